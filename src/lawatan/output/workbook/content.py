"""What all sheets share: the daybook, and cells for its times, names and lengths."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from lawatan.domain import Step
from lawatan.output.account import timed_steps
from lawatan.output.daybook import Daybook, Item
from lawatan.output.particulars import choice
from lawatan.output.rest import RESTS
from lawatan.output.workbook import look
from lawatan.output.workbook.paper import Column, Number, Run, Spill
from lawatan.words import zone_name


class Content(Daybook):
    """A daybook told cell by cell."""

    def time_columns(self, zone: bool = False) -> tuple[Column, Column]:
        """Two columns under one title for start and end, wide enough for zones and later days: else ### shows."""
        items = self.items
        zones = any(item.zone != item.end_zone for item in items)
        days = any(item.start.date() != item.end.date() for item in items)
        start = Column(self.time_title(), 10 if zones else 6, "right")
        return start, Column("", 7.5 + (5 if zones or zone else 0) + (2.5 if days else 0), "tight")

    def start(self, item: Item, zone: bool = False) -> Number:
        """The start of an item as a spreadsheet's time; its clock is named where the end does not tell it, or ``zone``."""
        named = zone or item.zone != item.end_zone or (item.lodging is not None and self._names_clock(item))
        after = f" {zone_name(item.start, item.zone)}" if named else ""
        return Number(item.start.time(), look.clock(self.language, after=after))

    def end(self, item: Item, zone: bool = False, dash: bool = True) -> Number | str:
        """The end of an item; its format says when that is on a later day or by another clock than the start.

        Empty for a check-in or a check-out.
        """
        if item.lodging is not None:
            return ""
        named = zone or self._names_clock(item)
        after = f" {zone_name(item.end, item.end_zone)}" if named else ""
        days = (item.end.date() - item.start.date()).days
        after += f" +{days}" if days else ""
        return Number(item.end.time(), look.clock(self.language, "– " if dash else "", after))

    def _names_clock(self, item: Item) -> bool:
        """Whether the times of an item name their clock: where it changes in the course of its day."""
        return item.start.date() in self._mixed

    @cached_property
    def _mixed(self) -> frozenset[dt.date]:
        return frozenset(day.date for day in self.days(empty=False) if self.clocks(day))

    def date(self, date: dt.date, long: bool = False) -> Number:
        """A date as a spreadsheet's date."""
        return Number(date, look.long_date(self.language) if long else look.short_date(self.language))

    def duration(self, item: Item) -> Number | str:
        """The length of an item in minutes; empty for a check-in or a check-out."""
        if item.lodging is not None:
            return ""
        if item.trip is not None:
            return self.minutes(item.trip.minutes, item.trip.assumed)
        if item.run is not None:
            return self.minutes(item.run.minutes)
        if item.rest is not None:
            return self.minutes(round((item.rest.end - item.rest.start).total_seconds()) // 60)
        return self.minutes(item.occurrence.minutes, item.activity.assumed("duration_minutes"))

    def minutes(self, minutes: int, assumed: bool = False) -> Number:
        """A length in minutes."""
        return Number(minutes, look.minutes(self.say("min"), assumed and self.reader.is_committee))

    def aside(self, item: Item) -> Spill | None:
        """A trip, a rest, a check-in or a check-out in a line, and whose it is where the party is split.

        None for a time slot.
        """
        if item.run is not None:
            return Spill(self.pick_up(item.run))
        if item.lodging is not None:
            return Spill(self.account.lodging(item.lodging) + self.whose(item.lodging.leaves))
        if item.trip is not None:
            return Spill(self.account.trip(item.trip) + self.whose(item.trip.leaves))
        if item.rest is not None:
            return Spill(self.say(RESTS[item.rest.kind]) + self.whose(item.rest.leaves))
        return None

    def what(self, item: Item, topic: bool = True) -> tuple[Run, ...]:
        """The name of an activity in bold, its groups where the party is split, what is done in a second line."""
        activity = item.activity
        name = self.account.name(item.occurrence) + self.star(activity.assumed("name"))
        runs = [Run(name, bold=True), Run(self.whose(item.occurrence.leaves), look.SECOND)]
        told = self.account.text(activity.topic)
        if topic and told:
            runs.append(Run("\n" + told + self.star(activity.assumed("topic")), look.SECOND))
        if topic and (optional := choice(activity, self.say)):
            runs.append(Run(f"\n({optional})", look.SECOND))
        return tuple(runs)

    def steps(self, item: Item) -> Iterator[tuple[Step, Number, Number]]:
        """The steps of a time slot with their starts and ends; none where these are not told."""
        for step, (begins, ends) in zip(item.activity.steps, timed_steps(item.activity), strict=False):
            start, end = (item.start + dt.timedelta(minutes=n) for n in (begins, ends))
            clock = look.clock(self.language)
            yield step, Number(start.time(), clock), Number(end.time(), look.clock(self.language, "– "))

    def bar(self, item: Item) -> str:
        """The colour of the bar before an item."""
        if item.rest is not None:
            return look.REST_BAR
        return look.TRIP_BAR if item.entry is None else look.BARS[item.activity.kind]
