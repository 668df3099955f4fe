"""One break on Fridays holds prayer and lunch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lawatan.domain import WEEKDAYS, Time, Weekday
from lawatan.rules.model import Model
from lawatan.rules.pairs import all_time, items_of, zones
from lawatan.rules.phrases import minute, name, sentence_case, when
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Crossing, Occurrence, RideRun, Setting, View, Window, contains, outside
from lawatan.words import Words, mark


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
            raise PydanticCustomError("turned", "the end lies before the beginning", {})
        return self

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every item, then every (item, item) that one leaf group has both of, both orders."""
        yield from ((item,) for item in (*setting.occurrences, *setting.crossings))
        for leaf in setting.leaves:
            for a, b in combinations(items_of(setting, leaf), 2):
                yield a.id, b.id
                yield b.id, a.id

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...]:
        """All starts but those from which it would reach into a break."""
        zone = setting.zone_of(occurrence)
        refused = tuple((b - occurrence.minutes + 1, e - 1) for b, e in self._breaks(setting, zone))
        return outside(refused, all_time(setting))

    def allows(self, setting: Setting, crossing: Crossing, run: RideRun) -> bool:
        """The ride does not reach into a break of either city."""
        cities = (crossing.change.from_city, crossing.change.to_city)
        return not any(
            run.start < e and b < run.end for city in cities for b, e in self._breaks(setting, setting.zone(city))
        )

    def post(self, model: Model, setting: Setting) -> None:
        """Where one item of a pair lies before a break and the other after it, the way leaves the minutes free.

        A free literal per item, *in the morning of a Friday*, says on which side it lies; on other days it may take
        either value, so that only pairs which a break divides are bound.
        """
        for leaf in setting.leaves:
            items = items_of(setting, leaf)
            morning = {i.id: model.literal(f"{self.id}/{leaf}/{i.id}") for i in items}
            for item in items:
                starts, ends = zones(setting, item)
                case = model.case(self.id, item.id)
                model.end_in(item.id, self._side(setting, ends, morning=True), when=[case, morning[item.id]])
                model.start_in(item.id, self._side(setting, starts, morning=False), when=[case, ~morning[item.id]])
            for a, b in combinations(items, 2):
                for first, second in ((a, b), (b, a)):
                    case = model.case(self.id, first.id, second.id)
                    divided = [case, morning[first.id], ~morning[second.id], model.before(first.id, second.id)]
                    model.spare(first.id, second.id, self.free_minutes, when=divided)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each entry that reaches into a break, and for each pair whose way takes too much of one."""
        setting = view.setting
        for scope in dict.fromkeys(self.cases(setting)):
            entries = [view.entries.get(item) for item in scope]
            first, second = entries[0], entries[-1]
            if first is None or second is None or not setting.clock.within(first.start):
                continue
            if len(scope) == 1:
                fits = (
                    contains(self.windows(setting, first.occurrence), first.start)
                    if first.occurrence
                    else first.crossing is None
                    or first.ride is None
                    or self.allows(setting, first.crossing, first.ride)
                )
                if not fits:
                    yield self.breach(scope, start=first.start, end=first.end)
                continue
            for begins, ends in self._breaks(setting, setting.zone(first.to_city)):
                midnight = setting.clock.midnight(setting.clock.date(begins, zone := setting.zone(first.to_city)), zone)
                if midnight <= first.end <= begins and ends <= second.start < midnight + 24 * 60:
                    free = view.spare(first, second)
                    if free < self.free_minutes:
                        yield self.breach(scope, self.free_minutes - free, free=free)

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

    def _breaks(self, setting: Setting, zone: str) -> list[Window]:
        def find() -> list[Window]:
            days = (d for d in setting.clock.days() if WEEKDAYS[d.weekday()] == self.weekday)
            return [setting.clock.span(day, self.begins, self.ends, zone) for day in days]

        return setting.once(self, zone, find)

    def _side(self, setting: Setting, zone: str, morning: bool) -> tuple[Window, ...]:
        """All minutes but those of Friday after the break began (morning) or before it ended (afternoon)."""
        refused: list[Window] = []
        for begins, ends in self._breaks(setting, zone):
            midnight = setting.clock.midnight(setting.clock.date(begins, zone), zone)
            refused.append((begins + 1, midnight + 24 * 60) if morning else (midnight, ends - 1))
        return outside(tuple(refused), all_time(setting))
