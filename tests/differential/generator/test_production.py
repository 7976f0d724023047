from __future__ import annotations

import pytest

from differential.choices import BytesChoices, SeededChoices
from differential.generator.builder import Builder
from differential.generator.grammar import FORMS, PRODUCTIONS
from differential.generator.pools import KINDS, POOLS
from differential.generator.production import Block, Chunk, asked_pools, compile_template
from differential.generator.profile import FULL
from differential.generator.tables import compile_tables
from differential.generator.weights import DEFAULT

# generated programs compare literals and call them on purpose
pytestmark = pytest.mark.filterwarnings("ignore::SyntaxWarning")


def builder(seed: int = 0) -> Builder:
    return Builder(SeededChoices(seed), compile_tables(FULL, DEFAULT))


def filled(template: str, seed: int = 0) -> str:
    made = builder(seed)
    made.fill(compile_template(template))
    return "\n".join(made.out)


def test_a_reference_repeats_what_filled_the_hole() -> None:
    first, second = filled("$!k = 1\nprint($1)").split("\n")
    assert second == f"print({first.removesuffix(' = 1')})"


def test_a_method_of_a_hole_is_not_part_of_its_name() -> None:
    (chunk,) = compile_template("print($list.count(1), 5 % 2)")
    assert isinstance(chunk, Chunk)
    assert chunk.format == "print(%s.count(1), 5 %% 2)"
    assert [hole.asks for hole in chunk.holes] == ["list"]


def test_bodies_part_a_template() -> None:
    parts = compile_template("if $bool:\n    $body\nelse:\n    $loop")
    assert [type(part).__name__ for part in parts] == ["Chunk", "Block", "Chunk", "Block"]
    assert parts[3] == Block("    ", "loop")


@pytest.mark.parametrize("template", ["print($2)", "print($!a, $3)", "if $bool:\n    $body\nelse:\n    $@int = 1"])
def test_a_template_that_can_not_be_filled_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="template"):
        compile_template(template)


def test_a_new_name_is_in_scope_in_the_body_and_not_after() -> None:
    made = builder()
    made.fill(compile_template("for $+int in range(2):\n    $loop"))
    assert made.names["int"] == []
    made.fill(compile_template("$+int = 5"))
    assert len(made.names["int"]) == 1


def test_a_new_name_is_not_in_scope_in_its_own_value() -> None:
    for seed in range(50):
        target, _, value = filled("$+int = $.int", seed).partition(" = ")
        assert target != value


def test_a_bound_name_is_seen_inside_the_form_only() -> None:
    made = builder()
    for _ in range(50):
        made.expression("list", 3)
    assert made.names["int"] == []


def test_an_assignable_name_is_defined_where_there_is_none() -> None:
    first, second = filled("$@list.append(1)").split("\n")
    assert second == f"{first.partition(' = ')[0]}.append(1)"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_form_of_each_kind_is_an_expression_for_any_choices(kind: str) -> None:
    made = builder(1)
    for _ in range(200):
        compile(made.expression(kind, 3), "<form>", "eval")
    simplest = Builder(BytesChoices(b""), compile_tables(FULL, DEFAULT)).expression(kind, 3)
    assert simplest == KINDS[kind][0] or kind == "sized"


def test_names_of_forms_and_productions_are_their_own() -> None:
    names = [item.name for item in (*FORMS, *PRODUCTIONS)]
    assert sorted(names) == sorted(set(names))


def test_every_pool_asked_for_is_there() -> None:
    texts = [form.template for form in FORMS] + [item.emit for item in PRODUCTIONS if isinstance(item.emit, str)]
    assert {pool for text in texts for pool in asked_pools(text)} - set(POOLS) == set()


def test_simple_literals_are_expressions() -> None:
    for kind, texts in KINDS.items():
        for text in texts:
            compile(f"({text}).x, -{text}, {text}[0]", kind, "eval")
