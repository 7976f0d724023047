"""The provisional signature of a finding: the key that says which findings probably have one cause.

It keeps what an engine did wrong (kinds, exception types, messages without their numbers and names) and where: the operation behind
the first print that differs, or at the line where one run stopped. It is for flood control and is the reducer's predicate; the exact
key comes from the reduced case.
"""

from __future__ import annotations

import ast
import hashlib
import re
from dataclasses import dataclass
from itertools import takewhile

from differential.compare import ABSENT, Difference
from differential.outcome import Kind, Outcome

VERSION = 1

NEXT_ARGUMENT = "\x03"
MARK = re.compile(f"\x01(\\d+)\x02|{NEXT_ARGUMENT}")
TOKEN = re.compile(r"""'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|-?\d[\w.]*(?:e[+-]\d+)?|\w+|\s+|.""")
TRANSPARENT = frozenset({"repr", "str", "type", "ascii", "print", "len", "sorted", "list"})
DEEPEST_NAME = 4  # assignments followed from a printed name to the operation that made its value

EXCEPTION = re.compile(r"\b[A-Z]\w*(?:Error|Exception|Exit|Iteration|Warning)\b")

ERASED = (
    (re.compile(r"""(?<!\w)(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`\n]*`)(?!\w)"""), "S"),
    (re.compile(r"\b0x[0-9a-fA-F]+\b|\b\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?j?\b"), "N"),
    (re.compile(r"(?<= )[-+*/%@&|^<>=~]+(?=[ :]|$)"), "OP"),
    (re.compile(r"\s+"), " "),
)


@dataclass(frozen=True, slots=True)
class Signature:
    """What `engine` did differently and where; in each pair the reference comes first. `operation` is empty where it is not known.

    `messages` are those of the exceptions, or what stands in the output where it first differs, without what varies.
    """

    engine: str
    kinds: tuple[str, str]
    exceptions: tuple[str, str]
    messages: tuple[str, str]
    operation: str
    version: int = VERSION

    @property
    def key(self) -> str:
        """12 hex digits: equal keys, one bucket."""
        parts = (str(self.version), self.engine, *self.kinds, *self.exceptions, *self.messages, self.operation)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @property
    def title(self) -> str:
        """One line for a person: what the engine did, what the reference did, and where."""
        if any(self.messages) and not any(self.exceptions):
            verdict = f"prints {self.messages[1]} where {self.messages[0]} is right"
        else:
            right, wrong = (
                " ".join(part for part in (kind, exception, f"({message})" if message else "") if part)
                for kind, exception, message in zip(self.kinds, self.exceptions, self.messages, strict=True)
            )
            verdict = f"{wrong}, not {right}" if wrong != right else wrong
        return f"{self.engine}: {verdict}" + (f", at {self.operation}" if self.operation else "")


def erase(message: str) -> str:
    """A message without what varies between programs of one cause: quoted text and names become S, numbers N; 120 characters kept."""
    for pattern, replacement in ERASED:
        message = pattern.sub(replacement, message)
    return message.strip()[:120]


def sign(
    engine: str, text: str, reference: Outcome, outcome: Outcome, difference: Difference | None, marked_stdout: str | None
) -> Signature:
    """The signature of what `engine` did with the program `text`, by the first `difference` to the reference (None: crash or overshoot).

    `marked_stdout` is what the reference printed for `mark_prints(text)`: it tells which print wrote the first line that differs. Where it
    is None or does not fit (the program redefines print, or looks at itself), the operation is left empty.
    """
    exceptions, messages = (reference.exception, outcome.exception), (erase(reference.message), erase(outcome.message))
    if difference is not None and difference.field in ("stdout", "result"):
        # The runs parted before they ended: how they ended is a consequence, what was printed is nearer the cause.
        exceptions, messages = ("", ""), shapes(difference.reference, difference.actual)
    kinds = (reference.kind.value, outcome.kind.value + (f" {outcome.limit}" if outcome.limit else ""))
    types = exceptions if any(exceptions) else tuple(message.partition(" ")[0] if EXCEPTION.match(message) else "" for message in messages)
    if types[0] and types[0] == types[1] and messages[0] != messages[1]:
        # The same exception in other words: the words are the cause, whatever raised it.
        return Signature(engine, kinds, exceptions, messages, "")
    return Signature(engine, kinds, exceptions, messages, operation(text, reference, outcome, difference, marked_stdout))


def shapes(reference: str, actual: str) -> tuple[str, str]:
    """What stands in each text where the two first differ: a number, a quoted text, a bracket, or the word itself."""
    if ABSENT in (reference, actual):
        return ("end" if reference == ABSENT else "line", "end" if actual == ABSENT else "line")
    if EXCEPTION.search(reference) or EXCEPTION.search(actual):
        return exception_text(reference), exception_text(actual)
    ours, theirs = TOKEN.findall(reference), TOKEN.findall(actual)
    at = next((index for index, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]), min(len(ours), len(theirs)))
    return token_shape(ours, at), token_shape(theirs, at)


def exception_text(text: str) -> str:
    """The exception that a line reports, however (`E: x`, `E x`, `E('x')`), without what varies; `value` where it reports none."""
    found = EXCEPTION.search(text)
    if found is None:
        return "value"
    message = text[found.end() :]
    quoted = re.match(r"""\((['"])(.*)\1,?\)""", message)
    return f"{found[0]} {erase(quoted[2] if quoted else message.lstrip(': '))}".strip()


def token_shape(tokens: list[str], at: int) -> str:
    """The class of one token; a name of an exception, of a type or of a constant stands for itself."""
    token = tokens[at] if at < len(tokens) else ""
    if token.isspace() or not token:
        return "end"
    if token[0] in "'\"":
        return "text"
    if token.lstrip("-")[:1].isdigit():
        return "number"
    if token[0].isalpha():
        return token if token in ("True", "False", "None") or token.endswith(("Error", "Exception", "Exit", "Iteration")) else "word"
    return token


def mark_prints(text: str) -> str:
    """The program with a mark printed before each print and each lambda without parameters (a way to write several tries in one
    statement), numbered as `marked` numbers them, and one before every argument of a print but the first. Raises SyntaxError.
    """
    tree = ast.parse(text)
    numbers = {id(node): number for number, node in enumerate(marked(tree))}

    def after_mark(node: ast.expr, number: int) -> ast.expr:
        mark = ast.Call(ast.Name("print", ast.Load()), [ast.Constant(f"\x01{number}\x02")], [ast.keyword("end", ast.Constant(""))])
        return ast.Subscript(ast.Tuple([mark, node], ast.Load()), ast.Constant(1), ast.Load())

    class Marker(ast.NodeTransformer):
        def visit_Call(self, node: ast.Call) -> ast.AST:
            self.generic_visit(node)
            if id(node) not in numbers:
                return node
            if not any(keyword.arg in (None, "sep") for keyword in node.keywords):
                node.keywords.append(ast.keyword("sep", ast.Constant(f" {NEXT_ARGUMENT}")))
            return after_mark(node, numbers[id(node)])

        def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
            self.generic_visit(node)
            if id(node) in numbers:
                node.body = after_mark(node.body, numbers[id(node)])
            return node

    return ast.unparse(ast.fix_missing_locations(Marker().visit(tree)))


def marked(tree: ast.AST) -> list[ast.Call | ast.Lambda]:
    """The prints and the lambdas that get marks, in the order of `ast.walk`."""
    return [
        node
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print")
        or (isinstance(node, ast.Lambda) and not ast.unparse(node.args))
    ]


def operation(text: str, reference: Outcome, outcome: Outcome, difference: Difference | None, marked_stdout: str | None) -> str:
    """The operation where the runs part: behind the print of the first different line, or at the line where one of them stopped."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "syntax"
    if difference is not None and difference.field == "result":
        last = tree.body[-1]
        return operation_of(tree, last.value) if isinstance(last, ast.Expr) else ""
    if difference is not None and difference.field == "stdout":
        if marked_stdout is None or MARK.sub("", marked_stdout) != reference.stdout:
            return ""
        return printed_operation(tree, *marks_before(marked_stdout, offset_of(difference, reference.stdout)))
    stopped = [run for run in (outcome, reference) if run.kind is not Kind.FINISHED and run.line]
    return statement_operation(tree, min(stopped, key=lambda run: len(run.stdout)).line) if stopped else ""


def offset_of(difference: Difference, stdout: str) -> int:
    """Where in the reference's output the first character stands that differs."""
    lines = stdout.split("\n")
    pairs = zip(difference.reference, difference.actual, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return sum(len(line) + 1 for line in lines[: difference.index]) + same


def marks_before(marked_stdout: str, offset: int) -> tuple[list[int], int]:
    """The marks passed before the character at `offset` of the unmarked output, and which argument of the last print wrote it."""
    passed: list[int] = []
    at = start = argument = 0
    for mark in MARK.finditer(marked_stdout):
        at += mark.start() - start
        if at > offset:
            break
        start = mark.end()
        if mark[1] is None:
            argument += 1
        else:
            passed.append(int(mark[1]))
            argument = 0
    return passed, argument


def statement_operation(tree: ast.Module, line: int) -> str:
    """The operation of the innermost statement on that line of the program."""
    at_line = [node for node in ast.walk(tree) if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno)]
    if not at_line:
        return ""
    statement = max(at_line, key=lambda node: (node.lineno, -(node.end_lineno or 0)))
    if isinstance(statement, ast.AugAssign):
        return f"{type(statement.op).__name__}="
    value = head(statement)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print":
        found = {operation_of(tree, argument) for argument in value.args}
        return " ".join(sorted(found - {"constant", "name"})) or "print()"
    return operation_of(tree, value) if value is not None else type(statement).__name__


def head(statement: ast.stmt) -> ast.expr | None:
    """The expression that a statement evaluates first, where it has one."""
    for name in ("value", "test", "iter", "subject", "exc"):
        value = getattr(statement, name, None)
        if isinstance(value, ast.expr):
            return value
    if isinstance(statement, ast.With):
        return statement.items[0].context_expr
    return None


def printed_operation(tree: ast.Module, passed: list[int], argument: int) -> str:
    """The operation behind what was printed after these marks: of one argument of a print, or of the lambda that it called last.

    What an `except` prints is the wording of a report: there it is what the guarded block did last.
    """
    nodes = marked(tree)
    if not passed:
        return ""
    node = nodes[passed[-1]]
    tries = (one for one in ast.walk(tree) if isinstance(one, ast.Try))
    guarded = next((one for one in tries if any(within(node, handler) for handler in one.handlers)), None)
    if guarded is not None:
        before = nodes[passed[-2]] if len(passed) > 1 else None
        if isinstance(before, ast.Lambda):
            return operation_of(tree, before.body)
        if before is None or not any(within(before, statement) for statement in guarded.body):
            return statement_operation(tree, guarded.body[0].lineno)
        node, argument = before, 0
    if isinstance(node, ast.Lambda):
        return operation_of(tree, node.body)
    if argument < len(node.args):
        return operation_of(tree, node.args[argument])
    return ""


def within(node: ast.AST, outer: ast.AST) -> bool:
    return any(inner is node for inner in ast.walk(outer))


def operation_of(tree: ast.Module, value: ast.expr, depth: int = 0) -> str:
    """The outermost operation of an expression, looking through repr and its like and from a name to what was last assigned to it."""
    match value:
        case ast.Name(id=name):
            source = assigned(tree, name, value.lineno) if depth < DEEPEST_NAME else None
            return operation_of(tree, source, depth + 1) if source is not None else "name"
        case ast.Call(func=ast.Name(id=name), args=[argument]) if name in TRANSPARENT and not isinstance(argument, ast.Constant):
            inner = operation_of(tree, argument, depth)
            return f"{name}()" if inner in ("name", "constant") else inner
        case ast.Call(func=ast.Name(id=name)):
            return f"{name}()" if not defined(tree, name) else "call"
        case ast.Lambda(body=inner_value):
            return operation_of(tree, inner_value, depth)
        case ast.Call(func=ast.Attribute(attr=name)):
            return f".{name}()"
        case ast.BinOp(op=operator) | ast.UnaryOp(op=operator) | ast.BoolOp(op=operator):
            return type(operator).__name__
        case ast.Compare(ops=[operator, *_]):
            return type(operator).__name__
        case ast.Attribute(attr="__name__", value=inner_value):
            return operation_of(tree, inner_value, depth)
        case ast.Attribute(attr=name):
            return f".{name}"
        case ast.Subscript(slice=ast.Slice()):
            return "slice"
        case ast.Constant():
            return "constant"
        case ast.JoinedStr(values=[ast.FormattedValue(value=inner_value, format_spec=None)]):
            return operation_of(tree, inner_value, depth)
        case ast.Starred(value=inner_value) | ast.NamedExpr(value=inner_value) | ast.Await(value=inner_value):
            return operation_of(tree, inner_value, depth)
        case _:
            return type(value).__name__


def defined(tree: ast.Module, name: str) -> bool:
    """Whether the program itself makes a function or class of that name: its name then says nothing about the cause."""
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name == name for node in ast.walk(tree))


def assigned(tree: ast.Module, name: str, line: int) -> ast.expr | None:
    """The value of the last assignment to `name` that stands above `line`."""
    best: ast.expr | None = None
    best_line = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and best_line < node.lineno < line:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id == name for target in targets) and node.value is not None:
                best = ast.BinOp(node.target, node.op, node.value) if isinstance(node, ast.AugAssign) else node.value
                best_line = node.lineno
    return best
