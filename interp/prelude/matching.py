"""`match`: what patterns ask of a subject."""


def _match_keys(x, keys):
    seen = set()
    values = []
    sentinel = _new_instance(object)
    get = x.get
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.add(key)
        value = get(key, sentinel)
        if value is sentinel:
            return None
        values.append(value)
    return tuple(values)


def _match_rest(x, keys):
    rest = {key: x[key] for key in x.keys()}
    for key in keys:
        del rest[key]
    return rest


_SELF_MATCHING = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)


def _match_class(x, cls, positional, names):
    if not _is_class(cls):
        raise TypeError("called match pattern must be a class" if _python(12) else "called match pattern must be a type")
    if not isinstance(x, cls):
        return None
    found = []
    seen = set()
    if positional:
        match_args = _attribute(cls, "__match_args__")
        if match_args is _missing:
            match_args = ()
            for base in _SELF_MATCHING:
                if _subtype(cls, base):
                    if positional > 1:
                        raise TypeError(f"{cls.__name__}() accepts 1 positional sub-pattern ({positional} given)")
                    found.append(x)
                    break
            else:
                raise TypeError(f"{cls.__name__}() accepts 0 positional sub-patterns ({positional} given)")
        else:
            if _type(match_args) is not tuple:
                raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {_name(match_args)})")
            if len(match_args) < positional:
                plural = "" if len(match_args) == 1 else "s"
                raise TypeError(f"{cls.__name__}() accepts {len(match_args)} positional sub-pattern{plural} ({positional} given)")
            for name in match_args[:positional]:
                if _type(name) is not str:
                    raise TypeError(f"__match_args__ elements must be strings (got {_name(name)})")
                if name in seen:
                    raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
                seen.add(name)
                value = _getattr_default(x, name, _unset)
                if value is _unset:
                    return None
                found.append(value)
    for name in names:
        if name in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
        seen.add(name)
        value = _getattr_default(x, name, _unset)
        if value is _unset:
            return None
        found.append(value)
    return tuple(found)


_unset = ["unset"]
