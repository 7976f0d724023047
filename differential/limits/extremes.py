"""What the limits are attacked with: values as large, deep, shared and hostile as a program can make them.

All of it text in the guest's language. `SIZE` is a global of every attack: a thirty-second part of the memory limit, so that the same
attack is as extreme under any limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from differential.generator.owners import OWNERS

BUILDERS: Final[Mapping[str, str]] = {
    "deep": """def deep(make):
    value = make(0)
    for _ in range(SIZE // 128):
        value = make(value)
    return value
""",
    "shared": """def shared(make):
    value = make(1)
    for _ in range(40):
        value = make(value)
    return value
""",
    "in_list": "def in_list(value):\n    return [value, value]\n",
    "in_tuple": "def in_tuple(value):\n    return (value, value)\n",
    "in_dict": "def in_dict(value):\n    return {1: value, 2: value}\n",
    "in_one": "def in_one(value):\n    return (value,)\n",
    "itself": """def itself():
    value = [1, 2]
    value.append(value)
    return value
""",
    "itself_by_key": """def itself_by_key():
    value = {1: 2}
    value[2] = [value, value]
    return value
""",
    "same_hash": "def same_hash(number):\n    return [n * (2**61 - 1) for n in range(number)]\n",
    "alike": "def alike(one, other):\n    return [one, other] * (SIZE // 64)\n",
    "victim": "victim = list(range(50))\n",
}
"""Functions that attacks call, by name; an attack has those that its text names."""

DUNDERS: Final = (
    *(
        "len",
        "iter",
        "next",
        "getitem",
        "setitem",
        "delitem",
        "contains",
        "hash",
        "eq",
        "ne",
        "lt",
        "le",
        "gt",
        "ge",
        "bool",
        "index",
        "int",
    ),
    *(
        "float",
        "complex",
        "str",
        "repr",
        "format",
        "bytes",
        "call",
        "add",
        "radd",
        "iadd",
        "sub",
        "rsub",
        "mul",
        "rmul",
        "truediv",
        "rtruediv",
    ),
    *("floordiv", "rfloordiv", "mod", "rmod", "pow", "rpow", "divmod", "rdivmod", "lshift", "rlshift", "rshift", "rrshift", "and", "rand"),
    *("or", "ror", "xor", "rxor", "matmul", "rmatmul", "neg", "pos", "invert", "abs", "round", "floor", "ceil", "trunc", "enter", "exit"),
    *("getattr", "missing", "reversed", "length_hint", "instancecheck", "subclasscheck"),
)

HOSTILE: Final[Mapping[str, str]] = {
    "Endless": "while True:\n            pass",
    "Raising": "raise ValueError('hostile')",
    "Mutating": "victim.append(len(victim))\n        victim.sort()\n        return len(victim) % 2 == 1 and NotImplemented",
    "Clearing": "victim.clear()\n        return 1",
    "Nonsense": "return self",
    "Vast": "return 10**9",
    "Growing": "return 'x' * SIZE",
    "Keeping": "victim.append('x' * 1000)\n        return 1",
    "Deeper": "return [self, self] == [self, self] or str([self])",
    "Recursing": "return hash((self,)) + len(repr([self]))",
    "Same": "return True",
}
"""Bodies of the one method that all dunders of a hostile class are."""


def hostile(name: str) -> str:
    """The class statement of a hostile class."""
    names = " = ".join(["keys", *(f"__{dunder}__" for dunder in DUNDERS)])
    return f"class {name}:\n    def hostile(self, *args):\n        {HOSTILE[name]}\n    {names} = hostile\n"


ALIKE_LISTS: Final = (
    "alike('x' * SIZE, 'x' * SIZE)",
    "alike(b'x' * SIZE, b'x' * SIZE)",
    "alike(1 << SIZE * 4, 1 << SIZE * 4)",
    "alike('\\u1234' * 1000, '\\u1234' * 1000)",
    "alike(('x',) * (SIZE // 8), ('x',) * (SIZE // 8))",
)
ALIKE_TUPLES: Final = tuple(f"tuple({value})" for value in ALIKE_LISTS)
ALIKE_DICTS: Final = tuple(f"dict(enumerate({value}))" for value in ALIKE_LISTS)
ALIKE: Final = (*ALIKE_LISTS, *ALIKE_TUPLES, *ALIKE_DICTS, "'x' * SIZE", "b'x' * SIZE", "1 << SIZE * 4")
"""What is equal and not one object: whatever compares it has to look at all of it, where identity answers for what is one object."""

INTEGERS: Final = (
    *("7 ** (SIZE // 16)", "1 << SIZE * 4", "-(3 ** (SIZE // 32))", "10 ** 4000", "7 ** 20000", "2 ** 64", "-1", "0", "True", "SIZE"),
    *("10 ** 9", "2 ** 63", "-(2 ** 70)", "2 ** 10000 - 1", "SIZE * 16", "10 ** 100"),
)
TEXTS: Final = (
    *("'x' * SIZE", "'ab ' * (SIZE // 4)", "'\\u0130\\n\\t-5 ' * (SIZE // 32)", "'\\U0001f40d' * (SIZE // 4)", "''", "'9' * 4000"),
    *("'a' * SIZE + 'b'", "'{}' * (SIZE // 64)", "'{0:>99999}%99999s' * 20", "'%s' * (SIZE // 64)", "'\\t' * (SIZE // 8)", "' ' * SIZE"),
    *("'f' * SIZE", "'\\ud800' * (SIZE // 8)", "'(' * 5000", "'1+' * 20000 + '1'", "'\\n' * SIZE", "'\\xdf' * SIZE"),
    *("'\\u1234' * (SIZE // 8)", "'\\U000e0001' * (SIZE // 4)", "'%(a)s' * (SIZE // 64)"),
)
BYTES: Final = ("b'x' * SIZE", "b'ab ' * (SIZE // 4)", "bytes(range(256)) * (SIZE // 256)", "b''", "b' ' * SIZE + b'b'", "b'\\n' * SIZE")
LISTS: Final = (
    *(
        "[0] * (SIZE // 8)",
        "list(range(SIZE // 64))",
        "deep(in_list)",
        "shared(in_list)",
        "itself()",
        "[str(n) for n in range(SIZE // 256)]",
    ),
    *("[Endless()]", "[Raising()] * 1000", "[Mutating()] * 100", "[Clearing()] * 100", "[Nonsense()] * 100", "[Growing()] * 100"),
    *(
        "[[n] for n in range(SIZE // 512)]",
        "['x' * SIZE] * 100",
        "same_hash(SIZE // 256)",
        "[7 ** (SIZE // 64)] * 50",
        "[None, 1.5, 'x'] * 99",
    ),
    *("victim", "[Keeping()] * 1000", "[Deeper()] * 3", "[Recursing()]", "['x' * 1000] * (SIZE // 8)"),
    "[['\\u1234' * 99] * 99] * 99",
    *ALIKE_LISTS,
)
TUPLES: Final = (
    "(0,) * (SIZE // 8)",
    "deep(in_one)",
    "shared(in_tuple)",
    "()",
    "(Mutating(),) * 9",
    "tuple(range(SIZE // 64))",
    "('x' * SIZE,) * 64",
    "(['x' * 1000] * (SIZE // 16),)",
    *ALIKE_TUPLES,
)
DICTS: Final = (
    *("dict.fromkeys(range(SIZE // 256))", "{}", "deep(in_dict)", "shared(in_dict)", "itself_by_key()", "{Same(): 1, 2: Mutating()}"),
    *("dict.fromkeys(same_hash(SIZE // 4096))", "{'x' * SIZE: 'x' * SIZE}", "{97: 'x' * 10000, 32: None}"),
    *("{'a': 'x' * (SIZE // 8)}", "{1: ['x' * 1000] * (SIZE // 16)}"),
    *ALIKE_DICTS,
)
VIEWS: Final = tuple(f"dict.fromkeys(range(SIZE // 128), 'x' * 99).{view}()" for view in ("keys", "values", "items"))
SETS: Final = ("set(range(SIZE // 256))", "set()", "set(same_hash(SIZE // 4096))", "{'x' * SIZE, shared(in_tuple) is None}", "{1, 2}")
HOSTILES: Final = tuple(f"{name}()" for name in HOSTILE)
FUNCTIONS: Final = ("len", "lambda *a: 0", "lambda *a: 'x' * SIZE", "str", "hash", "print", "lambda *a: victim.append(1)", "list")
ITERATORS: Final = (
    *(
        "iter(int, 1)",
        "map(str, range(10 ** 9))",
        "zip(iter(int, 1), iter(int, 1))",
        "(n for n in iter(int, 1))",
        "enumerate(iter(int, 1))",
        "zip(range(10 ** 9), range(10 ** 9))",
        "enumerate(range(10 ** 9))",
    ),
    "range(SIZE)",
    *("range(10 ** 12)", "range(0, 10 ** 40, 7)", "filter(None, iter(int, 0))", "reversed(range(10 ** 10))", "map(Growing, range(SIZE))"),
)
FLOATS: Final = ("1.5", "-0.0", "1e308", "5e-324", "float('nan')", "float('inf')")
SLICES: Final = (
    "slice(None)",
    "slice(0, 0)",
    "slice(None, None, -1)",
    "slice(1, 10 ** 9, 2)",
    "slice(2 ** 70)",
    "slice(Vast(), Mutating())",
)
TEMPLATES: Final = ("'>999999999'", "'010000000d'", "',.99999999f'", "'{:>{}}'", "'.999999%'", "'utf-32'", "'backslashreplace'", "'big'")

ANYTHING: Final = (
    *INTEGERS, *TEXTS, *BYTES, *LISTS, *TUPLES, *DICTS, *SETS, *VIEWS, *HOSTILES,
    *FUNCTIONS, *ITERATORS, *FLOATS, *SLICES, *TEMPLATES, "None",
)  # fmt: skip

RECEIVERS: Final[Mapping[str, tuple[str, ...]]] = {
    **OWNERS,
    "int": INTEGERS,
    "bool": ("True",),
    "float": FLOATS,
    "complex": ("2j", "1e200 - 1e200j", "complex('nan')"),
    "str": TEXTS,
    "bytes": BYTES,
    "bytearray": tuple(f"bytearray({value})" for value in BYTES),
    "list": LISTS,
    "tuple": TUPLES,
    "dict": DICTS,
    "set": SETS,
    "frozenset": tuple(f"frozenset({value})" for value in SETS),
    "range": ("range(10 ** 12)", "range(0, 10 ** 40, 7)", "range(SIZE)", "range(0)"),
    "slice": SLICES,
    "object": (*OWNERS["object"], *HOSTILES),
    "type": (*OWNERS["type"], "Nonsense", "type('T' * SIZE, (), {})"),
    **{f"dict_{view}": tuple(f"({value}).{view}()" for value in DICTS) for view in ("keys", "values", "items")},
    "mappingproxy": (*OWNERS["mappingproxy"], "Growing.__dict__"),
    "generator": ("(n for n in iter(int, 1))", "(n for n in [Endless()])", "('x' * n for n in range(SIZE))"),
    "zip": ("zip(iter(int, 1), iter(int, 1))", "zip(*[range(9)] * (SIZE // 512))"),
    "map": ("map(str, range(10 ** 9))", "map(Growing(), iter(int, 1))", "map(lambda *a: a, *[range(9)] * 999)"),
    "filter": ("filter(None, iter(int, 0))", "filter(Growing(), iter(int, 1))"),
    "enumerate": ("enumerate(iter(int, 1))", "enumerate(range(9), 10 ** 4000)"),
    "callable_iterator": ("iter(int, 1)", "iter(Growing(), Same())"),
    "BaseException": ("ValueError('x' * SIZE)", "Exception(shared(in_tuple))", "Exception(*range(SIZE // 64))", "Exception(Growing())"),
    "coroutine": ("coroutine()",),
    "async_generator": ("async_generator()",),
    "member_descriptor": ("Slotted.slot",),
    "module": ("math",),
    "async_generator_asend": ("async_generator().asend(None)", "async_generator().__anext__()"),
    "async_generator_athrow": ("async_generator().aclose()", "async_generator().athrow(ValueError)"),
    "anext_awaitable": ("anext(type('A', (), {'__anext__': lambda self: coroutine()})(), 0)",),
    "coroutine_wrapper": ("coroutine().__await__()",),
    "code": ("(lambda: 0).__code__", "compile('1 + ' * 5000 + '1', 'x' * SIZE, 'eval')"),
    "collections.deque": (
        "__import__('collections').deque(range(SIZE // 64))",
        "__import__('collections').deque([shared(in_tuple)] * 9)",
        "__import__('collections').deque([Endless(), Growing()], 3)",
        "__import__('collections').deque(['x' * SIZE] * (SIZE // 64))",
    ),
    "_collections._deque_iterator": ("iter(__import__('collections').deque(range(SIZE // 64)))",),
    "_collections._deque_reverse_iterator": ("reversed(__import__('collections').deque([Endless()], 5))",),
    **{
        f"itertools.{name}": tuple(f"__import__('itertools').{call}" for call in calls)
        for name, calls in {
            "_grouper": ("groupby(iter(int, 1)).__next__()[1]",),
            "_tee": ("tee(iter(int, 1), 50)[0]", "tee('x' * SIZE)[1]"),
            "accumulate": (
                "accumulate(iter(int, 1))",
                "accumulate(['x' * 1000] * 99999)",
                "accumulate([7 ** 20000] * 9999, lambda a, b: a * b)",
            ),
            "chain": ("chain(iter(int, 1))", "chain.from_iterable([range(9)] * SIZE)", "chain(*[[]] * (SIZE // 512))"),
            "combinations": ("combinations(range(500), 250)", "combinations(range(30), 15)", "combinations(range(SIZE // 64), SIZE // 64)"),
            "combinations_with_replacement": ("combinations_with_replacement(range(99), 99)", "combinations_with_replacement([1], SIZE)"),
            "compress": ("compress(iter(int, 1), iter(int, 1))", "compress(range(10 ** 12), [0] * (SIZE // 64))"),
            "count": ("count()", "count(10 ** 4000, 7 ** 20000)"),
            "cycle": ("cycle([])", "cycle('x' * SIZE)", "cycle(iter(int, 1))"),
            "dropwhile": ("dropwhile(lambda n: True, iter(int, 1))", "dropwhile(Growing(), range(10 ** 12))"),
            "filterfalse": ("filterfalse(None, iter(lambda: 1, 0))",),
            "groupby": ("groupby(iter(int, 1))", "groupby([Endless()])", "groupby(range(SIZE), Growing())"),
            "islice": ("islice(iter(int, 1), 10 ** 12, None)", "islice(range(10 ** 15), 0, None, 10 ** 9)"),
            "pairwise": ("pairwise(iter(int, 1))",),
            "permutations": ("permutations(range(500))", "permutations(range(12))"),
            "product": ("product(range(1000), repeat=1000)", "product([0, 1], repeat=SIZE)", "product(*[range(9)] * 999)"),
            "repeat": ("repeat('x' * SIZE)", "repeat(1, 10 ** 12)"),
            "starmap": ("starmap(pow, [(7, 7 ** 9)] * 9)", "starmap(len, iter(lambda: ('x',), 0))"),
            "takewhile": ("takewhile(lambda n: True, iter(int, 1))",),
            "zip_longest": ("zip_longest(iter(int, 1), [])", "zip_longest(*[[1]] * (SIZE // 512))"),
        }.items()
    },
    "traceback": ("traceback()",),
}
"""What the rows of a type are called on, by its name."""

SETTINGS_OF_RECEIVERS: Final[Mapping[str, str]] = {
    "coroutine": "async def coroutine():\n    return 'x' * SIZE\n",
    "async_generator": "async def async_generator():\n    while True:\n        yield 'x' * SIZE\n",
    "Slotted": "class Slotted:\n    __slots__ = ('slot',)\n",
    "traceback": """def traceback():
    try:
        raise ValueError('x' * SIZE)
    except ValueError as error:
        return error.__traceback__
""",
}
"""Definitions that receivers name."""

ARGUMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys("ib", (*INTEGERS, "Vast()", "Mutating()", *SLICES)),
    **dict.fromkeys("fd", (*FLOATS, *INTEGERS, "Nonsense()")),
    **dict.fromkeys("ltaVIFH", (*LISTS, *ITERATORS, *TEXTS[:4], *TEXTS[-3:], *BYTES[:3], *DICTS, *SETS, *VIEWS)),
    "m": (*DICTS, *LISTS, "zip(iter(int, 1), iter(int, 1))"),
    "h": (*TUPLES, *HOSTILES, *TEXTS[:4], *INTEGERS[:4], *LISTS[:6]),
    "c": (*LISTS, *TUPLES, *DICTS, *HOSTILES),
    "w": (*TEXTS[:4], "('x' * SIZE,) * (SIZE // 64)", "deep(in_one)"),
    "v": (*TEXTS, *INTEGERS, *BYTES, *TEMPLATES, *SETS, *VIEWS),
}
"""What to give for a parameter, by the letter of its kind in the table; anything for the others."""
