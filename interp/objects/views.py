"""What stands behind the host's views of dicts."""

from __future__ import annotations

import gc
from types import MappingProxyType
from typing import Final, cast

KEYS_VIEW: Final[object] = type(dict[object, object]().keys())
VALUES_VIEW: Final[object] = type(dict[object, object]().values())
ITEMS_VIEW: Final[object] = type(dict[object, object]().items())
PROXY: Final[object] = MappingProxyType
VIEWS: Final[set[object]] = {KEYS_VIEW, VALUES_VIEW, ITEMS_VIEW, PROXY}

_referents: Final = gc.get_referents


def behind(view: object) -> dict[object, object]:
    """The dict that a value of one of VIEWS shows."""
    # It refers to nothing else, and the host shows it in no cheaper way.
    return cast(dict[object, object], _referents(view)[0])
