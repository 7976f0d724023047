"""The command line: exit codes, bad input, and what a run leaves behind."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from ci.program_files import LARGEST
from ci.report.write import write_text
from tests.ci.commands import COMMAND, CPYTHON, DIFFERENT, ENGINES, ENVIRONMENT, montyfuzz, needs_monty


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("diff", "missing.py"), "missing.py can't be read: No such file or directory"),
        (("diff", "."), "can't be read: Is a directory"),
        (("diff", "binary.py"), "binary.py has null bytes"),
        (("diff", "latin.py"), "latin.py is not UTF-8: byte 1 is 0xe9"),
        (("diff", "huge.py"), f"huge.py is larger than {LARGEST} bytes"),
        (("diff", "good.py", "--engines", "jython"), "unknown engine 'jython'"),
        (("diff", "good.py", "--engines", "cpython-3.99"), "engine cpython-3.99 was asked for and is missing"),
        (("diff", "good.py", "--count", "3"), "not both"),
        (("diff", "--count", "0"), "--count takes a number above 0"),
        (("diff", "--count", "many"), "is not a valid int"),
        (("nightly", "--minutes", "-1"), "--minutes takes a number above 0"),
        (("nightly", "--out", "good.py/out"), "can't be made: Not a directory"),
        (("fuzz", "nothing"), "unknown target 'nothing'"),
        (("replay", "nothing"), "unknown case 'nothing'"),
        (("replay", "--corpus", "nowhere"), "is no folder of regression cases"),
        (("show", "F0000000000"), "is not there: run `montyfuzz diff`"),
        (("report",), "is not there"),
        (("nonsense",), "No such command"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "good.py").write_text("print(1)\n")
    (tmp_path / "binary.py").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "latin.py").write_bytes(b"#\xe9\n")
    (tmp_path / "huge.py").write_bytes(b"#" * (LARGEST + 1))
    run = montyfuzz(*arguments, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert len(run.stderr.splitlines()) == 1
    assert run.stderr.startswith("montyfuzz: ")
    assert said in run.stderr


@pytest.mark.parametrize("command", ["", "diff", "fuzz", "nightly", "replay", "report", "show"])
def test_help_teaches_by_example(tmp_path: Path, command: str) -> None:
    run = montyfuzz(*command.split(), "--help", cwd=tmp_path)
    assert run.returncode == 0
    assert f"Examples:\n    montyfuzz {command}".rstrip() in run.stdout.replace("\n  Examples", "\nExamples")


def test_engines_that_agree_are_nothing_new(tmp_path: Path) -> None:
    needs_monty()
    (tmp_path / "good.py").write_text("print([1, 2] + [3])\n")
    run = montyfuzz("diff", "good.py", "--engines", ENGINES, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "good.py: pydantic-monty-1.4.0: agree" in run.stdout


def test_a_difference_is_shown_kept_and_new_each_time_until_a_nightly_reports_it(tmp_path: Path) -> None:
    needs_monty()
    (tmp_path / "digits.py").write_text(DIFFERENT)
    for _ in range(2):
        run = montyfuzz("diff", "digits.py", "--engines", ENGINES, "--json", cwd=tmp_path)
        assert run.returncode == 1, run.stderr
        found = json.loads(run.stdout)
        assert found["exit"] == 1
        assert [finding["life"] for finding in found["findings"]] == ["new"]
    finding = found["findings"][0]
    assert finding["finding"]["signature"]["operation"] == "int()"
    assert finding["finding"]["signature"]["exceptions"] == ["", "ValueError"]
    shown = montyfuzz("show", finding["id"], cwd=tmp_path)
    assert shown.returncode == 0
    assert DIFFERENT.strip() in shown.stdout
    assert "raised ValueError: invalid literal for int()" in shown.stdout
    unknown = montyfuzz("show", "F0000000000", cwd=tmp_path)
    assert (unknown.returncode, unknown.stdout) == (2, "")


def test_the_same_seed_gives_the_same_programs_and_findings(tmp_path: Path) -> None:
    needs_monty()
    runs = [montyfuzz("diff", "--count", "12", "--seed", "5", "--engines", ENGINES, "--json", "--out", out, cwd=tmp_path) for out in "ab"]
    first, second = (json.loads(run.stdout) for run in runs)
    found, again = ([finding["finding"]["program"] for finding in result["findings"]] for result in (first, second))
    assert found == again
    assert first["totals"]["programs"] == second["totals"]["programs"] == 12


def test_a_missing_optional_engine_is_named_and_is_no_agreement(tmp_path: Path) -> None:
    """`pydantic-monty` is hidden from the command, as if it were not installed."""
    (tmp_path / "pydantic_monty.py").write_text("raise ImportError('hidden')\n")
    (tmp_path / "good.py").write_text("print(1)\n")
    environment = {**ENVIRONMENT, "PYTHONPATH": f"{tmp_path}:{ENVIRONMENT['PYTHONPATH']}"}
    command = [*COMMAND, "diff", "good.py", "--json"]
    result = json.loads(subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=120).stdout)
    assert "hidden" in result["totals"]["missing"]["pydantic-monty"]
    assert not any(engine.startswith("pydantic-monty") for engine in result["files"][0]["engines"])


def test_a_corrupt_database_is_kept_aside_and_said(tmp_path: Path) -> None:
    out = tmp_path / "fuzz-report"
    out.mkdir()
    (out / "findings.sqlite3").write_bytes(b"this is no database, but it has more than a header's worth of bytes in it " * 20)
    (tmp_path / "good.py").write_text("print(1)\n")
    run = montyfuzz("diff", "good.py", "--engines", CPYTHON, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "kept as findings.sqlite3.corrupt-1" in run.stderr
    assert (out / "findings.sqlite3.corrupt-1").read_bytes().startswith(b"this is no database")


def a_shard_has_children(pid: int) -> bool:
    """Whether a campaign of that process has started its engines."""
    for worker in psutil.Process(pid).children(recursive=True):
        with suppress(psutil.Error):  # it ended while we looked
            if "differential.shard" in worker.cmdline() and worker.children():
                return True
    return False


def interrupted(arguments: list[str], tmp_path: Path, ready: Callable[[int], bool]) -> tuple[int, str]:
    """The exit code and the words of a command that Ctrl-C ends once it is `ready`, with all its workers and within 15 s."""
    with open(tmp_path / "said", "wb") as said:
        process = subprocess.Popen([*COMMAND, *arguments], cwd=tmp_path, env=ENVIRONMENT, stdout=said, stderr=said)
    until = time.monotonic() + 60
    while not ready(process.pid) and time.monotonic() < until:
        time.sleep(0.2)
    workers = psutil.Process(process.pid).children(recursive=True)
    assert workers
    started = time.monotonic()
    process.send_signal(signal.SIGINT)
    code = process.wait(30)
    assert time.monotonic() - started < 15
    assert psutil.wait_procs(workers, timeout=5)[1] == []
    return code, (tmp_path / "said").read_text("utf-8")


def test_ctrl_c_ends_a_diff_with_its_workers(tmp_path: Path) -> None:
    code, said = interrupted(["diff", "--seconds", "60", "--engines", f"{CPYTHON},interp"], tmp_path, a_shard_has_children)
    assert code == 130
    assert "ended by Ctrl-C" in said


def test_ctrl_c_ends_a_target_and_tells_how_far_it_came(tmp_path: Path) -> None:
    pytest.importorskip("atheris")

    def ready(pid: int) -> bool:
        return bool(psutil.Process(pid).children()) and (tmp_path / "said").stat().st_size > 0

    code, said = interrupted(["fuzz", "parse_never_crashes"], tmp_path, ready)
    assert code == 130
    assert "parse_never_crashes: " in said and "ended by Ctrl-C" in said


def test_ctrl_c_ends_a_nightly_with_its_workers_and_leaves_a_report(tmp_path: Path) -> None:
    needs_monty()
    code, _ = interrupted(["nightly", "--minutes", "5", "--engines", ENGINES], tmp_path, a_shard_has_children)
    assert code in (130, 2)
    for page in ("report.md", "report.html"):
        assert "Ended by Ctrl-C" in (tmp_path / "fuzz-report" / page).read_text("utf-8")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one MiB; only root can have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path, left: int) -> None:
    (disk / "fill").write_bytes(bytes(2**20 - left))


def test_a_full_disk_is_said_before_a_campaign_and_keeps_what_it_found(tmp_path: Path, small_disk: Path) -> None:
    (tmp_path / "good.py").write_text("print(1)\n")
    fill(small_disk, 0)
    run = montyfuzz("diff", "good.py", "--engines", CPYTHON, "--out", str(small_disk), cwd=tmp_path)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert "make room" in run.stderr
    fill(small_disk, 2**13)
    full = subprocess.run(
        [*COMMAND, "diff", "--count", "60", "--engines", f"{CPYTHON},interp"],
        cwd=tmp_path,
        env={**ENVIRONMENT, "TMPDIR": str(small_disk)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert full.returncode == 2, full.stdout
    assert "No space left on device" in full.stderr
    assert "Traceback" not in full.stderr


def test_a_report_that_does_not_fit_names_the_file(small_disk: Path) -> None:
    fill(small_disk, 0)
    with pytest.raises(OSError, match=r"No space left on device: .*report\.md"):
        write_text(small_disk / "report.md", "#" * 2**16)
