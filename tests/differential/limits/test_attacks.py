"""The generated attacks: every row has one, they are programs, and the same seed gives the same."""

from __future__ import annotations

import ast
import contextlib
import io
import sys

import pytest

from differential.engines.interp import InterpEngine
from differential.limits.attacks import BEGUN, NEVER, SHAPES, Attack, attack, attacks, subjects
from differential.limits.conformance import AGAIN, EXPECTED, let_go
from differential.limits.measure import AttackProcess
from differential.limits.verdict import PROMISES, SETTINGS, Setting, broken

ROWS = InterpEngine().signatures()
ALL = list(attacks(ROWS, seed=0, count=len(subjects(ROWS))))
FINE = {"kind": "limited", "limit": "time", "cpu": 1.0, "over": 0.0, "peak": 0, "caught": False, "begun": True, "usable": True}


def test_every_row_operator_and_statement_is_attacked_once_before_any_is_twice() -> None:
    assert sorted(attack.subject for attack in ALL) == sorted(subjects(ROWS))


def test_every_row_of_a_type_has_a_receiver() -> None:
    """Else its name would be taken for a module's."""
    from differential.limits.extremes import RECEIVERS

    owners = {name.rpartition(".")[0] for name in ROWS} - {""}
    imported = {line.split()[1] for one in ALL for line in one.text.split("\n") if line.startswith("    import ") and "," not in line}
    assert owners - set(RECEIVERS) <= imported & sys.stdlib_module_names
    assert "list" in RECEIVERS and "math" in imported


def test_every_attack_is_a_program() -> None:
    for one in ALL:
        ast.parse(one.sized(2**23))


def test_every_shape_is_there() -> None:
    assert {one.shape for one in ALL} == set(SHAPES)


def test_the_same_seed_gives_the_same_attacks() -> None:
    again = list(attacks(ROWS, seed=0, count=50))
    assert again == ALL[:50]
    assert list(attacks(ROWS, seed=1, count=50)) != again


def test_what_runs_afterwards_is_what_cpython_prints() -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(let_go("x = 1") + AGAIN, "<again>", "exec"), {})
    assert printed.getvalue() == EXPECTED


@pytest.mark.parametrize(
    ("changed", "promise"),
    [
        ({"kind": "crashed"}, "crashed"),
        ({"kind": "internal"}, "internal"),
        ({"kind": "hung"}, "hung"),
        ({"cpu": 1.2}, "late"),
        ({"over": 0.26}, "late"),
        ({"peak": 100 * 2**20}, "fat"),
        ({"caught": True}, "caught"),
        ({"kind": "finished"}, "unlimited"),
        ({"kind": "raised"}, "unlimited"),
        ({"usable": False}, "unusable"),
    ],
)
def test_each_promise_can_be_broken(changed: dict[str, object], promise: str) -> None:
    setting = Setting(1.0, 64 * 2**20)
    assert not broken(FINE, setting, endless=True, surviving=True)
    assert broken({**FINE, **changed}, setting, endless=True, surviving=True) == [promise]


def test_every_promise_is_judged() -> None:
    assert set(PROMISES) == {"crashed", "internal", "hung", "late", "fat", "caught", "unlimited", "unusable"}


def test_a_breach_is_seen_in_pydantic_monty_too() -> None:
    pytest.importorskip("pydantic_monty")
    endless = Attack("while", "loop", f"print('{BEGUN}')\nwhile True:\n    pass\n", True, True)
    with AttackProcess("pydantic-monty") as process:
        setting = SETTINGS[0]
        report = process.ask(endless.sized(setting.memory), setting.limits())
        assert (report["kind"], report["limit"], report["usable"], report["begun"]) == ("limited", "time", True, True), report
        caught = process.ask(f"print('{NEVER}')\n", setting.limits())
        assert broken(caught, setting, endless=False, surviving=False) == ["caught"]


def test_one_attack_on_a_method_of_each_kind() -> None:
    class First:
        def below(self, n: int) -> int:
            return 0

        def chance(self, probability: float) -> bool:
            return False

        def pick(self, options):  # type: ignore[no-untyped-def]
            return options[0]

        def turn(self, n: int) -> int:
            return 0

        def integer(self, low: int, high: int) -> int:
            return low

    assert "receiver.join(first)" in attack("str.join", ROWS, First()).text
    assert "receiver.real" in attack("int.real", ROWS, First()).text
    assert "import math" in attack("math.gcd", ROWS, First()).text
