"""The grammar of one profile and epoch, compiled for speed: a choice is one index into a tuple in which weights are repeats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn

from differential.choices import weighted
from differential.generator.builder import FILLERS, Builder, Filler
from differential.generator.grammar import FORMS, HOLES, PRODUCTIONS, HoleFunction
from differential.generator.production import Block, Chunk, Form, Hole, Production, compile_template
from differential.generator.profile import Profile
from differential.generator.rows import RowTable, compile_rows
from differential.generator.weights import Weights


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """A form ready to fill: `simple` ones are one %-format of their steps in order."""

    name: str
    format: str
    steps: tuple[tuple[Filler, Hole], ...]
    order: tuple[int, ...]
    simple: bool


@dataclass(frozen=True, slots=True)
class CompiledProduction:
    """A statement ready to emit: the parts of its template, or a function."""

    name: str
    parts: tuple[Chunk | Block, ...]
    function: Callable[[Builder], None]


def _no_function(builder: Builder) -> NoReturn:
    raise AssertionError("a template production has no function")


@dataclass(frozen=True, slots=True)
class Tables:
    """What a builder picks from. `statements` is indexed by place: 8 is the top level, else 4 * deep + 2 * in function + in loop."""

    forms: dict[str, tuple[CompiledForm, ...]]
    statements: tuple[tuple[CompiledProduction, ...], ...]
    holes: dict[str, HoleFunction]
    rows: RowTable
    lacks: frozenset[str]


@lru_cache(maxsize=16)
def compile_tables(profile: Profile, weights: Weights) -> Tables:
    """The grammar that this profile allows, with the weights of this epoch. Milliseconds: kept per profile and epoch."""

    def allowed(item: Form | Production) -> bool:
        return not profile.lacks.intersection(item.needs) and item.name not in profile.refused

    def weigh(item: Form | Production) -> int:
        return weights.productions.get(item.name, item.weight)

    forms: dict[str, list[tuple[CompiledForm, int]]] = {}
    for form in filter(allowed, FORMS):
        forms.setdefault(form.kind, []).append((_compile_form(form), weigh(form)))
    productions = [(production, _compile_production(production), weigh(production)) for production in filter(allowed, PRODUCTIONS)]

    def at(place: int) -> tuple[CompiledProduction, ...]:
        deep, in_function, in_loop = bool(place & 4), bool(place & 2), bool(place & 1)

        def fits(production: Production) -> bool:
            if place == 8:
                return production.place in ("any", "module")
            where = {"any": True, "module": False, "function": in_function, "loop": in_loop}[production.place]
            return where and not (deep and production.nests)

        return weighted((compiled, weight) for production, compiled, weight in productions if fits(production))

    return Tables(
        forms={kind: weighted(of_kind) for kind, of_kind in forms.items()},
        statements=tuple(at(place) for place in range(9)),
        holes=HOLES,
        rows=compile_rows(profile.rows, profile.refused, weights.rows),
        lacks=profile.lacks,
    )


def _compile_form(form: Form) -> CompiledForm:
    (chunk,) = compile_template(form.template)
    assert isinstance(chunk, Chunk), form.name
    simple = chunk.order == tuple(range(len(chunk.holes))) and not any(hole.mark in ("~", ":") for hole in chunk.holes)
    steps: Any = tuple((FILLERS[hole.mark], hole) for hole in chunk.holes)
    return CompiledForm(form.name, chunk.format, steps, chunk.order, simple)


def _compile_production(production: Production) -> CompiledProduction:
    if isinstance(production.emit, str):
        return CompiledProduction(production.name, compile_template(production.emit), _no_function)
    return CompiledProduction(production.name, (), production.emit)
