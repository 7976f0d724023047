"""Arguments by size: what stands for each kind of argument, small or large, in attacks that hold work against its price.

Texts in the guest's language with a `{n}` in them: about how many items, characters or digits. Equal ones of two arguments are never one
object. A kind without an entry is a pool of the generator's (`differential.generator.pools`), or literal text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SMALL, SOME, MANY, VAST = 6, 900, 20_000, 1_000_000
"""Sizes: what costs nothing; what costs microseconds where work is linear, and milliseconds where it is not; what costs a tenth of a
millisecond, and a second; what costs milliseconds, for one call alone."""

_INT: Final = ("7 ** ({n} // 4)", "(1 << {n} * 2) - 1", "-(3 ** ({n} // 2))", "10 ** ({n} // 8)", "1 << {n}")
_STR: Final = (
    "'x' * {n}", "'ab, ' * ({n} // 4)", "'\\u1234' * {n}", "'9' * {n}", "'\\n\"\\'\\\\' * ({n} // 4)", "'\\U0001f40d ' * ({n} // 2)",
    "'aB1 ' * ({n} // 4)", "'x' * {n} + 'y'", "''.join(map(str, range(min({n}, 20_000) // 5)))", "'\\xe9' * {n}",
)  # fmt: skip
_BYTES: Final = (
    "b'x' * {n}", "b'a,b ' * ({n} // 4)", "bytes(range(256)) * ({n} // 256 + 1)", "b'9' * {n}", "b'x' * {n} + b'y'", "b'\\n' * {n}",
)  # fmt: skip
_LIST: Final = (
    "[0] * {n}", "list(range({n}))", "[str(i) for i in range(min({n}, 20_000) // 8)]", "['x' * 900] * {n}",
    "[('x' * 900) + y for y in 'ab'] * ({n} // 9)",
    "[i * 7919 % 10007 for i in range(min({n}, 20_000) // 8)]", "[(i, 1.5) for i in range(min({n}, 20_000) // 8)]",
    "['\\u1234' * 90] * ({n} // 9)", "[1.5] * {n}",
    "[7 ** 900] * ({n} // 9)", "[[0] * 9 for _ in range(min({n}, 20_000) // 30)]",
)  # fmt: skip
_STRS: Final = ("['x' * 9] * {n}", "['x' * {n}] * 9", "[str(i) for i in range(min({n}, 20_000) // 8)]", "['\\u1234'] * {n}")
_DICT: Final = (
    "dict.fromkeys(range({n} // 4))", "{{str(i): i for i in range(min({n}, 20_000) // 8)}}",
    "{{'k%d' % i: 'x' * 9 for i in range(min({n}, 20_000) // 8)}}",
    "dict.fromkeys([i * (2**61 - 1) for i in range(min({n}, 20_000) // 60)])", "{{i: 'x' * 900 for i in range(min({n}, 20_000) // 9)}}",
    "{{'x' * 900 + str(i): 1.5 for i in range(min({n}, 20_000) // 99)}}",
)  # fmt: skip
_ITEMS: Final = tuple(text for text in _LIST if "'x'" not in text and "[[" not in text)
_SET: Final = tuple(f"set({text})" for text in (*_ITEMS, "[i * (2**61 - 1) for i in range(min({n}, 20_000) // 60)]"))
_RANGE: Final = ("range({n})", "range(0, {n} * 3, 3)", "range({n} * 10 ** 30)", "range({n}, 0, -1)")
_TUPLE: Final = tuple(f"tuple({text})" for text in _LIST)
_BYTEARRAY: Final = tuple(f"bytearray({text})" for text in _BYTES)
_ITERATOR: Final = ("iter([0] * {n})", "map(abs, range({n}))", "(i for i in range({n}))", "iter('x' * {n})", "reversed(range({n}))")
_VIEW: Final = tuple(f"({text}).{view}()" for view in ("keys", "values", "items") for text in _DICT)

GROWN: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("int", "natural", "small_int", "exponent", "code_point"), _INT),
    **dict.fromkeys(("str", "subject", "char", "numeric_text", "float_text", "str_text"), _STR),
    **dict.fromkeys(("bytes", "bytes_value", "bytes_digits"), _BYTES),
    **dict.fromkeys(("list", "list_full", "small_list", "floats"), _LIST),
    **dict.fromkeys(("tuple", "tuple_full"), _TUPLE),
    **dict.fromkeys(("dict", "dict_full", "format_mapping"), _DICT),
    **dict.fromkeys(("set", "set_full"), _SET),
    "frozenset": tuple(f"frozen{text}" for text in _SET),
    **dict.fromkeys(("bytearray", "bytearray_full"), _BYTEARRAY),
    **dict.fromkeys(("range", "range_full", "range_small"), _RANGE),
    **dict.fromkeys(("iterable", "iterable_sized"), (*_LIST, *_STR[:3], *_BYTES[:2], *_DICT, *_SET[:3], *_RANGE, *_ITERATOR, *_VIEW)),
    "iterator": _ITERATOR,
    "views": _VIEW,
    "keys": tuple(f"({text}).keys()" for text in _DICT),
    "values": tuple(f"({text}).values()" for text in _DICT),
    "items": tuple(f"({text}).items()" for text in _DICT),
    "a dict_keys": tuple(f"({text}).keys()" for text in _DICT),
    "a dict_values": tuple(f"({text}).values()" for text in _DICT),
    "a dict_items": tuple(f"({text}).items()" for text in _DICT),
    "a mappingproxy": tuple(f"type('T', (), {text}).__dict__" for text in _DICT[1:3]),
    "a BaseException": tuple(f"ValueError({text})" for text in _STR),
    "any": (*_INT[:3], *_STR[:5], *_BYTES[:2], *_LIST, *_TUPLE[:4], *_DICT, *_SET[:3], *_RANGE[:2], *_BYTEARRAY[:1], *_VIEW[:4], "1.5"),
    **dict.fromkeys(("hashable", "hash_operand", "key"), (*_INT[:2], *_STR, *_BYTES[:2], *_TUPLE)),
    **dict.fromkeys(("operand", "wide_operand"), (*_INT, *_STR[:3], *_BYTES[:2], *_LIST[:4], *_TUPLE[:3], *_DICT[:3], *_SET[:3])),
    **dict.fromkeys(("strs", "pieces"), _STRS),
    **dict.fromkeys(("list_of_bytes", "iterable_of_byte"), ("[b'x' * 9] * {n}", "[b'x' * {n}] * 9", "[1] * {n}", "b'x' * {n}")),
    **dict.fromkeys(("piece", "separator", "parting", "prefixes"), ("'x' * ({n} - 1) + 'y'", "'x' * ({n} // 2)", "'x'", "'ab, '", "'y'")),
    **dict.fromkeys(("byte_piece", "byte"), ("b'x' * ({n} - 1) + b'y'", "b'x' * ({n} // 2)", "b'x'", "b'y'", "120")),
    "pairs": ("[(i, 1) for i in range(min({n}, 20_000) // 8)]", "[('x' * 900, 1)] * {n}", "zip(range({n}), range({n}))", "['ab'] * {n}",
              "[(i * (2**61 - 1), 1) for i in range(min({n}, 20_000) // 60)]"),
    "translation": ("dict.fromkeys(range({n} // 4), 'x' * 9)", "{{i: i + 1 for i in range(min({n}, 20_000) // 8)}}",
                    "{{120: 'y' * {n}, 97: None}}", "{{120: None}}", "{{120: '\\u1234'}}", "'x' * {n}"),
    "table": ("bytes(range(256))", "bytes(256)"),
    "pattern": ("'ab' * ({n} // 2)", "'[ab]' * ({n} // 4)", "'a|' * ({n} // 2) + 'b'", "'x'", "'(x)' * min({n} // 3, 99)", "'.'",
    "'[^y]+y'",
                "'(?:x|y)*z'", "r'\\d'"),
    "replacement": ("'y' * {n}", "'\\u1234'", "r'\\g<0>' * ({n} // 5)", "''"),
    "struct_format": ("'B' * {n}", "'<{n}s'", "'>' + 'h' * ({n} // 2)", "'{n}B'", "'{n}x'", "'<' + 'I' * ({n} // 4)"),
    "json_text": ("'[' + '1, ' * {n} + '1]'", "'\"' + 'x' * {n} + '\"'", "'{{' + '\"a\": 1, ' * ({n} // 8) + '\"b\": 2}}'", "'9' * {n}",
                  "'[' * min({n}, 900) + ']' * min({n}, 900)", "'\"' + '\\\\u1234' * ({n} // 6) + '\"'"),
    "percent_format": ("'%s' * {n}", "'%{n}d'", "'x' * {n} + '%s'", "'%.{n}f'", "'%s%d'"),
    "percent_bytes": ("b'%s' * {n}", "b'%{n}d'", "b'x' * {n} + b'%s'", "b'%a'"),
    "percent_value": ("('x',) * {n}", "(1,) * {n}", *_INT[:2], *_STR[:2], "1.5"),
    "format": ("'{{}}' * {n}", "'{{:>{n}}}'", "'x' * {n} + '{{}}'", "'{{0!r}}' * ({n} // 5)"),
    "format_text": ("'{{}}' * {n}", "'{{:>{n}}}'", "'x' * {n} + '{{}}'", "'{{0!r}}' * ({n} // 5)", "'{{0}}{{0}}'"),
    **dict.fromkeys(("int_spec_text", "str_spec_text", "float_spec_text", "spec"), ("'>{n}'", "'0{n}'", "',.{n}'", "'x'", "'d'", "','")),
    **dict.fromkeys(("width", "times", "few", "count", "shift", "timestamp", "year", "base_value"), ("{n}", "-1", "3", "2 * {n}")),
    **dict.fromkeys(("index", "bound_value", "bound"), ("0", "{n} // 2", "-1", "{n} - 1", "1", "None", "-{n}")),
    "slice": ("slice(None)", "slice(None, None, -1)", "slice(1, {n})", "slice(0, None, 2)", "slice({n} // 2)"),
    "subscript": ("0", "-1", "slice(None)", "slice(0, None, 2)", "slice(1, {n} // 2)", "slice(0, 0)"),
    "modulus": _INT,
    "nonzero": _INT,
    "float": ("1.5", "1e308", "0.1"),
    "complex": ("1.5j", "1e200 + 1j"),
    "path": ("'/' + 'x/' * ({n} // 2)", "'x.' * ({n} // 2)"),
    "url": ("'http://' + 'x' * {n}", "'/?' + 'a=1&' * ({n} // 4)", "'%41' * ({n} // 3)"),
    "code": ("'1' + ' + 1' * ({n} // 4)", "'[' + '1, ' * ({n} // 3) + ']'", "'\\'' + 'x' * {n} + '\\''"),
    "block": ("'x = 1\\n' * ({n} // 6)", "'def f(): return 1\\n' * ({n} // 18)", "'pass'"),
    "encoding": ("'utf-8'", "'ascii'", "'latin-1'", "'utf-16'", "'utf-32-le'", "'utf-7'", "'unicode_escape'", "'raw_unicode_escape'"),
    "errors": ("'strict'", "'ignore'", "'replace'", "'backslashreplace'", "'xmlcharrefreplace'", "'namereplace'", "'surrogatepass'"),
}  # fmt: skip
"""By kind of argument (the names are those of the generator's pools), what stands for it at a size."""

_COMPARED: Final = (
    "int int; float int; str str; bytes bytes; list list; tuple tuple; set set; dict dict; range range; keys set; items items"
)
_NUMBERS: Final = "int int; float int; int float; complex int"
_BITS: Final = "int int; set set; keys keys; set keys; frozenset set"

FORMS: Final[Mapping[str, str]] = {
    "x + y": f"{_NUMBERS}; str str; bytes bytes; list list; tuple tuple; bytearray bytes",
    "x - y": f"{_NUMBERS}; set set; keys keys; keys list",
    "x * y": f"{_NUMBERS}; str times; times list; tuple times; bytes times; bytearray times",
    "x / y": _NUMBERS,
    "x // y": _NUMBERS,
    "x % y": f"{_NUMBERS}; percent_format percent_value; percent_bytes percent_value",
    "x ** y": "int few; int int; float int",
    "x << y": "int width; int few",
    "x >> y": "int width; int few",
    "x & y": _BITS,
    "x | y": f"{_BITS}; dict dict",
    "x ^ y": _BITS,
    **{f"x {operator} y": _COMPARED for operator in ("<", ">", "<=", ">=", "==", "!=")},
    **dict.fromkeys(
        ("x in y", "x not in y"),
        "piece str; any list; any tuple; hashable dict; hashable set; any values; any items; hashable keys; byte_piece bytes; int range;"
        " any range; any iterator",
    ),
    **{f"{operator} x": "int; float" for operator in ("-", "+", "~", "not")},
    "x[y]": "list subscript; str subscript; tuple subscript; bytes subscript; dict hashable; range subscript; bytearray subscript",
    "x[y:z]": "list bound bound; str bound bound; tuple bound bound; bytes bound bound; bytearray bound bound; range bound bound",
    "x[y:z:w]": "list bound bound few; str bound bound few; tuple bound bound few; bytes bound bound few",
    "f'{x}'": "int; str; list; any; float; dict",
    "f'{x:y}'": "int int_spec_text; str str_spec_text; float float_spec_text",
    "f(*x)": "iterable iterable; list tuple",
    "f(**x)": "dict dict",
    "[*x]": "iterable iterable; values items",
    "{**x}": "dict dict",
    "{*x}": "iterable iterable; set list",
    "(*x,)": "iterable iterable; views views",
    "[for]": "iterable iterable",
    "{for}": "iterable iterable",
    "(for)": "iterable iterable",
    "x or y": "any any",
    **dict.fromkeys(("(x, ...)", "[x, ...]", "f(x, ...)"), "any any"),
    **dict.fromkeys(("{n: x, ...}", "f(k=x, ...)", "lambda k=x, ..."), "any"),
    "{x, ...}": "hashable hashable",
    "f'{x}...'": "str int; list float",
    "len(repr(x))": "any any; int float; list str",
    "compile text": "code",
    "x += y": "int int; str str; bytes bytes; list iterable; tuple tuple; bytearray bytes",
    "x -= y": "int int; set set",
    "x *= y": "int int; list times; str times; bytearray times",
    "x |= y": "set set; dict dict; int int; dict pairs",
    "x &= y": "set set; int int",
    "x ^= y": "set set; int int",
    "x[y] = z": "list index any; list slice iterable; dict hashable any; bytearray slice bytes",
    "x[y:] = z": "list bound iterable; bytearray bound bytes",
    "x[::] = z": "list bound bound list; bytearray bound bound bytes",
    "del x[y]": "list subscript; dict hashable; bytearray subscript",
    "del x[y:z]": "list bound bound few",
    "a, *b = x": "iterable",
    "a, b = x": "list; str; iterator",
    "for": "iterable any",
    "match": "list; dict; tuple",
    "print": "any any str",
    "exec text": "block",
    "raise chain": "str",
}  # fmt: skip
"""By operator or statement (of `differential.limits.attacks`), what it takes: alternatives of kinds, in the order of its operands."""

MUTABLE: Final = frozenset(("list", "dict", "set", "bytearray"))
"""Types with methods that change what they are called on: each call has its own."""
