"""ast: literal_eval alone."""


def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    return _literal(_payload(node_or_string))


class AST:
    pass


class NodeVisitor:
    pass


class NodeTransformer(NodeVisitor):
    pass
