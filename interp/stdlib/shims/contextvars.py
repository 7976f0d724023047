"""contextvars: the values of a context are a dict that is never changed, only replaced, so that copying a context costs nothing."""

__all__ = ("Context", "ContextVar", "Token", "copy_context")


class Context:
    def __init__(self):
        self._values = {}
        self._entered = False

    def run(self, function, /, *args, **keywords):
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        outer = _context()
        self._entered = True
        _enter_context(self)
        try:
            return function(*args, **keywords)
        finally:
            _enter_context(outer)
            self._entered = False

    def copy(self):
        made = Context()
        made._values = self._values
        return made

    def __getitem__(self, var):
        _expect_var(var)
        return self._values[var]

    def __contains__(self, var):
        _expect_var(var)
        return var in self._values

    def get(self, var, default=None, /):
        _expect_var(var)
        return self._values.get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


Context.__module__ = "_contextvars"
_main = Context()


def _current():
    context = _context()
    return _main if context is None else context


def copy_context():
    return _current().copy()


def _expect_var(var):
    if _type(var) is not ContextVar:
        raise TypeError(f"a ContextVar key was expected, got {var!r}")


class ContextVar:
    __slots__ = ("_name", "_default")

    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_missing, /):
        found = _current()._values.get(self, default)
        if found is _missing:
            found = self._default
            if found is _missing:
                raise LookupError(self)
        return found

    def set(self, value, /):
        context = _current()
        token = _new_instance(Token)
        token._var = self
        token._context = context
        token._used = False
        token._old = context._values.get(self, Token.MISSING)
        context._values = {**context._values, self: value}
        return token

    def reset(self, token, /):
        if _type(token) is not Token:
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        values = dict(context._values)
        if token._old is Token.MISSING:
            values.pop(self, None)
        else:
            values[self] = token._old
        context._values = values

    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {hex(id(self))}>"

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)


class _Nothing:
    def __repr__(self):
        return "<Token.MISSING>"


class Token:
    MISSING = _Nothing()

    def __new__(cls, *args, **keywords):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {hex(id(self))}>"

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)


ContextVar.__module__ = Token.__module__ = "_contextvars"
