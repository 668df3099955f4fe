"""The usual accidents as edits of facts: somebody or something cannot be had. They lead into planning again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from zoneinfo import ZoneInfo

from lawatan.domain import Absence, Closure, Record, Span, Text, apply, changed
from lawatan.rules import RULES, Edition
from lawatan.rules.holidays import Holidays
from lawatan.schedule.readers import Reader

DAY = dt.timedelta(days=1)
MIDNIGHT = dt.time()

GUARDS = {"hosts": "host_available", "persons": "people_available", "venues": "venue_open"}
"""The rule by which planning heeds such a fact."""


def away(
    edition: Edition, who: Reader, begins: dt.datetime, ends: dt.datetime, only: bool = False, why: str = ""
) -> Edition:
    """A host, person or venue is not available from ``begins`` to ``ends`` (aware); ``only``: at no other time.

    Hosts and venues get closures, persons absences. Where no rule that must hold heeds such facts, one is added.
    """
    first, last = _bounds(edition, begins)
    spans = [(first, begins), (ends, last)] if only else [(begins, ends)]
    spans = [(since, until) for since, until in spans if since < until]
    table, record = who
    found: Record
    if table == "persons":
        person = edition.persons[record]
        absences = tuple(Absence(begins=since, ends=until, why=why) for since, until in spans)
        found = changed(person, absences=(*person.absences, *absences))
    else:
        keeper = edition.hosts[record] if table == "hosts" else edition.venues[record]
        told = Text(en=why, id=why)
        closures = tuple(closure for since, until in spans for closure in _closures(since, until, told))
        found = changed(keeper, closures=(*keeper.closures, *closures))
    return apply(edition, {who: found, **_guard(edition, GUARDS[table])})


def in_room(edition: Edition, activity: str, room: str) -> Edition:
    """An activity is held in another room of its venue, and no other is chosen for it; ValidationError where there is none."""
    made = changed(edition.activities[activity], room=room, rooms=())
    slots = {
        ("placements", slot.id): changed(slot, room=None)
        for slot in edition.plan.placements.values()
        if slot.id.partition("@")[0] == activity and slot.room is not None
    }
    return apply(edition, {("activities", activity): made, **slots})


def grown(edition: Edition, group: str, people: int) -> Edition:
    """A group has so many participants, staff not counted."""
    return apply(edition, {("groups", group): changed(edition.groups[group], participants=people)})


def late_journey(edition: Edition, persons: Collection[str], minutes: int, leaving: bool = False) -> Edition:
    """The flight or train by which some people arrive, or leave, is so many minutes late; those without one stay so."""
    field = "departure" if leaving else "arrival"
    found: dict[tuple[str, str], Record] = {}
    for person in persons:
        journey = getattr(edition.persons[person], field)
        if journey is not None:
            later = changed(journey, time=journey.time + dt.timedelta(minutes=minutes))
            found["persons", person] = changed(edition.persons[person], **{field: later})
    return apply(edition, found) if found else edition


def travellers(edition: Edition, number: str, leaving: bool = False) -> tuple[str, ...]:
    """The people who arrive, or leave, by a flight or train of this number, however it is written."""
    sought = "".join(number.split()).casefold()
    journeys = ((p.id, p.departure if leaving else p.arrival) for p in edition.persons.values())
    found = ((person, "".join(j.number.split()).casefold()) for person, j in journeys if j is not None)
    return tuple(person for person, number in found if number and number == sought)


def days_of(edition: Edition, persons: Collection[str], leaving: bool = False) -> frozenset[dt.date]:
    """The days on which some people arrive, or leave, as far as that is known."""
    journeys = (edition.persons[p].departure if leaving else edition.persons[p].arrival for p in persons)
    return frozenset(journey.time.date() for journey in journeys if journey is not None)


def day_off(edition: Edition, date: dt.date) -> Edition:
    """A day is declared a holiday on which offices are closed; where no rule heeds holidays, one is added."""
    edition = apply(edition, guard) if (guard := _guard(edition, "holidays")) else edition
    kept = (r for r in edition.rules.values() if isinstance(r, Holidays) and r.active and r.weight is None)
    rule = next(kept)
    more, left = (*rule.more, date), tuple(day for day in rule.not_on if day != date)
    if date in rule.more:
        return edition
    return apply(edition, {("rules", rule.id): changed(rule, more=more, not_on=left)})


def clock_of(edition: Edition, reader: Reader) -> str:
    """The zone of the clock by which times about a host, a person or a venue are typed."""
    table, record = reader
    venue = record if table == "venues" else edition.hosts[record].venue if table == "hosts" else None
    if venue is None:
        asked = "hosts" if table == "hosts" else "persons"
        venue = next((each.venue for each in edition.activities.values() if record in getattr(each, asked)), None)
    if venue is None:
        return next((city.zone for city in edition.cities.values()), "Asia/Jakarta")
    return edition.cities[edition.venues[venue].city].zone


def _closures(begins: dt.datetime, ends: dt.datetime, why: Text) -> Iterator[Closure]:
    """Closures for a stretch of time by the clock of its place: part of a day, whole days, part of a day."""
    day, last = begins.date(), ends.date()
    while day < last or (day == last and ends.time() != MIDNIGHT):
        since = begins.time() if day == begins.date() else MIDNIGHT
        until = ends.time() if day == last else MIDNIGHT
        if since == until:  # from midnight to midnight, and so all days until the last
            yield Closure(begins=day, ends=last - DAY, why=why)
            day = last
        else:
            yield Closure(begins=day, ends=day, hours=Span(begins=since, ends=until), why=why)
            day += DAY


def _bounds(edition: Edition, moment: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """The first and the last moment that planning could use, by the clock of a moment's place."""
    zone = moment.tzinfo or ZoneInfo("Asia/Jakarta")
    days = (edition.first_day - 3 * DAY, edition.last_day + 4 * DAY)
    first, last = (dt.datetime.combine(day, MIDNIGHT, zone) for day in days)
    return first, last


def _guard(edition: Edition, kind: str) -> dict[tuple[str, str], Record]:
    """The rule that heeds such facts, where no active one of its kind must hold."""
    if any(rule.kind == kind and rule.active and rule.weight is None for rule in edition.rules.values()):
        return {}
    made = next(rule for rule in RULES if rule.model_fields["kind"].default == kind)
    name = next(
        each
        for each in (kind.replace("_", "-"), *(f"{kind.replace('_', '-')}-{n}" for n in range(2, 1000)))
        if each not in edition.rules
    )
    return {("rules", name): made(id=name, kind=kind)}
