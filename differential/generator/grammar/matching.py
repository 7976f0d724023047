"""`match` statements: every kind of pattern, on subjects that fit and that don't."""

from __future__ import annotations

from differential.generator.production import Production

NEEDS = ("match",)

PRODUCTIONS = (
    Production("match_literal", 2, """
        for $!v in ($any, $#any, $int, $str):
            match $1:
                case None | True | False:
                    print('singleton', $1)
                case 0 | -1 | 1.5 | 2 + 1j:
                    print('number', $1)
                case '' | 'a' | b'a':
                    print('text', $1)
                case int() | str() as $!w if $1:
                    print(type($6).__name__, $6)
                case _:
                    print('other', type($1).__name__)
    """, needs=NEEDS),
    Production("match_sequence", 2, """
        for $!v in ($any, $list, $tuple, $#any):
            match $1:
                case []:
                    print('empty')
                case [$!p] | ($6, _):
                    print('one or two', $6)
                case [$!q, *$!r] if $7:
                    print($7, $8)
                case (*_, 0 | 4):
                    print('ends so')
                case [*$!s]:
                    print('rest', $9)
                case _:
                    print('none', type($1).__name__)
    """, needs=NEEDS),
    Production("match_mapping", 2, """
        for $!v in ($dict, {'k': [$int, $str], 'z': 1}, $any):
            match $1:
                case {'k': [$!p, $!q], **$!r}:
                    print($6, $7, $8)
                case {'a': $!s, 'b': 2 | 0} | {'a': $9}:
                    print('a', $9)
                case {}:
                    print('mapping', len($1))
                case _:
                    print('none')
    """, needs=NEEDS),
    Production("match_class", 2, """
        class $!P:
            __match_args__ = ('x', 'y')
            def __init__(self, x, y):
                self.x = x
                self.y = y
        for $!v in ($1($int, $str), $1($any, $any), $int, $tuple):
            match $2:
                case $1(0 | 1, y=$!p):
                    print('edge', $9)
                case $1(x=int() | float(), y=str()):
                    print('typed', $2.x)
                case $1():
                    print('any', type($2.y).__name__)
                case int(n) | (n, *_):
                    print('number', n)
                case _:
                    print('no')
    """, needs=(*NEEDS, "class")),
    Production("match_value", 1, """
        class $!E:
            a = $int
            b = $str
        for $!v in ($1.a, $1.b, $any, [$1.a, $str]):
            match $4:
                case $1.a | $1.b:
                    print('value')
                case [$1.a, str($!t)]:
                    print('nested', $7)
                case str() | bytes() as $!u if len($8) > 1:
                    print('long', $8)
                case _:
                    print('none')
    """, needs=(*NEEDS, "class")),
    Production("match_bodies", 3, """
        match ($int, $str):
            case ($+int, $+str) if $bool:
                $body
            case (_, $+str):
                $body
            case _:
                print('never')
    """, needs=NEEDS, nests=True),
    Production("match_fails", 1, """
        class $!P:
            __match_args__ = $#any
        try:
            match $1():
                case $1($!p, $!q):
                    print('matched', $3)
                case _:
                    print('no')
        except Exception as e:
            print($&error)
    """, needs=(*NEEDS, "class")),
    Production("match_builtin", 1, """
        for $!v in ($any, $float, $bytes, $set):
            match $1:
                case bool(b) | float(b) | bytes(b):
                    print('self', b)
                case list([$!p, *_]) | tuple([$6, *_]):
                    print('first', $6)
                case dict() | set() | frozenset():
                    print('hashed', len($1))
                case object(__class__=c):
                    print(c.__name__)
    """, needs=NEEDS),
)  # fmt: skip
