"""How a feed failed, as data: type, message, line and the traceback text."""

from __future__ import annotations

import builtins
from typing import NamedTuple


class Failure(NamedTuple):
    """What ended a feed that did not finish.

    `kind` is `raised`, `refused`, `limited` or `syntax`; `exception` the type's name, `message` its `str()`, `line` the innermost line
    of the
    feed's own text (0 if none), `limit` the limit's short name for `limited`, `text` what CPython would print, newline at its end:
    for SystemExit nothing, or its code if that is no number.
    """

    kind: str
    exception: str
    message: str
    line: int
    text: str
    limit: str = ""
    exit_code: int | None = None

    def display(self, form: str) -> str:
        """`traceback`, `type-msg` or `msg`. Raises ValueError for another form."""
        if form == "traceback":
            return self.text
        if form == "type-msg":
            return f"{self.exception}: {self.message}" if self.message else self.exception
        if form == "msg":
            return self.message
        raise ValueError(f"form must be traceback, type-msg or msg, not {form!r}")

    def as_exception(self) -> BaseException:
        """The host's exception of the same name and message."""
        cls = getattr(builtins, self.exception, None)
        if isinstance(cls, type) and issubclass(cls, BaseException) and not issubclass(cls, (UnicodeError, BaseExceptionGroup)):
            return cls(self.message)
        return RuntimeError(self.display("type-msg"))
