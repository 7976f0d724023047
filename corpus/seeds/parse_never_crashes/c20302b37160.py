# name: return over lines
# raises: TypeError
def f():
    return (
        1,
        len(
            5
        ),
    )
f()
