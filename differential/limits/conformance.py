"""What runs in a session after an attack on it: a program that both engines know, and what CPython prints for it."""

from __future__ import annotations

import ast
from typing import Final


def let_go(text: str) -> str:
    """What a host feeds to have the guest let go of all that a program left in its globals."""
    names = set()
    pending: list[ast.AST] = [ast.parse(text)]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            pending.extend(ast.iter_child_nodes(node))
    return " = ".join([*sorted(names), "None\n"]) + ("globals().clear()\n" if "globals()" in text else "")


AGAIN: Final = """\
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)
words = 'the quick brown fox jumps over the lazy dog'.split()
print(fib(15), down(400), sorted(words, key=len), {w: len(w) for w in words})
try:
    [][1]
except IndexError as error:
    print(type(error).__name__, error)
total = 0
for n in range(2000):
    if n % 7 == 3:
        continue
    total += n * n
print(total, 3 ** 100 % 1000007, '-'.join(reversed(words)), f'{total:>12}|{1.5:.3f}', [1, 2] + [3] == [1, 2, 3])
print([x for x in range(20) if x % 3 == 0], (1, 'a', None), 7 // 2, -7 % 3, 'abc'[::-1], max(words), sum(range(50)))
"""
"""It recurses, allocates, computes and prints, so that it fails where a limit was not reset."""

EXPECTED: Final = """\
610 400 ['the', 'fox', 'the', 'dog', 'over', 'lazy', 'quick', 'brown', 'jumps'] \
{'the': 3, 'quick': 5, 'brown': 5, 'fox': 3, 'jumps': 5, 'over': 4, 'lazy': 4, 'dog': 3}
IndexError list index out of range
2282858001 664323 dog-lazy-the-over-jumps-fox-brown-quick-the   2282858001|1.500 True
[0, 3, 6, 9, 12, 15, 18] (1, 'a', None) 3 2 cba the 1225
"""
