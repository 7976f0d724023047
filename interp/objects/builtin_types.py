"""The builtin classes, one per process and never changed by a guest: what `type()` says of every value."""

from __future__ import annotations

import builtins as host_builtins
import itertools
import sys
import types
from collections import deque
from typing import Final

from interp.builtins.row import Native
from interp.bytecode.code import FLAG_COROUTINE, Code
from interp.objects.deque import DEQUE
from interp.objects.exception import ExceptionState, TracebackEntry
from interp.objects.function import BoundMethod, Cell, ClassMethod, Function, Member, Property, StaticMethod, Super
from interp.objects.generator import Generator
from interp.objects.instance import Instance
from interp.objects.iterator import Enumerate, Iterator, Zip
from interp.objects.module import Module
from interp.objects.namespace import NamespaceView
from interp.objects.pattern import Pattern
from interp.objects.twister import Twister
from interp.objects.type import MAPPING, SEQUENCE, Class
from interp.vm.frame import Frame

ITERTOOLS: Final = (
    "accumulate", "chain", "combinations", "combinations_with_replacement", "compress", "count", "cycle", "dropwhile", "filterfalse",
    "groupby", "islice", "pairwise", "permutations", "product", "repeat", "starmap", "takewhile", "zip_longest", "_grouper", "_tee",
    *(["batched"] if sys.version_info >= (3, 12) else []),
)  # fmt: skip
"""The types of itertools."""

BUILTIN: Final[dict[str, Class]] = {}
"""Every builtin class by name; that of a module's class has its module before a dot, as messages show it."""

BY_HOST: Final[dict[object, Class]] = {}
"""The class of the exact instances of a host type or native class; of those with one class for all their instances."""

PLAIN: Final[set[object]] = set()
"""The host types a value may have: nothing of ours, so any host operation may have it."""


def holds_only_plain(value: object) -> bool:
    """Whether what looks into the items of a container, as `dict.update` does, meets none of ours."""
    return not isinstance(value, (list, tuple, set, frozenset)) or all(type(item) in PLAIN for item in value)


def _class(name: str, base: str = "object", host: object = None, payload: bool = False, final: bool = True) -> Class:
    bases = [BUILTIN[base]] if base else []
    cls = Class(name, bases, {}, None)
    if bases:
        cls.mro = [cls, *bases[0].mro]
        cls.payload = bases[0].payload
    if payload:
        cls.payload = cls
    cls.host = host
    cls.final = final
    cls.has_dict = False
    cls.plain_new = False
    BUILTIN[name] = cls
    return cls


_EXTENDED: Final = ("staticmethod", "classmethod", "property", "super", "enumerate", "zip", "map", "filter", "reversed")
"""Classes of native objects that a guest may make subclasses of; their instances hold the native object."""


def _make() -> None:
    _class("object", base="", host=object, final=False)
    _class("type", final=False)
    hosts: tuple[type, ...] = (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset)
    for host in hosts:
        cls = _class(host.__name__, host=host, payload=True, final=False)
        cls.default_hash = False
        cls.default_eq = False
        BY_HOST[host] = cls
        PLAIN.add(host)
    hosts = (
        range,
        slice,
        type(None),
        type(...),
        type(NotImplemented),
        types.MappingProxyType,
        *map(type, ({}.keys(), {}.values(), {}.items())),
    )
    for host in hosts:
        cls = _class(host.__name__, host=host)
        cls.default_eq = False
        cls.default_hash = False
        BY_HOST[host] = cls
        PLAIN.add(host)
    BY_HOST[bool] = _class("bool", base="int", host=bool)
    PLAIN.add(bool)
    for name, native in (
        ("function", Function), ("cell", Cell), ("staticmethod", StaticMethod), ("classmethod", ClassMethod), ("property", Property),
        ("member_descriptor", Member), ("super", Super), ("module", Module), ("traceback", TracebackEntry), ("frame", Frame),
        ("enumerate", Enumerate), ("zip", Zip), ("code", Code),
    ):  # fmt: skip
        BY_HOST[native] = _class(name, payload=name in _EXTENDED, final=name not in _EXTENDED and name != "module")
    BY_HOST[Pattern] = _class("_sre.program", host=object)
    BY_HOST[Twister] = _class("_random.twister", host=object)
    _class("memoryview", host=memoryview)
    BY_HOST[NamespaceView] = BUILTIN["dict"]
    for name in (
        "method", "builtin_function_or_method", "method_descriptor", "wrapper_descriptor", "method-wrapper", "classmethod_descriptor",
        "getset_descriptor",
        "generator", "coroutine", "async_generator", "async_generator_asend", "async_generator_athrow", "coroutine_wrapper",
        "anext_awaitable",
        "map", "filter", "callable_iterator", "iterator", "reversed",
        "range_iterator", "longrange_iterator", "list_iterator", "tuple_iterator", "str_iterator", "str_ascii_iterator",
        "bytes_iterator", "bytearray_iterator",
        "list_reverseiterator", "dict_keyiterator", "dict_valueiterator", "dict_itemiterator", "dict_reversekeyiterator",
        "dict_reversevalueiterator", "dict_reverseitemiterator", "set_iterator",
    ):  # fmt: skip
        _class(name, payload=name in _EXTENDED, final=name not in _EXTENDED)
    BUILTIN["module"].has_dict = True
    for name in ITERTOOLS:
        cls = _class(f"itertools.{name}", host=getattr(itertools, name))
        cls.qualname = cls.shown = name
        cls.module = "itertools"
    cls = _class("collections.deque", host=deque, payload=True, final=False)
    cls.qualname = cls.shown = "deque"
    cls.module = "collections"
    cls.default_eq = False
    cls.default_hash = False
    BY_HOST[DEQUE] = cls
    for name, host in (("_deque_iterator", type(iter(deque()))), ("_deque_reverse_iterator", type(reversed(deque())))):
        cls = _class(f"_collections.{name}", host=host)
        cls.qualname = cls.shown = name
        cls.module = "_collections"
    _exceptions()
    for cls in BUILTIN.values():
        cls.metaclass = BUILTIN["type"]


def _exceptions() -> None:
    base = _class("BaseException", host=BaseException, payload=True, final=False)
    base.has_dict = True
    pending = [BaseException]
    while pending:
        parent = pending.pop(0)
        for host in sorted(parent.__subclasses__(), key=lambda t: t.__name__):
            if getattr(host_builtins, host.__name__, None) is not host or host.__name__ in BUILTIN:
                continue
            bases = [b.__name__ for b in host.__bases__]
            if not all(name in BUILTIN for name in bases):
                continue
            cls = _class(host.__name__, base=bases[0], host=host, final=False)
            cls.bases = [BUILTIN[name] for name in bases]
            cls.mro = [BUILTIN[t.__name__] for t in host.__mro__ if t.__name__ in BUILTIN and t is not host]
            cls.mro.insert(0, cls)
            cls.has_dict = True
            pending.append(host)
    for alias in ("EnvironmentError", "IOError"):
        BUILTIN[alias] = BUILTIN["OSError"]


_make()

for _name in ("list", "tuple", "range", "collections.deque"):
    BUILTIN[_name].pattern = SEQUENCE
for _name in ("dict", "mappingproxy"):
    BUILTIN[_name].pattern = MAPPING

OBJECT: Final = BUILTIN["object"]
TYPE: Final = BUILTIN["type"]
BASE_EXCEPTION: Final = BUILTIN["BaseException"]
INT: Final = BUILTIN["int"]
STR: Final = BUILTIN["str"]
DICT: Final = BUILTIN["dict"]
LIST: Final = BUILTIN["list"]
TUPLE: Final = BUILTIN["tuple"]


def class_of(value: object) -> Class:
    """`type(value)`, whatever `__class__` says."""
    if isinstance(value, Instance):
        return value.cls
    found = BY_HOST.get(type(value))
    if found is not None:
        return found
    if isinstance(value, Class):
        return value.metaclass or TYPE
    if isinstance(value, BoundMethod):
        function = value.function
        if isinstance(function, Native) and function.kind != "builtin_function_or_method":
            return BUILTIN["method-wrapper" if function.kind == "wrapper_descriptor" else "builtin_function_or_method"]
        return BUILTIN["method"]
    if isinstance(value, Native):
        return BUILTIN[value.kind]
    if isinstance(value, Generator):
        return BUILTIN[value.kind]
    if isinstance(value, Iterator):
        return BUILTIN[value.type_name]
    raise TypeError(f"no guest class for {type(value).__name__}")


def is_plain(value: object) -> bool:
    """Whether the value itself is a host object of an allowed type (what it contains may still be ours)."""
    return type(value) in PLAIN


def is_exception(value: object) -> bool:
    """Whether it is an instance of BaseException."""
    return isinstance(value, Instance) and isinstance(value.payload, ExceptionState)


def generator_kind(flags: int) -> str:
    """The guest's type name for what a call of code with these flags makes."""
    if flags & FLAG_COROUTINE:
        return "async_generator" if flags & 4 else "coroutine"
    return "generator"
