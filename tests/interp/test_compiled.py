"""What is compiled, and whether what lies beside the source was compiled from it."""

from __future__ import annotations

import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from interp import compiled


@pytest.fixture
def package(tmp_path: Path) -> ModuleType:
    """The rule, at work on a package of four modules of which two are compiled."""
    root = tmp_path / "interp"
    (root / "prelude").mkdir(parents=True)
    for name in ("__init__.py", "machine.py", "objects.py", "prelude/sorting.py"):
        (root / name).write_text(f"NAME = {name!r}\n")
    shutil.copy(compiled.__file__, root / "compiled.py")
    spec = spec_from_file_location("rule", root / "compiled.py")
    assert spec is not None and spec.loader is not None
    rule = module_from_spec(spec)
    spec.loader.exec_module(rule)
    return rule


def build(rule: ModuleType) -> None:
    """Leaves what a build leaves."""
    for path in rule.sources():
        for name in (path.stem, f"{path.stem}__mypyc"):
            (rule.ROOT / path).with_name(name + rule.SUFFIX).touch()
    (rule.ROOT / rule.STAMP).write_text(rule.fingerprint())


def test_guest_code_and_marked_modules_are_not_compiled(package: ModuleType) -> None:
    assert package.sources() == [Path("machine.py"), Path("objects.py")]


def test_without_libraries_it_is_uncompiled(package: ModuleType) -> None:
    assert package.state() == "uncompiled"


def test_a_build_of_this_text_is_compiled(package: ModuleType) -> None:
    build(package)
    assert package.state() == "compiled"
    assert not list(package.orphans())


def test_a_changed_module_makes_it_stale(package: ModuleType) -> None:
    build(package)
    (package.ROOT / "machine.py").write_text("NAME = 1\n")
    assert package.state() == "stale"


def test_a_removed_module_leaves_orphans(package: ModuleType) -> None:
    build(package)
    (package.ROOT / "objects.py").unlink()
    assert package.state() == "stale"
    assert [path.name for path in package.orphans()] == [f"objects{package.SUFFIX}", f"objects__mypyc{package.SUFFIX}"]


def test_libraries_without_a_stamp_are_stale(package: ModuleType) -> None:
    build(package)
    (package.ROOT / package.STAMP).unlink()
    assert package.state() == "stale"
