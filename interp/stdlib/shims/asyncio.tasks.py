"""asyncio.tasks: tasks step their coroutines as CPython's do, callback for callback; what waits for several of them."""

from contextvars import copy_context

from . import events
from .coroutines import iscoroutine
from .exceptions import CancelledError, InvalidStateError
from .futures import Future, _get_loop, _set_result_unless_cancelled, _short, isfuture

__all__ = (
    "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed", "sleep", "gather",
    "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks",
    *(("create_eager_task_factory", "eager_task_factory") if _python(12) else ()),
)  # fmt: skip

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

_names = 0


def _next_name():
    global _names
    _names += 1
    return f"Task-{_names}"


class Task(Future):
    __module__ = "_asyncio"

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = _next_name() if name is None else str(name)
        self._coro = coro
        self._context = copy_context() if context is None else context
        self._fut_waiter = None
        self._must_cancel = False
        self._num_cancels_requested = 0
        if eager_start and self._loop.is_running():
            self._start_now()
        else:
            self._loop.call_soon(self._step, context=self._context)
            self._loop._tasks[self] = None

    def _repr_parts(self):
        parts = [self._state.lower()]
        if self._state == "PENDING" and self._num_cancels_requested:
            parts[0] = "cancelling"
        parts.append(f"name={self._name!r}")
        parts.append(f"coro=<{_coroutine_title(self._coro)}>")
        if self._fut_waiter is not None:
            parts.append(f"wait_for={self._fut_waiter!r}")
        if self._state == "FINISHED":
            parts.append(f"result={_short(self._result)}" if self._exception is None else f"exception={self._exception!r}")
        return parts + self._repr_callbacks()

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value, /):
        self._name = str(value)

    def set_result(self, result, /):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception, /):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        return []

    def print_stack(self, *, limit=None, file=None):
        pass

    def cancel(self, msg=None):
        if self._state != "PENDING":
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0 and _python(13):
                self._must_cancel = False
        return self._num_cancels_requested

    def _start_now(self):
        loop = self._loop
        outer = loop._current_task
        try:
            self._context.run(self._step)
        finally:
            loop._current_task = outer
        if self._state == "PENDING":
            loop._tasks[self] = None

    def _step(self, error=None):
        if self._state != "PENDING":
            raise InvalidStateError(f"_step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        outer = loop._current_task
        loop._current_task = self
        try:
            result = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            loop._current_task = outer
            if self._must_cancel:
                self._must_cancel = False
                self._end()
                super().cancel(msg=self._cancel_message)
            else:
                self._end()
                super().set_result(stop.value)
        except CancelledError as cancelled:
            loop._current_task = outer
            self._cancelled_exc = cancelled
            self._end()
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as fatal:
            loop._current_task = outer
            self._end()
            super().set_exception(fatal)
            raise
        except BaseException as raised:
            loop._current_task = outer
            self._end()
            super().set_exception(raised)
        else:
            loop._current_task = outer
            self._wait_for(result)

    def _end(self):
        self._loop._tasks.pop(self, None)

    def _wait_for(self, result):
        blocking = getattr(result, "_asyncio_future_blocking", None)
        if blocking is not None:
            if _get_loop(result) is not self._loop:
                self._fail(f"Task {self!r} got Future {result!r} attached to a different loop")
            elif not blocking:
                self._fail(f"yield was used instead of yield from in task {self!r} with {result!r}")
            elif result is self:
                self._fail(f"Task cannot await on itself: {self!r}")
            else:
                result._asyncio_future_blocking = False
                result.add_done_callback(self._wake_up, context=self._context)
                self._fut_waiter = result
                if self._must_cancel and result.cancel(msg=self._cancel_message):
                    self._must_cancel = False
        elif result is None:
            self._loop.call_soon(self._step, context=self._context)
        elif type(result).__name__ == "generator":
            self._fail(f"yield was used instead of yield from for generator in task {self!r} with {result!r}")
        else:
            self._fail(f"Task got bad yield: {result!r}")

    def _fail(self, message):
        self._loop.call_soon(self._step, RuntimeError(message), context=self._context)

    def _wake_up(self, future):
        error = None
        try:
            future.result()
        except BaseException as raised:
            error = raised
        # Behind the handler: what the coroutine raises has nothing handled around it.
        self._step(error)


def _coroutine_title(coro):
    name = getattr(coro, "__qualname__", type(coro).__name__)
    code = getattr(coro, "cr_code", None)
    if code is None:
        return f"{name}()"
    frame = coro.cr_frame
    if frame is None:
        return f"{name}() done, defined at {code.co_filename}:{code.co_firstlineno}"
    return f"{name}() running at {code.co_filename}:{frame.f_lineno or code.co_firstlineno}"


def _set_task_name(task, name):
    if name is not None:
        task.set_name(name)


def current_task(loop=None):
    return (events.get_running_loop() if loop is None else loop)._current_task


def all_tasks(loop=None):
    return {task for task in (events.get_running_loop() if loop is None else loop)._tasks if not task.done()}


def create_task(coro, *, name=None, context=None, **keywords):
    loop = events.get_running_loop()
    if _python(13):
        return loop.create_task(coro, name=name, context=context, **keywords)
    # A name that is given later costs the number of the one that the task had.
    task = loop.create_task(coro, context=context, **keywords)
    if name is not None:
        task.set_name(name)
    return task


def create_eager_task_factory(custom_task_constructor):
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


eager_task_factory = create_eager_task_factory(Task)


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not _get_loop(coro_or_future):
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not _has_special(coro_or_future, "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _awaiting(coro_or_future)
    return (events.get_event_loop() if loop is None else loop).create_task(coro_or_future)


async def _awaiting(awaitable):
    return await awaitable


class _NextTurn:
    def __await__(self):
        yield


async def sleep(delay, result=None):
    if _python(13) and delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    if delay <= 0:
        await _NextTurn()
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


# Several at once.


class _Gathering(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        # Each of them is asked, whatever the others say.
        if any([child.cancel(msg=msg) for child in self._children]):
            self._cancel_requested = True
            return True
        return False


_Gathering.__name__ = _Gathering.__qualname__ = "_GatheringFuture"


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    finished = 0
    outer = None

    def one_done(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            return
        if not return_exceptions:
            error = future._make_cancelled_error() if future.cancelled() else future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished == len(futures):
            results = []
            for child in children:
                if child.cancelled():
                    results.append(CancelledError("" if child._cancel_message is None else child._cancel_message))
                else:
                    error = child.exception()
                    results.append(child.result() if error is None else error)
            if outer._cancel_requested:
                outer.set_exception(future._make_cancelled_error())
            else:
                outer.set_result(results)

    futures = {}
    children = []
    done = []
    loop = None
    for each in coros_or_futures:
        future = futures.get(each)
        if future is None:
            future = ensure_future(each, loop=loop)
            if loop is None:
                loop = _get_loop(future)
            futures[each] = future
            if _python(13) and future.done():
                done.append(future)
            else:
                future.add_done_callback(one_done)
        children.append(future)
    outer = _Gathering(children, loop=loop)
    for future in done:
        one_done(future)
    return outer


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = _get_loop(inner).create_future()

    def inner_done(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    futures = set(fs)
    if any([iscoroutine(each) for each in futures]):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = events.get_running_loop()
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release, waiter)
    left = len(futures)

    def one_done(future):
        nonlocal left
        left -= 1
        failed = return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or failed:
            if timer is not None:
                timer.cancel()
            _release(waiter)

    for future in futures:
        future.add_done_callback(one_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(one_done)
    return {future for future in futures if future.done()}, {future for future in futures if not future.done()}


def _release(waiter, *ignored):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(future):
    loop = events.get_running_loop()
    waiter = loop.create_future()

    def released(future):
        _release(waiter)

    future.add_done_callback(released)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(released)


async def wait_for(fut, timeout):
    if _python(12):
        if fut is not None and not isfuture(fut) and not iscoroutine(fut):
            fut = _awaiting(fut)
        if timeout is None or timeout > 0:
            from asyncio.timeouts import timeout as limited

            async with limited(timeout):
                return await fut
    elif timeout is None:
        return await fut
    loop = events.get_running_loop()
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        return await _result_of_cancelled(fut)
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release, waiter)

    def released(future):
        _release(waiter)

    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(released)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(released)
            await _cancel_and_wait(fut)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(released)
        return await _result_of_cancelled(fut)
    finally:
        timer.cancel()


async def _result_of_cancelled(future):
    await _cancel_and_wait(future)
    try:
        return future.result()
    except CancelledError as error:
        raise TimeoutError from error


class _AsCompleted:
    def __init__(self, aws, timeout):
        from asyncio.queues import Queue

        self._done = Queue()
        loop = events.get_event_loop()
        self._todo = {ensure_future(each, loop=loop) for each in dict.fromkeys(aws)}  # a set of coroutines goes by their addresses
        self._left = len(self._todo)
        for future in self._todo:
            future.add_done_callback(self._one_done)
        self._timer = loop.call_later(timeout, self._timed_out) if self._todo and timeout is not None else None

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next_done(True)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next_done(False)

    async def _next_done(self, resolve):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if resolve else future

    def _one_done(self, future):
        if self._todo:
            self._todo.remove(future)
            self._done.put_nowait(future)
            if not self._todo and self._timer is not None:
                self._timer.cancel()

    def _timed_out(self):
        for future in self._todo:
            future.remove_done_callback(self._one_done)
            self._done.put_nowait(None)
        self._todo.clear()


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        wanted = "an iterable of awaitables" if _python(13) else "an iterable of futures"
        raise TypeError(f"expect {wanted}, not {type(fs).__name__}")
    return _AsCompleted(fs, timeout)


def run_coroutine_threadsafe(coro, loop):
    raise NotImplementedError("threads and processes are not available in the sandbox")
