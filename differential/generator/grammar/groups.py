"""Exception groups and `except*`."""

from __future__ import annotations

from differential.generator.production import Production

NEEDS = ("except_star",)

PRODUCTIONS = (
    Production("except_star", 3, """
        try:
            raise ExceptionGroup($#message, [ValueError($any), TypeError($int), ExceptionGroup('in', [KeyError($str), OSError(2, 'no')])])
        except* ValueError as e:
            print(e.message, e.exceptions)
        except* (TypeError, LookupError) as e:
            print(type(e).__name__, [type(one).__name__ for one in e.exceptions], $bool)
        except* OSError:
            print('rest')
        finally:
            print('finally')
    """, needs=NEEDS),
    Production("except_star_else", 1, """
        try:
            if $bool:
                raise $#exception($any)
        except* (ValueError, TypeError) as e:
            print(repr(e), e.exceptions)
        except* Exception as e:
            print(type(e).__name__, len(e.exceptions), repr(e.__context__))
        else:
            print('nothing')
        finally:
            print('finally')
    """, needs=NEEDS),
    Production("except_star_raises", 2, """
        try:
            try:
                raise ExceptionGroup('g', [ValueError($any), OSError($int), KeyError($str)])
            except* OSError:
                raise RuntimeError($#message)
            except* ValueError as e:
                if $bool:
                    raise
                raise LookupError('again') from e
        except BaseExceptionGroup as e:
            print(e.message, [type(one).__name__ for one in e.exceptions], repr(e.__context__), repr(e.__cause__))
            for one in e.exceptions:
                print(repr(one.__context__), repr(one.__cause__), one.__suppress_context__)
    """, needs=NEEDS),
    Production("group_methods", 2, """
        $!g = ExceptionGroup($#message, [ValueError($int), ExceptionGroup('inner', [TypeError($any), KeyError(1)])])
        $1.add_note($str)
        for $!c in (ValueError, (TypeError, KeyError), lambda one: len(one.args) > 1, OSError, $#any):
            try:
                print($1.split($6), $1.subgroup($6), $1.subgroup($6) is $1)
            except TypeError as e:
                print($&error)
        print($1.derive([OSError()]), $1.__notes__, repr($1), str($1), $1.args)
    """, needs=NEEDS),
    Production("group_made_wrongly", 1, """
        for $!a in (($str, []), ($int, [ValueError()]), ($str, [$any]), ($str, $any), ($str, [KeyboardInterrupt()]), ($str,)):
            for kind in (ExceptionGroup, BaseExceptionGroup):
                try:
                    print(repr(kind(*$1)))
                except Exception as e:
                    print($&error)
    """, needs=NEEDS),
    Production("group_of_a_kind", 1, """
        class $!G(ExceptionGroup):
            def derive(self, of):
                print('derive', len(of))
                return $1(self.message + '*', of)
        try:
            raise $1($#message, [ValueError($int), TypeError($str)])
        except* TypeError as e:
            print(type(e) is $1, e.message, e.exceptions)
        except* ValueError as e:
            print(type(e) is $1, e.message, e.exceptions)
    """, needs=(*NEEDS, "inheritance")),
)  # fmt: skip
