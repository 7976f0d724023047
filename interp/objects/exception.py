"""Guest exceptions: the state behind an instance of BaseException, and how it travels through host code."""

from __future__ import annotations

from typing import cast, final

from interp.bytecode.code import Code
from interp.objects.instance import Instance
from interp.objects.type import Numbered


@final
class TracebackEntry(Numbered):
    """One line of a traceback: the instruction `index` of `code`. `next` is the entry further in, as `tb_next`."""

    def __init__(self, code: Code, index: int, following: TracebackEntry | None) -> None:
        super().__init__()
        self.code = code
        self.index = index
        self.next = following


@final
class ExceptionState:
    """What every exception instance carries as its payload. `values` holds what particular types add (`value` of StopIteration, `name`
    of NameError ...).
    """

    def __init__(self, args: tuple[object, ...]) -> None:
        self.args = args
        self.cause: Instance | None = None
        self.context: Instance | None = None
        self.suppress_context: bool = False
        self.traceback: TracebackEntry | None = None
        self.values: dict[str, object] = {}


class GuestRaise(Exception):
    """A guest exception, its one argument, on its way through host code to the machine's unwinder.

    No attribute and no `__init__`: the host makes this in a third of the time.
    """


def exception_of(raised: GuestRaise) -> Instance:
    """The guest's exception."""
    return cast("Instance", raised.args[0])


def state_of(exception: Instance) -> ExceptionState:
    """The state of an exception instance."""
    state = exception.payload
    assert isinstance(state, ExceptionState)
    return state
