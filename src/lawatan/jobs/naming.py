"""What records are called, and which record a name means: for forms, tables and what is pasted into them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from copy import copy
from typing import Any
from zoneinfo import ZoneInfo

from lawatan.domain import Placement, Plan, Record, Room, Shuttle, Table, Text, Value
from lawatan.domain.fields import ROOMS, record_fields
from lawatan.domain.road import CityChange
from lawatan.domain.tables import PROMISED
from lawatan.words import Words


class Names:
    """The names of an edition's records in one language; ``about`` a record also those of the rooms of its venue."""

    def __init__(self, edition: Any, say: Words) -> None:
        self.edition = edition
        self.say = say
        self.zone = zone_of(edition, ("", ""))
        """In which moments are typed that do not say theirs: that of the first city."""
        self._tables: dict[str, Mapping[str, str]] = {}
        self._rooms: Mapping[str, Any] = {}

    def about(self, record: Value, venue: str | None = None) -> Names:
        """The names with which a record is shown and typed; ``venue`` is where it is to be held instead."""
        made = copy(self)
        place = self.edition.venues.get(venue or _held_at(self.edition, record))
        made._rooms = {room.id: room for room in place.rooms} if place is not None else {}
        return made

    def within(self, zone: str) -> Names:
        """The names with which moments are typed by the clock of a zone."""
        made = copy(self)
        made.zone = zone
        return made

    def table(self, table: str) -> Mapping[str, Any]:
        """A table of the edition or of its plan, by its name; an empty one where there is none."""
        if table == ROOMS:
            return self._rooms
        found = getattr(self.edition, table, None)
        if not isinstance(found, Table):
            found = getattr(self.edition.plan, table, None)
        return found if isinstance(found, Table) else Table()

    def all(self, table: str) -> Mapping[str, str]:
        """The names of a table's records by id, in display order."""
        if table == ROOMS:
            return {key: self.name(table, room) for key, room in self._rooms.items()}
        if table not in self._tables:
            self._tables[table] = {key: self.name(table, record) for key, record in self.table(table).items()}
        return self._tables[table]

    def of(self, table: str, record_id: str) -> str:
        """The name of a record; its id where there is no such record."""
        record = self.table(table).get(record_id)
        return record_id if record is None else self.name(table, record)

    def name(self, table: str, record: Record | Room) -> str:
        """The name of a record, in the language; one without a name is called by what it joins."""
        if table == "rules":
            title = str(getattr(type(record), "title", record.id))
            about = self._joined(record)
            return f"{self.say(title)}: {about}" if about else self.say(title)
        if table in ("placements", "rides", *PROMISED):
            return self._decision(record.id)
        if isinstance(record, Shuttle):
            return self._run(record)
        if isinstance(record, CityChange):
            return f"{self.say.list(self.of('groups', g) for g in record.groups)}: {self._cities(record)}"
        name = getattr(record, "name", "")
        told = name.in_language(self.say.language) if isinstance(name, Text) else str(name)
        return told or self._joined(record) or record.id

    def find(self, table: str, text: str) -> tuple[str, ...]:
        """The ids of the records that ``text`` can mean: by id, by name in either language, else by a part of it."""
        records = self.table(table)
        if text in records:
            return (text,)
        sought = text.casefold().strip()
        exact, partly = [], []
        for key, record in records.items():
            called = self._all_names(table, record)
            if sought == key.casefold() or sought in called:
                exact.append(key)
            elif any(sought in name for name in called):
                partly.append(key)
        return tuple(exact or partly)

    def _all_names(self, table: str, record: Record | Room) -> tuple[str, ...]:
        name = getattr(record, "name", None)
        told = (name.en, name.id) if isinstance(name, Text) else (self.name(table, record),)
        short = getattr(record, "short", "")
        return tuple(n.casefold() for n in (*told, short) if isinstance(n, str) and n)

    def _decision(self, item: str) -> str:
        """An occurrence or a ride, by its id: its activity or change of city, and the groups."""
        what, _, groups = item.partition("@")
        change = self.edition.city_changes.get(what)
        called = self.of("activities", what) if change is None else self._cities(change)
        members = [self.of("groups", group) for group in groups.split("+") if group in self.edition.groups]
        several = len(self.edition.groups) > 1 and members
        return f"{called} ({', '.join(members)})" if several else called

    def _run(self, run: Shuttle) -> str:
        """A run by where it goes, and when by the clock there."""
        leaving = run.start.astimezone(ZoneInfo(self.edition.cities[self.edition.venues[run.from_venue].city].zone))
        when = f"{self.say.date(leaving.date())}, {self.say.time(leaving)}"
        return f"{self.of('venues', run.from_venue)} → {self.of('venues', run.to_venue)}, {when}"

    def _cities(self, change: CityChange) -> str:
        return f"{self.of('cities', change.from_city)} → {self.of('cities', change.to_city)}"

    def _joined(self, record: Record | Room) -> str:
        """The first two things that a record refers to, or that date it."""
        parts = []
        for field in record_fields(type(record)):
            value = getattr(record, field.name)
            if field.shape.sort == "reference" and value:
                parts.append(self.of(field.shape.table, value))
            elif field.shape.of is not None and field.shape.of.sort == "reference" and value and not parts:
                parts.append(self.of(field.shape.of.table, value[0]))
            elif isinstance(value, dt.date):
                parts.append(self.say.date(value))
        return " – ".join(parts[:2])


def _held_at(edition: Any, record: Value) -> str:
    """The venue at which a record is held; empty for one that is at none."""
    venue = getattr(record, "venue", None)
    if venue is None and isinstance(record, Placement):
        activity = edition.activities.get(record.id.partition("@")[0])
        venue = activity.venue if activity is not None else None
    return str(venue or "")


def zone_of(edition: Any, key: tuple[str, str]) -> str:
    """The zone in which a record's moments are read: where it happens; of all else that of the first city."""
    table, record_id = key
    what = record_id.partition("@")[0]
    city = None
    if table in ("placements", "promised") and what in edition.activities:
        venue = edition.plan.placements[record_id].venue if record_id in edition.plan.placements else None
        city = edition.venues[venue or edition.activities[what].venue].city
    elif table == "shuttles" and record_id in edition.plan.shuttles:
        city = edition.venues[edition.plan.shuttles[record_id].from_venue].city
    elif table in ("rides", "promised_rides") and what in edition.city_changes:
        city = edition.city_changes[what].from_city
    known = edition.cities.get(city) or next(iter(edition.cities.values()), None)
    return str(known.zone) if known is not None else "Asia/Jakarta"


def table_title(edition: Any, table: str) -> str:
    """What a table is called in English, to be translated."""
    for kind in (type(edition), Plan):
        if table in kind.model_fields:
            return str(kind.model_fields[table].title or table)
    return str(type(edition).model_fields["name"].title)
