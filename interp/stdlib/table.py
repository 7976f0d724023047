"""THE table of what a guest can import, and of what each module is made of.

- pure: the host's own text, run as guest code as it is
- mixed: the host's own text on top of modules that the host has in C, which are native here
- native: rows of the builtins table, a shim (guest code of ours in `shims/`), or both

A shim answers for a module that the host has in C, or that reaches out of the process.
"""

from __future__ import annotations

import sys
from typing import Final, NamedTuple


class Entry(NamedTuple):
    """How a module is made, why, and which Pythons have it: from `since`, before `until`."""

    kind: str
    why: str
    since: tuple[int, int] = (3, 0)
    until: tuple[int, int] = (4, 0)


_RANGES: Final = {
    "month": "month must be in 1..12", "hour": "hour must be in 0..23", "minute": "minute must be in 0..59",
    "second": "second must be in 0..59", "microsecond": "microsecond must be in 0..999999", "fold": "fold must be either 0 or 1",
}  # fmt: skip

PATCHES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    # What the C module says of a signal: the conditions that raised it.
    "_pydecimal": (("        raise error(explanation)\n", "        raise error([condition])\n"),),
    # A guest's frames have no positions to be asked for.
    "traceback": (
        (
            "        positions = _get_code_position(tb.tb_frame.f_code, tb.tb_lasti)\n",
            "        yield from sys._frames_of(tb)\n        tb = tb.tb_next\n        continue\n",
        ),
        *([("frame = tb.tb_frame\n", "frame = sys._frames_of(tb)[-1][0]\n")] if sys.version_info >= (3, 12) else []),
    ),
    # What the C module says.
    "datetime" if sys.version_info < (3, 12) else "_pydatetime": (
        ("        return (f'{self.__class__.__name__}'\n", "        return (f'datetime.{self.__class__.__name__}'\n"),
        ("ValueError('year must be in %d..%d' % (MINYEAR, MAXYEAR), year)", "ValueError(f'year {year} is out of range')"),
        ("ValueError('day must be in 1..%d' % dim, day)", "ValueError('day is out of range for month')"),
        ("can't compare '%s' to '%s'", "can't compare datetime.%s to datetime.%s"),
        ('"cannot mix naive and timezone-aware time"', '"can\'t subtract offset-naive and offset-aware datetimes"'),
        *[(f"'{words}', {what})", f"'{words}')") for what, words in _RANGES.items()],
    ),
}
"""Pieces of the host's text that are other here, each with what stands in its place: where the module that the host has in C differs
from its Python."""

IN_C: Final[dict[str, tuple[str, ...]]] = {
    "_collections": ("deque", "defaultdict", "OrderedDict"),
    "_struct": ("Struct",),
    "_weakref": ("ReferenceType", "ProxyType", "CallableProxyType"),
    "asyncio.futures": ("Future",),
    "asyncio.tasks": ("Task",),
    "contextvars": ("Context", "ContextVar", "Token"),
    "datetime": ("date", "datetime", "time", "timedelta", "timezone", "tzinfo"),
    "decimal": ("Decimal", "Context"),
    "functools": ("partial",),
    "hashlib": ("HASH",),
    "io": ("StringIO", "BytesIO", "TextIOWrapper"),
    "operator": ("attrgetter", "itemgetter", "methodcaller"),
    "re._compiler": ("Pattern", "Match"),
    "types": ("SimpleNamespace",),
}
"""Classes that are guest code here and in C in CPython, by the module that has them: messages show them with their module's name."""

PURE: Final = "pure"
MIXED: Final = "mixed"
NATIVE: Final = "native"

LIBRARY: Final[dict[str, Entry]] = {
    "__future__": Entry(PURE, "names of features"),
    "_abc": Entry(NATIVE, "a shim: its caches hold classes strongly"),
    "_collections": Entry(NATIVE, "a shim"),
    "_collections_abc": Entry(PURE, "the ABCs of containers"),
    "_collections_deque": Entry(NATIVE, "part of the shim of _collections"),
    "_colorize": Entry(PURE, "part of traceback", since=(3, 13)),
    "_contextvars": Entry(NATIVE, "the shim of contextvars under the name that decimal asks for"),
    "_csv": Entry(NATIVE, "a shim: reader and writer as guest code, for they call guest code line by line"),
    "_functools": Entry(NATIVE, "reduce as a builtin function; the rest is in functools"),
    "_json": Entry(NATIVE, "the host's scanner and encoder for plain values; a shim falls back to json's own Python"),
    "_markupbase": Entry(PURE, "part of html.parser"),
    "_operator": Entry(NATIVE, "operators as builtin functions"),
    "_pydatetime": Entry(MIXED, "the Python of datetime", since=(3, 12)),
    "_pydecimal": Entry(PURE, "decimal's own Python"),
    "_random": Entry(NATIVE, "the host's Mersenne Twister as an object whose state can be written down"),
    "_sre": Entry(NATIVE, "a shim: the numbers of re"),
    "_string": Entry(NATIVE, "a shim over the host's parser of format strings"),
    "_strptime": Entry(MIXED, "strptime of datetime and time"),
    "_struct": Entry(NATIVE, "the host's functions"),
    "_structseq": Entry(NATIVE, "part of the shims of sys and time"),
    "_thread": Entry(NATIVE, "a shim: one thread"),
    "_typing": Entry(NATIVE, "a shim: type parameters and aliases, which are in C there", since=(3, 12)),
    "_weakref": Entry(NATIVE, "a shim whose references are strong: when memory is freed is nothing that a run may depend on"),
    "_weakrefset": Entry(PURE, "sets over the references of weakref"),
    "abc": Entry(MIXED, "on _abc"),
    "argparse": Entry(PURE, "on re; gettext is a shim"),
    "ast": Entry(NATIVE, "a shim: nothing but literal_eval, the rest would hand out the host's parser"),
    "asyncio": Entry(NATIVE, "a shim of the package: its parts are loaded when first used"),
    "asyncio.coroutines": Entry(NATIVE, "a shim: what can be awaited"),
    "asyncio.events": Entry(NATIVE, "a shim: a loop that waits by the host's policy, without sockets and signals"),
    "asyncio.exceptions": Entry(PURE, "its exceptions"),
    "asyncio.futures": Entry(NATIVE, "a shim: as the C version"),
    "asyncio.locks": Entry(PURE, "locks, events, semaphores"),
    "asyncio.mixins": Entry(NATIVE, "a shim: without threads"),
    "asyncio.queues": Entry(PURE, "queues"),
    "asyncio.runners": Entry(NATIVE, "a shim: without signals"),
    "asyncio.taskgroups": Entry(PURE, "task groups"),
    "asyncio.tasks": Entry(NATIVE, "a shim: as the C version, callback for callback"),
    "asyncio.timeouts": Entry(PURE, "timeouts"),
    "atexit": Entry(NATIVE, "a shim: nothing runs at the end"),
    "base64": Entry(MIXED, "on binascii and struct"),
    "binascii": Entry(NATIVE, "the host's functions"),
    "bisect": Entry(PURE, "its fallback in Python"),
    "builtins": Entry(NATIVE, "the names every program has"),
    "calendar": Entry(MIXED, "on datetime"),
    "cmath": Entry(NATIVE, "the host's functions"),
    "codecs": Entry(NATIVE, "a shim: names of codecs"),
    "collections": Entry(MIXED, "on _collections"),
    "collections.abc": Entry(PURE, "_collections_abc under its public name"),
    "colorsys": Entry(PURE, "arithmetic"),
    "contextlib": Entry(PURE, "context managers"),
    "contextvars": Entry(NATIVE, "a shim: contexts as dicts that are never changed, only replaced"),
    "copy": Entry(PURE, "on copyreg and __reduce_ex__"),
    "copyreg": Entry(PURE, "what copy and pickling dispatch on"),
    "csv": Entry(MIXED, "on _csv"),
    "dataclasses": Entry(PURE, "classes made with exec"),
    "datetime": Entry(MIXED, "its own Python, on time and math"),
    "decimal": Entry(MIXED, "on _pydecimal"),
    "difflib": Entry(PURE, "on re and collections"),
    "dis": Entry(NATIVE, "a shim: flags of code"),
    "enum": Entry(PURE, "metaclasses"),
    "errno": Entry(NATIVE, "the numbers of errors"),
    "fnmatch": Entry(PURE, "on re"),
    "fractions": Entry(PURE, "on decimal and numbers"),
    "functools": Entry(MIXED, "on _functools"),
    "gc": Entry(NATIVE, "a shim: a guest's garbage is the host's business"),
    "genericpath": Entry(MIXED, "part of posixpath"),
    "getopt": Entry(PURE, "on os"),
    "gettext": Entry(NATIVE, "a shim: no translations"),
    "graphlib": Entry(PURE, "a sorter"),
    "hashlib": Entry(NATIVE, "a shim: a digest is computed of all the data when it is asked for, so that nothing of the host's is held"),
    "heapq": Entry(PURE, "its fallback in Python"),
    "hmac": Entry(MIXED, "its own Python, on hashlib"),
    "html": Entry(PURE, "on re"),
    "html.entities": Entry(PURE, "tables"),
    "html.parser": Entry(PURE, "on re and _markupbase"),
    "importlib": Entry(NATIVE, "a shim: import_module"),
    "importlib.machinery": Entry(NATIVE, "a shim: names that inspect asks for"),
    "inspect": Entry(MIXED, "its own Python, on shims of what it looks at code with"),
    "io": Entry(NATIVE, "a shim: text and bytes in memory, no files"),
    "ipaddress": Entry(PURE, "arithmetic on addresses"),
    "itertools": Entry(NATIVE, "iterators of ours: no host iterator is ever held"),
    "json": Entry(MIXED, "on _json"),
    "json.decoder": Entry(MIXED, "on _json"),
    "json.encoder": Entry(MIXED, "on _json"),
    "json.scanner": Entry(MIXED, "on _json"),
    "keyword": Entry(PURE, "lists of words"),
    "linecache": Entry(NATIVE, "a shim: a guest has no files; the lines are those of its own text"),
    "locale": Entry(NATIVE, "a shim: the C locale"),
    "math": Entry(NATIVE, "the host's functions, each with its price"),
    "numbers": Entry(PURE, "ABCs of numbers"),
    "operator": Entry(MIXED, "on _operator, whose functions are no methods when they stand in a class"),
    "os": Entry(NATIVE, "a shim: no process, no files; what text alone answers, and entropy by the host's policy"),
    "os.path": Entry(NATIVE, "posixpath under its public name"),
    "posixpath": Entry(MIXED, "paths as text, on the shim of os"),
    "pprint": Entry(PURE, "on re and dataclasses"),
    "quopri": Entry(MIXED, "on binascii"),
    "random": Entry(MIXED, "on _random; seeded by the host's policy"),
    "re": Entry(MIXED, "on re._compiler"),
    "re._compiler": Entry(NATIVE, "a shim: the host's parser, and the regex package, whose timeout bounds matching"),
    "re._constants": Entry(PURE, "names and numbers, and the exception"),
    "re._parser": Entry(NATIVE, "a shim: parsing is native"),
    "reprlib": Entry(PURE, "reprs of limited size"),
    "secrets": Entry(MIXED, "entropy by the host's policy"),
    "shlex": Entry(MIXED, "on io and re"),
    "shutil": Entry(NATIVE, "a shim: the size of a terminal"),
    "stat": Entry(PURE, "numbers of files' modes"),
    "statistics": Entry(PURE, "on fractions and decimal"),
    "string": Entry(MIXED, "on _string; its templates on re"),
    "struct": Entry(MIXED, "on _struct"),
    "sys": Entry(NATIVE, "a shim: the host's numbers, the session's modules and frames"),
    "textwrap": Entry(PURE, "on re"),
    "time": Entry(NATIVE, "a shim: the clock by the host's policy"),
    "timeit": Entry(MIXED, "on time"),
    "token": Entry(PURE, "numbers of tokens"),
    "tokenize": Entry(NATIVE, "a shim: a guest has no source files to take apart"),
    "platform": Entry(NATIVE, "a shim: what every sandbox says"),
    "tomllib": Entry(PURE, "on re"),
    "tomllib._parser": Entry(PURE, "on re"),
    "tomllib._re": Entry(PURE, "on re"),
    "tomllib._types": Entry(PURE, "names of types"),
    "traceback": Entry(MIXED, "on linecache; frames by a native"),
    "types": Entry(PURE, "the names of builtin types"),
    "typing": Entry(PURE, "types for checkers"),
    "unicodedata": Entry(NATIVE, "the host's tables"),
    "urllib": Entry(PURE, "an empty package"),
    "urllib.parse": Entry(PURE, "on re"),
    "uuid": Entry(MIXED, "entropy and clock by the host's policy"),
    "warnings": Entry(PURE, "what is shown goes nowhere: the guest's stderr is empty"),
    "weakref": Entry(MIXED, "on _weakref"),
}
