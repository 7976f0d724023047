"""What a session leaves, taken apart when it ends: else functions and classes are cycles, which only the host's collector would free."""

from __future__ import annotations

from collections.abc import Iterable

from interp.objects.function import ClassMethod, Function, Property, StaticMethod
from interp.objects.module import Module
from interp.objects.type import Class
from interp.vm.link import unlink


def take_apart(modules: Iterable[object]) -> None:
    """Empties the modules, the classes in them and the functions in both. Nothing of the session can run any more.

    Functions of the prelude are left whole: their code serves other sessions.
    """
    pending: list[object] = []
    for module in modules:
        if isinstance(module, Module):
            pending.extend(module.namespace.slots)
            module.namespace.slots.clear()
            if module.unit is not None:
                unlink(module.unit, with_functions=True)
                module.unit = None
    while pending:
        item = pending.pop()
        if isinstance(item, Function):
            if not item.hidden:
                unlink(item.linked, with_functions=True)
        elif isinstance(item, Class):
            if item.runtime is not None and item.mro:
                pending.extend(item.namespace.values())
                pending.extend(item.subclasses)
                item.namespace.clear()
                item.mro = []
                item.bases = []
                item.subclasses = []
                item.cache = {}
        elif isinstance(item, (ClassMethod, StaticMethod)):
            pending.append(item.function)
        elif isinstance(item, Property):
            pending.extend((item.getter, item.setter, item.deleter))
