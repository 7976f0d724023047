"""Tuples with named fields, as the host makes them in C: what sys, time and their like answer with."""


class _field:
    def __init__(self, index):
        self.index = index

    def __get__(self, instance, owner=None):
        return self if instance is None else _payload(instance)[self.index]

    def __set__(self, instance, value):
        raise AttributeError("readonly attribute")


def structseq(module, name, fields, extra=()):
    def __repr__(self):
        return f"{module}.{name}({', '.join([f'{field}={value!r}' for field, value in zip(fields, _payload(self))])})"

    def __new__(cls, sequence, extras=None, /):
        try:
            items = tuple(sequence)
        except TypeError:
            raise TypeError("constructor requires a sequence") from None
        if len(items) < len(fields):
            raise TypeError(f"{module}.{name}() takes an at least {len(fields)}-sequence ({len(items)}-sequence given)")
        if len(items) > len(fields) + len(extra):
            raise TypeError(f"{module}.{name}() takes an at most {len(fields) + len(extra)}-sequence ({len(items)}-sequence given)")
        self = tuple.__new__(cls, items[: len(fields)])
        rest = items[len(fields) :]
        for place, field in enumerate(extra):
            self.__dict__[field] = rest[place] if place < len(rest) else (extras or {}).get(field)
        return self

    def __reduce__(self):
        return (_type(self), (tuple(self), {}))

    body = {
        "__module__": module,
        "__new__": __new__,
        "__repr__": __repr__,
        "__reduce__": __reduce__,
        "n_fields": len(fields) + len(extra),
        "n_sequence_fields": len(fields),
        "n_unnamed_fields": 0,
        "__match_args__": tuple(fields),
    }
    for index, field in enumerate(fields):
        body[field] = _field(index)
    return type(name, (tuple,), body)
