"""The commands ``explain`` (why no plan fits, or why something stands where it does) and ``fixes`` (what would cure it)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawatan.cli.copying import may_write, read, write_result
from lawatan.cli.options import Alternative, AsJson, File, Output, Seed, Told, Tongue
from lawatan.cli.refused import Refused
from lawatan.cli.told import answer, write_line

if TYPE_CHECKING:
    from lawatan.jobs.explain import ExplainReport
    from lawatan.rules import Breach, Edition
    from lawatan.schedule import View
    from lawatan.words import Words

LookSeconds = Annotated[float, typer.Option("--time-limit", min=0.1, max=3600, help="Seconds at most.")]


def explain(
    file: File,
    activity: Annotated[
        str | None,
        typer.Argument(
            help="The id or name of an activity, or the id of one of its occurrences. Default: the whole programme.",
            show_default=False,
        ),
    ] = None,
    output: Told = None,
    time_limit: LookSeconds = 10.0,
    seed: Seed = 0,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Say which rules and facts cannot all be kept; of an activity what holds it where it stands, or keeps it off the board."""
    from lawatan.child import planner

    child = planner()
    from lawatan.jobs.question import Question
    from lawatan.words import words

    say = words(language)
    edition = read(file, language, alternative)
    if activity is not None:
        child.kill()
        child.finish()
        _of_activity(edition, activity, time_limit, seed, output, as_json, say)
        return
    report = _explained(edition, (), time_limit, seed, Question(child), say)
    answer(report.lines(), report.as_object(), as_json, output, say)
    raise typer.Exit(1 if report.fails else 0)


def _of_activity(
    edition: Edition, activity: str, time_limit: float, seed: int, output: Path | None, as_json: bool, say: Words
) -> None:
    """Why each occurrence of an activity stands where it does, or nowhere."""
    from lawatan.cli.replanning import occurrences_of
    from lawatan.jobs.explain import firm
    from lawatan.jobs.naming import Names
    from lawatan.jobs.question import Question
    from lawatan.jobs.why_here import WhyHere
    from lawatan.rules import judge
    from lawatan.schedule import Setting, View

    view = View(Setting(edition))
    items = [activity] if activity in view.setting.occurrences else occurrences_of(activity, view, Names(edition, say))
    breaches = judge(view)
    broken = {item for breach in breaches if breach.hard for item in breach.about}
    lines: list[str] = []
    found: list[object] = []
    for item in items:
        if item in view.entries:
            here = WhyHere(view, item, say)
            lines += here.lines()
            found.append(here.as_object())
        wished = [breach for breach in breaches if item in breach.about]
        if wished or item not in view.entries:
            asked = edition if item in broken else firm(edition, wished)
            report = _explained(asked, (item,), time_limit, seed, Question(), say)
            lines += report.lines()
            found.append({"occurrence": item, **report.as_object()})
    answer(lines, {"explained": found}, as_json, output, say)


def _explained(
    edition: Edition, about: tuple[str, ...], time_limit: float, seed: int, question: object, say: Words
) -> ExplainReport:
    from lawatan.jobs.explain import ExplainReport
    from lawatan.jobs.explain import explain as look
    from lawatan.jobs.question import NoAnswer, Question

    assert isinstance(question, Question)
    try:
        return ExplainReport(edition, look(edition, about, time_limit=time_limit, seed=seed, question=question), say)
    except NoAnswer as failed:
        raise Refused(say("no reason could be looked for: {why}. Try again.", why=say.message(failed.reason))) from None


def fixes(
    file: File,
    breach: Annotated[
        str | None,
        typer.Argument(
            help="What is wrong: the id or name of an activity, a ride or a rule that is broken. Default: all of it.",
            show_default=False,
        ),
    ] = None,
    take: Annotated[int, typer.Option("--take", min=1, help="The number of the fix that -o writes.")] = 1,
    output: Output = None,
    time_limit: LookSeconds = 12.0,
    seed: Seed = 0,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Suggest what would cure it, the least consequence first; each was tried, and -o writes a copy with one of them."""
    from lawatan.child import planner

    children = (planner(), planner())
    from lawatan.jobs.fixes import FixJob, FixReport
    from lawatan.jobs.question import NoAnswer
    from lawatan.rules import judge
    from lawatan.schedule import Setting, View
    from lawatan.words import words

    say = words(language)
    edition = read(file, language, alternative)
    may_write(file, output, say)
    view = View(Setting(edition))
    about = breaches_of(breach, view, say) if breach is not None else ()
    if breach is None and view.entries and not any(each.hard for each in judge(view)):
        answer([say("Nothing has to be fixed.")], {"fixes": []}, as_json, None, say)
        return
    job = FixJob(edition, say, about, time_limit, seed, children=children)
    try:
        for n, fix in enumerate(job.run(), 1):
            if not as_json:
                write_line(say("found {n}: {fix}", n=n, fix=fix.says))
    except KeyboardInterrupt:
        job.cancel()
    except NoAnswer as failed:
        if not job.fixes:
            raise Refused(
                say("no fix could be looked for: {why}. Try again.", why=say.message(failed.reason))
            ) from None
    report = FixReport(job)
    if output is not None and take > len(report.fixes):
        raise Refused(
            say.plural(
                "{file}: not written; there is {n} fix, and number {take} was asked for.",
                "{file}: not written; there are {n} fixes, and number {take} was asked for.",
                len(report.fixes),
                file=output,
                take=take,
            )
        )
    if output is not None:
        chosen = report.fixes[take - 1]
        write_result(edition, chosen.edition, file, output, chosen.says, say, alternative)
    answer(report.lines(), report.as_object(), as_json, None, say)
    raise typer.Exit(0 if report.fixes else 1)


def breaches_of(text: str, view: View, say: Words) -> tuple[Breach, ...]:
    """The breaches of a plan that a text means, by their rule or by what they are about; Refused where there is none."""
    from lawatan.cli.replanning import one_of
    from lawatan.jobs.naming import Names
    from lawatan.rules import judge

    found = judge(view)
    named = [each for each in found if text in (each.rule, *each.about)]
    if not named:
        table, record = one_of(text, ("activities", "city_changes", "rules"), [Names(view.edition, say)])
        named = [
            each
            for each in found
            if (each.rule == record if table == "rules" else any(i.partition("@")[0] == record for i in each.about))
        ]
    hard = tuple(each for each in named if each.hard)
    if not named:
        raise Refused(say("Nothing is wrong with “{text}”: no rule about it is broken.", text=text))
    return hard or tuple(named)
