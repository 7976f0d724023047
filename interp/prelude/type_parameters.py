"""Type parameters and `type` statements: made by the module that has their classes."""


def _type_variable(kind, name, bound, default):
    from _typing import _declared

    return _declared(kind, name, bound, default)


def _type_alias(name, parameters, value):
    from _typing import _alias

    return _alias(name, parameters, value)
