"""Ending generators and coroutines, and the protocols of `await`, `async for` and `async with`."""


def _generator_throw(self, exception, value=None, traceback=None, /):
    return _throw(self, _thrown(exception, value, traceback))


def _generator_close(self, /):
    state = _generator_state(self)
    if state == "closed":
        return None
    if state == "created":
        _discard(self)
        return None
    for inner in _generator_loops(self):
        _generator_drop(inner)
    try:
        _throw(self, GeneratorExit())
    except (GeneratorExit, StopIteration) as stopped:
        return stopped.value if _python(13) and _type(stopped) is StopIteration else None
    raise RuntimeError(f"{_name(self)} ignored GeneratorExit")


def _generator_drop(generator):
    # As when its last reference goes: what comes of it is nobody's to catch.
    try:
        _generator_close(generator)
    except BaseException:
        pass


def _generator_frame(globals, locals, code, line):
    from sys import frame

    made = frame()
    made.f_back = made.f_trace = None
    made.f_globals = globals
    made.f_locals = locals
    made.f_code = code
    made.f_lineno = line
    made.f_builtins = {}
    made.f_lasti = -1
    return made


def _traceback_frame(entry):
    from sys import _frames_of

    return _frames_of(entry)[-1][0]


def _await(x, giver):
    method = _special(x, "__await__")
    if method is _missing:
        if giver == 3:
            raise TypeError(f"'async for' received an invalid object from __anext__: {_name(x)}")
        if giver:
            name = "__aenter__" if giver == 1 else "__aexit__"
            raise TypeError(f"'async with' received an object from {name} that does not implement __await__: {_name(x)}")
        raise TypeError(f"object {_name(x)} can't be used in 'await' expression")
    if giver != 3:
        return _checked_await(method())
    try:
        return _checked_await(method())
    except BaseException as error:
        raise TypeError(f"'async for' received an invalid object from __anext__: {_name(x)}") from error


def _checked_await(result):
    if not _native_iterator(result):
        if _type(result).__name__ == "coroutine":
            raise TypeError("__await__() returned a coroutine")
        if _lookup(_type(result), "__next__") is _missing:
            raise TypeError(f"__await__() returned non-iterator of type '{_name(result)}'")
    return result


def _aiter(x):
    method = _special(x, "__aiter__")
    if method is _missing:
        raise TypeError(f"'async for' requires an object with __aiter__ method, got {_name(x)}")
    result = method()
    if _special(result, "__anext__") is _missing:
        raise TypeError(f"'async for' received an object from __aiter__ that does not implement __anext__: {_name(result)}")
    return result


def _anext(x):
    method = _special(x, "__anext__")
    if method is _missing:
        raise TypeError(f"'async for' requires an iterator with __anext__ method, got {_name(x)}")
    return method()


def _builtin_aiter(x, /):
    method = _special(x, "__aiter__")
    if method is _missing:
        raise TypeError(f"'{_name(x)}' object is not an async iterable")
    result = method()
    if _special(result, "__anext__") is _missing:
        raise TypeError(f"aiter() returned not an async iterator of type '{_name(result)}'")
    return result


def _builtin_anext(x, default=_missing, /):
    method = _special(x, "__anext__")
    if method is _missing:
        raise TypeError(f"'{_name(x)}' object is not an async iterator")
    return method() if default is _missing else _anext_awaitable(method(), default)


def _anext_ask(self, name, *args):
    awaitable, default = _anext_parts(self)
    kind = _type(awaitable).__name__
    if kind == "coroutine":
        iterator = awaitable.__await__()
    elif kind == "generator" and awaitable.gi_code.co_flags & 256:  # what types.coroutine marks
        iterator = awaitable
    else:
        iterator = _await(awaitable, 0)
    try:
        return next(iterator) if name == "__next__" else getattr(iterator, name)(*args)
    except StopAsyncIteration:
        pass
    raise StopIteration(default)


def _anext_next(self, /):
    return _anext_ask(self, "__next__")


def _anext_send(self, value, /):
    # The host passes it by `PyObject_CallMethod`, which makes arguments of a tuple.
    return _anext_ask(self, "send", *(value if _subtype(_type(value), tuple) else (value,)))


def _anext_throw(self, /, *args):
    return _anext_ask(self, "throw", *args)


def _anext_close(self, /, *args):
    return _anext_ask(self, "close", *args)


def _thrown(exception, value, traceback):
    if traceback is not None and _name(traceback) != "traceback":
        raise TypeError("throw() third argument must be a traceback object")
    if _is_class(exception) and _subtype(exception, BaseException):
        cls = exception
        try:
            if value is None:
                exception = cls()
            else:
                exception = value if isinstance(value, cls) else cls(*value) if _type(value) is tuple else cls(value)
            if not _is_exception(exception):
                raise TypeError(f"calling {cls!r} should have returned an instance of BaseException, not {_name(exception)}")
        except BaseException as error:
            # What cannot be made is thrown as the reason why.
            exception = error
    elif not _is_exception(exception):
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {_name(exception)}")
    elif value is not None:
        raise TypeError("instance exception may not have a separate value")
    if traceback is not None:
        exception.__traceback__ = traceback
    return exception


def _async_throw(self, /, *args):
    try:
        if not 1 <= len(args) <= 3:
            bound = "least 1 argument" if not args else "most 3 arguments"
            raise TypeError(f"athrow expected at {bound}, got {len(args)}")
        return _new_step(self, 1, _thrown(*(args + (None, None))[:3]))
    except TypeError as error:
        # Raised by who awaits it.
        return _new_step(self, 3, error)


def _async_close(self, /):
    return _new_step(self, 2, GeneratorExit())


def _step_throw(self, exception, value=None, traceback=None, /):
    return _throw_step(self, _thrown(exception, value, traceback))


def _step_close(self, /):
    if not _python(13):
        _discard(self)
        return None
    if _generator_state(self) == "closed":
        return None
    try:
        _throw_step(self, GeneratorExit())
    except (StopIteration, StopAsyncIteration, GeneratorExit):
        return None
    raise RuntimeError("coroutine ignored GeneratorExit")


def _wrapper_send(self, value, /):
    return _coroutine(self).send(value)


def _wrapper_next(self, /):
    return _coroutine(self).send(None)


def _wrapper_throw(self, exception, value=None, traceback=None, /):
    return _generator_throw(_coroutine(self), exception, value, traceback)


def _wrapper_close(self, /):
    return _generator_close(_coroutine(self))


def _run_awaiting(coroutine):
    from asyncio.runners import run

    return run(coroutine)
