"""Coroutines, asynchronous generators, `async for` and `async with`: driven by hand, and by asyncio's loop at the top level."""

from __future__ import annotations

from differential.generator.production import Production

NEEDS = ("async",)

PRODUCTIONS = (
    Production("coroutine_returns", 2, """
        async def $!f(p, *, q=$int) -> 'text':
            $def
            return p, q
        $!c = $1($any)
        try:
            print($3.send(None))
        except StopIteration as e:
            print(e.value)
        try:
            $3.send(None)
        except RuntimeError as e:
            print($&error)
    """, needs=NEEDS, nests=True, place="module"),
    Production("coroutine_steps", 2, """
        class $!A:
            def __init__(self, v):
                self.v = v
            def __await__(self):
                got = yield self.v
                return got, self.v
        async def $!f():
            try:
                print(await $1($int))
                print(await $1($any))
                return $str
            except ValueError as e:
                print($&error)
            finally:
                print('end')
        $!c = $2()
        try:
            print($7.send(None), $7.send($any))
            print($7.throw(ValueError($#message)) if $bool else $7.send(None))
        except StopIteration as e:
            print('value', e.value)
    """, needs=(*NEEDS, "class")),
    Production("coroutine_closed", 1, """
        async def $!f(p):
            return await p
        for $!v in ($any, $#any, $1($int)):
            $!c = $1($2)
            try:
                print($6.send(None))
            except Exception as e:
                print(type(e).__name__, e)
            print($6.close())
    """, needs=NEEDS),
    Production("async_generator_steps", 2, """
        async def $!g(p):
            try:
                while p is not None:
                    p = yield p
                    print('got', repr(p))
            finally:
                print('closed')
        $!i = $1($int)
        def $!step(awaitable):
            try:
                awaitable.send(None)
            except StopIteration as e:
                return e.value
            except BaseException as e:
                return type(e).__name__, str(e)
        print($4($2.__anext__()), $4($2.asend($any)), $4($2.athrow(ValueError($#message))))
        print($4($2.aclose()), $4($2.__anext__()), $4($2.asend(None)))
    """, needs=NEEDS),
    Production("asyncio_statements", 3, """
        import asyncio
        class $!M:
            async def __aenter__(self):
                print('enter')
                return $int
            async def __aexit__(self, kind, error, traceback):
                print('exit', kind and kind.__name__)
                return $bool
        async def $!g(n):
            for i in range(n):
                yield i
                await asyncio.sleep(0)
        async def $!m():
            async with $1() as a, $1():
                print(a, [x async for x in $4(3) if x], {x: 1 async for x in $4(2)}, {await asyncio.sleep(0, x) for x in (1, 2)})
                async for x in $4(3):
                    if x > 1:
                        continue
                    print(x)
                else:
                    print('else')
                print([[y async for y in $4(x)] for x in range(3)], sum([x async for x in (v async for v in $4(4))]))
                raise $#exception($#message)
            return $str
        try:
            print(asyncio.run($5()))
        except Exception as e:
            print($&error)
    """, needs=(*NEEDS, "class"), place="module"),
    Production("async_iterator_class", 1, """
        import asyncio
        class $!I:
            def __init__(self, n):
                self.n = n
            def __aiter__(self):
                return self
            async def __anext__(self):
                self.n -= 1
                if self.n < 0:
                    raise StopAsyncIteration
                return self.n
        async def $!m():
            async for $!x in $1($#count):
                if $bool:
                    break
                print($3)
            else:
                print('else')
            print(await anext($1(1)), await anext($1(0), 'default'), [v async for v in aiter($1(2))])
            async for p, q in $1(2):
                print(p)
        try:
            asyncio.run($2())
        except TypeError as e:
            print($&error)
    """, needs=(*NEEDS, "class"), place="module"),
    Production("asyncio_tasks", 2, """
        import asyncio
        async def $!w(n, fails):
            for i in range(n):
                print('step', n, i)
                await asyncio.sleep(0)
            if fails:
                raise KeyError(n)
            return n
        async def $!m():
            print(await asyncio.gather($1(2, $bool), $1(1, $bool), return_exceptions=True))
            task = asyncio.create_task($1(3, False))
            await asyncio.sleep(0)
            print(task.done(), task.cancel() if $bool else None)
            try:
                print(await task)
            except asyncio.CancelledError as e:
                print(repr(e), task.cancelled())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task($1(1, $bool))
                    group.create_task($1(2, $bool))
            except* KeyError as e:
                print('group', e.exceptions)
            return await asyncio.wait_for($1(1, False), 1)
        print(asyncio.run($2()))
    """, needs=(*NEEDS, "except_star"), place="module"),
    Production("asyncio_queue", 1, """
        import asyncio
        async def $!m():
            queue, lock, event = asyncio.Queue(1), asyncio.Lock(), asyncio.Event()
            async def producer():
                for item in ($int, $str, None):
                    await queue.put(item)
                    print('put', item)
                event.set()
            async def consumer():
                async with lock:
                    while (item := await queue.get()) is not None:
                        print('got', item)
                await event.wait()
            await asyncio.gather(producer(), consumer())
            try:
                async with asyncio.timeout(0.01):
                    await queue.get()
            except TimeoutError as e:
                print(repr(e))
            print(queue.empty(), queue.qsize(), lock.locked())
        asyncio.run($1())
    """, needs=NEEDS, place="module"),
)  # fmt: skip
