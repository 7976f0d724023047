"""The faults that `montyfuzz score` draws: each operator changes what it says, ids stay, and a planted fault is found."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from dataclasses import asdict
from math import inf
from pathlib import Path

import pytest

from ci.score import faults
from ci.score.build import modules, probe_count, rewritten
from ci.score.faults import Fault, all_faults, draw, faults_of, planting
from ci.score.instrument import Instrumented
from ci.score.measure import Measurement, read_equivalent, read_killed
from ci.score.operators import OPERATORS, sites
from ci.score.power import as_json, in_turns, summary
from ci.score.rebuilt import ROOT, fingerprint, write_tree
from ci.score.streams import CPYTHON, Item, conformance
from ci.score.worker import Trial
from tests.conformance.chunks import chunk_files, read_chunks

CHANGES = [
    ("comparison-flipped", "x = a < b", "x = a >= b"),
    ("comparison-flipped", "x = a is not b", "x = a is b"),
    ("boundary-moved", "x = a < b", "x = a <= b"),
    ("and-or-swapped", "x = a and b and c", "x = a or b or c"),
    ("branch-negated", "x = a if b else c", "x = a if not b else c"),
    ("branch-negated", "if a:\n    b()", "if not a:\n    b()"),
    ("constant-changed", "x = 7", "x = 8"),
    ("constant-changed", "x = True", "x = False"),
    ("constant-changed", "x = 'TypeError'", "x = 'TypeErro'"),
    ("arithmetic-turned", "x = a + b", "x = a - b"),
    ("arithmetic-turned", "x <<= b", "x >>= b"),
    ("arguments-swapped", "x = f(vm, a, b)", "x = f(vm, b, a)"),
    ("statement-dropped", "a.x = b", "pass"),
    ("statement-dropped", "f(a)", "pass"),
    ("statement-dropped", "continue", "pass"),
    ("price-dropped", "vm.spend(a)", "pass"),
    ("price-dropped", "vm.fuel -= a", "pass"),
]
UNTOUCHED = [
    ("comparison-flipped", "x = a < b < c"),
    ("arguments-swapped", "x = f(a, a)"),
    ("arguments-swapped", "x = isinstance(a, b)"),
    ("statement-dropped", "x = b"),
    ("statement-dropped", "vm.spend(a)"),
    ("price-dropped", "vm.report(a)"),
    ("constant-changed", "x = None"),
]


def changed(operator: str, text: str) -> str | None:
    """The first statement of a text after the first change that the operator makes in it."""
    make = next(one.make for one in OPERATORS if one.name == operator)
    tree = ast.parse(f"while 1:\n    def f():\n{'        '.join(['', *text.splitlines(keepends=True)])}")
    function = tree.body[0].body[0]  # type: ignore[attr-defined]
    for node, _ in sites(function):
        instead = make(node)
        if instead is not None:
            faults.Replacing(node, ast.copy_location(instead, node)).visit(function)
            return ast.unparse(ast.fix_missing_locations(function.body[0]))
    return None


@pytest.mark.parametrize(("operator", "before", "after"), CHANGES)
def test_an_operator_changes_what_it_says(operator: str, before: str, after: str) -> None:
    assert changed(operator, before) == after


@pytest.mark.parametrize(("operator", "text"), UNTOUCHED)
def test_an_operator_leaves_the_rest(operator: str, text: str) -> None:
    assert changed(operator, text) is None


def test_each_operator_is_tried() -> None:
    assert {operator.name for operator in OPERATORS} == {operator for operator, _, _ in CHANGES}


MODULE = "def f(a):\n    if a < 3:\n        return g(a, 1)\n    return a + 1\n\n\ndef h(a):\n    return a + 1\n"


def ids(text: str) -> set[str]:
    return {fault.id for fault in faults_of("operations/made.py", text, ast.parse(text))}


def test_ids_stay_while_their_statements_do() -> None:
    assert ids(MODULE) == ids("'''A docstring.'''\n# a comment\n\n" + MODULE)
    assert ids(MODULE) < ids(MODULE + "\n\ndef i(a):\n    return a - 1\n")
    other = ids(MODULE.replace("a < 3", "a < 4"))
    assert len(ids(MODULE) - other) == len(other - ids(MODULE)) == 4  # flipped, moved, negated, and the constant


def test_an_id_is_of_one_fault() -> None:
    found = [fault for path, module in modules().items() for fault in faults_of(path, module.text, module.tree)]
    assert len({fault.id for fault in found}) == len(found)


def test_a_draw_is_that_of_its_seed_and_takes_of_every_part() -> None:
    drawn = draw(0)
    assert drawn == draw(0) != draw(1)
    assert len({fault.id for fault in drawn}) == len(drawn) == sum(faults.STRATA.values()) >= 200
    assert {fault.operator for fault in drawn} == {operator.name for operator in OPERATORS}


def test_functions_that_only_run_at_import_hold_no_fault() -> None:
    assert {"alone", "methods"} <= faults.at_import()
    assert not {"compare", "contains", "enter"} & faults.at_import()


def test_every_drawn_fault_can_be_planted() -> None:
    for fault in draw(0):
        made = planting(fault)
        assert compile(made.text, fault.id, "exec")
        assert fault.is_guest_code or 0 <= made.number <= made.block < probe_count()


def test_what_was_judged_is_named_by_ids_that_there_can_be() -> None:
    known = {operator.name for operator in OPERATORS}
    assert {name.rpartition("-")[0] for name in (*read_killed(), *read_equivalent())} <= known
    assert set(read_equivalent()) <= set(read_killed())


def test_conformance_programs_are_read_as_their_tests_read_them() -> None:
    named = dict(conformance())
    wanted = {(f"{path.parent.name}/{path.stem}: {chunk.name}", chunk.text) for path in chunk_files() for chunk in read_chunks(path)}
    assert set(named.items()) == wanted


def test_probes_stand_at_functions_and_blocks() -> None:
    text = "def f(a):\n    '''Says.'''\n    if a:\n        b()\n    elif c:\n        d()\n    return 1\n\n\ndef g():\n    yield 1\n"
    made = Instrumented(text, 5)
    assert [(probe.number, probe.first, probe.last) for probe in made.probes] == [(5, 3, 7), (6, 4, 4), (7, 6, 6), (8, 7, 7)]
    assert made.instrumented.count("SWITCH.enters(5)") == 1 and made.instrumented.count("SWITCH.note(") == 3
    assert "yield 1" in made.instrumented


def a_fault(path: str, function: str, operator: str) -> Fault:
    return next(fault for fault in all_faults().values() if (fault.path, fault.function, fault.operator) == (path, function, operator))


PROGRAM = "class A:\n def __contains__(self, x):\n  return x == 1\n\nprint(1 in A(), 2 not in A(), 1 in {1: 0}, sorted([2, 1, 3]))\n"
OUTPUT = "True True True [1, 2, 3]\n"


def test_a_planted_fault_is_found_and_the_next_one_does_not_know_of_it(tmp_path: Path) -> None:
    """On the uncompiled text of the score build: the same that is compiled."""
    write_tree(tmp_path, rewritten())
    expected = {"kind": "finished", "stdout": OUTPUT}
    reached = f"{(1 << probe_count()) - 1:x}"
    stream = tmp_path / "stream.jsonl"
    names = tuple(fault.function for fault in all_faults().values() if fault.path.startswith("prelude/"))
    dated = "import time\nprint(time.strftime('%b %j', (2020, 2, 3, 4, 5, 6, 0, 34, 0)))\n"
    items = [
        Item(1.5, CPYTHON, "print(1)\n", {"kind": "finished", "stdout": "1\n"}),
        Item(2.5, CPYTHON, PROGRAM, expected, reached, names),
        Item(3.5, CPYTHON, dated, {"kind": "finished", "stdout": "Feb 034\n"}),
    ]
    stream.write_text("".join(json.dumps(asdict(item)) + "\n" for item in items))
    planted = [
        a_fault("operations/compare.py", "contains", "branch-negated"),
        a_fault("stdlib/shims/time.py", "strftime", "comparison-flipped"),
        a_fault("prelude/sorting.py", "_gallop_right", "boundary-moved"),
    ]
    given = "".join(json.dumps(asdict(planting(fault))) + "\n" for fault in planted)
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "PYTHONHASHSEED": "0", "MONTY_PROBES": str(probe_count())}
    command = [sys.executable, "-m", "ci.score.worker", "try", str(stream)]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, input=given, capture_output=True, text=True, timeout=300)
    trials = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(trial["at"], trial["seconds"], trial["ran"]) for trial in trials] == [(1, 2.5, 1), (2, 3.5, 1), (-1, 0.0, 1)], ran.stderr


def test_what_is_kept_of_this_build_is_told(tmp_path: Path) -> None:
    measurement = Measurement(tmp_path, 0, print)
    one, other = (drawn.fault.id for drawn in measurement.counting[:2])
    mark = fingerprint(rewritten())[:16]
    kept = [("generator-1", mark, one, 4), ("generator-1", mark, other, -1), ("mutators-1", "another build", one, 4)]
    lines = [{"campaign": name, "mark": by, **asdict(Trial(id, at, 2.5 if at >= 0 else 0.0, "", 9))} for name, by, id, at in kept]
    (tmp_path / "trials.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    told = as_json(measurement)
    assert [(row["strategy"], row["faults"], row["found"], row["median"]) for row in told["all"]][:1] == [("generator", 2, 1, None)]
    assert {fault["id"]: fault["found"] for fault in told["faults"] if fault.get("found")} == {
        one: {"generator-1": 2.5}, other: {"generator-1": None}
    }  # fmt: skip


def test_strategies_in_turns_share_the_budget() -> None:
    assert in_turns([{"a": 10.0, "b": inf}, {"a": 50.0, "b": 40.0}]) == {"a": 20.0, "b": inf}
    told = summary("x", {"a": 1.0, "b": 2.0, "c": inf, "d": inf, "e": 3.0})
    assert (told["found"], told["share"], told["median"]) == (3, 0.6, 3.0)
