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
# name: async with and for
class CM:
    async def __aenter__(self): print('aenter'); await Pause('enter'); return 'cm'
    async def __aexit__(self, *a): print('aexit', a[0] and a[0].__name__); return True
class It:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        return self.n
async def main():
    async with CM() as c: print(c); raise ValueError
    async for i in It(2): print(i)
    else: print('else')
    return [i async for i in It(3)], {i: i async for i in It(2) if i}, [await f(i) for i in range(2)]
async def f(x): return x + 100
print(run(main()))
