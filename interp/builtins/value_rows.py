"""Rows that plain values, containers above all, have from us instead of from the host: making them, iteration, repr."""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.declare import guest, method, methods
from interp.builtins.row import CLASSMETHOD, GUEST, HOST, METHOD, STATICMETHOD, Native
from interp.objects.builtin_types import is_exception
from interp.objects.instance import Instance
from interp.objects.namespace import NamespaceView
from interp.objects.sentinel import UNBOUND
from interp.operations.call import enter
from interp.operations.iterate import get_iter
from interp.operations.text import repr_value
from interp.vm.state import VM


def plain_value(value: object) -> object:
    """The host value of an instance of a builtin's subclass, else the value."""
    if isinstance(value, Instance) and value.payload is not UNBOUND and not is_exception(value):
        return value.payload
    return value.as_dict() if isinstance(value, NamespaceView) else value


def container_repr(vm: VM, args: list[object], dst: i64) -> object:
    if isinstance(args[0], NamespaceView):
        return enter(vm, "_view_repr", args, dst)
    value = plain_value(args[0])
    if value is not args[0] and isinstance(value, (set, frozenset, bytearray)):
        return enter(vm, "_named_repr", args, dst)
    return repr_value(vm, value, dst)


def container_iter(vm: VM, args: list[object], dst: i64) -> object:
    return get_iter(vm, plain_value(args[0]), dst)


def always_true(vm: VM, args: list[object], dst: i64) -> object:
    return True


_MUTABLE: Final = ("list", "dict", "set", "bytearray")
_IMMUTABLE: Final = ("int", "float", "complex", "str", "bytes", "tuple", "frozenset", "bool", "range", "slice")
_SUBSCRIPTED: Final = ("list", "tuple", "dict", "set", "frozenset")
_VIEWS: Final = ("dict_keys", "dict_values", "dict_items", "mappingproxy")
_ITERATED: Final = (*_SUBSCRIPTED, "str", "bytes", "bytearray", "range", *_VIEWS)
_SHOWN: Final = (*_SUBSCRIPTED, "bytearray", "slice", "NoneType", "ellipsis", "NotImplementedType", *_VIEWS)

ROWS: Final[list[Native]] = [
    *[method(owner, "__iter__", container_iter, 0) for owner in _ITERATED],
    *[method(owner, "__repr__", container_repr, 0) for owner in _SHOWN],
    method("bytearray", "__str__", container_repr, 0),
    guest("mappingproxy", "__str__", "_str"),
    *methods("NoneType", [("__bool__", "", prices.constant)]),
    method("NotImplementedType", "__bool__", always_true, 0),
    *[guest(owner, "__reversed__", "_reversed_values") for owner in ("list", "dict", "range", *_VIEWS)],
    *[guest(owner, "__new__", "_builtin_new", STATICMETHOD) for owner in _IMMUTABLE],
    *[guest(owner, "__new__", "_container_new", STATICMETHOD) for owner in _MUTABLE],
    *[guest(owner, "__init__", "_container_init") for owner in _MUTABLE],
    *[
        Native(owner, "__class_getitem__", GUEST, "_class_getitem", "", prices.constant, CLASSMETHOD, 2, 2)
        for owner in (*_SUBSCRIPTED, "mappingproxy")
    ],
    Native("dict", "__getitem__", GUEST, "_dict_getitem", "", prices.constant, METHOD, 2, 2),
    *[Native("dict", name, HOST, getattr(dict, name), "", prices.constant) for name in ("keys", "values", "items")],
]
