from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from differential.choices import BytesChoices, DrawnChoices
from differential.engines.cpython import CPythonEngine
from differential.engines.protocol import RunLimits
from differential.generator import VERSION, generate, generate_from, generate_from_bytes
from differential.generator.grammar import PRODUCTIONS
from differential.generator.measure import how_it_ended, measure, nodes
from differential.generator.profile import FULL, PYDANTIC_MONTY
from differential.generator.weights import DEFAULT, Weights
from differential.outcome import Kind

# generated programs compare literals and call them on purpose
pytestmark = pytest.mark.filterwarnings("ignore::SyntaxWarning")


@pytest.fixture(scope="module")
def cpython() -> Iterator[CPythonEngine]:
    import sys

    engine = CPythonEngine(sys.executable)
    yield engine
    engine.close()


def test_a_program_is_a_function_of_its_numbers() -> None:
    assert generate(1, 2, 3) == generate(1, 2, 3)
    assert len({generate(seed, shard, index).id for seed in (1, 2) for shard in (0, 1) for index in range(5)}) == 20


def test_the_seed_says_how_to_make_it_again() -> None:
    program = generate(7, 1, 4, weights=Weights(epoch=3))
    assert (program.origin, program.seed) == ("generated", f"7/1/4/{VERSION}/3")


def test_programs_compile_and_have_at_least_200_nodes_in_the_median() -> None:
    texts = [generate(11, 0, index).text for index in range(300)]
    for text in texts:
        compile(text, "<generated>", "exec")
    assert statistics.median(map(nodes, texts)) >= 200


def test_programs_end_as_the_generator_meant(cpython: CPythonEngine) -> None:
    figures = measure(300, seed=12, rows=False)
    assert [(program.seed, outcome) for program, outcome in figures.unmeant] == []
    assert figures.ends["finished"] >= 0.6 * figures.programs
    assert figures.ends["raised as meant"] > 0.1 * figures.programs


def test_what_they_print_does_not_depend_on_the_process(cpython: CPythonEngine) -> None:
    """No address, no hash of one, no order that follows from it reaches stdout."""
    programs = [generate(13, 0, index) for index in range(150)]
    limits = RunLimits()
    first = cpython.run(programs, limits)
    second = cpython.run(list(reversed(programs)), limits)[::-1]
    assert [outcome.stdout for outcome in first] == [outcome.stdout for outcome in second]
    assert not any(" at 0x" in outcome.stdout for outcome in first)


def test_they_print_as_they_go(cpython: CPythonEngine) -> None:
    outcomes = cpython.run([generate(14, 0, index) for index in range(100)], RunLimits())
    assert statistics.median(outcome.stdout.count("\n") for outcome in outcomes) >= 8


def test_no_bytes_make_a_short_program() -> None:
    program = generate_from_bytes(b"")
    assert nodes(program.text) < 60
    assert program.raises == ()


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_make_one_program_that_compiles(data: bytes) -> None:
    program = generate_from_bytes(data)
    assert program == generate_from(BytesChoices(data))
    compile(program.text, "<bytes>", "exec")


@given(st.data())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_hypothesis_draws_programs_that_compile(data: st.DataObject) -> None:
    compile(generate_from(DrawnChoices(data.draw)).text, "<drawn>", "exec")


def test_every_production_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A production that is never emitted is a line of grammar without effect."""
    from differential.generator.builder import Builder
    from differential.generator.tables import CompiledProduction

    seen: set[str] = set()
    emit = Builder.emit

    def note(self: Builder, production: CompiledProduction) -> None:
        seen.add(production.name)
        emit(self, production)

    monkeypatch.setattr(Builder, "emit", note)
    for index in range(2000):
        generate(15, 0, index)
    assert {production.name for production in PRODUCTIONS} - seen == set()


def test_weights_switch_a_production_off_and_another_on() -> None:
    only = Weights(1, productions={production.name: int(production.name == "cyclic_list") for production in PRODUCTIONS})
    # at the top level a statement is one of this production; deeper there is none
    text = generate(1, 0, 0, weights=only).text
    assert text.count(".append(") >= 5
    assert "class " not in text


def test_a_profile_leaves_out_what_its_engine_lacks() -> None:
    text = "".join(generate(16, 0, index, PYDANTIC_MONTY).text for index in range(100))
    tree = ast.parse(text)
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert classes and not any(node.bases or node.keywords for node in classes)
    assert not any(isinstance(node, (ast.Yield, ast.YieldFrom, ast.Delete)) for node in ast.walk(tree))
    assert "bytearray" not in text and "@property" not in text


def test_pydantic_monty_refuses_hardly_any_program_of_its_profile() -> None:
    pytest.importorskip("pydantic_monty")
    from differential.engines.monty import MontyEngine

    engine = MontyEngine()
    try:
        outcomes = engine.run([generate(17, 0, index, PYDANTIC_MONTY) for index in range(100)], RunLimits())
    finally:
        engine.close()
    assert sum(outcome.kind is Kind.REFUSED for outcome in outcomes) <= 2


def test_an_uncaught_exception_is_recorded(cpython: CPythonEngine) -> None:
    programs = [program for program in (generate(18, 0, index) for index in range(120)) if program.raises]
    assert 10 < len(programs) < 48
    outcomes = cpython.run(programs, RunLimits())
    assert {how_it_ended(program, outcome) for program, outcome in zip(programs, outcomes, strict=True)} == {"raised as meant"}


def test_the_full_profile_lacks_nothing() -> None:
    from differential.generator.tables import compile_tables

    tables = compile_tables(FULL, DEFAULT)
    emitted = {production.name for place in tables.statements for production in place}
    assert emitted == {production.name for production in PRODUCTIONS}
