"""The late bus: what a delay runs into, the cheapest way to recover, and whom to call in the order of time.

A delay is at a ride, at an activity (it begins so much later), or at the way to one (the bus leaves so much later; how long
it takes is that of the new hour). What has begun by then stays. The rest of the day is arranged anew, near to what people
know: moved, cut within its shortest duration, taken in another order. Only where something finds no place on the day, later
days are arranged anew as well; what finds none there either is left out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import replace as replaced
from typing import Any

from lawatan.domain import (
    Changes,
    Departure,
    Placement,
    Plan,
    Ride,
    RideOption,
    apply,
    changed,
    replace,
    with_plan,
)
from lawatan.domain.place import WEEKDAYS
from lawatan.jobs.question import Question
from lawatan.jobs.replan import promised
from lawatan.rules import Edition, cases_of, judge
from lawatan.rules.phrases import name, sentence_case
from lawatan.schedule import GRID, Entry, Setting, View
from lawatan.words import Words

RECOVER_SECONDS = 4.0
"""What arranging the day anew may take; a full day takes well under one."""

MOST_SETS = 8


class NotLate(Exception):
    """There is nothing that could be late; the text is a sentence."""


@dataclass(frozen=True)
class Lateness:
    """A delay and what it comes to: since when, the minute before which each item of the day cannot begin.

    ``leaves`` and ``arrives`` (minutes) are those of the way by road that is late, ``as_planned`` its minutes as they were.
    """

    item: str
    minutes: int
    now: int
    day: dt.date
    not_before: dict[str, int]
    leaves: int | None = None
    arrives: int | None = None
    as_planned: int | None = None


class DelayJob:
    """A delay of so many minutes at an item; ``on_the_way``: the bus to it, or the ride, leaves so much later.

    NotLate where the item stands nowhere, has begun, or no way leads to it.
    """

    def __init__(self, edition: Edition, item: str, minutes: int, say: Words, on_the_way: bool = False) -> None:
        self.edition, self.say = edition, say
        self.before = View(Setting(with_plan(edition, promised(edition))))
        view = View(Setting(edition))
        if item not in view.entries:
            what = sentence_case(name(view.setting, item, say))
            raise NotLate(say("{what} is not scheduled: nothing can be late.", what=what))
        if view.setting.begun(self._decided(view, item)):
            what = sentence_case(name(view.setting, item, say))
            raise NotLate(say("{what} has begun by now: what is past cannot be late.", what=what))
        late = self._late(view, view.entries[item], minutes, on_the_way)
        self.late = late if view.setting.now is None else replaced(late, now=max(late.now, view.setting.now))
        self.changes: Changes = self._facts(view, item, minutes)
        zone = next(iter(edition.cities.values())).zone
        now = view.setting.clock.moment(self.late.now, zone)
        hit = apply(edition, self.changes) if self.changes else edition
        told = promised(edition)
        self.hit = replace(hit, promised=told.placements, promised_rides=told.rides, now=now)
        self.after: Edition | None = None
        self.question = Question()
        """May be stopped from any thread."""

    def run(self, question: Question | None = None) -> Edition:
        """The edition with the rest of the day arranged anew; NoAnswer as ``Question.ask``."""
        view = View(Setting(self.hit))
        free = [
            entry.id
            for entry in view.entries.values()
            if view.date(entry) == self.late.day and not view.setting.held(self._decided(view, entry.id))
        ]
        cut = [item for item in free if self._shorter(view, item)]
        cut.sort(key=lambda item: view.entries[item].start)
        sets = [cut[:n] for n in range(len(cut) + 1)]
        if len(sets) > MOST_SETS:
            sets = [*sets[: MOST_SETS - 1], cut]
        message = {
            "day": self.late.day.isoformat(),
            "free": free,
            "not_before": {item: minute for item, minute in self.late.not_before.items() if item in free},
            "shorter": sets,
        }
        self.question = question or self.question
        found = self.question.answer(
            "recovered", _plan, self.hit, late=message, **{"try": {"time_limit": RECOVER_SECONDS}}
        )
        if found is None:
            raise NotLate(self.say("In the time no way was found to arrange the day anew: try again."))
        plan = found
        after = self._longer(View(Setting(with_plan(self.hit, plan))), cut)
        self.after = replace(
            with_plan(self.hit, after.plan),
            promised=self.edition.promised,
            promised_rides=self.edition.promised_rides,
        )
        return self.after

    def _late(self, view: View, entry: Entry, minutes: int, on_the_way: bool) -> Lateness:
        """What can begin when, for those that are concerned: the groups of the item."""
        day = view.date(entry)
        mine = [o for o in view.entries.values() if view.date(o) == day and set(o.leaves) & set(entry.leaves)]
        if entry.ride is not None:
            after = entry.end + minutes
            others = [other for other in mine if other.id != entry.id and other.start >= entry.start]
            reach = self._reach(view, entry.to_venue, entry.to_base, others, after)
            return Lateness(entry.id, minutes, entry.start, day, {entry.id: entry.start + minutes, **reach})
        if not on_the_way:
            others = [other for other in mine if other.start >= entry.start]
            reach = self._reach(view, entry.from_venue, entry.from_base, others, entry.start)
            return Lateness(entry.id, minutes, entry.start, day, {**reach, entry.id: entry.start + minutes})
        legs = [leg for leaf in entry.leaves for leg in view.legs_of_day(leaf, day)]
        ways = [leg for leg in legs if leg.to_venue == entry.from_venue and leg.end <= entry.start]
        if not ways:
            what = sentence_case(name(view.setting, entry.id, self.say))
            raise NotLate(self.say("No way by road leads to {what} on that day: nobody can be late on it.", what=what))
        way = max(ways, key=lambda leg: leg.end)
        leaves = way.start + minutes
        others = [other for other in mine if other.start >= way.start]
        reach = self._reach(view, way.from_venue, entry.from_base, others, leaves)
        return Lateness(entry.id, minutes, way.start, day, reach, leaves, reach[entry.id], way.minutes)

    def _reach(self, view: View, since: str, base: str, others: list[Entry], leaving: int) -> dict[str, int]:
        """When each of the others can begin for those who leave a venue at a minute; beyond a ride, that ride sees to it."""
        return {o.id: leaving + self._way(view, since, o, leaving) for o in others if o.from_base == base}

    def _way(self, view: View, since: str, entry: Entry, leaving: int) -> int:
        """Minutes of the way to where an entry begins, for one who leaves at a minute: in the traffic of that hour."""
        if since == entry.from_venue:
            return 0
        city = view.edition.venues[since].city
        moment = view.setting.clock.moment(leaving, view.setting.zone(city))
        return view.setting.travel.minutes(since, entry.from_venue, moment)

    def _facts(self, view: View, item: str, minutes: int) -> Changes:
        """Of a ride that is late: when it leaves then, and where it goes by a timetable that it does."""
        ride = view.plan.rides.get(item)
        if ride is None:
            slot = view.plan.placements[item]  # a lock does not hold what is late
            return {("placements", item): changed(slot, locked=False)} if slot.locked else {}
        departure = ride.departure + dt.timedelta(minutes=minutes)
        late: dict[tuple[str, str], Any] = {("rides", item): changed(ride, departure=departure, locked=True)}
        option: RideOption = view.edition.ride_options[ride.option]
        if option.service.departures:
            local = ride.departure.astimezone(departure.tzinfo)
            usual = next((d for d in option.service.departures if d.leaves == local.time()), None)
            if usual is not None:
                extra = Departure(
                    name=self.say("{name}, late", name=usual.name),
                    leaves=departure.time(),
                    minutes=usual.minutes,
                    weekdays=(WEEKDAYS[departure.weekday()],),
                )
                service = option.service.model_copy(update={"departures": (*option.service.departures, extra)})
                late["ride_options", option.id] = changed(option, service=service)
        return late

    @staticmethod
    def _decided(view: View, item: str) -> Placement | Ride:
        return view.plan.placements.get(item) or view.plan.rides[item]

    @staticmethod
    def _shorter(view: View, item: str) -> bool:
        occurrence = view.setting.occurrences.get(item)
        shortest = occurrence.activity.shortest_minutes if occurrence is not None else None
        return occurrence is not None and shortest is not None and shortest < occurrence.minutes

    def _longer(self, view: View, cut: list[str]) -> View:
        """What was cut to its shortest gets back what there is room for, the last one first."""
        known = View(Setting(self.hit))
        for item in reversed(cut):
            slot = view.plan.placements.get(item)
            if slot is None:
                continue
            usual = known.setting.occurrences[item].minutes
            now = broken(view)
            for minutes in range(usual, view.setting.occurrences[item].minutes, -GRID):
                asked = changed(slot, minutes=None if minutes == self._usual(item) else minutes)
                was = self.hit.plan.placements[item]
                if (asked.start, minutes) == (was.start, usual):
                    asked = was  # nothing of it changes: it stands as firm as it did
                longer = view.deciding({item: asked})
                if broken(longer) <= now:
                    view = longer
                    break
        return view

    def _usual(self, item: str) -> int:
        return self.hit.activities[item.partition("@")[0]].duration_minutes

    @property
    def kept_apart(self) -> tuple[str, ...]:
        """What is locked on the day and begins before it can be reached; only after ``run``."""
        assert self.after is not None
        view = View(Setting(self.after))
        entries = (view.entries[item] for item in self.late.not_before if item in view.entries)
        return tuple(
            e.id
            for e in entries
            if view.date(e) == self.late.day and e.start < self.late.not_before[e.id] and e.ride is None
        )


def broken(view: View) -> set[tuple[str, ...]]:
    """The cases of what must hold and does not."""
    return cases_of(breach for breach in judge(view) if breach.hard)


def _plan(found: Any) -> Plan | None:
    return None if found is None else Plan.model_validate(found)


__all__ = ["DelayJob", "Lateness", "NotLate", "broken"]
