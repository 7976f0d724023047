"""A session from its host's side: what goes in, what comes out, what is left after each way to end."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interp import Monty, MontyConversionError, MontyRuntimeError, MontySyntaxError, Session
from interp.host.convert import DEEPEST, GuestObject
from interp.host.tracebacks import MOST_MEMBERS

SMALL: dict[str, Any] = {
    "max_memory": 16 * 2**20,
    "max_instructions": 1_000_000,
    "max_output": 1000,
    "max_recursion_depth": 100,
    "max_feed_duration_secs": 30.0,
}


@pytest.fixture
def session() -> Iterator[Session]:
    with Monty() as pool, pool.checkout(limits=SMALL) as made:
        yield made


def raised(session: Session, code: str, **given: Any) -> MontyRuntimeError:
    """The error that a feed ends with."""
    with pytest.raises(MontyRuntimeError) as caught:
        session.feed_run(code, **given)
    return caught.value


# Feeds.


def test_the_value_is_that_of_a_last_expression(session: Session) -> None:
    assert session.feed_run("1 + 1") == 2
    assert session.feed_run("x = 1") is None
    assert session.feed_run("x\nx = 2") is None
    assert session.feed_run("") is None


def test_globals_live_from_feed_to_feed(session: Session) -> None:
    session.feed_run("x = [1]\ndef push(y):\n    x.append(y)\n    return len(x)")
    assert session.feed_run("push(5)") == 2
    session.feed_run("x = []")
    assert session.feed_run("push(1), x") == (1, [1])


def test_globals_outlive_a_feed_that_raised(session: Session) -> None:
    raised(session, "x = 7\n1 / 0\nx = 8")
    assert session.feed_run("x") == 7


def test_inputs_become_globals_and_stay(session: Session) -> None:
    assert session.feed_run("a + b", inputs={"a": 1, "b": 2}) == 3
    assert session.feed_run("a") == 1


def test_inputs_are_copies(session: Session) -> None:
    given = {"l": [1, {"k": (2,)}]}
    assert session.feed_run("l.append(3); l[1]['k'] = 4; l", inputs=given) == [1, {"k": 4}, 3]
    assert given == {"l": [1, {"k": (2,)}]}


@pytest.mark.parametrize(
    ("function", "ending"),
    [
        ("def f():\n    global x\n    del x", "NameError: name 'x' is not defined"),
        ("def f():\n    del globals()['x']", "NameError: name 'x' is not defined"),
        ("def f():\n    exec('del x', globals())", "NameError: name 'x' is not defined"),
        ("def f():\n    global x\n    x = 'new'", "'new'"),
        ("def f():\n    globals()['x'] = 'new'", "'new'"),
        ("class C:\n    def f(self):\n        global x\n        x = 'new'\nf = C().f", "'new'"),
        ("f = lambda: [x := 'new' for _ in 'a']", "5"),
    ],
)
def test_a_function_of_an_earlier_feed_may_rebind_a_global(session: Session, function: str, ending: str) -> None:
    session.feed_run(function)
    try:
        ended = repr(session.feed_run("x = 5\nf()\nx"))
    except MontyRuntimeError as error:
        ended = str(error)
    assert ended == ending


def test_a_global_rebound_by_an_operand_keeps_its_earlier_value(session: Session) -> None:
    session.feed_run("def f():\n    global x\n    x = 10\n    return 1")
    assert session.feed_run("x = 5\nx + f()") == 6
    assert session.feed_run("x = 5\n(x, f(), x)") == (5, 1, 10)


def test_the_same_text_is_compiled_for_the_session_it_is_fed_to(session: Session) -> None:
    with Monty() as pool, pool.checkout() as other:
        other.feed_run("def f(): pass")
        assert other.feed_run("x = 5\nf()\nx") == 5
        session.feed_run("def f():\n    global x\n    del x")
        assert raised(session, "x = 5\nf()\nx").failure.exception == "NameError"
        assert other.feed_run("x = 5\nf()\nx") == 5


# Host functions and printing.


def test_host_functions_get_copies_by_position_and_by_name(session: Session) -> None:
    calls: list[object] = []

    def ask(*args: object, **keywords: object) -> list[object]:
        calls.append((args, keywords))
        return [len(args), sorted(keywords)]

    code = "def run():\n    return ask(1, [2], key={3}), ask(*(4,), **{'a': 5}), ask()\nrun()"
    assert session.feed_run(code, external_lookup={"ask": ask}) == ([2, ["key"]], [1, ["a"]], [0, []])
    assert calls == [((1, [2]), {"key": {3}}), ((4,), {"a": 5}), ((), {})]


def test_host_functions_are_values_for_the_guest(session: Session) -> None:
    lookup = {"twice": lambda x: 2 * x}
    assert session.feed_run("list(map(twice, [1, 2])), sorted([3, 1], key=twice), callable(twice)", external_lookup=lookup) == (
        [2, 4],
        [1, 3],
        True,
    )


def test_external_values_are_looked_up(session: Session) -> None:
    assert session.feed_run("port + 1", external_lookup={"port": 80}) == 81


class Private(LookupError):
    """A class that a guest doesn't have."""


@pytest.mark.parametrize(
    ("error", "ending"),
    [
        (ValueError("no"), "ValueError ('no',)"),
        (KeyError("k"), "KeyError ('k',)"),
        (OSError(2, "gone"), "FileNotFoundError (2, 'gone')"),
        (Private("p", 1), "LookupError ('p', 1)"),
        (Exception("plain"), "Exception ('plain',)"),
        (type("Odd", (Exception,), {})("odd"), "RuntimeError ('odd',)"),
        (ValueError(object), "ValueError (\"<class 'object'>\",)"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), "RuntimeError"),
        (ExceptionGroup("g", [ValueError(1)]), "RuntimeError"),
        (StopIteration(5), "StopIteration (5,)"),
        (RecursionError("deep"), "RecursionError ('deep',)"),
    ],
)
def test_exceptions_of_host_functions_are_the_guests_to_catch(session: Session, error: Exception, ending: str) -> None:
    def fail() -> None:
        raise error

    code = "try:\n    fail()\nexcept Exception as e:\n    got = f'{type(e).__name__} {e.args}'\ngot"
    got = session.feed_run(code, external_lookup={"fail": fail})
    assert isinstance(got, str) and got.startswith(ending)


def test_a_host_exception_ends_the_feed_with_the_guests_traceback_alone(session: Session) -> None:
    def fail() -> None:
        raise ValueError("no")

    error = raised(session, "def f():\n    fail()\nf()", external_lookup={"fail": fail})
    lines = error.traceback().splitlines()
    assert lines[0] == "Traceback (most recent call last):" and lines[-1] == "ValueError: no"
    assert __file__ not in error.traceback()
    assert '  File "main.py", line 2, in f' in lines


def test_a_host_function_that_returns_no_plain_value_is_the_hosts_error(session: Session) -> None:
    with pytest.raises(MontyConversionError, match="a object can't be given to a guest"):
        session.feed_run("f()", external_lookup={"f": object})
    assert session.feed_run("1") == 1


def test_arguments_that_cannot_cross_are_the_guests_error(session: Session) -> None:
    error = raised(session, "l = []\nl.append(l)\nf(l)", external_lookup={"f": lambda x: x})
    assert error.failure.exception == "ValueError" and "nested" in error.failure.message


def test_what_host_functions_return_counts_as_the_guests_memory(session: Session) -> None:
    error = raised(session, "l = []\nwhile True:\n    l.append(f())", external_lookup={"f": lambda: bytearray(2**20)})
    assert error.failure.limit == "memory"
    assert session.feed_run("l = 0\nfor _ in range(50): l = f()\nlen(l)") == 2**20


def test_inputs_count_as_the_guests_memory(session: Session) -> None:
    assert raised(session, "1", inputs={"big": "x" * (17 * 2**20)}).failure.limit == "memory"


def test_print_goes_to_the_callback(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    printed: list[str] = []
    session.feed_run("print('a', 1, sep='-', end='!')\nprint()", print_callback=printed.append)
    assert "".join(printed) == "a-1!\n"
    assert capsys.readouterr().out == ""
    session.feed_run("print('b')")
    assert capsys.readouterr().out == "b\n"


def test_an_error_of_the_callback_is_the_hosts(session: Session) -> None:
    def full(text: str) -> None:
        raise OSError(28, text)

    with pytest.raises(OSError, match="28"):
        session.feed_run("try:\n    print('x')\nexcept BaseException:\n    y = 1", print_callback=full)
    assert raised(session, "y").failure.exception == "NameError"


# Errors.


def test_a_syntax_error(session: Session) -> None:
    with pytest.raises(MontySyntaxError) as caught:
        session.feed_run("x = 1\nx = (")
    error = caught.value
    assert str(error) == "SyntaxError: '(' was never closed"
    assert error.display("msg") == "'(' was never closed"
    assert error.display().startswith('  File "main.py", line 2\n')
    assert error.failure.line == 2
    assert raised(session, "x").failure.exception == "NameError"


def test_a_refused_construct_runs_nothing(session: Session) -> None:
    with pytest.raises(MontySyntaxError, match="__del__") as caught:
        session.feed_run("x = 1\nclass A:\n    def __del__(self): pass")
    assert (caught.value.failure.kind, caught.value.failure.line) == ("refused", 3)
    assert raised(session, "x").failure.exception == "NameError"


def test_an_exception_in_all_its_forms(session: Session) -> None:
    error = raised(session, "def f():\n    raise KeyError('k')\nf()")
    assert isinstance(error.exception(), KeyError)
    assert error.display("type-msg") == str(error) == "KeyError: 'k'"
    assert error.display("msg") == "'k'"
    assert error.display("traceback") == error.traceback()
    assert error.failure.line == 2
    with pytest.raises(ValueError, match="form must be traceback, type-msg or msg"):
        error.display("html")


def test_a_guests_own_exception_is_a_runtime_error(session: Session) -> None:
    error = raised(session, "class Odd(ValueError): pass\nraise Odd('why')")
    assert repr(error.exception()) == "RuntimeError('Odd: why')"


def test_tracebacks_show_the_text_a_function_was_defined_in(session: Session) -> None:
    session.feed_run("\n\ndef f():\n    return 1 / 0")
    text = raised(session, "# one\n# two\n# three\nf()").traceback()
    assert "    return 1 / 0\n" in text and "    f()\n" in text


def test_tracebacks_of_what_stands_on_several_lines_are_the_hosts(session: Session, tmp_path: Path) -> None:
    code = "def f(x):\n    return (x +\n            1)\nf(\n  None\n)\n"
    (tmp_path / "main.py").write_text(code)
    expected = subprocess.run([sys.executable, "main.py"], cwd=tmp_path, capture_output=True, text=True, check=False).stderr
    assert raised(session, code).traceback() == re.sub(r'File ".*?main.py"', 'File "main.py"', expected)


def test_a_group_of_shared_groups_is_not_printed_for_ever(session: Session) -> None:
    code = "group = ValueError('inside')\nfor _ in range(9):\n    group = ExceptionGroup('many', [group] * 15)\nraise group"
    text = raised(session, code).traceback()
    assert 15 < text.count("many (15 sub-exceptions)") <= MOST_MEMBERS + 1


def test_str_that_fails_is_no_crash(session: Session) -> None:
    error = raised(session, "class E(Exception):\n    def __str__(self): 1 / 0\nraise E")
    assert error.failure.message == "<exception str() failed>"
    endless = raised(session, "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E")
    assert endless.failure.limit == "instructions"
    assert session.feed_run("1") == 1


# Values.


@pytest.mark.parametrize(
    "value",
    [0, True, -(10**50), 1.5, 2j, "ü\ud800", b"\0", None, ..., [], (1, [2]), {1: {2}}, frozenset({3}), bytearray(b"x"), range(1, 9, 3)],
    ids=repr,
)
def test_plain_values_cross_both_ways(session: Session, value: object) -> None:
    got = session.feed_run("v", inputs={"v": value})
    assert got == value and type(got) is type(value)


def test_shared_values_stay_shared_and_are_copied_once(session: Session) -> None:
    got = session.feed_run("l = []\nfor _ in range(150):\n    l = [l, l]\nl")
    assert isinstance(got, list) and got[0] is got[1]
    assert session.feed_run("v[0] is v[1]", inputs={"v": got}) is True


@pytest.mark.parametrize(
    "code", ["l = []\nl.append(l)\nl", "d = {}\nd['d'] = [d]\nd", f"l = []\nfor _ in range({DEEPEST + 2}):\n    l = (l,)\nl"]
)
def test_cyclic_and_deep_values_do_not_cross(session: Session, code: str) -> None:
    with pytest.raises(MontyConversionError, match="nested more than"):
        session.feed_run(code)
    assert session.feed_run("1") == 1
    cycle: list[object] = []
    cycle.append(cycle)
    with pytest.raises(MontyConversionError, match="nested more than"):
        session.feed_run("1", inputs={"cycle": cycle})


def test_a_guests_objects_become_their_names(session: Session) -> None:
    got = session.feed_run(
        "class A: pass\nclass I(int): pass\n[A(), A, len, I(7), ValueError(1), iter([]), (x for x in ''), slice(1, I(2))]"
    )
    assert isinstance(got, list)
    assert [repr(item) for item in got[:3]] == ["<guest A>", "<guest type>", "<guest builtin_function_or_method>"]
    assert got[3] == 7 and type(got[3]) is int
    assert [type(item) for item in got[4:7]] == [GuestObject] * 3
    assert got[7] == slice(1, 2) and type(got[7].stop) is int


def test_a_hosts_objects_do_not_cross(session: Session) -> None:
    for value in (object(), [object()], {1: open}, type("I", (int,), {})(1)):
        with pytest.raises(MontyConversionError, match="can't be given to a guest"):
            session.feed_run("1", inputs={"v": value})
    assert raised(session, "v").failure.exception == "NameError"


# Sessions, limits, threads.


def test_sessions_are_independent() -> None:
    with Monty() as pool, pool.checkout() as one, pool.checkout() as two:
        one.feed_run("import math\nx = 1\nclass A: n = 0\nmath.pi = 3")
        assert raised(two, "x").failure.exception == "NameError"
        assert str(two.feed_run("import math\nmath.pi")).startswith("3.14")
        assert one.feed_run("A.n + x") == 1


def test_an_unknown_or_bad_limit_is_refused() -> None:
    pool = Monty()
    refused: list[tuple[dict[str, Any], str]] = [
        ({"max_memroy": 1}, "unknown limit 'max_memroy'; the limits are max_memory"),
        ({"max_memory": 0}, "must be a positive number, not 0"),
        ({"max_memory": True}, "must be a positive number, not True"),
        ({"max_memory": "1"}, "must be a positive number, not '1'"),
        ({"max_memory": 1.5}, "must be a whole number"),
        ({"max_feed_duration_secs": float("inf")}, "must be below 2\\*\\*62"),
        ({"max_instructions": 2**70}, "must be below 2\\*\\*62"),
    ]
    for limits, words in refused:
        with pytest.raises(ValueError, match=words):
            pool.checkout(limits=limits)


BREACHES = {
    "memory": "l = [0]\nwhile True:\n    l += l",
    "instructions": "while True:\n    pass",
    "output": "while True:\n    print('x' * 100)",
    "time": "while True:\n    pass",
}


@pytest.mark.parametrize("kind", BREACHES)
def test_a_session_is_usable_after_every_limit(kind: str) -> None:
    limits = {**SMALL, "max_instructions": 10**12, "max_feed_duration_secs": 0.2} if kind == "time" else SMALL
    code = "\n".join(
        ["caught = 0", "try:", *(f"    {line}" for line in BREACHES[kind].splitlines()), "except BaseException:", "    caught = 1"]
    )
    with Monty() as pool, pool.checkout(limits=limits) as session:
        for _ in range(3):
            error = raised(session, code, print_callback=lambda text: None)
            assert (error.failure.kind, error.failure.limit) == ("limited", kind)
        assert session.feed_run("l = None\ncaught") == 0
        assert session.feed_run("sum(range(1000))") == 499500
        printed: list[str] = []
        session.feed_run("print('again')", print_callback=printed.append)
        assert printed == ["again\n"]


def test_recursion_is_the_guests_to_catch(session: Session) -> None:
    code = "def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as e:\n    got = str(e)\ngot"
    assert session.feed_run(code) == "maximum recursion depth exceeded"
    assert raised(session, "f(0)").failure.exception == "RecursionError"
    assert session.feed_run("1") == 1


def test_usage_says_what_a_feed_took(session: Session) -> None:
    session.feed_run("1")
    least = session.usage
    session.feed_run("for _ in range(1000): pass")
    assert 1000 <= session.usage["fuel"] - least["fuel"] <= 1100
    session.feed_run("x = [0] * 100_000")
    assert session.usage["memory"] - least["memory"] >= 800_000
    for _ in range(2):
        session.feed_run("for _ in range(1000): pass")
        first = session.usage["fuel"]
    session.feed_run("for _ in range(1000): pass")
    assert session.usage["fuel"] == first


def test_interrupt_ends_a_feed_from_another_thread(session: Session) -> None:
    endless = {**SMALL, "max_instructions": 10**12}
    with Monty() as pool, pool.checkout(limits=endless) as long:
        timer = threading.Timer(0.1, long.interrupt)
        timer.start()
        started = time.perf_counter()
        error = raised(long, "try:\n    while True: pass\nexcept BaseException:\n    x = 1")
        timer.join()
        assert error.failure.limit == "interrupt" and isinstance(error.exception(), KeyboardInterrupt)
        assert time.perf_counter() - started < 5
        assert raised(long, "x").failure.exception == "NameError"


def test_threads_have_a_session_each() -> None:
    results: dict[int, object] = {}

    def work(number: int) -> None:
        with Monty() as pool, pool.checkout() as session:
            for turn in range(20):
                session.feed_run(f"x = {number}\ntotal = 0\nfor i in range({turn} * 20):\n    total += x", inputs={"y": number})
            results[number] = session.feed_run("total, x, y")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: (380 * number, number, number) for number in range(4)}


def test_a_closed_session_is_not_fed(session: Session) -> None:
    session.close()
    session.close()
    with pytest.raises(RuntimeError, match="the session is closed: check out another"):
        session.feed_run("1")


def test_a_session_is_not_closed_from_inside_its_feed(session: Session) -> None:
    error = raised(session, "stop()", external_lookup={"stop": session.close})
    assert "a session can't be closed while it is fed" in str(error)
    assert session.feed_run("1 + 1") == 2
