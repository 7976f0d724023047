# name: binary operation over several lines
# raises: TypeError
x = (
    1
    + 2
    + 'a'
    + 3
)
