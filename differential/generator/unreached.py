"""Rows that no generated program calls, or that nothing can make return or raise: each with its reason. They are in no ratio's base."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CALLED: Final = ("returned", "raised")
RETURNED: Final = ("returned",)
RAISED: Final = ("raised",)

_DOOR = "a door of the host, or what only an interactive session has"
_OWN = "what it answers is an implementation's own business"
_FRAME = "frames are not shown to a guest"
_CONSTANT = "a constant of a module: there is no argument, nor a descriptor to ask wrongly"

_PICKLED: Final = (
    *("_tee", "_grouper", "accumulate", "chain", "combinations", "combinations_with_replacement", "compress", "count", "cycle"),
    *("dropwhile", "groupby", "islice", "permutations", "product", "repeat", "takewhile", "zip_longest"),
)

UNREACHED: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    **dict.fromkeys(("open", "input", "compile", "memoryview", "breakpoint", "help", "exit", "quit"), (CALLED, _DOOR)),
    **dict.fromkeys(("copyright", "credits", "license", "__build_class__"), (CALLED, _DOOR)),
    **dict.fromkeys(("*.__sizeof__", "*.__dir__", "*.__reduce__", "*.__reduce_ex__", "*.__getstate__", "*.__alloc__"), (CALLED, _OWN)),
    **dict.fromkeys(("*.__getformat__", "*.__doc__", "*.__subclasses__", "*.__text_signature__", "*.__flags__"), (CALLED, _OWN)),
    **dict.fromkeys(("*.__itemsize__", "*.__basicsize__", "*.__dictoffset__", "*.__weakrefoffset__"), (CALLED, _OWN)),
    **dict.fromkeys(("code.co_stacksize", "code.co_consts", "code.co_names", "code.co_nlocals", "code.co_flags"), (CALLED, _OWN)),
    **dict.fromkeys(("traceback.tb_lasti", "code.co_varnames", "code.replace"), (CALLED, _OWN)),
    **dict.fromkeys(("*.tb_frame", "*.gi_frame", "*.cr_frame", "*.ag_frame"), (CALLED, _FRAME)),
    **dict.fromkeys((f"itertools.{kind}.__setstate__" for kind in _PICKLED), (CALLED, _OWN)),
    "errno.errorcode": (CALLED, "a dict of all the others"),
    "errno.*": (RAISED, _CONSTANT),
    "_operator._compare_digest": (CALLED, "only hmac and secrets name it"),
    "mappingproxy.__ior__": (RETURNED, "it is there to say that it is not supported"),
    "unicodedata.unidata_version": (RAISED, _CONSTANT),
    **dict.fromkeys((f"math.{name}" for name in ("e", "pi", "tau", "inf", "nan")), (RAISED, _CONSTANT)),
    **dict.fromkeys((f"cmath.{name}" for name in ("e", "pi", "tau", "inf", "nan", "infj", "nanj")), (RAISED, _CONSTANT)),
}
"""By row, `*.method` of any type or `owner.*`: what it is not asked to do (`returned`, `raised`), and why."""


def never(row: str) -> tuple[str, ...]:
    """What the row is not asked to do, of `returned` and `raised`."""
    owner, _, name = row.rpartition(".")
    for key in (row, f"*.{name}", f"{owner}.*"):
        if key in UNREACHED:
            return UNREACHED[key][0]
    return ()
