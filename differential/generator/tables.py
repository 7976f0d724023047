"""The grammar of one profile and epoch, compiled for speed: a choice is one index into a tuple in which weights are repeats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn

from differential.choices import weighted
from differential.generator import pools
from differential.generator.builder import FILLERS, Builder, Filler
from differential.generator.grammar import FORMS, HOLES, PRODUCTIONS, HoleFunction
from differential.generator.grammar.classes import Dunder, compile_dunders
from differential.generator.grammar.failures import Failing, compile_failing
from differential.generator.production import Block, Chunk, Form, Hole, Production, asked_pools, compile_template
from differential.generator.profile import Profile
from differential.generator.rows import Row, compile_rows
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
    rows: tuple[Row, ...]
    pools: Mapping[str, tuple[str, ...]]
    plain: Mapping[str, tuple[str, ...]]
    failing: tuple[tuple[Failing, ...], tuple[Failing, ...]]
    dunders: tuple[Dunder, ...]
    lacks: frozenset[str]


UNQUOTABLE = frozenset("'\"\\{}")
"""What may not stand in the expression of an f-string before Python 3.12."""


@lru_cache(maxsize=16)
def compile_tables(profile: Profile, weights: Weights) -> Tables:
    """The grammar that this profile allows, with the weights of this epoch. Milliseconds: kept per profile and epoch."""

    literals = {name: tuple(text for text in pool if profile.allows(text)) for name, pool in pools.POOLS.items()}

    def sayable(text: str) -> bool:
        return profile.allows(text) and all(literals[pool] for pool in asked_pools(text))

    def allowed(item: Form | Production) -> bool:
        if profile.lacks.intersection(item.needs) or item.name in profile.refused:
            return False
        text = item.template if isinstance(item, Form) else item.emit
        return not isinstance(text, str) or sayable(text)

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
        rows=compile_rows(filter(profile.allows, profile.rows), profile.refused, weights.rows, literals, "library" not in profile.lacks),
        pools=literals,
        plain={kind: tuple(text for text in literals[kind] if not UNQUOTABLE & set(text)) or ("str()",) for kind in pools.KINDS},
        failing=compile_failing(sayable),
        dunders=compile_dunders(lambda needs, text: not profile.lacks.intersection(needs) and sayable(text)),
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
