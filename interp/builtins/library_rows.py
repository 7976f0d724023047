"""Rows of modules that the host has in C and whose functions take plain values: cmath, unicodedata, errno."""

from __future__ import annotations

import cmath
import errno
import unicodedata
from types import ModuleType
from typing import Final

from interp.builtins import prices
from interp.builtins.declare import Line, each, signed
from interp.builtins.row import CONSTANT, FUNCTION, HOST, Native
from interp.limits import Meter


def normalizing(meter: Meter, args: list[object]) -> None:
    """`normalize`: at most 18 characters for one, and sorting of what combines."""
    size = prices.length(args[1]) if len(args) > 1 else 0
    prices.pay(meter, 64 + 18 * 4 * size, size)


def naming(meter: Meter, args: list[object]) -> None:
    """`lookup`: the name, encoded, and again in the words of its refusal."""
    size = prices.length(args[0]) if args else 0
    prices.pay(meter, 64 + 12 * size, 1 + size // 16)


def functions_of(module: ModuleType, lines: list[Line]) -> list[Native]:
    """HOST rows for those of the lines that the host's module has."""
    owner = module.__name__
    return [
        signed(Native(owner, name, HOST, getattr(module, name), "", price, FUNCTION), signature)
        for name, signature, price in lines
        if hasattr(module, name)
    ]


def constants_of(module: ModuleType, names: list[str]) -> list[Native]:
    """HOST rows for values."""
    return [Native(module.__name__, name, HOST, getattr(module, name), "", prices.constant, CONSTANT) for name in names]


ROWS: Final[list[Native]] = [
    *functions_of(cmath, [
        *each("acos acosh asin asinh atan atanh cos cosh exp log10 phase polar sin sinh sqrt tan tanh", "f", prices.small),
        *each("isfinite isinf isnan", "f", prices.small),
        *each("log rect", "ff", prices.small),
        ("isclose", "a:f b:f rel_tol:f abs_tol:f", prices.small),
    ]),
    *constants_of(cmath, ["e", "pi", "tau", "inf", "nan", "infj", "nanj"]),
    *functions_of(unicodedata, [
        *each("category bidirectional combining east_asian_width mirrored decomposition", "v", prices.small),
        *each("name decimal digit numeric", "vo", prices.small),
        ("lookup", "v", naming),
        *each("normalize is_normalized", "vv", normalizing),
    ]),
    *constants_of(unicodedata, ["unidata_version"]),
    *constants_of(errno, sorted(name for name in vars(errno) if name.startswith("E"))),
]  # fmt: skip
