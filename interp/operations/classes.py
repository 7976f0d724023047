"""Making classes: the MRO, the layout, slots.

Source: `type_new` and `mro_implementation` in CPython's Objects/typeobject.c; the C3 paper (Barrett et al., 1996).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins.row import ATTRIBUTE, MACHINE, Native
from interp.objects.builtin_types import BASE_EXCEPTION, BUILTIN, OBJECT, TYPE, class_of
from interp.objects.exception import GuestRaise
from interp.objects.function import ClassMethod, Function, Member, StaticMethod
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class
from interp.operations.attribute import derive, immutable, refresh
from interp.vm.state import VM


def _no_weakref(vm: VM, args: list[object], dst: i64) -> object:
    return None


WEAKREF: Final = Native("object", "__weakref__", MACHINE, _no_weakref, "", None, ATTRIBUTE, 1, 1)
"""The attribute of all classes without `__slots__`, or with one for it; nothing is ever weakly referenced."""

MODULE: Final = BUILTIN["module"]
_SIZED: Final = ("int", "tuple", "bytes")
"""Types whose instances differ in size: no slot and no weak reference fits behind what they hold."""


def linearize(vm: VM, cls: Class, asked: bool = True) -> list[Class]:
    """The C3 linearisation. Raises the guest's TypeError if there is none, and for a base without an MRO where this one was asked for: not
    where a guest's `mro` is to decide.
    """
    for i, base in enumerate(cls.bases):
        if asked and not base.mro:
            raise vm.error("TypeError", f"Cannot extend an incomplete type '{base.name}'")
        if base in cls.bases[:i]:
            raise vm.error("TypeError", f"duplicate base class {base.name}")
    chains = [list(base.mro) for base in cls.bases] + [list(cls.bases)]
    order: list[Class] = [cls]
    while True:
        chains = [chain for chain in chains if chain]
        if not chains:
            return order
        for chain in chains:
            head = chain[0]
            if not any(head in other[1:] for other in chains):
                break
        else:
            names: list[str] = []
            for chain in chains:
                if chain[0].name not in names:
                    names.append(chain[0].name)
            gap = " " if sys.version_info[1] >= 13 else "\n"
            raise vm.error("TypeError", f"Cannot create a consistent method resolution{gap}order (MRO) for bases {', '.join(names)}")
        vm.spend(1 + len(chains))
        order.append(head)
        for chain in chains:
            if chain[0] is head:
                del chain[0]


def solid(cls: Class) -> Class | None:
    """The class of the MRO that decides what an instance carries: one with `__slots__`, or a builtin one."""
    for other in cls.mro:
        if other.slots or other is other.payload or other is TYPE or other is MODULE or _adds_fields(other.host):
            return other
    return None


def _adds_fields(host: object) -> bool:
    """Whether a host exception type has more fields than its base."""
    return (
        isinstance(host, type)
        and issubclass(host, BaseException)
        and host is not BaseException
        and host.__basicsize__ != cast(type, host.__base__).__basicsize__
    )


def best_base(bases: Sequence[Class]) -> Class:
    """The base that an instance's layout comes from: the class's `__base__`."""
    best = bases[0]
    for base in bases[1:]:
        layout = solid(base)
        old = solid(best)
        if layout is not None and layout is not old and (old is None or layout.is_subclass(old)):
            best = base
    return best


def same_layout(old: Class, new: Class) -> bool:
    """Whether instances of the one may become instances of the other."""
    return old.payload is new.payload and old.has_dict is new.has_dict and _slot_names(old) == _slot_names(new)


def _slot_names(cls: Class) -> list[str]:
    return sorted([name for other in cls.mro for name in other.slots or []])


def check_bases(vm: VM, cls: Class, new: object) -> list[Class]:
    """The bases that `cls.__bases__ = new` gives a class. Raises the guest's TypeError where it can't have them."""
    if cls.runtime is None:
        raise immutable(vm, cls, "__bases__")
    if new is UNBOUND:
        raise vm.error("TypeError", f"cannot delete '__bases__' attribute of immutable type '{cls.name}'")
    if not isinstance(new, tuple):
        raise vm.error("TypeError", f"can only assign tuple to {cls.name}.__bases__, not {class_of(new).name}")
    if not new:
        raise vm.error("TypeError", f"can only assign non-empty tuple to {cls.name}.__bases__, not ()")
    bases: list[Class] = []
    for base in new:
        if not isinstance(base, Class):
            raise vm.error("TypeError", f"{cls.name}.__bases__ must be tuple of classes, not '{class_of(base).name}'")
        if base.is_subclass(cls) or _descends(base, cls):
            raise vm.error("TypeError", "a __bases__ item causes an inheritance cycle")
        bases.append(base)
    old, best = best_base(cls.bases), best_base(bases)
    if old is not best and (old.runtime is None or best.runtime is None or not same_layout(old, best)):
        plain = best.payload is old.payload and (old is OBJECT or best is OBJECT)
        difference = "deallocator" if plain else "object layout"
        raise vm.error("TypeError", f"__bases__ assignment: '{best.name}' {difference} differs from '{old.name}'")
    return bases


def _descends(cls: Class, other: Class) -> bool:
    """Whether `other` is a base, by the first of the bases: an MRO may not be up to date while a guest's `mro` runs."""
    while cls is not other and cls.bases:
        cls = best_base(cls.bases)
    return cls is other


def own_order(cls: Class) -> bool:
    """Whether a guest's `mro` decides on the MRO of the class or of one below it."""
    pending = [cls]
    while pending:
        current = pending.pop()
        if not isinstance((current.metaclass or TYPE).lookup("mro"), Native):
            return True
        pending.extend(current.subclasses)
    return False


def exchange_bases(cls: Class, before: Sequence[Class], after: list[Class]) -> None:
    """Makes the class known to other bases than before."""
    for base in before:
        if cls in base.subclasses:
            base.subclasses.remove(cls)
    cls.bases = after
    _join(cls)


def exchange_order(vm: VM, cls: Class, new: Sequence[object]) -> tuple[object, ...]:
    """Gives the class the MRO that a guest's `mro` made, or none for as long as that runs; what it had. Raises the guest's TypeError."""
    order: list[Class] = []
    layout = solid(cls)
    incomplete = not cls.mro
    for item in new:
        if not isinstance(item, Class):
            raise vm.error("TypeError", f"mro() returned a non-class ('{class_of(item).name}')")
        other = solid(item)
        if not incomplete and other is not None and other is not layout and (layout is None or not layout.is_subclass(other)):
            raise vm.error("TypeError", f"mro() returned base with unsuitable layout ('{item.name}')")
        order.append(item)
    before = tuple(cls.mro)
    cls.mro = order
    refresh(cls)
    return before


def set_bases(vm: VM, cls: Class, new: object) -> None:
    """`cls.__bases__ = new`, with the MRO of the class and of those below it made anew. Raises the guest's TypeError."""
    bases = check_bases(vm, cls, new)
    before = cls.bases
    cls.bases = bases
    saved: list[tuple[Class, list[Class]]] = []
    try:
        pending = [cls]
        while pending:
            current = pending.pop(0)
            saved.append((current, current.mro))
            current.mro = linearize(vm, current)
            pending.extend(current.subclasses)
    except GuestRaise:
        cls.bases = before
        for changed, mro in reversed(saved):
            changed.mro = mro
        raise
    exchange_bases(cls, before, bases)
    refresh(cls)


def _join(cls: Class) -> None:
    """Makes the class known to its bases; a builtin one is every session's and knows none."""
    for base in cls.bases:
        if base.runtime is not None:
            base.subclasses.append(cls)


def make_class(vm: VM, meta: Class, name: str, bases: tuple[object, ...], namespace: dict[str, object]) -> Class:
    """A new class; its bases are already resolved. Raises the guest's TypeError for bases that do not go together."""
    parents: list[Class] = []
    for base in bases:
        if not isinstance(base, Class):
            raise vm.error("TypeError", "bases must be types")
        if base.final:
            raise vm.error("TypeError", f"type '{base.name}' is not an acceptable base type")
        parents.append(base)
    if not parents:
        parents = [OBJECT]
    layout: Class | None = None
    for base in parents:
        other = solid(base)
        if other is not None:
            if layout is not None and not (layout.is_subclass(other) or other.is_subclass(layout)):
                raise vm.error("TypeError", "multiple bases have instance lay-out conflict")
            if layout is None or other.is_subclass(layout):
                layout = other
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise vm.host_error(error) from None
    if "\0" in name:
        raise vm.error("ValueError", "type name must not contain null characters")
    vm.charge(1500 + 100 * len(namespace))
    cls = Class(name, parents, dict(namespace), vm)
    cls.metaclass = meta
    cls.mro = linearize(vm, cls, isinstance(meta.lookup("mro"), Native))
    for above in cls.mro:
        if above.pattern != 0:
            cls.pattern = above.pattern
            break
    cls.payload = None if layout is None else layout.payload
    own = cls.namespace
    qualname = own.pop("__qualname__", name)
    if not isinstance(qualname, str):
        raise vm.error("TypeError", f"type __qualname__ must be a str, not {class_of(qualname).name}")
    cls.qualname = qualname
    cls.module = own.get("__module__", "builtins")
    own.pop("__classcell__", None)
    for dunder in ("__init_subclass__", "__class_getitem__"):
        if isinstance(own.get(dunder), Function):
            own[dunder] = ClassMethod(own[dunder])
    if isinstance(own.get("__new__"), Function):
        own["__new__"] = StaticMethod(own["__new__"])
    if "__eq__" in own and "__hash__" not in own:
        own["__hash__"] = None
    cls.has_dict = True
    slots = own.get("__slots__", UNBOUND)
    if slots is not UNBOUND:
        _make_slots(vm, cls, slots)
    if cls.has_dict and not _inherits(cls, "__dict__"):
        own.setdefault("__dict__", BASE_EXCEPTION.namespace["__dict__"])
    if (
        slots is UNBOUND
        and not _inherits(cls, "__weakref__")
        and (layout is None or layout.payload is None or layout.payload.name not in _SIZED)
    ):
        own["__weakref__"] = WEAKREF
    own.setdefault("__doc__", None)
    _join(cls)
    derive(cls)
    return cls


def _inherits(cls: Class, name: str) -> bool:
    return any(name in base.namespace for base in cls.mro[1:])


def _make_slots(vm: VM, cls: Class, slots: object) -> None:
    names = [slots] if isinstance(slots, str) else slots
    if not isinstance(names, (list, tuple, dict, set)):
        return
    cls.slots = []
    cls.has_dict = any(base.has_dict for base in cls.bases)
    taken = set(cls.namespace)
    best = best_base(cls.bases)
    members: list[str] = []
    for name in names:
        if not isinstance(name, str):
            raise vm.error("TypeError", f"__slots__ items must be strings, not '{class_of(name).name}'")
        if not name.isidentifier():
            raise vm.error("TypeError", "__slots__ must be identifiers")
        if name == "__dict__":
            if cls.has_dict:
                raise vm.error("TypeError", "__dict__ slot disallowed: we already got one")
            cls.has_dict = True
            continue
        if name == "__weakref__":
            if name in cls.namespace or _inherits(cls, name):
                size = "" if sys.version_info >= (3, 12) else "either "
                rest = "" if sys.version_info >= (3, 12) else ", or __itemsize__ != 0"
                raise vm.error("TypeError", f"__weakref__ slot disallowed: {size}we already got one{rest}")
            if best.payload is None or best.payload.name not in _SIZED:
                cls.namespace[name] = WEAKREF
                continue
        if best.payload is not None and best.payload.name in _SIZED:
            raise vm.error("TypeError", f"nonempty __slots__ not supported for subtype of '{best.name}'")
        if name in taken:
            raise vm.error("ValueError", f"'{name}' in __slots__ conflicts with class variable")
        mangled = name
        if name.startswith("__") and not name.endswith("__"):
            mangled = f"_{cls.name.lstrip('_')}{name}"
        members.append(mangled)
    for mangled in sorted(members):
        cls.slots.append(mangled)
        cls.namespace[mangled] = Member(cls, mangled)
