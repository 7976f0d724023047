"""Rows of exceptions and their tracebacks."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.declare import guest, method, read, settable
from interp.builtins.object_rows import dict_attribute
from interp.builtins.row import CLASSMETHOD, GUEST, STATICMETHOD, Native
from interp.objects.builtin_types import BUILTIN, class_of, is_exception
from interp.objects.exception import TracebackEntry, state_of
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND
from interp.operations.call import enter
from interp.vm.state import VM


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


class NumberReader:
    """The same for one that is a number of C's (`Py_ssize_t`), which what is no such number makes -1."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, vm: VM, args: list[object], dst: i64) -> object:
        values = state_of(cast(Instance, args[0])).values
        if len(args) == 1:
            return values.get(self.name)
        if args[1] is UNBOUND:
            raise vm.error("TypeError", "can't delete numeric/char attribute")
        number = args[1].payload if isinstance(args[1], Instance) else args[1]
        values[self.name] = -1
        if not isinstance(number, int):
            raise vm.error("TypeError", "an integer is required")
        if not -sys.maxsize - 1 <= number <= sys.maxsize:
            raise vm.error("OverflowError", "Python int too large to convert to C ssize_t")
        values[self.name] = int(number)
        return None


def traceback_line(vm: VM, args: list[object], dst: i64) -> object:
    entry = cast(TracebackEntry, args[0])
    return entry.code.instructions[entry.index].line


def traceback_instruction(vm: VM, args: list[object], dst: i64) -> object:
    """The place among our instructions, which are not the host's."""
    return cast(TracebackEntry, args[0]).index


def traceback_next(vm: VM, args: list[object], dst: i64) -> object:
    entry = cast(TracebackEntry, args[0])
    if len(args) > 1:
        following = args[1]
        if following is UNBOUND:
            raise vm.error("TypeError", "can't delete tb_next attribute")
        if following is not None and not isinstance(following, TracebackEntry):
            raise vm.error("TypeError", f"expected traceback object, got '{class_of(following).name}'")
        link = following
        while link is not None:
            if link is entry:
                raise vm.error("ValueError", "traceback loop detected")
            vm.spend(1)
            link = link.next
        entry.next = following
        return None
    return entry.next


def traceback_frame(vm: VM, args: list[object], dst: i64) -> object:
    """A frame that shows where it was: the real one has gone on."""
    return enter(vm, "_traceback_frame", args, dst)


_UNICODE_ERRORS: Final = ("UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError")
_VALUES: Final = {
    "StopIteration": "value", "SystemExit": "code", "NameError": "name", "AttributeError": "name obj",
    "ImportError": "name path msg name_from",
    **dict.fromkeys(_UNICODE_ERRORS, "encoding object start end reason"), "OSError": "errno strerror filename filename2",
    "SyntaxError": "msg filename lineno offset text end_lineno end_offset print_file_and_line",
}  # fmt: skip
"""What exception types add to BaseException."""

ROWS: Final[list[Native]] = [
    guest("BaseException", "__new__", "_exception_new", STATICMETHOD),
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
    *[
        settable(owner, name, NumberReader(name) if name in ("start", "end") else ValueReader(name))
        for owner, names in _VALUES.items()
        if owner in BUILTIN
        for name in names.split()
    ],
    *[read("BaseExceptionGroup", name, ValueReader(name)) for name in ("message", "exceptions")],
    guest("OSError", "__new__", "_os_error_new", STATICMETHOD),
    guest("KeyError", "__str__", "_key_error_str"),
    *[guest(owner, "__init__", "_exception_init_values") for owner in _VALUES],
    *[guest(owner, "__str__", "_exception_str_values") for owner in ("OSError", "SyntaxError", "ImportError", *_UNICODE_ERRORS)],
    guest("BaseExceptionGroup", "__new__", "_group_new", STATICMETHOD),
    guest("BaseExceptionGroup", "__init__", "_group_init"),
    guest("BaseExceptionGroup", "__str__", "_group_str"),
    guest("BaseExceptionGroup", "derive", "_group_derive"),
    guest("BaseExceptionGroup", "split", "_group_split_method"),
    guest("BaseExceptionGroup", "subgroup", "_group_subgroup"),
    Native("BaseExceptionGroup", "__class_getitem__", GUEST, "_class_getitem", "", prices.constant, CLASSMETHOD, 2, 2),
    read("traceback", "tb_lineno", traceback_line),
    read("traceback", "tb_lasti", traceback_instruction),
    settable("traceback", "tb_next", traceback_next),
    read("traceback", "tb_frame", traceback_frame),
]
