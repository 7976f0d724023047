"""asyncio.futures: results that are not there yet."""

from . import events
from .exceptions import CancelledError, InvalidStateError

__all__ = ("Future", "wrap_future", "isfuture")

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


def isfuture(obj):
    return hasattr(obj.__class__, "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


class Future:
    __module__ = "_asyncio"

    _state = _PENDING
    _result = None
    _exception = None
    _loop = None
    _cancel_message = None
    _cancelled_exc = None
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._repr_parts())}>"

    def _repr_parts(self):
        parts = [self._state.lower()]
        if self._state == _FINISHED:
            parts.append(f"result={_short(self._result)}" if self._exception is None else f"exception={self._exception!r}")
        return parts + self._repr_callbacks()

    def _repr_callbacks(self):
        names = [_title(callback) for callback, _ in self._callbacks]
        if not names:
            return []
        if len(names) > 2:
            names = [names[0], f"<{len(names) - 2} more>", names[-1]]
        return [f"cb=[{', '.join(names)}]"]

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)

    def get_loop(self):
        return self._loop

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _make_cancelled_error(self):
        error = self._cancelled_exc
        if error is not None:
            self._cancelled_exc = None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def _schedule_callbacks(self):
        callbacks = self._callbacks
        self._callbacks = []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state == _PENDING:
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_traceback)
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state == _PENDING:
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def add_done_callback(self, fn, /, *, context=None):
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, events.copy_context() if context is None else context))

    def remove_done_callback(self, fn, /):
        kept = [pair for pair in self._callbacks if not pair[0] == fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def set_result(self, result, /):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception, /):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            words = "StopIteration interacts badly with generators and cannot be raised into a Future"
            if not _python(13):
                raise TypeError(words)
            replaced = RuntimeError(words)
            replaced.__cause__ = replaced.__context__ = exception
            exception = replaced
        self._exception = exception
        self._exception_traceback = exception.__traceback__
        self._state = _FINISHED
        self._schedule_callbacks()

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state == _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def _short(value):
    text = repr(value)
    return text if len(text) <= 40 else text[:18] + "..." + text[-19:]


def _title(function):
    code = getattr(function, "__code__", None)
    place = "" if code is None else f" at {code.co_filename}:{code.co_firstlineno}"
    return f"{getattr(function, '__qualname__', None) or repr(function)}(){place}"


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


def _get_loop(future):
    return future.get_loop()


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    raise TypeError("threads are not available in the sandbox")
