"""asyncio.events: the event loop. What is ready runs in the order it came; what waits for its time waits in one sorted list.

A turn runs what was ready when it began, as CPython's loop does: callbacks that are added meanwhile run in the next turn. The loop
that runs is kept by the machine, so that a feed that hit a limit leaves none behind.
"""

from contextvars import copy_context

__all__ = (
    "AbstractEventLoop", "Handle", "TimerHandle", "get_event_loop", "set_event_loop", "new_event_loop", "get_running_loop",
    "_get_running_loop", "get_event_loop_policy", "set_event_loop_policy",
)  # fmt: skip


class Handle:
    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._context = copy_context() if context is None else context
        self._cancelled = False

    def get_context(self):
        return self._context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({"message": f"Exception in callback {self!r}", "exception": error, "handle": self})

    def __repr__(self):
        return f"<{type(self).__name__}{' cancelled' if self._cancelled else ' ' + repr(self._callback)}>"


class TimerHandle(Handle):
    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = True

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            super().cancel()
            if self._scheduled:
                self._loop._timers.remove(self)
                self._scheduled = False

    def __lt__(self, other):
        return self._when < other._when

    def __le__(self, other):
        return self._when <= other._when

    def __gt__(self, other):
        return self._when > other._when

    def __ge__(self, other):
        return self._when >= other._when


class AbstractEventLoop:
    pass


class _UnixSelectorEventLoop(AbstractEventLoop):
    __module__ = "asyncio.unix_events"

    def __init__(self):
        self._ready = []
        self._timers = []
        self._tasks = {}
        self._current_task = None
        self._task_factory = None
        self._exception_handler = None
        self._closed = False
        self._running = False
        self._stopping = False
        self._debug = False
        self._generators = {}

    def __repr__(self):
        return f"<{type(self).__name__} running={self._running} closed={self._closed} debug={self._debug}>"

    # Running and stopping.

    def run_forever(self):
        self._check_closed()
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._running = True
        generators = _watch_generators(self._generators)
        _set_running_loop(self)
        try:
            while True:
                self._turn()
                if self._stopping:
                    break
        finally:
            self._stopping = self._running = False
            _set_running_loop(None)
            _watch_generators(generators)

    def _turn(self):
        timers = self._timers
        if not self._ready and not self._stopping:
            # Without a timer nothing can ever happen any more: that wait is longer than any limit.
            _sleep(int((timers[0]._when - self.time()) * 1e9) + 1 if timers else 1 << 62)
        if timers:
            end = self.time() + 1e-9
            due = 0
            for timer in timers:
                if timer._when >= end:
                    break
                timer._scheduled = False
                due += 1
            self._ready += timers[:due]
            del timers[:due]
        ready = self._ready
        self._ready = []
        for number, handle in enumerate(ready):
            if not handle._cancelled:
                try:
                    handle._run()
                except BaseException:
                    self._ready = ready[number + 1 :] + self._ready
                    raise

    def run_until_complete(self, future):
        from asyncio.futures import isfuture
        from asyncio.tasks import ensure_future

        self._check_closed()
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        new = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except BaseException:
            if new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    async def shutdown_asyncgens(self):
        closing = list(self._generators)
        self._generators.clear()
        if closing:
            from asyncio.tasks import gather

            for generator, result in zip(closing, await gather(*[g.aclose() for g in closing], return_exceptions=True)):
                if isinstance(result, Exception):
                    message = f"an error occurred during closing of asynchronous generator {generator!r}"
                    self.call_exception_handler({"message": message, "exception": result, "asyncgen": generator})

    async def shutdown_default_executor(self, timeout=None):
        pass

    # Callbacks.

    def time(self):
        return _stopwatch() / 1e9

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        handle = TimerHandle(when, callback, args, self, context)
        timers = self._timers
        low, high = 0, len(timers)
        while low < high:
            middle = (low + high) // 2
            if when < timers[middle]._when:
                high = middle
            else:
                low = middle + 1
        timers.insert(low, handle)
        return handle

    # Futures and tasks.

    def create_future(self):
        from asyncio.futures import Future

        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None, **keywords):
        from asyncio.tasks import Task

        self._check_closed()
        if self._task_factory is None:
            return Task(coro, loop=self, name=name, context=context, **keywords)
        if context is None:
            task = self._task_factory(self, coro, **keywords)
        else:
            task = self._task_factory(self, coro, context=context, **keywords)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def run_in_executor(self, executor, function, *args):
        raise NotImplementedError("threads and processes are not available in the sandbox")

    # Errors.

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        # CPython logs it to stderr, which a guest does not have.
        pass

    def call_exception_handler(self, context):
        if self._exception_handler is not None:
            try:
                self._exception_handler(self, context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                pass


BaseEventLoop = EventLoop = _UnixSelectorEventLoop


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return
    future._loop.stop()


class DefaultEventLoopPolicy:
    def __init__(self):
        self._loop = None

    def new_event_loop(self):
        return EventLoop()

    def set_event_loop(self, loop):
        self._loop = loop

    def get_event_loop(self):
        if self._loop is None:
            self._loop = self.new_event_loop()
        return self._loop


_policy = DefaultEventLoopPolicy()


def get_event_loop_policy():
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = DefaultEventLoopPolicy() if policy is None else policy


def new_event_loop():
    return _policy.new_event_loop()


def _get_running_loop():
    return _running_loop()


def get_running_loop():
    loop = _running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def set_event_loop(loop):
    _policy.set_event_loop(loop)


def get_event_loop():
    loop = _running_loop()
    return _policy.get_event_loop() if loop is None else loop
