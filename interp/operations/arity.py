"""How many arguments the host's own function takes, by its text signature: a call that cannot be is refused before guest code converts
anything for it, as the host counts before it looks.
"""

from __future__ import annotations

from typing import Final, cast

from mypy_extensions import i64

from interp.builtins.row import METHOD, Native
from interp.operations.refusing import host_function

_MANY: Final = 1 << 30
_known: Final[dict[str, tuple[int, int, frozenset[str] | None]]] = {}
"""By row: the least and the most positional arguments, a method's receiver counted, and the names a keyword may have (None: any)."""


def takes(row: Native, given: i64, keywords: dict[str, object] | None) -> bool:
    """Whether a HOST row may take so many positional arguments and these keywords; True where the host does not say."""
    known = _known.get(row.dotted)
    if known is None:
        known = _known[row.dotted] = _arity(row)
    least, most, names = known
    if given > most:
        return False
    if not keywords:
        return given >= least
    return names is None or names.issuperset(keywords)


def _arity(row: Native) -> tuple[int, int, frozenset[str] | None]:
    signature = getattr(host_function(row), "__text_signature__", None)
    if signature is None:
        # `find(sub, start, end)`, `log(x, base)` and their like, which only their kinds and names tell of.
        most = (row.role == METHOD) + max(len(row.kinds), len(row.keywords)) if len(row.kinds) > 1 else _MANY
        if row.most >= 0:
            most = int(row.most)
        return 1, most, None
    least = most = 0
    names: list[str] | None = []
    by_name = False
    for word in cast(str, signature).strip("()").split(", "):
        name = word.partition("=")[0]
        if name == "/":
            names = []
        elif name == "*":
            by_name = True
        elif name.startswith("**"):
            names = None
        elif name.startswith("*"):
            most, by_name = _MANY, True
        elif name and (name[0] != "$" or row.role == METHOD):
            if not by_name:
                most += 1
                least += "=" not in word
            if names is not None:
                names.append(name)
    return least, most, None if names is None else frozenset(names)
