"""Monty: a small, strict Python for code written by AI, whose guests reach nothing but what they are given and always end.

from interp import Monty

with Monty() as pool, pool.checkout(limits={"max_memory": 64 * 2**20}) as session:
    session.feed_run("1 + 1")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interp.host.errors import MontyConversionError, MontyCrashedError, MontyError, MontyRuntimeError, MontySyntaxError
    from interp.host.policy import HostPolicy, Policy
    from interp.host.pool import Monty
    from interp.host.session import Session
    from interp.limits import Limits
    from interp.outcome import Failure

__all__ = [
    "Failure",
    "HostPolicy",
    "Limits",
    "Monty",
    "MontyConversionError",
    "MontyCrashedError",
    "MontyError",
    "MontyRuntimeError",
    "MontySyntaxError",
    "Policy",
    "Session",
]

_HOMES = {
    "Failure": "interp.outcome", "Limits": "interp.limits", "Monty": "interp.host.pool", "Session": "interp.host.session",
    "Policy": "interp.host.policy", "HostPolicy": "interp.host.policy",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Loads the interpreter when it is first used (PEP 562): a host that only might run a guest need not wait for it at its start."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "interp.host.errors")), name)
