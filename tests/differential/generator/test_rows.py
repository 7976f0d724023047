from __future__ import annotations

import ast
import builtins
import re

import pytest

from differential.generator.arguments import ARGUMENTS, BY_OWNER
from differential.generator.measure import MARK, marked, measure
from differential.generator.owners import OWNERS
from differential.generator.pools import POOLS
from differential.generator.profile import FULL, Profile
from differential.generator.rows import TYPES, compile_row, compile_rows, host_rows, is_generated
from differential.program import Program

# generated programs compare literals and call them on purpose
pytestmark = pytest.mark.filterwarnings("ignore::SyntaxWarning")


def test_the_rows_of_this_python_are_functions_methods_and_math() -> None:
    rows = host_rows()
    assert {"len", "str.upper", "int.__add__", "math.sqrt", "dict.fromkeys"} <= set(rows)
    assert not {"open", "input", "compile", "memoryview", "breakpoint", "help"} & set(rows)


@pytest.mark.parametrize("row", sorted(ARGUMENTS))
def test_each_argument_is_a_pool_or_an_expression(row: str) -> None:
    """A pool's name that is misspelt would be called with as a guest's name, and only raise NameError."""
    owner, _, method = row.rpartition(".")
    rows = [name for name in host_rows() if name.rpartition(".")[2] == method] if owner == "*" else [row]
    for name in rows:
        compiled = compile_row(name, POOLS)
        set_up = set(re.findall(r"\w+", compiled.setting))
        for alternative in compiled.alternatives:
            for _, options in alternative.arguments:
                for text in options:
                    names = {node.id for node in ast.walk(ast.parse(text, mode="eval")) if isinstance(node, ast.Name)}
                    bound = {node.arg for node in ast.walk(ast.parse(text)) if isinstance(node, ast.arg)} | {"p"}
                    assert names <= bound | set_up | set(dir(builtins)), text


def test_entries_name_rows_or_methods_that_exist() -> None:
    newer = {"math.sumprod", "math.fma"}
    known = set(host_rows()) | {f"{kind.__name__}.{name}" for kind in TYPES for name in dir(kind)} | {"__import__"} | newer | set(OWNERS)
    methods = {row.rpartition(".")[2] for row in known}
    assert {row for row in ARGUMENTS if not (row in known or (row.startswith("*.") and row[2:] in methods))} == set()


def test_pools_of_owners_exist() -> None:
    assert {pool for terms in BY_OWNER.values() for pool in terms.values() if pool.isidentifier()} - set(POOLS) == set()


def test_a_row_nobody_has_heard_of_is_called_with_the_general_pools() -> None:
    row = compile_row("str.brand_new", POOLS)
    assert len(row.alternatives) > 5
    assert row.alternatives[0].receivers == POOLS["str"]


def test_weights_and_refusals() -> None:
    rows = compile_rows(("len", "abs", "str.upper"), frozenset(("abs",)), {"len": 3, "str.upper": 0}, POOLS)
    assert [row.name for row in rows] == ["len", "len", "len"]


def test_what_is_an_implementations_own_is_never_called() -> None:
    assert not is_generated("list.__sizeof__")
    assert not is_generated("open")


def test_marks_tell_returned_from_raised() -> None:
    import contextlib
    import io

    text = marked(Program("print(len([1]))\ntry:\n    'a'.upper(1)\nexcept TypeError:\n    pass\n[].append(2)\nint('x')"), host_rows()).text
    out = io.StringIO()
    with contextlib.redirect_stdout(out), pytest.raises(ValueError, match="invalid literal"):
        exec(compile(text, "<marked>", "exec"), {})
    marks = [line for line in out.getvalue().split("\n") if line.startswith(MARK)]
    assert marks == [f"{MARK}{row}{MARK}{how}" for row, how in (
        ("len", "returned"), ("print", "returned"), ("str.upper", "raised"), ("list.append", "returned"), ("int", "raised"))]  # fmt: skip


def test_a_campaign_reaches_the_rows_it_is_given() -> None:
    """The full figures, for all rows and 10,000 programs, are what `python -m differential.generator.measure` prints."""
    rows = tuple(row for row in FULL.rows if "." not in row or row.partition(".")[0] in {kind.__name__ for kind in TYPES})[::31]
    figures = measure(130, seed=21, profile=Profile("sample", rows=rows))
    assert len(figures.returned) >= 0.95 * len(rows), sorted(set(rows) - figures.returned)
    assert len(figures.raised) >= 0.8 * len(rows), sorted(set(rows) - figures.raised)
