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
SIZES = (*LARGE, "0", "1", "-1", "1000", "-2**70", "True")
ITERABLES = ("range(20_000)", "range(60_000)", "[0] * 2_000", "('ab',) * 900", "{1: 2}", "iter('abc')", "'xyz' * 300", "b'x' * 900", "{3}")
VALUES = ("'-'", "b'-'", "''", "'ab' * 500", "b'ab' * 500", "'x' * 90_000", "b'x' * 90_000", "1.5", "(1, 2)", "None", "lambda *a: 0", "int")
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
SET = ("deep", "twin", "own", "H()", "(deep, twin)", "{1: deep}")
SET_SHARE = 0.3
"""What some programs have besides: shared and endless structures, an object that lies; and the share of those programs."""

LIBRARY: Mapping[str, tuple[str, ...]] = {
    "random": ("Random(1).getrandbits", "Random(1).randbytes", "Random", "Random(1).sample", "Random(1).choices"),
    "hashlib": ("pbkdf2_hmac", "blake2b", "shake_128(b'').hexdigest", "new", "sha256"),
    "secrets": ("token_bytes", "token_hex", "randbits"),
    "io": ("StringIO", "BytesIO", "BytesIO(b'ab').seek", "StringIO('ab').read", "BytesIO(b'ab').truncate"),
    "time": ("gmtime", "strftime", "sleep", "struct_time", "asctime"),
    "codecs": ("encode", "decode", "escape_decode", "lookup"),
    "linecache": ("getlines", "getline"),
    "struct": ("pack", "unpack", "calcsize", "Struct"),
    "itertools": ("repeat", "product", "combinations", "permutations", "islice", "count", "cycle", "accumulate"),
    "collections": ("deque", "Counter", "OrderedDict", "namedtuple", "ChainMap"),
    "re": ("compile", "sub", "findall", "split", "escape"),
    "json": ("dumps", "loads"),
    "textwrap": ("wrap", "shorten"),
    "decimal": ("Decimal", "Context", "getcontext().power"),
    "copy": ("deepcopy", "copy"),
    "functools": ("reduce", "lru_cache", "partial"),
    "datetime": ("timedelta", "date.fromordinal", "datetime.fromtimestamp"),
    "bisect": ("bisect", "insort"),
    "heapq": ("nlargest", "merge", "heapify"),
    "fractions": ("Fraction",),
    "statistics": ("mean", "stdev"),
    "base64": ("b64encode", "b85decode", "encodebytes"),
    "pprint": ("pformat",),
    "urllib.parse": ("quote", "parse_qs"),
}
"""What is attacked of the library: functions that natives of the shims stand behind, or much work."""

LIBRARY_SHARE = 0.2
"""Share of calls that go there."""

FORMS = (
    *("    kept_{number} = {call}",) * 5,
    "    for _ in range({times}):\n        {call}",
    "    for _ in range({times}):\n        kept.append({call})",
    "    kept_{number} = [{call} for _ in range({times})]",
    "    while True:\n        {call}",
    "    kept_{number} = {{0: {call}, 1: {call}}}",
)
"""How a call stands in the program."""

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
        setting = ""
        if choices.chance(LIBRARY_SHARE):
            module = choices.pick(tuple(LIBRARY))
            function = f"{module}.{choices.pick(LIBRARY[module])}"
            setting = f"    import {module}\n"
            given: Sequence[str] = [""] * choices.pick((1, 1, 2, 3, 4))
        else:
            row = choices.pick(named if choices.chance(NAMED) else names)
            owner, _, name = row.rpartition(".")
            function = (f"({choices.pick(RECEIVERS[owner])})." if owner in RECEIVERS else f"{owner}." if owner else "") + name
            given = rows[row][: choices.pick(COUNTS)]
        arguments = ", ".join(choices.pick(anything if choices.chance(STRAY) else ARGUMENTS.get(kind, anything)) for kind in given)
        form = choices.pick(FORMS).format(number=number, call=f"{function}({arguments})", times=choices.pick(TIMES))
        lines += [f"try:\n{setting}{form}", "except Exception as error:", "    print(type(error).__name__)"]
    return "\n".join(lines) + "\n"
