"""What the compiler makes of the forms that speed or exactness depends on."""

from __future__ import annotations

import pytest

from interp.bytecode.code import Code
from interp.bytecode.opcodes import OPCODES
from interp.compiler import compile_source
from interp.compiler.positions import INLINES


def names(code: Code) -> list[str]:
    return [OPCODES[i.op].name for i in code.instructions]


def module(source: str, **options: object) -> list[str]:
    return names(compile_source(source, "program", "exec", **options))  # type: ignore[arg-type]


def function(source: str) -> Code:
    """The Code of the first function in a program."""
    code = compile_source(source, "program", "exec")
    return next(i.k for i in code.instructions if isinstance(i.k, Code))


def body(statements: str, parameters: str = "a, b, c") -> list[str]:
    lines = "".join(f"    {line}\n" for line in statements.splitlines())
    return names(function(f"def f({parameters}):\n{lines}"))


NONE = ["LOADK", "RET"]


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ("return a + b", ["ADD", "RET"]),
        ("return a + 1", ["ADDI", "RET"]),
        ("return a % 0", ["LOADK", "MOD", "RET"]),
        ("return -1", ["LOADK", "RET"]),
        ("return 1, (2), 3", ["LOADK", "RET"]),
        ("return 2 ** 3", ["LOADK", "RET"]),
        ("return 2 ** 300", ["LOADK", "LOADK", "BINARY", "RET"]),
        ("return 1 // 0", ["LOADK", "LOADK", "FLOORDIV", "RET"]),
        ("return 60 * 60 * a", ["LOADK", "MUL", "RET"]),
        ("return a % (2 * 4)", ["MODI", "RET"]),
        ("a += b", ["IADD", *NONE]),
        ("a += 1", ["ADDI", *NONE]),
        ("a *= b", ["INPLACE", *NONE]),
        ("a, b = b, a", ["MOVE", "MOVE", "MOVE", *NONE]),
        ("a, b = b, a + b", ["MOVE", "ADD", "MOVE", *NONE]),
        ("if a < 1: return b", ["JLTI", "RET", *NONE]),
        ("if a < b: return b", ["JLT", "RET", *NONE]),
        ("if a is None: return b", ["JNOTNONE", "RET", *NONE]),
        ("if not a: return b", ["JT", "RET", *NONE]),
        ("if a and b: return c", ["JF", "JF", "RET", *NONE]),
        ("if a in [1, 2]: return c", ["LOADK", "COMPARE", "JF", "RET", *NONE]),
        ("if 0: a()", NONE),
        ("while 1: a()", ["CALL", "LOOP"]),
        ("while a: b()", ["JF", "CALL", "LOOP", *NONE]),
        ("for d in a: b(d)", ["GETITER", "JMP", "CALL", "FORITER", *NONE]),
        ("for d, e in a: pass", ["GETITER", "JMP", "UNPACK", "FORITER", *NONE]),
        ("return a.b.c", ["ATTR", "ATTR", "RET"]),
        ("return a[b:c]", ["MOVE", "MOVE", "GETSLICE", "RET"]),
        ("return a[::b]", ["LOADK", "LOADK", "MOVE", "SLICE", "INDEX", "RET"]),
        ("return a.append(b())", ["HASM", "CALL", "CALLM", "RET"]),
        ("return a.nothing(b)", ["CALLM", "RET"]),
        ("return a.nothing(b())", ["ATTR", "CALL", "CALL", "RET"]),
        ("return len(a)", ["CALLG", "RET"]),
        ("return unknown(a())", ["GLOAD", "CALL", "CALL", "RET"]),
        ("return a(b, d=c)", ["MOVE", "MOVE", "CALLKW", "RET"]),
        ("return f'{a}'", ["FORMAT", "RET"]),
        ("return\na()", NONE),
        ("return [d for d in a]", ["GETITER", "LIST", "JMP", "APPEND", "FORITER", "RET"]),
    ],
)
def test_functions(statements: str, expected: list[str]) -> None:
    assert body(statements) == expected


def test_a_local_is_checked_once_on_a_path() -> None:
    assert body("if a: d = 1\nd()\nd()").count("CHECK") == 1
    assert body("if a: d = 1\nelse: d = 2\nd()").count("CHECK") == 0
    assert body("d = 1\nwhile a:\n  d()\n  del d").count("CHECK") == 1
    assert body("d = 1\ntry: a()\nexcept b: d()").count("CHECK") == 0
    assert body("d = 1\ntry:\n  a()\n  del d\nexcept b: d()").count("CHECK") == 1


def test_an_operand_that_is_bound_anew_meanwhile_is_copied() -> None:
    assert body("return a + (a := b)")[:2] == ["MOVE", "MOVE"]
    assert module("def f():\n  global a\n  a = 2\na = 1\na + f()")[2:4] == ["MOVE", "CALL"]


def test_a_value_is_never_seen_half_made() -> None:
    """`a = b and a`, `a = [*a]`: the name keeps its value until the statement is done."""
    assert body("a = b and a")[-3:] == ["MOVE", *NONE]
    assert body("a = [*a, *b]")[-3:] == ["MOVE", *NONE]
    assert body("a = [a for b in a]")[-3:] == ["MOVE", *NONE]


def test_module_names_are_registers_unless_something_may_unbind_them() -> None:
    assert module("a = 1\na + 2") == ["LOADK", "ADDI", *NONE]
    assert module("a = 1\na + 2", unstable={"a"}) == ["LOADK", "GLOAD", "ADDI", *NONE]
    assert "GLOAD" in module("a = 1\nglobals()\na + 2")
    assert "GLOAD" in module("def f():\n  global a\n  del a\na = 1\na + 2")
    assert module("a + 2")[0] == "GLOAD"


def test_name_mode_looks_names_up() -> None:
    assert module("a = 1\na", names=True) == ["LOADK", "NSTORE", "NLOAD", *NONE]
    assert module("[a for a in b]", names=True)[0] == "FUNCTION"


def test_feed_returns_the_last_expression() -> None:
    code = compile_source("a = 1\na", "program", "feed")
    assert names(code) == ["LOADK", "RET"]
    assert names(compile_source("1; 'text'", "program", "feed")) == ["LOADK", "RET"]


def test_constants_keep_their_type() -> None:
    code = compile_source("f(0, 0.0, -0.0, False)", "program", "exec")
    constants = [repr(i.k) for i in code.instructions if OPCODES[i.op].name == "LOADK"]
    assert constants[:4] == ["0", "0.0", "-0.0", "False"]


def test_cells_and_captures() -> None:
    code = function("def f(a):\n  b = 1\n  def g():\n    return a + b\n  return g")
    inner = next(i.k for i in code.instructions if isinstance(i.k, Code))
    assert code.cell_names == ["a", "b"]
    assert inner.free_names == ["a", "b"]
    assert inner.captures == [0, 1]


def test_class_cell() -> None:
    code = function("class A:\n  def f(self): return super().f()")
    assert code.cell_names == ["__class__"]
    assert names(code)[-2:] == ["NSTORE", "RET"]


def test_mangling() -> None:
    code = function("class _A:\n  __x = 1\n  def f(self): return self.__y")
    assert "_A__x" in [i.k for i in code.instructions]
    method = next(i.k for i in code.instructions if isinstance(i.k, Code))
    assert "_A__y" in [i.k for i in method.instructions]


def test_displays_and_calls_of_any_length_need_few_registers() -> None:
    items = ", ".join(f"a{i}" for i in range(500))
    for form in (f"[{items}]", f"({items})", f"{{{items}}}", f"f({items})", "{" + ", ".join(f"a{i}: 1" for i in range(500)) + "}"):
        code = compile_source(form, "program", "exec")
        assert code.registers - len(code.global_names) < 40


@pytest.mark.skipif(INLINES, reason="CPython inlines comprehensions too")
def test_inlined_comprehensions_are_frames_of_tracebacks() -> None:
    code = compile_source("f([[c for b in c] for a in b])", "program", "exec")
    outer, inner = code.inlined
    assert outer.name == inner.name == "<listcomp>"
    assert outer.start < inner.start < inner.end < outer.end < len(code.instructions)
    assert (outer.col, inner.col) == (2, 3)


@pytest.mark.parametrize("statement", ["a += 1", "a -= 1", "a *= 2", "a %= 2"])
def test_augmented_immediates_say_so(statement: str) -> None:
    augmented = function(f"def f(a):\n  {statement}").instructions[0]
    plain = function(f"def f(a):\n  a = a {statement[2]} {statement[-1]}").instructions[0]
    assert (augmented.op, augmented.c, plain.c) == (plain.op, 1, 0)
