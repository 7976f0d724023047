"""The measurement: which faults are drawn, which count, and how soon each strategy finds each; what is done is kept, and not done again.

Kept in the folder of a run: `streams/` (what a strategy ran) and `trials.jsonl` (one fault along one stream). Kept in the repository:
`killed.json` (the conformance program that shows a drawn fault, or "" where none does) and `equivalent.toml` (a person's reason why a fault
changes nothing that anybody could see).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ci.complaint import Complaint
from ci.score.build import build, probe_count, rewritten
from ci.score.faults import Fault, Planting, draw, lot, planting
from ci.score.rebuilt import ROOT, fingerprint
from ci.score.streams import BASELINES, OURS
from ci.score.worker import CONFORMANCE, Trial

HERE = Path(__file__).parent
KILLED = HERE / "killed.json"
EQUIVALENT = HERE / "equivalent.toml"
BUDGET = 60.0
"""Seconds of processor time that a strategy has for a fault."""
SAMPLE, SEEDS = 40, (1, 2, 3)
"""Faults on which all strategies are measured, each with so many seeds; all faults are measured with ours and the first."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Campaign:
    """A strategy with a seed."""

    strategy: str
    seed: int

    @property
    def name(self) -> str:
        return f"{self.strategy}-{self.seed}"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn fault, how it is planted, and why it does not count, if it does not; `killed_by` is None while that is not known."""

    fault: Fault
    planting: Planting
    killed_by: str | None
    equivalent: str

    @property
    def counts(self) -> bool:
        return self.killed_by == "" and not self.equivalent


def read_killed() -> dict[str, str]:
    """The conformance program that shows each fault that was tried; "" where none does."""
    return dict(json.loads(KILLED.read_text("utf-8"))) if KILLED.exists() else {}


def read_equivalent() -> dict[str, str]:
    """The reasons why faults change nothing."""
    return {name: str(row["reason"]) for name, row in tomllib.loads(EQUIVALENT.read_text("utf-8")).items()}


class Measurement:
    """One measurement in a folder: what is kept there is known from the start, `run` measures the rest."""

    def __init__(self, folder: Path, seed: int, say: Say) -> None:
        self._folder = folder
        self._say = say
        self._seed = seed
        self._kept = folder / "trials.jsonl"
        self._mark = fingerprint(rewritten())[:16]
        self._faults = [(fault, planting(fault)) for fault in sorted(draw(seed), key=lambda fault: lot(seed, fault))]

    @property
    def drawn(self) -> list[Drawn]:
        """The faults, in an order by lot: what is measured of them first is a fair sample too."""
        killed, reasons = read_killed(), read_equivalent()
        return [Drawn(fault, planted, killed.get(fault.id), reasons.get(fault.id, "")) for fault, planted in self._faults]

    def judge(self) -> None:
        """Runs the faults that are not known along the conformance programs."""
        killed = read_killed()
        unknown = [planted for fault, planted in self._faults if fault.id not in killed]
        if unknown:
            for number, trial in enumerate(self._trials(self._stream(Campaign(CONFORMANCE, 0)), unknown, CONFORMANCE), 1):
                killed[trial.id] = trial.item or ("another program" if trial.at >= 0 else "")
                KILLED.write_text(json.dumps(killed, indent=0, sort_keys=True) + "\n", "utf-8")
                self._say(f"{CONFORMANCE}: {number} of {len(unknown)} faults")

    @property
    def counting(self) -> list[Drawn]:
        """The faults that count."""
        return [drawn for drawn in self.drawn if drawn.counts]

    @property
    def sample(self) -> list[Drawn]:
        """The faults on which all strategies are measured."""
        return sorted(self.counting, key=lambda drawn: lot(self._seed + 1, drawn.fault))[:SAMPLE]

    def plan(self) -> Iterator[tuple[Campaign, list[Drawn]]]:
        """Every campaign and its faults, the most telling first."""
        for strategy in OURS:
            yield Campaign(strategy, SEEDS[0]), self.counting
        for seed in SEEDS:
            for strategy in (*BASELINES, *(OURS if seed != SEEDS[0] else ())):
                yield Campaign(strategy, seed), self.sample

    def run(self, only: Sequence[str] = ()) -> None:
        """Does what is not done of the plan. Raises Complaint where the build or a worker fails."""
        self._build = build()
        (self._folder / "streams").mkdir(parents=True, exist_ok=True)
        self.judge()
        for campaign, faults in self.plan():
            if only and campaign.strategy not in only:
                continue
            done = self.trials().get(campaign.name, {})
            todo = [drawn.planting for drawn in faults if drawn.fault.id not in done]
            if not todo:
                continue
            stream = self._stream(campaign)
            found = 0
            with self._kept.open("a", encoding="utf-8") as file:
                for number, trial in enumerate(self._trials(stream, todo, campaign.name), 1):
                    file.write(json.dumps({"campaign": campaign.name, "mark": self._mark, **asdict(trial)}) + "\n")
                    file.flush()
                    found += trial.at >= 0
                    self._say(f"{campaign.name}: {number} of {len(todo)} faults, {found} found")

    def trials(self) -> dict[str, dict[str, Trial]]:
        """What is kept of this build, by campaign and fault."""
        found: dict[str, dict[str, Trial]] = {}
        if self._kept.exists():
            for line in self._kept.read_text("utf-8").splitlines():
                data = json.loads(line)
                mark, campaign = data.pop("mark"), data.pop("campaign")
                if mark == self._mark:
                    found.setdefault(campaign, {})[data["id"]] = Trial(**data)
        return found

    def _stream(self, campaign: Campaign) -> Path:
        """The recorded stream of a campaign."""
        path = (self._folder / "streams" / f"{campaign.name}-{self._mark}.jsonl").absolute()
        if not path.exists():
            self._say(f"{campaign.name}: recording")
            arguments = ["record", campaign.strategy, str(campaign.seed), str(BUDGET), str(path)]
            ended = subprocess.run(self._command(arguments), cwd=self._build, env=self._environment(), stderr=subprocess.PIPE, text=True)
            if ended.returncode:
                raise Complaint(f"recording {campaign.name} failed: {ended.stderr[-1000:]}")
        return path

    def _trials(self, stream: Path, plantings: Sequence[Planting], name: str) -> Iterator[Trial]:
        """One trial for each planting, as they come."""
        command = self._command(["try", str(stream)])
        with subprocess.Popen(
            command, cwd=self._build, env=self._environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as worker:
            assert worker.stdin is not None and worker.stdout is not None
            try:
                for one in plantings:
                    worker.stdin.write(json.dumps(asdict(one)) + "\n")
                    worker.stdin.flush()
                    line = worker.stdout.readline()
                    if not line:
                        raise Complaint(f"the worker that looks for faults along {name} died at {one.id}")
                    yield Trial(**json.loads(line))
            finally:
                worker.stdin.close()
                worker.kill()

    def _command(self, arguments: Sequence[str]) -> list[str]:
        return [sys.executable, "-m", "ci.score.worker", *arguments]

    def _environment(self) -> dict[str, str]:
        """The build's `interp` before the project's; hashes fixed."""
        path = os.pathsep.join([str(self._build), str(ROOT)])
        return {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "MONTY_PROBES": str(probe_count())}
