"""Attacks: programs that call one row of the builtins table, or use one operator or statement, as hard as can be.

A program is a function of its seed and of what it attacks. It prints BEGUN when what it attacks with is made, and NEVER where the guest
saw a breach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from differential.choices import Choices, SeededChoices
from differential.limits.extremes import ALIKE, ANYTHING, ARGUMENTS, BUILDERS, HOSTILE, RECEIVERS, SETTINGS_OF_RECEIVERS, hostile

T = TypeVar("T")

NEVER, BEGUN = "never", "begun"

BINARY: Final = ("+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@")
COMPARISONS: Final = ("<", ">", "<=", ">=", "==", "!=", "in", "not in")

EXPRESSIONS: Final[Mapping[str, str]] = {
    **{f"x {operator} y": f"receiver {operator} first" for operator in (*BINARY, *COMPARISONS)},
    **{f"{operator} x": f"{operator} receiver" for operator in ("-", "+", "~", "not")},
    "x[y]": "receiver[first]",
    "x[y:z]": "receiver[first:second]",
    "x[y:z:w]": "receiver[first:second:third]",
    "f'{x}'": "f'{receiver}{receiver!r}'",
    "f'{x:y}'": "f'{receiver:{first}}'",
    "f(*x)": "len((lambda *a: a)(*receiver, *first))",
    "f(**x)": "len((lambda **k: k)(**receiver, **first))",
    "[*x]": "[*receiver, *first]",
    "{**x}": "{**receiver, **first}",
    "{*x}": "{*receiver, *first}",
    "(*x,)": "(*receiver, *first)",
    "[for]": "[(a, b) for a in receiver for b in first]",
    "{for}": "{a: [b] for a in receiver for b in first}",
    "(for)": "sum(1 for a in receiver for b in first)",
    "f(n)": "(lambda f, n: f(f, n))(lambda f, n: [n, f(f, receiver)], 0)",
    "x.y": "receiver.missing",
    "x is y": "receiver is first",
    "x or y": "receiver or first",
    "(x, ...)": f"({'receiver, first, ' * 40})",
    "[x, ...]": f"[{'receiver, first, ' * 40}]",
    "{x, ...}": f"{{{'receiver, first, ' * 40}}}",
    "{n: x, ...}": f"{{{', '.join(f'{n}: receiver' for n in range(80))}}}",
    "f'{x}...'": f"f'{'{receiver}{first}' * 20}'",
    "f(x, ...)": f"(lambda *a: a)({'receiver, first, ' * 40})",
    "f(k=x, ...)": f"(lambda **k: k)({', '.join(f'k{n}=receiver' for n in range(80))})",
    "lambda k=x, ...": f"lambda {', '.join(f'k{n}=receiver' for n in range(80))}: 0",
    "len(repr(x))": "len(repr(receiver)) + len(str(first))",
    "compile text": "eval(receiver)",
}  # fmt: skip
"""Operators, by the form they have in the language."""

STATEMENTS: Final[Mapping[str, str]] = {
    **{f"x {operator}= y": f"receiver {operator}= first" for operator in BINARY},
    "x[y] = z": "receiver[first] = second",
    "x[y:] = z": "receiver[first:] = second",
    "x[::] = z": "receiver[first:second] = third",
    "del x[y]": "del receiver[first]",
    "del x[y:z]": "del receiver[first:second:third]",
    "x.y = z": "receiver.attribute = first",
    "a, *b = x": "a, *b = receiver",
    "a, b = x": "a, b = receiver",
    "for": "for item in receiver: first",
    "with": "with receiver: first",
    "match": "match receiver:\n    case [a, *b, {'k': c, **d}]: pass\n    case {1: x, **rest}: kept.append(rest)",
    "raise": "raise receiver from first",
    "raise chain": "try:\n    raise ValueError(receiver)\nexcept ValueError as error:\n    kept.append(error)",
    "raise deep": "def f(n): return f(n + 1) if n < 900 else receiver[None]\nf(0)",
    "class": "class C:\n    __slots__ = ('a', 'b')\n    c = receiver\n    def m(self): return first\nkept.append(C())",
    "class of many": "kept.append(type('C', (), dict.fromkeys(map(str, range(500)), receiver)))",
    "closure": "def f(a=receiver, *, b=first):\n    def g(): return a, b\n    return g\nkept.append(f())",
    "generator": "def g():\n    yield receiver\n    yield from first\nit = g()\nnext(it)\nkept.append(it)",
    "exec": "exec('x = ' + repr(receiver))",
    "exec function": "exec('def f(a=1):\\n    return a + ' + str(len(kept)))\nkept.append(f)",
    "exec wide": "exec('x = [' + '1, ' * (SIZE // 512) + ']')",
    "exec long": "exec('x = 1\\n' * (SIZE // 512))",
    "exec names": "exec(''.join([f'n{i} = {i}\\n' for i in range(SIZE // 2048)]))",
    "exec deep": "exec('x = ' + '(' * 150 + '1' + ')' * 150)",
    "exec text": "exec(receiver)",
    "bound methods": "kept.append(kept.append)\nkept.append([].append)",
    "ints": "kept.append(len(kept) + 1000)\nkept.append([len(kept) * 1000, len(kept) + 0.5])",
    "ints by key": "victim_by_key = {}\nfor n in range(SIZE // 64): victim_by_key[n * 1000003] = n * 0.5\nkept.append(victim_by_key)",
    "ints by place": "many = [None] * (SIZE // 16)\nfor n in range(len(many)): many[n] = n * 1000003\nkept.append(many)",
    "attributes": "class A: pass\na = A()\na.x = len(kept) + 1000\na.y = len(kept) * 0.5\na.z = a.__class__\nkept.append(a)",
    "slots": "class S:\n    __slots__ = ('x',)\nfor n in range(500):\n    s = S()\n    s.x = n * 1000003\n    kept.append(s)",
    "strings": "kept.append(str(len(kept)) + 'x')",
    "pairs": "kept.extend([(n, n + 0.5) for n in range(500)])",
    "iterators": "kept.append(iter(receiver))\nkept.append(map(len, [first]))",
    "small dicts": "kept.append({'x': len(kept)})",
    "small sets": "kept.append({len(kept), 1})",
    "globals": "globals()['n' + str(len(kept))] = len(kept) + 1000\nkept.append(1)",
    "complexes": "kept.append(len(kept) + 1j)",
    "slices": "kept.append(slice(len(kept), len(kept) + 1000))",
    "ranges": "kept.append(range(len(kept), len(kept) + 1000))",
    "exceptions": "kept.append(ValueError(len(kept)))",
    "properties": "kept.append(property(len))\nkept.append(staticmethod(len))",
    "groups": "kept.append(ExceptionGroup('g', [ValueError(len(kept))]))",
    "print": "print(receiver, first, sep=second)",
    "import": "import math, string, re\nkept.append(math)",
    "generators in frames": "g = (n for n in [len(kept)])\nkept.append(g)",
    "byte arrays": "kept.append(bytearray(1))\nkept.append(bytes(1) + b'x')",
    "frozen sets": "kept.append(frozenset([len(kept)]))",
    "lambdas": "kept.append(lambda a=len(kept): a)",
    "views": "kept.append({1: 2}.items())",
    "ids": "for n in range(500): id((n,))",
    "ids kept": "kept.append(id([len(kept)]))",
    "names of attributes": "class A: pass\na = A()\nfor c in 'ab': setattr(a, f'{c * (SIZE // 8)}{len(kept)}', 1)\nkept.append(1)",
    "names of builtin attributes": "e = ValueError()\nsetattr(e, f'{\"x\" * (SIZE // 8)}{len(kept)}', 1)\nkept.append(1)",
    "names not there": "for x in (1, ValueError): getattr(x, f'{\"x\" * (SIZE // 8)}{len(kept)}', 0)\nkept.append(1)",
    "names of globals": "globals()[f'{\"x\" * (SIZE // 8)}{len(kept)}'] = 1\nkept.append(1)",
    "names of classes": "try: len(type(f'{\"x\" * (SIZE // 8)}{len(kept)}', (), {})())\nexcept TypeError: kept.append(1)",
    "subclasses": "class A: pass\nfor n in range(500): type('B', (A,), {})\nkept.append(A)",
    "functions renamed": "def f(): pass\nf.__name__ = f.__qualname__ = f.__module__ = f'{\"x\" * (SIZE // 8)}{len(kept)}'\nkept.append(f)",
    "code": "kept.append(compile('1', f'{\"x\" * (SIZE // 8)}{len(kept)}', 'eval'))",
    "messages": "try: int(f'{\"x\" * (SIZE // 8)}{len(kept)}')\nexcept ValueError as error: kept.append(error)",
}  # fmt: skip
"""Statements, by what they attack."""

SHAPES: Final[Mapping[str, str]] = {
    "once": "{statement}",
    "loop": "while True:\n    {statement}",
    "keep": "while True:\n    kept.append({expression})",
    "caught": "while True:\n    try:\n        {statement}\n    except BaseException:\n        pass",
    "finally": "while True:\n    try:\n        {statement}\n    finally:\n        continue",
    "fed": "while True:\n    try:\n        receiver = {expression}\n    except Exception:\n        first = receiver",
    "key": """\
def key(item):
    try:
        {statement}
    except Exception:
        pass
    return 0
while True:
    sorted(range(9), key=key)""",
    "hash": """\
class Hashed:
    def __hash__(self):
        try:
            {statement}
        except Exception:
            pass
        return 1
    def __eq__(self, other):
        return hash(self) == 2
while True:
    dict.fromkeys([Hashed(), Hashed(), Hashed()])""",
    "less": """\
class Less:
    def __lt__(self, other):
        try:
            {statement}
        except Exception:
            pass
        return True
while True:
    sorted([Less() for _ in range(9)])
    max((Less(),), (Less(),))""",
    "exit": """\
class Exit:
    def __enter__(self): pass
    def __exit__(self, *exc):
        try:
            {statement}
        except Exception:
            pass
        return True
while True:
    with Exit():
        raise ValueError""",
}
"""Where what attacks stands. `{statement}` may have several lines; `{expression}` is there where it has a value."""

ALIKE_SHARE: Final = 0.15
"""Share of attacks whose receivers and arguments are all equal and not one object, where the parameters take that."""

ENDLESS: Final = frozenset(SHAPES) - {"once"}
SURVIVING: Final = ("caught", "finally", "fed")
"""Shapes that no exception ends, once they have begun: these must hit a limit."""

FRAME: Final = """\
kept = []
state = 'running'
{definitions}
try:
{setting}
    print('begun')
{body}
    state = 'ended'
except BaseException as error:
    state = 'raised'
    if 'limit exceeded' in str(error):
        print('never')
    raise
finally:
    if state == 'running':
        print('never')
"""


@dataclass(frozen=True, slots=True)
class Attack:
    """One program. `endless`: it does not end by itself unless an exception ends it; `surviving`: nor then."""

    subject: str
    shape: str
    text: str
    endless: bool
    surviving: bool

    @property
    def name(self) -> str:
        """`str.join [keep]`: what it attacks, and where that stands."""
        return f"{self.subject} [{self.shape}]"

    def sized(self, memory: int) -> str:
        """Its text, as extreme as a memory limit allows for."""
        return f"SIZE = {memory // 32}\n{self.text}"


def subjects(rows: Mapping[str, str | None]) -> list[str]:
    """All that is attacked: every row, operator and statement, by name."""
    return [*rows, *EXPRESSIONS, *STATEMENTS]


def shuffled(names: Sequence[T], choices: Choices) -> list[T]:
    """The names, or whatever they are, in another order."""
    return sorted(names, key=lambda _: choices.below(1 << 30))


def attacks(rows: Mapping[str, str | None], seed: int, count: int) -> Iterator[Attack]:
    """`count` attacks, each subject as often as every other; `rows` gives the kinds of the parameters of each row by its dotted name."""
    names = subjects(rows)
    for index in range(count):
        turn, place = divmod(index, len(names))
        if place == 0:
            names = shuffled(names, SeededChoices(f"limits {seed} {turn}"))
        yield attack(names[place], rows, SeededChoices(f"limits {seed} {turn} {names[place]}"))


def written(name: str, text: str) -> Attack:
    """An attack of a text that somebody wrote: it may end by itself, under limits that are wide enough for it."""
    program = FRAME.format(definitions="", setting="    pass", body=indented(text))
    return Attack(name, "written", program, endless=False, surviving=False)


def attack(subject: str, rows: Mapping[str, str | None], choices: Choices, alike: float = ALIKE_SHARE) -> Attack:
    """One attack on a subject; `alike` is the chance that it uses nothing but ALIKE."""
    owner, _, name = subject.rpartition(".") if subject in rows else ("", "", "")
    receivers: Sequence[str] = ANYTHING
    given = 3
    if subject in EXPRESSIONS:
        expression = EXPRESSIONS[subject]
    elif subject in STATEMENTS:
        expression = ""
    elif owner in RECEIVERS:
        receivers = RECEIVERS[owner]
        expression, given = called(f"receiver.{name}", rows[subject], choices)
    else:
        expression, given = called(subject, rows[subject], choices)
    kinds = rows.get(subject) or ""
    arguments = [ARGUMENTS.get(kinds[min(place, len(kinds) - 1)] if kinds else "", ANYTHING) for place in range(given)]
    pools: list[Sequence[str]] = [receivers, *arguments]
    if choices.chance(alike):
        pools = [[value for value in pool if value in ALIKE] or pool for pool in pools]
    shapes = [shape for shape in SHAPES if expression or "{expression}" not in SHAPES[shape]]
    shape = choices.pick(shapes)
    values = [(name, choices.pick(pool)) for name, pool in zip(("receiver", "first", "second", "third"), pools, strict=False)]
    body = filled(SHAPES[shape], STATEMENTS.get(subject) or expression, expression)
    setting = [f"import {owner}"] if subject in rows and owner and owner not in RECEIVERS else []
    setting += [f"{variable} = {value}" for variable, value in values if re.search(rf"\b{variable}\b", body)]
    text = "\n".join([*setting, body])
    program = FRAME.format(definitions="".join(definitions(text)), setting=indented("\n".join(setting)), body=indented(body))
    return Attack(subject, shape, program, shape in ENDLESS, shape in SURVIVING)


def called(function: str, kinds: str | None, choices: Choices) -> tuple[str, int]:
    """A call of a row with as many arguments as it may have, and how many; an attribute that is only read has None for `kinds`."""
    if kinds is None:
        return function, 0
    given = min(len(kinds), 3) if kinds and not choices.chance(0.1) else choices.below(4)
    return f"{function}({', '.join(('first', 'second', 'third')[:given])})", given


def filled(shape: str, statement: str, expression: str) -> str:
    """The shape with what attacks in it, each line as deep as where it stands."""
    lines = []
    for line in shape.split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        if line.strip() == "{statement}":
            lines += [indent + each for each in statement.split("\n")]
        else:
            lines.append(line.format(expression=expression))
    return "\n".join(lines)


def indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def definitions(text: str) -> list[str]:
    """The definitions of what a text names, and of what those name, in the order in which they need each other."""
    known = {**BUILDERS, **SETTINGS_OF_RECEIVERS, **{name: hostile(name) for name in HOSTILE}}
    found: list[str] = []

    def find(within: str) -> None:
        for name in known:
            if name not in found and re.search(rf"\b{name}\b", within):
                found.append(name)
                find(known[name])

    find(text)
    return [known[name] for name in found]
