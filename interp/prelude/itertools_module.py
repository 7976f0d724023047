"""itertools. Most are generators that show themselves under another type's name; where the repr shows state, they are steps over it. What
selects from tuples is native."""


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def _itertools_chain(*iterables):
    return _disguised("itertools.chain", _chain(iter(iterables)))


def _itertools_from_iterable(cls, iterable, /):
    return _disguised("itertools.chain", _chain(iter(iterable)))


def _itertools_count(start=0, step=1):
    for number in (start, step):
        if not _is_number(number):
            raise TypeError("a number is required")
    if _plain(start) and _plain(step):
        # by ones the host counts in a number of its own
        return _make_count(+start if _type(start) is bool and _type(step) is int and step == 1 else start, step)
    return _iterator("itertools.count", "_count_step", [start, step])


def _is_number(x):
    kind = _type(x)
    for name in ("__index__", "__float__", "__int__"):
        if _lookup(kind, name) is not _missing:
            return True
    return _subtype(kind, complex)


def _count_step(self, state):
    value = state[0]
    state[0] = value + state[1]
    return value


def _count_repr(self, /):
    start, step = _parts(self)
    if step == 1 and _type(step) is int:
        return f"count({start!r})"
    return f"count({start!r}, {step!r})"


def _itertools_repeat(object, times=_missing):
    if times is _missing:
        return _make_repeat(object, -1)
    times = _index(times)
    return _make_repeat(object, times if times > 0 else 0)


def _repeat_repr(self, /):
    value, times = _parts(self)
    return f"repeat({value!r})" if times < 0 else f"repeat({value!r}, {times})"


def _cycle(iterator):
    saved = []
    for item in iterator:
        saved.append(item)
        yield item
    while saved:
        for item in saved:
            yield item


def _itertools_cycle(iterable, /):
    return _disguised("itertools.cycle", _cycle(iter(iterable)))


def _accumulate(iterator, function, initial):
    total = initial
    if total is None:
        for total in iterator:
            break
        else:
            return
    yield total
    if function is None:
        for item in iterator:
            total = total + item
            yield total
    else:
        for item in iterator:
            total = function(total, item)
            yield total


def _itertools_accumulate(iterable, func=None, *, initial=None):
    return _disguised("itertools.accumulate", _accumulate(iter(iterable), func, initial))


def _compress(data, selectors):
    for item in data:
        for selector in selectors:
            break
        else:
            return
        if selector:
            yield item


def _itertools_compress(data, selectors):
    return _disguised("itertools.compress", _compress(iter(data), iter(selectors)))


def _dropwhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            yield item
            break
    for item in iterator:
        yield item


def _itertools_dropwhile(predicate, iterable, /):
    return _disguised("itertools.dropwhile", _dropwhile(predicate, iter(iterable)))


def _takewhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            return
        yield item


def _itertools_takewhile(predicate, iterable, /):
    return _disguised("itertools.takewhile", _takewhile(predicate, iter(iterable)))


def _filterfalse(function, iterator):
    if function is None or function is bool:
        for item in iterator:
            if not item:
                yield item
    else:
        for item in iterator:
            if not function(item):
                yield item


def _itertools_filterfalse(function, iterable, /):
    return _disguised("itertools.filterfalse", _filterfalse(function, iter(iterable)))


def _starmap(function, iterator):
    for args in iterator:
        yield function(*(args if _type(args) is tuple else tuple(args)))


def _itertools_starmap(function, iterable, /):
    return _disguised("itertools.starmap", _starmap(function, iter(iterable)))


def _islice(iterator, start, stop, step):
    place = 0
    if stop is None:
        for item in iterator:
            if place >= start:
                start += step
                place += 1
                yield item
            else:
                place += 1
        return
    if start >= stop:
        while place < stop:
            for item in iterator:
                break
            else:
                return
            place += 1
        return
    for item in iterator:
        place += 1
        if place > start:
            start += step
            yield item
            if place >= stop:
                return
            if start >= stop:
                break
        elif place >= stop:
            return
    while place < stop:
        for item in iterator:
            break
        else:
            return
        place += 1


def _islice_bound(value, words):
    if value is None:
        return None
    if _lookup(_type(value), "__index__") is not _missing:
        value = _islice_index(value, words)
        if 0 <= value <= 9223372036854775807:
            return value
    raise ValueError(words)


def _islice_index(value, words):
    try:
        return _index(value)
    except Exception:  # whatever it was, the host says this
        pass
    raise ValueError(words)


_ISLICE_WORDS = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."


def _islice_stop(value):
    words = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
    if value is not None and _lookup(_type(value), "__index__") is not _missing:
        value = _islice_index(value, words)
        if -9223372036854775808 <= value < -1:
            raise ValueError(_ISLICE_WORDS)
    return _islice_bound(value, words)


def _itertools_islice(iterable, first, /, *rest):
    if len(rest) > 2:
        raise TypeError(f"islice expected at most 4 arguments, got {len(rest) + 2}")
    if not rest:
        start, stop, step = 0, _islice_stop(first), 1
    else:
        stop = _islice_stop(rest[0])
        start = _islice_bound(first, _ISLICE_WORDS)
        step = _islice_bound(rest[1] if len(rest) > 1 else None, "Step for islice() must be a positive integer or None.")
        if step == 0:
            raise ValueError("Step for islice() must be a positive integer or None.")
    return _disguised("itertools.islice", _islice(iter(iterable), start or 0, stop, step or 1))


def _pairwise(iterator):
    for before in iterator:
        break
    else:
        return
    for item in iterator:
        yield (before, item)
        before = item


def _itertools_pairwise(iterable, /):
    return _disguised("itertools.pairwise", _pairwise(iter(iterable)))


def _batched(iterator, n, strict):
    while True:
        batch = []
        for item in iterator:
            batch.append(item)
            if len(batch) == n:
                break
        if not batch:
            return
        if strict and len(batch) < n:
            raise ValueError("batched(): incomplete batch")
        yield tuple(batch)
        if len(batch) < n:
            return


if _python(13):

    def _itertools_batched(iterable, n, *, strict=False):
        n = _index(n)
        if n < 1:
            raise ValueError("n must be at least one")
        return _disguised("itertools.batched", _batched(iter(iterable), n, True if strict else False))

else:

    def _itertools_batched(iterable, n):
        n = _index(n)
        if n < 1:
            raise ValueError("n must be at least one")
        return _disguised("itertools.batched", _batched(iter(iterable), n, False))


def _zip_longest(iterators, fill):
    left = len(iterators)
    iterators = list(iterators)
    while True:
        items = []
        for place in range(len(iterators)):
            iterator = iterators[place]
            if iterator is None:
                items.append(fill)
                continue
            for item in iterator:
                break
            else:
                left -= 1
                if not left:
                    return
                iterators[place] = None
                item = fill
            items.append(item)
        if not items:
            return
        yield tuple(items)


def _itertools_zip_longest(*iterables, fillvalue=None):
    iterators = []
    for number, iterable in enumerate(iterables):
        if not _iterable(iterable):
            raise TypeError(f"'{_name(iterable)}' object is not iterable")
        iterators.append(iter(iterable))
    return _disguised("itertools.zip_longest", _zip_longest(iterators, fillvalue))


def _itertools_product(*iterables, repeat=1):
    repeat = _size(repeat)
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    return _product([tuple(iterable) for iterable in iterables] if repeat else [], repeat)


def _size(n):
    n = _index(n)
    if not -9223372036854775808 <= n <= 9223372036854775807:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return n


def _itertools_combinations(iterable, r):
    r = _size(r)
    return _selected("combinations", tuple(iterable), _count_of(r))


def _count_of(r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


def _itertools_combinations_with_replacement(iterable, r):
    r = _size(r)
    return _selected("combinations_with_replacement", tuple(iterable), _count_of(r))


def _itertools_permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    elif not _subtype(_type(r), int):
        raise TypeError("Expected int as r")
    return _selected("permutations", pool, _count_of(_size(r)))


def _itertools_groupby(iterable, key=None):
    # iterator, key function, its last value, its last key, the group that is open
    return _iterator("itertools.groupby", "_groupby_step", [iter(iterable), key, _missing, _missing, _missing, None])


def _groupby_step(self, state):
    state[5] = None
    while state[2] is _missing or (state[4] is not _missing and state[4] == state[3]):
        _groupby_advance(state)
    state[4] = state[3]
    group = _iterator("itertools._grouper", "_grouper_step", [state, state[3]])
    state[5] = group
    return (state[3], group)


def _groupby_advance(state):
    value = _next(state[0])
    state[3] = value if state[1] is None else state[1](value)
    state[2] = value


def _grouper_step(self, group):
    state, key = group
    if state[5] is not self:
        raise StopIteration
    if state[2] is _missing:
        _groupby_advance(state)
    if not key == state[3]:
        raise StopIteration
    value = state[2]
    state[2] = _missing
    return value


def _itertools_tee(iterable, n=2, /):
    n = _index(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    if not n:
        return ()
    iterator = iter(iterable)
    if _name(iterator) == "itertools._tee":
        shared, link = _parts(iterator)
        return tuple([iterator, *[_iterator("itertools._tee", "_tee_step", [shared, link]) for _ in range(n - 1)]])
    link = [_missing, None]
    return tuple([_iterator("itertools._tee", "_tee_step", [iterator, link]) for _ in range(n)])


def _tee_step(self, state):
    link = state[1]
    if link[1] is None:
        link[0] = _next(state[0])
        link[1] = [_missing, None]
    state[1] = link[1]
    return link[0]


def _tee_copy(self, /):
    return _iterator("itertools._tee", "_tee_step", list(_parts(self)))


def _itertools_tee_object(iterable, /):
    return _itertools_tee(iterable, 1)[0]
