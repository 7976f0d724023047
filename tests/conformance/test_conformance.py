"""The conformance set: every chunk in CPython, in compiled and in uncompiled `interp`. CPython is the oracle, nothing is stored."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from differential.compare import EngineId, Verdict, compare
from differential.engines.cpython import CPythonEngine
from differential.engines.interp import InterpEngine
from differential.engines.protocol import EngineMissing, RunLimits
from differential.outcome import Kind, Outcome
from differential.program import Program
from interp import compiled
from tests.conformance.chunks import ROOT, BadChunk, Chunk, chunk_files, read_chunks

PYTHON = sys.version_info[:2]
IDENTITIES = (EngineId("cpython", "", PYTHON), EngineId("interp", "", PYTHON))
ORACLE_LIMITS = RunLimits(seconds=10, memory=512 * 2**20)
# Small, so that what must hit a limit does it soon; the clock is out of the way, because only fuel is the same in both builds.
LIMITS = RunLimits(seconds=60, memory=32 * 2**20, instructions=2_000_000)
OPEN: dict[str, dict[str, str]] = tomllib.loads((ROOT / "open.toml").read_text(encoding="utf-8"))
"""Chunks in which `interp` is known to differ, by file, each with what differs. One that agrees again has to leave the list."""
each_file = pytest.mark.parametrize("path", chunk_files(), ids=lambda path: path.relative_to(ROOT).with_suffix("").as_posix())


@pytest.fixture(scope="module")
def cpythons() -> Iterator[list[CPythonEngine]]:
    """Two processes of this CPython: what depends on an address differs between them."""
    try:
        engines = [CPythonEngine(sys.executable) for _ in range(2)]
    except EngineMissing as exc:
        pytest.skip(str(exc))
    yield engines
    for engine in engines:
        engine.close()


@pytest.fixture(scope="module")
def builds() -> Iterator[dict[str, InterpEngine]]:
    """The builds of `interp` there are."""
    engines = {"uncompiled": InterpEngine(from_source=True)}
    if compiled.state() == "compiled":
        engines["compiled"] = InterpEngine(apart=True)
    yield engines
    for engine in engines.values():
        engine.close()


def programs(chunks: list[Chunk]) -> list[Program]:
    return [Program(chunk.text) for chunk in chunks]


def shortfall(chunk: Chunk, expected: Outcome, actual: Outcome) -> str:
    """In what `actual` is not what the chunk asks for; empty where it is."""
    kind, _, wanted = chunk.expect.partition(" ")
    if kind == "limit":
        met = actual.kind is Kind.LIMITED and actual.limit in wanted.split("|") and "never" not in actual.stdout
        return "" if met else f"expected {chunk.expect}, got {actual.kind} {actual.limit}{actual.exception} {actual.message}"
    if kind == "refused":
        met = actual.kind is Kind.REFUSED and not actual.stdout
        return "" if met else f"expected a refusal, got {actual.kind} {actual.exception} {actual.message}"
    pair = compare(IDENTITIES, [expected, actual]).pairs[0]
    if pair.verdict in (Verdict.AGREE, Verdict.ALLOWED):
        return ""
    if not pair.differences:
        return f"{pair.reason} {actual.exception} {actual.message}"
    first = pair.differences[0]
    return f"{first.field}: {first.reference!r} in CPython, {first.actual!r}"


@each_file
def test_cpython_ends_each_chunk_as_declared(path: Path, cpythons: list[CPythonEngine]) -> None:
    chunks = [chunk for chunk in read_chunks(path) if not chunk.expect and chunk.python <= PYTHON]
    known = OPEN.get(path.relative_to(ROOT).with_suffix("").as_posix(), {})
    first, second = (engine.run(programs(chunks), ORACLE_LIMITS) for engine in cpythons)
    wrong = []
    for chunk, outcome, again in zip(chunks, first, second, strict=True):
        ended = outcome.exception if outcome.kind is Kind.RAISED else "" if outcome.kind is Kind.FINISHED else str(outcome.kind)
        if ended != chunk.raises:
            wrong.append(f"{chunk.name}: ends with {ended or 'nothing raised'} {outcome.message}, line {outcome.line}")
        if alike(outcome) != alike(again) and not known.get(chunk.name, "").startswith("unsteady"):
            wrong.append(f"{chunk.name}: two runs differ")
        if not (outcome.stdout or outcome.exception):
            wrong.append(f"{chunk.name}: prints nothing")
    assert not wrong, "\n".join(wrong)


@each_file
def test_interp_does_what_cpython_does(path: Path, cpythons: list[CPythonEngine], builds: dict[str, InterpEngine]) -> None:
    chunks = [chunk for chunk in read_chunks(path) if chunk.python <= PYTHON]
    if not chunks:
        pytest.skip(f"written for a Python later than {PYTHON[0]}.{PYTHON[1]}")
    asked = cpythons[0].run([Program("" if chunk.expect else chunk.text) for chunk in chunks], ORACLE_LIMITS)
    outcomes = {build: engine.run(programs(chunks), LIMITS) for build, engine in builds.items()}
    known = OPEN.get(path.relative_to(ROOT).with_suffix("").as_posix(), {})
    wrong: list[str] = []
    waiting: list[str] = []
    for chunk, expected, *actual in zip(chunks, asked, *outcomes.values(), strict=True):
        found = [f"{build}: {what}" for build, one in zip(outcomes, actual, strict=True) if (what := shortfall(chunk, expected, one))]
        if not found and len({alike(one) for one in actual}) > 1:
            found = [f"the builds differ: {' | '.join(str(alike(one)) for one in actual)}"]
        if chunk.name in known:
            if not found and not known[chunk.name].startswith("unsteady"):
                wrong.append(f"{chunk.name}: agrees now, take it out of open.toml")
            continue
        (waiting if chunk.needs else wrong).extend(f"{chunk.name}: {what}" for what in found)
    assert not wrong, "\n".join(wrong)
    if needs := {chunk.needs for chunk in chunks if chunk.needs}:
        assert waiting, f"every chunk agrees: take `# needs: {', '.join(needs)}` out of the file"
        pytest.xfail(f"needs {', '.join(needs)}: {len(waiting)} differences over {len(chunks)} chunks in {len(outcomes)} builds")


def alike(outcome: Outcome) -> Outcome:
    """The outcome without what the clock and the allocator say; fuel stays in."""
    return replace(outcome, cpu_seconds=0.0, peak_bytes=0)


def test_the_set_is_whole() -> None:
    assert sum(len(read_chunks(path)) for path in chunk_files()) >= 350


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# name: a\nx\n---\nprint()\n", "without a `# name:` line"),
        ("# name: a\nx\n---\n# name: a\ny\n", "name used twice: a"),
        ("# name: a\n# nmae: b\n", "unknown header"),
        ("# name: a\n# python: three\n", "a version such as 3.12, not 'three'"),
    ],
)
def test_a_bad_file_is_refused_with_its_fault(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "x.chunks"
    path.write_text(text)
    with pytest.raises(BadChunk, match=message):
        read_chunks(path)
