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
# name: async errors
class NotIt: pass
async def a():
    async for x in NotIt(): pass
async def b():
    async with NotIt(): pass
async def c():
    async for x in [1]: pass
for f in (a, b, c):
    try: run(f())
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
