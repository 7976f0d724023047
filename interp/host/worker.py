# mypyc: skip
"""The processes of isolated sessions: a zygote that has the interpreter loaded, and a jailed child of it for each session.

`main(control)` is the zygote, on a Unix socket to the host: a packet of JSON and a socket in for each new session, a packet in to end or
to interrupt one, a packet out for what came of each. The child speaks with the host over its own socket, in the messages of
`interp.host.wire`.
"""

from __future__ import annotations

import builtins
import gc
import json
import os
import signal
import socket
import sys
from contextlib import suppress
from typing import Any, NoReturn

from interp.clock import give_back
from interp.host.convert import to_host
from interp.host.errors import MontyConversionError
from interp.host.policy import HostPolicy, Policy
from interp.host.session import Session
from interp.host.wire import framed, pack, read_frame, unpack
from interp.jail import Jail, JailError
from interp.limits import Limits
from interp.outcome import Failure

ROOM = 64 * 2**20
"""Bytes of address space for a child beside one and a half times its memory limit: its stacks, and what freed memory leaves in pieces."""

CPU_SECONDS = 3600
"""Processor time of a child in all its life: what is left when nobody ends it."""


class Child:
    """One session in its process: answers the host until that closes the line. In the jail a socket is read and written as a file is."""

    def __init__(self, line: int, limits: Limits, policy: Policy | None) -> None:
        self.line = line
        self.session = Session(limits, policy)

    def serve(self) -> None:
        while (message := self.read()) is not None:
            try:
                answer = self.feed(message)
            except MontyConversionError as error:
                answer = {"unconvertible": str(error)}
            self.send({**answer, "usage": self.session.usage})

    def send(self, message: dict[str, Any]) -> None:
        write_all(self.line, framed(message))

    def read(self) -> dict[str, Any] | None:
        return read_frame(lambda size: os.read(self.line, size))

    def feed(self, message: dict[str, Any]) -> dict[str, Any]:
        """What came of one feed, as the host reads it."""
        inputs = {name: unpack(nodes) for name, nodes in message["inputs"].items()}
        lookup: dict[str, Any] = {name: unpack(nodes) for name, nodes in message["values"].items()}
        lookup.update((name, self.function(name)) for name in message["functions"])
        value = self.session.feed(message["code"], inputs, lookup, lambda text: self.send({"print": text}))
        return {"failure": list(value)} if isinstance(value, Failure) else {"value": pack(to_host(value))}

    def function(self, name: str) -> Any:
        """What stands here for the host's function of that name."""

        def ask(*args: object, **keywords: object) -> object:
            self.send({"call": name, "args": pack(args), "keywords": {key: pack(value) for key, value in keywords.items()}})
            answer = self.read()
            if answer is None:
                raise SystemExit  # the host has closed the session while its function ran
            if "raise" in answer:
                cls = getattr(builtins, answer["raise"], RuntimeError)
                raise (cls if isinstance(cls, type) and issubclass(cls, Exception) else RuntimeError)(*unpack(answer["args"]))
            return unpack(answer["return"])

        return ask


def write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def policy_of(described: Any) -> Policy | None:
    """The policy that the host describes."""
    if described is None or described == "host":
        return HostPolicy() if described else None
    return Policy(*described)


def child(line: int, limits: Limits, policy: Policy | None, jail: Jail) -> NoReturn:
    """The forked child."""
    status = 1
    try:
        jail.enter_child(limits.max_memory + limits.max_memory // 2 + ROOM, CPU_SECONDS)
        served = Child(line, limits, policy)
        signal.signal(signal.SIGINT, lambda number, frame: served.session.interrupt())
        served.serve()
        status = 0
    except Exception as error:
        with suppress(OSError):
            write_all(line, framed({"crash": f"{type(error).__name__}: {error}"[:500]}))
    finally:
        os._exit(status)


def answer(control: int, message: dict[str, Any]) -> None:
    """One packet of the control socket holds one message."""
    os.write(control, json.dumps(message).encode("ascii"))


def main(control: int) -> None:
    """Serves one host. Ends when that closes its end, and the children with it: they are bound to this process."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    host = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET, 0, control)  # asks the kernel nothing, as in the jail it must not
    warm = Session(Limits())
    warm.feed("print(sorted([str(n) for n in range(3)], key=len), f'{1.5:.2f}')\nclass A: pass\n", print_callback=lambda text: None)
    give_back()
    jail = Jail()
    try:
        jail.enter_zygote()
    except JailError as error:
        answer(control, {"refused": str(error)})
        return
    gc.collect()
    gc.freeze()  # a collection in a child then neither walks nor copies what was loaded here
    jail.measure()
    answer(control, {"jail": jail.parts})
    children: dict[int, int] = {}
    while True:
        data, descriptors, _, _ = socket.recv_fds(host, 1 << 16, 1)
        if not data:
            return
        asked = json.loads(data)
        for number, pid in list(children.items()):
            if os.waitpid(pid, os.WNOHANG)[0]:
                del children[number]
        number = asked["session"]
        if "limits" in asked:
            pid = os.fork()
            if pid == 0:
                os.close(control)
                child(descriptors[0], Limits.of(asked["limits"]), policy_of(asked["policy"]), jail)
            os.close(descriptors[0])
            children[number] = pid
            answer(control, {})
        elif "interrupt" in asked or "let go" in asked:
            if number in children:
                os.kill(children[number], signal.SIGINT if "interrupt" in asked else signal.SIGKILL)
            answer(control, {})
        else:
            status = 0
            if number in children:  # not waited for yet, so the id is still the child's
                os.kill(children[number], signal.SIGKILL)
                status = os.waitpid(children.pop(number), 0)[1]
            answer(control, {"status": status})


if __name__ == "__main__":
    main(int(sys.argv[1]))
