"""An `interp` whose sessions end or hang their process when the program says so: planted with MONTY_FAULT."""

from __future__ import annotations

import os
import signal
import time
from typing import Any

import interp
from interp import Monty


class Deadly:
    """A pool of which a program that names a signal dies, and one that says `hang` does not end."""

    def __init__(self) -> None:
        self._pool = Monty()

    def __enter__(self) -> Deadly:
        return self

    def __exit__(self, *exc: object) -> None:
        self._pool.__exit__(None, None, None)

    def checkout(self, limits: dict[str, float]) -> Any:
        session = self._pool.checkout(limits=limits)
        feed = session.feed

        def deadly(text: str, **options: Any) -> Any:
            if text.startswith("SIG"):
                os.kill(os.getpid(), getattr(signal, text))
            while text == "hang":
                time.sleep(1)
            return feed(text, **options)

        class Wrapped:
            usage = property(lambda self: session.usage)
            feed = staticmethod(deadly)
            repr_of = session.repr_of

            def __enter__(self) -> Wrapped:
                session.__enter__()
                return self

            def __exit__(self, *exc: object) -> None:
                session.__exit__(None, None, None)

        return Wrapped()


def switch_on(name: str) -> None:
    interp.Monty = Deadly  # type: ignore[misc, assignment]
