"""The state of a session's virtual machine, and the services every operation asks of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins.hash_prices import next_table
from interp.bytecode.code import FLAG_COROUTINE, Code
from interp.host.policy import Policy
from interp.limits import LimitBreach, Limits, Meter
from interp.objects.builtin_types import BUILTIN
from interp.objects.exception import ExceptionState, GuestRaise
from interp.objects.function import Function
from interp.objects.generator import Generator
from interp.objects.instance import Instance
from interp.objects.namespace import Namespace
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class, Numbered
from interp.vm.frame import HALTED, Frame, Linked, at_start

NESTED_DEPTH: Final = 50

SLEEP_SLICE: Final = 20_000_000
"""Nanoseconds of waiting between two looks at the clock."""

HOST_ERRORS: Final = (
    TypeError, ValueError, ArithmeticError, LookupError, RuntimeError, AttributeError, BufferError, StopIteration, MemoryError,
    AssertionError,
)  # fmt: skip
"""The closed list of what a marked native call may raise for the guest to see. RecursionError and UnicodeError are among them by
inheritance."""


class VM(Meter):
    """A session's machine: the frame on top, what is being handled, the names the guest can reach.

    Operations take the VM first. One that may need guest code pushes a frame with `push`, returns ENTERED, and the loop goes on at
    `resume_at`.
    """

    def __init__(
        self, limits: Limits, builtins: Mapping[str, object], private: Mapping[str, object], prelude: Callable[[VM, str], object]
    ) -> None:
        super().__init__(limits)
        self.builtins = builtins
        self.private = private
        self.load_prelude = prelude
        self.prelude: dict[str, object] = {}
        self.prelude_namespace: Namespace | None = None
        self.main = Namespace("__main__")
        self.modules: dict[object, object] = {}
        """What the guest sees as `sys.modules`."""
        self.native_modules: dict[str, dict[str, object]] = {}
        """The rows of each module that has some."""
        self.policy = Policy()
        """What the guest learns of time and chance."""
        self.handled: Instance | None = None
        self.serial: int = 0x7F0000001000
        self.nested: i64 = 0
        self.dict_namespaces: dict[int, tuple[Namespace, object]] = {}
        self.printing: set[int] = set()
        self.running_loop: object = None
        """The guest's event loop that runs, None without one."""
        self.counted: i64 = 0
        """Objects that censuses have looked at."""
        self.slept: int = 0
        """Nanoseconds the guest has waited since the session began."""
        self.context: object = None
        """The guest's `contextvars.Context` that is entered, None for the one every program starts with."""
        self.async_generators: dict[object, object] | None = None
        """Those begun under the running loop that have not ended: it closes them when it ends. None without a loop."""
        self.serials: dict[int, tuple[int, object]] = {}
        self.write: Callable[[str], None] = print
        code = Code("<none>", "<none>", "<none>", 0)
        self.base_linked = Linked(code, self.main, [HALTED], [UNBOUND])
        self.frame = Frame(self.base_linked, [UNBOUND])
        self.resume_at = HALTED

    def next_serial(self) -> int:
        self.serial += 16
        return self.serial

    def number(self, value: object) -> int:
        """See `Runtime`: a serial of our own objects; the session remembers those of plain values and of what sessions share."""
        if isinstance(value, (Instance, Class, Function, Numbered)) and not (isinstance(value, Class) and value.runtime is None):
            if value.serial == 0:
                value.serial = self.next_serial()
            return value.serial
        known = self.serials.get(id(value))
        if known is None:
            self.charge(200)
            next_table(self, cast(dict[object, object], self.serials))
            known = (self.next_serial(), value)
            self.serials[id(value)] = known
        return known[0]

    def run(self) -> object:
        """Runs from `resume_at` in `frame` until the base frame returns. Raises GuestRaise when nothing catches."""
        raise NotImplementedError

    def make_exception(self, name: str, args: tuple[object, ...]) -> Instance:
        """A new instance of the builtin exception called `name`."""
        for arg in args:
            if isinstance(arg, str):
                self.charge(4 * len(arg))
                self.fuel -= len(arg) >> 6
        exception = Instance(BUILTIN[name])
        exception.payload = ExceptionState(args)
        exception.serial = self.next_serial()
        return exception

    def error(self, name: str, message: str) -> GuestRaise:
        """`raise vm.error("TypeError", "...")`: the builtin exception `name` with that message, for the guest."""
        return GuestRaise(self.make_exception(name, (message,)))

    def error_with(self, name: str, args: tuple[object, ...]) -> GuestRaise:
        """As `error`, with any arguments."""
        return GuestRaise(self.make_exception(name, args))

    def output(self, text: str) -> None:
        """Hands printed text to the host, within the output limit."""
        self.output_left -= len(text)
        if self.output_left < 0:
            self.fail("output", f"output limit exceeded: {self.limits.max_output} characters")
        self.fuel -= len(text) >> 6
        self.write(text)

    def host_error(self, error: BaseException) -> BaseException:
        """What to raise in place of an exception that a marked native call raised: the same exception for the guest."""
        if isinstance(error, (GuestRaise, LimitBreach)):
            return error
        cls = type(error)
        name = cls.__name__
        if name not in BUILTIN:
            # A private subclass (decimal's, struct.error ...): the nearest builtin one tells the guest as much.
            for base in cls.__mro__:
                if base.__name__ in BUILTIN:
                    name = base.__name__
                    break
        exception = self.make_exception(name, error.args)
        state = exception.payload
        assert isinstance(state, ExceptionState)
        if isinstance(error, UnicodeError) and len(error.args) == 5:
            for key, value in zip(("encoding", "object", "start", "end", "reason"), error.args, strict=True):
                state.values[key] = value
        elif isinstance(error, StopIteration):
            state.values["value"] = error.value
        return GuestRaise(exception)

    def sleep(self, duration: int) -> None:
        """Waits so many nanoseconds, in slices between which interrupts and the time limit are heard.

        A breach before it waits if that is longer than what is left of the guest's sleep.
        """
        limit = self.limits.max_total_sleep_secs
        total = self.slept + max(0, duration)
        if total > limit * 1e9:
            self.fail("sleep", f"sleep limit exceeded: {total / 1e9:g}s > {limit:g}s")
        self.slept = total
        while duration > 0:
            slice_ = min(duration, SLEEP_SLICE)
            self.policy.sleep(slice_)
            duration -= slice_
            self.look_up()

    def pay_for_int(self, result: int) -> None:
        """For the sum or difference of two ints, when it is a long one."""
        bits = result.bit_length()
        self.charge(bits >> 3)
        self.fuel -= bits >> 13

    def charge_beside(self, made: object, size: i64) -> None:
        """As `charge`, while `made`, which is paid for, is nowhere yet that a census looks: it would forgive its price."""
        if size <= self.memory_left:
            self.memory_left -= size
            return
        self.making.append(made)
        try:
            self.charge(size)
        finally:
            self.making.pop()

    def push(self, frame: Frame, destination: i64) -> None:
        """Puts a fresh frame on top: it returns into register `destination` of the frame now on top (or see RETURN_*)."""
        self.fuel -= 1
        if self.fuel < 0:
            self.refuel()
        self.depth += 1
        if self.depth > self.max_depth:
            self.depth -= 1
            raise self.error("RecursionError", "maximum recursion depth exceeded")
        self.memory_left -= 64
        frame.back = self.frame
        frame.destination = destination
        frame.ins = frame.linked.entry
        self.frame = frame
        self.resume_at = frame.linked.entry

    def guest(self, name: str) -> Function:
        """A function of the prelude, loaded when first asked for."""
        found = self.prelude.get(name)
        if found is None:
            found = self.load_prelude(self, name)
            self.prelude[name] = found
        assert isinstance(found, Function)
        return found

    def start(self, linked: Linked) -> None:
        """Puts module code on top of an empty machine; `run` then runs it, under an event loop if it awaits at the top level."""
        self.frame = self.base_frame()
        self.handled = None
        self.nested = 0
        self.printing.clear()
        self.running_loop = self.context = self.async_generators = None
        if linked.flags & FLAG_COROUTINE:
            frame = Frame(linked, linked.template)
            frame.ins = at_start(linked.entry)
            frame.result = Generator(frame, "coroutine", linked.code.name, linked.code.qualname)
            function = self.guest("_run_awaiting")
            waiting = Frame(function.linked, function.linked.template.copy())
            waiting.registers[0] = frame.result
            waiting.owner = function
            self.push(waiting, 0)
        else:
            self.enter_module(linked, 0)

    def abandon(self) -> None:
        """After a breach: lets go of what the frames held that will never go on. That may take long: it is done when the next feed begins,
        not when the one that was stopped returns."""
        frame: Frame | None = self.frame
        while frame is not None:
            linked = frame.linked
            if linked.span_size > 0:
                linked.namespace.free_span(linked.span, linked.span_size)
            frame = frame.back
        self.frame = self.base_frame()
        self.handled = None

    def base_frame(self) -> Frame:
        """A frame under all others of one `run`: what returns into its register 0 ends that run."""
        base = Frame(self.base_linked, [UNBOUND])
        base.ins = at_start(HALTED)
        return base

    def enter_module(self, linked: Linked, destination: i64) -> None:
        """Puts module code on top."""
        frame = Frame(linked, linked.template)
        self.push(frame, destination)
