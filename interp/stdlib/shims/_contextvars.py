"""_contextvars: contextvars under another name."""

from contextvars import Context, ContextVar, Token, copy_context
