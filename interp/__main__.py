"""`python -m interp`: run a file, show its instructions, or talk to the interpreter."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from interp import Failure, Monty
from interp.compiler.unit import compile_source
from interp.host.session import FILENAME, Session, syntax_failure
from interp.limits import Limits
from interp.syntax.refused import Refused

OPTIONS = ("max_memory", "max_feed_duration_secs", "max_instructions", "max_recursion_depth", "max_output")


def read(path: str) -> str:
    """The text of a file. Exits with 2 and one line when it can't be had."""
    try:
        return Path(path).read_bytes().decode("utf-8")
    except OSError as error:
        sys.exit(bad(f"{path}: {error.strerror or error}"))
    except UnicodeDecodeError as error:
        sys.exit(bad(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8"))


def bad(message: str) -> int:
    """One line on stderr; the exit code for bad input."""
    print(f"interp: {message}", file=sys.stderr)
    return 2


def write(text: str) -> None:
    """What the guest prints. Lone surrogates go out escaped."""
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8"))


def report(failure: Failure) -> int:
    """Prints what ended the guest; the exit code that says so."""
    if failure.exit_code is not None:
        if failure.message and failure.exit_code == 1 and not failure.message.isdigit():
            print(failure.message, file=sys.stderr)
        return failure.exit_code
    sys.stdout.flush()
    sys.stderr.write(failure.text.encode("utf-8", "backslashreplace").decode("utf-8"))
    return 124 if failure.kind == "limited" else 1


def run(path: str, limits: dict[str, float]) -> int:
    """`python -m interp run FILE`."""
    source = read(path)
    with Monty() as pool, pool.checkout(limits=limits) as session:
        result = session.feed(source, print_callback=write, mode="exec", filename=path)
    sys.stdout.flush()
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
    """Reads statements and expressions until the input ends."""
    with Monty() as pool, pool.checkout() as session:
        interactive = sys.stdin.isatty()
        while True:
            source = read_statement(interactive)
            if source is None:
                return 0
            if source.strip():
                show(session, source)


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
        except (SyntaxError, ValueError, OverflowError):
            return "".join(lines)


def show(session: Session, source: str) -> None:
    """Runs one statement and prints its value or what it raised."""
    result = session.feed(source, print_callback=write)
    if isinstance(result, Failure):
        report(result)
    elif result is not None:
        write(session.repr_of(result) + "\n")
    sys.stdout.flush()


def main() -> int:
    """The command line."""
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
