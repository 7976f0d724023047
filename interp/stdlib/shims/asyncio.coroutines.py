"""asyncio.coroutines: telling what can be awaited step by step."""

__all__ = ("iscoroutinefunction", "iscoroutine")


def iscoroutinefunction(func):
    return _makes_coroutines(func) or getattr(func, "_is_coroutine_marker", None) is not None


def iscoroutine(obj):
    if type(obj).__name__ == "coroutine":
        return True
    return not _plain(obj) and _has_special(obj, "send") and _has_special(obj, "throw") and _has_special(obj, "__await__")
