"""deque: a list whose first items may have been taken already."""

_SLACK = 64


class deque:
    __module__ = "collections"
    __slots__ = ("_items", "_start", "_most", "_state", "__weakref__")
    __hash__ = None

    def __new__(cls, *args, **keywords):
        self = object.__new__(cls)
        self._items = []
        self._start = 0
        self._most = None
        self._state = 0
        return self

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not _subtype(_type(maxlen), int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._most = maxlen
        self._items = []
        self._start = 0
        self._state += 1
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._most

    def _all(self):
        if self._start:
            del self._items[: self._start]
            self._start = 0
        return self._items

    def append(self, item, /):
        self._state += 1
        items = self._items
        items.append(item)
        if self._most is not None and len(items) - self._start > self._most:
            deque.popleft(self)

    def appendleft(self, item, /):
        self._state += 1
        if not self._start:
            room = len(self._items) // 2 + 8
            self._items[:0] = [None] * room
            self._start = room
        self._start -= 1
        self._items[self._start] = item
        if self._most is not None and len(self._items) - self._start > self._most:
            self._items.pop()

    def pop(self):
        if len(self._items) == self._start:
            raise IndexError("pop from an empty deque")
        self._state += 1
        return self._items.pop()

    def popleft(self):
        items = self._items
        start = self._start
        if len(items) == start:
            raise IndexError("pop from an empty deque")
        self._state += 1
        item = items[start]
        items[start] = None
        start += 1
        if start > _SLACK and start * 2 > len(items):
            del items[:start]
            start = 0
        self._start = start
        return item

    def extend(self, iterable, /):
        if iterable is self:
            iterable = list(iterable)
        if self._most is None:
            self._state += 1
            self._items.extend(iterable)
        else:
            for item in iterable:
                self.append(item)

    def extendleft(self, iterable, /):
        if iterable is self:
            iterable = list(iterable)
        for item in iterable:
            self.appendleft(item)

    def clear(self):
        self._state += 1
        self._items = []
        self._start = 0

    def copy(self):
        return _type(self)(self) if self._most is None else _type(self)(self, self._most)

    __copy__ = copy

    def rotate(self, n=1, /):
        n = _index(n)
        if not -(1 << 63) <= n < 1 << 63:
            raise OverflowError("Python int too large to convert to C ssize_t")
        items = self._all()
        size = len(items)
        if size > 1:
            n %= size
            if n:
                self._state += 1
                items[:] = items[-n:] + items[:-n]

    def reverse(self):
        self._all().reverse()

    def count(self, value, /):
        state = self._state
        found = 0
        for item in self._all():
            if item is value or item == value:
                found += 1
            if state != self._state:
                raise RuntimeError("deque mutated during iteration")
        return found

    def index(self, value, start=0, stop=9223372036854775807, /):
        items = self._all()
        size = len(items)
        start = _index(start)
        stop = _index(stop)
        if start < 0:
            start = max(0, start + size)
        if stop < 0:
            stop = max(0, stop + size)
        state = self._state
        for place in range(start, min(stop, size)):
            item = items[place]
            if item is value or item == value:
                return place
            if state != self._state:
                raise RuntimeError("deque mutated during iteration")
        raise ValueError(f"{value!r} is not in deque")

    def insert(self, place, item, /):
        place = _index(place)
        items = self._all()
        if self._most is not None and len(items) >= self._most:
            raise IndexError("deque already at its maximum size")
        self._state += 1
        items.insert(place, item)

    def remove(self, value, /):
        items = self._all()
        state = self._state
        for place, item in enumerate(items):
            same = item is value or item == value
            if state != self._state:
                raise IndexError("deque mutated during remove().")
            if same:
                del items[place]
                self._state += 1
                return
        raise ValueError(f"{value!r} is not in deque")

    def __len__(self):
        return len(self._items) - self._start

    def __bool__(self):
        return len(self._items) > self._start

    def __contains__(self, value, /):
        state = self._state
        for item in self._all():
            if item is value or item == value:
                return True
            if state != self._state:
                raise RuntimeError("deque mutated during iteration")
        return False

    def _place(self, index):
        if _lookup(_type(index), "__index__") is _missing:
            raise TypeError(f"sequence index must be integer, not '{_name(index)}'")
        index = _index(index)
        size = len(self._items) - self._start
        if index < 0:
            index += size
        if not 0 <= index < size:
            raise IndexError("deque index out of range")
        return self._start + index

    def __getitem__(self, index, /):
        return self._items[self._place(index)]

    def __setitem__(self, index, value, /):
        self._items[self._place(index)] = value

    def __delitem__(self, index, /):
        del self._items[self._place(index)]
        self._state += 1

    def __iter__(self):
        return _iterator("_collections._deque_iterator", "_deque_step", [self, self._state, 0])

    def __reversed__(self):
        return _iterator("_collections._deque_reverse_iterator", "_deque_step_back", [self, self._state, 0])

    def __repr__(self):
        if not _enter_repr(self):
            return "[...]"
        try:
            tail = "" if self._most is None else f", maxlen={self._most}"
            return f"{_type(self).__name__}({self._all()!r}{tail})"
        finally:
            _leave_repr(self)

    def __eq__(self, other, /):
        return self._all() == other._all() if isinstance(other, deque) else NotImplemented

    def __ne__(self, other, /):
        return self._all() != other._all() if isinstance(other, deque) else NotImplemented

    def __lt__(self, other, /):
        return self._all() < other._all() if isinstance(other, deque) else NotImplemented

    def __le__(self, other, /):
        return self._all() <= other._all() if isinstance(other, deque) else NotImplemented

    def __gt__(self, other, /):
        return self._all() > other._all() if isinstance(other, deque) else NotImplemented

    def __ge__(self, other, /):
        return self._all() >= other._all() if isinstance(other, deque) else NotImplemented

    def __add__(self, other, /):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{_name(other)}") to deque')
        made = self.copy()
        made.extend(other)
        return made

    def __iadd__(self, other, /):
        self.extend(other)
        return self

    def __mul__(self, times, /):
        return _type(self)(self._all() * _index(times), self._most)

    __rmul__ = __mul__

    def __imul__(self, times, /):
        self.__init__(self._all() * _index(times), self._most)
        return self

    def __reduce__(self):
        args = () if self._most is None else ((), self._most)
        state = getattr(self, "__dict__", None) or None
        return _type(self), args, state, iter(self)

    def __sizeof__(self):
        return 100 + 8 * len(self)

    def __class_getitem__(cls, item, /):
        return GenericAlias(cls, item)
