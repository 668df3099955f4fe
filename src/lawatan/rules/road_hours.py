"""A group is not on the road all day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise, permutations
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.asked import AskedRule
from lawatan.rules.load import DayRule, who_and_when
from lawatan.rules.model import Literal as LiteralOf
from lawatan.rules.model import Model
from lawatan.rules.pairs import all_time, items_of, starts_in_city
from lawatan.rules.rule import Breach
from lawatan.schedule import GRID, Entry, Occurrence, Setting, View, Window, outside, union
from lawatan.words import Words, mark

MOST_PLACES = 6
"""So many places are tried in every order (720 of them); of more only the order that a plan has."""


class RoadHours(AskedRule, DayRule):
    """The ways of a group's day take no longer than so many minutes; rides between cities do not count.

    Three hours: DOMAIN.md, section 4, constraint 13 (assumed there).
    """

    title: ClassVar[str] = mark("Most road hours a day")
    help: ClassVar[str] = mark(
        "The ways of a group by road take no longer on any day, boarding counted: from the hotel, between activities, and "
        "back. Rides between cities do not count."
    )

    kind: Literal["road_hours"] = "road_hours"
    minutes: int = Field(180, ge=0, le=24 * 60, title="At most", json_schema_extra={"unit": "min"})

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and day that is too much on the road; the amount is the minutes beyond."""
        days = set(view.setting.clock.days())
        for leaf in view.setting.leaves:
            for day, entries in view.days(leaf).items():
                over = sum(leg.minutes for leg in view.legs_of_day(leaf, day) if leg.ride is None) - self.minutes
                if over > 0 and day in days:
                    yield self.day_breach(leaf, [day], tuple(entry.id for entry in entries), over)

    def refute(self, model: Model, view: View, breach: Breach) -> None:
        """The fewest things of the day that are too far apart in any order, else in theirs, else as they are.

        For the first two the ways are measured over all places that the group could pass: no further thing on that day
        makes them shorter, but one in another city would.
        """
        leaf, day = str(breach.fields["leaf"]), dt.date.fromisoformat(str(breach.fields["day"]))
        entries = view.days(leaf)[day]
        case = model.case(self.id, leaf, day.isoformat())
        if all(entry.occurrence is not None and entry.from_base == entries[0].from_base for entry in entries):
            shortest = _Shortest(view.setting, leaf, entries[0].from_base, day)
            others = [
                model.on_day(item.id, day)
                for item in items_of(view.setting, leaf)
                if not isinstance(item, Occurrence) or item.base != entries[0].from_base
            ]
            least = _fewest(entries, lambda some: shortest.in_any_order(some) > self.minutes)
            if least:
                model.any_of([*(~model.on_day(e.id, day) for e in least), *others], when=[case])
                return
            least = _fewest(entries, lambda some: shortest.in_order(some) > self.minutes)
            if least:
                turned = [~model.before(a.id, b.id) for a, b in pairwise(least)]
                model.any_of([*(~model.on_day(e.id, day) for e in least), *turned, *others], when=[case])
                return
        self._refute_exactly(model, view, leaf, day, case)

    def _refute_exactly(self, model: Model, view: View, leaf: str, day: dt.date, case: LiteralOf) -> None:
        """Not just these things in this order, each left at its hour's traffic, by these rides, and nothing else."""
        entries = view.days(leaf)[day]
        here = {entry.id for entry in entries}
        other = [~model.on_day(entry.id, day) for entry in entries]
        other += [model.on_day(i.id, day) for i in items_of(view.setting, leaf) if i.id not in here]
        other += [~model.before(a.id, b.id) for a, b in pairwise(entries)]
        for entry in entries:
            if entry.ride is not None:
                as_it_is = model.literal(f"{self.id}/{entry.id}/{entry.from_venue}/{entry.to_venue}")
                ends = (entry.from_venue, entry.to_venue)
                model.ride_in(entry.id, lambda run, ends=ends: (run.from_venue, run.to_venue) != ends, when=[~as_it_is])  # type: ignore[misc]
                other.append(~as_it_is)
            peak = model.ends_in_peak(entry.id)
            leaving = view.setting.clock.moment(entry.end, view.setting.zone(entry.to_city))
            other.append(~peak if view.setting.travel.in_peak(entry.to_venue, leaving) else peak)
        first = entries[0]
        if first.occurrence is not None:
            alike = _alike(view, first, day)
            early = model.literal(f"{self.id}/{first.id}/{alike}")
            model.start_in(first.id, outside(alike, all_time(view.setting)), when=[~early])
            other.append(~early)
        model.any_of(other, when=[case])

    def numbers(self, setting: Setting, say: Words) -> str:
        """The most."""
        return say("at most {length}", length=say.duration(self.minutes))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who is on the road for how long on which day."""
        return say(
            "{group} is on the road for {taken} on {date}, which is {beyond} more than {most}.",
            **who_and_when(setting, breach, say),
            taken=say.duration(self.minutes + breach.amount),
            beyond=say.duration(breach.amount),
            most=say.duration(self.minutes),
        )


def _fewest(entries: Sequence[Entry], too_far: Callable[[Sequence[Entry]], bool]) -> list[Entry]:
    """The entries less those without which it is too far all the same; none where it is not."""
    left = list(entries)
    if not too_far(left):
        return []
    for entry in entries:
        fewer = [one for one in left if one is not entry]
        if too_far(fewer):
            left = fewer
    return left


class _Shortest:
    """The least minutes of a day's ways over some places, whatever else the group does on it in that city."""

    def __init__(self, setting: Setting, leaf: str, base: str, day: dt.date) -> None:
        self.morning, self.evening = setting.hotels_of_day(base, day)
        venues = {o.venue for o in setting.attended_by(leaf) if starts_in_city(o) == base}
        places = sorted(venues | {hotel for hotel in (self.morning, self.evening) if hotel})
        way = {(a, b): setting.travel.way(a, b).shortest for a in places for b in places}
        for via in places:
            for a in places:
                for b in places:
                    way[a, b] = min(way[a, b], way[a, via] + way[via, b])
        self.way = way

    def in_order(self, entries: Sequence[Entry]) -> int:
        """Minutes over the places of the entries as they follow each other."""
        return self._over([entry.from_venue for entry in entries])

    def in_any_order(self, entries: Sequence[Entry]) -> int:
        """Minutes over the places of the entries in the best order; 0 where they are too many to try."""
        places = sorted({entry.from_venue for entry in entries})
        if not places or len(places) > MOST_PLACES:
            return 0
        return min(self._over(order) for order in permutations(places))

    def _over(self, places: Sequence[str]) -> int:
        if not places:
            return 0
        stops = [*([self.morning] if self.morning else []), *places, *([self.evening] if self.evening else [])]
        return sum(self.way[a, b] for a, b in pairwise(stops))


def _alike(view: View, entry: Entry, day: dt.date) -> tuple[Window, ...]:
    """The starts on that day from which the way from the hotel is as long as it is now.

    Free starts lie on the grid; what stands beside it is locked where it stands.
    """
    setting = view.setting
    hotel, _ = setting.hotels_of_day(entry.from_base, day)
    zone = setting.zone(entry.from_base)

    def minutes(start: int) -> int:
        if hotel is None or hotel == entry.from_venue:
            return 0
        date = setting.clock.date(start, zone)
        midnight = setting.clock.midnight(date, zone)
        leave = midnight + setting.travel.leave_by(hotel, entry.from_venue, start - midnight, date.weekday())
        return setting.travel.minutes(hotel, entry.from_venue, setting.clock.moment(leave, zone))

    def of_the_day() -> tuple[tuple[int, int], ...]:
        begins = setting.clock.midnight(day, setting.zone(entry.from_city))
        return tuple((start, minutes(start)) for start in range(begins, begins + 24 * 60, GRID))

    now = minutes(entry.start)
    starts = setting.once(RoadHours, (entry.from_venue, entry.from_base, entry.from_city, day), of_the_day)
    runs = ([start for start, _ in run] for way, run in groupby(starts, key=lambda found: found[1]) if way == now)
    return union([(entry.start, entry.start), *((run[0], run[-1]) for run in runs)])
