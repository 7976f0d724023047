# mypyc: skip
"""The clock a running guest is held to. Never compiled: compiled code handles no signals and keeps the GIL, a call of this does neither."""

from __future__ import annotations

import os
import time
from collections.abc import Callable


def look_at_clock() -> float:
    """The time in seconds; Ctrl-C is heard and other threads run while it is asked for."""
    return time.perf_counter()


_trim: Callable[[int], int] | None = None
_sought = False


def give_back() -> None:
    """Has the C library return what was freed to the system, where it can (glibc's `malloc_trim`).

    It keeps freed blocks for later: without this a process that collected 30 MiB of garbage looks no smaller. The first call loads
    what it takes, so one has to come before a jail that lets nothing be loaded.
    """
    global _sought, _trim
    if not _sought:
        _sought = True
        try:
            import ctypes  # only a process that has outgrown its limit should wait for it

            _trim = ctypes.CDLL(None).malloc_trim
        except (ImportError, OSError, AttributeError):
            _trim = None  # another C library, or none to be loaded here: freed memory stays with the process
    if _trim is not None:
        _trim(0)


_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_STATM = "/proc/self/statm"

_opened: tuple[int, int] | None = None
"""The process that opened STATM, and its descriptor; what a child inherits would tell of its parent. (-1 where there is none.)"""


def resident() -> int:
    """Bytes of this process that are in memory; 0 where the system does not say. (Measured: 1.5 us.)"""
    global _opened
    if _opened is None or _opened[0] != os.getpid():
        try:
            _opened = (os.getpid(), os.open(_STATM, os.O_RDONLY | os.O_CLOEXEC))
        except OSError:
            _opened = (os.getpid(), -1)
    if _opened[1] < 0:
        return 0
    try:
        return int(os.pread(_opened[1], 64, 0).split()[1]) * _PAGE
    except OSError:
        _opened = (os.getpid(), -1)
        return 0
