"""_typing: type variables, type aliases and Generic, which CPython has in C since 3.12. What takes types apart is typing's own text."""


def _idfunc(x, /):
    return x


def _final(cls):
    def refuse(cls, **keywords):
        raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")

    cls.__init_subclass__ = classmethod(refuse)
    cls.__module__ = "typing"
    return cls


def _caller_module():
    return _caller_globals().get("__name__")


class NoDefaultType:
    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


_final(NoDefaultType)
NoDefault = _new_instance(NoDefaultType)


class _Parameter:
    """What all type parameters have: a name, and values that may be asked for lazily."""

    def __init__(self, name, default):
        if not isinstance(name, str):
            raise TypeError(f"{type(self).__name__.lower()}() argument 'name' must be str, not {_name(name)}")
        self.__name__ = name
        self._default = default
        self._lazy = {}

    def _declare(self, **functions):
        self._lazy = {field: function for field, function in functions.items() if function is not None}

    def _value(self, field):
        function = self._lazy.get(field)
        if function is not None:
            setattr(self, field, function())
            self._lazy.pop(field, None)
        return getattr(self, field)

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    if _python(13):

        @property
        def __default__(self):
            return self._value("_default")

        def has_default(self):
            return self._default is not NoDefault or "_default" in self._lazy


class _Variance(_Parameter):
    """What type variables and parameter specifications have beside that."""

    def __init__(self, name, bound, covariant, contravariant, infer_variance, default):
        super().__init__(name, default)
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._bound = None if bound is None else _typing()._type_check(bound, "Bound must be a type.")
        module = _caller_module()
        if module is not None and not (infer_variance and module == "typing"):
            self.__module__ = module

    @property
    def __bound__(self):
        return self._value("_bound")

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other):
        return _typing()._make_union(self, other)

    def __ror__(self, other):
        return _typing()._make_union(other, self)


def _typing():
    return _imported("typing")


class TypeVar(_Variance):
    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        super().__init__(name, bound, covariant, contravariant, infer_variance, default)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self._constraints = tuple([_typing()._type_check(t, "TypeVar(name, constraint, ...): constraints must be types.") for t in constraints])

    @property
    def __constraints__(self):
        return self._value("_constraints")

    def __typing_subst__(self, arg):
        return _typing()._typevar_subst(self, arg)

    if _python(13):

        def __typing_prepare_subst__(self, alias, args):
            parameters = alias.__parameters__
            place = parameters.index(self)
            if place < len(args):
                return args
            if place == len(args) and self.has_default():
                return (*args, self.__default__)
            raise TypeError(f"Too few arguments for {alias}")


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._word}"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    _word = "args"


class ParamSpecKwargs:
    __init__ = ParamSpecArgs.__init__
    __repr__ = ParamSpecArgs.__repr__
    __eq__ = ParamSpecArgs.__eq__
    __mro_entries__ = ParamSpecArgs.__mro_entries__
    _word = "kwargs"


class ParamSpec(_Variance):
    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        super().__init__(name, bound, covariant, contravariant, infer_variance, default)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        return _typing()._paramspec_subst(self, arg)

    def __typing_prepare_subst__(self, alias, args):
        return _typing()._paramspec_prepare_subst(self, alias, args)


class TypeVarTuple(_Parameter):
    def __init__(self, name, *, default=NoDefault):
        super().__init__(name, default)
        module = _caller_module()
        if module is not None:
            self.__module__ = module

    def __iter__(self):
        yield _typing().Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        return _typing()._typevartuple_prepare_subst(self, alias, args)


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        if not isinstance(name, str):
            raise TypeError(f"typealias() argument 'name' must be str, not {_name(name)}")
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self._set(name, type_params, None)
        self._found = value

    def _set(self, name, type_params, function):
        self._name = name
        self._parameters = type_params
        self._function = function
        self._module = _caller_module()

    @property
    def __name__(self):
        return self._name

    @property
    def __value__(self):
        function = self._function
        if function is not None:
            self._found = function()
            self._function = None
        return self._found

    @property
    def __type_params__(self):
        return self._parameters

    @property
    def __parameters__(self):
        found = []
        for each in self._parameters:
            found += each if isinstance(each, TypeVarTuple) else (each,)
        return tuple(found)

    @property
    def __module__(self):
        return self._module

    def __repr__(self):
        return self._name

    def __reduce__(self):
        return self._name

    def __getitem__(self, args):
        if not self._parameters:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, args)

    def __or__(self, other):
        return _either(self, other)

    def __ror__(self, other):
        return _either(other, self)


def _either(left, right):
    args = []
    for part in (left, right):
        if _type(part) is UnionType:
            args += part.__args__
        elif part is None or _is_class(part) or _type(part) is GenericAlias or _type(part) is TypeAliasType:
            args.append(_type(None) if part is None else part)
        else:
            return NotImplemented
    return _new_union(tuple(dict.fromkeys(args)))


class Generic:
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, *args, **keywords):
        return _typing()._generic_class_getitem(cls, *args, **keywords)

    def __init_subclass__(cls, *args, **keywords):
        return _typing()._generic_init_subclass(cls, *args, **keywords)


Generic.__module__ = "typing"
for _cls in (TypeVar, ParamSpec, TypeVarTuple, ParamSpecArgs, ParamSpecKwargs):
    _final(_cls)


def _declared(kind, name, bound, default):
    """The type parameter of a `[T: bound = default]`."""
    if kind == "TypeVarTuple":
        made = _new_instance(TypeVarTuple)
        _Parameter.__init__(made, name, NoDefault)
        made._declare(_default=default)
        return made
    made = _new_instance(ParamSpec if kind == "ParamSpec" else TypeVar)
    _Parameter.__init__(made, name, NoDefault)
    made.__covariant__ = made.__contravariant__ = False
    made.__infer_variance__ = True
    made._bound = None
    made._constraints = ()
    if kind == "TypeVar with constraints":
        made._declare(_constraints=bound, _default=default)
    else:
        made._declare(_bound=bound, _default=default)
    return made


def _alias(name, parameters, function):
    """The alias of a `type name[parameters] = value`."""
    made = _new_instance(TypeAliasType)
    made._set(name, parameters, function)
    return made


def _generic(parameters):
    """The base of a class with these type parameters."""
    unpacked = []
    for each in parameters:
        unpacked += each if isinstance(each, TypeVarTuple) else (each,)
    return _typing()._GenericAlias(Generic, tuple(unpacked))
