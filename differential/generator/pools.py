"""Literals by kind and by role. All of it data: boundary values first of all, since that is where engines part.

Every text can stand as an operand anywhere (negative numbers in parentheses). The first of each pool is the simplest.
"""

from __future__ import annotations

from typing import Final

from differential.generator.owners import OWNERS

# fmt: off

INT = (
    "0", "1", "2", "3", "5", "7", "10", "(-1)", "(-2)", "(-7)", "100", "255", "256", "True", "0x7f", "0b1011", "1_000", "2147483647",
    "2147483648", "(-2147483649)", "4294967296", "9007199254740993", "9223372036854775807", "9223372036854775808",
    "(-9223372036854775808)", "(-9223372036854775809)", "18446744073709551616", "123456789012345678901234567890",
)
FLOAT = (
    "0.0", "1.0", "1.5", "0.1", "2.5", "(-0.0)", "(-1.5)", "3.14159", "1e16", "1e22", "1e-7", "123456789.125", "0.5", "1e308", "5e-324",
    "2.2250738585072014e-308", "float('inf')", "(-float('inf'))", "float('nan')",
)
COMPLEX = ("1j", "(1+2j)", "(-0.0-1j)", "(2.5+0j)", "complex(0.0, -0.0)", "0j", "complex('nan')", "complex('inf')")
STR = (
    "''", "'a'", "'abc'", "'Hello World'", "'x,y,,z'", "'  pad\\t'", "'0123'", "'-42'", "'line\\nbreak\\r\\nend'", "'aAbB'", "'ß'",
    "'\\u0130i'", "'e\\u0301'", "'ǆ Ǆ'", "'\\U0001f600!'", "'日本'", "'\\x00'", "\"it's\"", "'{}'", "'%s'", "'aaa' 'bb'", "r'\\d'",
)
BYTES = ("b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b'a b\\n'", "b'Hello'", "bytes(3)", "b'12'")
LIST = (
    "[]", "[0]", "[3, 1, 2]", "[1, 2, 3, 4]", "[-1, 0, 1]", "[5, 5, 5]", "[True, 2]", "[10, 20, 30, 40, 50]", "list(range(4))",
    "[2147483648, -9223372036854775809]",
)
STRS = ("[]", "['a']", "['b', 'a', 'c']", "['x', '', 'x']", "['Zed', 'apple', 'Éa']", "'p q  r'.split()")
TUPLE = ("()", "(1,)", "(1, 2)", "(3, 2, 1)", "(0, 0, 0, 9)", "tuple([7, 8])")
DICT = ("{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{'x': 0, '': -1, 'y': 10}", "dict(k=3)", "dict([('z', 26), ('y', 25)])")
SET = ("set()", "{1}", "{1, 2, 3}", "{0, -1, 5}", "{8, 16, 24, 1}", "{True, 0}")
FROZENSET = ("frozenset()", "frozenset([1, 2])", "frozenset({0, 3, 9})")
RANGE = ("range(0)", "range(3)", "range(1, 10, 3)", "range(5, 0, -2)", "range(-3, 3)", "range(9223372036854775807, 9223372036854775810)")
SLICE = ("slice(None)", "slice(2)", "slice(1, 3)", "slice(None, None, -1)", "slice(-1, 10**20, 2)", "slice('a', 'b')")
BYTEARRAY = ("bytearray()", "bytearray(b'abc')", "bytearray([0, 255, 97])", "bytearray(2)")
BOOL = ("False", "True")
NONE = ("None",)
NESTED = (
    "[[]]", "[[1], [2, [3]]]", "([], {})", "{'k': [1, (2,)]}", "[None, True, 1.0, 'x']", "{(1, 2): 'p'}", "[{1}, frozenset()]",
    "(1, 'a', None, 2.5)", "[[0] * 2] * 2",
)
SURROGATE = ("'\\ud800'", "'a\\udcffb'", "['\\udfff']")

ANY = (
    *NONE, *BOOL, *INT[:9], *INT[20:25], *FLOAT[:5], *FLOAT[-3:], *COMPLEX[:3], *STR[:6], *STR[10:15], *BYTES[:4], *LIST[:4], *TUPLE[:3],
    *DICT[:3], *SET[:3], *FROZENSET[:2], *RANGE[:3], *SLICE[:3], *BYTEARRAY[:2], *NESTED,
)

KINDS = {
    "int": INT, "bool": BOOL, "float": FLOAT, "complex": COMPLEX, "str": STR, "bytes": BYTES, "list": LIST, "strs": STRS, "tuple": TUPLE,
    "dict": DICT, "set": SET, "any": ANY,
    "sized": (*STR[:4], *LIST[:4], *DICT[:3], *RANGE[:3]),
}
"""The kinds of the typed grammar. `list`, `tuple`, `set` hold ints,
 `strs` is a list of str, `dict` maps str to int, `any` is anything, `sized` has a length."""

HOSTILE: Final = "type('H', (), {'__repr__': lambda p: 'H', %s})()"
"""An instance whose special methods raise or lie."""

POOLS: dict[str, tuple[str, ...]] = {
    "subject": (
        "''", "'a'", "'abc'", "'aab, 12 xé_A'", "'ab\\nba 1'", "'a1b22c333'", "'xxabxab'", "'É é_9-'", "'  a,b,,c '", "'AbA'", "'aaaa'",
        "'.]\\\\x'",
    ),
    "replacement": ("''", "'-'", "r'\\1'", "r'<\\g<0>>'", "r'\\g<n>'", "r'\\2'", "'\\\\q'", "r'\\g<'", "r'a\\nb'"),
    "re_flags": ("0", "re.I", "re.M", "re.S", "re.X", "re.A", "re.I | re.M", "re.DOTALL | re.ASCII", "re.L"),
    "json_text": (
        "'{}'", "'[1, 2.5, -0, 1e400]'", "'{\"a\": [null, true, false]}'", "'\"x\\\\u00e9\\\\n\"'", "'[1,]'", "'{\"a\" 1}'", "'nul'",
        "' 1 '", "'1 2'", "'NaN'", "'\"\\\\ud800\"'",
        "'[\"\\t\"]'", "'{\"a\": 1, \"a\": 2}'", "'-'", "'01'", "'{1: 2}'", "'[[[]]]'", "'\"\\\\x\"'", "'123456789012345678901234567890'",
        "'1E5'", "'\"abc'",
    ),
    "rare_module": ("colorsys", "graphlib", "quopri", "fnmatch", "shlex", "bisect", "keyword", "textwrap", "json", "heapq"),
    "clock": ("0", "1", "-1", "-2", "6", "7", "12", "23", "24", "31", "59", "60", "61", "62", "365", "366", "367", "-8"),
    "edge": ("0", "2**15", "2**16 - 1", "2**31 - 1", "2**31", "-2**31 - 1", "2**32", "2**63 - 1", "2**63", "-2**63", "2**64", "-1",
    "255", "10**30"),
    "far_edge": ("0", "2**31", "-1", "2**32", "2**63 - 1", "2**63", "-2**63", "10**30", "-2**31"),
    "codec": (
        "'utf-8'", "'ascii'", "'latin-1'", "'utf-16'", "'UTF_32-be'", "'utf-7'", "'cp1252'", "'cp437'", "'iso8859-15'", "'unicode_escape'",
        "'raw_unicode_escape'", "'utf-8-sig'", "'koi8-r'", "'shift_jis'", "'gbk'", "'big5'", "'euc_kr'", "'no-such'", "'hex'", "'rot13'",
        "''",
        "'UTF8'", "'u t f'", "'utf-16-le'", "'hz'", "'mac_roman'",
    ),
    "handler": (
        "'strict'", "'ignore'", "'replace'", "'backslashreplace'", "'xmlcharrefreplace'", "'namereplace'", "'surrogateescape'",
        "'surrogatepass'", "'no-such'", "''",
    ),
    "surrogate_text": ("'a\\ud800b'", "'\\udc80'", "'x\\udfff\\u1234'", "'\\U0001f40d\\ud83d'"),
    "struct_code": tuple(f"'{code}'" for code in "bBhHiIlLqQefd?sxcpnNP"),
    "indent": ("None", "0", "1", "2", "'\\t'", "-1", "''"),
    "year": ("2000", "1999", "2024", "1", "9999", "0", "10000", "1970", "1900"),
    "month": ("1", "2", "12", "6", "0", "13", "3"),
    "day": ("1", "28", "29", "31", "30", "0", "15", "7"),
    "iso_text": (
        "'2020-02-29'", "'2020-02-30'", "'2021-W05-3'", "'20200101'", "'2020-01-01T10:20:30'", "'2020-01-01 10:20:30.123456+02:00'",
        "'10:20'", "'T10:20:30.5Z'", "'24:00'",
        "'2020-1-1'", "''", "'2020-12-31T23:59:60'", "'10:20:30-05:30:15'", "'x'",
    ),
    "moment": (
        "datetime.date(2000, 2, 29)", "datetime.date(1, 1, 1)", "datetime.date(9999, 12, 31)",
        "datetime.datetime(2024, 1, 1, 12, 30, 15, 250)", "datetime.datetime(1999, 12, 31, 23, 59, 59)",
        "datetime.datetime(2020, 6, 1, tzinfo=datetime.timezone.utc)",
        "datetime.datetime(2020, 6, 1, 3, tzinfo=datetime.timezone(datetime.timedelta(hours=-3, minutes=-30)))",
        "datetime.time(23, 59, 59, 999999)", "datetime.time(0)",
    ),
    "span": (
        "datetime.timedelta(0)", "datetime.timedelta(1)", "datetime.timedelta(hours=-5, microseconds=1)",
        "datetime.timedelta(days=10**6)", "datetime.timedelta(minutes=90, seconds=-1)",
        "datetime.timedelta(weeks=-2, milliseconds=1.5)", "datetime.timedelta.max",
    ),
    "decimal": (
        "'0'", "'1'", "'-1.50'", "'3.14159'", "'1E+5'", "'-0'", "'NaN'", "'Infinity'", "'1e-10'", "'123456789.987654321'", "'1e400'",
        "'sNaN'", "'2.5'", "'0.00'", "'x'", "' 7 '", "'1_000'",
    ),
    "fraction_text": ("'1/3'", "'-2/4'", "' 0.5 '", "'1e-3'", "'1/0'", "'x'", "'3'", "'1/-2'", "'1_0/3'"),
    "template": ("'$a and ${b}'", "'$$ $a'", "'$c'", "'${a'", "'$1'", "'no'", "'$a$b$'"),
    "struct_format": ("'<iB'", "'>hI'", "'bb'", "'=q?'", "'2s'", "'<d'", "'3x'", "'zz'", "'e'", "'@P'", "''", "'<2H'", "'5p'"),
    "url": (
        "'http://u:p@host:80/a/b;p?q=1&r=x%20y#f'", "'//host/x'", "'a/../b'", "'mailto:a@b'", "''", "'?a=1&a=2&b'",
        "'http://[::1]:8080/'", "'http://h:port/'", "'HTTP://H/é'",
    ),
    "timestamp": (
        "0", "1", "-1", "951782399", "951782400", "1709164800", "4102444799", "-2208988800", "1735689599.75", "253402300799", "10**12",
        "68169600", "1e9", "1000000000", "2147483648", "-62135596800", "1456704000.5",
    ),
    "fraction": ("0.0", "0.25", "0.5", "1.0", "1", "0.1", "2", "-0.5", "0.7"),
    "keyword": ("'if'", "'match'", "'_'", "'None'", "'type'", "'x'", "''"),
    "address": (
        "'10.0.0.1'", "'192.168.0.0/24'", "'::1'", "'fe80::1%a'", "'256.1.1.1'", "'1.2.3'", "'10.0.0.1/8'", "'2001:db8::/32'",
        "'::ffff:1.2.3.4'",
        "'127.0.0.1'", "'01.2.3.4'", "''",
    ),
    "toml": (
        "'a = 1\\nb = [1.5, \"x\"]'", "'[t]\\nk = true\\n[[l]]\\nd = 2020-01-02T03:04:05Z'", "'a.b.c = 0x1F'", "'a = 1\\na = 2'", "'a ='",
        "'k = {x = 1, y = \"\\\\u00e9\"}'", "'s = \\'\\'\\'\\nq\\'\\'\\''", "'t = 10:20:30'", "'x = 1e3\\ny = -inf'", "'[a]\\n[a]'",
    ),
    "newline": ("None", "''", "'\\n'", "'\\r'", "'\\r\\n'", "'x'"),
    "digest": ("'md5'", "'sha1'", "'sha256'", "'sha3_256'", "'blake2s'", "'SHA-512'", "'no'"),
    "glob": ("'*'", "'a*'", "'[!a]?'", "'[a'", "'?b*c'", "'*.txt'", "'[a-'"),
    "fields": ("'x y'", "['a', 'b']", "'x, y, z'", "'x x'", "'class y'", "'_a b'", "'one'"),
    "enumeration": ("Enum", "IntEnum", "Flag", "IntFlag"),
    **KINDS,
    "none": NONE,
    "frozenset": FROZENSET,
    "range": RANGE,
    "slice": SLICE,
    "bytearray": BYTEARRAY,
    "nested": NESTED,
    "surrogate": SURROGATE,
    "hashable": ("1", "'a'", "None", "(1, 2)", "1.0", "True", "b'a'", "frozenset([1])", "''", "float('nan')", "2**61 - 1"),
    "unhashable": ("[]", "{}", "set()", "[1]", "bytearray()", "([],)", "slice(1)"),
    "truthy": ("1", "'a'", "[0]", "(0,)", "{0}", "0.1", "1j", "range(1)", "b'0'"),
    # what keeps a form total: divisors that are not 0, factors that keep numbers small, counts that end loops
    "nonzero": ("1", "2", "3", "7", "10", "(-1)", "(-3)", "97", "4294967296", "(-9223372036854775808)"),
    "nonzero_float": ("1.0", "2.0", "0.1", "(-4.0)", "2", "3", "1e10"),
    "factor": ("1", "2", "3", "(-1)", "10", "0", "(-5)", "1000", "True"),
    "modulus": ("7", "97", "1000", "65537", "1000000007", "2305843009213693951", "9223372036854775808", "(-1009)"),
    "shift": ("0", "1", "2", "3", "5", "8"),
    "exponent": ("0", "1", "2", "3", "5", "10"),
    "digits": ("0", "1", "2", "(-1)", "(-2)", "5", "None"),
    "count": ("1", "2", "3", "4"),
    "few": ("0", "1", "2", "3"),
    "end": ("0", "(-1)"),
    "index": ("0", "1", "(-1)", "2", "(-2)", "5", "True", "(-100)"),
    "bound": ("", "1", "-1", "2", "0", "-2", "3", "10", "-10", "None", "9223372036854775808", "-9223372036854775808"),
    "step": ("", ":1", ":2", ":-1", ":-2", ":3", ":None"),
    "small_range": ("range(0)", "range(3)", "range(1, 10, 3)", "range(5, 0, -2)", "range(-3, 3)"),
    "truthy_str": ("'a'", "'xyz'", "'ß'", "'\\U0001f600'"),
    "small_augment": ("+= 1", "-= 3", "*= 2", "//= 3", "%= 97", "&= 255", "|= 8", "^= 5", "<<= 1", ">>= 1", "**= 1", "*= -1"),
    "iterable_of_int": ("[1]", "(2, 3)", "range(2)", "{4}", "b'ab'", "{5: 6}", "(c for c in (7, 8))", "map(abs, [-1])", "bytearray(b'z')"),
    "even_slice": ("::2", "::-2", "1::2", "0:3", "-3:"),
    "set_change": ("add", "discard"),
    "raise_or_pass": ("pass", "raise ValueError('v')", "raise TypeError('t')", "print('in try')"),
    "step_or_leave": ("yield 1", "return", "pass", "yield from ()", "yield from (3, 4)", "yield 1; return 5",
                      "return (yield 3)", "yield; return", "return sys.exc_info()[0]"),
    "bad_part": (
        "[][5]", "undefined_part", "(1 /\n                     0)", "int('x')", "None.x", "{}[\n'k']", "'a'", "len(\n    5)", "-'b'",
        "[1 /\n                     0 for _ in '1']", "{\n    k: [][5]\n    for k in 'a'}", "sum(1 / 0\n    for _ in '1')",
        "[\n    [] for _ in 5]",
    ),
    "leave_loop": ("break", "continue"),
    "far": ("99", "(-99)", "12345", "9223372036854775807"),
    "not_numeric": ("''", "'x'", "'1.5.2'", "'0x'", "' '", "'1__0'", "'\\ud800'", "b'\\xff'", "'٣x'"),
    "binary_safe": ("+", "-", "/", "//", "%", "&", "|", "^", "@", "<", "<=", "==", "!=", ">", ">=", "in", "not in", "and", "or"),
    "modest": ("+", "-", "*", "|", "^"),
    "parameters": ("p, q", "p, q=2, *r", "p, /, q", "*, p, q=3", "p, q, *, k", "p=1, q=2, /", "*p, q", "p, *, q, **m", "p, /, q=5, *, k=6"),
    "parameter_names": ("p, q", "(q, p)", "[p, q]"),
    "star_arguments": ("()", "(1,)", "(1, 2)", "(1, 2, 3)", "('x', None, 4, 5)"),
    "keyword_arguments": ("{}", "{'p': 7}", "{'q': 8}", "{'k': 9}", "{'z': 0}", "{'p': 1, 'q': 2}", "{1: 2}", "{'q': 1, 'k': 2}"),
    "base_type": ("object", "dict", "Exception", "list"),
    "spec": (
        "''", "'5'", "'>8'", "'+d'", "'#x'", "'010b'", "','", "'_x'", "'c'", "'.3f'", "'%'", "'e'", "'q'", "'=+8,d'", "'<05'", "'.2d'",
        "'s'", "'z'", "'-^7o'", "'n'",
    ),
    "converter": (
        "int", "float", "str", "bool", "list", "tuple", "complex", "repr", "ascii", "sorted", "len", "abs", "sum", "dict", "chr", "ord",
        "hex", "round",
    ),
    "attribute_name": (
        "real", "imag", "numerator", "nothing", "start", "__class__.__name__", "__len__.__name__", "keys.__name__", "x.y", "denominator",
    ),
    "text_test": (
        "isalpha", "isdigit", "isupper", "islower", "isspace", "istitle", "isalnum", "isdecimal", "isnumeric", "isprintable", "isascii",
    ),
    "text_change": (
        "upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "split", "splitlines", "expandtabs", "lstrip",
    ),
    "compare": ("==", "<", "<=", "!=", ">", ">="),
    "membership": ("in", "not in"),
    "identity": ("is", "is not"),
    "numeric_text": ("'0'", "'42'", "'-7'", "' 12 '", "'1_000'", "'٣'", "'9223372036854775808'", "'+5'", "'00'"),
    "based_text": ("'0', 2", "'ff', 16", "'0x1F', 16", "'zz', 36", "'0b11', 0", "'777', 8", "'-101', 2"),
    "float_text": ("'0'", "'1.5'", "'-2e3'", "' inf '", "'nan'", "'1e400'", "'.5'", "'1_0.0'", "'-0'", "'infinity'", "'4.9e-324'"),
    "char": ("'a'", "'Z'", "'0'", "' '", "'ß'", "'\\U0001f600'", "'\\x00'", "'\\u0130'"),
    "key": ("'a'", "'b'", "'k'", "'x'", "''", "'zz'"),
    "separator": ("','", "' '", "'a'", "'::'", "'\\n'", "'é'"),
    "encoding": ("'utf-8'", "'ascii'", "'latin-1'", "'utf-16-le'"),
    "errors": ("'strict'", "'ignore'", "'replace'", "'backslashreplace'"),
    "conversion": ("", "!r", "!s", "!a"),
    "int_spec": (
        "", "d", "5", "<6d", ">8", "^9", "+d", " d", "05d", "x", "#x", "#o", "b", "#010b", ",", "_", "_x", "c>5", "=+8d", "*^12,", "X",
        "n", "e", ".3f", "%", "g",
    ),
    "small_int": ("0", "1", "2", "3", "7", "65", "100", "127", "255", "1000", "(-1)", "(-42)", "True"),
    "float_spec": (
        "", ".2f", "8.3f", "e", ".0e", "g", ".3g", "+.1f", "010.2f", "%", ".1%", ",.2f", "<9", "^12.4g", "G", "n", "#.3g", ".10", "z.1f",
        "E", "F", "=+10.1f", "_.1f",
    ),
    "str_spec": ("", "5", "<6", ">6", "^7", "*^9", ".2", "10.3", "s", "<s", "é>4", "05"),
    "percent_int": (
        "%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%#o", "%X", "%i", "%s", "%r", "%a", "%e", "%.2f", "%g", "%.3d", "%u",
    ),
    "percent_float": ("%f", "%.1f", "%8.3f", "%-8.2f|", "%e", "%g", "%G", "%s", "%r", "%+.2e", "%#.3g", "%08.2f", "% f"),
    "percent_str": ("%s", "%r", "%a", "%5s", "%-5s|", "%.2s", "%7.1s"),
    "types": ("int", "str", "(int, float)", "list", "object", "(bytes, (str, tuple))", "dict", "bool", "type(None)"),
    "exception": (
        "ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "RuntimeError", "LookupError", "ArithmeticError",
        "AttributeError", "OSError", "AssertionError", "StopIteration", "NotImplementedError", "OverflowError", "Exception",
        "UnicodeError", "EOFError",
    ),
    "message": ("'bad'", "''", "'two words'", "'é\\n'", "\"q'q\"", "'%s'", "'{x}'"),
    "odd_message": ("0", "None", "(1, 2)", "['x']", "1.5", "b''", "ValueError(1)"),
    "error": (
        "type(e).__name__, e", "repr(e)", "type(e).__name__, str(e)", "e.__class__.__name__ + ':', str(e)", "f'{type(e).__name__}: {e}'",
    ),
    "binary": (
        "+", "-", "*", "/", "//", "%", "&", "|", "^", "@", "<", "<=", "==", "!=", ">", ">=", "in", "not in", "and", "or", "<<",
        ">>", "**",
    ),
    "augmented": ("+=", "-=", "*=", "/=", "//=", "%=", "&=", "|=", "^=", "@=", "<<=", ">>=", "**="),
    "unary": ("-", "+", "~", "not "),
    # operands of any binary operator: no huge count, shift or power among them, or a probe would ask for the memory of the machine
    "operand": (
        "0", "1", "2", "3", "(-1)", "(-3)", "7", "True", "False", "0.0", "1.5", "(-0.0)", "float('nan')", "float('inf')", "2.0", "1j",
        "(1-2j)", "'ab'", "''", "'%s'", "'%d|%5.2f'", "b'ab'", "b''", "b'%x'", "[]", "[1, 2]", "['a']", "()", "(1, 2)", "('a',)", "{}",
        "{'a': 1}", "{'b': 2, 'a': 0}", "{1, 2}", "set()", "frozenset([2, 3])", "None", "range(3)", "bytearray(b'x')", "int", "{}.keys()",
        "{'a': 1}.keys()", "{'a': 1}.items()", "slice(1)", "...", "NotImplemented", "[[1], [2]]", "((1, 2), 3)", "len", "'\\U0001f600'",
        "-(2**3)",
    ),
    "wide_operand": (
        "9223372036854775807", "9223372036854775808", "(-9223372036854775808)", "18446744073709551615", "2147483648", "1e308", "5e-324",
        "1000000000000000000000000000000", "(-10**30)", "1e16", "2**53 + 1", "0.1", "3", "1", "True", "0", "(-1)", "2.5", "float('nan')",
        "(-float('inf'))",
        "1e308j",
    ),
    "wide_binary": ("+", "-", "*", "/", "//", "%", "&", "|", "^", "<", "<=", "==", "!=", ">", ">=", "is not"),
    # arguments of rows (rows.py)
    "type": ("int", "str", "list", "bool", "object", "type", "dict", "Exception", "ValueError"),
    "callable": ("str", "abs", "len", "lambda *p: p", "repr", "int", "(lambda p: p)", "print"),
    "binary_callable": ("lambda p, q: (q, p)", "max", "divmod", "lambda *p: len(p)"),
    # with the value that ends it: `iter` asks a callable until it gives that
    "callable_until": ("iter([1, 2, None]).__next__, None", "lambda: 1, 1", "int, 0", "[3, 2, 1].pop, 2"),
    "predicate": ("bool", "lambda p: p > 1", "lambda p: p % 2", "str"),
    "neg": ("lambda p: -p", "abs", "None", "str", "lambda p: (p % 2, p)"),
    "async_iterator": ("type('A', (), {'__aiter__': lambda p: p, '__anext__': lambda p: None})()",),
    "iterable": (
        "[]", "[1, 2, 3]", "(4, 5)", "'abc'", "{'a': 1, 'b': 2}", "range(3)", "{7}", "b'xy'", "iter([1, 0])", "[0, '', None]",
        "(p * 2 for p in (1, 2))", "'\\U0001f600é'", "map(str, [1, 2])", "[[1], [2]]", "bytearray(b'z')",
    ),
    "iterable_sized": (
        "[]", "[1, 2, 3]", "(4, 5)", "'abc'", "{'a': 1}", "range(3)", "{7}", "b'xy'", "range(10**30)", "'\\U0001f600'", "bytearray(3)",
        "frozenset()",
    ),
    "iterable_hashable": ("'ab'", "[1, 2]", "(None, 1.0, 1)", "range(2)", "{}", "[True, 1]"),
    "iterable_of_byte": ("[1, 2]", "range(3)", "b'ab'", "(0, 255)", "iter((7, 8))", "{5}"),
    "iterator": ("iter([1, 2])", "iter('z')", "iter(())", "map(abs, [-3])", "zip([1], 'a')", "enumerate('q')", "reversed([1, 2])"),
    "code": ("'1 + 1'", "'[p for p in (1, 2)]'", "'  5'", "'(lambda: 7)()'", "'k'", "'{}'", "'1 +'", "'max(2, 3)'", "'x = 1'"),
    "block": (
        "'p = 1'", "'print(3 * 4)'", "'def f(): return 1\\nprint(f())'", "'raise ValueError(1)'", "''", "'if 1 print'",
        "'for p in (1, 2): print(p)'",
    ),
    "code_point": ("97", "0", "65", "233", "1114111", "128512", "True", "955"),
    "attributed": ("type('O', (), {'real': 1, 'x': 2})()", "type('P', (), {})()", "(lambda: 0)"),
    "deletable": ("type('D', (), {'x': 1, '__delattr__': lambda *p: None})()",),
    "attribute": ("'real'", "'x'", "'nothing'", "'__doc__'", "''"),
    "pairs": ("[('a', 1), ('b', 2)]", "(['k', None],)", "zip('ab', [1, 2])", "['xy', 'zw']", "[]", "iter([('p', 0)])"),
    "small_list": ("[]", "[1, 2, 3]", "[0, 255]", "[65, 66]", "(7, 8)"),
    "hash_operand": (
        "0", "1", "(-1)", "(-2)", "2**61 - 1", "2**61", "1000000000000000000000000000000", "'a'", "''", "1.5", "(-0.0)", "float('inf')",
        "1e300", "(1, 2)", "()",
        "1j", "True", "b'a'", "frozenset([1, 2])", "(1, ('a', 2.5))", "'\\U0001f600'",
        "[1]", "({},)", HOSTILE % "'__hash__': lambda p: 'h'",
    ),
    "finite": ("0.0", "1.0", "1.5", "(-0.0)", "1e16", "1e308", "5e-324", "float('inf')", "(-2.5)"),
    "finite_complex": ("1j", "(1+2j)", "0j", "complex(1e300, -2)"),
    "based_text_only": ("'0'", "'ff'", "'0x1F'", "'zz'", "'1_0'", "b'77'", "' -11 '"),
    "base": ("16", "36", "0", "2", "8", "10"),
    "ten": ("10", "16", "36"),
    "bytes_digits": ("b'12'", "b' -7 '", "bytearray(b'5')", "b'x'"),
    "complex_text": ("'1+2j'", "'1j'", "'nan+infj'", "' (3-4j) '", "'5'", "'1 + 2j'", "'-J'", "'1e400j'"),
    "byte": ("b'a'", "b' '", "b','", "b'l'", "b'\\x00'"),
    "byte_int": ("97", "0", "255", "98", "1"),
    "zero": ("0", "0x0", "False"),
    "floats": ("[0.1, 0.2, 0.3]", "[]", "(1e308, 1e308, -1e308)", "[float('inf'), 1.0]", "[1.5, 2]", "[1e16, 1.0, -1e16]", "[0.1] * 10"),
    "nested_lists": ("[[1], [2]]", "[[], [3]]", "([1, 2],)"),
    "times": ("0", "2", "3", "(-1)", "True", "1000000000000000000000000000000"),
    "bytes_value": BYTES,
    "hex_float": ("'0x1p3'", "'-0x1.8p-2'", "'inf'", "'0x.1'", "' nan '", "'1.5'", "'0x1p5000'", "'0x1.fffffffffffff8p0'", "'0x1p-1080'"),
    "hex_text": ("'00ff'", "''", "'61 62'", "'AB'", "' 0a '", "'6'", "'zz'"),
    "hex_separator": ("':'", "'-'", "b'.'", "'ab'"),
    "percent_format": (
        "'%s'", "'%d'", "'%5.2f'", "'%x'", "'%r'", "'%s-%s'", "'%(a)s'", "'%%'", "'%c'", "'%-6s|'", "'%+05d'", "'%'",
    ),
    "percent_bytes": ("b'%s'", "b'%d'", "b'%x'", "b'%r'", "b'%5.1f'", "b'%c'", "b'%%'", "b'%(a)d'", "b'%a'"),
    "percent_bytearray": ("bytearray(b'%s')", "bytearray(b'%d!')", "bytearray(b'%a')"),
    "percent_value": ("1", "(1, 2)", "(5,)", "2.5", "'s'", "b's'", "{'a': 3}", "(3, 4)", "()", "65", "None", "[1]"),
    "width": ("0", "5", "9", "10", "(-3)", "True", "3"),
    "bound_value": ("0", "1", "3", "(-1)", "None", "100", "1000000000000000000000000000000", "(-10**30)"),
    "prefixes": ("('a', 'H')", "()", "('',)", "('x', '\\U0001f600')"),
    "byte_prefixes": ("(b'a', b'H')", "()", "(b'',)"),
    "list_of_bytes": ("[b'a', b'b']", "[]", "(b'x', bytearray(b'y'))", "[b'']"),
    "format_text": (
        "'{} {}'", "'{0!r:>6}'", "'{1} {0}'", "'{0[0]}'", "'{x} {0}'", "'{:}{{}}'", "'{!s:*^7}'", "'{0.real}'", "'{'",
        "'{} {1}'",
    ),
    "map_text": ("'{a} {b!r}'", "'{a:>5}'", "'{a[0]}'", "'x'", "'{}'", "'{missing}'"),
    "format_mapping": ("{'a': 'p', 'b': [1]}", "{'a': (7,), 'b': 0}", "dict(a='q', b=2)"),
    "translation": ("{97: 'A', 98: None}", "{'a': 1}", "{0x1f600: 'smile', 104: 105}", "{}", "{108: 'L', 32: ''}"),
    "table": ("bytes(range(256))", "bytes(range(255, -1, -1))", "None", "b'short'"),
    "list_full": ("[1, 2, 3, 4]", "[0, 1, 1, 5]"),
    "tuple_full": ("(1, 2, 3, 4)", "(0, 1, 1, 5)"),
    "dict_full": ("{'a': 1, 'b': 2}", "{'a': None}"),
    "set_full": ("{1}", "{1, 2, 3}"),
    "bytearray_full": ("bytearray(b'abca')", "bytearray(b'a')"),
    "range_full": ("range(0, 9)", "range(1, 10, 2)", "range(5, -1, -1)", "range(-10**30, 10**30, 10**29)"),
    "range_small": ("range(0)", "range(3)", "range(5, 0, -2)"),
    "unit": ("0.0", "0.5", "(-0.5)", "1", "0.25", "1e-9", "(-1.0)"),
    "positive": ("1.0", "2", "0.5", "10", "1e-300", "123.456", "2**70", "100", "8"),
    "natural": ("0", "1", "5", "10", "20", "3", "True", "52"),
    "point": ("(0, 0)", "(3.0, 4)", "[1, 2]", "(float('inf'), 0)", "(1e200, 1)"),
    "base_value": ("2", "10", "2.5", "1"),
    "wrong": (
        "None", "'x'", "1.5", "[]", "{}", "(-1)", "b'y'", "(1, 2)", "3", "''", "1j", "{1}", "len", "[None]", "True", "...", "slice(2)",
        "'\\ud800'", "float('nan')", "range(2)", HOSTILE % "'__index__': lambda p: 1 // 0, '__iter__': lambda p: 1 // 0",
        HOSTILE % "'__eq__': lambda p, q: 1 // 0, '__hash__': lambda p: 1, '__bool__': lambda p: 2",
        HOSTILE % "'__len__': lambda p: -1, '__index__': lambda p: 'x', '__lt__': lambda p, q: [][1]",
        HOSTILE % "'__float__': lambda p: 3, '__hash__': lambda p: 'h'",
    ),
    "digit": ("'7'", "'٣'", "'½'", "'x'"),
    "matrix": ("type('M', (), {'__matmul__': lambda p, q: 'at', '__imatmul__': lambda p, q: 'iat'})()",),
    "ordered": ("type('O', (), dict.fromkeys(('__lt__', '__le__', '__gt__', '__ge__'), lambda p, q: q))()",),
    "valued_type": ("type('T', (), {'v': 1})",),
    "unicode_name": ("'LATIN SMALL LETTER A'", "'SNOWMAN'", "'digit three'", "'NOTHING'"),
    "normal_form": ("'NFC'", "'NFD'", "'NFKC'", "'NFKD'", "'nfc'"),
}
# Where the count is wrong already: which of two faults is seen first is nobody's promise.
POOLS["surplus"] = tuple(value for value in POOLS["wrong"] if not value.startswith(HOSTILE.partition("%")[0]))
POOLS.update({f"a {owner}": values for owner, values in OWNERS.items()})
POOLS.update({f"{name}_text": tuple(repr(spec) for spec in POOLS[name]) for name in ("int_spec", "float_spec", "str_spec")})
