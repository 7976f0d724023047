"""ast -> Code."""

from interp.compiler.unit import compile_source

__all__ = ["compile_source"]
