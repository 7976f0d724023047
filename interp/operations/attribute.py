"""Attributes: looking up, setting, deleting, on every kind of guest value.

Source: `PyObject_GenericGetAttr`, `type_getattro`, `super_getattro` and the descriptor guide of the language reference (3.3.2).
"""

from __future__ import annotations

import sys
from typing import Final

from mypy_extensions import i64

from interp.builtins.hash_prices import DICT_ENTRY, next_table
from interp.builtins.row import ATTRIBUTE, CLASSMETHOD, CONSTANT, METHOD, Native, binds
from interp.objects.builtin_types import BUILTIN, TYPE, class_of
from interp.objects.exception import exception_of
from interp.objects.function import BoundMethod, ClassMethod, Function, Member, Property, StaticMethod, Super
from interp.objects.instance import Instance
from interp.objects.module import Module
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class
from interp.operations.call import call, call_function, call_native, enter
from interp.operations.refusing import unwritable
from interp.vm.state import VM

_GETATTRIBUTE: Final = "__getattribute__"


def get_attr(vm: VM, value: object, name: str, dst: i64) -> object:
    """`value.name`: the attribute, or ENTERED. Raises the guest's AttributeError."""
    found = lookup_attr(vm, value, name, dst)
    if found is UNBOUND:
        raise missing_attr(vm, value, name)
    return found


def lookup_attr(vm: VM, value: object, name: str, dst: i64) -> object:
    """As `get_attr`, but UNBOUND where there is no such attribute and no `__getattr__` to ask."""
    if isinstance(value, Instance):
        cls = value.cls
        if not cls.plain_attributes:
            if not hooked(cls, _GETATTRIBUTE):
                if isinstance(value.payload, Super):
                    found = _super_find(vm, value.payload, name, dst)
                    return generic_get(vm, value, cls, name, dst) if found is UNBOUND else found
                if cls.lookup("__getattr__") is UNBOUND:
                    return generic_get(vm, value, cls, name, dst)
                return _with_hook(vm, value, cls, name, dst)
            return enter(vm, "_getattribute", [value, name], dst)
        return generic_get(vm, value, cls, name, dst)
    if isinstance(value, Class):
        return _class_get(vm, value, name, dst)
    if isinstance(value, Super):
        return _super_get(vm, value, name, dst)
    if isinstance(value, Module):
        found = value.namespace.get(name)
        if found is not UNBOUND:
            return found
    elif isinstance(value, (Function, StaticMethod, ClassMethod)):
        if value.attrs is not None and name in value.attrs and not _is_own(value, name):
            return value.attrs[name]
    elif isinstance(value, BoundMethod) and not isinstance(value.function, Native) and class_of(value).lookup(name) is UNBOUND:
        return lookup_attr(vm, value.function, name, dst)
    cls = class_of(value)
    found = cls.lookup(name)
    if found is UNBOUND:
        if isinstance(value, Module):
            hook = value.namespace.get("__getattr__")
            if hook is not UNBOUND:
                return call(vm, hook, [name], None, dst)
        return UNBOUND
    return bind(vm, found, value, cls, dst)


def _with_hook(vm: VM, value: Instance, cls: Class, name: str, dst: i64) -> object:
    """The class has `__getattr__`: it is asked when the generic look-up finds nothing or raises AttributeError."""
    found = cls.lookup(name)
    if found is UNBOUND or not needs_call(found):
        got = generic_get(vm, value, cls, name, dst)
        if got is not UNBOUND:
            return got
        hook = cls.lookup("__getattr__")
        if isinstance(hook, Function):
            return call_function(vm, hook, [value, name], None, dst)
        return enter(vm, "_getattr_hook", [value, name], dst)
    return enter(vm, "_getattr_guarded", [value, name], dst)


def needs_call(descriptor: object) -> bool:
    """Whether getting through this descriptor runs guest code."""
    return isinstance(descriptor, (Property, Instance))


def generic_get(vm: VM, value: Instance, cls: Class, name: str, dst: i64) -> object:
    """`object.__getattribute__`: data descriptors of the type, the instance's own, then the type's. UNBOUND if there is none."""
    found = cls.lookup(name)
    if found is not UNBOUND and is_data_descriptor(found) and not _only_sets(found):
        return bind(vm, found, value, cls, dst)
    own = value.get(name)
    if own is not UNBOUND:
        return own
    if found is UNBOUND:
        return UNBOUND
    return bind(vm, found, value, cls, dst)


def _only_sets(found: object) -> bool:
    """Whether a data descriptor has no `__get__`: the instance's own attribute then goes before it."""
    return isinstance(found, Instance) and found.cls.lookup("__get__") is UNBOUND


def is_data_descriptor(found: object) -> bool:
    """Whether it goes before an instance's own attribute."""
    if isinstance(found, (Property, Member)):
        return True
    if isinstance(found, Native):
        return found.role == ATTRIBUTE
    if isinstance(found, Instance):
        return found.cls.lookup("__set__") is not UNBOUND or found.cls.lookup("__delete__") is not UNBOUND
    return False


def _is_own(value: object, name: str) -> bool:
    """Whether it is a function's own attribute, whatever its dict has; those of a `staticmethod` are in its dict themselves."""
    return isinstance(value, Function) and is_data_descriptor(class_of(value).lookup(name))


def bind(vm: VM, found: object, value: object, cls: Class, dst: i64) -> object:
    """What `value.name` is when the type of `value` has `found` under that name."""
    if isinstance(found, Function):
        return BoundMethod(value, found)
    if isinstance(found, Native):
        role = found.role
        if role == METHOD:
            return BoundMethod(value, found)
        if role == ATTRIBUTE:
            return call_native(vm, found, [value], None, dst)
        if role == CLASSMETHOD:
            return BoundMethod(cls, found)
        return found.func if role == CONSTANT else found
    if isinstance(found, Property):
        if found.getter is None:
            raise vm.error("AttributeError", f"property {_property_name(found)}of {cls.qualname!r} object has no getter")
        return call(vm, found.getter, [value], None, dst)
    if isinstance(found, ClassMethod):
        return bind_function(vm, found.function, cls, dst)
    if isinstance(found, StaticMethod):
        return found.function
    if isinstance(found, Member):
        return _member_get(vm, found, value)
    if isinstance(found, Instance) and found.cls.lookup("__get__") is not UNBOUND:
        item = field_of(found, value)
        return enter(vm, "_descriptor_get", [found, value, cls], dst) if item is UNBOUND else item
    if isinstance(found, Super) and found.receiver is UNBOUND:
        return enter(vm, "_super", [found.cls, value], dst)
    return found


def field_of(found: Instance, value: object) -> object:
    """The item of a tuple that a descriptor gives without its `__get__`; UNBOUND for any other, and where there is no such item."""
    if found.cls.gives_fields and isinstance(value, Instance):
        items, index = value.payload, found.get("index")
        if isinstance(items, tuple) and isinstance(index, int) and 0 <= index < len(items):
            return items[index]
    return UNBOUND


def bind_function(vm: VM, function: object, receiver: object, dst: i64) -> object:
    """What a classmethod gives: its function bound to the class; before Python 3.13 a descriptor in it is asked."""
    if sys.version_info < (3, 13):
        if isinstance(function, (Property, ClassMethod, StaticMethod)):
            return bind(vm, function, receiver, receiver if isinstance(receiver, Class) else class_of(receiver), dst)
        if isinstance(function, Instance) and function.cls.lookup("__get__") is not UNBOUND:
            return enter(vm, "_descriptor_get", [function, receiver, receiver], dst)
    return BoundMethod(receiver, function)


def _property_name(found: Property) -> str:
    return "" if found.name is UNBOUND else f"{found.name!r} "


def _member_get(vm: VM, member: Member, value: object) -> object:
    if isinstance(value, Instance):
        own = value.get_slot(member.name)
        if own is UNBOUND:
            raise vm.error("AttributeError", f"'{value.cls.name}' object has no attribute '{member.name}'")
        return own
    raise vm.error(
        "TypeError", f"descriptor '{member.name}' for '{member.cls.name}' objects doesn't apply to a '{class_of(value).name}' object"
    )


def _class_get(vm: VM, cls: Class, name: str, dst: i64) -> object:
    meta = cls.metaclass or TYPE
    if meta is not TYPE:
        if hooked(meta, _GETATTRIBUTE):
            return enter(vm, "_getattribute", [cls, name], dst)
        hook = meta.lookup("__getattr__")
        if hook is not UNBOUND:
            return _class_with_hook(vm, cls, meta, name, dst)
    return class_get(vm, cls, name, dst)


def _class_with_hook(vm: VM, cls: Class, meta: Class, name: str, dst: i64) -> object:
    """The metaclass has `__getattr__`: as for an instance."""
    for found in (cls.lookup(name), meta.lookup(name)):
        if found is not UNBOUND and needs_call(found):
            return enter(vm, "_getattr_guarded", [cls, name], dst)
    got = class_get(vm, cls, name, dst)
    return enter(vm, "_getattr_hook", [cls, name], dst) if got is UNBOUND else got


def class_get(vm: VM, cls: Class, name: str, dst: i64) -> object:
    """`type.__getattribute__`: data descriptors of the metaclass, what the MRO has, then the metaclass's. UNBOUND if there is none."""
    meta = cls.metaclass or TYPE
    on_meta = meta.lookup(name)
    if on_meta is not UNBOUND and is_data_descriptor(on_meta) and not _only_sets(on_meta):
        return bind(vm, on_meta, cls, meta, dst)
    found = cls.lookup(name)
    if found is not UNBOUND:
        return bind_to_class(vm, found, cls, dst)
    if on_meta is not UNBOUND:
        return bind(vm, on_meta, cls, meta, dst)
    return UNBOUND


def own_get(vm: VM, cls: Class, name: str, dst: i64) -> object:
    """`object.__getattribute__` of a class: an object like others, whose own attributes are its namespace. UNBOUND if there is none."""
    meta = cls.metaclass or TYPE
    on_meta = meta.lookup(name)
    if on_meta is not UNBOUND and is_data_descriptor(on_meta):
        return bind(vm, on_meta, cls, meta, dst)
    own = cls.namespace.get(name, UNBOUND)
    if own is not UNBOUND or on_meta is UNBOUND:
        return own
    return bind(vm, on_meta, cls, meta, dst)


def bind_to_class(vm: VM, found: object, cls: Class, dst: i64) -> object:
    """What `cls.name` is when the MRO has `found`."""
    if isinstance(found, ClassMethod):
        return bind_function(vm, found.function, cls, dst)
    if isinstance(found, StaticMethod):
        return found.function
    if isinstance(found, Native):
        if found.role == CLASSMETHOD:
            return BoundMethod(cls, found)
        if found.role == ATTRIBUTE and found.owner == "type":
            return call_native(vm, found, [cls], None, dst)
        return found.func if found.role == CONSTANT else found
    if isinstance(found, Instance) and found.cls.lookup("__get__") is not UNBOUND:
        return enter(vm, "_descriptor_get", [found, None, cls], dst)
    return found


def _super_get(vm: VM, value: Super, name: str, dst: i64) -> object:
    found = _super_find(vm, value, name, dst)
    if found is not UNBOUND:
        return found
    found = class_of(value).lookup(name)
    if found is UNBOUND:
        return UNBOUND
    return bind(vm, found, value, class_of(value), dst)


def _super_find(vm: VM, value: Super, name: str, dst: i64) -> object:
    """What stands behind the class in the MRO; UNBOUND if nothing."""
    found = _inherited(value, name)
    start = value.start
    if found is UNBOUND or start is None:
        return UNBOUND
    if value.receiver is start:
        return bind_to_class(vm, found, start, dst)
    return bind(vm, found, value.receiver, start, dst)


def _inherited(value: Super, name: str) -> object:
    """What stands behind the class in the MRO, as it is there; UNBOUND if nothing."""
    start = value.start
    if start is not None and name != "__class__":
        behind = False
        for cls in start.mro:
            if behind:
                found = cls.namespace.get(name, UNBOUND)
                if found is not UNBOUND:
                    return found
            elif cls is value.cls:
                behind = True
    return UNBOUND


def inherited_function(value: Super, name: str) -> Function | None:
    """The guest's function that `value.name` would bind to the receiver; None where it is anything else."""
    found = _inherited(value, name)
    return found if isinstance(found, Function) and value.receiver is not value.start else None


def missing_attr(vm: VM, value: object, name: str) -> Exception:
    """The AttributeError for an attribute that is not there, in CPython's words."""
    if isinstance(value, Class):
        message = f"type object '{value.name}' has no attribute '{name}'"
    elif isinstance(value, Instance) and value.cls.is_subclass(BUILTIN["module"]):
        message = f"module {value.get('__name__')!r} has no attribute '{name}'"
    elif isinstance(value, Module):
        message = f"module '{value.name}' has no attribute '{name}'"
    elif isinstance(value, BoundMethod) and not isinstance(value.function, Native):
        return missing_attr(vm, value.function, name)
    else:
        message = f"'{class_of(value).name}' object has no attribute '{name}'"
    raised = vm.error("AttributeError", message)
    state = exception_of(raised).payload
    state.values["name"] = name  # type: ignore[attr-defined]
    state.values["obj"] = value  # type: ignore[attr-defined]
    return raised


def set_attr(vm: VM, value: object, name: str, new: object, dst: i64) -> object:
    """`value.name = new`: None or ENTERED."""
    if isinstance(value, Instance):
        cls = value.cls
        if not cls.plain_attributes and hooked(cls, "__setattr__"):
            return enter(vm, "_setattr_hook", [value, name, new], dst)
        return generic_set(vm, value, cls, name, new, dst)
    if isinstance(value, Class):
        return _class_set(vm, value, name, new, dst)
    if isinstance(value, Module):
        vm.charge(100)
        value.namespace.put(name, new)
        return None
    cls = class_of(value)
    found = cls.lookup(name)
    if isinstance(found, Native) and found.role == ATTRIBUTE:
        return set_native(vm, found, value, new, dst)
    if isinstance(value, (StaticMethod, ClassMethod)):
        vm.charge(100)
        wrapper_attributes(vm, value)[name] = new
        return None
    if isinstance(value, Function) and not value.hidden:
        vm.charge(100)
        if value.attrs is None:
            value.attrs = {}
        value.attrs[name] = new
        return None
    raise _cannot_set(vm, value, cls, name, found)


WRAPPED: Final = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
"""What a staticmethod or classmethod has from its function (`functools_wraps` in CPython's Objects/funcobject.c)."""


def wrapper_attributes(vm: VM, wrapper: StaticMethod | ClassMethod) -> dict[str, object]:
    """The attributes of a staticmethod or classmethod: what it has from its function, and what was set."""
    attrs = wrapper.attrs
    if attrs is None:
        function = wrapper.function
        attrs = {}
        if not isinstance(function, (Instance, Class)):
            for name in WRAPPED:
                found = lookup_attr(vm, function, name, -1)
                if found is not UNBOUND:
                    attrs[name] = found
        vm.charge(64 + 100 * len(attrs))
        wrapper.attrs = attrs
    return attrs


def _cannot_set(vm: VM, value: object, cls: Class, name: str, found: object) -> Exception:
    if found is not UNBOUND:
        return vm.error("AttributeError", f"'{cls.name}' object attribute '{name}' is read-only")
    more = " and no __dict__ for setting new attributes" if sys.version_info[1] >= 13 and not isinstance(value, Function) else ""
    return vm.error("AttributeError", f"'{cls.name}' object has no attribute '{name}'{more}")


def set_native(vm: VM, row: Native, value: object, new: object, dst: i64) -> object:
    """Sets an attribute that a row of the table describes; UNBOUND as `new` deletes it."""
    if row.most < 2:
        raise unwritable(vm, row)
    return call_native(vm, row, [value, new], None, dst)


def generic_set(vm: VM, value: Instance, cls: Class, name: str, new: object, dst: i64) -> object:
    """`object.__setattr__`."""
    found = cls.lookup(name)
    if found is not UNBOUND:
        if isinstance(found, Property):
            if found.setter is None:
                raise vm.error("AttributeError", f"property {_property_name(found)}of {cls.qualname!r} object has no setter")
            return call(vm, found.setter, [value, new], None, dst)
        if isinstance(found, Native) and found.role == ATTRIBUTE:
            return set_native(vm, found, value, new, dst)
        if isinstance(found, Member):
            vm.charge(16)
            value.put_slot(name, new)
            return None
        if isinstance(found, Instance) and is_data_descriptor(found):
            return enter(vm, "_descriptor_set", [found, value, new], dst)
    if not cls.has_dict:
        raise _cannot_set(vm, value, cls, name, found)
    if value.attrs is None:
        vm.charge(40)
    else:
        vm.charge(DICT_ENTRY)
        next_table(vm, value.attrs)
    value.put(name, new)
    return None


def _class_set(vm: VM, cls: Class, name: str, new: object, dst: i64) -> object:
    meta = cls.metaclass or TYPE
    if meta is not TYPE and hooked(meta, "__setattr__"):
        return enter(vm, "_setattr_hook", [cls, name, new], dst)
    return class_set(vm, cls, name, new, dst)


def immutable(vm: VM, cls: Class, name: object) -> Exception:
    """The TypeError for changing a builtin class."""
    return vm.error("TypeError", f"cannot set {name!r} attribute of immutable type '{cls.name}'")


def class_set(vm: VM, cls: Class, name: str, new: object, dst: i64) -> object:
    """`type.__setattr__`."""
    if cls.runtime is None:
        raise immutable(vm, cls, name)
    on_meta = (cls.metaclass or TYPE).lookup(name)
    if on_meta is not UNBOUND and is_data_descriptor(on_meta):
        if isinstance(on_meta, Property):
            if on_meta.setter is None:
                raise vm.error(
                    "AttributeError", f"property {_property_name(on_meta)}of {(cls.metaclass or TYPE).qualname!r} object has no setter"
                )
            return call(vm, on_meta.setter, [cls, new], None, dst)
        if isinstance(on_meta, Native):
            return set_native(vm, on_meta, cls, new, dst)
        if isinstance(on_meta, Instance):
            return enter(vm, "_descriptor_set", [on_meta, cls, new], dst)
    vm.charge(100)
    cls.namespace[name] = new
    refresh(cls)
    return None


def refresh(cls: Class) -> None:
    """After a change to a class's namespace: what is derived from it is derived again, here and in its subclasses."""
    cls.changed()
    pending: list[Class] = [cls]
    while pending:
        current = pending.pop()
        derive(current)
        pending.extend(current.subclasses)


def derive(cls: Class) -> None:
    """Sets what a user class's flags say of its MRO."""
    cls.plain_attributes = True
    for name in (_GETATTRIBUTE, "__setattr__", "__delattr__"):
        if hooked(cls, name):
            cls.plain_attributes = False
    if cls.lookup("__getattr__") is not UNBOUND or (cls.payload is not None and cls.payload.name == "super"):
        cls.plain_attributes = False
    cls.default_hash = _owner(cls.lookup("__hash__")) == "object"
    cls.default_eq = _owner(cls.lookup("__eq__")) == "object" and _owner(cls.lookup("__ne__")) == "object"
    if cls.runtime is not None and (cls.lookup("__get__") is not UNBOUND or cls.is_subclass(TYPE)):
        cls.runtime.changes += 1
    kind = cls.payload.name if cls.payload is not None and cls.metaclass is TYPE and not cls.abstract else ""
    cls.bare = kind in ("list", "dict", "set") and _owner(cls.lookup("__new__")) == kind == _owner(cls.lookup("__init__"))
    cls.plain_new = cls.payload is None and not cls.abstract and cls.metaclass is TYPE and _owner(cls.lookup("__new__")) == "object"


def hooked(cls: Class, name: str) -> bool:
    """Whether an attribute's getting, setting or deleting is not what a builtin type does under that name."""
    found = cls.lookup(name)
    return not (isinstance(found, Native) and found.name == name)


def _owner(row: object) -> str:
    return row.owner if isinstance(row, Native) else ""


def del_attr(vm: VM, value: object, name: str, dst: i64) -> object:
    """`del value.name`: None or ENTERED."""
    if isinstance(value, Instance):
        cls = value.cls
        if not cls.plain_attributes and hooked(cls, "__delattr__"):
            return enter(vm, "_delattr_hook", [value, name], dst)
        return generic_del(vm, value, cls, name, dst)
    if isinstance(value, Class):
        meta = value.metaclass or TYPE
        if hooked(meta, "__delattr__"):
            return enter(vm, "_delattr_hook", [value, name], dst)
        return class_del(vm, value, name, dst)
    if isinstance(value, Module):
        if value.namespace.get(name) is UNBOUND:
            raise vm.error("AttributeError", f"'module' object has no attribute '{name}'")
        value.namespace.put(name, UNBOUND)
        return None
    if isinstance(value, (Function, StaticMethod, ClassMethod)) and value.attrs is not None and name in value.attrs:
        del value.attrs[name]
        return None
    cls = class_of(value)
    found = cls.lookup(name)
    if isinstance(found, Native) and found.role == ATTRIBUTE:
        return set_native(vm, found, value, UNBOUND, dst)
    raise _cannot_set(vm, value, cls, name, found)


def class_del(vm: VM, value: Class, name: str, dst: i64) -> object:
    """`type.__delattr__`."""
    if value.runtime is None:
        raise immutable(vm, value, name)
    meta = value.metaclass or TYPE
    on_meta = meta.lookup(name)
    if on_meta is not UNBOUND and is_data_descriptor(on_meta):
        if isinstance(on_meta, Property):
            if on_meta.deleter is None:
                raise vm.error("AttributeError", f"property {_property_name(on_meta)}of {meta.qualname!r} object has no deleter")
            return call(vm, on_meta.deleter, [value], None, dst)
        if isinstance(on_meta, Native):
            return set_native(vm, on_meta, value, UNBOUND, dst)
        return enter(vm, "_descriptor_delete", [on_meta, value], dst)
    if name not in value.namespace:
        raise missing_attr(vm, value, name)
    del value.namespace[name]
    refresh(value)
    return None


def generic_del(vm: VM, value: Instance, cls: Class, name: str, dst: i64) -> object:
    """`object.__delattr__`."""
    found = cls.lookup(name)
    if isinstance(found, Property):
        if found.deleter is None:
            raise vm.error("AttributeError", f"property {_property_name(found)}of {cls.qualname!r} object has no deleter")
        return call(vm, found.deleter, [value], None, dst)
    if isinstance(found, Native) and found.role == ATTRIBUTE:
        return set_native(vm, found, value, UNBOUND, dst)
    if isinstance(found, Instance) and is_data_descriptor(found):
        return enter(vm, "_descriptor_delete", [found, value], dst)
    if isinstance(found, Member):
        if not value.remove_slot(name):
            raise vm.error("AttributeError", name)
        return None
    if not cls.has_dict:
        raise _cannot_set(vm, value, cls, name, found)
    vm.charge(100)
    if value.remove(name):
        return None
    raise missing_attr(vm, value, name)


def special(vm: VM, value: object, name: str) -> object:
    """A dunder as the interpreter looks it up: on the type, never the instance. Bound, or UNBOUND; a guest's descriptor as it stands."""
    cls = class_of(value)
    found = cls.lookup(name)
    if found is UNBOUND or found is None:
        return UNBOUND
    if isinstance(found, Function) or binds(found):
        return BoundMethod(value, found)
    if isinstance(found, ClassMethod):
        return BoundMethod(cls, found.function)
    if isinstance(found, StaticMethod):
        return found.function
    return found
