"""Each group has a free hour for lunch, beyond its ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lawatan.domain import WEEKDAYS, Time, Weekday
from lawatan.rules.model import Literal as LiteralOf
from lawatan.rules.model import Model
from lawatan.rules.pairs import all_time, items_of, zones
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Crossing, Entry, Occurrence, RideRun, Setting, View, Window, contains, outside, union
from lawatan.words import Words, mark


class Lunch(Rule):
    """Each day each group has free minutes for lunch, beyond its ways, that begin within given hours.

    A ride belongs to the day on which it leaves the hotel, also where it arrives after midnight: lunch of that day lies
    before it. The day on which it arrives begins with what comes then; who is on the way through that noon eats on the
    way, and nothing is asked of the ride.
    """

    title: ClassVar[str] = mark("Lunch")
    help: ClassVar[str] = mark(
        "Each day each group has free minutes for lunch, beyond its ways, that begin between two given times. A "
        "planned meal counts as lunch and is not looked at; weekdays with a break of their own are left out."
    )

    kind: Literal["lunch"] = "lunch"
    earliest: Time = Field(dt.time(11, 30), title="Begins from")
    latest: Time = Field(dt.time(13, 0), title="Begins until")
    minutes: int = Field(60, ge=1, le=24 * 60, title="Free", json_schema_extra={"unit": "min"})
    except_weekdays: tuple[Weekday, ...] = Field(("fri",), title="Not on")

    @model_validator(mode="after")
    def _forward(self) -> Lunch:
        if self.latest < self.earliest:
            raise PydanticCustomError("turned", "the end lies before the beginning", {})
        return self

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group; the days are where the plan puts its items."""
        yield from ((leaf,) for leaf in setting.leaves)

    def post(self, model: Model, setting: Setting) -> None:
        """A free literal per item, *lunch comes after it*, bounds the item and spreads the pairs that it divides."""
        for (leaf,) in self.cases(setting):
            case = model.case(self.id, leaf)
            items = [i for i in items_of(setting, leaf) if not _is_meal(i)]
            ahead = {i.id: model.literal(f"{self.id}/{leaf}/{i.id}") for i in items}
            for item in items:
                self._bound(model, setting, item, case, ahead[item.id])
            for a, b in combinations(items, 2):
                for first, second in ((a, b), (b, a)):
                    parted = [case, ahead[first.id], ~ahead[second.id], model.before(first.id, second.id)]
                    model.spare(first.id, second.id, self.minutes, when=parted)
                    if _shortest(setting, first) + _shortest(setting, second) <= self._slack:
                        # Two short items in the noon that both sides allow: lunch cannot come before the first and
                        # after the second. On one day less than the slack parts them, on two days far more.
                        turned = [case, ~ahead[first.id], ahead[second.id], model.before(first.id, second.id)]
                        model.gap(first.id, second.id, self._slack + 1, when=turned)

    def _bound(
        self, model: Model, setting: Setting, item: Occurrence | Crossing, case: LiteralOf, ahead: LiteralOf
    ) -> None:
        """An item with lunch after it ends early enough on its own day; one with lunch before it starts late enough."""
        if isinstance(item, Occurrence):
            zone = setting.zone_of(item)
            model.start_in(item.id, self._starts_before(setting, zone, item.minutes), when=[case, ahead])
            model.start_in(item.id, self._starts_after(setting, zone), when=[case, ~ahead])
            return
        runs = setting.runs(item)
        starts, ends = zones(setting, item)
        model.ride_in(item.id, [r for r in runs if self._early(setting, r, starts, ends)], when=[case, ahead])
        after = self._starts_after(setting, starts)
        model.ride_in(item.id, [r for r in runs if contains(after, r.start)], when=[case, ~ahead])

    def _early(self, setting: Setting, run: RideRun, starts: str, ends: str) -> bool:
        day = setting.clock.date(run.start, starts)
        return WEEKDAYS[day.weekday()] in self.except_weekdays or run.end <= setting.clock.at(day, self.latest, ends)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and day on which no cut between two items leaves the time."""
        for (leaf,) in self.cases(view.setting):
            for date, entries in view.days(leaf).items():
                busy = [e for e in entries if not (e.occurrence and _is_meal(e.occurrence))]
                if busy and WEEKDAYS[date.weekday()] not in self.except_weekdays:
                    missing = min(self._missing(view, busy, cut) for cut in range(len(busy) + 1))
                    if missing > 0:
                        yield self.breach(tuple(e.id for e in busy), missing, leaf=leaf, day=date.isoformat())

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

    @property
    def _slack(self) -> int:
        """Minutes between the earliest end of lunch and its latest beginning: what fits there may stand on both sides."""
        return _minutes(self.latest) - _minutes(self.earliest) - self.minutes

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

    def _starts_before(self, setting: Setting, zone: str, minutes: int) -> tuple[Window, ...]:
        """Starts from which something that takes ``minutes`` ends early enough on its own day."""
        refused = []
        for day in self._days(setting):
            midnight = setting.clock.midnight(day, zone)
            latest = setting.clock.at(day, self.latest, zone) - minutes
            refused.append((max(midnight, latest + 1), setting.clock.midnight(day + dt.timedelta(days=1), zone) - 1))
        return outside(union(refused), all_time(setting))

    def _starts_after(self, setting: Setting, zone: str) -> tuple[Window, ...]:
        """Starts that leave lunch before them: all but those between midnight and the earliest end of lunch."""
        refused = [
            (setting.clock.midnight(d, zone), setting.clock.at(d, self.earliest, zone) + self.minutes - 1)
            for d in self._days(setting)
        ]
        return outside(tuple(refused), all_time(setting))


def _is_meal(item: Occurrence | Crossing) -> bool:
    return isinstance(item, Occurrence) and item.activity.kind == "meal"


def _shortest(setting: Setting, item: Occurrence | Crossing) -> int:
    """The fewest minutes that an item can take."""
    if isinstance(item, Occurrence):
        return item.minutes
    return min((run.end - run.start for run in setting.runs(item)), default=24 * 60)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute
