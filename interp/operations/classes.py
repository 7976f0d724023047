"""Making classes: the MRO, the layout, slots.

Source: `type_new` and `mro_implementation` in CPython's Objects/typeobject.c; the C3 paper (Barrett et al., 1996).
"""

from __future__ import annotations

from interp.objects.builtin_types import OBJECT, TYPE
from interp.objects.function import ClassMethod, Function, Member, StaticMethod
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class
from interp.operations.attribute import derive
from interp.vm.state import VM


def linearize(vm: VM, cls: Class) -> list[Class]:
    """The C3 linearisation. Raises the guest's TypeError if there is none."""
    chains = [list(base.mro) for base in cls.bases] + [list(cls.bases)]
    order: list[Class] = [cls]
    while True:
        chains = [chain for chain in chains if chain]
        if not chains:
            return order
        for chain in chains:
            head = chain[0]
            if not any([head in other[1:] for other in chains]):
                break
        else:
            names: list[str] = []
            for chain in chains:
                if chain[0].name not in names:
                    names.append(chain[0].name)
            raise vm.error("TypeError", f"Cannot create a consistent method resolution\norder (MRO) for bases {', '.join(names)}")
        vm.spend(1 + len(chains))
        order.append(head)
        for chain in chains:
            if chain[0] is head:
                del chain[0]


def solid(cls: Class) -> Class | None:
    """The builtin class that decides what an instance carries."""
    return cls.payload if cls.payload is not None else None


def make_class(vm: VM, meta: Class, name: str, bases: tuple[object, ...], namespace: dict[str, object]) -> Class:
    """A new class; its bases are already resolved. Raises the guest's TypeError for bases that do not go together."""
    parents: list[Class] = []
    for base in bases:
        if not isinstance(base, Class):
            raise vm.error("TypeError", "bases must be types")
        if base.final:
            raise vm.error("TypeError", f"type '{base.name}' is not an acceptable base type")
        if base in parents:
            raise vm.error("TypeError", f"duplicate base class {base.name}")
        parents.append(base)
    if not parents:
        parents = [OBJECT]
    vm.charge(1500 + 100 * len(namespace))
    cls = Class(name, parents, dict(namespace), vm)
    cls.metaclass = meta
    cls.mro = linearize(vm, cls)
    layout: Class | None = None
    for base in parents:
        other = solid(base)
        if base is TYPE or base.is_subclass(TYPE):
            other = TYPE
        if other is not None:
            if layout is not None and layout is not other and not (layout.is_subclass(other) or other.is_subclass(layout)):
                raise vm.error("TypeError", "multiple bases have instance lay-out conflict")
            if layout is None or other.is_subclass(layout):
                layout = other
    cls.payload = None if layout is TYPE else layout
    own = cls.namespace
    qualname = own.pop("__qualname__", name)
    if not isinstance(qualname, str):
        raise vm.error("TypeError", f"type __qualname__ must be a str, not {type(qualname).__name__}")
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
    own.setdefault("__doc__", None)
    cls.has_dict = True
    slots = own.get("__slots__", UNBOUND)
    if slots is not UNBOUND:
        _make_slots(vm, cls, slots)
    cls.has_dict = cls.has_dict or any([base.has_dict for base in parents])
    for base in parents:
        if base.runtime is not None:
            base.subclasses.append(cls)
    derive(cls)
    return cls


def _make_slots(vm: VM, cls: Class, slots: object) -> None:
    names = [slots] if isinstance(slots, str) else slots
    if not isinstance(names, (list, tuple, dict, set)):
        return
    cls.slots = []
    cls.has_dict = False
    for name in names:
        if not isinstance(name, str):
            raise vm.error("TypeError", f"__slots__ items must be strings, not '{type(name).__name__}'")
        if not name.isidentifier():
            raise vm.error("TypeError", "__slots__ must be identifiers")
        if name == "__dict__":
            cls.has_dict = True
            continue
        if name in cls.namespace:
            raise vm.error("ValueError", f"'{name}' in __slots__ conflicts with class variable")
        mangled = name
        if name.startswith("__") and not name.endswith("__"):
            mangled = f"_{cls.name.lstrip('_')}{name}"
        cls.slots.append(mangled)
        cls.namespace[mangled] = Member(cls, mangled)


