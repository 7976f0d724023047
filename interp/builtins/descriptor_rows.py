"""Rows of descriptors reached by hand: what `str.upper`, `int.real`, `[].append` and a slot's member show of themselves, and their
`__get__`, `__set__` and `__delete__`.

Source: CPython's Objects/descrobject.c, Objects/methodobject.c and Objects/funcobject.c.
"""

from __future__ import annotations

from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.callable_rows import super_of
from interp.builtins.declare import guest, read
from interp.builtins.row import CLASSMETHOD, MACHINE, METHOD, STATICMETHOD, Native
from interp.objects.builtin_types import BUILTIN, class_of
from interp.objects.function import BoundMethod, ClassMethod, Member, Property, StaticMethod
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class
from interp.operations.attribute import bind, bind_function, set_native
from interp.operations.call import call, check_class, enter
from interp.operations.importing import import_name
from interp.operations.samples import documentation
from interp.vm.state import VM


def _row(value: object) -> Native:
    """The row behind a builtin function, method or descriptor."""
    return cast(Native, value.function if isinstance(value, BoundMethod) else value)


def row_name(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    return value.name if isinstance(value, Member) else _row(value).name


def row_qualname(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    if isinstance(value, Member):
        return f"{value.cls.qualname}.{value.name}"
    row = _row(value)
    if isinstance(value, BoundMethod) and row.kind != "wrapper_descriptor":
        owner = value.receiver if isinstance(value.receiver, Class) else class_of(value.receiver)
        return f"{owner.qualname}.{row.name}"
    return row.dotted if row.owner in BUILTIN else row.name


def row_class(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    return value.cls if isinstance(value, Member) else BUILTIN[_row(value).owner]


def row_doc(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    return None if isinstance(value, Member) else documentation(_row(value))


def row_signature(vm: VM, args: list[object], dst: i64) -> object:
    """`__text_signature__`, from which `inspect.signature` is made."""
    return documentation(_row(args[0]), "__text_signature__")


def row_module(vm: VM, args: list[object], dst: i64) -> object:
    row = _row(args[0])
    return None if row.owner in BUILTIN else row.owner or "builtins"


def row_self(vm: VM, args: list[object], dst: i64) -> object:
    """What a builtin is bound to: a receiver, for `int.__new__` its class, for a function its module."""
    value = args[0]
    if isinstance(value, BoundMethod):
        return value.receiver
    row = _row(value)
    owner = row.owner
    if row.role == STATICMETHOD and row.name != "__new__":
        return None
    return BUILTIN[owner] if owner in BUILTIN else import_name(vm, vm.main, owner or "builtins", 0, None, dst)


def _given(vm: VM, args: list[object]) -> tuple[object, object]:
    """The instance and the class that a `__get__` was given, None where there is none."""
    instance, owner = args[1], args[2] if len(args) > 2 else None
    if instance is None and owner is None:
        raise vm.error("TypeError", "__get__(None, None) is invalid")
    return instance, owner


def _check_receiver(vm: VM, descriptor: object, instance: object) -> Class:
    """The class of the instance, which has to be the descriptor's or below it."""
    cls = class_of(instance)
    owner = descriptor.cls if isinstance(descriptor, Member) else BUILTIN[_row(descriptor).owner]
    if not cls.is_subclass(owner):
        name = descriptor.name if isinstance(descriptor, Member) else _row(descriptor).name
        raise vm.error("TypeError", f"descriptor '{name}' for '{owner.name}' objects doesn't apply to a '{cls.name}' object")
    return cls


def descriptor_get(vm: VM, args: list[object], dst: i64) -> object:
    descriptor = args[0]
    instance, owner = _given(vm, args)
    if isinstance(descriptor, Native) and descriptor.role == CLASSMETHOD:
        return BoundMethod(check_class(vm, descriptor, class_of(instance) if owner is None else owner), descriptor)
    if instance is None:
        return descriptor
    return bind(vm, descriptor, instance, _check_receiver(vm, descriptor, instance), dst)


def descriptor_set(vm: VM, args: list[object], dst: i64) -> object:
    descriptor, instance, new = args
    return _write(vm, descriptor, instance, new, dst)


def descriptor_delete(vm: VM, args: list[object], dst: i64) -> object:
    return _write(vm, args[0], args[1], UNBOUND, dst)


def _write(vm: VM, descriptor: object, instance: object, new: object, dst: i64) -> object:
    """Sets or deletes (UNBOUND) what a descriptor stands for."""
    _check_receiver(vm, descriptor, instance)
    if isinstance(descriptor, Native):
        return set_native(vm, descriptor, instance, new, dst)
    holder, name = cast(Instance, instance), cast(Member, descriptor).name
    if new is not UNBOUND:
        vm.charge(16)
        holder.put_slot(name, new)
    elif not holder.remove_slot(name):
        raise vm.error("AttributeError", name)
    return None


def function_get(vm: VM, args: list[object], dst: i64) -> object:
    instance, _ = _given(vm, args)
    return args[0] if instance is None else BoundMethod(instance, args[0])


def wrapper_get(vm: VM, args: list[object], dst: i64) -> object:
    """Of a property, staticmethod or classmethod, instances of subclasses among them."""
    instance, owner = _given(vm, args)
    wrapper = args[0].payload if isinstance(args[0], Instance) else args[0]
    if isinstance(wrapper, ClassMethod):
        return bind_function(vm, wrapper.function, class_of(instance) if owner is None else owner, dst)
    if isinstance(wrapper, StaticMethod):
        return wrapper.function
    return args[0] if instance is None else bind(vm, cast(Property, wrapper), instance, class_of(instance), dst)


def super_get(vm: VM, args: list[object], dst: i64) -> object:
    instance, _ = _given(vm, args)
    bare = super_of(args[0])
    if instance is None or bare.receiver is not UNBOUND:
        return args[0]
    if isinstance(args[0], Instance):
        return call(vm, args[0].cls, [bare.cls, instance], None, dst)
    return enter(vm, "_super", [bare.cls, instance], dst)


_METHODS: Final = ("method_descriptor", "wrapper_descriptor")
_CALLABLES: Final = ("builtin_function_or_method", "method-wrapper", *_METHODS, "classmethod_descriptor")
_DATA: Final = ("getset_descriptor", "member_descriptor")
_DESCRIPTORS: Final = (*_METHODS, *_DATA, "classmethod_descriptor")
_SHOWN: Final = (*_CALLABLES, *_DATA)
_GETTERS: Final = {
    **dict.fromkeys(_DESCRIPTORS, descriptor_get), "function": function_get, "super": super_get,
    **dict.fromkeys(("property", "staticmethod", "classmethod"), wrapper_get),
}  # fmt: skip

ROWS: Final[list[Native]] = [
    *[read(owner, "__name__", row_name) for owner in _SHOWN],
    *[read(owner, "__qualname__", row_qualname) for owner in _SHOWN],
    *[read(owner, "__doc__", row_doc) for owner in _SHOWN],
    *[read(owner, "__text_signature__", row_signature) for owner in _CALLABLES],
    *[read(owner, "__objclass__", row_class) for owner in (*_DESCRIPTORS, "method-wrapper")],
    *[read(owner, "__self__", row_self) for owner in ("builtin_function_or_method", "method-wrapper")],
    read("builtin_function_or_method", "__module__", row_module),
    *[guest(owner, "__call__", "_call_any") for owner in _CALLABLES],
    *[Native(owner, "__get__", MACHINE, getter, "", prices.constant, METHOD, 2, 3) for owner, getter in _GETTERS.items()],
    *[Native(owner, "__set__", MACHINE, descriptor_set, "", prices.constant, METHOD, 3, 3) for owner in _DATA],
    *[Native(owner, "__delete__", MACHINE, descriptor_delete, "", prices.constant, METHOD, 2, 2) for owner in _DATA],
]
