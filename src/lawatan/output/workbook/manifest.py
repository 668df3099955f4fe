"""Arrivals and departures: everybody's flight or train, and the run that fetches or brings them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawatan.domain import Journey, Person
from lawatan.output.pick_up import PickUp, not_carried
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Number, Run, Value
from lawatan.rules.kerb import Direction

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet, a row a journey, by time; none where no journey is on record."""
    found = sorted(_journeys(content), key=lambda each: (each[0], each[1].name))
    if not found:
        return
    say = content.say
    columns = (
        Column(say("Date"), 11.5),
        Column(say("Time"), 8, "right"),
        Column(say("Direction"), 16),
        Column(say("Flight or train"), 13),
        Column(say("From or to"), 18),
        Column(say("Airport or station"), 24),
        Column(say("Terminal"), 11),
        Column(say("Name"), 27),
        Column(say("Position"), 22),
        Column(say("Country"), 16),
        Column(say("Luggage"), 9.5, "right"),
        Column(say("Run"), 26),
        Column(say("Note"), 24),
    )
    runs = {
        (run.run.kind, each.person): run for run in content.reader.pick_ups(content.view) for each in run.passengers
    }
    left = {(each.person, each.journey) for each in not_carried(content.view)} if content.view.plan.shuttles else set()
    rows: list[tuple[Value, ...]] = []
    for at, person, journey, kind in found:
        star = content.star(person.assumed(kind))
        run = runs.get((kind, person.id))
        told: tuple[Value, ...] = (
            content.date(at.date()),
            Number(at.time(), look.clock(content.language)),
            say("Arrival") if kind == "arrival" else say("Departure"),
            journey.number + star,
            journey.other_end,
            content.account.venue(journey.venue) if journey.venue else "",
            journey.terminal,
            (Run(person.name, bold=True),),
            content.position(person.id),
            content.account.country(person.id),
            person.luggage,
            _run(content, run) if run is not None else say("No run yet") if (person.id, journey) in left else "",
            "\n".join(part for part in (person.needs, journey.note) if part),
        )
        rows.append(told)
    there, told_of = content.known(columns, rows)
    paper = content.paper(book, say("Arrivals and departures"), there)
    paper.header()
    date = None
    for (at, *_), row in zip(found, told_of, strict=True):
        paper.row(row, top=look.LINE if at.date() == date else look.RULE)
        date = at.date()
    content.finish(paper, filters=True)


def _journeys(content: Content) -> Iterator[tuple[dt.datetime, Person, Journey, Direction]]:
    """Everybody's journeys with their local times."""
    setting = content.view.setting
    cities = content.edition.cities.values()
    for person in content.edition.persons.values():
        journeys: tuple[tuple[Direction, Journey | None], ...]
        journeys = (("arrival", person.arrival), ("departure", person.departure))
        for kind, journey in journeys:
            if journey is not None:
                zone = setting.zone(setting.travel.city_of(journey.venue)) if journey.venue else next(iter(cities)).zone
                yield setting.clock.moment(setting.clock.minute(journey.time), zone), person, journey, kind


def _run(content: Content, run: PickUp) -> str:
    """When the run leaves, by which vehicle."""
    return f"{content.say.time(run.start)} {content.account.vehicle_of(run)}"
