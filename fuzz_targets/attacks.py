"""Attacks: a few rows of the builtins table, each with arguments as extreme as a program can write them."""

from __future__ import annotations

from collections.abc import Sequence

from differential.choices import Choices

STATEMENTS = 4
"""Rows attacked by one program; each is survived, so that one that fails hides no other. More would use up the fuel of a target's
limits."""

RECEIVERS: dict[str, tuple[str, ...]] = {
    "int": ("7", "-1", "2**64", "10**400", "1 << 20000"),
    "float": ("1.5", "-0.0", "1e308", "5e-324"),
    "complex": ("2j", "1e200 - 1e200j"),
    "bool": ("True",),
    "str": ("'x'", "''", "'ab' * 999", "'\\u0130\\n\\t-5 ' * 200", "'{0:>9999}%9999s'"),
    "bytes": ("b'x'", "b''", "b'ab' * 999", "bytes(range(256)) * 20"),
    "bytearray": ("bytearray(b'x')", "bytearray(3000)"),
    "list": ("[1]", "[]", "[0] * 2000", "[[3, 1], [2]] * 100"),
    "tuple": ("(1,)", "()", "(0,) * 2000"),
    "dict": ("{1: 2}", "{}", "dict.fromkeys(range(500))"),
    "set": ("{1}", "set()", "set(range(500))"),
    "frozenset": ("frozenset('ab')", "frozenset(range(500))"),
    "range": ("range(9)", "range(10**6)", "range(0, 10**40, 7)"),
    "slice": ("slice(1, 10**9, 2)",),
}
"""What a method is called on, by the type that has it."""

ARGUMENTS = (
    *("100_000", "200_000", "300_000") * 3,
    *("0", "1", "-1", "2", "10**9", "2**63", "-2**70", "1.5", "1e300", "True", "None"),
    *("'x'", "'-'", "b'x'", "b'-'", "''", "'ab' * 500", "b'ab' * 500", "'%d' * 50"),
    *("range(2_000)", "[0] * 2_000", "'x' * 90_000", "b'x' * 90_000", "(1, 2)", "{1: 2}", "{3}", "lambda *a: 0", "int", "iter('abc')"),
)

COUNTS = (1, 1, 1, 0, 2, 2, 3)
"""How many arguments a call has, as often as it has so many."""


def attack(choices: Choices, rows: Sequence[str]) -> str:
    """A program that calls some of `rows` (dotted names), keeping each result and printing the type of each exception."""
    callable_rows = [row for row in rows if row.partition(".")[2] == "" or row.partition(".")[0] in RECEIVERS or row.startswith("math.")]
    lines = ["import math"]
    for number in range(STATEMENTS):
        owner, _, name = choices.pick(callable_rows).rpartition(".")
        start = f"({choices.pick(RECEIVERS[owner])})." if owner in RECEIVERS else f"{owner}." if owner else ""
        arguments = ", ".join(choices.pick(ARGUMENTS) for _ in range(choices.pick(COUNTS)))
        lines += [
            "try:",
            f"    kept_{number} = {start}{name}({arguments})",
            "except Exception as error:",
            "    print(type(error).__name__)",
        ]
    return "\n".join(lines) + "\n"
