"""A process with the score build: records streams, and looks for faults along one.

`python -m ci.score.worker record STRATEGY SEED SECONDS FILE`, `... try FILE` with plantings as lines of JSON in, trials as such lines out.
It imports `interp` from the score build: see `command`.
"""

from __future__ import annotations

import gc
import importlib
import json
import mmap
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FunctionType
from typing import NoReturn, cast

import psutil

from ci.score.faults import Planting
from ci.score.streams import COMPARED, CPYTHON, FED, HELD, PAID, PARSED, SAME, Item, judge, record, record_conformance
from ci.score.switch import Switch
from differential.limits import unpaid
from differential.outcome import Kind, Outcome
from interp import compiled

CONFORMANCE = "conformance"
_NOTHING = Outcome(Kind.FINISHED)
SLOWEST = {CPYTHON: 4.0, FED: 4.0, SAME: 3.0, HELD: 12.0, PAID: 12.0, PARSED: 4.0}
"""Seconds of processor time after which a program that does not end shows that the fault made it go on."""
MEMORY = 3 * 2**30
"""Bytes of address space of a process with a fault."""
NOTHING_FOUND, DIED = 255, 254


@dataclass(frozen=True, slots=True)
class Trial:
    """One fault along one stream: `at` is the number of the item that shows it, or -1; `seconds` the stream's time then; `how` what was
    wrong; `ran` how many of the programs were run, those that do not reach the fault being the same with it."""

    id: str
    at: int
    seconds: float
    how: str
    ran: int
    item: str = ""


def load_interpreter() -> list[str]:
    """Imports all of it, compiles the prelude; the names of the prelude's pieces."""
    for path in compiled.sources():
        if path.name != "switch.py":
            importlib.import_module("interp." + path.with_suffix("").as_posix().replace("/", "."))
    from interp.host import prelude

    prelude.code_of("")
    names = sorted(prelude._where)
    for name in names:
        prelude.code_of(name)
    return names


def switch() -> Switch:
    """The switch of the score build."""
    return cast(Switch, importlib.import_module("interp.switch").SWITCH)


class Reached:
    """Tells what programs reach."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __call__(self, oracle: str, text: str) -> tuple[str, tuple[str, ...]]:
        """What the program reaches, with nothing left linked of the programs before, nor its own code."""
        from interp.host import prelude, session

        prelude._idle.clear()
        session._codes.clear()
        switch().count(self._size)
        try:
            if oracle == PAID:
                unpaid.run(text)
            else:
                judge(oracle, text, _NOTHING if oracle in (*COMPARED, SAME) else None)
        finally:
            switch().counting = switch().busy = False
        names = {name for namespace in prelude._idle for name in namespace.index}
        return bits(switch().seen), tuple(sorted(names & prelude._where.keys()))

    def at_start(self, names: Sequence[str]) -> int:
        """What compiling the prelude reaches."""
        from interp.host import prelude

        switch().count(self._size)
        prelude._codes.clear()
        for name in names:
            prelude.code_of(name)
        switch().counting = switch().busy = False
        return int(bits(switch().seen), 16)


def bits(seen: bytearray) -> str:
    """A bit for each byte, in hex."""
    return f"{int(seen[::-1].translate(_DIGITS), 2):x}"


_DIGITS = bytes.maketrans(b"\0\1", b"01")


def plant(planting: Planting) -> None:
    """From now on the fault is there, in this process."""
    if planting.number >= 0:
        names = vars(sys.modules[planting.module])
        own: dict[str, FunctionType] = {}
        code = compile("from __future__ import annotations\n" + planting.text, f"<{planting.id}>", "exec", dont_inherit=True)
        exec(code, names, own)
        switch().put_in(planting.number, own[planting.name])
    elif planting.path.startswith("prelude/"):
        from interp.host import prelude

        prelude._pieces[prelude._where[planting.name]] = (Path(planting.path).stem, planting.text)
    else:
        from interp.stdlib import library

        name = Path(planting.path).stem
        path = library.file_of(name)
        library._codes[name] = library._cached(name, planting.text.encode(), path)


def affects_start(names: Sequence[str]) -> bool:
    """Compiles the prelude again, with the fault; whether anything but what it is without comes of it."""
    from interp.bytecode.packing import pack
    from interp.host import prelude

    right = {name: pack(code) for name in names if (code := prelude.code_of(name)) is not None}
    prelude._codes.clear()
    try:
        return any(pack(code) != right[name] for name in names if (code := prelude.code_of(name)) is not None)
    except Exception:  # the compiler is broken: so will each program be
        return True


def to_run(planting: Planting, items: Sequence[Item], everything: bool) -> Iterator[int]:
    """The numbers of the items that may show the fault."""
    for number, item in enumerate(items):
        if planting.number >= 0:
            reached = everything or int(item.reached, 16) >> planting.block & 1
        elif planting.path.startswith("prelude/"):
            reached = planting.name in item.names
        else:
            reached = "import" in item.text
        if reached:
            yield number


class Bench:
    """Looks for faults along one stream, each in a process forked from this one."""

    def __init__(self, items: Sequence[Item], size: int) -> None:
        self.items = items
        self.names = load_interpreter()
        self._at_start = Reached(size).at_start(self.names)
        self._shared = mmap.mmap(-1, 4096)

    def try_fault(self, planting: Planting) -> Trial:
        """The first item that shows the fault."""
        self._shared[:] = bytes(4096)
        child = os.fork()
        if child == 0:
            self._search(planting)
        status = self._wait(child)
        at, ran, size = (int.from_bytes(self._shared[place : place + 4], "little") for place in (0, 4, 8))
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == NOTHING_FOUND:
            return Trial(planting.id, -1, 0.0, "", ran)
        item = self.items[at] if at < len(self.items) else None
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
            how = self._shared[12 : 12 + size].decode("utf-8", "replace")
        elif os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            how = "does not end"
        else:
            how = f"the process ends with status {status}"
        return Trial(planting.id, at, item.cpu if item else 0.0, how, ran, item.id if item else "")

    def _wait(self, child: int) -> int:
        """The status of the child when it has ended; it is killed when one program takes too long."""
        process = psutil.Process(child)
        since, last = 0.0, -1
        while True:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return status
            spent = process.cpu_times()
            ran = int.from_bytes(self._shared[4:8], "little")
            if ran != last:
                since, last = spent.user + spent.system, ran
            at = int.from_bytes(self._shared[0:4], "little")
            if spent.user + spent.system - since > SLOWEST[self.items[at].oracle]:
                os.kill(child, signal.SIGKILL)
                return os.waitpid(child, 0)[1]
            time.sleep(0.02)

    def _search(self, planting: Planting) -> NoReturn:
        """In the child: ends with 0 when an item shows the fault."""
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        status = DIED
        try:
            plant(planting)
            if planting.number < 0:
                from interp.host import prelude

                prelude._codes.clear()
            everything = bool(self._at_start >> max(planting.block, 0) & 1) and planting.number >= 0 and affects_start(self.names)
            for ran, number in enumerate(to_run(planting, self.items, everything), 1):
                self._shared[0:8] = number.to_bytes(4, "little") + ran.to_bytes(4, "little")
                how = self._wrong(self.items[number])
                if how:
                    told = how.encode("utf-8", "replace")[:400]
                    self._shared[8 : 12 + len(told)] = len(told).to_bytes(4, "little") + told
                    os._exit(0)
            status = NOTHING_FOUND
        finally:
            os._exit(status)

    def _wrong(self, item: Item) -> str:
        try:
            return judge(item.oracle, item.text, Outcome.from_json(item.expected) if item.expected else None)
        except BaseException as error:  # a fault may make anything of the oracle's own calls; the process is at its end then
            return f"{type(error).__name__}: {error}"


def read_items(path: Path) -> list[Item]:
    """The items of a recorded stream."""
    return [Item.from_json(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def main(arguments: Sequence[str]) -> None:
    what, *rest = arguments
    size = int(os.environ["MONTY_PROBES"])
    if what == "record":
        strategy, seed, budget, path = rest
        load_interpreter()
        reach = Reached(size)
        items = record_conformance(reach) if strategy == CONFORMANCE else record(strategy, int(seed), float(budget), reach)
        with open(f"{path}.part", "w", encoding="utf-8") as file:
            for item in items:
                file.write(json.dumps(asdict(item)) + "\n")
        os.replace(f"{path}.part", path)
        return
    bench = Bench(read_items(Path(rest[0])), size)
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(asdict(bench.try_fault(Planting(**json.loads(line))))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
