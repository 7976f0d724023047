"""Coverage-guided targets as processes: started, watched, and held to having executed something."""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from ci.complaint import Complaint
from differential.campaign import end_tree, project_path
from fuzz_targets.targets import TARGETS, Target

NOTHING: Mapping[str, str] = MappingProxyType({})
GRACE = 60.0  # seconds for a target to import what it instruments, to run its seeds, and for the last input to end
LAST_WORDS = 5.0  # seconds for one that is told to end
WELL = (0, 72, -1)
"""How a run ends that stopped at nothing: by itself, told to (libFuzzer's own status), and where it did not listen."""
EXECUTED = re.compile(rb"stat::number_of_executed_units:\s*(\d+)|^#(\d+)\t", re.MULTILINE)
COVERED = re.compile(rb"\bcov: (\d+)")


@dataclass(frozen=True, slots=True)
class TargetRun:
    """What came of one run: inputs executed, edges covered, the inputs it stopped at (program text), why it failed if it did, and whether
    Ctrl-C ended it."""

    name: str
    executions: int
    coverage: int
    artifacts: tuple[Path, ...]
    failure: str = ""
    interrupted: bool = False


def unavailable() -> str:
    """Why no target can run on this Python; empty where they can."""
    if importlib.util.find_spec("atheris") is None:
        return f"no atheris in this Python {sys.version_info[0]}.{sys.version_info[1]}: it has wheels for some Pythons and machines only"
    return ""


def target_named(name: str) -> Target:
    """The target of that name. Raises Complaint."""
    if name not in TARGETS:
        raise Complaint(f"unknown target {name!r}: there are {', '.join(TARGETS)}")
    return TARGETS[name]


def run_target(target: Target, seconds: float, out: Path, *, quiet: bool = False, extra: Mapping[str, str] = NOTHING) -> TargetRun:
    """Runs a target for so long, or until it finds something: then the program is in `out/artifacts/NAME`. Its corpus is `out/corpus/NAME`.

    The time counts from when it has loaded and run its seeds, which may take GRACE seconds more. `extra` is added to its environment.
    Ctrl-C ends it, and is told of. Raises OSError where `out` can't be written, Complaint without atheris.
    """
    if reason := unavailable():
        raise Complaint(f"target {target.name} can't run: {reason}")
    corpus, artifacts = out / "corpus" / target.name, out / "artifacts" / target.name
    for folder in (corpus, artifacts):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(artifacts.iterdir())
    log = artifacts.parent / f"{target.name}.log"
    interrupted = False
    with open(log, "wb") as file:
        process = subprocess.Popen(
            command(target, seconds, corpus, artifacts),
            stdin=subprocess.DEVNULL,
            stdout=file if quiet else None,
            stderr=subprocess.STDOUT if quiet else subprocess.PIPE,
            env={**environment(), **extra},
            start_new_session=True,
        )
        try:
            if process.stderr is not None:
                for line in process.stderr:
                    file.write(line)
                    sys.stderr.buffer.write(line)
                    sys.stderr.flush()
            status = process.wait(seconds + GRACE)
        except subprocess.TimeoutExpired:
            status = ended(process)
        except KeyboardInterrupt:
            status, interrupted = -1, True
        finally:
            end_tree(process)
    ran = result(target, status, log.read_bytes(), sorted(set(artifacts.iterdir()) - before))
    return replace(ran, failure="", interrupted=True) if interrupted else ran


def ended(process: subprocess.Popen[bytes]) -> int:
    """Ends libFuzzer as Ctrl-C does, so that it says how far it came. Its exit status; negative where it did not listen."""
    process.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        return process.wait(LAST_WORDS)
    return -1


def command(target: Target, seconds: float, corpus: Path, artifacts: Path) -> list[str]:
    """Started by its own path, not through `python`: libFuzzer starts argv[0] again, and under `python target.py` silently does nothing."""
    options = [f"-max_total_time={max(1, round(seconds))}", "-print_final_stats=1", f"-artifact_prefix={artifacts}/"]
    return [str(target.file), *options, str(corpus), *([str(target.seeds)] if target.seeds.is_dir() else [])]


def environment() -> dict[str, str]:
    """This Python first on PATH: the shebang of a target asks `env` for python3."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    return {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": project_path(), "PATH": path}


def result(target: Target, status: int, log: bytes, artifacts: Sequence[Path]) -> TargetRun:
    """What the log says. A run without one execution has failed whatever its exit status: unknown options are ignored with status 0; and
    so has one that died and left no program that it died of.
    """
    executions = max((int(total or sofar) for total, sofar in EXECUTED.findall(log)), default=0)
    coverage = max(map(int, COVERED.findall(log)), default=0)
    failure = ""
    last = log.rstrip().rpartition(b"\n")[2].decode("utf-8", "replace")
    if not executions:
        failure = f"target {target.name} executed nothing (exit status {status}): {last}"
    elif status not in WELL and not artifacts:
        failure = f"target {target.name} died after {executions} executions (exit status {status}) and left no program: {last}"
    return TargetRun(target.name, executions, coverage, tuple(artifacts), failure)
