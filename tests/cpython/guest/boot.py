"""Gives the sandbox the modules that CPython's tests import: fed first, with the texts of the modules as `TEXTS`."""

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


def _refusing(name, *attributes):
    """A module that is not there: what a test calls of it skips the test."""

    def refuse(*args, **kwargs):
        import unittest

        raise unittest.SkipTest(f"no module {name}")

    module = types.ModuleType(name)
    for attribute in attributes:
        setattr(module, attribute, refuse)
    sys.modules[name] = module
    return module


_pickle = _refusing("pickle", "dumps", "loads")
_pickle.HIGHEST_PROTOCOL = 5
_pickle.PicklingError = type("PicklingError", (Exception,), {})
_refusing("array", "array")
_refusing("doctest", "DocTestSuite", "testmod")
if "gc" not in sys.modules:
    try:
        import gc
    except ImportError:
        _refusing("gc", "get_objects", "is_tracked", "get_referrers").collect = lambda *args: 0
for _name, _text in TEXTS.items():
    _make(_name, _text)
for _name in ("import_helper", "warnings_helper", "script_helper", "os_helper", "threading_helper", "hashlib_helper"):
    sys.modules[f"test.support.{_name}"] = sys.modules["test.support"]
    setattr(sys.modules["test.support"], _name, sys.modules["test.support"])
