"""What could cure it: edits of the facts and the rules that a conflict names, the least consequence first.

A candidate is an edit as a value and a sentence; whether it cures anything is not known before it was tried (``jobs/fixes``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from lawatan.domain import Activity, Changes, Closure, Host, Hours, Record, Room, Span, Venue, apply, changed
from lawatan.jobs.naming import Names
from lawatan.jobs.vehicles import one_more_like
from lawatan.rules import Edition, Rule, active_rules
from lawatan.rules.conflict import LOCKED, Conflict, Demand
from lawatan.rules.phrases import name
from lawatan.schedule import Occurrence, Setting, Window, intersect, union
from lawatan.words import Words

MOVE, ROOM, VENUE, VEHICLE, HOURS, SHORTER, PREFERENCE, WITHOUT, OPENED, LEFT_OUT = range(10)
"""Ranks by consequence: something else stands elsewhere; another room; another venue; one vehicle more; a host receives a
while earlier or later; it is cut short; a rule becomes a preference; somebody is not there; a closed place opens; it may
be left out."""

LATER_MINUTES = (30, 60)
"""By so much a host may be asked to receive earlier or later."""

PREFERENCE_MINUTES = 60
"""Minutes of travel that a rule is worth to keep once it is a preference, where its kind says none."""

END_OF_DAY = 24 * 60


@dataclass(frozen=True)
class Candidate:
    """An edit that may cure a conflict: its rank by consequence, what it is in a sentence, and the edit.

    ``minutes``: how much is asked of somebody; of edits of one rank the smaller comes first. ``tried``: what is edited
    besides while it is tried, and not in what comes of it.
    """

    rank: int
    says: str
    changes: Changes
    minutes: int = 0
    tried: Changes = field(default_factory=dict)


class Fixing:
    """Finds candidates in an edition for what conflicts name."""

    def __init__(self, edition: Edition, say: Words) -> None:
        self.edition, self.say = edition, say
        self.setting, self._names = Setting(edition), Names(edition, say)

    def candidates(self, conflicts: Iterable[Conflict]) -> tuple[Candidate, ...]:
        """Each once, by rank; those that the edition refuses are none."""
        found: dict[str, Candidate] = {}
        for conflict in conflicts:
            for demand in conflict.demands:
                for candidate in self._of(demand):
                    if candidate.says not in found and self._may_cure(candidate, demand, conflict):
                        found[candidate.says] = candidate
        return tuple(sorted(found.values(), key=lambda candidate: candidate.rank))

    def more_vehicles(self) -> Iterator[Candidate]:
        """One vehicle more like the largest, and like the smallest where that is another."""
        vehicles = sorted(self.edition.vehicles.values(), key=lambda vehicle: (-vehicle.seats, vehicle.id))
        for like in dict.fromkeys(vehicle.id for vehicle in (*vehicles[:1], *vehicles[-1:])):
            vehicle = self.edition.vehicles[like]
            says = self.say(
                "Order one more vehicle like {vehicle} ({n} seats).",
                vehicle=vehicle.name.in_language(self.say.language),
                n=vehicle.seats,
            )
            more = one_more_like(self.edition, vehicle)
            yield Candidate(VEHICLE, says, {("vehicles", more.id): more})

    def _may_cure(self, candidate: Candidate, demand: Demand, conflict: Conflict) -> bool:
        """Whether the edition takes the edit, and windows of the conflict leave what it is about any start at all."""
        with suppress(ValidationError):
            edited = apply(self.edition, candidate.changes)
            item = demand[1] if len(demand) > 1 else ""
            rules = {what for what, *_ in conflict.demands}
            return edited != self.edition and (candidate.rank == LEFT_OUT or _can_begin(Setting(edited), item, rules))
        return False

    def _of(self, demand: Demand) -> Iterator[Candidate]:
        what, *items = demand
        if not items:
            yield from self._softer(self.edition.rules[what])
            return
        (item,) = items
        occurrence = self.setting.occurrences.get(item)
        if what == LOCKED:
            yield from self._unlocked(item)
        elif what in self.edition.rules and occurrence is not None:
            rule = self.edition.rules[what]
            if rule.kind == "must_happen":
                yield from self._otherwise(occurrence)
            elif rule.kind in ("venue_open", "room_free", "host_available"):
                yield from self._opened(rule.kind, occurrence)
            elif rule.kind == "people_available":
                yield from self._without(occurrence)
            else:
                yield from self._softer(rule)

    def _unlocked(self, item: str) -> Iterator[Candidate]:
        plan = self.edition.plan
        decided: Record | None = plan.placements.get(item) or plan.rides.get(item)
        if decided is None or not getattr(decided, "locked", False):
            return  # what has begun cannot be moved
        table = "placements" if item in plan.placements else "rides"
        says = self.say("Unlock {what}, so that it can move.", what=name(self.setting, item, self.say))
        yield Candidate(MOVE, says, {(table, item): changed(decided, locked=False)})

    def _otherwise(self, occurrence: Occurrence) -> Iterator[Candidate]:
        """The activity in another room, elsewhere, shorter, or left out."""
        say, activity = self.say, occurrence.activity
        called = name(self.setting, occurrence.id, say)
        venue = self.edition.venues[activity.venue]
        for room in venue.rooms:
            if activity.room and room.id not in (activity.room, *activity.rooms) and takes(room, occurrence):
                says = say("Hold {what} in {room}.", what=called, room=room.name.in_language(say.language))
                yield self._edit(ROOM, says, activity, room=room.id, rooms=())
        for other in activity.alternatives:
            place = self.edition.venues[other]
            if takes(place, occurrence):
                others = tuple(venue for venue in (activity.venue, *activity.alternatives) if venue != other)
                says = say("Hold {what} at {venue}.", what=called, venue=place.name.in_language(say.language))
                yield self._edit(VENUE, says, activity, venue=other, room=None, rooms=(), alternatives=others)
        shortest = activity.shortest_minutes
        if shortest is not None and shortest < activity.duration_minutes:
            says = say("Shorten {what} to {length}.", what=called, length=say.duration(shortest))
            yield self._edit(SHORTER, says, activity, duration_minutes=shortest)
        if activity.must_happen:
            says = say("Let {what} be left out where it does not fit.", what=called)
            yield self._edit(LEFT_OUT, says, activity, must_happen=False)

    def _edit(self, rank: int, says: str, activity: Activity, **fields: Any) -> Candidate:
        try:
            return Candidate(rank, says, {("activities", activity.id): changed(activity, **fields)})
        except ValidationError:
            return Candidate(rank, says, {})  # an edit of nothing is none

    def _opened(self, kind: str, occurrence: Occurrence) -> Iterator[Candidate]:
        """Those that receive an activity do so a while earlier or later, or on a day on which they are closed."""
        say, edition = self.say, self.edition
        venue = edition.venues[occurrence.venue]
        keepers: list[tuple[str, Venue | Host, Room | None]] = [("venues", venue, None)]
        if kind == "host_available":
            keepers = [("hosts", edition.hosts[host], None) for host in occurrence.activity.hosts]
        elif kind == "room_free":
            rooms = {occurrence.activity.room, *occurrence.activity.rooms}
            keepers = [("venues", venue, room) for room in venue.rooms if room.id in rooms]
        for table, record, room in keepers:
            keeper = room or record
            called = keeper.name.in_language(say.language)
            for minutes in LATER_MINUTES:
                for earlier in (True, False):
                    hours = tuple(_wider(each, minutes, earlier) for each in keeper.hours)
                    fields = {"who": called, "length": say.duration(minutes)}
                    says = (
                        say("Ask {who} to open {length} earlier.", **fields)
                        if earlier
                        else say("Ask {who} to stay open {length} longer.", **fields)
                    )
                    yield Candidate(HOURS, says, _put(table, record, room, hours=hours), minutes)
            for n, closure in enumerate(keeper.closures):
                left = tuple(one for at, one in enumerate(keeper.closures) if at != n)
                says = say(
                    "Ask {who} to receive you although it is closed {when}.", who=called, when=self._when(closure)
                )
                yield Candidate(OPENED, says, _put(table, record, room, closures=left))

    def _when(self, closure: Closure) -> str:
        say = self.say
        if closure.ends is None:
            told = say("from {date} on", date=say.date(closure.begins))
        elif closure.ends == closure.begins:
            told = say("on {date}", date=say.date(closure.begins))
        else:
            told = say.dates(closure.begins, closure.ends)
        if closure.hours is not None:
            told = f"{told}, {say.times(closure.hours.begins, closure.hours.ends)}"
        why = closure.why.in_language(say.language)
        return f"{told} ({why})" if why else told

    def _without(self, occurrence: Occurrence) -> Iterator[Candidate]:
        """The activity without one of those who have to be there and are not always."""
        activity = occurrence.activity
        for person in dict.fromkeys((*activity.officials, *activity.resource_persons)):
            known = self.edition.persons[person]
            if not (known.absences or known.available):
                continue
            says = self.say(
                "Hold {what} without {who}.", what=name(self.setting, occurrence.id, self.say), who=known.name
            )
            yield self._edit(
                WITHOUT,
                says,
                activity,
                officials=tuple(one for one in activity.officials if one != person),
                resource_persons=tuple(one for one in activity.resource_persons if one != person),
            )

    def _softer(self, rule: Rule) -> Iterator[Candidate]:
        """The rule as a preference."""
        if not rule.weighable:
            return
        weight = rule.wish or PREFERENCE_MINUTES
        says = self.say(
            "Let the rule “{rule}” be a preference, worth {length} of travel.",
            rule=self._names.name("rules", rule),
            length=self.say.duration(weight),
        )
        yield Candidate(PREFERENCE, says, {("rules", rule.id): changed(rule, weight=weight)})


def _can_begin(setting: Setting, item: str, rules: Collection[str]) -> bool:
    """Whether the windows of some rules leave an occurrence a start; True of all else."""
    occurrence = setting.occurrences.get(item)
    if occurrence is None:
        return True
    left: tuple[Window, ...] = (setting.clock.horizon,)
    for rule in active_rules(setting):
        windows = rule.windows(setting, occurrence) if rule.id in rules and rule.weight is None else None
        if windows is not None:
            left = intersect(left, union(list(windows)))
    return bool(left)


def takes(place: Room | Venue, occurrence: Occurrence) -> bool:
    """Whether a venue or a room takes the people of an occurrence, as far as is known."""
    return place.capacity is None or place.capacity >= occurrence.head_count


def _put(table: str, record: Venue | Host, room: Room | None, **fields: Any) -> Changes:
    """The edit that sets fields of a keeper of hours: a record, or a room of one."""
    if room is None:
        return {(table, record.id): changed(record, **fields)}
    assert isinstance(record, Venue)
    rooms = tuple(each.model_copy(update=fields) if each.id == room.id else each for each in record.rooms)
    return {(table, record.id): changed(record, rooms=rooms)}


def _wider(hours: Hours, minutes: int, earlier: bool) -> Hours:
    """Hours of which the first stretch begins so much earlier, or the last one ends so much later, within the day."""
    if not hours.open:
        return hours
    spans = list(hours.open)
    if earlier:
        first = spans[0]
        spans[0] = Span(begins=_time(max(0, _minute(first.begins) - minutes)), ends=first.ends)
    else:
        last = spans[-1]
        ends = _minute(last.ends) or END_OF_DAY
        spans[-1] = Span(begins=last.begins, ends=_time(min(END_OF_DAY, ends + minutes)))
    return hours.model_copy(update={"open": tuple(spans)})


def _minute(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _time(minute: int) -> dt.time:
    return dt.time(minute // 60 % 24, minute % 60)
