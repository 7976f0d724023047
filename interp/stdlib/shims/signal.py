"""signal: nothing sends any."""

from enum import IntEnum

Signals = IntEnum("Signals", {"SIGINT": 2, "SIGABRT": 6, "SIGKILL": 9, "SIGALRM": 14, "SIGTERM": 15}, module=__name__)
Handlers = IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module=__name__)
SIGINT, SIGABRT, SIGKILL, SIGALRM, SIGTERM = Signals
SIG_DFL, SIG_IGN = Handlers
_handlers = {}


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def getsignal(signalnum, /):
    return _handlers.get(signalnum, default_int_handler if signalnum == 2 else Handlers.SIG_DFL)


def signal(signalnum, handler, /):
    before = getsignal(signalnum)
    _handlers[signalnum] = handler
    return before
