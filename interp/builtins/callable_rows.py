"""Rows of functions, methods and the descriptors that wrap them: property, staticmethod, classmethod, super, cells."""

from __future__ import annotations

import sys
from types import MappingProxyType
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.declare import guest, method, read, settable
from interp.builtins.functions import is_callable
from interp.builtins.object_rows import alike_eq, alike_ne, dict_attribute
from interp.builtins.row import CONSTANT, MACHINE, STATICMETHOD, Native
from interp.bytecode.code import FLAG_HIDDEN, Code
from interp.objects.builtin_types import class_of
from interp.objects.function import BoundMethod, Cell, ClassMethod, Function, Property, StaticMethod, Super
from interp.objects.generator import Generator
from interp.objects.instance import Instance
from interp.objects.module import Module
from interp.objects.namespace import Namespace, NamespaceView, view_of
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class
from interp.operations.attribute import WRAPPED, lookup_attr, missing_attr, wrapper_attributes
from interp.operations.call import call, enter
from interp.operations.importing import builtins_module, globals_of
from interp.vm.link import prepare
from interp.vm.state import VM

_INSIDES: Final = frozenset(("__globals__", "__code__", "__closure__", "__defaults__", "__kwdefaults__"))


def _guests(vm: VM, value: object, name: str) -> Function:
    """A function of the guest's making. The prelude's, which a guest can reach as methods of some builtin types, show nothing of what they
    are made of and can't be changed: they work for every session. A shim's are the session's own, but what is inside them is made for
    intrinsics that trust their arguments. Raises AttributeError.
    """
    function = cast(Function, value)
    if function.hidden or (name in _INSIDES and function.linked.code.flags & FLAG_HIDDEN):
        raise missing_attr(vm, function, name)
    return function


def function_name(vm: VM, args: list[object], dst: i64) -> object:
    function = args[0]
    assert isinstance(function, (Function, Generator))
    if len(args) == 2:
        if isinstance(function, Function):
            _guests(vm, function, "__name__")
        if not isinstance(args[1], str):
            raise vm.error("TypeError", "__name__ must be set to a string object")
        function.name = args[1]
        return None
    return function.name


def function_qualname(vm: VM, args: list[object], dst: i64) -> object:
    function = args[0]
    assert isinstance(function, (Function, Generator))
    if len(args) == 2:
        if isinstance(function, Function):
            _guests(vm, function, "__qualname__")
        if not isinstance(args[1], str):
            raise vm.error("TypeError", "__qualname__ must be set to a string object")
        function.qualname = args[1]
        return None
    return function.qualname


def function_doc(vm: VM, args: list[object], dst: i64) -> object:
    function = cast(Function, args[0])
    if len(args) == 2:
        _guests(vm, function, "__doc__")
        function.doc = None if args[1] is UNBOUND else args[1]
        return None
    return function.doc


def function_module(vm: VM, args: list[object], dst: i64) -> object:
    function = cast(Function, args[0])
    if len(args) == 2:
        _guests(vm, function, "__module__")
        function.module = args[1]
        return None
    return None if function.module is UNBOUND else function.module


def function_globals(vm: VM, args: list[object], dst: i64) -> object:
    return globals_of(vm, _guests(vm, args[0], "__globals__").linked.namespace)


def function_builtins(vm: VM, args: list[object], dst: i64) -> object:
    return view_of(builtins_module(vm).namespace)


def function_code(vm: VM, args: list[object], dst: i64) -> object:
    function = _guests(vm, args[0], "__code__")
    if len(args) == 1:
        return function.linked.code
    code = args[1]
    if not isinstance(code, Code):
        raise vm.error("TypeError", "__code__ must be set to a code object")
    if len(code.free_names) != len(function.closure):
        wanted, got = len(function.closure), len(code.free_names)
        raise vm.error("ValueError", f"{function.name}() requires a code object with {wanted} free vars, not {got}")
    function.recode(prepare(code, function.linked.namespace))
    return None


def function_defaults(vm: VM, args: list[object], dst: i64) -> object:
    function = _guests(vm, args[0], "__defaults__")
    if len(args) == 2:
        new = None if args[1] is UNBOUND else args[1]
        if new is not None and not isinstance(new, tuple):
            raise vm.error("TypeError", "__defaults__ must be set to a tuple object")
        function.defaults = new
        return None
    return function.defaults


def function_keyword_defaults(vm: VM, args: list[object], dst: i64) -> object:
    function = _guests(vm, args[0], "__kwdefaults__")
    if len(args) == 2:
        new = None if args[1] is UNBOUND else args[1]
        if new is not None and not isinstance(new, dict):
            raise vm.error("TypeError", "__kwdefaults__ must be set to a dict object")
        function.keyword_defaults = new
        return None
    return function.keyword_defaults


def function_annotations(vm: VM, args: list[object], dst: i64) -> object:
    function = _guests(vm, args[0], "__annotations__")
    if len(args) == 2:
        new = None if args[1] is UNBOUND else args[1]
        if new is not None and not isinstance(new, dict):
            raise vm.error("TypeError", "__annotations__ must be set to a dict object")
        function.annotations = new
        return None
    if function.annotations is None:
        function.annotations = {}
    return function.annotations


def function_type_params(vm: VM, args: list[object], dst: i64) -> object:
    function = _guests(vm, args[0], "__type_params__")
    if len(args) == 2:
        if not isinstance(args[1], tuple):
            raise vm.error("TypeError", "__type_params__ must be set to a tuple")
        function.type_params = args[1]
        return None
    return function.type_params


def function_closure(vm: VM, args: list[object], dst: i64) -> object:
    function = _guests(vm, args[0], "__closure__")
    return tuple(function.closure) if function.closure else None


def cell_contents(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0].value  # type: ignore[attr-defined]
    if value is UNBOUND:
        raise vm.error("ValueError", "Cell is empty")
    return value


def method_self(vm: VM, args: list[object], dst: i64) -> object:
    return cast(BoundMethod, args[0]).receiver


def method_doc(vm: VM, args: list[object], dst: i64) -> object:
    return lookup_attr(vm, cast(BoundMethod, args[0]).function, "__doc__", dst)


def method_function(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0].payload if isinstance(args[0], Instance) else args[0]
    if isinstance(value, (BoundMethod, StaticMethod, ClassMethod)):
        return value.function
    raise missing_attr(vm, value, "__func__")


def _property(value: object) -> Property:
    """The property itself, of an instance of a subclass too."""
    return cast(Property, value.payload if isinstance(value, Instance) else value)


class WrappedReader:
    """Gets or sets an attribute that a staticmethod or classmethod has from its function until it is set."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, vm: VM, args: list[object], dst: i64) -> object:
        if len(args) == 2:
            attrs = wrapper_attributes(vm, cast(StaticMethod | ClassMethod, args[0]))
            if args[1] is not UNBOUND:
                attrs[self.name] = args[1]
            elif attrs.pop(self.name, UNBOUND) is UNBOUND:
                raise missing_attr(vm, args[0], self.name)
            return None
        found = lookup_attr(vm, method_function(vm, args, dst), self.name, dst)
        if found is UNBOUND:
            raise missing_attr(vm, args[0], self.name)
        return found


def wrapper_dict(vm: VM, args: list[object], dst: i64) -> object:
    """`__dict__`; an instance of a subclass has its own."""
    if isinstance(args[0], Instance):
        return dict_attribute(vm, args, dst)
    wrapper = cast(StaticMethod | ClassMethod, args[0])
    if len(args) == 1:
        return wrapper_attributes(vm, wrapper)
    if args[1] is UNBOUND:
        raise vm.error("TypeError", "cannot delete __dict__")
    if not isinstance(args[1], dict):
        raise vm.error("TypeError", f"__dict__ must be set to a dictionary, not a '{class_of(args[1]).name}'")
    wrapper.attrs = args[1]
    return None


def is_abstract(vm: VM, args: list[object], dst: i64) -> object:
    """`__isabstractmethod__` of what wraps functions: whether one of them is marked so."""
    value = args[0].payload if isinstance(args[0], Instance) else args[0]
    functions = [value.getter, value.setter, value.deleter] if isinstance(value, Property) else [method_function(vm, args, dst)]
    marks: list[object] = []
    for function in functions:
        if function is None or (isinstance(function, Function) and function.attrs is None):
            continue
        if not isinstance(function, Function) or "__isabstractmethod__" in (function.attrs or {}):
            marks.append(function)
    return enter(vm, "_any_abstract", [marks], dst) if marks else False


def property_getter(vm: VM, args: list[object], dst: i64) -> object:
    return _property(args[0]).getter


def property_setter(vm: VM, args: list[object], dst: i64) -> object:
    return _property(args[0]).setter


def property_deleter(vm: VM, args: list[object], dst: i64) -> object:
    return _property(args[0]).deleter


def property_doc(vm: VM, args: list[object], dst: i64) -> object:
    value = _property(args[0])
    if len(args) == 2:
        value.doc = args[1]
        return None
    if value.doc is None and isinstance(value.getter, Function):
        return value.getter.doc
    return value.doc


def with_getter(vm: VM, args: list[object], dst: i64) -> object:
    old = _property(args[0])
    return _changed(vm, args[0], old, Property(args[1], old.setter, old.deleter, old.doc), dst)


def with_setter(vm: VM, args: list[object], dst: i64) -> object:
    old = _property(args[0])
    return _changed(vm, args[0], old, Property(old.getter, args[1], old.deleter, old.doc), dst)


def with_deleter(vm: VM, args: list[object], dst: i64) -> object:
    old = _property(args[0])
    return _changed(vm, args[0], old, Property(old.getter, old.setter, args[1], old.doc), dst)


def _changed(vm: VM, value: object, old: Property, new: Property, dst: i64) -> object:
    """What `getter` and its like answer; of an instance of a subclass a call of the subclass."""
    if isinstance(value, Instance):
        return call(vm, value.cls, [new.getter, new.setter, new.deleter, new.doc], None, dst)
    new.name = old.name
    return new


def super_of(value: object) -> Super:
    """The super object itself, of an instance of a subclass too."""
    return cast(Super, value.payload if isinstance(value, Instance) else value)


def super_class(vm: VM, args: list[object], dst: i64) -> object:
    return super_of(args[0]).cls


def super_self(vm: VM, args: list[object], dst: i64) -> object:
    receiver = super_of(args[0]).receiver
    return None if receiver is UNBOUND else receiver


def super_self_class(vm: VM, args: list[object], dst: i64) -> object:
    return super_of(args[0]).start


def new_cell(vm: VM, args: list[object], dst: i64) -> object:
    vm.charge(40)
    return Cell(args[1] if len(args) > 1 else UNBOUND)


def new_method(vm: VM, args: list[object], dst: i64) -> object:
    function, receiver = args[1], args[2]
    if not is_callable(function):
        raise vm.error("TypeError", "first argument must be callable")
    if receiver is None:
        raise vm.error("TypeError", "instance must not be None")
    vm.charge(40)
    return BoundMethod(receiver, function)


def new_proxy(vm: VM, args: list[object], dst: i64) -> object:
    """Of a dict, or of what an instance of a subclass of it holds."""
    value = args[1]
    if isinstance(value, NamespaceView):
        value = value.as_dict()
    elif isinstance(value, Instance) and isinstance(value.payload, dict):
        value = value.payload
    if not isinstance(value, (dict, MappingProxyType)):
        raise vm.error("TypeError", f"mappingproxy() argument must be a mapping, not {class_of(value).name}")
    vm.charge(48)
    return MappingProxyType(value)


def new_module(vm: VM, args: list[object], dst: i64) -> object:
    """`module.__new__`: an empty one, or an instance of a subclass; `__init__` names it."""
    cls = cast(Class, args[0])
    vm.charge(500)
    return Module("?", Namespace("?")) if cls.runtime is None else Instance(cls)


_WRAPPERS: Final = ("staticmethod", "classmethod")
"""What these have from their functions (`functools_wraps`)."""

ROWS: Final[list[Native]] = [
    settable("function", "__name__", function_name),
    settable("function", "__qualname__", function_qualname),
    read("method", "__self__", method_self),
    read("method", "__doc__", method_doc),
    *[read(owner, "__func__", method_function) for owner in ("method", *_WRAPPERS)],
    *[read(owner, "__wrapped__", method_function) for owner in _WRAPPERS],
    settable("function", "__doc__", function_doc),
    settable("function", "__module__", function_module),
    settable("function", "__defaults__", function_defaults),
    settable("function", "__kwdefaults__", function_keyword_defaults),
    settable("function", "__annotations__", function_annotations),
    *([settable("function", "__type_params__", function_type_params)] if sys.version_info >= (3, 12) else []),
    read("function", "__closure__", function_closure),
    read("function", "__globals__", function_globals),
    read("function", "__builtins__", function_builtins),
    settable("function", "__code__", function_code),
    settable("function", "__dict__", dict_attribute),
    read("cell", "cell_contents", cell_contents),
    *[
        method(owner, name, function, 1)
        for owner in ("method", "builtin_function_or_method", "method-wrapper", "code")
        for name, function in (("__eq__", alike_eq), ("__ne__", alike_ne))
    ],
    *[guest("cell", name, f"_cell_{name.strip('_')}") for name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__")],
    Native("cell", "__hash__", MACHINE, None, "", prices.constant, CONSTANT),
    *[guest(owner, "__call__", "_call_any") for owner in ("function", "method", "staticmethod")],
    *[guest(owner, "__new__", "_wrapper_new", STATICMETHOD) for owner in ("property", *_WRAPPERS)],
    *[settable(owner, name, WrappedReader(name)) for owner in _WRAPPERS for name in WRAPPED],
    *[settable(owner, "__dict__", wrapper_dict) for owner in _WRAPPERS],
    *[read(owner, "__isabstractmethod__", is_abstract) for owner in ("property", *_WRAPPERS)],
    *[
        Native(owner, "__new__", MACHINE, function, "", prices.constant, STATICMETHOD, least, most)
        for owner, function, least, most in (("cell", new_cell, 1, 2), ("method", new_method, 3, 3), ("mappingproxy", new_proxy, 2, 2))
    ],
    Native("module", "__new__", MACHINE, new_module, "", prices.constant, STATICMETHOD, 1, -1, {"**": "o"}),
    guest("module", "__init__", "_module_init"),
    guest("module", "__repr__", "_module_repr"),
    guest("property", "__init__", "_property_init"),
    *[guest(owner, "__init__", "_wrapper_init") for owner in _WRAPPERS],
    guest("property", "__set__", "_property_set"),
    guest("property", "__delete__", "_property_delete"),
    guest("property", "__set_name__", "_property_set_name"),
    read("property", "fget", property_getter),
    read("property", "fset", property_setter),
    read("property", "fdel", property_deleter),
    settable("property", "__doc__", property_doc),
    method("property", "getter", with_getter, 1),
    method("property", "setter", with_setter, 1),
    method("property", "deleter", with_deleter, 1),
    guest("super", "__new__", "_super_new", STATICMETHOD),
    guest("super", "__init__", "_super_init"),
    guest("super", "__repr__", "_super_repr"),
    read("super", "__thisclass__", super_class),
    read("super", "__self__", super_self),
    read("super", "__self_class__", super_self_class),
]
