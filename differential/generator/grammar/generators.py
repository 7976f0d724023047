"""Generator functions: iteration, send, throw, close, `yield from`, and what is left when one ends early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from differential.generator.grammar.functions import body
from differential.generator.production import Production

if TYPE_CHECKING:
    from differential.generator.builder import Builder

NEEDS = ("generator",)


def define_generator(builder: Builder) -> None:
    """A generator with statements of its own between its yields, consumed in one of several ways."""
    name = builder.fresh("gen")
    parameter = builder.fresh("p")
    builder.line(f"def {name}({parameter}):")
    builder.cost += body(builder, "int", [("int", parameter)], generating=True)
    call = f"{name}({builder.expression('int', 1)})"
    builder.line(
        builder.pick(
            (
                f"print(list({call}))",
                f"for item in {call}:\n    print(item)",
                f"print(sum({call}), *{call})",
                f"first, *others = {call}\nprint(first, others)",
                f"print(next({call}, None), max({call}), {call}.__class__.__name__)",
                f"print(dict(enumerate({call})), {{v for v in {call}}} == set({call}))",
            )
        )
    )


PRODUCTIONS = (
    Production("generator_function", 5, define_generator, needs=NEEDS, place="module", nests=True),
    Production(
        "generator_send",
        2,
        """
            def $!g(p):
                while p is not None:
                    try:
                        p = yield p, $int
                        print('got', repr(p))
                    except ValueError as e:
                        print($&error)
                        p = 'thrown'
                return $any
            $!i = $1($int)
            print(next($5), $5.send($any or 1), $5.throw(ValueError($#message)))
            try:
                print($5.send(None))
            except StopIteration as e:
                print('value', e.value)
        """,
        needs=NEEDS,
    ),
    Production(
        "generator_close",
        2,
        """
            def $!g():
                try:
                    yield $int
                    yield $any
                finally:
                    print('closed', $str)
            $!i = $1()
            print(next($5))
            $5.close()
            print(list($5), next($5, 'over'))
        """,
        needs=NEEDS,
    ),
    Production(
        "generator_throw",
        1,
        """
            def $!g():
                yield $int
            $!i = $1()
            print(next($3) if $bool else 'fresh')
            try:
                $3.throw($#exception($#message))
            except Exception as e:
                print($&error)
            print(list($3))
        """,
        needs=NEEDS,
    ),
    Production(
        "yield_from",
        2,
        """
            def $!inner(p):
                for i in range(p):
                    yield i * $int
                return ('done', p)
            def $!outer():
                r = yield from $1($#few)
                print('inner', r)
                r = yield from $#iterable_of_int
                yield r
            print(list($3()))
        """,
        needs=NEEDS,
    ),
    Production(
        "generator_expression",
        3,
        """
        $!g = ($int for $!i in $list if $bool)
        print(next($1, 'none'), list($1), list($1))
    """,
        needs=NEEDS,
    ),
    Production(
        "generator_expression_late",
        1,
        """
        $!k = $int
        $!g = ((i, $1) for i in $list)
        $1 = $int
        print(list($3))
    """,
        needs=NEEDS,
        place="module",
    ),
    Production(
        "generator_chain",
        1,
        """
        $!g = (v + 1 for v in (u * 2 for u in $list))
        print(sum($1), sum($1))
    """,
        needs=NEEDS,
    ),
    Production(
        "generator_infinite",
        1,
        """
        def $!count(n):
            while True:
                yield n
                n += $#count
        print([v for v, _ in zip($1($int), range(3))])
    """,
        needs=NEEDS,
    ),
    Production(
        "generator_recursive",
        1,
        """
        def $!walk(t):
            if isinstance(t, list):
                for u in t:
                    yield from $1(u)
            else:
                yield t
        print(list($1([$any, [$list, [$int]], $strs])))
    """,
        needs=NEEDS,
    ),
    Production(
        "generator_stop_inside",
        1,
        """
        def $!g():
            yield $int
            raise StopIteration($any)
        try:
            print(list($1()))
        except RuntimeError as e:
            print(e, repr(e.__cause__))
    """,
        needs=NEEDS,
    ),
    Production(
        "generator_running",
        1,
        """
        def $!g():
            yield $int
            yield next($!i)
        $3 = $1()
        try:
            print(next($3), next($3))
        except ValueError as e:
            print($&error)
    """,
        needs=NEEDS,
        place="module",
    ),
    Production(
        "generator_context",
        1,
        """
        def $!g():
            try:
                raise KeyError($int)
            except KeyError as e:
                yield repr(e)
                yield $int
                raise
        $!i = $1()
        try:
            print(next($4), next($4), next($4))
        except KeyError as e:
            print($&error)
    """,
        needs=NEEDS,
    ),
    Production(
        "generator_fresh_send",
        1,
        """
        $!g = (i for i in $list)
        try:
            $1.send($any)
        except (TypeError, StopIteration) as e:
            print($&error)
        $1.close()
        print(list($1))
    """,
        needs=NEEDS,
    ),
    Production(
        "generator_method",
        1,
        """
        class $!C:
            def __iter__(self):
                yield $int
                yield from $list
        $!o = $1()
        print(list($4), sum($4), $int in $4, [*$4][-1:])
    """,
        needs=(*NEEDS, "class"),
    ),
)
