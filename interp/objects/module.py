"""Modules."""

from __future__ import annotations

from typing import final

from interp.objects.namespace import Namespace
from interp.objects.type import Numbered
from interp.vm.frame import Linked


@final
class Module(Numbered):
    """A module object: a name and its namespace. `package`: other modules may lie in it. `ready`: its text has run to the end."""

    def __init__(self, name: str, namespace: Namespace) -> None:
        super().__init__()
        self.name = name
        self.namespace = namespace
        self.package: bool = False
        self.ready: bool = True
        self.unit: Linked | None = None
        """Its text, linked, with all functions in it: taken apart with the session."""
