"""Iteration with guest code in it, and the builtin functions that consume iterables."""


def _iterable(x):
    return _native_iterator(x) or _host_iter(x) is not None or _has_special(x, "__iter__") or _has_special(x, "__getitem__")


def _has_special(x, name):
    found = _lookup(_type(x), name)
    return found is not _missing and found is not None


def _iter(x):
    method = _special(x, "__iter__")
    if method is not _missing and method is not None:
        result = method()
        if not _native_iterator(result) and _lookup(_type(result), "__next__") is _missing:
            raise TypeError(f"iter() returned non-iterator of type '{_name(result)}'")
        return result
    if _lookup(_type(x), "__iter__") is not None and _special(x, "__getitem__") is not _missing:
        return _iterator("iterator", "_getitem_step", [x, 0])
    raise TypeError(f"'{_name(x)}' object is not iterable")


def _length_hint(x):
    """PyObject_LengthHint. Where CPython makes a list of an iterable it asks for its length first, if only to reserve room."""
    if _lookup(_type(x), "__len__") is not _missing:
        try:
            return _room(len(x))
        except TypeError:
            pass
    method = _special(x, "__length_hint__")
    if method is _missing:
        return 0
    try:
        hint = method()
    except TypeError:
        return 0
    if hint is NotImplemented:
        return 0
    if not _subtype(_type(hint), int):
        raise TypeError(f"__length_hint__ must be an integer, not {_name(hint)}")
    hint = int(_payload(hint))
    if not -_TOO_LONG <= hint < _TOO_LONG:
        raise OverflowError("Python int too large to convert to C ssize_t")
    if hint < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return _room(hint)


_TOO_LONG = 1 << 63


def _room(length):
    if length >> 40:
        raise MemoryError
    return length


def _listed(iterable):
    """PySequence_List, of what takes guest code."""
    iterator = iter(iterable)
    if _type(iterable) is not _generator_type:
        _length_hint(iterable)
    return [item for item in _steps(iterator)]


def _gathered(generator):
    return [item for item in generator]


def _gathered_set(generator):
    """Each is hashed before the next one comes."""
    return {item for item in generator}


def _getitem_hint(self):
    sequence, place = _parts(self)
    if place is None:
        return 0
    if _lookup(_type(sequence), "__len__") is _missing:
        return NotImplemented
    return max(0, len(sequence) - place)


def _reversed_hint(self):
    sequence, place = _parts(self)
    return 0 if place < 0 or len(sequence) <= place else place + 1


def _getitem_step(self, state):
    if state[1] is None:
        raise StopIteration
    try:
        item = state[0][state[1]]
    except (IndexError, StopIteration):
        state[1] = None
        raise StopIteration from None
    state[1] += 1
    return item


def _iter_callable(function, sentinel):
    if not callable(function):
        raise TypeError("iter(object, sentinel): object must be callable" if _python(12) and not _python(13) else "iter(v, w): v must be callable")
    return _iterator("callable_iterator", "_callable_step", [function, sentinel])


def _callable_step(self, state):
    if not state:
        raise StopIteration
    value = state[0]()
    if not state or value == state[1]:
        state.clear()
        raise StopIteration
    return value


def _call_next(iterator):
    return _special(iterator, "__next__")()


def _next(iterator):
    if _type(iterator) is _generator_type:
        return _resume(iterator, None)
    if _native_iterator(iterator):
        if _generator_state(iterator):
            return _resume(iterator, None)
        item = _step(iterator)
        if item is _exhausted:
            raise StopIteration
        return item
    method = _special(iterator, "__next__")
    if method is _missing:
        raise TypeError(f"'{_name(iterator)}' object is not an iterator")
    return method()


def _next_default(iterator, default):
    try:
        return _next(iterator)
    except StopIteration:
        return default


def _send(iterator, value):
    return iterator.send(value)


def _throw_into(iterator, exception):
    throw = getattr(iterator, "throw", _missing)
    if throw is _missing:
        _reraise(exception)
    return throw(exception)


def _close_then_raise(inner, exception):
    close = getattr(inner, "close", _missing)
    if close is not _missing:
        close()
    _reraise(exception)


def _generator_type_probe():
    yield None


_generator_type = _type(_generator_type_probe())


def _enumerate(iterable, start):
    start = _index(start)
    return _make_enumerate(iter(iterable), start)


def _enumerate_step(self):
    item = _next(_parts(self)[0])
    return (_count(self), item)


def _new_zip(*iterables, strict=False):
    iterators = []
    for number, iterable in enumerate(iterables):
        if not _iterable(iterable):
            raise TypeError(f"'{_name(iterable)}' object is not iterable")
        iterators.append(iter(iterable))
    return _make_zip(iterators, True if strict else False)


def _zip_setstate(self, state):
    _set_strict(self, True if state else False)


def _getitem_setstate(self, place):
    state = _parts(self)
    if state[1] is not None:
        state[1] = max(place, 0)


def _guest_iterator_reduce(self, cls):
    parts = _parts(self)
    kind = _name(self)
    if kind == "map":
        return (cls, (parts[0], *parts[1]))
    if kind == "filter":
        return (cls, tuple(parts))
    if kind == "callable_iterator":
        return (iter, tuple(parts) if parts else ((),))
    if kind == "reversed":
        return (cls, (parts[0],), parts[1]) if parts[1] >= 0 else (cls, ((),))
    return (iter, (parts[0],), parts[1]) if parts[1] is not None else (iter, ((),))


def _reversed_setstate(self, place):
    state = _parts(self)
    if state[1] >= 0:
        state[1] = max(-1, min(place, len(state[0]) - 1))


def _zip_step(self):
    iterators, strict = _parts(self)
    if not iterators:
        raise StopIteration
    items = []
    for iterator in iterators:
        try:
            items.append(_next(iterator))
        except StopIteration:
            if not strict:
                raise
            break
    else:
        return tuple(items)
    _zip_uneven(iterators, len(items))
    raise StopIteration


def _zip_uneven(iterators, place):
    if place:
        plural = " " if place == 1 else "s 1-"
        raise ValueError(f"zip() argument {place + 1} is shorter than argument{plural}{place}")
    for number in range(1, len(iterators)):
        if _next_default(iterators[number], _missing) is not _missing:
            plural = " " if number == 1 else "s 1-"
            raise ValueError(f"zip() argument {number + 1} is longer than argument{plural}{number}")


def _new_map(function, first, /, *others):
    return _iterator("map", "_map_step", [function, [iter(iterable) for iterable in (first, *others)]])


def _map_step(self, state):
    if len(state[1]) == 1:
        return state[0](_next(state[1][0]))
    return state[0](*[_next(iterator) for iterator in state[1]])


def _new_filter(function, iterable, /):
    return _iterator("filter", "_filter_step", [function, iter(iterable)])


def _filter_step(self, state):
    function, iterator = state
    while True:
        item = _next(iterator)
        if function is None or function is bool:
            if item:
                return item
        elif function(item):
            return item


def _reversed(x, /):
    method = _special(x, "__reversed__")
    if method is not _missing and method is not None and not _plain(x):
        return method()
    backwards = _reverse(x)
    if backwards is not None:
        return backwards
    if _lookup(_type(x), "__reversed__") is None or _lookup(_type(x), "__getitem__") is _missing:
        raise TypeError(f"'{_name(x)}' object is not reversible")
    return _iterator("reversed", "_reversed_step", [x, len(x) - 1])


def _reversed_values(self, /):
    return _reverse(_payload(self))


def _reversed_step(self, state):
    if state[1] < 0:
        raise StopIteration
    try:
        item = state[0][state[1]]
    except (IndexError, StopIteration):
        state[1] = -1
        raise StopIteration from None
    state[1] -= 1
    return item


def _unpack_list(value, count):
    if not _iterable(value):
        raise TypeError(f"cannot unpack non-iterable {_name(value)} object")
    items = []
    iterator = iter(value)
    while len(items) <= count:
        try:
            items.append(_next(iterator))
        except StopIteration:
            break
    return items


def _unpack_all(value, before):
    if not _iterable(value):
        raise TypeError(f"cannot unpack non-iterable {_name(value)} object")
    items = []
    iterator = iter(value)
    while len(items) < before:
        try:
            items.append(_next(iterator))
        except StopIteration:
            return items
    # The rest is a list of the iterator, which is asked for its iterator again (`unpack_iterable`).
    return items + _listed(iterator)


def _builtin_any(iterable, /):
    for item in iterable:
        if item:
            return True
    return False


def _builtin_all(iterable, /):
    for item in iterable:
        if not item:
            return False
    return True


def _builtin_sum(iterable, /, start=0):
    if not _iterable(iterable):
        raise TypeError(f"'{_name(iterable)}' object is not iterable")
    total = start
    if _type(total) is not int:
        if _type(total) is str:
            raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
        if _type(total) is bytes:
            raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
        if _type(total) is bytearray:
            raise TypeError("sum() can't sum bytearray [use b''.join(seq) instead]")
    quick = _sum_plain(iterable, total)
    if quick is not _missing:
        return quick
    for item in iterable:
        total = total + item
    return total


def _builtin_min(first, /, *others, key=None, default=_missing):
    return _extreme("min", (first, *others), key, default, False)


def _builtin_max(first, /, *others, key=None, default=_missing):
    return _extreme("max", (first, *others), key, default, True)


def _extreme(name, args, key, default, largest):
    if len(args) == 1:
        args = args[0]
        if not _iterable(args):
            raise TypeError(f"'{_name(args)}' object is not iterable")
    elif default is not _missing:
        raise TypeError(f"Cannot specify a default for {name}() with multiple positional arguments")
    best = _missing
    for item in args:
        value = item if key is None else key(item)
        if best is _missing:
            best = item
            best_value = value
        elif (value > best_value) if largest else (value < best_value):
            best = item
            best_value = value
    if best is _missing:
        if default is _missing:
            raise ValueError(f"{name}() iterable argument is empty" if _python(12) else f"{name}() arg is an empty sequence")
        return default
    return best


def _builtin_sorted(iterable, /, *, key=None, reverse=False):
    items = list(iterable)
    items.sort(key=key, reverse=reverse)
    return items


def _list_index(self, value, start=0, stop=_missing, /):
    items = _payload(self)
    start = _index(start, "slice indices must be integers or have an __index__ method")
    stop = len(items) if stop is _missing else _index(stop, "slice indices must be integers or have an __index__ method")
    place = _position(items, value, start, stop)
    if place < 0:
        raise ValueError(f"{value!r} is not in list")
    return place


def _math_sumprod(p, q, /):
    p, q = list(p), list(q)
    if len(p) != len(q):
        raise ValueError("Inputs are not the same length")
    for item in p + q:
        if _type(item) is not int and _type(item) is not float:
            break
    else:
        return _sumprod(p, q)
    total = 0
    for x, y in zip(p, q):
        total = total + x * y
    return total


def _math_prod(iterable, /, *, start=1):
    total = start
    for item in iterable:
        total = total * item
    return total
