"""What stands behind the host's views of dicts."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

KEYS_VIEW: Final[object] = type(dict[object, object]().keys())
VALUES_VIEW: Final[object] = type(dict[object, object]().values())
ITEMS_VIEW: Final[object] = type(dict[object, object]().items())
PROXY: Final[object] = MappingProxyType
VIEWS: Final[set[object]] = {KEYS_VIEW, VALUES_VIEW, ITEMS_VIEW, PROXY}


def behind(view: object) -> dict[object, object]:
    """The dict that a value of one of VIEWS shows."""
    return plain_dict(view) if type(view) is PROXY else plain_dict(view.mapping)  # type: ignore[attr-defined]


def plain_dict(mapping: object) -> dict[object, object]:
    """The dict behind a view's `mapping`."""
    reader = _ProxyReader()
    _ = mapping == reader
    return reader.mapping


class _ProxyReader:
    """A mappingproxy compares by handing its dict to the other side: the only way the host shows the dict behind it."""

    def __init__(self) -> None:
        self.mapping: dict[object, object] = {}

    def __eq__(self, other: object) -> bool:
        if isinstance(other, dict):
            self.mapping = other
        return False

    def __hash__(self) -> int:
        return 0
