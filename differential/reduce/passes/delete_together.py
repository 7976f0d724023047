"""Deletes all statements at once that can go one by one: few batches where other passes take a run for each."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from differential.reduce.edits import blocks
from differential.reduce.problem import Problem

Place = tuple[int, int]  # of a statement: which block of the tree, and where in it


def delete_together(problem: Problem) -> None:
    """Tries each statement alone, then those that can go all together, and halves of them where they can't; until nothing goes."""
    before = ""
    while problem.best != before:
        before = problem.best
        places = [(number, at) for number, (block, _) in enumerate(blocks(ast.parse(before))) for at in range(len(block))]
        texts = [without(before, [place]) for place in places]
        gone = [place for place, holds in zip(places, problem.hold(texts), strict=True) if holds]
        delete_most(problem, before, [], gone)


def delete_most(problem: Problem, text: str, gone: list[Place], more: Sequence[Place]) -> list[Place]:
    """Deletes as many of `more` besides `gone` as hold together, half by half. All that are gone."""
    if not more:
        return gone
    both = [*gone, *more]
    if problem.holds(without(text, both)):
        return both
    if len(more) == 1:
        return gone
    half = len(more) // 2
    return delete_most(problem, text, delete_most(problem, text, gone, more[:half]), more[half:])


def without(text: str, places: Sequence[Place]) -> str:
    """The program without the statements at these places. A body that would be empty becomes `pass`."""
    tree = ast.parse(text)
    found = list(blocks(tree))
    for number, at in sorted(places, reverse=True):
        block, needed = found[number]
        del block[at]
        if not block and needed:
            block.append(ast.Pass())
    return ast.unparse(tree)
