"""`list.sort` where guest code compares: CPython's own algorithm (Objects/listobject.c), so that each `<` is asked when CPython asks it and a
sort that fails leaves what CPython's leaves. What is sorted is a list of places in `keys`.
"""


def _list_sort(self, /, *, key=None, reverse=False):
    items = _payload(self)
    if _type(reverse) is not bool and not _python(12):
        reverse = _index(reverse, f"'{_name(reverse)}' object cannot be interpreted as an integer")
    reverse = True if reverse else False
    # While keys are made and compared the list is empty, so that guest code cannot change it under the sort.
    work = items[:]
    items.clear()
    try:
        keys = work if key is None else [key(item) for item in work]
        order = list(range(len(work)))
        try:
            if not _sort(keys, order, reverse):
                _merge_sort(keys, order, reverse)
        finally:
            work = _arranged(work, order)
        changed = len(items) > 0
    finally:
        items[:] = work
    if changed:
        raise ValueError("list modified during sort")


def _merge_sort(keys, order, reverse):
    remaining = len(order)
    if remaining < 2:
        return
    less = _less_for(keys)
    if reverse:
        # Stable backwards: a stable sort of the reverse, reversed.
        order.reverse()
    try:
        shortest = _shortest_run(remaining)
        pending = []
        gallop = [_GALLOP]
        start = 0
        while remaining:
            length = _count_run(keys, less, order, start, remaining)
            if length < shortest:
                forced = min(remaining, shortest)
                _insert(keys, less, order, start, length, forced)
                length = forced
            if pending:
                power = _power(pending[-1][0], pending[-1][1], length, len(order))
                while len(pending) > 1 and pending[-2][2] > power:
                    _merge_at(keys, less, order, gallop, pending, len(pending) - 2)
                pending[-1][2] = power
            pending.append([start, length, 0])
            start += length
            remaining -= length
        while len(pending) > 1:
            place = len(pending) - 2
            if place > 0 and pending[place - 1][1] < pending[place + 1][1]:
                place -= 1
            _merge_at(keys, less, order, gallop, pending, place)
    finally:
        if reverse:
            order.reverse()


_GALLOP = 7


def _less_for(keys):
    kind = _type(keys[0])
    if not _is_function(_lookup(kind, "__lt__")):
        return _less
    for key in keys:
        if _type(key) is not kind:
            return _less
    return _less_alike


def _less(left, right):
    return True if left < right else False


def _less_alike(left, right):
    # Of keys of one class CPython asks the method itself, and `<` only where that declines: which asks it again.
    answer = _special(left, "__lt__")(right)
    if answer is NotImplemented:
        answer = left < right
    return True if answer else False


def _shortest_run(n):
    dropped = 0
    while n >= 64:
        dropped |= n & 1
        n >>= 1
    return n + dropped


def _power(start, length, other, total):
    left = 2 * start + length
    right = left + length + other
    power = 0
    while True:
        power += 1
        if left >= total:
            left -= total
            right -= total
        elif right >= total:
            return power
        left <<= 1
        right <<= 1


def _reverse_part(order, start, stop):
    part = order[start:stop]
    part.reverse()
    order[start:stop] = part


def _count_run(keys, less, order, start, remaining):
    """The length of the run that begins at `start`, which ascends afterwards."""
    if _python(13):
        return _count_equal_run(keys, less, order, start, remaining)
    if remaining == 1:
        return 1
    place = start + 2
    stop = start + remaining
    if less(keys[order[start + 1]], keys[order[start]]):
        while place < stop and less(keys[order[place]], keys[order[place - 1]]):
            place += 1
        _reverse_part(order, start, place)
    else:
        while place < stop and not less(keys[order[place]], keys[order[place - 1]]):
            place += 1
    return place - start


def _count_equal_run(keys, less, order, start, remaining):
    """From 3.13: equal keys do not end a descending run."""
    place = start + 1
    stop = start + remaining
    while place < stop and not less(keys[order[place]], keys[order[place - 1]]):
        place += 1
    if place == stop:
        return remaining
    if place - start > 1:
        if less(keys[order[start]], keys[order[place - 1]]):
            return place - start
        _reverse_part(order, start, place)
    place += 1
    equal = 0
    while place < stop:
        if less(keys[order[place]], keys[order[place - 1]]):
            if equal:
                _reverse_part(order, place - equal - 1, place)
                equal = 0
        elif less(keys[order[place - 1]], keys[order[place]]):
            break
        else:
            equal += 1
        place += 1
    if equal:
        _reverse_part(order, place - equal - 1, place)
    _reverse_part(order, start, place)
    while place < stop and not less(keys[order[place]], keys[order[place - 1]]):
        place += 1
    return place - start


def _insert(keys, less, order, start, sorted_already, length):
    """Binary insertion."""
    for place in range(start + sorted_already, start + length):
        pivot = order[place]
        left = start
        right = place
        while left < right:
            middle = left + ((right - left) >> 1)
            if less(keys[pivot], keys[order[middle]]):
                right = middle
            else:
                left = middle + 1
        order.pop(place)
        order.insert(left, pivot)


def _merge_at(keys, less, order, gallop, pending, i):
    start, length = pending[i][0], pending[i][1]
    other_start, other = pending[i + 1][0], pending[i + 1][1]
    pending[i][1] = length + other
    pending.pop(i + 1)
    skipped = _gallop_right(keys, less, keys[order[other_start]], order, start, length, 0)
    start += skipped
    length -= skipped
    if not length:
        return
    other = _gallop_left(keys, less, keys[order[start + length - 1]], order, other_start, other, other - 1)
    if not other:
        return
    if length <= other:
        _merge_low(keys, less, order, gallop, start, length, other)
    else:
        _merge_high(keys, less, order, gallop, start, length, other)


def _gallop_left(keys, less, key, run, start, length, hint):
    """How many of the run's keys are below `key`: where it would stand before what equals it."""
    last = 0
    offset = 1
    if less(keys[run[start + hint]], key):
        limit = length - hint
        while offset < limit and less(keys[run[start + hint + offset]], key):
            last = offset
            offset = (offset << 1) + 1
        left = hint + last
        right = hint + min(offset, limit)
    else:
        limit = hint + 1
        while offset < limit and not less(keys[run[start + hint - offset]], key):
            last = offset
            offset = (offset << 1) + 1
        left = hint - min(offset, limit)
        right = hint - last
    left += 1
    while left < right:
        middle = left + ((right - left) >> 1)
        if less(keys[run[start + middle]], key):
            left = middle + 1
        else:
            right = middle
    return right


def _gallop_right(keys, less, key, run, start, length, hint):
    """Likewise: where it would stand behind what equals it."""
    last = 0
    offset = 1
    if less(key, keys[run[start + hint]]):
        limit = hint + 1
        while offset < limit and less(key, keys[run[start + hint - offset]]):
            last = offset
            offset = (offset << 1) + 1
        left = hint - min(offset, limit)
        right = hint - last
    else:
        limit = length - hint
        while offset < limit and not less(key, keys[run[start + hint + offset]]):
            last = offset
            offset = (offset << 1) + 1
        left = hint + last
        right = hint + min(offset, limit)
    left += 1
    while left < right:
        middle = left + ((right - left) >> 1)
        if less(key, keys[run[start + middle]]):
            right = middle
        else:
            left = middle + 1
    return right


def _merge_low(keys, less, order, gallop, start, length, other):
    """Merges two neighbouring runs from the left, the first one, copied, being the shorter."""
    first = order[start : start + length]
    i = 0
    j = start + length
    to = start
    order[to] = order[j]
    to += 1
    j += 1
    other -= 1
    try:
        if not other or length == 1:
            return
        least = gallop[0]
        while True:
            from_first = from_second = 0
            while True:
                if less(keys[order[j]], keys[first[i]]):
                    order[to] = order[j]
                    to += 1
                    j += 1
                    other -= 1
                    from_second += 1
                    from_first = 0
                    if not other:
                        return
                    if from_second >= least:
                        break
                else:
                    order[to] = first[i]
                    to += 1
                    i += 1
                    length -= 1
                    from_first += 1
                    from_second = 0
                    if length == 1:
                        return
                    if from_first >= least:
                        break
            least += 1
            while True:
                least -= least > 1
                gallop[0] = least
                from_first = _gallop_right(keys, less, keys[order[j]], first, i, length, 0)
                order[to : to + from_first] = first[i : i + from_first]
                to += from_first
                i += from_first
                length -= from_first
                if from_first and length <= 1:
                    return
                order[to] = order[j]
                to += 1
                j += 1
                other -= 1
                if not other:
                    return
                from_second = _gallop_left(keys, less, keys[first[i]], order, j, other, 0)
                order[to : to + from_second] = order[j : j + from_second]
                to += from_second
                j += from_second
                other -= from_second
                if not other:
                    return
                order[to] = first[i]
                to += 1
                i += 1
                length -= 1
                if length == 1:
                    return
                if from_first < _GALLOP and from_second < _GALLOP:
                    break
            least += 1
            gallop[0] = least
    finally:
        # What is left of the copy, behind the rest of the second run where only the largest key is left of it.
        if length == 1:
            order[to : to + other] = order[j : j + other]
            to += other
        order[to : to + length] = first[i : i + length]


def _merge_high(keys, less, order, gallop, start, length, other):
    """Likewise from the right, the second run, copied, being the shorter."""
    second = order[start + length : start + length + other]
    to = start + length + other - 1
    i = start + length - 1
    j = other - 1
    order[to] = order[i]
    to -= 1
    i -= 1
    length -= 1
    try:
        if not length or other == 1:
            return
        least = gallop[0]
        while True:
            from_first = from_second = 0
            while True:
                if less(keys[second[j]], keys[order[i]]):
                    order[to] = order[i]
                    to -= 1
                    i -= 1
                    length -= 1
                    from_first += 1
                    from_second = 0
                    if not length:
                        return
                    if from_first >= least:
                        break
                else:
                    order[to] = second[j]
                    to -= 1
                    j -= 1
                    other -= 1
                    from_second += 1
                    from_first = 0
                    if other == 1:
                        return
                    if from_second >= least:
                        break
            least += 1
            while True:
                least -= least > 1
                gallop[0] = least
                from_first = length - _gallop_right(keys, less, keys[second[j]], order, start, length, length - 1)
                order[to - from_first + 1 : to + 1] = order[i - from_first + 1 : i + 1]
                to -= from_first
                i -= from_first
                length -= from_first
                if not length:
                    return
                order[to] = second[j]
                to -= 1
                j -= 1
                other -= 1
                if other == 1:
                    return
                from_second = other - _gallop_left(keys, less, keys[order[i]], second, 0, other, other - 1)
                order[to - from_second + 1 : to + 1] = second[j - from_second + 1 : j + 1]
                to -= from_second
                j -= from_second
                other -= from_second
                if from_second and other <= 1:
                    return
                order[to] = order[i]
                to -= 1
                i -= 1
                length -= 1
                if not length:
                    return
                if from_first < _GALLOP and from_second < _GALLOP:
                    break
            least += 1
            gallop[0] = least
    finally:
        if other == 1:
            order[to - length + 1 : to + 1] = order[i - length + 1 : i + 1]
            to -= length
        order[to - other + 1 : to + 1] = second[:other]
