"""Loops: `while`, `for`, `async for`, and the steps of one that comprehensions use too."""

from __future__ import annotations

import ast

from interp.compiler.assignment import Assignment
from interp.compiler.names import LOOP, Block
from interp.compiler.positions import of_part


class Loops(Assignment):
    """The layer of loops. A `for` has its FORITER at the bottom: one instruction an iteration."""

    def while_(self, s: ast.While) -> None:
        block = self._loop_block()
        block.backward = True
        otherwise = self.label()
        self.bound = self.assigned_elsewhere()
        block.on_continue = self.place_backward()
        self.jump_false(s, s.test, otherwise)
        self.blocks.append(block)
        self.statements(s.body)
        self.blocks.pop()
        self.jump(s, "LOOP", block.on_continue)
        self.place(otherwise)
        self.statements(s.orelse)
        self.place(block.on_break)

    def _loop_block(self) -> Block:
        block = Block(LOOP, self.handler, self.handler_register)
        block.on_break = self.label()
        return block

    def for_(self, s: ast.For) -> None:
        where = of_part(s, s.iter)
        block = self._loop_block()
        block.on_continue = self.label()
        iterator = self.temporary()
        self.iterator(where, s.iter, iterator)
        if not self.unit.hidden:
            block.register = iterator
        body = self.start_iteration(where, block.on_continue)
        item = self.item_register(s.target)
        save = self.top
        self.store_item(s.target, item)
        self.blocks.append(block)
        self.statements(s.body)
        self.blocks.pop()
        self.top = save
        self.place(block.on_continue)
        self.emit(where, "FORITER", item, iterator).target = body
        self.statements(s.orelse)
        self.place(block.on_break)

    def iterator(self, where: ast.AST, e: ast.expr, register: int) -> None:
        save = self.top
        if self.unit.hidden and isinstance(e, ast.Call) and isinstance(e.func, ast.Name) and e.func.id == "_steps":
            # The prelude's `for item in _steps(iterator)` does not ask an iterator for its iterator again.
            self.expr(e.args[0], register)
            return
        self.emit(where, "GETITER", register, self.expr(e), imm=int(isinstance(e, ast.Call | ast.GeneratorExp)))
        self.top = save

    def start_iteration(self, where: ast.AST, first: int) -> int:
        """Jumps to the FORITER that will stand at label `first`; gives the label of the body, which starts here."""
        state = self.assigned_elsewhere()
        self.jump(where, "JMP", first)
        self.bound = state
        return self.place_backward()

    def item_register(self, target: ast.expr) -> int:
        register = self.register_of(target.id) if isinstance(target, ast.Name) else -1
        return register if register >= 0 else self.temporary()

    def store_item(self, target: ast.expr, item: int) -> None:
        if item < self.first_temporary or (isinstance(target, ast.Name) and self.register_of(target.id) == item):
            self.bind(item)
        else:
            self.store(target, item)

    def async_for(self, s: ast.AsyncFor) -> None:
        where = of_part(s, s.iter)
        block = self._loop_block()
        block.backward = True
        end = self.label()
        iterator = self.temporary()
        error = self.temporary()
        self.emit(where, "AITER", iterator, self.expr(s.iter))
        self.top = error + 1
        self.bound = state = self.assigned_elsewhere()
        block.on_continue = self.place_backward()
        self.async_item(where, s.target, iterator, end, error)
        self.blocks.append(block)
        self.statements(s.body)
        self.blocks.pop()
        self.jump(s, "LOOP", block.on_continue)
        self.place(end)
        self.bound = state
        self.emit(where, "ENDAFOR", 0, error)
        self.statements(s.orelse)
        self.place(block.on_break)

    def async_item(self, where: ast.AST, target: ast.expr, iterator: int, end: int, error: int) -> None:
        """Awaits the next item and stores it; what is raised meanwhile goes to label `end` in register `error`."""
        save = self.top
        outer, outer_register = self.handler, self.handler_register
        self.handler, self.handler_register = end, error
        item = self.temporary()
        self.emit(where, "ANEXT", item, iterator)
        self.emit(where, "AWAITABLE", item, item, imm=3)
        self.emit(where, "YIELDFROM", item, item)
        self.handler, self.handler_register = outer, outer_register
        self.store(target, item)
        self.top = save
