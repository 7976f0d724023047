"""Allowed differences: the rules of `allowed_differences.toml`, read strictly, and what they excuse."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

RULES_FILE = Path(__file__).with_name("allowed_differences.toml")
FIELDS = ("kind", "stdout", "result", "exception", "message", "line")
FEW = 10  # times that say nothing of how broad a rule is
MARK = "\0"  # stands for what a rule allows; no program's text has one in a place where both sides agree on it by chance

Version = tuple[int, ...]


class AllowedError(ValueError):
    """The rules file can't be used; the message says which rule and what to do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One meant difference.

    It applies to `engine` in `versions` against CPython in `python` (each from, inclusive, to, exclusive), in the fields named, where the
    expression `reference` is found in what CPython gave and `actual` in what the engine gave, and what is left of both texts, the groups
    of the expressions included, is the same; with `exceptions`, only if either side ended with one of these. `witness` is a program that
    shows it. `cap` is the most that it is meant to explain of 1,000 comparisons: past that it is overbroad.
    """

    id: str
    engine: str
    versions: tuple[Version, Version]
    python: tuple[Version, Version]
    reason: str
    fields: tuple[str, ...]
    reference: re.Pattern[str]
    actual: re.Pattern[str]
    witness: str
    cap: int
    exceptions: tuple[str, ...] = ()

    def in_range(self, version: str, python: tuple[int, int]) -> bool:
        """Whether the rule was written for this version of its engine and this Python."""
        return self.versions[0] <= version_of(version) < self.versions[1] and self.python[0] <= python < self.python[1]


def version_of(text: str) -> Version:
    """The numbers at the start of a version; `1.4.0rc1` is (1, 4, 0)."""
    numbers = re.match(r"\d+(?:\.\d+)*", text)
    if numbers is None:
        raise ValueError(f"{text!r} is no version")
    return tuple(map(int, numbers[0].split(".")))


def _marked(match: re.Match[str]) -> str:
    return MARK + MARK.join(group for group in match.groups() if group is not None)


def excuse(rules: Sequence[Rule], field: str, reference: str, actual: str, exceptions: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that together explain how `actual` differs from `reference` in `field`, in the order applied; none if they can't."""
    used: list[Rule] = []
    for rule in rules:
        if field not in rule.fields or (rule.exceptions and not set(rule.exceptions).intersection(exceptions)):
            continue
        left, right = rule.reference.sub(_marked, reference), rule.actual.sub(_marked, actual)
        if left != reference and right != actual:
            used.append(rule)
            reference, actual = left, right
            if reference == actual:
                return tuple(used)
    return ()


def overbroad(rules: Sequence[Rule], explained: Mapping[str, int], compared: int) -> dict[str, str]:
    """Of the rules by id that explained so many of the comparisons, those past their cap, and by how much in words."""
    return {
        rule.id: f"{times} of {compared} comparisons, its cap is {rule.cap} of 1,000"
        for rule in rules
        if (times := explained.get(rule.id, 0)) > FEW and times * 1000 > rule.cap * compared
    }


def read_rules(path: Path = RULES_FILE) -> tuple[Rule, ...]:
    """The rules of a file. Raises AllowedError on anything that is not exactly a rule, OSError where the file can't be read."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise AllowedError(f"{path.name} is not TOML: {exc}") from exc
    if set(data) - {"rule"} or not isinstance(data.get("rule", []), list):
        raise AllowedError(f"{path.name} holds [[rule]] tables only")
    rules = tuple(_rule(table, index) for index, table in enumerate(data.get("rule", []), 1))
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise AllowedError(f"two rules have the id {rule.id!r}")
        seen.add(rule.id)
    return rules


@lru_cache(maxsize=1)
def shipped_rules() -> tuple[Rule, ...]:
    """The rules that come with the project."""
    return read_rules()


REQUIRED: dict[str, type] = {
    "id": str, "engine": str, "versions": list, "python": list, "reason": str, "fields": list, "reference": str, "actual": str,
    "witness": str, "cap": int,
}  # fmt: skip


def _rule(table: Any, index: int) -> Rule:
    name = f"rule {table.get('id', index)!r}" if isinstance(table, dict) else f"rule {index}"
    if not isinstance(table, dict):
        raise AllowedError(f"{name} is no table")
    for key, kind in REQUIRED.items():
        if not isinstance(table.get(key), kind) or not table[key]:
            raise AllowedError(f"{name} needs {key!r}, a {kind.__name__} that is not empty")
    if unknown := sorted(set(table) - {*REQUIRED, "exceptions"}):
        raise AllowedError(f"{name} has unknown keys: {', '.join(unknown)}")
    if unknown := sorted(set(table["fields"]) - set(FIELDS)):
        raise AllowedError(f"{name} names unknown fields: {', '.join(unknown)}; there are {', '.join(FIELDS)}")
    try:
        versions, python = (_range(table[key]) for key in ("versions", "python"))
        reference, actual = (re.compile(table[key], re.DOTALL) for key in ("reference", "actual"))
    except (ValueError, TypeError, re.error) as exc:
        raise AllowedError(f"{name}: {exc}") from exc
    return Rule(
        id=table["id"], engine=table["engine"], versions=versions, python=python, reason=table["reason"], fields=tuple(table["fields"]),
        reference=reference, actual=actual, witness=table["witness"], cap=table["cap"], exceptions=tuple(table.get("exceptions", ())),
    )  # fmt: skip


def _range(bounds: list[str]) -> tuple[Version, Version]:
    if len(bounds) != 2 or version_of(bounds[0]) >= version_of(bounds[1]):
        raise ValueError(f"{bounds} is no range: it takes two versions, from and below")
    return version_of(bounds[0]), version_of(bounds[1])
