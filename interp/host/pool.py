# mypyc: skip
"""Pools: where a host gets sessions from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, cast, overload

from interp.host.policy import Policy
from interp.host.session import Session
from interp.limits import Limits

if TYPE_CHECKING:
    from interp.host.isolated import IsolatedSession, Workers

S = TypeVar("S", Session, "IsolatedSession")
GRACE = 1.0
"""Seconds beyond the time limit of a feed, after which its process is killed."""


class Monty(Generic[S]):
    """The way in: `with Monty() as pool: with pool.checkout(limits=...) as session: session.feed_run(...)`.

    With `isolation="process"` every session has a process of its own, in the kernel's jail; one that has not answered `grace` seconds after
    its time limit is killed.
    """

    @overload
    def __init__(self: Monty[Session], isolation: None = None) -> None: ...
    @overload
    def __init__(self: Monty[IsolatedSession], isolation: Literal["process"], grace: float = GRACE) -> None: ...

    def __init__(self, isolation: str | None = None, grace: float = GRACE) -> None:
        if isolation not in (None, "process"):
            raise ValueError(f"isolation must be None or 'process', not {isolation!r}")
        self._workers: Workers | None = None
        if isolation:
            from interp.host.isolated import Workers  # needs sockets and more, which a session in process should not wait for

            self._workers = Workers(grace)

    def __enter__(self) -> Monty[S]:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes of isolated sessions. Safe to call twice."""
        if self._workers is not None:
            self._workers.close()

    @property
    def jail(self) -> tuple[str, ...]:
        """What the kernel holds isolated sessions to, once the first was checked out."""
        return self._workers.jail if self._workers is not None else ()

    def checkout(self, limits: dict[str, Any] | None = None, policy: Policy | None = None) -> S:
        """A fresh session; what it learns of time and chance is by the policy, frozen and seeded unless the host says otherwise.

        Raises ValueError for an unknown limit, and for a policy of the host's own making where it is another process that would have to
        ask it; MontyCrashedError when no process can be had.
        """
        held_to = Limits.of(limits)
        return cast(S, self._workers.checkout(held_to, policy) if self._workers is not None else Session(held_to, policy))
