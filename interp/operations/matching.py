"""What patterns ask of a subject, where its classes leave nothing to guest code. UNBOUND: the prelude has to ask.

Source: `match_keys` and `match_class` in CPython's Python/ceval.c; the language reference, 8.6.
"""

from __future__ import annotations

from typing import Final, cast

from interp.objects.builtin_types import PLAIN, TYPE, class_of
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class
from interp.operations.measure import SCALARS
from interp.vm.state import HOST_ERRORS, VM

_SELF_MATCHING: Final = frozenset(("bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"))


def values_of(vm: VM, x: object, keys: tuple[object, ...]) -> object:
    """The values of a dict under all of the keys, or None where one is missing."""
    if type(x) is not dict or len(set(map(type, keys)) - SCALARS) > 0 or len(set(keys)) < len(keys):
        return UNBOUND
    values: list[object] = []
    try:
        for key in keys:
            value = cast(dict[object, object], x).get(key, UNBOUND)
            if value is UNBOUND:
                return None
            values.append(value)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    vm.charge(40 + 8 * len(values))
    return tuple(values)


def match_class(vm: VM, x: object, cls: object, positional: int, names: tuple[str, ...]) -> object:
    """The attributes that a class pattern's sub-patterns are matched against, or None where the subject is not of the class."""
    if not isinstance(cls, Class) or (cls.metaclass is not TYPE and cls.metaclass is not None):
        return UNBOUND
    if type(x) not in PLAIN and not (isinstance(x, Instance) and x.cls.plain_attributes):
        return UNBOUND
    if not class_of(x).is_subclass(cls):
        # Only what a `__class__` of its own says of an object could still make it one.
        return None if class_of(x).lookup("__class__") is TYPE.lookup("__class__") else UNBOUND
    if not positional and not names:
        return ()
    asked: list[str] = []
    if positional:
        match_args = cls.lookup("__match_args__")
        if match_args is UNBOUND:
            itself = positional == 1 and not names and any(base.name in _SELF_MATCHING and base.runtime is None for base in cls.mro)
            return (x,) if itself else UNBOUND
        if not isinstance(match_args, tuple) or len(match_args) < positional:
            return UNBOUND
        for name in match_args[:positional]:
            if type(name) is not str:
                return UNBOUND
            asked.append(name)
    asked.extend(names)
    if not isinstance(x, Instance) or len(set(asked)) < len(asked) or x.cls.lookup("__getattr__") is not UNBOUND:
        return UNBOUND
    found: list[object] = []
    for name in asked:
        value = x.cls.lookup(name)
        if value is not UNBOUND and type(value) not in PLAIN:
            return UNBOUND
        own = x.get(name)
        if own is not UNBOUND:
            value = own
        if value is UNBOUND:
            return None
        found.append(value)
    vm.charge(40 + 8 * len(found))
    return tuple(found)
