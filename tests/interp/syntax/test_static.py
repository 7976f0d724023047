"""What is not suspicious, every host compiles: generated programs, mutants of them, the conformance programs, texts made to be wrong."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from copy import deepcopy

import pytest

from differential.choices import SeededChoices
from differential.generator import generate
from interp.syntax.parse import _check
from interp.syntax.static import suspicious_text
from tests.conformance.chunks import chunk_files

WRONG = [
    "return 1",
    "break",
    "continue",
    "yield 1",
    "x = yield",
    "await x",
    "def f(a, a): pass",
    "lambda a, *a: 0",
    "f(a=1, a=2)",
    "class A(b=1, b=2): pass",
    "*a",
    "*a = 1",
    "x = *a",
    "a, *b, *c = d",
    "[*a, *b] = c",
    "for *a in b: pass",
    "with a as *b: pass",
    "global x",
    "nonlocal x",
    "def f():\n x = 1\n global x",
    "def f():\n from a import *",
    "from __future__ import braces",
    "x = 1\nfrom __future__ import annotations",
    "try: pass\nexcept: pass\nexcept E: pass",
    "try: pass\nexcept* E:\n return",
    "for x in y:\n pass\nelse:\n break",
    "for x in y:\n class A:\n  break",
    "for x in y:\n def f():\n  continue",
    "def f():\n class A:\n  return",
    "def f():\n return [(yield x) for x in y]",
    "def f(x: (yield)): pass",
    "[x := 1 for x in y]",
    "class A:\n [(b := 1) for x in y]",
    "[x async for x in y]",
    "async def f():\n yield 1\n return 2",
    "__debug__ = 1",
    "f(__debug__=1)",
    "x.__debug__ = 1",
    "def __debug__(): pass",
    "__dｅbug__ = 1",
    "match x:\n case a: pass\n case b: pass",
    "match x:\n case {**a, 'b': 1}: pass",
    "x = 1 +" + " 1 +" * 4000 + " 1",
    "x" + ".a" * 4000,
    "\n".join(" " * n + "for x in y:" for n in range(25)) + "\n" + " " * 26 + "pass",
    "\n".join(" " * n + "while x:" for n in range(19)) + "\n" + " " * 20 + "with a, b, c: pass",
]


def host_objects(text: str) -> bool:
    """Whether the host's compiler refuses what its parser accepted. False where the parser refuses already."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, RecursionError, MemoryError, ValueError):
        return False
    try:
        compile(tree, "program", "exec", dont_inherit=True)
    except (SyntaxError, RecursionError, MemoryError, ValueError):
        return True
    return False


def is_suspicious(text: str) -> bool:
    try:
        return _check(ast.parse(text), "program") or suspicious_text(text)
    except (SyntaxError, RecursionError, MemoryError, ValueError, NotImplementedError):
        return True


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("text", WRONG)
def test_what_the_host_refuses_is_suspicious(text: str) -> None:
    for around in ("{}", "def f():\n{}", "class A:\n{}", "for i in j:\n{}", "def f():\n for i in j:\n{}", "lambda: ({})"):
        depth = around.count("\n") + around.count("\n ")
        inside = around.format("\n".join(" " * depth + line for line in text.split("\n"))) if "\n" in around else around.format(text)
        if host_objects(inside):
            assert is_suspicious(inside)


def test_the_wrong_texts_are_wrong() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert sum(map(host_objects, WRONG)) > len(WRONG) - 8


def mutants(text: str, donor: str, choices: SeededChoices, count: int) -> Iterator[str]:
    """Texts near this one in which statements and expressions of another stand anywhere, whether they may or not."""
    for _ in range(count):
        try:
            tree, other = ast.parse(text), list(ast.walk(ast.parse(donor)))
            for _ in range(choices.integer(1, 3)):
                other = list(ast.walk(deepcopy(other[0])))  # a part that stands here already must not be put into itself
                node = choices.pick([node for node in ast.walk(tree) if isinstance(node, ast.stmt)])
                field = choices.pick([name for name, value in ast.iter_fields(node) if isinstance(value, list | ast.expr)] or ["body"])
                value = getattr(node, field, None)
                if isinstance(value, ast.expr):
                    setattr(node, field, choices.pick([each for each in other if isinstance(each, ast.expr)]))
                elif isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                    value.insert(choices.below(len(value) + 1), choices.pick([each for each in other if isinstance(each, ast.stmt)]))
            yield ast.unparse(ast.fix_missing_locations(tree))
        except (SyntaxError, ValueError, RecursionError, IndexError):
            continue


@pytest.mark.filterwarnings("ignore")
def test_generated_programs_and_their_mutants() -> None:
    texts = [generate(77, 0, index).text for index in range(60)]
    texts.extend(text for path in chunk_files() for text in path.read_text(encoding="utf-8").split("\n---"))
    choices = SeededChoices(5)
    asked = refused = 0
    for text in texts:
        for each in (text, *mutants(text, choices.pick(texts), choices, 3)):
            suspects, objects = is_suspicious(each), host_objects(each)
            assert suspects or not objects, each
            asked += suspects
            refused += objects
    assert refused > 20
    assert asked < len(texts) * 4 / 2
