"""What the shim of re is made of: compiling patterns and templates, and matching within the limits."""

from __future__ import annotations

import time
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.objects.pattern import Pattern
from interp.stdlib.patterns import Program, Refusal, compiled, template
from interp.vm.state import VM


def compile_pattern(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_compile(pattern, flags)`: the program, its flags, the number of groups and their names; or what is wrong: kind, words, place."""
    pattern = cast("str | bytes", args[0])
    prices.pay(vm, 2000 + 200 * len(pattern), 20 + 250 * len(pattern))
    try:
        made = compiled(pattern, cast(int, args[1]) + 0)
    except Refusal as refusal:
        return (refusal.kind, refusal.message, refusal.position)
    return (Pattern(made, 200 + len(pattern) + len(made.text)), made.flags, made.groups, dict(made.names))


def parse_template(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_template(text, groups, names)`: texts and numbers of groups; or what is wrong, as `_re_compile` says it."""
    source = cast("str | bytes", args[0])
    vm.spend(10 + 20 * len(source))
    vm.charge(200 + 100 * len(source))
    try:
        return template(source, cast(int, args[1]) + 0, cast(dict[str, int], args[2]))
    except Refusal as refusal:
        return (refusal.kind, refusal.message, refusal.position)
    except IndexError as error:
        return ("IndexError", str(error), None)


def _pattern(vm: VM, value: object) -> Pattern:
    """A compiled pattern; a guest can put anything in its place."""
    if not isinstance(value, Pattern):
        raise vm.error("TypeError", "expected a compiled pattern")
    return value


def _seconds(vm: VM, pattern: Pattern, program: Program, length: int, searched: int, anchored: bool) -> float | None:
    """Pays for a match of a text, of which so many characters are searched, and says how long it may go on: less than what is left by the
    time in which it does not look at the clock; None where it is soon over however it goes.

    A form of the pattern that is first needed costs 3 us a character as written and 2 us a node, which takes 300 bytes.
    """
    turns = program.brake(length)
    known = turns in pattern.paid
    if not known or not program.is_made(turns):
        nodes = program.nodes_with(turns)
        making = 150 * len(program.text) + 100 * nodes
        if known:
            prices.hold(vm, making)
        else:
            prices.pay(vm, 300 * nodes, making)
            pattern.paid.append(turns)
            pattern.size += 300 * nodes
    vm.spend(10 + (length >> 4))
    if program.is_bounded(max(searched, 0), anchored):
        return None
    late = program.overrun(length, turns)
    prices.hold(vm, int(late / prices.SECONDS))
    return max(0.001, vm.deadline - time.perf_counter() - late)


def find_first(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_first(program, how, text, start, end)`: the spans of the groups and the number of the group closed last, or None."""
    pattern = _pattern(vm, args[0])
    program = cast(Program, pattern.program)
    text = cast("str | bytes", args[2])
    vm.charge(200 + 100 * program.groups)
    how, start, end = cast(str, args[1]), cast(int, args[3]) + 0, cast(int, args[4]) + 0
    seconds = _seconds(vm, pattern, program, len(text), end - start, how != "search")
    try:
        return program.first(how, text, start, end, seconds)
    except (Refusal, MemoryError) as refusal:
        raise vm.error(refusal.kind if isinstance(refusal, Refusal) else "MemoryError", str(refusal)) from None
    except TimeoutError:
        vm.fail("time", f"feed time limit exceeded: {vm.limits.max_feed_duration_secs}s")
    return None


def find_all(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_all(program, text, start, end, most)`: what `_re_first` says of every match, at most `most` (0: of all)."""
    pattern = _pattern(vm, args[0])
    program = cast(Program, pattern.program)
    text = cast("str | bytes", args[1])
    most = cast(int, args[4])
    start, end = cast(int, args[2]) + 0, cast(int, args[3]) + 0
    seconds = _seconds(vm, pattern, program, len(text), end - start, False)
    found: list[object] = []
    size = 250 + 100 * program.groups
    vm.making.append(found)
    try:
        for each in program.all(text, start, end, seconds):
            vm.charge(size)
            vm.spend(2)
            found.append(each)
            if len(found) == most:
                break
    except (Refusal, MemoryError) as refusal:
        raise vm.error(refusal.kind if isinstance(refusal, Refusal) else "MemoryError", str(refusal)) from None
    except TimeoutError:
        vm.fail("time", f"feed time limit exceeded: {vm.limits.max_feed_duration_secs}s")
    finally:
        vm.making.pop()
    return found


MATCHING: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (
        ("re_compile", compile_pattern), ("re_template", parse_template), ("re_first", find_first), ("re_all", find_all),
    )
]  # fmt: skip
