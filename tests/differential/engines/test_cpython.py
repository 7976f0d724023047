"""What the CPython engine says of a program, on every CPython of this machine."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import CodeType

import psutil
import pytest

from differential.engines import zygote
from differential.engines.cpython import BATCH, CPythonEngine, batches, found, outcome_of, runs_alone
from differential.engines.protocol import EngineMissing, RunLimits
from differential.outcome import Kind, Outcome
from differential.program import Program

LIMITS = RunLimits(seconds=0.5)


def run(engine: CPythonEngine, text: str, limits: RunLimits = LIMITS) -> Outcome:
    return engine.run([Program(text)], limits)[0]


def test_the_running_interpreter_is_found_and_works(cpython: CPythonEngine) -> None:
    assert sys.version_info[:2] in found()
    assert cpython.label == f"cpython-{cpython.version}"
    assert cpython.version.startswith("{}.{}.".format(*cpython.python))


@pytest.mark.parametrize(
    ("text", "result", "stdout"),
    [
        ("1 + 1", "2", ""),
        ("x = 3", "None", ""),
        ("", "None", ""),
        ("print('a'); 'b'", "'b'", "a\n"),
        ("print('no newline', end='')", "None", "no newline"),
        ("(\n1,\n2,\n)  # a comment\n", "(1, 2)", ""),
        ("class A:\n    pass\nA", "<class '__main__.A'>", ""),
        ("__name__", "'__main__'", ""),
        ("import sys\nsys.argv, sys.getrecursionlimit() >= 1000", "(['main.py'], True)", ""),
        ("def f(n: int) -> int:\n    return n\nf.__annotations__", "{'n': <class 'int'>, 'return': <class 'int'>}", ""),
        ("print('\\ud800')", "None", "\ud800\n"),
        ("class A:\n    def __repr__(self):\n        print('asked')\n        return 'A!'\nA()", "A!", "asked\n"),
    ],
)
def test_finished(cpython: CPythonEngine, text: str, result: str, stdout: str) -> None:
    outcome = run(cpython, text)
    assert (outcome.kind, outcome.result, outcome.stdout) == (Kind.FINISHED, result, stdout)


@pytest.mark.parametrize(
    ("text", "exception", "message", "line"),
    [
        ("1 / 0", "ZeroDivisionError", "division by zero", 1),
        ("def f():\n    return {}['k']\n\nf()", "KeyError", "'k'", 2),
        ("class Own(Exception):\n    pass\n\nraise Own('it')", "Own", "it", 4),
        ("x = 1\ny = (", "SyntaxError", "'(' was never closed (main.py, line 2)", 2),
        ("if 1:\npass", "IndentationError", "expected an indented block after 'if' statement on line 1 (main.py, line 2)", 2),
        ("raise SystemExit(3)", "SystemExit", "3", 1),
        ("\nexec('1/0')", "ZeroDivisionError", "division by zero", 2),
        ("class Bad(Exception):\n    def __str__(self):\n        1/0\nraise Bad", "Bad", "<exception str() failed>", 4),
        ("class A:\n    def __repr__(self):\n        return 1\nA()", "TypeError", "__repr__ returned non-string (type int)", 0),
        ("10 ** 5000", "ValueError", "Exceeds the limit (4300 digits) for integer string conversion", 0),
        ("input()", "EOFError", "EOF when reading a line", 1),
        ("return 1", "SyntaxError", "'return' outside function (main.py, line 1)", 1),
        ("def f():\n    f()\nf()", "RecursionError", "maximum recursion depth exceeded", 2),
    ],
)
def test_raised(cpython: CPythonEngine, text: str, exception: str, message: str, line: int) -> None:
    outcome = run(cpython, text)
    assert (outcome.kind, outcome.exception, outcome.line) == (Kind.RAISED, exception, line)
    assert outcome.message.startswith(message)


def test_warnings_are_silent_and_output_before_a_failure_is_kept(cpython: CPythonEngine) -> None:
    outcome = run(cpython, "print(1 is 1, '\\d')\nassert (1, 'always true')\nundefined")
    assert outcome.stdout == "True \\d\n"
    assert outcome.exception == "NameError"


def test_limits(cpython: CPythonEngine) -> None:
    assert run(cpython, "while True: pass").kind is Kind.TIMED_OUT
    assert run(cpython, "9 ** 9 ** 9").kind is Kind.TIMED_OUT  # one C loop that never looks up
    assert run(cpython, "x = 'a' * 10**9").exception == "MemoryError"
    endless = run(cpython, "try:\n    while True: print('x' * 99)\nexcept BaseException: pass", RunLimits(output=10_000))
    assert (endless.kind, endless.limit, len(endless.stdout)) == (Kind.LIMITED, "output", 10_000)
    assert run(cpython, "'x' * 20_000", RunLimits(output=10_000)).limit == "output"


def test_recursion_has_the_depth_of_a_script(cpython: CPythonEngine, tmp_path: Path) -> None:
    text = "def f(n):\n    global deepest\n    deepest = n\n    f(n + 1)\ntry:\n    f(1)\nexcept RecursionError:\n    print(deepest)"
    script = tmp_path / "main.py"
    script.write_text(text)
    as_script = subprocess.run([cpython.executable, "-S", str(script)], capture_output=True, text=True, check=True)
    assert run(cpython, text).stdout == as_script.stdout
    assert int(run(cpython, text, RunLimits(recursion=200)).stdout) == int(as_script.stdout) - 800


def test_hashes_are_fixed(cpython: CPythonEngine) -> None:
    assert run(cpython, "print(list({'a', 'b', 'c', 'd', 'e'}), hash('a'))").stdout == "['d', 'c', 'a', 'e', 'b'] 4644417185603328019\n"


def test_programs_of_a_batch_do_not_see_each_other(cpython: CPythonEngine) -> None:
    texts = ["x = 1", "x", "def len(a): return 'mine'\nlen([])", "len([])", "'undisturbed'"]
    outcomes = cpython.run([Program(text) for text in texts], LIMITS)
    assert [outcome.result for outcome in outcomes] == ["None", "None", "'mine'", "0", "'undisturbed'"]
    assert outcomes[1].exception == "NameError"


def test_a_batch_with_a_death_in_it_loses_nothing(cpython: CPythonEngine) -> None:
    texts = [*map(str, range(5)), "while True: pass", *map(str, range(5, 30))]
    outcomes = cpython.run([Program(text) for text in texts], LIMITS)
    assert [outcome.result for outcome in outcomes if outcome.kind is Kind.FINISHED] == [str(n) for n in range(30)]
    assert outcomes[5].kind is Kind.TIMED_OUT


def test_what_shares_a_child() -> None:
    programs = [Program(str(n)) for n in range(BATCH + 1)] + [Program("1", hostile=True), Program("import gc"), Program("import math")]
    assert batches(programs) == [list(range(BATCH)), [BATCH, BATCH + 3], [BATCH + 1], [BATCH + 2]]
    assert runs_alone(Program("class A:\n    def __del__(self): print('late')"))
    assert not runs_alone(Program("from math import floor, pi"))
    assert runs_alone(Program("from math import pi; import os"))
    assert runs_alone(Program("import os"))
    assert runs_alone(Program("if 1:\n    import json, os"))
    assert not runs_alone(Program("if 1:\n    import json, re\n    re.compile('a')\nimport urllib.parse as p"))
    assert runs_alone(Program("import re\ncompile('a', '', 'exec')"))


def test_what_a_program_does_to_a_shared_module_is_seen(cpython: CPythonEngine) -> None:
    """The canary finds it, and each program of the batch has a child of its own then."""
    first, second = cpython.run([Program("import json\njson.loads = len"), Program("import json\nprint(json.loads('[1]'))")], RunLimits())
    assert (first.kind, second.stdout) == (Kind.FINISHED, "[1]\n")


def test_warnings_are_filtered_as_in_a_script(cpython: CPythonEngine) -> None:
    text = "import warnings\nwith warnings.catch_warnings(record=True) as l:\n    warnings.warn('x', DeprecationWarning)\nprint(len(l))"
    assert cpython.run([Program(text)], RunLimits())[0].stdout == "1\n"


def test_fresh_run(cpython: CPythonEngine) -> None:
    pids = {cpython.run_fresh(Program("import os\nos.getpid()"), LIMITS).result for _ in range(3)}
    assert len(pids) == 3 and "None" not in pids


def test_rows_name_what_can_be_called(cpython: CPythonEngine) -> None:
    assert {"len", "str.upper", "int.__add__", "range.index"} <= set(cpython.rows())
    assert len(set(cpython.rows())) == len(cpython.rows())


def test_an_engine_works_on_after_close(cpython: CPythonEngine) -> None:
    cpython.close()
    cpython.close()
    assert run(cpython, "2 * 3").result == "6"


def test_what_cannot_be_started_is_missing() -> None:
    with pytest.raises(EngineMissing, match="can't be started"):
        CPythonEngine("/nonexistent/python")
    with pytest.raises(EngineMissing, match="ended before its zygote was ready"):
        CPythonEngine("/bin/false")


@pytest.mark.parametrize("body", [b"", b"null", b"{}", b'{"kind": "finest"}', b'{"kind": "finished", "extra": 1}', b"\xff", b"[" * 100_000])
def test_nonsense_on_the_channel_is_a_crash(body: bytes) -> None:
    assert outcome_of(body).kind is Kind.CRASHED


def test_the_zygote_goes_with_its_host(tmp_path: Path) -> None:
    """A host that is killed leaves neither its zygote, nor the child that is busy, nor a file."""
    script = (
        "import sys, threading, time\n"
        "from differential.engines.cpython import CPythonEngine\n"
        "from differential.engines.protocol import RunLimits\n"
        "from differential.program import Program\n"
        "engine = CPythonEngine(sys.executable)\n"
        "print(engine._zygote._process.pid, flush=True)\n"
        "engine.run([Program('while True: pass')], RunLimits(seconds=60))\n"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    host = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=environment)
    assert host.stdout is not None
    zygote = int(host.stdout.readline())
    time.sleep(0.2)
    host.kill()
    host.wait()
    deadline = time.monotonic() + 5
    while psutil.pid_exists(zygote) and psutil.Process(zygote).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline, "the zygote outlived its host"
        time.sleep(0.02)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_run_does_not_leave_its_answer_to_the_next(cpython: CPythonEngine) -> None:
    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        with pytest.raises(KeyboardInterrupt):
            cpython.run([Program("while True: pass")], RunLimits(seconds=5))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert run(cpython, "'next'").result == "'next'"


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "x = 5\nx",
        "f(\n1\n)",
        "f(\n  x)",
        "f(1,\n2\n)  # why",
        "'''\n1'''",
        "'''\na\n''' + \\\n  'b'",
        "x = \\\n5",
        "x = 1 + \\\n2",
        "if x:\n  1",
        "if x:\n1",
        "if x: 1\nelse: 2",
        "for x in y:\n    pass\nelse:\n    x",
        "(a\nfor a in b)",
        "[\nx]",
        "a; b",
        "a = 1; b",
        "x\n# the end",
        "x\n\n   \n",
        "@d\ndef f(): pass\n",
        "@d\nf",
        "match x:\n    case 1: y\ncase",
        "x = 1\n  y",
        "\nreturn 1",
        "\n\n1 / 0",
        "\nx",
        "f'''{\nx}'''",
        "",
        "# nothing",
        "a\0b",
    ],
)
def test_a_program_split_at_its_last_line_is_the_same_program(text: str) -> None:
    def code(compiler: Callable[[str], tuple[CodeType, CodeType | None]]) -> object:
        try:
            return [
                part
                and (part.co_code, part.co_names, list(part.co_positions()), [c for c in part.co_consts if not isinstance(c, CodeType)])
                for part in compiler(text)
            ]
        except (SyntaxError, ValueError) as exc:
            return type(exc), str(exc)

    assert code(zygote.compile_program) == code(zygote._compile_tree)
