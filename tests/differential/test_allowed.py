"""The rules file: read strictly, and every rule alive."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from differential.allowed import AllowedError, Rule, excuse, overbroad, read_rules, version_of
from differential.compare import Verdict, compare
from differential.engines.found import find_engines
from differential.engines.protocol import Engine, RunLimits
from differential.program import Program

GOOD = """
[[rule]]
id = "one"
engine = "pydantic-monty"
versions = ["1.4", "2"]
python = ["3.11", "3.14"]
reason = "so"
fields = ["message"]
reference = 'a(\\d)'
actual = 'b(\\d)'
cap = 2
witness = "1 / 0"
"""


def read(tmp_path: Path, text: str) -> tuple[Rule, ...]:
    path = tmp_path / "rules.toml"
    path.write_text(text)
    return read_rules(path)


@pytest.fixture(scope="module")
def engines() -> Iterator[list[Engine]]:
    engines, _missing = find_engines()
    yield engines
    for engine in engines:
        engine.close()


@pytest.mark.parametrize("rule", read_rules(), ids=lambda rule: rule.id)
def test_every_rule_is_needed_by_its_witness(rule: Rule, engines: list[Engine]) -> None:
    """Stale where this fails: the engine has changed, or the rule never was what its witness shows."""
    if rule.engine not in [engine.name for engine in engines]:
        pytest.skip(f"{rule.engine} is not here")
    meant = [engine for engine in engines if engine.name == rule.engine or (engine.name == "cpython" and in_range(rule, engine.python))]
    outcomes = [engine.run([Program(rule.witness)], RunLimits())[0] for engine in meant]
    pair = compare(meant, outcomes).pairs[0]
    assert (pair.verdict, rule.id in pair.rules) == (Verdict.ALLOWED, True), pair
    others = [other for other in read_rules() if other.id != rule.id]
    assert compare(meant, outcomes, others).pairs[0].verdict is Verdict.DIFFER, "the other rules explain this witness without it"


def in_range(rule: Rule, python: tuple[int, int]) -> bool:
    return rule.in_range(".".join(map(str, rule.versions[0])), python)


def test_groups_must_match_the_same_text(tmp_path: Path) -> None:
    rules = read(tmp_path, GOOD)
    assert excuse(rules, "message", "say a1!", "say b1!", ()) == rules
    assert excuse(rules, "message", "say a1!", "say b2!", ()) == ()
    assert excuse(rules, "message", "say a1!", "tell b1!", ()) == ()
    assert excuse(rules, "stdout", "say a1!", "say b1!", ()) == ()


def test_several_rules_may_explain_one_line(tmp_path: Path) -> None:
    two = GOOD.replace('"one"', '"two"').replace("'a(", "'c(").replace("'b(", "'d(")
    rules = read(tmp_path, GOOD + two)
    assert excuse(rules, "message", "a1 c2", "b1 d2", ()) == rules


def test_a_rule_for_exceptions_needs_one_of_them(tmp_path: Path) -> None:
    rules = read(tmp_path, GOOD + 'exceptions = ["KeyError"]\n')
    assert excuse(rules, "message", "a1", "b1", ("KeyError", "")) == rules
    assert excuse(rules, "message", "a1", "b1", ("ValueError", "")) == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[rule]\n", "rules.toml is not TOML"),
        ("[other]\n", r"holds \[\[rule\]\] tables only"),
        (GOOD.replace('reason = "so"', ""), "rule 'one' needs 'reason'"),
        (GOOD.replace('"so"', '""'), "rule 'one' needs 'reason'"),
        (GOOD.replace('witness = "1 / 0"', ""), "rule 'one' needs 'witness'"),
        (GOOD.replace('id = "one"', ""), "rule 1 needs 'id'"),
        (GOOD + "colour = 1\n", "rule 'one' has unknown keys: colour"),
        (GOOD.replace('["message"]', '["words"]'), "rule 'one' names unknown fields: words"),
        (GOOD.replace("'a(", "'a(("), "rule 'one': "),
        (GOOD.replace('["1.4", "2"]', '["2", "1.4"]'), "no range"),
        (GOOD.replace('["1.4", "2"]', '["1.4"]'), "no range"),
        (GOOD.replace('["1.4", "2"]', '["new", "2"]'), "'new' is no version"),
        (GOOD.replace('["1.4", "2"]', "[1.4, 2]"), "rule 'one': "),
        (GOOD + GOOD, "two rules have the id 'one'"),
    ],
)
def test_a_bad_file_is_named_and_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(AllowedError, match=complaint):
        read(tmp_path, text)


def test_a_rule_past_its_cap_is_overbroad_unless_it_was_needed_a_few_times(tmp_path: Path) -> None:
    rules = read(tmp_path, GOOD)
    assert overbroad(rules, {"one": 21}, 10_000) == {"one": "21 of 10000 comparisons, its cap is 2 of 1,000"}
    assert overbroad(rules, {"one": 20, "two": 5000}, 10_000) == {}
    assert overbroad(rules, {"one": 5}, 5) == {}


def test_versions() -> None:
    assert version_of("1.4.0rc1") == (1, 4, 0)
    assert version_of("3") == (3,)
