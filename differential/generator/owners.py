"""Values of the types that have no literal (iterators, functions, descriptors, exceptions ...): what their rows are called on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_WAITS: Final = """class W:
    def __await__(p):
        try:
            yield 7
        except KeyError:
            yield 8
    async def __anext__(p):
        raise StopAsyncIteration
async def waits(p):
    return p, await W()
async def steps(p):
    try:
        yield p, await W()
    finally:
        await W()"""
_ITERTOOLS: Final = {
    "accumulate": "[1, 2]",
    "chain": "[1], 'b'",
    "combinations": "'abc', 2",
    "combinations_with_replacement": "'ab', 2",
    "compress": "'ab', [0, 1]",
    "count": "2, 3",
    "cycle": "'ab'",
    "dropwhile": "bool, [1, 0, 2]",
    "filterfalse": "None, [1, 0, 2]",
    "groupby": "'aab'",
    "islice": "'abc', 1, None",
    "pairwise": "'abc'",
    "permutations": "'ab'",
    "product": "'ab', [1]",
    "repeat": "1, 2",
    "starmap": "pow, [(2, 3)]",
    "takewhile": "bool, [1, 0, 2]",
    "zip_longest": "'ab', [1]",
}

_ABSTRACT: Final = "(lambda t: (setattr(t, '__abstractmethods__', ('f',)), t)[1])(type('A', (), {'f': 1}))"

MODULES: Final[Mapping[str, str]] = {
    "math": "math",
    "cmath": "cmath",
    "itertools": "itertools",
    "unicodedata": "unicodedata",
    "_operator": "operator",
    "_functools": "functools",
    "errno": "errno",
}
"""Modules whose functions are rows, and the name under which a guest imports them."""

OWNERS: Final[Mapping[str, tuple[str, ...]]] = {
    "object": ("object()", "5", "'s'", "[1]", "len", "None"),
    "type": ("int", "str", "type('T', (), {'v': 1})", "ValueError", "bool", "type", _ABSTRACT),
    "bool": ("False", "True"),
    "NoneType": ("None",),
    "ellipsis": ("...",),
    "NotImplementedType": ("NotImplemented",),
    # functions and what makes methods of them
    "function": ("(lambda p, q=1, *, r=2: (p, q, r))", "(lambda: 0)"),
    "method": ("type('M', (), {'f': lambda *p: len(p)})().f",),
    "builtin_function_or_method": ("len", "[3, 1].count", "abs"),
    "method_descriptor": ("str.upper", "list.count"),
    "wrapper_descriptor": ("int.__add__", "str.__len__"),
    "method-wrapper": ("(5).__add__", "'ab'.__len__"),
    "getset_descriptor": ("int.real", "BaseException.args"),
    "classmethod_descriptor": ("dict.__dict__['fromkeys']",),
    "staticmethod": ("staticmethod(len)", "staticmethod(lambda p: p)", "staticmethod(5)"),
    "classmethod": ("classmethod(repr)", "classmethod(lambda p: 1)", "classmethod(None)"),
    "property": ("property(lambda p: 1)", "property()", "property(len, lambda p, q: None, lambda p: None)"),
    "super": ("super(bool, True)", "super(int, 5)"),
    "cell": ("(lambda p: lambda: p)(7).__closure__[0]",),
    "mappingproxy": ("type(vars(int))({'a': 1, 'b': 2})", "type(vars(int))({})"),
    "dict_keys": ("{'a': 1, 'b': 2}.keys()", "{}.keys()"),
    "dict_values": ("{'a': 1, 'b': 2}.values()", "{}.values()"),
    "dict_items": ("{'a': 1, 'b': 2}.items()", "{}.items()"),
    # iterators
    "generator": ("(p for p in (1, 2))", "(p for p in ())"),
    "enumerate": ("enumerate('ab')", "enumerate([], 5)"),
    "zip": ("zip([1, 2], 'ab')", "zip()"),
    "map": ("map(abs, [-1, 2])", "map(len, [])"),
    "filter": ("filter(None, [0, 1])", "filter(None, '')"),
    "reversed": ("reversed((1, 2))", "reversed('')"),
    "iterator": ("iter(type('S', (), {'__getitem__': lambda p, q: [7, 8][q]})())",),
    "callable_iterator": ("iter([3, 2, 1].pop, 2)", "iter(int, 0)"),
    "list_iterator": ("iter([1, 2])", "iter([])"),
    "list_reverseiterator": ("reversed([1, 2])", "reversed([])"),
    "tuple_iterator": ("iter((1, 2))", "iter(())"),
    "str_iterator": ("iter('é日')",),
    "str_ascii_iterator": ("iter('ab')", "iter('')"),
    "bytes_iterator": ("iter(b'ab')", "iter(b'')"),
    "bytearray_iterator": ("iter(bytearray(b'ab'))", "iter(bytearray())"),
    "range_iterator": ("iter(range(3))", "iter(range(0))"),
    "longrange_iterator": ("iter(range(2**70, 2**70 + 2))", "reversed(range(-2**70, 0, 2**69))"),
    "set_iterator": ("iter({1})", "iter(frozenset())"),
    "dict_keyiterator": ("iter({'a': 1})", "iter({})"),
    "dict_valueiterator": ("iter({'a': 1}.values())", "iter({}.values())"),
    "dict_itemiterator": ("iter({'a': 1}.items())", "iter({}.items())"),
    "dict_reversekeyiterator": ("reversed({'a': 1, 'b': 2})", "reversed({})"),
    "dict_reversevalueiterator": ("reversed({'a': 1}.values())", "reversed({}.values())"),
    "dict_reverseitemiterator": ("reversed({'a': 1}.items())", "reversed({}.items())"),
    # exceptions
    "BaseException": ("ValueError('v')", "Exception(1, 'two')", "BaseException()"),
    "BaseExceptionGroup": ("ExceptionGroup('g', [ValueError(1), TypeError('t')])", "BaseExceptionGroup('b', [KeyError()])"),
    "StopIteration": ("StopIteration(5)", "StopIteration()"),
    "SystemExit": ("SystemExit(3)", "SystemExit()"),
    "KeyError": ("KeyError('k')", "KeyError()", "KeyError(1, 2)"),
    "NameError": ("NameError('m', name='n')", "NameError()"),
    "AttributeError": ("AttributeError('m', name='n', obj=5)", "AttributeError()"),
    "ImportError": ("ImportError('m', name='n', path='p')", "ImportError()"),
    "OSError": ("OSError(2, 'no such', 'f')", "OSError()", "OSError(2, 'no such', 'f', None, 'g')"),
    "SyntaxError": ("SyntaxError('m', ('f', 1, 2, 't'))", "SyntaxError()", "SyntaxError('m')"),
    "UnicodeDecodeError": ("UnicodeDecodeError('utf-8', b'a\\xff', 1, 2, 'why')",),
    "UnicodeEncodeError": ("UnicodeEncodeError('ascii', 'aé', 1, 2, 'why')",),
    "UnicodeTranslateError": ("UnicodeTranslateError('aé', 0, 1, 'why')",),
    # what runs, and has run
    "coroutine": ("waits(5)", "(lambda c: (c.send(None), c)[1])(waits(5))"),
    "coroutine_wrapper": ("waits(5).__await__()", "(lambda c: (next(c), c)[1])(waits(5).__await__())"),
    "anext_awaitable": ("anext(steps(5), 6)", "(lambda a: (a.send(None), a)[1])(anext(steps(5), 6))", "anext(W(), 6)"),
    "async_generator": ("steps(5)", "(lambda a: ([*a.__anext__()], a)[1])(steps(5))"),
    "async_generator_asend": ("steps(5).__anext__()", "(lambda a: (a.send(None), a)[1])(steps(5).asend(None))"),
    "async_generator_athrow": (
        "steps(5).aclose()",
        "(lambda a: ([*a.__anext__()], a.aclose())[1])(steps(5))",
        "(lambda a: ([*a.__anext__()], a.athrow(KeyError))[1])(steps(5))",
        "(lambda a: ([*a.__anext__()], a.athrow(KeyError), a.send(None))[1])(steps(5))",
    ),
    "code": ("(lambda p, *q, r=1: p).__code__", "(lambda: 0).__code__"),
    "traceback": ("caught.__traceback__",),
    "module": ("type(math)('m')", "type(math)('m', 'd')"),
    "member_descriptor": ("type('S', (), {'__slots__': ('x',)}).x",),
    **{f"itertools.{name}": (f"itertools.{name}({given})",) for name, given in _ITERTOOLS.items()},
    "itertools._grouper": ("next(itertools.groupby('aab'))[1]",),
    "itertools._tee": ("itertools.tee('ab')[0]",),
    "collections.deque": ("collections.deque([1, 'a', 1])", "collections.deque('abc', 3)", "collections.deque()"),
    "_collections._deque_iterator": ("iter(collections.deque('ab'))", "iter(collections.deque())"),
    "_collections._deque_reverse_iterator": ("reversed(collections.deque('ab'))",),
}

SETTINGS: Final[Mapping[str, str]] = {
    **dict.fromkeys((owner for owner in OWNERS if owner.startswith(("coroutine", "async_", "anext"))), _WAITS),
    "traceback": "try:\n    1 // 0\nexcept ZeroDivisionError as e:\n    caught = e",
    "module": "import math",
    **dict.fromkeys((owner for owner in OWNERS if owner.startswith("itertools.")), "import itertools"),
    **dict.fromkeys((owner for owner in OWNERS if "collections." in owner), "import collections"),
}
"""What has to run before the values of an owner can be made."""

ATTRIBUTES: Final = frozenset(
    (
        *("real", "imag", "numerator", "denominator", "start", "stop", "step", "e", "inf", "nan", "pi", "tau", "__doc__", "__dict__"),
        *("__name__", "__qualname__", "__module__", "__annotations__", "__abstractmethods__", "__mro__", "__bases__", "__base__"),
        *("args", "__cause__", "__context__", "__suppress_context__", "__traceback__", "value", "code", "name", "obj", "path", "msg"),
        *("name_from", "encoding", "object", "end", "reason", "errno", "strerror", "filename", "filename2", "lineno", "offset", "text"),
        *("end_lineno", "end_offset", "print_file_and_line", "message", "exceptions", "__self__", "__func__", "__wrapped__"),
        *("__defaults__", "__kwdefaults__", "__type_params__", "__closure__", "cell_contents", "fget", "fset", "fdel", "__objclass__"),
        *("__thisclass__", "__self_class__", "gi_running", "gi_suspended", "gi_frame", "gi_yieldfrom", "gi_code", "__code__", "mapping"),
        *("infj", "nanj", "unidata_version", "ag_running", "ag_await", "ag_code", "cr_running", "cr_await", "cr_suspended", "cr_origin"),
        *("cr_code", "co_name", "co_qualname", "co_filename", "co_firstlineno", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount"),
        *("co_freevars", "co_cellvars", "tb_lineno", "tb_next"),
        *("__globals__", "__builtins__", "__isabstractmethod__", "__text_signature__", "__weakref__", "__notes__"),
    )
)
"""Rows that are read, not called."""
