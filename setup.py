"""The mypyc build of `interp`; all else is in pyproject.toml.

`python setup.py build_ext --inplace` puts each compiled module beside its source, where Python prefers it. A module is compiled again
when its text, or the interface of what it imports, has changed. Without a C compiler, or with MONTY_UNCOMPILED=1, nothing is
compiled, libraries of earlier builds are removed, and one line says so.
"""

from __future__ import annotations

import fcntl
import os
import shlex
import shutil
import sys
import sysconfig
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

HERE = Path(__file__).resolve().parent
CACHE = Path("build", "mypy")
# Each library includes mypyc's whole run-time support. Told that nothing but the init function is called from outside, gcc drops what the
# module does not use: 1.5 s instead of 3.8 for a small module, 3.9 instead of 6.7 for a large one.
FLAGS = [
    "-fwhole-program",
    '-DPyMODINIT_FUNC=__attribute__((visibility("default"), externally_visible)) PyObject*',
    "-fvisibility=hidden",
    "-fno-semantic-interposition",
    # The machine's loop is one function of 90 kB: where its jumps fell by chance made programs of method calls 1.35 times slower or not.
    "-falign-functions=64",
    "-falign-jumps=32",
    # a jump less for each call of the host's
    "-fno-plt",
]

def load_rule() -> ModuleType:
    """`interp/compiled.py`, without importing the package it belongs to."""
    spec = spec_from_file_location("compiled", HERE / "interp" / "compiled.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RULE = load_rule()
SUPPORT = Path("interp", RULE.SUPPORT)


def why_not() -> str | None:
    """The reason why nothing is to be compiled, or None."""
    if os.environ.get("MONTY_UNCOMPILED") == "1":
        return "MONTY_UNCOMPILED=1 is set"
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0]
    if shutil.which(compiler) is None:
        return f"there is no C compiler here ({compiler})"
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        return "Python's C headers are not installed (python3-dev)"
    return None


def extensions() -> list[Extension]:
    """The compiled modules. `separate=True`: one library each, a change compiles one; native attribute access crosses modules."""
    from mypyc.build import mypycify

    # a cache of its own: `make lint` checks with other options, and each would throw the other's away
    arguments = [f"--cache-dir={CACHE}", *(f"interp/{path.as_posix()}" for path in RULE.sources())]
    try:
        made: list[Extension] = mypycify(arguments, opt_level="3", debug_level="0", separate=True)
    except Exception as crash:
        # mypyc 2.4.1 may trip over its own cache: classes loaded in an order in which one is missing, values not in its lists.
        # Only the C text is made again: what comes out the same is not compiled again.
        print(f"mypyc tripped over its cache ({type(crash).__name__}: {crash}): building without", file=sys.stderr)
        shutil.rmtree(CACHE)
        made = mypycify(arguments, opt_level="3", debug_level="0", separate=True)
    support = [str(path) for path in SUPPORT.glob("*.c")]
    for extension in made:
        # not `+=`: mypycify hands one list to all
        extension.extra_compile_args = [*extension.extra_compile_args, *FLAGS]
        # its files come before mypyc's of the same names
        extension.include_dirs = [str(SUPPORT), *extension.include_dirs]
        extension.depends = [*extension.depends, "setup.py", *support]
    return made


class Build(build_ext):
    """Compiles, then writes the stamp by which a stale library is told from a good one."""

    def run(self) -> None:
        """Build all; the stamp is written only when all succeeded."""
        super().run()
        package = HERE / "interp" if self.inplace else Path(self.build_lib, "interp")
        (package / RULE.STAMP).write_text(RULE.fingerprint())


if __name__ == "__main__":
    os.chdir(HERE)
    building = {"build_ext", "bdist_wheel", "editable_wheel", "install", "build"} & set(sys.argv)
    reason = why_not() if building else None
    if building and not reason:
        # two builds in one tree take turns; the lock goes with the process
        Path("build").mkdir(exist_ok=True)
        fcntl.flock(os.open("build/lock", os.O_CREAT | os.O_RDWR), fcntl.LOCK_EX)
    if "build_ext" in sys.argv:
        for library in RULE.libraries() if reason else RULE.orphans():
            library.unlink()
    if reason:
        print(f"interp runs uncompiled, about 20 times slower: {reason}", file=sys.stderr)
    setup(ext_modules=extensions() if building and not reason else [], cmdclass={"build_ext": Build})
