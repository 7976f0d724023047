"""Discovery and choice of engines."""

import sys

import pytest

from differential.engines.found import NAMES, find_engines


def test_one_cpython_by_version() -> None:
    name = f"cpython-3.{sys.version_info[1]}"
    engines, missing = find_engines([name, name])
    try:
        assert [(engine.name, engine.python) for engine in engines] == [("cpython", sys.version_info[:2])]
        assert missing == {}
    finally:
        for engine in engines:
            engine.close()


def test_all_engines_are_found_or_named_as_missing() -> None:
    engines, missing = find_engines()
    try:
        labels = [engine.label for engine in engines]
        assert len(set(labels)) == len(labels)
        assert {engine.name for engine in engines} | {name.partition("-3.")[0] for name in missing} == set(NAMES)
        assert sys.version_info[:2] in [engine.python for engine in engines if engine.name == "cpython"]
    finally:
        for engine in engines:
            engine.close()


def test_a_version_that_is_not_there_is_missing_with_a_reason() -> None:
    engines, missing = find_engines(["cpython-3.99"])
    assert engines == []
    assert "python3.99" in missing["cpython-3.99"]


@pytest.mark.parametrize("name", ["pypy", "cpython-2.7", "cpython-3.x", ""])
def test_an_unknown_name_says_what_there_is(name: str) -> None:
    with pytest.raises(ValueError, match="there are cpython, interp, pydantic-monty"):
        find_engines(["cpython", name])
