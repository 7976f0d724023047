"""Changes of statements: repeated, removed, swapped, wrapped, or brought in from another program."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable, Sequence

from differential.choices import Choices
from differential.generator.mutation.sites import Block, blocks

MAX_NODES = 1500
"""A program is not grown beyond: a fuzzer would only make it slower."""

_JUMPS = (ast.Break, ast.Continue, ast.Return, ast.Global, ast.Nonlocal)


def _loose(block: Block, choices: Choices) -> bool:
    """Whether statements of the block may go or move: in a `while` they may be what ends it, so seldom there."""
    return not block.steers or choices.chance(0.05)


def _stands_alone(node: ast.stmt) -> bool:
    """Whether a statement may stand anywhere: none of its jumps or yields belongs to what is around it."""
    pending: list[ast.AST] = [node]
    while pending:
        inner = pending.pop()
        if isinstance(inner, (*_JUMPS, ast.Yield, ast.YieldFrom, ast.Await, ast.AsyncFor, ast.AsyncWith)):
            return False
        if not isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            pending += ast.iter_child_nodes(inner)
    return True


def duplicate(tree: ast.Module, choices: Choices, donors: Sequence[ast.Module]) -> bool:
    """A statement twice, or a copy of it further down in its block."""
    block = choices.pick(blocks(tree))
    if not block.statements:
        return False
    at = choices.below(len(block.statements))
    block.statements.insert(choices.integer(at + 1, len(block.statements)), copy.deepcopy(block.statements[at]))
    return True


def delete(tree: ast.Module, choices: Choices, donors: Sequence[ast.Module]) -> bool:
    """One statement fewer."""
    found = [block for block in blocks(tree) if len(block.statements) > 1 and _loose(block, choices)]
    if not found:
        return False
    block = choices.pick(found)
    del block.statements[choices.below(len(block.statements))]
    return True


def swap(tree: ast.Module, choices: Choices, donors: Sequence[ast.Module]) -> bool:
    """Two neighbours in the other order."""
    found = [block for block in blocks(tree) if len(block.statements) > 1 and _loose(block, choices)]
    if not found:
        return False
    statements = choices.pick(found).statements
    at = choices.below(len(statements) - 1)
    statements[at], statements[at + 1] = statements[at + 1], statements[at]
    return True


def splice(tree: ast.Module, choices: Choices, donors: Sequence[ast.Module]) -> bool:
    """Statements of a donor (or of elsewhere in this program) at some point of this one."""
    source = choices.pick(donors) if donors else tree
    offered = [block.statements for block in blocks(source) if block.statements]
    if not offered:
        return False
    taken = choices.pick(offered)
    start = choices.below(len(taken))
    piece = [copy.deepcopy(node) for node in taken[start : start + choices.integer(1, 3)] if _stands_alone(node)]
    if not piece or _size(piece) + _size([tree]) > MAX_NODES:
        return False
    block = choices.pick(blocks(tree))
    at = choices.below(len(block.statements) + 1)
    block.statements[at:at] = piece
    return True


def _size(nodes: Iterable[ast.AST]) -> int:
    return sum(1 for node in nodes for _ in ast.walk(node))


WRAPPERS = {
    "if": "if True:\n    pass",
    "loop": "for again in range(2):\n    pass",
    "while": "while True:\n    pass\n    break",
    "try": "try:\n    pass\nexcept Exception as e:\n    print(type(e).__name__, e)",
    "finally": "try:\n    pass\nfinally:\n    print('finally')",
    "function": "def wrapped():\n    pass\nwrapped()",
    "class": "class Wrapped:\n    pass",
    "generator": "def produced():\n    pass\n    yield 1\nprint(list(produced()))",
}
"""What a statement can be put into: it takes the place of the first `pass`."""


def wrap(tree: ast.Module, choices: Choices, donors: Sequence[ast.Module]) -> bool:
    """A statement put into a loop, function, class, `try` ..."""
    found = [(block, at) for block in blocks(tree) for at, node in enumerate(block.statements) if _stands_alone(node)]
    if not found:
        return False
    block, at = choices.pick(found)
    wrapper = ast.parse(WRAPPERS[choices.pick(tuple(WRAPPERS))]).body
    body: list[ast.stmt] = wrapper[0].body  # type: ignore[attr-defined]  # each wrapper's first statement has one
    body[0:1] = [block.statements[at]]
    block.statements[at : at + 1] = wrapper
    return True


def unwrap(tree: ast.Module, choices: Choices, donors: Sequence[ast.Module]) -> bool:
    """A compound statement replaced by its body."""
    found = [
        (block, at)
        for block in blocks(tree)
        for at, node in enumerate(block.statements)
        if isinstance(node, (ast.If, ast.Try, ast.With, ast.For)) and all(_stands_alone(inner) for inner in node.body)
    ]
    if not found:
        return False
    block, at = choices.pick(found)
    block.statements[at : at + 1] = block.statements[at].body  # type: ignore[attr-defined]  # the four found above have one
    return True
