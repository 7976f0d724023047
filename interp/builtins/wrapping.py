"""Intrinsics for what wraps a function or stands for an attribute: staticmethod, classmethod, property, bound methods, fields of
tuples.
"""

from __future__ import annotations

from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.objects.function import BoundMethod, ClassMethod, Member, Property, StaticMethod
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class
from interp.vm.state import VM


def wrapped(vm: VM, args: list[object], dst: i64) -> object:
    """`_wrapped(x)`: the function of a staticmethod, classmethod or bound method."""
    value = args[0]
    if isinstance(value, (StaticMethod, ClassMethod, BoundMethod)):
        return value.function
    return value


def bound(vm: VM, args: list[object], dst: i64) -> object:
    """`_bound(function, receiver)`."""
    return BoundMethod(args[1], args[0])


def set_property_name(vm: VM, args: list[object], dst: i64) -> object:
    prop = args[0].payload if isinstance(args[0], Instance) else args[0]
    cast(Property, prop).name = args[1]
    return None


def property_name(vm: VM, args: list[object], dst: i64) -> object:
    """`_property_name(property)`: its name as messages quote it, with a space behind; empty if it has none."""
    prop = cast(Property, args[0].payload if isinstance(args[0], Instance) else args[0])
    return "" if prop.name is UNBOUND else f"{prop.name!r} "


def set_wrapped(vm: VM, args: list[object], dst: i64) -> object:
    """`_set_wrapped(wrapper, function)`, `_set_wrapped(property, fget, fset, fdel, doc)`."""
    wrapper = args[0]
    if isinstance(wrapper, Property):
        wrapper.getter, wrapper.setter, wrapper.deleter, wrapper.doc = args[1:]
    elif isinstance(wrapper, (StaticMethod, ClassMethod)):
        wrapper.function = args[1]
    return None


def is_property(vm: VM, args: list[object], dst: i64) -> object:
    return isinstance(args[0], Property)


def property_parts(vm: VM, args: list[object], dst: i64) -> object:
    value = cast(Property, args[0])
    return [value.getter, value.setter, value.deleter, value.doc]


def member(vm: VM, args: list[object], dst: i64) -> object:
    return isinstance(args[0], Member)


def gives_fields(vm: VM, args: list[object], dst: i64) -> object:
    """`_gives_fields(cls)`: from now on the class's own instances, not those of classes below it, are read without their `__get__`."""
    if isinstance(args[0], Class) and args[0].runtime is not None:
        args[0].gives_fields = True
    return None


WRAPPING: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (
        ("wrapped", wrapped), ("bound", bound), ("set_property_name", set_property_name), ("property_name", property_name),
        ("set_wrapped", set_wrapped), ("is_property", is_property), ("property_parts", property_parts), ("is_member", member),
        ("gives_fields", gives_fields),
    )
]  # fmt: skip
