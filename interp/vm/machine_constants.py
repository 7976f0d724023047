"""Bounds of the fast paths for ints and texts, slots that are none, and the one opcode that a handler asks another instruction for."""

from typing import Final

from interp.bytecode.opcodes import NUMBER

BIG: Final = 1 << 60
"""Results and operands beyond this are paid for by size."""

LONG: Final = 4096
"""Characters from which a text is paid for where it is compared, as a key too."""

FEW: Final = 8
"""Items of a list or tuple below which looking for a light value among them is a step like others."""

SMALL: Final = 1 << 30
"""Factors below this have a product that needs no payment."""

NARROW: Final = 64
"""Characters up to which a text is paid for as if it were not ASCII: asking costs as much as making it."""

IN_CLASS: Final = -1
"""For a slot (`vm.frame.Way`): the class has what gives the attribute."""
ITSELF: Final = -2
"""For a slot: the class has the attribute itself."""

YIELDFROM_NUMBER: Final = NUMBER["YIELDFROM"]
