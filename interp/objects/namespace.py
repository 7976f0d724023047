"""Global names of one module: a list of slots that functions and module code index, and the names of the slots."""

from __future__ import annotations

from typing import final

from interp.objects.sentinel import UNBOUND
from interp.objects.type import LONGEST


@final
class Namespace:
    """Names and their slots. Indices only grow; the list object never changes, so instructions hold it.

    Slots without a name (`names[i] == ""`) are the temporaries of one feed of module code.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.slots: list[object] = []
        self.names: list[str] = []
        self.index: dict[str, int] = {}
        self.others: dict[object, object] = {}
        """What has no slot: keys of `globals()` that are no text or that no code names, which can go as they came."""
        self.free_spans: dict[int, list[int]] = {}
        self.view: NamespaceView | None = None

    def slot(self, name: str) -> int:
        """The slot of a name, reserved (unbound) if there was none."""
        i = self.index.get(name)
        if i is None:
            i = len(self.slots)
            self.index[name] = i
            self.slots.append(self.others.pop(name, UNBOUND))
            self.names.append(name)
        return i

    def take_span(self, size: int) -> int:
        """The first slot of `size` fresh temporaries."""
        spans = self.free_spans.get(size)
        if spans:
            return spans.pop()
        start = len(self.slots)
        self.slots.extend([UNBOUND] * size)
        self.names.extend([""] * size)
        return start

    def free_span(self, start: int, size: int) -> None:
        """Gives a feed's temporaries back, cleared."""
        for i in range(start, start + size):
            self.slots[i] = UNBOUND
        self.free_spans.setdefault(size, []).append(start)

    def get(self, name: str) -> object:
        """The value of a name, or UNBOUND."""
        i = self.index.get(name)
        return self.others.get(name, UNBOUND) if i is None else self.slots[i]

    def put(self, name: str, value: object) -> None:
        """Binds a name."""
        if name in self.index or (len(name) <= LONGEST and name not in self.others):
            self.slots[self.slot(name)] = value
        elif value is UNBOUND:
            self.others.pop(name, None)
        else:
            self.others[name] = value

    def bound(self) -> list[str]:
        """The names whose slots have a value, in the order of the slots."""
        return [name for name, i in self.index.items() if self.slots[i] is not UNBOUND]


@final
class NamespaceView:
    """`globals()`: a module's names as a dict that stays true. Rows of dict work on a copy, which is stored back."""

    def __init__(self, namespace: Namespace) -> None:
        self.namespace = namespace

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'dict'")

    def as_dict(self) -> dict[object, object]:
        """The bound names and their values."""
        namespace = self.namespace
        found: dict[object, object] = {name: namespace.get(name) for name in namespace.bound()}
        found.update(namespace.others)
        return found

    def store(self, values: dict[object, object]) -> None:
        """Makes the namespace what a copy of it has become."""
        namespace = self.namespace
        for name in namespace.bound():
            if name not in values:
                namespace.put(name, UNBOUND)
        namespace.others = {}
        for key, value in values.items():
            if isinstance(key, str) and key in namespace.index:
                namespace.slots[namespace.index[key]] = value
            else:
                namespace.others[key] = value


def view_of(namespace: Namespace) -> NamespaceView:
    """The one view of a namespace: `globals() is globals()`."""
    view = namespace.view
    if view is None:
        view = NamespaceView(namespace)
        namespace.view = view
    return view
