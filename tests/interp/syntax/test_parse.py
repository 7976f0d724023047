"""Whatever the text, parsing ends in a tree, the host's SyntaxError or a clean one."""

from __future__ import annotations

import ast
import warnings

import pytest

from interp.compiler import compile_source
from interp.syntax import parse as parsing
from interp.syntax.parse import MAX_DEPTH, parse
from interp.syntax.refused import REFUSED, Refused


def test_a_tree() -> None:
    assert isinstance(parse("1 + 1", "program", "exec"), ast.Module)
    assert isinstance(parse("1 + 1", "program", "eval"), ast.Expression)


@pytest.mark.parametrize(
    "source",
    [
        "return 1",
        "def f(a, a): pass",
        "break",
        "f(a=1, a=2)",
        "x = yield",
        "nonlocal x",
        "def f():\n  global x\n  x = 1\n  global x",
        "*a = 1",
        "a, *b, *c = d",
        "__debug__ = 1",
        "if 1:\n x\n  y",
        "'abc",
        "1 +",
        "from __future__ import braces",
        "await x",
        "1" * 5000,
    ],
)
def test_syntax_errors_are_the_hosts(source: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(SyntaxError) as host:
            compile(source, "program", "exec", dont_inherit=True)
    with pytest.raises(SyntaxError) as ours:
        parse(source, "program", "exec")
    assert (ours.value.msg, ours.value.lineno, ours.value.offset) == (host.value.msg, host.value.lineno, host.value.offset)


def test_top_level_await() -> None:
    parse("await x", "program", "exec", top_level_await=True)


def test_source_size() -> None:
    with pytest.raises(SyntaxError, match="source is too large: 11 characters, at most 10"):
        parse("a" * 11, "program", "exec", max_source=10)


@pytest.mark.parametrize(
    ("source", "error"), [("a\0b", SyntaxError), ("\ud800", UnicodeEncodeError), ("'\ud800'", UnicodeEncodeError)]
)
def test_text_that_is_no_source(source: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse(source, "program", "exec")


DEEP = {
    "unary": lambda n: "-" * n + "1",
    "not": lambda n: "not " * n + "1",
    "power": lambda n: "1" + "**1" * n,
    "conditional": lambda n: "1 if a else " * n + "1",
    "lambda": lambda n: "lambda: " * n + "1",
    "parentheses": lambda n: "(" * n + ")" * n,
    "lists": lambda n: "[" * n + "]" * n,
    "calls": lambda n: "f(" * n + ")" * n,
    "comprehensions": lambda n: "[a for a in " * n + "b" + "]" * n,
    "f-strings": lambda n: "f(f'{" * n + "1" + "}')" * n,
    "blocks": lambda n: "".join(" " * i + "if a:\n" for i in range(n)) + " " * n + "b",
    "finally": lambda n: "".join(" " * i + "try: a\n" + " " * i + "finally:\n" for i in range(n)) + " " * n + "b",
    "sums": lambda n: "1" + "+ 1" * n,
    "attributes": lambda n: "a" + ".a" * n,
    "chained calls": lambda n: "a" + ".a()" * n,
    "subscripts": lambda n: "a" + "[0]" * n,
    "elifs": lambda n: "if a: b\n" + "elif a: b\n" * n,
    "and or": lambda n: "a" + " and a or a" * n,
    "assignments": lambda n: "a = " * n + "1",
    "decorators": lambda n: "@a\n" * n + "def f(): pass",
    "targets": lambda n: "(" * n + "a" + ",)" * n + " = b",
    "patterns": lambda n: "match a:\n case " + "[" * n + "]" * n + ": pass",
}


@pytest.mark.parametrize("form", DEEP)
@pytest.mark.parametrize("depth", [10, 60, MAX_DEPTH, 2_000, 20_000])
def test_nesting_never_exhausts_the_stack(form: str, depth: int) -> None:
    source = DEEP[form](min(depth, 500) if form in ("blocks", "finally") else depth)  # indentation: their text grows with the square
    try:
        compile_source(source, "program", "exec")
    except SyntaxError:
        assert depth > 10 or form == "f-strings"  # CPython 3.11 itself takes three levels of these


def test_what_is_free_is_free() -> None:
    for form in ("sums", "attributes", "chained calls", "subscripts", "elifs"):
        compile_source(DEEP[form](600), "program", "exec")


@pytest.mark.skipif(parsing.__file__.endswith(".so"), reason="compiled code looks nothing up that could be replaced")
def test_the_check_of_the_host_is_skipped_only_where_it_has_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def compile_(source: object, *args: object, **options: object) -> object:
        seen.append(type(source).__name__)
        return compile(source, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(parsing, "compile", compile_, raising=False)
    parse("f(1) + a[0]", "program", "exec")
    assert seen == ["str"]
    parse("f(a=1, b=2, **c); return_ = lambda: (yield)", "program", "exec")
    assert seen == ["str", "str"]
    parse("def f():\n global x", "program", "exec")
    assert seen == ["str", "str", "str", "Module"]


def test_warnings_are_not_shown(recwarn: pytest.WarningsRecorder) -> None:
    for source in ("x is 1", "'\\d'", "1()", "assert (1, 2)", "1if x else 2", "[1](2)", "0x1for x in ()"):
        try:
            parse(source, "program", "exec")
        except SyntaxError:
            continue
    assert not recwarn.list


@pytest.mark.parametrize(
    "source",
    [
        *[row.example for row in REFUSED],
        "x = 1\nclass A:\n  class B:\n    async def __del__(self): pass",
        "def f(): pass\nclass A:\n  close = __del__ = f",
    ],
)
def test_refused(source: str) -> None:
    with pytest.raises(Refused, match="a __del__ method: runs would depend") as refused:
        compile_source(source, "program", "exec")
    assert refused.value.lineno == source.count("\n", 0, source.index("__del__")) + 1
    assert isinstance(refused.value, NotImplementedError)
