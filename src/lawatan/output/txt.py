"""Messages as text, to be copied into WhatsApp: a reader's day with times, places, maps, and whom to call.

The lines of a day's items stand in ``messages.telling``, the marks of WhatsApp in ``messages.marks``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawatan.output.answerable import contacts
from lawatan.output.daybook import Day, Daybook
from lawatan.output.format import News, Outgoing, Part
from lawatan.output.messages.marks import bold, is_clean, plain
from lawatan.output.messages.telling import Telling, changed, entries_of
from lawatan.output.particulars import duties
from lawatan.output.reader import Reader


def make(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """A message for each day of a reader (``lawatan.output.format.Make``); of the changed days alone where asked for."""
    told = _Messages(out, reader)
    for date in told.days:
        if not out.alone or told.is_new(date):
            yield Part(told.message(date).encode(), date.isoformat())


def days(out: Outgoing, reader: Reader) -> tuple[dt.date, ...]:
    """The days of which there is a message for a reader: those of the schedule, and those from which something is gone."""
    return _Messages(out, reader).days


def message(out: Outgoing, reader: Reader, date: dt.date) -> str:
    """The message of one day."""
    return _Messages(out, reader).message(date)


class _Messages:
    """A reader's messages."""

    def __init__(self, out: Outgoing, reader: Reader) -> None:
        self.out, self.reader = out, reader
        self.daybook = Daybook.of(out, reader)
        self.say, self.account = self.daybook.say, self.daybook.account
        planned = self.daybook.days(empty=reader.travels and bool(self.daybook.items))
        self._days = {day.date: day for day in planned}
        for each in self.daybook.news:
            if each.before is not None and each.kind in ("gone", "moved"):
                self._days.setdefault(each.before.date(), Day(each.before.date(), ()))

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Their dates."""
        return tuple(sorted(self._days))

    def is_new(self, date: dt.date) -> bool:
        """Whether there is something new on a day."""
        return bool(self._left(date)) or any(self.daybook.new(item) for item in self._days[date].items)

    def message(self, date: dt.date) -> str:
        """The message of a day; of one without a programme it says so."""
        day = self._days.get(date, Day(date, ()))
        return "\n\n".join(part for part in self._parts(day) if part) + "\n"

    def _parts(self, day: Day) -> Iterator[str]:
        say = self.say
        yield "\n".join(part for part in self._heading(day) if part)
        all_open = self._all_open(day)
        telling = Telling(self.daybook, bool(self.daybook.clocks(day)), all_open)
        for item in day.items:
            yield "\n".join(telling.lines(item))
        if not day.items:
            yield say("No programme on this day.")
        yield "\n".join(changed(self.say, each) for each in self._left(day.date))
        yield say("All of this is subject to confirmation.") if all_open else ""
        yield "\n".join(self._practical(day))
        yield "\n".join(part for part in (self.daybook.foot(), plain(self.out.stamped())) if part)

    def _heading(self, day: Day) -> Iterator[str]:
        """Day and programme in bold, as the list of chats shows them; then whose day it is, where and by which clock."""
        programme, date = self.daybook.heading()[0], self.say.long_date(day.date)
        together = f"{date} · {programme}"
        yield bold(together) if is_clean(programme) else f"{bold(date)} · {plain(programme)}"
        whose = "" if self.reader.is_whole else self.reader.name
        cities = self.daybook.cities(day.date) if self.reader.travels else ""
        clock = "" if self.daybook.clocks(day) else self.daybook.zone_names(day.items)
        yield plain(" · ".join(part for part in (whose, cities, clock) if part))

    def _all_open(self, day: Day) -> bool:
        """Whether nothing of several time slots is settled, so that one line says it for all."""
        slots = [item.entry for item in day.items if item.entry is not None]
        return not self.reader.is_committee and len(slots) > 1 and all(map(self.account.is_open, slots))

    def _left(self, date: dt.date) -> tuple[News, ...]:
        """What is no longer on a day: cancelled, or moved to another one."""
        there = {item.entry.id for day in (self._days[date],) for item in day.items if item.entry is not None}
        return tuple(
            each
            for each in self.daybook.news
            if each.before is not None
            and each.before.date() == date
            and (
                each.kind == "gone" or (each.kind == "moved" and each.item not in there and not self._shown(each, date))
            )
        )

    def _shown(self, each: News, date: dt.date) -> bool:
        return any(self.daybook.new(item) is each for item in self._days[date].items)

    def _practical(self, day: Day) -> Iterator[str]:
        """The night's hotel, the vehicles of those who travel, and whom to call."""
        say, reader, view = self.say, self.reader, self.daybook.view
        if reader.travels:
            for line in duties(view, day.date, say, reader.leaves):
                yield plain(say("Vehicle: {text}", text=line))
            hotels = self.daybook.hotels(day.date)
            if hotels:
                yield plain(say("Night: {hotel}", hotel="; ".join(hotels.splitlines())))
        whom = () if reader.is_committee else contacts(self.account, entries_of(self.daybook, day))
        if whom:
            yield plain(say("Contact: {text}", text="; ".join(self.account.reached(person) for person in whom)))
