"""One break on Fridays holds prayer and lunch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations, permutations
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.domain import WEEKDAYS, Time, Weekday
from lawatan.domain.fault import wrong
from lawatan.rules.hours import starts_clear
from lawatan.rules.model import Literal as LiteralOf
from lawatan.rules.model import Model
from lawatan.rules.pairs import all_time, days_by_case, items_of, zones
from lawatan.rules.phrases import minute, name, sentence_case, when
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Crossing, Entry, Occurrence, RideRun, Setting, View, Window, outside
from lawatan.words import Words, mark

Item = Occurrence | Crossing
Days = tuple[dt.date, ...]


class FridayBreak(Rule):
    """On Fridays nothing lies in the break, and ways inside it leave enough of it free for prayer and lunch."""

    title: ClassVar[str] = mark("Friday break")
    help: ClassVar[str] = mark(
        "On Fridays no activity and no ride lies in the break for prayer and lunch, and a way that falls into it leaves "
        "the given minutes free."
    )

    kind: Literal["friday_break"] = "friday_break"
    begins: Time = Field(dt.time(11, 30), title="From")
    ends: Time = Field(dt.time(13, 30), title="Until")
    free_minutes: int = Field(60, ge=0, le=24 * 60, title="Free", json_schema_extra={"unit": "min"})
    weekday: Weekday = Field("fri", title="Weekday")

    @model_validator(mode="after")
    def _forward(self) -> FridayBreak:
        if self.ends <= self.begins:
            raise wrong("turned", mark("the end lies before the beginning"))
        return self

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group on every such weekday."""
        days = tuple(self._days(setting))
        yield from ((leaf, day.isoformat()) for leaf in setting.leaves for day in days)

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...]:
        """All starts but those from which it would reach into a break."""
        return self._clear(setting, occurrence, tuple(self._days(setting)))

    def allows(self, setting: Setting, crossing: Crossing, run: RideRun) -> bool:
        """The ride does not reach into a break of either city."""
        return not self._reached(setting, _cities(crossing), run.start, run.end)

    def post(self, model: Model, setting: Setting) -> None:
        """Where one item of a pair lies before a break and the other after it, the way leaves the minutes free.

        A literal per item and side, true if it lies there on a day that keeps its break; so on one that is given up no
        pair binds. Of a preference also what windows and rides say otherwise: nothing reaches into the break.
        """
        for leaf in setting.leaves:
            items = items_of(setting, leaf)
            morning = {i.id: model.literal(f"{self.id}/{leaf}/{i.id}/morning") for i in items}
            afternoon = {i.id: model.literal(f"{self.id}/{leaf}/{i.id}/afternoon") for i in items}
            for case, days in days_by_case(model, self.id, leaf, self._days(setting)):
                for item in items:
                    starts, ends = zones(setting, item)
                    mornings, _ = self._sides(setting, days, ends)
                    model.end_in(item.id, mornings, when=[case, ~morning[item.id]])
                    _, afternoons = self._sides(setting, days, starts)
                    model.start_in(item.id, afternoons, when=[case, ~afternoon[item.id]])
                    if self.weight is not None:
                        self._keep_clear(model, setting, item, days, case)
            for a, b in permutations(items, 2):
                if not model.can_follow(a.id, b.id, self.free_minutes):
                    continue
                divided = [morning[a.id], afternoon[b.id], model.before(a.id, b.id)]
                model.spare(a.id, b.id, self.free_minutes, when=divided)

    def _keep_clear(self, model: Model, setting: Setting, item: Item, days: Days, case: LiteralOf) -> None:
        if isinstance(item, Occurrence):
            model.start_in(item.id, self._clear(setting, item, days), when=[case])
        else:
            cities = _cities(item)

            def clear(run: RideRun) -> bool:
                return not set(days) & set(self._reached(setting, cities, run.start, run.end))

            model.ride_in(item.id, clear, when=[case])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each entry that reaches into a break, and for each pair whose way takes too much of one."""
        setting = view.setting
        for entry in view.entries.values():
            if setting.clock.within(entry.start):
                days = self._reached(setting, (entry.from_city, entry.to_city), entry.start, entry.end)
                if days:
                    cases = tuple((leaf, day.isoformat()) for leaf in entry.leaves for day in days)
                    yield self.breach((entry.id,), cases=cases, start=entry.start, end=entry.end)
        divided: dict[tuple[str, str], list[Scope]] = {}
        for leaf in setting.leaves:
            for first, second in combinations(view.of_leaf(leaf), 2):
                day = self._morning(setting, first)
                if day is not None and day == self._afternoon(setting, second):
                    divided.setdefault((first.id, second.id), []).append((leaf, day.isoformat()))
        for (a, b), cases_of in divided.items():
            free = view.spare(view.entries[a], view.entries[b])
            if free < self.free_minutes:
                yield self.breach((a, b), self.free_minutes - free, cases=tuple(cases_of), free=free)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The hours of the break."""
        return say.times(self.begins, self.ends)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say what reaches into the break, or what the way leaves of it."""
        first = name(setting, breach.about[0], say)
        if len(breach.about) == 1:
            start, end = minute(breach.fields["start"]), minute(breach.fields["end"])
            return say(
                "{what} stands on {when} and reaches into the Friday break {times} (prayer and lunch).",
                what=sentence_case(first),
                when=when(setting, breach.about[0], start, end, say),
                times=say.times(self.begins, self.ends),
            )
        return say(
            "From {first} to {second} the way leaves {free} of the Friday break free; {least} are needed.",
            first=first,
            second=name(setting, breach.about[1], say),
            free=say.duration(max(0, minute(breach.fields["free"]))),
            least=say.duration(self.free_minutes),
        )

    def _days(self, setting: Setting) -> Iterator[dt.date]:
        return (day for day in setting.clock.days() if WEEKDAYS[day.weekday()] == self.weekday)

    def _breaks(self, setting: Setting, zone: str) -> list[tuple[dt.date, Window, Window]]:
        """Day by day the break and the whole of the day, from its first minute to the midnight that ends it."""

        def find() -> list[tuple[dt.date, Window, Window]]:
            clock = setting.clock
            return [
                (day, clock.span(day, self.begins, self.ends, zone), clock.span(day, dt.time(), dt.time(), zone))
                for day in self._days(setting)
            ]

        return setting.once(self, zone, find)

    def _reached(self, setting: Setting, cities: Iterable[str], start: int, end: int) -> Days:
        """The days into whose break, in the zone of one of the cities, what lies there reaches."""
        found = [
            day
            for city in dict.fromkeys(cities)
            for day, (begins, ends), _ in self._breaks(setting, setting.zone(city))
            if start < ends and begins < end
        ]
        return tuple(dict.fromkeys(found))

    def _morning(self, setting: Setting, entry: Entry) -> dt.date | None:
        """The day in which an entry ends before the break, if there is one."""
        for day, (begins, _), (midnight, _) in self._breaks(setting, setting.zone(entry.to_city)):
            if midnight <= entry.end <= begins:
                return day
        return None

    def _afternoon(self, setting: Setting, entry: Entry) -> dt.date | None:
        """The day in which an entry starts after the break, if there is one."""
        for day, (_, ends), (_, night) in self._breaks(setting, setting.zone(entry.from_city)):
            if ends <= entry.start < night:
                return day
        return None

    def _sides(self, setting: Setting, days: Days, zone: str) -> tuple[tuple[Window, ...], tuple[Window, ...]]:
        """All minutes but the mornings of ``days``, until the break begins; and all but the afternoons from its end on."""
        breaks = [found for found in self._breaks(setting, zone) if found[0] in days]
        mornings = tuple((midnight, begins) for _, (begins, _), (midnight, _) in breaks)
        afternoons = tuple((ends, night - 1) for _, (_, ends), (_, night) in breaks)
        return outside(mornings, all_time(setting)), outside(afternoons, all_time(setting))

    def _clear(self, setting: Setting, occurrence: Occurrence, days: Days) -> tuple[Window, ...]:
        """All starts but those from which it would reach into the break of one of ``days``."""
        breaks = [found for found in self._breaks(setting, setting.zone_of(occurrence)) if found[0] in days]
        return starts_clear(setting, (taken for _, taken, _ in breaks), occurrence.minutes)


def _cities(crossing: Crossing) -> tuple[str, str]:
    return crossing.change.from_city, crossing.change.to_city
