"""Monty: a small, strict Python for code written by AI, whose guests reach nothing but what they are given and always end.

from interp import Monty

with Monty() as pool, pool.checkout(limits={"max_memory": 64 * 2**20}) as session:
    session.feed_run("1 + 1")
"""

from interp.host.errors import MontyConversionError, MontyCrashedError, MontyError, MontyRuntimeError, MontySyntaxError
from interp.host.session import Monty, Session
from interp.limits import Limits
from interp.outcome import Failure

__all__ = [
    "Failure",
    "Limits",
    "Monty",
    "MontyConversionError",
    "MontyCrashedError",
    "MontyError",
    "MontyRuntimeError",
    "MontySyntaxError",
    "Session",
]
