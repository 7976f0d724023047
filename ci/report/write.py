"""Writes the report of a run: `report.md`, `report.html`, `report.json`, `findings/<id>/`; the same of what is private under `private/`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ci.cases import case_of
from ci.findings import Bucket, Findings
from ci.report.pages import render
from ci.report.repro import repro_script
from ci.report.trends import trends
from ci.triage import NEWS, by_weight
from differential.finding import Finding

FOLDER = "findings"
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
REPRO_SECONDS = 30.0
NOT_KEPT: dict[str, Any] = {"cpu_seconds": 0.0, "lives": {}, "overbroad": {}}
"""What nightlies of an earlier version did not keep."""


def write_report(out: Path, database: Findings, run: int, data: dict[str, Any]) -> Path:
    """Writes the report on a run whose data is `data`, in place of the one before. The path of `report.md`. Raises OSError."""
    data = NOT_KEPT | data
    buckets = by_weight(database.buckets(run))
    public, private = [bucket for bucket in buckets if not bucket.private], [bucket for bucket in buckets if bucket.private]
    for stale in (FOLDER, "private"):
        shutil.rmtree(out / stale, ignore_errors=True)
    shown = {"run": data, "totals": data["totals"], "folder": FOLDER, "trends": trends([*database.nightlies(run), data]), "news": NEWS}
    write_pages(out, database, public, title="Nightly report", private_count=len(private), **shown)
    if private:
        title = "Private findings: crashes and limits passed"
        write_pages(out / "private", database, private, title=title, private_count=0, **shown)
    return out / "report.md"


def write_pages(out: Path, database: Findings, buckets: Sequence[Bucket], **shown: Any) -> None:
    """One report of some of the buckets; `shown` is what its pages need besides."""
    out.mkdir(parents=True, exist_ok=True)
    for bucket in buckets:
        for finding in database.findings_of(bucket.key):
            write_finding(out / FOLDER / finding.id, finding, bucket)
    for page in ("report.md", "report.html"):
        write_text(out / page, render(f"{page}.j2", buckets=buckets, **shown))
    summary = {**shown["run"], "private": shown["private_count"], "buckets": [bucket_as_json(bucket) for bucket in buckets]}
    write_text(out / "report.json", json.dumps(summary, indent=2) + "\n")


def folder_of(out: Path, bucket: Bucket) -> Path:
    """Where the report has the smallest witness of a bucket."""
    return out / ("private" if bucket.private else "") / FOLDER / bucket.witness.id


def bucket_as_json(bucket: Bucket) -> dict[str, Any]:
    """A bucket as `report.json` has it; the finding whole lies in its folder."""
    return {
        "key": bucket.key,
        "life": bucket.life,
        "count": bucket.count,
        "title": bucket.title,
        "engine": bucket.witness.engine,
        "reference": bucket.witness.reference,
        "what": bucket.witness.what,
        "effect": bucket.witness.effect,
        "finding": bucket.witness.id,
        "folder": f"{FOLDER}/{bucket.witness.id}",
        "program": bucket.witness.program.text,
    }


def write_finding(folder: Path, finding: Finding, bucket: Bucket) -> None:
    """The folder of one finding."""
    (folder / "case").mkdir(parents=True, exist_ok=True)
    files = {
        "program.py": finding.program.text,
        "outcomes.json": json.dumps({label: outcome.as_json() for label, outcome in finding.outcomes.items()}, indent=2) + "\n",
        "repro.py": repro_script(finding),
        "README.md": render("finding.md.j2", finding=finding, bucket=bucket),
        **{f"case/{name}": text for name, text in case_of(finding).items()},
    }
    for name, text in files.items():
        write_text(folder / name, text)


def write_text(path: Path, text: str) -> None:
    """Writes a program as it is, a page so that every viewer takes it for text: guests print control characters and lone surrogates.

    Raises OSError with the file's name, which a full disk's own has not.
    """
    page = path.suffix in (".md", ".html")
    text = UNSEEN.sub(lambda match: f"\\x{ord(match[0]):02x}", text) if page else text
    try:
        path.write_text(text, "utf-8", "backslashreplace" if page else "surrogatepass")
    except OSError as exc:
        raise OSError(exc.errno, exc.strerror, str(path)) from exc


def shows(repro: Path) -> bool:
    """Whether a `repro.py` shows its difference here and now, with the engine that this Python has."""
    try:
        status = subprocess.run(
            [sys.executable, str(repro)], capture_output=True, timeout=REPRO_SECONDS, stdin=subprocess.DEVNULL
        ).returncode
    except subprocess.TimeoutExpired:
        return False
    return status == 1
