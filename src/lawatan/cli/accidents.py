"""The usual accidents, a command each: write the fact down, plan again near to what people know, say who has to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from lawatan.cli.copying import may_write, read
from lawatan.cli.options import Alternative, AsJson, File, Now, Output, Seconds, Seed, Tongue, Workers
from lawatan.cli.refused import Refused
from lawatan.cli.replanning import moment, one_of, run
from lawatan.cli.told import write_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lawatan.jobs.naming import Names
    from lawatan.rules import Edition
    from lawatan.words import Words


def unavailable(
    file: File,
    who: Annotated[str, typer.Argument(help="The id or name of a host, a person or a venue.", show_default=False)],
    begins: Annotated[
        str,
        typer.Argument(metavar="FROM", help="“2018-07-25”, or with the time: “2018-07-25 13:00”.", show_default=False),
    ],
    ends: Annotated[
        str, typer.Argument(metavar="TO", help="The last day, or the time at which it ends.", show_default=False)
    ],
    only: Annotated[bool, typer.Option("--only", help="The other way round: free only then.")] = False,
    why: Annotated[str, typer.Option("--why", help="The reason, as papers and sentences tell it.")] = "",
    now: Now = None,
    output: Output = None,
    time_limit: Seconds = None,
    seed: Seed = 0,
    workers: Workers = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """A host, a person or a venue cannot be had: write it down, plan again near to what people were told."""

    def hit(edition: Edition, names: Names, say: Words) -> tuple[Edition, str]:
        from lawatan.jobs.accidents import away, clock_of

        whom = one_of(who, ("hosts", "persons", "venues"), [names])
        clock = names.within(clock_of(edition, whom))
        since, until = moment(begins, clock), moment(ends, clock, ending=True)
        if until <= since:
            raise Refused(say("{ends} is not after {begins}: give the later one last.", ends=ends, begins=begins))
        if whom[0] == "persons" and not any(whom[1] in a.persons for a in edition.activities.values()):
            told = say(
                "Nothing is planned around {who}: no activity needs that person to be there. The absence is noted.",
                who=names.of(*whom),
            )
            write_line(told)
        after = away(edition, whom, since, until, only=only, why=why)
        return after, say("{who} not available", who=names.of(*whom))

    _after(file, hit, now, output, time_limit, seed, workers, alternative, as_json, language)


def room(
    file: File,
    activity: Annotated[str, typer.Argument(help="The id or name of an activity.", show_default=False)],
    new: Annotated[
        str, typer.Argument(metavar="ROOM", help="The id or name of a room of its venue.", show_default=False)
    ],
    now: Now = None,
    output: Output = None,
    time_limit: Seconds = None,
    seed: Seed = 0,
    workers: Workers = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """An activity has to be held in another room: write it down and plan again."""

    def hit(edition: Edition, names: Names, say: Words) -> tuple[Edition, str]:
        from lawatan.jobs.accidents import in_room

        _, made = one_of(activity, ("activities",), [names])
        venue = edition.venues[edition.activities[made].venue]
        sought = new.casefold().strip()
        found = [r for r in venue.rooms if sought in (r.id.casefold(), r.name.en.casefold(), r.name.id.casefold())]
        if not found:
            rooms = say.list(each.name.in_language(say.language) for each in venue.rooms)
            where = venue.name.in_language(say.language)
            if not rooms:
                raise Refused(say("{venue} has no rooms yet: add them to it first.", venue=where))
            raise Refused(
                say("There is no room “{room}” in {venue}; there are: {rooms}.", room=new, venue=where, rooms=rooms)
            )
        called = found[0].name.in_language(say.language)
        return in_room(edition, made, found[0].id), say(
            "{what} in {room}", what=names.of("activities", made), room=called
        )

    _after(file, hit, now, output, time_limit, seed, workers, alternative, as_json, language)


def grew(
    file: File,
    group: Annotated[str, typer.Argument(help="The id or name of a group.", show_default=False)],
    people: Annotated[
        int, typer.Argument(min=1, max=100_000, help="How many participants it has by now.", show_default=False)
    ],
    now: Now = None,
    output: Output = None,
    time_limit: Seconds = None,
    seed: Seed = 0,
    workers: Workers = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """A group is larger or smaller than planned: write it down and plan again."""

    def hit(edition: Edition, names: Names, say: Words) -> tuple[Edition, str]:
        from lawatan.jobs.accidents import grown

        _, found = one_of(group, ("groups",), [names])
        told = say.plural(
            "{group} has {n} participant", "{group} has {n} participants", people, group=names.of("groups", found)
        )
        return grown(edition, found, people), told

    _after(file, hit, now, output, time_limit, seed, workers, alternative, as_json, language)


def flight(
    file: File,
    who: Annotated[
        str,
        typer.Argument(
            metavar="FLIGHT|PERSON",
            help="The number of a flight or train, or a person’s id or name.",
            show_default=False,
        ),
    ],
    minutes: Annotated[int, typer.Argument(min=1, max=7 * 24 * 60, help="By how many minutes.", show_default=False)],
    leaving: Annotated[
        bool, typer.Option("--departure", help="The flight home, not the one that brings them.")
    ] = False,
    now: Now = None,
    output: Output = None,
    time_limit: Seconds = None,
    seed: Seed = 0,
    workers: Workers = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Somebody’s flight or train is late: write it down and plan again."""

    def hit(edition: Edition, names: Names, say: Words) -> tuple[Edition, str]:
        from lawatan.jobs.accidents import days_of, late_journey, travellers

        persons = travellers(edition, who, leaving) or (one_of(who, ("persons",), [names])[1],)
        if len(days_of(edition, persons, leaving)) > 1:
            raise Refused(say("{number} goes on several of these days: give the person instead.", number=who))
        after = late_journey(edition, persons, minutes, leaving)
        if after is edition:
            raise Refused(
                say("No flight or train is known for {who}: fill it in first.", who=names.of("persons", persons[0]))
            )
        told = say.plural("{n} person arrives later", "{n} people arrive later", len(persons))
        return after, say.plural("{n} person leaves later", "{n} people leave later", len(persons)) if leaving else told

    _after(file, hit, now, output, time_limit, seed, workers, alternative, as_json, language)


def holiday(
    file: File,
    date: Annotated[str, typer.Argument(metavar="DATE", help="“2018-06-27”.", show_default=False)],
    now: Now = None,
    output: Output = None,
    time_limit: Seconds = None,
    seed: Seed = 0,
    workers: Workers = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """A day is declared a holiday on which offices are closed: write it down and plan again."""

    def hit(edition: Edition, names: Names, say: Words) -> tuple[Edition, str]:
        from lawatan.jobs.accidents import day_off

        day = moment(date, names).date()
        if not any(edition.hosts[host].keeps_holidays for each in edition.activities.values() for host in each.hosts):
            write_line(
                say("No host of this programme is closed on holidays: the day is noted, and nothing has to move.")
            )
        return day_off(edition, day), say("{date} is a holiday", date=say.date(day))

    _after(file, hit, now, output, time_limit, seed, workers, alternative, as_json, language)


def _after(
    file: Path,
    hit: Callable[[Edition, Names, Words], tuple[Edition, str]],
    now: str | None,
    output: Path | None,
    time_limit: float | None,
    seed: int,
    workers: int | None,
    alternative: str | None,
    as_json: bool,
    language: str,
) -> NoReturn:
    """Plan a programme again once ``hit`` has written down what happened; it gives the edition and what to call it."""
    from lawatan.child import planner

    child = planner()
    from lawatan.jobs.naming import Names
    from lawatan.jobs.plan_orders import USUAL_SECONDS
    from lawatan.jobs.replan import ReplanJob
    from lawatan.words import words

    say = words(language)
    edition = read(file, language, alternative)
    may_write(file, output, say)
    names = Names(edition, say)
    after, label = hit(edition, names, say)
    at = moment(now, names) if now is not None else None
    job = ReplanJob(after, edition, at, time_limit or USUAL_SECONDS, seed, workers, language, child)
    run(job, edition, file, output, label, alternative, as_json, say)
