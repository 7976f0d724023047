"""Steps of the iterators of deque, and what functools has in C and is no method where it stands in a class."""


def _deque_step(self, state):
    place = _deque_place(state)
    deque = state[0]
    return deque._items[deque._start + place]


def _deque_step_back(self, state):
    place = _deque_place(state)
    return state[0]._items[-1 - place]


def _deque_place(state):
    deque, version, place = state
    if deque is None:
        raise StopIteration
    if deque._state != version:
        state[0] = None
        raise RuntimeError("deque mutated during iteration")
    if place >= len(deque._items) - deque._start:
        state[0] = None
        raise StopIteration
    state[2] = place + 1
    return place


def _deque_hint(self, /):
    deque, version, place = _parts(self)
    return 0 if deque is None else len(deque._items) - deque._start - place


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
