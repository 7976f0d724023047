"""Assignment: targets of every form, unpacking, augmented and annotated assignment, `del`."""

from __future__ import annotations

import ast

from interp.compiler.expressions import Expressions
from interp.compiler.positions import at_attribute
from interp.syntax.scope import FUNCTION

_LONGEST_PARALLEL = 16


class Assignment(Expressions):
    """The layer of assignment."""

    def store(self, target: ast.expr, register: int) -> None:
        save = self.top
        if isinstance(target, ast.Name):
            self.store_name(target, target.id, register)
        elif isinstance(target, (ast.Tuple, ast.List)):
            self._unpack(target, target.elts, register)
        elif isinstance(target, ast.Attribute):
            b = self.expr(target.value)
            at_attribute(self.emit(target, "SETATTR", register, b, k=self.mangled(target.attr)), target)
        elif isinstance(target, ast.Subscript):
            b = self.operand(target.value, target.slice)
            self.emit(target, "SETINDEX", register, b, self.expr(target.slice))
        self.top = save

    def _unpack(self, node: ast.expr, targets: list[ast.expr], register: int) -> None:
        stars = [i for i, target in enumerate(targets) if isinstance(target, ast.Starred)]
        start = self._consecutive(targets, register) if not stars else -1
        if start >= 0:
            self.emit(node, "UNPACK", start, register, imm=len(targets))
            for offset in range(len(targets)):
                self.bind(start + offset)
            return
        start = self.top
        for _ in targets:
            self.temporary()
        if stars:
            self.emit(node, "UNPACKEX", start, register, len(targets) - 1 - stars[0], stars[0])
        else:
            self.emit(node, "UNPACK", start, register, imm=len(targets))
        for offset, target in enumerate(targets):
            self.store(target.value if isinstance(target, ast.Starred) else target, start + offset)

    def _consecutive(self, targets: list[ast.expr], source: int) -> int:
        """The first of the registers of all targets, if these are locals one after the other and `source` is none of them, else -1."""
        start = -1
        for offset, target in enumerate(targets):
            register = self.register_of(target.id) if isinstance(target, ast.Name) else -1
            if register < self.global_end or register == source or (offset > 0 and register != start + offset):
                return -1
            if offset == 0:
                start = register
        return start

    def assign(self, s: ast.Assign) -> None:
        targets = s.targets
        target = targets[0]
        if len(targets) == 1:
            if isinstance(target, ast.Name):
                self._assign_name(target, s.value)
                return
            if isinstance(target, (ast.Tuple, ast.List)) and isinstance(s.value, ast.Tuple) and self._parallel(target.elts, s.value.elts):
                return
        value = self.expr(s.value)
        if len(targets) > 1 and isinstance(s.value, (ast.Name, ast.NamedExpr)) and value < self.first_temporary:
            # `a, b = c = a`: the first target may bind the name whose register this is.
            value = self.delivered(s.value, value, self.temporary())
        elif self.rebindable:
            value = self.kept(s.value, value)
        for target in targets:
            self.store(target, value)

    def _assign_name(self, target: ast.Name, value: ast.expr) -> None:
        register = self.register_of(target.id)
        if register >= 0:
            self.expr(value, register)
            self.bind(register)
        else:
            self.store_name(target, target.id, self.expr(value))

    def _parallel(self, targets: list[ast.expr], values: list[ast.expr]) -> bool:
        """`a, b = b, a`: no tuple is made. False if the statement isn't of that form."""
        count = len(targets)
        if count != len(values) or count > _LONGEST_PARALLEL or count == 0:
            return False
        names: set[str] = set()
        registers = 0
        for target, value in zip(targets, values, strict=True):
            if isinstance(value, ast.Starred) or not isinstance(target, (ast.Name, ast.Attribute, ast.Subscript)):
                return False
            if isinstance(target, ast.Name):
                registers += self.register_of(target.id) >= 0
                names.add(target.id)
        all_registers = registers == count and len(names) == count
        held: list[int] = []
        for index, value in enumerate(values):
            last = targets[index]
            if isinstance(value, ast.Constant):
                held.append(-1)
            elif index == count - 1 and all_registers and isinstance(last, ast.Name):
                # Nothing that is still to be stored lives in the last target's register: such values were copied.
                held.append(self.expr(value, self.register_of(last.id)))
            else:
                register = self.expr(value)
                if isinstance(value, (ast.Name, ast.NamedExpr)) and register < self.first_temporary:
                    name = value.id if isinstance(value, ast.Name) else value.target.id
                    if name in names or self.mangled(name) in self.rebindable:
                        register = self.delivered(value, register, self.temporary())
                held.append(register)
        for target, value, register in zip(targets, values, held, strict=True):
            if register >= 0:
                self.store(target, register)
            elif isinstance(target, ast.Name):
                self._assign_name(target, value)
            else:
                self.store(target, self.expr(value))
        return True

    def augment(self, s: ast.AugAssign) -> None:
        target = s.target
        if isinstance(target, ast.Name):
            self._augment_name(s, target)
        elif isinstance(target, ast.Attribute):
            b = self.operand(target.value, s.value)
            value = self.temporary()
            attribute = self.mangled(target.attr)
            at_attribute(self.emit(target, "ATTR", value, b, k=attribute), target)
            self.augmented(s, s.op, value, value, s.value)
            at_attribute(self.emit(target, "SETATTR", value, b, k=attribute), target)
        else:
            b = self.operand(target.value, target.slice)
            c = self.operand(target.slice, s.value)
            if self.rebindable and not self.quiet(s.value):
                b = self.kept(target.value, b)
            value = self.temporary()
            self.emit(target, "INDEX", value, b, c)
            self.augmented(s, s.op, value, value, s.value)
            self.emit(target, "SETINDEX", value, b, c)

    def _augment_name(self, s: ast.AugAssign, target: ast.Name) -> None:
        left = self.load(target, target.id)
        if self.rebindable and not self.quiet(s.value):
            left = self.kept(target, left)
        register = self.register_of(target.id)
        if register >= 0:
            self.augmented(s, s.op, register, left, s.value)
            self.bind(register)
        else:
            self.augmented(s, s.op, left, left, s.value)
            self.store_name(target, target.id, left)

    def annotate(self, s: ast.AnnAssign) -> None:
        """The value is stored first, then the annotation is evaluated (never inside a function), as in CPython."""
        target = s.target
        if s.value is not None:
            if isinstance(target, ast.Name):
                self._assign_name(target, s.value)
            else:
                value = self.expr(s.value)
                self.store(target, self.kept(s.value, value) if self.rebindable else value)
        elif isinstance(target, ast.Attribute):
            self.expr(target.value)
        elif isinstance(target, ast.Subscript):
            self.expr(target.value)
            self.expr(target.slice)
        if self.scope.kind == FUNCTION:
            return
        value = self.annotation(s.annotation)
        if isinstance(target, ast.Name) and s.simple:
            annotations = self.load(s, "__annotations__")
            key = self.constant(s, self.mangled(target.id))
            self.emit(s, "SETINDEX", value, annotations, key)

    def annotation(self, e: ast.expr, want: int = -1) -> int:
        """The value of an annotation: its text under `from __future__ import annotations`."""
        if self.unit.scopes.future_annotations:
            return self.constant(e, ast.unparse(e), want)
        if isinstance(e, ast.Starred):
            save = self.top
            value = self.expr(e.value)
            self.top = save
            d = self.result(want)
            self.emit(e, "UNPACK", d, value, imm=1)
            return d
        return self.expr(e, want)

    def delete(self, target: ast.expr) -> None:
        save = self.top
        if isinstance(target, ast.Name):
            self.delete_name(target, target.id)
        elif isinstance(target, (ast.Tuple, ast.List)):
            for element in target.elts:
                self.delete(element)
        elif isinstance(target, ast.Attribute):
            instruction = self.emit(target, "DELATTR", 0, self.expr(target.value), k=self.mangled(target.attr))
            at_attribute(instruction, target)
        elif isinstance(target, ast.Subscript):
            b = self.operand(target.value, target.slice)
            self.emit(target, "DELINDEX", 0, b, self.expr(target.slice))
        self.top = save
