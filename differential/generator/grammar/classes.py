"""Classes: typed fields and methods, inheritance, the dunder protocol; each instance's fields and methods join what expressions use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from differential.generator.builder import Function
from differential.generator.grammar.dunders import DUNDERS
from differential.generator.grammar.failures import error
from differential.generator.production import Block, Chunk, Production, compile_template

if TYPE_CHECKING:
    from differential.generator.builder import Builder

FIELDS = ("int", "str", "list", "int", "float", "dict", "bool")
RETURNS = ("int", "str", "list", "int", "bool", "float")


@dataclass(frozen=True, slots=True)
class Class:
    """A guest class in scope: what its constructor asks, what its instances have."""

    name: str
    asks: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    methods: tuple[Function, ...]


def define_class(builder: Builder) -> None:
    """A class of its own or a subclass, with fields, methods and a few dunders, and an instance that uses them."""
    name = builder.fresh("C")
    base: Class | None = None
    if builder.classes and "inheritance" not in builder.tables.lacks and builder.chance(0.5):
        base = builder.pick(builder.classes)
    builder.line(f"class {name}({base.name}):" if base else f"class {name}:")
    state = builder.enter_function("")
    builder.returns = ""
    if builder.chance(0.3):
        builder.line(f"'{name} doc'")
    builder.line(f"shared = {builder.expression('int', 1)}")
    asks, fields = _constructor(builder, base)
    methods = [_method(builder, name, fields, base) for _ in range(builder.pick((1, 1, 2)))]
    usages = _dunders(builder, fields)
    builder.cost += builder.leave_function(state)

    inherited = base.methods if base else ()
    own = {method.name for method in methods}
    info = Class(name, asks, fields, (*methods, *(method for method in inherited if method.name not in own)))
    thing = builder.fresh("o")
    builder.line(f"{thing} = {name}({', '.join(builder.expression(kind, 1) for kind in asks)})")
    for kind, field in fields:
        builder.define(kind, f"{thing}.{field}")
    builder.define("int", f"{name}.shared")
    for method in info.methods:
        builder.define_function(Function(f"{thing}.{method.name}", method.returns, method.cost, method.positional))
    builder.define_class(info)
    builder.object = thing
    called = builder.pick(info.methods)
    arguments = ", ".join(builder.expression(kind, 1) for kind in called.positional)
    builder.line(f"print({thing}.{called.name}({arguments}), {', '.join(f'{thing}.{field}' for _, field in fields)}, {thing}.shared)")
    for usage in usages:
        # Caught, for what one dunder breaks another's use may meet, in this class or one that inherits from it.
        builder.line("try:")
        builder.indent += "    "
        builder.fill(usage)
        builder.indent = builder.indent[:-4]
        builder.line(f"except Exception as e:\n    print({error(builder)})")


def _constructor(builder: Builder, base: Class | None) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Emits `__init__` (or inherits it) and gives what it asks and which fields an instance has."""
    if base and builder.chance(0.3):
        return base.asks, base.fields
    this = builder.fresh("self")
    new = [(builder.pick(FIELDS), builder.fresh("m")) for _ in range(builder.pick((1, 1, 2)))]
    inherited = base.asks if base else ()
    parameters = [builder.fresh("p") for _ in (*inherited, *new)]
    builder.line(f"def __init__({', '.join((this, *parameters))}):")
    if base:
        called = builder.pick(("super().__init__(", "super().__init__(", f"{base.name}.__init__({this}, "))
        builder.line(f"    {called}{', '.join(parameters[: len(inherited)])})")
    for (_, field), parameter in zip(new, parameters[len(inherited) :], strict=True):
        builder.line(f"    {this}.{field} = {parameter}")
    return (*inherited, *(kind for kind, _ in new)), (*(base.fields if base else ()), *new)


def _method(builder: Builder, owner: str, fields: tuple[tuple[str, str], ...], base: Class | None) -> Function:
    """Emits a method: a new one, or one that overrides and calls `super()`."""
    overridden = builder.pick(base.methods) if base and base.methods and builder.chance(0.5) else None
    name = overridden.name if overridden else builder.fresh("do")
    returns = overridden.returns if overridden else builder.pick(RETURNS)
    kinds = overridden.positional if overridden else tuple(builder.pick(FIELDS) for _ in range(builder.pick((0, 1, 1, 2))))
    parameters = [builder.fresh("p") for _ in kinds]
    # Not `self`: a class nested in this method has a `self` of its own, which would hide this one.
    this = builder.fresh("self")
    builder.line(f"def {', '.join((f'{name}({this}', *parameters))}):")
    state = builder.enter_function(returns)
    for kind, parameter in zip(kinds, parameters, strict=True):
        builder.define(kind, parameter)
    for kind, field in fields:
        builder.define(kind, f"{this}.{field}")
    if overridden:
        # With its arguments spelled out, for without them `super()` fails inside a comprehension or lambda.
        builder.define_function(Function(f"super({owner}, {this}).{name}", returns, overridden.cost, kinds))
    builder.statements(1)
    if overridden and builder.chance(0.5):
        builder.line(f"print('up', super().{name}({', '.join(parameters)}))")
        builder.cost += overridden.cost
    builder.line(f"return {builder.expression(returns, 2)}")
    return Function(name, returns, builder.leave_function(state), kinds)


def _dunders(builder: Builder, fields: tuple[tuple[str, str], ...]) -> list[tuple[Chunk | Block, ...]]:
    """Emits a few special methods and gives the templates that use them."""
    dunders = builder.tables.dunders
    chosen = {builder.below(len(dunders)) for _ in range(builder.pick((1, 2, 2, 3)))}
    usages = []
    for index in sorted(chosen):
        definition, usage = dunders[index]
        mark = builder.mark()
        for kind, field in fields:
            if kind not in ("list", "dict"):
                builder.define(kind, f"self.{field}")
        builder.fill(definition)
        builder.leave(mark)
        usages.append(usage)
    return usages


def the_object(builder: Builder, argument: str, depth: int) -> str:
    """The instance that the latest class made, or an attribute of it."""
    return f"{builder.object}.{argument}" if argument else builder.object


Dunder = tuple[tuple[Chunk | Block, ...], tuple[Chunk | Block, ...]]


def compile_dunders(allowed: Callable[[tuple[str, ...], str], bool]) -> tuple[Dunder, ...]:
    """Definition and usage of the special methods that a profile allows, by the features they need and their text."""
    return tuple(
        (compile_template(definition), compile_template(usage))
        for needs, definition, usage in DUNDERS
        if allowed(needs, definition + usage)
    )


PRODUCTIONS = (Production("class", 24, define_class, needs=("class",), place="module", nests=True),)
