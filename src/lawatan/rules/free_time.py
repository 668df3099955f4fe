"""What the rules on breaks share: minutes free for a group, beyond its ways, that begin within a window of its day.

The rules: lunch, tea, prayers. Where such a break lies in a plan is in ``breaks``.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import Self

from pydantic import model_validator

from lawatan.domain.fault import wrong
from lawatan.rules.load import who_and_when
from lawatan.rules.model import Literal, Model
from lawatan.rules.pairs import all_time, days_by_case, items_of, zones
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Crossing, Entry, Occurrence, RideRun, Setting, View, Window, contains, outside, union
from lawatan.words import Words, mark

Item = Occurrence | Crossing
Days = tuple[dt.date, ...]
Bindings = list[tuple[list[Literal], Days]]
"""Literals under which the breaks of some days are asked for, and the days."""


class FreeTimeRule(Rule):
    """A rule whose cases are breaks: a group, a day, and the break's name where the rule asks for several a day.

    Free is a stretch that a cut between two items leaves: what comes before it ends early enough, what comes after it
    starts late enough, and of every two that it divides there are the minutes beyond the way.
    """

    @abstractmethod
    def free(self) -> int:
        """The minutes of a break."""

    @abstractmethod
    def window(self, setting: Setting, name: str, day: dt.date, city: str) -> Window:
        """The first and the last minute at which the break of a day may begin in a city."""

    def names(self) -> tuple[str, ...]:
        """The breaks of a day; one without a name where there is only one."""
        return ("",)

    def days(self, setting: Setting) -> Iterable[dt.date]:
        """The days on which breaks are asked for."""
        return setting.clock.days()

    def ignores(self, item: Item) -> bool:
        """Whether an item takes nothing of a break, wherever it lies."""
        return isinstance(item, Occurrence) and item.activity.kind == "meal"

    def bound_when(self, model: Model, setting: Setting, item: Item) -> list[Literal]:
        """Literals that are true where something is asked of an item; none where always."""
        return []

    def passes(self, view: View, entry: Entry) -> bool:
        """The same for the checker: whether nothing is asked of an entry."""
        item = entry.occurrence or entry.crossing
        return item is not None and self.ignores(item)

    def bindings(self, model: Model, setting: Setting, leaf: str, name: str, items: list[Item]) -> Bindings:
        """When breaks are asked for: under the case of their day."""
        more = (name,) if name else ()
        return [([case], days) for case, days in days_by_case(model, self.id, leaf, self.days(setting), *more)]

    def needed(self, view: View, name: str, day: dt.date, busy: list[Entry]) -> bool:
        """The same for the checker: whether a break is asked for between the entries of a day."""
        return True

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group on every day, for each break."""
        days = tuple(self.days(setting))
        for name in self.names():
            yield from ((leaf, day.isoformat(), *_named(name)) for leaf in setting.leaves for day in days)

    def post(self, model: Model, setting: Setting) -> None:
        """A free literal per item, *the break comes after it*, bounds the item and spreads the pairs that it divides.

        The bounds stand under the case of their day, the pairs under none: on a day that is given up the break may come
        before everything, and then no pair binds.
        """
        for name in self.names():
            for leaf in setting.leaves:
                self._post_one(model, setting, name, leaf)

    def _post_one(self, model: Model, setting: Setting, name: str, leaf: str) -> None:
        """One break of one group, on all of its days."""
        items = [item for item in items_of(setting, leaf) if not self.ignores(item)]
        ahead = {item.id: model.literal(self._literal(name, leaf, item.id)) for item in items}
        asked = {item.id: self.bound_when(model, setting, item) for item in items}
        for when, days in self.bindings(model, setting, leaf, name, items):
            for item in items:
                self._bound(model, setting, item, name, days, [*when, *asked[item.id]], ahead[item.id])
        noon = self._noon(model, setting, name, leaf, items)
        latitude = self._latitude(setting, name, items) + 1
        for a, b in permutations(items, 2):
            if not model.can_follow(a.id, b.id, max(self.free(), latitude)):
                continue
            both = [model.before(a.id, b.id), *asked[a.id], *asked[b.id]]
            parted = [ahead[a.id], ~ahead[b.id], *both]
            model.spare(a.id, b.id, self.free(), when=[*parted, *self._one_date(model, setting, a, b)])
            if b.id in noon:
                turned = [~ahead[a.id], ahead[b.id], noon[b.id], *both]
                model.later(a.id, b.id, latitude, when=turned)

    def _literal(self, *parts: str) -> str:
        return "/".join((self.id, *(part for part in parts if part)))

    def _bound(
        self, model: Model, setting: Setting, item: Item, name: str, days: Days, when: list[Literal], ahead: Literal
    ) -> None:
        """An item with the break after it ends early enough on its own day; one with it before it starts late enough."""
        starts, ends = _cities(item)
        after = self._starts_after(setting, name, days, starts)
        if isinstance(item, Occurrence):
            before = self._starts_before(setting, name, days, ends, item.minutes)
            model.start_in(item.id, before, when=[*when, ahead])
            model.start_in(item.id, after, when=[*when, ~ahead])
            return

        def early(run: RideRun) -> bool:
            day = setting.clock.date(run.start, setting.zone(starts))
            return day not in days or run.end <= self.window(setting, name, day, ends)[1]

        model.ride_in(item.id, early, when=[*when, ahead])
        model.ride_in(item.id, lambda run: contains(after, run.start), when=[*when, ~ahead])

    def _noon(self, model: Model, setting: Setting, name: str, leaf: str, items: list[Item]) -> dict[str, Literal]:
        """Of items that fit between the break's earliest end and its latest beginning: literals, true if they start there.

        Two such items could claim the break before the first and after the second, where no item divides them: on one
        day their starts are no further apart than that, on two days they are.
        """
        latitude = self._latitude(setting, name, items)
        noon = {}
        for item in items:
            if _shortest(setting, item) <= latitude:
                noon[item.id] = model.literal(self._literal(name, leaf, item.id, "noon"))
                elsewhere = outside(self._noons(setting, name, items), all_time(setting))
                model.start_in(item.id, elsewhere, when=[~noon[item.id]])
        return noon

    def _noons(self, setting: Setting, name: str, items: list[Item]) -> tuple[Window, ...]:
        """Day by day the minutes from the break's earliest end to its latest beginning, wherever the items are."""

        def find() -> tuple[Window, ...]:
            there = {city for item in items for city in _cities(item)}
            by_day = [[self.window(setting, name, day, city) for city in there] for day in self.days(setting)]
            return union(
                [(min(b for b, _ in found) + self.free(), max(e for _, e in found)) for found in by_day if found]
            )

        return setting.once(self, ("noons", name, tuple(item.id for item in items)), find)

    def _latitude(self, setting: Setting, name: str, items: list[Item]) -> int:
        """Minutes of the longest noon; negative if there is none."""
        return max((ends - begins for begins, ends in self._noons(setting, name, items)), default=-1)

    def _one_date(self, model: Model, setting: Setting, a: Item, b: Item) -> list[Literal]:
        """A literal that is false only if ``a``, in a zone ahead of that of ``b``, starts on the date after that of ``b``.

        So a ride late on Monday in Jakarta may follow what begins in Bali, where it is Tuesday already.
        """
        (east, _), (west, _) = zones(setting, a), zones(setting, b)
        first = setting.edition.first_day
        if setting.clock.midnight(first, east) >= setting.clock.midnight(first, west):
            return []
        between = tuple(
            (setting.clock.midnight(day, east), setting.clock.midnight(day, west) - 1) for day in setting.clock.days()
        )
        for item in (a, b):
            model.start_in(item.id, between, when=[model.literal(f"{self.id}/{item.id}/{east}/{west}")])
        apart = model.literal(f"{self.id}/{a.id}/{b.id}/dates")
        for item in (a, b):
            model.any_of([model.literal(f"{self.id}/{item.id}/{east}/{west}")], when=[apart])
        return [~apart]

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each break of a group and a day for which no cut between two items leaves the time."""
        days = set(self.days(view.setting))
        for name in self.names():
            for leaf in view.setting.leaves:
                for date, entries in view.days(leaf).items():
                    busy = [entry for entry in entries if not self.passes(view, entry)]
                    if not busy or date not in days or not self.needed(view, name, date, busy):
                        continue
                    missing = min(self._missing(view, name, busy, cut) for cut in range(len(busy) + 1))
                    if missing > 0:
                        about, day = tuple(entry.id for entry in busy), date.isoformat()
                        named = {"name": name} if name else {}
                        cases = ((leaf, day, *_named(name)),)
                        yield self.breach(about, missing, cases=cases, leaf=leaf, day=day, **named)

    def _missing(self, view: View, name: str, entries: list[Entry], cut: int) -> int:
        """Minutes by which the break fails between ``entries[:cut]`` and the rest."""
        setting, worst = view.setting, 0
        for entry in entries[:cut]:
            worst = max(worst, entry.end - self.window(setting, name, view.date(entry), entry.to_city)[1])
        for entry in entries[cut:]:
            earliest, _ = self.window(setting, name, view.date(entry), entry.from_city)
            worst = max(worst, earliest + self.free() - entry.start)
        for first in entries[:cut]:
            for second in entries[cut:]:
                worst = max(worst, self.free() - view.spare(first, second))
        return worst

    def _starts_before(self, setting: Setting, name: str, days: Days, city: str, minutes: int) -> tuple[Window, ...]:
        """Starts from which something that takes ``minutes`` ends early enough, if it starts on one of ``days``."""

        def find() -> tuple[Window, ...]:
            zone, refused = setting.zone(city), []
            for day in days:
                latest = self.window(setting, name, day, city)[1] - minutes
                ends = setting.clock.midnight(day + dt.timedelta(days=1), zone) - 1
                refused.append((max(setting.clock.midnight(day, zone), latest + 1), ends))
            return outside(union(refused), all_time(setting))

        return setting.once(self, ("before", name, days, city, minutes), find)

    def _starts_after(self, setting: Setting, name: str, days: Days, city: str) -> tuple[Window, ...]:
        """Starts that leave the break before them: all but those between midnight and its earliest end."""

        def find() -> tuple[Window, ...]:
            zone = setting.zone(city)
            refused = [
                (setting.clock.midnight(day, zone), self.window(setting, name, day, city)[0] + self.free() - 1)
                for day in days
            ]
            return outside(tuple(refused), all_time(setting))

        return setting.once(self, ("after", name, days, city), find)


class HoursBreak(FreeTimeRule):
    """A break that begins between two times of the clock, wherever the group is."""

    @abstractmethod
    def hours(self) -> tuple[dt.time, dt.time]:
        """From when and until when it may begin."""

    @model_validator(mode="after")
    def _forward(self) -> Self:
        earliest, latest = self.hours()
        if latest < earliest:
            raise wrong("turned", mark("the end lies before the beginning"))
        return self

    def window(self, setting: Setting, name: str, day: dt.date, city: str) -> Window:
        """The hours, by the clock of the city."""
        zone, (earliest, latest) = setting.zone(city), self.hours()
        return setting.clock.at(day, earliest, zone), setting.clock.at(day, latest, zone)

    def told(self, setting: Setting, breach: Breach, say: Words) -> dict[str, str]:
        """The fields of a breach’s sentence: ``group``, ``date``, ``length``, ``earliest``, ``latest``, ``missing``."""
        earliest, latest = self.hours()
        return {
            **who_and_when(setting, breach, say),
            "length": say.duration(self.free()),
            "earliest": say.time(earliest),
            "latest": say.time(latest),
            "missing": say.duration(breach.amount),
        }


def _named(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


def _cities(item: Item) -> tuple[str, str]:
    """The cities in which an item starts and ends."""
    if isinstance(item, Occurrence):
        return item.city, item.city
    return item.change.from_city, item.change.to_city


def _shortest(setting: Setting, item: Item) -> int:
    """The fewest minutes that an item can take."""
    if isinstance(item, Occurrence):
        return item.minutes
    return setting.once(FreeTimeRule, ("shortest", item.id), lambda: _shortest_ride(setting, item))


def _shortest_ride(setting: Setting, crossing: Crossing) -> int:
    return min((run.end - run.start for run in setting.runs(crossing)), default=24 * 60)
