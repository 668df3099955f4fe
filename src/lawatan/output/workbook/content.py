"""What all sheets share: the daybook, cells for its times, names and lengths, and how a sheet begins and ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lawatan.domain import Step
from lawatan.output.account import timed_steps
from lawatan.output.daybook import CHANGES, Daybook, Item
from lawatan.output.format import Outgoing
from lawatan.output.news_of_ways import news_of_ways
from lawatan.output.particulars import choice
from lawatan.output.reader import Reader
from lawatan.output.workbook import look
from lawatan.output.workbook.page import MARGIN_CHARACTERS
from lawatan.output.workbook.paper import Column, Number, Paper, Run, Spill, Value
from lawatan.schedule.readers import people_by_leaf
from lawatan.words import zone_name

if TYPE_CHECKING:
    from openpyxl import Workbook

NEW = "▲"
"""Marks what is new since the version compared with; not by colour alone, so that it shows in black and white."""


class Content(Daybook):
    """A daybook told cell by cell."""

    def __init__(self, out: Outgoing, reader: Reader) -> None:
        super().__init__(out.view, reader, out.language, out.news(reader), news_of_ways(out, reader))
        self.out = out

    def paper(
        self, book: Workbook, title: str, columns: Sequence[Column], *, landscape: bool = True, tab: str = ""
    ) -> Paper:
        """Begin a sheet under the programme's heading, with its version and date."""
        programme, theme, where = self.heading()
        dated = " · ".join(part for part in (where, self.out.stamped()) if part)
        return Paper(book, self.say, title, columns, heading=(programme, theme, dated), landscape=landscape, tab=tab)

    def finish(self, paper: Paper, one_page: bool = False, filters: bool = False) -> None:
        """End a sheet: its page bears the version and date too."""
        stamp, foot = self.out.stamped(), self.foot()
        right = stamp if foot or self.reader.is_whole else self._reader_above()
        paper.finish((self.heading()[0], right), foot or stamp, one_page=one_page, filters=filters)

    def _reader_above(self) -> str:
        """Whose paper it is; an institution whose name has no room above a page by its short one."""
        line, hosts = self.reader_line(), self.edition.hosts
        if self.reader.kind == "host" and self.reader.id in hosts and len(line) > MARGIN_CHARACTERS:
            return hosts[self.reader.id].short or line
        return line

    @staticmethod
    def known(columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> tuple[list[Column], list[list[Value]]]:
        """The columns of a list in which something stands, and its rows without the others."""
        there = [n for n in range(len(columns)) if not columns[n].title or any(row[n] for row in rows)]
        return [columns[n] for n in there], [[row[n] for n in there] for row in rows]

    def explain_news(self, paper: Paper) -> None:
        """Say below the rows what the mark of what is new means, where something of the reader's is."""
        if self.out.stamp.since is not None and any(self.new(item) for item in self.items):
            text = self.say("changed since version {number}", number=self.out.stamp.since)
            paper.legend((Run(f"{NEW} ", look.ACCENT, bold=True), Run(text, look.SECOND)))

    def tag(self, item: Item) -> str:
        """What is new about an item and when it was before: ``▲ New time, before: Wed 25 Jul 09:00``."""
        news = self.new(item)
        if news is None:
            return ""
        said = f"{NEW} {self.say(CHANGES[news.kind])}"
        if news.before is None or news.kind != "moved":
            return said
        before = f"{self.say.date(news.before.date())} {self.say.time(news.before)}"
        return self.say("{change}, before: {time}", change=said, time=before)

    def fill(self, item: Item) -> str:
        """What is behind an item that is new."""
        return look.CHANGED if self.new(item) is not None else ""

    @cached_property
    def travellers(self) -> Callable[[str], tuple[str, ...]]:
        """The people of a leaf group by name, those included who come along with somebody."""
        return self.view.once("people by leaf", lambda: people_by_leaf(self.edition))

    def position(self, person_id: str) -> str:
        """A person's position."""
        return self.account.text(self.edition.persons[person_id].position)

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
        if item.drive is not None:
            return self.minutes(item.drive.minutes)
        if item.rest is not None:
            return self.minutes(round((item.rest.end - item.rest.start).total_seconds()) // 60)
        return self.minutes(item.occurrence.minutes, item.activity.assumed("duration_minutes"))

    def minutes(self, minutes: int, assumed: bool = False) -> Number:
        """A length in minutes."""
        return Number(minutes, look.minutes(self.say("min"), assumed and self.reader.is_committee))

    def aside(self, item: Item) -> Spill | None:
        """A trip, a way, a rest, a check-in or a check-out in a line, and whose it is where the party is split.

        None for a time slot.
        """
        told = self.beside(item)
        if not told:
            return None
        return Spill("  ".join(part for part in (told, self.tag(item)) if part))

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
        if tag := self.tag(item):
            runs.append(Run(f"\n{tag}" if topic else f" {NEW}", look.ACCENT, bold=True))
        return tuple(runs)

    def steps(self, item: Item) -> Iterator[tuple[Step, Number, Number]]:
        """The steps of a time slot with their starts and ends; none where these are not told."""
        for step, (begins, ends) in zip(item.activity.steps, timed_steps(item.occurrence), strict=False):
            start, end = (item.start + dt.timedelta(minutes=n) for n in (begins, ends))
            clock = look.clock(self.language)
            yield step, Number(start.time(), clock), Number(end.time(), look.clock(self.language, "– "))

    def bar(self, item: Item) -> str:
        """The colour of the bar before an item."""
        if item.rest is not None:
            return look.REST_BAR
        return look.TRIP_BAR if item.entry is None else look.BARS[item.activity.kind]
