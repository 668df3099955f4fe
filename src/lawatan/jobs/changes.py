"""What each reader has to be told when a plan changes, in words and as JSON: one line a reader and thing that changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lawatan.jobs.naming import Names
from lawatan.output.appointments import Appointment, Told, comes_earlier, told
from lawatan.rules.phrases import name, sentence_case
from lawatan.schedule import View, leaves
from lawatan.schedule.readers import Reader, named_by, people_by_leaf
from lawatan.words import Words

ORDER = ("hosts", "persons", "groups", "vehicles")
"""In which the readers are told: who receives, who comes to speak or to drive, who goes along, buses without a driver."""


@dataclass(frozen=True)
class Line:
    """A change in one reader's schedule as a sentence."""

    reader: Reader
    change: Told
    text: str


class Changes:
    """What anybody has to be told from one view to another; of one ``reader`` alone where that is given."""

    def __init__(self, before: View, after: View, say: Words, reader: Reader | None = None) -> None:
        self.before, self.after = before, after
        whom = None if reader is None else {reader, *self._parts_of(reader)}
        self.told = tuple(c for c in told(before, after) if whom is None or c.reader in whom)
        self._of: dict[Reader, list[Told]] = {}
        for change in self.told:
            self._of.setdefault(change.reader, []).append(change)
        self._speak(say)

    def _parts_of(self, reader: Reader) -> set[Reader]:
        """Of a group that has parts the parts, which have the schedules."""
        table, record = reader
        views = (view for view in (self.before, self.after) if table == "groups" and record in view.edition.groups)
        return {(table, leaf) for view in views for leaf in leaves(view.edition, record)}

    def said(self, say: Words) -> Changes:
        """The same in another language."""
        made = copy(self)
        made._speak(say)
        return made

    def _speak(self, say: Words) -> None:
        self.say = say
        self._names = {id(view): Names(view.edition, say) for view in (self.before, self.after)}

    @property
    def items(self) -> tuple[str, ...]:
        """The occurrences and rides that differ, by time."""
        ordered = sorted(self.told, key=lambda change: change.first)
        known = {*self.before.setting.occurrences, *self.before.setting.crossings}
        known |= {*self.after.setting.occurrences, *self.after.setting.crossings}
        return tuple(dict.fromkeys(change.item for change in ordered if change.item in known))

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Who has to be told, hosts first, then persons and groups; each in the order of time of the first change."""
        ordered = sorted(self.told, key=lambda c: (ORDER.index(c.reader[0]), c.first, c.reader))
        return tuple(dict.fromkeys(change.reader for change in ordered))

    @cached_property
    def by_name(self) -> tuple[Reader, ...]:
        """The readers but for those who need no word of their own, as their group is told all that they are."""
        of_group: dict[str, set[tuple[str, Appointment | None, Appointment | None]]] = {}
        for change in self.told:
            if change.reader[0] == "groups":
                of_group.setdefault(change.reader[1], set()).add((change.item, change.before, change.after))
        joint: dict[str, list[str]] = {}
        for leaf in of_group:
            for view in (self.before, self.after):
                for person in people_by_leaf(view.edition)(leaf) if leaf in view.edition.groups else ():
                    joint.setdefault(person, []).append(leaf)
        found = []
        for reader in self.readers:
            mine = {(c.item, c.before, c.after) for c in self._of[reader]}
            leaves = joint.get(reader[1], []) if self._goes_along(reader) else []
            if not any(mine == of_group[leaf] for leaf in leaves):
                found.append(reader)
        return tuple(found)

    def _goes_along(self, reader: Reader) -> bool:
        """Whether it is somebody who is told with the group: no activity that changes names the person."""
        if reader[0] != "persons":
            return False
        items = {change.item for change in self._of[reader]}
        named = (
            reader[1] in named_by(entry.occurrence.activity)
            for view in (self.before, self.after)
            for item in items
            if (entry := view.entries.get(item)) is not None and entry.occurrence is not None
        )
        return not any(named)

    def called(self, reader: Reader) -> str:
        """The name of a reader."""
        table, record = reader
        view = self.after if record in getattr(self.after.edition, table) else self.before
        return self._names[id(view)].of(table, record)

    def lines(self, reader: Reader) -> tuple[Line, ...]:
        """What one reader has to be told, by time."""
        return tuple(Line(reader, change, self.sentence(change)) for change in self._of.get(reader, ()))

    def sentence(self, change: Told) -> str:
        """One change in words."""
        say, before, after = self.say, change.before, change.after
        what = self._what(change)
        if before is None and after is not None and change.about != "programme":
            return say("New: {what}, {when}.", what=what, when=self._when(after))  # it names both ends
        if before is None and after is not None:
            return say("New: {what}, {when}, {place}.", what=what, when=self._when(after), place=self._place(after))
        if after is None and before is not None:
            return say("Cancelled: {what}, {when}.", what=what, when=self._when(before))
        assert before is not None and after is not None
        parts = []
        if change.kind == "moved":
            same_day = before.start.date() == after.start.date()
            then = self._times(after) if same_day else self._when(after)
            parts.append(say("{before} → {after}", before=self._when(before), after=then))
        else:
            parts.append(self._when(after))
        if (before.from_venue, before.to_venue, before.room) != (after.from_venue, after.to_venue, after.room):
            parts.append(say("now {place}", place=self._place(after)))
        if before.way != after.way and not after.way:
            parts.append(say("the vehicle is still to be found"))
        elif before.way != after.way:
            parts.append(say("now by {way}", way=self._way(after)))
        elif before.departure != after.departure and after.departure is not None:
            parts.append(say("leaves at {time}", time=say.time(after.departure)))
        if before.people != after.people:
            parts.append(
                say.plural(
                    "{n} person instead of {before}",
                    "{n} people instead of {before}",
                    after.people,
                    before=before.people,
                )
            )
        if comes_earlier(before, after) and before.arrival is not None and after.arrival is not None:
            times = {"time": say.time(after.arrival), "before": say.time(before.arrival)}
            parts.append(say("the guests arrive at about {time}, not {before}", **times))
        return say("{what}: {changes}.", what=what, changes="; ".join(parts))

    def as_object(self) -> list[dict[str, Any]]:
        """The list of ``--json``: every change of every reader."""
        return [
            {
                "reader": {"table": change.reader[0], "id": change.reader[1], "name": self.called(change.reader)},
                "item": change.item,
                "change": change.kind,
                "before": _as_object(change.before),
                "after": _as_object(change.after),
                "sentence": self.sentence(change),
            }
            for reader in self.readers
            for change in self._of[reader]
        ]

    def text(self) -> Iterator[str]:
        """For people: each reader, and what there is to tell."""
        for reader in self.by_name:
            yield self.called(reader)
            for line in self.lines(reader):
                yield f"  {line.text}"

    def _what(self, change: Told) -> str:
        """What changes: an activity, a ride, or of a driver the way."""
        for view in (self.after, self.before) if change.about == "programme" else ():
            if change.item in view.setting.occurrences or change.item in view.setting.crossings:
                return sentence_case(name(view.setting, change.item, self.say))
        known, view = (change.after, self.after) if change.after is not None else (change.before, self.before)
        assert known is not None
        names, say = self._names[id(view)], self.say
        ends = {
            "origin": names.of("venues", known.from_venue),
            "destination": names.of("venues", known.to_venue),
        }
        if not known.way:
            return say("{origin} → {destination}", **ends)
        return say("{vehicle}, {origin} → {destination}", vehicle=names.of("vehicles", known.way), **ends)

    def _when(self, appointment: Appointment) -> str:
        date = self.say.date(appointment.start.date())
        return self.say("{date}, {times}", date=date, times=self._times(appointment))

    def _times(self, appointment: Appointment) -> str:
        start, end = appointment.start, appointment.end
        if start == end:
            return self.say.time(start)
        return self.say.times_by_clocks(start, end, _zone(start), _zone(end))

    def _place(self, appointment: Appointment) -> str:
        view = self.after if appointment.from_venue in self.after.edition.venues else self.before
        names = self._names[id(view)]
        here, there = (names.of("venues", venue) for venue in (appointment.from_venue, appointment.to_venue))
        if here != there:
            return self.say("from {origin} to {destination}", origin=here, destination=there)
        room = view.edition.venues[appointment.from_venue].room(appointment.room) if appointment.room else None
        if room is None:
            return self.say("at {place}", place=here)
        return self.say("at {place}, {room}", place=here, room=room.name.in_language(self.say.language))

    def _way(self, appointment: Appointment) -> str:
        table = "ride_options" if appointment.departure is not None else "vehicles"
        view = self.after if appointment.way in getattr(self.after.edition, table) else self.before
        return self._names[id(view)].of(table, appointment.way)


def _zone(moment: dt.datetime) -> str:
    return getattr(moment.tzinfo, "key", "")


def _as_object(appointment: Appointment | None) -> dict[str, Any] | None:
    if appointment is None:
        return None
    found: dict[str, Any] = {
        "start": appointment.start.isoformat(timespec="minutes"),
        "end": appointment.end.isoformat(timespec="minutes"),
        "from": appointment.from_venue,
        "to": appointment.to_venue,
    }
    for key in ("room", "way", "people"):
        if value := getattr(appointment, key):
            found[key] = value
    if appointment.departure is not None:
        found["departure"] = appointment.departure.isoformat(timespec="minutes")
    return found
