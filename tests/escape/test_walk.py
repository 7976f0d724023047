"""All that a guest can reach, walked: each object is one of our own classes, or exactly of one of the host types listed here.

The walk begins with a value of every kind there is and goes on through attributes, items, types, the results of calls and the exceptions
those raise, as long as it meets something new. One value stands for all of its kind: two are of a kind if the guest can ask the same of
them.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any, Final

import pytest

from differential.generator.owners import OWNERS
from interp.builtins.row import ATTRIBUTE, MACHINE, Native
from interp.builtins.table import MODULES, TABLE
from interp.bytecode.code import Code
from interp.host.session import Session
from interp.limits import Limits
from interp.objects.builtin_types import BUILTIN, class_of
from interp.objects.deque import DEQUE
from interp.objects.exception import TracebackEntry
from interp.objects.function import BoundMethod, Cell, ClassMethod, Function, Member, Property, StaticMethod, Super
from interp.objects.generator import CoroutineWrapper, Generator
from interp.objects.instance import Instance
from interp.objects.iterator import Iterator as GuestIterator
from interp.objects.module import Module
from interp.objects.namespace import NamespaceView
from interp.objects.type import Class
from interp.objects.views import VIEWS, behind
from interp.outcome import Failure
from interp.vm.frame import Frame

HOST_TYPES: Final = frozenset(
    {
        *(int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, MappingProxyType),
        *(type(None), type(...), type(NotImplemented), type({}.keys()), type({}.values()), type({}.items()), DEQUE),
    }
)
"""Of the host's own objects a guest has these, exactly: each is data, and no attribute of it is looked up on the host."""

OWN: Final = (
    *(
        Instance,
        Class,
        Native,
        Function,
        BoundMethod,
        Cell,
        StaticMethod,
        ClassMethod,
        Property,
        Member,
        Super,
        Generator,
        CoroutineWrapper,
    ),
    *(GuestIterator, Module, NamespaceView, Frame, TracebackEntry, Code),
)
"""Our own classes. What they hold is not the guest's; what rows give of it, the walk reaches."""

STARTS: Final = (
    *("1", "1.5", "2j", "'x'", "b'x'", "bytearray(b'x')", "[1]", "(1,)", "{1: 2}", "{1}", "frozenset({1})", "range(3)", "slice(1)", "None"),
    *("...", "NotImplemented", "True", "(lambda: 0)", "(x for x in [1])", "globals()", "locals()", "dir()", "f()", "C", "C()", "C().m"),
    *(
        "D()",
        "C.__dict__",
        "vars(C())",
        "coroutine",
        "agen",
        "agen.asend(None)",
        "agen.__anext__()",
        "error",
        "error.__traceback__",
        "M",
        "M()",
    ),
    *("__name__", "__builtins__", "__import__('math')", "type", "object", "super", "type(error)", "C.p", "C.__init__", "gen", "G[int]"),
    *(f"__import__({name!r})" for name in ("itertools", "functools", "operator", "cmath", "unicodedata", "errno", "collections")),
    *(value for values in OWNERS.values() for value in values),
)
"""Expressions in the world that SETTING makes."""

SETTING: Final = """
import math
class M(type):
    pass
class C:
    def __init__(self): self.a = [1]
    def m(self): return self.a
    @property
    def p(self): return self
    @classmethod
    def k(cls): return cls
    @staticmethod
    def s(): return 1
class D(C, metaclass=M):
    __slots__ = ('slot',)
class G:
    def __class_getitem__(cls, item): return item
def f(a=1, *b, c: int = 2, **d):
    def inner(): return a
    return inner
async def co(): return 1
coroutine = co()
async def ag(): yield 1
agen = ag()
def g():
    yield 1
gen = g()
next(gen)
try:
    raise ValueError('x') from KeyError('k')
except ValueError as caught:
    error = caught
def reach(value, names):
    found = []
    for name in [*names, *dir(value)]:
        try:
            found.append(getattr(value, name))
        except BaseException as failed:
            found.append(failed)
            failed.__traceback__ = None
    for ask in (type, list, dir, vars, iter, repr, str, hash, len, id, reversed, callable, aiter, locals, bytes):
        try:
            found.append(ask(value))
        except BaseException as failed:
            found.append(failed)
    return found
def use(function, arguments):
    try:
        return function(*arguments)
    except BaseException as failed:
        return failed
"""

SUSPICIOUS: Final = (
    *(
        "__globals__",
        "__builtins__",
        "__code__",
        "__closure__",
        "__func__",
        "__self__",
        "__wrapped__",
        "__dict__",
        "__class__",
        "__bases__",
    ),
    *("__mro__", "__subclasses__", "__loader__", "__spec__", "__file__", "__path__", "__reduce__", "__reduce_ex__", "__getstate__"),
    *("__setstate__", "__init_subclass__", "__traceback__", "__context__", "__cause__", "tb_frame", "tb_next", "tb_lasti", "f_back"),
    *("f_globals", "f_locals", "f_builtins", "f_code", "f_trace", "gi_frame", "gi_code", "gi_yieldfrom", "cr_frame", "cr_code", "cr_await"),
    *(
        "cr_origin",
        "ag_frame",
        "ag_code",
        "ag_await",
        "co_consts",
        "co_code",
        "__objclass__",
        "__weakref__",
        "__module__",
        "__annotations__",
    ),
    *("__get__", "__set__", "__delete__", "__call__", "__getattribute__", "__getattr__", "__format__", "__sizeof__", "__doc__", "__new__"),
    *("mro", "fget", "fset", "fdel", "func", "host", "payload", "namespace", "linked", "frame", "runtime", "vm", "func_globals", "im_func"),
)
"""Names that lead out of other sandboxes, and those of our own classes' fields."""

ARGUMENTS: Final = ("()", "(1,)", "('x',)", "(C,)", "(C(), C)", "([1, 2],)", "(C(), 'm')", "(len, [[1]])", "(None, 1, 2)", "({},)")

LIMITS: Final = Limits(max_memory=64 * 2**20, max_instructions=300_000, max_output=10_000)


class Walk:
    """One walk. `strays` are the ways that led to what should not be reached."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.session = Session(LIMITS)
        self.ask(SETTING)
        self.kinds: set[object] = set()
        self.strays: list[str] = []
        self.pending: list[tuple[str, object]] = []

    def ask(self, code: str, **values: object) -> Any:
        """The value of guest code, the guest's own; an empty list where it raised or was stopped."""
        for name, value in values.items():
            self.session.vm.main.put(name, value)
        try:
            answer = self.session.feed(code, print_callback=lambda text: None)
        except Exception as error:  # that of the host, and a fault of the interpreter's
            self.strays.append(f"{code} with {values}: the host got {type(error).__name__}: {error}")
            return []
        return [] if isinstance(answer, Failure) else answer

    def run(self) -> None:
        """Walks until nothing is new, or `most` kinds are known."""
        self.pending = []
        for start in STARTS:
            self.meet(start, self.ask(start))
        lists = [self.ask(arguments) for arguments in ARGUMENTS]
        while self.pending and len(self.kinds) < self.most:
            way, value = self.pending.pop(0)
            kind = self.kind(value)
            if kind in self.kinds:
                continue
            self.kinds.add(kind)
            names = [*SUSPICIOUS, *map(str, self.ask("dir(value)", value=value))]
            for number, found in enumerate(self.ask("reach(value, names)", value=value, names=list(SUSPICIOUS))):
                self.meet(f"{way}.{names[number] if number < len(names) else '?'}", found)
            if self.ask("callable(value)", value=value) is True:
                for arguments, text in zip(lists, ARGUMENTS, strict=True):
                    self.meet(f"{way}{text}", self.ask("use(value, arguments)", value=value, arguments=arguments))

    def meet(self, way: str, value: object, deeper: int = 3) -> None:
        """Something that the guest has come to: one more to go on from, or a stray; and what it holds, if it is a container."""
        if not self.is_known(value):
            self.strays.append(f"{way}: {type(value).__module__}.{type(value).__qualname__}")
        elif self.kind(value) not in self.kinds:
            self.pending.append((way, value))
            for held in self.held(value) if deeper else ():
                self.meet(f"{way} ->", held, deeper - 1)

    def kind(self, value: Any) -> object:
        if isinstance(value, Native):
            return value.dotted
        if isinstance(value, BoundMethod):
            return "bound", class_of(value.receiver).name, self.kind(value.function)
        if isinstance(value, Class):
            return "class", value.qualname
        if isinstance(value, Function):
            return "function", value.qualname
        if isinstance(value, Module):
            return "module", value.name
        if isinstance(value, (list, tuple, set, frozenset)):
            return type(value), frozenset(class_of(each).name if self.is_known(each) else "a stray" for each in list(value)[:20])
        if isinstance(value, dict) or type(value) in VIEWS:
            mapping = value if isinstance(value, dict) else behind(value)
            return type(value), frozenset(map(str, list(mapping)[:5]))
        return type(value), class_of(value).name

    def is_known(self, value: object) -> bool:
        return type(value) in HOST_TYPES or isinstance(value, OWN)

    def held(self, value: Any) -> Iterable[object]:
        """What a container has; nothing of that costs the guest more than a subscript."""
        if isinstance(value, dict):
            yield from (each for pair in value.items() for each in pair)
        elif type(value) in VIEWS:
            yield from (each for pair in behind(value).items() for each in pair)
        elif isinstance(value, (list, tuple, set, frozenset)):
            yield from value
        elif isinstance(value, NamespaceView):
            yield from value.as_dict().values()


@pytest.fixture(scope="module")
def walk() -> Walk:
    walk = Walk(most=20_000)
    walk.run()
    return walk


def test_nothing_else_is_reached(walk: Walk) -> None:
    assert walk.strays == []


def test_the_walk_went_everywhere(walk: Walk) -> None:
    """Every row that a guest can name, but for those of types of which it has no value."""
    owners = {name.rpartition(".")[0] for name in TABLE} - {"_prelude"}
    reached = {kind.rpartition(".")[0] for kind in walk.kinds if isinstance(kind, str)}
    assert len(reached & owners) > 0.9 * len(owners - set(MODULES)), sorted(owners - reached)
    assert len(walk.kinds) > 1000


HOLES: Final = {
    "a module": lambda vm, args, dst: sys,
    "a host function": lambda vm, args, dst: open,
    "a host type": lambda vm, args, dst: (int, [type]),
    "the machine": lambda vm, args, dst: vm,
    "a frame of the host": lambda vm, args, dst: sys._getframe(),
    "a host object in a dict": lambda vm, args, dst: {"deep": [types.SimpleNamespace()]},
}
"""Rows that a careless hand might add."""


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_is_found(hole: str) -> None:
    """The positive control: an attribute that should not be there, on functions."""
    namespace = BUILTIN["function"].namespace
    namespace["__globals__"], before = (
        Native("function", "__globals__", MACHINE, HOLES[hole], "", None, ATTRIBUTE, 1, 1),
        namespace.get("__globals__"),
    )
    BUILTIN["function"].cache.clear()
    try:
        walk = Walk(most=300)
        walk.run()
    finally:
        if before is None:
            del namespace["__globals__"]
        else:
            namespace["__globals__"] = before
        BUILTIN["function"].cache.clear()
    assert any("__globals__" in stray for stray in walk.strays), hole


def test_ways_are_told() -> None:
    """So that one who finds a stray knows how the guest came there."""
    walk = Walk(most=1)
    walk.meet("x.y", object())
    assert walk.strays == ["x.y: builtins.object"]
