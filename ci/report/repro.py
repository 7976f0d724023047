"""`repro.py` of a finding: a script that needs only the engine, and exits 1 while the difference shows."""

from __future__ import annotations

import ast
from typing import Any

from ci.report.pages import render
from differential.compare import ABSENT, ended
from differential.finding import Finding, What
from differential.normalize import normalized

ENGINES = {
    "pydantic-monty": ("repro_pydantic_monty.py.j2", "pydantic-monty"),
    "interp": ("repro_interp.py.j2", "monty-fuzz"),
}
"""By engine: its template, and the distribution that a script has to pin."""


def with_result_printed(text: str) -> str:
    """The program with the value of its last expression printed, so that it can be seen from outside."""
    tree = ast.parse(text)
    last = tree.body[-1]
    if isinstance(last, ast.Expr):
        last.value = ast.Call(ast.Name("print", ast.Load()), [ast.Call(ast.Name("repr", ast.Load()), [last.value], [])], [])
    return ast.unparse(ast.fix_missing_locations(tree))


def repro_script(finding: Finding) -> str:
    """The script. Raises KeyError for an engine that has no template."""
    name, _, version = finding.engine.rpartition("-")
    template, distribution = ENGINES[name]
    return render(
        template,
        finding=finding,
        distribution=distribution,
        version=version,
        limits=finding.limits,
        reference=finding.reference,
        program=program_shown(finding),
        check=check_of(finding),
    )


def program_shown(finding: Finding) -> str:
    first = finding.differences[0] if finding.differences else None
    return with_result_printed(finding.program.text) if first is not None and first.field == "result" else finding.program.text


def check_of(finding: Finding) -> dict[str, Any]:
    """What the script looks at (`part`: `line`, `ended`, `crash` or `time`) and what is expected there."""
    if finding.what is not What.DIFFERENCE:
        return {"part": "crash" if finding.what is What.CRASH else "time", "index": 0, "expected": ""}
    first, reference = finding.differences[0], finding.outcomes[finding.reference]
    if first.field == "stdout":
        lines = reference.stdout.split("\n")
        return {"part": "line", "index": first.index, "expected": ABSENT if first.index >= len(lines) else lines[first.index]}
    if first.field == "result":
        return {"part": "line", "index": reference.stdout.count("\n"), "expected": reference.result}
    if first.field == "line":
        return {"part": "raised at", "index": 0, "expected": f"line {reference.line}"}
    return {"part": "ended", "index": 0, "expected": ended(normalized(reference))}
