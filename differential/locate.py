"""Where two engines part: both run the program as `traced` rewrites it, and the first thing they tell differently names the operation.

What comes of it is the final signature of a finding, its `Cause`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import zip_longest

from differential.allowed import Rule, excuse, shipped_rules
from differential.cause import DOTS, IN_OTHER_WORDS, NOT_CALLED, Cause
from differential.compare import compare
from differential.engines.protocol import Engine, RunLimits
from differential.normalize import normalized
from differential.outcome import Kind, Outcome
from differential.program import Program
from differential.signature import EXCEPTION, erase, shapes
from differential.traced import Event, Traced, printed, told

SHORT = 3  # words of an exception and its message that say too little by themselves
CALLING = re.compile(r"^(?:map|filter)$")
LAZY = re.compile(r"iterator$|^(?:map|zip|filter|enumerate|reversed)$")
WORD = re.compile(r"'[^']*'|\S+")
RAISE_FROM, CAUSE_MUST = "raise from", "exception causes must derive from BaseException"
LINE = "the line that raised"
FLOW = {"goes on", "goes another way", "value", "calls"}
EAGER = ("iterator", "list")
OTHER = "other "  # before what has the right type and is wrong
NO_KEYWORDS = "takes no keyword arguments"
AUGMENTED = "unsupported operand type(s) for OP"
BY_ITERATION = ("calls __getitem__", "calls __len__", "calls __length_hint__")
ITERATING = ("for", "in", "unpack", "list()", "tuple()", "set()", "sorted()", "sum()", "map()", "zip()", "dict()", "frozenset()")
ERASED_TOO = (
    (re.compile(r"\w+(?=\.__\w+__)"), "T"),
    (re.compile(r", not \w+$"), ", not T"),
    (re.compile(r"^.* argument after "), "F argument after "),
)
CALLED = re.compile(r"[\w.<>]*[\w>]\(\)")
BUILTIN = re.compile(r"<built-in function (\w+)>|<class '([a-z]\w*)'>")
TOLD = 16  # times the output of a program that it may take to tell
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
STRING = "<class 'str'>"
CLASS = re.compile(r"<class '(?:__main__\.)?([^']*)'>")
OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.MatMult: "@", ast.Div: "/", ast.Mod: "%", ast.Pow: "**", ast.LShift: "<<",
    ast.RShift: ">>", ast.BitOr: "|", ast.BitXor: "^", ast.BitAnd: "&", ast.FloorDiv: "//", ast.Invert: "~", ast.Not: "not",
    ast.UAdd: "+x", ast.USub: "-x", ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip
NUMBERED = re.compile(r"#\d+")
SPEC = re.compile(r"(?P<fill>.(?=[<>=^]))?(?P<align>[<>=^])?(?P<sign>[-+ ])?(?P<z>z)?(?P<alt>#)?(?P<zero>0)?(?P<width>\d+)?(?P<group>[,_])?"
                  r"(?P<precision>\.\d+)?(?P<type>[a-zA-Z%])?", re.DOTALL)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parting:
    """Where two traced runs part: after how many events, at which node, what was told before (the last of each node), what each did. `told`
    is what each told of the node, if they did."""

    at: int
    node: ast.AST | None
    values: dict[int, Event]
    reference: str
    actual: str
    told: tuple[str, str] = ("", "")


def locate(program: Program, references: Sequence[Engine], engine: Engine, limits: RunLimits) -> Cause | None:
    """The cause of the difference between `engine` and all of `references`, each a CPython, the newest last.

    None where tracing disturbs the program or shows no difference. Where CPython's versions differ among themselves, it is the one with
    which the engine agrees longest that tells.
    """
    return locate_all([program], references, engine, limits)[0]


def locate_all(
    programs: Sequence[Program], references: Sequence[Engine], engine: Engine, limits: RunLimits, *, shown: bool = False
) -> list[Cause | None]:
    """`locate` of each program; every engine gets them in one batch. With `shown` only of those that differ without being traced too."""
    pairs: list[tuple[Program, Traced]] = []
    causes: dict[Program, Cause | None] = {}
    for program in programs:
        with suppress(*UNREADABLE):
            pairs.append((program, Traced(program.text)))
    rules = [rule for rule in shipped_rules() if rule.engine == engine.name]
    engines = [*references, engine]
    runs = zip(*(traced_runs(pairs, one, limits) for one in engines), strict=True)
    for (program, traced), of_program in zip(pairs, runs, strict=True):
        if any(run.disturbed for run in of_program):
            continue
        if shown and not compare(engines, [run.alone for run in of_program]).differing:
            continue
        *expected, actual = (run.told for run in of_program)
        partings = [part(traced, one, actual, rules) for one in expected]
        known = [parting for parting in partings if parting is not None]
        if len(known) == len(references):
            causes[program] = cause(engine.name, traced, max(reversed(known), key=lambda parting: parting.at))
    return [causes.get(program) for program in programs]


def references(engine: Engine, engines: Sequence[Engine]) -> list[Engine]:
    """The CPythons that an engine is held against, the newest last: the one that it models, or all where that is not here."""
    cpythons = sorted((other for other in engines if other.name == "cpython"), key=lambda other: other.python)
    return [other for other in cpythons if other.python == engine.python] or cpythons


@dataclass(frozen=True, slots=True)
class TracedRun:
    """What an engine does with a program alone, and when it is traced (`line` is that of the program itself). `disturbed`: that is
    not the same."""

    told: Outcome
    alone: Outcome
    disturbed: bool


def traced_runs(pairs: Sequence[tuple[Program, Traced]], engine: Engine, limits: RunLimits) -> list[TracedRun]:
    """What an engine does with the programs, in one batch."""
    room = replace(limits, output=limits.output * TOLD, seconds=limits.seconds * 2)
    runs = engine.run([run for program, traced in pairs for run in (replace(program, text=traced.text), program)], room)
    found = []
    for outcome, alone in zip(map(normalized, runs[::2]), map(normalized, runs[1::2]), strict=True):
        same = normalized(replace(outcome, stdout=printed(outcome.stdout)))
        agree = (same.kind, same.exception, same.message, same.stdout) == (alone.kind, alone.exception, alone.message, alone.stdout)
        found.append(TracedRun(replace(outcome, line=alone.line), alone, not agree))
    return found


def part(traced: Traced, reference: Outcome, actual: Outcome, rules: Sequence[Rule] = ()) -> Parting | None:
    """Where the first thing comes from that two runs of a traced program do differently and that no rule allows; None where nothing is.

    A value that is told differently is of no consequence until something is printed or done differently for it; where nothing is, the first
    such value it is.
    """
    runs = Runs(traced, reference, actual, rules)
    found = runs.part(*(told(outcome.stdout) for outcome in (reference, actual)))
    if found is not None and (found.reference, found.actual) == EAGER:
        # What is called as a list is made is called later of an iterator: without what is called there may be another difference.
        deferred = frozenset(traced.numbers[node] for node in traced.deferred())
        found = runs.part(*(without(told(outcome.stdout), deferred) for outcome in (reference, actual))) or found
    return found


def without(events: tuple[list[Event], str], numbers: frozenset[int]) -> tuple[list[Event], str]:
    """What was told, without these nodes; what was printed stays."""
    kept: list[Event] = []
    printed = ""
    for event in events[0]:
        printed += event.printed
        if event.number not in numbers:
            kept.append(replace(event, printed=printed))
            printed = ""
    return kept, printed + events[1]


class Runs:
    """Two runs of a traced program, as they are held against each other."""

    def __init__(self, traced: Traced, reference: Outcome, actual: Outcome, rules: Sequence[Rule]) -> None:
        self._traced = traced
        self._reference = reference
        self._actual = actual
        self._rules = rules
        self._begin()

    def _begin(self) -> None:
        self._common: list[Event] = []
        self._values: dict[int, Event] = {}
        self._hidden: dict[int, Parting] = {}  # by node, the last value of it that was told differently
        self._first: dict[tuple[str, str], Parting] = {}  # by what was told, the first of them
        self._numbers: dict[str, str] = {}  # of an object in the one run, its number in the other

    def part(self, ours: tuple[list[Event], str], theirs: tuple[list[Event], str]) -> Parting | None:
        """`part`, of what was told."""
        self._begin()
        found = self._visible(*ours, *theirs) or min(self._first.values(), key=lambda parting: parting.at, default=None)
        flows = found is not None and {found.reference, found.actual} <= FLOW
        while found is not None and found.node is not None and found.reference != LINE:
            earlier = self._source(found)
            if earlier is None:
                break
            found, flows = earlier, False
        if flows and self._first:  # another way was taken for a value that is out of sight: of a loop's iterator, or what an instance holds
            told = self._first.values()
            return max((one for one in told if (one.reference, one.actual) == EAGER), key=lambda one: one.at, default=None) or min(
                told, key=lambda one: one.at
            )
        return found

    def _visible(self, ours: list[Event], our_rest: str, theirs: list[Event], their_rest: str) -> Parting | None:
        traced, common, values, rules = self._traced, self._common, self._values, self._rules
        reference, actual = self._reference, self._actual
        for left, right in zip_longest(ours, theirs):
            texts = [rest if event is None else event.printed for event, rest in ((left, our_rest), (right, their_rest))]
            same_text = alike(texts[0], texts[1], rules)
            if left is not None and right is not None and left.number == right.number and same_text:
                if not self._same_value(left, right):
                    parting = self._told_apart(left, right)
                    if left.type != right.type and left.type.startswith("!"):
                        return parting
                    self._hidden[left.number] = parting
                    self._first.setdefault((left.text, right.text), parting)
                else:
                    self._hidden.pop(left.number, None)
                common.append(left)
                if left.type:
                    values[left.number] = left
                continue
            if same_text or left is None or right is None or stopped(traced, left) != stopped(traced, right):
                return apart(traced, common, values, left, right, reference, actual, rules)
            return Parting(len(common), pending(traced, common), values, *text_apart(*texts))
        if not alike(our_rest, their_rest, rules) and (reference.kind is Kind.RAISED) == (actual.kind is Kind.RAISED):
            return Parting(len(common), pending(traced, common), values, *text_apart(our_rest, their_rest))
        return apart(traced, common, values, None, None, reference, actual, rules)

    def _same_value(self, left: Event, right: Event) -> bool:
        """Whether two values are alike. The numbers that stand for objects need not be the same, but must stand for the same ones."""
        if left.type != right.type:
            return False
        ours, theirs = NUMBERED.findall(left.text), NUMBERED.findall(right.text)
        if ours != theirs and NUMBERED.sub("#", left.text) == NUMBERED.sub("#", right.text):
            return all(self._numbers.setdefault(one, other) == other for one, other in zip(ours, theirs, strict=True))
        self._numbers.update((one, other) for one, other in zip(ours, theirs, strict=False) if one not in self._numbers)
        return alike(unpacked(left.text), unpacked(right.text), self._rules)

    def _told_apart(self, left: Event, right: Event) -> Parting:
        """The parting that two values are which were told of one node."""
        at, values = len(self._common), dict(self._values)
        told = left.text, right.text
        if left.type.startswith("!"):
            return Parting(at, pending(self._traced, self._common), values, raised(left), raised(right), told)
        node = self._traced.nodes[left.number]
        shown = shows_values(node) and left.type == right.type == STRING
        ours, theirs = text_apart(left.text, right.text) if shown else values_apart(left, right)
        return Parting(at, node, values, ours, theirs, told)

    def _source(self, parting: Parting) -> Parting | None:
        """Where it comes from: what it is made of and was told differently, or else where the same was told first."""
        node = parting.node
        assert node is not None
        stores = isinstance(getattr(node, "ctx", None), ast.Store)
        operands = self._traced.operands(self._traced.statement(node) or node if stores else node)
        of_operands = [self._hidden.get(self._traced.numbers[operand]) for operand in operands]
        known = [found for found in (*of_operands, self._first.get(parting.told)) if found is not None and found.at < parting.at]
        return next((found for found in known if found.told == parting.told), known[0] if known else None)


def alike(ours: str, theirs: str, rules: Sequence[Rule], exceptions: Sequence[str] = ()) -> bool:
    """Whether two texts are the same, but for what a rule allows; `exceptions` are those that the runs ended with."""
    return ours == theirs or any(excuse(rules, field, ours, theirs, exceptions) for field in ("stdout", "message"))


def stopped(traced: Traced, event: Event | None) -> bool:
    return event is None or event.type.startswith("!")


def apart(
    traced: Traced,
    common: Sequence[Event],
    values: dict[int, Event],
    left: Event | None,
    right: Event | None,
    reference: Outcome,
    actual: Outcome,
    rules: Sequence[Rule],
) -> Parting | None:
    """The parting of two runs that went different ways after what they have in common: one raised, or both, or they took other branches."""
    if (
        left is None
        and right is None
        and reference.exception == actual.exception
        and alike(reference.message, actual.message, rules, (reference.exception,))
    ):
        if reference.kind is actual.kind is Kind.FINISHED and reference.result != actual.result:
            return Parting(len(common), pending(traced, common), values, "result", "other result")
        if reference.line and actual.line and reference.line != actual.line:
            return Parting(len(common), around(traced, actual.line), values, LINE, "another line")
        return None
    node = pending(traced, common)
    ends = [end_of(traced, event, outcome, node) for event, outcome in ((left, reference), (right, actual))]
    if ends[0] == ends[1]:
        ends = ["goes on", "goes another way"]
    for event, other in ((left, right), (right, left)):
        # The side that did not raise tells the value of the very node; that of a name never fails, it is what takes it that does.
        if event is not None and stopped(traced, other) and event.type and not stopped(traced, event):
            node = traced.nodes[event.number]
            while isinstance(node, ast.Name | ast.Starred | ast.keyword) and not any(
                "Error name " in end or "local variable" in end for end in ends
            ):
                node = traced.parents[node]
    if left is not None and LAZY.search(type_name(left.type)) and (ends[1].startswith("calls") or CALLING.search(type_name(left.type))):
        return Parting(len(common), traced.nodes[left.number], values, *EAGER)
    return Parting(len(common), node, values, ends[0], ends[1])


def around(traced: Traced, line: int) -> ast.AST | None:
    """The compound statement in which the innermost statement of a line lies."""
    at_line = [node for node in traced.nodes if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno)]
    innermost = max(at_line, key=lambda node: (node.lineno, -(node.end_lineno or 0)), default=None)
    return None if innermost is None else traced.parents.get(innermost)


def end_of(traced: Traced, event: Event | None, outcome: Outcome, pending: ast.AST | None) -> str:
    """What a side did instead of what the other did: the exception that it raised, the function that it entered, or that it went on."""
    if event is None:
        if outcome.kind is Kind.FINISHED:
            return "goes on"
        words = f"{outcome.exception} {outcome.message}" if outcome.exception else outcome.message
        return f"{outcome.kind}: {words}" if outcome.kind is not Kind.RAISED else words
    if event.type.startswith("!"):
        return raised(event)
    node = traced.nodes[event.number]
    if not event.type:
        entered = traced.function(node)
        if (
            isinstance(entered, ast.FunctionDef)
            and pending is not None
            and entered is not traced.function(pending)
            and entered.body[0] is node
        ):
            return f"calls {entered.name}" if entered.name.startswith("__") else "calls"
        if outcome.kind is Kind.RAISED and any(node in one.finalbody for one in traced.nodes if isinstance(one, ast.Try)):
            return f"{outcome.exception} {outcome.message}"
        return "calls" if isinstance(node, ast.Lambda) else "goes on"
    return "value"


def raised(event: Event) -> str:
    """The exception of a handler's event, with its message."""
    return f"{type_name(event.type.removeprefix('!'))} {unpacked(event.text)}".strip()


def unpacked(text: str) -> str:
    """The message in the description of an exception's arguments, where it is the only one."""
    found = re.fullmatch(r"<class 'str'>(?:'(.*)'|\"(.*)\")", text, re.DOTALL)
    return (found[1] if found[1] is not None else found[2]).replace("\\'", "'") if found else CLASS.sub("", text)


def values_apart(left: Event, right: Event) -> tuple[str, str]:
    """What kinds of values two are that differ."""
    ours, theirs = type_name(left.type), type_name(right.type)
    if ours != theirs:
        return ("iterator" if LAZY.search(ours) else ours), theirs
    if ours in ("bool",):
        return left.text, right.text
    return ours, f"{OTHER}{theirs}"


def shows_values(node: ast.AST) -> bool:
    """Whether a node makes text of values as printing them does."""
    match node:
        case ast.Call(func=ast.Name(id="str" | "repr")):
            return True
        case ast.JoinedStr(values=parts):
            return all(part.format_spec is None for part in parts if isinstance(part, ast.FormattedValue))
    return False


def text_apart(ours: str, theirs: str) -> tuple[str, str]:
    """What two pieces of output are in which engines differ that told the same: printing itself is at fault."""
    names = [EXCEPTION.search(text) for text in (ours, theirs)]
    right, wrong = shapes(ours, theirs)
    if names[0] and names[1] and names[0][0] == names[1][0]:  # what it says was told before, and is the same
        right = wrong = names[0][0]
    return f"text {right}", f"{OTHER}text {wrong}"


def type_name(tag: str) -> str:
    """`<class 'int'>` as `int`."""
    found = CLASS.fullmatch(tag)
    return found[1] if found else tag


def pending(traced: Traced, common: Sequence[Event]) -> ast.AST | None:
    """What is evaluated after what was told last: the next node of its statement that can fail or print, or the statement itself.

    At the end of a function's body, it is what called the function.
    """
    left: ast.AST | None = None  # the function whose end was reached
    for event in reversed(common):
        last = traced.nodes[event.number]
        function = traced.function(last)
        if function is left:
            continue
        following = after(traced, last, event)
        if following is not None:
            return following
        if isinstance(function, ast.Module):
            return traced.statement(last)
        left = function
    return traced.tree.body[0] if traced.tree.body else None


def after(traced: Traced, last: ast.AST, event: Event) -> ast.AST | None:
    """The node that is evaluated after this one in its region; None at the end of a function's body."""
    statement = traced.statement(last)
    if statement is None:  # a handler
        return None
    region = last if isinstance(last, ast.Lambda) and not event.type else traced.function(last)
    top: ast.AST = region.body if isinstance(region, ast.Lambda) else statement
    order = traced.order(region if isinstance(region, ast.GeneratorExp) else top)
    if last is region or isinstance(last, ast.stmt):
        rest = order if not event.type else []
    elif last in order:
        rest = order[order.index(last) + 1 :]
    else:
        rest = []
    found = next((node for node in rest if can_fail(node)), None)
    if found is None and isinstance(last, ast.Name) and isinstance(last.ctx, ast.Store):
        outer = traced.parents[last]
        while isinstance(outer, ast.Tuple | ast.List | ast.Starred):
            outer = traced.parents[outer]
        return outer
    if found is None and isinstance(region, ast.Lambda):
        return None
    if found is None and isinstance(statement, ast.Return):
        return None
    return found


def can_fail(node: ast.AST) -> bool:
    match node:
        case ast.Constant() | ast.Lambda() | ast.keyword() | ast.Expr() | ast.Return() | ast.GeneratorExp() | ast.Slice() | ast.Starred():
            return False
        case ast.FormattedValue() | ast.JoinedStr():
            return True
        case ast.Assign(targets=targets):
            return any(not isinstance(target, ast.Name) for target in targets)
        case ast.Tuple() | ast.List() | ast.Dict() if not getattr(node, "elts", [1]):
            return False
    return True


def cause(engine: str, traced: Traced, parting: Parting) -> Cause:
    """The key of what parts there, made as coarse as the fix would be: what a message says does not say again where it was met."""
    operation, operands = named(traced, parting.node, parting.values)
    expected, actual = parting.reference, parting.actual
    if operation == RAISE_FROM or CAUSE_MUST in expected:
        return Cause(engine, "makes what is raised and its cause", "does otherwise", RAISE_FROM, ())
    if expected == "text KeyError":
        return Cause(engine, "KeyError", "KeyError in other words", "", ())
    if expected == LINE:
        return Cause(engine, expected, actual, "", ())
    if actual.startswith(Kind.CRASHED):
        return Cause(engine, "", erase(actual), "", ())
    if expected.startswith("calls __"):
        # A special method that is not called is missing everywhere; some are asked by two protocols.
        protocol = ""
        if expected in BY_ITERATION:
            protocol = "iteration" if operation.partition(" ")[0] in ITERATING else operation.replace("slice", "subscript")
        return Cause(engine, expected, NOT_CALLED, protocol, ())
    exceptions = [EXCEPTION.match(text) is not None for text in (expected, actual)]
    if not any(exceptions):
        if expected.startswith("text "):
            # What prints as it is made was to be made later; else it is how values are shown.
            lazy = LAZY.search(operation.removesuffix("()"))
            if lazy:
                return Cause(engine, "iterator", "list", operation, ())
            return Cause(engine, expected, "" if expected == DOTS else actual, "print()", ())
        kept = actual.startswith(OTHER) or operation in OPERATORS.values()
        if operation.endswith("()"):  # what a method is given besides its own value, and a function besides the first, mostly varies
            operands = () if "." in operation else operands[:1]
        return Cause(engine, expected, actual, operation, operands if kept else ())
    name = operation.rpartition(".")[2].removesuffix("()")
    name = "" if name == "format" else name  # which messages use as a word
    ours, theirs = (template(text, name) if raises else text for text, raises in zip((expected, actual), exceptions, strict=True))
    if "unsupported format string" in ours:  # by format(), an f-string or str.format
        return Cause(engine, ours, "takes a format specification", "", ())
    if not all(exceptions):
        if theirs.startswith("SyntaxError"):
            return Cause(engine, "compiles", theirs, "", ())
        return Cause(engine, ours, theirs, "" if theirs.startswith("LookupError") else operation, ())
    if theirs.startswith("SyntaxError") and not ours.startswith("SyntaxError"):
        return Cause(engine, "compiles", theirs, "", ())
    if ours.startswith("SyntaxError") and theirs.startswith("SyntaxError"):
        return Cause(engine, "SyntaxError", "SyntaxError in other words", "", ())
    if ours.startswith("KeyError") and theirs.startswith("KeyError"):
        return Cause(engine, "KeyError", "KeyError in other words", "", ())
    if ours.endswith(NO_KEYWORDS):
        return Cause(engine, f"TypeError F() {NO_KEYWORDS}", "in other words", "", ())
    if ours == theirs:
        theirs = f"other {filling_apart(expected, actual)}"
    elif ours.replace("F.F", "F") == theirs.replace("F.F", "F"):
        ours, theirs = ("F.F", "F") if "F.F" in ours else ("F", "F.F")
    elif AUGMENTED in ours and AUGMENTED in theirs:
        theirs = "other OP"
    elif ours.partition(" ")[0] == theirs.partition(" ")[0] and len(theirs.split()) > 2:
        # One check of the engine's stands for several of the reference's: its words are the cause.
        return Cause(engine, ours.partition(" ")[0] + IN_OTHER_WORDS, theirs.replace("arguments", "argument"), "", ())
    return Cause(engine, ours, theirs, "" if len(ours.split()) > SHORT or theirs in ("F", "F.F") else operation, ())


def template(text: str, name: str) -> str:
    """An exception with its message, without what varies and without the name of what was called."""
    exception, _, message = text.partition(" ")
    names = re.compile(CALLED.pattern + (rf"|(?<![\w.])(?:\w+\.)*{re.escape(name)}\b" if name else ""))
    message = names.sub(lambda match: ("F.F" if "." in match[0] else "F") + "()" * match[0].endswith("()"), message)
    for pattern, replacement in ERASED_TOO:
        message = pattern.sub(replacement, message)
    return f"{exception} {erase(message)}".strip()


def filling_apart(ours: str, theirs: str) -> str:
    """What two messages differ in that are the same once erased: OP, N, or S."""
    pairs = zip_longest(WORD.findall(ours), WORD.findall(theirs), fillvalue="")
    return next((erase(f"x {right}")[2:].rstrip(":") or "end" for left, right in pairs if left != right), "end")


def named(traced: Traced, node: ast.AST | None, values: dict[int, Event]) -> tuple[str, tuple[str, ...]]:
    """The operation of a node and the types of its operands, as they were told. A name that is stored to stands for what stores it."""
    while isinstance(getattr(node, "ctx", None), ast.Store) and node in traced.parents:
        node = traced.parents[node]
    statement = None if node is None else traced.statement(node)
    if isinstance(statement, ast.Raise) and statement.cause is not None:
        return RAISE_FROM, ()

    def kind(part: ast.expr | None) -> str:
        return type_of(traced, values, part)

    match node:
        case None:
            return "start", ()
        case ast.BinOp(op=operator):
            return OPERATORS[type(operator)], (kind(node.left), kind(node.right))
        case ast.AugAssign(op=operator):
            return f"{OPERATORS[type(operator)]}=", (kind(node.target), kind(node.value))
        case ast.UnaryOp(op=operator):
            return OPERATORS[type(operator)], (kind(node.operand),)
        case ast.BoolOp():
            return "and or", tuple(kind(value) for value in node.values)
        case ast.Compare(ops=[operator], comparators=[right]):
            return OPERATORS[type(operator)], (kind(node.left), kind(right))
        case ast.Compare():
            return "chained comparison", (kind(node.left), *map(kind, node.comparators))
        case ast.Call(func=ast.Name(id=name) as called):
            return f"{called_name(traced, values, called)}()", arguments(node, kind)
        case ast.Call(func=ast.Attribute(attr=name, value=receiver)):
            return f"{kind(receiver)}.{name}()", arguments(node, kind)
        case ast.Call():
            return "call", arguments(node, kind)
        case ast.FormattedValue() | ast.JoinedStr():
            return formatted(node, kind)
        case ast.Subscript(slice=ast.Slice()):
            return "slice", (kind(node.value),)
        case ast.Subscript():
            return "subscript", (kind(node.value), kind(node.slice))
        case ast.Attribute(attr=name):
            return f".{attribute(name, kind(node.value))}", (kind(node.value),)
        case ast.For() | ast.AsyncFor() | ast.comprehension():
            return f"for over {kind(node.iter)}", ()
        case ast.Name(id=name):
            return f"name {name}" if isinstance(node.ctx, ast.Load) and not assigned(traced, name) else "name", (kind(node),)
        case ast.Constant():
            return "literal", (kind(node),)
        case ast.Assign(targets=[ast.Attribute(attr=name, value=owner), *_]):
            return f".{attribute(name, kind(owner))} =", (kind(owner),)
        case ast.Assign(targets=[ast.Subscript(value=owner), *_]):
            return "subscript =", (kind(owner),)
        case ast.Assign():
            return "unpack", (kind(node.value),)
        case ast.FunctionDef(decorator_list=[*_, ast.Name(id=name)]):
            return f"{name}()", ("function",)
        case ast.ClassDef(bases=bases) if bases:
            return "class with bases", ()
        case ast.If() | ast.While() | ast.Assert():
            return "truth", (kind(node.test),)
        case ast.Import():
            return f"import {node.names[0].name}", ()
        case ast.ImportFrom():
            return f"from {node.module} import {node.names[0].name}", ()
        case ast.expr():
            parts = [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]
            return type(node).__name__, tuple(dict.fromkeys(map(kind, parts)))
        case _:
            return type(node).__name__, ()


def attribute(name: str, owner: str) -> str:
    """The name of an attribute; of what the program itself makes, only if the language gives it a meaning."""
    return "x" if owner in ("instance", "function") and not name.startswith("__") else name


def called_name(traced: Traced, values: dict[int, Event], called: ast.Name) -> str:
    """The name of the builtin that a name stands for, as it told where it is a variable; `call` of anything else."""
    event = values.get(traced.numbers[called])
    if event is not None:
        found = BUILTIN.fullmatch(event.text)
        return (found[1] or found[2]) if found else "call"
    return "call" if assigned(traced, called.id) else called.id


def arguments(node: ast.Call, kind: Callable[[ast.expr | None], str]) -> tuple[str, ...]:
    return (*map(kind, node.args), *(f"{keyword.arg or '**'}={kind(keyword.value)}" for keyword in node.keywords))


def formatted(node: ast.FormattedValue | ast.JoinedStr, kind: Callable[[ast.expr | None], str]) -> tuple[str, tuple[str, ...]]:
    values = [node] if isinstance(node, ast.FormattedValue) else [part for part in node.values if isinstance(part, ast.FormattedValue)]
    specs = []
    for value in values:
        conversion = f"!{chr(value.conversion)}" if value.conversion > 0 else ""
        spec = ast.unparse(value.format_spec)[2:-1] if value.format_spec is not None else ""
        specs.append(f"{conversion}{spec_shape(spec)}")
    return f"f-string {' '.join(specs)}".strip(), tuple(kind(value.value) for value in values)


def spec_shape(spec: str) -> str:
    """A format specification with its letters and flags and without its numbers."""
    if not spec:
        return ""
    found = SPEC.fullmatch(spec)
    if found is None:
        return ":?"
    parts = found.groupdict()
    return ":" + "".join({"fill": "f", "width": "N", "precision": ".N"}.get(name, text) for name, text in parts.items() if text)


def type_of(traced: Traced, values: dict[int, Event], part: ast.expr | None) -> str:
    """The type that an expression's value had: as it was told, else as it is written."""
    match part:
        case None:
            return ""
        case ast.Constant(value=value):
            return type(value).__name__
        case ast.Starred():
            return f"*{type_of(traced, values, part.value)}"
        case ast.Lambda():
            return "function"
        case ast.GeneratorExp():
            return "generator"
        case ast.Slice():
            return "slice"
    event = values.get(traced.numbers[part])
    if event is not None:
        name = type_name(event.type)
        return "instance" if any(isinstance(node, ast.ClassDef) and node.name == name for node in traced.nodes) else name
    if isinstance(part, ast.Name):
        return part.id if not assigned(traced, part.id) else "?"
    return "str" if isinstance(part, ast.JoinedStr) else "?"


def assigned(traced: Traced, name: str) -> bool:
    """Whether the program itself gives the name a meaning."""
    return any(
        (isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store))
        or (isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef) and node.name == name)
        or (isinstance(node, ast.arg) and node.arg == name)
        for node in traced.nodes
    )
