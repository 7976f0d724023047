"""Methods of containers that take items one by one from a guest's iterable: what came before it fails stays, what it changes is seen."""


def _list_extend(self, iterable, /):
    items = _payload(self)
    if iterable is self:
        items.extend(items[:])
    elif _plain(iterable):
        items.extend(iterable)
    else:
        iterator = iter(iterable)
        _length_hint(iterable)
        for item in _steps(iterator):
            items.append(item)


def _list_inplace_add(self, iterable):
    _list_extend(self, iterable)
    return self


def _set_update(self, *others):
    items = _payload(self)
    for other in others:
        if _subtype(_type(other), set) or _subtype(_type(other), frozenset):
            items.update(_payload(other))
        elif _plain(other):
            items.update(other)
        else:
            for item in other:
                items.add(item)


def _set_difference_update(self, *others):
    items = _payload(self)
    for other in others:
        if other is self:
            items.clear()
        elif _plain(other):
            items.difference_update(other)
        else:
            for item in other:
                items.discard(item)


def _set_issubset(self, other):
    if _python(12):
        return len(_set_intersection(self, other)) == len(_payload(self))
    return _payload(self).issubset(set(other))


def _set_issuperset(self, other):
    items = _payload(self)
    if _subtype(_type(other), set) or _subtype(_type(other), frozenset):
        return items.issuperset(_payload(other))
    for item in other:
        if item not in items:
            return False
    return True


def _set_union(self, *others):
    made = set(_payload(self))
    _set_update(made, *others)
    return _alike(self, made)


def _set_difference(self, *others):
    made = set(_payload(self))
    _set_difference_update(made, *others)
    return _alike(self, made)


def _set_intersection(self, *others):
    made = _payload(self)
    for other in others:
        if _subtype(_type(other), set) or _subtype(_type(other), frozenset) or _plain(other):
            made = made.intersection(_payload(other))
            continue
        found = set()
        for item in other:
            # Hashed once, as the host would.
            found.update(made.intersection([item]))
        made = found
    return _alike(self, made)


def _set_intersection_update(self, *others):
    kept = _set_intersection(self, *others)
    items = _payload(self)
    items.clear()
    items.update(kept)  # no key is compared: CPython exchanges the tables


def _set_symmetric_difference_update(self, other):
    _payload(self).symmetric_difference_update(set(other))


def _set_symmetric_difference(self, other):
    return _payload(self).symmetric_difference(set(other))


def _alike(self, made):
    return made if _type(_payload(self)) is set else frozenset(made)


def _set_isdisjoint(self, other):
    items = _payload(self)
    if _plain(other):
        return items.isdisjoint(other)
    for item in other:
        if item in items:
            return False
    return True


def _dict_update(self, *args, **keywords):
    items = _payload(self)
    if len(args) > 1:
        raise TypeError(f"update expected at most 1 argument, got {len(args)}")
    for source in args:
        if _type(source) is dict:
            items.update(source)
        elif _subtype(_type(source), dict) and _lookup(_type(source), "__iter__") is dict.__iter__:
            items.update(_payload(source))
        elif _attribute(source, "keys") is not _missing:
            for key in source.keys():
                items[key] = source[key]
        else:
            _update_pairs(items, source)
    items.update(keywords)


def _dict_inplace_or(self, other, /):
    _dict_update(self, other)
    return self


def _proxy_eq(self, other, /):
    return self.copy() == other


def _proxy_ne(self, other, /):
    return self.copy() != other


def _proxy_lt(self, other, /):
    return self.copy() < other


def _proxy_le(self, other, /):
    return self.copy() <= other


def _proxy_gt(self, other, /):
    return self.copy() > other


def _proxy_ge(self, other, /):
    return self.copy() >= other
