"""Runs CPython's own tests in the sandbox: the host's `Lib/test` modules as guest text, each test method in a session of its own."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import sys
import tomllib
import unittest
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from interp import Failure, Monty, Session

HERE = Path(__file__).parent
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
MODULES: Final = (
    "test_grammar", "test_generators", "test_coroutines", "test_asyncgen", "test_patma", "test_scope", "test_named_expressions",
    "test_list", "test_tuple", "test_dict", "test_int", "test_float", "test_complex", "test_bool", "test_bytes", "test_str", "test_fstring",
    "test_format", "test_set", "test_range", "test_slice", "test_iter", "test_enumerate", "test_genexps", "test_listcomps", "test_setcomps",
    "test_dictcomps", "test_class", "test_descr", "test_super", "test_property", "test_decorators", "test_metaclass", "test_exceptions",
    "test_raise", "test_except_star", "test_exception_group", "test_with", "test_unpack", "test_unpack_ex", "test_extcall",
    "test_keywordonlyarg", "test_positional_only_arg", "test_augassign", "test_compare", "test_richcmp", "test_contains", "test_index",
    "test_binop", "test_builtin",
    "test_string", "test_textwrap", "test_heapq", "test_bisect", "test_collections", "test_functools", "test_itertools", "test_operator",
    "test_contextlib", "test_dataclasses", "test_enum", "test_json", "test_re", "test_statistics", "test_fractions", "test_decimal",
    "test_datetime", "test_copy", "test_random", "test_struct", "test_math",
)  # fmt: skip
STANDS_IN: Final = {"test_datetime": "datetimetester", **({} if sys.version_info >= (3, 13) else {"test_str": "test_unicode"})}
"""The modules that are loaded by others of another name, which run them twice, and those that had another."""
TOO_LONG: Final = {
    "test_itertools.TestBasicOps.test_tee_del_backward": "twenty million items",
    "test_heapq.TestHeapPython.test_merge_stability": "twenty million instructions",
    "test_heapq.TestHeapC.test_merge_stability": "twenty million instructions",
    "test_decimal.CContextAPItests.test_pickle": "a hundred million instructions of pickle",
    "test_decimal.PyContextAPItests.test_pickle": "a hundred million instructions of pickle",
    "test_json.test_recursion.TestPyRecursion.test_highly_nested_objects_decoding": "each match is paid by the text's length",
    "test_re.ReTests.test_look_behind_overflow": "a pattern for widths past memory, which takes the regex package minutes",
    "test_set.TestFrozenSet.test_hash_effectiveness": "every set of thousands of frozensets",
    "test_set.TestFrozenSetSubclass.test_hash_effectiveness": "every set of thousands of frozensets",
    "test_re.ExternalTests.test_re_tests": "all patterns of Perl's tests",
}
"""Tests that are skipped for the time they take, each with what takes it."""
LIMITS: Final = {"max_feed_duration_secs": 600.0, "max_instructions": 100_000_000, "max_memory": 256 * 2**20}


Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Result:
    """What became of one test method: `passed`, `failed` or `skipped`, and why."""

    word: str
    why: str = ""


def folder() -> Path | None:
    """Where the host's Python has its tests; None where it has none."""
    spec = importlib.util.find_spec("test")
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        if (Path(place) / "test_grammar.py").exists():
            return Path(place)
    return None


def parts(tests: Path, name: str) -> list[str]:
    """The modules under `test` that make up one of the names of MODULES: of a package its own text and the test modules in it."""
    name = STANDS_IN.get(name, name)
    inside = sorted(f"{name}.{path.stem}" for path in (tests / name).glob("test_*.py"))
    return [name, *inside]


def text_of(tests: Path, name: str) -> str | None:
    """The text of a module or package under `test`, "" of a package without one; None where this Python has no such module."""
    path = tests.joinpath(*name.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return file.read_text(encoding="utf-8") if file.exists() else "" if path.is_dir() else None


def texts(tests: Path, name: str) -> dict[str, str]:
    """The modules that one under `test` may import beside the library, by name, in an order in which each finds what it imports."""
    found = {"unittest": (HERE / "guest/unittest.py").read_text(), "test": "", "test.support": (HERE / "guest/support.py").read_text()}
    _add_imported(tests, name, found)
    del found[f"test.{name}"]
    if re.search(r"unittest\.mock|from unittest import mock", text_of(tests, name) or ""):
        found.update({f"unittest.{inner}": text_of(Path(unittest.__file__).parent, inner) or "" for inner in ("util", "mock")})
    return found


def _add_imported(tests: Path, name: str, found: dict[str, str]) -> None:
    """Adds the text of a module under `test` to those found, after those that it imports."""
    text = text_of(tests, name)
    if f"test.{name}" in found or text is None:
        return
    found[f"test.{name}"] = ""
    package, _, _ = name.rpartition(".")
    if package:
        _add_imported(tests, package, found)
        found.setdefault(f"test.{package}", "")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            base = [*["test", *name.split(".")][: -node.level]] if node.level else []
            module = ".".join([*base, node.module])
            wanted = [module, *[f"{module}.{alias.name}" for alias in node.names]]
        elif isinstance(node, ast.Import):
            wanted = [alias.name for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            wanted = [node.value]  # of `import_fresh_module`
        else:
            continue
        for each in wanted:
            if each == "doctest":
                found.setdefault(each, (tests.parent / "doctest.py").read_text(encoding="utf-8"))
            elif each.startswith("test.") and each != "test.support" and not each.endswith(("_helper", ".")):
                _add_imported(tests, each.removeprefix("test."), found)
    del found[f"test.{name}"]
    found[f"test.{name}"] = without_refused(text) if "__del__" in text else text


def run(tests: Path, name: str) -> dict[str, Result]:
    """Every result of one of the names of MODULES; those of a module within a package by `module.Class.method`."""
    name = STANDS_IN.get(name, name)
    results: dict[str, Result] = {}
    for part in parts(tests, name):
        prefix = part[len(name) + 1 :]
        results.update({f"{prefix}.{case}" if prefix else case: result for case, result in Module(tests, part).run().items()})
    return results


_FIND: Final = "import sys as _sys, unittest as _unittest\n_tests = _unittest._cases(_sys.modules[__name__])"


class Module:
    """One module of tests. Its methods share a session, as they share a process in CPython, until one of them ends it at a limit."""

    def __init__(self, tests: Path, name: str) -> None:
        self.name = name
        self.texts = texts(tests, name)
        self.text = without_refused(text_of(tests, name) or "")
        self.session: Session | None = None

    def load(self) -> Failure | None:
        """Makes a session in which the module has run; how it failed to."""
        session = Monty().checkout(limits=LIMITS)
        boot = f"NAME = 'test.{self.name}'\nTEXTS = {self.texts!r}\n" + (HERE / "guest/boot.py").read_text(encoding="utf-8")
        for text in (boot, "__name__, __file__ = NAME, ''", self.text, _FIND):
            ended = session.feed(text, print_callback=_ignore, mode="exec")
            if isinstance(ended, Failure):
                return ended
        self.session = session
        return None

    def run(self) -> dict[str, Result]:
        """Every test method's result, by `Class.method`; of a module that does not load `<module>` alone."""
        failed = self.load()
        if failed is None:
            assert self.session is not None
            cases = self.session.feed("list(_tests)", print_callback=_ignore)
            if isinstance(cases, list):
                return {case: self.method(case) for case in cases}
            assert isinstance(cases, Failure)
            failed = cases
        return {"<module>": Result("failed", failed.display("type-msg"))}

    def method(self, case: str) -> Result:
        """One method."""
        if f"{self.name}.{case}" in TOO_LONG:
            return Result("skipped", TOO_LONG[f"{self.name}.{case}"])
        if self.session is None:
            failed = self.load()
            if failed is not None:
                return Result("failed", failed.display("type-msg"))
        assert self.session is not None
        try:
            ended = self.session.feed(f"_unittest._run(_tests[{case!r}])", print_callback=_ignore)
        except Exception as error:  # a fault of the interpreter's own, which is to be seen in the table as such
            self.session = None
            return Result("failed", f"crashed: {type(error).__name__}: {error}")
        if isinstance(ended, Failure):
            self.session = None
            return Result("failed", ended.display("type-msg"))
        assert isinstance(ended, tuple)
        return Result(*ended)


def without_refused(text: str) -> str:
    """The text of a module of tests, every line where it was, without `__del__` methods: a test that has one is skipped, a class of the
    module's loses it.
    """
    lines = text.splitlines(keepends=True)
    dropped: set[int] = set()
    for node in ast.parse(text).body:
        tests = [n for n in ast.walk(node) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) and n.name.startswith("test")]
        for function in [n for n in ast.walk(node) if isinstance(n, ast.FunctionDef) and n.name == "__del__"]:
            test = next((t for t in tests if t.lineno < function.lineno <= (t.end_lineno or 0)), None)
            if test is None:
                _blank(lines, function, function.lineno, "pass", function.col_offset)
            elif test.lineno not in dropped:
                dropped.add(test.lineno)
                _replace(lines, test, "raise unittest.SkipTest('a __del__ method is refused')")
    return "".join(lines)


def _replace(lines: list[str], function: Function, body: str) -> None:
    """Puts one statement in place of a function's body."""
    _blank(lines, function, max(function.body[0].lineno, function.lineno + 1), body, function.col_offset + 4)


def _blank(lines: list[str], function: Function, start: int, body: str, indent: int) -> None:
    """Puts one statement on a line of a function and empties all that follow."""
    for number in range(start, (function.end_lineno or start) + 1):
        lines[number - 1] = f"{' ' * indent}{body}\n" if number == start else "\n"


def _ignore(text: str) -> None:
    """What a test prints."""


def expectation(version: str) -> Path:
    """The file of what is expected on a version of Python, such as `3.11`."""
    return HERE / "expected" / f"{version}.toml"


def write_expectation(results: dict[str, dict[str, Result]]) -> None:
    """Writes what is so now as what is expected of the modules that ran, with the reasons known; a new failure's is its message."""
    path = expectation(VERSION)
    known = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name, outcomes in results.items():
        words = [result.word for result in outcomes.values()]
        reasons = known.get(name, {}).get("failed", {})
        failed = {case: reasons.get(case, result.why) for case, result in outcomes.items() if result.word == "failed"}
        known[name] = {"passed": words.count("passed"), "skipped": words.count("skipped"), "failed": failed}
    lines = ["# What becomes of CPython's own tests, each failure with its reason; `python -m tests.cpython.runner --write` writes it."]
    for name in [each for each in MODULES if each in known]:
        lines += ["", f"[{name}]", *[f"{word} = {known[name][word]}" for word in ("passed", "skipped")], "", f"[{name}.failed]"]
        lines += [f"{json.dumps(case)} = {json.dumps(why)}" for case, why in known[name]["failed"].items()]
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Prints what fails in the modules named, or in all; `--write` makes that the expectation."""
    tests = folder()
    if tests is None:
        sys.exit("this Python has no tests")
    names = [name for name in sys.argv[1:] if name != "--write"]
    results: dict[str, dict[str, Result]] = {}
    for name in names or MODULES:
        results[name] = run(tests, name)
        words = [result.word for result in results[name].values()]
        print(name, {word: words.count(word) for word in ("passed", "failed", "skipped")}, flush=True)
        for case, result in results[name].items():
            if result.word == "failed":
                print("   ", case, result.why)
    if "--write" in sys.argv:
        write_expectation(results)


if __name__ == "__main__":
    main()
