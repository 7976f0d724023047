"""The findings database: the life of a bucket, corrupt files, full disks."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ci.findings import Event, Findings, FindingsError, Life, next_life
from tests.ci.commands import ENVIRONMENT
from tests.differential.made import finding


def test_a_bucket_is_new_until_it_was_reported_then_known_fixed_and_regressed(tmp_path: Path) -> None:
    database = Findings(tmp_path / "findings.sqlite3")
    made = finding("print(1)")
    lives = []
    for reported in (False, True, True):
        run = database.begin_run("nightly", 0)
        lives.append(database.record(run, made))
        database.end_run(run, {"some": "data"}, reported=reported)
    run = database.begin_run("nightly", 0)
    database.move(made.signature.key, run, Event.GONE)
    lives.append(database.buckets()[0].life)
    lives.append(database.record(run, made))
    assert lives == [Life.NEW, Life.NEW, Life.KNOWN, Life.FIXED, Life.REGRESSED]


@pytest.mark.parametrize(
    ("life", "event", "after"),
    [
        (None, Event.SEEN, Life.NEW),
        (None, Event.UNSTABLE, Life.FLAKY),
        (Life.FLAKY, Event.SEEN, Life.NEW),
        (Life.ALLOWED, Event.SEEN, Life.REGRESSED),
        (Life.KNOWN, Event.EXCUSED, Life.ALLOWED),
        (Life.KNOWN, Event.GONE, Life.FIXED),
    ],
)
def test_next_life(life: Life | None, event: Event, after: Life) -> None:
    assert next_life(life, event, reported=True) is after


def test_the_smallest_finding_is_the_witness_and_every_sighting_counts(tmp_path: Path) -> None:
    database = Findings(tmp_path / "findings.sqlite3")
    run = database.begin_run("diff", 0)
    for text in ("print(1000)", "print(1)", "print(10)"):
        database.record(run, finding(text))
    key = finding("print(1)").signature.key
    database.count_more(key, 5)
    database.add_witness(run, key, finding("1"))
    [bucket] = database.buckets(run)
    assert (bucket.key, bucket.count, bucket.witness.program.text) == (key, 8, "1")
    assert database.finding(key) == database.finding(finding("1").id) == finding("1")
    assert database.finding("F0000000000") is None


def test_one_flaky_program_takes_nothing_from_a_stable_bucket(tmp_path: Path) -> None:
    database = Findings(tmp_path / "findings.sqlite3")
    run = database.begin_run("diff", 0)
    database.record(run, finding("print(1)"))
    assert database.record(run, finding("print(2)"), Event.UNSTABLE) is Life.NEW
    assert database.record(run, finding("print(3)", operation="other"), Event.UNSTABLE) is Life.FLAKY


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\0" + b"\1" * 5000])
def test_a_corrupt_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "findings.sqlite3"
    for number in (1, 2):
        path.write_bytes(content)
        database = Findings(path)
        assert f"findings.sqlite3.corrupt-{number}" in database.notice
        assert (tmp_path / f"findings.sqlite3.corrupt-{number}").read_bytes() == content
        assert database.buckets() == []
        database.close()


def test_a_database_of_another_format_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "findings.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert "its format is 99" in Findings(path).notice


def test_a_database_that_can_not_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FindingsError, match="choose another --out"):
        Findings(tmp_path / "file" / "findings.sqlite3")


FULL_DISK = """
import resource, sys
from pathlib import Path
from ci.findings import Findings, FindingsError
from tests.differential.made import finding
database = Findings(Path(sys.argv[1]))
run = database.begin_run("diff", 0)
database.record(run, finding("print(1)"))
resource.setrlimit(resource.RLIMIT_FSIZE, (2**16, 2**16))
try:
    for number in range(10_000):
        database.record(run, finding(f"print({number})" + "#" * 500))
except FindingsError as exc:
    print(exc)
"""


def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path: Path) -> None:
    """The limit on the size of files stands in for the disk: to SQLite both are a write that fails."""
    path = tmp_path / "findings.sqlite3"
    run = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert "make room, or choose another --out" in run.stdout, run.stderr
    database = Findings(path)
    assert database.notice == ""
    assert database.finding(finding("print(1)").id) is not None
