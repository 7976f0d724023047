"""THE table of what a guest can call and read on builtin types, and the names it starts with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast, final

from mypy_extensions import i64

from interp.builtins import (
    answers,
    attempts,
    binary,
    callable_rows,
    code_rows,
    construct,
    deques,
    descriptor_rows,
    evaluating,
    exception_rows,
    functions,
    heaps,
    importing,
    intrinsics,
    iteration_tools,
    iterator_rows,
    library_rows,
    mappings,
    matching,
    mathematics,
    numbers,
    object_rows,
    quick,
    sequences,
    system,
    templates,
    text,
    value_rows,
    views,
    waiting,
    worldly,
    wrapping,
)
from interp.builtins.declare import guest
from interp.builtins.row import CONSTANT, MACHINE, STATICMETHOD, Native
from interp.objects.builtin_types import BUILTIN
from interp.objects.function import StaticMethod
from interp.objects.sentinel import EXHAUSTED, MISSING
from interp.objects.type import Class
from interp.operations.samples import attributes_of, host_type
from interp.vm.state import HOST_ERRORS, VM

TABLE: Final[dict[str, Native]] = {}
"""Every row by its dotted name (`str.upper`, `len`)."""

PUBLIC: Final[dict[str, object]] = {}
"""What the names of the builtins module stand for."""

PRIVATE: Final[dict[str, object]] = {}
"""What prelude code sees besides: its intrinsics under `_name`."""

MODULES: Final[dict[str, dict[str, object]]] = {}
"""The contents of the native modules."""

_SLOTS: Final = (type(object.__init__), type(object.__format__), type(object.__new__))
"""What a type of the host has of its own although its base would do."""

_WRAPPERS: Final = ("staticmethod", "classmethod")
"""What these take over from their functions is no attribute of the type."""

_OWNED: Final[dict[str, list[Native]]] = {}

_HIDDEN_CLASSES: Final = frozenset(
    ("function", "cell", "member_descriptor", "module", "traceback", "frame", "method", "generator", "coroutine", "async_generator",
     "iterator", "code", "NoneType", "ellipsis", "NotImplementedType", "mappingproxy")
)  # fmt: skip


def rows_of(owner: str) -> list[Native]:
    """The rows of a builtin type or module, by its name; of the builtin functions for the empty name."""
    return _OWNED.get(owner, [])


MachineFunction = Callable[[VM, list[object], i64], object]


@final
class Wary:
    """An intrinsic that trusts its arguments, which are a shim's: a guest can call a shim's own functions, or put anything into what they
    made. What is then of another type than it should be, or too large a number, is the guest's exception and not the host's.
    """

    def __init__(self, function: MachineFunction) -> None:
        self.function = function

    def __call__(self, vm: VM, args: list[object], dst: i64) -> object:
        try:
            return self.function(vm, args, dst)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None


def _fill() -> None:
    families = (
        functions.ROWS, construct.CONSTRUCTORS, object_rows.ROWS, exception_rows.ROWS, callable_rows.ROWS, code_rows.ROWS,
        descriptor_rows.ROWS, iterator_rows.ROWS, value_rows.ROWS, numbers.ROWS, text.ROWS, binary.ROWS, sequences.ROWS,
        mappings.ROWS, views.ROWS, mathematics.ROWS, intrinsics.INTRINSICS, templates.TEMPLATES, evaluating.EVALUATING,
        importing.IMPORTING, iteration_tools.ROWS, system.SYSTEM, matching.MATCHING, attempts.ATTEMPTING, worldly.WORLDLY,
        library_rows.ROWS, waiting.WAITING, wrapping.WRAPPING, heaps.HEAPS, deques.ROWS,
        answers.ANSWERING,
    )  # fmt: skip
    wary = (
        system.SYSTEM, heaps.HEAPS, matching.MATCHING, attempts.ATTEMPTING, worldly.WORLDLY, evaluating.EVALUATING, importing.IMPORTING,
        answers.ANSWERING,
    )  # fmt: skip
    for family in wary:
        for row in family:
            if row.owner == "_prelude" and row.form == MACHINE:
                row.func = Wary(cast(MachineFunction, row.func))
    for family in families:
        for row in family:
            if row.owner in BUILTIN and row.owner not in _WRAPPERS and row.name not in attributes_of(row.owner):
                continue  # this Python's type has no such attribute
            if row.dotted in TABLE:
                raise ValueError(f"two rows are called {row.dotted}")
            TABLE[row.dotted] = row
            _OWNED.setdefault(row.owner, []).append(row)
            if row.owner in BUILTIN:
                BUILTIN[row.owner].namespace[row.name] = row.func if row.role == CONSTANT else row
            elif row.owner == "_prelude":
                PRIVATE[f"_{row.name}"] = row
            elif row.owner:
                MODULES.setdefault(row.owner, {})[row.name] = row.func if row.role == CONSTANT else row
            elif row.name in BUILTIN:
                BUILTIN[row.name].constructor = row
                module, dot, name = row.name.rpartition(".")
                if dot:
                    MODULES.setdefault(module, {})[name] = BUILTIN[row.name]
            else:
                PUBLIC[row.name] = row
    for name, cls in BUILTIN.items():
        if name.isidentifier() and name not in _HIDDEN_CLASSES and "_iterator" not in name and "iterator" not in name and "_" not in name:
            PUBLIC[name] = cls
    for cls in dict.fromkeys(BUILTIN.values()):
        _complete(cls)
    PUBLIC.update({"Ellipsis": ..., "NotImplemented": NotImplemented, "__debug__": True, "__name__": "builtins"})
    MODULES["builtins"] = PUBLIC
    PRIVATE.update(cast(dict[str, object], {**PUBLIC, "_missing": MISSING, "_exhausted": EXHAUSTED, "_deque": BUILTIN[deques.OWNER]}))


def _complete(cls: Class) -> None:
    """What the host's own type says of a class: which kind of descriptor each row is, its documentation, where it has a row of its own
    that does what its base's does, and in which order they are listed.
    """
    for name, descriptor in attributes_of(cls.name).items():
        row = cls.namespace.get(name)
        if row is None and isinstance(descriptor, _SLOTS):
            inherited = next((base.namespace[name] for base in cls.mro if name in base.namespace), None)
            if isinstance(inherited, Native):
                made_by_call = name == "__new__" and inherited.owner == "object"
                row = guest(cls.name, name, "_builtin_new", STATICMETHOD) if made_by_call else inherited.of(cls.name)
                cls.namespace[name] = row
        if isinstance(row, Native) and type(descriptor).__name__ in BUILTIN:
            if isinstance(descriptor, staticmethod):
                cls.namespace[name] = StaticMethod(row)
            else:
                row.kind = type(descriptor).__name__
    cls.namespace.setdefault("__doc__", getattr(host_type(cls.name), "__doc__", None))
    places = {name: place for place, name in enumerate(attributes_of(cls.name))}
    order = sorted(cls.namespace, key=lambda name: places.get(name, len(places)))
    cls.namespace = {name: cls.namespace[name] for name in order}


_fill()
quick.equip([row for owner in ("", "object", "list", "str") for row in rows_of(owner)])
