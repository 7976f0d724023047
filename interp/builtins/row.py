"""A row of THE builtins table: one thing a guest can call, or one attribute of a builtin type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, final

from mypy_extensions import i64

HOST: Final = 0
MACHINE: Final = 1
GUEST: Final = 2

FUNCTION: Final = "function"
METHOD: Final = "method"
CLASSMETHOD: Final = "classmethod"
STATICMETHOD: Final = "staticmethod"
ATTRIBUTE: Final = "attribute"
CONSTANT: Final = "constant"

_KINDS: Final = {METHOD: "method_descriptor", CLASSMETHOD: "classmethod_descriptor", ATTRIBUTE: "getset_descriptor"}

LEN: Final = 1
ISINSTANCE: Final = 2
SUPER: Final = 3
TYPE_OF: Final = 4
ISSUBCLASS: Final = 5
GETATTR: Final = 6
ID: Final = 7
APPEND: Final = 8
GET: Final = 9
ADD: Final = 10
_SHORTCUTS: Final[dict[str, i64]] = {
    "len": LEN, "isinstance": ISINSTANCE, "super": SUPER, "type": TYPE_OF, "issubclass": ISSUBCLASS, "getattr": GETATTR,
    "id": ID, "list.append": APPEND, "dict.get": GET, "set.add": ADD,
}  # fmt: skip

BRIEF: Final = frozenset((
    *("scan", "tested", "cased", "recased", "found", "found_backwards", "prefixed", "stripped", "replaced", "split", "split_backwards"),
    *("partitioned", "partitioned_backwards", "lines", "joined", "copied", "quoted", "concatenated"),
    *("linear", "inspected", "quotient", "dividing", "decimal", "float_text", "parsing", "scanning"),
))  # fmt: skip
"""Names of the prices of what takes a few microseconds, and makes 64 KiB at most, of arguments that are all light (`prices.is_light`)."""

AS_PLAIN: Final = frozenset("orvtlfd")
"""Kinds of which a plain value needs neither conversion nor a look into it."""


def whole(kinds: str) -> i64:
    """A bit for each of the first eight parameters whose kind is one of AS_PLAIN."""
    found: i64 = 0
    for place in range(8):
        if (kinds[min(place, len(kinds) - 1)] if kinds else "v") in AS_PLAIN:
            found |= 1 << place
    return found


@final
class NamedArguments:
    """The keywords of a call, for a MACHINE row that takes any."""

    def __init__(self, values: dict[str, object]) -> None:
        self.values = values


@final
class Native:
    """One row.

    `form` says who does the work:
    - HOST: `func` is the host's own function or unbound method, called as `func(*args, **keywords)`; its TypeError and its like become
      guest exceptions. A classmethod's is bound to the builtin type itself (no class among `args`), an attribute's takes the receiver, a
      constant's *is* the value.
    - MACHINE: `func(vm, args, dst)` with `args` a list, arity already checked against `least` and `most` (-1: any); it returns a value or
      ENTERED. If it takes keywords by any name (`**`), they come last in `args`, as NamedArguments.
    - GUEST: `func` is the name of a prelude function that takes the same arguments.

    `kinds` has a letter per positional parameter, the receiver of a method not among them, the last letter standing for all that follow:
    - `o` any object, as it is (it may be stored in a host container; never worded by the host)
    - `v` a value: an instance of a builtin's subclass is unwrapped; other native objects become stand-ins, so that the host words the
      TypeError
    - `i` an index: like `v`, and `__index__` is called (of a slice's bounds too)
    - `f` a real number: like `v`, and `__float__` or `__index__` is called
    - `p` whether it is true: like `v`, and `__bool__` or `__len__` is called
    - `t` an iterable: a host container as it is, anything else collected first, into a set whose items are hashed as they come
    - `l` likewise, into a list; an instance is asked for its length first, as CPython asks where it makes a list or a tuple
    - `h` something to hash or compare inside a container: like `o`, and measured first, so that no deep or shared structure
      reaches the host's recursion
    - `s` something to look for in a set: like `h`, and an instance of a subclass of set that has no hash stands for its items, frozen
    - `e` something to look for in the list or tuple that comes first: like `o`, and measured against its items first
    - `c` something to compare with: like `v`, and measured first
    - `a` what is assigned to the subscript before it: `t` if that is a slice, else `o`
    - `b` likewise for bytearray: `I` if that is a slice, else `i`
    - `m` a mapping or an iterable of pairs: a host dict as it is, anything else collected into a dict first
    - `w` a value or a tuple of values (`str.startswith`)
    - `d` like `f`, but an instance that defines the dunder of the row's name (`__floor__` for `floor`) answers in its place
    - `V`, `I`, `F`, `H` an iterable as with `t`, each of whose items is of the small letter's kind; copied only when an item must be
      converted
    `keywords` does the same for keyword arguments (name -> letter; `**` stands for every other name); `parameters` gives their place among
    the positional ones, `""` where a place has no name.
    `price(meter, args)` pays for result and work before `func` runs; `args` has the receiver first, then what was given by position, and
    for a row with `parameters` what was given by keyword at its place (UNBOUND fills gaps). It meets wrong arguments too, and leaves their
    TypeError to `func`.
    """

    def __init__(
        self,
        owner: str,
        name: str,
        form: i64,
        func: object,
        kinds: str = "",
        price: Callable[..., None] | None = None,
        role: str = METHOD,
        least: i64 = 0,
        most: i64 = -1,
        keywords: dict[str, str] | None = None,
        parameters: list[str] | None = None,
        plain: bool = False,
        fallback: str = "",
    ) -> None:
        self.owner = owner
        self.name = name
        self.form: i64 = form
        self.func: object = func
        self.kinds = kinds
        self.price = price
        self.role = role
        self.least: i64 = least
        self.most: i64 = most
        self.keywords: dict[str, str] = keywords or {}
        self.parameters: list[str] = parameters or []
        self.plain = plain
        """Any arguments may be passed as they are (all kinds are `o`)."""
        named: str = getattr(price, "__name__", "")
        self.free: bool = named == "constant"
        """Its price is the constant one, paid in passing: the price function need not be called."""
        self.small: bool = named == "small"
        """Likewise, with a result of a few words."""
        self.priced: bool = price is not None and not self.free and not self.small
        """Its price function has to be called."""
        self.light: bool = form == HOST and role in (METHOD, FUNCTION)
        """The host's function may be called at once where all arguments are scalars, and a method's receiver its owner's own."""
        self.fallback = fallback
        """The prelude function that takes over from a HOST row when an argument is no plain value; "" where the kinds say it all."""
        self.whole: i64 = 0
        """A bit for each of the first parameters whose kind takes any plain value as it is."""
        self.gathers: bool = False
        """Of a function of one iterable: the items of one that takes guest code are collected first, and nothing is asked besides."""
        self.hashes: bool = False
        """Its first parameter is a key, which the host may hash as it is if it is a light one."""
        self.take_kinds(kinds)
        self.keyed: bool = named == "looked_up"
        """Its price is that of looking for a key."""
        self.adds: bool = named == "added"
        """Its price is that of putting a key in."""
        self.brief: bool = self.light and named in BRIEF
        """What it makes of light arguments is paid for when it is there."""
        self.shortcut: i64 = _SHORTCUTS.get(self.dotted, 0)
        """Which of the functions and methods called most this is; 0 for any other. The machine answers for plain arguments itself."""
        self.quick: object = None
        """Of a GUEST row: `quick(vm, args)` answers at once for plain arguments, or declines with UNBOUND."""
        self.kind: str = _KINDS.get(role, "builtin_function_or_method")
        """The name of its own class, as in `type(str.upper)`: the table takes it from the host's descriptor of that name."""
        self.checked: bool = role in (ATTRIBUTE, CLASSMETHOD)
        """Whether it may be called at all is asked first: an attribute may not, a classmethod only for its owner's classes."""
        self.makes: bool = role == STATICMETHOD and name == "__new__"
        """Its first argument has to be a class it can make instances of."""
        self.guarded: bool = role == METHOD and owner != "object"
        """Its receiver is looked at before it is called."""

    def take_kinds(self, kinds: str) -> None:
        """Sets the kinds, and what follows from them."""
        self.kinds = kinds
        self.whole = whole(kinds) if self.light else 0
        self.gathers = self.form == HOST and self.role == FUNCTION and kinds in ("l", "t") and not self.fallback
        self.hashes = kinds[:1] in ("h", "s")

    def __hash__(self) -> int:
        """The same in every run, so that sets of rows are in one order."""
        return hash(self.name)

    def of(self, owner: str) -> Native:
        """The same row as another type's own."""
        row = Native(
            owner, self.name, self.form, self.func, self.kinds, self.price, self.role, self.least, self.most, self.keywords,
            self.parameters, self.plain, self.fallback,
        )  # fmt: skip
        row.kind = self.kind
        return row

    @property
    def dotted(self) -> str:
        """`str.upper`, `len`: the row's name in documents, tests and the generator."""
        return f"{self.owner}.{self.name}" if self.owner else self.name

    def __repr__(self) -> str:
        return f"<row {self.dotted}>"


def binds(found: object) -> bool:
    """Whether it is a row that an instance binds when its class has it. A builtin function (`len`) is none, under whatever name."""
    return isinstance(found, Native) and found.role != FUNCTION
