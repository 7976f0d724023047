"""Faults to plant in `interp`: positive controls, each of which an oracle has to find before its silence counts.

Those of a row of the builtins table change data that a compiled `interp` reads too; the others replace a function of a module, which
only uncompiled code looks up again. MONTY_FAULT=fuzz_targets.faults:NAME plants one in an engine's process or a target's.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from math import floor
from typing import Any

VARIABLE = "MONTY_FAULT"

Change = Callable[[Any], Any]
"""Makes the faulty thing from the right one."""


@dataclass(slots=True)
class Fault:
    """One fault. `witness` is a program that shows it, to the oracle of the target that the fault is for.

    `holders` are what `attribute` is set on: rows by their dotted names, or modules and their classes (`module:Class`) where `in_source`.
    """

    name: str
    summary: str
    target: str
    holders: tuple[str, ...]
    attribute: str
    change: Change
    witness: str
    in_source: bool = False
    _right: list[tuple[Any, Any]] = field(default_factory=list)

    def switch_on(self) -> None:
        """From now on `interp` is wrong, in this process."""
        if not self._right:
            self._right = [(holder, getattr(holder, self.attribute)) for holder in map(self._found, self.holders)]
            for holder, right in self._right:
                setattr(holder, self.attribute, self.change(right))

    def switch_off(self) -> None:
        """All is as it was."""
        while self._right:
            holder, right = self._right.pop()
            setattr(holder, self.attribute, right)

    def is_innocent(self, wrong: Callable[[str], str | None], text: str) -> bool:
        """Whether an oracle finds fault with a program even when this one is off: then it found another."""
        self.switch_off()
        try:
            return wrong(text) is not None
        finally:
            self.switch_on()

    def _found(self, holder: str) -> Any:
        if self.in_source:
            module, _, owner = holder.partition(":")
            found = import_module(module)
            return getattr(found, owner) if owner else found
        from interp.builtins.table import TABLE

        return TABLE[holder]


def planted() -> Fault | None:
    """The fault that the environment names. Raises ValueError for one that is not there."""
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    module, _, name = named.rpartition(":")
    known = {**FAULTS, **LIMIT_FAULTS}
    if module != __name__ or name not in known:
        raise ValueError(f"{VARIABLE}={named}: it is {__name__}:NAME, NAME one of {', '.join(known)}")
    return known[name]


def _find_from_start(right: Any) -> Any:
    return lambda text, part, *bounds: right(text, part)


def _round_half_up(right: Any) -> Any:
    def broken(number: Any, *digits: Any, **keywords: Any) -> Any:
        if type(number) is float and not digits and not keywords and number % 1 == 0.5:
            return floor(number) + 1
        return right(number, *digits, **keywords)

    return broken


def _divmod_towards_zero(right: Any) -> Any:
    def broken(x: Any, y: Any) -> Any:
        quotient, rest = right(x, y)
        return (quotient + 1, rest - y) if type(x) is int and type(y) is int and rest and quotient < 0 else (quotient, rest)

    return broken


def _reworded(right: Any, old: str, new: str) -> Any:
    def broken(*args: Any) -> Any:
        try:
            return right(*args)
        except ValueError as error:
            raise ValueError(str(error).replace(old, new)) from None

    return broken


def _free_when_small(right: Any) -> Any:
    """Only small sizes: whoever looks for the fault is to live on."""

    def broken(meter: Any, args: Any) -> None:
        if not (len(args) > 1 and type(args[1]) is int and args[1] < 2**24):
            right(meter, args)

    return broken


def _a_quarter(right: Any) -> Any:
    def broken(meter: Any, args: Any) -> None:
        before = meter.memory_left
        right(meter, args)
        meter.memory_left += 3 * max(before - meter.memory_left, 0) // 4

    return broken


def _late(right: Any) -> Any:
    """Looks at the size when the result is there."""

    def broken(meter: Any, args: Any) -> None:
        args[0].zfill(args[1])
        right(meter, args)

    return broken


def _printed_unpaid(right: Any) -> Any:
    def broken(vm: Any, args: Any) -> Any:
        if all(type(value) is str for value in args):
            vm.output(" ".join(args) + "\n")
            return None
        return right(vm, args)

    return broken


def _never_out_of_fuel(right: Any) -> Any:
    def broken(meter: Any) -> None:
        meter.fuel_left += meter.limits.max_instructions
        right(meter)

    return broken


def _fuel_as_it_was_left(right: Any) -> Any:
    def broken(meter: Any) -> None:
        fuel, left = meter.fuel, meter.fuel_left
        right(meter)
        meter.fuel, meter.fuel_left = min(fuel, meter.fuel), min(left, meter.fuel_left)

    return broken


def _memory_can_be_caught(right: Any) -> Any:
    def broken(vm: Any, kind: str, message: str) -> None:
        if kind == "memory":
            raise vm.error("MemoryError", message)
        right(vm, kind, message)

    return broken


def _deep_as_can_be(right: Any) -> Any:
    def broken(meter: Any, limits: Any) -> None:
        right(meter, limits)
        meter.max_depth = 1 << 30

    return broken


def _uncaught(right: Any) -> Any:
    def broken(*args: Any) -> Any:
        try:
            return right(*args)
        except UnicodeEncodeError as error:
            raise ValueError(str(error)) from None

    return broken


FAULTS: dict[str, Fault] = {
    fault.name: fault
    for fault in (
        Fault("find-ignores-start", "str.find looks from the beginning whatever it is told", "engines_agree",
              ("str.find",), "func", _find_from_start, "print('abcabc'.find('a', 1))\n"),
        Fault("round-half-up", "round takes x.5 up instead of to the even number", "engines_agree",
              ("round",), "func", _round_half_up, "print(round(2.5))\n"),
        Fault("divmod-towards-zero", "divmod of ints of different signs rounds towards zero", "engines_agree",
              ("divmod",), "func", _divmod_towards_zero, "print(divmod(-7, 2))\n"),
        Fault("bit-length-counts-sign", "int.bit_length is one more for negative numbers", "engines_agree",
              ("int.bit_length",), "func", lambda right: lambda n: right(n) + (n < 0), "print((-5).bit_length())\n"),
        Fault("zfill-before-sign", "str.zfill puts the zeros before the sign", "engines_agree",
              ("str.zfill",), "func", lambda right: lambda text, width: text.rjust(width, "0"), "print('-5'.zfill(4))\n"),
        Fault("count-overlapping", "str.count counts at every place", "engines_agree",
              ("str.count",), "func",
              lambda right: lambda text, part, *bounds: right(text, part, *bounds) + (part == part[:1] * 2 and part * 2 in text),
              "print('aaaa'.count('aa'))\n"),
        Fault("issubset-proper", "set.issubset is False for an equal set", "engines_agree",
              ("set.issubset",), "func", lambda right: lambda one, other: right(one, other) and one != other,
              "print({1, 2}.issubset({1, 2}))\n"),
        Fault("get-loses-numbers", "dict.get gives None where the default is a number", "engines_agree",
              ("dict.get",), "func",
              lambda right: lambda mapping, key, default=None: right(mapping, key, None if type(default) in (int, float) else default),
              "print({}.get(1, 2))\n"),
        Fault("title-capitalizes", "str.title is str.capitalize", "engines_agree",
              ("str.title",), "func", lambda right: str.capitalize, "print('ab cd'.title())\n"),
        Fault("tuple-index-worded-otherwise", "the message of tuple.index is that of another version", "engines_agree",
              ("tuple.index",), "func", lambda right: lambda *args: _reworded(right, "tuple.index(x): ", "")(*args),
              "try:\n    ().index(1)\nexcept ValueError as error:\n    print(error)\n"),
        Fault("strip-takes-one-side", "str.strip leaves the right side", "engines_agree",
              ("str.strip",), "func", lambda right: str.lstrip, "print(repr(' a '.strip()))\n"),
        Fault("price-of-padding-dropped", "ljust, rjust, center and zfill pay for nothing up to 16 MiB", "run_respects_limits",
              tuple(f"{owner}.{name}" for owner in ("str", "bytes", "bytearray") for name in ("ljust", "rjust", "center", "zfill")),
              "price", _free_when_small, "padded = 'x'.ljust(100_000)\n"),
        Fault("price-of-lists-dropped", "list() of something pays nothing", "run_respects_limits",
              ("list",), "price", lambda right: lambda meter, args: None, "numbers = list(range(20_000))\n"),
        Fault("price-of-lists-quartered", "list() of something pays a quarter of its size", "run_respects_limits",
              ("list",), "price", _a_quarter, "numbers = list(range(20_000))\n"),
        Fault("zeros-before-their-price", "zfill pays when its result is there", "run_respects_limits",
              ("str.zfill", "bytes.zfill", "bytearray.zfill"), "price", _late, "'x'.zfill(5 * 10**7)\n"),
        Fault("print-makes-its-text-unpaid", "print puts texts together without paying", "run_respects_limits",
              ("print",), "quick", _printed_unpaid, "print(*['x' * 10_000] * 200)\n"),
        Fault("census-fails-nobody", "a census that finds too much live ends nothing", "run_respects_limits",
              ("interp.vm.census",), "_hold", lambda right: lambda vm, wanted: None,
              "kept = []\nfor _ in range(6): kept.append('\u0101' * 200_000)\n", in_source=True),
        Fault("fuel-without-end", "a slice of fuel is taken from what is not there", "run_respects_limits",
              ("interp.limits:Meter",), "refuel", _never_out_of_fuel, "for n in range(2000): n\n", in_source=True),
        Fault("output-uncounted", "what is printed is not counted", "run_respects_limits",
              ("interp.vm.state:VM",), "output", lambda right: lambda vm, text: vm.write(text), "print('x' * 5000)\n", in_source=True),
        Fault("fuel-not-refilled", "a feed begins with what the last one left of its fuel", "run_respects_limits",
              ("interp.limits:Meter",), "start_turn", _fuel_as_it_was_left, "while True: pass\n", in_source=True),
        Fault("memory-breach-caught", "a breach of the memory limit is an exception of the guest's", "run_respects_limits",
              ("interp.limits:Meter",), "fail", _memory_can_be_caught, "'x' * 10**9\n", in_source=True),
        Fault("recursion-unchecked", "frames may be as many as there is fuel for", "run_respects_limits",
              ("interp.limits:Meter",), "__init__", _deep_as_can_be, "def f(): f()\nf()\n", in_source=True),
        Fault("parse-lets-value-errors-out", "lone surrogates get out as a ValueError", "parse_never_crashes",
              ("interp.syntax.parse",), "_parse", _uncaught, "x = '\udcff'\n", in_source=True),
    )
}  # fmt: skip
"""Every fault by its name."""


def _dropped(right: Any) -> Any:
    return lambda meter, args: None


def _limit_fault(name: str, summary: str, holders: str, change: Change, witness: str) -> Fault:
    return Fault(name, summary, "limits", tuple(holders.split()), "price", change, witness)


LIMIT_FAULTS: dict[str, Fault] = {
    fault.name: fault
    for fault in (
        _limit_fault("unpriced-padding", "ljust, rjust and center pay nothing",
                     "str.ljust str.rjust str.center bytes.ljust bytes.center", _dropped, "'x'.ljust(10 ** 8)\n"),
        _limit_fault("unpriced-join", "join pays nothing", "str.join bytes.join bytearray.join", _dropped,
                     "('ab' * 50_000).join(['x'] * 1000)\n"),
        _limit_fault("unpriced-replace", "replace pays nothing", "str.replace bytes.replace bytearray.replace", _dropped,
                     "('a' * 100_000).replace('a', 'b' * 1000)\n"),
        _limit_fault("unpriced-powers", "pow of ints pays nothing", "pow int.__pow__ int.__rpow__", _dropped, "pow(7, 4_000_000)\n"),
        _limit_fault("unpriced-factorials", "factorial, comb and perm pay nothing", "math.factorial math.comb math.perm", _dropped,
                     "import math\nmath.factorial(300_000)\n"),
        _limit_fault("unpriced-division", "divmod of ints pays nothing", "divmod int.__divmod__ int.__floordiv__ int.__mod__", _dropped,
                     "divmod(1 << 8_000_000, (1 << 4_000_000) + 1)\n"),
        _limit_fault("unpriced-sets", "set and frozenset of something pay nothing", "set frozenset set.update set.union", _dropped,
                     "set(range(5_000_000))\n"),
        _limit_fault("unpriced-keys", "dict.fromkeys pays nothing", "dict.fromkeys", _dropped, "dict.fromkeys(range(5_000_000))\n"),
        _limit_fault("zeros-too-late", "zfill looks at the size of its result when that is there", "str.zfill", _late,
                     "'x'.zfill(10 ** 8)\n"),
        _limit_fault("unpriced-repetition", "methods that repeat text and bytes pay nothing",
                     "str.__mul__ str.__rmul__ bytes.__mul__ bytes.__rmul__", _dropped, "'x'.__mul__(10 ** 8)\n"),
    )
}  # fmt: skip
"""Faults of the limits by their names: prices of rows, so that the compiled build has them. `montyfuzz limits --fault NAME` plants one."""


def switch_on(name: str) -> None:
    """Plants the fault of that name in this process; raises KeyError."""
    ({**FAULTS, **LIMIT_FAULTS})[name].switch_on()
