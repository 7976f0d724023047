"""`python -m interp` as its users meet it: stdout, stderr and the exit code of a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from interp.syntax.parse import MAX_SOURCE
from tests.conftest import FROM_SOURCE

COMMAND = [sys.executable, "-m", *(["differential.from_source"] if FROM_SOURCE else []), "interp"]


def run(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """The command, ended; `text` on its stdin."""
    return subprocess.run([*COMMAND, *arguments], input=text, capture_output=True, text=True, timeout=60, encoding="utf-8")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return tmp_path / "program.py"


def run_text(program: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    program.write_text(text, encoding="utf-8")
    return run("run", *options, str(program))


GROUPS = """
def fails():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise KeyError('k') from error
def caught(function):
    try: function()
    except Exception as error: return error
def deep(levels):
    made = ValueError(levels)
    for level in range(levels): made = ExceptionGroup(f'level {level}', [made])
    return made
noted = ExceptionGroup('noted', [IndexError('i')])
noted.add_note('first line\\nsecond line')
noted.add_note('another')
"""
AS_CPYTHON = {
    "print": "print('a', 'ü', '\\U0001f40d')\nprint(sum(range(10)))\n",
    "exception": "def f(x):\n    return g(x) + 1\ndef g(x):\n    return x / 0\nprint('before')\nf(2)\n",
    "chain": "try:\n    {}['k']\nexcept KeyError as e:\n    raise ValueError('v') from e\n",
    "context": "try:\n    [][1]\nexcept IndexError:\n    int('x')\n",
    "own class": "class Odd(Exception):\n    pass\nraise Odd('why', 3)\n",
    "notes": "e = OSError('o')\ne.add_note('noted')\nraise e\n",
    "recursion": "def f(n):\n    return f(n + 1)\nf(0)\n",
    "syntax error": "print('never')\nx = (1\n",
    "return outside": "print('never')\nreturn 1\n",
    "no text": "",
    "byte order mark": "\ufeffprint('marked')\n",
    "exit": "raise SystemExit\n",
    "exit 3": "print('out')\nraise SystemExit(3)\n",
    "exit words": "raise SystemExit('bye')\n",
    "exit digits": "raise SystemExit('7')\n",
    "exit true": "raise SystemExit(True)\n",
    "exit float": "raise SystemExit(2.5)\n",
    "exit pair": "raise SystemExit(1, 2)\n",
    "exit empty": "raise SystemExit('')\n",
    "exit large": "raise SystemExit(300)\n",
    "group": GROUPS + "raise ExceptionGroup('two', [caught(fails), ExceptionGroup('one', [ValueError(1)]), noted])\n",
    "group raised from a group": GROUPS + "raise ExceptionGroup('of', [noted, OSError(2, 'x')]) from ExceptionGroup('by', [deep(2)])\n",
    "wide group": GROUPS + "raise BaseExceptionGroup('wide', [KeyboardInterrupt(), *[ValueError(n) for n in range(20)]])\n",
    "deep group": GROUPS + "raise deep(12)\n",
    "group that ends with a group": GROUPS + "raise ExceptionGroup('ends', [KeyError('k'), deep(3)])\n",
}


def test_run_is_python(program: Path) -> None:
    wrong = []
    for name, text in AS_CPYTHON.items():
        actual = run_text(program, text)
        expected = subprocess.run([sys.executable, "-I", str(program)], capture_output=True, text=True, timeout=60, encoding="utf-8")
        for what in ("stdout", "stderr", "returncode"):
            if (here := getattr(actual, what)) != (there := getattr(expected, what)):
                wrong.append(f"{name}: {what} {there!r} in CPython, {here!r}")
    assert not wrong, "\n".join(wrong)


def test_a_refused_construct_says_where(program: Path) -> None:
    done = run_text(program, "print('never')\nclass A:\n    def __del__(self): pass\n")
    assert (done.returncode, done.stdout) == (1, "")
    where, why = done.stderr.splitlines()
    assert where == f'  File "{program}", line 3'
    assert why.startswith("NotImplementedError: a __del__ method")


@pytest.mark.parametrize(
    ("option", "text", "words"),
    [
        ("--max-memory=1000000", "l = [0]\nwhile True:\n    l += l\n", "MemoryError: memory limit exceeded: "),
        ("--max-feed-duration-secs=0.1", "while True:\n    pass\n", "TimeoutError: feed time limit exceeded: 0.1s"),
        ("--max-instructions=1000", "while True:\n    pass\n", "TimeoutError: instruction limit exceeded: 1000 instructions"),
        ("--max-output=100", "while True:\n    print('x' * 30)\n", "RuntimeError: output limit exceeded: 100 characters"),
    ],
)
def test_a_limit_says_which_and_exits_124(program: Path, option: str, text: str, words: str) -> None:
    done = run_text(program, f"try:\n    print('on')\n    exec({text!r})\nfinally:\n    print('never')\n", option)
    assert done.returncode == 124
    assert done.stderr.startswith(words)
    assert done.stderr.count("\n") == 1
    assert done.stdout.startswith("on\n") and "never" not in done.stdout


def test_recursion_depth_is_an_option(program: Path) -> None:
    text = "def f(n):\n    return n if n == 0 else 1 + f(n - 1)\nprint(f(40))\n"
    assert run_text(program, text, "--max-recursion-depth=50").stdout == "40\n"
    done = run_text(program, text, "--max-recursion-depth=30")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "RecursionError: maximum recursion depth exceeded")


@pytest.mark.parametrize("command", ["run", "dis"])
def test_a_bad_file_is_one_line_and_2(tmp_path: Path, command: str) -> None:
    files = {
        "latin-1": "print('\u00e9')".encode("latin-1"),
        "binary": b"\x7fELF\x00\x00\x01\x02",
        "huge": b"#" * (MAX_SOURCE + 1),
        "larger": b"\n" * (4 * MAX_SOURCE + 2),
    }
    words = {"latin-1": "not UTF-8 text (byte 7)", "binary": "a binary file", "huge": "too large", "larger": "too large"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    words |= {"missing": "No such file or directory", "": "Is a directory"}
    for name, expected in words.items():
        done = run(command, str(tmp_path / name))
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"interp: {tmp_path / name}: {expected}") and done.stderr.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_one_line_and_2(program: Path) -> None:
    program.write_text("print()\n")
    program.chmod(0)
    done = run("run", str(program))
    assert (done.returncode, done.stderr) == (2, f"interp: {program}: Permission denied\n")


@pytest.mark.parametrize("value", ["0", "-5", "1e9", "x", "99999999999999999999999"])
def test_a_bad_limit_is_named(program: Path, value: str) -> None:
    done = run_text(program, "print('never')\n", f"--max-memory={value}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "max" in done.stderr.splitlines()[-1] and "memory" in done.stderr.splitlines()[-1]


def test_an_unknown_command_is_refused() -> None:
    done = run("walk")
    assert done.returncode == 2 and "choose from" in done.stderr


def test_dis_prints_instructions(program: Path) -> None:
    program.write_text("def f(x):\n    return x + 1\nprint('never')\n")
    done = run("dis", str(program))
    assert (done.returncode, done.stderr) == (0, "")
    assert "ADDI" in done.stdout and "f (line 1)" in done.stdout
    program.write_text("x = (\n")
    done = run("dis", str(program))
    assert done.returncode == 1 and "was never closed" in done.stderr


@pytest.mark.parametrize(
    "text", ["for i in range(100000): print(i)\n", "try:\n    while True: print(1)\nexcept Exception: print('caught')\n"]
)
def test_a_closed_pipe_is_the_end(program: Path, text: str) -> None:
    program.write_text(text)
    with subprocess.Popen([*COMMAND, "run", str(program)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(30) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line_and_2(program: Path) -> None:
    program.write_text("print('x' * 100000)\n")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, "run", str(program)], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (2, "interp: output: No space left on device\n")


def test_ctrl_c_ends_a_run_with_one_line(program: Path) -> None:
    program.write_text("print('on', flush=True)\ntry:\n    while True: pass\nexcept BaseException:\n    print('never')\n")
    with subprocess.Popen([*COMMAND, "run", str(program)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "on\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=5)
    assert (process.returncode, out, err) == (130, "", "interp: interrupted\n")


def test_the_repl_prints_values_and_goes_on_after_errors() -> None:
    text = (
        "1 + 1\nx = 5\nx\n'a'\nNone\nprint('p')\ndef f(a):\n    return 1 / a\n\nf(4)\nf(0)\n(1 +\n2)\nif\n"
        "class A:\n  def __repr__(self): return 'an A'\n\nA()\nx; 7\n"
    )
    done = run(text=text)
    assert done.returncode == 0
    assert done.stdout == "2\n5\n'a'\np\n0.25\n3\nan A\n7\n"
    assert "    return 1 / a\n" in done.stderr
    assert "ZeroDivisionError: division by zero\n" in done.stderr
    assert "SyntaxError: invalid syntax\n" in done.stderr


def test_the_repl_ends_with_the_guests_exit_code() -> None:
    done = run(text="raise SystemExit(5)\nprint('never')\n")
    assert (done.returncode, done.stdout, done.stderr) == (5, "", "")


def test_ctrl_c_in_the_repl_ends_the_statement() -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write("x = 40\nx\nprint('on', flush=True); [0 for _ in iter(int, 1)]\n")
        process.stdin.flush()
        assert [process.stdout.readline() for _ in range(2)] == ["40\n", "on\n"]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate("x + 2\n", timeout=20)
    assert (process.returncode, out) == (0, "42\n")
    assert err == "\nKeyboardInterrupt\n"
