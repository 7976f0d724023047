# name: nested functions raising through closures
def outer():
    state = []
    def inner(n):
        state.append(n)
        if n == 3: raise OverflowError(n, state)
        try: inner(n + 1)
        finally: state.append(-n)
    try: inner(0)
    except OverflowError as e: return e.args, state
print(outer())
