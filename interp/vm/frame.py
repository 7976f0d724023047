"""What the machine runs: linked instructions, linked code, frames."""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from interp.bytecode.code import Code
from interp.bytecode.opcodes import NUMBER
from interp.objects.namespace import Namespace
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class, Shape


@final
class Way:
    """What an instruction remembers of one more shape it has met: where the attribute is in its instances, at a `slot`, or what their class
    has for it, `cached`: IN_CLASS something that gives it, ITSELF the very value. `grown`: what an instance that gets the attribute has for
    a shape then.
    """

    def __init__(self, shape: Shape, following: Way | None) -> None:
        self.shape = shape
        self.next = following
        self.epoch: i64 = 0
        self.slot: i64 = -1
        self.cached: object = UNBOUND
        self.grown: Shape | None = None


@final
class Instr:
    """An instruction linked into a session: where it goes on, and what it remembers of the last time (its inline cache).

    A cache never changes what the guest sees, its fuel or its charge.
    """

    op: i64
    a: i64
    b: i64
    c: i64
    imm: i64
    ik: int
    index: i64
    k: object
    slots: list[object]
    next: Instr
    target: Instr
    handler: Instr | None
    handler_reg: i64
    alternative: Instr | None
    shape: Shape | None
    ways: Way | None
    slot: i64
    cls: Class | None
    epoch: i64
    cached: object
    host: object

    def __init__(self, op: i64, a: i64, b: i64, c: i64, imm: i64, k: object, index: i64) -> None:
        self.op = op
        self.a = a
        self.b = b
        self.c = c
        self.imm = imm
        self.ik = imm
        self.k = k
        self.index = index
        self.slots = NO_SLOTS
        self.handler = None
        self.handler_reg = -1
        self.alternative = None
        self.shape = None
        self.ways = None
        self.slot = 0
        self.cls = None
        self.epoch = 0
        self.cached = UNBOUND
        self.host = None


NO_SLOTS: Final[list[object]] = []


def alone(op: i64) -> Instr:
    """An instruction that no other follows. Being its own next it is a cycle: make one for all sessions, not one for each."""
    ins = Instr(op, -1, -1, -1, 0, None, 0)
    ins.next = ins
    ins.target = ins
    return ins


HALTED: Final = alone(NUMBER["HALT"])


@final
class Linked:
    """A Code linked into a session and one namespace, with its pool of frames."""

    def __init__(self, code: Code, namespace: Namespace, instructions: list[Instr], template: list[object]) -> None:
        self.code = code
        self.namespace = namespace
        self.instructions = instructions
        self.entry: Instr = instructions[0]
        self.before: Instr = at_start(instructions[0])
        """What a frame that has not begun is at."""
        self.template = template
        self.registers: i64 = len(template)
        self.scratch: i64 = len(template) - 1
        self.span: int = 0
        self.span_size: int = 0
        self.pool: Frame | None = None
        self.ways: list[Way] = []
        """All that its instructions have."""
        self.flags: i64 = code.flags
        self.parameters: i64 = code.parameters


RETURN_DISCARD: Final = -1
RETURN_FINISH: Final = -16

LENGTH: Final = 1
TRUTH: Final = 2
TRUTH_OF_LENGTH: Final = 3
TEXT: Final = 4
COMPARED: Final = 5
COMBINED: Final = 6
COMBINED_RIGHT: Final = 7
IS_IN: Final = 8
IS_NOT_IN: Final = 9
ITERATOR: Final = 10
HASH: Final = 11
FILTERED: Final = 12
CONVERTED: Final = 13
REMEMBERED: Final = 14


@final
class Pending:
    """What is to be done with the value that a frame returns, before it is the result of the operation that pushed the frame: a number
    from above, and what it is done with. `operations/finishing.py` does it.

    COMPARED: `x`, `y` and the operator. COMBINED, and COMBINED_RIGHT where the right operand was asked: likewise, `text` is the operator
    as messages show it. TEXT: `text` is the method's name. FILTERED: `x` a filter, `y` the item. CONVERTED: `x` a row of the table, `y`
    the list of its arguments, `operator` the place of the one that the value replaces. REMEMBERED: `x` a Memory, `y` the key of a call.
    """

    def __init__(self, kind: i64, x: object, y: object, operator: i64, text: str) -> None:
        self.kind = kind
        self.x = x
        self.y = y
        self.operator = operator
        self.text = text


@final
class Frame:
    """A running (or pooled, or suspended) piece of code.

    `ins` is the instruction it is at while another frame is on top or it is suspended: it goes on at `ins.next`.
    `destination` is the register of `back` that gets what this frame returns, or one of the RETURN_* numbers.
    `owner` is the function, until CLOSURE took its cells; `result` the instance an `__init__` initialises, the generator whose
    frame it is, or a Pending.
    A destination of RETURN_FINISH - n means: what becomes of the returned value, which `result` says, goes to register n.
    """

    def __init__(self, linked: Linked, registers: list[object]) -> None:
        self.linked = linked
        self.registers = registers
        self.back: Frame | None = None
        self.destination: i64 = RETURN_DISCARD
        self.ins: Instr = linked.entry
        self.owner: object = None
        self.result: object = None


def new_frame(linked: Linked) -> Frame:
    """A frame of `linked` with all registers unbound, from the pool if it has one."""
    frame = linked.pool
    if frame is None:
        return Frame(linked, linked.template.copy())
    linked.pool = frame.back
    return frame


def at_start(ins: Instr) -> Instr:
    """An instruction whose `next` is `ins`: what a frame that has not begun is at."""
    before = Instr(0, 0, 0, 0, 0, None, ins.index)
    before.next = ins
    before.target = ins
    return before
