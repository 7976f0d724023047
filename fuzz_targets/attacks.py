"""Attacks: a few rows of the builtins table, each with arguments as extreme as a program can write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from differential.choices import Choices

STATEMENTS = 6
"""Rows attacked by one program; each is survived, so that one that fails hides no other. More would use up the fuel of a target's
limits before the last."""

RECEIVERS: dict[str, tuple[str, ...]] = {
    "int": ("7", "-1", "2**64", "10**400", "1 << 20000"),
    "float": ("1.5", "-0.0", "1e308", "5e-324"),
    "complex": ("2j", "1e200 - 1e200j"),
    "bool": ("True",),
    "str": ("'x'", "''", "'ab' * 999", "'\\u0130\\n\\t-5 ' * 200", "'{0:>9999}%9999s'"),
    "bytes": ("b'x'", "b''", "b'ab' * 999", "bytes(range(256)) * 20"),
    "bytearray": ("bytearray(b'x')", "bytearray(3000)"),
    "list": ("[1]", "[]", "[0] * 2000", "[[3, 1], [2]] * 100"),
    "tuple": ("(1,)", "()", "(0,) * 2000"),
    "dict": ("{1: 2}", "{}", "dict.fromkeys(range(500))"),
    "set": ("{1}", "set()", "set(range(500))"),
    "frozenset": ("frozenset('ab')", "frozenset(range(500))"),
    "range": ("range(9)", "range(10**6)", "range(0, 10**40, 7)"),
    "slice": ("slice(1, 10**9, 2)",),
}
"""What a method is called on, by the type that has it."""

LARGE = ("100_000", "200_000", "300_000", "500_000", "2 * 10**6", "10**7", "5 * 10**7", "10**9", "2**63")
SIZES = (*LARGE, "0", "1", "-1", "1000", "-2**70", "True", "1 << 10**6", "3**100_000", "10**4000")
ITERABLES = ("range(20_000)", "range(60_000)", "[0] * 2_000", "('ab',) * 900", "{1: 2}", "iter('abc')", "'xyz' * 300", "b'x' * 900", "{3}")
VALUES = ("'-'", "b'-'", "''", "'ab' * 500", "b'ab' * 500", "'x' * 90_000", "b'x' * 90_000", "1.5", "(1, 2)", "None", "lambda *a: 0", "int",
          "'>300000'", "'backslashreplace'", "'ascii'", "'\\U0001f600' * 20_000", "[0] * 90_000")
ANYTHING = (*SIZES, *ITERABLES, *VALUES)

ARGUMENTS = {
    "i": SIZES,
    "b": SIZES,
    "f": (*SIZES, "1e300"),
    "d": (*SIZES, "1e300"),
    **dict.fromkeys("ltamVIFH", ITERABLES),
    "v": (*VALUES, *SIZES),
}
"""What to give for a parameter, by its kind in the table; anything for the others."""

COUNTS = (1, 1, 1, 2, 3)
"""How many arguments a call has, of those that there are parameters for."""

STRAY = 0.15
"""Share of arguments that are anything at all."""

NAMED = 0.6
"""Share of calls that go to rows with a name of their own: half of all are special methods, which mostly share their prices."""

SETTING = """\
deep, twin, own = [], [], [1]
for _ in range(40):
    deep, twin = [deep, deep], [twin, twin]
own.append(own)
size = 2_000
alike, wide = ['ab' * size, 'ab' * size] * 500, [(1,) * size, (1,) * size] * 200
class H:
    def __len__(self): return 10**9
    def __index__(self): return 10**9
    def __hash__(self): return 1
    def __eq__(self, other): return other
    def __iter__(self): return self
    def __next__(self): return self
    def __getitem__(self, key): return self
    def __repr__(self): return 'x' * 30_000
"""
SET = ("deep", "twin", "own", "H()", "(deep, twin)", "{1: deep}", "alike", "wide", "alike[1:]", "dict(enumerate(wide))")
SET_SHARE = 0.3
"""What some programs have besides: shared and endless structures, items that are equal and not one object, an object that lies; and the
share of those programs."""

LIBRARY: Mapping[str, tuple[str, ...]] = {
    "_random": ("Random(1).getrandbits", "Random(1).seed", "Random"),
    "hashlib": ("pbkdf2_hmac", "blake2b", "shake_128(b'').hexdigest", "new", "sha256"),
    "io": ("StringIO", "BytesIO", "BytesIO(b'ab').seek", "StringIO('ab').read", "BytesIO(b'ab').truncate"),
    "time": ("gmtime", "strftime", "sleep", "struct_time", "asctime"),
    "codecs": ("encode", "decode", "escape_decode", "lookup"),
    "linecache": ("getlines", "getline"),
    "struct": ("pack", "unpack", "calcsize", "Struct"),
    "itertools": ("repeat", "product", "combinations", "permutations", "islice", "count", "cycle", "accumulate", "tee"),
    "bisect": ("bisect", "insort"),
    "heapq": ("nlargest", "merge", "heapify"),
    "binascii": ("hexlify", "unhexlify", "b2a_base64", "a2b_qp", "crc32"),
    "_collections": ("deque", "deque([1]).rotate", "deque('ab', 9).extend", "deque([1]).__mul__"),
    "_json": ("encode_basestring", "scanstring"),
    "unicodedata": ("normalize", "name", "category"),
    "_operator": ("mul", "lshift", "concat", "countOf", "indexOf", "pow", "mod"),
    "cmath": ("exp", "polar"),
    "sys": ("intern", "getsizeof", "_anchors_of", "setrecursionlimit"),
}
"""What is attacked of the library, of modules that a program so small can import: what natives of the shims stand behind."""

OPERATIONS = (
    "({}) in ({})", "({}) not in ({})", "({}) + ({})", "({}) * ({})", "({}) % ({})", "({}) ** ({})", "({}) // ({})", "({}) << ({})",
    "({}) == ({})", "({}) < ({})", "({}) | ({})", "({}) & ({})", "({})[{}]", "({})[::{}]", "-({})", "not ({})", "[*({}), *({})]",
    "{{**({}), **({})}}", "{{*({})}}", "repr({}) + str({})", "format({}, '>300000')", "'%s %r' % ({}, {})", "print(*({}))",
    "[x for x in ({})]", "{{x for x in ({})}}", "{{x: x for x in ({})}}", "(lambda *a, **k: 1)(*({}), **({}))",
    "max({}, {}, key=lambda x: 1)", "({}) is ({})",
)  # fmt: skip
"""Expressions that are no calls of a row."""

OPERATION_SHARE = 0.12
"""Share of them."""

LIBRARY_SHARE = 0.12
"""Share of calls that go there."""

PLAIN = "    kept_{number} = {call}"
FORMS = (
    *(PLAIN,) * 3,
    "    for _ in range({times}):\n        {call}",
    "    for _ in range({times}):\n        kept.append({call})",
    "    kept_{number} = [{call} for _ in range({times})]",
    "    while True:\n        {call}",
    "    kept_{number} = {{0: {call}, 1: {call}}}",
)
"""How the last call stands in the program; those before it are plain: what goes round and round uses up the fuel of all that follow."""

TIMES = ("3", "100", "1000", "3000")


def attack(choices: Choices, rows: Mapping[str, str]) -> str:
    """A program that calls some of `rows` (the kinds of their parameters by their dotted names) and some of the library, keeping each
    result and printing the type of each exception."""
    names = [row for row in rows if "." not in row or row.partition(".")[0] in RECEIVERS or row.startswith("math.")]
    named = [row for row in names if not row.endswith("__")]
    with_setting = choices.chance(SET_SHARE)
    anything = (*ANYTHING, *SET) if with_setting else ANYTHING
    lines = [f"{SETTING if with_setting else ''}import math\nkept = []"]
    for number in range(STATEMENTS):
        if choices.chance(OPERATION_SHARE):
            setting, call = "", _operation(choices, anything)
        elif choices.chance(LIBRARY_SHARE):
            setting, call = _of_library(choices, anything)
        else:
            row = choices.pick(named if choices.chance(NAMED) else names)
            setting, call = "", _of_row(choices, row, rows[row], anything)
        form = (choices.pick(FORMS) if number == STATEMENTS - 1 else PLAIN).format(number=number, call=call, times=choices.pick(TIMES))
        lines += [f"try:\n{setting}{form}", "except Exception as error:", "    print(type(error).__name__)"]
    return "\n".join(lines) + "\n"


def _operation(choices: Choices, anything: Sequence[str]) -> str:
    operation = choices.pick(OPERATIONS)
    return operation.format(*(choices.pick(anything) for _ in range(operation.count("{}"))))


def _of_library(choices: Choices, anything: Sequence[str]) -> tuple[str, str]:
    """An import, and a call of something in that module."""
    module = choices.pick(tuple(LIBRARY))
    arguments = ", ".join(choices.pick(anything) for _ in range(choices.pick((1, 1, 2, 3, 4))))
    return f"    import {module}\n", f"{module}.{choices.pick(LIBRARY[module])}({arguments})"


def _of_row(choices: Choices, row: str, kinds: str, anything: Sequence[str]) -> str:
    owner, _, name = row.rpartition(".")
    start = f"({choices.pick(RECEIVERS[owner])})." if owner in RECEIVERS else f"{owner}." if owner else ""
    given = kinds[: choices.pick(COUNTS)]
    arguments = ", ".join(choices.pick(anything if choices.chance(STRAY) else ARGUMENTS.get(kind, anything)) for kind in given)
    return f"{start}{name}({arguments})"
