"""What fails on purpose, caught in every way there is; and how a program ends with an exception that it means to leave uncaught."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from differential.generator.production import Block, Chunk, Production, compile_template

if TYPE_CHECKING:
    from differential.generator.builder import Builder

FAILING: tuple[tuple[str, str], ...] = (
    ("$list[$#far]", "IndexError"),
    ("$tuple[$#far]", "IndexError"),
    ("$str[$#far]", "IndexError"),
    ("$bytes[$#far]", "IndexError"),
    ("$dict['missing']", "KeyError"),
    ("{1: $any}[$#far]", "KeyError"),
    ("{}[$any]", "(KeyError, TypeError)"),
    ("$int // ($int * 0)", "ZeroDivisionError"),
    ("$int % False", "ZeroDivisionError"),
    ("($int & 255) / 0", "ZeroDivisionError"),
    ("$float // 0.0", "ZeroDivisionError"),
    ("$float % 0", "ZeroDivisionError"),
    ("divmod($float, 0.0)", "ZeroDivisionError"),
    ("0.0 ** -$#count", "ZeroDivisionError"),
    ("$complex / 0j", "ZeroDivisionError"),
    ("pow($int, $int, 0)", "ValueError"),
    ("int($#not_numeric)", "ValueError"),
    ("float($#not_numeric)", "ValueError"),
    ("int(float('nan'))", "ValueError"),
    ("int(float('inf'))", "OverflowError"),
    ("round(float('-inf'))", "OverflowError"),
    ("1e308 ** 2", "OverflowError"),
    ("10 ** 400 / 3", "OverflowError"),
    ("1 << -$#count", "ValueError"),
    ("$list.index('no')", "ValueError"),
    ("$list.remove('no')", "ValueError"),
    ("$str.index('\\U0001f643')", "ValueError"),
    ("$tuple.index(None)", "ValueError"),
    ("[].pop()", "IndexError"),
    ("{}.popitem()", "KeyError"),
    ("set().pop()", "KeyError"),
    ("$set.remove('no')", "KeyError"),
    ("$dict.pop('no')", "KeyError"),
    ("$list + $tuple", "TypeError"),
    ("$str + $int", "TypeError"),
    ("$int + $str", "TypeError"),
    ("$bytes + $str", "TypeError"),
    ("$str - $str", "TypeError"),
    ("$int < $str", "TypeError"),
    ("([$int] < [$int, $int]) < $str", "TypeError"),
    ("$complex < $complex", "TypeError"),
    ("sorted([$int, $str])", "TypeError"),
    ("max($int, $str)", "TypeError"),
    ("max([])", "ValueError"),
    ("sum($strs, '')", "TypeError"),
    ("len($int)", "TypeError"),
    ("iter($int)", "TypeError"),
    ("next($list)", "TypeError"),
    ("next(iter([]))", "StopIteration"),
    ("hash($list)", "TypeError"),
    ("{$list: 1}", "TypeError"),
    ("{1, $dict}", "TypeError"),
    ("($int)()", "TypeError"),
    ("None[$int]", "TypeError"),
    ("$int[0]", "TypeError"),
    ("$list['k']", "TypeError"),
    ("$str[$float]", "TypeError"),
    ("$tuple[None:'x']", "TypeError"),
    ("-$str", "TypeError"),
    ("~$float", "TypeError"),
    ("[*$int]", "TypeError"),
    ("{**$list}", "TypeError"),
    ("print(*$int)", "TypeError"),
    ("print(**{'sop': $int})", "TypeError"),
    ("dict(**{'a': 1}, **{'a': $int})", "(TypeError, KeyError)"),
    ("$str.join($list + [1])", "TypeError"),
    ("$str.nothing", "AttributeError"),
    ("($int).nothing()", "AttributeError"),
    ("None.upper()", "AttributeError"),
    ("$list.push($int)", "AttributeError"),
    ("undefined_name", "NameError"),
    ("undefined_call($int)", "NameError"),
    ("chr(-$#count)", "ValueError"),
    ("chr(1114112)", "ValueError"),
    ("ord('ab')", "TypeError"),
    ("ord('')", "TypeError"),
    ("bytes([$int, 256])", "(ValueError, OverflowError)"),
    ("b'\\xff\\xfe'.decode('utf-8')", "UnicodeDecodeError"),
    ("'\\xe9\\u1234'.encode('ascii')", "UnicodeEncodeError"),
    ("'\\ud800'.encode('utf-8')", "UnicodeEncodeError"),
    ("'x'.encode('no-such')", "LookupError"),
    ("'%d' % $str", "TypeError"),
    ("'%d %d' % ($int,)", "TypeError"),
    ("'%s' % ($int, $int)", "TypeError"),
    ("'%y' % $int", "ValueError"),
    ("'{} {}'.format($int)", "IndexError"),
    ("'{name}'.format($int)", "KeyError"),
    ("'{'.format()", "ValueError"),
    ("'{:d}'.format($str)", "ValueError"),
    ("f'{$&plain.int:q}'", "ValueError"),
    ("f'{$&plain.list:>5}'", "TypeError"),
    ("format($float, 'x')", "ValueError"),
    ("range(1, 5, 0)", "ValueError"),
    ("range($float)", "TypeError"),
    ("isinstance($int, $int)", "TypeError"),
    ("int($int, 10)", "TypeError"),
    ("int('1', base=99)", "ValueError"),
    ("abs($str)", "TypeError"),
    ("(lambda p: p)()", "TypeError"),
    ("(lambda p: p)($int, $int)", "TypeError"),
    ("(lambda p, *, k: p)($int)", "TypeError"),
    ("(lambda p, /: p)(p=$int)", "TypeError"),
    ("(lambda **k: k)($int)", "TypeError"),
    ("(lambda p: p)($int, p=$int)", "TypeError"),
    ("list(zip([], [$int], strict=True))", "ValueError"),
    ("'abc'.__getitem__($#far)", "IndexError"),
    ("(1).__add__()", "TypeError"),
    ("object().x", "AttributeError"),
    ("list($int)", "TypeError"),
    ("dict([$int])", "TypeError"),
    ("dict(['abc'])", "ValueError"),
    ("set([$list])", "TypeError"),
    ("frozenset([{}])", "TypeError"),
    ("all($int)", "TypeError"),
    ("enumerate(None)", "TypeError"),
    ("reversed({1})", "TypeError"),
    ("bytearray(b'x')[$#far]", "IndexError"),
    ("complex('1 + 2j')", "ValueError"),
    ("(2 ** 70).to_bytes(4, 'big')", "OverflowError"),
    ("(-1).to_bytes(4, 'little')", "OverflowError"),
    ("float.fromhex('zz')", "ValueError"),
    ("bytes.fromhex('abc')", "ValueError"),
    ("'a'.center(5, 'xy')", "TypeError"),
    ("'a'.split('')", "ValueError"),
    ("''.zfill($str)", "TypeError"),
)
"""Expressions that raise for any operands of their kinds, and what they raise (as an except clause names it)."""

FAILING_STATEMENTS: tuple[tuple[str, str], ...] = (
    ("raise $#exception($#message)", "Exception"),
    ("raise $#exception($#odd_message)", "Exception"),
    ("raise $#exception", "Exception"),
    ("raise $#exception($#message, $int)", "Exception"),
    ("raise $#exception($#message) from $#exception($int)", "Exception"),
    ("raise $#exception($#message) from None", "Exception"),
    ("raise $int", "TypeError"),
    ("raise ValueError from $int", "TypeError"),
    ("assert not [$int], $any", "AssertionError"),
    ("assert $int is None", "AssertionError"),
    ("$!p, $!q = [$int]", "ValueError"),
    ("$!p, $!q = $int, $int, $int", "ValueError"),
    ("$!p, *$!q, $!r = [$int]", "ValueError"),
    ("($!p, $!q), $!r = $int, $int", "TypeError"),
    ("$!p, $!q = {'a', 'b', 'c'}", "ValueError"),
    (
        """
        for $!p in $int:
            print($1)
    """,
        "TypeError",
    ),
    (
        """
        for $!p, $!q in [$tuple + (1, 2, 3)]:
            print($1)
    """,
        "ValueError",
    ),
    ("$tuple[0] = $int", "TypeError"),
    ("$str[0] = 'x'", "TypeError"),
    ("[$int][5] = $int", "IndexError"),
    ("{}[$list] = $int", "TypeError"),
    ("[][0] += $int", "IndexError"),
    ("{}['k'] += $int", "KeyError"),
    ("[0, 1, 2][::2] = [$int]", "ValueError"),
    ("[0][:] = $int", "TypeError"),
    ("None.x = $int", "AttributeError"),
    ("(1).x = $int", "AttributeError"),
    (
        """
        with $int:
            print(1)
    """,
        "TypeError",
    ),
    ("undefined_later += 1", "NameError"),
    ("import no_such_module", "ImportError"),
    ("del $list[50]", "IndexError"),
    ("del {}['k']", "KeyError"),
    ("del $str[0]", "TypeError"),
    ("del undefined_gone", "NameError"),
    ("del (1).real", "AttributeError"),
)

"""Statements that raise, likewise."""

Failing = tuple[tuple[Chunk | Block, ...], str]


def compile_failing(allowed: Callable[[str], bool]) -> tuple[tuple[Failing, ...], tuple[Failing, ...]]:
    """The expressions (printed) and the statements that raise, of those that a profile allows."""
    expressions = tuple((compile_template(f"print({text})"), raised) for text, raised in FAILING if allowed(text) and allowed(raised))
    statements = tuple((compile_template(text), raised) for text, raised in FAILING_STATEMENTS if allowed(text) and allowed(raised))
    return expressions, statements


def failing(builder: Builder) -> str:
    """Emits a statement that raises and gives what it raises, as an except clause names it."""
    parts, raised = builder.pick(builder.tables.failing[builder.chance(0.3)])
    builder.fill(parts)
    return raised


def _nested_failing(builder: Builder) -> str:
    builder.indent += "    "
    raised = failing(builder)
    builder.indent = builder.indent[:-4]
    return raised


def _report(builder: Builder) -> None:
    builder.line(f"    print({error(builder)})")


def error(builder: Builder, argument: str = "", depth: int = 0) -> str:
    """What is printed of a caught exception `e`: type and message in one way or another."""
    return builder.pick(builder.pools["error"])


def try_except(builder: Builder) -> None:
    builder.line("try:")
    raised = _nested_failing(builder)
    builder.line(f"except {raised if builder.chance(0.6) else 'Exception'} as e:")
    _report(builder)


def try_all(builder: Builder) -> None:
    """Every clause: a handler that does not fit, one that does, else, finally."""
    builder.line("try:")
    if builder.chance(0.4):
        builder.block("    ")
        if builder.chance(0.5):
            _nested_failing(builder)
    else:
        _nested_failing(builder)
    builder.line("except (RecursionError, MemoryError):\n    print('unfit')")
    builder.line("except Exception as e:")
    _report(builder)
    if builder.chance(0.4):
        builder.line("else:")
        builder.block("    ")
    if builder.chance(0.6):
        builder.line("finally:")
        builder.block("    ")


def try_bare(builder: Builder) -> None:
    builder.line("try:")
    raised = _nested_failing(builder)
    builder.line(f"except {raised}:\n    print('{builder.fresh('caught')}')\nexcept:\n    print('bare')")


def reraise(builder: Builder) -> None:
    """An exception through two handlers: raised again, chained, or replaced by one of the handler's own."""
    builder.line("try:\n    try:")
    builder.indent += "    "
    _nested_failing(builder)
    builder.line("except Exception as e:")
    again = builder.pick(
        ("raise", "raise e", "raise LookupError('again') from e", "raise RuntimeError(type(e).__name__)", "raise ValueError from None")
    )
    builder.line(f"    print('inner', type(e).__name__)\n    {again}")
    if builder.chance(0.4):
        builder.line("finally:\n    print('inner finally')")
    builder.indent = builder.indent[:-4]
    builder.line("except Exception as e:")
    if "cause" in builder.tables.lacks:
        _report(builder)
    else:
        builder.line("    print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)")


def fail_in_loop(builder: Builder) -> None:
    """Operands of several kinds through one operation: some raise, some do not."""
    builder.fill(_LOOP)


_LOOP = compile_template(
    """
        for $!v in ($any, $any, $any):
            try:
                print($1 $#binary_safe $#operand)
            except (TypeError, ValueError, ArithmeticError) as e:
                print($&error)
    """
)


def uncaught(builder: Builder) -> None:
    """Ends the program with an exception that nobody catches, sometimes from inside functions, after a `finally` or a handler."""
    how = builder.below(4)
    if how == 0:
        raised = failing(builder)
    elif how == 1:
        name = builder.fresh("fail")
        builder.line(f"def {name}(p):")
        raised = _nested_failing(builder)
        builder.line(f"print({name}({builder.atom('int')}))")
    elif how == 2:
        builder.line("try:")
        raised = _nested_failing(builder)
        builder.line("finally:\n    print('last')")
    else:
        builder.line("try:\n    raise KeyError('first')\nexcept KeyError as e:\n    print(repr(e))")
        raised = _nested_failing(builder)
    if raised == "Exception" and (match := re.search(r"\braise (\w+)", builder.out[-1])):
        raised = match[1]
    builder.raises = tuple(raised.strip("()").split(", "))


PRODUCTIONS = (
    Production("try_except", 9, try_except),
    Production("try_all", 5, try_all, nests=True),
    Production("try_bare", 2, try_bare),
    Production("reraise", 3, reraise),
    Production("fail_in_loop", 5, fail_in_loop),
    Production(
        "try_finally",
        2,
        """
        try:
            $body
        finally:
            $body
    """,
        nests=True,
    ),
    Production(
        "break_in_finally",
        1,
        """
        for $!i in range($#count):
            try:
                $#raise_or_pass
            finally:
                print('finally', $1)
                $#leave_loop
    """,
    ),
    Production(
        "continue_in_try",
        1,
        """
        for $!i in range($#count):
            try:
                if $bool:
                    continue
                print($1)
            finally:
                print('finally', $1)
    """,
    ),
    Production(
        "return_in_finally",
        2,
        """
            def $!f(p):
                try:
                    $#raise_or_pass
                    return $int
                except ValueError:
                    return $str
                finally:
                    print('leaving', p)
                    if $bool:
                        return p
            try:
                print(repr($1($int)))
            except Exception as e:
                print($&error)
        """,
    ),
    Production(
        "name_unbound_after",
        1,
        """
        try:
            raise ValueError($#message)
        except ValueError as e:
            pass
        try:
            print(e)
        except NameError as e:
            print($&error)
    """,
    ),
    Production(
        "exception_attributes",
        2,
        """
            try:
                raise $#exception($any, $str)
            except Exception as e:
                print(e.args, type(e).__mro__[1].__name__, isinstance(e, LookupError), len(e.args))
        """,
        needs=("exception_args",),
    ),
    Production(
        "exception_value",
        1,
        """
        $!x = $#exception($#message)
        print(repr($1), str($1), $1.args, $1 == $1)
    """,
        needs=("exception_args",),
    ),
    Production(
        "unbound_local",
        1,
        """
        def $!f(p):
            if p:
                $!l = $int
            return $2
        for $!c in ($bool, 0):
            try:
                print($1($4))
            except UnboundLocalError as e:
                print($&error)
    """,
    ),
)
