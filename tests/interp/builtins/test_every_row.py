"""Every row of the builtins table, asked for by guest code on a value of its owner, with a few arguments, as CPython answers."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pytest

from differential.engines.cpython import CPythonEngine
from differential.engines.interp import run_program
from differential.engines.protocol import EngineMissing, RunLimits
from differential.program import Program
from interp.builtins.table import MODULES, TABLE

LIMITS = RunLimits(seconds=20, memory=256 * 2**20)

VALUES = """
object = object()
type = int
BaseException = BaseException(1, 2)
StopIteration = StopIteration(3)
SystemExit = SystemExit(4)
NameError = NameError('n', name='x')
AttributeError = AttributeError('a', name='x', obj=5)
ImportError = ImportError('i', name='m', path='p')
UnicodeDecodeError = UnicodeDecodeError('utf-8', b'ab', 0, 1, 'why')
UnicodeEncodeError = UnicodeEncodeError('ascii', 'ab', 0, 1, 'why')
UnicodeTranslateError = UnicodeTranslateError('ab', 0, 1, 'why')
OSError = OSError(2, 'gone', 'file')
SyntaxError = SyntaxError('bad', ('f', 1, 2, 'text', 1, 3))
BaseExceptionGroup = BaseExceptionGroup('g', [ValueError(1), TypeError(2)])
KeyError = KeyError('k')
traceback = caught().__traceback__
function = guest
builtin_function_or_method = len
method-wrapper = (5).__add__
method_descriptor = str.upper
wrapper_descriptor = int.__add__
method = Own().guest
staticmethod = staticmethod(guest)
classmethod = classmethod(guest)
cell = outer.__closure__[0]
property = property(guest)
super = super(Own, Own())
generator = making()
coroutine = waiting()
async_generator = stepping()
async_generator_asend = stepping().__anext__()
async_generator_athrow = stepping().aclose()
coroutine_wrapper = waiting().__await__()
anext_awaitable = anext(stepping(), 5)
getset_descriptor = int.real
member_descriptor = Slotted.x
classmethod_descriptor = vars(dict)['fromkeys']
enumerate = enumerate('ab')
zip = zip('ab', 'cd')
map = map(str, [1, 2])
filter = filter(None, [0, 1])
callable_iterator = iter(int, 0)
iterator = iter(Sequence())
reversed = reversed(Sequence())
range_iterator = iter(range(3))
longrange_iterator = iter(range(10**30, 10**30 + 3))
list_iterator = iter([1, 2])
tuple_iterator = iter((1, 2))
str_iterator = iter('é')
str_ascii_iterator = iter('ab')
bytes_iterator = iter(b'ab')
bytearray_iterator = iter(bytearray(b'ab'))
list_reverseiterator = reversed([1, 2])
dict_keyiterator = iter({1: 2})
dict_valueiterator = iter({1: 2}.values())
dict_itemiterator = iter({1: 2}.items())
dict_reversekeyiterator = reversed({1: 2})
dict_reversevalueiterator = reversed({1: 2}.values())
dict_reverseitemiterator = reversed({1: 2}.items())
set_iterator = iter({1})
list = [3, 1, 2]
tuple = (3, 1, 2)
dict = {1: 'a', 'k': 2}
set = {1}
frozenset = frozenset({1})
str = 'a{0}%s'
bytes = b'a%d'
bytearray = bytearray(b'a%d')
range = range(1, 9, 3)
dict_keys = {1: 2}.keys()
dict_values = {1: 2}.values()
dict_items = {1: 2}.items()
mappingproxy = type('T', (), {}).__dict__
slice = slice(1, 2)
NoneType = None
ellipsis = ...
NotImplementedType = NotImplemented
int = 7
float = 2.5
complex = 1+2j
bool = True
code = guest.__code__
collections.deque = collections.deque([3, 1, 2], 4)
itertools.accumulate = itertools.accumulate([1, 2])
itertools.chain = itertools.chain([1], [2])
itertools.combinations = itertools.combinations('ab', 2)
itertools.combinations_with_replacement = itertools.combinations_with_replacement('ab', 2)
itertools.compress = itertools.compress('ab', [0, 1])
itertools.count = itertools.count(2, 3)
itertools.cycle = itertools.cycle('ab')
itertools.dropwhile = itertools.dropwhile(bool, [1, 0, 2])
itertools.filterfalse = itertools.filterfalse(None, [1, 0, 2])
itertools.islice = itertools.islice('abc', 1, None)
itertools.pairwise = itertools.pairwise('abc')
itertools.permutations = itertools.permutations('ab')
itertools.product = itertools.product('ab', [1])
itertools.repeat = itertools.repeat(1, 2)
itertools.starmap = itertools.starmap(pow, [(2, 3)])
itertools.takewhile = itertools.takewhile(bool, [1, 0, 2])
itertools.zip_longest = itertools.zip_longest('ab', [1])
"""
"""A value of each owner, made anew for each call."""

WORLD = "its answer is the whole world's, or an address"
FRAMES = "frames are not shown to a guest"
DIFFERENT = {
    **dict.fromkeys(("print", "globals", "locals", "vars", "dir", "id", "object", "__build_class__", "__import__", "iter"), WORLD),
    **dict.fromkeys(("hash", "object.__hash__", "object.__sizeof__", "object.__dir__", "type.__subclasses__", "type.__dict__"), WORLD),
    **dict.fromkeys(("function.__globals__", "function.__builtins__"), WORLD),
    "traceback.tb_lasti": "a place among instructions of another machine",
    **dict.fromkeys((f"mappingproxy.{name}" for name in ("items", "values", "keys", "copy", "__repr__", "__str__")), WORLD),
    **dict.fromkeys((f"mappingproxy.{name}" for name in ("__iter__", "__reversed__", "__len__", "__or__", "__ror__", "__ior__")), WORLD),
    **dict.fromkeys((f"{owner}.__hash__" for owner in ("bytes", "str", "frozenset", "slice", "range")), "hashes differ by process"),
    **dict.fromkeys(("traceback.tb_frame",), FRAMES),
    "BaseExceptionGroup.derive": "another exception of two that fit",
    **dict.fromkeys(
        ("int", "type.__call__", *(f"{kind}.__objclass__" for kind in ("wrapper_descriptor", "getset_descriptor", "method-wrapper"))),
        "int(int, 1): the host looks at the base first",
    ),
    "type.__init__": "arguments are not counted as the host does",
    **dict.fromkeys(("enumerate.__class_getitem__", "itertools.chain.__class_getitem__"), "an alias is no iterable"),
    "function.__globals__": WORLD,
    "code.co_stacksize": "registers are no stack",
    **dict.fromkeys(("iterator.__length_hint__", "reversed.__length_hint__"), "guest code is not asked for a hint"),
}
"""Rows that answer something else than in CPython, and why."""

START = """
import _functools, _operator, cmath, collections, errno, itertools, math, unicodedata
def guest(*args):
    return len(args)
def making():
    got = yield 1
    yield got
def outer_of(x):
    def inner(): return x
    return inner
outer = outer_of(5)
class Own:
    def guest(self): return 1
async def waiting():
    return 1
async def stepping():
    yield 1
class Slotted:
    __slots__ = ('x',)
class Sequence:
    def __len__(self): return 2
    def __getitem__(self, i): return 'ab'[i]
def caught():
    try:
        1 / 0
    except ZeroDivisionError as error:
        return error
def shown(x):
    kind = type(x).__name__
    if kind in ('generator', 'function', 'Own', 'method', 'object', 'Sequence', 'frame'): return kind
    if isinstance(x, BaseException): return f'{kind} {x.args}'
    if hasattr(x, '__next__'):
        items = []
        try:
            for item in x:
                items.append(repr(item))
                if len(items) > 5: break
        except Exception as e:
            items.append(type(e).__name__)
        return f'{kind} {items}'
    if kind in ('set', 'frozenset'): return f'{kind} {sorted(map(repr, x))}'
    return f'{kind} {x!r}'
def tried(name, make, arguments):
    for text in arguments:
        try:
            print(name, text, shown(eval(make + '(' + text + ')')))
        except Exception as error:
            print(name, text, type(error).__name__)
"""

ARGUMENTS = (
    "",
    "1",
    "'a'",
    "[1, 2]",
    "{1: 2}",
    "1, 2",
    "'a', 1",
    "int, 1",
    "guest, [2, 1]",
    "int, 'a', 1",
    "'n', (), {}",
    "None, int",
    "ValueError",
    "b'a'",
)


def owners() -> dict[str, list[str]]:
    """The public rows by owner; those of no owner are `builtins`."""
    found: dict[str, list[str]] = {}
    for dotted in TABLE:
        owner, _, name = dotted.rpartition(".")
        if owner != "_prelude":
            found.setdefault(owner or "builtins", []).append(name)
    return found


def dotted(owner: str, name: str) -> str:
    """A row's name in the table."""
    return name if owner == "builtins" else f"{owner}.{name}"


def program(owner: str, names: list[str], value: str) -> str:
    """Prints what each row says to each list of arguments: a value or the type of an exception."""
    lines = [START]
    for name in sorted(name for name in names if dotted(owner, name) not in DIFFERENT):
        target = name if owner == "builtins" else f"{owner}.{name}" if owner in MODULES else f"({value}).{name}"
        lines.append(f"try:\n    found = {target}\nexcept Exception as error:\n    print({name!r}, type(error).__name__)")
        lines.append(f"else:\n    if callable(found): tried({name!r}, {target!r}, {ARGUMENTS!r})\n    else: print({name!r}, shown(found))")
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def cpython() -> Iterator[CPythonEngine]:
    try:
        engine = CPythonEngine(sys.executable)
    except EngineMissing as missing:
        pytest.skip(str(missing))
    yield engine
    engine.close()


VALUE = dict(line.split(" = ", 1) for line in VALUES.strip().splitlines())


@pytest.mark.parametrize("owner", sorted(owners()))
def test_rows_answer_as_cpython_does(owner: str, cpython: CPythonEngine) -> None:
    if owner not in VALUE and owner != "builtins" and owner not in MODULES:
        pytest.skip("no value of it that the host has too")
    text = program(owner, owners()[owner], VALUE.get(owner, ""))
    expected = cpython.run([Program(text)], LIMITS)[0]
    actual = run_program(text, LIMITS)
    assert not expected.exception, expected
    here, there = (re.sub(r"0x[0-9a-f]+", "0x", outcome.stdout).splitlines() for outcome in (actual, expected))
    wrong = [f"{one!r} in CPython, {other!r}" for one, other in zip(there, here, strict=False) if one != other]
    assert not wrong, f"{len(wrong)} of {len(there)}:\n" + "\n".join(wrong)
    assert actual.kind == expected.kind, actual
    assert run_program(text, LIMITS).stdout == actual.stdout, "a second session is told something else"


def test_each_row_that_differs_is_a_row() -> None:
    assert set(DIFFERENT) <= set(TABLE)
