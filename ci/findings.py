"""The findings database: every bucket with its life, every finding whole, every run with its totals. SQLite, one file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from differential.finding import Finding

SCHEMA_VERSION = 1
SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (id INTEGER PRIMARY KEY, started TEXT, command TEXT, seed INTEGER, data TEXT);
CREATE TABLE IF NOT EXISTS buckets (
    key TEXT PRIMARY KEY, version INTEGER, life TEXT, count INTEGER, first_run INTEGER, last_run INTEGER, reported INTEGER
);
CREATE TABLE IF NOT EXISTS findings (id TEXT PRIMARY KEY, bucket TEXT, length INTEGER, run INTEGER, data TEXT);
CREATE INDEX IF NOT EXISTS findings_of_bucket ON findings (bucket, length, id);
"""


class Life(StrEnum):
    """Where a bucket stands. Only `NEW` and `REGRESSED` ask for somebody's attention today."""

    NEW = "new"
    KNOWN = "known"
    ALLOWED = "allowed"
    FIXED = "fixed"
    REGRESSED = "regressed"
    FLAKY = "flaky"


class Event(StrEnum):
    """What a run saw of a bucket: confirmed; excused by a rule; its witness agrees now; its witness is not the same in fresh processes."""

    SEEN = "seen"
    EXCUSED = "excused"
    GONE = "gone"
    UNSTABLE = "unstable"


def next_life(life: Life | None, event: Event, reported: bool) -> Life:
    """The life after an event. `reported` tells that a nightly has shown the bucket in its present life: only then is it no news."""
    if event is not Event.SEEN:
        return {Event.EXCUSED: Life.ALLOWED, Event.GONE: Life.FIXED, Event.UNSTABLE: Life.FLAKY}[event]
    if life in (Life.FIXED, Life.ALLOWED):
        return Life.REGRESSED
    if life is None or life is Life.FLAKY:
        return Life.NEW
    return Life.KNOWN if reported else life


class FindingsError(Exception):
    """The database can't be used; the message says why and what to do, in one line."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """All findings of one key: how often it was seen, and its smallest witness, which may be a reduced program."""

    key: str
    life: Life
    count: int
    witness: Finding

    @property
    def title(self) -> str:
        return self.witness.title

    @property
    def private(self) -> bool:
        return self.witness.private


class Findings:
    """The database at `path`, made where there is none. Only the coordinator of a run writes it.

    A corrupt one is kept aside beside it, and `notice` says so in one line. Every method raises FindingsError where the file can't be
    written; what was written before stays.
    """

    def __init__(self, path: Path) -> None:
        self.notice = ""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise FindingsError(f"{path.parent} can't be made: {exc.strerror}; choose another --out") from exc
        try:
            self._connection = opened(path)
        except sqlite3.OperationalError as exc:
            raise FindingsError(f"{path} can't be opened: {exc}; choose another --out or make room") from exc
        except sqlite3.DatabaseError as exc:
            aside = kept_aside(path)
            self.notice = f"{path} is no findings database ({exc}): kept as {aside.name}, a new one was begun"
            self._connection = opened(path)

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._connection:
                yield self._connection
        except sqlite3.Error as exc:
            raise FindingsError(f"the findings database can't be written: {exc}; make room, or choose another --out") from exc

    def begin_run(self, command: str, seed: int) -> int:
        """The number of a new run."""
        with self._writing() as connection:
            row = ("INSERT INTO runs (started, command, seed, data) VALUES (?, ?, ?, '{}')", (now(), command, seed))
            number = connection.execute(*row).lastrowid
        assert number is not None  # an INSERT has one
        return number

    def end_run(self, run: int, data: dict[str, Any], *, reported: bool) -> None:
        """Stores what a report needs besides the findings; `reported` marks its buckets as shown to somebody."""
        with self._writing() as connection:
            connection.execute("UPDATE runs SET data = ? WHERE id = ?", (json.dumps(data), run))
            if reported:
                connection.execute("UPDATE buckets SET reported = ? WHERE last_run = ?", (run, run))

    def last_run(self) -> tuple[int, dict[str, Any]] | None:
        """Number and data of the last run that ended, None where there is none."""
        row = self._connection.execute("SELECT id, data FROM runs WHERE data != '{}' ORDER BY id DESC LIMIT 1").fetchone()
        return None if row is None else (row[0], json.loads(row[1]))

    def nightlies(self, before: int) -> list[dict[str, Any]]:
        """The data of every nightly that ended before the run of that number, the oldest first."""
        rows = self._connection.execute(
            "SELECT data FROM runs WHERE command = 'nightly' AND data != '{}' AND id < ? ORDER BY id", (before,)
        )
        return [json.loads(data) for (data,) in rows]

    def record(self, run: int, finding: Finding, event: Event = Event.SEEN) -> Life:
        """Stores a finding, and moves its bucket on. The bucket's life after it."""
        key = finding.key
        with self._writing() as connection:
            # Its own bucket; or, where signatures are made in a new way since, the one that it lay in: the life goes on in the new one.
            row = connection.execute(
                "SELECT life, reported FROM buckets WHERE key = ?1 OR key = (SELECT bucket FROM findings WHERE id = ?2) "
                "ORDER BY key = ?1 DESC LIMIT 1",
                (key, finding.id),
            ).fetchone()
            life, reported = (Life(row[0]), row[1]) if row else (None, 0)
            if event is Event.UNSTABLE and life is not None:
                return life  # one flaky program takes nothing from a bucket whose witness is stable
            after = next_life(life, event, bool(reported))
            connection.execute(
                "INSERT INTO findings VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET bucket = excluded.bucket, data = excluded.data",
                finding_row(finding, run),
            )
            connection.execute(
                "INSERT INTO buckets VALUES (?, ?, ?, 1, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET life = excluded.life, "
                "count = count + 1, last_run = excluded.last_run, reported = excluded.reported",
                (key, finding.key_version, after, run, run, reported if after == life else 0),
            )
            connection.execute("DELETE FROM buckets WHERE key NOT IN (SELECT bucket FROM findings)")
        return after

    def move(self, key: str, run: int, event: Event) -> None:
        """Moves a bucket on by what a second look at its witness showed."""
        with self._writing() as connection:
            life, reported = connection.execute("SELECT life, reported FROM buckets WHERE key = ?", (key,)).fetchone()
            after = next_life(Life(life), event, bool(reported))
            row = (after, run, reported if after == life else 0, key)
            connection.execute("UPDATE buckets SET life = ?, last_run = ?, reported = ? WHERE key = ?", row)

    def count_more(self, key: str, times: int) -> None:
        """Counts candidates that were not confirmed one by one because the bucket has witnesses enough."""
        with self._writing() as connection:
            connection.execute("UPDATE buckets SET count = count + ? WHERE key = ?", (times, key))

    def add_witness(self, run: int, key: str, finding: Finding) -> None:
        """Stores a smaller program of the bucket `key`. It was not seen one more time.

        Where the smaller program has another key, as one has whose cause is found only now, the bucket takes that, and is one with the
        bucket that has it already.
        """
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?)", finding_row(finding, run))
            if finding.key != key:
                connection.execute("UPDATE findings SET bucket = ? WHERE bucket = ?", (finding.key, key))
                row = connection.execute("SELECT count FROM buckets WHERE key = ?", (finding.key,)).fetchone()
                if row is None:
                    connection.execute("UPDATE buckets SET key = ?, version = ? WHERE key = ?", (finding.key, finding.key_version, key))
                else:
                    connection.execute(
                        "UPDATE buckets SET last_run = ?, count = count + (SELECT count FROM buckets WHERE key = ?) WHERE key = ?",
                        (run, key, finding.key),
                    )
                    connection.execute("DELETE FROM buckets WHERE key = ?", (key,))

    def outdated(self) -> list[Finding]:
        """The findings whose keys are of another version than those that are made now: run again, they move to their new buckets."""
        rows = self._connection.execute("SELECT data FROM findings ORDER BY length, id")
        return [finding for (data,) in rows if (finding := Finding.from_json(json.loads(data))).outdated]

    def buckets(self, run: int | None = None) -> list[Bucket]:
        """The buckets that this run saw (None: all there are), the most frequent first."""
        rows = self._connection.execute(
            "SELECT key, life, count FROM buckets WHERE ?1 IS NULL OR last_run = ?1 ORDER BY count DESC, key", (run,)
        ).fetchall()
        return [Bucket(key, Life(life), count, self._witness(key)) for key, life, count in rows]

    def _witness(self, key: str) -> Finding:
        row = self._connection.execute("SELECT data FROM findings WHERE bucket = ? ORDER BY length, id LIMIT 1", (key,)).fetchone()
        return Finding.from_json(json.loads(row[0]))

    def findings_of(self, key: str) -> list[Finding]:
        """All findings of a bucket, the smallest first."""
        rows = self._connection.execute("SELECT data FROM findings WHERE bucket = ? ORDER BY length, id", (key,))
        return [Finding.from_json(json.loads(row[0])) for row in rows]

    def finding(self, name: str) -> Finding | None:
        """The finding of that id, or the smallest witness of the bucket of that key; None where there is neither."""
        query = "SELECT data FROM findings WHERE id = ?1 OR bucket = ?1 ORDER BY length, id LIMIT 1"
        row = self._connection.execute(query, (name,)).fetchone()
        return None if row is None else Finding.from_json(json.loads(row[0]))

    def bucket_of(self, finding: Finding) -> Bucket:
        """The bucket that a stored finding lies in."""
        row = self._connection.execute("SELECT bucket FROM findings WHERE id = ?", (finding.id,)).fetchone()
        return next(bucket for bucket in self.buckets() if bucket.key == row[0])


def finding_row(finding: Finding, run: int) -> tuple[str, str, int, int, str]:
    return finding.id, finding.key, len(finding.program.text), run, json.dumps(finding.as_json())


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def opened(path: Path) -> sqlite3.Connection:
    """A connection to a sound database of this version. Raises sqlite3.DatabaseError, of which OperationalError says: not readable."""
    connection = sqlite3.connect(path, timeout=10)
    try:
        verdict = connection.execute("PRAGMA quick_check").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict.splitlines()[0])
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, SCHEMA_VERSION):
            raise sqlite3.DatabaseError(f"its format is {version}, this program writes {SCHEMA_VERSION}")
        connection.executescript(SCHEMA)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection


def kept_aside(path: Path) -> Path:
    """Renames the file to the first free `NAME.corrupt-N`, and says which."""
    aside = next(other for number in range(1, 10**6) if not (other := path.with_name(f"{path.name}.corrupt-{number}")).exists())
    path.rename(aside)
    return aside
