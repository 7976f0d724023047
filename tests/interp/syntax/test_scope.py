"""Scopes agree with CPython's own symbol table, and comprehensions are inlined as the compiler expects."""

from __future__ import annotations

import ast
import symtable
import tokenize
import warnings
import zlib
from pathlib import Path

import pytest

from interp.syntax.scope import COMPREHENSION, FUNCTION, Scope, analyze, mangle
from tests.conformance.chunks import chunk_files, read_chunks

LIBRARY = Path(tokenize.__file__).parent
FILES = sorted(p for p in LIBRARY.glob("*.py") if zlib.crc32(p.name.encode()) % 10 == 0)


def free_of_host(table: symtable.SymbolTable, found: dict[tuple[int, str], list[set[str]]]) -> None:
    """Free names by line and name of the scope; comprehensions other than generator expressions are left out."""
    if isinstance(table, symtable.Function) and table.get_name() not in ("listcomp", "setcomp", "dictcomp"):
        found.setdefault((table.get_lineno(), table.get_name()), []).append(set(table.get_frees()))
    for child in table.get_children():
        free_of_host(child, found)


def name_of(node: ast.AST) -> str:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return node.name
    return "genexpr" if isinstance(node, ast.GeneratorExp) else "lambda"


def check(source: str) -> None:
    tree = ast.parse(source)
    scopes = analyze(tree, names=False)
    host: dict[tuple[int, str], list[set[str]]] = {}
    free_of_host(symtable.symtable(source, "source", "exec"), host)
    for node, scope in scopes.of.items():
        if isinstance(node, (ast.ClassDef, ast.ListComp, ast.SetComp, ast.DictComp)):
            continue
        lines = [getattr(node, "lineno", 0)]
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.decorator_list:
            lines.append(node.decorator_list[0].lineno)
        candidates = [free for line in lines for free in host.get((line, name_of(node)), [])]
        assert set(scope.free) in candidates, (name_of(node), lines, scope.free, candidates)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_library(path: Path) -> None:
    with tokenize.open(path) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        check(file.read())


@pytest.mark.parametrize("path", chunk_files(), ids=lambda p: p.stem)
def test_conformance_programs(path: Path) -> None:
    for chunk in read_chunks(path):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(chunk.text, "program", "exec", dont_inherit=True)
        except SyntaxError:
            continue
        check(chunk.text)


def scope_of(source: str, kind: type[ast.AST], names: bool = False) -> Scope:
    scopes = analyze(ast.parse(source), names)
    return next(scope for node, scope in scopes.of.items() if isinstance(node, kind))


def test_a_comprehension_uses_the_frame_around_it() -> None:
    source = "def f(a):\n  b = 1\n  return [a + b + c for c in a]"
    assert scope_of(source, ast.ListComp).kind == COMPREHENSION
    assert scope_of(source, ast.FunctionDef).cells == set()


def test_what_a_lambda_in_a_comprehension_captures_is_a_cell() -> None:
    source = "def f(a):\n  return [lambda: a + b for b in a]"
    assert scope_of(source, ast.ListComp).cells == {"b"}
    assert scope_of(source, ast.FunctionDef).cells == {"a"}


@pytest.mark.parametrize(("source", "names"), [("class A:\n  [b for b in c]", False), ("[b for b in c]", True)])
def test_comprehensions_of_namespaces_are_functions(source: str, names: bool) -> None:
    assert scope_of(source, ast.ListComp, names).kind == FUNCTION


def test_walrus_binds_around_comprehensions() -> None:
    source = "def f(a):\n  [(b := c) for c in a]\n  (b := c for c in a)"
    assert "b" in scope_of(source, ast.FunctionDef).bound
    assert scope_of(source, ast.GeneratorExp).free == ["b"]


def test_names_read_before_their_loop_binds_them() -> None:
    assert scope_of("[a for a in b for c in c]", ast.ListComp).early == {"c"}
    assert scope_of("[a for a in b for c in a]", ast.ListComp).early == set()


@pytest.mark.parametrize(
    ("name", "mangled"), [("__x", "_A__x"), ("__x__", "__x__"), ("_x", "_x"), ("__a.b", "__a.b"), ("__", "__"), ("__x_", "_A__x_")]
)
def test_mangle(name: str, mangled: str) -> None:
    assert mangle(name, "A") == mangled
    assert mangle(name, "") == name
