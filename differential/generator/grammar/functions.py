"""Functions: every kind of parameter, calls in every form, closures, decorators, recursion; and the holes that call what is in scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from differential.generator.builder import MAX_COST, PREFIXES, Function
from differential.generator.production import Production, compile_template

if TYPE_CHECKING:
    from differential.generator.builder import Builder

RETURNS = ("int", "int", "str", "list", "int", "bool", "tuple", "float")
PARAMETERS = ("int", "int", "str", "list", "dict", "float", "tuple", "bool")


def call(builder: Builder, kind: str, depth: int) -> str:
    """A call of a function in scope that gives `kind`; an atom where there is none, or where a call would run too long."""
    functions = builder.functions[kind]
    if not functions:
        return builder.atom(kind)
    function = builder.pick(functions)
    cost = function.cost * builder.repeat
    if builder.cost + cost > MAX_COST:
        return builder.atom(kind)
    builder.cost += cost
    return f"{function.name}({arguments(builder, function, depth)})"


def arguments(builder: Builder, function: Function, depth: int) -> str:
    """Arguments that bind: in order, by name, out of a star or of two."""
    expression = builder.expression
    given = [expression(kind, depth) for kind in function.positional]
    if given and builder.chance(0.15):
        given = [f"*({', '.join(given)},)"]
    if function.rest and builder.chance(0.6):
        given.append(f"*{expression('list', depth)}" if builder.chance(0.4) else expression("int", depth))
    for name, kind in function.named:
        value = expression(kind, depth)
        given.append(f"**{{'{name}': {value}}}" if builder.chance(0.15) else f"{name}={value}")
    for name, kind in function.optional:
        if builder.chance(0.4):
            given.append(f"{name}={expression(kind, depth)}")
    if function.more and builder.chance(0.5):
        given.append(f"{builder.fresh('k')}={expression('int', depth)}")
    return ", ".join(given)


def plain(builder: Builder, kind: str, depth: int) -> str:
    """An operand for an f-string: a name, or a literal without the quotes and backslashes that Python 3.11 refuses there."""
    names = builder.names[kind]
    if names and builder.chance(0.8):
        return builder.pick(names)
    return builder.pick(builder.tables.plain[kind])


def signature(builder: Builder) -> tuple[str, Function, list[tuple[str, str]]]:
    """A parameter list, how to call it, and the names that its body sees with their kinds."""
    seen: list[tuple[str, str]] = []
    parts: list[str] = []

    def parameter() -> tuple[str, str]:
        kind = builder.pick(PARAMETERS)
        name = builder.fresh("p")
        seen.append((kind, name))
        return name, kind

    positional: list[str] = []
    for _ in range(builder.pick((1, 0, 1, 2, 2, 3))):
        name, kind = parameter()
        parts.append(name)
        positional.append(kind)
    if parts and builder.chance(0.2):
        parts.append("/")
    optional: list[tuple[str, str]] = []
    named: list[tuple[str, str]] = []
    if builder.chance(0.3):
        name, kind = parameter()
        parts.append(f"{name}={builder.pick(builder.pools[kind])}")
        optional.append((name, kind))
    # After a default, arguments for * could not be told from it: only one of the two.
    rest = not optional and builder.chance(0.25)
    if rest:
        name = builder.fresh("rest")
        parts.append(f"*{name}")
        seen.append(("tuple", name))
    if builder.chance(0.25):
        if not rest:
            parts.append("*")
        name, kind = parameter()
        parts.append(name)
        named.append((name, kind))
        if builder.chance(0.5):
            name, kind = parameter()
            parts.append(f"{name}={builder.expression(kind, 1)}")
            optional.append((name, kind))
    more = builder.chance(0.15)
    if more:
        name = builder.fresh("more")
        parts.append(f"**{name}")
        seen.append(("dict", name))
    function = Function("", "int", 1, tuple(positional), tuple(named), tuple(optional), "int" if rest else "", "int" if more else "")
    # A default must not see the parameters: they are defined in the body only.
    return ", ".join(parts), function, seen


def body(builder: Builder, returns: str, seen: list[tuple[str, str]], generating: bool = False, at_most: int = 2) -> int:
    """Emits the body of a function: statements, then a return (or yield) of that kind. Gives the cost of a call."""
    state = builder.enter_function(returns, generating)
    for kind, name in seen:
        builder.define(kind, name)
    builder.statements(at_most)
    builder.line(f"{'yield' if generating else 'return'} {builder.expression(returns, builder.pick((1, 2)))}")
    return builder.leave_function(state)


def define_function(builder: Builder) -> None:
    """A function, called once and from then on in scope for every expression of its kind."""
    name = builder.fresh("f")
    returns = builder.pick(RETURNS)
    text, shape, seen = signature(builder)
    builder.line(f"def {name}({text}):")
    cost = body(builder, returns, seen)
    function = Function(name, returns, cost, shape.positional, shape.named, shape.optional, shape.rest, shape.more)
    builder.cost += cost * builder.repeat
    builder.line(f"print({name}({arguments(builder, function, 1)}))")
    builder.define_function(function)


def call_wrongly(builder: Builder) -> None:
    """Calls that do not bind, one message each: missing, too many, unknown, twice, positional-only by name."""
    builder.fill(_WRONG_CALLS)


_WRONG_CALLS = compile_template(
    """
        def $!f($#parameters):
            return $#parameter_names
        for $!a, $!k in (($#star_arguments, $#keyword_arguments), ($#star_arguments, $#keyword_arguments), ((), {})):
            try:
                print($1(*$4, **$5))
            except TypeError as e:
                print($&error)
    """
)


def return_early(builder: Builder) -> None:
    word = "yield" if builder.generating else "return"
    builder.line(f"if {builder.expression('bool', 1)}:\n    {word} {builder.expression(builder.returns, 1)}")


def assign_global(builder: Builder) -> None:
    """A function that assigns a module's variable."""
    kind = builder.pick(("int", "str", "list"))
    name = next((name for name in reversed(builder.own[kind]) if "." not in name), "")
    if not name:
        name = builder.fresh(PREFIXES[kind])
        builder.line(f"{name} = {builder.pick(builder.pools[kind])}")
        builder.define(kind, name)
    setter = builder.fresh("g")
    augment = {"int": "+= 1", "str": "+= '!'", "list": "+= [0]"}[kind]
    builder.line(f"def {setter}(p):\n    global {name}\n    {name} = p\n    {name} {augment}\n    return {name}")
    builder.line(f"print({setter}({builder.expression(kind, 1)}), {name})")


PRODUCTIONS = (
    Production("function", 16, define_function, place="module", nests=True),
    Production("nested_function", 4, define_function, needs=("closure",), place="function", nests=True),
    Production("call_wrongly", 2, call_wrongly),
    Production("return_early", 4, return_early, place="function"),
    Production("assign_global", 2, assign_global, place="module"),
    Production(
        "closure_counter",
        2,
        """
            def $!make($!p):
                $!c = $int
                def $!step($!q=1):
                    nonlocal $3
                    $3 += $6 - $2
                    return $3
                return $5
            $!x, $!y = $1($int), $1($int)
            print($7(), $7($int), $8())
        """,
        needs=("closure",),
    ),
    Production(
        "closure_late",
        1,
        """
        $!l = [lambda: $!i * $#factor for $2 in range($#count)]
        print([$!g() for $5 in $1])
    """,
        needs=("closure",),
    ),
    Production(
        "closure_early",
        1,
        """
        $!l = [lambda $!p, $!i=$!j: ($2, $3) for $4 in $list[:3]]
        print([$!g($any) for $6 in $1])
    """,
        needs=("closure",),
    ),
    Production(
        "closure_shared",
        1,
        """
        def $!f():
            $!v = []
            return $2.append, lambda: $2
        $!a, $!b = $1()
        $3($int); $3($any)
        print($4())
    """,
        needs=("closure",),
    ),
    Production(
        "decorator",
        2,
        """
            def $!deco($!f):
                def $!w(*args, **kwargs):
                    print('call', len(args), sorted(kwargs))
                    return $2(*args, **kwargs)
                return $3
            @$1
            def $!g($!p, *, k=$int):
                return ($5, k, $any)
            print($4($int), $4($str, k=$int))
        """,
        needs=("closure", "decorator"),
    ),
    Production(
        "decorator_with_arguments",
        1,
        """
            def $!times($!n):
                def $!deco($!f):
                    return lambda *a: [$4(*a) for _ in range($2)]
                return $3
            @$1($#few)
            @$1(1)
            def $!g($!p):
                return $7
            print($6($any))
        """,
        needs=("closure", "decorator"),
    ),
    Production(
        "recursion",
        2,
        """
        def $!f($!n, $!a=0):
            if $2 <= 0:
                return $3 + $int
            return $1($2 - 1, $3 + $2 $#modest $#factor)
        print($1($#count), $1(5, $int))
    """,
    ),
    Production(
        "mutual_recursion",
        1,
        """
        def $!even($!n):
            return $2 == 0 or $!odd($2 - 1)
        def $3($!m):
            return $4 != 0 and $1($4 - 1)
        print($1($#count), $3($#count))
    """,
    ),
    Production(
        "fibonacci",
        1,
        """
        $!memo = {}
        def $!fib($!n):
            if $3 not in $1:
                $1[$3] = $3 if $3 < 2 else $2($3 - 1) + $2($3 - 2)
            return $1[$3]
        print($2(7), $1)
    """,
    ),
    Production(
        "mutable_default",
        1,
        """
        def $!f($!p, $!l=[]):
            $3.append($2)
            return $3
        $1($any)
        print($1($int), $1($int, [$any]), $1.__defaults__)
    """,
        needs=("function_attributes",),
    ),
    Production(
        "default_shared",
        1,
        """
        def $!f($!p, $!l={}):
            $3[$2] = $int
            return len($3)
        print($1(1), $1('k'), $1(1.0))
    """,
    ),
    Production(
        "star_call",
        2,
        """
        def $!f(*$!a, $!k=$int, **$!m):
            return $2, $3, sorted($5.items())
        print($1(*$list, $int, *$tuple, **$dict), $1(**{'$3': $int}))
    """,
    ),
    Production(
        "lambda_higher",
        1,
        """
        $!compose = lambda f, g: lambda x: f(g(x))
        print($1(str, len)($list), $1(lambda v: (v, v), abs)($int))
    """,
        needs=("closure",),
    ),
    Production(
        "sort_by_key",
        1,
        """
        $+list = $list
        $1.sort(key=lambda v: (v % 3, -v))
        print($1, max($1, key=abs, default=None), min($strs, key=len, default='-'))
    """,
    ),
    Production(
        "deep_recursion",
        1,
        """
        def $!f(n):
            return $1(n + 1)
        try:
            $1(0)
        except RecursionError as e:
            print(type(e).__name__)
    """,
        needs=("deep",),
    ),
)
