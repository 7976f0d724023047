"""The reducer: the passes in their order, again and again until none of them helps."""

from __future__ import annotations

import ast
from dataclasses import replace

from differential.program import Program
from differential.reduce.passes.delete_statements import delete_statements
from differential.reduce.passes.delete_together import delete_together
from differential.reduce.passes.hoist_bodies import hoist_bodies
from differential.reduce.passes.minimize_nodes import minimize_nodes
from differential.reduce.passes.simplify_expressions import simplify_expressions
from differential.reduce.problem import BudgetSpent, Interesting, Problem

# What can go by itself goes at once, in few batches: a short budget gets no further than that. Then whole statements go before single
# nodes: a run saves most when it takes away most. `minimize_nodes` knows every kind of node, and the passes after it take what it leaves:
# bodies in their wrappings, literals, whole expressions around the one that matters.
PASSES = (delete_together, delete_statements, minimize_nodes, delete_statements, hoist_bodies, simplify_expressions)


def reduce(program: Program, interesting: Interesting, *, seconds: float, runs: int = 10_000) -> Program:
    """The smallest program found for which `interesting` still says yes, within a time and a number of calls.

    `interesting` must say yes to the program itself. What comes back parses, is never larger, and is the program itself where nothing
    smaller was found.
    """
    problem = Problem(program.text, interesting, seconds=seconds, runs=runs)
    before = ""
    try:
        ast.parse(program.text)
        while problem.best != before:
            before = problem.best
            for reduction in PASSES:
                reduction(problem)
    except (BudgetSpent, SyntaxError, RecursionError, MemoryError, ValueError):
        # Out of budget; or a tree that this Python can't read or write: deep nesting, syntax of a newer version.
        pass
    return replace(program, text=problem.best, origin="reduced")
