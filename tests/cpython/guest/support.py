"""What CPython's tests use of test.support, for a guest: what asks for the host is a skipped test."""

import contextlib
import sys
import unittest

verbose = False
is_wasi = is_emscripten = False
NHASHBITS = sys.hash_info.width
MISSING_C_DOCSTRINGS = True
HAVE_DOCSTRINGS = False
_1G = 1 << 30
_2G = 2 << 30
_4G = 4 << 30
MAX_Py_ssize_t = sys.maxsize


def cpython_only(test):
    return unittest.skip("implementation detail of CPython")(test)


def _unless_run(*args, **kwargs):
    def decorate(test):
        return unittest.skip("asks for something of the host")(test)

    return decorate


requires_working_socket = bigmemtest = requires_resource = requires_docstrings = skip_if_pgo_task = refcount_test = _unless_run
impl_detail = no_tracing = _unless_run
requires_IEEE_754 = lambda test: test
force_not_colorized = lambda test: test


def check_impl_detail(**guards):
    return guards.get("cpython", False) is False and bool(guards)


def gc_collect():
    pass


def collision_stats(nbins, nballs):
    raise unittest.SkipTest("statistics of hashes")


def check_free_after_iterating(*args, **kwargs):
    raise unittest.SkipTest("when memory is freed")


def check_sizeof(*args, **kwargs):
    raise unittest.SkipTest("sizes of objects")


def get_c_recursion_limit():
    return 1000


def infinite_recursion(max_depth=None):
    return contextlib.nullcontext()


def skip_on_s390x(test):
    return test


def requires_subprocess():
    return unittest.skip("processes")


def requires_fork():
    return unittest.skip("processes")


def run_in_subinterp(code):
    raise unittest.SkipTest("interpreters")


class catch_unraisable_exception:
    def __enter__(self):
        raise unittest.SkipTest("exceptions nobody can catch")

    def __exit__(self, *exc):
        return False


def captured_stdout():
    raise unittest.SkipTest("stdout")


captured_stderr = captured_stdin = captured_output = captured_stdout


@contextlib.contextmanager
def swap_attr(obj, name, value):
    missing = object()
    before = getattr(obj, name, missing)
    setattr(obj, name, value)
    try:
        yield before
    finally:
        if before is missing:
            delattr(obj, name)
        else:
            setattr(obj, name, before)


@contextlib.contextmanager
def swap_item(obj, key, value):
    missing = object()
    before = obj.get(key, missing)
    obj[key] = value
    try:
        yield before
    finally:
        if before is missing:
            del obj[key]
        else:
            obj[key] = before


@contextlib.contextmanager
def adjust_int_max_str_digits(digits):
    raise unittest.SkipTest("limits of the host")
    yield


class _Always:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _Never:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


ALWAYS_EQ = _Always()
NEVER_EQ = _Never()


class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return isinstance(other, _Largest)

    def __gt__(self, other):
        return not isinstance(other, _Largest)

    def __ge__(self, other):
        return True


class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return isinstance(other, _Smallest)

    def __lt__(self, other):
        return not isinstance(other, _Smallest)

    def __le__(self, other):
        return True


LARGEST = _Largest()
SMALLEST = _Smallest()


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check_syntax_warning(testcase, statement, errtext="", *, lineno=1, offset=None):
    raise unittest.SkipTest("warnings")


@contextlib.contextmanager
def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    yield


def import_module(name, *args, **kwargs):
    try:
        return __import__(name, None, None, ["*"])
    except ImportError:
        raise unittest.SkipTest(f"no module {name}") from None


import_fresh_module = import_module


def assert_python_ok(*args, **kwargs):
    raise unittest.SkipTest("processes")


assert_python_failure = run_python_until_end = assert_python_ok
