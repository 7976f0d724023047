"""A program: guest source text, with its seed and origin."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Program:
    """Guest source text and where it came from.

    `origin` says who made it (`generated`, `mutant`, `seed`, `file`, `regression`, `attack`), `seed` what makes it again (for a
    generated one `seed/shard/index/generator-version/epoch-weights`, for a file its path). `hostile` programs get a CPython
    child of their own. `raises` holds the exception type names the generator meant the program to end with, if any.
    """

    text: str
    origin: str = "file"
    seed: str = ""
    hostile: bool = False
    raises: tuple[str, ...] = field(default=())

    @property
    def id(self) -> str:
        """16 hex digits of the SHA-256 of the text: the same text is the same program wherever it came from."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
