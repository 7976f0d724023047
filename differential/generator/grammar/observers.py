"""What is evaluated when, and who sees it: names bound anew between operands, exceptions being handled, positions, hooks of every kind."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from differential.generator.grammar.dunders import guarded
from differential.generator.production import Production

if TYPE_CHECKING:
    from differential.generator.builder import Builder

REBINDINGS = (
    "{x} = {new}", "({x} := {new})", "{x} += 1", "for {x} in (8, 9):\n    pass", "class {x}:\n    pass",
    "try:\n    raise ValueError(3)\nexcept ValueError as {x}:\n    pass", "del {x}", "[{x} := 6 for _ in 'ab']",
    "match 4:\n    case {x}:\n        pass", "({x}, *_) = {new}, 2", "list({x} := y for y in (1, 5))", "from math import pi as {x}",
)  # fmt: skip
"""Statements that bind or delete a name."""

BETWEEN = (
    "{x} + {f}() if isinstance({x}, int) else ({x}, {f}())", "({x}, {f}(), {x})", "[{x}, {f}(), {x}]", "{{1: {x}, {f}(): {x}}}",
    "{x} == {f}() == {x}", "f'{{{x}}} {{{f}()}} {{{x}}}'", "(lambda *p, **q: (p, q))({x}, {f}(), k={x})", "{x} if {f}() else {x}",
    "[{x}, 1, 2][{f}() and 0]", "[{x} for _ in '1' if {f}() or 1]", "{x} and {f}() and {x}", "({x} is {x}, {f}(), {x})", "-{x} * {f}()",
)  # fmt: skip
"""Expressions that read a name before and after a call that binds it anew."""


def rebound_between(builder: Builder) -> None:
    """A name bound anew by a function that is called amid an expression which reads that name."""
    name, function = builder.fresh("n"), builder.fresh("f")
    change = builder.pick(REBINDINGS).format(x=name, new=builder.expression("int", 1))
    given = builder.expression("int", 1)
    reads = [builder.pick(BETWEEN).format(x=name, f=function) for _ in range(2)]
    print_each = "".join(
        f"try:\n    print({read})\nexcept (NameError, TypeError) as e:\n    print(type(e).__name__)\n{name} = {given}\n" for read in reads
    )
    scope = "nonlocal" if builder.chance(0.4) else "global"
    text = (
        f"{name} = {given}\ndef {function}():\n    {scope} {name}\n{indent(change, '    ')}\n    return {builder.expression('int', 1)}\n"
        f"{print_each}print(type({name}).__name__)"
    )
    if scope == "nonlocal":
        outer = builder.fresh("f")
        text = f"def {outer}():\n{indent(text, '    ')}\n{outer}()"
    builder.line(text)


HOOKS = (
    "__getattr__", "__getattribute__", "__len__", "__contains__", "__iter__", "__call__", "__add__", "__radd__", "__eq__", "__hash__",
    "__bool__", "__str__", "__repr__", "__format__", "__index__", "__enter__", "__next__", "__reversed__", "__neg__", "__lt__", "__int__",
    "__missing__", "__set_name__", "__init_subclass__", "__class_getitem__", "__instancecheck__", "__setattr__", "__delattr__", "__new__",
    "__init__", "__iadd__", "__divmod__", "__round__", "__dir__", "__sizeof__", "__bytes__", "__complex__", "__copy__", "__length_hint__",
)  # fmt: skip
HOLDERS = (
    "Called()", "staticmethod(Called())", "classmethod(Called())", "staticmethod(len)", "classmethod(lambda *p: 'of class')", "len",
    "repr", "None", "property(lambda p: lambda *q: ('got', len(q)))", "functools.partial(Called(), 1)",
    "type('D', (), {'__get__': lambda *p: Called()})()", "int", "5", "'text'.join", "functools.partialmethod(lambda *p: len(p))",
    "lambda *p: len(p)", "print",
)  # fmt: skip
"""What a special method may be beside a function. (`__getitem__` is not among the hooks: what never raises IndexError is endless.)"""


def odd_hooks(builder: Builder) -> None:
    """A class whose special methods are no functions, and everything that calls them."""
    hooks = "\n".join(f"    {builder.pick(HOOKS)} = {builder.pick(HOLDERS)}" for _ in range(1 + builder.below(3)))
    name = builder.fresh("C")
    builder.line(
        "import functools\nclass Called:\n    def __call__(self, *p):\n        print('called', len(p))\n"
        f"        return {builder.expression('any', 0)}\nclass {name}:\n{hooks}"
    )
    uses = (
        *("o.missing", "o[0]", "len(o)", "1 in o", "list(o)", "o(1)", "o + 1", "1 + o", "o == 1", "hash(o)", "bool(o)", "str(o)",
        "repr(o)"),
        *("format(o, 'x')", "[1, 2][o]", "next(o)", "list(reversed(o))", "-o", "o < 1", "int(o)", "setattr(o, 'a', 1)", "vars(o)",
        "bytes(o)"),
        *("delattr(o, 'b')", "isinstance(1, o)", "divmod(o, 2)", "round(o)", "dir(o)", "complex(o)", f"{name}[1]", f"{name}()",
        "o.__len__"),
        *(f"type('S', ({name},), {{}})", "type('T', (), {'a': o})", "getattr(o, 'x', 'none')", "f'{o}'", "sum([o, o])", "'%s' % o"),
    )
    chosen = [f"lambda: {builder.pick(uses)}" for _ in range(8)]
    builder.line(
        f"try:\n    o = {name}()\nexcept Exception as e:\n    print(type(e).__name__)\n    o = object.__new__({name})\n"
        f"for thunk in ({', '.join(chosen)}):\n    try:\n        print(type(thunk()).__name__)\n"
        "    except Exception as e:\n        print(type(e).__name__, str(e)[:60])"
    )


BUILTINS = (
    "str.join", "[].append", "len", "int", "print", "dict.fromkeys", "{}.items", "(5).__add__", "int.__add__", "iter", "sorted",
    "isinstance", "object.__init__", "type.__call__", "dict.get", "set.add", "Exception.with_traceback", "bytes.hex", "'a'.upper",
    "super", "property().getter", "(lambda: 0)", "(lambda p=1, *, q=2: p).__get__(3)", "staticmethod(len)", "classmethod(len)",
    "int.real", "map", "(p for p in '')", "[].sort", "max", "sum", "any", "divmod", "float.fromhex", "str.maketrans", "list.__getitem__",
    "range(3).index", "memoryview", "dict.update", "{1}.union", "format", "hash", "object.__eq__", "enumerate", "zip", "tuple.count",
    "next", "setattr",
)  # fmt: skip
INSIDES = (
    "__code__", "__globals__", "__closure__", "__defaults__", "__kwdefaults__", "__name__", "__qualname__", "__module__", "__self__",
    "__func__", "__wrapped__", "__annotations__", "__dict__", "__objclass__", "__builtins__", "gi_frame", "gi_code", "__get__",
    "__call__", "__doc__", "func_code", "f_globals", "__weakref__", "__mro__", "__isabstractmethod__", "__set__", "__init__",
)  # fmt: skip
"""What a function may be made of."""


def insides(builder: Builder) -> None:
    """What functions of many kinds show of themselves: which attributes there are, and of what type."""
    values = ", ".join(builder.pick(BUILTINS) for _ in range(3))
    names = ", ".join(repr(builder.pick(INSIDES)) for _ in range(6))
    builder.line(
        f"for value in ({values}):\n    for name in ({names}):\n        try:\n            found = getattr(value, name)\n"
        "            print(name, type(found).__name__, found if isinstance(found, str) and name != '__doc__' else '')\n"
        "        except Exception as e:\n            print(type(e).__name__, e)"
    )


ORDERS = (
    "[i * 7919 % 97 for i in range({n})]", "[*range({n}), *range(20, 0, -1), *range({n} // 2)]", "[1] * {n} + [0] * 20",
    "[*range({n}), 3, 1, 2]", "[-1, *range({n})]", "[i // 9 for i in range({n})][::-1]", "[i % 3 for i in range({n})]",
    "[*range({n}, 0, -1), *range({n} + 1)]", "[*range({n}), *[i - 1 for i in range({n})]]", "[*range(1, 70), 0]",
    "[*range(70), *range(68, 70)]", "[i ^ 5 for i in range({n})]",
)  # fmt: skip
"""Lists long enough for every part of the host's sort, in orders that lead there."""


def logged_sort(builder: Builder) -> None:
    """Which keys a sort compares, in which order; a comparison may raise amid it."""
    name = builder.fresh("K")
    items = builder.pick(ORDERS).format(n=builder.pick(("12", "40", "65", "100")))
    raising = "\n        if len(log) == 90:\n            raise ValueError('amid')" if builder.chance(0.2) else ""
    how = builder.pick(("sorted(items)", "sorted(items, reverse=True)", "(items.sort(), items)[1]", "(items.sort(reverse=True), items)[1]"))
    builder.line(
        f"log = []\nclass {name}:\n    def __init__(self, n):\n        self.n = n\n    def __lt__(self, other):\n"
        f"        log.append((self.n, other.n)){raising}\n        return self.n < other.n\n"
        f"items = [{name}(v) for v in {items}]\ntry:\n    print([k.n for k in {how}])\n"
        "except ValueError as e:\n    print(e, [k.n for k in items])\n"
        "print(len(log), sum((i % 89 + 1) * (a * 31 + b * 17) for i, (a, b) in enumerate(log)) % 1000003)"
    )


PRODUCTIONS = (
    Production("rebound_between", 4, rebound_between, needs=("name", "walrus", "match", "del", "generator"), place="module"),
    Production("odd_hooks", 4, odd_hooks, needs=("inheritance", "library", "descriptor"), place="module"),
    Production("insides", 2, insides, needs=("function_attributes", "library")),
    Production("logged_sort", 2, logged_sort, needs=("inheritance",), place="module"),
    Production("handled_in_generator", 3, """
        import sys
        def $!g(p):
            try:
                raise KeyError(p)
            except KeyError as e:
                print(type(sys.exc_info()[1]).__name__, repr(e.__context__))
                $#step_or_leave
            try:
                raise ValueError
            except ValueError as e:
                yield repr(e.__context__)
            yield type(sys.exc_info()[1]).__name__
        try:
            raise LookupError('outer')
        except LookupError:
            $!i = $1($int)
            print(next($3, None), repr(sys.exc_info()[1]))
        try:
            raise OSError('second')
        except OSError:
            print(next($3, None), next($3, None), repr(sys.exc_info()[1]))
        print(list($3), sys.exc_info())
        try:
            raise
        except RuntimeError as e:
            print(e, repr(e.__context__))
        try:
            raise TypeError
        except TypeError as e:
            print(repr(e.__context__), next($1(2), None), repr(sys.exc_info()[1]))
    """, needs=("generator", "library"), place="module"),
    Production("positions", 2, """
        import traceback
        def $!f(p):
            return (p +
                    $#bad_part)
        def $!g(p):
            for i in range(1):
                return [$1(
                    p
                ), i][0]
        try:
            $3($int)
        except Exception as e:
            print($&error)
            print([(s.name, s.lineno, s.end_lineno, s.colno, s.end_colno) for s in traceback.extract_tb(e.__traceback__)])
    """, needs=("library",), place="module"),
    Production("bare_lambda", 1, """
        def $!f():
            return (lambda *, p=$int, q=$str: (p, q))(**$#keyword_arguments)
        for thunk in ($1, lambda: (lambda *r, k=$any: (r, k))(*$tuple), lambda: (lambda p, /, *, q=$int: (p, q))($any, q=$any)):
            try:
                print(thunk())
            except TypeError as e:
                print($&error)
    """, needs=("closure",)),
    Production("found_in", 1, guarded(
        "$list.index($any)", "$list.count($any)", "[$any, $any].remove($any)", "round($float, $#digits)", "round($any, -$#count)",
        "round()",
        "$tuple.index($any, $#bound_value)", "[$list, $list].index($list)", "($list, $list).count($list)", "bytes($#small_int)",
        "bytearray(-$#count)",
        "sorted([$any, $any])", "max($any, $any, key=repr)", "min($list, default=$any)",
    ), needs=("library",)),
)  # fmt: skip
