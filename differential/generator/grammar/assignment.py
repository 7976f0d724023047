"""Statements that change what names and containers hold: assignment in every form, unpacking, augmented assignment, `del`."""

from __future__ import annotations

from differential.generator.production import Production

PRODUCTIONS = (
    Production("assign_int", 4, "$+int = $int"),
    Production("assign_float", 2, "$+float = $float"),
    Production("assign_str", 3, "$+str = $str"),
    Production("assign_bool", 1, "$+bool = $bool"),
    Production("assign_bytes", 1, "$+bytes = $bytes"),
    Production("assign_complex", 1, "$+complex = $complex", needs=("complex",)),
    Production("assign_list", 3, "$+list = $list"),
    Production("assign_strs", 1, "$+strs = $strs"),
    Production("assign_tuple", 2, "$+tuple = $tuple"),
    Production("assign_dict", 3, "$+dict = $dict"),
    Production("assign_set", 1, "$+set = $set"),
    Production("assign_annotated", 1, "$+int: int = $int"),
    Production("assign_again", 3, "$@int = $int"),
    Production("assign_str_again", 2, "$@str = $str"),
    Production("assign_list_again", 1, "$@list = $list"),
    Production(
        "assign_chain",
        2,
        """
        $+list = $+list = $list
        $1.append($int)
        print($1, $2, $1 is $2)
    """,
    ),
    Production("unpack", 2, "$+int, $+int = $int, $int"),
    Production("swap", 1, "$@int, $@int = $.int, $.int"),
    Production(
        "unpack_star",
        2,
        """
        $+int, *$+list = [$int, *$list]
        print($1, $2)
    """,
    ),
    Production(
        "unpack_star_middle",
        1,
        """
        [$+int, *$+strs, $+str] = ($int, *$strs, $str)
        print($1, $2, repr($3))
    """,
    ),
    Production(
        "unpack_nested",
        1,
        """
        ($+int, ($+str, *$!r)), $+list = ($int, ($str, *$list)), $list
        print($1, repr($2), $3)
    """,
    ),
    Production("augment_int", 4, "$@int $#small_augment"),
    Production("augment_float", 1, "$@float += $float"),
    Production("augment_str", 2, "$@str += $#char"),
    Production("augment_list", 2, "$@list += [$int]"),
    Production("augment_list_any", 1, "$@list += $#iterable_of_int"),
    Production(
        "augment_tuple",
        1,
        """
        $@tuple = $1[-6:]
        $1 += ($int,)
    """,
    ),
    Production("augment_set", 1, "$@set |= $set"),
    Production("augment_dict", 1, "$@dict |= $dict"),
    Production(
        "augment_item",
        2,
        """
        $@dict[$#key] = $int
        $1[$2] $#small_augment
        print($1)
    """,
    ),
    Production(
        "augment_slice",
        1,
        """
        $+list = [$int, $int, $int]
        $1[:1] += [$int]
        $1[-1] -= $int
        print($1)
    """,
    ),
    Production("set_item", 2, "$@dict[$str] = $int"),
    Production(
        "set_slice",
        2,
        """
        $+list = $list
        $1[$#bound:$#bound] = $list
        print($1, len($1))
    """,
    ),
    Production(
        "set_stepped_slice",
        1,
        """
        $+list = [0, 1, 2, 3, 4, 5]
        $1[$#even_slice] = [$int, $int, $int]
        print($1)
    """,
    ),
    Production("list_append", 3, "$@list.append($int)"),
    Production(
        "list_insert",
        1,
        """
        $@list.insert($#index, $int)
        print($1.count($.int), $1)
    """,
    ),
    Production("list_pop", 1, "print($@list.pop($#end) if $1 else None, $1)"),
    Production(
        "list_sort",
        1,
        """
        $@list.sort(reverse=$bool)
        print($1)
    """,
    ),
    Production("list_extend", 1, "$@list.extend($#iterable_of_int)"),
    Production("dict_setdefault", 1, "print($@dict.setdefault($#key, $int), $1)"),
    Production("dict_pop", 1, "print($@dict.pop($#key, $int), list($1.items()))"),
    Production(
        "dict_update",
        1,
        """
        $@dict.update($dict, $!k=$int)
        print($1 == dict($1), len($1))
    """,
    ),
    Production(
        "set_add",
        1,
        """
        $@set.add($int)
        print(len($1), sorted($1))
    """,
    ),
    Production(
        "set_discard",
        1,
        """
        $@set.discard($int)
        print($1 ^ $set)
    """,
    ),
    Production(
        "del_item",
        2,
        """
        $+dict = {$#key: $int, 'z': $int}
        del $1['z']
        print($1)
    """,
        needs=("del",),
    ),
    Production(
        "del_slice",
        2,
        """
        $+list = [$int, $int, *$list]
        del $1[$#bound:$#bound$#step]
        print($1)
    """,
        needs=("del",),
    ),
    Production(
        "del_name",
        1,
        """
        $!g = $any
        del $1
        try:
            print($1)
        except NameError as e:
            print($&error)
    """,
        needs=("del",),
    ),
    Production(
        "matrix",
        1,
        """
        $!m = [[$int for $!_ in range(2)], [$int, $int]]
        $1[1][0], $1[0][1] = $int, $1[1][1]
        print($1, [*zip(*$1)])
    """,
    ),
    Production(
        "shared",
        1,
        """
        $!m = [$list] * 2
        $1[0].append($int)
        print($1, $1[0] is $1[1])
    """,
    ),
    Production(
        "cyclic_list",
        1,
        """
        $!c = [$any]
        $1.append($1)
        print($1, len($1), $1[1][1] is $1)
    """,
    ),
    Production(
        "cyclic_dict",
        1,
        """
        $!c = {'k': $any}
        $1['me'] = [$1, ($1,)]
        print($1)
    """,
    ),
    Production(
        "del_many",
        1,
        """
        $!g, $!h = [$int, $int], {'k': $int}
        del $1[0], $2['k']
        print($1, $2)
    """,
        needs=("del",),
    ),
)
