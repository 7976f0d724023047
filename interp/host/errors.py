"""What the host API raises. Names as in pydantic-monty."""

from __future__ import annotations

from interp.outcome import Failure


class MontyError(Exception):
    """Base of all that the host API raises."""


class MontySyntaxError(MontyError):
    """The source is no Python, or uses a construct the language leaves out. `failure` says where."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(f"{failure.exception}: {failure.message}")
        self.failure = failure

    def display(self, form: str = "traceback") -> str:
        """The error as text: `traceback`, `type-msg` or `msg`."""
        return self.failure.display(form)


class MontyRuntimeError(MontyError):
    """The guest raised and caught nothing, or hit a limit (`failure.limit` names it)."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(f"{failure.exception}: {failure.message}" if failure.message else failure.exception)
        self.failure = failure

    def exception(self) -> BaseException:
        """The host's exception of the same name and message; RuntimeError for a guest's own class."""
        return self.failure.as_exception()

    def traceback(self) -> str:
        """The traceback as CPython prints it."""
        return self.failure.display("traceback")

    def display(self, form: str = "traceback") -> str:
        """The error as text: `traceback`, `type-msg` or `msg`."""
        return self.failure.display(form)


def error_of(failure: Failure) -> MontyError:
    """What `feed_run` raises for a Failure."""
    return MontySyntaxError(failure) if failure.kind in ("syntax", "refused") else MontyRuntimeError(failure)


class MontyConversionError(MontyError):
    """A value can't cross between host and guest."""


class MontyCrashedError(MontyError):
    """The process of an isolated session died, or was killed for not ending in time (`timed_out`). The pool goes on."""

    def __init__(self, message: str, timed_out: bool = False) -> None:
        super().__init__(message)
        self.timed_out = timed_out
