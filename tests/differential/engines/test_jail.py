"""What a program in the jail can't do, on every CPython of this machine: the kernel's answers, and what is left of the host after."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from differential.engines.cpython import CPythonEngine
from differential.engines.protocol import RunLimits
from differential.outcome import Kind, Outcome
from differential.program import Program

LIMITS = RunLimits(seconds=0.5)


def run(engine: CPythonEngine, text: str, limits: RunLimits = LIMITS) -> Outcome:
    return engine.run([Program(text, hostile=True)], limits)[0]


@pytest.fixture(autouse=True)
def _still_works(cpython: CPythonEngine) -> Iterator[None]:
    """After each test: the engine answers, and no descendant but the zygote itself is left."""
    yield
    assert run(cpython, "6 * 7").result == "42"
    assert cpython._zygote is not None
    zygote = psutil.Process(cpython._zygote._process.pid)
    assert zygote.children(recursive=True) == []


def needs_seccomp(engine: CPythonEngine) -> None:
    if "seccomp" not in engine.jail:
        pytest.skip(f"this kernel gave the jail only: {', '.join(engine.jail)}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import os\nos._exit(3)", "ended its process with exit status 3"),
        ("import os\nos.abort()", "killed by SIGABRT"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "killed by SIGSEGV"),
        ("import ctypes\nctypes.string_at(0)", "killed by SIGSEGV"),
    ],
)
def test_death_is_a_crash_that_says_how(cpython: CPythonEngine, text: str, message: str) -> None:
    outcome = run(cpython, text)
    assert (outcome.kind, outcome.message) == (Kind.CRASHED, message)


def test_closing_every_descriptor(cpython: CPythonEngine) -> None:
    assert run(cpython, "import os\nos.closerange(0, 100)").kind is Kind.CRASHED


def test_standard_descriptors_are_not_the_hosts(cpython: CPythonEngine, capfd: pytest.CaptureFixture[str]) -> None:
    text = "import os, sys\nos.write(1, b'one'); os.write(2, b'two'); print(os.read(0, 9)); sys.stderr.write('x'); sys.stdin.read()"
    outcome = run(cpython, text)
    assert (outcome.stdout, outcome.result) == ("b''\n", "''")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "import os\nos.fork()",
        "import subprocess, sys\nsubprocess.run([sys.executable, '-c', '1'])",
        "import os, sys\nos.execv(sys.executable, ['python'])",
        "import os\nwhile True: os.fork()",
        "import threading\nthreading.Thread(target=print).start()",
        "import socket\nsocket.socket()",
        "import os\nos.kill(os.getppid(), 9)",
        "import os\nos.kill(-1, 9)",
        "import ctypes\nif ctypes.CDLL(None).ptrace(16, __import__('os').getppid(), 0, 0): raise PermissionError",
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
        "import os\nos.setuid(0)",
        "import os\nos.chdir('/')",
    ],
)
def test_refused_by_the_kernel(cpython: CPythonEngine, text: str) -> None:
    needs_seccomp(cpython)
    outcome = run(cpython, text)
    assert outcome.kind is Kind.RAISED
    assert outcome.exception in ("PermissionError", "RuntimeError", "BlockingIOError", "ValueError"), outcome


@pytest.mark.parametrize(
    "action",
    [
        "open({path!r}, 'w')",
        "open({path!r}, 'r+')",
        "os.open({path!r}, os.O_RDONLY | os.O_TRUNC)",
        "os.unlink({path!r})",
        "os.rename({path!r}, {path!r} + 'x')",
        "os.chmod({path!r}, 0)",
        "os.truncate({path!r}, 0)",
        "os.mkdir({path!r} + 'd')",
        "os.symlink('/', {path!r} + 's')",
    ],
)
def test_the_file_system_stays_as_it_was(cpython: CPythonEngine, tmp_path: Path, action: str) -> None:
    needs_seccomp(cpython)
    path = tmp_path / "precious"
    path.write_text("data")
    tmp_path.chmod(0o777)
    path.chmod(0o666)
    outcome = run(cpython, "import os\n" + action.format(path=str(path)))
    assert (outcome.kind, outcome.exception) == (Kind.RAISED, "PermissionError")
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("precious", "data")]


def test_no_way_to_a_server_on_this_machine(cpython: CPythonEngine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        outcome = run(cpython, f"import socket\nsocket.create_connection(('127.0.0.1', {server.getsockname()[1]}), 0.2)")
        assert outcome.kind is Kind.RAISED
        if "no-network" in cpython.jail or "seccomp" in cpython.jail:
            with pytest.raises(TimeoutError):
                server.accept()


@pytest.mark.parametrize(
    "text",
    [
        "while True: pass",
        "import signal\nsignal.signal(signal.SIGPROF, signal.SIG_IGN)\nsignal.setitimer(signal.ITIMER_PROF, 0)\nwhile True: pass",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
        "import time\ntime.sleep(60)",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    ],
)
def test_time_ends(cpython: CPythonEngine, text: str) -> None:
    started = time.monotonic()
    assert run(cpython, text, RunLimits(seconds=0.3)).kind is Kind.TIMED_OUT
    assert time.monotonic() - started < 10


def test_memory_ends(cpython: CPythonEngine) -> None:
    assert run(cpython, "x = bytearray(10**9)").exception == "MemoryError"
    hoard = run(cpython, "x = []\nwhile True: x.append(bytearray(10**6))", RunLimits(seconds=5))
    assert hoard.exception == "MemoryError"
    assert hoard.peak_bytes < LIMITS.memory * 1.1
    assert run(cpython, "x = bytearray(10**8)\nlen(x)").result == "100000000"


def test_a_flood_on_the_channel(cpython: CPythonEngine) -> None:
    """The channel is whichever descriptor above 2 can be written to; the program can lie about its outcome, and do no more."""
    text = "import os\nfor fd in range(3, 64):\n    try:\n        while os.write(fd, b'{data}' * 4096): pass\n    except OSError: pass"
    outcome = run(cpython, text.format(data="\\x7f\\xff\\xff\\xff"), RunLimits(seconds=2, output=2**16))
    assert outcome.kind in (Kind.CRASHED, Kind.TIMED_OUT)


@pytest.mark.parametrize(
    "text",
    [
        "getattr(print, '__sel' + 'f__').len = lambda x: 7",
        "getattr(getattr(print, '__sel' + 'f__'), '__bui' + 'ld_class__')\ngetattr(print, '__sel' + 'f__').print = str",
        "b = getattr(print, '__sel' + 'f__')\nb.__dict__['__imp' + 'ort__']('gc').disable()",
        "b = getattr(print, '__sel' + 'f__')\nb.__dict__['__imp' + 'ort__']('sys').settrace(lambda *a: None)",
        "b = getattr(print, '__sel' + 'f__')\nb.__dict__['__imp' + 'ort__']('os').pipe()",
    ],
)
def test_the_canary_tells_a_spoilt_batch(cpython: CPythonEngine, text: str) -> None:
    """The program gets past `runs_alone`; its neighbours still have the outcomes that they have alone."""
    programs = [Program("len([1])"), Program(text), Program("print(len([1, 2]))"), Program("sorted([2, 1])")]
    outcomes = cpython.run(programs, LIMITS)
    assert [outcomes[0].result, outcomes[2].stdout, outcomes[3].result] == ["1", "2\n", "[1, 2]"]


def test_engines_of_several_threads_do_not_disturb_each_other(cpython: CPythonEngine) -> None:
    results: list[str] = []

    def work() -> None:
        engine = CPythonEngine(cpython.executable)
        results.extend(outcome.result for outcome in engine.run([Program(str(n)) for n in range(50)], LIMITS))
        engine.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results.count("49") == 2 and len(results) == 100


def test_nothing_of_the_host_is_inherited(cpython: CPythonEngine) -> None:
    os.environ["A_SECRET_OF_THE_HOST"] = "x"
    try:
        text = "import os, sys\nprint('A_SECRET_OF_THE_HOST' in os.environ, os.listdir('.'))\n'differential' in sys.modules"
        outcome = cpython.run_fresh(Program(text), LIMITS)
    finally:
        del os.environ["A_SECRET_OF_THE_HOST"]
    assert (outcome.stdout, outcome.result) == ("False []\n", "False")
