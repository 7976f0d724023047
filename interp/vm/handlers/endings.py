"""How handlers end. A handler that returns one of these has its body in that place: nothing is called."""

from interp.objects.function import Function
from interp.objects.sentinel import ENTERED
from interp.vm.cold.calling import too_deep
from interp.vm.cold.handling import no_such_item
from interp.vm.frame import Frame, Instr, Linked
from interp.vm.state import VM


def result(vm: VM, frame: Frame, regs: list[object], ins: Instr, x: object) -> Instr:
    """`x` is the instruction's result, or a frame was entered that gives it."""
    if x is ENTERED:
        frame = vm.frame
        regs = frame.registers
        return vm.resume_at
    regs[ins.a] = x
    return ins.next


def there(vm: VM, frame: Frame, regs: list[object], alt: Instr) -> Instr:
    """The machine goes on at `alt`, in whatever frame is on top now."""
    frame = vm.frame
    regs = frame.registers
    return alt


def missing(vm: VM, frame: Frame, regs: list[object], ins: Instr, x: object, y: object) -> Instr:
    """The subscript `x[y]` has no such item: what handles that is what runs next."""
    frame.ins = ins
    vm.frame = frame
    alt = no_such_item(vm, x, y)
    return there(vm, frame, regs, alt)


def enter(vm: VM, frame: Frame, regs: list[object], ins: Instr, f: Function) -> Instr:
    """On top goes a frame of `f` with the registers from `c` on as its arguments, as many as it takes."""
    linked = f.linked
    nf = linked.pool
    if nf is None:
        vm.memory_left -= 8 * linked.registers + 160
        nf = Frame(linked, linked.template.copy())
    else:
        linked.pool = nf.back
    nf.back = frame
    nf.destination = ins.a
    nf.owner = f
    nregs = nf.registers
    i = 0
    j = ins.c
    n = ins.imm
    while i < n:
        nregs[i] = regs[j]
        i += 1
        j += 1
    return on_top(vm, frame, regs, ins, linked, nf, nregs)


def on_top(vm: VM, frame: Frame, regs: list[object], ins: Instr, linked: Linked, nf: Frame, nregs: list[object]) -> Instr:
    """The frame `nf` of `linked`, whose arguments are in its registers `nregs`, is what runs next."""
    frame.ins = ins
    i = vm.fuel - 1
    vm.fuel = i
    j = vm.depth + 1
    vm.depth = j
    if i < 0 or j > vm.max_depth:
        vm.frame = frame
        too_deep(vm)
    frame = nf
    regs = nregs
    return linked.entry
