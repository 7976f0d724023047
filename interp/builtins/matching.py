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
    vm.spend(20 + 50 * len(pattern))
    vm.charge(2000 + 200 * len(pattern))
    try:
        made = compiled(pattern, cast(int, args[1]) + 0)
    except Refusal as refusal:
        return (refusal.kind, refusal.message, refusal.position)
    return (Pattern(made), made.flags, made.groups, dict(made.names))


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


def _program(vm: VM, value: object) -> Program:
    """The program of a pattern; a guest can put anything in its place."""
    if not isinstance(value, Pattern):
        raise vm.error("TypeError", "expected a compiled pattern")
    return cast(Program, value.program)


def find_first(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_first(program, how, text, start, end)`: the spans of the groups and the number of the group closed last, or None."""
    program = _program(vm, args[0])
    text = cast("str | bytes", args[2])
    vm.spend(10 + (len(text) >> 4))
    vm.charge(200 + 100 * program.groups)
    try:
        return program.first(cast(str, args[1]), text, cast(int, args[3]) + 0, cast(int, args[4]) + 0, _time_left(vm))
    except (Refusal, MemoryError) as refusal:
        raise vm.error(refusal.kind if isinstance(refusal, Refusal) else "MemoryError", str(refusal)) from None
    except TimeoutError:
        vm.fail("time", f"feed time limit exceeded: {vm.limits.max_feed_duration_secs}s")
    return None


def find_all(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_all(program, text, start, end, most)`: what `_re_first` says of every match, at most `most` (0: of all)."""
    program = _program(vm, args[0])
    text = cast("str | bytes", args[1])
    most = cast(int, args[4])
    vm.spend(10 + (len(text) >> 4))
    found: list[object] = []
    size = 250 + 100 * program.groups
    try:
        for each in program.all(text, cast(int, args[2]) + 0, cast(int, args[3]) + 0, _time_left(vm)):
            vm.charge(size)
            vm.spend(2)
            found.append(each)
            if len(found) == most:
                break
    except (Refusal, MemoryError) as refusal:
        raise vm.error(refusal.kind if isinstance(refusal, Refusal) else "MemoryError", str(refusal)) from None
    except TimeoutError:
        vm.fail("time", f"feed time limit exceeded: {vm.limits.max_feed_duration_secs}s")
    return found


def _time_left(vm: VM) -> float:
    return max(0.001, vm.deadline - time.perf_counter())


MATCHING: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (
        ("re_compile", compile_pattern), ("re_template", parse_template), ("re_first", find_first), ("re_all", find_all),
    )
]  # fmt: skip
