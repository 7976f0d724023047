"""Calls that do not fit are refused in the words of the CPython that runs the tests: type of exception and message."""

from __future__ import annotations

import contextlib
import io

import pytest

from interp import Session
from interp.builtins.row import FUNCTION, METHOD
from interp.builtins.table import TABLE
from interp.limits import Limits

RECEIVERS = {
    "bool": "True", "bytearray": "bytearray(b'abc')", "bytes": "b'abc'", "complex": "2j", "dict": "{1: 2}", "float": "2.5",
    "frozenset": "frozenset({1})",
    "generator": "(x for x in ())", "int": "5", "list": "[1, 2]", "object": "object()", "property": "property()",
    "range": "range(3)", "set": "{1}", "slice": "slice(1, 2)", "str": "'abc'", "tuple": "(1, 2)", "BaseException": "BaseException(1)",
    "enumerate": "enumerate([1])", "list_iterator": "iter([1])", "dict_keys": "{1: 2}.keys()",
}  # fmt: skip

HEAD = """
class Empty:
    pass

def attempt(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("taken")

"""

LEFT_OUT = frozenset(("exec", "eval", "print", "__build_class__", "__import__", "vars", "dir", "locals", "globals"))
"""They look at who calls them or do more than answer."""

SIZES = """
n = 10**30
attempt(lambda: 'a' * n)
attempt(lambda: n * [1])
attempt(lambda: 'ab' * (2**62 + 5))
attempt(lambda: 'a'.__mul__(n))
attempt(lambda: format(5, '1234567890123456789012'))
attempt(lambda: '%.99999999999999999999f' % 1.0)
attempt(lambda: '%*d' % (n, 1))
attempt(lambda: 'a'.center(n))
attempt(lambda: b'a'.expandtabs(n))
attempt(lambda: bytes(n))
attempt(lambda: (5).to_bytes(n, 'big'))
attempt(lambda: 1 << n)
attempt(lambda: list(range(n)))
attempt(lambda: __import__('math').factorial(n))
attempt(lambda: __import__('math').comb(n, n // 2))
"""

OTHERS = """
attempt(lambda: print(1, foo=2))
attempt(lambda: [].sort(foo=2))
attempt(lambda: sorted([1], 5))
attempt(lambda: zip([1], foo=2))
attempt(lambda: super(1, 2, 3))
attempt(lambda: property(1, 2, 3, 4, 5))
attempt(lambda: enumerate(start=1))
attempt(lambda: str(5, 5))
attempt(lambda: str(b'a', None))
attempt(lambda: bytes(Empty(), 5))
attempt(lambda: complex(Empty))
attempt(lambda: format(5, None))
attempt(lambda: b'a'.decode('nope', 5))
attempt(lambda: int.__new__(5))
attempt(lambda: int.__new__(str))
attempt(lambda: type.mro(5))
attempt(lambda: bool.from_bytes())
attempt(lambda: NameError(foo=1))
attempt(lambda: UnicodeDecodeError(1))
attempt(lambda: setattr(range(3), 'start', 1))
attempt(lambda: setattr(5.0, 'real', 1))
attempt(lambda: delattr(5.0, 'real'))
attempt(lambda: __import__('nosuch.part'))
attempt(lambda: __import__('math.part'))
attempt(lambda: __import__(5))
"""


def calls() -> dict[str, list[str]]:
    """Calls that do not fit, by the owner of the rows."""
    found: dict[str, list[str]] = {}
    for row in TABLE.values():
        if row.owner == "_prelude" or row.name in LEFT_OUT:
            continue
        if not row.owner and row.role == FUNCTION:
            callees = [row.name]
        elif row.owner in RECEIVERS and row.role == METHOD:
            receiver = f"({RECEIVERS[row.owner]})"
            callees = [f"{receiver}.{row.name}"]
            found.setdefault(row.owner, []).extend(f"type({receiver}).{row.name}({text})" for text in ("", "foo=1", "Empty()"))
        else:
            continue
        for callee in callees:
            texts = ["foo=1", "5, foo=1", *[", ".join(["5"] * n) for n in (0, 4, 5)]]
            found.setdefault(row.owner, []).extend(f"{callee}({text})" for text in texts)
    return found


CALLS = calls()


def printed_by_guest(program: str) -> list[str]:
    lines: list[str] = []
    with Session(Limits()) as session:
        session.feed_run(program, print_callback=lines.append)
    return "".join(lines).splitlines()


def printed_by_host(program: str) -> list[str]:
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        exec(program, {"__name__": "__main__"})
    return written.getvalue().splitlines()


def compare(statements: list[str]) -> None:
    program = HEAD + "\n".join(statements)
    guest, host = printed_by_guest(program), printed_by_host(program)
    different = [(s, h, g) for s, h, g in zip(statements, host, guest, strict=True) if h != g]
    assert different == []


@pytest.mark.parametrize("owner", sorted(CALLS), ids=lambda owner: owner or "functions")
def test_rows_refuse_what_does_not_fit_in_the_hosts_words(owner: str) -> None:
    compare([f"attempt(lambda: {call})" for call in CALLS[owner]])


def test_sizes_beyond_the_hosts_own_are_refused_by_the_host() -> None:
    program = SIZES.strip().splitlines()
    assert printed_by_guest(HEAD + SIZES) == printed_by_host(HEAD + SIZES)
    assert "taken" not in printed_by_host(HEAD + SIZES)
    assert len(program) > 10


def test_wrong_kinds_keywords_and_receivers() -> None:
    compare(OTHERS.strip().splitlines())
