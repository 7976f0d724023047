"""The compiler's output keeps its promises, on conformance programs and on CPython's own library."""

from __future__ import annotations

import tokenize
import warnings
import zlib
from pathlib import Path

import pytest

from interp.compiler import compile_source
from interp.syntax.refused import Refused
from tests.conformance.chunks import chunk_files, read_chunks
from tests.interp.compiler.invariants import broken

LIBRARY = Path(tokenize.__file__).parent
EVERY = 47
"""One library file in so many is compiled: all of them take a minute."""


def library_files() -> list[Path]:
    files = [p for p in LIBRARY.rglob("*.py") if "site-packages" not in p.parts]
    return sorted(p for p in files if zlib.crc32(p.name.encode()) % EVERY == 0)


@pytest.mark.parametrize("path", chunk_files(), ids=lambda p: p.stem)
def test_conformance_programs(path: Path) -> None:
    for chunk in read_chunks(path):
        for mode in ("exec", "feed"):
            for names in (False, True):
                try:
                    code = compile_source(chunk.text, "program", mode, names=names)
                except (Refused, SyntaxError):
                    continue
                assert broken(code) == []


@pytest.mark.parametrize("path", library_files(), ids=lambda p: p.name)
def test_library_compiles_wherever_the_host_does(path: Path) -> None:
    try:
        with tokenize.open(path) as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = file.read()
            compile(source, str(path), "exec", dont_inherit=True)
    except (SyntaxError, UnicodeError):
        pytest.skip("not for the host either")
    try:
        code = compile_source(source, str(path), "exec")
    except Refused as refused:
        assert "__del__" in str(refused)
        return
    assert broken(code) == []
