"""Gives the sandbox the modules that CPython's tests import: fed first, with the texts of the modules as `TEXTS`."""

import builtins
import io
import os
import sys
import types


def _make(name, text):
    module = types.ModuleType(name)
    module.__path__ = []
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, module)
    exec(compile(text, f"<{name}>", "exec"), module.__dict__)
    return module


def _refusal(reason):
    def refuse(*args, **kwargs):
        import unittest

        raise unittest.SkipTest(reason)

    return refuse


def _refusing(name, *attributes):
    """A module that is not there: what a test calls of it skips the test."""

    module = types.ModuleType(name)
    for attribute in attributes:
        setattr(module, attribute, _refusal(f"no module {name}"))
    sys.modules[name] = module
    return module


builtins.open = os.chdir = _refusal("files")
_refusing("array", "array")
_refusing("_testinternalcapi", "has_inline_values")
_refusing("_testlimitedcapi", "sequence_getitem", "sequence_setitem", "sequence_delitem")
_refusing("subprocess", "run", "Popen", "check_output")
_refusing("marshal", "dumps", "loads")
_refusing("tempfile", "mktemp", "TemporaryFile", "NamedTemporaryFile")
_refusing("pydoc", "Helper", "render_doc", "plain")
_refusing("threading", "Thread", "Event", "Barrier", "Condition", "Semaphore", "BoundedSemaphore", "current_thread")
from _thread import RLock, allocate_lock

sys.modules["threading"].RLock, sys.modules["threading"].Lock = RLock, allocate_lock


def _resolve_name(name):
    """As pkgutil has it: what a dotted name stands for, its modules imported."""
    first, *others = name.split(".")
    found = __import__(first)
    for other in others:
        first = f"{first}.{other}"
        if not hasattr(found, other):
            __import__(first)
        found = getattr(found, other)
    return found


_refusing("pkgutil").resolve_name = _resolve_name
if "doctest" in TEXTS:
    _make("pdb", "class Pdb:\n    def __init__(self, **options): pass\n    def reset(self): pass\n    def set_trace(self): pass\nset_trace = None")
    sys.settrace = lambda function: None
    io.IncrementalNewlineDecoder = None
if "gc" not in sys.modules:
    try:
        import gc
    except ImportError:
        _refusing("gc", "get_objects", "is_tracked", "get_referrers").collect = lambda *args: 0
sys.modules[NAME] = sys.modules["__main__"]
__path__ = []
for _name, _text in TEXTS.items():
    _make(_name, _text)
    if _name == "test.support":
        for _helper in ("import_helper", "warnings_helper", "script_helper", "os_helper", "threading_helper", "hashlib_helper"):
            sys.modules[f"test.support.{_helper}"] = sys.modules["test.support"]
            setattr(sys.modules["test.support"], _helper, sys.modules["test.support"])
