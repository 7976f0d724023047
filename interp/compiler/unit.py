"""Source text to Code: the way in to the compiler."""

from __future__ import annotations

import ast
from collections.abc import Collection

from interp.bytecode.code import FLAG_COROUTINE, FLAG_MODULE, Code
from interp.compiler.functions import docstring
from interp.compiler.names import Unit
from interp.compiler.statements import FrameCompiler
from interp.syntax.parse import parse, too_deep
from interp.syntax.scope import analyze

_MODES = ("exec", "eval", "single", "feed")


def compile_source(
    source: str,
    filename: str,
    mode: str,
    *,
    names: bool = False,
    hidden: bool = False,
    unstable: Collection[str] = (),
    all_unstable: bool = False,
    awaits: bool = False,
) -> Code:
    """The Code of a unit.

    `mode`: `exec`; `eval` (an expression, its value is returned); `single` (one statement, whose value is shown if it is an
    expression); `feed` (as `exec`, but the value of a last expression statement is returned, and `await` may stand at the top level, as
    with `awaits` in any mode). `names`: name mode, register 0 holds the namespace mapping. `hidden`: frames stay
    out of tracebacks. `unstable`: names of the namespace that code outside this unit may bind or delete while the unit runs, such as
    those that functions of earlier units declare `global` (`Code.rebinds`). `all_unstable`: any name may be such a one (`Code.dynamic`).

    Raises SyntaxError worded by the host, and Refused (a NotImplementedError with `lineno`) for what the language leaves out.
    """
    if mode not in _MODES:
        raise ValueError(f"mode must be one of {', '.join(_MODES)}, not {mode!r}")
    tree = parse(source, filename, "exec" if mode == "feed" else mode, top_level_await=awaits or mode == "feed")
    try:
        code = _compile(tree, filename, mode, names, hidden, unstable, all_unstable)
    except RecursionError:
        # Uncompiled, the host's own recursion limit comes before ours.
        raise too_deep(filename, 1) from None
    pending = [code]
    while pending:
        each = pending.pop()
        each.source = source
        pending.extend(ins.k for ins in each.instructions if isinstance(ins.k, Code))
    return code


def _compile(
    tree: ast.Module | ast.Expression, filename: str, mode: str, names: bool, hidden: bool, unstable: Collection[str], all_unstable: bool
) -> Code:
    scopes = analyze(tree, names)
    module = scopes.module
    code = Code("<module>", "<module>", filename, 1)
    code.flags |= FLAG_MODULE
    code.mode = mode
    if module.coroutine:
        code.flags |= FLAG_COROUTINE
    if mode == "exec" and isinstance(tree, ast.Module):
        code.doc = docstring(tree.body)
        if code.doc is not None:
            module.bind("__doc__")
    code.rebinds = frozenset(scopes.rebound_globals | scopes.deleted_globals)
    code.dynamic = scopes.dynamic
    untrusted = scopes.deleted_globals.union(module.bound if scopes.dynamic or all_unstable else (), unstable)
    frame = FrameCompiler(Unit(filename, scopes, names, hidden, frozenset(untrusted)), module, code)
    if names:
        frame.lay_out_named()
    else:
        frame.lay_out_module()
    if isinstance(tree, ast.Expression):
        frame.ends(tree.body, "RET", 0, frame.expr(tree.body))
    else:
        _body(frame, tree.body, mode)
    frame.finish()
    return code


def _body(frame: FrameCompiler, body: list[ast.stmt], mode: str) -> None:
    start = ast.Pass(lineno=1, end_lineno=1, col_offset=0, end_col_offset=0)
    if frame.code.doc is not None:
        frame.store_name(body[0], "__doc__", frame.constant(body[0], frame.code.doc))
    if frame.scope.annotated:
        frame.emit(start, "ANNOT", 0 if frame.named else -1)
    last = body[-1] if body and mode == "feed" else None
    if isinstance(last, ast.Expr):
        frame.statements(body[:-1])
        frame.ends(last, "RET", 0, frame.expr(last.value))
    else:
        frame.statements(body)
        frame.return_none(body[-1] if body else start)
