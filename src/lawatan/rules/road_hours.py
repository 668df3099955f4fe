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
        """The fewest places of the day that are too far apart, in any order or else in theirs; else all as it is.

        Too far apart without traffic, or with the traffic of the peak after those of them that end in it. The ways are
        measured over all places that the group could pass: no further thing on that day makes them shorter, but one in
        another city would. What is so on one day is so on every day that begins and ends at the same hotels.
        """
        leaf, day = str(breach.fields["leaf"]), dt.date.fromisoformat(str(breach.fields["day"]))
        entries = view.days(leaf)[day]
        base = entries[0].from_base
        if not all(entry.occurrence is not None and entry.from_base == base for entry in entries):
            self._refute_exactly(model, view, leaf, day, model.case(self.id, leaf, day.isoformat()))
            return
        shortest = _Shortest(view.setting, leaf, base, day)
        slow = _in_the_peak(view, entries)
        for peak, length in (
            (frozenset[str](), shortest.in_any_order),
            (slow, shortest.in_any_order),
            (frozenset[str](), shortest.in_order),
            (slow, shortest.in_order),
        ):
            if length(entries, peak) <= self.minutes:
                continue
            least, peak = self._fewest(entries, peak, length)
            turned = [~model.before(a.id, b.id) for a, b in pairwise(least)] if length == shortest.in_order else []
            lighter = [~model.ends_in_peak(item) for item in sorted(peak)]
            for other in self._days_alike(view.setting, base, day):
                self._refute_on(model, view.setting, leaf, other, least, [*turned, *lighter])
            return
        self._refute_exactly(model, view, leaf, day, model.case(self.id, leaf, day.isoformat()))

    def _fewest(
        self, entries: Sequence[Entry], peak: frozenset[str], length: Callable[[Sequence[Entry], frozenset[str]], int]
    ) -> tuple[list[Entry], frozenset[str]]:
        """The entries less those without which it is too far all the same, and those after which the peak matters."""
        left = list(entries)
        for entry in entries:
            fewer = [one for one in left if one is not entry]
            if length(fewer, peak) > self.minutes:
                left = fewer
        peak = peak.intersection(entry.id for entry in left)
        for item in sorted(peak):
            if length(left, peak - {item}) > self.minutes:
                peak -= {item}
        return left, peak

    def _days_alike(self, setting: Setting, base: str, day: dt.date) -> list[dt.date]:
        """The days that begin and end at the same hotels of a city as a day does."""
        hotels = setting.hotels_of_day(base, day)
        return [other for other in setting.clock.days() if setting.hotels_of_day(base, other) == hotels]

    def _refute_on(
        self,
        model: Model,
        setting: Setting,
        leaf: str,
        day: dt.date,
        least: Sequence[Entry],
        unless: Sequence[LiteralOf],
    ) -> None:
        """Not all of some entries on a day unless one of the literals holds; without any, not all of their places."""
        base = least[0].from_base
        items = items_of(setting, leaf)
        locked = [item for item in items if isinstance(item, Occurrence) and self._held_on(setting, item, day)]
        held = {item.id if unless else item.venue for item in locked}
        if self.weight is None and all((entry.id if unless else entry.from_venue) in held for entry in least):
            return  # what locks alone amount to is left to the checker
        apart = [i for i in items if not isinstance(i, Occurrence) or i.base != base]
        if unless:
            missing = [~model.on_day(entry.id, day) for entry in least]
        else:
            there = (
                [i.id for i in items if isinstance(i, Occurrence) and i.base == base and i.venue == venue]
                for venue in sorted({entry.from_venue for entry in least})
            )
            missing = [~model.some(model.on_day(item, day) for item in at_place) for at_place in there]
        elsewhere = [model.on_day(item.id, day) for item in apart]
        model.any_of([*missing, *unless, *elsewhere], when=[model.case(self.id, leaf, day.isoformat())])

    @staticmethod
    def _held_on(setting: Setting, occurrence: Occurrence, day: dt.date) -> bool:
        """Whether an occurrence is held on a day, whatever is planned."""
        slot = setting.edition.plan.placements.get(occurrence.id)
        if slot is None or not setting.held(slot):
            return False
        return setting.clock.date(setting.clock.minute(slot.start), setting.zone_of(occurrence)) == day

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


def _in_the_peak(view: View, entries: Sequence[Entry]) -> frozenset[str]:
    """Those that end in the peak traffic of their city."""
    setting = view.setting
    return frozenset(
        entry.id
        for entry in entries
        if setting.travel.in_peak(entry.to_venue, setting.clock.moment(entry.end, setting.zone(entry.to_city)))
    )


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
        visited = [o.venue for o in setting.attended_by(leaf)]
        self.slow = {
            (a, b): min(
                setting.travel.way(a, via).peak + way[via, b] if via != a else way[a, b]
                for via in places
                if via != a
                or a == b
                or visited.count(a) > 1  # what ends in the peak may be followed by more at its place
            )
            for a in places
            for b in places
        }

    def in_order(self, entries: Sequence[Entry], peak: frozenset[str]) -> int:
        """Minutes over the places of the entries as they follow each other; those of ``peak`` are left in the peak."""
        return self._over([(entry.from_venue, entry.id in peak) for entry in entries])

    def in_any_order(self, entries: Sequence[Entry], peak: frozenset[str]) -> int:
        """Minutes over the places of the entries in the best order; 0 where they are too many to try."""
        places = sorted({(entry.from_venue, entry.id in peak) for entry in entries})
        if not places or len(places) > MOST_PLACES:
            return 0
        return min(self._over(order) for order in permutations(places))

    def _over(self, places: Sequence[tuple[str, bool]]) -> int:
        if not places:
            return 0
        stops = [*([(self.morning, False)] if self.morning else []), *places]
        ends = [*(place for place, _ in stops[1:]), *([self.evening] if self.evening else [])]
        return sum(
            (self.slow if slow else self.way)[here, there] for (here, slow), there in zip(stops, ends, strict=False)
        )


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
