"""The score of signatures: what the figures mean, and that the labelled programs still give good ones."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ci.complaint import Complaint
from ci.signature_score import FAULT, Witness, half, held_back, read_labelled, score_lines, score_signatures

CAUSES = [name for name in (f"cause-{number}" for number in range(50)) if held_back(name)][:2]


def test_purity_falls_where_causes_share_a_bucket_and_completeness_where_one_has_several() -> None:
    one, other = CAUSES
    keys = {Witness(one, "g", str(number), ""): key for number, key in enumerate("aaab")}
    keys |= {Witness(other, "g", str(number), ""): key for number, key in enumerate("cccba")}
    score = half("held back", list(keys), keys, held=True)
    assert (score.causes, score.witnesses, score.buckets) == (2, 9, 3)
    assert score.purity == pytest.approx(7 / 9)  # of those in a, one; in b, as many of either
    assert score.completeness == pytest.approx(6 / 9)
    assert dict(score.split) == {one: 2, other: 3}
    assert "purity 0.778, completeness 0.667, 1.50 buckets a cause" in "".join(score_lines([score]))


def test_the_labelled_set_is_what_it_is_to_be() -> None:
    witnesses = read_labelled()
    monty = [witness for witness in witnesses if not witness.cause.startswith(FAULT)]
    generators: dict[str, set[str]] = {}
    for witness in monty:
        generators.setdefault(witness.cause, set()).add(witness.generator)
    assert len(generators) >= 40
    assert sum(len(of) > 1 for of in generators.values()) >= 40
    assert len({witness.cause for witness in witnesses} - set(generators)) >= 10
    assert 0.35 < sum(map(held_back, generators)) / len(generators) < 0.65
    assert max(Counter(witness.cause for witness in monty).values()) <= 10
    assert len({(witness.cause, witness.text) for witness in monty}) == len(monty)


def test_a_cause_that_is_named_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "causes.toml").write_text('known = "why"\n')
    (tmp_path / "witnesses.jsonl").write_text('{"cause": "unknown", "generator": "g", "seed": "1", "text": "1"}\n')
    with pytest.raises(Complaint, match="unknown"):
        read_labelled(tmp_path)


def test_signatures_tell_causes_apart() -> None:
    pytest.importorskip("pydantic_monty")
    for score in score_signatures(read_labelled()[::5]):
        assert score.purity > 0.9
        assert score.completeness > 0.85
