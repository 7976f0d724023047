"""What classes do to each other: linearisation, `super`, subclasses of builtin types, descriptors, class hooks, own exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from differential.generator.grammar.dunders import guarded
from differential.generator.production import Production

if TYPE_CHECKING:
    from differential.generator.builder import Builder

NEEDS = ("inheritance",)


def hierarchy(builder: Builder) -> None:
    """A random graph of classes whose methods all call `super()`: shows the linearisation, or why there is none."""
    names: list[str] = []
    root = builder.fresh("R")
    builder.line(f"class {root}:\n    tag = {builder.expression('int', 1)}\n    def who(self, p):\n        return ['{root}', p]")
    for _ in range(builder.pick((2, 2, 3, 4))):
        name = builder.fresh("H")
        parents = [parent for parent in names if builder.chance(0.5)]
        if builder.chance(0.85):
            parents.reverse()  # newest first always has a linearisation; else it may be a TypeError
        bases = ", ".join(parents or [root])
        extra = f"\n        tag = {builder.expression('int', 1)}" if builder.chance(0.3) else ""
        builder.line(
            f"try:\n    class {name}({bases}):{extra}\n        def who(self, p):\n            return ['{name}', self.tag, *super().who(p)]"
        )
        builder.line(f"except TypeError as e:\n    print(type(e).__name__, e)\n    {name} = {root}")
        names.append(name)
    last = names[-1]
    builder.line(f"print({last}().who({builder.expression('any', 1)}), [k.__name__ for k in {last}.__mro__])")
    builder.line(f"print(issubclass({last}, {builder.pick(names)}), isinstance({root}(), {last}), {last}.tag)")


PRODUCTIONS = (
    Production("hierarchy", 4, hierarchy, needs=NEEDS, place="module"),
    Production(
        "exception_class",
        4,
        """
            class $!E($#exception):
                pass
            class $!F($1):
                def __init__(self, p, *more):
                    super().__init__(p, *more)
                    self.p = p
                def __str__(self):
                    return f'F({self.p!r})'
            for $!x in ($1($int), $3($any), $3($str, $int), $1()):
                try:
                    raise $4
                except $3 as e:
                    print('F', $&error, e.args)
                except $1 as e:
                    print('E', $&error)
        """,
        needs=NEEDS,
    ),
    Production(
        "subclass_list",
        2,
        """
            class $!L(list):
                def append(self, p):
                    super().append(('appended', p))
                def __getitem__(self, k):
                    return (k, super().__getitem__(k))
            $!l = $1($list)
            $2.append($any)
            print($2, $2[-1], $2[0:2], len($2), $2 + [$int], type($2 * 2).__name__, $2 == list($2), isinstance($2, list))
        """,
        needs=NEEDS,
    ),
    Production(
        "subclass_dict",
        2,
        """
            class $!D(dict):
                def __missing__(self, k):
                    return ('missing', k)
                def __setitem__(self, k, v):
                    super().__setitem__(k, [v])
            $!d = $1($dict)
            $2[$#key] = $any
            print($2, $2['nope'], $2.get('nope'), $2.setdefault('s', $int), {**$2}, $2.copy() == $2, $2 | {'w': 1})
        """,
        needs=NEEDS,
    ),
    Production(
        "subclass_int",
        2,
        """
            class $!I(int):
                def __add__(self, other):
                    return $1(int(self) + other * 2)
                def __repr__(self):
                    return f'I({int(self)})'
                def __eq__(self, other):
                    return $bool
                __hash__ = int.__hash__
            $!i = $1($int)
            print($3 + $int, $int + $3, $3 * 2, -$3, f'{$3:d}', str($3), $3 == 1, {$3: 1}, type($3 + 1).__name__, [0, 1, 2][$1(1)], $3.real)
        """,
        needs=NEEDS,
    ),
    Production(
        "subclass_str",
        2,
        """
            class $!S(str):
                def upper(self):
                    return 'up:' + super().upper()
                def __len__(self):
                    return $int & 15
                def __format__(self, spec):
                    return 'spec' + spec
            $!s = $1($str)
            print(repr($3.upper()), len($3), f'{$3:x}|{$3!r}', repr($3 + 'z'), type($3.strip()).__name__)
            print($3 in {$3: 1}, ascii(' '.join([$3, $3])))
        """,
        needs=NEEDS,
    ),
    Production(
        "subclass_tuple",
        1,
        """
            class $!T(tuple):
                def __new__(cls, *items):
                    return super().__new__(cls, items[::-1])
                first = property(lambda self: self[0])
            $!t = $1($int, $any)
            print($2, $2.first, $2 + (1,), hash($1(1)) == hash((1,)), type($2[:1]).__name__, $2 == tuple($2))
        """,
        needs=(*NEEDS, "property"),
    ),
    Production(
        "subclass_float",
        1,
        """
            class $!F(float):
                def __mul__(self, other):
                    return $1(float(self) * 2)
                __rmul__ = __mul__
            $!x = $1($float)
            print($2 * $int, 3 * $2, type($2 * 1).__name__, $2 + 1.0, type($2 + 1.0).__name__, repr($2), $2 == $float)
        """,
        needs=NEEDS,
    ),
    Production(
        "subclass_set",
        1,
        """
            class $!S(set):
                def add(self, p):
                    super().add(p % 5)
            $!s = $1($list)
            $2.add($int)
            print(sorted($2), type($2 | {1}).__name__, type($2.copy()).__name__, $2 == set($2), $2 >= set())
        """,
        needs=NEEDS,
    ),
    Production(
        "subclass_bytes",
        1,
        """
            class $!B(bytes):
                def decode(self, *a):
                    return 'decoded'
            class $!A(bytearray):
                extra = $int
            $!b = $1($bytes)
            $!a = $2($bytes)
            $6 += b'!'
            print($4, $4.decode(), type($4[:1]).__name__, $6, $6.extra, $4 + b'x', type($6).__name__)
        """,
        needs=(*NEEDS, "bytearray"),
    ),
    Production(
        "descriptor",
        2,
        """
            class $!Field:
                def __set_name__(self, owner, name):
                    self.name = '_' + name
                def __get__(self, thing, owner=None):
                    return self.name if thing is None else getattr(thing, self.name, $int)
                def __set__(self, thing, value):
                    print('set', self.name)
                    setattr(thing, self.name, (value, $int))
            class $!K:
                a = $1()
                b = $1()
            $!o = $4()
            print($5.a)
            $5.a = $any
            print($5.a, $5.b, $4.b, sorted(vars($5)))
        """,
        needs=("class", "descriptor"),
    ),
    Production(
        "descriptor_without_set",
        1,
        """
            class $!Once:
                def __init__(self, f):
                    self.f = f
                def __get__(self, thing, owner):
                    print('computed')
                    thing.__dict__[self.f.__name__] = value = self.f(thing)
                    return value
            class $!K:
                @$1
                def slow(self):
                    return $any
            $!o = $2()
            print($4.slow, $4.slow)
        """,
        needs=("class", "descriptor"),
    ),
    Production(
        "slots",
        2,
        guarded(
            "$3.a",
            "$3.b",
            "setattr($3, 'b', $any)",
            "$3.b",
            "setattr($3, 'c', 1)",
            "hasattr($3, '__dict__')",
            setup="""
                class $!K:
                    __slots__ = ('a', 'b')
                    def __init__(self):
                        self.a = $int
                $!o = $1()
            """,
        ),
        needs=("class", "descriptor"),
    ),
    Production(
        "init_subclass",
        2,
        """
            class $!P:
                made = []
                def __init_subclass__(cls, /, tag=$any, **rest):
                    super().__init_subclass__(**rest)
                    cls.tag = tag
                    $1.made.append(cls.__name__)
            class $!Q($1, tag=$int):
                pass
            class $!R($3):
                pass
            print($1.made, $3.tag, $5.tag)
            try:
                class $!X($1, other=1):
                    pass
            except TypeError as e:
                print($&error)
        """,
        needs=NEEDS,
    ),
    Production(
        "class_getitem",
        1,
        """
        class $!G:
            def __class_getitem__(cls, item):
                return cls.__name__, item
        print($1[$int], $1[$any, 'x'])
    """,
        needs=("class", "descriptor"),
    ),
    Production(
        "class_scope",
        2,
        """
            $!x = $int
            class $!K:
                $1 = [$1, $any]
                size = len($1)
                each = [v for v in $1]
                def get(self):
                    return $1
                if $bool:
                    extra = size
            print($3.$1, $3.size, $3.each, $3().get(), hasattr($3, 'extra'))
        """,
        needs=("class",),
        place="module",
    ),
    Production(
        "class_decorator",
        1,
        """
        def $!mark(cls):
            cls.marked = $any
            return cls
        @$1
        class $!K:
            v = $int
        print($3.marked, $3().marked, $3.__name__)
    """,
        needs=("class", "decorator"),
    ),
    Production(
        "class_attributes",
        2,
        """
        class $!K:
            items = []
            n = $int
        $!a, $!b = $1(), $1()
        $3.items.append($any)
        $3.n += 1
        $1.n -= $int
        print($4.items, $3.n, $4.n, $3.__dict__)
    """,
        needs=("class", "function_attributes"),
    ),
    Production(
        "class_nested",
        1,
        """
        class $!A:
            class B:
                v = $int
                def f(self):
                    return $1.B.v, type(self).__qualname__
        print($1.B().f(), $1.B.__qualname__)
    """,
        needs=("class", "function_attributes"),
    ),
    Production(
        "class_made",
        1,
        """
        $!T = type('$1', ($#base_type,), {'v': $int, 'f': lambda self: (self.v, $any)})
        print($1().f(), $1.__name__, $1.__bases__)
    """,
        needs=NEEDS,
    ),
    Production(
        "bound_methods",
        1,
        """
        class $!K:
            def f(self, p):
                return (self.v, p)
        $!o = $1()
        $2.v = $any
        $!m = $2.f
        $2.v = $int
        print($4($any), $1.f($2, 1), $4 == $2.f, $4.__name__)
    """,
        needs=("class", "function_attributes"),
    ),
    Production(
        "instance_callables",
        1,
        guarded(
            "$2.g.nothing",
            "$1.f",
            "$1.g()",
            "$1(1)",
            setup="""
                class $!K:
                    pass
                $!o = $1()
                $2.f = lambda *a: a
                $1.g = lambda *a: len(a)
                print($2.f($int), $2.g($int))
            """,
        ),
        needs=("class",),
    ),
    Production(
        "odd_construction",
        1,
        guarded(
            "$1($int)",
            "$1()",
            "$5($int)",
            "$7($str)",
            setup="""
                class $!C:
                    def __new__(cls, *p):
                        return $any if $bool else object.__new__(cls)
                    def __init__(self, *p):
                        return $any if p else None
                class $!D:
                    def __init__(self, *p):
                        yield $any
                class $!F:
                    async def __init__(self, *p):
                        print('never')
            """,
        ),
        needs=("class", "generator"),
    ),
    Production(
        "with_suppress",
        3,
        """
            class $!M:
                def __init__(self, n, hide):
                    self.n, self.hide = n, hide
                def __enter__(self):
                    print('in', self.n)
                    return self
                def __exit__(self, *a):
                    print('out', self.n, a[0] is None)
                    return self.hide
            try:
                with $1($int, $bool) as $!c, $1($str, $bool):
                    print($4.n)
                    $#raise_or_pass
                print('after')
            except (ValueError, TypeError) as e:
                print($&error)
        """,
        needs=("class",),
    ),
    Production(
        "with_return",
        1,
        """
        class $!M:
            def __enter__(self):
                return $any
            def __exit__(self, *a):
                print('exit')
        def $!f(p):
            for $!i in range(3):
                with $1() as v:
                    if $4 == p:
                        return $4, v
                    continue
        print($3($#few))
    """,
        needs=("class",),
    ),
    Production(
        "operator_fallback",
        1,
        guarded(
            "$1() + $2()",
            "$1() + $1()",
            "$2() + $int",
            "$any + $2()",
            "$1() == $1()",
            "$1() < $2()",
            setup="""
                class $!A:
                    def __add__(self, o):
                        return NotImplemented
                    def __radd__(self, o):
                        return 'A.radd'
                class $!B($1):
                    def __radd__(self, o):
                        return ('B.radd', $int)
            """,
        ),
        needs=NEEDS,
    ),
    Production(
        "super_chain",
        1,
        """
        class $!A:
            @classmethod
            def make(cls, p):
                return [cls.__name__, p]
            @property
            def v(self):
                return $any
        class $!B($1):
            @classmethod
            def make(cls, p):
                return super().make((p, $int))
            @property
            def v(self):
                return ('B', super().v)
        print($3.make($any), $3().v, super($3, $3()).v)
    """,
        needs=(*NEEDS, "property", "classmethod"),
    ),
)
