"""The `montyfuzz` command."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import asdict
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from ci import diff as diffing
from ci.cases import REGRESSIONS
from ci.complaint import Complaint
from ci.controls import planted
from ci.findings import Findings, FindingsError
from ci.fuzzing import run_target, target_named
from ci.limits import attacks_asked, lines, run_limits, settings_named, written_attacks
from ci.program_files import read_programs
from ci.progress import Progress
from ci.score.streams import BASELINES, OURS
from ci.shown import bucket_lines, finding_lines
from ci.signature_score import read_labelled, score_lines, score_signatures
from ci.triage import FAILED, INTERRUPTED, NEWS, NOTHING_NEW, SOMETHING_NEW, totals_as_json
from differential.allowed import AllowedError
from differential.engines.found import ASKED, find_engines
from differential.limits.worker import ENGINES
from fuzz_targets.faults import LIMIT_FAULTS
from fuzz_targets.targets import TARGETS

DEFAULT_OUT = Path("fuzz-report")
DEFAULT_COUNT = 200
ENGINE = re.compile("|".join(ASKED) + r"|cpython-3\.\d+")


def engines_asked(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The engines of `--engines a,b`; none where it was not given."""
    names = tuple(dict.fromkeys(name.strip() for name in value.split(","))) if value is not None else ()
    for name in names:
        if not ENGINE.fullmatch(name):
            raise Complaint(f"unknown engine {name!r}: there are {', '.join(ASKED)}, and one CPython as cpython-3.{sys.version_info[1]}")
    return names


def positive(context: click.Context, parameter: click.Parameter, value: float | None) -> float | None:
    """Refuses a length of time or a number that is not above zero."""
    if value is not None and not 0 < value < float("inf"):
        raise Complaint(f"--{parameter.name} takes a number above 0, not {value}")
    return value


engines_option = click.option(
    "--engines",
    callback=engines_asked,
    metavar="A,B",
    help="Only these engines: cpython, interp, pydantic-monty; one CPython as cpython-3.12, interp statement by statement as interp-fed.",
)
seed_option = click.option("--seed", type=int, default=0, show_default=True, help="Same seed, same programs.")
out_option = click.option(
    "--out", type=click.Path(path_type=Path), default=DEFAULT_OUT, show_default=True, help="Folder of the report and the findings database."
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default="one a core", help="Shards that run at the same time."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document on stdout instead of text.")


def examples(*lines: str) -> str:
    """The epilog of a command's help: examples, kept line by line."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def open_database(out: Path) -> Findings:
    database = Findings(out / "findings.sqlite3")
    if database.notice:
        click.echo(database.notice, err=True)
    return database


def existing_database(out: Path) -> Findings:
    path = out / "findings.sqlite3"
    if not path.exists():
        raise Complaint(f"{path} is not there: run `montyfuzz diff` or `montyfuzz nightly` first, or name their folder with --out")
    return open_database(out)


def refuse_missing(engines: tuple[str, ...]) -> None:
    """An engine that was asked for by name and is missing is a failure, before any time is spent."""
    if engines:
        found, missing = find_engines(engines)
        for engine in found:
            engine.close()
        for name, reason in missing.items():
            raise Complaint(f"engine {name} was asked for and is missing: {reason}")


@contextmanager
def reporting() -> Iterator[None]:
    """Around the imports of what writes reports: they need an extra of the package that the other commands do without."""
    try:
        yield
    except ModuleNotFoundError as exc:
        raise Complaint(f"the report needs {exc.name}: pip install 'monty-fuzz[report]'") from exc


def has_material() -> bool:
    return all(Path(folder).is_dir() for folder in diffing.MATERIAL)


def material_here() -> tuple[str, ...]:
    """The folders of programs to mutate. Raises Complaint where there are none, as in an installed package."""
    if not has_material():
        raise Complaint("there are no programs here to mutate: run it in a checkout of the project")
    return diffing.MATERIAL


def print_json(data: Any) -> None:
    click.echo(json.dumps(data, indent=2))


@click.group(
    epilog=examples(
        "montyfuzz diff program.py            compare one program in every engine of this machine",
        "montyfuzz diff --seconds 30          compare generated programs for half a minute",
        "montyfuzz nightly --minutes 3        a whole campaign with its report",
        "montyfuzz show F0123456789           one finding in full",
        "montyfuzz replay                     run the regression corpus",
    )
)
@click.version_option(package_name="monty-fuzz")
def cli() -> None:
    """Differential fuzzing of Python interpreters.

    Programs run in CPython (every version found on this machine), in interp and in pydantic-monty; what they do is compared; what
    differs is confirmed in fresh processes and becomes a finding.

    Exit codes: 0 nothing new, 1 something new, 2 the run itself failed or was asked for something impossible, 130 ended by Ctrl-C.
    """


mutants_option = click.option(
    "--mutants",
    "material",
    is_flag=True,
    callback=lambda context, option, wanted: material_here() if wanted else (),
    help="Make one program in four by mutating the corpus and the conformance programs.",
)


@cli.command(
    epilog=examples(
        "montyfuzz diff a.py b.py --engines cpython,interp",
        "montyfuzz diff --count 1000 --seed 7 --mutants --reduce 60",
        "montyfuzz diff --seconds 60 --json > result.json",
    )
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option("--count", type=int, callback=positive, help=f"How many programs to generate (default {DEFAULT_COUNT}).")
@click.option("--seconds", type=float, callback=positive, help="Generate programs for so long.")
@seed_option
@mutants_option
@click.option("--reduce", type=float, callback=positive, metavar="SECONDS", help="Reduce what is found, for so long.")
@engines_option
@out_option
@jobs_option
@json_option
def diff(
    files: tuple[Path, ...],
    count: int | None,
    seconds: float | None,
    seed: int,
    material: tuple[str, ...],
    reduce: float | None,
    engines: tuple[str, ...],
    out: Path,
    jobs: int,
    as_json: bool,
) -> int:
    """Compare programs: the FILEs, or generated ones.

    Prints each bucket of differences with its smallest program, and keeps the findings for `show`. Exits 1 when a finding is new, that is,
    when no nightly has reported its bucket yet and no rule allows it.
    """
    if files and (count is not None or seconds is not None):
        raise Complaint("give FILEs, or --count or --seconds, not both")
    programs = read_programs(files)
    refuse_missing(engines)
    database = open_database(out)
    if files:
        shards = diffing.file_shards(programs, engines)
    else:
        shards = diffing.generated_shards(seed, 0 if count is None and seconds else count or DEFAULT_COUNT, engines, material)
    with Progress(seconds or 0.0, len(programs) or count or (0 if seconds else DEFAULT_COUNT)) as progress:
        result = diffing.diff(database, shards, engines, jobs, progress, seed=seed, seconds=seconds or 0.0, reduce=reduce or 0.0)
    totals = result.totals
    if as_json:
        findings = [
            {"id": bucket.witness.id, "life": bucket.life, "bucket": bucket.key, "title": bucket.title, "count": bucket.count}
            | {"finding": bucket.witness.as_json()}
            for bucket in result.buckets
        ]
        verdicts = [{"file": program.seed, "engines": totals.verdicts.get(index, {})} for index, program in enumerate(programs)]
        ended = {"failed": result.failed, "exit": result.exit_code}
        print_json({"totals": totals_as_json(totals), "files": verdicts, "findings": findings, **ended})
        return result.exit_code
    for bucket in result.buckets:
        click.echo("\n".join(bucket_lines(bucket)) + "\n")
    for index, program in enumerate(programs):
        for label, pair in totals.verdicts.get(index, {}).items():
            why = pair["reason"] or ", ".join(pair["rules"])
            click.echo(f"{program.seed}: {label}: {pair['verdict']}" + (f" ({why})" if why else ""))
    for line in diffing.summary_lines(totals, engines):
        click.echo(line)
    for line in result.failed:
        click.echo(f"montyfuzz: {line}", err=True)
    if result.buckets:
        click.echo(f"in full: montyfuzz show {result.buckets[0].witness.id}" + (f" --out {out}" if out != DEFAULT_OUT else ""))
    return result.exit_code


@cli.command(epilog=examples("montyfuzz nightly --minutes 3", "montyfuzz nightly --minutes 480 --seed 20260101 --out nightly --jobs 8"))
@click.option("--minutes", type=float, default=10.0, show_default=True, callback=positive, help="How long it may take.")
@seed_option
@click.option(
    "--mutants/--no-mutants",
    default=True,
    show_default=True,
    help="Make one program in four by mutating the corpus and the conformance programs, where they are.",
)
@engines_option
@out_option
@jobs_option
@json_option
def nightly(minutes: float, seed: int, mutants: bool, engines: tuple[str, ...], out: Path, jobs: int, as_json: bool) -> int:
    """Run a whole campaign, and write its report.

    Looks at the known findings again, generates programs until the time is up, plants known faults to see that they are found, reduces
    what is new, and writes report.md, report.html, report.json and a folder for each finding into --out; what shows a crash or a limit
    passed goes into private/. Ctrl-C ends it at once and still writes the report.
    """
    with reporting():
        from ci.nightly import Nightly
        from ci.report.write import folder_of
    refuse_missing(engines)
    database = open_database(out)
    seconds = minutes * 60
    material = diffing.MATERIAL if mutants and has_material() else ()
    with Progress(seconds) as progress:
        result = Nightly(out, database, seed, seconds, engines, jobs, progress, material).run()
    if as_json:
        print_json({**result.data, "report": str(result.report), "exit": result.exit_code})
        return result.exit_code
    for line in diffing.summary_lines(result.totals, engines):
        click.echo(line)
    for line in result.data["failed"]:
        click.echo(f"montyfuzz: {line}", err=True)
    news = sum(bucket.life in NEWS for bucket in result.buckets)
    click.echo(f"{len(result.buckets)} buckets, {news} of them new; the report: {result.report}, for a browser report.html beside it")
    if result.buckets:
        click.echo(f"reproduce the first finding: python {folder_of(out, result.buckets[0])}/repro.py")
    return result.exit_code


@cli.command(epilog=examples("montyfuzz report", "montyfuzz report --out nightly --json"))
@out_option
@json_option
def report(out: Path, as_json: bool) -> int:
    """Write the report of the last nightly again, from the findings database."""
    with reporting():
        from ci.report.write import write_report
    database = existing_database(out)
    last = database.last_run()
    if last is None:
        raise Complaint(f"{out} has no nightly that ended: run `montyfuzz nightly --out {out}` first")
    path = write_report(out, database, *last)
    if as_json:
        click.echo((out / "report.json").read_text("utf-8"), nl=False)
    else:
        click.echo(f"the report: {path}")
    return 0


@cli.command(epilog=examples("montyfuzz show F0123456789", "montyfuzz show F0123456789 --json | jq .program.text -r"))
@click.argument("finding")
@out_option
@json_option
def show(finding: str, out: Path, as_json: bool) -> int:
    """Print one FINDING whole: its program, and what every engine did.

    FINDING is an id as `diff` and the report print it, or the key of a bucket: then its smallest program is shown.
    """
    database = existing_database(out)
    found = database.finding(finding)
    if found is None:
        raise Complaint(f"unknown finding {finding!r}: {out} has {len(database.buckets())} buckets, `montyfuzz report` lists them")
    if as_json:
        bucket = database.bucket_of(found)
        print_json({"id": found.id, "life": bucket.life, "bucket": bucket.key, "private": found.private, **found.as_json()})
    else:
        click.echo("\n".join(finding_lines(found, database.bucket_of(found))))
    return 0


@cli.command(
    epilog="\b\nTargets:\n"
    + "\n".join(f"  {target.name:<20} {target.summary}" for target in TARGETS.values())
    + "\n\n"
    + examples("montyfuzz fuzz engines_agree --minutes 5", "montyfuzz fuzz run_respects_limits --minutes 60 --out nightly")
)
@click.argument("target")
@click.option("--minutes", type=float, default=1.0, show_default=True, callback=positive, help="How long it runs, if it finds nothing.")
@out_option
@json_option
def fuzz(target: str, minutes: float, out: Path, as_json: bool) -> int:
    """Run one coverage-guided TARGET on interp's source.

    The corpus grows in OUT/corpus/TARGET as program text. A program that the target stops at is kept in OUT/artifacts/TARGET, and the exit
    code is 1; it is 2 when nothing was executed.
    """
    ran = run_target(target_named(target), minutes * 60, out, quiet=as_json)
    code = FAILED if ran.failure else INTERRUPTED if ran.interrupted else SOMETHING_NEW if ran.artifacts else NOTHING_NEW
    if as_json:
        print_json({**asdict(ran), "artifacts": [str(path) for path in ran.artifacts], "exit": code})
        return code
    if ran.failure:
        return complain(ran.failure)
    ended = ", ended by Ctrl-C" if ran.interrupted else ""
    click.echo(f"{ran.name}: {ran.executions} executions, {ran.coverage} edges, {len(ran.artifacts)} found{ended}")
    for path in ran.artifacts:
        click.echo(f"  {path}: see it again with montyfuzz diff {path}")
    return code


@cli.command(
    epilog=examples(
        "montyfuzz limits",
        "montyfuzz limits --only '^str' --engines interp --settings 0.1:8",
        "montyfuzz limits --json > docs/limits.json && make docs",
        "montyfuzz limits --written --json > docs/limits_written.json && make docs",
    )
)
@click.option("--count", type=int, default=0, help="How many attacks (default: one on each row, operator and statement).")
@click.option("--written", is_flag=True, help="The written attacks of tests/limits in place of generated ones.")
@click.option("--only", default="", metavar="REGEX", help="Attack only the rows, operators and statements whose names match.")
@click.option("--settings", default="0.1:8,1:64,5:512", show_default=True, metavar="S:MIB,...", help="Limits, in seconds and MiB.")
@click.option("--fault", type=click.Choice(list(LIMIT_FAULTS)), help="Plant a fault in interp first: a positive control.")
@seed_option
@engines_option
@jobs_option
@json_option
def limits(
    count: int, written: bool, only: str, settings: str, fault: str | None, seed: int, engines: tuple[str, ...], jobs: int, as_json: bool
) -> int:
    """Attack the limits of interp and pydantic-monty, each attack in a fresh process measured from outside.

    Every row of the builtins table, every operator and many statements are used with arguments as large, deep, shared and hostile as can
    be, in loops and where a breach could be caught. Exits 1 when a promise was broken.
    """
    asked = engines or tuple(ENGINES)
    if unknown := [name for name in asked if name not in ENGINES]:
        raise Complaint(f"{unknown[0]} has no limits to attack: there are {', '.join(ENGINES)}")
    refuse_missing(asked)
    todo = written_attacks(only) if written else attacks_asked(seed, count, only)
    with Progress() as progress:
        result = run_limits(todo, asked, settings_named(settings), jobs, progress, planted(fault) if fault else {})
    code = SOMETHING_NEW if result.findings else NOTHING_NEW
    if as_json:
        print_json({"attacks": len(todo), "seed": seed, **result.as_json(), "exit": code})
        return code
    for line in lines(result):
        click.echo(line)
    return code


@cli.command(epilog=examples("montyfuzz replay", "montyfuzz replay round-half-even --corpus corpus/regressions", "montyfuzz replay --json"))
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--corpus", type=click.Path(path_type=Path), default=REGRESSIONS, help="Folder of the cases (default: those of the project).")
@jobs_option
@json_option
def replay(cases: tuple[str, ...], corpus: Path, jobs: int, as_json: bool) -> int:
    """Run the regression corpus: every CASE, or all, each as one pytest item.

    Inside the versions that a verdict names it is strict: an agreement that was not expected fails too. Outside them a change is drift,
    which is reported and fails nothing. The rules of allowed differences are replayed too, each a CASE: one whose witness no longer shows
    what it allows is stale, and fails. Exits 1 when a case failed, 2 when one is corrupt: it is left aside, and the others run.
    """
    from ci.replay import CORRUPT, DRIFT
    from ci.replay import replay as run_cases  # pytest takes longer to load than any other command has to wait

    with redirect_stdout(sys.stderr if as_json else sys.stdout):
        code, results = run_cases(corpus, cases, jobs)
    if as_json:
        print_json({"cases": results, "exit": code})
        return code
    for name, result in results.items():
        if result["outcome"] == DRIFT:
            click.echo(f"drift in case {name}, expected on the left, actual on the right\n{result['text']}")
        elif result["outcome"] == CORRUPT:
            complain(result["text"])
    return code


@cli.command(
    epilog=examples("montyfuzz score", "montyfuzz score --json > docs/power.json && make docs", "montyfuzz score --signatures --json")
)
@click.option("--signatures", is_flag=True, help="Instead: how well final signatures tell the labelled causes apart.")
@click.option("--only", multiple=True, type=click.Choice((*OURS, *BASELINES)), help="Measure this strategy, and those named likewise.")
@click.option("--kept", is_flag=True, help="Measure nothing: tell what is kept of measurements that ended or were ended.")
@seed_option
@out_option
@json_option
def score(signatures: bool, only: tuple[str, ...], kept: bool, seed: int, out: Path, as_json: bool) -> int:
    """Measure the harness itself.

    Power: faults are drawn by SEED into interp's text, those that the conformance programs show are left out, and for each strategy it is
    measured how much processor time passes until it finds each of the others, of a budget of 60 s. What is measured is kept in --out:
    Ctrl-C ends it, the same command goes on.

    With --signatures: of the programs of corpus/labelled, whose causes a person judged, purity (one cause a bucket) and completeness (one
    bucket a cause), of the half that signatures are tuned on and of the half that is held back.
    """
    if signatures:
        scores = score_signatures(read_labelled())
        if as_json:
            print_json({"signatures": [asdict(one) for one in scores]})
        else:
            click.echo("\n".join(score_lines(scores)))
        return NOTHING_NEW
    from ci.score import measure, power

    with Progress() as progress:
        measurement = measure.Measurement(out / "score", seed, progress.show)
        if not kept:
            measurement.run(only)
    data = power.as_json(measurement)
    if as_json:
        print_json(data)
    else:
        click.echo("\n".join(power.lines(data)))
    return NOTHING_NEW


def main() -> None:
    """The console command: prints a complaint in one line, and exits with the code of the command."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a CI's time-out ends a campaign as Ctrl-C does: with its report
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # guests print lone surrogates, and terminals are not always UTF-8
    try:
        code = cli.main(standalone_mode=False)
    except (Complaint, FindingsError, AllowedError) as exc:
        code = complain(str(exc))
    except click.ClickException as exc:
        code = complain(exc.format_message() + "; see --help")
    except OSError as exc:
        code = complain(f"{exc.filename or 'writing'}: {exc.strerror or exc}")
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    sys.exit(code)


def complain(message: str) -> int:
    click.echo("montyfuzz: " + " ".join(message.split()), err=True)
    return FAILED


if __name__ == "__main__":
    main()
