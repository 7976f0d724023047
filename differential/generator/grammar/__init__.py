"""The grammar: a file per area of the language. A new area is a new file and one more name in `FILES`."""

from __future__ import annotations

from collections.abc import Callable

from differential.generator.builder import Builder
from differential.generator.grammar import (
    assignment,
    asynchronous,
    classes,
    containers,
    declarations,
    failures,
    flow,
    functions,
    generators,
    groups,
    inheritance,
    library,
    matching,
    numbers,
    observers,
    probes,
    text,
)

FORMS = (*numbers.FORMS, *text.FORMS, *containers.FORMS)
FILES = (
    flow, assignment, failures, functions, classes, inheritance, generators, probes, matching, groups, asynchronous, declarations, library,
    observers,
)  # fmt: skip
PRODUCTIONS = tuple(production for file in FILES for production in file.PRODUCTIONS)
HoleFunction = Callable[[Builder, str, int], str]
HOLES: dict[str, HoleFunction] = {
    "call": functions.call,
    "plain": functions.plain,
    "error": failures.error,
    "object": classes.the_object,
    "row": probes.row,
    "pattern": library.pattern,
    "format": library.format_string,
    "date": library.date_format,
}
"""The functions behind `$&hole`."""
