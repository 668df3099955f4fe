"""The commands on what changes: ``replan``, ``diff``, ``where``; and planning again, which the accidents share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from lawatan.cli.copying import may_write, read, write_result
from lawatan.cli.options import (
    Alternative,
    AsJson,
    File,
    Now,
    OneReader,
    Output,
    Seconds,
    Seed,
    Told,
    Tongue,
    Workers,
)
from lawatan.cli.refused import Refused
from lawatan.cli.told import answer, out, plan_live, print_json, tell, write_line

if TYPE_CHECKING:
    import datetime as dt

    from lawatan.jobs.naming import Names
    from lawatan.jobs.replan import ReplanJob
    from lawatan.rules import Edition
    from lawatan.schedule import View
    from lawatan.schedule.readers import Reader
    from lawatan.words import Words


def replan(
    file: File,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            help="The programme that people know: what they were told of it, else its plan. Default: the file itself.",
            show_default=False,
        ),
    ] = None,
    now: Now = None,
    output: Output = None,
    time_limit: Seconds = None,
    seed: Seed = 0,
    workers: Workers = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Plan again and change as little as can be of what people were told; say who has to be told what."""
    from lawatan.child import planner

    child = planner()
    from lawatan.jobs.naming import Names
    from lawatan.jobs.plan_orders import USUAL_SECONDS
    from lawatan.jobs.replan import ReplanJob
    from lawatan.words import words

    say = words(language)
    edition = read(file, language, alternative)
    known = read(against, language) if against is not None else None
    may_write(file, output, say)
    at = moment(now, Names(edition, say)) if now is not None else None
    job = ReplanJob(edition, known, at, time_limit or USUAL_SECONDS, seed, workers, language, child)
    run(job, edition, file, output, say("Planned again"), alternative, as_json, say)


def diff(
    before: Annotated[Path, typer.Argument(help="The programme that people know.", show_default=False)],
    after: Annotated[Path, typer.Argument(help="The programme as it is now.", show_default=False)],
    reader: OneReader = None,
    output: Told = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Compare two programmes: whose schedule changed, and how; of one reader just what changed for them."""
    from lawatan.jobs.changes import Changes
    from lawatan.schedule import Setting, View
    from lawatan.words import words

    say = words(language)
    was, now = read(before, language), read(after, language)
    whom = reader_of(reader, (now, was), say)
    changes = Changes(View(Setting(was)), View(Setting(now)), say, whom)
    lines = list(changes.text())
    if not changes.told:
        nothing = (
            say("Nothing has changed for {who}.", who=changes.called(whom)) if whom else say("Nothing has changed.")
        )
        lines.insert(0, nothing)
    answer(lines, {"changes": changes.as_object()}, as_json, output, say)


def reader_of(text: str | None, editions: Sequence[Edition], say: Words) -> Reader | None:
    """The reader that a text means, in the first of some editions that has it; None where none is asked for."""
    from lawatan.jobs.naming import Names

    return None if text is None else one_of(text, ("hosts", "persons", "groups"), [Names(e, say) for e in editions])


def run(
    job: ReplanJob,
    edition: Edition,
    file: Path,
    output: Path | None,
    label: str,
    alternative: str | None,
    as_json: bool,
    say: Words,
) -> NoReturn:
    """Plan ``edition`` (read from ``file``) again, write the copy and tell what changes for whom; ends the command."""
    from lawatan.jobs.replan import ReplanReport
    from lawatan.jobs.report import Report

    planned = plan_live(job, quiet=as_json, language=say.language)
    if output is not None and job.outcome is not None and not job.outcome.found:
        write_line(say("{file}: not written, as no plan was found in the time.", file=output))
    else:
        write_result(edition, planned, file, output, label, say, alternative)
    report, again = Report(planned, job.outcome, say.language), ReplanReport(job, say)
    if as_json:
        print_json({**report.as_object(), **again.as_object()})
    else:
        tell(report, as_json=False)
        for line in again.lines():
            out(line)
    raise typer.Exit(1 if report.fails else 0)


def moment(text: str, names: Names, ending: bool = False) -> dt.datetime:
    """A time as it is typed (``jobs.moments``); Refused where it is none."""
    from lawatan.jobs.cells import Unread
    from lawatan.jobs.moments import read_moment

    try:
        return read_moment(text, names, ending)
    except Unread as error:
        raise Refused(str(error)) from None


def one_of(text: str, tables: tuple[str, ...], known: list[Names]) -> Reader:
    """The record that a text means, by id or name; Refused where there is none, or several."""
    say = known[0].say
    for names in known:
        for table in tables:
            if text in names.table(table):
                return table, text
    for names in known:
        found = [(table, record) for table in tables for record in names.find(table, text)]
        if len({names.of(*each) for each in found}) == 1 and len({table for table, _ in found}) == len(found):
            return found[0]  # a host and its venue of one name: as with an id, the first
        if found and len({record for _, record in found}) == 1:
            return found[0]  # the same with two names and one id, which would not tell them apart either
        if len(found) > 1:
            called = say.list(f"{names.of(table, record)} ({record})" for table, record in found[:5])
            raise Refused(say("“{text}” may be {records}: give the id.", text=text, records=called))
        if found:
            return found[0]
    raise Refused(say("There is nobody and nothing called “{text}”: give an id or a name.", text=text))


def where(
    file: File,
    activity: Annotated[
        str,
        typer.Argument(help="The id or name of an activity, or the id of one of its occurrences.", show_default=False),
    ],
    day: Annotated[
        str | None, typer.Option("--day", help="One day alone: “2018-07-25”. Default: all.", show_default=False)
    ] = None,
    output: Told = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Try every start of an activity as the rest stands: where it fits, at which price, or what stands in the way."""
    from lawatan.jobs.cells import Unread, read_date
    from lawatan.jobs.moments import in_its_year
    from lawatan.jobs.naming import Names
    from lawatan.jobs.where import WhereReport
    from lawatan.schedule import Setting, View
    from lawatan.words import words

    say = words(language)
    edition = read(file, language, alternative)
    view = View(Setting(edition))
    items = [activity] if activity in view.setting.occurrences else occurrences_of(activity, view, Names(edition, say))
    try:
        date = read_date(day, say, edition.first_day.year) if day is not None else None
    except Unread as error:
        raise Refused(f"{day}: {error}") from None
    try:
        in_its_year(str(day), date or edition.first_day, say)
    except Unread as error:
        raise Refused(str(error)) from None
    reports = [WhereReport(view, item, say, date) for item in items]
    lines = (line for report in reports for line in report.lines())
    answer(lines, {"where": [report.as_object() for report in reports]} if as_json else None, as_json, output, say)


def occurrences_of(text: str, view: View, names: Names) -> list[str]:
    """The occurrences of the activity that a text means."""
    _, activity = one_of(text, ("activities",), [names])
    return [o.id for o in view.setting.occurrences.values() if o.activity.id == activity]
