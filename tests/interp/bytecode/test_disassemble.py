"""The disassembly tells all that the code holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from interp.bytecode.disassemble import disassemble
from interp.bytecode.opcodes import NUMBER, OPCODES
from interp.compiler import compile_source
from tests.conformance.chunks import chunk_files, read_chunks

PROGRAM = """def f(a, *b):
    for c in b:
        try:
            yield a + c
        except ValueError:
            return lambda: a
print(f(1) is None, -1)
"""


def lines_with(text: str, opcode: str) -> list[str]:
    return [line for line in text.splitlines() if f"  {opcode} " in line]


def test_registers_globals_targets_handlers_and_constants_are_named() -> None:
    text = disassemble(compile_source(PROGRAM, "program", "exec"))
    assert "f (line 1): " in text and "generator" in text and "*args" in text
    assert "R1 b" in lines_with(text, "GETITER")[0]
    assert "-> " in lines_with(text, "FORITER")[0]
    assert "[error -> " in lines_with(text, "YIELD")[0]
    assert "ValueError" in lines_with(text, "GLOAD")[0]
    assert "is" in lines_with(text, "COMPARE")[0]
    assert "captures a from R0" in text
    assert any(", -1 " in line for line in lines_with(text, "LOADK"))


def test_every_picture_is_shown_beside_its_instruction() -> None:
    text = disassemble(compile_source(PROGRAM, "program", "exec"))
    assert lines_with(text, "ADD")[0].endswith(OPCODES[NUMBER["ADD"]].picture)


@pytest.mark.parametrize("path", chunk_files()[:5], ids=lambda p: p.stem)
def test_conformance_programs(path: Path) -> None:
    for chunk in read_chunks(path):
        try:
            code = compile_source(chunk.text, "program", "exec")
        except (SyntaxError, NotImplementedError):
            continue
        text = disassemble(code)
        assert len(text.splitlines()) > len(code.instructions)
