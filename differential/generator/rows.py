"""The rows of an engine, compiled for the generator: which builtins and methods there are, and how each is called."""

from __future__ import annotations

import builtins
import importlib
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from differential.choices import weighted
from differential.generator.arguments import ARGUMENTS, BY_OWNER, GENERAL
from differential.generator.owners import ATTRIBUTES, MODULES, OWNERS, SETTINGS
from differential.generator.unreached import CALLED, never

TYPES = (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice)
RECEIVERS: Final = {**{kind.__name__: kind.__name__ for kind in TYPES}, **{owner: f"a {owner}" for owner in OWNERS}}
"""The pool of receivers of each type's methods."""

NAMED = frozenset(("int", "float", "complex", "str", "bytes", "tuple"))
"""Types whose names in scope may be receivers: a method can't change what other statements rely on."""

MUTABLE = frozenset(("list", "dict", "set", "bytearray"))

UNHASHABLE = frozenset((*MUTABLE, "slice", "mappingproxy", "cell", "dict_keys", "dict_items"))
"""Types whose `__hash__` is None: it can be read. (A slice has one from Python 3.12 on, which refuses as calling None would.)"""

ITERATORS = frozenset(("iter", "reversed", "map", "filter", "zip", "enumerate", "__iter__", "__reversed__"))
"""Rows whose result is an iterator: shown as the list of what it gives."""

TYPE_ONLY = frozenset(
    (
        *("object", "aiter", "property", "classmethod", "staticmethod", "super", "globals", "locals", "vars", "dir", "id", "__import__"),
        *("__getattribute__", "__class_getitem__", "__subclasshook__", "__get__", "__dict__", "__closure__", "__self__", "__func__"),
        *("__wrapped__", "fget", "fset", "fdel", "getter", "setter", "deleter", "gi_frame", "__traceback__", "type.__call__"),
        *(
            "object.__new__",
            "object.__repr__",
            "object.__str__",
            "object.__hash__",
            "object.__class__",
            "__globals__",
            "__code__",
            "gi_code",
        ),
        *("__builtins__", "mapping", "__objclass__", "__weakref__", "cmp_to_key", "tee", "from_iterable", "__copy__", "method"),
        *("__aiter__", "__anext__", "asend", "athrow", "aclose", "ag_code", "cr_code", "cr_await", "ag_await", "tb_next", "module.__new__"),
        *("__await__", "module.__dict__", "itertools.groupby.__next__", "__objclass__"),
    )
)
"""Rows (or methods of any type) whose result has an address or an engine's own content: only its type is shown."""

PLAIN = ("", "import math")
"""Settings that every engine has."""

PLAIN_OWNERS = frozenset(("NoneType", "ellipsis", "NotImplementedType", "dict_keys", "dict_values", "dict_items", "bool", "type"))
"""Types without a literal whose values print the same everywhere; so do exceptions."""


Pools = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to call a row: receivers ("" for none), whether on the type, each argument's prefix and options, whether all have any."""

    receivers: tuple[str, ...]
    on_type: bool
    arguments: tuple[tuple[str, tuple[str, ...]], ...]
    possible: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row ready to call: `shown` is the format of what is printed of it, `kind` the kind of names that may stand as receiver.

    `read` rows are attributes, `unbound` ones are called on the type, for their receivers have methods of that name of their own. `called`
    is how a guest names the row, `type` how its owner ("" for functions and modules), `setting` is the line that comes before a statement
    with the row.
    """

    name: str
    called: str
    owner: str
    method: str
    shown: str
    kind: str
    read: bool
    unbound: bool
    type: str
    setting: str
    alternatives: tuple[Alternative, ...]


def host_rows() -> tuple[str, ...]:
    """The rows of the CPython that runs this: builtin functions and types, the methods and attributes of builtin types, modules in C."""
    names = {
        name
        for name, value in vars(builtins).items()
        if callable(value) and not name.startswith("_") and not (isinstance(value, type) and issubclass(value, BaseException))
    }
    names |= {f"{kind.__name__}.{name}" for kind in TYPES for name in dir(kind)}
    names |= {f"{owner}.{name}" for owner in OWNERS for name in vars(_type_of(owner))}
    for module in MODULES:
        names |= {f"{module}.{name}" for name in dir(importlib.import_module(module)) if not name.startswith("_")}
    return tuple(sorted(filter(is_generated, names)))


@cache
def _type_of(owner: str) -> type:
    named = getattr(builtins, owner, None)
    if isinstance(named, type):
        return named
    scope: dict[str, object] = {}
    exec(SETTINGS.get(owner, ""), scope)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of a coroutine that nobody awaits
        return type(eval(OWNERS[owner][0], scope))


def is_generated(row: str) -> bool:
    """Whether the generator calls this row at all."""
    owner = row.rpartition(".")[0]
    return never(row) != CALLED and (not owner or owner in MODULES or owner in RECEIVERS)


def compile_rows(
    names: Iterable[str], refused: frozenset[str], weights: Mapping[str, int], pools: Pools, settings: bool = True
) -> tuple[Row, ...]:
    """The rows (if `settings`, those too before which something has to be imported or defined, math apart) with their arguments looked
    up, each as often as its weight says (those of types without a literal half as often as others); without those that no literal is
    left for."""
    known = [name for name in dict.fromkeys(names) if is_generated(name) and name not in refused]
    rows = [compile_row(name, pools) for name in known]
    possible = [row for row in rows if row.alternatives and (settings or row.setting in PLAIN)]
    return weighted((row, weights.get(row.name, 1 if row.owner in OWNERS else 2)) for row in possible)


def compile_row(name: str, pools: Pools) -> Row:
    owner, _, method = name.rpartition(".")
    entry = ARGUMENTS.get(name, ARGUMENTS.get(f"*.{method}") if owner not in MODULES else None)
    text = GENERAL if entry is None else entry
    read = bool(owner) and (owner == "errno" or method in ATTRIBUTES or (method == "__hash__" and owner in UNHASHABLE))
    unbound = owner in ("object", "type", "BaseException")
    if owner.partition(".")[0] == "itertools" and (method in ITERATORS or (owner == "itertools" and method != "tee")):
        shown = "[p for p, _ in zip(%s, range(5))]"  # some have no end
    elif method in ITERATORS:
        shown = "list(%s)"
    elif name in TYPE_ONLY or method in TYPE_ONLY or _prints_an_address(owner, method):
        shown = "type(%s).__name__"
    else:
        shown = "%s"
    alternatives = (_alternative(part, owner, pools) for part in text.split(";"))
    possible = tuple(alternative for alternative in alternatives if alternative.possible)
    called = f"{MODULES[owner]}.{method}" if owner in MODULES else name if owner or hasattr(builtins, name) else _type_text(name)
    setting = f"import {MODULES[owner]}" if owner in MODULES else SETTINGS.get(owner, "")
    of_type = bool(owner) and owner not in MODULES and (not read or method in vars(_type_of(owner)))
    type_text = _type_text(owner) if of_type else ""
    return Row(name, called, owner, method, shown, owner if owner in NAMED else "", read, unbound, type_text, setting, possible)


def _type_text(owner: str) -> str:
    """How a guest names a builtin type, if only by a value of it."""
    return owner if hasattr(builtins, owner) else f"type({OWNERS[owner][0]})"


def _prints_an_address(owner: str, method: str) -> bool:
    steady = owner in PLAIN_OWNERS or (isinstance(kind := getattr(builtins, owner, None), type) and issubclass(kind, BaseException))
    return owner in OWNERS and not steady and method in ("__new__", "__repr__", "__str__", "__hash__")


def _alternative(text: str, owner: str, pools: Pools) -> Alternative:
    words = text.split()
    receivers = RECEIVERS.get(owner, "")
    on_type = False
    if words and words[0].startswith("@"):
        receivers = words.pop(0)[1:]
    elif words and words[0].startswith("^"):
        on_type = True
        first = words.pop(0)[1:]
        if first:
            words.insert(0, first)
    arguments = tuple(_argument(word, owner, pools) for word in words)
    possible = bool(not receivers or pools[receivers]) and all(options for _, options in arguments)
    return Alternative(pools[receivers] if receivers else (), on_type, arguments, possible)


def _argument(word: str, owner: str, pools: Pools) -> tuple[str, tuple[str, ...]]:
    keyword, equals, pool = word.rpartition("=") if word.partition("=")[0].isidentifier() and "=" in word else ("", "", word)
    pool = BY_OWNER.get(owner, {}).get(pool, pool)
    if pool == "own":
        return "", (_type_text(owner),)
    if pool == "sub":
        # with a property that can be deleted: nothing else on an instance of a builtin type can
        return "", (f"type('S', ({_type_text(owner)},), {{'x': property(None, None, lambda p: None)}})()",)
    if pool == "same":
        pool = RECEIVERS.get(owner, "any")
    return keyword + equals, pools.get(pool, (pool,))
