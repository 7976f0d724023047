"""The prelude is loaded in pieces: each is a whole statement, and no name is lost or defined twice; it serves session after session."""

import ast
import gc
import marshal
import sys
from pathlib import Path
from types import ModuleType

import pytest

from interp import Monty, MontyRuntimeError
from interp.bytecode.packing import unpack
from interp.compiler.unit import compile_source
from interp.host import prelude
from interp.host.prelude import FOLDER, names_of, pieces
from interp.objects.instance import Instance
from interp.objects.type import Class
from interp.stdlib import library
from interp.vm.frame import Instr
from interp.vm.state import VM
from tests.conformance.chunks import chunk_files, read_chunks
from tests.interp.stdlib.test_library import parts

FILES = sorted(Path(FOLDER).glob("*.py"))


def bound_names(tree: ast.AST) -> set[str]:
    """The names that a tree's top-level statements bind, on one branch of an `if` or the other."""
    names = set()
    pending = list(ast.iter_child_nodes(tree))
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif not isinstance(node, ast.For | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            pending.extend(ast.iter_child_nodes(node))
    return names


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_pieces_are_the_statements_of_the_file(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    body = ast.parse(text).body[1:]
    parts = pieces(text)
    assert parts == [text] or [ast.dump(ast.parse(part)) for part in parts] == [ast.dump(ast.Module([node], [])) for node in body]
    assert {name for part in parts for name in names_of(part)} == bound_names(ast.Module(body, []))


def test_a_name_is_defined_once() -> None:
    names = [name for file in FILES for part in pieces(file.read_text(encoding="utf-8")) for name in set(names_of(part))]
    assert sorted(names) == sorted(set(names))


def test_what_one_session_leaves_for_the_next_holds_nothing_of_it() -> None:
    for path in chunk_files()[::4]:
        for chunk in read_chunks(path):
            with Monty() as pool, pool.checkout(limits={"max_instructions": 200_000}) as session:
                session.feed(chunk.text, print_callback=lambda text: None)
    left: list[object] = list(prelude._idle)
    assert left
    seen: dict[int, object] = {id(sys.modules): sys.modules}
    while left:
        each = left.pop()
        if id(each) in seen or isinstance(each, type | ModuleType):
            continue
        seen[id(each)] = each
        assert not isinstance(each, VM | Instance)
        assert not isinstance(each, Class) or each.runtime is None
        left.extend(gc.get_referents(each))
    assert any(isinstance(each, Instr) for each in seen.values())


@pytest.mark.parametrize("name", ["globals", "code", "closure", "defaults", "kwdefaults", "annotations", "dict"])
def test_a_guest_that_finds_a_function_of_the_prelude_sees_and_changes_nothing_of_it(name: str) -> None:
    found = "f = type(list[int]).__repr__\n"
    for attempt in (f"f.__{name}__", f"type(f).__{name}__.__get__(f)", f"f.__{name}__ = 0", "f.x = 1", "f.__name__ = 'x'", "del f.x"):
        with Monty() as pool, pool.checkout() as session, pytest.raises(MontyRuntimeError, match=r"^AttributeError"):
            session.feed_run(found + attempt)


def test_the_cache_on_disk_has_the_same_code() -> None:
    prelude.fill_cache()
    data = library.kept("_prelude", repr(prelude._texts()).encode())
    assert data is not None
    where, packed = marshal.loads(data)
    for path in FILES[::5]:
        for piece in pieces(path.read_text(encoding="utf-8")):
            code = compile_source(piece, f"<prelude {path.stem}>", "exec", hidden=True)
            assert [parts(unpack(packed[number])) for number in {where[name] for name in names_of(piece)}] == [parts(code)]
