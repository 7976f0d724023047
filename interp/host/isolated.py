# mypyc: skip
"""Sessions in processes of their own: what takes one down, takes nothing else with it.

A guest that got hold of its process would be in the kernel's jail (`interp.jail`): limits on memory, processor time and descriptors, no
environment, no network, few system calls. Where the kernel gives less, `Workers.jail` says what there is.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from interp.host.convert import to_guest
from interp.host.errors import MontyConversionError, MontyCrashedError, error_of
from interp.host.policy import HostPolicy, Policy
from interp.host.wire import WireError, framed, pack, read_frame, unpack
from interp.limits import Limits
from interp.outcome import Failure

_BOOT: Final = "import sys; sys.path[:] = {path!r}; from interp.host.worker import main; main({control})"
_HOME: Final = str(Path(__file__).parents[2])
"""Where the package lies: an import hook of the host's may have found it there, and the worker has no hooks."""


class Workers:
    """The processes of a pool's sessions: started when first needed, replaced when they die, ended with the pool."""

    def __init__(self, grace: float) -> None:
        self.grace = grace
        self.jail: tuple[str, ...] = ()
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._sessions = 0

    def checkout(self, limits: Limits, policy: Policy | None = None) -> IsolatedSession:
        """A session in a fresh process. Raises ValueError for a policy that can't be sent there, MontyCrashedError when none can be had."""
        here, there = socket.socketpair()
        with there, self._lock:
            self._sessions += 1
            message = {"session": self._sessions, "limits": limits._asdict(), "policy": _described(policy)}
            for attempt in (1, 2):
                try:
                    self._ask(message, there.fileno())
                    return IsolatedSession(self, self._sessions, here, limits)
                except OSError as error:
                    self._end()
                    if attempt == 2:
                        here.close()
                        raise MontyCrashedError(f"no worker process can be started: {error}") from None
        raise AssertionError("two attempts")

    def end(self, session: int) -> str:
        """Kills the process of a session, and says what had become of it before."""
        with self._lock, suppress(OSError):
            status = self._ask({"session": session}).get("status", 0)
            if os.WIFSIGNALED(status) and os.WTERMSIG(status) != signal.SIGKILL:
                return f"it was ended by {signal.Signals(os.WTERMSIG(status)).name}"
            if os.WIFEXITED(status) and os.WEXITSTATUS(status):
                return f"it ended with status {os.WEXITSTATUS(status)}"
        return "it is gone"

    def interrupt(self, session: int) -> None:
        """Has the session's feed ended at its next look at the clock."""
        with self._lock, suppress(OSError):
            self._ask({"session": session, "interrupt": True})

    def let_go(self, session: int) -> None:
        """Kills the process of a session, and does not wait until the system has taken it apart (measured: a third of a short session)."""
        with self._lock, suppress(OSError):
            self._ask({"session": session, "let go": True})

    def close(self) -> None:
        """Ends all of them. Safe to call twice."""
        with self._lock:
            self._end()

    def _ask(self, message: dict[str, Any], descriptor: int = -1) -> dict[str, Any]:
        """What the zygote answers. Raises OSError when it is not there."""
        if self._control is None:
            self._start()
        assert self._control is not None
        socket.send_fds(self._control, [json.dumps(message).encode("ascii")], [descriptor] if descriptor >= 0 else [])
        return self._answer(self._control)

    def _answer(self, control: socket.socket) -> dict[str, Any]:
        data = control.recv(1 << 16)
        if not data:
            raise ConnectionResetError("the zygote is gone")
        answer: dict[str, Any] = json.loads(data)
        return answer

    def _start(self) -> None:
        here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        seed = os.environ.get("PYTHONHASHSEED")  # sets are in the order that they have in the host's own sessions
        with there:
            self._process = subprocess.Popen(
                [sys.executable, "-s", "-S", "-P", "-B", "-c", _BOOT.format(path=[*sys.path, _HOME], control=there.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={} if seed is None else {"PYTHONHASHSEED": seed},
                pass_fds=(there.fileno(),),
                start_new_session=True,  # Ctrl-C is the host's business
            )
        self._control = here
        hello = self._answer(here)
        if "refused" in hello:
            raise ConnectionRefusedError(hello["refused"])
        self.jail = tuple(hello["jail"])

    def _end(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class IsolatedSession:
    """As `Session`, in a process of its own. Values cross as copies; a guest's own objects come as their class's name.

    A process that dies, or does not end in time and is killed, is one MontyCrashedError; the session is at its end then.
    """

    def __init__(self, workers: Workers, number: int, line: socket.socket, limits: Limits) -> None:
        self.limits = limits
        self.usage: dict[str, int] = {"fuel": 0, "memory": 0}
        """What the last feed used, as `Session.usage`."""
        self._workers = workers
        self._number = number
        self._line: socket.socket | None = line

    def __enter__(self) -> IsolatedSession:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the session and its process. Safe to call twice."""
        if self._line is not None:
            self._line.close()
            self._line = None
            self._workers.let_go(self._number)

    def interrupt(self) -> None:
        """Ends the running feed from another thread, at its next look at the clock."""
        self._workers.interrupt(self._number)

    def feed_run(
        self,
        code: str,
        inputs: Mapping[str, object] | None = None,
        external_lookup: Mapping[str, object] | None = None,
        print_callback: Callable[[str], None] | None = None,
    ) -> object:
        """As `Session.feed_run`. Raises MontyCrashedError besides what that raises."""
        value = self.feed(code, inputs, external_lookup, print_callback)
        if isinstance(value, Failure):
            raise error_of(value)
        return value

    def feed(
        self,
        code: str,
        inputs: Mapping[str, object] | None = None,
        external_lookup: Mapping[str, object] | None = None,
        print_callback: Callable[[str], None] | None = None,
    ) -> object:
        """As `feed_run`, with the Failure."""
        lookup = external_lookup or {}
        functions = {name: value for name, value in lookup.items() if callable(value)}
        message = {
            "code": code,
            "inputs": {name: pack(to_guest(value)) for name, value in (inputs or {}).items()},
            "values": {name: pack(to_guest(value)) for name, value in lookup.items() if name not in functions},
            "functions": list(functions),
        }
        show = print_callback or (lambda text: print(text, end=""))
        left = self.limits.max_feed_duration_secs + self._workers.grace
        try:
            self._send(message)
            while True:
                began = time.monotonic()
                kind, answer = self._read(left)
                left -= time.monotonic() - began
                if kind == "print":
                    show(answer)
                elif kind == "call":
                    self._send(_called(functions[answer[0]], answer[1], answer[2]))
                elif kind == "unconvertible":
                    raise MontyConversionError(answer)
                else:
                    return answer
        except MontyConversionError:
            raise
        except BaseException:
            self.close()  # the callback's own exception, or Ctrl-C: the guest stands in the middle of its feed
            raise

    def _send(self, message: dict[str, Any]) -> None:
        if self._line is None:
            raise MontyCrashedError("the worker process of this session has ended: check out another")
        try:
            self._line.sendall(framed(message))
        except OSError as error:
            raise self._crashed(error) from None

    def _read(self, seconds: float) -> tuple[str, Any]:
        """The next message: its kind and what it holds."""
        line = self._line
        assert line is not None
        until = time.monotonic() + seconds

        def read(size: int) -> bytes:
            line.settimeout(max(0.001, until - time.monotonic()))
            data = line.recv(size)
            line.settimeout(None)
            return data

        try:
            message = read_frame(read)
            if message is None:
                raise ConnectionResetError
            return self._understood(message)
        except (OSError, WireError, LookupError, TypeError, ValueError) as error:
            raise self._crashed(error) from None

    def _understood(self, message: dict[str, Any]) -> tuple[str, Any]:
        if "print" in message:
            return "print", str(message["print"])
        if "call" in message:
            return "call", (
                message["call"],
                unpack(message["args"]),
                {str(key): unpack(value) for key, value in message["keywords"].items()},
            )
        if "crash" in message:
            raise WireError(str(message["crash"]))
        self.usage = {name: int(message["usage"][name]) for name in ("fuel", "memory")}
        if "unconvertible" in message:
            return "unconvertible", str(message["unconvertible"])
        return "ended", Failure(*message["failure"]) if "failure" in message else unpack(message["value"])

    def _crashed(self, error: Exception) -> MontyCrashedError:
        """What the host is told when the process is no more, or no more to be trusted: it is ended."""
        late = isinstance(error, TimeoutError)
        if self._line is not None:
            self._line.close()
            self._line = None
        became = self._workers.end(self._number)
        why = "it did not end in time and was killed" if late else str(error) or became
        return MontyCrashedError(f"the worker process of this session has ended: {why}", timed_out=late)


def _described(policy: Policy | None) -> Any:
    """A policy as the worker makes it again."""
    if policy is None:
        return None
    if type(policy) is HostPolicy:
        return "host"
    if type(policy) is Policy:
        return [policy.seed, policy.start]
    raise ValueError("an isolated session takes a Policy or a HostPolicy, no class of the host's own")


def _called(function: Callable[..., object], args: Any, keywords: Any) -> dict[str, Any]:
    """The answer to a call of a host function."""
    try:
        return {"return": pack(to_guest(function(*args, **keywords)))}
    except Exception as error:
        try:
            return {"raise": _builtin_name(error), "args": pack(to_guest(error.args))}
        except MontyConversionError:
            return {"raise": _builtin_name(error), "args": pack((str(error),))}


def _builtin_name(error: Exception) -> str:
    """The nearest class of it that the worker knows too."""
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")
