"""Special methods of the guest's own objects that need no prelude to be found: their class defines them, and nothing goes before them."""

from __future__ import annotations

from interp.builtins.row import Native
from interp.objects.builtin_types import PLAIN
from interp.objects.function import Function
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND


def own_method(x: object, name: str) -> Function | None:
    """The guest's function that is the special method of an object, of a class that is no subclass of a builtin type."""
    if isinstance(x, Instance) and x.payload is UNBOUND:
        found = x.cls.lookup(name)
        if isinstance(found, Function):
            return found
    return None


def hash_of_int(n: int) -> int:
    """What the host makes of the number that a `__hash__` returned (`slot_tp_hash`)."""
    return hash(n) if n == -1 or not -(1 << 63) <= n < 1 << 63 else n


def is_inherited(x: Instance, name: str) -> bool:
    """Whether the special method of an object, of a class that is no subclass of a builtin type, is what `object` has."""
    found = x.cls.lookup(name)
    return x.payload is UNBOUND and isinstance(found, Native) and found.owner == "object"


def goes_first(y: object, x: object) -> bool:
    """Whether the reflected method of the right operand may be asked first: its class is below the left one's."""
    return isinstance(x, Instance) and isinstance(y, Instance) and y.cls is not x.cls and y.cls.is_subclass(x.cls)


def is_equal_by_identity(x: object, name: str) -> bool:
    """Whether `==` (`__eq__`) or `!=` (`__ne__`) of an object is inherited from object; a builtin's value says nothing of a guest's."""
    if type(x) in PLAIN:
        return True
    if not isinstance(x, Instance):
        return False
    equal = x.cls.lookup("__eq__")
    if not isinstance(equal, Native) or equal.owner != "object":
        return False
    found = x.cls.lookup(name)
    return isinstance(found, Native) and found.owner == "object"
