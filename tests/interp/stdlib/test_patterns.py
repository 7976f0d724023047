"""What the matcher cannot take is the guest's exception, never the host's."""

from __future__ import annotations

import pytest
import regex

from interp import Monty, MontyRuntimeError
from interp.stdlib import patterns


@pytest.mark.parametrize("refused", [regex.error("no"), RecursionError(), OverflowError("large"), MemoryError()])
def test_a_pattern_the_matcher_refuses(refused: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise refused

    monkeypatch.setattr(regex, "compile", refuse)
    patterns._programs.clear()
    with Monty() as pool, pool.checkout() as session:
        session.feed_run("import re\np = re.compile('a(b)')")
        for call in ("p.match('ab')", "p.findall('ab')"):
            with pytest.raises(MontyRuntimeError, match=r"RecursionError|RuntimeError"):
                session.feed_run(call)
        assert session.feed_run("1 + 1") == 2


def test_patterns_too_long_or_too_deep_are_refused() -> None:
    with Monty() as pool, pool.checkout() as session:
        for text, name in (("'a' * 30_000", "OverflowError"), ("'(' * 5000 + ')' * 5000", "RecursionError")):
            with pytest.raises(MontyRuntimeError, match=name):
                session.feed_run(f"import re\nre.compile({text})")
