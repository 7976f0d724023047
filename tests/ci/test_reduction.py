"""Reduction of buckets: real findings become small ones of the same key, and the database follows where a key becomes known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ci.findings import Bucket, Findings, Life
from ci.reduction import reduce_buckets
from differential.cause import VERSION, Cause
from differential.compare import compare
from differential.engines.found import find_engines
from differential.engines.protocol import RunLimits
from differential.locate import locate, references
from differential.oracle import candidates
from differential.program import Program
from tests.differential.made import finding

LONG = (
    "a = [1, 2]\nb = len(a)\nfor i in range(b):\n    print(i)\ntry:\n    print({call}, b)\nexcept TypeError as e:\n    print(e)\nprint(a)\n"
)


def test_each_bucket_gets_a_small_witness_of_its_cause(tmp_path: Path) -> None:
    pytest.importorskip("pydantic_monty")
    engines, _ = find_engines(("cpython", "pydantic-monty"))
    buckets = []
    try:
        for call in ("type(zip(a, 'xy')).__name__", "ord(b'a')"):
            program = Program(LONG.replace("{call}", call))
            outcomes = [engine.run([program], RunLimits())[0] for engine in engines]
            [wrong] = candidates(engines, program, outcomes, compare(engines, outcomes), RunLimits())
            engine = engines[-1]
            wrong = replace(wrong, cause=locate(program, references(engine, engines), engine, RunLimits()))
            buckets.append(Bucket(wrong.key, Life.NEW, 1, wrong))
    finally:
        for engine in engines:
            engine.close()
    smaller = list(reduce_buckets(buckets, tmp_path / "reduce", 60))
    assert [bucket for bucket, _ in smaller] == buckets
    for bucket, found in smaller:
        assert found.key == bucket.key
        assert len(found.program.text) < len(bucket.witness.program.text) / 3


def test_a_bucket_whose_cause_becomes_known_takes_its_key(tmp_path: Path) -> None:
    database = Findings(tmp_path / "findings.sqlite3")
    run = database.begin_run("diff", 0)
    database.record(run, finding("print(1000)"))
    database.record(run, finding("print(2000)", operation="len()"))
    cause = Cause("pydantic-monty", "int", "other int", "int()", ())
    for number, operation in enumerate(("int()", "len()")):
        key = finding("", operation=operation).signature.key
        database.add_witness(run, key, replace(finding("x" * (number + 1)), cause=cause))
    [bucket] = database.buckets(run)
    assert (bucket.key, bucket.count, bucket.witness.program.text, bucket.title) == (cause.key, 2, "x", cause.title)
    assert database.bucket_of(finding("print(1000)")) == bucket


def test_findings_with_keys_of_another_version_are_told(tmp_path: Path) -> None:
    database = Findings(tmp_path / "findings.sqlite3")
    run = database.begin_run("diff", 0)
    old = replace(finding("1"), cause=Cause("pydantic-monty", "int", "other int", "int()", (), version=0))
    database.record(run, old)
    database.record(run, finding("2"))
    assert database.outdated() == [old]
    now = replace(old, cause=replace(old.cause, version=VERSION) if old.cause else None)
    database.record(run, now)
    assert database.outdated() == []
    assert {bucket.key for bucket in database.buckets(run)} == {now.key, finding("2").key}
