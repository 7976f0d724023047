"""The special methods a generated class may have, each with what makes an engine call it."""

from __future__ import annotations

from textwrap import dedent


def guarded(*expressions: str, setup: str = "") -> str:
    """A template that prints each expression, or what it raises, after some setup."""
    thunks = ", ".join(f"lambda: {expression}" for expression in expressions)
    loop = f"for thunk in ({thunks},):\n    try:\n        print(thunk())\n    except Exception as e:\n        print($&error)"
    return dedent(setup).lstrip() + loop


DUNDERS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        (),
        """
        def __repr__(self):
            return f'<{$&plain.int} {$&plain.str!r}>'
    """,
        "print($&object, [$&object], f'{$&object!s:>12}', str($&object) == repr($&object))",
    ),
    (
        (),
        """
        def __str__(self):
            return 'str:' + $str
    """,
        "print(str($&object), f'{$&object:>9}' if 0 else '{}'.format($&object), '%s' % $&object)",
    ),
    (
        (),
        """
        def __len__(self):
            return $int & 7
    """,
        "print(len($&object), bool($&object), not $&object)",
    ),
    (
        (),
        """
        def __bool__(self):
            return $bool
    """,
        "print('yes' if $&object else 'no', bool($&object), ($&object and 1) == 1, not $&object)",
    ),
    (
        (),
        """
        def __eq__(self, other):
            return $bool
        __hash__ = None
    """,
        "print($&object == $any, $&object != $any, $any == $&object, $&object in [$any, $&object])",
    ),
    (
        (),
        """
        def __hash__(self):
            return $int % 1000
    """,
        "print(hash($&object), {$&object: $int}[$&object], len({$&object, $&object}))",
    ),
    (
        (),
        """
        def __lt__(self, other):
            return NotImplemented if other is None else $bool
        def __gt__(self, other):
            return $bool
    """,
        """
         print($&object < $&object, $&object > $int, $int < $&object, len(sorted([$&object, $&object])))
         try:
             print($&object < None, $&object <= 1)
         except TypeError as e:
             print($&error)
     """,
    ),
    (
        (),
        """
        def __add__(self, other):
            return ('add', $int, other)
        def __radd__(self, other):
            return ['radd', other, $str]
    """,
        "print($&object + $any, repr($int + $&object), repr([] and 0 or $float + $&object))",
    ),
    (
        (),
        """
        def __sub__(self, other):
            return NotImplemented
    """,
        """
        try:
            print($&object - $int)
        except TypeError as e:
            print($&error)
    """,
    ),
    (
        ("augmented_dunder",),
        """
        def __iadd__(self, other):
            self.total = ($int, other)
            return self
    """,
        """
        $!k = $&object
        $1 += $any
        print($1 is $&object, $1.total)
    """,
    ),
    (
        (),
        """
        def __mul__(self, other):
            return other
        def __neg__(self):
            return $int
        def __invert__(self):
            return $str
    """,
        "print($&object * $any, -$&object, repr(~$&object))",
    ),
    (
        (),
        """
        def __floordiv__(self, other):
            return $int
        def __rmod__(self, other):
            return ('rmod', other)
        def __matmul__(self, other):
            return $any
    """,
        "print($&object // $any, $int % $&object, $&object @ $any)",
    ),
    (
        ("rare_dunder",),
        """
        def __pow__(self, other, modulus=None):
            return (other, modulus, $int)
        def __divmod__(self, other):
            return $tuple
    """,
        "print($&object ** $int, pow($&object, $int, $any), divmod($&object, $any))",
    ),
    (
        (),
        """
        def __getitem__(self, key):
            if isinstance(key, int) and key > 3:
                raise IndexError(key)
            return (key, $int)
    """,
        "print($&object[$int % 4], $&object[$#bound:$#bound$#step], $&object['k', $int % 3], list($&object), (3, 0) in $&object)",
    ),
    (
        (),
        """
        def __getitem__(self, key):
            if key == 4:
                raise IndexError(key)
            return key
        def __setitem__(self, key, value):
            print('set', key, value)
        def __delitem__(self, key):
            print('del', key)
    """,
        """
         $&object[$any] = $any
         $&object[$#bound:] = $int
         $&object[$int] += $int
     """,
    ),
    (
        ("del", "rare_dunder"),
        """
        def __delitem__(self, key):
            print('del', key, $int)
        def __delattr__(self, name):
            print('delattr', name)
    """,
        """
        del $&object[$any], $&object[1:$#bound]
        del $&object.gone
        delattr($&object, 'too')
    """,
    ),
    (
        (),
        """
        def __contains__(self, item):
            return item == $int
    """,
        "print($int in $&object, $any not in $&object)",
    ),
    (
        (),
        """
        def __iter__(self):
            return iter($list)
    """,
        "print(list($&object), [*$&object], sorted($&object), max($&object, default='none'), $int in $&object)",
    ),
    (
        ("iterator_class",),
        """
        def __iter__(self):
            self.m_left = 3
            return self
        def __next__(self):
            self.m_left -= 1
            if self.m_left < 0:
                raise StopIteration
            return self.m_left * $int
    """,
        """
         print(list($&object), [v for v in $&object], tuple(zip($&object, $list)))
         a, *b = $&object
         print(a, b)
     """,
    ),
    (
        (),
        """
        def __call__(self, *args, **kwargs):
            return args, kwargs, $int
    """,
        "print($&object($any), $&object(*$list, k=$int), callable($&object))",
    ),
    (
        (),
        """
        def __enter__(self):
            print('enter', $int)
            return $str
        def __exit__(self, kind, value, trace):
            print('exit', kind and kind.__name__, repr(value))
            return $bool
    """,
        """
         try:
             with $&object as $!r:
                 print(repr($2))
                 raise $#exception($#message)
             print('suppressed')
         except Exception as e:
             print('escaped', $&error)
         with $&object, $&object as $!r:
             print($int)
     """,
    ),
    (
        ("getattr_dunder",),
        """
        def __getattr__(self, name):
            if name == 'no':
                raise AttributeError($str)
            return (name, $int)
    """,
        "print($&object.anything, getattr($&object, 'no', $int), hasattr($&object, 'no'), hasattr($&object, 'yes'))",
    ),
    (
        ("getattr_dunder",),
        """
        def __setattr__(self, name, value):
            print('setattr', name)
            super().__setattr__(name, value)
    """,
        """
        $&object.late = $any
        print($&object.late)
        setattr($&object, 'later', $int)
        print($&object.later)
    """,
    ),
    (
        ("getattr_dunder",),
        """
        def __getattribute__(self, name):
            return object.__getattribute__(self, name) if name.startswith('_') or name[0] in 'mds' else $int
    """,
        "print($&object.zzz, $&object.shared, getattr($&object, 'q'))",
    ),
    (
        ("rare_dunder",),
        """
        def __index__(self):
            return $int & 3
        def __int__(self):
            return $int
        def __float__(self):
            return 2.5
    """,
        "print([10, 20, 30, 40][$&object], int($&object), float($&object), range(9)[$&object:], hex($&object), 'x' * $&object)",
    ),
    (
        ("rare_dunder",),
        """
        def __format__(self, spec):
            return f'[{spec}]' + $str
    """,
        "print(f'{$&object:>{$#few}x}', format($&object, 'abc'), '{:!}|{}'.format($&object, $&object))",
    ),
    (
        ("rare_dunder",),
        """
        def __round__(self, digits=0):
            return ('round', digits)
        def __abs__(self):
            return $int
        def __trunc__(self):
            return $int
        def __complex__(self):
            return $complex
    """,
        "print(round($&object), round($&object, $#few), abs($&object), complex($&object))",
    ),
    (
        ("rare_dunder",),
        """
        def __reversed__(self):
            return iter($list)
        def __bytes__(self):
            return $bytes
        def __length_hint__(self):
            return 3
    """,
        "print(list(reversed($&object)), bytes($&object))",
    ),
    (
        ("bad_dunder",),
        """
        def __repr__(self):
            return $int
        def __len__(self):
            return -$#count
        def __bool__(self):
            return $int
        def __hash__(self):
            return $str
        def __index__(self):
            return $float
    """,
        guarded("repr($&object)", "len($&object)", "bool($&object)", "hash($&object)", "[1][$&object]", "{$&object: 1}", "range($&object)"),
    ),
    (
        ("bad_dunder",),
        """
        def __iter__(self):
            return $int
        def __contains__(self, item):
            raise $#exception($#message)
        def __eq__(self, other):
            raise $#exception($#message)
        def __call__(self, p):
            return p
    """,
        guarded(
            "list($&object)",
            "$int in $&object",
            "$&object == 1",
            "[$&object] == [0]",
            "$&object()",
            "$&object(1, 2)",
            "[0, $&object].index(2)",
        ),
    ),
    (
        ("dir",),
        """
        def __dir__(self):
            return ['b', 'a']
    """,
        "print(dir($&object), sorted(vars($&object)))",
    ),
    (
        ("property",),
        """
        @property
        def half(self):
            return $int
        @half.setter
        def half(self, value):
            print('half =', value)
        @half.deleter
        def half(self):
            print('half gone')
    """,
        """
         print($&object.half)
         $&object.half = $any
         $&object.half += $int
         del $&object.half
     """,
    ),
    (
        ("property",),
        """
        @property
        def only(self):
            return $any
    """,
        guarded("$&object.only", "setattr($&object, 'only', 1)", "delattr($&object, 'only')", "type($&object).only.fget($&object)"),
    ),
    (
        ("classmethod",),
        """
        @classmethod
        def make(cls, p=$#small_int):
            return cls.__name__, p
        @staticmethod
        def plain(p, q=$#hashable):
            return (p, q)
    """,
        "print($&object.make(), type($&object).make($any), $&object.plain($int), type($&object).plain(1, $str))",
    ),
)
"""What a class may define besides its methods: features needed, definition, and what uses it on `$&object`."""
