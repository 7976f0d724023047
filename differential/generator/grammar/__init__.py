"""The grammar: a file per area of the language. A new area is a new file and one more name in `FILES`."""

from __future__ import annotations

from collections.abc import Callable

from differential.generator.builder import Builder
from differential.generator.grammar import (
    assignment,
    classes,
    containers,
    failures,
    flow,
    functions,
    generators,
    inheritance,
    numbers,
    probes,
    text,
)

FORMS = (*numbers.FORMS, *text.FORMS, *containers.FORMS)
FILES = (flow, assignment, failures, functions, classes, inheritance, generators, probes)
PRODUCTIONS = tuple(production for file in FILES for production in file.PRODUCTIONS)
HoleFunction = Callable[[Builder, str, int], str]
HOLES: dict[str, HoleFunction] = {
    "call": functions.call,
    "plain": functions.plain,
    "error": failures.error,
    "object": classes.the_object,
    "row": probes.row,
}
"""The functions behind `$&hole`."""
