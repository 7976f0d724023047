"""Every fault that the operators make of `interp`'s own text and of the guest code that belongs to it, and the draw of some of them.

A fault's id is made of where it is in words (module, function, statement, node), not in lines: it stays while its statement does.
"""

from __future__ import annotations

import ast
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache

from ci.score.build import modules
from ci.score.instrument import functions
from ci.score.operators import OPERATORS, Operator, sites
from interp import compiled

GUEST_FOLDERS = ("prelude", "stdlib/shims")

STRATA: dict[str, int] = {
    "operations": 36, "compiler": 32, "scope": 20, "unwinding": 30, "limits": 32, "natives": 36, "prelude": 30,
}  # fmt: skip
"""How many faults are drawn of each part of the interpreter."""

LIMIT_FILES = frozenset({"limits.py", "vm/census.py", "operations/measure.py"})
NOT_FOR_GUESTS = frozenset({"bytecode/disassemble.py"})
"""Modules that no program reaches, whatever it does: what the command line's `dis` prints."""
A_FUNCTION = 4
"""Faults of one function that are drawn at most."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `path` is the module in the package, `function` its qualified name there (of guest code: what its piece defines),
    `site` the number of the node among the sites of that function, `line` where that is today."""

    id: str
    stratum: str
    operator: str
    path: str
    function: str
    site: int
    line: int

    @property
    def is_guest_code(self) -> bool:
        return self.path.startswith(GUEST_FOLDERS)


def stratum_of(path: str) -> str:
    """The part of the interpreter that a module belongs to; "" for those of which nothing is drawn."""
    folder = path.rpartition("/")[0]
    if path in LIMIT_FILES or path.endswith("prices.py"):
        return "limits"
    if folder.startswith(GUEST_FOLDERS):
        return "prelude"
    return {
        "operations": "operations", "objects": "operations", "compiler": "compiler", "bytecode": "compiler", "syntax": "scope",
        "vm": "unwinding", "vm/cold": "unwinding", "builtins": "natives", "stdlib": "natives",
    }.get(folder, "")  # fmt: skip


def faults_of(path: str, text: str, tree: ast.Module) -> Iterator[Fault]:
    """The faults of one module."""
    stratum = stratum_of(path)
    lines = text.splitlines()
    for name, function in pieces(tree) if path.startswith(GUEST_FOLDERS) else functions(tree):
        met: Counter[tuple[str, ...]] = Counter()
        for number, (node, statement) in enumerate(sites(function)):
            for operator in OPERATORS:
                if operator.make(node) is None:
                    continue
                where = (path, name, operator.name, lines[statement.lineno - 1].strip(), segment(lines, node))
                met[where] += 1
                digest = hashlib.sha256("\0".join((*where, str(met[where]))).encode()).hexdigest()
                line = getattr(node, "lineno", statement.lineno)
                yield Fault(f"{operator.name}-{digest[:8]}", stratum, operator.name, path, name, number, line)


def segment(lines: list[str], node: ast.AST) -> str:
    """The text of a node on its first line."""
    if not isinstance(node, (ast.expr, ast.stmt)):
        return ""
    end = node.end_col_offset if node.end_lineno == node.lineno else None
    return lines[node.lineno - 1].encode()[node.col_offset : end].decode()


def pieces(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """The statements of guest code that are loaded singly: its functions and classes."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name, node


@lru_cache(maxsize=1)
def at_import() -> frozenset[str]:
    """The names of the functions that run while modules are imported, and never after: when a fault is switched on that is over."""
    called: set[str] = set()
    used: defaultdict[str, set[str]] = defaultdict(set)
    for module in modules().values():
        for node in module.tree.body:
            inner = list(ast.walk(node))
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                own = {one.id for one in inner if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
                own |= {one.arg for one in inner if isinstance(one, ast.arg)}
                read = {one.id for one in inner if isinstance(one, ast.Name)} - own
                used[node.name if isinstance(node, ast.FunctionDef) else ""] |= read
            else:
                called |= {one.func.id for one in inner if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)}
    while True:
        later = set[str]().union(*(names for name, names in used.items() if name not in called))
        if not called & later:
            return frozenset(called)
        called -= later


@lru_cache(maxsize=1)
def all_faults() -> dict[str, Fault]:
    """Every fault there is to draw, by id."""
    drawn_of = [(path, module) for path, module in modules().items() if stratum_of(path) and path not in NOT_FOR_GUESTS]
    found = [fault for path, module in drawn_of for fault in faults_of(path, module.text, module.tree) if fault.function not in at_import()]
    for folder in GUEST_FOLDERS:
        for file in sorted((compiled.ROOT / folder).glob("*.py")):
            text = file.read_text(encoding="utf-8")
            found += faults_of(file.relative_to(compiled.ROOT).as_posix(), text, ast.parse(text))
    return {fault.id: fault for fault in found}


def draw(seed: int, strata: dict[str, int] = STRATA) -> list[Fault]:
    """The faults of a seed: of each stratum as many as it says. Each fault has its own lot, so that a change of the source elsewhere
    changes nothing. Of each operator in turn the first by lot: some have many more sites than others."""
    drawn: list[Fault] = []
    for stratum, count in strata.items():
        queues: defaultdict[str, list[Fault]] = defaultdict(list)
        for fault in sorted(all_faults().values(), key=lambda fault: lot(seed, fault)):
            if fault.stratum == stratum:
                queues[fault.operator].append(fault)
        of_function: Counter[tuple[str, str]] = Counter()
        chosen: list[Fault] = []
        while len(chosen) < count and any(queues.values()):
            for operator in OPERATORS:
                queue = queues[operator.name]
                while queue and of_function[queue[0].path, queue[0].function] >= A_FUNCTION:
                    queue.pop(0)
                if queue and len(chosen) < count:
                    chosen.append(queue.pop(0))
                    of_function[chosen[-1].path, chosen[-1].function] += 1
        drawn += chosen
    return drawn


def lot(seed: int, fault: Fault) -> bytes:
    return hashlib.sha256(f"{seed} {fault.id}".encode()).digest()


class Replacing(ast.NodeTransformer):
    """Puts another node in the place of one."""

    def __init__(self, node: ast.AST, instead: ast.AST) -> None:
        self.node = node
        self.instead = instead

    def visit(self, node: ast.AST) -> ast.AST:
        return self.instead if node is self.node else self.generic_visit(node)


def faulty(fault: Fault, tree: ast.Module) -> tuple[ast.stmt, str]:
    """The function, or the piece of guest code, with the fault, and what was changed in words; `tree` is its module's, left as it is."""
    copy = deepcopy(tree)
    function = dict(pieces(copy) if fault.is_guest_code else functions(copy))[fault.function]
    node = list(sites(function))[fault.site][0]
    operator: Operator = next(operator for operator in OPERATORS if operator.name == fault.operator)
    instead = operator.make(node)
    assert instead is not None, f"{fault.id} is not where it was"
    before = head(ast.unparse(node))
    Replacing(node, ast.copy_location(instead, node)).visit(function)
    ast.fix_missing_locations(copy)
    return function, f"`{before}` is `{head(ast.unparse(instead))}`"


def head(text: str) -> str:
    """The first line of a text, which says enough of a statement."""
    return text.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Planting:
    """All that a process with the score build needs to plant a fault: the text of the faulty function or piece of guest code, the
    number of the function and of the innermost block with the fault (guest code has none)."""

    id: str
    path: str
    name: str
    text: str
    words: str
    number: int = -1
    block: int = -1

    @property
    def module(self) -> str:
        """The dotted name of the module."""
        return "interp." + self.path.removesuffix(".py").replace("/", ".")


def planting(fault: Fault) -> Planting:
    """How to plant it."""
    if fault.is_guest_code:
        tree = ast.parse((compiled.ROOT / fault.path).read_text(encoding="utf-8"))
        changed, words = faulty(fault, tree)
        # The prelude is loaded piece by piece, a shim whole.
        in_pieces = fault.path.startswith("prelude/")
        loaded = [changed] if in_pieces else [changed if getattr(node, "name", "") == fault.function else node for node in tree.body]
        return Planting(fault.id, fault.path, fault.function, ast.unparse(ast.Module(loaded, [])) + "\n", words)
    module = modules()[fault.path]
    changed, words = faulty(fault, module.tree)
    assert isinstance(changed, ast.FunctionDef)
    changed.decorator_list = []
    probes = [probe for probe in module.probes if probe.function == fault.function]
    around = [probe for probe in probes if probe.first <= fault.line <= probe.last]
    block = min(around or probes[:1], key=lambda probe: probe.last - probe.first)
    return Planting(fault.id, fault.path, changed.name, ast.unparse(changed) + "\n", words, probes[0].number, block.number)
