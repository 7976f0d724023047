"""Loading the prelude: guest code that does for guests what host code must not do on their behalf."""

from __future__ import annotations

import marshal
import os
import re
from typing import Final

from interp.bytecode.code import Code
from interp.bytecode.packing import pack, unpack
from interp.compiler.unit import compile_source
from interp.objects.function import Function
from interp.objects.namespace import Namespace
from interp.objects.sentinel import UNBOUND
from interp.stdlib.library import keep, kept
from interp.vm.link import link
from interp.vm.state import VM

FOLDER: Final = os.path.join(os.path.dirname(os.path.dirname(__file__)), "prelude")
_DOCSTRING: Final = re.compile(r'\A""".*?"""\n', re.S)
_STATEMENT: Final = re.compile(r"^(?!el(?:se|if)\b)(?=\w|@)", re.M)
"""Where a statement of a file begins, or one of its decorators."""
_DEFINED: Final = re.compile(r"^(?:async def |def |class )(\w+)|^(\w+) = ", re.M)
_DEFINED_EITHER_WAY: Final = re.compile(r"^    (?:async def |def |class )(\w+)()", re.M)
"""What an `if` at the top level defines."""

_CACHED: Final = "_prelude"
"""The name of the cache on disk, which is that of the library (`stdlib/library.py`)."""

_where: dict[str, int] = {}
"""The piece that defines a name."""
_pieces: list[tuple[str, str]] = []
"""The file and the text of each; empty if `_packed` has their code."""
_packed: list[bytes] = []
_codes: dict[int, Code] = {}
_idle: Final[list[Namespace]] = []
_MOST_IDLE: Final = 16


def pieces(text: str) -> list[str]:
    """What can be loaded singly of a file's text: its top-level statements. A file with one that defines no name is one piece."""
    statements: list[str] = []
    decorators = ""
    for statement in _STATEMENT.split(_DOCSTRING.sub("", text))[1:]:
        if statement.startswith("@"):
            decorators += statement
            continue
        statements.append(decorators + statement)
        decorators = ""
    return statements if all(names_of(statement) for statement in statements) else [text]


def names_of(piece: str) -> list[str]:
    """The names that a piece defines."""
    defined = _DEFINED_EITHER_WAY if piece.startswith("if ") else _DEFINED
    return [found[1] or found[2] for found in defined.finditer(piece)]


def _texts() -> dict[str, str]:
    """The text of each file."""
    found: dict[str, str] = {}
    for file in sorted(os.listdir(FOLDER)):
        stem, extension = os.path.splitext(file)
        if extension == ".py":
            with open(os.path.join(FOLDER, file), encoding="utf-8") as opened:
                found[stem] = opened.read()
    return found


def _read() -> None:
    """Fills `_where`, from the cache if that is there: to find the pieces in the text takes as long as an import."""
    texts = _texts()
    data = kept(_CACHED, repr(texts).encode())
    if data is not None:
        try:
            where, packed = marshal.loads(data)
        except (ValueError, EOFError, TypeError):
            data = None
        else:
            _packed.extend(packed)
            _where.update(where)
    if data is None:
        for stem, text in texts.items():
            for piece in pieces(text):
                for name in names_of(piece):
                    _where[name] = len(_pieces)
                _pieces.append((stem, piece))


def fill_cache() -> None:
    """Compiles all of the prelude for the cache, unless it is there: once, when the interpreter is installed."""
    _read()
    if not _packed:
        keep(_CACHED, repr(_texts()).encode(), marshal.dumps((_where, [pack(_compiled(number)) for number in range(len(_pieces))])))


def _compiled(number: int) -> Code:
    stem, piece = _pieces[number]
    return compile_source(piece, f"<prelude {stem}>", "exec", hidden=True)


def code_of(name: str) -> Code | None:
    """The code of the prelude's piece that defines `name`, compiled once per process; None if there is no such name."""
    if not _where:
        _read()
    number = _where.get(name)
    if number is None:
        return None
    code = _codes.get(number)
    if code is None:
        code = unpack(_packed[number]) if _packed else _compiled(number)
        _codes[number] = code
    return code


def _take() -> Namespace:
    """A namespace for the prelude of a session: one that an earlier session is done with, or a new one."""
    try:
        return _idle.pop()
    except IndexError:
        namespace = Namespace("builtins")
        namespace.put("__name__", "builtins")
        return namespace


def give_back(vm: VM) -> None:
    """Keeps the prelude's linked functions for another session, and nothing else: classes belong to their session.

    To link them takes longer than most programs run. They hold nothing of this session: see `remembers` for their inline caches, and
    a frame that goes back to its code's pool is empty.
    """
    namespace = vm.prelude_namespace
    if namespace is None:
        return
    vm.prelude_namespace = None
    vm.prelude.clear()
    for index, value in enumerate(namespace.slots):
        if isinstance(value, Function):
            value.attrs = None
            value.serial = 0
        else:
            namespace.slots[index] = UNBOUND
    namespace.others.clear()
    namespace.put("__name__", "builtins")
    if len(_idle) < _MOST_IDLE:
        _idle.append(namespace)


def load(vm: VM, name: str) -> object:
    """What the prelude calls `name`, after loading what defines it into the session. What that takes is not the guest's to pay."""
    namespace = vm.prelude_namespace
    if namespace is None:
        namespace = _take()
        vm.prelude_namespace = namespace
    found = namespace.get(name)
    if found is UNBOUND:
        code = code_of(name)
        if code is None:
            raise KeyError(f"the prelude has no {name}")
        saved = (vm.fuel, vm.fuel_left, vm.memory_left, vm.depth)
        frame, resume_at, handled = vm.frame, vm.resume_at, vm.handled
        vm.fuel = 1 << 20
        vm.memory_left = 1 << 40
        vm.depth = 0
        vm.frame = vm.base_frame()
        vm.enter_module(link(code, namespace, vm.private), 0)
        vm.run()
        vm.frame, vm.resume_at, vm.handled = frame, resume_at, handled
        vm.fuel, vm.fuel_left, vm.memory_left, vm.depth = saved
        found = namespace.get(name)
    return found
