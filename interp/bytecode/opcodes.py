"""THE table of opcodes: name, operands, what each does to the registers, and where it runs.

Everything that knows an opcode reads it here: the compiler (numbers by name), the linker (which operands are registers), the
disassembler, the generator of the machine's dispatch tree (order = number; `hot` ones are inlined), the docs and the tests.

Operands: `a` is where the result goes unless said otherwise; `b`, `c` are read. Letters in `operands`, one each for a, b, c:
`r` a register, `o` a register or -1 for none, `g` an index into `Code.global_names`, `n` a plain number, `-` unused. `imm` is a
number, `k` a constant,
`->` a jump target. A `span` is consecutive registers. In pictures `R[a]` is a register, `G[b]` a global's slot.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Opcode(NamedTuple):
    """One row: `number` is its place in the table; `hot` ones are inlined in `run()`, the others are functions."""

    name: str
    operands: str
    picture: str
    hot: bool
    number: int


METHOD_CALL: Final = "method"

_HOT: Final = """
MOVE      rr-  R[a] = R[b]
LOADK     r--  R[a] = k
GLOAD     rg-  R[a] = G[b], or the builtin of that name
GSTORE    gr-  G[a] = R[b]
DEREF     rr-  R[a] = cell R[b]'s value
CLOSURE   r--  the cells of the running function's closure go to the span from R[a]
SETREF    rr-  cell R[a]'s value = R[b]
ADD       rrr  R[a] = R[b] + R[c]
SUB       rrr  R[a] = R[b] - R[c]
MUL       rrr  R[a] = R[b] * R[c]
MOD       rrr  R[a] = R[b] % R[c]
FLOORDIV  rrr  R[a] = R[b] // R[c]
DIV       rrr  R[a] = R[b] / R[c]
ADDI      rrn  R[a] = R[b] + imm; c = 1: R[b] += imm, for objects that have an operator for that
SUBI      rrn  R[a] = R[b] - imm; c = 1: R[b] -= imm, for objects that have an operator for that
MULI      rrn  R[a] = R[b] * imm; c = 1: R[b] *= imm, for objects that have an operator for that
MODI      rrn  R[a] = R[b] % imm, imm > 0; c = 1: R[b] %= imm
IADD      rrr  R[a] = R[b] += R[c]; a str in R[b] is extended in place when a == b
ISUB      rrr  R[a] = R[b] -= R[c]
JLT       -rr  if not R[b] < R[c]: goto ->
JGT       -rr  if not R[b] > R[c]: goto ->
JLE       -rr  if not R[b] <= R[c]: goto ->
JGE       -rr  if not R[b] >= R[c]: goto ->
JEQ       -rr  if not R[b] == R[c]: goto ->
JNE       -rr  if not R[b] != R[c]: goto ->
JLTI      -r-  if not R[b] < imm: goto ->
JGTI      -r-  if not R[b] > imm: goto ->
JLEI      -r-  if not R[b] <= imm: goto ->
JGEI      -r-  if not R[b] >= imm: goto ->
JEQI      -r-  if not R[b] == imm: goto ->
JNEI      -r-  if not R[b] != imm: goto ->
JF        -r-  if not R[b]: goto ->
JT        -r-  if R[b]: goto ->
JNONE     -r-  if R[b] is None: goto ->
JNOTNONE  -r-  if R[b] is not None: goto ->
JMP       ---  goto ->
LOOP      ---  spend one fuel; goto ->
FORITER   rr-  R[a] = next(R[b]), one fuel, goto ->; exhausted: go on
COMPARE   rrr  R[a] = R[b] <imm> R[c], imm a COMPARE_* number
INDEX     rrr  R[a] = R[b][R[c]]
SETINDEX  rrr  R[b][R[c]] = R[a]
LIST      rr-  R[a] = [span of imm from R[b]]
TUPLE     rr-  R[a] = (span of imm from R[b],)
APPEND    rr-  list R[a].append(R[b]) of a comprehension
UNPACK    rr-  span of imm from R[a] = the imm items of R[b]
ATTR      rr-  R[a] = R[b].k
SETATTR   rr-  R[b].k = R[a]
CALL      rrr  R[a] = R[b](span of imm from R[c]); k METHOD_CALL: R[b] is an attribute that was looked up for this call
CALLG     rgr  R[a] = G[b](span of imm from R[c])
LENGTH    rgr  R[a] = len(R[c]); the linker puts it in place of a CALLG of `len`
HASM      -r-  AttributeError if R[b] surely has no k: the look-up of a CALLM whose arguments do something
CALLM     rrr  R[a] = R[b].k(span of imm from R[c])
APPENDM   rrr  R[a] = R[b].append(R[c]); the linker puts it in place of such a CALLM
RET       -r-  return R[b]
YIELD     rr-  yield R[b]; R[a] = what is sent; imm 1: an asynchronous generator's own value, for who awaits its step
NOT       rr-  R[a] = not R[b]
"""

_COLD: Final = """
NOP       ---  nothing
CHECK     -r-  UnboundLocalError named k unless R[b] is bound; imm 1: the NameError of a free variable
DELETE    r--  unbind R[a]; the error of CHECK if it is unbound
GDEL      g--  unbind G[a]; NameError if it is unbound
DELREF    r--  unbind cell R[a]; NameError named k if it is unbound
CHECKREF  rr-  R[a] = cell R[b]'s value, NameError or UnboundLocalError named k if it is unbound; imm as in CHECK
MAKECELL  r--  R[a] = a new cell holding R[a] (or nothing, if it is unbound)
NLOAD     rr-  R[a] = namespace R[b][k], else the global, else the builtin k
NLOADREF  rrr  R[a] = namespace R[b][k], else cell R[c]'s value
NSTORE    rr-  namespace R[a][k] = R[b]
NDEL      r--  del namespace R[a][k]; NameError if it is not there
BINARY    rrr  R[a] = R[b] <imm> R[c], imm a BINARY_* number
INPLACE   rrr  R[a] = R[b] <imm>= R[c], imm a BINARY_* number
UNARY     rr-  R[a] = <imm> R[b], imm a UNARY_* number
GETITER   rr-  R[a] = iter(R[b]); imm 1: what a call gave, which is nowhere else
SLICE     rr-  R[a] = slice(R[b], R[b+1], R[b+2])
GETSLICE  rrr  R[a] = R[b][R[c]:R[c+1]]
DELINDEX  -rr  del R[b][R[c]]
DELATTR   -r-  del R[b].k
SET       rr-  R[a] = {span of imm from R[b]}
DICT      rr-  R[a] = {R[b]: R[b+1], ...}, imm pairs
LISTEXT   rro  list R[a].extend(R[b]) of a display with stars; R[c]: the function called with *R[b] alone, for messages
LISTTUPLE rr-  R[a] = tuple(list R[b])
SETADD    rr-  set R[a].add(R[b])
SETEXT    rr-  set R[a].update(R[b])
DICTSET   rrr  dict R[a][R[b]] = R[c]
DICTMERGE rro  dict R[a].update(R[b]); imm 1: as keywords of a call of R[c] (for messages): str keys, no repeats
FORMAT    rro  R[a] = format(R[b] converted by imm (0, 's', 'r', 'a' as ord), R[c] or '')
JOIN      rr-  R[a] = ''.join(span of imm from R[b]), all str
CALLKW    rrr  R[a] = R[b](span of imm from R[c]), the last len(k) of them named by k
CALLEX    rrr  R[a] = R[b](*list R[c], **dict R[imm]), imm -1 for none
FUNCTION  roo  R[a] = function of Code k, cells of Code.captures; defaults tuple R[b], keyword-only ones dict R[c], annotations dict R[imm]
RAISE     -oo  raise R[b] from R[c]; b = -1: what is being handled
RERAISE   -r-  raise R[b] again, its traceback as it is
PUSHEXC   rr-  R[a] = what was being handled; exception R[b] is now
POPEXC    -r-  what R[b] holds is being handled again
MATCHEXC  rrr  R[a] = exception R[b] is caught by type or tuple R[c]
WITH      rr-  R[a] = R[b].__exit__ bound, R[a+1] = R[b].__enter__ bound, both looked up on the type; imm 1: the async ones
EXCINFO   rr-  R[a], R[a+1], R[a+2] = type, exception, traceback of R[b]
UNPACKEX  rrn  span from R[a] = imm items of R[b], a list of the middle ones, c items
IMPORT    r--  R[a] = import of k = (name, level, fromlist)
IMPFROM   rr-  R[a] = from R[b] import k
IMPSTAR   or-  from R[b] import * into namespace R[a] (-1: the globals)
BUILDCLS  r--  R[a] = the native that makes classes
ANNOT     o--  make __annotations__ in namespace R[a] (-1: the globals) if it is not there
GRET      -r-  return R[b] from a generator; the linker puts it in place of RET
MRET      -r-  return R[b] from a module, whose registers stay; the linker puts it in place of RET
YIELDFROM rr-  yields what iterator R[b] yields, again and again; exhausted: R[a] = its value, go on
GETYFITER rr-  R[a] = the iterator `yield from R[b]` steps through
AWAITABLE rr-  R[a] = the iterator `await R[b]` steps through; imm, for messages: R[b] is from 1 __aenter__, 2 __aexit__, 3 __anext__
AITER     rr-  R[a] = aiter(R[b])
ANEXT     rr-  R[a] = what __anext__ of R[b] gives
DROPITER  rr-  the loop of iterator R[b] is left: close a generator that nothing else refers to; R[a] = None
ENDAFOR   -r-  continue if exception R[b] is StopAsyncIteration, else raise it again
MATCHSEQ  rr-  R[a] = R[b] is a sequence for patterns
MATCHMAP  rr-  R[a] = R[b] is a mapping for patterns
MATCHKEYS rrr  R[a] = tuple of mapping R[b]'s values of the keys in tuple R[c], or None
MATCHCLS  rrr  R[a] = tuple of imm positional and then the named (k) attributes of R[b] as class R[c], or None
MATCHREST rrr  R[a] = dict of mapping R[b] without the keys in tuple R[c]
GROUPSPLIT rrr R[a], R[a+1] = the part of exception R[b] that type R[c] matches, and the rest (None for none)
GROUPJOIN rrr  R[a] = the exception to raise after `except*`: original R[b], list R[c] of raised and unhandled; None for none
TYPEALIAS rrr  R[a] = type alias named k: parameters tuple R[b], function of its value R[c]
TYPEVAR   roo  R[a] = type parameter k = (kind, name), bound or constraints by function R[b], default by function R[c]
LINK      ---  link the code whole, then go on at its first instruction: the only one of code that has not run yet
HALT      ---  leave the machine with R[0] of its base frame
"""


def _rows() -> list[Opcode]:
    rows: list[Opcode] = []
    for text, hot in ((_HOT, True), (_COLD, False)):
        for line in text.strip().splitlines():
            name, operands, picture = line.split(maxsplit=2)
            rows.append(Opcode(name, operands, picture, hot, len(rows)))
    return rows


OPCODES: Final[list[Opcode]] = _rows()
NUMBER: Final[dict[str, int]] = {row.name: row.number for row in OPCODES}

IMM_REGISTERS: Final = ("CALLEX", "FUNCTION")
"""Opcodes whose imm is a register (or -1) too."""

BINARY_OPERATORS: Final = ("+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@")
COMPARE_OPERATORS: Final = ("<", ">", "<=", ">=", "==", "!=", "in", "not in", "is", "is not")
UNARY_OPERATORS: Final = ("-", "+", "~")
