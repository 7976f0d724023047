"""The benchmarks of pyperformance are run from where it is installed, in both engines."""

from __future__ import annotations

import pytest

from bench.engines import CPYTHON, Missing, Refused
from bench.rounds import missing_engines
from bench.suite import Benchmark, benchmarks, suite_times


def installed() -> dict[str, Benchmark]:
    """The benchmarks by name; skips where there are none or `interp` is not compiled."""
    if "interp" in missing_engines():
        pytest.skip(missing_engines()["interp"])
    try:
        return {benchmark.name: benchmark for benchmark in benchmarks()}
    except Missing as reason:
        pytest.skip(str(reason))


@pytest.mark.parametrize("name", ["unpack_sequence", "argparse_many_optionals", "deltablue"])
def test_a_benchmark_is_timed_in_both(name: str) -> None:
    times = suite_times(installed()[name], ("interp", CPYTHON), 1)
    assert set(times) == {"interp", CPYTHON}
    assert all(seconds > 0 for seconds in times.values())


def test_what_a_guest_lacks_is_the_reason() -> None:
    with pytest.raises(Refused, match=r"interp: .*No module named 'sympy'"):
        suite_times(installed()["sympy"], ("interp", CPYTHON), 1)


def test_what_is_measured_runs_once_a_round() -> None:
    installed()
    counted = Benchmark("counted", "import pyperf\nruns = []\npyperf.Runner().bench_func('x', runs.append, 1)\n", [])
    failing = "pyperf.Runner().bench_time_func('y', lambda loops: 1 // (3 - len(runs)))\n"
    assert suite_times(counted, ("interp", CPYTHON), 2)
    with pytest.raises(Refused, match="interp: ZeroDivisionError"):
        suite_times(Benchmark("failing", counted.source + failing, []), ("interp", CPYTHON), 3)
