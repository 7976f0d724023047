"""contextvars: the context that is current is a dict of the session."""

_current = [{}]


class Token:
    __slots__ = ("var", "old_value", "_used")
    MISSING = _missing_token = type("MISSING", (), {"__repr__": lambda self: "<Token.MISSING>"})()

    def __init__(self, var, old):
        self.var = var
        self.old_value = old
        self._used = False


class ContextVar:
    __slots__ = ("name", "_default")

    def __init__(self, name, *, default=_missing):
        if not _subtype(_type(name), str):
            raise TypeError("context variable name must be a str")
        self.name = name
        self._default = default

    def get(self, default=_missing, /):
        found = _current[-1].get(self, _missing)
        if found is not _missing:
            return found
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        values = _current[-1]
        token = Token(self, values.get(self, Token.MISSING))
        values[self] = value
        return token

    def reset(self, token, /):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        token._used = True
        if token.old_value is Token.MISSING:
            _current[-1].pop(self, None)
        else:
            _current[-1][self] = token.old_value

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)

    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {hex(id(self))}>"


class Context:
    __slots__ = ("_values", "_entered")

    def __init__(self):
        self._values = {}
        self._entered = False

    def run(self, function, /, *args, **keywords):
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._entered = True
        _current.append(self._values)
        try:
            return function(*args, **keywords)
        finally:
            _current.pop()
            self._entered = False

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def get(self, var, default=None, /):
        return self._values.get(var, default)

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


def copy_context():
    made = Context()
    made._values = dict(_current[-1])
    return made
