"""What the shim of sys is made of: the host's numbers, the session's frames."""

from __future__ import annotations

import sys
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.callable_rows import new_method, new_proxy
from interp.builtins.declare import guest, read
from interp.builtins.functions import locals_of
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.bytecode.code import FLAG_HIDDEN, FLAG_MODULE, FLAG_NAMES, InlinedFrame, RawInstr
from interp.objects.builtin_types import class_of
from interp.objects.exception import TracebackEntry
from interp.objects.module import Module
from interp.objects.sentinel import MISSING, UNBOUND
from interp.objects.type import Class
from interp.operations.importing import globals_of
from interp.stdlib.table import LIBRARY
from interp.vm.census import size_of
from interp.vm.frame import Frame
from interp.vm.state import VM

_FIELDS: Final[dict[str, list[str]]] = {
    "version_info": ["major", "minor", "micro", "releaselevel", "serial"],
    "float_info": [
        "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds",
    ],
    "int_info": ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"],
    "hash_info": ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"],
    "thread_info": ["name", "lock", "version"],
    "flags": list(type(sys.flags).__match_args__),
}  # fmt: skip
_PLAIN_NAMES: Final = ("maxsize", "maxunicode", "byteorder", "hexversion", "version", "platform", "api_version")
_FRAMES: Final = 20
"""How many frames below the one asked for a guest is shown."""


def host_sys(vm: VM, args: list[object], dst: i64) -> object:
    """`_host_sys()`: the fields of the named tuples of sys, and plain values by name, tuples among them."""
    values: dict[str, object] = {name: tuple(getattr(sys, name)) for name in _FIELDS}
    for name in _PLAIN_NAMES:
        values[name] = getattr(sys, name)
    flags: tuple[object, ...] = tuple(sys.flags)
    values["flags"] = tuple(False if isinstance(flag, bool) else 0 for flag in flags)  # no option was given to a sandbox
    implementation = sys.implementation
    values["implementation"] = {
        "name": implementation.name, "cache_tag": implementation.cache_tag, "hexversion": implementation.hexversion,
    }  # fmt: skip
    return (_FIELDS, values)


def library_names(vm: VM, args: list[object], dst: i64) -> object:
    """`_library_names()`: the modules a guest may import."""
    return list(LIBRARY)


def frames(vm: VM, args: list[object], dst: i64) -> object:
    """`_frames(depth)`: globals, locals (None: the globals), file, name, qualified name, first line and line of the guest's frame
    `depth` calls below the one that asks, and of those below it; an empty list if the stack is not that deep.
    """
    depth = cast(int, args[0])
    found: list[object] = []
    frame: Frame | None = vm.frame
    while frame is not None and frame.back is not None and len(found) < _FRAMES:
        code = frame.linked.code
        if not code.flags & FLAG_HIDDEN:
            if depth > 0:
                depth -= 1
            else:
                view = globals_of(vm, frame.linked.namespace)
                local = None if code.flags & (FLAG_MODULE | FLAG_NAMES) == FLAG_MODULE else locals_of(vm, frame, dst)
                line = code.instructions[frame.ins.index].line if frame.ins.index < len(code.instructions) else code.first_line
                vm.charge(500)
                found.append((view, local, code.filename, code.name, code.qualname, code.first_line, line))
        frame = frame.back
    return found


def traceback_entry(vm: VM, args: list[object], dst: i64) -> object:
    """`_traceback_entry(traceback)`: file, name, qualified name, first line, and line, last line and columns in bytes; of a comprehension
    that CPython runs in a frame of its own another such tuple behind it.
    """
    entry = args[0]
    if not isinstance(entry, TracebackEntry):
        raise vm.error("TypeError", f"expected a traceback, not {class_of(entry).name}")
    code = entry.code
    names = [code.name]
    places: list[RawInstr | InlinedFrame] = []
    for inner in code.inlined:
        if inner.start <= entry.index < inner.end:
            places.append(inner)
            names.append(inner.name)
    places.append(code.instructions[entry.index])
    vm.charge(500 * len(places))
    return [
        (code.filename, name, code.qualname, code.first_line, (at.line, at.end_line, at.col, at.end_col))
        for name, at in zip(names, places, strict=True)
    ]


def source_of(vm: VM, args: list[object], dst: i64) -> object:
    """`_source_of(filename)`: the text of the guest's code that runs under that name, None if there is none."""
    filename = args[0]
    frame: Frame | None = vm.frame
    while frame is not None and isinstance(filename, str):
        code = frame.linked.code
        if code.filename == filename and code.source and not code.flags & FLAG_HIDDEN:
            return code.source
        frame = frame.back
    return None


def handled(vm: VM, args: list[object], dst: i64) -> object:
    """`_handled()`: the exception that is being handled, or None."""
    return vm.handled


def anchors(vm: VM, args: list[object], dst: i64) -> object:
    """`_anchors(text)`: which parts of an expression a traceback points at with other marks, as the host's traceback module says; None
    where it says nothing.
    """
    import traceback

    text = args[0]
    if not isinstance(text, str) or not _looked_at(vm, len(text)):
        return None
    try:
        found = traceback._extract_caret_anchors_from_line_segment(text)  # type: ignore[attr-defined]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return None if found is None else tuple(found)


def shows_carets(vm: VM, args: list[object], dst: i64) -> object:
    """`_shows_carets(start, end, lines, has_anchors)`: whether a traceback points at all at what stands there; from Python 3.13."""
    import traceback

    start, end, lines, has_anchors = args
    assert type(start) is int and type(end) is int and type(lines) is list
    size = 0
    for line in lines:
        assert type(line) is str
        size += len(line)
    if not _looked_at(vm, size):
        return True
    try:
        shown = traceback.StackSummary()._should_show_carets(start, end, lines, has_anchors)  # type: ignore[attr-defined]
    except (ValueError, IndexError, RecursionError, MemoryError):
        return True
    return bool(shown)


def _looked_at(vm: VM, size: int) -> bool:
    """Pays for taking an expression of so many characters apart, unless it is too long for anybody to look for the marks."""
    if size > LONGEST_POINTED_AT:
        return False
    prices.pay(vm, 1000 + 200 * size, 1000 + 100 * size)
    return True


LONGEST_POINTED_AT: Final = 10_000
"""Characters."""


def recursion_limit(vm: VM, args: list[object], dst: i64) -> object:
    """`_recursion_limit()`."""
    return int(vm.max_depth)


def size_of_value(vm: VM, args: list[object], dst: i64) -> object:
    """`_size_of(x)`: what the meter takes it for, with all it holds."""
    return size_of(args[0])


def int_digits(vm: VM, args: list[object], dst: i64) -> object:
    """`_int_digits()`: how many digits the host converts between int and text."""
    return sys.get_int_max_str_digits()


def first_key(vm: VM, args: list[object], dst: i64) -> object:
    """`_first_key(dict)`: its oldest key."""
    for key in cast(dict[object, object], args[0]):
        return key
    raise vm.error("KeyError", "dictionary is empty")


def type_flags(vm: VM, args: list[object], dst: i64) -> object:
    """`__flags__`: of the host's type; of a guest's class that it is one, may be a base, and whether it is a
    sequence or mapping for patterns and abstract.
    """
    cls = cast(Class, args[0])
    if cls.runtime is None:
        host = cls.host
        return host.__flags__ if isinstance(host, type) else 1 << 12
    pattern: int = cls.pattern
    return pattern << 5 | 1 << 9 | 1 << 10 | 1 << 12 | (1 << 20 if cls.abstract else 0)


def replaced_stdout(vm: VM, args: list[object], dst: i64) -> object:
    """`_replaced_stdout()`: what the program made of `sys.stdout`, None where it is not there; `_missing` if it is as it was."""
    module = vm.modules.get("sys")
    if not isinstance(module, Module) or not module.ready:
        return MISSING
    found = module.namespace.get("stdout")
    if found is UNBOUND:
        raise vm.error("RuntimeError", "lost sys.stdout")
    return MISSING if found is module.namespace.get("__stdout__") else found


def method_of(vm: VM, args: list[object], dst: i64) -> object:
    """`types.MethodType(function, object)`."""
    return new_method(vm, [None, *args], dst)


def show_as(vm: VM, args: list[object], dst: i64) -> object:
    """`_show_as(cls, name)`: the name that messages show, as of a class that CPython has in C."""
    cls = cast(Class, args[0])
    cls.name = cast(str, args[1])
    cls.shown = cls.name.rpartition(".")[2]
    return None


def proxy_of(vm: VM, args: list[object], dst: i64) -> object:
    """`mappingproxy(mapping)`."""
    return new_proxy(vm, [None, *args], dst)


SYSTEM: Final[list[Native]] = [
    Native("", "mappingproxy", MACHINE, proxy_of, "", prices.constant, FUNCTION, 1, 1, {"mapping": "o"}, ["mapping"]),
    Native("", "method", MACHINE, method_of, "", prices.constant, FUNCTION, 2, 2),
    read("type", "__flags__", type_flags),
    guest("object", "__reduce__", "_object_reduce"),
    guest("object", "__reduce_ex__", "_object_reduce_ex"),
    guest("object", "__getstate__", "_object_getstate"),
] + [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (
        ("host_sys", host_sys), ("library_names", library_names), ("frames", frames), ("handled", handled),
        ("mappingproxy", proxy_of), ("replaced_stdout", replaced_stdout), ("show_as", show_as), ("traceback_entry", traceback_entry),
        ("source_of", source_of), ("anchors", anchors), ("shows_carets", shows_carets),
        ("recursion_limit", recursion_limit), ("size_of", size_of_value), ("int_digits", int_digits), ("first_key", first_key),
    )
]  # fmt: skip
