"""Mutates program text: changes its tree, then renames what is no longer bound, so that most mutants run."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache

from differential.choices import Choices, weighted
from differential.generator import pools
from differential.generator.mutation import expressions, statements
from differential.generator.mutation.scope import rename_unbound

Mutator = Callable[[ast.Module, Choices, Sequence[ast.Module]], bool]
"""Changes a tree in place and says whether it did. Donors are trees to take material from, which it leaves as they are."""

MUTATORS: tuple[Mutator, ...] = weighted(
    (
        (expressions.perturb_literal, 5),
        (expressions.replace_alike, 5),
        (expressions.change_operator, 4),
        (expressions.replace_by_part, 1),
        (statements.splice, 4),
        (statements.duplicate, 2),
        (statements.swap, 2),
        (statements.delete, 2),
        (statements.wrap, 2),
        (statements.unwrap, 1),
    )
)
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError)
"""What parsing, compiling or unparsing raises for a text or tree that is none, or too deep."""

ATTEMPTS = 8
"""Mutators tried before a text that none can change is changed byte by byte."""


def mutate(text: str, choices: Choices, donors: Sequence[str] = ()) -> str:
    """Another program near this one: it compiles if the given text does, and reads hardly any name that is not bound.

    Text that can't be parsed (and text no mutator can change) is changed byte by byte and need not compile. `donors` are other
    programs to splice from; those that can't be parsed are passed over.
    """
    donor_trees = [tree for tree in map(_donor, donors) if tree is not None]
    for _ in range(ATTEMPTS):
        tree = parsed(text)  # anew: a mutator may have changed it and its result been refused
        if tree is None:
            break
        if changed := _mutate_tree(tree, choices, donor_trees):
            return changed
    return mutate_text(text, choices)


def _mutate_tree(tree: ast.Module, choices: Choices, donors: Sequence[ast.Module]) -> str | None:
    """The text after one to three changes, or None where none was made or the result does not compile."""
    done = [choices.pick(MUTATORS)(tree, choices, donors) for _ in range(choices.pick((1, 1, 2, 3)))]
    if not any(done):
        return None
    try:
        rename_unbound(tree, choices)
        text = ast.unparse(tree) + "\n"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "<mutant>", "exec", dont_inherit=True)
    except UNREADABLE:  # among them what the quotes of an f-string make impossible before Python 3.12
        return None
    return text


def parsed(text: str) -> ast.Module | None:
    """The tree of a program, or None where it can't be parsed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except UNREADABLE:
        return None


# A fuzzer offers the same few hundred corpus programs again and again; mutators copy what they take.
_donor = lru_cache(maxsize=512)(parsed)


def mutate_text(text: str, choices: Choices) -> str:
    """The text with a few pieces removed, repeated or put in, none longer than 16 characters."""
    for _ in range(choices.integer(1, 4)):
        at = choices.below(len(text) + 1)
        length = choices.below(16)
        how = choices.below(4)
        if how == 0:
            text = text[:at] + text[at + 1 + length :]
        elif how == 1:
            text = text[:at] + text[at : at + length] + text[at:]
        elif how == 2:
            text = text[:at] + choices.pick(PIECES) + text[at:]
        else:
            text = text[:at] + choices.pick(PIECES) + text[at + 1 + length :]
    return text


PIECES = (
    *pools.ANY,
    *("\n", "    ", ":", "(", ")", "[", "]", "{", "}", ",", "=", "'", '"""', "\\", "\0", "f'{", "*", "#"),
    *(" if ", " else ", "lambda: ", "def f():\n    "),
)
"""What byte-level mutation puts in."""
