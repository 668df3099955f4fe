"""New records and parts with the least that they need, so that they hold from the beginning."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Container
from typing import Any
from zoneinfo import ZoneInfo

from lawatan.domain import WEEKDAYS, Fact, Record, Text, Value
from lawatan.domain.fields import RecordField, Shape, record_fields
from lawatan.jobs.naming import Names

MONAS = (-6.1754, 106.8272)
"""The national monument in Jakarta: where a venue is put of which nothing is known (OpenStreetMap, node of 2026)."""
BEGINS, ENDS, NINE = dt.time(8), dt.time(17), dt.time(9)


class Missing(Exception):
    """A new one needs another record that there is not; the text is a sentence, ``table`` where to make it."""

    def __init__(self, sentence: str, table: str) -> None:
        super().__init__(sentence)
        self.table = table


def blank(shape: Shape, names: Names, field: RecordField) -> Any:
    """The least that can stand in a field that must be filled; Missing where that takes a record that there is not."""
    if shape.optional:
        return None
    if shape.sort == "value" and shape.value is not None:
        return blank_part(shape.value, names)
    if shape.sort == "reference":
        first = next(iter(names.table(shape.table)), None)
        if first is None:
            raise Missing(_what_first(names, shape.table), shape.table)
        return first
    if shape.sort == "many" and shape.of is not None:
        if shape.of.choices == WEEKDAYS:
            return WEEKDAYS[:5]
        return tuple(blank(shape.of, names, field) for _ in range(shape.fewest))
    if shape.sort in ("integer", "number"):
        usual = 60 if field.unit == "min" else max(shape.least or 0, 1)
        return int(usual) if shape.sort == "integer" else float(usual)
    first_day = names.edition.first_day
    plain: dict[str, Any] = {
        "flag": False,
        "date": first_day,
        "time": ENDS if field.name in ("ends", "latest", "until") else BEGINS if field.name == "begins" else NINE,
        "moment": dt.datetime.combine(first_day, NINE, ZoneInfo("Asia/Jakarta")),
        "line": _zone(names) if field.name == "zone" else "",
        "id": "new",
        "text": Text(),
        "choice": shape.choices[0] if shape.choices else "",
    }
    return plain[shape.sort]


def blank_part(kind: type[Value], names: Names) -> Value:
    """A part with the least that it needs."""
    return kind.model_validate(_filled(kind, names))


def new_record(kind: type[Record], table: str, name: str, names: Names) -> Record:
    """A record called ``name`` with the least that it needs and an id of its own, at the end of its table.

    Its coordinates, if it has any, are those of another one in the same city, marked as assumed.
    """
    fields = _filled(kind, names)
    known = names.table(table)
    if "name" in kind.model_fields:
        bilingual = next(f.shape.sort for f in record_fields(kind) if f.name == "name") == "text"
        fields["name"] = Text.model_validate({names.say.language: name}) if bilingual else name
    fields["id"] = free_id(name, known)
    fields["order"] = max((record.order for record in known.values()), default=-1) + 1
    if "latitude" in kind.model_fields:
        near = [r for r in known.values() if getattr(r, "city", "") == fields.get("city")]
        fields["latitude"], fields["longitude"] = (near[0].latitude, near[0].longitude) if near else MONAS
        fields["facts"] = {field: Fact(basis="assumed") for field in ("latitude", "longitude")}
    if (weight := getattr(kind, "wish", None)) is not None:  # a kind of rule that is best a preference
        fields["weight"] = weight
    if "and_" in kind.model_fields:
        fields.update(_pair(names, known))
    if {"from_city", "to_city"} <= set(kind.model_fields):
        fields.update(_two_cities(names, fields))
    return kind.model_validate(fields)


def free_id(name: str, taken: Container[str]) -> str:
    """An id made of a name: plain letters and hyphens, with a number where it is taken already."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()[:60] or "new"
    if stem not in taken:
        return stem
    return next(f"{stem}-{n}" for n in range(2, 1_000_000) if f"{stem}-{n}" not in taken)


def _filled(kind: type[Value], names: Names) -> dict[str, Any]:
    return {field.name: blank(field.shape, names, field) for field in record_fields(kind) if field.required}


def _what_first(names: Names, table: str) -> str:
    title = type(names.edition).model_fields[table].title or table
    return names.say("This needs something under “{table}” first, and there is nothing yet.", table=names.say(title))


def _zone(names: Names) -> str:
    cities = tuple(names.table("cities").values())
    return str(cities[-1].zone) if cities else "Asia/Jakarta"


def _pair(names: Names, known: Any) -> dict[str, Any]:
    """Two venues in a city between which no time is told yet."""
    told = {frozenset((r.between, r.and_)) for r in known.values()}
    venues = tuple(names.table("venues").values())
    for n, a in enumerate(venues):
        for b in venues[n + 1 :]:
            if a.city == b.city and frozenset((a.id, b.id)) not in told:
                return {"between": a.id, "and_": b.id}
    return {}


def _two_cities(names: Names, fields: dict[str, Any]) -> dict[str, Any]:
    """Where a way or a change between cities begins and ends: two cities, a venue in each, the ways that there are."""
    cities = tuple(names.table("cities"))
    if len(cities) < 2:
        raise Missing(names.say("This needs two cities first."), "cities")
    found: dict[str, Any] = {"from_city": cities[0], "to_city": cities[1]}
    if "options" in fields:
        ways = tuple(names.table("ride_options").values())
        way = next(iter(ways))
        found = {"from_city": way.from_city, "to_city": way.to_city, "options": (way.id,)}
    if "service" in fields:
        stops = []
        for city in (found["from_city"], found["to_city"]):
            venue = next((v.id for v in names.table("venues").values() if v.city == city), None)
            if venue is None:
                told = names.say(
                    "There is no venue in {city} yet: a way begins and ends at one.", city=names.of("cities", city)
                )
                raise Missing(told, "venues")
            stops.append(venue)
        service = fields["service"]
        found["service"] = {**dict(service), "from_venue": stops[0], "to_venue": stops[1]}
    return found
