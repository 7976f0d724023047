"""Rows of the builtin functions. What plain values decide is decided here; anything with guest code in it goes to the prelude."""

from __future__ import annotations

from collections.abc import Sized
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import integer_prices, prices
from interp.builtins.declare import Price
from interp.builtins.row import ATTRIBUTE, FUNCTION, GUEST, HOST, MACHINE, Native
from interp.bytecode.code import FLAG_HIDDEN, FLAG_MODULE, FLAG_NAMES
from interp.limits import Meter
from interp.objects.builtin_types import PLAIN, TYPE, class_of
from interp.objects.deque import DEQUE
from interp.objects.function import BoundMethod, Cell, Function, StaticMethod, Super
from interp.objects.generator import Generator
from interp.objects.instance import Instance
from interp.objects.iterator import Iterator
from interp.objects.sentinel import EXHAUSTED, MISSING, UNBOUND
from interp.objects.type import Class
from interp.operations.attribute import del_attr, get_attr, set_attr
from interp.operations.call import call_then, enter
from interp.operations.importing import globals_of
from interp.operations.iterate import get_iter, step
from interp.operations.measure import SCALARS, measure_key
from interp.operations.resuming import resume
from interp.operations.settled import settled_attr
from interp.operations.special import own_method
from interp.operations.text import format_plain, repr_value
from interp.syntax.scope import SNAPSHOT
from interp.vm.frame import HASH, LENGTH, Frame, Pending
from interp.vm.state import HOST_ERRORS, VM


def text_of_name(vm: VM, function: str, name: object) -> str:
    """An attribute's name as getattr and its like take it."""
    if isinstance(name, Instance) and isinstance(name.payload, str):
        name = name.payload
    if not isinstance(name, str):
        raise vm.error("TypeError", f"attribute name must be string, not '{class_of(name).name}'")
    return name


def builtin_getattr(vm: VM, args: list[object], dst: i64) -> object:
    name = text_of_name(vm, "getattr", args[1])
    if len(args) == 2:
        return get_attr(vm, args[0], name, dst)
    found = settled_attr(args[0], name)
    if found is not UNBOUND:
        return args[2] if found is MISSING else found
    return enter(vm, "_getattr_default", [args[0], name, args[2]], dst)


def builtin_hasattr(vm: VM, args: list[object], dst: i64) -> object:
    name = text_of_name(vm, "hasattr", args[1])
    found = settled_attr(args[0], name)
    return enter(vm, "_hasattr", [args[0], name], dst) if found is UNBOUND else found is not MISSING


def builtin_setattr(vm: VM, args: list[object], dst: i64) -> object:
    return set_attr(vm, args[0], text_of_name(vm, "setattr", args[1]), args[2], dst)


def builtin_delattr(vm: VM, args: list[object], dst: i64) -> object:
    return del_attr(vm, args[0], text_of_name(vm, "delattr", args[1]), dst)


def builtin_len(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    if isinstance(value, (list, str, dict, tuple, set, bytes, bytearray, frozenset)):
        return len(value)
    if isinstance(value, range) or (type(value) in PLAIN and hasattr(value, "__len__")) or type(value) is DEQUE:
        try:
            return len(cast(Sized, value))
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    method = own_method(value, "__len__")
    if method is not None:
        return call_then(vm, Pending(LENGTH, value, None, 0, ""), method, [value], dst)
    return enter(vm, "_len", [value], dst)


def builtin_repr(vm: VM, args: list[object], dst: i64) -> object:
    return repr_value(vm, args[0], dst)


def builtin_format(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    spec: object = args[1] if len(args) > 1 else ""
    if isinstance(spec, Instance) and isinstance(spec.payload, str):
        spec = spec.payload
    if not isinstance(spec, str):
        raise vm.error("TypeError", f"format() argument 2 must be str, not {'None' if spec is None else class_of(spec).name}")
    if type(value) in SCALARS or (spec and type(value) in PLAIN):
        return format_plain(vm, value, spec)
    return enter(vm, "_format", [value, spec], dst)


def builtin_hash(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    if type(value) in PLAIN:
        measure_key(vm, value)
        try:
            return hash(value)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    method = own_method(value, "__hash__")
    if method is not None:
        return call_then(vm, Pending(HASH, value, None, 0, ""), method, [value], dst)
    return enter(vm, "_hash", [value], dst)


def host_hash(vm: VM, args: list[object], dst: i64) -> object:
    """The hash of a native object without a guest's `__hash__`, or of what an instance of a builtin's subclass holds."""
    value = args[0]
    if isinstance(value, Instance) and value.payload is not UNBOUND and type(value.payload) in PLAIN:
        value = value.payload
    elif isinstance(value, Instance):
        return value.own_serial() if value.cls.runtime is not None or value.serial else vm.number(value)
    try:
        return hash(value)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


def builtin_id(vm: VM, args: list[object], dst: i64) -> object:
    return vm.number(args[0])


def builtin_callable(vm: VM, args: list[object], dst: i64) -> object:
    return is_callable(args[0])


def is_callable(value: object) -> bool:
    """`callable(value)`."""
    if isinstance(value, Instance):
        return value.cls.lookup("__call__") is not UNBOUND
    return isinstance(value, (Function, BoundMethod, Class, StaticMethod)) or (isinstance(value, Native) and value.role != ATTRIBUTE)


def builtin_iter(vm: VM, args: list[object], dst: i64) -> object:
    if len(args) == 1:
        return get_iter(vm, args[0], dst)
    return enter(vm, "_iter_callable", args, dst)


def builtin_next(vm: VM, args: list[object], dst: i64) -> object:
    iterator = args[0]
    if isinstance(iterator, Generator) and len(args) == 1 and iterator.kind == "generator":
        return resume(vm, iterator, None, dst)
    if isinstance(iterator, Iterator) and iterator.pure():
        item = step(vm, iterator, dst)
        if item is not EXHAUSTED:
            return item
        if len(args) == 2:
            return args[1]
        raise vm.error_with("StopIteration", ())
    if len(args) == 2:
        return enter(vm, "_next_default", args, dst)
    return enter(vm, "_next", args, dst)


def builtin_globals(vm: VM, args: list[object], dst: i64) -> object:
    return enter(vm, "_globals", [], dst)


def builtin_isinstance(vm: VM, args: list[object], dst: i64) -> object:
    value, kind = args
    if isinstance(kind, tuple):
        answer: object = False
        for each in kind:
            vm.fuel -= 1
            answer = is_instance(value, each)
            if answer is not False:
                break
    else:
        answer = is_instance(value, kind)
    return enter(vm, "_isinstance", args, dst) if answer is UNBOUND else answer


def is_instance(value: object, kind: object) -> object:
    """Whether it is an instance of the class; UNBOUND where guest code says, and where `kind` is no class."""
    if isinstance(kind, Class) and _has_no_say(kind, "__instancecheck__"):
        if class_of(value).is_subclass(kind):
            return True
        if not isinstance(value, Instance) or (value.cls.plain_attributes and isinstance(value.cls.lookup("__class__"), Native)):
            return False
    return UNBOUND


def _has_no_say(kind: Class, check: str) -> bool:
    """Whether the class's metaclass leaves it to `type` what is an instance or subclass of it."""
    meta = kind.metaclass
    return meta is TYPE or (meta is not None and isinstance(meta.lookup(check), Native))


def builtin_issubclass(vm: VM, args: list[object], dst: i64) -> object:
    cls, kind = args
    if isinstance(cls, Class) and isinstance(kind, Class) and _has_no_say(kind, "__subclasscheck__"):
        return cls.is_subclass(kind)
    return enter(vm, "_issubclass", args, dst)


def write_text(vm: VM, args: list[object], dst: i64) -> object:
    """Prints text that the prelude made."""
    vm.output(cast(str, args[0]))
    return None


def builtin_super(vm: VM, args: list[object], dst: i64) -> object:
    if args:
        return _super_of(vm, args[0], args[1], dst) if len(args) == 2 else enter(vm, "_super", args, dst)
    frame = vm.frame
    code = frame.linked.code
    if code.flags & FLAG_MODULE or not code.positional:
        raise vm.error("RuntimeError", "super(): no arguments")
    if "__class__" not in code.free_names:
        raise vm.error("RuntimeError", "super(): __class__ cell not found")
    cell = cast(Cell, frame.registers[code.free_start + code.free_names.index("__class__")])
    cls = cell.value
    if cls is UNBOUND:
        raise vm.error("RuntimeError", "super(): empty __class__ cell")
    receiver = frame.registers[0]
    if code.register_names[0] in code.cell_names and isinstance(receiver, Cell):
        receiver = receiver.value
    if receiver is UNBOUND:
        raise vm.error("RuntimeError", "super(): arg[0] deleted")
    return _super_of(vm, cls, receiver, dst)


def _super_of(vm: VM, cls: object, receiver: object, dst: i64) -> object:
    """`super(cls, receiver)`; the prelude words what is wrong, and asks for a `__class__` that is claimed."""
    if isinstance(cls, Class) and receiver is not None:
        start = receiver if isinstance(receiver, Class) and receiver.is_subclass(cls) else class_of(receiver)
        if start.is_subclass(cls):
            vm.memory_left -= 56
            return Super(cls, receiver, start)
    return enter(vm, "_super", [cls, receiver], dst)


def builtin_locals(vm: VM, args: list[object], dst: i64) -> object:
    return locals_of(vm, vm.frame, dst)


def caller_locals(vm: VM, args: list[object], dst: i64) -> object:
    """`_caller_locals()`: the locals of the guest's frame that called the prelude."""
    frame = vm.frame
    while frame.linked.code.flags & FLAG_HIDDEN and frame.back is not None:
        frame = frame.back
    return locals_of(vm, frame, dst)


def locals_of(vm: VM, frame: Frame, dst: i64) -> object:
    """A frame's local variables: a copy for a function (where it keeps one, the same dict each time: `scope.SNAPSHOT`), the namespace
    itself for a class body, the globals for a module."""
    code = frame.linked.code
    if code.flags & FLAG_NAMES:
        return frame.registers[0]
    if code.flags & FLAG_MODULE:
        return globals_of(vm, frame.linked.namespace)
    names = code.register_names
    found: dict[object, object] = {}
    if SNAPSHOT in names:
        place = names.index(SNAPSHOT)
        if frame.registers[place] is UNBOUND:
            frame.registers[place] = found
        found = cast(dict[object, object], frame.registers[place])
    cells = [name in code.cell_names and code.parameters <= register < code.free_start for register, name in enumerate(names)]
    for register in sorted(range(len(names)), key=lambda register: 2 if register >= code.free_start else cells[register]):
        name = names[register]
        if not name or name.startswith("."):
            continue
        value = frame.registers[register]
        if isinstance(value, Cell):
            value = value.value
        if value is not UNBOUND:
            found[name] = value
        else:
            found.pop(name, None)
    vm.charge(100 * len(found))
    return found


def machine(name: str, function: object, least: i64, most: i64) -> Native:
    """A row whose function asks the machine; it pays by what the operations it calls charge."""
    return Native("", name, MACHINE, function, "", prices.constant, FUNCTION, least, most)


def guest(name: str) -> Native:
    """A row that is a prelude function, which pays by running."""
    return Native("", name, GUEST, f"_builtin_{name.strip('_')}", "", prices.constant, FUNCTION)


def host(name: str, function: object, kinds: str, price: Price, fallback: str) -> Native:
    """A row that is the host's function for plain arguments and a prelude function for others."""
    return Native("", name, HOST, function, kinds, price, FUNCTION, fallback=fallback)


def rounding(meter: Meter, args: list[object]) -> None:
    """`round`: of an int to digits before the point it is a division."""
    if args and isinstance(args[0], int):
        integer_prices.rounded(meter, args)
    else:
        prices.small(meter, args)


def dividing(meter: Meter, args: list[object]) -> None:
    """`divmod` and `pow` meet wrong counts of arguments too."""
    if len(args) == 2:
        integer_prices.quotient(meter, args)


def raising(meter: Meter, args: list[object]) -> None:
    """`pow`."""
    if 2 <= len(args) <= 3:
        integer_prices.power(meter, args)


ROWS: Final[list[Native]] = [
    machine("getattr", builtin_getattr, 2, 3),
    machine("hasattr", builtin_hasattr, 2, 2),
    machine("setattr", builtin_setattr, 3, 3),
    machine("delattr", builtin_delattr, 2, 2),
    machine("len", builtin_len, 1, 1),
    machine("repr", builtin_repr, 1, 1),
    machine("format", builtin_format, 1, 2),
    machine("hash", builtin_hash, 1, 1),
    machine("id", builtin_id, 1, 1),
    machine("callable", builtin_callable, 1, 1),
    machine("iter", builtin_iter, 1, 2),
    machine("next", builtin_next, 1, 2),
    machine("globals", builtin_globals, 0, 0),
    machine("locals", builtin_locals, 0, 0),
    machine("isinstance", builtin_isinstance, 2, 2),
    machine("issubclass", builtin_issubclass, 2, 2),
    *[guest(name) for name in (
            "print", "ascii", "sorted", "min", "max", "sum", "any", "all", "vars", "dir", "compile", "eval", "exec", "aiter", "anext",
            "__import__", "__build_class__",
        )],
    host("abs", abs, "v", prices.scan, "_abs"),
    host("bin", bin, "i", integer_prices.binary, "_bin"),
    host("oct", oct, "i", integer_prices.binary, "_oct"),
    host("hex", hex, "i", integer_prices.binary, "_hex"),
    host("chr", chr, "i", prices.small, "_chr"),
    host("ord", ord, "v", prices.small, ""),
    host("divmod", divmod, "v", dividing, "_divmod"),
    host("pow", pow, "v", raising, "_pow"),
    host("round", round, "v", rounding, "_round"),
]  # fmt: skip
