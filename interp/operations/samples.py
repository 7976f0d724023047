"""An inert object of each of the host's own types: what its descriptors, documentation and wording are asked of."""

from __future__ import annotations

import builtins
import math
from collections.abc import Callable, Coroutine, Mapping
from types import ModuleType
from typing import Any, Final, cast

from interp.builtins.row import Native
from interp.objects.builtin_types import BUILTIN

_SOURCE: Final = """
def function(): yield
async def coroutine(): pass
async def async_generator(): yield
def asend(): return async_generator().__anext__()
def athrow(): return async_generator().aclose()
anext_awaitable = anext(type("steps", (), {"__anext__": lambda self: self})(), None)
def outer(x): return lambda: x
cell = outer(0).__closure__[0]
unbound = super(type)
try:
    raise ValueError
except ValueError as error:
    traceback = error.__traceback__
import itertools as i
from collections import deque
of_modules = (
    i.accumulate(()), i.chain(), i.combinations((), 0), i.combinations_with_replacement((), 0), i.compress((), ()), i.count(), i.cycle(()),
    i.dropwhile(bool, ()), i.filterfalse(bool, ()), i.groupby(()), next(i.groupby((1,)))[1], i.islice((), 0), i.pairwise(()),
    i.permutations(()), i.product(), i.repeat(0, 0), i.starmap(len, ()), i.takewhile(bool, ()), i.tee(())[0], i.zip_longest(),
    iter(deque()), reversed(deque()),
)
"""

_SAMPLES: Final[dict[str, object]] = {}
_STEPS: Final[dict[str, Callable[[], Coroutine[object, object, object]]]] = {}
"""How to make a step of an asynchronous generator anew: a call uses it up, a refused one too."""


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
        namespace["async_generator"](), coroutine.__await__(), property(), staticmethod(function), classmethod(function), enumerate(()),
        zip(), map(len, ()), filter(None, ()), reversed(()), iter(()), iter([]), iter(""), iter("\u00e9"), iter(range(0)),
        iter(range(1 << 70)), iter({}), iter({}.values()), iter({}.items()), iter(set()), iter(b""), iter(bytearray()), iter(function, 0),
        iter(type("items", (), {"__getitem__": function})()), reversed([]), reversed({}), reversed({}.values()), reversed({}.items()),
        BaseExceptionGroup("", [BaseException()]), getattr(type("owner", (), {"__slots__": ("member",)}), "member"),  # noqa: B009
        vars(int)["real"], vars(dict)["fromkeys"], ModuleType("module"), function.__code__,
        namespace["anext_awaitable"], namespace["unbound"], namespace["cell"], namespace["traceback"], namespace["traceback"].tb_frame,
    ]  # fmt: skip
    for value in found:
        _SAMPLES[type(value).__name__] = value
    for value in namespace["of_modules"]:
        _SAMPLES[f"{type(value).__module__}.{type(value).__name__}"] = value
    _STEPS.update(async_generator_asend=namespace["asend"], async_generator_athrow=namespace["athrow"])
    _SAMPLES["type"] = type("type", (), {})
    _SAMPLES["method"] = type("owner", (), {"method": function})().method


def sample(owner: str) -> object:
    """An inert object of the host's type of that name."""
    if not _SAMPLES:
        _make_samples()
    value = _SAMPLES.get(owner)
    if owner in _STEPS:
        if value is not None:
            cast(Coroutine[object, object, object], value).close()  # the host warns of one that is dropped unused
        value = _STEPS[owner]()
        _SAMPLES[owner] = value
    elif value is None and owner != "NoneType":
        host = BUILTIN[owner].host
        value = cast(type[BaseException], host).__new__(cast(type[BaseException], host))
        _SAMPLES[owner] = value
    return value


def host_type(owner: str) -> type:
    """The host's own type of that name."""
    host = BUILTIN[owner].host
    return host if isinstance(host, type) else type(sample(owner))


def attributes_of(owner: str) -> Mapping[str, object]:
    """What the host's own type of that name has in its namespace."""
    own: Mapping[str, object] = getattr(host_type(owner), "__dict__")  # noqa: B009 - compiled code takes the attribute for a dict
    return own


def documentation(row: Native, attribute: str = "__doc__") -> object:
    """`__doc__` of what a row stands for, or another text that the host has about it."""
    if row.owner in BUILTIN:
        found = attributes_of(row.owner).get(row.name)
    else:
        found = getattr(math if row.owner == "math" else builtins, row.name, None)
    return getattr(found, attribute, None)
