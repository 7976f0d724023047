from __future__ import annotations

import ast
import sys
from collections import Counter

import pytest

from differential.choices import BytesChoices, SeededChoices
from differential.engines.cpython import CPythonEngine
from differential.engines.protocol import RunLimits
from differential.generator import generate
from differential.generator.mutate import MUTATORS, Mutator, mutate, mutate_text, parsed
from differential.generator.mutation.kinds import kind_of
from differential.generator.mutation.scope import rename_unbound
from differential.generator.mutation.sites import blocks, places
from differential.program import Program

SOURCES = [generate(31, 0, index).text for index in range(60)]

# generated programs compare literals and call them on purpose
pytestmark = pytest.mark.filterwarnings("ignore::SyntaxWarning")


def mutants(count: int) -> list[str]:
    return [mutate(SOURCES[index % 60], SeededChoices(index), SOURCES[index % 50 : index % 50 + 3]) for index in range(count)]


def test_mutants_compile_and_are_new() -> None:
    for index, mutant in enumerate(mutants(120)):
        compile(mutant, "<mutant>", "exec")
        assert mutant != SOURCES[index % 60]


def test_a_mutant_is_a_function_of_its_choices() -> None:
    assert mutants(5) == mutants(5)
    assert mutate(SOURCES[0], BytesChoices(b"\1\2\3")) == mutate(SOURCES[0], BytesChoices(b"\1\2\3"))


def test_most_mutants_run_without_a_name_error() -> None:
    engine = CPythonEngine(sys.executable)
    try:
        outcomes = engine.run([Program(text, "mutant") for text in mutants(150)], RunLimits(seconds=1))
    finally:
        engine.close()
    ends = Counter(outcome.exception or outcome.kind.value for outcome in outcomes)
    assert ends["NameError"] + ends["UnboundLocalError"] <= 0.1 * len(outcomes), ends
    assert ends["finished"] >= 0.4 * len(outcomes), ends
    assert ends["timed_out"] + ends["limited"] <= 0.03 * len(outcomes), ends


def test_mutants_of_mutants_stay_small() -> None:
    text = SOURCES[0]
    for index in range(150):
        text = mutate(text, SeededChoices(index), SOURCES[:5])
    compile(text, "<mutant>", "exec")
    assert len(list(ast.walk(ast.parse(text)))) < 6000


@pytest.mark.parametrize("mutator", dict.fromkeys(MUTATORS))
def test_each_mutator_changes_most_programs(mutator: Mutator) -> None:
    donors = [ast.parse(text) for text in SOURCES[:3]]
    before = [ast.dump(tree) for tree in donors]
    changed = 0
    for index, text in enumerate(SOURCES[:30]):
        tree = ast.parse(text)
        done = mutator(tree, SeededChoices(index), donors)
        changed += done and ast.dump(tree) != ast.dump(ast.parse(text))
    assert changed >= 12
    assert [ast.dump(tree) for tree in donors] == before


def test_text_that_can_not_be_parsed_is_changed_byte_by_byte() -> None:
    assert parsed("def (") is None
    assert {mutate("def (", SeededChoices(seed)) for seed in range(20)} - {"def ("}
    assert isinstance(mutate("", BytesChoices(b"")), str)
    assert isinstance(mutate_text("x", SeededChoices(1)), str)


def renamed(text: str) -> str:
    tree = ast.parse(text)
    rename_unbound(tree, BytesChoices(b""))
    return ast.unparse(tree)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("n1 = 1\nprint(n2)", "n1 = 1\nprint(n1)"),
        ("n1 = 1\ns2 = ''\nprint(n9, s9)", "n1 = 1\ns2 = ''\nprint(n1, s2)"),  # of the same letters
        ("n1 = n1 + 1", "n1 = __name__ + 1"),  # the value is read first
        ("def f(a):\n    return b", "def f(a):\n    return a"),
        ("def f():\n    return later\nlater = 1", "def f():\n    return later\nlater = 1"),  # bound when it runs
        ("[x for x in y]", "[x for x in __name__]"),
        ("x = 1\nx += z", "x = 1\nx += x"),
        ("try:\n    pass\nexcept E1 as e:\n    print(e)\nprint(e)", "try:\n    pass\nexcept __name__ as e:\n    print(e)\nprint(__name__)"),
        ("class C:\n    a = 1\n    def f(self):\n        return a", "class C:\n    a = 1\n\n    def f(self):\n        return self"),
        ("import math\nprint(math.pi, undefined_name)", "import math\nprint(math.pi, undefined_name)"),
    ],
)
def test_what_is_not_bound_is_renamed(text: str, expected: str) -> None:
    assert renamed(text) == expected


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("1", "int"),
        ("'a' + b", "str"),
        ("[1]", "list"),
        ("len(x)", "int"),
        ("n12", "n"),
        ("not 1", "bool"),
        ("x.upper()", "str"),
        ("f()", "any"),
    ],
)
def test_kinds_are_guessed_from_shape(expression: str, kind: str) -> None:
    assert kind_of(ast.parse(expression, mode="eval").body) == kind


def test_places_leave_alone_what_must_be_a_name_or_steers_a_loop() -> None:
    tree = ast.parse("while n:\n    x: int = 1\n    for a in b:\n        c(d, *e)\n    del g[h]")
    assert sorted(ast.unparse(place.node) for place in places(tree)) == ["1", "b", "c(d, *e)", "d", "e", "g", "h", "int"]


def test_blocks_tell_what_they_are_in() -> None:
    tree = ast.parse("def f():\n    while 1:\n        pass\n    else:\n        pass\n")
    assert [(block.field, block.steers, block.in_loop, block.in_function) for block in blocks(tree)][:4] == [
        ("body", False, False, False), ("body", False, False, True), ("body", True, True, True), ("orelse", True, False, True)]  # fmt: skip
