"""Each row of the opcode table has its handler, its line in the docs, and programs that need it."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

import interp
from interp.builtins.table import PUBLIC
from interp.bytecode.code import Code
from interp.bytecode.opcodes import NUMBER, OPCODES, Opcode
from interp.compiler.unit import compile_source
from interp.objects.namespace import Namespace
from interp.syntax.refused import Refused
from interp.vm.link import link, prepare
from tests.conformance.chunks import chunk_files, read_chunks

VM = Path(interp.__file__).parent / "vm"
DOCS = Path(__file__).parents[3] / "docs" / "opcodes.md"
LATER = {"TYPEALIAS", "TYPEVAR"}
"""Emitted for the grammar of Python 3.12."""
OWN = {
    "HALT": "the machine's own: it stands under every program, in the code of none, and the loop ends at it",
    "NOP": "emitted where nothing else gives a line an instruction",
}


@cache
def functions(folder: str) -> dict[str, int]:
    """How often each function is defined in the modules of a folder."""
    found: dict[str, int] = {}
    for path in VM.joinpath(folder).glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found[node.name] = found.get(node.name, 0) + 1
    return found


@cache
def linked_opcodes() -> frozenset[int]:
    """The opcodes in the linked code of the conformance set, from programs to the functions in them."""
    found: set[int] = set()
    for path in chunk_files():
        for chunk in read_chunks(path):
            if chunk.python > sys.version_info[:2]:
                continue
            try:
                pending = [compile_source(chunk.text, "main.py", "feed")]
            except (Refused, SyntaxError):
                continue
            while pending:
                code = pending.pop()
                pending.extend(ins.k for ins in code.instructions if isinstance(ins.k, Code))
                for linked in (link(code, Namespace("main"), PUBLIC), prepare(code, Namespace("main"))):
                    found.update(ins.op for ins in linked.instructions)
    return frozenset(found)


@pytest.mark.parametrize("row", OPCODES, ids=lambda row: row.name)
def test_an_opcode_has_one_handler_a_picture_and_a_line_in_the_docs(row: Opcode) -> None:
    assert functions("handlers" if row.hot else "cold").get(row.name, 0) == (row.name != "HALT")
    assert functions("cold" if row.hot else "handlers").get(row.name) is None
    assert row.picture
    lines = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if f"| `{row.name}` |" in line]
    assert len(lines) == 1 and row.picture.replace("|", "\\|") in lines[0]


@pytest.mark.parametrize("row", OPCODES, ids=lambda row: row.name)
def test_an_opcode_is_needed_by_a_program_of_the_conformance_set(row: Opcode) -> None:
    if row.name in LATER and sys.version_info < (3, 12):
        pytest.skip("for the grammar of Python 3.12")
    if row.name in OWN:
        pytest.skip(OWN[row.name])
    assert row.number in linked_opcodes(), f"no program of the conformance set needs {row.name}"


def test_no_handler_is_without_its_opcode() -> None:
    named = {name for folder in ("handlers", "cold") for name in functions(folder) if name.isupper()}
    assert named == set(NUMBER) - {"HALT"}
