"""A package is imported from its source although libraries lie beside it."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Holds a package whose library no Python can load: an import that looks at it fails."""
    inner = tmp_path / "guest" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "guest" / "__init__.py").touch()
    (tmp_path / "guest" / "__main__.py").write_text("import sys\nfrom guest.inner import answer\nprint(answer.VALUE, sys.argv[1:])\n")
    (inner / "__init__.py").touch()
    (inner / "answer.py").write_text("VALUE = 42\n")
    (inner / f"answer{sysconfig.get_config_var('EXT_SUFFIX')}").write_bytes(b"not a library")
    return tmp_path


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A Python that has the folder and the repository on its path."""
    path = f"{folder}:{ROOT}"
    return subprocess.run([sys.executable, *arguments], cwd=folder, env={"PYTHONPATH": path}, capture_output=True, text=True)


def test_the_library_is_what_python_prefers(folder: Path) -> None:
    assert "ImportError" in python(folder, "-m", "guest").stderr


def test_a_module_runs_from_source_with_its_arguments(folder: Path) -> None:
    done = python(folder, "-m", "differential.from_source", "guest", "one", "two")
    assert (done.stdout, done.stderr) == ("42 ['one', 'two']\n", "")


def test_the_code_of_each_module_is_instrumented_as_it_is_loaded(folder: Path) -> None:
    program = (
        "from differential.from_source import load_from_source\n"
        "load_from_source('guest', lambda code: (print(code.co_filename.rpartition('guest')[2]), code)[1])\n"
        "import guest.inner.answer, json\n"
    )
    for _ in range(2):  # the second time from the bytecode cache
        assert python(folder, "-c", program).stdout.split() == ["/__init__.py", "/inner/__init__.py", "/inner/answer.py"]


def test_too_late_is_an_error(folder: Path) -> None:
    done = python(folder, "-c", "import guest\nfrom differential.from_source import load_from_source\nload_from_source('guest')\n")
    assert "guest is imported already" in done.stderr
