"""`try`, `with`, and leaving them: by falling through, an exception, `return`, `break` or `continue`."""

from __future__ import annotations

import ast

from interp.compiler.assembler import DEAD
from interp.compiler.classes import Classes
from interp.compiler.names import ASYNC_WITH, FINALLY, HANDLER, LOOP, WITH, Block
from interp.compiler.positions import of_part


class Cleanup(Classes):
    """The layer of blocks that must be left properly. A `finally` body is compiled once for each way out."""

    # The ways out.

    def return_(self, s: ast.Return) -> None:
        value = self.constant(s, None) if s.value is None else self.expr(s.value)
        if self.blocks:
            if s.value is not None and value < self.first_temporary and any(b.kind == FINALLY or b.name for b in self.blocks):
                value = self.delivered(s, value, self.temporary())
            self._leave(s, 0)
        self.ends(s, "RET", 0, value)

    def break_(self, s: ast.stmt) -> None:
        index = self._innermost_loop()
        self._leave(s, index)
        self.jump(s, "JMP", self.blocks[index].on_break)

    def continue_(self, s: ast.stmt) -> None:
        index = self._innermost_loop()
        self._leave(s, index + 1)
        block = self.blocks[index]
        self.jump(s, "LOOP" if block.backward else "JMP", block.on_continue)

    def _innermost_loop(self) -> int:
        index = len(self.blocks) - 1
        while self.blocks[index].kind != LOOP:
            index -= 1
        return index

    def _leave(self, s: ast.stmt, outermost: int) -> None:
        """Leaves the blocks from the innermost to `outermost`; each with the handlers that are around it in force."""
        blocks = self.blocks
        handler, handler_register = self.handler, self.handler_register
        for index in range(len(blocks) - 1, outermost - 1, -1):
            block = blocks[index]
            self.blocks = blocks[:index]
            self.handler, self.handler_register = block.handler, block.handler_register
            if block.kind == LOOP:
                if block.register >= 0:
                    self.emit(s, "DROPITER", block.register, block.register)
            elif block.kind == FINALLY:
                self.statements(block.body)
            elif block.kind == HANDLER:
                self._leave_handler(s, block)
            else:
                self._exit(s, block)
        self.blocks = blocks
        self.handler, self.handler_register = handler, handler_register

    def _enter(self, kind: int, on_error: int, error: int) -> Block:
        """Opens a block: exceptions raised from here on go to label `on_error`, in register `error`."""
        block = Block(kind, self.handler, self.handler_register)
        self.blocks.append(block)
        self.handler, self.handler_register = on_error, error
        return block

    def _close(self) -> None:
        block = self.blocks.pop()
        self.handler, self.handler_register = block.handler, block.handler_register

    def _place_handler(self, label: int, state: int) -> None:
        """A label that exceptions go to; `state` is what is bound wherever they come from."""
        self.bound = DEAD
        self.place(label)
        self.bound = state

    def _leave_handler(self, s: ast.AST, block: Block) -> None:
        self.emit(s, "POPEXC", 0, block.register)
        if block.name:
            self.store_name(s, block.name, self.constant(s, None))
            self.delete_name(s, block.name)

    # try.

    def try_(self, s: ast.Try) -> None:
        if not s.finalbody:
            self._try_except(s)
            return
        error = self.temporary()
        saved = self.temporary()
        on_error = self.label()
        end = self.label()
        state = self.assigned_elsewhere()
        self._enter(FINALLY, on_error, error).body = s.finalbody
        if s.handlers:
            self._try_except(s)
        else:
            self.statements(s.body)
        self._close()
        self.statements(s.finalbody)
        self.jump(s, "JMP", end)
        self._place_handler(on_error, state)
        self.emit(s, "PUSHEXC", saved, error)
        failed = self.label()
        error2 = self.temporary()
        self._enter(HANDLER, failed, error2).register = saved
        self.statements(s.finalbody)
        self._close()
        self.emit(s, "POPEXC", 0, saved)
        self.ends(s, "RERAISE", 0, error)
        self._reraise(s, failed, state, saved, error2, "")
        self.place(end)

    def _reraise(self, s: ast.AST, label: int, state: int, saved: int, error: int, name: str) -> None:
        """Where an exception raised inside a handler ends up: the handler is left, the exception goes on."""
        self._place_handler(label, state)
        block = Block(HANDLER, -1, -1)
        block.register = saved
        block.name = name
        self._leave_handler(s, block)
        self.ends(s, "RERAISE", 0, error)

    def _try_except(self, s: ast.Try) -> None:
        error = self.temporary()
        saved = self.temporary()
        error2 = self.temporary()
        on_error = self.label()
        failed = self.label()
        end = self.label()
        state = self.assigned_elsewhere()
        self.handler, self.handler_register, outer, outer_register = on_error, error, self.handler, self.handler_register
        self.statements(s.body)
        self.handler, self.handler_register = outer, outer_register
        self.statements(s.orelse)
        self.jump(s, "JMP", end)
        self._place_handler(on_error, state)
        self.emit(s, "PUSHEXC", saved, error)
        for handler in s.handlers:
            self._handler(handler, error, saved, error2, failed, end, state)
        if self.bound != DEAD:
            self.emit(s, "POPEXC", 0, saved)
            self.ends(s, "RERAISE", 0, error)
        self._reraise(s, failed, state, saved, error2, "")
        self.place(end)

    def _handler(self, handler: ast.ExceptHandler, error: int, saved: int, error2: int, failed: int, end: int, state: int) -> None:
        following = self.label()
        save = self.top
        self._enter(HANDLER, failed, error2).register = saved
        if handler.type is not None:
            matched = self.expr(handler.type)
            self.top = save
            register = self.temporary()
            self.emit(handler, "MATCHEXC", register, error, matched)
            self.top = save
            self.jump(handler.type, "JF", following, register)
        self._close()
        name = handler.name or ""
        on_failure = failed
        if name:
            self.store_name(handler, name, error)
            on_failure = self.label()
        block = self._enter(HANDLER, on_failure, error2)
        block.register = saved
        block.name = name
        self.statements(handler.body)
        self._close()
        if self.bound != DEAD:
            self._leave_handler(handler, block)
            self.jump(handler, "JMP", end)
        if name:
            self._reraise(handler, on_failure, state, saved, error2, name)
        self.bound = DEAD
        self.place(following)
        self.top = save

    def try_star(self, s: ast.Try) -> None:
        """`except*`: each handler takes its part of the group; what was raised and what is left go on together."""
        if s.finalbody:
            inner = ast.TryStar(body=s.body, handlers=s.handlers, orelse=s.orelse, finalbody=[])
            ast.copy_location(inner, s)
            whole = ast.Try(body=[inner], handlers=[], orelse=[], finalbody=s.finalbody)
            self.try_(ast.copy_location(whole, s))
            return
        error, saved, error2, pending, original = [self.temporary() for _ in range(5)]
        split = self.temporary()
        rest = self.temporary()
        on_error = self.label()
        failed = self.label()
        end = self.label()
        state = self.assigned_elsewhere()
        self.handler, self.handler_register, outer, outer_register = on_error, error, self.handler, self.handler_register
        self.statements(s.body)
        self.handler, self.handler_register = outer, outer_register
        self.statements(s.orelse)
        self.jump(s, "JMP", end)
        self._place_handler(on_error, state)
        self.emit(s, "PUSHEXC", saved, error)
        self.emit(s, "MOVE", original, error)
        self._enter(HANDLER, failed, error2).register = saved
        self.emit(s, "LIST", pending, 0, imm=0)
        for handler in s.handlers:
            self._star_handler(handler, error, error2, pending, split, rest, state)
        self._close()
        all_handled = self.label()
        self.jump(s, "JNONE", all_handled, error)
        self.emit(s, "APPEND", pending, error)
        self.place(all_handled)
        self.emit(s, "GROUPJOIN", rest, original, pending)
        self.emit(s, "POPEXC", 0, saved)
        self.jump(s, "JNONE", end, rest)
        self.ends(s, "RERAISE", 0, rest)
        self._reraise(s, failed, state, saved, error2, "")
        self.place(end)

    def _star_handler(self, handler: ast.ExceptHandler, error: int, error2: int, pending: int, split: int, rest: int, state: int) -> None:
        """One `except*`: matches what is left in `error`; an exception that it raises is collected in the list `pending`."""
        following = self.label()
        save = self.top
        assert handler.type is not None
        self.jump(handler, "JNONE", following, error)
        self.emit(handler.type, "GROUPSPLIT", split, error, self.expr(handler.type))
        self.top = save
        self.emit(handler.type, "MOVE", error, rest)
        self.jump(handler.type, "JNONE", following, split)
        saved = self.temporary()
        self.emit(handler, "PUSHEXC", saved, split)
        name = handler.name or ""
        if name:
            self.store_name(handler, name, split)
        raised = self.label()
        block = self._enter(HANDLER, raised, error2)
        block.register = saved
        block.name = name
        self.statements(handler.body)
        self._close()
        if self.bound != DEAD:
            self._leave_handler(handler, block)
            self.jump(handler, "JMP", following)
        self._place_handler(raised, state)
        self._leave_handler(handler, block)
        self.emit(handler, "APPEND", pending, error2)
        self.place(following)
        self.top = save

    # with.

    def with_(self, s: ast.With | ast.AsyncWith, index: int) -> None:
        """The items from `index` on, each around the next, and the body."""
        if index == len(s.items):
            self.statements(s.body)
            return
        item = s.items[index]
        asynchronous = isinstance(s, ast.AsyncWith)
        where = of_part(s, item.context_expr)
        exit_, enter, error, saved, error2 = [self.temporary() for _ in range(5)]
        save = self.top
        self.emit(where, "WITH", exit_, self.expr(item.context_expr), imm=int(asynchronous))
        self.top = save
        value = self.temporary()
        self.emit(where, "CALL", value, enter, 0, 0)
        self._awaited(where, value, asynchronous, 1)
        on_error = self.label()
        suppressed = self.label()
        failed = self.label()
        end = self.label()
        state = self.assigned_elsewhere()
        block = self._enter(ASYNC_WITH if asynchronous else WITH, on_error, error)
        block.register = exit_
        if item.optional_vars is not None:
            self.store(item.optional_vars, value)
        self.top = save
        self.with_(s, index + 1)
        self._close()
        if self.bound != DEAD:
            self._exit(where, block)
            self.jump(where, "JMP", end)
        self._place_handler(on_error, state)
        self.emit(where, "PUSHEXC", saved, error)
        self._enter(HANDLER, failed, error2).register = saved
        information = self.top
        for _ in range(3):
            self.temporary()
        self.emit(where, "EXCINFO", information, error)
        self.emit(where, "CALL", information, exit_, information, 3)
        self._awaited(where, information, asynchronous, 2)
        self.jump(where, "JT", suppressed, information)
        self._close()
        self.emit(where, "POPEXC", 0, saved)
        self.ends(where, "RERAISE", 0, error)
        self.place(suppressed)
        self.emit(where, "POPEXC", 0, saved)
        self.jump(where, "JMP", end)
        self._reraise(where, failed, state, saved, error2, "")
        self.top = save
        self.place(end)

    def _exit(self, where: ast.AST, block: Block) -> None:
        """Calls `__exit__(None, None, None)`."""
        save = self.top
        for _ in range(3):
            self.constant(where, None, self.temporary())
        self.emit(where, "CALL", save, block.register, save, 3)
        self._awaited(where, save, block.kind == ASYNC_WITH, 2)
        self.top = save

    def _awaited(self, where: ast.AST, register: int, asynchronous: bool, giver: int) -> None:
        """`await`s what `__aenter__` (`giver` 1) or `__aexit__` (2) gave."""
        if asynchronous:
            self.emit(where, "AWAITABLE", register, register, imm=giver)
            self.emit(where, "YIELDFROM", register, register)
