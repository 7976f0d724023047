"""The zygote: a small process inside the CPython under test, which forks a jailed child per batch of programs.

It is started by `cpython.py` with that interpreter, imports nothing but the standard library and speaks over two dedicated pipes, so that
a program that closes or reads fd 0, 1 or 2 disturbs nobody. A frame is a big-endian length (4 bytes) and JSON. The host sends a batch,
the zygote answers with one frame per program, in order. A canary program ends each batch: where it is not reached or prints something
else, the batch is run again, one program per child.
"""

from __future__ import annotations

import _ast
import builtins
import contextlib
import gc
import importlib
import io
import json
import linecache
import os
import resource
import select
import signal
import struct
import sys
import time
from types import CodeType, ModuleType
from typing import Any, NoReturn

from interp.jail import Jail, JailError

FILE_NAME = "main.py"
PARSE_ONLY = 0x400  # ast.PyCF_ONLY_AST, without the import of ast
TIMED_OUT, CRASHED, RAISED, FINISHED, LIMITED = "timed out", "crashed", "raised", "finished", "limited"
Source = str | tuple[CodeType, CodeType | None]  # a program's text, or what `compile_program` made of it
NO_CODE = compile("", FILE_NAME, "exec")

# What one program can spoil for the next: builtins, hooks, limits, the collector, signal handlers, open files, what modules hold.
CANARY = """
import builtins, gc, math, os, signal, sys
print(sorted((name, type(value).__name__, getattr(value, '__module__', '')) for name, value in vars(builtins).items()))
print(gc.isenabled(), gc.get_threshold(), sys.gettrace(), sys.getprofile(), sys.get_int_max_str_digits())
print([module.__name__ for module in (sys.displayhook, sys.excepthook, sys.unraisablehook)], sys.path, sys.argv, sys.meta_path)
print([signal.getsignal(number) for number in (signal.SIGINT, signal.SIGALRM, signal.SIGPROF, signal.SIGTERM)], len(sys.modules) > 9)
print(sorted(os.listdir('/dev/fd')) if os.path.exists('/dev/fd') else '', dict(os.environ), sys.stdin, sys.stderr)
print([(name, hash(tuple(map(id, vars(module).values())))) for name, module in sorted(sys.modules.items())
    if name not in ('__main__', 'sys', 'threading')])  # a fork changes the last
print(math.pi, len([1, 2]), sorted('ba'), 'a'.upper(), f'{1.5:.2f}', {1: 2}, isinstance(1, int), repr('x'), str(1), hash('a'))
"""


class Capture(io.BufferedIOBase):
    """What a program printed, in chunks; past `limit` bytes the program is ended as limited, which it can't catch."""

    def __init__(self, limit: int, write_outcome: Any) -> None:
        self.chunks: list[bytes] = []
        self.size = 0
        self._limit = limit
        self._write_outcome = write_outcome

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self.chunks.append(bytes(data))
        self.size += len(data)
        if self.size > self._limit:
            self._write_outcome({"kind": LIMITED, "limit": "output", "stdout": self.text()[: self._limit]})
            os._exit(0)
        return len(data)

    def text(self) -> str:
        return b"".join(self.chunks).decode("utf-8", "surrogatepass")


def compile_program(text: str) -> tuple[CodeType, CodeType | None]:
    """The code of a program, and apart from it the code of its last statement where that is an expression.

    A tree for the whole program costs as much as its compilation, so most programs are split at their last line. That is sound where the
    line parses by itself: a line that ends a bracket, a string or a continued line does not, or has a backslash above it. An indented line
    belongs to a compound statement, which has no value. Everything else takes the way through the tree.
    """
    head, newline, last = text.rstrip().rpartition("\n")
    try:
        alone: Any = compile(last.strip(), FILE_NAME, "exec", PARSE_ONLY, dont_inherit=True)
        if len(alone.body) == 1 and not head.endswith("\\"):
            if last[0].isspace() or not isinstance(alone.body[0], _ast.Expr):
                return compile(text, FILE_NAME, "exec", dont_inherit=True), None
            body = compile(head, FILE_NAME, "exec", dont_inherit=True)
            above = (head + newline).count("\n")
            return body, compile("\n" * above + last, FILE_NAME, "eval", dont_inherit=True)
    except (SyntaxError, ValueError):
        pass  # the tree of the whole says what is wrong, if anything is
    return _compile_tree(text)


def _compile_tree(text: str) -> tuple[CodeType, CodeType | None]:
    tree: Any = compile(text, FILE_NAME, "exec", PARSE_ONLY, dont_inherit=True)
    if not tree.body or not isinstance(tree.body[-1], _ast.Expr):
        return compile(tree, FILE_NAME, "exec", dont_inherit=True), None
    last = _ast.Expression(tree.body.pop().value)
    body = compile(tree, FILE_NAME, "exec", dont_inherit=True) if tree.body else NO_CODE
    return body, compile(last, FILE_NAME, "eval", dont_inherit=True)


def message_of(exc: BaseException) -> str:
    try:
        return str(exc)
    except BaseException:  # a guest's own __str__ failed: what CPython's traceback prints in its place
        return "<exception str() failed>"


def line_of(exc: BaseException) -> int:
    """The line of the innermost frame in the program's own text; of a program that did not compile, where the fault is."""
    line, traceback = 0, exc.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == FILE_NAME:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line or (isinstance(exc, SyntaxError) and exc.filename == FILE_NAME and exc.lineno) or 0


def run_program(program: Source, output: int, write_outcome: Any) -> dict[str, Any]:
    """Runs one program (text, or compiled already) as `__main__` in this process, and says what it did, as `Outcome`'s fields."""
    capture = Capture(output, write_outcome)
    wrapped: Any = capture  # typeshed asks for attributes that TextIOWrapper does not use
    sys.stdout = stdout = io.TextIOWrapper(wrapped, encoding="utf-8", errors="surrogatepass", newline="")
    sys.modules["__main__"] = module = ModuleType("__main__")
    if isinstance(program, str):  # tracebacks show its lines
        linecache.cache[FILE_NAME] = (len(program), None, program.splitlines(True), FILE_NAME)
    namespace = module.__dict__
    namespace["__builtins__"] = builtins
    peak, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    setrecursionlimit = sys.setrecursionlimit
    error: BaseException | None = None
    result = "None"
    try:
        body, last = compile_program(program) if isinstance(program, str) else program
        exec(body, namespace)
        if last is not None:
            result = repr(eval(last, namespace))
    except BaseException as exc:
        error = exc
    setrecursionlimit(100_000)  # the program may have left less than it takes to say what it did
    outcome: dict[str, Any] = {"kind": FINISHED, "result": result}
    if error is not None:
        outcome = {"kind": RAISED, "exception": type(error).__name__, "message": message_of(error)[:output], "line": line_of(error)}
    outcome["cpu_seconds"] = time.process_time() - started
    outcome["peak_bytes"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) * (1 if sys.platform == "darwin" else 1024)
    if not stdout.closed:
        stdout.flush()
    outcome["stdout"] = capture.text()
    if len(outcome.get("result", "")) > output:
        outcome = {**outcome, "kind": LIMITED, "limit": "output", "result": "None"}
    return outcome


def read_exactly(descriptor: int, size: int) -> bytes:
    """`size` bytes, or fewer where the other side closed."""
    data = bytearray()
    while len(data) < size and (chunk := os.read(descriptor, size - len(data))):
        data += chunk
    return bytes(data)


def write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def frame(value: Any) -> bytes:
    data = json.dumps(value).encode("ascii")
    return struct.pack(">I", len(data)) + data


class Frames:
    """Cuts a stream of bytes into frame bodies as it comes in."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.size = 0
        self._rest = bytearray()

    def feed(self, data: bytes) -> bool:
        """Takes more of the stream; whether a frame was completed."""
        self._rest += data
        self.size += len(data)
        before = len(self.bodies)
        while len(self._rest) >= 4 and len(self._rest) >= (end := 4 + int.from_bytes(self._rest[:4], "big")):
            self.bodies.append(bytes(self._rest[4:end]))
            del self._rest[:end]
        return len(self.bodies) > before


def child(programs: list[Source], request: dict[str, Any], jail: Jail, channel: int) -> NoReturn:
    """The forked child: jails itself, runs the programs, writes an outcome after each, exits."""
    for descriptor in map(int, os.listdir("/dev/fd")):  # a thousand calls for what may be open take as long as a program
        if descriptor > 2 and descriptor != channel:
            with contextlib.suppress(OSError):  # the one that listed them is closed by now
                os.close(descriptor)
    seconds = request["seconds"]
    jail.enter_child(request["memory"], int(seconds * len(programs)) + 2)

    def write_outcome(outcome: dict[str, Any]) -> None:
        write_all(channel, frame(outcome))

    # CPython counts the frames below the program too; the program must see the depth it would have as a script of its own.
    # Below its own frame are this one, its callers, run_program and, where 3.11 counts it, exec.
    below = 2 if sys.version_info < (3, 12) else 1
    caller: Any = sys._getframe()
    while caller is not None:
        below, caller = below + 1, caller.f_back
    setrecursionlimit = sys.setrecursionlimit
    status = 1
    try:
        for program in programs:
            setrecursionlimit(request["recursion"] + below)
            # The default action of SIGPROF ends the process inside any C loop; no Python handler needs to get its turn.
            signal.setitimer(signal.ITIMER_PROF, seconds)
            outcome = run_program(program, request["output"], write_outcome)
            signal.setitimer(signal.ITIMER_PROF, 0)
            write_outcome(outcome)
        status = 0
    finally:
        os._exit(status)


class Zygote:
    """The loop that serves the host: reads a batch, forks, collects, answers."""

    def __init__(self, requests: int, replies: int, jail: Jail) -> None:
        self._requests = requests
        self._replies = replies
        self._jail = jail
        self._canary = compile_program(CANARY)
        self._expected = ""

    def serve(self) -> None:
        """Until the host closes its end."""
        while header := read_exactly(self._requests, 4):
            request = json.loads(read_exactly(self._requests, int.from_bytes(header, "big")))
            outcomes = self.outcomes(request["programs"], request)
            write_all(self._replies, b"".join(struct.pack(">I", len(body)) + body for body in outcomes))

    def outcomes(self, programs: list[str], request: dict[str, Any]) -> list[bytes]:
        """The frame body of each program's outcome; where a batch spoilt its own process, of each program alone."""
        if len(programs) == 1:
            bodies, death = self.run_child([programs[0]], request)
            return bodies[:1] or [death]
        bodies, death = self.run_child([*programs, self._canary], request)
        if len(bodies) > len(programs) and json.loads(bodies[-1])["stdout"] == self.expected_canary(request):
            return bodies[:-1]
        # The program that timed out would only time out again: what it did is known.
        late = len(bodies) if json.loads(death)["kind"] == TIMED_OUT else -1
        return [death if index == late else self.outcomes([program], request)[0] for index, program in enumerate(programs)]

    def expected_canary(self, request: dict[str, Any]) -> str:
        """What the canary prints in a process that ran nothing before it."""
        if not self._expected:
            self._expected = json.loads(self.run_child([self._canary], request)[0][0])["stdout"]
        return self._expected

    def run_child(self, programs: list[Source], request: dict[str, Any]) -> tuple[list[bytes], bytes]:
        """Forks a child for `programs`: the frame bodies it wrote, and one for the program it died in, if it died."""
        read_end, write_end = os.pipe()
        pid = os.fork()
        if pid == 0:
            child(programs, request, self._jail, write_end)
        os.close(write_end)
        frames = Frames()
        end = self._collect(read_end, frames, len(programs), request)
        os.close(read_end)
        os.kill(pid, signal.SIGKILL)  # not waited for yet, so the id is still the child's
        with contextlib.suppress(ProcessLookupError, PermissionError):  # the child may have died before it had a group
            os.killpg(pid, signal.SIGKILL)
        _, status, usage = os.wait4(pid, 0)
        deadly = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        spent = usage.ru_utime + usage.ru_stime > request["seconds"] * len(programs)  # it ignored SIGPROF, and the hard limit got it
        if end == "late" or deadly == signal.SIGPROF or (deadly and spent):
            death = {"kind": TIMED_OUT, "limit": "time"}
        elif end == "noisy":
            death = {"kind": CRASHED, "message": "wrote more to the harness's channel than outcomes can hold"}
        elif deadly == signal.SIGKILL:
            death = {"kind": CRASHED, "message": "killed by SIGKILL, or closed the harness's channel"}
        elif deadly:
            death = {"kind": CRASHED, "message": f"killed by {signal.Signals(deadly).name}"}
        else:
            death = {"kind": CRASHED, "message": f"ended its process with exit status {os.WEXITSTATUS(status)}"}
        return frames.bodies, json.dumps(death).encode()

    def _collect(self, read_end: int, frames: Frames, count: int, request: dict[str, Any]) -> str:
        """Reads what the child writes until it `closed` its end, is `late` or too `noisy`.

        The processor limit is the child's own; this deadline is for programs that sleep or wait, and generous, so that a loaded machine
        does not turn work into timeouts. It starts anew with each outcome.
        """
        wait = 3 * request["seconds"] + 2
        most = count * (14 * request["output"] + 2**16)  # JSON may escape a character to 12 bytes
        poller = select.poll()
        poller.register(read_end, select.POLLIN)
        poller.register(self._requests, 0)  # reports only that the host is gone
        deadline = time.monotonic() + wait
        while (left := deadline - time.monotonic()) > 0:
            for descriptor, _event in poller.poll(left * 1000):
                if descriptor != read_end:
                    os._exit(1)  # and the child with it: it is bound to this process
                chunk = os.read(read_end, 2**16)
                if not chunk:
                    return "closed"
                if frames.feed(chunk):
                    deadline = time.monotonic() + wait
                if frames.size > most:
                    return "noisy"
        return "late"


def rows() -> list[str]:
    """What this CPython's guest can call: builtin functions and types, and the methods of the types that have a literal or are builtin."""
    names = [name for name, value in vars(builtins).items() if callable(value) and not name.startswith("_")]
    types = (int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, object)
    return sorted(names) + [f"{kind.__name__}.{name}" for kind in types for name in dir(kind) if callable(getattr(kind, name))]


def main(requests: int, replies: int, modules: list[str]) -> None:
    """Serves one host over two descriptors, after a hello frame: version, what jail is in force, rows; or why it can't serve. Children have
    `modules` imported."""
    null = os.open(os.devnull, os.O_RDWR)  # before the jail, in which nothing is opened for writing
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    jail = Jail()
    try:
        jail.enter_zygote()
    except JailError as exc:
        write_all(replies, frame({"refused": str(exc)}))
        return
    for name in modules:
        with contextlib.suppress(ImportError):  # not every CPython has it
            importlib.import_module(name)
    for module in [name for name in sys.modules if name.partition(".")[0] in ("differential", "interp")]:
        del sys.modules[module]
    sys.argv = [FILE_NAME]
    hello = {"version": sys.version.split()[0], "python": list(sys.version_info[:2]), "jail": jail.parts, "rows": rows()}
    write_all(replies, frame(hello))
    gc.collect()
    gc.freeze()  # a collection in a child then neither walks nor copies what the zygote holds
    zygote = Zygote(requests, replies, jail)
    jail.measure()
    zygote.serve()
