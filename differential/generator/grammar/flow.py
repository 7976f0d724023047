"""Statements that print, branch and loop, also over what changes meanwhile."""

from __future__ import annotations

from differential.generator.production import Production

PRODUCTIONS = (
    Production("print_int", 3, "print($int)"),
    Production("print_pair", 3, "print('$!p', $int, $any)"),
    Production("print_repr", 3, "print(repr($str), $list, sep=$#separator)"),
    Production("print_f", 2, "print(f'{$&plain.int=} {$&plain.str!r} {$&plain.float:.6g}')"),
    Production("print_types", 1, "print(type($any).__name__, $bool, end=';\\n')"),
    Production(
        "if",
        5,
        """
        if $bool:
            $body
    """,
        nests=True,
    ),
    Production(
        "if_else",
        4,
        """
        if $bool:
            $body
        else:
            $body
    """,
        nests=True,
    ),
    Production(
        "if_elif",
        2,
        """
        if $bool:
            $body
        elif $any:
            $body
        else:
            $body
    """,
        nests=True,
    ),
    Production(
        "if_walrus",
        2,
        """
        if ($!y := $int) $#compare $int and ($!z := $str):
            print($1, repr($5))
        else:
            print($1)
    """,
    ),
    Production(
        "pass",
        1,
        """
        if not $any:
            pass
        else:
            print($str == $str)
    """,
    ),
    Production(
        "for_range",
        4,
        """
        for $+int in range($#count):
            $loop
    """,
        nests=True,
    ),
    Production(
        "for_range_step",
        1,
        """
        for $!i in range($#small_int, $#small_int, $#nonzero):
            print($1)
            break
        else:
            print('empty')
    """,
    ),
    Production(
        "for_list",
        3,
        """
        for $+int in $list[:3]:
            $loop
    """,
        nests=True,
    ),
    Production(
        "for_else",
        2,
        """
        for $+int in $list[-3:]:
            if $bool:
                break
            $loop
        else:
            $body
    """,
        nests=True,
    ),
    Production(
        "for_str",
        2,
        """
        for $+str in $str[:4]:
            $loop
    """,
        nests=True,
    ),
    Production(
        "for_enumerate",
        2,
        """
        for $+int, $+str in enumerate($strs[:3], $int):
            $loop
    """,
        nests=True,
    ),
    Production(
        "for_items",
        2,
        """
        for $+str, $+int in sorted($dict.items())[:3]:
            $loop
    """,
        nests=True,
    ),
    Production(
        "for_keys",
        1,
        """
        for $+str in list($dict)[:3]:
            $loop
    """,
        nests=True,
    ),
    Production(
        "for_zip",
        1,
        """
        for $+int, $+int in zip($list[:4], $tuple):
            $loop
    """,
        nests=True,
    ),
    Production(
        "for_star",
        1,
        """
        for $+int, *$+list in [($int, $int), ($int,), [$int, *$list]]:
            $loop
    """,
        nests=True,
    ),
    Production(
        "for_set",
        1,
        """
        for $+int in sorted($set)[:3]:
            $loop
    """,
        nests=True,
    ),
    Production(
        "for_item_target",
        1,
        """
        $!m = [0, 0]
        for $1[1] in $list[:3]:
            $1[0] += $1[1]
        print($1)
    """,
    ),
    Production(
        "for_reversed",
        1,
        """
        for $+int in reversed(range($#count)):
            $loop
    """,
        nests=True,
    ),
    Production(
        "while_count",
        3,
        """
        $!i = $#count
        while $1 > 0:
            $1 -= 1
            $loop
    """,
        nests=True,
    ),
    Production(
        "while_else",
        2,
        """
        $!i = 0
        while $1 < $#count:
            $1 += 1
            if $bool:
                continue
            $loop
        else:
            print('else', $1)
    """,
        nests=True,
    ),
    Production(
        "while_true",
        2,
        """
        $!i = $#few
        while True:
            $1 += 1
            if $1 >= 3 or $bool:
                break
            $loop
        print($1)
    """,
        nests=True,
    ),
    Production(
        "while_walrus",
        1,
        """
        $!l = $list[:4]
        while ($!y := len($1)) and $bool:
            print($1.pop(), $3)
    """,
    ),
    Production(
        "break_if",
        3,
        """
        if $bool:
            break
    """,
        place="loop",
    ),
    Production(
        "continue_if",
        3,
        """
        if $bool:
            continue
    """,
        place="loop",
    ),
    Production(
        "grow_while_iterating",
        1,
        """
        $+list = [$int, $int]
        for $!i in $1:
            if len($1) > 5:
                break
            $1.append($2)
        print($1)
    """,
    ),
    Production(
        "shrink_while_iterating",
        1,
        """
        $+list = [$int, $int, $int, $int]
        for $!i in $1:
            $1.remove($6)
        print($1)
    """,
    ),
    Production(
        "dict_changed_while_iterating",
        1,
        """
            $!d = {$#key: $int, 'q': 1}
            try:
                for $!k in $1:
                    $1[$4 + 'z'] = $int
                print($1)
            except RuntimeError as e:
                print($&error, len($1))
        """,
    ),
    Production(
        "set_changed_while_iterating",
        1,
        """
            $!s = {1, $int, $int}
            try:
                for $!i in $1:
                    $1.$#set_change($4 + 40)
                print(len($1))
            except RuntimeError as e:
                print($&error)
        """,
    ),
    Production(
        "clear_while_iterating",
        1,
        """
        $!s = $list + [1]
        for $!i, $!j in enumerate($1):
            $1.clear()
            print($3, $4)
        print($1)
    """,
    ),
    Production("assert_true", 1, "assert $bool or True, $str"),
    Production(
        "global_exec",
        1,
        """
        exec('$!h = 5; print($1 * 2)')
        print(eval('$1 + 1'))
    """,
        needs=("exec",),
        place="module",
    ),
    Production(
        "iterator_steps",
        1,
        """
        $!i = iter($list)
        print(next($1, None), list($1), next($1, 'end'))
    """,
        needs=("lazy",),
    ),
    Production(
        "zip_lazily",
        1,
        """
        $!i = iter($list)
        print(list(zip($1, $1)), [*$1])
    """,
        needs=("lazy",),
    ),
    Production(
        "iter_sentinel",
        1,
        """
        $!l = [0, $int, $int, $int]
        print(list(iter(lambda: $1.pop(), 0)), $1)
        """,
        needs=("lazy",),
    ),
    Production(
        "map_lazily",
        1,
        """
        $!m = map(lambda p, q: (p, q), $list, $strs)
        print(next($1, None), list($1))
    """,
        needs=("lazy",),
    ),
    Production(
        "imports",
        1,
        """
        import math, math as $!m
        from math import floor as $!g, pi
        print(math.sqrt($#count), $1.gcd($int, $int), $2(pi * $#count), $1 is math)
        """,
    ),
    Production("semicolons", 1, "$+int = $int; print($1); $1 -= 1"),
    Production("ellipsis", 1, "print($any, ..., NotImplemented, __name__)", needs=("name",)),
)
