"""Programs out of files that a person names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ci.complaint import Complaint
from differential.program import Program

LARGEST = 2**20  # bytes: a larger file is no program somebody wants compared, and every engine would refuse it


def read_programs(paths: Sequence[Path]) -> tuple[Program, ...]:
    """The programs in these files, hostile until proven otherwise. Raises Complaint on the first that can't be one."""
    return tuple(Program(read_text(path), "file", str(path), hostile=True) for path in paths)


def read_text(path: Path) -> str:
    """The text of a program file. Raises Complaint where it is missing, unreadable, huge, binary or not UTF-8."""
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as exc:
        raise Complaint(f"{path} can't be read: {exc.strerror}") from exc
    if len(data) > LARGEST:
        raise Complaint(f"{path} is larger than {LARGEST} bytes: too large for a program")
    if b"\0" in data:
        raise Complaint(f"{path} has null bytes: it is a binary file, not a program")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise Complaint(f"{path} is not UTF-8: byte {exc.start} is {data[exc.start]:#04x}; save it as UTF-8") from exc
