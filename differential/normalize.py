"""What is evened out in outcomes before they are compared: few rewrites, each with a name and a reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from differential.outcome import Outcome

Field = str  # of an Outcome: stdout, result, message

ADDRESS = re.compile(r"(?<= at )0x[0-9a-fA-F]+|\b0x7f[0-9a-f]{10}\b")
"""Where a repr says that an object lies, and where this system maps memory, wherever that stands."""
MAPPED = re.compile(r"(?<![\w.])(?:1(?:39|40)\d{12}|87[2-9]\d{10})(?![\w.])")
"""What `id` gives where this system maps memory (0x7f...), in decimal, and its sixteenth, which is the hash of what has none of its own."""
FLAT_SET = re.compile(r"\{([^{}:\n]+)\}")
SYNTAX_LOCATION = re.compile(r" \((?:main\.py|<[^<>]+>), line \d+\)")
RECURSION = re.compile(r"maximum recursion depth exceeded (?:while [a-zA-Z ]*?object|in comparison|in __\w+__|during \w+)")
LIBRARY = re.compile(r"(?:/[\w.+-]+)+/lib/python3\.\d+(?=/)")
MODULE_FILE = re.compile(r"(cannot import name '\w+' from '[\w.]+') \([^()]*\)|(<module '[\w.]+') (?:from '[^']*'|\([\w-]+\))(?=>)")


@dataclass(frozen=True, slots=True)
class Normalisation:
    """A rewrite of the text of some fields, and why what it hides is no difference."""

    name: str
    reason: str
    fields: tuple[Field, ...]
    rewrite: Callable[[str], str]


def erase_addresses(text: str) -> str:
    if " at 0x" in text or "0x7f" in text:
        text = ADDRESS.sub("0x", text)
    return MAPPED.sub("0x", text) if "140" in text or "139" in text or "87" in text else text


def sort_sets(text: str) -> str:
    """Puts the items of every set display that has no braces or colons inside into the order of their text."""
    return FLAT_SET.sub(lambda match: "{" + ", ".join(sorted(match[1].split(", "))) + "}", text) if "{" in text else text


def drop_syntax_location(text: str) -> str:
    return SYNTAX_LOCATION.sub("", text) if ", line " in text else text


def drop_module_file(text: str) -> str:
    return MODULE_FILE.sub(lambda match: match[1] or match[2], text) if "cannot import name" in text or "<module" in text else text


def shorten_library(text: str) -> str:
    return LIBRARY.sub("<library>", text) if "/lib/python3." in text else text


def cut_recursion_wording(text: str) -> str:
    return RECURSION.sub("maximum recursion depth exceeded", text) if "maximum recursion" in text else text


NORMALISATIONS = (
    Normalisation(
        "addresses",
        "where an object lies in memory is nobody's promise",
        ("stdout", "result", "message"),
        erase_addresses,
    ),
    Normalisation(
        "set order",
        "the order of a set follows hashes: those of functions, classes and, before 3.12, None are addresses; pydantic-monty keeps "
        "insertion order. With PYTHONHASHSEED=0 the order of str, bytes and numbers is the same in CPython 3.11 to 3.13 [measured]",
        ("stdout", "result", "message"),
        sort_sets,
    ),
    Normalisation(
        "syntax location",
        "the message of a SyntaxError repeats file and line, which are compared apart",
        ("stdout", "message"),
        drop_syntax_location,
    ),
    Normalisation(
        "library",
        "where CPython's library lies on this machine",
        ("stdout", "result", "message"),
        shorten_library,
    ),
    Normalisation(
        "module file",
        "where a module's file lies on this machine, and whether it has one at all",
        ("stdout", "result", "message"),
        drop_module_file,
    ),
    Normalisation(
        "recursion wording",
        "what the interpreter was doing when it ran out of stack is its own affair, and differs between CPython versions",
        ("stdout", "message"),
        cut_recursion_wording,
    ),
)


def normalized(outcome: Outcome) -> Outcome:
    """The outcome as it is compared: every normalisation applied, in the order of the table."""
    texts = {"stdout": outcome.stdout, "result": outcome.result, "message": outcome.message}
    for normalisation in NORMALISATIONS:
        for name in normalisation.fields:
            texts[name] = normalisation.rewrite(texts[name])
    return replace(outcome, stdout=texts["stdout"], result=texts["result"], message=texts["message"])
