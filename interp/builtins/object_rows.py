"""Rows of object, type, exceptions, functions, generators and iterators: what the object model itself lets a guest call and read."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.declare import methods
from interp.builtins.functions import host_hash
from interp.builtins.row import ATTRIBUTE, CLASSMETHOD, GUEST, HOST, MACHINE, METHOD, STATICMETHOD, Native
from interp.objects.builtin_types import BUILTIN, class_of, is_exception
from interp.objects.exception import TracebackEntry, state_of
from interp.objects.function import BoundMethod, ClassMethod, Function, Member, Property, StaticMethod, Super
from interp.objects.generator import RUNNING, SUSPENDED, Generator
from interp.objects.instance import Instance
from interp.objects.iterator import Iterator
from interp.objects.module import Module
from interp.objects.namespace import NamespaceView
from interp.objects.sentinel import EXHAUSTED, UNBOUND
from interp.objects.type import Class
from interp.operations.attribute import (
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
    refresh,
    set_attr,
)
from interp.operations.call import call, enter
from interp.operations.classes import best_base, same_layout, set_bases
from interp.operations.iterate import get_iter, step
from interp.operations.measure import measure
from interp.operations.resuming import resume
from interp.operations.text import repr_value
from interp.vm.state import HOST_ERRORS, VM


def plain_value(value: object) -> object:
    """The host value of an instance of a builtin's subclass, else the value."""
    if isinstance(value, Instance) and value.payload is not UNBOUND and not is_exception(value):
        return value.payload
    return value.as_dict() if isinstance(value, NamespaceView) else value


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
    if isinstance(value, Class):
        return MappingProxyType(value.namespace)
    if isinstance(value, Module):
        return NamespaceView(value.namespace)
    if isinstance(value, Function):
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


def object_getattribute(vm: VM, args: list[object], dst: i64) -> object:
    value, name = args
    if not isinstance(name, str):
        raise vm.error("TypeError", f"attribute name must be string, not '{class_of(name).name}'")
    if isinstance(value, Instance):
        found = generic_get(vm, value, value.cls, name, dst)
    else:
        found = class_get(vm, value, name, dst) if isinstance(value, Class) else lookup_attr(vm, value, name, dst)
    if found is UNBOUND:
        raise missing_attr(vm, value, name)
    return found


def object_setattr(vm: VM, args: list[object], dst: i64) -> object:
    value, name, new = args
    if not isinstance(name, str):
        raise vm.error("TypeError", f"attribute name must be string, not '{class_of(name).name}'")
    if isinstance(value, Instance):
        return generic_set(vm, value, value.cls, name, new, dst)
    if isinstance(value, Class):
        return class_set(vm, value, name, new, dst)
    return set_attr(vm, value, name, new, dst)


def object_delattr(vm: VM, args: list[object], dst: i64) -> object:
    value, name = args
    if isinstance(value, Instance) and isinstance(name, str):
        return generic_del(vm, value, value.cls, name, dst)
    if not isinstance(name, str):
        raise vm.error("TypeError", f"attribute name must be string, not '{class_of(name).name}'")
    return class_del(vm, value, name, dst) if isinstance(value, Class) else del_attr(vm, value, name, dst)


def object_eq(vm: VM, args: list[object], dst: i64) -> object:
    return True if args[0] is args[1] else NotImplemented


def object_ne(vm: VM, args: list[object], dst: i64) -> object:
    return enter(vm, "_object_ne", args, dst)


def not_implemented(vm: VM, args: list[object], dst: i64) -> object:
    return NotImplemented


def container_repr(vm: VM, args: list[object], dst: i64) -> object:
    value = plain_value(args[0])
    if value is not args[0] and isinstance(value, (set, frozenset, bytearray)):
        return enter(vm, "_named_repr", args, dst)
    return repr_value(vm, value, dst)


def container_iter(vm: VM, args: list[object], dst: i64) -> object:
    return get_iter(vm, plain_value(args[0]), dst)


def self_iter(vm: VM, args: list[object], dst: i64) -> object:
    return args[0]


def iterator_next(vm: VM, args: list[object], dst: i64) -> object:
    iterator = args[0]
    if isinstance(iterator, Generator):
        return resume(vm, iterator, None, dst)
    if isinstance(iterator, Iterator) and iterator.pure():
        item = step(vm, iterator, dst)
        if item is EXHAUSTED:
            raise vm.error_with("StopIteration", ())
        return item
    return enter(vm, "_next", args, dst)


def iterator_length_hint(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Iterator, args[0]).length_hint()


def generator_send(vm: VM, args: list[object], dst: i64) -> object:
    return resume(vm, cast(Generator, args[0]), args[1], dst)


def generator_running(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Generator, args[0]).state == RUNNING


def generator_suspended(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Generator, args[0]).state == SUSPENDED


def no_frame(vm: VM, args: list[object], dst: i64) -> object:
    """Frames are not for guests: the attribute is there and None."""
    return None


def type_name(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if len(args) == 2:
        _mutable(vm, cls, "__name__", args[1])
        if not isinstance(args[1], str):
            raise vm.error("TypeError", f"can only assign string to {cls.name}.__name__, not '{class_of(args[1]).name}'")
        cls.name = args[1]
        return None
    # A type of the types module bears its module in the name that messages show.
    return cls.name.removeprefix("types.")


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
    return cls.namespace.get("__module__", cls.module) if cls.runtime is not None else "builtins"


def type_mro(vm: VM, args: list[object], dst: i64) -> object:
    return tuple(cast(Class, args[0]).mro)


def type_mro_list(vm: VM, args: list[object], dst: i64) -> object:
    return list(cast(Class, args[0]).mro)


def type_bases(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if len(args) == 2:
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
    return found if not isinstance(found, Native) else None


def type_annotations(vm: VM, args: list[object], dst: i64) -> object:
    cls = cast(Class, args[0])
    if len(args) == 2:
        _mutable(vm, cls, "__annotations__", None)
        if args[1] is UNBOUND:
            if cls.namespace.pop("__annotations__", UNBOUND) is UNBOUND:
                raise missing_attr(vm, cls, "__annotations__")
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


def _undeletable(vm: VM, value: object, name: str) -> None:
    if value is UNBOUND:
        raise vm.error("TypeError", f"{name} may not be deleted")


def exception_args(vm: VM, args: list[object], dst: i64) -> object:
    state = state_of(cast(Instance, args[0]))
    if len(args) == 2:
        _undeletable(vm, args[1], "args")
        return enter(vm, "_set_exception_args", args, dst) if not isinstance(args[1], (tuple, list)) else _set_args(args)
    return state.args


def _set_args(args: list[object]) -> object:
    state_of(cast(Instance, args[0])).args = tuple(cast(Iterable[object], args[1]))
    return None


def exception_cause(vm: VM, args: list[object], dst: i64) -> object:
    state = state_of(cast(Instance, args[0]))
    if len(args) == 2:
        _undeletable(vm, args[1], "__cause__")
        state.cause = _exception_or_none(vm, args[1], "cause")
        state.suppress_context = True
        return None
    return state.cause


def exception_context(vm: VM, args: list[object], dst: i64) -> object:
    state = state_of(cast(Instance, args[0]))
    if len(args) == 2:
        _undeletable(vm, args[1], "__context__")
        state.context = _exception_or_none(vm, args[1], "context")
        return None
    return state.context


def _exception_or_none(vm: VM, value: object, what: str) -> Instance | None:
    if value is None:
        return None
    if isinstance(value, Instance) and is_exception(value):
        return value
    raise vm.error("TypeError", f"exception {what} must be None or derive from BaseException")


def exception_suppress(vm: VM, args: list[object], dst: i64) -> object:
    state = state_of(cast(Instance, args[0]))
    if len(args) == 2:
        if args[1] is UNBOUND:
            raise vm.error("TypeError", "can't delete numeric/char attribute")
        if not isinstance(args[1], bool):
            raise vm.error("TypeError", "attribute value type must be bool")
        state.suppress_context = args[1]
        return None
    return state.suppress_context


def exception_traceback(vm: VM, args: list[object], dst: i64) -> object:
    state = state_of(cast(Instance, args[0]))
    if len(args) == 2:
        _undeletable(vm, args[1], "__traceback__")
        if args[1] is not None and not isinstance(args[1], TracebackEntry):
            raise vm.error("TypeError", "__traceback__ must be a traceback or None")
        state.traceback = args[1]
        return None
    return state.traceback


def exception_with_traceback(vm: VM, args: list[object], dst: i64) -> object:
    exception_traceback(vm, args, dst)
    return args[0]


def exception_init(vm: VM, args: list[object], dst: i64) -> object:
    exception = args[0]
    if not isinstance(exception, Instance) or not is_exception(exception):
        raise vm.error("TypeError", f"descriptor '__init__' requires a 'BaseException' object but received a '{class_of(exception).name}'")
    state_of(exception).args = tuple(args[1:])
    return None


def function_name(vm: VM, args: list[object], dst: i64) -> object:
    function = args[0]
    if isinstance(function, (Function, Generator)):
        if len(args) == 2:
            if not isinstance(args[1], str):
                raise vm.error("TypeError", "__name__ must be set to a string object")
            function.name = args[1]
            return None
        return function.name
    return _native(function).name


def function_qualname(vm: VM, args: list[object], dst: i64) -> object:
    function = args[0]
    if isinstance(function, (Function, Generator)):
        if len(args) == 2:
            if not isinstance(args[1], str):
                raise vm.error("TypeError", "__qualname__ must be set to a string object")
            function.qualname = args[1]
            return None
        return function.qualname
    return _native(function).dotted


def _native(value: object) -> Native:
    if isinstance(value, BoundMethod):
        value = value.function
    return cast(Native, value)


def function_doc(vm: VM, args: list[object], dst: i64) -> object:
    function = args[0]
    if isinstance(function, Function):
        if len(args) == 2:
            function.doc = None if args[1] is UNBOUND else args[1]
            return None
        return function.doc
    return None


def function_module(vm: VM, args: list[object], dst: i64) -> object:
    function = args[0]
    if isinstance(function, Function):
        if len(args) == 2:
            function.module = args[1]
            return None
        return None if function.module is UNBOUND else function.module
    return "builtins" if not _native(function).owner else None


def function_defaults(vm: VM, args: list[object], dst: i64) -> object:
    function = cast(Function, args[0])
    if len(args) == 2:
        new = None if args[1] is UNBOUND else args[1]
        if new is not None and not isinstance(new, tuple):
            raise vm.error("TypeError", "__defaults__ must be set to a tuple object")
        function.defaults = new
        return None
    return function.defaults


def function_keyword_defaults(vm: VM, args: list[object], dst: i64) -> object:
    function = cast(Function, args[0])
    if len(args) == 2:
        new = None if args[1] is UNBOUND else args[1]
        if new is not None and not isinstance(new, dict):
            raise vm.error("TypeError", "__kwdefaults__ must be set to a dict object")
        function.keyword_defaults = new
        return None
    return function.keyword_defaults


def function_annotations(vm: VM, args: list[object], dst: i64) -> object:
    function = cast(Function, args[0])
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
    return cast(Function, args[0]).type_params


def function_closure(vm: VM, args: list[object], dst: i64) -> object:
    function = cast(Function, args[0])
    return tuple(function.closure) if function.closure else None


def cell_contents(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0].value  # type: ignore[attr-defined]
    if value is UNBOUND:
        raise vm.error("ValueError", "Cell is empty")
    return value


def method_self(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    if not isinstance(value, BoundMethod):
        raise missing_attr(vm, value, "__self__")
    return value.receiver


def method_function(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0].payload if isinstance(args[0], Instance) else args[0]
    if isinstance(value, (BoundMethod, StaticMethod, ClassMethod)):
        return value.function
    raise missing_attr(vm, value, "__func__")


def member_name(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Member, args[0]).name


def row_class(vm: VM, args: list[object], dst: i64) -> object:
    return BUILTIN[cast(Native, args[0]).owner]


def member_class(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Member, args[0]).cls


def _property(value: object) -> Property:
    """The property itself, of an instance of a subclass too."""
    return cast(Property, value.payload if isinstance(value, Instance) else value)


class WrappedReader:
    """Reads an attribute that a staticmethod or classmethod has from its function."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, vm: VM, args: list[object], dst: i64) -> object:
        found = lookup_attr(vm, method_function(vm, args, dst), self.name, dst)
        if found is UNBOUND:
            raise missing_attr(vm, args[0], self.name)
        return found


def is_abstract(vm: VM, args: list[object], dst: i64) -> object:
    """`__isabstractmethod__` of what wraps functions: whether one of them is marked so."""
    value = args[0].payload if isinstance(args[0], Instance) else args[0]
    functions = [value.getter, value.setter, value.deleter] if isinstance(value, Property) else [method_function(vm, args, dst)]
    return any(isinstance(f, Function) and f.attrs is not None and f.attrs.get("__isabstractmethod__") is True for f in functions)


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


def super_class(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Super, args[0]).cls


def super_self(vm: VM, args: list[object], dst: i64) -> object:
    receiver = cast(Super, args[0]).receiver
    return None if receiver is UNBOUND else receiver


def super_self_class(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Super, args[0]).start


def traceback_line(vm: VM, args: list[object], dst: i64) -> object:
    entry = cast(TracebackEntry, args[0])
    return entry.code.instructions[entry.index].line


def traceback_next(vm: VM, args: list[object], dst: i64) -> object:
    return cast(TracebackEntry, args[0]).next


def module_name(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Module, args[0]).name


def subscripted_hash(vm: VM, args: list[object], dst: i64) -> object:
    value = plain_value(args[0])
    measure(vm, value)
    try:
        return hash(value)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


def method(owner: str, name: str, function: object, extra: int) -> Native:
    """A method with exactly `extra` arguments besides its receiver."""
    return Native(owner, name, MACHINE, function, "", prices.constant, METHOD, 1 + extra, 1 + extra)


def read(owner: str, name: str, function: object) -> Native:
    """An attribute that can only be read."""
    return Native(owner, name, MACHINE, function, "", prices.constant, ATTRIBUTE, 1, 1)


def settable(owner: str, name: str, function: object) -> Native:
    """An attribute that can be set: the function then has the new value as second argument, UNBOUND to delete."""
    return Native(owner, name, MACHINE, function, "", prices.constant, ATTRIBUTE, 1, 2)


def guest(owner: str, name: str, function: str, role: str = METHOD) -> Native:
    """A row that is a prelude function."""
    return Native(owner, name, GUEST, function, "", prices.constant, role)


def value_of(name: str) -> object:
    """Reads what an exception type adds to BaseException."""
    return ValueReader(name)


class ValueReader:
    """Gets or sets one of an exception's `values`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, vm: VM, args: list[object], dst: i64) -> object:
        values = state_of(cast(Instance, args[0])).values
        if len(args) == 2:
            values[self.name] = None if args[1] is UNBOUND else args[1]
            return None
        return values.get(self.name)


_CONTAINERS: Final = ("list", "tuple", "dict", "set", "frozenset", "str", "bytes", "bytearray", "range")
_VIEWS: Final = ("dict_keys", "dict_values", "dict_items", "mappingproxy")
_ITERATORS: Final = [name for name in BUILTIN if "iterator" in name or name in ("enumerate", "zip", "map", "filter", "reversed")]
_VALUES: Final = {
    "StopIteration": "value", "SystemExit": "code", "NameError": "name", "AttributeError": "name obj", "ImportError": "name path msg name_from",
    "UnicodeDecodeError": "encoding object start end reason", "UnicodeEncodeError": "encoding object start end reason",
    "UnicodeTranslateError": "encoding object start end reason", "OSError": "errno strerror filename filename2",
    "SyntaxError": "msg filename lineno offset text end_lineno end_offset print_file_and_line",
}  # fmt: skip

ROWS: Final[list[Native]] = [
    settable("object", "__class__", class_attribute),
    Native("object", "__new__", GUEST, "_object_new", "", prices.constant, STATICMETHOD),
    guest("object", "__init__", "_object_init"),
    guest("object", "__repr__", "_object_repr"),
    guest("object", "__str__", "_object_str"),
    guest("object", "__format__", "_object_format"),
    guest("object", "__dir__", "_object_dir"),
    Native("object", "__init_subclass__", GUEST, "_object_init_subclass", "", prices.constant, CLASSMETHOD),
    Native("object", "__subclasshook__", MACHINE, not_implemented, "", prices.constant, CLASSMETHOD, 1, -1),
    method("object", "__getattribute__", object_getattribute, 1),
    method("object", "__setattr__", object_setattr, 2),
    method("object", "__delattr__", object_delattr, 1),
    method("object", "__eq__", object_eq, 1),
    method("object", "__ne__", object_ne, 1),
    *[method("object", name, not_implemented, 1) for name in ("__lt__", "__le__", "__gt__", "__ge__")],
    method("object", "__hash__", host_hash, 0),
    settable("type", "__name__", type_name),
    settable("type", "__qualname__", type_qualname),
    settable("type", "__module__", type_module),
    settable("type", "__doc__", type_doc),
    settable("type", "__annotations__", type_annotations),
    settable("type", "__abstractmethods__", type_abstract),
    read("type", "__mro__", type_mro),
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
    Native("type", "__new__", GUEST, "_type_new", "", prices.constant, STATICMETHOD),
    Native("type", "__prepare__", GUEST, "_type_prepare", "", prices.constant, CLASSMETHOD),
    Native("BaseException", "__new__", GUEST, "_exception_new", "", prices.constant, STATICMETHOD),
    guest("BaseException", "__init__", "_exception_init"),
    guest("BaseException", "__str__", "_exception_str"),
    guest("BaseException", "__repr__", "_exception_repr"),
    guest("BaseException", "add_note", "_exception_add_note"),
    method("BaseException", "with_traceback", exception_with_traceback, 1),
    guest("BaseException", "__setstate__", "_exception_setstate"),
    settable("BaseException", "__dict__", dict_attribute),
    settable("BaseException", "args", exception_args),
    settable("BaseException", "__cause__", exception_cause),
    settable("BaseException", "__context__", exception_context),
    settable("BaseException", "__suppress_context__", exception_suppress),
    settable("BaseException", "__traceback__", exception_traceback),
    *[settable(owner, name, value_of(name)) for owner, names in _VALUES.items() if owner in BUILTIN for name in names.split()],
    *[read("BaseExceptionGroup", name, value_of(name)) for name in ("message", "exceptions")],
    Native("OSError", "__new__", GUEST, "_os_error_new", "", prices.constant, STATICMETHOD),
    guest("KeyError", "__str__", "_key_error_str"),
    *[guest(owner, "__init__", "_exception_init_values") for owner in ("StopIteration", "SystemExit", "NameError", "AttributeError", "ImportError", "OSError", "SyntaxError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError")],
    *[guest(owner, "__str__", "_exception_str_values") for owner in ("OSError", "SyntaxError", "ImportError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError")],
    Native("BaseExceptionGroup", "__new__", GUEST, "_group_new", "", prices.constant, STATICMETHOD),
    guest("BaseExceptionGroup", "__init__", "_group_init"),
    guest("BaseExceptionGroup", "__str__", "_group_str"),
    guest("BaseExceptionGroup", "derive", "_group_derive"),
    guest("BaseExceptionGroup", "split", "_group_split_method"),
    guest("BaseExceptionGroup", "subgroup", "_group_subgroup"),
    *[settable(owner, "__name__", function_name) for owner in ("function", "generator", "coroutine", "async_generator")],
    *[settable(owner, "__qualname__", function_qualname) for owner in ("function", "generator", "coroutine", "async_generator")],
    *[read(owner, "__name__", function_name) for owner in ("builtin_function_or_method", "method-wrapper", "method_descriptor", "wrapper_descriptor", "getset_descriptor", "classmethod_descriptor")],
    *[read(owner, "__qualname__", function_qualname) for owner in ("builtin_function_or_method", "method-wrapper", "method_descriptor", "wrapper_descriptor")],
    *[read(owner, "__self__", method_self) for owner in ("method", "builtin_function_or_method", "method-wrapper")],
    *[read(owner, "__doc__", function_doc) for owner in ("builtin_function_or_method", "method_descriptor", "wrapper_descriptor", "method-wrapper")],
    *[read(owner, "__func__", method_function) for owner in ("method", "staticmethod", "classmethod")],
    *[read(owner, "__wrapped__", method_function) for owner in ("staticmethod", "classmethod")],
    settable("function", "__doc__", function_doc),
    settable("function", "__module__", function_module),
    read("builtin_function_or_method", "__module__", function_module),
    settable("function", "__defaults__", function_defaults),
    settable("function", "__kwdefaults__", function_keyword_defaults),
    settable("function", "__annotations__", function_annotations),
    read("function", "__type_params__", function_type_params),
    read("function", "__closure__", function_closure),
    settable("function", "__dict__", dict_attribute),
    read("cell", "cell_contents", cell_contents),
    *[guest(owner, "__call__", "_call_any") for owner in ("function", "method", "builtin_function_or_method", "method_descriptor", "wrapper_descriptor", "method-wrapper")],
    *[guest(owner, "__get__", "_function_get") for owner in ("function", "method_descriptor", "wrapper_descriptor", "staticmethod", "classmethod", "property")],
    *[guest("member_descriptor", name, f"_member_{name.strip('_')}") for name in ("__get__", "__set__", "__delete__")],
    read("member_descriptor", "__name__", member_name),
    read("member_descriptor", "__objclass__", member_class),
    *[read(owner, "__objclass__", row_class) for owner in ("method_descriptor", "wrapper_descriptor", "getset_descriptor", "classmethod_descriptor")],
    guest("getset_descriptor", "__get__", "_function_get"),
    *[Native(owner, "__new__", GUEST, "_wrapper_new", "", prices.constant, STATICMETHOD) for owner in ("property", "staticmethod", "classmethod")],
    *[read(owner, name, WrappedReader(name)) for owner in ("staticmethod", "classmethod") for name in ("__name__", "__qualname__", "__module__", "__doc__")],
    *[read(owner, "__isabstractmethod__", is_abstract) for owner in ("property", "staticmethod", "classmethod")],
    guest("property", "__init__", "_property_init"),
    *[guest(owner, "__init__", "_wrapper_init") for owner in ("staticmethod", "classmethod")],
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
    read("super", "__thisclass__", super_class),
    read("super", "__self__", super_self),
    read("super", "__self_class__", super_self_class),
    *[method(owner, "__iter__", self_iter, 0) for owner in ["generator", *_ITERATORS]],
    *[method(owner, "__next__", iterator_next, 0) for owner in ["generator", *_ITERATORS]],
    *[method(owner, "__length_hint__", iterator_length_hint, 0) for owner in _ITERATORS if "iterator" in owner],
    *[method(owner, "send", generator_send, 1) for owner in ("generator", "coroutine")],
    *[guest(owner, "throw", "_generator_throw") for owner in ("generator", "coroutine")],
    *[guest(owner, "close", "_generator_close") for owner in ("generator", "coroutine")],
    *[read(owner, f"{prefix}_running", generator_running) for owner, prefix in (("generator", "gi"), ("coroutine", "cr"), ("async_generator", "ag"))],
    *[read(owner, f"{prefix}_suspended", generator_suspended) for owner, prefix in (("generator", "gi"), ("coroutine", "cr"), ("async_generator", "ag"))],
    *[read(owner, f"{prefix}_frame", no_frame) for owner, prefix in (("generator", "gi"), ("coroutine", "cr"), ("async_generator", "ag"))],
    read("traceback", "tb_lineno", traceback_line),
    read("traceback", "tb_next", traceback_next),
    read("traceback", "tb_frame", no_frame),
    read("module", "__dict__", dict_attribute),
    *[method(owner, "__iter__", container_iter, 0) for owner in (*_CONTAINERS, *_VIEWS)],
    *[method(owner, "__repr__", container_repr, 0) for owner in ("list", "tuple", "dict", "set", "frozenset", "bytearray", "slice", "NoneType", "ellipsis", "NotImplementedType", *_VIEWS)],
    method("bytearray", "__str__", container_repr, 0),
    *methods("NoneType", [("__bool__", "", prices.constant)]),
    *[guest(owner, "__reversed__", "_reversed_values") for owner in ("list", "dict", "range", "dict_keys", "dict_values", "dict_items", "mappingproxy")],
    *[Native(owner, "__new__", GUEST, "_builtin_new", "", prices.constant, STATICMETHOD) for owner in ("int", "float", "complex", "str", "bytes", "tuple", "frozenset", "bool", "range", "slice")],
    *[Native(owner, "__new__", GUEST, "_container_new", "", prices.constant, STATICMETHOD) for owner in ("list", "dict", "set", "bytearray")],
    *[guest(owner, "__init__", "_container_init") for owner in ("list", "dict", "set", "bytearray")],
    *[Native(owner, "__class_getitem__", GUEST, "_class_getitem", "", prices.constant, CLASSMETHOD, 2, 2) for owner in ("list", "tuple", "dict", "set", "frozenset", "enumerate", "BaseExceptionGroup")],
    Native("dict", "__getitem__", GUEST, "_dict_getitem", "", prices.constant, METHOD, 2, 2),
    *[Native("dict", name, HOST, getattr(dict, name), "", prices.constant) for name in ("keys", "values", "items")],
]  # fmt: skip
