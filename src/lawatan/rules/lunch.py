"""Each group has a free hour for lunch, beyond its ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.domain import WEEKDAYS, Time, Weekday
from lawatan.domain.fault import wrong
from lawatan.rules.model import Literal as LiteralOf
from lawatan.rules.model import Model
from lawatan.rules.pairs import all_time, days_by_case, items_of, zones
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Crossing, Entry, Occurrence, RideRun, Setting, View, Window, contains, outside, union
from lawatan.words import Words, mark

Item = Occurrence | Crossing
Days = tuple[dt.date, ...]


class Lunch(Rule):
    """Each day each group has free minutes for lunch, beyond its ways, that begin within given hours.

    A ride belongs to the day on which it leaves the hotel, also where it arrives after midnight: lunch of that day lies
    before it, or is eaten on the way if the rule says so. The day on which it arrives begins with what comes then; who
    is on the way through that noon eats on the way, and nothing is asked of the ride.
    """

    title: ClassVar[str] = mark("Lunch")
    help: ClassVar[str] = mark(
        "Each day each group has free minutes for lunch, beyond its ways, that begin between two given times. A "
        "planned meal counts as lunch and is not looked at; weekdays with a break of their own are left out. Where the "
        "rule allows it, who is on a ride through noon eats on the way."
    )

    kind: Literal["lunch"] = "lunch"
    earliest: Time = Field(dt.time(11, 30), title="Begins from")
    latest: Time = Field(dt.time(13, 0), title="Begins until")
    minutes: int = Field(60, ge=1, le=24 * 60, title="Free", json_schema_extra={"unit": "min"})
    except_weekdays: tuple[Weekday, ...] = Field(("fri",), title="Not on")
    on_the_way: bool = Field(
        False,
        title="Eaten on the way",
        description="A ride on which lunch fits into these hours is a lunch too: in the train, at a stop of the coach.",
    )

    @model_validator(mode="after")
    def _forward(self) -> Lunch:
        if self.latest < self.earliest:
            raise wrong("turned", mark("the end lies before the beginning"))
        return self

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group on every day that is not left out."""
        days = tuple(self._days(setting))
        yield from ((leaf, day.isoformat()) for leaf in setting.leaves for day in days)

    def post(self, model: Model, setting: Setting) -> None:
        """A free literal per item, *lunch comes after it*, bounds the item and spreads the pairs that it divides.

        The bounds stand under the case of their day, the pairs under none: on a day that is given up lunch may come
        before everything, and then no pair binds.
        """
        for leaf in setting.leaves:
            items = [i for i in items_of(setting, leaf) if not _is_meal(i)]
            ahead = {i.id: model.literal(f"{self.id}/{leaf}/{i.id}") for i in items}
            for case, days in days_by_case(model, self.id, leaf, self._days(setting)):
                for item in items:
                    self._bound(model, setting, item, days, case, ahead[item.id])
            noon = self._noon(model, setting, items)
            asked = {item.id: self._asked(model, setting, item) for item in items}
            for a, b in permutations(items, 2):
                both = [model.before(a.id, b.id), *asked[a.id], *asked[b.id]]
                parted = [ahead[a.id], ~ahead[b.id], *both]
                model.spare(a.id, b.id, self.minutes, when=[*parted, *self._one_date(model, setting, a, b)])
                if b.id in noon:
                    turned = [~ahead[a.id], ahead[b.id], noon[b.id], *both]
                    model.later(a.id, b.id, self._latitude(setting, items) + 1, when=turned)

    def _asked(self, model: Model, setting: Setting, item: Item) -> list[LiteralOf]:
        """A literal that is false only if the item is a ride on which lunch is eaten; none for what never is."""
        if isinstance(item, Occurrence) or not self.on_the_way:
            return []
        aboard = model.literal(f"{self.id}/{item.id}/aboard")
        model.ride_in(
            item.id, lambda run: self._eaten(setting, zones(setting, item), run.start, run.end), when=[aboard]
        )
        return [~aboard]

    def _eaten(self, setting: Setting, between: tuple[str, str], start: int, end: int) -> bool:
        """Whether lunch fits into a ride, by the clock where it begins or by that where it ends."""
        clock = setting.clock
        return any(
            min(end, clock.at(day, self.latest, zone) + self.minutes) - max(start, clock.at(day, self.earliest, zone))
            >= self.minutes
            for zone in between
            for day in (clock.date(start, between[0]),)
        )

    def _bound(self, model: Model, setting: Setting, item: Item, days: Days, case: LiteralOf, ahead: LiteralOf) -> None:
        """An item with lunch after it ends early enough on its own day; one with lunch before it starts late enough."""
        if isinstance(item, Occurrence):
            zone = setting.zone_of(item)
            model.start_in(item.id, self._starts_before(setting, days, zone, item.minutes), when=[case, ahead])
            model.start_in(item.id, self._starts_after(setting, days, zone), when=[case, ~ahead])
            return
        starts, ends = zones(setting, item)
        after = self._starts_after(setting, days, starts)

        def early(run: RideRun) -> bool:
            day = setting.clock.date(run.start, starts)
            return day not in days or run.end <= setting.clock.at(day, self.latest, ends)

        asked = self._asked(model, setting, item)
        model.ride_in(item.id, early, when=[case, ahead, *asked])
        model.ride_in(item.id, lambda run: contains(after, run.start), when=[case, ~ahead, *asked])

    def _noon(self, model: Model, setting: Setting, items: list[Item]) -> dict[str, LiteralOf]:
        """Of items that fit between the earliest end of lunch and its latest beginning: literals, true if they start there.

        Two such items could claim lunch before the first and after the second, where no item divides them: on one day
        their starts are no further apart than that, on two days they are.
        """
        latitude = self._latitude(setting, items)
        noon = {}
        for item in items:
            if _shortest(setting, item) <= latitude:
                noon[item.id] = model.literal(f"{self.id}/{item.id}/noon")
                elsewhere = outside(self._noons(setting, items), all_time(setting))
                model.start_in(item.id, elsewhere, when=[~noon[item.id]])
        return noon

    def _noons(self, setting: Setting, items: list[Item]) -> tuple[Window, ...]:
        """Day by day the minutes from the earliest end of lunch to its latest beginning, wherever the items are."""

        def find() -> tuple[Window, ...]:
            there = {zone for item in items for zone in zones(setting, item)}
            return union(
                [
                    (
                        min(setting.clock.at(day, self.earliest, zone) for zone in there) + self.minutes,
                        max(setting.clock.at(day, self.latest, zone) for zone in there),
                    )
                    for day in self._days(setting)
                    if there
                ]
            )

        return setting.once(self, ("noons", tuple(item.id for item in items)), find)

    def _latitude(self, setting: Setting, items: list[Item]) -> int:
        """Minutes of the longest noon; negative if there is none."""
        return max((ends - begins for begins, ends in self._noons(setting, items)), default=-1)

    def _one_date(self, model: Model, setting: Setting, a: Item, b: Item) -> list[LiteralOf]:
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
        """One for each group and day on which no cut between two items leaves the time."""
        days = set(self._days(view.setting))
        for leaf in view.setting.leaves:
            for date, entries in view.days(leaf).items():
                busy = [e for e in entries if not self._is_lunch(view, e)]
                if busy and date in days:
                    missing = min(self._missing(view, busy, cut) for cut in range(len(busy) + 1))
                    if missing > 0:
                        about = tuple(entry.id for entry in busy)
                        day = date.isoformat()
                        yield self.breach(about, missing, cases=((leaf, day),), leaf=leaf, day=day)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who has no lunch on which day, and how many minutes are missing."""
        return say(
            "There is no lunch for {group} on {date}: of the {length} that has to begin between {earliest} and {latest}, "
            "{missing} are missing.",
            group=group(setting, str(breach.fields["leaf"]), say),
            length=say.duration(self.minutes),
            date=say.date(dt.date.fromisoformat(str(breach.fields["day"]))),
            earliest=say.time(self.earliest),
            latest=say.time(self.latest),
            missing=say.duration(breach.amount),
        )

    def _is_lunch(self, view: View, entry: Entry) -> bool:
        """Whether an entry is a meal itself, or a ride on which one is eaten."""
        if entry.occurrence is not None:
            return _is_meal(entry.occurrence)
        between = view.setting.zone(entry.from_city), view.setting.zone(entry.to_city)
        return self.on_the_way and self._eaten(view.setting, between, entry.start, entry.end)

    def _missing(self, view: View, entries: list[Entry], cut: int) -> int:
        """Minutes by which lunch fails between ``entries[:cut]`` and the rest."""
        clock = view.setting.clock
        worst = 0
        for entry in entries[:cut]:
            zone = view.setting.zone(entry.to_city)
            worst = max(worst, entry.end - clock.at(view.date(entry), self.latest, zone))
        for entry in entries[cut:]:
            zone = view.setting.zone(entry.from_city)
            worst = max(worst, clock.at(view.date(entry), self.earliest, zone) + self.minutes - entry.start)
        for first in entries[:cut]:
            for second in entries[cut:]:
                worst = max(worst, self.minutes - view.spare(first, second))
        return worst

    def _days(self, setting: Setting) -> Iterator[dt.date]:
        return (d for d in setting.clock.days() if WEEKDAYS[d.weekday()] not in self.except_weekdays)

    def _starts_before(self, setting: Setting, days: Days, zone: str, minutes: int) -> tuple[Window, ...]:
        """Starts from which something that takes ``minutes`` ends early enough, if it starts on one of ``days``."""
        refused = []
        for day in days:
            midnight = setting.clock.midnight(day, zone)
            latest = setting.clock.at(day, self.latest, zone) - minutes
            refused.append((max(midnight, latest + 1), setting.clock.midnight(day + dt.timedelta(days=1), zone) - 1))
        return outside(union(refused), all_time(setting))

    def _starts_after(self, setting: Setting, days: Days, zone: str) -> tuple[Window, ...]:
        """Starts that leave lunch before them: all but those between midnight and the earliest end of lunch."""
        refused = [
            (setting.clock.midnight(d, zone), setting.clock.at(d, self.earliest, zone) + self.minutes - 1) for d in days
        ]
        return outside(tuple(refused), all_time(setting))


def _is_meal(item: Item) -> bool:
    return isinstance(item, Occurrence) and item.activity.kind == "meal"


def _shortest(setting: Setting, item: Item) -> int:
    """The fewest minutes that an item can take."""
    if isinstance(item, Occurrence):
        return item.minutes
    return min((run.end - run.start for run in setting.runs(item)), default=24 * 60)
