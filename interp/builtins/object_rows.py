"""Rows of object, type and module: what the object model lets a guest read, set and override on anything."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.declare import guest, method, read, settable
from interp.builtins.functions import host_hash
from interp.builtins.row import CLASSMETHOD, MACHINE, STATICMETHOD, Native
from interp.objects.builtin_types import PLAIN, class_of, is_exception
from interp.objects.deque import DEQUE
from interp.objects.function import Function
from interp.objects.instance import Instance
from interp.objects.module import Module
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class
from interp.operations.attribute import (
    bind_to_class,
    class_del,
    class_get,
    class_set,
    del_attr,
    generic_del,
    generic_get,
    generic_set,
    immutable,
    lookup_attr,
    missing_attr,
    own_get,
    refresh,
    set_attr,
)
from interp.operations.call import enter
from interp.operations.classes import best_base, linearize, own_order, same_layout, set_bases
from interp.operations.importing import globals_of
from interp.operations.samples import host_type
from interp.vm.census import size_of
from interp.vm.state import VM


def class_attribute(vm: VM, args: list[object], dst: i64) -> object:
    if len(args) == 1:
        return class_of(args[0])
    value, new = args
    if new is UNBOUND:
        raise vm.error("TypeError", "can't delete __class__ attribute")
    if not isinstance(new, Class):
        raise vm.error("TypeError", f"__class__ must be set to a class, not '{class_of(new).name}' object")
    old = class_of(value)
    if new.runtime is None or old.runtime is None:
        raise vm.error("TypeError", "__class__ assignment only supported for mutable types or ModuleType subclasses")
    if not same_layout(old, new):
        raise vm.error("TypeError", f"__class__ assignment: '{new.name}' object layout differs from '{old.name}'")
    if isinstance(value, Instance):
        value.as_dict()
        value.cls = new
    elif isinstance(value, Class):
        value.metaclass = new
        refresh(value)
    return None


def dict_attribute(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    if isinstance(value, Instance):
        if not value.cls.has_dict:
            raise missing_attr(vm, value, "__dict__")
        vm.charge(64 + 100 * len(value.slots))
        if len(args) == 2:
            if args[1] is UNBOUND:
                if is_exception(value):
                    raise vm.error("TypeError", "cannot delete __dict__")
                args = [value, {}]
            if not isinstance(args[1], dict):
                raise vm.error("TypeError", f"__dict__ must be set to a dictionary, not a '{class_of(args[1]).name}'")
            value.as_dict()
            value.attrs = args[1]
            return None
        return value.as_dict()
    if isinstance(value, (Class, Module)) and len(args) == 2:
        words = f"attribute '__dict__' of '{'type' if isinstance(value, Class) else 'module'}' objects is not writable"
        raise vm.error("AttributeError", words if isinstance(value, Class) else "readonly attribute")
    if isinstance(value, Class):
        return MappingProxyType(value.namespace)
    if isinstance(value, Module):
        return globals_of(vm, value.namespace)
    if isinstance(value, Function) and not value.hidden:
        if len(args) == 2:
            if not isinstance(args[1], dict):
                raise vm.error(
                    "TypeError",
                    f"__dict__ must be set to a dictionary, not a '{class_of(args[1]).name}'"
                    if args[1] is not UNBOUND
                    else "cannot delete __dict__",
                )
            value.attrs = args[1]
            return None
        if value.attrs is None:
            value.attrs = {}
        return value.attrs
    raise missing_attr(vm, value, "__dict__")


def _name_of(vm: VM, name: object) -> str:
    if isinstance(name, Instance) and isinstance(name.payload, str):
        name = name.payload
    if not isinstance(name, str):
        raise vm.error("TypeError", f"attribute name must be string, not '{class_of(name).name}'")
    return name


def object_getattribute(vm: VM, args: list[object], dst: i64) -> object:
    value, name = args[0], _name_of(vm, args[1])
    if isinstance(value, Instance):
        found = generic_get(vm, value, value.cls, name, dst)
    else:
        found = own_get(vm, value, name, dst) if isinstance(value, Class) else lookup_attr(vm, value, name, dst)
    if found is not UNBOUND:
        return found
    if isinstance(value, Class):
        raise vm.error("AttributeError", f"'{class_of(value).name}' object has no attribute '{name}'")
    raise missing_attr(vm, value, name)


def object_setattr(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    _not_class(vm, value, "__setattr__")
    name = _name_of(vm, args[1])
    return generic_set(vm, value, value.cls, name, args[2], dst) if isinstance(value, Instance) else set_attr(vm, value, name, args[2], dst)


def object_delattr(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    _not_class(vm, value, "__delattr__")
    name = _name_of(vm, args[1])
    return generic_del(vm, value, value.cls, name, dst) if isinstance(value, Instance) else del_attr(vm, value, name, dst)


def _not_class(vm: VM, value: object, what: str) -> None:
    """A class has a way of its own to set attributes, which object's may not go round."""
    if isinstance(value, Class):
        raise vm.error("TypeError", f"can't apply this {what} to {class_of(value).name} object")


def type_getattribute(vm: VM, args: list[object], dst: i64) -> object:
    cls, name = cast(Class, args[0]), _name_of(vm, args[1])
    found = class_get(vm, cls, name, dst)
    if found is UNBOUND:
        raise missing_attr(vm, cls, name)
    return found


def type_setattr(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if cls.runtime is None:
        return enter(vm, "_immutable", [cls, args[1]], dst)
    return class_set(vm, cls, _name_of(vm, args[1]), args[2], dst)


def type_delattr(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if cls.runtime is None:
        return enter(vm, "_immutable", [cls, args[1]], dst)
    return class_del(vm, cls, _name_of(vm, args[1]), dst)


def object_eq(vm: VM, args: list[object], dst: i64) -> object:
    return True if args[0] is args[1] else NotImplemented


def object_hash(vm: VM, args: list[object], dst: i64) -> object:
    """By identity, also of what has a hash of its own or none."""
    value = args[0]
    own = (type(value) in PLAIN and type(value).__hash__ is not object.__hash__) or type(value) is DEQUE
    return vm.number(value) if own or isinstance(value, Instance) else host_hash(vm, args, dst)


def object_ne(vm: VM, args: list[object], dst: i64) -> object:
    return enter(vm, "_object_ne", args, dst)


def alike_eq(vm: VM, args: list[object], dst: i64) -> object:
    """`__eq__` of bound methods and code: compared with their like alone."""
    return args[0] == args[1] if class_of(args[0]) is class_of(args[1]) else NotImplemented


def alike_ne(vm: VM, args: list[object], dst: i64) -> object:
    return args[0] != args[1] if class_of(args[0]) is class_of(args[1]) else NotImplemented


def not_implemented(vm: VM, args: list[object], dst: i64) -> object:
    return NotImplemented


def type_signature(vm: VM, args: list[object], dst: i64) -> object:
    """`__text_signature__` of a builtin class; None of a guest's own."""
    cls = cast(Class, args[0])
    return None if cls.runtime is not None else getattr(host_type(cls.name), "__text_signature__", None)


def type_name(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if len(args) == 2:
        _mutable(vm, cls, "__name__", args[1])
        if not isinstance(args[1], str):
            raise vm.error("TypeError", f"can only assign string to {cls.name}.__name__, not '{class_of(args[1]).name}'")
        try:
            args[1].encode()
        except UnicodeEncodeError as error:
            raise vm.host_error(error) from None
        cls.name = args[1]
        cls.shown = ""
        return None
    return cls.shown or cls.name


def _mutable(vm: VM, cls: Class, name: str, new: object) -> None:
    if cls.runtime is None:
        raise immutable(vm, cls, name)
    if new is UNBOUND:
        raise vm.error("TypeError", f"cannot delete '{name}' attribute of immutable type '{cls.name}'")


def type_qualname(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if len(args) == 2:
        _mutable(vm, cls, "__qualname__", args[1])
        if not isinstance(args[1], str):
            raise vm.error("TypeError", f"can only assign string to {cls.name}.__qualname__, not '{class_of(args[1]).name}'")
        cls.qualname = args[1]
        return None
    return cls.qualname


def type_module(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if len(args) == 2:
        _mutable(vm, cls, "__module__", args[1])
        cls.module = args[1]
        cls.namespace["__module__"] = args[1]
        return None
    return cls.namespace.get("__module__", cls.module) if cls.runtime is not None else cls.module


def type_mro(vm: VM, args: list[object], dst: i64) -> object:
    return tuple(cast(Class, args[0]).mro) or None


def type_mro_list(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    return list(cls.mro if cls.runtime is None else linearize(vm, cls))


def type_bases(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if len(args) == 2:
        if own_order(cls):
            return enter(vm, "_set_bases", args, dst)
        set_bases(vm, cls, args[1])
        return None
    return tuple(cls.bases)


def type_base(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    return best_base(cls.bases) if cls.bases else None


def type_doc(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if len(args) == 2:
        _mutable(vm, cls, "__doc__", args[1])
        cls.namespace["__doc__"] = args[1]
        refresh(cls)
        return None
    found = cls.namespace.get("__doc__")
    if isinstance(found, Native):
        words = getattr(host_type(cls.name), "__doc__", None)
        return words if isinstance(words, str) else found
    return None if found is None else bind_to_class(vm, found, cls, dst)


def type_annotations(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if len(args) == 2:
        _mutable(vm, cls, "__annotations__", None)
        if args[1] is UNBOUND:
            if cls.namespace.pop("__annotations__", UNBOUND) is UNBOUND:
                raise vm.error("AttributeError", "__annotations__")
            return None
        cls.namespace["__annotations__"] = args[1]
        return None
    if cls.runtime is None:
        raise missing_attr(vm, cls, "__annotations__")
    return cls.namespace.setdefault("__annotations__", {})


def type_subclasses(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if cls.runtime is None:
        raise vm.error("AttributeError", "the subclasses of builtin types are not listed here")
    return list(cls.subclasses)


def type_abstract(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if len(args) == 2:
        if args[1] is UNBOUND:
            if cls.namespace.pop("__abstractmethods__", UNBOUND) is UNBOUND:
                raise vm.error("AttributeError", "__abstractmethods__")
            cls.abstract = False
        else:
            cls.abstract = bool(args[1])
            cls.namespace["__abstractmethods__"] = args[1]
        refresh(cls)
        return None
    found = cls.namespace.get("__abstractmethods__", UNBOUND)
    if found is UNBOUND or isinstance(found, Native):
        raise vm.error("AttributeError", "__abstractmethods__")
    return found


def object_sizeof(vm: VM, args: list[object], dst: i64) -> object:
    """What the host says of its own types; of all others what the meter takes it for, with all it holds."""
    value: Any = args[0]
    return value.__sizeof__() if type(value) in PLAIN else size_of(value)


ROWS: Final[list[Native]] = [
    settable("object", "__class__", class_attribute),
    guest("object", "__new__", "_object_new", STATICMETHOD),
    guest("object", "__init__", "_object_init"),
    guest("object", "__repr__", "_object_repr"),
    guest("object", "__str__", "_object_str"),
    guest("object", "__format__", "_object_format"),
    guest("object", "__dir__", "_object_dir"),
    method("object", "__sizeof__", object_sizeof, 0),
    guest("object", "__init_subclass__", "_object_init_subclass", CLASSMETHOD),
    Native("object", "__subclasshook__", MACHINE, not_implemented, "", prices.constant, CLASSMETHOD, 1, -1),
    method("object", "__getattribute__", object_getattribute, 1),
    method("object", "__setattr__", object_setattr, 2),
    method("object", "__delattr__", object_delattr, 1),
    method("object", "__eq__", object_eq, 1),
    method("object", "__ne__", object_ne, 1),
    *[method("object", name, not_implemented, 1) for name in ("__lt__", "__le__", "__gt__", "__ge__")],
    method("object", "__hash__", object_hash, 0),
    method("type", "__getattribute__", type_getattribute, 1),
    method("type", "__setattr__", type_setattr, 2),
    method("type", "__delattr__", type_delattr, 1),
    settable("type", "__name__", type_name),
    settable("type", "__qualname__", type_qualname),
    settable("type", "__module__", type_module),
    settable("type", "__doc__", type_doc),
    settable("type", "__annotations__", type_annotations),
    settable("type", "__abstractmethods__", type_abstract),
    read("type", "__mro__", type_mro),
    read("type", "__text_signature__", type_signature),
    settable("type", "__bases__", type_bases),
    read("type", "__base__", type_base),
    read("type", "__dict__", dict_attribute),
    method("type", "mro", type_mro_list, 0),
    method("type", "__subclasses__", type_subclasses, 0),
    guest("type", "__call__", "_type_call"),
    guest("type", "__repr__", "_type_repr"),
    guest("type", "__instancecheck__", "_type_instancecheck"),
    guest("type", "__subclasscheck__", "_type_subclasscheck"),
    guest("type", "__init__", "_type_init"),
    guest("type", "__or__", "_type_or"),
    guest("type", "__ror__", "_type_ror"),
    guest("type", "__new__", "_type_new", STATICMETHOD),
    guest("type", "__prepare__", "_type_prepare", CLASSMETHOD),
    read("module", "__dict__", dict_attribute),
    guest("module", "__dir__", "_module_dir"),
]
