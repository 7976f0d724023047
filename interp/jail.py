# mypyc: skip
"""The kernel's jail: what it refuses a process, whatever that does. Isolated sessions run in it, and programs under CPython when engines
are compared.

Stdlib only and import-light: it runs inside every CPython that is tested, not only in the host's. The jail is the kernel's (rlimits,
an empty network namespace, seccomp); nothing here relies on Python-level guards, which a program can undo.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
PR_SET_SECCOMP = 22
SECCOMP_MODE_FILTER = 2
PR_SET_NO_NEW_PRIVS = 38
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
NOBODY = 65534

# The system calls a program may make, with their numbers on x86_64 and aarch64 (None: not there). Everything else fails with EPERM:
# no sockets but a pair within the process, no exec, no new process or thread, no ptrace, no change to the file system, no limits
# raised. What is listed is what CPython needs to compute, to import its own library and to end. This filter is laid on the zygote,
# once: the kernel works it through for every call number there is, 0.6 ms, too much for each child.
ALLOWED_CALLS: dict[str, tuple[int | None, int | None]] = {
    "read": (0, 63), "write": (1, 64), "close": (3, 57), "brk": (12, 214), "mmap": (9, 222), "munmap": (11, 215), "mremap": (25, 216),
    "madvise": (28, 233), "mprotect": (10, 226), "futex": (202, 98), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139), "sigaltstack": (131, 132), "setitimer": (38, 103), "getitimer": (36, 102), "alarm": (37, None),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115), "nanosleep": (35, 101), "time": (201, None),
    "gettimeofday": (96, 169), "times": (100, 153), "getrusage": (98, 165), "getrandom": (318, 278), "uname": (63, 160),
    "sysinfo": (99, 179), "lseek": (8, 62), "fstat": (5, 80), "newfstatat": (262, 79), "statx": (332, 291), "stat": (4, None),
    "lstat": (6, None), "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439), "readlink": (89, None),
    "readlinkat": (267, 78), "getcwd": (79, 17), "getdents64": (217, 61), "statfs": (137, 43), "fstatfs": (138, 44),
    "fadvise64": (221, 223), "readv": (19, 65), "writev": (20, 66), "pread64": (17, 67), "dup": (32, 23), "dup2": (33, None),
    "dup3": (292, 24), "pipe": (22, None), "pipe2": (293, 59), "fcntl": (72, 25), "poll": (7, None), "ppoll": (271, 73),
    "select": (23, None), "pselect6": (270, 72), "pause": (34, None), "rt_sigpending": (127, 136), "rt_sigtimedwait": (128, 137),
    "restart_syscall": (219, 128), "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "membarrier": (324, 283),
    "rseq": (334, 293), "set_robust_list": (273, 99), "set_tid_address": (218, 96), "getpid": (39, 172), "getppid": (110, 173),
    "gettid": (186, 178), "getuid": (102, 174), "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177),
    "getgroups": (115, 158), "getpgid": (121, 155), "getpgrp": (111, None), "getsid": (124, 156), "getresuid": (118, 148),
    "getresgid": (120, 150), "umask": (95, 166), "wait4": (61, 260), "exit": (60, 93), "exit_group": (231, 94),
    "epoll_create1": (291, 20), "epoll_ctl": (233, 21), "epoll_wait": (232, None), "epoll_pwait": (281, 22),
}  # fmt: skip
# What the zygote (the process that children are forked from) may do beside it; the second, short filter takes it away from each child.
ZYGOTE_CALLS: dict[str, tuple[int | None, int | None]] = {
    "clone": (56, 220), "fork": (57, None), "setsid": (112, 157), "prctl": (157, 167), "prlimit64": (302, 261), "setrlimit": (160, 164),
    "recvmsg": (47, 212),
}  # fmt: skip
OPEN: tuple[int | None, int | None] = (2, None)
OPENAT = (257, 56)
IOCTL = (16, 29)
SOCKETPAIR = (53, 199)  # an event loop of asyncio wakes itself through one
AF_UNIX = 1
KILL = (62, 129)  # a child may signal itself
TGKILL = (234, 131)

ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column of the tables, AUDIT_ARCH number
# TCGETS, TIOCGWINSZ, FIONCLEX, FIOCLEX, FIONBIO: isatty, terminal size, inheritable, non-blocking
HARMLESS_IOCTLS = (0x5401, 0x5413, 0x5450, 0x5451, 0x5421)

LOAD, JUMP_EQUAL, JUMP_SET, RETURN = 0x20, 0x15, 0x45, 0x06  # classic BPF: load a word, compare, test bits, return
ALLOW, REFUSE, KILL_PROCESS = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
OFFSET_NUMBER, OFFSET_ARCH, OFFSET_ARGS = 0, 4, 16  # into struct seccomp_data; the low word of an argument comes first


class _FilterProgram(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


class JailError(Exception):
    """The jail can't be made safe on this machine; the message says why in one line."""


def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None)
    if sys.platform.startswith("linux"):  # its arguments are longs; ctypes would pass ints and leave the upper halves to chance
        libc.prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    return libc


Steps = list[tuple[int, int, int, int]]  # instructions: code, jump if true, jump if false, constant


def _machine() -> tuple[int, int] | None:
    """The column of the tables and the AUDIT_ARCH number of this machine, None where seccomp is not to be had."""
    return ARCHITECTURES.get(platform.machine()) if sys.platform.startswith("linux") else None


def _only_if(number: int | None, argument: int, test: Steps) -> Steps:
    """Lets a call pass to `test` on the low word of one argument; `test` returns in every branch."""
    return [] if number is None else [(JUMP_EQUAL, 0, 1 + len(test), number), (LOAD, 0, 0, OFFSET_ARGS + 8 * argument), *test]


def _packed(steps: Steps) -> bytes:
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def zygote_filter(column: int, arch: int) -> bytes:
    """The BPF program that lets through what the tables name, opening files for reading only and a few kinds of ioctl."""
    steps: Steps = [
        (LOAD, 0, 0, OFFSET_ARCH),
        (JUMP_EQUAL, 1, 0, arch),
        (RETURN, 0, 0, KILL_PROCESS),
        (LOAD, 0, 0, OFFSET_NUMBER),
    ]
    for numbers in (*ALLOWED_CALLS.values(), *ZYGOTE_CALLS.values(), KILL, TGKILL):
        number = numbers[column]
        if number is not None:
            steps += [(JUMP_EQUAL, 0, 1, number), (RETURN, 0, 0, ALLOW)]
    writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
    read_only = [(JUMP_SET, 0, 1, writes), (RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW)]
    harmless = [step for request in HARMLESS_IOCTLS for step in ((JUMP_EQUAL, 0, 1, request), (RETURN, 0, 0, ALLOW))]
    steps += _only_if(OPEN[column], 1, read_only)
    steps += _only_if(OPENAT[column], 2, read_only)
    steps += _only_if(IOCTL[column], 1, [*harmless, (RETURN, 0, 0, REFUSE)])
    steps += _only_if(SOCKETPAIR[column], 0, [(JUMP_EQUAL, 0, 1, AF_UNIX), (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)])
    return _packed([*steps, (RETURN, 0, 0, REFUSE)])


def child_filter(column: int, pid: int) -> bytes:
    """The BPF program that takes from the child `pid` what only the zygote may do; the stricter of the two filters wins."""
    steps: Steps = [(LOAD, 0, 0, OFFSET_NUMBER)]
    for numbers in ZYGOTE_CALLS.values():
        number = numbers[column]
        if number is not None:
            steps += [(JUMP_EQUAL, 0, 1, number), (RETURN, 0, 0, REFUSE)]
    itself = [(JUMP_EQUAL, 0, 1, pid), (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    return _packed([*steps, *_only_if(KILL[column], 0, itself), *_only_if(TGKILL[column], 0, itself), (RETURN, 0, 0, ALLOW)])


def _works_in_a_child(attempt: Callable[[], bool]) -> bool:
    """Whether `attempt` works, tried where a failure costs nothing."""
    pid = os.fork()
    if pid == 0:
        worked = False
        try:
            worked = attempt()
        finally:
            os._exit(0 if worked else 1)
    return os.waitpid(pid, 0)[1] == 0


def _become_nobody() -> bool:
    """Gives up root for good; whether this CPython's library is still readable."""
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    return os.access(os.__file__, os.R_OK)


class Jail:
    """Built once in the zygote (`enter_zygote`), closed around each child (`enter_child`). `parts` names what is in force."""

    def __init__(self) -> None:
        self.parts: list[str] = ["rlimits"]
        self._linux = sys.platform.startswith("linux")
        self._libc = _libc()
        self._machine = _machine()
        self._zygote = 0
        self._address_space = 0

    def enter_zygote(self) -> None:
        """What children inherit: no privileges, no network, few system calls. Raises JailError where programs would run as a free root."""
        self._zygote = os.getpid()
        root = os.geteuid() == 0
        if self._linux:
            if root and _works_in_a_child(_become_nobody):
                _become_nobody()
                root = False
                self.parts.append("nobody")
            # After the change of user: the new user namespace has no mapping, so nothing outside it can be got back.
            if self._libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0:
                self.parts += ["no-capabilities", "no-network"]
            self._libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
            if self._machine and self._install(zygote_filter(*self._machine)):
                self.parts.append("seccomp")
        if root and "seccomp" not in self.parts:
            raise JailError("programs would run as root and this kernel has no seccomp: start it as an ordinary user")

    def measure(self) -> None:
        """Takes the zygote's address space as the base that a program's memory is counted from; last call before the first fork."""
        if self._linux:
            with open("/proc/self/statm", encoding="ascii") as statm:
                self._address_space = int(statm.read().split()[0]) * resource.getpagesize()

    def enter_child(self, memory: int, cpu_seconds: int) -> None:
        """Confines the calling process, just forked, for good: `memory` bytes above the zygote's, `cpu_seconds` of processor time."""
        os.setsid()
        if self._linux:
            self._libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != self._zygote:
                os._exit(1)  # the zygote died before the line above: nobody is left to read the outcomes
        for kind, value in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_NOFILE, 64),
            (resource.RLIMIT_NPROC, 0),
            (resource.RLIMIT_CPU, cpu_seconds),
        ):
            resource.setrlimit(kind, (value, value))
        if self._linux:
            resource.setrlimit(resource.RLIMIT_AS, (self._address_space + memory,) * 2)
        if self._machine and "seccomp" in self.parts and not self._install(child_filter(self._machine[0], os.getpid())):
            os._exit(1)

    def _install(self, program: bytes) -> bool:
        header = _FilterProgram(len(program) // 8, program)
        return bool(self._libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(header), 0, 0) == 0)
