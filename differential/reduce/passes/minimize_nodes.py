"""Takes nodes out of the tree, from the outside in: `pysource-minimize`."""

from __future__ import annotations

from pysource_minimize import CouldNotMinimize, minimize

from differential.reduce.problem import Problem


def minimize_nodes(problem: Problem) -> None:
    """Leaves a text of which no node that the library knows to remove can be removed."""
    try:
        minimize(problem.best, problem.holds)
    except CouldNotMinimize:
        return  # it writes the tree its own way before it starts, and this program is not interesting when written that way
