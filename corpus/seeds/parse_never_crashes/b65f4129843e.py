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
# name: async generators
async def agen():
    try:
        for i in range(3):
            got = yield i
            if got: print('got', got)
            await Pause(i)
    finally: print('cleanup')
async def main():
    out = []
    async for v in agen(): out.append(v)
    g = agen()
    print(await g.__anext__(), await g.asend('hi'))
    await g.aclose()
    try: await g.__anext__()
    except StopAsyncIteration: print('ended')
    return out
print(run(main()), type(agen()).__name__)
