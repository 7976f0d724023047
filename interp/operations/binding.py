"""Binding arguments to the parameters of a guest function, with CPython's own words when they do not fit.

Source: `initialize_locals` and its helpers in CPython's Python/ceval.c.
"""

from __future__ import annotations

from interp.bytecode.code import FLAG_VARARGS, FLAG_VARKEYWORDS
from interp.objects.function import Function
from interp.objects.sentinel import UNBOUND
from interp.vm.state import VM


def bind_arguments(vm: VM, fn: Function, registers: list[object], args: list[object], keywords: dict[str, object] | None) -> None:
    """Puts arguments and defaults into the parameter registers, all of them unbound before. Raises the guest's TypeError."""
    code = fn.linked.code
    positional = code.positional
    given = len(args)
    named = positional + code.keyword_only
    position = named
    i = 0
    while i < given and i < positional:
        registers[i] = args[i]
        i += 1
    if code.flags & FLAG_VARARGS:
        vm.charge(40 + 8 * max(0, given - positional))
        registers[position] = tuple(args[positional:])
        position += 1
    extra: dict[str, object] | None = None
    if code.flags & FLAG_VARKEYWORDS:
        extra = {}
        registers[position] = extra
        vm.charge(64)
    if keywords:
        _bind_keywords(vm, fn, registers, keywords, extra)
    if given > positional and not code.flags & FLAG_VARARGS:
        _too_many(vm, fn, registers, given)
    if given < positional:
        defaults = fn.defaults or ()
        first = positional - len(defaults)
        missing: list[str] = []
        for i in range(given, positional):
            if registers[i] is UNBOUND:
                if i >= first:
                    registers[i] = defaults[i - first]
                else:
                    missing.append(code.register_names[i])
        if missing:
            raise _missing(vm, fn, missing, "positional")
    if code.keyword_only:
        defaults_by_name = fn.keyword_defaults or {}
        missing = []
        for i in range(positional, named):
            if registers[i] is UNBOUND:
                value = defaults_by_name.get(code.register_names[i], UNBOUND)
                if value is UNBOUND:
                    missing.append(code.register_names[i])
                registers[i] = value
        if missing:
            raise _missing(vm, fn, missing, "keyword-only")


def _bind_keywords(vm: VM, fn: Function, registers: list[object], keywords: dict[str, object], extra: dict[str, object] | None) -> None:
    code = fn.linked.code
    names = code.register_names
    named = code.positional + code.keyword_only
    positional_only = code.positional_only
    for name, value in keywords.items():
        i = positional_only
        while i < named and names[i] != name:
            i += 1
        if i < named:
            if registers[i] is not UNBOUND:
                raise vm.error("TypeError", f"{fn.qualname}() got multiple values for argument '{name}'")
            registers[i] = value
        elif extra is not None:
            vm.charge(100)
            extra[name] = value
        else:
            wrong = [n for n in names[:positional_only] if n in keywords]
            if wrong:
                listed = ", ".join(wrong)
                raise vm.error("TypeError", f"{fn.qualname}() got some positional-only arguments passed as keyword arguments: '{listed}'")
            raise vm.error("TypeError", f"{fn.qualname}() got an unexpected keyword argument '{name}'")


def _too_many(vm: VM, fn: Function, registers: list[object], given: int) -> None:
    code = fn.linked.code
    positional = code.positional
    defaults = len(fn.defaults or ())
    keyword_only = sum(registers[i] is not UNBOUND for i in range(positional, positional + code.keyword_only))
    if defaults:
        takes = f"from {positional - defaults} to {positional}"
        plural = True
    else:
        takes = str(positional)
        plural = positional != 1
    also = ""
    if keyword_only:
        also = (
            f" positional argument{'s' if given != 1 else ''} (and {keyword_only} keyword-only argument{'s' if keyword_only != 1 else ''})"
        )
    verb = "was" if given == 1 and not keyword_only else "were"
    raise vm.error("TypeError", f"{fn.qualname}() takes {takes} positional argument{'s' if plural else ''} but {given}{also} {verb} given")


def _missing(vm: VM, fn: Function, names: list[str], kind: str) -> Exception:
    quoted = [repr(name) for name in names]
    listed = " and ".join(quoted) if len(quoted) <= 2 else ", ".join(quoted[:-1]) + ", and " + quoted[-1]
    plural = "s" if len(names) != 1 else ""
    return vm.error("TypeError", f"{fn.qualname}() missing {len(names)} required {kind} argument{plural}: {listed}")
