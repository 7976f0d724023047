"""Where engines part: programs whose cause is known, on the real engines; and that tracing changes nothing of what programs do."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from differential.cause import Cause
from differential.engines.found import find_engines
from differential.engines.interp import InterpEngine
from differential.engines.protocol import Engine, RunLimits
from differential.finding import Finding
from differential.locate import locate, locate_all
from differential.normalize import normalized
from differential.outcome import Kind
from differential.program import Program
from differential.traced import Traced, printed, told
from fuzz_targets.faults import FAULTS
from tests.conformance.chunks import chunk_files, read_chunks
from tests.differential.made import finding

THIS = f"cpython-3.{sys.version_info[1]}"


@pytest.fixture(scope="module")
def cpython() -> Iterator[Engine]:
    engines, _ = find_engines((THIS,))
    yield engines[0]
    engines[0].close()


@pytest.fixture(scope="module")
def monty() -> Iterator[Engine]:
    engines, missing = find_engines(("pydantic-monty",))
    if missing:
        pytest.skip(missing["pydantic-monty"])
    yield engines[0]
    engines[0].close()


CAUSES = tomllib.loads(Path(__file__).with_name("located.toml").read_text("utf-8"))["causes"]


@pytest.mark.parametrize(("text", "operation", "expected", "actual"), CAUSES, ids=[text for text, *_ in CAUSES])
def test_where_pydantic_monty_parts(cpython: Engine, monty: Engine, text: str, operation: str, expected: str, actual: str) -> None:
    cause = locate(Program(text), [cpython], monty, RunLimits())
    assert cause is not None
    assert (cause.operation, cause.expected, cause.actual) == (operation, expected, actual)


FAULTY = [
    ("find-ignores-start", "str.find()", "int", "other int"),
    ("round-half-up", "round()", "int", "other int"),
    ("divmod-towards-zero", "divmod()", "tuple", "other tuple"),
    ("bit-length-counts-sign", "int.bit_length()", "int", "other int"),
    ("zfill-before-sign", "str.zfill()", "str", "other str"),
    ("issubset-proper", "set.issubset()", "True", "False"),
    ("get-loses-numbers", "dict.get()", "int", "NoneType"),
    ("tuple-index-worded-otherwise", "", "ValueError in other words", "ValueError x not in tuple"),
    ("strip-takes-one-side", "str.strip()", "str", "other str"),
]


@pytest.mark.parametrize(("name", "operation", "expected", "actual"), FAULTY)
def test_where_a_faulty_interp_parts(cpython: Engine, name: str, operation: str, expected: str, actual: str) -> None:
    fault = FAULTS[name]
    program = Program(f"def told(x):\n    print('told', x)\n{fault.witness}told(1)\n")
    engine = InterpEngine()
    fault.switch_on()
    try:
        cause = locate(program, [cpython], engine, RunLimits())
    finally:
        fault.switch_off()
        engine.close()
    assert cause is not None
    assert (cause.operation, cause.expected, cause.actual) == (operation, expected, actual)


def test_what_agrees_or_is_allowed_has_no_cause(cpython: Engine, monty: Engine) -> None:
    texts = ["print(1 + 1)", "print(", "1 / 0", "print(1.0 // 0)", "try:\n    [1].index(5)\nexcept ValueError as e:\n    print(e)"]
    assert locate_all([Program(text) for text in texts], [cpython], monty, RunLimits()) == [None] * len(texts)


def test_one_cause_has_one_key_whatever_surrounds_it(cpython: Engine, monty: Engine) -> None:
    texts = [
        "print(zip([1], 'a'))",
        "def f(*a):\n    return zip(*a)\nfor x in range(3):\n    try:\n        list(f('ab', (x,)))\n    finally:\n        x",
    ]
    keys = {cause and cause.key for cause in locate_all([Program(text) for text in texts], [cpython], monty, RunLimits())}
    assert len(keys) == 1
    assert None not in keys


def test_tracing_changes_nothing_that_a_program_does(cpython: Engine) -> None:
    chunks = [chunk for path in chunk_files() for chunk in read_chunks(path)[:2]]
    programs = [
        Program(chunk.text, hostile=True)
        for chunk in chunks
        if not chunk.expect and chunk.raises != "SyntaxError" and chunk.python <= sys.version_info[:2]
    ]
    looks_at_itself = (
        "redirect_stdout",
        "globals",
        "locals",
        "dir(",
        "vars(",
        "__dict__",
        "inspect",
        "traceback",
        "sys.",
        "eval",
        "exec",
        "recurs",
        "__code__",
    )
    programs = [program for program in programs if not any(word in program.text for word in looks_at_itself)]
    traced = [Program(Traced(program.text).text, hostile=True) for program in programs]
    room = RunLimits(output=2**24, seconds=10)
    compared = 0
    for program, plain, told_run in zip(programs, cpython.run(programs, room), cpython.run(traced, room), strict=True):
        alone, beside = normalized(plain), normalized(told_run)
        if beside.kind in (Kind.LIMITED, Kind.TIMED_OUT):  # a loop of a million rounds: `locate` gives it up
            continue
        compared += 1
        assert (alone.kind, alone.exception, alone.stdout) == (beside.kind, beside.exception, printed(beside.stdout)), program.text
    assert compared > 30


def test_events_come_in_the_order_of_evaluation(cpython: Engine) -> None:
    traced = Traced("print((1 + 2) * 3)")
    events, rest = told(cpython.run([Program(traced.text)], RunLimits())[0].stdout)
    assert [(event.type, event.text, event.printed) for event in events] == [
        ("", "", ""),
        ("<class 'int'>", "3", ""),
        ("<class 'int'>", "9", ""),
        ("<class 'NoneType'>", "None", "9\n"),
    ]
    assert rest == ""


def test_a_cause_goes_with_its_finding_and_gives_its_key() -> None:
    plain = finding("print(1)")
    cause = Cause("interp", "int", "other int", "len()", ("str",))
    located = Finding.from_json({**plain.as_json(), "cause": asdict(cause)})
    assert (located.key, located.title, located.outdated) == (cause.key, cause.title, False)
    assert Finding.from_json(located.as_json()) == located
    assert Finding.from_json({**plain.as_json(), "cause": None}) == plain
    assert plain.key == plain.signature.key != cause.key
