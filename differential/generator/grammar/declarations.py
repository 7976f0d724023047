"""Annotations, and the targets and places of statements that the other files leave out."""

from __future__ import annotations

from differential.generator.production import Production

PRODUCTIONS = (
    Production("annotations", 2, """
        class $!C:
            x: int = $int
            y: 'forward' = $str
            z: list[int]
            (w): $any = $any
        print($1.__annotations__, $1.x, hasattr($1, 'z'))
        def $!f(p: int, /, q: $str = 'q', *args: 'rest', k: float = $float, **named: dict) -> list[str]:
            r: int = $int
            return p, q, k, r
        print($6.__annotations__, $6($int, k=$any))
    """, needs=("class", "function_attributes", "annotations")),
    Production("annotated_targets", 1, """
        $!m = [$int, $int]
        class $!C:
            pass
        $1[0]: int = $int
        $4.attribute: $#any = $any
        $!n: int
        try:
            print($1, $4.attribute, $8)
        except NameError as e:
            print($&error)
    """, needs=("class", "annotations")),
    Production("with_targets", 1, """
        class $!M:
            def __enter__(self):
                return $int, [$str]
            def __exit__(self, *how):
                return how[0] is not None and issubclass(how[0], LookupError)
        $!s = [0, {}]
        with $1() as ($!p, [$!q]), $1() as $4[0], $1() as $4[1]['k']:
            print($5, $6, $4)
            {}[$int]
        print($4)
    """, needs=("class", "context")),
    Production("deleted_targets", 1, """
        $!a, $!b, $!c = [$int, $int, $int], {'k': $int}, $str
        del $1[0], ($2['k'], [$3]), $1[:1]
        try:
            print($1, $2, $3)
        except NameError as e:
            print($&error)
    """, needs=("del",)),
    Production("star_places", 2, """
        class $!S:
            def __getitem__(self, key):
                return key
        def $!f():
            return *$list, $int
        $!o = $1()
        print($2(), $5[*$tuple, 1], $5[1:2, ...], $5[::$int, *$str], [*$set] == sorted($set), {**$dict, **{'m': $int}})
    """, needs=("class", "star_index")),
    Production("decorator_expressions", 1, """
        $!d = {'one': lambda f: (f, $int), 'two': [lambda f: lambda *a: ($int, f(*a))]}
        @$1['two'][0]
        @(lambda f: f)
        def $!f(p, q=(lambda: $str)()):
            'text of it'
            return p, q
        print($4($any), $1['one']($int))
        @$1['one']
        class $!C:
            pass
        print($8[1], $8[0].__name__)
    """, needs=("class", "closure")),
    Production("conditional_imports", 1, """
        try:
            import no_such_module as $!m
        except ImportError as e:
            print($&error, e.name)
            from bisect import *
        print(bisect(sorted($list), $int), +$int, not $any)
    """, place="module", needs=("star_import",)),
    Production("nested_f_strings", 1, """
        print(f"{f'{$&plain.int}'!r:>{10}} {($&plain.int, )} {(lambda q: q * 2)($&plain.int)} {{}}")
        print(f"{$&plain.dict.get('a')}")
        print(f'{$&plain.any!s:^20.5}|{$&plain.any!a:<8}|{$&plain.float!r:*^12}')
    """),
    Production("chained_comparison", 1, """
        def $!f(v):
            print('asked', v)
            return v
        print($1($int) < $1($int) <= $1($int), $1($int) == $1($int) is not None, $int < $int > $int != $int, $int in $list not in ([],))
        print($1($any) if $1($bool) else $1($any), $1($any) and $1($any) or $1($any), not $1($any))
    """),
    Production("comprehension_scopes", 1, """
        $!n = $int
        print([(y := x, $1) for x in $list if x for z in (x, $1) if z], {x: [x for x in range(x % 3)] for x in $tuple}, $1)
        print([f() for f in [lambda: x for x in $list]], list(x for x in $list if (lambda: x)()), {*(c for c in $str)} == set($str))
        print([p for p in $list if p if p % 2 for q in $tuple if q > p if q], {p for p in $list if p > 1 if p < 9} == set())
        print([x for x, *y in [($int, $int), $str + 'z'] if y], [lambda: 0][0](), (lambda *a, k=$int, **m: (a, k, m))(*$list, **$dict))
    """, needs=("closure",)),
)  # fmt: skip
