"""Generators, coroutines and asynchronous generators: a suspended frame and what became of it."""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from interp.objects.instance import Instance
from interp.vm.frame import Frame

CREATED: Final = 0
SUSPENDED: Final = 1
RUNNING: Final = 2
CLOSED: Final = 3


@final
class Generator:
    """A generator object. `kind` is the guest type's name: generator, coroutine or async_generator.

    `inherited` is what its resumer was handling; `own` what it was itself handling when it was suspended, `level` how many
    handlers deep it is.
    """

    def __init__(self, frame: Frame, kind: str, name: str, qualname: str) -> None:
        self.frame: Frame | None = frame
        self.kind = kind
        self.name = name
        self.qualname = qualname
        self.state: i64 = CREATED
        self.inherited: Instance | None = None
        self.own: Instance | None = None
        self.level: i64 = 0
        self.serial: int = 0
        self.running_async: bool = False
