"""The command line: every job without a screen. Names, options and exit codes are a contract (README).

What is printed stands in ``told``, how the desk is opened in ``desk``, what is listed about no programme in ``listings``.

Exit 0: done. 1: a rule that must hold is broken, or something that must happen is not placed. 2: bad usage or input.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from lawatan.cli import listings
from lawatan.cli.accidents import flight, grew, holiday, room, unavailable
from lawatan.cli.alternatives import alternatives
from lawatan.cli.copying import may_write, read, write_result
from lawatan.cli.desk import missing_libraries, no_screen, open_desk
from lawatan.cli.exporting import exports
from lawatan.cli.lateness import delay
from lawatan.cli.options import (
    Alternative,
    AsJson,
    File,
    FreeOrder,
    Seconds,
    Seed,
    Tongue,
    Workers,
)
from lawatan.cli.outbox import outbox
from lawatan.cli.publishing import publish
from lawatan.cli.reasons import explain, fixes
from lawatan.cli.refused import Refused
from lawatan.cli.replanning import diff, replan, where
from lawatan.cli.shuttles import runs
from lawatan.cli.told import finish, out, plan_live, print_json, summary, tell, write_line
from lawatan.cli.versions import changes, release

app = typer.Typer(
    name="lawatan",
    help="Plans the itinerary and the logistics of a multi-city training programme. Without a command it opens the desk.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(exports, name="export")


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Open the desk with the samples where no command is given."""
    if version:
        from lawatan import __version__

        out(f"lawatan {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(open_desk([]))


@app.command("open")
def open_(file: File, alternative: Alternative = None) -> None:
    """Open the desk with a programme, or with a new one made of an alternative."""
    edition = read(file, alternative=alternative)
    raise typer.Exit(open_desk([file]) if alternative is None else open_desk([], [edition]))


@app.command()
def demo(
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to write to.")] = Path("lawatan-demo"),
) -> None:
    """Plan the samples, write their calendars, workbooks and papers, open the desk where there is a screen."""
    from lawatan.jobs.demo import run_demo

    output.mkdir(parents=True, exist_ok=True)
    reports = run_demo(output, plan_live, write_line)
    for report in reports:
        summary(report)
    write_line(f"Written to {output.resolve()}")
    if any(report.fails for report in reports):
        raise typer.Exit(1)
    if reason := no_screen() or missing_libraries():
        write_line(f"The desk was not opened: {reason}")
    else:
        raise typer.Exit(open_desk([], [report.edition for report in reports]))


@app.command()
def plan(
    file: File,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="Write a copy with the plan: a document (.lawatan), else JSON text.",
            show_default=False,
        ),
    ] = None,
    time_limit: Seconds = None,
    seed: Seed = 0,
    workers: Workers = None,
    free_order: FreeOrder = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Plan a programme: place what is to happen, choose the rides, keep what is locked."""
    from lawatan.child import planner

    child = planner()  # OR-Tools loads there while we load the records and read the file here
    from lawatan.jobs.documents import write_copy
    from lawatan.jobs.faults import sentence
    from lawatan.jobs.plan_orders import plan_job
    from lawatan.jobs.report import Report
    from lawatan.store import Refused as StoreRefused
    from lawatan.words import words

    say = words(language)
    edition = read(file, language, alternative)
    may_write(file, output, say)
    job = plan_job(edition, time_limit, seed, workers, language, child, free_order=free_order)
    planned = plan_live(job, quiet=as_json, language=language)
    report = Report(planned, job.outcome, language)
    if output is not None and job.outcome is not None and not job.outcome.found:
        write_line(say("{file}: not written, as no plan was found in the time.", file=output))
    elif output is not None:
        try:
            write_copy(edition, planned, file, output, say("Planned"), language, alternative)
        except OSError as error:
            tell(report, as_json)
            raise Refused(say("{file}: cannot be written ({why}).", file=output, why=error.strerror)) from None
        except StoreRefused as error:
            tell(report, as_json)
            raise Refused(sentence(error, say)) from None
    finish(report, as_json)


@app.command()
def orders(
    file: File,
    time_limit: Seconds = None,
    seed: Seed = 0,
    workers: Workers = None,
    free_order: FreeOrder = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Try each order of the cities where it is free, and list what each comes to; ``plan`` takes the best one."""
    from lawatan.cli.ordering import compare_orders

    edition = read(file, language, alternative)
    job = {"time_limit": time_limit, "seed": seed, "workers": workers, "free_order": free_order}
    raise typer.Exit(0 if compare_orders(edition, job, as_json, language) else 1)


@app.command()
def vehicles(
    file: File,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="Write a copy with the vehicles: a document (.lawatan), else JSON text.",
            show_default=False,
        ),
    ] = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Choose who rides in which vehicle on which day; duties made by hand stay."""
    from lawatan.jobs.vehicles import NotChosen, VehicleReport, with_vehicles
    from lawatan.words import words

    say = words(language)
    edition = read(file, language, alternative)
    may_write(file, output, say)
    try:
        after = with_vehicles(edition, say)
    except NotChosen as error:
        raise Refused(str(error)) from None
    write_result(edition, after, file, output, say("Vehicles chosen"), say, alternative)
    report = VehicleReport(after, say)
    if as_json:
        print_json(report.as_object())
    else:
        for line in (*report.lines(), *report.faults):
            out(line)
    raise typer.Exit(1 if report.fails else 0)


@app.command()
def nights(file: File, alternative: Alternative = None, as_json: AsJson = False, language: Tongue = "en") -> None:
    """Count the room nights that follow from a plan: by hotel and night, and who stays from when to when."""
    from lawatan.cli.told import nights as tell_nights

    tell_nights(read(file, language, alternative), as_json, language)


@app.command()
def check(file: File, alternative: Alternative = None, as_json: AsJson = False, language: Tongue = "en") -> None:
    """Judge the plan in a file: what is broken, what is not placed, and why."""
    from lawatan.jobs.report import Report

    finish(Report(read(file, language, alternative), language=language), as_json)


@app.command()
def split(
    file: File,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write a copy that is split: .lawatan or JSON text.", show_default=False),
    ] = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Split groups into parts that take turns wherever more people come than fit."""
    from lawatan.cli.splitting import split_groups

    left = split_groups(read(file, language, alternative), file, output, alternative, as_json, language)
    raise typer.Exit(1 if left else 0)


@app.command()
def convert(
    file: File,
    target: Annotated[
        Path,
        typer.Argument(help="The file to write: a document (.lawatan), or JSON text (.json).", show_default=False),
    ],
    alternative: Alternative = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file where there is one already.")] = False,
    language: Tongue = "en",
) -> None:
    """Write a document as JSON text, or JSON text as a document; what stays behind is named on standard error."""
    from lawatan.jobs.documents import convert as write_converted
    from lawatan.jobs.faults import sentence
    from lawatan.store import Refused as StoreRefused
    from lawatan.words import words

    say = words(language)
    if target.suffix.lower() not in (".lawatan", ".json"):
        raise Refused(say("{file}: end the name in .lawatan for a document, or in .json for JSON text.", file=target))
    if target.is_dir() or not target.absolute().parent.is_dir():
        raise Refused(say("{file}: name a file in a folder that there is.", file=target))
    if target.exists() and file.exists() and target.samefile(file):
        raise Refused(say("{file}: this is the file itself, which is never changed; choose another name.", file=target))
    try:
        left_behind = write_converted(file, target, language, alternative, force)
    except FileExistsError:
        raise Refused(
            say("{file}: there is such a file already; choose another name, or replace it with --force.", file=target)
        ) from None
    except OSError as error:
        raise Refused(say("{file}: cannot be written ({why}).", file=target, why=error.strerror)) from None
    except StoreRefused as error:
        raise Refused(sentence(error, say)) from None
    out(str(target))
    if left_behind:
        write_line(left_behind)


for command in (
    runs,
    explain,
    fixes,
    delay,
    room,
    grew,
    flight,
    holiday,
    replan,
    unavailable,
    where,
    diff,
    alternatives,
    release,
    changes,
    outbox,
    publish,
    listings.schema,
    listings.rules,
    listings.ways,
    listings.letters,
):
    app.command()(command)


# Typer carries a Click of its own or uses the one installed, by version: take the exceptions' base from Typer itself.
_BAD_USAGE: Any = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


_INTERRUPTED = 130
"""What Typer returns where Ctrl+C ended a command that does not see to it itself."""


def main() -> NoReturn:
    """Run the command line; every failure that a user can cause is one line and exit code 2."""
    try:
        _run()
    except KeyboardInterrupt:
        _fail("stopped; nothing was written.")


def _run() -> NoReturn:
    from lawatan.jobs.files import Unreadable

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # names of any script, also into a pipe on Windows
    try:
        code = app(standalone_mode=False) or 0
        if code == _INTERRUPTED:
            raise KeyboardInterrupt
        sys.exit(code)
    except (Refused, Unreadable) as error:
        _fail(str(error))
    except typer.Abort:
        _fail("stopped; nothing was written.")
    except _BAD_USAGE as error:
        _fail(error.format_message())
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            _fail(f"{error.filename or 'the output'}: cannot be written ({error.strerror}).")

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _fail(message: str) -> NoReturn:
    print(f"lawatan: {' '.join(message.split())}", file=sys.stderr)
    sys.exit(2)
