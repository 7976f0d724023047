"""What is evaluated when, and who sees it: names bound anew between operands, exceptions being handled, positions, hooks of every kind."""

from __future__ import annotations

import re
from textwrap import indent
from typing import TYPE_CHECKING

from differential.generator.grammar.dunders import guarded
from differential.generator.grammar.failures import error
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


TOLD = """\
class {name}:
    def __init__(self, told):
        self.told = told
    def __repr__(self):
        return self.told
    def tell(self, *p, **q):
        return {name}(f'({{self.told}} {{p}} {{q}})'[:300])
    __getitem__ = __call__ = __add__ = __radd__ = __lt__ = __matmul__ = __and__ = __or__ = __getattr__ = tell
    def __setitem__(self, *p):
        print('set', self, p)
    def __delitem__(self, *p):
        print('del', self, p)
    def __iter__(self):
        return iter((self.told, 'last'))
    __hash__ = None
"""
"""A class whose instances tell what is done with them."""

CHAINS = (
    "{x}[{f}()]", "{x}({f}())", "{x}[{f}()]({x})", "{x} + {f}()", "{f}() + {x}", "{x}.a({f}())", "{x}[{f}():{x}]", "{x}[{x}, {f}(), {x}]",
    "{x}({x}, *[{f}()], k={x})", "{x}(**{{'k': {f}()}})", "{x} < {f}() < {x}", "{x}({f}())[{f}()]", "{x}.a[{f}()]", "({x}, {f}(), {x})",
    "{x}[{f}()][{x}]({f}())", "{x} @ {f}()", "[{x} for _ in [{f}()]]", "{x} if {f}() else {x}", "{x} and {f}() and {x}",
    "{x}({x} := {f}(), {x})",
    "{x} + ({x} := {f}())", "({x} := {f}()) + {x}", "f'{{{x}}}{{{f}()}}{{{x}}}'", "[{x}, *{x}, {f}(), *{x}]", "{x}[({x} := {f}())]({x})",
    "(lambda: {x})()[{f}()]", "{x}({f})({f}())", "{x}(*{x}, {f}(), *{x})", "{x}(k={x}, j={f}(), i={x})", "[{x}[{f}()] for _ in '12']",
    "{x}[[{x} for {x} in ({f}(),)][0]]", "{x} | {f}() & {x}", "{x}()[{f}():{f}():{x}]", "{x}[[{x} := q for q in 'ab'][0]]",
    "not {x} or {f}() or {x}",
    "{x}.a.b({f}()).c({x})", "max({x}, {f}(), key=lambda p: [{f}(), 1][1])",
)  # fmt: skip
DONE = (
    "{x}[{f}()] = {x}", "{x}[{f}()] += {x}", "del {x}[{f}()]", "{x} += {f}()", "{x} = {x}[{f}()]",
    "for {x}[{f}()] in ({x},): pass", "{x}.a, p = {f}(), {x}", "p, *{x} = {x}, {f}(), {x}", "with open_{x}() as {x}[{f}()]: pass",
    "assert {x}[{f}()]",
    "p = q = {x}({f}())", "return_{x} = [{x}, {f}(), {x}]", "lambda: {f}()", "print({x}, {f}(), {x}, sep={x} and '')",
)  # fmt: skip
"""Expressions and statements that read a name, call what binds it anew, and read it again."""


CHANGES = ("{x} = {new}", "({x} := {new})", "{x} = {x}, {new}", "{x} += {new}", "for {x} in ({new},): pass", "[{x} := {new} for _ in '1']")


def rebound_chain(builder: Builder) -> None:
    """As `rebound_between`, with everything that can be done with a value."""
    kind, name, function = builder.fresh("K"), builder.fresh("n"), builder.fresh("f")
    change = builder.pick(CHANGES)
    lines = [TOLD.format(name=kind), f"{name} = {kind}('first')", f"def {function}():"]
    scope = "nonlocal" if builder.chance(0.4) else "global"
    lines += [f"    {scope} {name}", indent(change.format(x=name, new=f"{kind}('second')"), "    "), f"    return {kind}('f')"]
    for _ in range(3):
        done = builder.pick(DONE) if builder.chance(0.3) else f"print({builder.pick(CHAINS)})"
        lines += [f"try:\n    {done.format(x=name, f=function)}\nexcept Exception as e:\n    print(type(e).__name__)", f"print({name})"]
        lines.append(f"{name} = {kind}('again')")
    text = "\n".join(lines)
    if scope == "nonlocal":
        outer = builder.fresh("f")
        text = f"def {outer}():\n{indent(text, '    ')}\n{outer}()"
    builder.line(text)


KEYWORDS = (
    "{'p': $, 'q': $}", "{'p': $}", "{}", "dict.fromkeys(map(str, range(70)), $)", "{'k%d' % i: i for i in range(40)}", "{1: $}",
    "Mapped()",
    "Mapped('p', 'r')", "Mapped('q', 'q')", "Mapped(1)", "None", "[('p', 1)]", "collections.OrderedDict(p=$, z=2)",
    "collections.UserDict(q=$)",
    "{'a' * 300: $}", "{'self': $, 'p': $}",
)  # fmt: skip
MERGES = (
    "f(**{0}, **{1})", "f(p=$, **{0})", "f(**{0}, q=$)", "f(*$list, **{0}, **{1})", "f(**{0})", "{{**{0}, **{1}}}",
    "{{'p': 0, **{0}, 'q': $, **{1}}}",
    "dict(**{0}, **{1})", "dict({0}, **{1})", "f($, $, **{0})", "{0} | {1}", "(lambda p, *, q=1, **r: (p, q, len(r)))(**{0}, **{1})",
    "C(**{0}, **{1}).got",
    "print(**{0})", "type('T', (), {{}}, **{0})", "f(**{0}, p=$, **{1})", "'{{p}} {{q}}'.format(**{0})",
    "functools.partial(f, **{0})(**{1})",
    "sorted([2, 1], **{0})", "C.method(C(), **{0}, **{1})", "str.format('{{p}}', **{0}, **{1})", "max([1], **{0})", "int(**{0})",
)  # fmt: skip


def merged_keywords(builder: Builder) -> None:
    """Keywords that come from several mappings: repeated, too many, no texts, from what is no dict."""

    def filled(text: str) -> str:
        return re.sub(r"\$(list)?", lambda match: builder.expression(match[1] or "int", 0), text)

    calls = [f"lambda: {filled(builder.pick(MERGES).format(builder.pick(KEYWORDS), builder.pick(KEYWORDS)))}" for _ in range(7)]
    builder.line(
        "import collections, functools\nclass Mapped:\n    def __init__(self, *names):\n        self.names = names\n    def keys(self):\n"
        "        print('keys')\n        return list(self.names)\n    def __getitem__(self, name):\n        return f'item {name}'\n"
        "def f(p=1, *q, r=2, **s):\n    return p, q, r, len(s), list(s)[:5]\n"
        "class C:\n    def __init__(self, **given):\n        self.got = len(given)\n"
        "    def method(self, p=0, **given):\n        return p, len(given)\n"
        f"for thunk in ({', '.join(calls)}):\n    try:\n        print(thunk())\n    except Exception as e:\n        print({error(builder)})"
    )


CODED = (
    "lambda p, q=$, *r, s, t=1, **u: (p, $, $, 'k')", "lambda: ($, 1.5, 'text', $, None)", "f", "C.m", "C.s", "g",
    "lambda *, p: (p, -$, p)",
    "lambda p, /, q: [p for _ in (1, $, 'text')]", "(lambda p: lambda: p)(1)", "C.c.__func__", "C.__init__", "lambda: (yield $)",
)  # fmt: skip
FIELDS = (
    "c.co_argcount", "c.co_posonlyargcount", "c.co_kwonlyargcount", "c.co_varnames", "c.co_freevars", "c.co_name", "c.co_qualname",
    "c.co_flags & 0x2af", "c.co_filename is f.__code__.co_filename", "c == c, c != f.__code__, hash(c) == hash(c)", "type(c.co_consts)",
    "[v in c.co_consts for v in ('text', 1.5, 99, None)]",
    "len(c.co_consts) >= len({repr(v) for v in c.co_consts})", "c.replace(co_name='r').co_name",
    "c.co_firstlineno - f.__code__.co_firstlineno", "[v for v in c.co_consts if isinstance(v, float)]",
    "c.replace(co_firstlineno=3).co_firstlineno",
    "c.replace($)", "c.replace(nothing=1)", "type(c)()",
)  # fmt: skip
FLAGGED = (
    "C", "D", "E", "S", "M", "int", "str", "list", "dict", "tuple", "object", "BaseException", "bool", "collections.abc.Sequence",
    "enum.Enum",
    "collections.abc.Sized", "type(None)", "float", "range", "type('B', (C, S), {})", "type('I', (int,), {})", "type('L', (list,), {})",
)  # fmt: skip


def codes_and_flags(builder: Builder) -> None:
    """What code objects tell of functions, and flags of classes."""
    codes = ", ".join(builder.pick(CODED).replace("$", builder.pick(("7", "99", "'text'", "1.5", "12345"))) for _ in range(3))
    fields = ", ".join(f"lambda c: ({builder.pick(FIELDS)})" for _ in range(5)).replace("$", builder.expression("any", 0))
    classes = ", ".join(builder.pick(FLAGGED) for _ in range(5))
    flag = builder.pick(("1 << 9", "1 << 10", "1 << 20", "3 << 5", "1 << 12", "1 << 8 | 1 << 9", "(1 << 20) + (3 << 9)"))
    builder.line(
        "import collections.abc, enum, abc\nclass C:\n    def __init__(self, v=99):\n        self.v = 'text', v, 99, 'text'\n"
        "    def m(self, p, *q):\n        'text'\n        k = lambda: (p, 1.5, 1.5)\n        return k, 'text', 'text'\n"
        "    s = staticmethod(lambda p, q=2: p)\n    c = classmethod(lambda cls: cls)\n"
        "class D(C, metaclass=abc.ABCMeta):\n    @abc.abstractmethod\n    def n(self): pass\nclass E(D):\n    n = 1\n"
        "class S(collections.abc.Sequence):\n    __getitem__ = __len__ = 5\nclass M(collections.abc.Mapping):\n    pass\n"
        "def f(p, q=1, /, *r, k=2):\n    'text'\n    return p, q, 99, 'text', 99, [r for r in (1, 99)]\n"
        "def g(p):\n    n = p\n    yield lambda: n\n"
        f"for function in ({codes}):\n    for field in ({fields}):\n        try:\n"
        "            print(field(getattr(function, '__func__', function).__code__))\n"
        "        except Exception as e:\n            print(type(e).__name__)\n"
        f"print([(c.__name__, c.__flags__ & ({flag})) for c in ({classes})])"
    )


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
    "lambda *p: len(p)", "print", "lambda *p: (yield 1)", "Awaited.hook", "type('I', (int,), {})", "Called().__call__", "[].append",
)  # fmt: skip
"""What a special method may be beside a function. (`__getitem__` is not among the hooks: what never raises IndexError is endless.)"""


def odd_hooks(builder: Builder) -> None:
    """A class whose special methods are no functions, and everything that calls them."""
    hooks = "\n".join(f"    {builder.pick(HOOKS)} = {builder.pick(HOLDERS)}" for _ in range(1 + builder.below(3)))
    name = builder.fresh("C")
    builder.line(
        "import functools\nclass Awaited:\n    async def hook(*p):\n        return 1\n"
        "class Called:\n    def __call__(self, *p):\n        print('called', len(p))\n"
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
    values = ", ".join(builder.pick(BUILTINS) for _ in range(4))
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
    Production("rebound_chain", 8, rebound_chain, needs=("name", "walrus", "inheritance", "del", "annotations"), place="module"),
    Production("merged_keywords", 5, merged_keywords, needs=("library", "inheritance"), place="module"),
    Production("codes_and_flags", 5, codes_and_flags, needs=("function_attributes", "library", "inheritance"), place="module"),
    Production("odd_hooks", 6, odd_hooks, needs=("inheritance", "library", "descriptor"), place="module"),
    Production("insides", 4, insides, needs=("function_attributes", "library")),
    Production("logged_sort", 2, logged_sort, needs=("inheritance",), place="module"),
    Production("handled_in_generator", 4, """
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
    Production("positions", 3, """
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
    Production("deep_import", 1, """
        def $!f(n):
            try:
                import $#rare_module
                return $1(n + 1)
            except RecursionError:
                raise ValueError(type(n).__name__) from None
        try:
            print($1(0))
        except ValueError as e:
            print($&error)
        import sys, $#rare_module
        print($4.__name__, '$4' in sys.modules, type($4).__name__)
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
