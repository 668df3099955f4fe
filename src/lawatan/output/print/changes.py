"""What a printed paper says of changes: beside the lines of a day, on the day from which something is gone, as a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from lawatan.output.daybook import CHANGES, Day, Daybook, Item
from lawatan.output.format import News, Outgoing
from lawatan.output.print.front import broken
from lawatan.output.reader import Reader


class Changed:
    """The changes that one reader's paper tells, by day and all together; ``apart`` where its pages can be had apart."""

    def __init__(self, out: Outgoing, daybook: Daybook, apart: bool = False) -> None:
        self.daybook, self.say, self.since = daybook, daybook.say, out.stamp.since
        starts = {new.item: item.start for item in reversed(daybook.items) if (new := daybook.new(item)) is not None}
        told = {each: each.before or starts.get(each.item) for each in daybook.news}
        self.news = tuple(sorted(told, key=lambda each: (told[each] is None, told[each] or out.now)))
        self.alone = apart and out.alone and self.since is not None
        """Whether only the pages are wanted on which something changed."""
        first: dict[str, Item] = {}
        for item in daybook.items:  # of the sections of a ride the first one is marked
            if (new := daybook.new(item)) is not None:
                first.setdefault(new.item, item)
        self._now = {key: item.start.date() for key, item in first.items()}
        self._marked = {id(item) for item in first.values()}

    def of(self, item: Item) -> dict[str, str] | None:
        """What stands beside a line of a day; None where nothing is new about it."""
        new = self.daybook.new(item)
        return None if new is None or id(item) not in self._marked else self._told(new)

    def away(self, date: dt.date) -> list[dict[str, str]]:
        """What was on a date and is no more: cancelled, or on another day now."""
        return [
            self._told(each)
            for each in self.news
            if each.before is not None
            and each.before.date() == date
            and (each.kind == "gone" or self._now.get(each.item, date) != date)
        ]

    def on(self, day: Day) -> bool:
        """Whether the page of a day is another one than in the version before."""
        return bool(self.away(day.date)) or any(id(item) in self._marked for item in day.items)

    def only(self, days: Iterable[Day]) -> tuple[Day, ...]:
        """The days whose pages are wanted: all, or those alone on which something changed."""
        return tuple(day for day in days if not self.alone or self.on(day))

    def all(self) -> dict[str, Any]:
        """The list of all that changed, with its title, and what is said of a paper of changed pages alone."""
        say = self.say
        title = say("What changed since version {number}", number=self.since) if self.news else ""
        return {
            "title": title,
            "lines": [self._told(each) for each in self.news],
            "alone": say(
                "These are the days alone on which something changed since version {number}; all other pages stay as they "
                "are.",
                number=self.since,
            )
            if self.alone
            else "",
        }

    def _told(self, new: News) -> dict[str, str]:
        named = new.kind in ("new", "gone")  # the sentences begin with it
        return {"mark": "" if named else self.say(CHANGES[new.kind]), "text": broken(new.text)}


def has_pages(out: Outgoing, reader: Reader) -> bool:
    """Whether there is a page for a reader, where those alone are wanted on which something changed."""
    return not out.alone or bool(out.news(reader))


__all__ = ["Changed", "has_pages"]
