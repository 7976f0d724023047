"""sys: what a program may know of its interpreter. The numbers are the host's, the modules and frames the session's."""

from _structseq import structseq

_fields, _values = _host_sys()


class SimpleNamespace:
    __module__ = "types"

    def __init__(self, /, **keywords):
        self.__dict__.update(keywords)

    def __repr__(self):
        if not _enter_repr(self):
            return f"{'namespace' if _type(self) is SimpleNamespace else _type(self).__name__}(...)"
        try:
            items = [f"{key}={value!r}" for key, value in self.__dict__.items() if key]
            return f"{'namespace' if _type(self) is SimpleNamespace else _type(self).__name__}({', '.join(items)})"
        finally:
            _leave_repr(self)

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __reduce__(self):
        return (_type(self), (), self.__dict__)



def _named(word):
    return structseq("sys", word, _fields[word])(_values[word])


version_info = _named("version_info")
float_info = _named("float_info")
int_info = _named("int_info")
hash_info = _named("hash_info")
thread_info = _named("thread_info")
flags = _named("flags")
maxsize = _values["maxsize"]
maxunicode = _values["maxunicode"]
byteorder = _values["byteorder"]
hexversion = _values["hexversion"]
version = _values["version"]
platform = _values["platform"]
api_version = _values["api_version"]
implementation = SimpleNamespace(**_values["implementation"], version=version_info)

modules = _modules()
argv = [""]
orig_argv = [""]
path = []
meta_path = []
path_hooks = []
path_importer_cache = {}
warnoptions = []
_xoptions = {}
executable = ""
prefix = exec_prefix = base_prefix = base_exec_prefix = ""
platlibdir = "lib"
float_repr_style = "short"
dont_write_bytecode = True
pycache_prefix = None
ps1, ps2 = ">>> ", "... "
copyright = ""
stdlib_module_names = frozenset(_library_names())
builtin_module_names = tuple(sorted(name for name in stdlib_module_names if "." not in name))


class _Stream:
    encoding = "utf-8"
    errors = "strict"
    newlines = None
    line_buffering = False
    closed = False

    def __init__(self, name, mode, write):
        self.name = name
        self.mode = mode
        self._write = write

    def write(self, text, /):
        if not _subtype(_type(text), str):
            raise TypeError(f"write() argument must be str, not {_name(text)}")
        if self.mode == "r":
            raise _not("not writable")
        if self._write:
            _write(_payload(text))
        return len(text)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def read(self, size=-1, /):
        if self.mode != "r":
            raise _not("not readable")
        return ""

    readline = read

    def readlines(self, hint=-1, /):
        return []

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def flush(self):
        pass

    def close(self):
        pass

    def isatty(self):
        return False

    def readable(self):
        return self.mode == "r"

    def writable(self):
        return self.mode == "w"

    def seekable(self):
        return False

    def reconfigure(self, **options):
        pass

    def fileno(self):
        raise _not("fileno")

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name='{self.name}' mode='{self.mode}' encoding='utf-8'>"


def _not(words):
    from io import UnsupportedOperation

    return UnsupportedOperation(words)


stdin = __stdin__ = _Stream("<stdin>", "r", False)
stdout = __stdout__ = _Stream("<stdout>", "w", True)
stderr = __stderr__ = _Stream("<stderr>", "w", False)


class frame:
    __module__ = "builtins"
    __slots__ = ("f_back", "f_globals", "f_locals", "f_code", "f_lineno", "f_builtins", "f_lasti", "f_trace")

    def __repr__(self):
        return f"<frame at {hex(id(self))}, file {self.f_code.co_filename!r}, line {self.f_lineno}, code {self.f_code.co_name}>"

    def clear(self):
        pass


class _code:
    def __init__(self, filename, name, qualname, first):
        self.co_filename = filename
        self.co_name = name
        self.co_qualname = qualname
        self.co_firstlineno = first

    def __repr__(self):
        return f'<code object {self.co_name} at {hex(id(self))}, file "{self.co_filename}", line {self.co_firstlineno}>'


def _getframe(depth=0, /):
    found = _frames(_index(depth))
    if not found:
        raise ValueError("call stack is not deep enough")
    made = None
    for namespace, local, filename, name, qualname, first, line in reversed(found):
        outer = made
        made = frame()
        made.f_back = outer
        made.f_globals = namespace
        made.f_locals = namespace if local is None else local
        made.f_code = _code(filename, name, qualname, first)
        made.f_lineno = line
        made.f_builtins = {}
        made.f_lasti = 0
        made.f_trace = None
    return made


def _globals_of(filename):
    """The names of the library's module that is made from that file; none of any other."""
    if filename.startswith("<library>"):
        for module in list(_modules().values()):
            names = getattr(module, "__dict__", {})
            if names.get("__file__") == filename:
                return names
    return {}


def _made_frame(filename, name, qualname, first, line):
    made = frame()
    made.f_back = None
    made.f_globals = _globals_of(filename)
    made.f_locals = {}
    made.f_builtins = _modules()["builtins"].__dict__ if "builtins" in _modules() else {}
    made.f_code = _code(filename, name, qualname, first)
    made.f_lineno = line
    made.f_lasti = 0
    made.f_trace = None
    return made


def _frames_of(traceback):
    return [
        (_made_frame(filename, name, qualname, first, positions[0]), positions)
        for filename, name, qualname, first, positions in _traceback_entry(traceback)
    ]


def _anchors_of(text):
    return _anchors(text)


def _carets_at(start, end, lines, has_anchors):
    return _shows_carets(start, end, lines, has_anchors)


def _getframemodulename(depth=0, /):
    found = _frames(_index(depth))
    return found[0][0].get("__name__") if found else None


def exception():
    return _handled()


def exc_info():
    error = _handled()
    return (None, None, None) if error is None else (_type(error), error, error.__traceback__)


def exit(status=None, /):
    if status is None:
        raise SystemExit
    raise SystemExit(*status) if _type(status) is tuple else SystemExit(status)


def intern(string, /):
    if _type(string) is not str:
        raise TypeError(f"intern() argument must be str, not {_name(string)}")
    return string


def getrecursionlimit():
    return _recursion_limit()


def setrecursionlimit(limit, /):
    if not _subtype(_type(limit), int):
        raise TypeError(f"'{_name(limit)}' object cannot be interpreted as an integer")
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")


def getsizeof(object, default=_missing, /):
    size = _special(object, "__sizeof__")()
    if not _subtype(_type(size), int):
        raise TypeError(f"'{_name(size)}' object cannot be interpreted as an integer")
    if size < 0:
        raise ValueError("__sizeof__() should return >= 0")
    return size


def getrefcount(object, /):
    return 2


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def getfilesystemencodeerrors():
    return "surrogateescape"


_digits = [_int_digits()]


def get_int_max_str_digits():
    return _digits[0]


def set_int_max_str_digits(maxdigits):
    if maxdigits and maxdigits < int_info.str_digits_check_threshold:
        raise ValueError(f"maxdigits must be 0 or larger than {int_info.str_digits_check_threshold}")


def is_finalizing():
    return False


def gettrace():
    return None


def getprofile():
    return None


def displayhook(value, /):
    if value is not None:
        print(repr(value))


__displayhook__ = displayhook


def excepthook(kind, value, traceback, /):
    from traceback import print_exception

    print_exception(kind, value, traceback)


__excepthook__ = excepthook


def audit(event, /, *args):
    pass
