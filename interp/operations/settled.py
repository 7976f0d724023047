"""Attributes that look-ups alone decide: no guest code says what they are, and no row of the builtins table."""

from __future__ import annotations

from interp.builtins.row import METHOD, Native
from interp.objects.builtin_types import PLAIN, TYPE, class_of
from interp.objects.function import BoundMethod, Function
from interp.objects.instance import Instance
from interp.objects.module import Module
from interp.objects.sentinel import MISSING, UNBOUND
from interp.objects.type import Class
from interp.operations.attribute import hooked, is_data_descriptor


def settled_attr(value: object, name: str) -> object:
    """`value.name`, MISSING if there is surely none, or UNBOUND where that takes a longer look."""
    if isinstance(value, Instance):
        if not value.cls.plain_attributes:
            return UNBOUND
        found = value.cls.lookup(name)
        if found is UNBOUND or not is_data_descriptor(found):
            own = value.get(name)
            if own is not UNBOUND:
                return own
    elif isinstance(value, Class):
        found = settled_in_class(value, name)
        if found is not UNBOUND:
            return found
        return MISSING if value.metaclass is TYPE and value.lookup(name) is UNBOUND and TYPE.lookup(name) is UNBOUND else UNBOUND
    elif isinstance(value, Module):
        return value.namespace.get(name)
    elif type(value) in PLAIN:
        found = class_of(value).lookup(name)
    else:
        return UNBOUND
    if found is UNBOUND:
        return MISSING
    if isinstance(found, Function) or is_method(found):
        return BoundMethod(value, found)
    return found if type(found) in PLAIN else UNBOUND


def settled_in_class(cls: Class, name: str) -> object:
    """`cls.name`, the same until the class or `VM.changes` changes; UNBOUND where that takes a longer look."""
    meta = cls.metaclass
    if meta is None or hooked(meta, "__getattribute__"):
        return UNBOUND
    on_meta = meta.lookup(name)
    if on_meta is not UNBOUND and not is_method(on_meta):
        return UNBOUND
    found = cls.lookup(name)
    if isinstance(found, Instance):
        return found if found.cls.lookup("__get__") is UNBOUND else UNBOUND
    return found if isinstance(found, Function) or is_method(found) or type(found) in PLAIN else UNBOUND


def is_method(found: object) -> bool:
    """Whether it is a row that an instance binds as it stands."""
    return isinstance(found, Native) and found.role == METHOD
