"""Attribute look-up that leaves its answer in the instruction's inline cache."""

from __future__ import annotations

from typing import cast

from interp.bytecode.code import FLAG_HIDDEN, FLAG_SHIM
from interp.objects.function import Member, Property
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND
from interp.objects.type import DICTIONARY, Shape
from interp.operations.attribute import field_of, get_attr, is_data_descriptor, set_attr
from interp.operations.call import call
from interp.vm.frame import Instr
from interp.vm.state import VM


def remembers(vm: VM) -> bool:
    """Whether the code that runs may keep a guest's class in its inline caches: the prelude's is handed from session to session."""
    return vm.frame.linked.flags & (FLAG_HIDDEN | FLAG_SHIM) != FLAG_HIDDEN


def get_cached(vm: VM, ins: Instr, x: object) -> object:
    """`x.k`, remembered when it is an attribute in a slot of an instance."""
    name = cast(str, ins.k)
    if isinstance(x, Instance):
        cls = x.cls
        if cls is ins.cls and cls.epoch == ins.epoch:
            descriptor = ins.cached
            if isinstance(descriptor, Property):
                return call(vm, descriptor.getter, [x], None, ins.a)
            item = field_of(cast(Instance, descriptor), x)
            if item is not UNBOUND:
                return item
        if cls.plain_attributes and x.shape is not DICTIONARY:
            slot = x.shape.index.get(name)
            if slot is not None:
                found = cls.lookup(name)
                if found is UNBOUND or isinstance(found, Member) or not is_data_descriptor(found):
                    if remembers(vm):
                        ins.shape = x.shape
                        ins.slot = slot
                        ins.epoch = cls.epoch
                        ins.cls = None
                    return x.slots[slot]
            found = cls.lookup(name)
            is_field = isinstance(found, Instance) and field_of(found, x) is not UNBOUND
            if (is_field or (isinstance(found, Property) and found.getter is not None)) and remembers(vm):
                # Both go before whatever the instance has.
                ins.cls = cls
                ins.epoch = cls.epoch
                ins.shape = None
                ins.cached = found
    return get_attr(vm, x, name, ins.a)


def set_cached(vm: VM, ins: Instr, x: object, value: object) -> object:
    """`x.k = value`, remembered when the attribute is in a slot, already or from now on; None or ENTERED."""
    name = cast(str, ins.k)
    if isinstance(x, Instance):
        cls = x.cls
        if x.shape is ins.host and cls.epoch == ins.epoch:
            # As last time the instance gets one attribute more.
            vm.memory_left -= 40
            x.shape = cast(Shape, ins.cached)
            x.slots.append(value)
            return None
        if cls.plain_attributes and x.shape is not DICTIONARY:
            slot = x.shape.index.get(name)
            if slot is not None:
                found = cls.lookup(name)
                if found is UNBOUND or isinstance(found, Member) or not is_data_descriptor(found):
                    if remembers(vm):
                        ins.shape = x.shape
                        ins.slot = slot
                        ins.epoch = cls.epoch
                        ins.host = None
                    x.slots[slot] = value
                    return None
            elif cls.has_dict and x.grows(name) and cls.lookup(name) is UNBOUND:
                vm.memory_left -= 40
                before = x.shape
                x.shape = before.with_name(name)
                x.slots.append(value)
                if remembers(vm):
                    ins.host = before
                    ins.cached = x.shape
                    ins.epoch = cls.epoch
                    ins.shape = None
                return None
    return set_attr(vm, x, name, value, -1)
