"""Functions, cells, bound methods and the wrappers that live in class bodies."""

from __future__ import annotations

from typing import final

from mypy_extensions import i64

from interp.bytecode.code import FLAG_COROUTINE, FLAG_GENERATOR, FLAG_HIDDEN, FLAG_SHIM, FLAG_VARARGS, FLAG_VARKEYWORDS
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class, Numbered, Runtime, number_of
from interp.vm.frame import Linked


@final
class Cell:
    """A variable shared between a function and those inside it."""

    def __init__(self, value: object) -> None:
        self.value = value


class Answer:
    """What answers the calls of a function before a frame is made."""

    def give(self, runtime: Runtime, args: list[object], keywords: dict[str, object] | None, dst: i64) -> object:
        """The value of a call, or ENTERED; UNBOUND where the function's own code has to run."""
        raise NotImplementedError


@final
class Function:
    """A guest function. `takes` is how many positional arguments fill its parameters (-1: there are others), `arity` the same of one whose
    call runs its code at once (-1: of a generator).
    """

    def __init__(self, linked: Linked, defaults: tuple[object, ...] | None, keyword_defaults: dict[str, object] | None) -> None:
        code = linked.code
        self.linked = linked
        self.defaults = defaults
        self.keyword_defaults = keyword_defaults
        self.closure: list[Cell] = []
        self.name: str = code.name
        self.qualname: str = code.qualname
        self.doc: object = code.doc
        self.module: object = UNBOUND
        self.annotations: dict[str, object] | None = None
        self.type_params: tuple[object, ...] = ()
        self.attrs: dict[str, object] | None = None
        self.serial: int = 0
        self.takes: i64 = 0
        self.arity: i64 = 0
        self.answer: Answer | None = None
        self.recode(linked)

    def recode(self, linked: Linked) -> None:
        """Gives it the code that a call runs."""
        self.linked = linked
        self.answer = None
        code = linked.code
        self.takes = -1 if code.keyword_only or code.flags & (FLAG_VARARGS | FLAG_VARKEYWORDS) else code.positional
        self.arity = -1 if code.flags & (FLAG_GENERATOR | FLAG_COROUTINE) else self.takes

    def answered_by(self, answer: Answer) -> None:
        """Has its calls answered, by whatever way they come."""
        self.answer = answer
        self.arity = -1

    def __hash__(self) -> int:
        """The same in every run: a function of the guest's has its number from when it was made, those of the prelude outlive sessions."""
        return hash(self.qualname) if self.hidden else self.serial

    @property
    def hidden(self) -> bool:
        """Whether it is a function of the prelude."""
        return self.linked.code.flags & (FLAG_HIDDEN | FLAG_SHIM) == FLAG_HIDDEN


@final
class BoundMethod:
    """A function or native with its first argument."""

    def __init__(self, receiver: object, function: object) -> None:
        self.receiver = receiver
        self.function = function

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BoundMethod) and self.receiver is other.receiver and self.function is other.function

    def __hash__(self) -> int:
        receiver = self.receiver
        if isinstance(receiver, Instance):
            return hash(self.function) ^ receiver.own_serial()
        return hash(self.function) ^ (hash(receiver) if isinstance(receiver, (Class, Function)) else number_of(receiver))


@final
class StaticMethod(Numbered):
    """`staticmethod(function)`."""

    def __init__(self, function: object) -> None:
        super().__init__()
        self.function = function
        self.attrs: dict[str, object] | None = None


@final
class ClassMethod(Numbered):
    """`classmethod(function)`."""

    def __init__(self, function: object) -> None:
        super().__init__()
        self.function = function
        self.attrs: dict[str, object] | None = None


@final
class Property(Numbered):
    """`property(fget, fset, fdel, doc)`; None where one is missing. `name` is what `__set_name__` said, for messages."""

    def __init__(self, getter: object, setter: object, deleter: object, doc: object) -> None:
        super().__init__()
        self.getter = getter
        self.setter = setter
        self.deleter = deleter
        self.doc = doc
        self.name: object = UNBOUND


@final
class Member(Numbered):
    """The descriptor of one of a class's `__slots__`."""

    def __init__(self, cls: Class, name: str) -> None:
        super().__init__()
        self.cls = cls
        self.name = name


@final
class Super(Numbered):
    """`super(cls, receiver)`: attribute look-up goes on behind `cls` in the MRO of `start`."""

    def __init__(self, cls: Class, receiver: object, start: Class | None) -> None:
        super().__init__()
        self.cls = cls
        self.receiver = receiver
        self.start = start
