"""The committed pages are what the tables say now."""

from __future__ import annotations

import sys

import pytest

from docs.generate import HERE, PAGES, PYTHON


@pytest.mark.skipif(sys.version_info[:2] != PYTHON, reason=f"the pages are those of Python {PYTHON[0]}.{PYTHON[1]}")
@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_up_to_date(name: str) -> None:
    path = HERE / name
    assert path.exists(), "run `make docs`"
    assert path.read_text(encoding="utf-8") == PAGES[name](), "the table has changed: run `make docs`"
