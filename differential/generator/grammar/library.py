"""The library: calls of what an allowed module has, with grammars of their own for patterns, format strings and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from differential.generator.grammar.failures import error
from differential.generator.library_calls import CALLS
from differential.generator.production import Chunk, Production, compile_template

if TYPE_CHECKING:
    from differential.generator.builder import Builder

ATOMS = (
    "a", "b", "x", "1", " ", ",", "é", ".", r"\d", r"\w", r"\s", r"\b", "^", "$", "[a-c]", "[^,]", r"[\w.-]", r"\D", r"\W", r"\S", r"\Z",
    r"\A", r"\B", "(?i:A)", r"\x61", r"\u00e9", "[^a-z0-9]", r"[\]\\x]", "ab", r"\.", "A", "_",
)  # fmt: skip
GROUPS = (
    "(%s)", "(%s)", "(?:%s)", "(?P<n>%s)", "(?=%s)", "(?!%s)", "(?<=a)%s", "(?<!b)%s", "(?>%s)", "(?i:%s)", r"(%s)\1",
    "(a)?(?(1)%s|b)",
)  # fmt: skip
REPEATS = ("", "", "", "", "*", "+", "?", "*?", "+?", "??", "{1,2}", "{2}", "{,1}", "{1,}?", "*+", "?+")
WRONG = (
    "(", ")", "[", "*", "(?P<1>a)", "{2,1}", "\\", "(?z)", "(?P<n>a)(?P<n>b)", "[b-a]", r"\8", "a**", "(?<=a*)", "(?P=m)",
    "(?(2)a)", r"\N", "(?i)",
)  # fmt: skip
WRONG_SHARE = 0.06
DIRECTIVES = "aAbBcdfGHIjmMpSuUVwWxXyYzZ%"
BETWEEN = ("", "", " ", "-", "/", ":", "T", ".", " é")
FIELDS = ("", "", "", "0", "1", "k", "k.real", "0[0]", "1.imag", "k[a]", "0.nothing", "9", "{")
CONVERSIONS = ("", "", "", "!r", "!s", "!a", "!x")


def pattern(builder: Builder, argument: str, depth: int) -> str:
    """A regular expression as a literal; a few are no regular expression."""
    return repr(_expression(builder, 2))


def _expression(builder: Builder, depth: int) -> str:
    pick = builder.pick
    parts = []
    for _ in range(1 + builder.below(3)):
        if builder.chance(WRONG_SHARE):
            parts.append(pick(WRONG))
        elif depth and builder.chance(0.35):
            parts.append(pick(GROUPS) % _expression(builder, depth - 1) + pick(REPEATS))
        else:
            parts.append(pick(ATOMS) + pick(REPEATS))
    return "".join(parts) + (f"|{_expression(builder, 0)}" if builder.chance(0.15) else "")


def format_string(builder: Builder, argument: str, depth: int) -> str:
    """What `str.format` is called on, as a literal."""
    pick = builder.pick
    fields = []
    for _ in range(1 + builder.below(2)):
        spec = f":{pick(builder.pools['int_spec'])}" if builder.chance(0.5) else ""
        fields.append(f"{{{pick(FIELDS)}{pick(CONVERSIONS)}{spec}}}")
    return repr(pick(("", "<", "}}", "é ")) + "|".join(fields))


def date_format(builder: Builder, argument: str, depth: int) -> str:
    """What `strftime` and `strptime` are called with, as a literal."""
    return repr("".join(f"%{builder.pick(DIRECTIVES)}{builder.pick(BETWEEN)}" for _ in range(1 + builder.below(4))))


def _compiled(text: str) -> Chunk:
    (chunk,) = compile_template(text)
    assert isinstance(chunk, Chunk)
    return chunk


_CALLS = tuple((imports, tuple(map(_compiled, calls))) for imports, calls in CALLS)


def library(builder: Builder) -> None:
    """Several calls of one module, each guarded alike."""
    imports, calls = builder.pick(_CALLS)
    builder.line(f"import {imports}")
    _guarded(builder, calls)


def _guarded(builder: Builder, calls: tuple[Chunk, ...]) -> None:
    thunks = [f"lambda: {builder.filled(builder.pick(calls))}" for _ in range(2 + builder.below(4))]
    builder.line(f"for thunk in ({', '.join(thunks)},):\n    try:\n        print(thunk())")
    builder.line(f"    except Exception as e:\n        print({error(builder)})")


MANY = 10
"""Statements with calls of one module in a program that has nothing else: loading it takes longer than they do."""


def library_at_length(builder: Builder) -> None:
    """Many calls of one module."""
    imports, calls = builder.pick(_CALLS)
    builder.line(f"import {imports}")
    for _ in range(MANY):
        _guarded(builder, calls)


PRODUCTIONS = (
    Production("library", 14, library, needs=("library",)),
    Production("data_class", 2, """
        import dataclasses
        @dataclasses.dataclass(order=$bool, frozen=$bool)
        class $!D:
            x: int = $int
            y: list = dataclasses.field(default_factory=list, compare=$bool, repr=$bool)
            z: str = dataclasses.field(default=$str, kw_only=True)
            def __post_init__(self):
                print('made', self.x)
        for thunk in (lambda: $3(), lambda: $3($any, z=$any), lambda: $3($int) < $3($int), lambda: $3(1, 2, 3)):
            try:
                print(thunk())
            except Exception as e:
                print($&error)
        print(dataclasses.asdict($3()), [f.name for f in dataclasses.fields($3)], $3(1) == $3(1), dataclasses.replace($3(), x=2))
    """, needs=("library", "inheritance")),
    Production("enumeration", 2, """
        import enum
        class $!E(enum.$#enumeration):
            a = 1
            b = $#few
            c = enum.auto()
            @property
            def doubled(self):
                return self.value * 2
        calls = (lambda: ~$1.a, lambda: $1.a < $1.c, lambda: list($1), lambda: $1($int))
        for thunk in (*calls, lambda: $1['a'], lambda: $1.c.doubled, lambda: $1.a | $1.c):
            try:
                print(thunk())
            except Exception as e:
                print($&error)
        print($1.a, repr($1.c), $1.__members__, $1.a in $1, len($1), [f'{m:>12}' for m in $1])
    """, needs=("library", "inheritance")),
    Production("named_tuple", 1, """
        import collections, typing
        $!P = collections.namedtuple('P', 'x y', defaults=($any,))
        class $!Q(typing.NamedTuple):
            x: int
            y: str = $str
        for thunk in (lambda: $1($int, $str), lambda: $1($any), lambda: $3($int), lambda: $3(1)._replace(y=$any), lambda: $1(1)._asdict()):
            try:
                print(thunk(), $1._fields, $3._field_defaults)
            except Exception as e:
                print($&error)
    """, needs=("library", "inheritance")),
    Production("cached_function", 1, """
        import functools
        @functools.lru_cache(maxsize=$#few)
        def $!f(p, q=1):
            print('called', p, q)
            return p, q
        for $!v in ($int, $int, $str, $list):
            try:
                print($2($3), $2(1))
            except TypeError as e:
                print($&error)
        print($2.cache_info())
    """, needs=("library", "closure")),
    Production("single_dispatch", 1, """
        import functools
        @functools.singledispatch
        def $!f(p):
            return 'other', type(p).__name__
        @$1.register
        def _(p: int):
            return 'int', p
        @$1.register(str)
        @$1.register(bytes)
        def _(p):
            return 'text', p
        print([$1(v) for v in ($int, $str, $bytes, $list, True, None)], $1.dispatch(bool) is $1.dispatch(int))
    """, needs=("library", "closure")),
    Production("context_managers", 2, """
        import contextlib, io
        @contextlib.contextmanager
        def $!c(p):
            print('enter')
            try:
                yield p
            except LookupError as e:
                print($&error)
            finally:
                print('exit')
        with $1($int) as p, contextlib.suppress(ValueError, TypeError), contextlib.redirect_stdout(io.StringIO()) as out:
            print(p, $any)
            {}[$int] if $bool else $int + $str
        print(repr(out.getvalue()))
        with contextlib.ExitStack() as stack:
            print(stack.enter_context($1($str)), stack.enter_context(contextlib.nullcontext($any)))
            stack.callback(print, 'called', $int)
    """, needs=("library", "generator")),
)  # fmt: skip
