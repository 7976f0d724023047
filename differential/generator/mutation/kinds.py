"""A guess of the kind of value an expression gives, from its shape alone: enough to replace like by like."""

from __future__ import annotations

import ast

RESULTS = {
    "int": "len int abs sum ord round hash find count index",
    "float": "float",
    "str": "str repr ascii chr hex bin oct format upper lower strip join replace decode",
    "list": "list sorted split",
    "tuple": "tuple divmod",
    "dict": "dict",
    "set": "set frozenset",
    "bool": "bool isinstance any all callable",
    "bytes": "bytes encode",
    "range": "range",
    "complex": "complex",
}
CALLS = {name: kind for kind, names in RESULTS.items() for name in names.split()}
"""Kind of what a builtin or method of that name gives."""

DISPLAYS: dict[type[ast.expr], str] = {
    ast.List: "list",
    ast.ListComp: "list",
    ast.Tuple: "tuple",
    ast.Dict: "dict",
    ast.DictComp: "dict",
    ast.Set: "set",
    ast.SetComp: "set",
    ast.JoinedStr: "str",
    ast.Compare: "bool",
    ast.Lambda: "function",
}


def kind_of(node: ast.expr) -> str:
    """`int`, `str`, `list` ... or `any` where the shape does not tell. A name's kind is its letters: `n12` is of kind `n`."""
    if isinstance(node, ast.Constant):
        return type(node.value).__name__
    if isinstance(node, ast.Name):
        return node.id.rstrip("0123456789")
    if isinstance(node, ast.BinOp):
        left = kind_of(node.left)
        return left if left != "any" else kind_of(node.right)
    if isinstance(node, ast.UnaryOp):
        return "bool" if isinstance(node.op, ast.Not) else kind_of(node.operand)
    if isinstance(node, ast.BoolOp):
        return kind_of(node.values[-1])
    if isinstance(node, ast.IfExp):
        return kind_of(node.body)
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
        return CALLS.get(name, "any")
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        return kind_of(node.value)
    return DISPLAYS.get(type(node), "any")
