# name: global statement name
# raises: NameError
def f():
    global g
    print(
        g
    )
f()
