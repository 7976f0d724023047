"""What the prelude may call and a guest may not: the real type of a value, look-ups on types, the parts of native objects.

Rows of owner `_prelude`; a prelude function calls `_name`. They trust their arguments.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.construct import make_enumerate, make_zip, new_exception_row, payload, wrap
from interp.builtins.functions import caller_locals, host_hash, write_text
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.bytecode.code import FLAG_CLASS
from interp.objects.builtin_types import BUILTIN, PLAIN, class_of, is_exception
from interp.objects.exception import state_of
from interp.objects.function import Cell, Function, Property, Super
from interp.objects.generator import CLOSED, CREATED, AnextAwaitable, AsyncStep, CoroutineWrapper, Generator
from interp.objects.instance import Instance
from interp.objects.iterator import Count, DictIter, Enumerate, GuestIterator, Iterator, Repeat, ReverseIter, Zip
from interp.objects.module import Module
from interp.objects.sentinel import ENTERED, MISSING, UNBOUND, known
from interp.objects.type import Class
from interp.objects.views import behind
from interp.operations.attribute import (
    bind,
    bind_to_class,
    class_get,
    class_set,
    generic_del,
    generic_get,
    generic_set,
    lookup_attr,
    missing_attr,
    special,
)
from interp.operations.call import call, call_function, call_native, convert, items_need_guest, kind_at, needs_guest
from interp.operations.classes import check_bases, exchange_bases, exchange_order, make_class
from interp.operations.compare import HOST_COMPARE
from interp.operations.generators import send_to_step, throw, throw_into_step
from interp.operations.iterate import get_iter, host_iterator, step
from interp.operations.measure import is_pure, measure
from interp.operations.raising import unwind
from interp.operations.refusing import refusal
from interp.operations.resuming import resume
from interp.operations.running import run_host
from interp.operations.text import repr_value
from interp.vm.frame import new_frame
from interp.vm.state import HOST_ERRORS, VM


def real_type(vm: VM, args: list[object], dst: i64) -> object:
    """`_type(x)`: the class, whatever `__class__` says."""
    return class_of(args[0])


def lookup(vm: VM, args: list[object], dst: i64) -> object:
    """`_lookup(cls, name)`: the unbound attribute of the MRO, or `_missing`."""
    return known(cast(Class, args[0]).lookup(cast(str, args[1])))


def own(vm: VM, args: list[object], dst: i64) -> object:
    """`_own(instance, name)`: its own attribute, or `_missing`."""
    value = args[0]
    return known(value.get(cast(str, args[1]))) if isinstance(value, Instance) else MISSING


def special_method(vm: VM, args: list[object], dst: i64) -> object:
    """`_special(x, name)`: the dunder bound as the interpreter looks it up, or `_missing`; None where a class says None. Guest
    descriptors run their `__get__`.
    """
    value = args[0]
    name = cast(str, args[1])
    found = special(vm, value, name)
    if (isinstance(found, Instance) and found.cls.lookup("__get__") is not UNBOUND) or isinstance(found, Property):
        return bind(vm, found, value, class_of(value), dst)
    if found is UNBOUND and class_of(value).lookup(name) is None:
        return None
    return known(found)


def is_sequence_method(vm: VM, args: list[object], dst: i64) -> object:
    """`_sequence_method(x)`: a row of a builtin sequence, which has no number's slots."""
    row = args[0]
    return isinstance(row, Native) and row.owner in _SEQUENCES


_SEQUENCES: Final = ("str", "bytes", "bytearray", "list", "tuple", "collections.deque")


def is_subtype(vm: VM, args: list[object], dst: i64) -> object:
    """`_subtype(cls, other)`: whether other is in the MRO."""
    cls, other = args
    return isinstance(cls, Class) and isinstance(other, Class) and cls.is_subclass(other)


def is_class(vm: VM, args: list[object], dst: i64) -> object:
    return isinstance(args[0], Class)


def is_builtin_class(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Class, args[0]).runtime is None


def is_abstract(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Class, args[0]).abstract


def is_plain(vm: VM, args: list[object], dst: i64) -> object:
    """`_plain(x)`: a host value."""
    return type(args[0]) in PLAIN


def is_instance_object(vm: VM, args: list[object], dst: i64) -> object:
    """`_object(x)`: an instance of a user's class or an exception."""
    return isinstance(args[0], Instance)


def pure(vm: VM, args: list[object], dst: i64) -> object:
    """`_pure(x)`: plain through and through and not too deep."""
    return is_pure(vm, args[0])


def mro(vm: VM, args: list[object], dst: i64) -> object:
    return tuple(cast(Class, args[0]).mro)


def bases(vm: VM, args: list[object], dst: i64) -> object:
    return tuple(cast(Class, args[0]).bases)


def pattern(vm: VM, args: list[object], dst: i64) -> object:
    """`_pattern(cls)`: 1 if its instances are sequences for patterns, 2 if mappings, else 0."""
    return int(cast(Class, args[0]).pattern)


def set_pattern(vm: VM, args: list[object], dst: i64) -> object:
    """`_set_pattern(cls, pattern)`: of a class and all below it, the builtin ones excepted."""
    wanted = cast(int, args[1])
    pending = [cast(Class, args[0])]
    while pending:
        cls = pending.pop()
        vm.spend(1)
        if cls.runtime is not None and cls.pattern != wanted:
            cls.pattern = wanted
            pending.extend(cls.subclasses)
    return None


def type_name(vm: VM, args: list[object], dst: i64) -> object:
    """`_name(x)`: the name of the class of x."""
    return class_of(args[0]).name


def class_title(vm: VM, args: list[object], dst: i64) -> object:
    """`_class_title(cls)`: how its repr calls it, whatever its metaclass says: `__main__.C.D`, `int`."""
    cls = cast(Class, args[0])
    module = cls.namespace.get("__module__", "builtins") if cls.runtime is not None else cls.module
    return cls.qualname if module == "builtins" or not isinstance(module, str) else f"{module}.{cls.qualname}"


def apply(vm: VM, args: list[object], dst: i64) -> object:
    """`_apply(f, args, keywords)`."""
    return call(vm, args[0], list(cast(Iterable[object], args[1])), cast(dict[str, object], args[2]), dst)


def call_row(vm: VM, args: list[object], dst: i64) -> object:
    """`_call_row(row, args, keywords)`: a HOST row whose arguments the prelude has converted."""
    row = cast(Native, args[0])
    keywords = cast(dict[str, object], args[2])
    values = [convert(vm, kind_at(row, i), value) for i, value in enumerate(cast(Iterable[object], args[1]))]
    return run_host(
        vm, row, values, {name: convert(vm, row.keywords.get(name, "v"), v) for name, v in keywords.items()} if keywords else None
    )


def construct_host(vm: VM, args: list[object], dst: i64) -> object:
    """`_construct_host(cls, args, keywords)`: the host's own constructor; what is no plain value meets it as a stand-in."""
    return call_row(vm, [cast(Class, args[0]).constructor, args[1], args[2]], dst)


def refuse(vm: VM, args: list[object], dst: i64) -> object:
    """`_refuse(cls, name, args, keywords)`: raises what the host says of a call of that method which is known to be impossible."""
    row = cast(Native, cast(Class, args[0]).namespace[cast(str, args[1])])
    raise refusal(vm, row, list(cast(list[object], args[2])), cast(dict[str, object], args[3]))


def kinds(vm: VM, args: list[object], dst: i64) -> object:
    """`_kinds(row, n)`: the kind letters of n positional arguments, receiver included."""
    row = cast(Native, args[0])
    return [kind_at(row, i) for i in range(cast(int, args[1]))]


def keyword_kinds(vm: VM, args: list[object], dst: i64) -> object:
    """`_keyword_kinds(row)`."""
    return dict(cast(Native, args[0]).keywords)


def row_name(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Native, args[0]).name


def row_owner(vm: VM, args: list[object], dst: i64) -> object:
    """`_row_owner(row)`: the name of the type that has it."""
    return cast(Native, args[0]).owner


def takes_guest(vm: VM, args: list[object], dst: i64) -> object:
    """`_needs_guest(kind, x)`."""
    kind = cast(str, args[0])
    return needs_guest(kind, args[1]) if type(args[1]) not in PLAIN else kind in "IFia" and items_need_guest(kind, args[1])


def raw_iterator(vm: VM, args: list[object], dst: i64) -> object:
    """`_host_iter(x)`: our iterator over a host container, or None."""
    return host_iterator(vm, args[0])


def class_getattr(vm: VM, args: list[object], dst: i64) -> object:
    """`_attribute(x, name)`: as getattr, `_missing` instead of AttributeError for what no hook is asked about."""
    return known(lookup_attr(vm, args[0], cast(str, args[1]), dst))


def generic_getattr(vm: VM, args: list[object], dst: i64) -> object:
    """`_generic_get(x, name)`: `object.__getattribute__`, `_missing` if there is none."""
    value = args[0]
    name = cast(str, args[1])
    if isinstance(value, Instance):
        return known(generic_get(vm, value, value.cls, name, dst))
    if isinstance(value, Class):
        return known(class_get(vm, value, name, dst))
    return known(lookup_attr(vm, value, name, dst))


def generic_setattr(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    name = cast(str, args[1])
    if isinstance(value, Instance):
        return generic_set(vm, value, value.cls, name, args[2], dst)
    if isinstance(value, Class):
        return class_set(vm, value, name, args[2], dst)
    raise missing_attr(vm, value, name)


def generic_delattr(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    name = cast(str, args[1])
    if isinstance(value, Instance):
        return generic_del(vm, value, value.cls, name, dst)
    raise missing_attr(vm, value, name)


def attribute_error(vm: VM, args: list[object], dst: i64) -> object:
    """`_missing_attribute(x, name)`: raises the AttributeError of a missing attribute."""
    raise missing_attr(vm, args[0], cast(str, args[1]))


def bind_found(vm: VM, args: list[object], dst: i64) -> object:
    """`_bind(found, x)`: an unbound attribute of x's class, bound to x."""
    return bind(vm, args[0], args[1], class_of(args[1]), dst)


def bind_on_class(vm: VM, args: list[object], dst: i64) -> object:
    """`_bind_class(found, cls)`."""
    owner = args[1]
    return bind_to_class(vm, args[0], owner if isinstance(owner, Class) else class_of(owner), dst)


def new_super(vm: VM, args: list[object], dst: i64) -> object:
    """`_make_super(cls, receiver, start)`; `_missing` for an unbound one."""
    return Super(cast(Class, args[0]), UNBOUND if args[1] is MISSING else args[1], args[2] if isinstance(args[2], Class) else None)


def copy_super(vm: VM, args: list[object], dst: i64) -> object:
    """`_copy_super(super, other)`: what `super.__init__` does."""
    to, other = cast(Super, args[0]), cast(Super, args[1])
    to.cls, to.receiver, to.start = other.cls, other.receiver, other.start
    return None


def create_class(vm: VM, args: list[object], dst: i64) -> object:
    """`_make_class(meta, name, bases, namespace)`."""
    return make_class(vm, cast(Class, args[0]), cast(str, args[1]), cast(tuple[object, ...], args[2]), cast(dict[str, object], args[3]))


def put_order(vm: VM, args: list[object], dst: i64) -> object:
    """`_exchange_mro(cls, order)`: what the MRO was."""
    return exchange_order(vm, cast(Class, args[0]), cast(tuple[object, ...], args[1]))


def put_bases(vm: VM, args: list[object], dst: i64) -> object:
    """`_put_bases(cls, bases)`: whether they are checked is `_check_bases`."""
    cls = cast(Class, args[0])
    cls.bases = [base for base in cast(tuple[object, ...], args[1]) if isinstance(base, Class)]
    return None


def bases_fit(vm: VM, args: list[object], dst: i64) -> object:
    """`_check_bases(cls, bases)`: raises TypeError where the class can't have them."""
    check_bases(vm, cast(Class, args[0]), args[1])
    return None


def join_bases(vm: VM, args: list[object], dst: i64) -> object:
    """`_join_bases(cls, before)`: makes the class known to its bases, and unknown to those it had; where it has none, to all."""
    cls = cast(Class, args[0])
    exchange_bases(cls, [base for base in cast(tuple[object, ...], args[1]) if isinstance(base, Class)], cls.bases)
    return None


def run_class_body(vm: VM, args: list[object], dst: i64) -> object:
    """`_run_body(function, namespace)`: runs a class body; what it returns is its `__class__` cell or None. What is no class body, of a
    guest that calls `__build_class__` itself, is just called.
    """
    function = cast(Function, args[0])
    if not function.linked.code.flags & FLAG_CLASS:
        return call_function(vm, function, [], None, dst)
    frame = new_frame(function.linked)
    frame.registers[0] = args[1]
    frame.owner = function
    vm.push(frame, dst)
    return ENTERED


def set_cell(vm: VM, args: list[object], dst: i64) -> object:
    """`_set_cell(cell, value)`: nothing where it is no cell."""
    if isinstance(args[0], Cell):
        args[0].value = args[1]
    return None


def plain_instance(vm: VM, args: list[object], dst: i64) -> object:
    """`_new_instance(cls)`: `object.__new__`."""
    cls = cast(Class, args[0])
    vm.charge(200)
    instance = Instance(cls)
    if cls.runtime is None:
        instance.serial = vm.next_serial()
    return instance


def guest_iterator(vm: VM, args: list[object], dst: i64) -> object:
    """`_iterator(type_name, step, state)`."""
    vm.charge(200)
    return GuestIterator(cast(str, args[0]), cast(str, args[1]), cast(list[object], args[2]))


def iterator_state(vm: VM, args: list[object], dst: i64) -> object:
    """`_parts(iterator)`: of an enumerate its iterator and count, of a zip its iterators and strictness, else its state."""
    it = args[0]
    if isinstance(it, Enumerate):
        return [it.inner, it.count]
    if isinstance(it, Zip):
        return [it.inners, it.strict]
    if isinstance(it, Count):
        return [it.current, it.step]
    if isinstance(it, Repeat):
        return [it.value, it.left]
    return cast(GuestIterator, it).state


def is_handling(vm: VM, args: list[object], dst: i64) -> object:
    """`_handling()`: whether an exception is being handled."""
    return vm.handled is not None


def set_strict(vm: VM, args: list[object], dst: i64) -> object:
    """`_set_strict(zip, whether)`."""
    cast(Zip, args[0]).set_strict(args[1] is True)
    return None


def enumerate_count(vm: VM, args: list[object], dst: i64) -> object:
    """`_count(enumerate)`: its count, which goes up."""
    it = cast(Enumerate, args[0])
    count = it.count
    it.count = count + 1
    return count


def raw_step(vm: VM, args: list[object], dst: i64) -> object:
    """`_step(iterator)`: the next item or `_exhausted`, of a native iterator."""
    return step(vm, args[0], dst)


def raw_iter(vm: VM, args: list[object], dst: i64) -> object:
    return get_iter(vm, args[0], dst)


def is_iterator(vm: VM, args: list[object], dst: i64) -> object:
    """`_native_iterator(x)`: one of our iterators or a generator."""
    return isinstance(args[0], Iterator) or (isinstance(args[0], Generator) and args[0].kind not in ("coroutine", "async_generator"))


def reverse_iterator(vm: VM, args: list[object], dst: i64) -> object:
    """`_reverse(x)`: backwards over a host dict or its views; None for anything else."""
    value = args[0]
    if isinstance(value, dict):
        return DictIter(value, 0, True)
    for mode, kind in enumerate(("dict_keys", "dict_values", "dict_items")):
        if type(value).__name__ == kind:
            return DictIter(behind(value), mode, True)
    if isinstance(value, MappingProxyType):
        return DictIter(behind(value), 0, True)
    if isinstance(value, range):
        return host_iterator(vm, value[::-1])
    if isinstance(value, (list, tuple, str, bytes, bytearray)):
        return ReverseIter(value, "list_reverseiterator" if isinstance(value, list) else "reversed")
    return None


def generator_send(vm: VM, args: list[object], dst: i64) -> object:
    """`_resume(iterator, value)`: a generator, or a step of an asynchronous one."""
    if isinstance(args[0], AsyncStep):
        return send_to_step(vm, args[0], args[1], dst)
    return resume(vm, cast(Generator, args[0]), args[1], dst)


def generator_throw(vm: VM, args: list[object], dst: i64) -> object:
    """`_throw(generator, exception)`."""
    return throw(vm, cast(Generator, args[0]), cast(Instance, args[1]), dst)


def generator_loops(vm: VM, args: list[object], dst: i64) -> object:
    """`_generator_loops(generator)`: the generators that end with it as its loops are left, the innermost first."""
    found = cast(Generator, args[0]).looping()
    vm.charge(56 + 8 * len(found))
    found.reverse()
    return found


def generator_state(vm: VM, args: list[object], dst: i64) -> object:
    """`_generator_state(generator)`: created, suspended, running or closed."""
    generator = args[0]
    if isinstance(generator, (Generator, AsyncStep)):
        return ("created", "suspended", "running", "closed")[generator.state]
    return ""


def generator_discard(vm: VM, args: list[object], dst: i64) -> object:
    """`_discard(generator)`: closes one that has not begun, or a step of an asynchronous one."""
    generator = args[0]
    if isinstance(generator, Generator) and generator.state == CREATED:
        generator.state = CLOSED
        generator.frame = None
    elif isinstance(generator, AsyncStep):
        generator.state = CLOSED
    return None


def new_step(vm: VM, args: list[object], dst: i64) -> object:
    """`_new_step(generator, mode, exception)`: what athrow and aclose give."""
    vm.charge(80)
    return AsyncStep(cast(Generator, args[0]), cast(int, args[1]), args[2])


def throw_step(vm: VM, args: list[object], dst: i64) -> object:
    """`_throw_step(step, exception)`."""
    return throw_into_step(vm, cast(AsyncStep, args[0]), cast(Instance, args[1]), dst)


def wrapped_coroutine(vm: VM, args: list[object], dst: i64) -> object:
    """`_coroutine(wrapper)`: whose `__await__` gave it."""
    return cast(CoroutineWrapper, args[0]).coroutine


def anext_awaitable(vm: VM, args: list[object], dst: i64) -> object:
    """`_anext_awaitable(awaitable, default)`: what `anext` gives where there is a default."""
    vm.charge(120)
    return AnextAwaitable(args[0], args[1])


def anext_parts(vm: VM, args: list[object], dst: i64) -> object:
    """`_anext_parts(x)`: what it waits for, and the default."""
    made = cast(AnextAwaitable, args[0])
    vm.charge(64)
    return (made.awaitable, made.default)


def reraise(vm: VM, args: list[object], dst: i64) -> object:
    """`_reraise(exception)`: raises it without touching its context."""
    vm.resume_at = unwind(vm, cast(Instance, args[0]))
    return ENTERED


def exception_arguments(vm: VM, args: list[object], dst: i64) -> object:
    return state_of(cast(Instance, args[0])).args


def exception_value(vm: VM, args: list[object], dst: i64) -> object:
    """`_exception_value(exception, name)`: what its type adds, None if unset."""
    return state_of(cast(Instance, args[0])).values.get(cast(str, args[1]), None)


def set_exception_value(vm: VM, args: list[object], dst: i64) -> object:
    state_of(cast(Instance, args[0])).values[cast(str, args[1])] = args[2]
    return None


def os_error_class(vm: VM, args: list[object], dst: i64) -> object:
    """`_os_error_class(errno)`: the class that the host's OSError takes for this number."""
    errno = args[0]
    return BUILTIN[type(OSError(errno, "")).__name__] if isinstance(errno, int) else BUILTIN["OSError"]


def check_exception(vm: VM, args: list[object], dst: i64) -> object:
    """`_check_exception(cls, args)`: raises what the host's exception type has to say against these arguments."""
    host = cast(type[BaseException], cast(Class, args[0]).host)
    values = [
        tuple([convert(vm, "v", part) for part in value]) if isinstance(value, tuple) else convert(vm, "v", value)
        for value in cast(tuple[object, ...], args[1])
    ]
    try:
        host(*values)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    return None


def is_raised(vm: VM, args: list[object], dst: i64) -> object:
    """`_is_exception(x)`."""
    return is_exception(args[0])


def flat_compare(vm: VM, args: list[object], dst: i64) -> object:
    """`_host_compare(kind, x, y)`: of two plain containers that may hold native objects."""
    measure(vm, args[1])
    measure(vm, args[2])
    try:
        return HOST_COMPARE[cast(int, args[0])](args[1], args[2])
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


def host_sort(vm: VM, args: list[object], dst: i64) -> object:
    """`_sort(keys, order, reverse)`: sorts `order`, places in `keys`, by the keys; False if guest code compares some of them. Where keys
    cannot be compared, `order` is left as the host's sort of the keys themselves leaves them.
    """
    keys = cast(list[object], args[0])
    order = cast(list[int], args[1])
    n = len(keys)
    vm.charge(24 * n)
    first = set(map(type, keys))
    if not first <= _QUICK_KEYS:
        for key in keys:
            if not is_pure(vm, key):
                return False
    else:
        prices.pay(vm, 0, sum(map(prices.heft, keys)) * n.bit_length())
    vm.spend(n * max(1, n.bit_length()) // 2)
    try:
        order.sort(key=keys.__getitem__, reverse=args[2] is True)  # type: ignore[arg-type]
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    return True


def arranged(vm: VM, args: list[object], dst: i64) -> object:
    """`_arranged(items, order)`: a list of the items at those places."""
    items, order = cast(list[object], args[0]), cast(list[int], args[1])
    prices.pay(vm, 56 + 8 * len(order), 1 + len(order) // 4)
    return [items[place] for place in order]


_QUICK_KEYS: Final[set[object]] = {int, float, str, bool, bytes}


def error_type(vm: VM, args: list[object], dst: i64) -> object:
    """`_raise(name, message)`: raises a builtin exception."""
    raise vm.error(cast(str, args[0]), cast(str, args[1]))


def host_repr(vm: VM, args: list[object], dst: i64) -> object:
    return repr_value(vm, args[0], dst)


def call_native_row(vm: VM, args: list[object], dst: i64) -> object:
    return call_native(vm, cast(Native, args[0]), list(cast(Iterable[object], args[1])), None, dst)


def is_function(vm: VM, args: list[object], dst: i64) -> object:
    return isinstance(args[0], Function)


def name_module(vm: VM, args: list[object], dst: i64) -> object:
    """`_name_module(module, name, doc)`: what `module.__init__` sets."""
    module = cast(Module, args[0])
    module.name = str(args[1])
    for name, value in (("__name__", args[1]), ("__doc__", args[2]), ("__package__", None), ("__loader__", None), ("__spec__", None)):
        module.namespace.put(name, value)
    return None


def _rows() -> list[Native]:
    rows: list[Native] = []
    for name, function in (
        ("type", real_type), ("lookup", lookup), ("own", own), ("special", special_method), ("subtype", is_subtype), ("is_class", is_class),
        ("builtin_class", is_builtin_class),
        ("is_abstract", is_abstract), ("plain", is_plain), ("object", is_instance_object), ("pure", pure), ("mro", mro),
        ("bases", bases), ("pattern", pattern), ("set_pattern", set_pattern),
        ("name", type_name), ("class_title", class_title), ("apply", apply),
        ("call_row", call_row), ("construct_host", construct_host), ("refuse", refuse), ("kinds", kinds),
        ("keyword_kinds", keyword_kinds), ("row_name", row_name), ("row_owner", row_owner), ("needs_guest", takes_guest),
        ("host_iter", raw_iterator), ("attribute", class_getattr), ("generic_get", generic_getattr), ("generic_set", generic_setattr),
        ("generic_delete", generic_delattr), ("missing_attribute", attribute_error), ("bind", bind_found), ("bind_class", bind_on_class),
        ("exchange_mro", put_order), ("put_bases", put_bases), ("check_bases", bases_fit), ("join_bases", join_bases),
        ("make_super", new_super), ("copy_super", copy_super),
        ("make_class", create_class), ("run_body", run_class_body), ("set_cell", set_cell),
        ("new_instance", plain_instance), ("iterator", guest_iterator), ("parts", iterator_state),
        ("count", enumerate_count), ("set_strict", set_strict), ("handling", is_handling),
        ("step", raw_step), ("iter_native", raw_iter), ("native_iterator", is_iterator), ("reverse", reverse_iterator),
        ("resume", generator_send),
        ("throw", generator_throw), ("new_step", new_step), ("throw_step", throw_step), ("coroutine", wrapped_coroutine),
        ("anext_awaitable", anext_awaitable), ("anext_parts", anext_parts),
        ("generator_state", generator_state), ("discard", generator_discard), ("reraise", reraise), ("arguments", exception_arguments),
        ("generator_loops", generator_loops),
        ("exception_value", exception_value), ("set_exception_value", set_exception_value), ("is_exception", is_raised),
        ("os_error_class", os_error_class), ("check_exception", check_exception),
        ("host_compare", flat_compare), ("sort", host_sort), ("arranged", arranged), ("raise", error_type), ("host_repr", host_repr),
        ("call_native", call_native_row), ("is_function", is_function), ("name_module", name_module),
        ("make_enumerate", make_enumerate), ("make_zip", make_zip), ("new_exception", new_exception_row), ("payload", payload),
        ("wrap", wrap),
        ("sequence_method", is_sequence_method),
        ("host_hash", host_hash), ("serial", serial_row), ("write", write_text), ("caller_locals", caller_locals),
    ):  # fmt: skip
        rows.append(Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION))
    return rows


def serial_row(vm: VM, args: list[object], dst: i64) -> object:
    return vm.number(args[0])


INTRINSICS: Final[list[Native]] = _rows()
