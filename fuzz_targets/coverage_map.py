"""Behaviour as coverage: which operation met which operands and how it ended, told to libFuzzer as if each were a branch of its own.

The branches of the machine's loop are all taken within a minute, and operand types never appear as branches. So the entry points of
`interp.operations` are wrapped, in the fuzzing process alone, and each new key lights one of 2^16 counters that instrumented code would
count its branches in. (A generated tree of that many branches does the same and costs hours: instrumenting a function takes time that
grows faster than its square, 384 s for 2^12 leaves.)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from importlib import import_module
from math import isfinite
from typing import Any

COUNTERS = 1 << 16

WATCHED = {
    "interp.operations.arithmetic": {"binary": ".=ss", "inplace": ".=ss", "unary": ".=s"},
    "interp.operations.attribute": {"get_attr": ".sn", "set_attr": ".sns", "del_attr": ".sn"},
    "interp.operations.call": {"call_class": ".nl", "call_function": "..l", "call_native": ".nlk", "run_host": ".nlk"},
    "interp.operations.classes": {"make_class": ".s.l"},
    "interp.operations.compare": {"compare": ".=ss", "contains": ".=ss", "truth": ".s"},
    "interp.operations.generators": {"delegate": "..", "suspend": "...s", "throw": ".ss"},
    "interp.operations.iterate": {"get_iter": ".s", "step": ".s", "unpack": "...=s", "unpack_star": "...==l"},
    "interp.operations.raising": {"matches": ".ss", "unwind": ".s"},
    "interp.operations.resuming": {"resume": ".ss"},
    "interp.operations.subscript": {"del_item": ".ss", "get_item": ".ss", "set_item": ".sss"},
    "interp.operations.text": {"format_value": ".s==", "repr_value": ".s", "str_value": ".s"},
    "interp.vm.cold.calling": {"call_method": ".s"},
}
"""What is wrapped, and what of its arguments is in a key: `.` nothing, `=` the value (an operator's number), `s` the shape,
`n` the name (of a row, a class, an attribute that builtin types have), `l` the shapes of a list, `k` the names of keywords."""

Key = tuple[object, ...]

_LIST_SHOWN = 3
_LITERAL = 16  # characters of a value that is itself in a key


class Behaviour:
    """The keys met since `clear`."""

    def __init__(self) -> None:
        self.keys: set[Key] = set()

    def clear(self) -> None:
        self.keys.clear()

    def watch(self) -> None:
        """Wraps what WATCHED names, wherever it was imported to; call it once, when all of `interp` is loaded.

        Raises AttributeError for a name that is not there: the table is to follow the code.
        """
        wrappers: dict[int, Callable[..., object]] = {}
        for module, names in WATCHED.items():
            for name, spec in names.items():
                original = getattr(import_module(module), name)
                wrappers[id(original)] = self._wrapper(name, spec, original)
        for name, module_loaded in list(sys.modules.items()):
            if name.partition(".")[0] == "interp":
                for key, value in list(vars(module_loaded).items()):
                    if id(value) in wrappers:
                        setattr(module_loaded, key, wrappers[id(value)])

    def _wrapper(self, name: str, spec: str, original: Callable[..., object]) -> Callable[..., object]:
        from interp.limits import LimitBreach
        from interp.objects.exception import GuestRaise, exception_of

        keys = self.keys
        parts = [(position, PARTS[letter]) for position, letter in enumerate(spec) if letter != "."]

        @wraps(original)
        def wrapped(*args: Any) -> object:
            key = (name, *[part(args[position]) for position, part in parts])
            try:
                result = original(*args)
            except GuestRaise as raised:
                keys.add((*key, exception_of(raised).cls.name))
                raise
            except LimitBreach as breach:
                keys.add((*key, breach.kind))
                raise
            keys.add((*key, shape(result)))
            return result

        return wrapped


def shape(value: object) -> str:
    """The type of a value, and which of the few sorts that code distinguishes it is of."""
    kind = type(value)
    name = kind.__name__
    if kind is int:
        assert isinstance(value, int)
        return f"int{'-' if value < 0 else ''}{1 + min(value.bit_length() // 30, 3) if value else 0}"
    if kind is float:
        assert isinstance(value, float)
        return name if not isfinite(value) else f"float{(value > 0) - (value < 0)}{value == int(value)}"
    if kind is str:
        assert isinstance(value, str)
        return "str0" if not value else "str" if value.isascii() else "strw"
    if kind in (list, tuple, dict, set, frozenset, bytes, bytearray):
        return name if value else name + "0"
    if name == "Instance":
        payload = type(value.payload).__name__  # type: ignore[attr-defined]
        return f"Instance.{payload}"
    return name


def name_of(value: object) -> str:
    """What tells a row, a builtin class or a builtin attribute from others; names that the program made up say nothing."""
    if isinstance(value, str):
        return value if value.startswith("__") else "name"
    dotted: str | None = getattr(value, "dotted", None)
    if dotted is not None:
        return dotted
    return getattr(value, "name", "") if getattr(value, "runtime", None) is None else "guest"


def shapes(values: Sequence[object]) -> Key:
    """The shapes of the first few, and how many there are of them."""
    return (*map(shape, values[:_LIST_SHOWN]), min(len(values), _LIST_SHOWN + 1))


def literal(value: object) -> object:
    """A small value itself."""
    return value[:_LITERAL] if isinstance(value, str) else value


def keyword_names(keywords: object) -> Key:
    return tuple(sorted(keywords)) if isinstance(keywords, dict) else ()


PARTS: dict[str, Callable[[Any], object]] = {"=": literal, "s": shape, "n": name_of, "l": shapes, "k": keyword_names}


class Counters:
    """Counters that libFuzzer takes for branches. Make it before `atheris.Fuzz`; equal keys share a counter in every process, for hashes
    of text are fixed by PYTHONHASHSEED=0."""

    def __init__(self) -> None:
        import atheris

        self._first: int = atheris._reserve_counter()
        for _ in range(COUNTERS - 1):
            atheris._reserve_counter()
        self._light: Callable[[int], None] = atheris._trace_branch

    def feed(self, keys: Iterable[Key]) -> None:
        """Lights the counter of each key, in any order."""
        for key in keys:
            self._light(self._first + hash(key) % COUNTERS)
