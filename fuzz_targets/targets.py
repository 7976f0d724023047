"""THE table of coverage-guided targets: what each looks for, with what, and which planted fault it must find."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Target:
    """One target.

    `oracle` says in one line what must hold for every program. `timeout` is libFuzzer's, in seconds for one input (it fires at up to
    twice that), `rss` its limit in MiB, `longest` the length in bytes of an input. `vm`: the input runs, so behaviour keys guide the
    search. `donate`, `generate`, `attack` and `bytes`: the weights of mutating with other programs at hand, of a generated program in the
    input's place, of an attack on rows of the builtins table, and of libFuzzer's own byte-level mutations. `fault` is the planted fault
    that it must find.
    """

    name: str
    summary: str
    oracle: str
    fault: str
    vm: bool = True
    timeout: int = 20
    rss: int = 1024
    longest: int = 8192
    donate: int = 8
    generate: int = 2
    attack: int = 0
    bytes: int = 1

    @property
    def file(self) -> Path:
        """The program of the target, which libFuzzer starts again for `-merge`, `-fork` and the like."""
        return HERE / f"{self.name}.py"

    @property
    def module(self) -> str:
        return f"fuzz_targets.{self.name}"

    @property
    def seeds(self) -> Path:
        """The folder of its seeds: program text, one file each."""
        return HERE.parent / "corpus" / "seeds" / self.name

    @property
    def dictionary(self) -> Path:
        """Words for byte-level mutations."""
        return HERE / "dictionaries" / "python.dict"


TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        Target(
            "parse_never_crashes",
            "any text is compiled, or refused with a clean error",
            "compiling raises nothing but SyntaxError, UnicodeEncodeError and Refused",
            fault="parse-lets-value-errors-out",
            vm=False,
            generate=1,
            bytes=8,
        ),
        Target(
            "run_respects_limits",
            "programs under small limits end, within them, and leave the session usable",
            "no host exception; a breach is told as one; fuel and output within their limits, the same in every run; the charge covers "
            "what is live; the next feed runs",
            fault="price-of-padding-dropped",
            attack=15,
        ),
        Target(
            "engines_agree",
            "programs do in interp what they do in the CPython it runs on",
            "no difference that no rule allows, confirmed in a fresh process",
            fault="get-loses-numbers",
        ),
    )
}
"""Every target by its name."""
