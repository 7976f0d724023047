"""Calls that a row of the builtins table cannot take: the host refuses the same call, in its own words.

Words differ between kinds of signature and between versions of Python, so none are written down here: a call that is known to be
impossible is made once more, with inert arguments, on the host's own function.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins.row import ATTRIBUTE, CLASSMETHOD, FUNCTION, HOST, METHOD, STATICMETHOD, Native
from interp.bytecode.code import FLAG_VARARGS, FLAG_VARKEYWORDS
from interp.objects.builtin_types import BUILTIN, class_of
from interp.objects.exception import GuestRaise, exception_of, state_of
from interp.objects.function import Function
from interp.objects.type import LONGEST, Class
from interp.operations.measure import SCALARS
from interp.operations.samples import host_type, sample
from interp.vm.state import HOST_ERRORS, VM

_stand_in_types: dict[str, type] = {}


def stand_in(value: object) -> object:
    """An inert host object whose type has the name of the guest's class: what the host may word a message about."""
    name = class_of(value).name
    host = _stand_in_types.get(name)
    if host is None:
        if len(_stand_in_types) > 1000:
            _stand_in_types.clear()
        host = type(name.replace("\0", "?"), (), {"__slots__": (), "__module__": "__main__"})
        if len(name) <= LONGEST:
            _stand_in_types[name] = host
    return host()


def accepts(function: Function, given: i64, keywords: dict[str, object] | None) -> bool:
    """Whether `given` positional arguments and these keywords fit the signature of a prelude function."""
    code = function.linked.code
    positional: i64 = code.positional
    if given > positional and not code.flags & FLAG_VARARGS:
        return False
    names = code.register_names
    if keywords and not code.flags & FLAG_VARKEYWORDS:
        allowed = names[code.positional_only : positional + code.keyword_only]
        for name in keywords:
            if name not in allowed or name in names[: min(given, positional)]:
                return False
    defaults = function.defaults
    required: i64 = positional - (len(defaults) if defaults else 0)
    while given < required:
        if not keywords or given < code.positional_only or names[given] not in keywords:
            return False
        given += 1
    return True


def fits_owner(row: Native, args: list[object]) -> bool:
    """Whether a method's receiver is there and of the type that owns the row."""
    if not args:
        return False
    cls = class_of(args[0])
    owner = BUILTIN[row.owner]
    return cls is owner or cls.is_subclass(owner)


_EFFECTIVE: Final = frozenset({"exec", "eval", "compile", "__import__", "__build_class__", "print"})
"""Rows whose namesake on the host does things."""


def fits_class(row: Native, args: list[object]) -> bool:
    """Whether what a `__new__` is to make is a class, and one below the row's owner."""
    if not args:
        return False
    cls = args[0]
    return isinstance(cls, Class) and cls.is_subclass(BUILTIN[row.owner])


def refusal(vm: VM, row: Native, args: list[object], keywords: dict[str, object] | None) -> BaseException:
    """What to raise for a call of the row whose receiver, count of arguments or keywords are known not to fit."""
    try:
        if row.dotted in _EFFECTIVE:
            # A slip in what is known not to fit must never act on the host: nothing of the guest's is passed,
            # only how many and which names.
            args = [None] * len(args)
            keywords = dict.fromkeys(keywords) if keywords else None
        function = host_function(row)
        given = inert_arguments(row, args)
        named = {name: inert(value) for name, value in keywords.items()} if keywords else {}
        function(*given, **named)
    except HOST_ERRORS as error:
        return vm.host_error(error)
    # The host's function takes more than the row does, which is ours.
    return vm.host_error(TypeError(f"{row.name}() does not take {len(args)} arguments here"))


def by_receiver(vm: VM, raised: GuestRaise, row: Native, receiver: object) -> GuestRaise:
    """The same, where the host refused a method's arguments and it was bound: then the host names it after its receiver's class."""
    args = state_of(exception_of(raised)).args
    words = args[0] if args else None
    if isinstance(words, str) and words.startswith(f"{row.dotted}() "):
        cls = receiver if isinstance(receiver, Class) else class_of(receiver)
        if cls.name != row.owner:
            return vm.error(exception_of(raised).cls.name, f"{cls.qualname}.{row.name}{words[len(row.dotted) :]}")
    return raised


def unwritable(vm: VM, row: Native) -> BaseException:
    """What to raise when an attribute that can only be read is set or deleted."""
    if row.kind == "member_descriptor":
        return vm.error("AttributeError", "readonly attribute")
    return vm.error("AttributeError", f"attribute '{row.name}' of '{row.owner}' objects is not writable")


def host_function(row: Native) -> Callable[..., object]:
    """The host's own function behind a row."""
    if row.form == HOST and row.role != METHOD:
        return cast(Callable[..., object], row.func)
    module, _, name = row.dotted.rpartition(".")
    if not module:
        found = getattr(builtins, row.name, None)
        return cast(Callable[..., object], host_type(row.name) if found is None else found)
    if row.role == FUNCTION:
        return cast(Callable[..., object], getattr(import_module(module), name))
    return cast(Callable[..., object], getattr(host_type(row.owner), row.name))


def inert_arguments(row: Native, args: list[object]) -> list[object]:
    """The arguments as the host may have them; a fitting receiver becomes an object of the host's that nobody else has."""
    if not args:
        return []
    if row.role == CLASSMETHOD:
        return [inert(arg) for arg in args[1:]]
    first = inert(args[0])
    if row.role in (METHOD, ATTRIBUTE) and row.owner and fits_owner(row, args):
        first = sample(row.owner)
    elif row.role == STATICMETHOD and isinstance(args[0], Class):
        first = host_type(row.owner) if fits_class(row, args) else type(args[0].name, (), {})
    return [first, *[inert(arg) for arg in args[1:]]]


def inert(value: object) -> object:
    """A stand-in that is an empty container where the value is one: some functions look at their arguments before they count them."""
    if type(value) in SCALARS:
        return value
    if isinstance(value, (list, tuple, dict, set, frozenset, bytearray)):
        return type(value)()
    return stand_in(value)
