"""A program rewritten so that it tells, as it goes, the value of each of its expressions, and when each statement and handler begins.

What it tells stands in its stdout between marks, so that every engine can be asked; `told` takes it out again. The rewritten program
does what the program does: only values of builtin types are looked into, so no code of the program runs that did not run before.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

TELL, BEGIN, CATCH = "_told_", "_begun_", "_caught_"
EVENT = re.compile("\x01(\\d+)\x03([^\x01-\x03]*)\x03([^\x01-\x03]*)\x02")
GUEST_CLASS = re.compile(r"<class '__main__\.(?:[\w.]+<locals>\.)*([\w.]+)'>")  # pydantic-monty gives the bare name
SHOWN = 120  # characters of a text that are told from each end

# Guest code, of what every engine has: names are bound early because the program may give `print` or `len` another meaning.
# `kinds` are told by their repr; hash-ordered ones are sorted. `seen` tells aliases of what can change from copies of it.
PRELUDE = f"""\
def _describe_(value, deep, _type=type, _repr=repr, _len=len, _str=str, _sorted=sorted, _hex=hex):
    kind = _type(value)
    if _repr(_type(kind)) != "<class 'type'>":
        return 'instance', ''
    tag = _repr(kind)
    if tag == "<class 'int'>":
        if -1000000000000000000 < value < 1000000000000000000:
            return tag, _repr(value)
        return tag, 'huge ' + _repr(value % 1000000007)
    if tag == "<class 'str'>" or tag == "<class 'bytes'>":
        if _len(value) <= {2 * SHOWN}:
            return tag, _repr(value)
        return tag, _repr(value[:{SHOWN}]) + _str(_len(value)) + _repr(value[-{SHOWN}:])
    if tag in _plain_:
        return tag, _repr(value)
    if tag == "<class 'type'>":
        return tag, _repr(value)
    if tag == "<class 'builtin_function_or_method'>":
        text = _repr(value)
        return tag, text if text[:18] == '<built-in function' else ''
    if tag in _items_:
        number = ''
        if tag == "<class 'list'>" or tag == "<class 'set'>" or tag == "<class 'dict'>":
            number = '#' + _str(_number_(value))
        if not deep or _len(value) > 40:
            return tag, number + 'of ' + _str(_len(value))
        texts = []
        if tag == "<class 'dict'>":
            for key in value:
                texts.append(_describe_(key, deep - 1)[1] + ':' + (_describe_(value[key], deep - 1)[1] if _plain_key_(key) else ''))
        else:
            for item in value:
                texts.append(''.join(_describe_(item, deep - 1)))
        if tag == "<class 'set'>" or tag == "<class 'frozenset'>":
            texts = _sorted(texts)
        return tag, number + ' '.join(texts)
    if tag in _errors_:
        try:
            return tag, _describe_(value.args, deep)[1]
        except AttributeError:
            return tag, ''
    return tag, ''
_plain_ = {{"<class 'bool'>": 1, "<class 'float'>": 1, "<class 'complex'>": 1, "<class 'NoneType'>": 1, "<class 'range'>": 1,
    "<class 'ellipsis'>": 1, "<class 'NotImplementedType'>": 1}}
_items_ = {{"<class 'list'>": 1, "<class 'tuple'>": 1, "<class 'dict'>": 1, "<class 'set'>": 1, "<class 'frozenset'>": 1}}
_errors_ = {{"<class '" + name + "'>": 1 for name in (
    'Exception ValueError TypeError KeyError IndexError AttributeError NameError ZeroDivisionError OverflowError AssertionError '
    'RuntimeError StopIteration NotImplementedError UnboundLocalError UnicodeDecodeError UnicodeEncodeError ArithmeticError '
    'LookupError RecursionError MemoryError TimeoutError ImportError ModuleNotFoundError SyntaxError OSError').split()}}
_simple_ = {{"<class 'int'>": 1, "<class 'str'>": 1, "<class 'bytes'>": 1, "<class 'bool'>": 1, "<class 'float'>": 1,
    "<class 'NoneType'>": 1}}
def _plain_key_(key, _type=type, _repr=repr):
    return _repr(_type(key)) in _simple_ and _repr(_type(_type(key))) == "<class 'type'>"
_seen_ = []
def _number_(value, _len=len):
    at = 0
    for other in _seen_:
        if other is value:
            return at
        at += 1
    if at < 64:
        _seen_.append(value)
    return at
def {TELL}(number, value, _print=print):
    tag, text = _describe_(value, 4)
    _print('\\x01', number, '\\x03', tag, '\\x03', text, '\\x02', sep='', end='')
    return value
def {BEGIN}(number, _print=print):
    _print('\\x01', number, '\\x03\\x03\\x02', sep='', end='')
def {CATCH}(number, value, _print=print):
    tag, text = _describe_(value, 4)
    _print('\\x01', number, '\\x03!', tag, '\\x03', text, '\\x02', sep='', end='')
"""

HEADS = {  # the expressions that a statement itself evaluates, in order
    ast.Expr: ("value",), ast.Assign: ("value", "targets"), ast.AugAssign: ("target", "value"), ast.AnnAssign: ("value", "target"),
    ast.Return: ("value",), ast.For: ("iter",), ast.AsyncFor: ("iter",), ast.While: ("test",), ast.If: ("test",),
    ast.Raise: ("exc", "cause"), ast.Assert: ("test", "msg"), ast.Delete: ("targets",), ast.Match: ("subject",), ast.With: ("items",),
    ast.AsyncWith: ("items",), ast.ClassDef: ("bases", "keywords"),
}  # fmt: skip


BLOCKS = ("body", "orelse", "finalbody")
UNTOLD = ("annotation", "returns", "decorator_list", "bases", "pattern", "type_params", "format_spec")
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a traced program told: the number of the node, and what type and text its value has.

    Where a statement begins both are empty; where a handler begins the type is that of the exception, after an exclamation mark.
    `printed` is what the program itself printed since the event before.
    """

    number: int
    type: str
    text: str
    printed: str


def told(stdout: str) -> tuple[list[Event], str]:
    """What a traced program told, and what it printed after the last event. Half an event, at which a run was ended, is taken for print."""
    events = []
    start = 0
    for match in EVENT.finditer(stdout):
        kind, text = (GUEST_CLASS.sub(r"<class '\1'>", field) for field in match.groups()[1:])
        events.append(Event(int(match[1]), kind, text, stdout[start : match.start()]))
        start = match.end()
    return events, stdout[start:]


def printed(stdout: str) -> str:
    """What the program printed without what it told."""
    return EVENT.sub("", stdout)


class Traced:
    """A program's tree, its nodes by number (their place in `ast.walk`), and `text`, the program that tells. Raises SyntaxError.

    `text` may be larger than ast.unparse can write (RecursionError) or hold quotes that it can't (ValueError).
    """

    def __init__(self, text: str) -> None:
        self.tree = ast.parse(text)
        self.nodes = list(ast.walk(self.tree))
        self.numbers = {node: number for number, node in enumerate(self.nodes)}
        self.parents = {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}
        copy = ast.parse(text)
        numbers = {node: number for number, node in enumerate(ast.walk(copy))}
        self.text = ast.unparse(ast.fix_missing_locations(_Teller(numbers).rewritten(copy)))

    def statement(self, node: ast.AST) -> ast.stmt | None:
        """The innermost statement that a node is part of (itself, if it is one)."""
        while not isinstance(node, ast.stmt):
            if node not in self.parents:
                return None
            node = self.parents[node]
        return node

    def function(self, node: ast.AST) -> ast.AST:
        """The innermost function, lambda or generator expression whose body a node lies in; the module where it is in none."""
        while node in self.parents:
            child, node = node, self.parents[node]
            if isinstance(node, ast.Lambda) and child is node.body:
                return node
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and child in node.body:
                return node
            if isinstance(node, ast.GeneratorExp) and child is not node.generators[0]:
                return node
        return node

    def order(self, node: ast.AST) -> list[ast.AST]:
        """What a statement (its own expressions, without its blocks) or an expression evaluates, each after what it is made of."""
        return list(_order(node))


    def operands(self, node: ast.AST) -> Iterator[ast.AST]:
        """What a node is made of and is told, each as a whole, in the order in which it is evaluated."""
        for part in _parts_in_order(node):
            if isinstance(part, ast.expr) and tells(part):
                yield part
            elif part is not None:
                yield from self.operands(part)

    def deferred(self) -> Iterator[ast.AST]:
        """What is evaluated when an iterator is asked for its items: the bodies of generator expressions and of lambdas given to a call."""
        for node in self.nodes:
            if isinstance(node, ast.GeneratorExp) or (isinstance(node, ast.Lambda) and isinstance(self.parents[node], ast.Call)):
                yield from ast.walk(node)


def _order(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.comprehension):  # its conditions see what it iterated
        yield from _order(node.iter)
        yield node
        for test in node.ifs:
            yield from _order(test)
        return
    for part in _parts_in_order(node):
        if part is not None:
            yield from _order(part)
    if isinstance(getattr(node, "ctx", None), ast.Load | None):
        yield node


def _parts_in_order(node: ast.AST) -> Iterator[ast.AST | None]:
    match node:
        case ast.Lambda() | ast.Constant() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return
        case ast.GeneratorExp():
            yield node.generators[0].iter
        case ast.ListComp() | ast.SetComp() | ast.DictComp():
            yield from node.generators
            yield from (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
        case ast.Dict():
            for key, value in zip(node.keys, node.values, strict=True):
                yield from (key, value)
        case ast.Call(func=ast.Name() | ast.Attribute()):
            yield node.func.value if isinstance(node.func, ast.Attribute) else node.func
            yield from (*node.args, *node.keywords)
        case ast.IfExp():
            yield from (node.test, node.body, node.orelse)
        case ast.stmt():
            for name in HEADS.get(type(node), ()):
                value = getattr(node, name)
                yield from value if isinstance(value, list) else (value,)
        case _:
            parts = ast.expr | ast.keyword | ast.comprehension | ast.withitem
            yield from (part for part in ast.iter_child_nodes(node) if isinstance(part, parts))


class _Teller:
    """Puts the calls in that tell."""

    def __init__(self, numbers: dict[ast.AST, int]) -> None:
        self._numbers = numbers
        parameters = {node.arg for node in numbers if isinstance(node, ast.arg)}
        self._variables = parameters | {node.id for node in numbers if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}

    def rewritten(self, tree: ast.Module) -> ast.Module:
        first = 0
        for statement in tree.body:  # what must stay at the top
            documents = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and first == 0
            if not documents and not (isinstance(statement, ast.ImportFrom) and statement.module == "__future__"):
                break
            first += 1
        top = tree.body[:first]
        tree.body = [*top, *ast.parse(PRELUDE).body, *self._block(tree.body[first:])]
        return tree

    def _block(self, body: Sequence[ast.stmt]) -> list[ast.stmt]:
        block: list[ast.stmt] = []
        for statement in body:
            if isinstance(statement, ast.Nonlocal | ast.Global):
                block.append(statement)
                continue
            block.append(_call(BEGIN, self._numbers[statement]))
            augmented = isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name)
            unpacking = isinstance(statement, ast.Assign) and not all(isinstance(target, ast.Name) for target in statement.targets)
            if augmented:
                block += self._names(statement)
            block.append(self._statement(statement))
            if augmented or unpacking:
                block += self._names(statement)
        return block

    def _body(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """The block of a function, whose docstring stays where it is."""
        first = 1 if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) else 0
        return [*body[:first], *self._block(body[first:])]

    def _names(self, stored: ast.AST) -> list[ast.stmt]:
        """Tells every name that is stored to in a target."""
        targets = stored.targets if isinstance(stored, ast.Assign) else [getattr(stored, "target", stored)]
        names = [name for target in targets for name in _names_in(target)]
        return [_call(TELL, self._numbers[name], ast.Name(name.id, ast.Load())) for name in names]

    def _statement(self, node: ast.stmt) -> ast.stmt:
        match node:
            case ast.For() | ast.AsyncFor():
                stored = self._names(node)
                node.iter = self._told(node.iter)
                self.visit(node.target)
                node.body, node.orelse = [*stored, *self._block(node.body)], self._block(node.orelse)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                node.args = self._arguments(node.args)
                node.body = self._body(node.body)
            case ast.ClassDef():  # pydantic-monty takes functions and plain assignments in its body, nothing else
                node.body = [self._statement(one) if isinstance(one, DEFINITIONS) else one for one in node.body]
            case _:
                self._parts(node)
        return node

    def _arguments(self, arguments: ast.arguments) -> ast.arguments:
        arguments.defaults = [self._told(default) for default in arguments.defaults]
        arguments.kw_defaults = [None if default is None else self._told(default) for default in arguments.kw_defaults]
        return arguments

    def visit(self, node: ast.AST) -> ast.AST:
        """The node with its parts told, not itself."""
        match node:
            case ast.Constant() | ast.pattern():
                pass
            case ast.Lambda():
                begin = _call(BEGIN, self._numbers[node]).value
                node.args = self._arguments(node.args)
                node.body = ast.Subscript(ast.Tuple([begin, self._told(node.body)], ast.Load()), ast.Constant(1), ast.Load())
            case ast.ExceptHandler():
                caught: ast.expr = ast.Constant(None)
                if node.type is not None:
                    node.name = node.name or "_exception_"
                    caught = ast.Name(node.name, ast.Load())
                node.body = [_call(CATCH, self._numbers[node], caught), *self._block(node.body)]
            case _:
                self._parts(node)
        return node

    def _parts(self, node: ast.AST) -> None:
        for name, value in ast.iter_fields(node):
            if name in BLOCKS and isinstance(value, list):
                setattr(node, name, self._block(value))
            elif name not in UNTOLD and isinstance(value, list):
                setattr(node, name, [self._part(node, one) for one in value])
            elif name not in UNTOLD and isinstance(value, ast.AST):
                setattr(node, name, self._part(node, value))
        if isinstance(node, ast.comprehension):
            node.ifs[:0] = [ast.List([one.value], ast.Load()) for one in self._names(node) if isinstance(one, ast.Expr)]  # true always

    def _part(self, outer: ast.AST, part: Any) -> Any:
        if isinstance(part, ast.expr):
            called = isinstance(outer, ast.Call) and part is outer.func and isinstance(part, ast.Name | ast.Attribute)
            if called and isinstance(part, ast.Name):  # a variable may hold any function: it must tell which
                called = part.id not in self._variables
            return self.visit(part) if called else self._told(part)
        return self.visit(part) if isinstance(part, ast.AST) else part

    def _told(self, node: ast.expr) -> ast.expr:
        told, number = tells(node), self._numbers[node]
        changed = self.visit(node)
        assert isinstance(changed, ast.expr)
        return _call(TELL, number, changed).value if told else changed


def tells(node: ast.expr) -> bool:
    """Whether the value of an expression is told: not what is stored to, can't stand alone or says nothing."""
    match node:
        case ast.Constant(value=value):
            return isinstance(value, float | complex)
        case ast.Starred() | ast.Slice() | ast.FormattedValue() | ast.Lambda() | ast.GeneratorExp():
            return False
        case ast.Tuple(elts=elements, ctx=ast.Load()):
            return not any(isinstance(element, ast.Slice) for element in elements)
    return isinstance(getattr(node, "ctx", None), ast.Load | None)


def _names_in(target: ast.AST) -> Iterator[ast.Name]:
    """The names of a target, not those in the subscripts of one."""
    match target:
        case ast.Name():
            yield target
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _names_in(part)
        case ast.Starred(value=part):
            yield from _names_in(part)


def _call(function: str, number: int, *arguments: ast.expr) -> ast.Expr:
    return ast.Expr(ast.Call(ast.Name(function, ast.Load()), [ast.Constant(number), *arguments], []))
