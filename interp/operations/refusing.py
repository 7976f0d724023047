"""Calls that a row of the builtins table cannot take: the host refuses the same call, in its own words.

Words differ between kinds of signature and between versions of Python, so none are written down here: a call that is known to be
impossible is made once more, with inert arguments, on the host's own function.
"""

from __future__ import annotations

import builtins
import math
from collections.abc import Callable
from typing import Any, Final, cast

from mypy_extensions import i64

from interp.builtins.row import ATTRIBUTE, CLASSMETHOD, HOST, METHOD, STATICMETHOD, Native
from interp.bytecode.code import FLAG_VARARGS, FLAG_VARKEYWORDS
from interp.objects.builtin_types import BUILTIN, class_of
from interp.objects.function import Function
from interp.objects.type import Class
from interp.operations.measure import SCALARS
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


_EFFECTIVE: Final = frozenset({"exec", "eval", "__import__", "__build_class__", "print"})
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
    raise AssertionError(f"the host takes the call of {row.dotted} that was refused")


def unwritable(vm: VM, row: Native, deleting: bool) -> BaseException:
    """What to raise when an attribute that can only be read is set or deleted."""
    if row.owner in _INERT_OWNERS:
        try:
            if deleting:
                delattr(sample(row.owner), row.name)
            else:
                setattr(sample(row.owner), row.name, None)
        except HOST_ERRORS as error:
            return vm.host_error(error)
    return vm.error("AttributeError", f"attribute '{row.name}' of '{row.owner}' objects is not writable")


_INERT_OWNERS: Final = frozenset(
    ("int", "float", "complex", "range", "slice", "property", "generator", "coroutine", "async_generator", "method")
)
"""Whose attributes the host refuses to set in two wordings: by how each of them is kept."""


def host_function(row: Native) -> Callable[..., object]:
    """The host's own function behind a row."""
    if row.form == HOST and row.role != METHOD:
        return cast(Callable[..., object], row.func)
    if row.owner == "math":
        return cast(Callable[..., object], getattr(math, row.name))
    if not row.owner:
        return cast(Callable[..., object], getattr(builtins, row.name))
    return cast(Callable[..., object], getattr(type(sample(row.owner)), row.name))


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
        first = type(sample(row.owner)) if fits_class(row, args) else type(args[0].name, (), {})
    return [first, *[inert(arg) for arg in args[1:]]]


def inert(value: object) -> object:
    """A stand-in that is an empty container where the value is one: some functions look at their arguments before they count them."""
    if type(value) in SCALARS:
        return value
    if isinstance(value, (list, tuple, dict, set, frozenset, bytearray)):
        return type(value)()
    return stand_in(value)


_SOURCE: Final = """
def function(): yield
async def coroutine(): pass
async def async_generator(): yield
"""

_SAMPLES: Final[dict[str, object]] = {}


def _make_samples() -> None:
    # Interpreted, not compiled with this file: functions and generators that mypyc makes are of other types.
    namespace: dict[str, Any] = {}
    exec(_SOURCE, namespace)
    function = namespace["function"]
    coroutine = namespace["coroutine"]()
    coroutine.close()
    found: list[object] = [
        object(), 0, False, 0.0, 0j, "", b"", bytearray(), [], (), range(0), slice(None), {}, set(), frozenset(), None, ..., NotImplemented,
        {}.keys(), {}.values(), {}.items(), vars(object), function, [].append, str.upper, str.__add__, "".__add__, function(), coroutine,
        namespace["async_generator"](), namespace["async_generator"]().__anext__(), namespace["async_generator"]().aclose(),
        coroutine.__await__(), property(), staticmethod(function), classmethod(function), enumerate(()), zip(),
        map(len, ()), filter(None, ()), reversed(()), iter(()), iter([]), iter(""), iter("\u00e9"), iter(range(0)), iter(range(1 << 70)),
        iter({}), iter({}.values()), iter({}.items()), iter(set()), iter(b""), iter(bytearray()), iter(function, 0),
        iter(type("items", (), {"__getitem__": function})()), reversed([]), reversed({}), reversed({}.values()), reversed({}.items()),
        BaseExceptionGroup("", [BaseException()]), getattr(type("owner", (), {"__slots__": ("member",)}), "member"),  # noqa: B009
        vars(int)["real"],
    ]  # fmt: skip
    for value in found:
        _SAMPLES[type(value).__name__] = value
    _SAMPLES["type"] = type("type", (), {})
    _SAMPLES["method"] = type("owner", (), {"method": function})().method


def sample(owner: str) -> object:
    """An inert object of the host's type of that name."""
    if not _SAMPLES:
        _make_samples()
    value = _SAMPLES.get(owner)
    if value is None and owner != "NoneType":
        host = BUILTIN[owner].host
        value = cast(type[BaseException], host).__new__(cast(type[BaseException], host))
        _SAMPLES[owner] = value
    return value
