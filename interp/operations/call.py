"""Calls: whatever can be called, with whatever arguments; and the binder that obeys the builtins table's kinds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sized
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins.prices import POINTER, fresh, pay
from interp.builtins.row import AS_PLAIN, ATTRIBUTE, CLASSMETHOD, GUEST, HOST, MACHINE, METHOD, NamedArguments, Native, binds
from interp.bytecode.code import FLAG_COROUTINE, FLAG_GENERATOR, Code
from interp.objects.builtin_types import BASE_EXCEPTION, BUILTIN, OBJECT, PLAIN, TYPE, class_of, generator_kind, holds_only_plain
from interp.objects.deque import DEQUE
from interp.objects.exception import ExceptionState, GuestRaise
from interp.objects.function import BoundMethod, Function, StaticMethod
from interp.objects.generator import Generator
from interp.objects.instance import Instance
from interp.objects.iterator import DequeIter, Iterator, LongRangeIter, RangeIter, Repeat, ReverseIter, SequenceIter, SetIter
from interp.objects.namespace import NamespaceView
from interp.objects.selection import Selection
from interp.objects.sentinel import ENTERED, EXHAUSTED, UNBOUND
from interp.objects.type import Class
from interp.operations.arity import takes
from interp.operations.binding import bind_arguments
from interp.operations.measure import SCALARS, is_scalar, measure, measure_in, measure_key, sought
from interp.operations.refusing import accepts, by_receiver, fits_class, fits_owner, refusal, stand_in
from interp.operations.running import run_host
from interp.operations.samples import host_type
from interp.vm.frame import CONVERTED, RETURN_FINISH, Frame, Pending, new_frame
from interp.vm.state import HOST_ERRORS, VM

Keywords = dict[str, object] | None


_NAMED: Final = ("method_descriptor", "classmethod_descriptor")


def call(vm: VM, f: object, args: list[object], keywords: Keywords, dst: i64) -> object:
    """Calls `f`: its value, or ENTERED when a frame was pushed that returns into register `dst` of the frame on top."""
    while True:
        if isinstance(f, Function):
            return call_function(vm, f, args, keywords, dst)
        if isinstance(f, BoundMethod):
            args = [f.receiver, *args]
            f = f.function
            if isinstance(f, Native) and f.kind in _NAMED and not keywords:
                try:
                    return call_native(vm, f, args, keywords, dst)
                except GuestRaise as raised:
                    raise by_receiver(vm, raised, f, args[0]) from None
            continue
        if isinstance(f, Native) and not (f.checked and not _callable(vm, f, args)):
            return call_native(vm, f, args, keywords, dst)
        if isinstance(f, Class):
            return call_class(vm, f, args, keywords, dst)
        if isinstance(f, StaticMethod):
            f = f.function
            continue
        if isinstance(f, Instance):
            found = f.cls.lookup("__call__")
            if isinstance(found, Function):
                return call_function(vm, found, [f, *args], keywords, dst)
            if found is not UNBOUND:
                return enter(vm, "_call_instance", [f, args, keywords or {}], dst)
        raise vm.error("TypeError", f"'{class_of(f).name}' object is not callable")


def _callable(vm: VM, native: Native, args: list[object]) -> bool:
    """Whether a row that is no method may be called; a classmethod's class is looked at. Raises the guest's TypeError."""
    if native.role == ATTRIBUTE:
        return False
    if not args:
        raise vm.error("TypeError", f"descriptor '{native.name}' of '{native.owner}' object needs an argument")
    check_class(vm, native, args[0])
    return True


def check_class(vm: VM, native: Native, owner: object) -> Class:
    """The class that a builtin classmethod is for. Raises the guest's TypeError where it can't be."""
    if not isinstance(owner, Class):
        words = f"for type '{native.owner}' needs a type, not a '{class_of(owner).name}' as arg 2"
        raise vm.error("TypeError", f"descriptor '{native.name}' {words}")
    if not owner.is_subclass(BUILTIN[native.owner]):
        raise vm.error("TypeError", f"descriptor '{native.name}' requires a subtype of '{native.owner}' but received '{owner.name}'")
    return owner


def enter(vm: VM, name: str, args: list[object], dst: i64) -> object:
    """Calls a function of the prelude."""
    return call_function(vm, vm.guest(name), args, None, dst)


def call_function(vm: VM, fn: Function, args: list[object], keywords: Keywords, dst: i64) -> object:
    """Pushes a frame of `fn`, or makes the generator that calling it makes; or has it answered without a frame."""
    if fn.answer is not None:
        answer = fn.answer.give(vm, args, keywords, dst)
        if answer is not UNBOUND:
            return answer
    linked = fn.linked
    frame = new_frame(linked)
    registers = frame.registers
    n: i64 = len(args)
    arity = fn.takes
    defaults = fn.defaults
    i: i64 = 0
    if n == arity and not keywords:
        while i < n:
            registers[i] = args[i]
            i += 1
    elif n < arity and not keywords and defaults is not None and n + len(defaults) >= arity:
        while i < n:
            registers[i] = args[i]
            i += 1
        first: i64 = arity - len(defaults)
        while i < arity:
            registers[i] = defaults[i - first]
            i += 1
    else:
        bind_arguments(vm, fn, registers, args, keywords)
    return begin(vm, fn, frame, dst)


def begin(vm: VM, fn: Function, frame: Frame, dst: i64) -> object:
    """Pushes a frame of `fn` that has its arguments, or makes the generator that calling it makes."""
    linked = fn.linked
    frame.owner = fn
    vm.memory_left -= 8 * linked.registers + 100
    if linked.flags & (FLAG_GENERATOR | FLAG_COROUTINE):
        vm.charge(200)
        frame.ins = linked.before
        frame.back = None
        generator = Generator(frame, generator_kind(linked.code.flags), fn.name, fn.qualname)
        frame.result = generator
        return generator
    vm.push(frame, dst)
    return ENTERED


def call_then(vm: VM, pending: Pending, fn: Function, args: list[object], dst: i64) -> object:
    """Calls guest code whose value is not yet the operation's: ENTERED, and when its frame returns `pending` says what is done with it."""
    if fn.answer is not None:
        # The answer may wait for a frame of its own.
        args = [fn, tuple(args), None]
        fn = vm.guest("_called_with")
    value = call_function(vm, fn, args, None, RETURN_FINISH - dst)
    if value is not ENTERED:
        # A generator function has put no frame on top to leave it in.
        value = enter(vm, "_same", [value], RETURN_FINISH - dst)
    vm.frame.result = pending
    return value


def call_native(vm: VM, native: Native, args: list[object], keywords: Keywords, dst: i64) -> object:
    """Calls a row of the builtins table: converts as its kinds say, pays its price, runs it."""
    if native.form == HOST:
        return call_host(vm, native, args, keywords, dst)
    if native.guarded and not fits_owner(native, args):
        raise refusal(vm, native, args, keywords)
    if native.makes:
        if not fits_class(native, args):
            raise refusal(vm, native, args, keywords)
        _check_new(vm, native, cast(Class, args[0]))
    if native.form == GUEST:
        if native.quick is not None and not keywords:
            answer = cast(Callable[[VM, list[object]], object], native.quick)(vm, args)
            if answer is not UNBOUND:
                return answer
        return call_guest_row(vm, native, cast(str, native.func), args, keywords, dst)
    n: i64 = len(args)
    if (n > native.most and native.most >= 0) or (keywords and not native.parameters and not native.keywords):
        raise refusal(vm, native, args, keywords)
    if keywords:
        args = [*args, NamedArguments(keywords)] if "**" in native.keywords else _place_keywords(vm, native, args, keywords)
        n = len(args)
    if n < native.least:
        raise refusal(vm, native, args, keywords)
    vm.fuel -= 1
    return cast(Callable[[VM, list[object], i64], object], native.func)(vm, args, dst)


def call_guest_row(vm: VM, native: Native, name: str, args: list[object], keywords: Keywords, dst: i64) -> object:
    """Calls the prelude function that does a row's work: its signature says what the row takes."""
    function = vm.guest(name)
    if not accepts(function, len(args), keywords):
        raise refusal(vm, native, args, keywords)
    return call_function(vm, function, args, keywords, dst)


def _check_new(vm: VM, native: Native, cls: Class) -> None:
    """Refuses to make what only a builtin class further down can make (`tp_new_wrapper`)."""
    owner = native.owner
    builtin = next((base for base in cls.mro if base.runtime is None and base is not OBJECT), OBJECT)
    new = builtin.lookup("__new__")
    if isinstance(new, Native):
        # A builtin class right below object does not inherit its `__new__`.
        bare = new.owner == "object" and builtin is not OBJECT
        if bare or (new.owner != owner and not (builtin.payload is BASE_EXCEPTION and new.func == native.func)):
            maker = next(base for base in cls.mro if base.is_subclass(builtin) and isinstance(base.lookup("__new__"), Native))
            raise vm.error("TypeError", f"{owner}.__new__({cls.name}) is not safe, use {maker.name}.__new__()")


def _place_keywords(vm: VM, native: Native, args: list[object], keywords: dict[str, object]) -> list[object]:
    """The arguments of a MACHINE row in order, UNBOUND where one is missing."""
    parameters = native.parameters
    placed = list(args)
    for name, value in keywords.items():
        i = parameters.index(name) if name in parameters else -1
        if i < len(args):
            raise refusal(vm, native, args, keywords)
        while len(placed) <= i:
            placed.append(UNBOUND)
        placed[i] = value
    for i in range(native.least):
        if i < len(placed) and placed[i] is UNBOUND:
            raise refusal(vm, native, args, keywords)
    return placed


def call_host(vm: VM, native: Native, args: list[object], keywords: Keywords, dst: i64) -> object:
    """Calls the host's own function for a HOST row. What needs guest code to convert goes through the prelude."""
    if native.role == CLASSMETHOD:
        cls = args[0]
        if isinstance(cls, Class) and cls.name != native.owner:
            return enter(vm, "_made_by_class", [native, BUILTIN[native.owner], cls, args[1:], keywords or {}], dst)
        args = args[1:]
    elif not args:
        if native.role == METHOD:
            raise refusal(vm, native, args, keywords)
    elif native.role == METHOD and isinstance(args[0], NamespaceView):
        view = args[0]
        if native.name == "clear" and len(args) == 1 and not keywords:
            view.store({})  # without a copy: a session that is full lets go of what it has by this
            return None
        values = view.as_dict()
        vm.charge(100 * len(values))
        answer = call_host(vm, native, [values, *args[1:]], keywords, dst)
        view.store(values)
        return answer
    if native.fallback:
        # A subclass's instance that is the receiver is unwrapped like any other.
        receiver = args[0] if args and native.role == METHOD else None
        own = isinstance(receiver, Instance) and type(receiver.payload) in PLAIN
        for position, arg in enumerate(args):
            if own and position == 0:
                continue
            if type(arg) not in PLAIN or (kind_at(native, position) == "m" and not holds_only_plain(arg)):
                if native.role == METHOD and not fits_owner(native, args):
                    raise refusal(vm, native, args, keywords)
                return call_guest_row(vm, native, native.fallback, args, keywords, dst)
        if keywords:
            for arg in keywords.values():
                if type(arg) not in PLAIN:
                    return call_guest_row(vm, native, native.fallback, args, keywords, dst)
    if not _all_pass(native, args, keywords):
        if not _convertible(vm, native, args, keywords):
            if not takes(native, len(args), keywords):
                raise refusal(vm, native, args, keywords)
            place = -1 if keywords or native.role == CLASSMETHOD else _only_one_in_need(native, args)
            if place < 0:
                return enter(vm, "_convert_call", [native, args, keywords or {}], dst)
            pending = Pending(CONVERTED, native, list(args), place, "")
            return call_then(vm, pending, vm.guest("_convert_one"), [kind_at(native, place), args[place], native.name], dst)
        receiver = args[0] if args else None
        args, keywords = _convert(vm, native, args, keywords)
        if native.role == METHOD and args[0] is not receiver:
            # An in-place operator answers with its receiver, which is not what the host had.
            answer = run_host(vm, native, args, keywords)
            return receiver if answer is args[0] and isinstance(answer, (list, dict, set, bytearray)) else answer
    return run_host(vm, native, args, keywords)


def _passes(native: Native, position: i64, arg: object) -> bool:
    """Whether the host may have a positional argument as it is."""
    if is_scalar(arg):
        return True
    kind = kind_at(native, int(position))
    if kind == "V" and isinstance(arg, (list, tuple)):
        return _are_scalars(arg)
    return kind in AS_PLAIN or kind == "m" if type(arg) in PLAIN else kind in "ohe" and not native.fallback


def _are_scalars(items: list[object] | tuple[object, ...]) -> bool:
    """Whether no item has to be converted."""
    for item in items:  # noqa: SIM110 - mypyc makes a list of what `all` is given
        if not is_scalar(item):
            return False
    return True


def _all_pass(native: Native, args: list[object], keywords: Keywords) -> bool:
    """The same for all arguments."""
    for position, arg in enumerate(args):
        if not _passes(native, position, arg):
            return False
    if keywords:
        for name, arg in keywords.items():
            if type(arg) not in SCALARS and keyword_kind(native, name) != "o":
                return False
    return True


def call_plain(vm: VM, native: Native, args: list[object], dst: i64) -> object:
    """`call_native` for a method whose receiver is exactly of its owner's host type: that needs no look."""
    if native.form == HOST and native.role == METHOD:
        i: i64 = 1
        n: i64 = len(args)
        while i < n:
            if not _passes(native, i, args[i]):
                return call_native(vm, native, args, None, dst)
            i += 1
        return run_host(vm, native, args, None)
    return call_native(vm, native, args, None, dst)


def call_held(vm: VM, native: Native, receiver: Instance, args: list[object]) -> object:
    """A host method of the value in an instance of a builtin's subclass; UNBOUND where an argument has to be converted."""
    held = receiver.payload
    if native.form != HOST or native.fallback or type(held) not in PLAIN or class_of(held).lookup(native.name) is not native:
        return UNBOUND
    i: i64 = 1
    for arg in args:
        if not _passes(native, i, arg):
            return UNBOUND
        i += 1
    answer = run_host(vm, native, [held, *args], None)
    return receiver if answer is held and isinstance(held, (list, dict, set, bytearray)) else answer


def kind_at(native: Native, position: int) -> str:
    """The kind letter of positional argument `position`, the receiver of a method counted; the receiver's is `r`."""
    if native.role == METHOD or native.role == ATTRIBUTE:
        if position == 0:
            return "r"
        position -= 1
    kinds = native.kinds
    if not kinds:
        return "v"
    return kinds[position] if position < len(kinds) else kinds[-1]


def _convertible(vm: VM, native: Native, args: list[object], keywords: Keywords) -> bool:
    """Whether no argument takes guest code to convert."""
    for position, arg in enumerate(args):
        if _in_need(_kind_among(native, args, position), arg):
            return False
    if keywords:
        for name, arg in keywords.items():
            if type(arg) not in PLAIN and needs_guest(keyword_kind(native, name), arg):
                return False
    return True


def _kind_among(native: Native, args: list[object], position: int) -> str:
    """The kind of an argument beside the others: what is assigned to no slice is taken as it is."""
    kind = kind_at(native, position)
    return "o" if kind == "a" and not isinstance(args[position - 1], slice) else kind


def _in_need(kind: str, arg: object) -> bool:
    """Whether guest code has to convert a positional argument, or something in it."""
    return needs_guest(kind, arg) if type(arg) not in PLAIN else (kind in "IFia" and items_need_guest(kind, arg))


def _only_one_in_need(native: Native, args: list[object]) -> int:
    """The place of the one argument that guest code has to convert; -1 where there are more, or one that may answer in the row's place."""
    found = -1
    for position, arg in enumerate(args):
        kind = _kind_among(native, args, position)
        if _in_need(kind, arg):
            if found >= 0 or kind == "d":
                return -1
            found = position
    return found


def needs_guest(kind: str, value: object) -> bool:
    """Whether converting the value to this kind runs guest code."""
    if kind in "oehsvr":
        return False
    if kind in "tlamVIFH":
        if type(value) is DEQUE:
            return kind in "VIF"
        if isinstance(value, Iterator):
            return not value.pure()
        if isinstance(value, Instance):
            if type(value.payload) in PLAIN:
                names = _ASKED.get(kind, _ITERATED)
                return any(isinstance(value.cls.lookup(name), Function) for name in names)
            return value.cls.lookup("__iter__") is not UNBOUND or value.cls.lookup("__getitem__") is not UNBOUND
        if isinstance(value, Class):
            return value.metaclass is not TYPE and value.metaclass is not None and value.metaclass.lookup("__iter__") is not UNBOUND
        return isinstance(value, Generator)
    if isinstance(value, Instance) and not isinstance(value.payload, ExceptionState):
        for name in _CONVERSIONS.get(kind, ()):
            found = value.cls.lookup(name)
            if found is not UNBOUND and not binds(found):
                return True
    return False


_ITERATED: Final = ("__iter__",)
_HINTING: Final = ("__iter__", "__len__", "__length_hint__")
_ASKED: Final[dict[str, tuple[str, ...]]] = {"m": ("__iter__", "keys"), "l": _HINTING, "I": _HINTING}
"""What a subclass of a builtin may define for a conversion to run it."""
_CONVERSIONS: Final[dict[str, tuple[str, ...]]] = {
    "i": ("__index__",),
    "b": ("__index__", "__iter__"),
    "f": ("__float__", "__index__"),
    "d": ("__float__", "__index__", "__floor__", "__ceil__", "__trunc__"),
    "p": ("__bool__", "__len__"),
}


def items_need_guest(kind: str, items: object) -> bool:
    """The same for the items of a host container, of which an index (kind `i`) has none; and for a slice's bounds."""
    if kind != "i" and isinstance(items, (list, tuple, set, frozenset)):
        small = kind.lower()
        for item in items:  # noqa: SIM110 - mypyc makes a list of what `any` is given
            if type(item) not in PLAIN and needs_guest(small, item):
                return True
        return False
    if isinstance(items, slice):
        return needs_guest("i", items.start) or needs_guest("i", items.stop) or needs_guest("i", items.step)
    return False


def _convert(vm: VM, native: Native, args: list[object], keywords: Keywords) -> tuple[list[object], Keywords]:
    converted: list[object] = []
    for position, arg in enumerate(args):
        kind = kind_at(native, position)
        if kind == "e" and (isinstance(converted[0], (list, tuple)) or type(converted[0]) is DEQUE):
            measure_in(vm, cast("Iterable[object]", converted[0]), arg)
        converted.append(convert(vm, kind, arg))
    if not keywords:
        return converted, None
    return converted, {name: convert(vm, keyword_kind(native, name), arg) for name, arg in keywords.items()}


def keyword_kind(native: Native, name: str) -> str:
    """The kind letter of a keyword argument."""
    kind = native.keywords.get(name)
    return native.keywords.get("**", "v") if kind is None else kind


_COLLECTIONS: Final = (list, tuple, dict, set, frozenset)


def convert(vm: VM, kind: str, arg: object) -> object:
    """One argument as the host may have it. `r` is the receiver: unwrapped, as for `v`."""
    if type(arg) in SCALARS or kind == "o" or kind == "e":
        return arg
    if kind == "h":
        measure_key(vm, arg)
        return arg
    if kind == "s":
        measure_key(vm, arg)
        return sought(vm, arg)
    if kind == "c":
        measure(vm, arg)
    if kind in "VIFH":
        return _convert_items(vm, kind, arg)
    if type(arg) in PLAIN:
        if kind == "w" and isinstance(arg, tuple):
            return tuple([convert(vm, "v", item) for item in arg])
        if isinstance(arg, slice) and kind in "iab":
            return slice(convert(vm, "i", arg.start), convert(vm, "i", arg.stop), convert(vm, "i", arg.step))
        return arg
    if type(arg) is DEQUE:
        return arg if kind == "r" else listed(vm, arg) if kind in "tlam" else stand_in(arg)
    if isinstance(arg, Iterator) and kind in "tlam":
        if kind == "l" and isinstance(arg, LongRangeIter) and arg.length_hint() > sys.maxsize:
            raise vm.error("OverflowError", "Python int too large to convert to C ssize_t")
        return drain(vm, arg)
    if isinstance(arg, NamespaceView):
        return arg.as_dict()
    if isinstance(arg, Instance) and type(arg.payload) is DEQUE and kind == "r":
        return arg.payload
    if isinstance(arg, Instance) and type(arg.payload) in PLAIN:
        # The host's words name the class of what is no number.
        wrong = type(arg.payload) is not int if kind == "i" else kind in "fd" and type(arg.payload) in _COLLECTIONS
        return stand_in(arg) if wrong else arg.payload
    if kind == "a":
        return arg
    return stand_in(arg)


def _to_join(item: object) -> object:
    """An item of what is joined: the host's words name the class of one that is no text."""
    if isinstance(item, Instance) and isinstance(item.payload, (str, bytes, bytearray)):
        return item.payload
    return item if type(item) in PLAIN else stand_in(item)


def _convert_items(vm: VM, kind: str, arg: object) -> object:
    if isinstance(arg, Iterator):
        arg = drain(vm, arg)
    elif type(arg) is DEQUE:
        arg = listed(vm, arg)
    elif isinstance(arg, NamespaceView):
        arg = arg.as_dict()
    elif isinstance(arg, Instance) and type(arg.payload) in PLAIN:
        arg = arg.payload
    if isinstance(arg, (list, tuple, set, frozenset, dict)):
        small = kind.lower()
        if small == "h":
            for item in arg:
                measure_key(vm, item)
        else:
            for item in arg:
                if type(item) not in PLAIN:
                    return [_to_join(item) if kind == "V" else convert(vm, small, item) for item in arg]
        return arg
    return arg if type(arg) in PLAIN else stand_in(arg)


def _step_size(iterator: Iterator) -> i64:
    """Bytes of a place in a list, and of what the iterator makes for it if it gives nothing that is there already."""
    if isinstance(iterator, SequenceIter):
        return 16 if fresh(iterator.sequence) == 0 else 96
    if isinstance(iterator, (ReverseIter, SetIter, DequeIter, Repeat, Selection)):
        return 16
    return 48 if isinstance(iterator, RangeIter) else 96


def listed(vm: VM, items: object) -> list[object]:
    """The items of a deque as a list."""
    n = len(cast("Sized", items))
    pay(vm, 56 + POINTER * n, 1 + n // 8)
    return list(cast("Iterable[object]", items))


def drain(vm: VM, iterator: Iterator) -> list[object]:
    """All that is left of a native iterator that needs no guest code, paid for as it comes."""
    items: list[object] = []
    size = _step_size(iterator)
    vm.making.append(items)
    try:
        while True:
            item = iterator.advance()
            if item is EXHAUSTED:
                return items
            vm.fuel -= 1
            if vm.fuel < 0:
                vm.refuel()
            vm.charge(size)
            items.append(item)
    except RuntimeError as error:
        raise vm.host_error(error) from None
    finally:
        vm.making.pop()


def call_class(vm: VM, cls: Class, args: list[object], keywords: Keywords, dst: i64) -> object:
    """Calling a class: `type(x)`, a builtin's constructor, or a new instance."""
    if cls.metaclass is not TYPE and cls.metaclass is not None:
        found = cls.metaclass.lookup("__call__")
        if not isinstance(found, Native):
            return enter(vm, "_call_metaclass", [cls, args, keywords or {}], dst)
    if cls.plain_new:
        return new_instance(vm, cls, args, keywords, dst)
    if cls.payload is BASE_EXCEPTION:
        made = new_exception(vm, cls, args, keywords)
        if made is not None:
            return made
    if isinstance(cls.constructor, Native):
        return call_native(vm, cls.constructor, args, keywords, dst)
    if cls.runtime is None and cls.payload is not BASE_EXCEPTION:
        new = cls.namespace.get("__new__")
        if isinstance(new, Native) and new.form == MACHINE:
            if "__init__" in cls.namespace:
                return enter(vm, "_construct", [cls, args, keywords or {}], dst)
            return call_native(vm, new, [cls, *args], keywords, dst)
        return _only_one(vm, cls, args, keywords)
    return enter(vm, "_construct", [cls, args, keywords or {}], dst)


_SINGLE: Final[dict[str, object]] = {"NoneType": None, "ellipsis": ..., "NotImplementedType": NotImplemented}


def _only_one(vm: VM, cls: Class, args: list[object], keywords: Keywords) -> object:
    """A call of a builtin class that has one instance, or makes none when called."""
    if cls.name == "function" and not (len(args) > 1 and isinstance(args[0], Code)):
        missing = ("missing required argument 'code' (pos 1)", "missing required argument 'globals' (pos 2)")
        words = f"argument 'code' must be code, not {class_of(args[0]).name}" if len(args) > 1 else missing[len(args)]
        raise vm.error("TypeError", f"function() {words}")
    if cls.name not in _SINGLE:
        raise vm.error("TypeError", f"cannot create '{cls.name}' instances")
    if args or keywords:
        try:
            host_type(cls.name)(None)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    return _SINGLE[cls.name]


def new_instance(vm: VM, cls: Class, args: list[object], keywords: Keywords, dst: i64) -> object:
    vm.charge(200)
    instance = Instance(cls)
    init = cls.lookup("__init__")
    if isinstance(init, Function) and init.answer is None:
        linked = init.linked
        if linked.flags & (FLAG_GENERATOR | FLAG_COROUTINE):
            raise vm.error("TypeError", f"__init__() should return None, not '{generator_kind(linked.code.flags)}'")
        frame = new_frame(linked)
        registers = frame.registers
        n: i64 = len(args)
        if init.arity == n + 1 and not keywords:
            registers[0] = instance
            i: i64 = 0
            while i < n:
                registers[i + 1] = args[i]
                i += 1
        else:
            bind_arguments(vm, init, registers, [instance, *args], keywords)
        frame.owner = init
        frame.result = instance
        vm.push(frame, RETURN_FINISH - dst)
        return ENTERED
    if binds(init):
        if args or keywords:
            raise vm.error("TypeError", f"{cls.name}() takes no arguments")
        return instance
    return enter(vm, "_construct", [cls, args, keywords or {}], dst)


def new_exception(vm: VM, cls: Class, args: list[object], keywords: Keywords) -> Instance | None:
    """An instance of an exception class that neither has an `__init__` or `__new__` of its own nor sets attributes from its arguments;
    else None.
    """
    if keywords or not _is_base(cls.lookup("__init__")) or not _is_base(cls.lookup("__new__")):
        return None
    vm.charge(300 + 8 * len(args))
    instance = Instance(cls)
    instance.payload = ExceptionState(tuple(args))
    instance.serial = vm.next_serial()
    return instance


def _is_base(row: object) -> bool:
    return isinstance(row, Native) and row.func in ("_exception_init", "_exception_new")
