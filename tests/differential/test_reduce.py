"""Reduction: each pass in one line, the whole, and its budget."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest

from differential.program import Program
from differential.reduce.passes.delete_statements import delete_statements
from differential.reduce.passes.delete_together import delete_together
from differential.reduce.passes.hoist_bodies import hoist_bodies
from differential.reduce.passes.minimize_nodes import minimize_nodes
from differential.reduce.passes.simplify_expressions import simplify_expressions
from differential.reduce.problem import BudgetSpent, Interesting, Problem
from differential.reduce.reducer import reduce


def each(interesting: Callable[[str], bool]) -> Interesting:
    return lambda texts: [interesting(text) for text in texts]


def reduced_by(a_pass: Callable[[Problem], None], text: str, needed: str) -> str:
    """What a pass leaves of a text that must parse and contain something."""
    problem = Problem(text, each(lambda text: needed in text and bool(ast.parse(text))), seconds=60, runs=10_000)
    a_pass(problem)
    return problem.best


@pytest.mark.parametrize(
    ("a_pass", "text", "needed", "left"),
    [
        (delete_statements, "a = 1\nb = 2\nc = 3\nd = 4", "c", "c = 3"),
        (delete_statements, "if a:\n    b = 1\n    x = 2\nelse:\n    c = 3", "x", "if a:\n    x = 2"),
        (delete_statements, "def f():\n    a = 1\n", "f", "def f():\n    pass"),
        (delete_statements, "try:\n    a = 1\nexcept E:\n    y\nelse:\n    b", "y", "try:\n    pass\nexcept E:\n    y"),
        (delete_together, "a = 1\nb = 2\nc = 3\nif d:\n    e = 4\n    f = 5", "e", "if d:\n    e = 4"),
        (delete_together, "try:\n    a = 1\nexcept E:\n    y\nelse:\n    b", "y", "try:\n    pass\nexcept E:\n    y"),
        (hoist_bodies, "for i in y:\n    if i:\n        x", "x", "x"),
        (hoist_bodies, "try:\n    a\nexcept E:\n    x", "x", "x"),
        (hoist_bodies, "match a:\n    case 1:\n        x", "x", "x"),
        (simplify_expressions, "f(g(x) + 1000)", "x", "x"),
        (simplify_expressions, "x = 'abcdef' * 1000", "x", "x = ''"),
        (simplify_expressions, "f([2.75, b'abc'], 'bcdef')", "b", "b''"),
        (minimize_nodes, "def f(a, b):\n    return [a, 'x', b]\nprint(f(1, 2))", "'x'", "['x']"),
    ],
)
def test_a_pass(a_pass: Callable[[Problem], None], text: str, needed: str, left: str) -> None:
    assert reduced_by(a_pass, text, needed).strip() == left


def test_the_whole_leaves_what_is_needed_and_keeps_where_it_came_from() -> None:
    text = "\n".join(f"v{number} = [{number}, 'abc', {number} * 3]" for number in range(30)) + "\nprint(divmod(v7[0], 2))\n"
    left = reduce(Program(text, "generated", "1/2/3"), each(lambda text: "divmod" in text and "v7" in text), seconds=60)
    assert len(left.text) < 20
    assert (left.origin, left.seed) == ("reduced", "1/2/3")


@pytest.mark.parametrize("text", ["print(1", "x" * 10, "é = 1"])
def test_what_cannot_be_made_smaller_is_left_alone(text: str) -> None:
    assert reduce(Program(text), each(lambda candidate: candidate == text), seconds=60).text == text


def test_the_budget_is_kept_and_the_best_so_far_comes_back() -> None:
    asked = []

    def interesting(text: str) -> bool:
        asked.append(text)
        return "x" in text

    text = "\n".join(f"x{number} = {number}" for number in range(50))
    left = reduce(Program(text), each(interesting), seconds=60, runs=70)
    assert 60 <= len(asked) <= 70
    assert len(left.text) < len(text)
    with pytest.raises(BudgetSpent):
        Problem("x", each(interesting), seconds=-1, runs=5).holds("y")
