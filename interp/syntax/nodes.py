"""The kinds of nodes of the host's tree that the compiler asks for most, and which of a node's fields hold further ones.

In compiled code `ast.Name` is a look-up in a module each time (they were a sixteenth of the time of a compilation); these cost nothing. The
host's parser makes nodes of exactly these types: `type(node) is NAME` says what `isinstance` would, at a twentieth of the price.
"""

from __future__ import annotations

import ast
from typing import Final

AST: Final = ast.AST
ATTRIBUTE: Final = ast.Attribute
BINOP: Final = ast.BinOp
CALL: Final = ast.Call
CLASS: Final = ast.ClassDef
CONSTANT: Final = ast.Constant
FOR: Final = ast.For
FUNCTION: Final = ast.FunctionDef
IF: Final = ast.If
LAMBDA: Final = ast.Lambda
LIST: Final = ast.List
LOAD: Final = ast.Load
NAME: Final = ast.Name
NAMED: Final = ast.NamedExpr
STARRED: Final = ast.Starred
SUBSCRIPT: Final = ast.Subscript
TUPLE: Final = ast.Tuple
UNARY: Final = ast.UnaryOp
WHILE: Final = ast.While

_LEAVES: Final = frozenset(
    {"ctx", "op", "ops", "id", "attr", "arg", "conversion", "is_async", "kind", "simple", "level", "module", "asname", "type_comment"}
)
"""Fields that hold an identifier, a number or a node without any position, whatever node they are in."""

BELOW: Final[dict[type, tuple[str, ...]]] = {
    kind: tuple([field for field in kind._fields if field not in _LEAVES])
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
}
"""The fields of each kind that may hold nodes, one or a list of them."""
