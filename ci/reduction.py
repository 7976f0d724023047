"""Reduction of a bucket's smallest witness, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from ci.findings import Bucket
from differential.campaign import STOP, project_path, watch
from differential.finding import Finding

GRACE = 15.0  # seconds for the engines to start and the last run to end


def reduce_bucket(bucket: Bucket, directory: Path, seconds: float) -> Finding | None:
    """The finding that a smaller program is, or None where there is none. A file `stop` in the directory above ends it without."""
    directory.mkdir(parents=True, exist_ok=True)
    finding, out, errors = directory / "finding.json", directory / "reduced.json", directory / "stderr"
    finding.write_text(json.dumps(bucket.witness.as_json()), "utf-8")
    with open(errors, "wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "differential.reduce", str(finding), str(seconds), str(out)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": project_path()},
            start_new_session=True,
        )
    watch(process, directory.parent / STOP, errors, silence=seconds + GRACE)
    return Finding.from_json(json.loads(out.read_text("utf-8"))) if out.exists() else None
