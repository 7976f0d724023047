"""Probes: one operation or one row at a time, on operands of any type, whatever comes of it printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from differential.generator.grammar.failures import error
from differential.generator.production import Production, compile_template
from differential.generator.rows import MUTABLE, Alternative, Row

if TYPE_CHECKING:
    from differential.generator.builder import Builder

WRONG = 0.35
"""Share of row calls with arguments meant to be refused."""

UNSET = frozenset(("builtin_function_or_method", "cell", "traceback"))
"""Types on whose values nothing is set: `len` is the process's own, cells and tracebacks are made by no guest's hand."""


def _may_be_wrong(row: Row) -> bool:
    """Not of `hash`, whose answer is an address for what no pool of its own names, nor of a `throw` that another frame answers."""
    return row.called != "hash" and not (row.method in ("throw", "athrow") and row.setting)


FOREIGN = 0.4
"""Share of those in which it is the receiver that is not of the row's type; with attributes it always is."""


def _spoil(builder: Builder, alternative: Alternative, arguments: list[str]) -> None:
    pick = builder.pick
    how = builder.below(4)
    if not arguments or how == 1:
        arguments.insert(0, pick(builder.pools["surplus"]))
    elif how == 0:
        arguments.pop()
    elif how == 2:
        chosen = builder.below(len(arguments))
        arguments[chosen] = alternative.arguments[chosen][0] + pick(builder.pools["wrong"])
    elif any(prefix for prefix, _ in alternative.arguments) or builder.chance(0.5):
        arguments.append("zz=1")
    else:
        arguments.append(pick(builder.pools["surplus"]))


def _receiver(builder: Builder, row: Row, alternative: Alternative) -> str:
    # A name in scope may hold any value of its kind: only where the entry left the receiver open.
    if row.kind and alternative.receivers is builder.pools[row.kind] and builder.chance(0.3):
        return builder.atom(row.kind)
    return builder.pick(alternative.receivers)


def _call(builder: Builder, row: Row, alternative: Alternative, receiver: str) -> str:
    wrong = builder.chance(WRONG) and _may_be_wrong(row)
    foreign = wrong and row.type and "unbound" not in builder.tables.lacks and (row.read or builder.chance(FOREIGN))
    if row.read:
        plain = f"({receiver}).{row.method}" if receiver else row.called
        return row.shown % (_ask_descriptor(builder, row, receiver) if foreign else plain)
    arguments = [prefix + builder.pick(options) for prefix, options in alternative.arguments]
    if wrong and not foreign:
        _spoil(builder, alternative, arguments)
    if not row.type or alternative.on_type:
        called = f"{row.type}.{row.method}" if row.type else row.called
    elif foreign or row.unbound or (row.kind and builder.chance(0.15) and "unbound" not in builder.tables.lacks):
        called = f"{row.type}.{row.method}"
        arguments.insert(0, builder.pick(builder.pools["wrong"]) if foreign else receiver)
    else:
        called = f"{receiver}.{row.method}" if not receiver[0].isdigit() else f"({receiver}).{row.method}"
    return row.shown % f"{called}({', '.join(arguments)})"


def _ask_descriptor(builder: Builder, row: Row, receiver: str) -> str:
    """What only the descriptor of an attribute can be asked: to read it of another type's value, to set and delete it."""
    if row.method == "__hash__":
        return f"({receiver}).__hash__()"
    wrong = builder.pick(builder.pools["wrong"])
    asked = [f"__get__({receiver})", f"__get__({wrong})"]
    if row.owner not in UNSET:
        asked += [f"__delete__({wrong})", f"__set__({receiver}, {wrong})", f"__delete__({receiver})"]
    return f"vars({row.type})['{row.method}'].{builder.pick(asked)}"


def _set_up(builder: Builder, row: Row) -> None:
    if row.setting:
        builder.line(row.setting)


def row(builder: Builder, argument: str, depth: int) -> str:
    """A call of some row: an expression that may raise, its result fit to print."""
    rows = builder.tables.rows
    chosen = rows[builder.choices.turn(len(rows))]
    _set_up(builder, chosen)
    alternative = builder.pick(chosen.alternatives)
    return _call(builder, chosen, alternative, _receiver(builder, chosen, alternative) if alternative.receivers else "")


def rows_in_turn(builder: Builder) -> None:
    """Several rows, each guarded alike: cheaper in text than a `try` for each."""
    thunks = [row(builder, "", 0) for _ in range(builder.pick((2, 4, 5, 6)))]
    builder.line(f"for thunk in ({', '.join(f'lambda: {thunk}' for thunk in thunks)}):\n    try:\n        print(thunk())")
    builder.line(f"    except Exception as e:\n        print({error(builder)})")


MANY = 9
"""Statements with several rows each in a program that has nothing else: there are more rows than forms of anything else."""


def rows_at_length(builder: Builder) -> None:
    """Many rows in turn."""
    for _ in range(MANY):
        rows_in_turn(builder)


def row_on_mutable(builder: Builder) -> None:
    """A row on a container of its own, which is shown after whether the call succeeded or not."""
    for _ in range(20):
        chosen = builder.pick(builder.tables.rows)
        if chosen.owner in MUTABLE:
            break
    else:
        return builder.fill(_SINGLE)
    name = builder.fresh("r")
    alternative = builder.pick(chosen.alternatives)
    builder.line(f"{name} = {builder.pick(alternative.receivers)}\ntry:\n    print({_call(builder, chosen, alternative, name)}, {name})")
    builder.line(f"except Exception as e:\n    print({error(builder)})")
    if builder.chance(0.3):
        builder.line(f"print(len({name}), {name})")
    return None


_SINGLE = compile_template("""
    try:
        print($&row)
    except Exception as e:
        print($&error)
""")
CAUGHT = "except (TypeError, ValueError, ArithmeticError) as e:\n"

PRODUCTIONS = (
    Production("rows_in_turn", 80, rows_in_turn),
    Production("row", 12, """
        try:
            print($&row)
        except Exception as e:
            print($&error)
    """),
    Production("row_on_mutable", 14, row_on_mutable),
    Production("row_value", 2, """
        try:
            $!r = $&row
        except Exception as e:
            $1 = type(e)
        print($1, $1 == $any)
    """),
    Production("binary", 6, "try:\n    print(repr($#operand $#binary $#operand))\n" + CAUGHT + "    print($&error)"),
    Production("binary_wide", 3, "try:\n    print($#wide_operand $#wide_binary $#wide_operand)\n" + CAUGHT + "    print($&error)"),
    Production(
        "binary_pairs", 4,
        """
            for left in ($#operand, $#operand):
                for right in ($#operand, $#operand, $#operand):
                    try:
                        print(left $#binary right)
                    except (TypeError, ValueError, ArithmeticError) as e:
                        print($&error)
        """,
    ),
    Production("binary_reflected", 2, """
        for left, right in (($#operand, $#operand), ($any, $#operand)):
            for p, q in ((left, right), (right, left)):
                try:
                    print(p $#binary_safe q, p is p)
                except Exception as e:
                    print($&error)
    """),
    Production("augmented", 4, """
        $!v = $#operand
        try:
            $1 $#augmented $#operand
        except (TypeError, ValueError, ArithmeticError) as e:
            print($&error)
        print($1)
    """),
    Production("augmented_item", 2, """
        $!v = [$#operand, $any]
        $!w = $1[0]
        try:
            $1[0] $#augmented $#operand
        except Exception as e:
            print($&error)
        print($1, $4, $4 is $1[0])
    """),
    Production("unary", 2, """
        for $!v in ($#operand, $#operand, $#wide_operand):
            try:
                print($#unary$1)
            except TypeError as e:
                print($&error)
    """),
    Production("subscript", 3, """
        for $!k in ($#any, $#index, $#slice):
            try:
                print(($any)[$1])
            except Exception as e:
                print($&error)
    """),
    Production("set_subscript", 2, """
        for $!k in ($#any, $#index, $#slice, $#hashable):
            $!c = $any
            try:
                $6[$1] = $any
            except Exception as e:
                print($&error)
            print($6)
    """),
    Production("del_subscript", 2, """
        for $!k in ($#any, $#index, $#slice):
            $!c = $any
            try:
                del $5[$1]
            except Exception as e:
                print($&error)
            print($5)
    """, needs=("del",)),
    Production("slice_matrix", 2, """
        for $!k in ($#slice, slice($#bound_value, $#bound_value), slice($#bound_value, None, $#nonzero)):
            try:
                print($list[$1], repr($str[$1]), $tuple[$1], range(9)[$1])
            except Exception as e:
                print($&error)
    """),
    Production("unpack_any", 2, """
        for $!v in ($#any, $#any, $any):
            try:
                $!p, *$!q = $1
                print($5, $6)
            except (TypeError, ValueError) as e:
                print($&error)
    """),
    Production("call_any", 1, """
        for $!f in ($#any, $#callable, $#type):
            try:
                print($1($any) is None)
            except Exception as e:
                print($&error)
    """),
    Production("attribute_any", 2, """
        for $!v in ($any, $#any):
            try:
                print($1.$#attribute_name)
            except AttributeError as e:
                print($&error)
    """),
    Production("compare_mixed", 2, """
        $!l = [$#any, $#any, $#any]
        print([p == q for p in $1 for q in $1], [$any in $1, $1.count($any)])
    """),
    Production("sort_mixed", 1, """
        try:
            print(sorted([$any, $any, $any]), max($list, $list))
        except TypeError as e:
            print($&error)
    """),
    Production("truth", 1, "print([bool(v) for v in ($any, $#any, $#any)], $any and $any, $any or $any, not $any)"),
    Production("format_int", 2, """
        for $!s in ($#spec, $#spec, $#spec):
            try:
                print(repr(format($#small_int, $1)), f'{$&plain.int:{$1}}')
            except (ValueError, OverflowError) as e:
                print($&error)
    """),
    Production("format_float", 2, """
        for $!v in ($float, $float, $#wide_operand):
            try:
                print(f'{$1:$#float_spec}|{$1:$#float_spec}|{$1!r:>{$#width}}')
            except (ValueError, TypeError, OverflowError) as e:
                print($&error)
    """),
    Production("format_str", 2, """
        for $!v in ($str, $str):
            try:
                print(f'[{$1:$#str_spec}] {$1!r:$#str_spec} {$1!a}', '%-8.3s|' % $1)
            except ValueError as e:
                print($&error)
    """),
    Production("format_any", 2, """
        for $!v in ($any, $#any):
            try:
                print(f'{$1!s:>8} {$1}', '{0!r:.5}'.format($1), '%s %r' % ($1, $1))
                print('{:$#int_spec}'.format($1))
            except Exception as e:
                print($&error)
    """),
    Production("percent", 2, """
        for $!v in ($#percent_value, $#percent_value, $any):
            try:
                print($#percent_format % $1)
            except Exception as e:
                print($&error)
    """),
    Production("f_debug", 1, """
        $!v = $any
        print(f'{$1=} {$1!s:>5} {$1 = !r}')
        print(f'{$&plain.int + 1=:>6}', f'{{{$&plain.str}}}')
    """),
    Production("convert", 2, """
        for $!t in ($#converter, $#converter, $#converter):
            try:
                print(repr($1($any)))
            except (TypeError, ValueError, OverflowError) as e:
                print($&error)
    """),
    Production("identity", 1, """
        $!v = $any
        $!w = $1
        print($1 is $3, [$1] == [$3], $1 == $1, ($1, 1)[0] is $1)
    """),
    Production("surrogates", 1, """
        $!s = $#surrogate
        try:
            print(ascii($1), len($1), ascii($1[0:1] * 2), $1 == $str)
            print($1[0].encode($#encoding, $#errors))
        except UnicodeEncodeError as e:
            print(type(e).__name__, e.reason)
    """),
    Production("text_methods", 3, """
        for $!s in ($str, $str):
            print([$1.$#text_test() for _ in '1'], repr($1.$#text_change()), $1.$#text_test(), $1.isidentifier())
    """),
)  # fmt: skip
