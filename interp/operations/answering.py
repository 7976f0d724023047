"""Calls answered without a frame: of what `functools.lru_cache` and `partial` and `operator.itemgetter` and `attrgetter` make.

An answer calls only what has none itself, or through a frame of the prelude: no chain of them recurses on the host.
"""

from __future__ import annotations

from typing import Final, cast, final

from mypy_extensions import i64

from interp.builtins.hash_prices import DICT_ENTRY, loses, next_table
from interp.builtins.prices import is_light, is_light_key
from interp.builtins.row import HOST, Native
from interp.objects.builtin_types import PLAIN, TYPE, class_of
from interp.objects.function import Answer, Function, Member
from interp.objects.instance import Instance
from interp.objects.memory import CallKey, Link, Memory
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class, Runtime
from interp.operations.attribute import get_attr
from interp.operations.call import Keywords, call, call_function, call_then, enter
from interp.operations.measure import is_scalar, measure_key
from interp.operations.subscript import get_item
from interp.vm.frame import REMEMBERED, Pending
from interp.vm.state import HOST_ERRORS, VM

_KEYWORDS: Final = object()
"""Stands between the arguments of a call and its keywords."""
_ENTRY: Final = DICT_ENTRY + 80
"""Bytes of a link and its place in the dict."""


@final
class Recall(Answer):
    """Of what `lru_cache` made. Source: `bounded_lru_cache_wrapper` and its like in CPython's Modules/_functoolsmodule.c."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def give(self, runtime: Runtime, args: list[object], keywords: Keywords, dst: i64) -> object:
        vm = cast(VM, runtime)
        memory = self.memory
        if memory.most == 0:
            memory.misses += 1
            called = memory.function
            if isinstance(called, Function) and called.answer is None:
                return call_function(vm, called, args, keywords, dst)
            return enter(vm, "_called_with", [called, tuple(args), keywords], dst)
        try:
            key = _key(vm, memory, args, keywords)
            found = memory.results.get(key)
            if found is not None:
                memory.hits += 1
                if memory.most > 0:
                    memory.put_last(found)
                return found.result
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
        memory.misses += 1
        vm.charge(80)
        pending = Pending(REMEMBERED, memory, key, 0, "")
        called = memory.function
        if isinstance(called, Function) and called.answer is None and not keywords:
            return call_then(vm, pending, called, args, dst)
        return call_then(vm, pending, vm.guest("_called_with"), [called, tuple(args), keywords], dst)


def _key(vm: VM, memory: Memory, args: list[object], keywords: Keywords) -> object:
    """As `lru_cache_make_key`: the only argument if it is an int or a text, else the tuple of all."""
    if len(args) == 1 and not keywords and not memory.typed:
        only = args[0]
        if type(only) is int or type(only) is str:
            vm.fuel -= 1
            if not is_light(only):
                measure_key(vm, only)
            return only
    parts = args
    if keywords:
        parts = [*args, _KEYWORDS]
        for name, value in keywords.items():
            parts.append(name)
            parts.append(value)
    if memory.typed:
        classes: list[object] = [class_of(value) for value in args]
        if keywords:
            classes.extend([class_of(value) for value in keywords.values()])
        parts = parts + classes
    vm.charge(120 + 16 * len(parts))
    vm.spend(2 + (len(parts) >> 2))
    items = tuple(parts)
    if not is_light_key(items):
        measure_key(vm, items)
    return CallKey(items)


def remember(vm: VM, memory: Memory, key: object, result: object) -> None:
    """Keeps the result of a call, in place of that which was used longest ago where there is no room."""
    results = memory.results
    try:
        if memory.most > 0:
            if key in results:
                return
            if len(results) >= memory.most:
                loses(vm, results)
                memory.drop_first()
        vm.charge(_ENTRY)
        next_table(vm, results)
        link = Link(key, result)
        results[key] = link
        if memory.most > 0:
            memory.put_last(link)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


@final
class CallPartial(Answer):
    """Of `partial.__call__`, where what it calls is plain."""

    def __init__(self, cls: object) -> None:
        self.cls = cast(Class, cls)

    def give(self, runtime: Runtime, args: list[object], keywords: Keywords, dst: i64) -> object:
        vm = cast(VM, runtime)
        made = _made_by(self.cls, args)
        if made is None:
            return UNBOUND
        called, given, named = made.get_slot("func"), made.get_slot("args"), made.get_slot("keywords")
        if not _is_plain(called) or not isinstance(given, tuple) or not isinstance(named, dict):
            return UNBOUND
        vm.charge(64 + 8 * (len(given) + len(args)))
        vm.spend(1 + (len(given) >> 4))
        if not named:
            return call(vm, called, [*given, *args[1:]], keywords, dst)
        merged: dict[str, object] = {}
        for name, value in named.items():
            if type(name) is not str:
                return UNBOUND
            merged[name] = value
        if keywords:
            merged.update(keywords)
        vm.charge(64 + DICT_ENTRY * len(merged))
        vm.spend(len(merged))
        return call(vm, called, [*given, *args[1:]], merged, dst)


def _is_plain(called: object) -> bool:
    """Whether a call of it makes a frame or asks the host, and never leads to another answer before it returns."""
    if isinstance(called, Function):
        return called.answer is None
    if isinstance(called, Class):
        return called.metaclass is TYPE or called.metaclass is None
    return isinstance(called, Native) and called.form == HOST


@final
class GetItems(Answer):
    """Of `itemgetter.__call__`, for a few items of a plain container."""

    def __init__(self, cls: object) -> None:
        self.cls = cast(Class, cls)

    def give(self, runtime: Runtime, args: list[object], keywords: Keywords, dst: i64) -> object:
        made = _made_by(self.cls, args)
        if made is None or keywords or len(args) != 2:
            return UNBOUND
        items, container = made.get_slot("_items"), args[1]
        if isinstance(container, tuple) and isinstance(items, tuple) and len(items) == 1:
            place = items[0]
            if isinstance(place, int) and -len(container) <= place < len(container):
                return container[place]
        if not isinstance(items, tuple) or len(items) > _FEW or not isinstance(container, (list, tuple, dict, str)):
            return UNBOUND
        for item in items:
            if not is_scalar(item):
                return UNBOUND
        vm = cast(VM, runtime)
        if len(items) == 1:
            return get_item(vm, container, items[0], dst)
        found = [get_item(vm, container, item, dst) for item in items]
        vm.charge(56 + 8 * len(found))
        return tuple(found)


_FEW: Final = 16


@final
class GetAttribute(Answer):
    """Of `attrgetter.__call__`, for one attribute that no descriptor of the guest's gives."""

    def __init__(self, cls: object) -> None:
        self.cls = cast(Class, cls)

    def give(self, runtime: Runtime, args: list[object], keywords: Keywords, dst: i64) -> object:
        made = _made_by(self.cls, args)
        if made is None or keywords or len(args) != 2:
            return UNBOUND
        names, value = made.get_slot("_attrs"), args[1]
        if not isinstance(names, tuple) or len(names) != 1 or not isinstance(value, Instance) or not value.cls.plain_attributes:
            return UNBOUND
        name = names[0]
        if type(name) is not str or "." in name:
            return UNBOUND
        found = value.cls.lookup(name)
        simple = found is UNBOUND or isinstance(found, (Function, Member)) or type(found) in PLAIN
        return get_attr(cast(VM, runtime), value, name, dst) if simple else UNBOUND


def _made_by(cls: Class, args: list[object]) -> Instance | None:
    """The receiver, if it is an instance of the class."""
    if args:
        receiver = args[0]
        if isinstance(receiver, Instance) and receiver.cls.is_subclass(cls):
            return receiver
    return None
