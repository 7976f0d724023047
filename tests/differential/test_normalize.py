"""Each normalisation: what it evens out, and what it leaves alone."""

import pytest

from differential.normalize import NORMALISATIONS, normalized
from differential.outcome import Kind, Outcome


def after(text: str) -> str:
    """The text of a message after all normalisations."""
    return normalized(Outcome(Kind.RAISED, message=text)).message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<__main__.A object at 0x7f3ee0904950>", "<__main__.A object at 0x>"),
        ("[<function f at 0xAB12>, <function g at 0x1>]", "[<function f at 0x>, <function g at 0x>]"),
        ("0xdead at 0", "0xdead at 0"),
        ("id 140707419692304, [139637976732384]", "id 0x, [0x]"),
        ("hash 8780327260364, 139637976731664", "hash 0x, 0x"),
        ("87803272603645 0.8780327260364 8180327260364", "87803272603645 0.8780327260364 8180327260364"),
        ("1407074196923041 0.140707419692304 140707419692304.5", "1407074196923041 0.140707419692304 140707419692304.5"),
        ("{3, 1, 2} frozenset({'b', 'a'})", "{1, 2, 3} frozenset({'a', 'b'})"),
        ("{1: 2, 0: 3}", "{1: 2, 0: 3}"),
        ("{'x': {2, 1}}", "{'x': {1, 2}}"),
        ("[3, 1, 2]", "[3, 1, 2]"),
        ("invalid syntax (main.py, line 3)", "invalid syntax"),
        ("invalid syntax (<string>, line 1)", "invalid syntax"),
        ("maximum recursion depth exceeded while calling a Python object", "maximum recursion depth exceeded"),
        ("maximum recursion depth exceeded in comparison", "maximum recursion depth exceeded"),
        ("cannot import name 'foo' from 'math' (/somewhere/math.so)", "cannot import name 'foo' from 'math'"),
        ("<module 'math' from '/somewhere/math.so'> <module 'sys' (built-in)>", "<module 'math'> <module 'sys'>"),
        ("1.0 -0.0 {} ", "1.0 -0.0 {} "),
    ],
)
def test_text(text: str, expected: str) -> None:
    assert after(text) == expected
    assert after(expected) == expected


def test_every_normalisation_has_a_reason_and_its_own_name() -> None:
    assert all(normalisation.reason and normalisation.fields for normalisation in NORMALISATIONS)
    assert len({normalisation.name for normalisation in NORMALISATIONS}) == len(NORMALISATIONS)


def test_only_text_changes() -> None:
    outcome = Outcome(Kind.RAISED, "{2, 1}", "{2, 1}", "KeyError", "x at 0x1", 3, "", 0.5, 7, 9)
    assert normalized(outcome) == Outcome(Kind.RAISED, "{1, 2}", "{1, 2}", "KeyError", "x at 0x", 3, "", 0.5, 7, 9)
