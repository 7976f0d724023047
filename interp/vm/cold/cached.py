"""Attribute look-up that leaves its answer in the instruction's inline cache."""

from __future__ import annotations

from typing import Final, cast

from mypy_extensions import i64

from interp.builtins.row import ATTRIBUTE, Native
from interp.bytecode.code import FLAG_HIDDEN, FLAG_SHIM
from interp.objects.builtin_types import PLAIN
from interp.objects.function import BoundMethod, Function, Member, Property
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND
from interp.objects.type import DICTIONARY, Class, Shape
from interp.operations.attribute import field_of, get_attr, is_data_descriptor, set_attr
from interp.operations.call import call, call_native
from interp.operations.settled import settled_in_class
from interp.vm.frame import Instr, Way
from interp.vm.machine_constants import IN_CLASS, ITSELF
from interp.vm.state import VM


def remembers(vm: VM) -> bool:
    """Whether the code that runs may keep a guest's class in its inline caches: the prelude's is handed from session to session."""
    return vm.frame.linked.flags & (FLAG_HIDDEN | FLAG_SHIM) != FLAG_HIDDEN


MOST_WAYS: Final = 4


def way_of(ins: Instr, x: Instance) -> Way | None:
    """What the instruction remembers of the shape of `x` beside the one that it met first."""
    way = ins.ways
    while way is not None and way.shape is not x.shape:
        way = way.next
    return way


def remember(vm: VM, ins: Instr, x: Instance, slot: i64, cached: object, grown: Shape | None) -> None:
    """Keeps where the attribute is in instances of the shape that `x` has (that it had before, where it has `grown`)."""
    shape = x.shape
    if shape is DICTIONARY or not remembers(vm):
        return
    count = 0
    way = ins.ways
    while way is not None and way.shape is not shape:
        way = way.next
        count += 1
    simple = slot >= 0 and grown is None
    if simple and way is None and (ins.shape is None or ins.shape is shape or count == MOST_WAYS):
        ins.shape = shape
        ins.slot = slot
        ins.epoch = x.cls.epoch
        ins.cached = cached
        ins.cls = None
        ins.host = None
        return
    if way is None:
        if count == MOST_WAYS:
            return
        way = Way(shape, ins.ways)
        ins.ways = way
        vm.frame.linked.ways.append(way)
    way.epoch = x.cls.epoch
    way.slot = slot
    way.cached = cached
    way.grown = grown


def get_cached(vm: VM, ins: Instr, x: object) -> object:
    """`x.k`, remembered when it is an attribute in a slot of an instance, or one that its class or a class itself gives as it is."""
    name = cast(str, ins.k)
    if isinstance(x, Instance):
        cls = x.cls
        way = way_of(ins, x)
        if way is not None and way.epoch == cls.epoch:
            value = _given(vm, x, way.cached, ins.a)
            if value is not UNBOUND:
                return value
        if cls.plain_attributes and x.shape is not DICTIONARY:
            slot = x.shape.index.get(name)
            found = cls.lookup(name)
            if slot is not None and (found is UNBOUND or isinstance(found, Member) or not is_data_descriptor(found)):
                remember(vm, ins, x, slot, UNBOUND, None)
                return x.slots[slot]
            if _gives(found, x):
                remember(vm, ins, x, ITSELF if type(found) in PLAIN else IN_CLASS, found, None)
                return _given(vm, x, found, ins.a)
    elif isinstance(x, Class):
        value = settled_in_class(x, name)
        if value is not UNBOUND:
            if remembers(vm):
                ins.cls = x
                ins.epoch = x.epoch
                ins.slot = vm.changes
                ins.cached = value
                ins.shape = None
            return value
    return get_attr(vm, x, name, ins.a)


def _gives(found: object, x: Instance) -> bool:
    """Whether `_given` is what `x` gets from what its class has for an attribute that it has not itself, or that goes before its own."""
    if isinstance(found, Property):
        return found.getter is not None
    if isinstance(found, Instance):
        return field_of(found, x) is not UNBOUND
    if isinstance(found, Native):
        return found.role == ATTRIBUTE
    return isinstance(found, Function) or type(found) in PLAIN


def _given(vm: VM, x: Instance, found: object, dst: i64) -> object:
    """UNBOUND where what gives an item of a tuple finds none in this one."""
    if isinstance(found, Property):
        return call(vm, found.getter, [x], None, dst)
    if isinstance(found, Function):
        return BoundMethod(x, found)
    if isinstance(found, Native):
        return call_native(vm, found, [x], None, dst)
    return field_of(found, x) if isinstance(found, Instance) else found


def _makes_way(cls: Class, found: object) -> bool:
    """Whether an instance may have for its own an attribute of which its class has `found`."""
    return isinstance(found, Member) or (cls.has_dict and (found is UNBOUND or isinstance(found, Function) or type(found) in PLAIN))


def set_cached(vm: VM, ins: Instr, x: object, value: object) -> object:
    """`x.k = value`, remembered when the attribute is in a slot, already or from now on; None or ENTERED."""
    name = cast(str, ins.k)
    if isinstance(x, Instance):
        cls = x.cls
        if cls.plain_attributes and x.shape is not DICTIONARY:
            slot = x.shape.index.get(name)
            if slot is not None:
                found = cls.lookup(name)
                if found is UNBOUND or isinstance(found, Member) or not is_data_descriptor(found):
                    remember(vm, ins, x, slot, UNBOUND, None)
                    x.slots[slot] = value
                    return None
            elif x.grows(name) and _makes_way(cls, cls.lookup(name)):
                vm.memory_left -= 40
                grown = x.shape.with_name(name)
                remember(vm, ins, x, IN_CLASS, UNBOUND, grown)
                x.shape = grown
                x.slots.append(value)
                return None
    return set_attr(vm, x, name, value, -1)
