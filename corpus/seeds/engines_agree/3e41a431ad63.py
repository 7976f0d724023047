# name: unpacking
# raises: ValueError
a = 1
(
    b,
    c,
) = (
    1, 2, 3
)
