"""CPython's own tests in the sandbox, against what is expected of each: what fails is listed with its reason, and nothing else fails."""

from __future__ import annotations

import tomllib

import pytest

from tests.cpython.runner import MODULES, VERSION, expectation, folder, run

TESTS = folder()
EXPECTED = tomllib.loads(expectation(VERSION).read_text(encoding="utf-8")) if expectation(VERSION).exists() else {}


@pytest.mark.skipif(TESTS is None, reason="this Python comes without its tests")
@pytest.mark.parametrize("name", MODULES)
def test_what_fails_is_what_is_listed(name: str) -> None:
    if name not in EXPECTED:
        pytest.skip(f"nothing is written down for Python {VERSION}")
    assert TESTS is not None
    results = run(TESTS, name)
    listed = EXPECTED[name]["failed"]
    failing = {case: result.why for case, result in results.items() if result.word == "failed"}
    assert {case: why for case, why in failing.items() if case not in listed} == {}, "failures that are not listed"
    assert [case for case in listed if case in results and case not in failing] == [], "listed, but these pass: take them off the list"
    assert all(listed.values()), "a failure without a reason"
