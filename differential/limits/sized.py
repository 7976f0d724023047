"""Attacks by size: a row, an operator, a statement or a call of the library, on arguments of its own kinds, each small or large in turn.

What raises for a wrong argument does no work: the others (`differential.limits.attacks`) are as odd as can be, these are what the row is
there for. A program has two parts: what it works with is made, and then it is measured. It is a function of its subject and its turn.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from differential.choices import Choices, SeededChoices
from differential.engines.interp import InterpEngine
from differential.generator.arguments import ARGUMENTS, BY_OWNER, GENERAL
from differential.generator.library_calls import CALLS
from differential.generator.owners import MODULES, OWNERS, SETTINGS
from differential.generator.pools import POOLS
from differential.limits.attacks import EXPRESSIONS, STATEMENTS, filled, shuffled
from differential.limits.sizes import FORMS, GROWN, MANY, MUTABLE, SMALL, SOME, VAST

MEASURED: Final = "# measured from here\n"
"""What parts a program."""

NAMES: Final = ("receiver", "first", "second", "third")

GOES_ON: Final = "for _ in range(10**9)]"
SHAPES: Final = {
    "kept": f"kept = [{{expression}} {GOES_ON}",
    "once": "kept = {expression}",
    "each": "for receiver in receivers:\n    {statement}",
}
"""Where what attacks stands. What raises ends it: an exception costs the host more than most of what is attacked, whatever is paid."""


def is_endless(work: str) -> bool:
    """Whether the measured part of an attack goes on until its fuel is used up."""
    return work.rstrip().endswith(GOES_ON)


def is_changing(work: str) -> bool:
    """Whether the measured part of an attack changes what it works with."""
    return work.startswith("for receiver")


RECEIVERS: Final = 4
"""Receivers that are there where each call has its own."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to attack a subject: the text with the names of its operands in it, whether that has a value, and what kinds they are of.

    `setting` comes before all; `warm`: and the call itself.
    """

    subject: str
    text: str
    valued: bool
    kinds: tuple[str, ...]
    setting: str = ""
    warm: bool = False


def row_forms(row: str, read: bool) -> Iterator[Form]:
    """How a row is called, or `read`: as the generator does."""
    owner, _, name = row.rpartition(".")
    if read and owner in MODULES:
        return
    if read:
        yield Form(row, f"receiver.{name}", True, (_kind("same", owner),), SETTINGS.get(owner, ""))
        return
    entry = ARGUMENTS.get(row, ARGUMENTS.get(f"*.{name}") if owner not in MODULES else None)
    for alternative in (GENERAL if entry is None else entry).split(";"):
        words = alternative.split()
        method = bool(owner) and owner not in MODULES
        receiver = _kind("same", owner)
        if words and words[0].startswith("@"):
            receiver = words.pop(0)[1:]
        elif words and words[0].startswith("^"):
            method = False
            first = words.pop(0)[1:]
            words = [first, *words] if first and first != "own" else words
        elif not method and owner and owner not in MODULES:
            continue
        kinds = [receiver] if method else []
        arguments = []
        for word in words[:3]:
            keyword, equals, kind = word.rpartition("=") if word.partition("=")[0].isidentifier() and "=" in word else ("", "", word)
            arguments.append(f"{keyword}{equals}{NAMES[len(kinds)]}")
            kinds.append(_kind(kind, owner))
        called = f"receiver.{name}" if method else f"{MODULES[owner]}.{name}" if owner in MODULES else row
        setting = f"import {MODULES[owner]}" if owner in MODULES else SETTINGS.get(owner, "")
        yield Form(row, f"{called}({', '.join(arguments)})", True, tuple(kinds), setting)


def _kind(kind: str, owner: str) -> str:
    """The pool that a word of the generator's table means for a type."""
    kind = BY_OWNER.get(owner, {}).get(kind, kind)
    if kind == "same":
        return f"a {owner}" if owner in OWNERS else owner if owner in POOLS else "any"
    return "byte_piece" if kind == "bytes" and owner in ("bytes", "bytearray") else kind


def other_forms(subject: str, kinds: str) -> Iterator[Form]:
    """How an operator or a statement is used."""
    text = EXPRESSIONS.get(subject) or STATEMENTS[subject]
    for alternative in kinds.split(";"):
        yield Form(subject, text, subject in EXPRESSIONS, tuple(alternative.split()))


HOLE: Final = re.compile(r"\$([#&]?)(\w+)")


def library_forms() -> Iterator[Form]:
    """Calls of the library's modules, as the generator makes them."""
    for imports, calls in CALLS:
        for call in calls:
            kinds: list[str] = []

            def name(match: re.Match[str], kinds: list[str] = kinds) -> str:
                if len(kinds) == len(NAMES):
                    return "3"
                kinds.append(match[2])
                return NAMES[len(kinds) - 1]

            text = HOLE.sub(name, call)
            if isinstance(ast.parse(text, mode="eval").body, ast.Tuple):
                text = f"({text})"
            setting = "\n".join(f"import {module}" for module in imports.split(", ") if f"{module}." in text)
            yield Form(call, text, True, tuple(kinds), setting, warm=True)


Forms = tuple[Form, ...]
"""The ways to attack one subject."""


@cache
def forms() -> tuple[tuple[Forms, ...], tuple[Forms, ...]]:
    """What is attacked: of the language, each way to use an operator and each row; and each call of the library. All with an argument
    that has a size."""
    own: list[Forms] = [(form,) for subject, kinds in FORMS.items() for form in other_forms(subject, kinds)]
    own += [tuple(row_forms(row, kinds is None)) for row, kinds in InterpEngine().signatures().items()]
    library = [(form,) for form in library_forms()]
    return tuple(filter(has_size, own)), tuple(filter(has_size, library))


def has_size(of: Forms) -> bool:
    return any(kind in GROWN for form in of for kind in form.kinds)


LIBRARY_TURNS: Final = 6
"""Turns in which each call of the library is attacked once: its modules take longer to load than the calls."""


def turn_of(turn: int) -> Iterator[str]:
    """The attacks of a turn, in an order of its own."""
    own, library = forms()
    todo = [*own, *library[turn % LIBRARY_TURNS :: LIBRARY_TURNS]]
    return (attack(of, turn) for of in shuffled(todo, SeededChoices(f"{turn}/sized")))


def sizes(count: int, choices: Choices) -> list[int]:
    """The sizes of so many arguments: all large, or one alone, or as it comes."""
    how = choices.below(5)
    if how < 2 or not count:
        return [MANY] * count
    if how < 4:
        large = choices.below(count)
        return [MANY if place == large else SMALL for place in range(count)]
    return [choices.pick((SOME, SMALL, MANY)) for _ in range(count)]


def attack(of: Forms, turn: int) -> str:
    """The attack of that turn on a subject, by one of its forms."""
    choices = SeededChoices(f"{turn} {of[0].subject} {of[0].kinds}")
    form = of[turn % len(of)]
    kind = form.kinds[0].removesuffix("_full") if form.kinds else ""
    changing = kind == "iterator" or (kind in MUTABLE and CHANGING.search(form.text))
    shape = choices.pick(("each", "once") if changing else ("kept", "once")) if form.valued else "each" if form.kinds else "once"
    large = sizes(len(form.kinds), choices)
    if shape == "once":
        large = [VAST if size == MANY else size for size in large]
    values = [value(kind, size, choices) for kind, size in zip(form.kinds, large, strict=True)]
    setting = [form.setting] if form.setting else []
    for name, text in zip(NAMES, values, strict=False):
        several = shape == "each" and name == "receiver"
        setting.append(f"receivers = [{text} for _ in range({RECEIVERS})]" if several else f"{name} = {text}")
    body = filled(SHAPES[shape], form.text, form.text if form.valued else "")
    if form.warm:  # what the library keeps, as of patterns, is there before
        setting.append(f"try:\n    {form.text}\nexcept Exception:\n    pass")
    return "\n".join(("kept = []", *setting, MEASURED + body)) + "\n"


CHANGING: Final = re.compile(
    r"\.(append|extend|insert|pop|popitem|remove|clear|sort|reverse|update|\w+_update|add|discard|setdefault|__init__|__i\w+__|"
    r"__(set|del)item__)\("
)
"""Calls that change what they are made on."""

QUICK: Final = re.compile(r"(\*|<<) \(?\{n\}")
SLOW: Final = re.compile(r"set\(|dict|for |map\(|\*\*")
"""What is made at once however large it is: only that may be VAST."""


def value(kind: str, size: int, choices: Choices) -> str:
    """A value of a kind, about so large."""
    if kind in GROWN:
        text = choices.pick(GROWN[kind])
        quick = QUICK.search(text) and not SLOW.search(text)
        return text.format(n=size if quick else min(size, MANY))
    return choices.pick(POOLS.get(kind, (kind,)))
