"""What CPython's tests use of test.support, for a guest: what asks for the host is a skipped test."""

import contextlib
import io
import sys
import time
import unittest

verbose = False
Py_TRACE_REFS = False
Py_GIL_DISABLED = False
is_wasi = is_emscripten = False
NHASHBITS = sys.hash_info.width
MISSING_C_DOCSTRINGS = True
HAVE_DOCSTRINGS = True
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


requires_working_socket = bigmemtest = bigaddrspacetest = requires_resource = requires_docstrings = skip_if_pgo_task = refcount_test = _unless_run
requires_legacy_unicode_capi = _unless_run
impl_detail = no_tracing = run_with_tz = run_with_locale = requires_mac_ver = requires_working_threading = _unless_run
requires_limited_api = no_rerun = skip_if_suppress_immortalization = _unless_run
reap_threads = requires_IEEE_754 = lambda test: test
force_not_colorized = lambda test: test


def check_impl_detail(**guards):
    return guards.get("cpython", False) is False and bool(guards)


def sortdict(dict):
    return "{" + ", ".join([f"{key!r}: {value!r}" for key, value in sorted(dict.items())]) + "}"


def calcobjsize(fmt):
    raise unittest.SkipTest("sizes of objects")


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


def exceeds_recursion_limit():
    return 100_000


@contextlib.contextmanager
def suppress_immortalization(suppress=True):
    yield


class BrokenIter:
    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1 / 0
        self.next_raises = next_raises
        self.iter_raises = iter_raises

    def __next__(self):
        if self.next_raises:
            1 / 0

    def __iter__(self):
        if self.iter_raises:
            1 / 0
        return self


class CPUStopwatch:
    def __enter__(self):
        self.clock_info = time.get_clock_info("process_time")
        self.start = time.process_time()
        return self

    def __exit__(self, *exc):
        self.seconds = time.process_time() - self.start


class infinite_recursion(contextlib.ContextDecorator):
    def __init__(self, max_depth=None):
        pass

    def __enter__(self):
        pass

    def __exit__(self, *exc):
        return False


class SuppressCrashReport(infinite_recursion):
    pass


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


@contextlib.contextmanager
def captured_output(name):
    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


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


def ignore_warnings(*, category=Warning):
    return lambda test: test


@contextlib.contextmanager
def check_warnings(*filters, quiet=True):
    """Nothing warns in the sandbox: what is warned about is not checked, unless it must be."""
    if any(filter[0] for filter in filters) and not quiet:
        raise unittest.SkipTest("warnings")
    yield None


def maybe_get_event_loop_policy():
    return None


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"{obj!r} has no attribute {name}") from None


@contextlib.contextmanager
def temp_cwd(*args, **kwargs):
    raise unittest.SkipTest("files")
    yield


class EnvironmentVarGuard:
    def __enter__(self):
        raise unittest.SkipTest("the environment")

    def __exit__(self, *exc):
        return False


def unlink(name):
    raise unittest.SkipTest("files")


Py_GIL_DISABLED = False


def import_module(name, *args, **kwargs):
    try:
        return __import__(name, None, None, ["*"])
    except ImportError:
        raise unittest.SkipTest(f"no module {name}") from None


def import_fresh_module(name, fresh=(), blocked=(), **options):
    """The module made anew. `blocked` ones are not found; what CPython has in C and is not here under that name need not be."""
    if name.startswith("test."):
        return import_module(name)
    names = {name, *fresh, *blocked}
    kept = {each: sys.modules.pop(each) for each in list(sys.modules) if each in names or each.startswith(tuple(f"{n}." for n in names))}
    sys.modules.update(dict.fromkeys(blocked))
    try:
        for each in fresh:
            with contextlib.suppress(ImportError):
                __import__(each)
        return __import__(name, None, None, ["*"])
    finally:
        for each in list(sys.modules):
            if each in names or each.startswith(tuple(f"{n}." for n in names)):
                del sys.modules[each]
        sys.modules.update(kept)


def is_resource_enabled(resource):
    return False


class TestFailed(Exception):
    pass


REPO_ROOT = ""
SHORT_TIMEOUT = 30.0
TESTFN = "@test"
Py_DEBUG = False
has_strftime_extensions = True
darwin_malloc_err_warning = print


def check_sanitizer(**sanitizers):
    return False


def check_disallow_instantiation(testcase, cls, *args, **keywords):
    words = f"cannot create '{cls.__module__}\\.{cls.__name__}' instances" if cls.__module__ != "builtins" else ""
    testcase.assertRaisesRegex(TypeError, words or f"cannot create '{cls.__name__}' instances", cls, *args, **keywords)


def setswitchinterval(interval):
    raise unittest.SkipTest("threads")


start_threads = wait_threads_exit = join_thread = setswitchinterval


def findfile(name, subdir=None):
    raise unittest.SkipTest("files")


def check__all__(testcase, module, name_of_module=None, extra=(), not_exported=()):
    expected = set(extra)
    for name in dir(module):
        if not name.startswith("_") and name not in not_exported:
            value = getattr(module, name)
            owner = getattr(value, "__module__", None)
            if owner == (name_of_module or module.__name__) or (owner is None and not isinstance(value, type(sys))):
                expected.add(name)
    testcase.assertCountEqual(module.__all__, expected)


def assert_python_ok(*args, **kwargs):
    raise unittest.SkipTest("processes")


assert_python_failure = run_python_until_end = assert_python_ok
