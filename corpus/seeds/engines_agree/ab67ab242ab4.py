# needs: async
def run(coroutine):
    try:
        while True: print('suspended on', coroutine.send(None))
    except StopIteration as stop: return stop.value
class Pause:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return f'resumed {self.v} {got}'
# name: async comprehension outside async
# raises: SyntaxError
def f():
    return [i async for i in x]
