"""What of deque takes guest code, and what functools has in C and is no method where it stands in a class."""


def _deque_filled(deque, iterable):
    _deque_extend(deque, iterable)
    return deque


def _deque_init(self, /, iterable=_missing, maxlen=None):
    items = _payload(self)
    _deque_begin(items, maxlen)
    if iterable is not _missing:
        items.extend(iterable)


def _deque_extend(deque, iterable):
    for item in iterable:
        deque.append(item)


def _deque_extendleft(deque, iterable):
    for item in iterable:
        deque.appendleft(item)


def _deque_copy(self):
    most = _payload(self).maxlen
    return _type(self)(self) if most is None else _type(self)(self, most)


def _deque_index(self, value, start=0, stop=9223372036854775807, /):
    items = _payload(self)
    start = _deque_bound(start, len(items))
    stop = _deque_bound(stop, len(items))
    place = 0
    for item in items:
        if place >= stop:
            break
        if place >= start and (item is value or item == value):
            return place
        place += 1
    raise ValueError(f"{value!r} is not in deque")


def _deque_bound(bound, size):
    if _special(bound, "__index__") is _missing:
        raise TypeError("slice indices must be integers or have an __index__ method")
    bound = _index(bound)
    return max(0, bound + size) if bound < 0 else bound


def _deque_remove(self, value, /):
    items = _payload(self)
    steps = iter(items)
    place = -1
    same = False
    while True:
        try:
            item = _next_default(steps, _missing)
        except RuntimeError:
            raise IndexError("deque mutated during iteration") from None
        if same:
            del items[place]
            return
        if item is _missing:
            raise ValueError(f"{value!r} is not in deque")
        same = True if item is value or item == value else False
        place += 1


def _deque_add(self, other, /):
    if not isinstance(other, _deque):
        raise TypeError(f'can only concatenate deque (not "{_name(other)}") to deque')
    made = _deque_copy(self)
    made.extend(other)
    return made


def _deque_iadd(self, other, /):
    _deque.extend(self, other)
    return self


def _deque_mul(self, times, /):
    return _deque_imul(self.copy(), times)


def _deque_imul(self, times, /):
    _deque_repeat(_payload(self), _index(times))
    return self


def _deque_repr(self, /):
    if not _enter_repr(self):
        return "[...]"
    try:
        most = _payload(self).maxlen
        tail = "" if most is None else f", maxlen={most}"
        return f"{_type(self).__name__}({list(self)!r}{tail})"
    finally:
        _leave_repr(self)


def _deque_reduce(self, /):
    most = _payload(self).maxlen
    args = () if most is None else ((), most)
    state = getattr(self, "__dict__", None) or None
    return _type(self), args, state, iter(self)


def _called_with(function, args, keywords):
    return function(*args, **keywords) if keywords else function(*args)


def _functools_reduce(function, iterable, initial=_missing, /):
    iterator = _iterator_or(iterable, "reduce() arg 2 must support iteration")
    if initial is _missing:
        for initial in iterator:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        initial = function(initial, item)
    return initial


def _functools_cmp_to_key(mycmp):
    class KeyWrapper:
        __slots__ = ("obj",)
        __module__ = "functools"
        __qualname__ = "KeyWrapper"

        def __call__(self, obj):
            made = object.__new__(KeyWrapper)
            made.obj = obj
            return made

        def __lt__(self, other, /):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other, /):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other, /):
            return mycmp(self.obj, other.obj) == 0

        def __ne__(self, other, /):
            return mycmp(self.obj, other.obj) != 0

        def __le__(self, other, /):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other, /):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    _show_as(KeyWrapper, "functools.KeyWrapper")
    return object.__new__(KeyWrapper)


def _finditer_step(self, state):
    make, pattern, string, text, pos, endpos, found = state
    return make(pattern, string, text, pos, endpos, _next(found))
