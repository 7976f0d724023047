from __future__ import annotations

import ast
import statistics
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from differential.choices import BytesChoices, DrawnChoices
from differential.engines.cpython import CPythonEngine
from differential.engines.interp import InterpEngine
from differential.engines.protocol import RunLimits
from differential.generator import VERSION, generate, generate_from, generate_from_bytes
from differential.generator.grammar import PRODUCTIONS
from differential.generator.measure import how_it_ended, measure, nodes
from differential.generator.profile import FULL, PYDANTIC_MONTY
from differential.generator.weights import DEFAULT, Weights, steered
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


FORMS_OF_SYNTAX: dict[str, Callable[[Any], object]] = {
    "posonlyargs": lambda n: isinstance(n, ast.arguments) and n.posonlyargs,
    "*args": lambda n: isinstance(n, ast.arguments) and n.vararg,
    "kwonlyargs with and without defaults": lambda n: isinstance(n, ast.arguments) and None in n.kw_defaults and any(n.kw_defaults),
    "**kwargs": lambda n: isinstance(n, ast.arguments) and n.kwarg,
    "defaults": lambda n: isinstance(n, ast.arguments) and n.defaults,
    "annotated parameter": lambda n: isinstance(n, ast.arg) and n.annotation,
    "annotated result": lambda n: isinstance(n, ast.FunctionDef) and n.returns,
    "decorated function": lambda n: isinstance(n, ast.FunctionDef) and n.decorator_list,
    "decorated class": lambda n: isinstance(n, ast.ClassDef) and n.decorator_list,
    "class keywords": lambda n: isinstance(n, ast.ClassDef) and n.keywords,
    "several bases": lambda n: isinstance(n, ast.ClassDef) and len(n.bases) > 1,
    "for else": lambda n: isinstance(n, ast.For) and n.orelse,
    "async for else": lambda n: isinstance(n, ast.AsyncFor) and n.orelse,
    "while else": lambda n: isinstance(n, ast.While) and n.orelse,
    "try else finally": lambda n: isinstance(n, ast.Try) and n.orelse and n.finalbody,
    "except* else finally": lambda n: isinstance(n, ast.TryStar) and n.orelse and n.finalbody,
    "bare except": lambda n: isinstance(n, ast.ExceptHandler) and n.type is None,
    "bare raise": lambda n: isinstance(n, ast.Raise) and n.exc is None,
    "raise from": lambda n: isinstance(n, ast.Raise) and n.cause,
    "call with *": lambda n: isinstance(n, ast.Call) and any(isinstance(a, ast.Starred) for a in n.args),
    "call with **": lambda n: isinstance(n, ast.Call) and any(k.arg is None for k in n.keywords),
    "subscript with *": lambda n: (
        isinstance(n, ast.Subscript) and any(isinstance(part, ast.Starred) for part in ast.iter_child_nodes(n.slice))
    ),
    "full slice": lambda n: isinstance(n, ast.Slice) and n.lower and n.upper and n.step,
    "asynchronous comprehension": lambda n: isinstance(n, ast.comprehension) and n.is_async,
    "several conditions": lambda n: isinstance(n, ast.comprehension) and len(n.ifs) > 1,
    "several generators": lambda n: isinstance(n, ast.ListComp) and len(n.generators) > 1,
    "chained assignment": lambda n: isinstance(n, ast.Assign) and len(n.targets) > 1,
    "chained comparison": lambda n: isinstance(n, ast.Compare) and len(n.ops) > 1,
    "annotation alone": lambda n: isinstance(n, ast.AnnAssign) and n.value is None,
    "annotated subscript": lambda n: isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Subscript),
    "annotated attribute": lambda n: isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Attribute),
    "del of a tuple": lambda n: isinstance(n, ast.Delete) and any(isinstance(target, ast.Tuple | ast.List) for target in n.targets),
    "with several": lambda n: isinstance(n, ast.With) and len(n.items) > 1,
    "with a subscript": lambda n: isinstance(n, ast.withitem) and isinstance(n.optional_vars, ast.Subscript),
    "async with several": lambda n: isinstance(n, ast.AsyncWith) and len(n.items) > 1,
    "import *": lambda n: isinstance(n, ast.ImportFrom) and n.names[0].name == "*",
    "import as": lambda n: isinstance(n, ast.Import) and n.names[0].asname,
    "guard": lambda n: isinstance(n, ast.match_case) and n.guard,
    "class pattern with both": lambda n: isinstance(n, ast.MatchClass) and n.patterns and n.kwd_patterns,
    "mapping pattern with rest": lambda n: isinstance(n, ast.MatchMapping) and n.rest,
    "nested f-string": lambda n: isinstance(n, ast.FormattedValue) and isinstance(n.value, ast.JoinedStr),
    "nested format spec": lambda n: (
        isinstance(n, ast.FormattedValue) and any(isinstance(m, ast.FormattedValue) for m in ast.walk(n.format_spec or n.value))
    ),
}  # fmt: skip
"""What the classes of nodes don't tell apart."""

NEWER = frozenset(("TypeAlias", "TypeVar", "ParamSpec", "TypeVarTuple", "TemplateStr", "Interpolation"))
"""A program is the same on each Python: it keeps to the syntax of the oldest."""


def node_classes() -> set[str]:
    """The classes of nodes that `ast.parse` makes of a module."""
    found: set[str] = set()
    pending: list[type[ast.AST]] = [ast.AST]
    while pending:
        for kind in pending.pop().__subclasses__():
            pending.append(kind)
            if kind.__module__ in ("ast", "_ast") and not kind.__subclasses__():
                found.add(kind.__name__)
    deprecated = {"Num", "Str", "Bytes", "NameConstant", "Ellipsis", "Index", "ExtSlice", "Suite", "AugLoad", "AugStore", "Param"}
    return found - deprecated - {"Expression", "Interactive", "FunctionType", "TypeIgnore"} - NEWER


def test_every_construct_of_the_language_comes() -> None:
    seen: set[str] = set()
    missing = dict(FORMS_OF_SYNTAX)
    for index in range(5000):
        for node in ast.walk(ast.parse(generate(19, 0, index).text)):
            seen.add(type(node).__name__)
            for name in [name for name, holds in missing.items() if holds(node)]:
                del missing[name]
        if not missing and not node_classes() - seen:
            break
    assert (node_classes() - seen, set(missing)) == (set(), set())


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
    for index in range(3000):
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


def test_an_epoch_calls_more_often_what_those_before_it_did_not() -> None:
    rows = tuple(InterpEngine().rows())
    profile = replace(FULL, rows=rows)
    left = {"dict.popitem", "int.bit_count"}

    def calls(weights: Weights) -> int:
        texts = [generate(3, 0, index, profile, weights).text for index in range(1000)]
        return sum(text.count(f".{name.rpartition('.')[2]}(") for text in texts for name in left)

    steering = steered(1, rows, set(rows) - left, ())
    assert calls(steering) > 2 * calls(DEFAULT)
    assert generate(3, 0, 1, profile, steering) == generate(3, 0, 1, profile, steered(1, rows, set(rows) - left, ()))
    assert steered(0, rows, (), ()) is DEFAULT
