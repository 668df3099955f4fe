"""What a command prints: progress while it plans, the report, JSON; words on standard error, results on standard output."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, NoReturn

import typer

from lawatan.cli.refused import Refused
from lawatan.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lawatan.jobs.plan import PlanJob
    from lawatan.jobs.report import Report
    from lawatan.rules import Edition
    from lawatan.words import Words

STAGES = {"place": mark("placing"), "travel": mark("less travel"), "waiting": mark("less waiting")}
"""What planning does at each stage, as the progress line has it."""


def plan_live(job: PlanJob, quiet: bool = False, language: str = "en") -> Edition:
    """Run a job with its progress on standard error; Ctrl+C stops it and keeps the best plan."""
    from rich.console import Console
    from rich.text import Text

    from lawatan.jobs.orders_told import order_looked_at
    from lawatan.jobs.plan import PlanningFailed
    from lawatan.words import words

    say = words(language)
    console = Console(stderr=True, quiet=quiet, highlight=False)
    try:
        with console.status(say("starting the planner …")) as status:
            try:
                for progress in job.run():
                    line = say(
                        "{stage}: {placed} of {total} scheduled, {travel} on the road",
                        stage=say(STAGES[progress.stage]),
                        placed=progress.placed,
                        total=progress.total,
                        travel=say.duration(progress.travel_minutes),
                    )
                    if progress.bound:
                        line += " " + say("(at least {bound})", bound=say.duration(progress.bound))
                    if progress.cost:
                        given_up = say(
                            "preferences given up: worth {length} on the road", length=say.duration(progress.cost)
                        )
                        line += f"; {given_up}"
                    if progress.looking is not None:
                        line = f"{order_looked_at(job.edition, progress.looking, say)}: {line}"
                    status.update(Text(f"{line}, {progress.seconds:.1f} s"))
            except KeyboardInterrupt:
                job.cancel()
                job.conclude()
    except PlanningFailed as error:
        raise Refused(
            say("the planner broke down ({why}); nothing was changed. Try again, or with --workers 1.", why=error)
        ) from None
    if job.outcome is not None and job.outcome.broken is not None:
        why = say.message(job.outcome.broken)
        told = say("the planner broke down ({why}); the best plan that it had found is kept.", why=why)
        write_line(f"lawatan: {told}")
    return job.planned


def tell(report: Report, as_json: bool) -> None:
    """Print a report, for a person or as one JSON object."""
    if as_json:
        print_json(report.as_object())
    else:
        summary(report)


def finish(report: Report, as_json: bool) -> NoReturn:
    """Print a report and end the command: 1 where something must be fixed."""
    tell(report, as_json)
    raise typer.Exit(1 if report.fails else 0)


def summary(report: Report) -> None:
    """Print a report for a person."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from lawatan.cli.ordering import tell_orders
    from lawatan.jobs import report as reports
    from lawatan.words import words

    console = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
    if report.outcome is not None and report.outcome.tried is not None:
        tell_orders(report.edition, report.outcome.tried, words(report.language))
    head, days, faults = reports.summary(report)
    console.print(head, style="bold", markup=False)
    if days:
        table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
        for row in days:
            table.add_row(*map(Text, row))
        console.print(table)
    for fault in faults:
        console.print(f"  {fault}", markup=False)


def nights(edition: Edition, as_json: bool, language: str) -> None:
    """Print the room nights of an edition: a table, the stays, and what is not known yet."""
    from rich.console import Console
    from rich.table import Table

    from lawatan.jobs.nights import NightReport
    from lawatan.schedule import Setting, View
    from lawatan.words import words

    report = NightReport(View(Setting(edition)), words(language))
    if as_json:
        print_json(report.as_object())
        return
    console = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for n, head in enumerate(report.columns()):
        table.add_column(head, justify="right" if n else "left", no_wrap=not n)
    *rows, sums = report.nights()
    for row in rows:
        table.add_row(*row)
    table.add_row(*sums, style="bold")
    console.print(table)
    for line in report.stays():
        out(line)
    for line in report.pending():
        write_line(line)


def answer(lines: Iterable[str], found: object, as_json: bool, output: Path | None, say: Words) -> None:
    """Print lines for a person or an object for a program, or write them to a file; Refused where that cannot be."""
    text = json.dumps(found, ensure_ascii=False, indent=1) if as_json else "\n".join(lines)
    if output is None:
        out(text)
        return
    try:
        output.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise Refused(say("{file}: cannot be written ({why}).", file=output, why=error.strerror)) from None


def print_json(value: object) -> None:
    """Print a value as JSON."""
    out(json.dumps(value, ensure_ascii=False, indent=1))


def out(line: str) -> None:
    """Print a line of the result, on standard output."""
    sys.stdout.write(line + "\n")


def write_line(line: str) -> None:
    """Print a line for the person, on standard error."""
    print(line, file=sys.stderr)
