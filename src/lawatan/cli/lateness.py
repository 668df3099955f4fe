"""The command ``delay``: what a late bus, ride or activity runs into, how to recover, and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lawatan.cli.copying import may_write, read, write_result
from lawatan.cli.options import Alternative, AsJson, File, Output, Tongue
from lawatan.cli.refused import Refused
from lawatan.cli.told import answer

if TYPE_CHECKING:
    from lawatan.rules import Edition
    from lawatan.words import Words


def delay(
    file: File,
    item: Annotated[
        str,
        typer.Argument(
            metavar="ACTIVITY|RIDE",
            help="What is late: the id or name of an activity, or the id of one of its occurrences, of a ride or of a change "
            "of city.",
            show_default=False,
        ),
    ],
    minutes: Annotated[int, typer.Argument(min=1, max=24 * 60, help="By how many minutes.", show_default=False)],
    bus: Annotated[
        bool,
        typer.Option("--bus", help="The bus to the activity leaves so much later; what it does not need is not lost."),
    ] = False,
    output: Output = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Something is late: arrange the rest of the day anew, near to what people know, and say whom to call first."""
    from lawatan.child import planner

    child = planner()
    from lawatan.jobs.delay import DelayJob, NotLate
    from lawatan.jobs.delay_report import DelayReport
    from lawatan.jobs.question import NoAnswer, Question
    from lawatan.words import words

    say = words(language)
    edition = read(file, language, alternative)
    may_write(file, output, say)
    question = Question(child)
    try:
        job = DelayJob(edition, item_of(edition, item, say), minutes, say, on_the_way=bus)
        job.run(question)
    except NotLate as error:
        raise Refused(str(error)) from None
    except NoAnswer as failed:
        raise Refused(say("the day could not be arranged anew: {why}.", why=say.message(failed.reason))) from None
    finally:
        question.stop()
    report = DelayReport(job)
    assert job.after is not None
    label = say("{what} late by {length}", what=item, length=say.duration(minutes))
    write_result(edition, job.after, file, output, label, say, alternative)
    answer(report.lines(), report.as_object(), as_json, None, say)
    raise typer.Exit(1 if report.fails else 0)


def item_of(edition: Edition, text: str, say: Words) -> str:
    """The occurrence or the ride that a text means; Refused where there is none, or several."""
    from lawatan.cli.replanning import one_of
    from lawatan.jobs.naming import Names
    from lawatan.schedule import Setting

    setting = Setting(edition)
    if text in setting.occurrences or text in setting.crossings:
        return text
    table, record = one_of(text, ("activities", "city_changes"), [Names(edition, say)])
    if table == "activities":
        items = [one.id for one in setting.occurrences.values() if one.activity.id == record]
    else:
        items = [one.id for one in setting.crossings.values() if one.change.id == record]
    if len(items) != 1:
        raise Refused(say("“{text}” may be {records}: give the id.", text=text, records=say.list(items)))
    return items[0]
