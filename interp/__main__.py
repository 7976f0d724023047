"""`python -m interp`: run a file, show its instructions, or talk to the interpreter."""

from __future__ import annotations

import argparse
import os
import sys
from io import TextIOWrapper
from itertools import count
from pathlib import Path

from interp import Failure, Monty
from interp.compiler.unit import compile_source
from interp.host.session import FILENAME, Session, syntax_failure
from interp.limits import Limits
from interp.syntax.parse import MAX_SOURCE
from interp.syntax.refused import Refused

OPTIONS = ("max_memory", "max_feed_duration_secs", "max_instructions", "max_recursion_depth", "max_output")


def read(path: str) -> str:
    """The text of a file. Exits with 2 and one line when it can't be had."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(4 * MAX_SOURCE + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        sys.exit(bad(f"{path}: {error.strerror or error}"))
    except UnicodeDecodeError as error:
        if len(data) <= 4 * MAX_SOURCE:
            sys.exit(bad(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8"))
        text = ""
    if len(data) > 4 * MAX_SOURCE or len(text) > MAX_SOURCE:
        sys.exit(bad(f"{path}: too large, a program has at most {MAX_SOURCE} characters"))
    if "\0" in text:
        sys.exit(bad(f"{path}: a binary file, not Python (null character at {text.index(chr(0))})"))
    return text


def bad(message: str) -> int:
    """One line on stderr; the exit code for bad input."""
    print(f"interp: {message}", file=sys.stderr)
    return 2


def write(text: str) -> None:
    """What the guest prints."""
    sys.stdout.write(text)


def report(failure: Failure) -> int:
    """Prints what ended the guest; the exit code that says so."""
    sys.stdout.flush()
    sys.stderr.write(failure.text)
    if failure.exit_code is not None:
        return failure.exit_code
    return 124 if failure.kind == "limited" else 1


def run(path: str, limits: dict[str, float]) -> int:
    """`python -m interp run FILE`."""
    source = read(path)
    with Monty() as pool, pool.checkout(limits=limits) as session:
        result = session.feed(source, print_callback=write, mode="exec", filename=path)
    return report(result) if isinstance(result, Failure) else 0


def dis(path: str) -> int:
    """`python -m interp dis FILE`."""
    from interp.bytecode.disassemble import disassemble

    try:
        print(disassemble(compile_source(read(path), path, "exec")))
    except Refused as refused:
        return bad(f"{path}, line {getattr(refused, 'lineno', 0)}: {refused}")
    except SyntaxError as error:
        return report(syntax_failure(error))
    return 0


def repl() -> int:
    """Reads statements and expressions until the input ends or the guest raises SystemExit. Ctrl-C ends a statement."""
    interactive = sys.stdin.isatty()
    with Monty() as pool, pool.checkout() as session:
        for number in count(1):
            try:
                source = read_statement(interactive)
                if source is None:
                    return 0
                exit_code = show(session, source, f"<input {number}>")
            except KeyboardInterrupt:
                sys.stdout.flush()
                print("\nKeyboardInterrupt", file=sys.stderr)
                continue
            if exit_code is not None:
                return exit_code
    return 0


def read_statement(interactive: bool) -> str | None:
    """The lines of one statement: more are read while what there is is no whole one."""
    from codeop import compile_command

    lines: list[str] = []
    while True:
        if interactive:
            print("... " if lines else ">>> ", end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            return "".join(lines) if lines else None
        lines.append(line)
        try:
            if compile_command("".join(lines), FILENAME, "single") is not None:
                return "".join(lines)
        except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
            return "".join(lines)


def show(session: Session, source: str, filename: str) -> int | None:
    """Runs one statement and prints its value or what it raised; the exit code when that was SystemExit."""
    result = session.feed(source, print_callback=write, filename=filename)
    if isinstance(result, Failure):
        report(result)
        return result.exit_code
    if result is not None:
        write(session.repr_of(result) + "\n")
    sys.stdout.flush()
    return None


def main() -> int:
    """The command line. A pipe that its reader closed is the end, and no error of ours."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    try:
        code = command()
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("interp: interrupted", file=sys.stderr)
        return 130
    except OSError as error:
        # What could not be written is dropped, or Python would try once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141 if isinstance(error, BrokenPipeError) else bad(f"output: {error.strerror}")


def command() -> int:
    """Does what the arguments ask for; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m interp", description="Runs Python in the sandbox; without arguments, a REPL.")
    commands = parser.add_subparsers(dest="command")
    running = commands.add_parser("run", help="run a file: its stdout, its traceback, exit 1 when it raises, 124 at a limit")
    running.add_argument("file")
    defaults = Limits()
    for option in OPTIONS:
        default = getattr(defaults, option)
        running.add_argument(
            f"--{option.replace('_', '-')}",
            dest=option,
            type=type(default),
            metavar=type(default).__name__.upper(),
            help=f"default {default}",
        )
    showing = commands.add_parser("dis", help="print the instructions of a file")
    showing.add_argument("file")
    given = parser.parse_args()
    if given.command == "run":
        limits = {option: getattr(given, option) for option in OPTIONS if getattr(given, option) is not None}
        try:
            Limits.of(limits)
        except ValueError as error:
            return bad(str(error))
        return run(given.file, limits)
    if given.command == "dis":
        return dis(given.file)
    return repl()


if __name__ == "__main__":
    sys.exit(main())
