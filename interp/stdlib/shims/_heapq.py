"""_heapq: comparisons in the order of the C module, which looks at the list's length after each."""


def _items(heap, name, place=""):
    if not _subtype(_type(heap), list):
        raise TypeError(f"{name}() argument{place} must be list, not {_kind(heap)}")
    return _payload(heap)


def _checked(items, size):
    if len(items) != size:
        raise RuntimeError("list changed size during iteration")


def _down(items, start, place, less):
    size = len(items)
    item = items[place]
    while place > start:
        parent = (place - 1) >> 1
        above = items[parent]
        moves = less(item, above)
        _checked(items, size)
        if not moves:
            break
        items[parent], items[place] = items[place], items[parent]
        place = parent


def _up(items, place, less):
    size = len(items)
    start = place
    child = 2 * place + 1
    while child < size:
        if child + 1 < size:
            moves = less(items[child], items[child + 1])
            _checked(items, size)
            if not moves:
                child += 1
        items[place], items[child] = items[child], items[place]
        place = child
        child = 2 * place + 1
    _down(items, start, place, less)


def _smaller(x, y):
    return True if x < y else False


def _larger(x, y):
    return True if y < x else False


def _popped(heap, name, less):
    items = _items(heap, name)
    if not items:
        raise IndexError("index out of range")
    last = items.pop()
    if not items:
        return last
    first, items[0] = items[0], last
    if less is _larger or not _sift_up(items, 0):
        _up(items, 0, less)
    return first


def _replaced(heap, item, name, less):
    items = _items(heap, name, " 1")
    if not items:
        raise IndexError("index out of range")
    first, items[0] = items[0], item
    if less is _larger or not _sift_up(items, 0):
        _up(items, 0, less)
    return first


def heappush(heap, item, /):
    items = heap if _type(heap) is list else _items(heap, "heappush", " 1")
    items.append(item)
    if not _sift_down(items):
        _down(items, 0, len(items) - 1, _smaller)


def heappop(heap, /):
    if _type(heap) is not list or len(heap) < 2:
        return _popped(heap, "heappop", _smaller)
    last = heap.pop()
    first, heap[0] = heap[0], last
    if not _sift_up(heap, 0):
        _up(heap, 0, _smaller)
    return first


def heapreplace(heap, item, /):
    return _replaced(heap, item, "heapreplace", _smaller)


def heappushpop(heap, item, /):
    items = _items(heap, "heappushpop", " 1")
    if not items:
        return item
    size = len(items)
    moves = _smaller(items[0], item)
    if not items and size:
        raise IndexError("index out of range")
    if not moves:
        return item
    return _replaced(heap, item, "heappushpop", _smaller)


def heapify(heap, /):
    items = _items(heap, "heapify")
    for place in range(_sift_all(items), -1, -1):
        if not _sift_up(items, place):
            _up(items, place, _smaller)


def _heappop_max(heap, /):
    return _popped(heap, "_heappop_max", _larger)


def _heapreplace_max(heap, item, /):
    return _replaced(heap, item, "_heapreplace_max", _larger)


def _heapify_max(heap, /):
    items = _items(heap, "_heapify_max")
    for place in range(len(items) // 2 - 1, -1, -1):
        _up(items, place, _larger)
