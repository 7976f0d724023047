"""Plain arguments for each row of the type tables, receiver first, made anew for each use."""

from __future__ import annotations

from collections.abc import Callable

from interp.limits import LimitBreach, Limits
from interp.vm.machine import Machine
from interp.vm.state import VM

Arguments = Callable[[], tuple[object, ...]]


def no_prelude(vm: VM, name: str) -> object:
    """A machine that only meters runs no guest code."""
    raise AssertionError(name)


def meter(memory: int = 64 * 2**20, fuel: int = 50_000_000) -> Machine:
    """A machine whose feed has just started, with nothing alive: a census finds nothing to forgive."""
    made = Machine(Limits(max_memory=memory, max_instructions=fuel, max_feed_duration_secs=0.5), {}, {}, no_prelude)
    made.start_turn()
    return made


def refused(price: Callable[..., None], arguments: tuple[object, ...]) -> str:
    """The limit that a price hits before anything is computed; empty if it hits none."""
    try:
        price(meter(), list(arguments))
    except LimitBreach as breach:
        return breach.kind
    return ""


def table(text: str) -> dict[str, list[Arguments]]:
    """Examples by dotted name, from lines such as `str.center str.ljust: "a", 5 | "b", 3, "*"`."""
    examples: dict[str, list[Arguments]] = {}
    for line in text.strip().splitlines():
        names, _, calls = line.strip().partition(": ")
        made: list[Arguments] = [eval(f"lambda: ({call},)" if call.strip() else "lambda: ()") for call in calls.split(" | ")]
        for name in names.split():
            owner, _, methods = name.partition(".")
            for method in methods.split(","):
                examples.setdefault(f"{owner}.{method}", []).extend(made)
    return examples


BINARY = "__eq__,__ne__,__lt__,__le__,__gt__,__ge__"
ARITHMETIC = "__add__,__radd__,__sub__,__rsub__,__mul__,__rmul__,__truediv__,__rtruediv__"
WHOLE = "__floordiv__,__rfloordiv__,__mod__,__rmod__,__divmod__,__rdivmod__"
BITS = "__and__,__rand__,__or__,__ror__,__xor__,__rxor__"

EXAMPLES = table(
    rf"""
object.{BINARY}: 1, 2 | 5, 5
int.{BINARY},{ARITHMETIC},{WHOLE},{BITS}: 7, 3 | 10**40, -3 | 7, 2.5
int.__pow__,__rpow__: 3, 5 | 2, 100 | 2, -1 | 3, 5, 7 | 3, 2.0
int.__lshift__,__rshift__,__rrshift__: 3, 5 | 10**30, 20
int.__rlshift__: 3, 5 | 20, 10**30
int.__neg__,__pos__,__abs__,__invert__,__int__,__index__,__trunc__,__floor__,__ceil__,conjugate,__hash__,__bool__,__float__: 7 | -10**30
int.bit_length,bit_count,as_integer_ratio,__getnewargs__,__repr__,is_integer,real,imag,numerator,denominator: 7 | -10**30 | 0
int.__round__: 12345, -2 | 5 | 5, 3
int.__format__: 7, "" | 7, ">10,d" | 255, "#x" | 10**30, "_" | 7, ".3f"
int.to_bytes: 7, 4, "big" | 7, 4, "little"
int.from_bytes: b"abc", "big" | [1, 2], "little"
bool.{BITS}: True, False | True, 3
bool.__invert__,__repr__: True
float.{BINARY},{ARITHMETIC},{WHOLE}: 7.5, 2.5 | 1e300, -3 | 0.5, "a"
float.__pow__,__rpow__: 2.0, 3.0 | 2.5, 2
float.__neg__,__pos__,__abs__,__bool__,__int__,__float__,__trunc__,__floor__,__ceil__,__hash__,__getnewargs__,conjugate: 7.5 | -1e300
float.as_integer_ratio,hex,is_integer,__repr__,real,imag: 7.5 | 5e-324
float.__round__: 2.5 | 2.675, 2 | 1e300, -299
float.__format__: 2.5, "" | 2.5, ".3f" | 1e300, ",.2f" | 2.5, "+010.1%"
float.fromhex: "0x1.8p3"
float.__getformat__: "double"
complex.__eq__,__ne__,__lt__,__le__,__gt__,__ge__,{ARITHMETIC}: 1+2j, 3 | 1j, 2.5j
complex.__pow__,__rpow__: 1+2j, 3
complex.__neg__,__pos__,__abs__,__bool__,__complex__,__hash__,__getnewargs__,conjugate,__repr__,real,imag: 1+2j
complex.__format__: 1+2j, ".3f"
str.isalnum,isalpha,isascii,isdecimal,isdigit,isidentifier,islower,isnumeric,isprintable,isspace,istitle,isupper: "abc" | "Ünï" | ""
str.upper,lower,casefold,title,capitalize,swapcase,__str__,__getnewargs__: "hello World" | "straße\t"
str.__repr__,__len__,__hash__,strip,lstrip,rstrip: "hello World" | "straße\t"
bytes.isalnum,isalpha,isascii,isdigit,islower,isspace,istitle,isupper: b"hello World"
bytes.upper,lower,title,capitalize,swapcase,strip,lstrip,rstrip: b"hello World"
bytearray.isalnum,isalpha,isascii,isdigit,islower,isspace,istitle,isupper,upper,lower,title,capitalize,swapcase: bytearray(b"hello World")
str.find,index,rfind,rindex,count: "banana", "an" | "banana", "an", 1, 6
bytes.find,index,rfind,rindex,count: b"banana", b"an" | b"banana", 97, 1
bytearray.find,index,rfind,rindex,count: bytearray(b"banana"), b"an" | bytearray(b"banana"), 97, 1
str.__contains__: "banana", "nan"
bytes.__contains__: b"banana", b"nan" | b"banana", 98
bytearray.__contains__: bytearray(b"banana"), b"nan" | bytearray(b"banana"), 98
str.startswith,endswith: "banana", "a" | "banana", ("b", "a")
bytes.startswith,endswith: b"banana", b"a" | b"banana", (b"b", b"a")
bytearray.startswith,endswith: bytearray(b"banana"), b"a"
str.removeprefix,removesuffix,strip,lstrip,rstrip,partition,rpartition,split,rsplit: "banana", "a" | "ba☃na", "na"
bytes.removeprefix,removesuffix,strip,lstrip,rstrip,partition,rpartition,split,rsplit: b"banana", b"a"
bytearray.removeprefix,removesuffix,strip,lstrip,rstrip,partition,rpartition,split,rsplit: bytearray(b"banana"), b"a"
str.split,rsplit,splitlines: "a b\nc  d\u2028e" | "x y " * 3000 | "ü v\n" * 3000
bytes.split,rsplit,splitlines: b"a b\nc" | b"x y\n" * 3000
bytearray.split,rsplit,splitlines: bytearray(b"a b\nc")
str.split,rsplit: "a b c d", None, 1
str.replace: "banana", "a", "oo" | "banana", "", "-" | "banana", "a", "oo", 1
bytes.replace: b"banana", b"a", b"oo" | b"banana", b"a", b"oo", 1
bytearray.replace: bytearray(b"banana"), b"a", b"oo"
str.join: ", ", ["a", "b"] | "☃", ("a",) | "-", "abc" | "-", []
bytes.join: b", ", [b"a", bytearray(b"b")]
bytearray.join: bytearray(b", "), [b"a"]
str.encode: "abc" | "☃", "utf-16" | "☃a", "ascii", "namereplace" | "é", "cp1252" | "a☃", "latin-1", "backslashreplace"
bytes.decode: b"abc" | "☃".encode(), "utf-8" | b"\xff", "ascii", "replace" | b"\xe9", "cp1252"
bytearray.decode: bytearray(b"abc")
str.center,ljust,rjust: "ab", 9 | "ab", 9, "☃"
bytes.center,ljust,rjust: b"ab", 9 | b"ab", 9, b"*"
bytearray.center,ljust,rjust: bytearray(b"ab"), 9
str.zfill: "-12", 9
bytes.zfill: b"-12", 9
bytearray.zfill: bytearray(b"-12"), 9
str.expandtabs: "a\tb" | "a\tb", 3
bytes.expandtabs: b"a\tb" | b"a\tb", 3
bytearray.expandtabs: bytearray(b"a\tb")
str.__add__: "ab", "☃"
bytes.__add__: b"ab", b"c"
bytearray.__add__,__iadd__: bytearray(b"ab"), b"c"
str.__mul__,__rmul__: "ab", 3 | "ab", -1
bytes.__mul__,__rmul__: b"ab", 3
bytearray.__mul__,__rmul__,__imul__: bytearray(b"ab"), 3
str.__getitem__: "hello", 1 | "hello", slice(None, None, -2)
bytes.__getitem__: b"hello", 1 | b"hello", slice(1, 3)
bytearray.__getitem__: bytearray(b"hello"), 1 | bytearray(b"hello"), slice(1, 3)
str.{BINARY}: "a", "b" | "a", 3
bytes.{BINARY}: b"a", b"b" | b"a", "a"
bytearray.{BINARY}: bytearray(b"a"), b"b"
str.__repr__: "a'b\\" * 3000 | "\x00" * 5000
str.__format__: "ab", "" | "ab", ">10" | "ab", "☃^9.1"
str.maketrans: {{"a": "b"}} | "ab", "cd" | "ab", "cd", "e"
bytes.maketrans bytearray.maketrans: b"ab", b"cd"
bytes.translate: b"abc", bytes(range(256)) | b"abc", None, b"a"
bytearray.translate: bytearray(b"abc"), bytes(range(256))
bytes.hex: b"abc" | b"abc", ":" | b"abcd", "-", 2
bytearray.hex: bytearray(b"abc") | bytearray(b"abc"), ":"
bytes.fromhex bytearray.fromhex: "61 62"
bytes.__len__,__repr__,__str__,__hash__,__bytes__,__getnewargs__: b"ab\0'" | b"\xff" * 5000
bytearray.__len__,__repr__,__str__,clear,copy,reverse,pop: bytearray(b"ab\0'")
bytearray.append,remove,__delitem__: bytearray(b"\0ab"), 0
bytearray.extend: bytearray(b"ab"), b"cd" | bytearray(b"ab"), [1, 2]
bytearray.insert: bytearray(b"ab"), 0, 5
bytearray.pop: bytearray(b"ab"), 0
bytearray.__setitem__: bytearray(b"abc"), 0, 5 | bytearray(b"abc"), slice(0, 2), b"xyz"
list.append,__contains__,count: [1, 2], 2
list.remove: [1, 2, 2], 2
list.extend,__iadd__: [1], [2, 3] | [1], "ab" | [1], range(3)
list.insert: [1, 2], 1, 3
list.pop,clear,copy,reverse,__len__: [1, 2]
list.pop,__getitem__,__delitem__: [1, 2], 0
list.__getitem__,__delitem__: [1, 2, 3], slice(None, None, 2)
list.__setitem__: [1, 2, 3], 0, 5 | [1, 2, 3], slice(0, 2), [7, 8, 9]
list.{BINARY}: [1, [2]], [1, [3]] | [1], (1,) | [1, 2], [2]
list.__add__: [1], [2]
list.__mul__,__rmul__,__imul__: [1, 2], 3
list.__contains__: [(1, 2), (3, 4)], (3, 4)
tuple.__contains__,count,index: (1, 2), 2 | ((1, 2), (3, 4)), (3, 4)
tuple.{BINARY}: (1, (2,)), (1, (3,)) | (1,), [1] | (1, 2), (2,)
tuple.__hash__,__len__,__getnewargs__: (1, (2, "a", None, 2.5, 10**30)) | ()
tuple.__getitem__: (1, 2), 0 | (1, 2, 3), slice(1, None)
tuple.__add__: (1,), (2,)
tuple.__mul__,__rmul__: (1, 2), 3
range.__contains__,count,index: range(10), 3 | range(10), 3.0
range.{BINARY}: range(5), range(5) | range(5), 3
range.__len__,__bool__,__hash__,__repr__,start,stop,step: range(5) | range(1, 10**30, 10**29)
range.__getitem__: range(5), 2 | range(5), slice(1, None, 2)
slice.indices: slice(1, None, 2), 10
slice.{BINARY}: slice(1, 2), slice(1, 3)
slice.__hash__,start,stop,step: slice(1, 2)
dict.get,__getitem__,__contains__,__delitem__,pop,setdefault: {{1: 2}}, 1
dict.get,pop,setdefault: {{1: 2}}, 3, 4
dict.__setitem__: {{1: 2}}, (1, 2), 4
dict.popitem,clear,copy,__len__: {{1: 2}}
dict.update,__ior__,__or__,__ror__,{BINARY}: {{1: 2}}, {{1: 3, 4: 5}}
dict.fromkeys: [1, 2] | "ab", 3 | range(3), None
set.difference,intersection,union,symmetric_difference,isdisjoint,issubset,issuperset,update: {{1, 2}}, [2, 3]
set.difference_update,intersection_update,symmetric_difference_update: {{1, 2}}, [2, 3]
set.{BITS},__sub__,__rsub__,__ior__,__iand__,__isub__,__ixor__,{BINARY}: {{1, 2}}, {{2, 3}} | {{1}}, frozenset([2])
set.add,discard,remove,__contains__: {{1, (2, 3)}}, (2, 3) | {{1}}, 1
set.pop,clear,copy,__len__: {{1, 2}}
frozenset.difference,intersection,union,symmetric_difference,isdisjoint,issubset,issuperset: frozenset([1, 2]), [2, 3]
frozenset.{BITS},__sub__,__rsub__,{BINARY}: frozenset([1, 2]), {{2, 3}}
frozenset.__contains__: frozenset([1, 2]), 2
frozenset.copy,__len__,__hash__: frozenset([1, 2])
math.acos,asin,atan,atanh,cbrt,cos,cosh,degrees,erf,erfc,exp,exp2,expm1,fabs,gamma,lgamma,asinh: 0.5
math.log10,log1p,log2,radians,sin,sinh,sqrt,tan,tanh,ulp,isfinite,isinf,isnan,frexp,modf,floor,ceil,trunc: 0.5 | 3
math.acosh: 1.5
math.atan2,copysign,fmod,log,pow,remainder,nextafter,isclose: 7.5, 2.5
math.log: 10**400 | 10**400, 3
math.fma: 1.0, 2.0, 3.0
math.ldexp: 0.5, 3
math.hypot: 3.0, 4.0
math.fsum: [0.1, 0.2, 1e300, -1e300] | [] | (1, 2)
math.dist,sumprod: [1.0, 2.0], (3.0, 4.0)
math.gcd,lcm: 12, 18 | 0, 10**40, 6
math.isqrt,factorial: 20
math.comb,perm: 20, 3 | 5, 9
math.perm: 6
"""
)
