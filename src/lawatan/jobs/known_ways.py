"""Ways between cities that are known beforehand, with timetables, costs, comfort and the source of each.

They lie in ``resources/travel/ways.json``: ``cities`` by id, with what they are called; ``venues`` and ``ways`` as an
edition's file has them, each way with the days between which it runs. There ``HOTEL`` stands for the hotel of the city,
and a timetable may be an ``every``: departures from the first to the last at even distances.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lawatan.domain import AnyEdition, Record, RideOption, Service, Text, Venue, changed
from lawatan.domain.fields import record_fields
from lawatan.jobs.blank import free_id
from lawatan.output.account import MODES
from lawatan.resources import folder
from lawatan.words import Words

HOTEL = "HOTEL"


@dataclass(frozen=True)
class KnownWay:
    """A way from one city of the table to another, and the days between which it runs (``last_day`` None: still)."""

    first_day: dt.date
    last_day: dt.date | None
    way: RideOption

    def runs(self, first: dt.date, last: dt.date) -> bool:
        """Say whether it runs on any day from ``first`` to ``last``."""
        return self.first_day <= last and (self.last_day is None or first <= self.last_day)

    def as_object(self) -> dict[str, Any]:
        """The object of ``--json``: the way as an edition's file has it, with the days between which it runs."""
        return {
            "id": self.way.id,
            "first_day": self.first_day.isoformat(),
            "last_day": self.last_day.isoformat() if self.last_day else None,
            "way": self.way.model_dump(mode="json", by_alias=True, exclude={"id"}, exclude_defaults=True),
        }


class Lacking(Exception):
    """A known way cannot be added before something else is there; its text is a sentence."""


def known_cities() -> Mapping[str, Text]:
    """The cities between which ways are known, by id."""
    return {key: Text.model_validate(name) for key, name in _table()["cities"].items()}


def city_called(name: str) -> str | None:
    """The id in the table of the city that is called so, by its id or its name in either language; None if none is."""
    sought = name.casefold().strip()
    for key, text in known_cities().items():
        if sought in (key.casefold(), text.en.casefold(), text.id.casefold()):
            return key
    return None


def known_ways(from_city: str, to_city: str, date: dt.date | None = None) -> tuple[KnownWay, ...]:
    """The ways between two cities of the table (ids), those alone that run on ``date`` if it is given; by order of id."""
    return tuple(
        known
        for known in _ways()
        if (known.way.from_city, known.way.to_city) == (from_city, to_city) and (date is None or known.runs(date, date))
    )


def ways_for(edition: AnyEdition, from_city: str, to_city: str) -> tuple[KnownWay, ...]:
    """The known ways between two cities of an edition that run on its days and that it does not have yet."""
    begins, ends = (_known_as(edition, city) for city in (from_city, to_city))
    has = {way.name for way in edition.ride_options.values()}
    return tuple(
        known
        for known in (known_ways(begins, ends) if begins and ends else ())
        if known.runs(edition.first_day, edition.last_day) and known.way.name not in has
    )


def adding(edition: AnyEdition, known: KnownWay, say: Words) -> dict[tuple[str, str], Record | None]:
    """The edit that adds a known way to an edition, with the stations and airports that it lacks.

    Every change of city between its two cities may then go by it: else planning would never choose it.
    Lacking, with a sentence, where the edition does not have one of its cities, or no hotel where it begins or ends there.
    """
    there = {known_id: city for city in edition.cities if (known_id := _known_as(edition, city))}
    changes: dict[tuple[str, str], Record | None] = {}
    names: dict[str, str] = {}
    for number, stop in enumerate(
        stop for service in known.way.chain for stop in (service.from_venue, service.to_venue)
    ):
        end = known.way.from_city if number == 0 else known.way.to_city
        city = end if stop == HOTEL else _table()["venues"][stop]["city"]
        if city not in there:
            told = say("This way goes by {city}: add the city first.", city=_called(city, say))
            raise Lacking(told)
        if stop != HOTEL:
            names.setdefault(stop, _venue(edition, stop, there[city], changes))
        elif (hotel := edition.cities[there[city]].hotel) is None:
            raise Lacking(
                say("This way begins or ends at the hotel in {city}: choose one first.", city=_called(city, say))
            )
        else:
            names[f"{HOTEL} {number == 0}"] = hotel
    body = known.way.model_dump(mode="json", by_alias=True)
    services = [*body["feeders"], body["service"], *body["onward"]]
    for number, stop in ((n, stop) for n in range(len(services)) for stop in ("from_venue", "to_venue")):
        found = services[number][stop]
        first = number == 0 and stop == "from_venue"
        services[number][stop] = names[f"{HOTEL} {first}" if found == HOTEL else found]
    body |= {
        "id": free_id(known.way.id, edition.ride_options),
        "order": max((way.order for way in edition.ride_options.values()), default=0) + 1,
        "from_city": there[known.way.from_city],
        "to_city": there[known.way.to_city],
    }
    way = RideOption.model_validate(body)
    may = {
        ("city_changes", change.id): changed(change, options=(*change.options, way.id))
        for change in edition.city_changes.values()
        if (change.from_city, change.to_city) == (way.from_city, way.to_city)
    }
    return {**changes, ("ride_options", way.id): way, **may}


def told(known: KnownWay, say: Words) -> tuple[str, str]:
    """A known way for people: its name with the days on which it runs, and what it is like."""
    way = known.way
    since, until = say.long_date(known.first_day), known.last_day and say.long_date(known.last_day)
    name = way.name.in_language(say.language)
    head = (
        say("{way}, from {since} to {until}", way=name, since=since, until=until)
        if until
        else say("{way}, since {since}", way=name, since=since)
    )
    parts = [_service(service, say) for service in way.chain]
    if way.cost_per_person is not None:
        parts.append(say("{money} a person", money=say.rupiah(way.cost_per_person)))
    parts.append(say("comfort {n} of 5", n=way.comfort))
    if unsure := assumed(known, say):
        parts.append(say("assumed: {fields}", fields=", ".join(unsure)))
    return head, "; ".join(parts)


def assumed(known: KnownWay, say: Words) -> tuple[str, ...]:
    """What of a known way is assumed: the names of the fields."""
    return tuple(say(field.title) for field in record_fields(RideOption) if known.way.assumed(field.name))


def _service(service: Service, say: Words) -> str:
    length = say.duration(service.minutes)
    mode = say(MODES[service.mode])
    if not service.departures:
        return say("{mode} {length}, leaves when one likes", mode=mode, length=length)
    leaves = sorted(d.leaves for d in service.departures)
    first, last = say.time(leaves[0]), say.time(leaves[-1])
    if len(leaves) == 1:
        return say("{mode} {length}, at {time}", mode=mode, length=length, time=first)
    return say(
        "{mode} {length}, {n} departures from {first} to {last}",
        mode=mode,
        length=length,
        n=len(leaves),
        first=first,
        last=last,
    )


def _known_as(edition: AnyEdition, city: str) -> str | None:
    """Which city of the table a city of an edition is, by its name or its id."""
    name = edition.cities[city].name
    return next((found for each in (name.en, name.id, city) if each and (found := city_called(each))), None)


def _called(city: str, say: Words) -> str:
    return known_cities()[city].in_language(say.language)


def _venue(edition: AnyEdition, stop: str, city: str, changes: dict[tuple[str, str], Record | None]) -> str:
    """The id of a stop among the venues of an edition, one that is called so in that city; else it is added."""
    body = _table()["venues"][stop]
    for venue in edition.venues.values():
        if venue.city == city and (venue.id == stop or venue.name.en == body["name"]["en"]):
            return venue.id
    added = free_id(stop, edition.venues) if stop in edition.venues else stop
    order = max((venue.order for venue in edition.venues.values()), default=0) + 1 + len(changes)
    changes["venues", added] = Venue.model_validate({**body, "id": added, "city": city, "order": order})
    return added


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder("resources") / "travel" / "ways.json").read_text("utf-8"))
    return found


@cache
def _ways() -> tuple[KnownWay, ...]:
    return tuple(
        KnownWay(
            dt.date.fromisoformat(body["first_day"]),
            dt.date.fromisoformat(body["last_day"]) if "last_day" in body else None,
            RideOption.model_validate({**body["way"], **_timetabled(body["way"]), "id": key}),
        )
        for key, body in sorted(_table()["ways"].items())
    )


def _timetabled(way: Mapping[str, Any]) -> dict[str, Any]:
    """The services of a way with the departures that ``every`` stands for."""
    found: dict[str, Any] = {"service": _expanded(way["service"])}
    return found | {name: [_expanded(each) for each in way[name]] for name in ("feeders", "onward") if name in way}


def _expanded(service: Mapping[str, Any]) -> dict[str, Any]:
    every = service.get("every")
    rest = {name: value for name, value in service.items() if name != "every"}
    return rest | {"departures": list(_departures(every))} if every else rest


def _departures(every: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    day = dt.date(2000, 1, 1)
    at, last = (dt.datetime.combine(day, dt.time.fromisoformat(every[name])) for name in ("first", "last"))
    while at <= last:
        yield {"name": every.get("name", ""), "leaves": f"{at:%H:%M}", "minutes": every["takes_minutes"]}
        at += dt.timedelta(minutes=every["each_minutes"])


__all__ = [
    "KnownWay",
    "Lacking",
    "adding",
    "assumed",
    "city_called",
    "known_cities",
    "known_ways",
    "told",
    "ways_for",
]
