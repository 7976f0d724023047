"""What a grammar file is made of: forms (typed expressions) and productions (statements), written as templates.

A template is Python text with holes:

| hole | filled with |
|---|---|
| `$int` | an expression of that kind (kinds: the keys of `pools.KINDS`) |
| `$.int` | an atom of that kind: a name in scope or a literal |
| `$@int` | a name that the current scope may assign to (defined on a line before, where there is none); first chunk only |
| `$+int` | a new name of that kind, in scope from the next body, or after the statement where it has none |
| `$:int` | a name bound inside this form only (lambda parameter, comprehension target), in scope in the whole form but for ... |
| `$~int` | an expression that does not see the form's own bound names |
| `$!f` | a new name with that prefix, which no other hole will mention |
| `$#pool` | a literal out of `pools.POOLS` |
| `$&hole`, `$&hole.arg` | whatever the function `hole` of `holes.HOLES` makes |
| `$1` | the text of the first hole again (`$2`: the second ...) |
| `$body`, `$loop`, `$def` | alone on a line: nested statements; of a loop (which bounds its own rounds to `ROUNDS`); of a function |

Forms are total: they raise for no operand of their kinds. What may raise stands in a template that catches it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from differential.generator.builder import Builder

ROUNDS = 4
"""No generated loop goes round more often."""

_HOLE = re.compile(r"\$(?:(\d)|([.@+:~!#&]?)([A-Za-z_]\w*)(?:\.([a-z_]+))?)")
_BLOCK = re.compile(r"^( *)\$(body|loop|def)$")


@dataclass(frozen=True, slots=True)
class Form:
    """An expression of `kind` that never raises; `needs` names the features of the language an engine must have for it."""

    kind: str
    name: str
    weight: int
    template: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Production:
    """A statement, or several: a template, or a function where the shape itself is a matter of choice.

    `place` is where it may stand: `any`, `module` (top level only), `function`, `loop`; `nests` tells that it has bodies.
    """

    name: str
    weight: int
    emit: str | Callable[[Builder], None]
    needs: tuple[str, ...] = ()
    place: str = "any"
    nests: bool = False


class Hole(NamedTuple):
    """How to fill one hole: its mark (`""` for a plain expression) and what is asked."""

    mark: str
    asks: str
    argument: str


class Chunk(NamedTuple):
    """Text between two bodies: a %-format, the holes to fill in order, and which of all values so far go into the format."""

    format: str
    holes: tuple[Hole, ...]
    order: tuple[int, ...]


class Block(NamedTuple):
    """A body: how much deeper it stands than its statement, and what it is the body of (`body`, `loop`, `def`)."""

    indent: str
    of: str


def compile_template(template: str) -> tuple[Chunk | Block, ...]:
    """Cuts a template into chunks and blocks. Raises ValueError for a reference that leads nowhere,
    and for a `$@` hole after a body, whose line would cut the statement.
    """
    parts: list[Chunk | Block] = []
    lines: list[str] = []
    filled = 0

    def close() -> None:
        nonlocal filled
        if lines:
            chunk = _chunk("\n".join(lines), filled)
            if parts and any(hole.mark == "@" for hole in chunk.holes):
                raise ValueError(f"a $@ hole after a body in template {template!r}")
            if any(index >= filled + len(chunk.holes) for index in chunk.order):
                raise ValueError(f"a reference to a hole that is not there (yet) in template {template!r}")
            parts.append(chunk)
            filled += len(chunk.holes)
            lines.clear()

    for line in dedent(template).strip("\n").split("\n"):
        if match := _BLOCK.match(line):
            close()
            parts.append(Block(match[1], match[2]))
        else:
            lines.append(line)
    close()
    return tuple(parts)


def _chunk(text: str, filled: int) -> Chunk:
    holes: list[Hole] = []
    order: list[int] = []

    def hole(match: re.Match[str]) -> str:
        if match[1]:
            order.append(int(match[1]) - 1)
        else:
            order.append(filled + len(holes))
            holes.append(Hole(match[2], match[3], match[4] or ""))
            if match[4] and match[2] != "&":  # `$list.append(...)`: a method of what fills the hole
                holes[-1] = Hole(match[2], match[3], "")
                return f"%s.{match[4]}"
        return "%s"

    return Chunk(_HOLE.sub(hole, text.replace("%", "%%")), tuple(holes), tuple(order))


def asked_pools(template: str) -> set[str]:
    """The pools that a template takes literals from."""
    return {match[3] for match in _HOLE.finditer(template) if match[2] == "#"}
