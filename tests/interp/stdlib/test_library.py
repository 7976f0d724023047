"""The table of the library: each module is made of something, runs, and belongs to one session; the cache is only a cache."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from interp import Monty, MontyRuntimeError
from interp.builtins.table import MODULES
from interp.bytecode.code import BuiltinName, Code
from interp.bytecode.packing import complete, pack, unpack
from interp.compiler.unit import compile_source
from interp.stdlib import library
from interp.stdlib.patches import PATCHES
from interp.stdlib.table import LIBRARY, NATIVE

HERE = [name for name in LIBRARY if library.exists(name)]
LIMITS = {"max_memory": 64 * 2**20, "max_feed_duration_secs": 60, "max_instructions": 5_000_000}


@pytest.mark.parametrize("name", HERE)
def test_each_module_is_made_of_something_and_runs(name: str) -> None:
    path = library.file_of(name)
    assert path or name in MODULES or name == "builtins"
    assert (LIBRARY[name].kind == NATIVE) == (not path or path.startswith(library.SHIMS))
    with Monty() as pool, pool.checkout(limits=LIMITS) as session:
        # genericpath counts on os being there before it, as in CPython it always is
        session.feed_run(f"import os, sys, {name}\nassert type(sys.modules[{name!r}]).__name__ == 'module'")


@pytest.mark.parametrize("name", PATCHES)
def test_each_patch_finds_its_place(name: str) -> None:
    text = Path(library.file_of(name)).read_text(encoding="utf-8")
    assert [piece for piece, _ in PATCHES[name] if piece not in text] == []


def test_every_shim_is_in_the_table() -> None:
    assert {path.stem for path in Path(library.SHIMS).glob("*.py")} <= set(LIBRARY)


def test_no_module_is_shared_between_sessions() -> None:
    with Monty() as pool, pool.checkout() as one, pool.checkout() as other:
        one.feed_run("import string, math, json; string.x = math.x = json.decoder.x = 5")
        for name in ("string", "math", "json.decoder"):
            with pytest.raises(MontyRuntimeError, match="no attribute 'x'"):
                other.feed_run(f"import {name}\n{name}.x")


def test_what_is_not_in_the_table_is_not_there() -> None:
    left_out = sorted(sys.stdlib_module_names - set(LIBRARY))
    assert {"subprocess", "socket", "ctypes", "multiprocessing", "tempfile"} <= set(left_out)
    with Monty() as pool, pool.checkout(limits=LIMITS) as session:
        for name in left_out:
            with pytest.raises(MontyRuntimeError, match=f"ModuleNotFoundError: No module named '{name}'"):
                session.feed_run(f"import {name}")


def parts(code: Code) -> list[object]:
    """All that a code and those inside it are made of."""
    if code.packed:
        complete(code)
    found: list[object] = []
    for name in HEAD:
        found.append(getattr(code, name))
    for inner in code.inlined:
        found.append([getattr(inner, name) for name in ("name", "start", "end", "line", "col")])
    for ins in code.instructions:
        k = parts(ins.k) if isinstance(ins.k, Code) else ins.k.name if isinstance(ins.k, BuiltinName) else ins.k
        found.append([k, *[getattr(ins, name) for name in INSTRUCTION]])
    return found


HEAD = (
    "name", "qualname", "filename", "first_line", "flags", "positional", "positional_only", "keyword_only", "register_names",
    "registers", "free_names", "free_start", "captures", "cell_names", "global_names", "doc", "rebinds", "dynamic",
)  # fmt: skip
INSTRUCTION = (
    "op", "a", "b", "c", "imm", "target", "handler", "handler_reg", "line", "end_line", "col", "end_col",
)  # fmt: skip
SOURCE = """
def f(a, *b, c=(1, 2.5, None), **d):
    try:
        return [x for x in a if x], lambda: a, b'x', ..., frozenset
    finally:
        assert a, 'why'
class C:
    async def g(self):
        async with self as h: yield h
f([1])
"""


def test_packed_code_is_the_same_code() -> None:
    code = compile_source(SOURCE, "name", "exec")
    again = unpack(pack(code))
    assert again.instructions == []
    assert parts(again) == parts(code)


@pytest.mark.skipif(library.__file__.endswith(".so"), reason="compiled code looks nothing up that could be replaced")
def test_a_cache_that_is_spoilt_or_not_to_be_written_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "CACHE", str(tmp_path / "cache"))
    made = library._cached("keyword", b"a = 1\n", library.file_of("keyword"))
    (kept,) = (tmp_path / "cache").iterdir()
    assert pack(library._cached("keyword", b"a = 1\n", library.file_of("keyword"))) != b""
    kept.write_bytes(b"spoilt")
    assert library._cached("keyword", b"a = 1\n", library.file_of("keyword")).global_names == made.global_names
    library._cached("keyword", b"a = 2\n", library.file_of("keyword"))
    assert [path.name for path in (tmp_path / "cache").iterdir()] != [kept.name]
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(library, "CACHE", str(tmp_path / "file" / "cache"))
    assert library._cached("keyword", b"a = 1\n", library.file_of("keyword")).global_names == made.global_names


SPOILT = """
import re, random, os, hashlib, sys, traceback, collections
p = re.compile("a"); p._program = 5
r = random.Random(1); r._twister = 5
class Liar(collections.OrderedDict):
    def __len__(self): return 3
for call in (
    lambda: p.match("a"), lambda: p.findall("a"), lambda: r.random(), lambda: r.seed(1), lambda: r.getrandbits(3), lambda: os.urandom("a"),
    lambda: os.urandom(-1), lambda: hashlib.shake_128(b"").digest(1.5), lambda: hashlib.blake2b(digest_size=1.5),
    lambda: hashlib.pbkdf2_hmac("md5", b"", b"", 1.5), lambda: sys._getframe("a"), lambda: sys._frames_of(3),
    lambda: re._compiler.compile(3),
    lambda: Liar().popitem(last=False), lambda: r.setstate((3, (1,) * 625, None)),
):
    try:
        call()
        print("nothing raised")
    except (TypeError, ValueError, KeyError, AttributeError):
        pass
"""


def test_natives_hold_out_against_what_a_guest_puts_in_the_place_of_theirs() -> None:
    printed: list[str] = []
    with Monty() as pool, pool.checkout() as session:
        session.feed_run(SPOILT, print_callback=printed.append)
    assert printed == []
