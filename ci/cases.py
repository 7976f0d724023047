"""Regression cases: the format of `corpus/regressions/<id>/case.py` and `case.toml`, read strictly and written."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ci.complaint import Complaint
from ci.program_files import read_text
from differential.allowed import Version, version_of
from differential.confirm import behaviour
from differential.engines.found import NAMES
from differential.engines.protocol import RunLimits
from differential.finding import Finding
from differential.outcome import Kind
from differential.program import Program

REGRESSIONS = Path(__file__).parents[1] / "corpus" / "regressions"

OUTCOME_FIELDS = {"kind": str, "stdout": str, "result": str, "exception": str, "message": str, "line": int, "limit": str}
LIMITS = {field.name: field.type for field in fields(RunLimits)}


@dataclass(frozen=True, slots=True)
class Expected:
    """What an engine must do, strictly within `versions` of it and `python` of the CPython it is held against (from, to before).

    `agrees` says whether it must do what CPython does; None asks nothing. `outcome` holds the fields that must be exactly so.
    """

    engine: str
    versions: tuple[Version, Version]
    python: tuple[Version, Version]
    agrees: bool | None
    outcome: dict[str, Any]

    def in_range(self, version: str, python: tuple[int, int]) -> bool:
        """Whether the verdict was written for these versions; outside them a change is drift."""
        return self.versions[0] <= version_of(version) < self.versions[1] and self.python[0] <= python < self.python[1]


@dataclass(frozen=True, slots=True)
class Case:
    """A program with the verdict that each engine must give, where it came from and what it proves."""

    id: str
    program: Program
    reason: str
    limits: RunLimits
    verdicts: tuple[Expected, ...]


class CaseError(Complaint):
    """A case is corrupt; the message names it, says what is wrong and what to do."""


def case_folders(directory: Path) -> list[Path]:
    """The folders of the cases in a directory, sorted. Raises CaseError where there is no such directory."""
    if not directory.is_dir():
        raise CaseError(f"{directory} is no folder of regression cases: name one with --corpus")
    return sorted(path for path in directory.iterdir() if path.is_dir() and not path.name.startswith((".", "__")))


def read_case(folder: Path) -> Case:
    """The case in a folder. Raises CaseError on anything that is not exactly a case, Complaint where its program can't be read."""
    name = f"case {folder.name}"
    if not (folder / "case.toml").exists():
        raise CaseError(f"{name}: {folder / 'case.toml'} is missing: restore it, or remove the folder")
    try:
        data = tomllib.loads(read_text(folder / "case.toml"))
    except tomllib.TOMLDecodeError as exc:
        raise CaseError(f"{name}: case.toml is not TOML: {exc}") from exc
    program = Program(read_text(folder / "case.py"), "regression", folder.name, hostile=True)
    reject_unknown(name, data, ("origin", "reason", "finding", "limits", "verdict"))
    for key in ("origin", "reason"):
        if not isinstance(data.get(key), str) or not data[key]:
            raise CaseError(f"{name}: case.toml needs {key!r}, a text that is not empty")
    limits = data.get("limits", {})
    if not isinstance(limits, dict) or not all(isinstance(value, int | float) for value in limits.values()):
        raise CaseError(f"{name}: [limits] holds numbers only")
    reject_unknown(f"{name}: [limits]", limits, LIMITS)
    tables = data.get("verdict")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise CaseError(f"{name}: case.toml needs at least one [[verdict]]")
    return Case(folder.name, program, data["reason"], RunLimits(**limits), tuple(read_verdict(name, table) for table in tables))


def read_verdict(name: str, table: dict[str, Any]) -> Expected:
    """One [[verdict]] of the case called `name`. Raises CaseError."""
    engine = table.get("engine")
    if engine not in NAMES:
        raise CaseError(f"{name}: a verdict names the engine {engine!r}: there are {', '.join(NAMES)}")
    name = f"{name}: the verdict of {engine}"
    reject_unknown(name, table, ("engine", "versions", "python", "agrees", *OUTCOME_FIELDS))
    versions = read_range(name, table, "versions")
    python = versions if engine == "cpython" else read_range(name, table, "python")
    agrees = table.get("agrees")
    if not isinstance(agrees, bool | None) or (agrees is not None and engine == "cpython"):
        raise CaseError(f"{name}: 'agrees' is true or false, and is not for cpython, which is what the others are held against")
    outcome = {key: table[key] for key in OUTCOME_FIELDS if key in table}
    for key, value in outcome.items():
        if type(value) is not OUTCOME_FIELDS[key]:
            raise CaseError(f"{name}: {key!r} is a {OUTCOME_FIELDS[key].__name__}, not {value!r}")
    if "kind" in outcome and outcome["kind"] not in set(Kind):
        raise CaseError(f"{name}: unknown kind {outcome['kind']!r}: there are {', '.join(Kind)}")
    if agrees is None and not outcome:
        raise CaseError(f"{name} asks for nothing: give 'agrees', or a field of the outcome")
    return Expected(engine, versions, python, agrees, outcome)


def read_range(name: str, table: dict[str, Any], key: str) -> tuple[Version, Version]:
    bounds = table.get(key)
    try:
        if not isinstance(bounds, list):
            raise ValueError
        low, high = (version_of(bound) for bound in bounds)
        if low >= high:
            raise ValueError
    except (TypeError, ValueError):
        raise CaseError(f'{name}: {key!r} is [from, to before], as in ["1.4", "1.5"], not {bounds!r}') from None
    return low, high


def reject_unknown(name: str, table: dict[str, Any], known: Sequence[str] | dict[str, Any]) -> None:
    if unknown := sorted(set(table) - set(known)):
        raise CaseError(f"{name}: unknown key {unknown[0]!r}: there are {', '.join(known)}")


def case_of(finding: Finding) -> dict[str, str]:
    """The files, by name, of the case that a finding would be promoted as: the difference as it is today.

    The ranges are those seen: from each engine's minor version to before its next one. Of the other engines those that do what the
    reference does are held to that.
    """
    expected = finding.outcomes.get(finding.reference)
    lines = [f"origin = {quoted(f'{finding.program.origin} {finding.program.seed}')}", f"reason = {quoted(finding.title)}"]
    lines.append(f"finding = {quoted(finding.id)}")
    for label, outcome in finding.outcomes.items():
        name, _, version = label.rpartition("-")
        same = expected is not None and behaviour(outcome) == behaviour(expected)
        if label not in (finding.reference, finding.engine) and (name == "cpython" or not same):
            continue
        lines += ["", "[[verdict]]", f"engine = {quoted(name)}", f"versions = {minor_range(version)}"]
        if name != "cpython":
            lines.append(f"python = {minor_range((finding.reference or 'cpython-3.11').rpartition('-')[2])}")
        if name != "cpython" and expected is not None:
            lines.append(f"agrees = {'true' if same else 'false'}")
        if label in (finding.reference, finding.engine):
            lines += [f"{key} = {quoted(str(getattr(outcome, key)))}" for key in ("kind", "stdout", "exception") if getattr(outcome, key)]
    return {"case.py": finding.program.text, "case.toml": "\n".join(lines) + "\n"}


def minor_range(version: str) -> str:
    """The range of one minor version."""
    major, minor = (*version_of(version), 0)[:2]
    return json.dumps([f"{major}.{minor}", f"{major}.{minor + 1}"])


def quoted(text: str) -> str:
    """A TOML string: JSON's, but that TOML wants DEL escaped and has no lone surrogates."""
    safe = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(safe, ensure_ascii=False).replace("\x7f", "\\u007f")
