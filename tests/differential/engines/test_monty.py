"""What the pydantic-monty engine says of a program."""

import sys
from collections.abc import Iterator

import pytest

from differential.engines.monty import MontyEngine, with_repr
from differential.engines.protocol import EngineMissing, RunLimits
from differential.outcome import Kind, Outcome
from differential.program import Program

pytest.importorskip("pydantic_monty", reason="the extra `monty` is not installed")
LIMITS = RunLimits(seconds=0.5)


@pytest.fixture(scope="module")
def monty() -> Iterator[MontyEngine]:
    engine = MontyEngine()
    yield engine
    engine.close()


def run(engine: MontyEngine, text: str, limits: RunLimits = LIMITS) -> Outcome:
    return engine.run([Program(text)], limits)[0]


@pytest.mark.parametrize(
    ("text", "result", "stdout"),
    [
        ("1 + 1", "2", ""),
        ("x = 3", "None", ""),
        ("", "None", ""),
        ("print('a'); 'b\\n'", "'b\\n'", "a\n"),
        ("(\n1,\n2,\n)  # a comment\n", "(1, 2)", ""),
        ("1,", "(1,)", ""),
        ("repr = 5\nrepr", "5", ""),
        ("'é' + '''\nü'''", "'é\\nü'", ""),
        ("class A:\n    def __repr__(self):\n        return 'A!'\nA()", "A!", ""),
        ("(lambda: 3)()", "3", ""),
        ("(y := 4)", "4", ""),
        ("async def f():\n    return 1\nawait f()", "1", ""),
    ],
)
def test_finished(monty: MontyEngine, text: str, result: str, stdout: str) -> None:
    outcome = run(monty, text)
    assert (outcome.kind, outcome.result, outcome.stdout) == (Kind.FINISHED, result, stdout)


@pytest.mark.parametrize(
    ("text", "exception", "message", "line"),
    [
        ("print('x')\n1 / 0", "ZeroDivisionError", "division by zero", 2),
        ("def f():\n    return [][1]\n\nf()", "IndexError", "list index out of range", 2),
        ("raise ValueError", "ValueError", "", 1),
        ("raise ValueError('a: b')", "ValueError", "a: b", 1),
        ("10 ** 5000", "ValueError", "Exceeds the limit (4300 digits) for integer string conversion", 1),
        ("(\n1,\n1 / 0,\n)", "ZeroDivisionError", "division by zero", 3),
        ("def f():\n    f()\nf()", "RecursionError", "maximum recursion depth exceeded", 2),
        ("raise NotImplementedError('mine')", "NotImplementedError", "mine", 1),
    ],
)
def test_raised(monty: MontyEngine, text: str, exception: str, message: str, line: int) -> None:
    outcome = run(monty, text)
    assert (outcome.kind, outcome.exception, outcome.line) == (Kind.RAISED, exception, line)
    assert outcome.message.startswith(message)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("while True: pass", "time"),
        ("x = 'a' * 10**9", "memory"),
        ("x = []\nwhile True: x.append('a' * 10**6 + str(len(x)))", "memory"),
        ("while True: print('x' * 1000)", "output"),
        ("import time\ntime.sleep(3)", "sleep"),
    ],
)
def test_limited(monty: MontyEngine, text: str, limit: str) -> None:
    outcome = run(monty, text, RunLimits(seconds=2, output=2**16))
    assert (outcome.kind, outcome.limit) == (Kind.LIMITED, limit)
    assert run(monty, "1").result == "1"


@pytest.mark.parametrize("text", ["del x", "def g():\n    yield 1", "class A(B):\n    pass", "'\ud800'"])
def test_refused(monty: MontyEngine, text: str) -> None:
    assert run(monty, text).kind is Kind.REFUSED


def test_its_own_internal_errors_are_crashes(monty: MontyEngine) -> None:
    outcome = run(monty, "raise ValueError('two', 'arguments')")
    assert outcome.kind is Kind.CRASHED
    assert "Internal error" in outcome.message


def test_programs_do_not_see_each_other(monty: MontyEngine) -> None:
    first, second = monty.run([Program("x = 1"), Program("x")], LIMITS)
    assert (first.kind, second.exception) == (Kind.FINISHED, "NameError")


def test_fresh_run_and_close(monty: MontyEngine) -> None:
    assert monty.run_fresh(Program("1 + 1"), LIMITS).result == "2"
    monty.close()
    monty.close()
    assert run(monty, "2").result == "2"


def test_rows_are_what_it_really_has(monty: MontyEngine) -> None:
    rows = monty.rows()
    assert {"len", "str.upper", "list.append", "dict.items"} <= set(rows)
    assert not {"bytearray", "globals", "int.__add__", "classmethod"} & set(rows)


def test_a_text_the_host_does_not_parse_runs_as_it_is() -> None:
    assert with_repr("x = (") is None
    assert with_repr("x = 1") is None
    assert with_repr("a = 1\nf(a)  # so\n") == 'a = 1\n"%r" % ((f(a)),)  # so\n'


def test_missing_package_is_a_missing_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pydantic_monty", None)
    with pytest.raises(EngineMissing, match="pip install pydantic-monty"):
        MontyEngine()
