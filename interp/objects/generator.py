"""Generators, coroutines and asynchronous generators: a suspended frame and what became of it."""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from interp.bytecode.code import Code
from interp.bytecode.opcodes import NUMBER
from interp.objects.instance import Instance
from interp.objects.iterator import Iterator
from interp.objects.type import Numbered
from interp.vm.frame import Frame, Instr

_YIELDFROM: Final = NUMBER["YIELDFROM"]

CREATED: Final = 0
SUSPENDED: Final = 1
RUNNING: Final = 2
CLOSED: Final = 3


@final
class Generator(Numbered):
    """A generator object. `kind` is the guest type's name: generator, coroutine or async_generator.

    `inherited` is what its resumer was handling; `own` what it was itself handling when it was suspended, `level` how many
    handlers deep it is.
    """

    def __init__(self, frame: Frame, kind: str, name: str, qualname: str) -> None:
        super().__init__()
        self.frame: Frame | None = frame
        self.code: Code = frame.linked.code
        self.kind = kind
        self.name = name
        self.qualname = qualname
        self.state: i64 = CREATED
        self.inherited: Instance | None = None
        self.own: Instance | None = None
        self.level: i64 = 0
        self.step: AsyncStep | None = None
        """Of an asynchronous generator: what resumes it at present, from then on until it yields a value of its own or ends."""
        self.born: Instr | None = None
        """The instruction that called the function, if it did so itself: what a native called the guest may have elsewhere."""
        self.loops: bool = False
        """It is a `for` loop's iterator and nothing else refers to it, or ever will: it is closed where the loop is left."""
        self.ended_async: bool = False
        """Of an asynchronous generator: `aclose` was awaited, or StopAsyncIteration or GeneratorExit came out of it."""

    def awaits(self) -> object:
        """What a suspended one delegates to, by `yield from` or `await`; None if to nothing."""
        frame = self.frame
        if frame is None or self.state != SUSPENDED or frame.ins.next.op != _YIELDFROM:
            return None
        return frame.registers[frame.ins.next.b]

    def looping(self) -> list[object]:
        """The generators of its loops that nothing else refers to, the outermost first."""
        frame = self.frame
        if frame is None or self.state != SUSPENDED:
            return []
        return [value for value in frame.registers if isinstance(value, Generator) and value.loops and value.state == SUSPENDED]


ASEND: Final = 0
ATHROW: Final = 1
ACLOSE: Final = 2
FAULTY: Final = 3


@final
class AsyncStep(Iterator):
    """What `__anext__`, `asend`, `athrow` and `aclose` of an asynchronous generator give: awaited, it resumes the generator once.

    `argument` is what is sent, or the exception that is thrown (of a FAULTY one not into the generator, but at who awaits it);
    `state` is CREATED, RUNNING (it was begun) or CLOSED.
    """

    def __init__(self, generator: Generator, mode: i64, argument: object) -> None:
        super().__init__("async_generator_asend" if mode == ASEND else "async_generator_athrow")
        self.generator = generator
        self.mode = mode
        self.argument = argument
        self.state: i64 = CREATED

    def pure(self) -> bool:
        return False


@final
class CoroutineWrapper(Iterator):
    """What a coroutine's `__await__` gives: the same coroutine as an iterator."""

    def __init__(self, coroutine: Generator) -> None:
        super().__init__("coroutine_wrapper")
        self.coroutine = coroutine

    def pure(self) -> bool:
        return False


@final
class AnextAwaitable(Iterator):
    """What `anext(x, default)` gives: asks what it waits for whatever it is asked, and ends with the default where that is at its end."""

    def __init__(self, awaitable: object, default: object) -> None:
        super().__init__("anext_awaitable")
        self.awaitable = awaitable
        self.default = default

    def pure(self) -> bool:
        return False
