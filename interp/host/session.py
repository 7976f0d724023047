"""Sessions: where a host feeds code to a guest."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Final

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.row import FUNCTION, MACHINE, NamedArguments, Native
from interp.builtins.table import MODULES, PRIVATE, PUBLIC
from interp.bytecode.code import Code
from interp.compiler.unit import compile_source
from interp.host import prelude
from interp.host.collector import COLLECTOR
from interp.host.convert import to_guest, to_host
from interp.host.ending import take_apart
from interp.host.errors import MontyConversionError, error_of
from interp.host.policy import Policy
from interp.limits import LimitBreach, Limits
from interp.objects.builtin_types import BUILTIN
from interp.objects.exception import GuestRaise, exception_of, state_of
from interp.objects.instance import Instance
from interp.objects.module import Module
from interp.objects.sentinel import UNBOUND
from interp.objects.type import set_running
from interp.operations.nested import run_nested
from interp.outcome import Failure
from interp.syntax.refused import Refused
from interp.vm.census import size_of
from interp.vm.frame import Linked
from interp.vm.link import link, unlink
from interp.vm.machine import Machine
from interp.vm.state import VM

FILENAME: Final = "main.py"
_CACHED: Final = 256
_LONGEST: Final = 16 * 1024
"""Texts in the cache, and characters of one."""

_codes: OrderedDict[tuple[str, str, frozenset[str], bool], Code] = OrderedDict()

_EXCEPTION_OF: Final = {
    "memory": "MemoryError", "time": "TimeoutError", "instructions": "TimeoutError", "output": "RuntimeError", "sleep": "TimeoutError",
    "recursion": "RecursionError",
    "interrupt": "KeyboardInterrupt",
}  # fmt: skip


def compiled(source: str, filename: str, mode: str, unstable: frozenset[str] = frozenset(), all_unstable: bool = False) -> Code:
    """The Code of a source text, from the process's cache if it was compiled before. Sessions of several threads share the cache."""
    key = (source, mode, unstable, all_unstable)
    code = _codes.pop(key, None)
    if code is None or code.filename != filename:
        code = compile_source(source, filename, mode, unstable=unstable, all_unstable=all_unstable)
    if len(source) <= _LONGEST:
        _codes[key] = code
    if len(_codes) > _CACHED:
        _codes.popitem(last=False)
    return code


class HostFunction:
    """A host function as the guest calls it: arguments and result are copied, the result is charged to the guest."""

    def __init__(self, function: Callable[..., object]) -> None:
        self.function = function

    def __call__(self, vm: VM, args: list[object], dst: i64) -> object:
        keywords: dict[str, object] = {}
        last = args[-1] if args else None
        if isinstance(last, NamedArguments):
            keywords = last.values
            args = args[:-1]
        try:
            given = [to_host(value) for value in args]
            named = {name: to_host(value) for name, value in keywords.items()}
        except MontyConversionError as unconvertible:
            raise vm.error("ValueError", str(unconvertible)) from None
        try:
            answer = self.function(*given, **named)
        except Exception as error:
            raise _guest_exception(vm, error) from None
        value = to_guest(answer)
        vm.charge(size_of(value))
        return value


def _guest_exception(vm: VM, error: Exception) -> GuestRaise:
    """What a host function's exception is for the guest: the nearest builtin class, RuntimeError for what has none but Exception."""
    name = next(cls.__name__ for cls in type(error).__mro__ if BUILTIN.get(cls.__name__) is not None and cls.__module__ == "builtins")
    if name == "Exception" and type(error) is not Exception:
        name = "RuntimeError"
    try:
        args = to_guest(error.args)
    except MontyConversionError:
        args = (str(error),)
    if isinstance(error, (UnicodeError, BaseExceptionGroup)):
        # Their constructors ask for more than a message.
        name, args = "RuntimeError", (f"{type(error).__name__}: {error}",)
    assert isinstance(args, tuple)
    raised = vm.error_with(name, args)
    if isinstance(error, StopIteration):
        state_of(exception_of(raised)).values["value"] = args[0] if args else None
    return raised


class Session:
    """A guest's world: its globals live from feed to feed. Belongs to one thread at a time."""

    def __init__(self, limits: Limits, policy: Policy | None = None) -> None:
        self.closed = False
        COLLECTOR.ease()
        self.limits = limits
        self.vm = Machine(limits, PUBLIC, PRIVATE, prelude.load)
        self.vm.native_modules = MODULES
        if policy is not None:
            self.vm.policy = policy
        self.vm.main.put("__name__", "__main__")
        for name in ("__doc__", "__package__", "__loader__", "__spec__"):
            self.vm.main.put(name, None)
        self.vm.main.slot("__builtins__")  # its place among the names: see `globals_of`
        self.vm.modules["__main__"] = Module("__main__", self.vm.main)
        self.files: set[str] = set()
        """Names of the texts fed so far: tracebacks show their lines."""
        self.unstable: frozenset[str] = frozenset()
        self.all_unstable = False
        """Which globals functions of earlier feeds may bind or delete while a later one runs."""
        self.filename = FILENAME
        self.feeding = False
        self.unit: Linked | None = None
        """The code of the last feed."""

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def __del__(self) -> None:
        if not self.closed:
            COLLECTOR.restore()

    def close(self) -> None:
        """Ends the session; a closed one can't be fed. What it held is freed at once, all but cycles of the guest's own making.

        Raises RuntimeError inside a feed of its own, in a host function.
        """
        if self.feeding:
            raise RuntimeError("a session can't be closed while it is fed")
        if self.closed:
            return
        self.closed = True
        if self.unit is not None:
            unlink(self.unit, with_functions=True)
        prelude.give_back(self.vm)
        take_apart(self.vm.modules.values())
        self.vm.main.slots.clear()
        self.vm.frame = self.vm.base_frame()
        COLLECTOR.restore()

    @property
    def usage(self) -> dict[str, int]:
        """What the last feed used: `fuel` units, and `memory` bytes found live by the last census and charged since."""
        vm = self.vm
        limits = self.limits
        charged = int(vm.live + vm.granted - vm.memory_left)
        return {"fuel": min(limits.max_instructions, vm.fuel_used), "memory": min(limits.max_memory, charged)}

    def interrupt(self) -> None:
        """Ends the running feed from another thread, at its next look at the clock."""
        self.vm.interrupted = True

    def feed_run(
        self,
        code: str,
        inputs: Mapping[str, object] | None = None,
        external_lookup: Mapping[str, object] | None = None,
        print_callback: Callable[[str], None] | None = None,
    ) -> object:
        """Runs code in the session's globals: the value of its last expression statement, copied, else None.

        `inputs` become globals; names in `external_lookup` are what the guest has besides, functions among them called on the host with
        copies. `print_callback` gets what the guest prints (default: the host's stdout). Raises MontySyntaxError, MontyRuntimeError,
        MontyConversionError.
        """
        value = self.feed(code, inputs, external_lookup, print_callback)
        if isinstance(value, Failure):
            raise error_of(value)
        return to_host(value)

    def feed(
        self,
        code: str,
        inputs: Mapping[str, object] | None = None,
        external_lookup: Mapping[str, object] | None = None,
        print_callback: Callable[[str], None] | None = None,
        mode: str = "feed",
        filename: str = FILENAME,
    ) -> object:
        """As `feed_run`, with the guest's own value, or the Failure."""
        vm = self.vm
        if self.closed:
            raise RuntimeError("the session is closed: check out another")
        vm.interrupted = False
        if vm.breach is not None:
            vm.abandon()
        vm.start_turn()
        try:
            prices.fed(vm, code)
            unit = compiled(code, filename, mode, self.unstable, self.all_unstable)
        except LimitBreach as breach:
            return limit_failure(breach)
        except Refused as refused:
            line = getattr(refused, "lineno", 0) or 0
            text = f'  File "{filename}", line {line}\nNotImplementedError: {refused}\n'
            return Failure("refused", "NotImplementedError", str(refused), line, text)
        except SyntaxError as error:
            return syntax_failure(error)
        except UnicodeEncodeError as unencodable:
            return Failure("syntax", "UnicodeEncodeError", str(unencodable), 0, f"UnicodeEncodeError: {unencodable}\n")
        given = {name: to_guest(value) for name, value in (inputs or {}).items()}
        given.update((name, self._external(name, value)) for name, value in (external_lookup or {}).items())
        for name, value in given.items():
            vm.main.put(name, value)
        self.unstable |= unit.rebinds
        self.all_unstable |= unit.dynamic
        self.files.add(filename)
        self.filename = filename
        vm.write = _print if print_callback is None else print_callback
        before = set_running(vm)
        try:
            if given:
                vm.charge(size_of(given))
            if self.unit is not None:
                unlink(self.unit, with_functions=False)
            self.unit = link(unit, vm.main, PUBLIC)
            vm.start(self.unit)
            self.feeding = True
            value = vm.run()
            vm.settle()
            return value
        except GuestRaise as raised:
            failure = self._failure(exception_of(raised))
            try:
                vm.settle()
            except LimitBreach as breach:
                return limit_failure(breach)
            return failure
        except LimitBreach as breach:
            return limit_failure(breach)
        finally:
            self.feeding = False
            set_running(before)

    def _external(self, name: str, value: object) -> object:
        if callable(value):
            return Native("", name, MACHINE, HostFunction(value), "", prices.constant, FUNCTION, keywords={"**": "o"})
        return to_guest(value)

    def text_of(self, prelude_function: str, value: object) -> str:
        """`_repr` or `_str` of a value, by the guest's own code and within what is left of the limits. Raises GuestRaise, LimitBreach."""
        vm = self.vm
        vm.frame = vm.base_frame()
        vm.nested = 0
        before = set_running(vm)
        try:
            result = run_nested(vm, vm.guest(prelude_function), [value])
        finally:
            set_running(before)
        assert isinstance(result, str)
        return result

    def repr_of(self, value: object) -> str:
        """The guest's repr of a value it returned; `<unprintable ...>` when that fails."""
        try:
            return self.text_of("_builtin_repr", value)
        except GuestRaise as raised:
            return f"<unprintable: {exception_of(raised).cls.name}>"
        except LimitBreach:
            return "<unprintable: limit>"

    def _message(self, exception: Instance) -> str:
        try:
            return self.text_of("_str", exception)
        except (GuestRaise, LimitBreach):
            return "<exception str() failed>"

    def _describe(self, exception: Instance) -> str:
        cls = exception.cls
        module = cls.namespace.get("__module__", cls.module) if cls.runtime is not None else "builtins"
        title = cls.qualname if module in ("builtins", "__main__") else f"{module}.{cls.qualname}"
        message = self._message(exception)
        return f"{title}: {message}" if message else title

    def _failure(self, exception: Instance) -> Failure:
        from interp.host.tracebacks import format_exception, innermost_line  # needs what `import interp` should not wait for

        text = format_exception(exception, self._describe, self.files)
        exit_code: int | None = None
        if exception.cls.is_subclass(BUILTIN["SystemExit"]):
            code = state_of(exception).values.get("code", UNBOUND)
            exit_code = int(code) if isinstance(code, int) else 0 if code is None or code is UNBOUND else 1
            text = "" if exit_code == 0 or isinstance(code, int) else self._message(exception) + "\n"
        return Failure(
            "raised", exception.cls.name, self._message(exception), innermost_line(exception, self.filename), text, "", exit_code
        )


def syntax_failure(error: SyntaxError) -> Failure:
    """A SyntaxError as CPython prints it."""
    import traceback  # needs what `import interp` should not wait for

    text = "".join(traceback.format_exception_only(type(error), error))
    return Failure("syntax", type(error).__name__, error.msg or "", error.lineno or 0, text)


def limit_failure(breach: LimitBreach) -> Failure:
    """A breach of a limit."""
    name = _EXCEPTION_OF[breach.kind]
    message = str(breach)
    return Failure("limited", name, message, 0, f"{name}: {message}\n", breach.kind)


def _print(text: str) -> None:
    print(text, end="")
