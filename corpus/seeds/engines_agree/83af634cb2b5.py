# name: name used before global
# raises: SyntaxError
def f():
    print(x)
    global x
