"""The table holds what the host's types have, and each row works and is priced."""

from __future__ import annotations

import math
from pathlib import Path
from types import ModuleType

import pytest

import interp
from interp.builtins import binary, mappings, mathematics, numbers, sequences, text
from interp.builtins.declare import OWNERS
from interp.builtins.row import ATTRIBUTE, CLASSMETHOD, CONSTANT, FUNCTION, GUEST, HOST, METHOD, STATICMETHOD, Native
from interp.builtins.table import TABLE, rows_of
from tests.interp.builtins.examples import EXAMPLES, meter

FAMILIES = (numbers, text, binary, sequences, mappings, mathematics)
TYPE_ROWS = [row for family in FAMILIES for row in family.ROWS if row.owner in OWNERS]
PRELUDE = "".join(file.read_text() for file in Path(interp.__file__).parent.joinpath("prelude").glob("*.py"))

ELSEWHERE_NAMES = """
__class__ __getattribute__ __setattr__ __delattr__ __new__ __init__ __init_subclass__ __subclasshook__ __dir__ __reduce__ __reduce_ex__
__getstate__ __sizeof__ __class_getitem__ __doc__ __iter__ __reversed__
"""
ELSEWHERE = set(ELSEWHERE_NAMES.split())
"""What the machine answers itself, for every type alike."""

CONTAINERS = ("object", "list", "dict", "set", "frozenset", "tuple", "slice")
WORDED_BY_GUEST = {f"{owner}.{name}" for owner in CONTAINERS for name in ("__repr__", "__str__", "__format__")}
SERIAL = {"object.__hash__"}
VIEWS = {"dict.keys", "dict.values", "dict.items"}
MEMORY_OF_THE_HOST = {"bytearray.__alloc__", "bytes.__buffer__", "bytearray.__buffer__", "bytearray.__release_buffer__"}


@pytest.mark.parametrize("owner", OWNERS)
def test_every_name_of_the_host_type_has_a_row(owner: str) -> None:
    host = OWNERS[owner]
    names = {name for name in vars(host) if not (isinstance(host, ModuleType) and name.startswith("_"))} - ELSEWHERE
    left = {name for name in names if f"{owner}.{name}" in WORDED_BY_GUEST | SERIAL | VIEWS | MEMORY_OF_THE_HOST}
    assert names - left - {row.name for row in rows_of(owner)} == set()


@pytest.mark.parametrize("row", TABLE.values(), ids=str)
def test_every_row_has_a_price(row: Native) -> None:
    assert callable(row.price)


@pytest.mark.parametrize("row", [row for row in TYPE_ROWS if row.form == HOST], ids=str)
def test_the_function_is_the_hosts_own_or_answers_like_it(row: Native) -> None:
    original = getattr(OWNERS[row.owner], row.name)
    if row.role == CONSTANT:
        assert row.func is original
        return
    assert EXAMPLES[row.dotted]
    for arguments in EXAMPLES[row.dotted]:
        before, after = list(arguments()), list(arguments())
        assert callable(row.func) and row.price is not None
        row.price(meter(), before)
        answer = row.func(*before)
        if row.role == ATTRIBUTE:
            expected = getattr(after[0], row.name)
        else:
            assert row.role in (METHOD, CLASSMETHOD, STATICMETHOD, FUNCTION)
            expected = original(*after)
        assert repr(answer) == repr(expected)
        assert before == after or any(item != item for item in before)


def test_every_example_has_its_row() -> None:
    for name in EXAMPLES:
        owner, _, attribute = name.rpartition(".")
        assert (name in TABLE) == (attribute in vars(OWNERS[owner])), name


def test_a_row_missing_from_this_python_is_left_out() -> None:
    assert ("int.is_integer" in TABLE) == hasattr(int, "is_integer")
    assert ("math.sumprod" in TABLE) == hasattr(math, "sumprod")


def test_signatures_give_kinds_names_and_places() -> None:
    split = TABLE["str.split"]
    assert (split.kinds, split.keywords, split.parameters) == ("vi", {"sep": "v", "maxsplit": "i"}, ["sep", "maxsplit"])
    replace = TABLE["str.replace"]
    assert (replace.kinds, replace.keywords, replace.parameters) == ("vvi", {"count": "i"}, ["", "", "count"])
    assert TABLE["dict.update"].keywords == {"**": "o"}
    assert TABLE["list.append"].keywords == {}


@pytest.mark.parametrize("row", [row for row in TYPE_ROWS if row.form == GUEST], ids=str)
def test_guest_rows_name_a_prelude_function(row: Native) -> None:
    assert f"\ndef {row.func}(" in PRELUDE


def test_position_finds_what_index_finds() -> None:
    position = TABLE["_prelude.position"].func
    assert callable(position)
    items = [1, 2, 3, 2, math.nan, 1]
    for value in (1, 2, math.nan, 9):
        for bounds in ((), (1,), (-2,), (1, 3), (0, -2), (5, 1), (-100, 100)):
            try:
                expected = items.index(value, *bounds)
            except ValueError:
                expected = -1
            if value == value:
                assert position(items, value, *bounds) == expected
    assert position(items, items[4]) == 4
