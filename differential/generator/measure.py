"""Measures the generator: size, speed, how its programs end in CPython, which rows they reach. Run as a module."""

from __future__ import annotations

import ast
import builtins
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import click

from differential.engines.cpython import CPythonEngine
from differential.engines.found import find_engines
from differential.engines.protocol import RunLimits
from differential.generator import generate
from differential.generator.profile import FULL, Profile
from differential.generator.unreached import never
from differential.generator.weights import DEFAULT, Weights
from differential.outcome import Kind, Outcome
from differential.program import Program

MARK = "<row>"
AT_ONCE = 400
FRAME_BOUND = {"super": 0, "locals": 0, "globals": 0, "vars": 0, "dir": 0, "eval": 1, "exec": 1}
"""Rows that, with at most so many arguments, look at the frame which calls them: called where they stand, and marked if they return."""

PRELUDE = f"""
def _row_seen(row, how, known=set()):
    if (row, how) not in known:
        known.add((row, how))
        print('{MARK}', row, '{MARK}', how, sep='')
def _row_done(row, value):
    _row_seen(row, 'returned')
    return value
def _row_call(row, called, /, *args, **kwargs):
    try:
        value = called(*args, **kwargs)
    except BaseException:
        _row_seen(row, 'raised')
        raise
    return _row_done(row, value)
def _row_names(thing, name):
    kinds = type(thing).__mro__
    if isinstance(thing, type) and any(name in vars(kind) for kind in thing.__mro__):
        kinds = thing.__mro__
    elif kinds[0].__name__ == 'module' and name in vars(thing):
        yield getattr(vars(thing)[name], '__module__', thing.__name__) + '.' + name
        return
    for kind in kinds:
        yield _row_owner(kind) + '.' + name
        if name in vars(kind):
            break
    if name in ('__get__', '__set__', '__delete__') and hasattr(thing, '__objclass__'):
        yield _row_owner(thing.__objclass__) + '.' + thing.__name__
def _row_owner(kind):
    return kind.__name__ if kind.__module__ == 'builtins' else f'{{kind.__module__}}.{{kind.__name__}}'
def _row_made(called, /, *args, **kwargs):
    return _row_call(called.__name__ if isinstance(called, type) else '', called, *args, **kwargs)
def _row_read(thing, name):
    try:
        value = getattr(thing, name)
    except BaseException:
        for row in _row_names(thing, name):
            _row_seen(row, 'raised')
        raise
    for row in _row_names(thing, name):
        _row_seen(row, 'returned')
    return value
def _row_method(thing, name, /, *args, **kwargs):
    called = getattr(thing, name)
    try:
        value = called(*args, **kwargs)
    except BaseException:
        for row in _row_names(thing, name):
            _row_seen(row, 'raised')
        raise
    for row in _row_names(thing, name):
        _row_seen(row, 'returned')
    return value
"""


class _MarkCalls(ast.NodeTransformer):
    """Sends every call or read of a row through a function that prints which row it was and whether it returned."""

    def __init__(self, rows: Iterable[str]) -> None:
        self._functions = {row for row in rows if "." not in row}

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Attribute):
            node.func.value = self.visit(node.func.value)
            node.args = [self.visit(argument) for argument in node.args]
            node.keywords = [self.visit(keyword) for keyword in node.keywords]
            return _call("_row_method", [node.func.value, ast.Constant(node.func.attr), *node.args], node.keywords)
        self.generic_visit(node)
        if isinstance(node.func, ast.Call):  # a type that has no name: type(vars(int))({})
            return _call("_row_made", [node.func, *node.args], node.keywords)
        if not isinstance(node.func, ast.Name) or node.func.id not in self._functions:
            return node
        row = ast.Constant(node.func.id)
        if len(node.args) + len(node.keywords) <= FRAME_BOUND.get(node.func.id, -1):
            return _call("_row_done", [row, node])
        return _call("_row_call", [row, node.func, *node.args], node.keywords)

    def visit_MatchClass(self, node: ast.MatchClass) -> ast.AST:
        node.patterns, node.kwd_patterns = [[self.visit(pattern) for pattern in given] for given in (node.patterns, node.kwd_patterns)]
        return node  # its class may only be a name

    def visit_MatchValue(self, node: ast.MatchValue) -> ast.AST:
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        return _call("_row_read", [node.value, ast.Constant(node.attr)]) if isinstance(node.ctx, ast.Load) else node


def _call(name: str, arguments: list[ast.expr], keywords: list[ast.keyword] | None = None) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), arguments, keywords or [])


def marked(program: Program, rows: Iterable[str]) -> Program:
    """The program, printing a line for each row that it calls for the first time, by whether the call returned or raised."""
    tree = _MarkCalls(rows).visit(ast.parse(program.text))
    return replace(program, text=PRELUDE + ast.unparse(ast.fix_missing_locations(tree)))


@dataclass
class Figures:
    """What was measured. `unmeant` are programs that ended otherwise than the generator meant, with what they raised."""

    programs: int = 0
    generate_seconds: float = 0.0
    nodes: list[int] = field(default_factory=list)
    """ast nodes a program, contexts (Load, Store, Del) not counted"""
    ends: Counter[str] = field(default_factory=Counter)
    unmeant: list[tuple[Program, Outcome]] = field(default_factory=list)
    rows: frozenset[str] = frozenset()
    returned: set[str] = field(default_factory=set)
    raised: set[str] = field(default_factory=set)


def measure(count: int, seed: int, profile: Profile = FULL, weights: Weights = DEFAULT, rows: bool = True) -> Figures:
    """Generates `count` programs, runs each in CPython as it is and, if `rows`, once more with its calls marked."""
    figures = Figures(rows=frozenset(profile.rows))
    engine = CPythonEngine(sys.executable)
    limits = RunLimits()
    try:
        for programs in _batches(count, seed, profile, weights, figures):
            for program, outcome in zip(programs, engine.run(programs, limits), strict=True):
                end = how_it_ended(program, outcome)
                figures.ends[end] += 1
                if end not in ("finished", "raised as meant"):
                    figures.unmeant.append((program, outcome))
            if rows:
                for outcome in engine.run([marked(program, profile.rows) for program in programs], limits):
                    _note_rows(outcome, figures)
    finally:
        engine.close()
    return figures


def _batches(count: int, seed: int, profile: Profile, weights: Weights, figures: Figures) -> Iterator[list[Program]]:
    for start in range(0, count, AT_ONCE):
        began = time.process_time()
        programs = [generate(seed, 0, index, profile, weights) for index in range(start, min(start + AT_ONCE, count))]
        figures.generate_seconds += time.process_time() - began
        figures.programs += len(programs)
        figures.nodes += [nodes(program.text) for program in programs]
        yield programs


def nodes(text: str) -> int:
    """The size of a program: its ast nodes, without the contexts of names."""
    return sum(not isinstance(node, ast.expr_context) for node in ast.walk(ast.parse(text)))


def how_it_ended(program: Program, outcome: Outcome) -> str:
    """`finished`, `raised as meant`, or what else happened."""
    if outcome.kind is Kind.RAISED:
        return "raised as meant" if is_meant(program, outcome.exception) else "raised unmeant"
    if outcome.kind is Kind.FINISHED and program.raises:
        return "meant to raise"
    return outcome.kind.value


def is_meant(program: Program, exception: str) -> bool:
    """Whether the generator meant the program to end with this exception, or with a base of it."""
    raised = getattr(builtins, exception, None)
    return isinstance(raised, type) and any(issubclass(raised, getattr(builtins, meant)) for meant in program.raises)


def _note_rows(outcome: Outcome, figures: Figures) -> None:
    for line in outcome.stdout.split("\n"):
        if line.startswith(MARK):
            _, row, how = line.split(MARK)
            if row in figures.rows:
                (figures.returned if how == "returned" else figures.raised).add(row)


def _by_owner(rows: Iterable[str]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for row in sorted(rows):
        owner, _, method = row.rpartition(".")
        found.setdefault(owner, []).append(method)
    return sorted(found.items())


def _profile_of(engine: str) -> Profile:
    try:
        engines, missing = find_engines([engine])
    except ValueError as exc:
        raise click.UsageError(str(exc)) from exc
    if not engines:
        raise click.UsageError(f"{engine} is not to be had: {' '.join(missing.values())}")
    try:
        return Profile(engine, rows=tuple(engines[0].rows()))
    finally:
        for started in engines:
            started.close()


@click.command()
@click.option("--count", default=10_000, show_default=True, help="Programs to generate.")
@click.option("--seed", default=1, show_default=True, help="Seed of the first.")
@click.option("--rows-of", metavar="ENGINE", help="Count the rows of this engine, not of this CPython.")
@click.option("--verbose", is_flag=True, help="Print each program that ended otherwise than meant.")
def main(count: int, seed: int, rows_of: str | None, verbose: bool) -> None:
    """Measures the generator: size, speed, how its programs end in CPython, which rows they reach."""
    figures = measure(count, seed, FULL if rows_of is None else _profile_of(rows_of))
    click.echo(f"programs               {figures.programs}")
    click.echo(f"per CPU second         {figures.programs / figures.generate_seconds:.0f}")
    click.echo(f"median ast nodes       {statistics.median(figures.nodes):.0f}")
    for end, number in figures.ends.most_common():
        click.echo(f"{end:<22} {number} ({number / figures.programs:.2%})")
    for name, reached in (("returned", figures.returned), ("raised", figures.raised)):
        asked = {row for row in figures.rows if name not in never(row)}
        among = f"{len(reached & asked)} of {len(asked)} ({len(reached & asked) / len(asked):.1%})"
        click.echo(f"rows that {name:<12} {among}; {len(figures.rows) - len(asked)} are not asked to (differential/generator/unreached.py)")
        for owner, methods in _by_owner(asked - reached):
            click.echo(f"  never: {owner or 'builtins'}: {' '.join(methods)}")
    for program, outcome in figures.unmeant:
        click.echo(f"unmeant: {program.seed} {outcome.kind.value} {outcome.exception} {outcome.message} (line {outcome.line})")
        if verbose:
            click.echo(program.text)


if __name__ == "__main__":
    main()
