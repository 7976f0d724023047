"""Signatures: what is erased, where runs part, and that one cause keeps one key."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from differential.compare import differences
from differential.engines.found import find_engines
from differential.engines.protocol import Engine, RunLimits
from differential.oracle import marked_stdout
from differential.outcome import Kind, Outcome
from differential.program import Program
from differential.signature import MARK, Signature, erase, mark_prints, sign

TEXT = """\
x = 'a,b'
y = x.split(',')
for i in range(2):
    print(i, i * 2)
    print(repr(y))
try:
    1 / 0
except ZeroDivisionError as e:
    print(type(e).__name__, e)
def f():
    print('in f')
    return 3
print(f(), 'x', sep='-')
for thunk in (lambda: divmod(7, 2), lambda: 'x'.upper()):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__, e)
print(len(x), x.find('b'), x.title())
"""


@pytest.fixture(scope="module")
def cpython() -> Iterator[Engine]:
    engines, _ = find_engines((f"cpython-3.{sys.version_info[1]}",))
    yield engines[0]
    engines[0].close()


def signed(cpython: Engine, text: str, changed: tuple[str, str]) -> Signature:
    """The signature of a run that printed something else in one place."""
    reference = cpython.run([Program(text)], RunLimits())[0]
    assert changed[0] in reference.stdout
    outcome = Outcome(Kind.FINISHED, reference.stdout.replace(*changed, 1))
    [first, *_] = differences(reference, outcome)
    return sign("other", text, reference, outcome, first, marked_stdout(cpython, Program(text), RunLimits()))


def test_marks_change_nothing_but_themselves(cpython: Engine) -> None:
    plain, marked = cpython.run([Program(TEXT), Program(mark_prints(TEXT))], RunLimits())
    assert MARK.sub("", marked.stdout) == plain.stdout
    assert marked.stdout != plain.stdout


@pytest.mark.parametrize(
    ("changed", "operation"),
    [
        (("['a', 'b']", "['a']"), ".split()"),
        (("1 2\n", "1 3\n"), "Mult"),
        (("ZeroDivisionError", "ValueError"), "Div"),
        (("in f", "In f"), "constant"),
        (("(3, 1)", "(3, 2)"), "divmod()"),
        (("X\n", "Y\n"), ".upper()"),
        (("(3, 1)", "TypeError: no"), "divmod()"),
        (("3 2 A,B", "3 3 A,B"), ".find()"),
        (("3 2 A,B", "3 2 A,b"), ".title()"),
    ],
)
def test_the_operation_behind_the_first_line_that_differs(cpython: Engine, changed: tuple[str, str], operation: str) -> None:
    assert signed(cpython, TEXT, changed).operation == operation


def test_the_operation_where_a_run_stopped() -> None:
    reference = Outcome(Kind.FINISHED, "0 0\n")
    outcome = Outcome(Kind.RAISED, exception="TypeError", message="no 'x' in 12", line=2)
    [first] = differences(reference, outcome)
    made = sign("other", TEXT, reference, outcome, first, None)
    assert (made.operation, made.exceptions, made.messages) == (".split()", ("", "TypeError"), ("", "no S in N"))
    assert made.title == "other: raised TypeError (no S in N), not finished, at .split()"


@pytest.mark.parametrize(
    ("message", "erased"),
    [
        ("'int' object has no attribute \"x\"", "S object has no attribute S"),
        ("expected 2 arguments, got 1e5", "expected N arguments, got N"),
        ("at 0x7f00 it's", "at N it's"),
        ("a\n  b", "a b"),
        ("can't add 'C1' and 'x'", "can't add S and S"),
        ("unsupported operand type(s) for -=: 'int' and 'str'", "unsupported operand type(s) for OP: S and S"),
    ],
)
def test_what_varies_is_erased_from_messages(message: str, erased: str) -> None:
    assert erase(message) == erased


def test_numbers_and_names_make_no_new_key(cpython: Engine) -> None:
    one = signed(cpython, "print(int('12'))", ("12", "13"))
    other = signed(cpython, "n = '7'\nprint('first')\nm = int(n)\nprint(m)", ("7", "8"))
    assert one.key == other.key
    assert one.key != signed(cpython, "print(float('12'))", ("12.0", "13.0")).key


def test_a_program_that_redefines_print_has_no_operation(cpython: Engine) -> None:
    text = "def print(*a, p=print, **k):\n    p('x', len(a))\nprint(1)"
    assert signed(cpython, text, ("1", "2")).operation == ""


@pytest.mark.parametrize("report", ["{}: {}", "{} {}", "{}({!r})"])
def test_how_a_program_reports_an_exception_makes_no_new_key(cpython: Engine, report: str) -> None:
    text = "try:\n    [].index(7)\nexcept ValueError as e:\n    print(" + repr(report) + ".format(type(e).__name__, str(e)))"
    made = signed(cpython, text, ("7 is not in list", "list.index(x): x not in list"))
    assert made.messages == ("ValueError N is not in list", "ValueError list.index(x): x not in list")
    assert made.operation == ""
