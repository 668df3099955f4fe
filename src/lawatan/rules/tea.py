"""Who sits all morning has a tea break in the middle of it."""

from __future__ import annotations

import datetime as dt
from itertools import permutations
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain import Kind, Time
from lawatan.rules.free_time import Bindings, HoursBreak, Item
from lawatan.rules.model import Model
from lawatan.rules.pairs import all_time
from lawatan.rules.rule import Breach
from lawatan.schedule import Entry, Occurrence, Setting, View, Window, outside
from lawatan.words import Words, mark


class Tea(HoursBreak):
    """Between sittings of a group there are minutes free for tea, beyond its ways, that begin within given hours.

    Tea is at 10:15 and at 15:00 for 15 minutes, every two hours (DOMAIN.md, section 4, with constraint 16; assumed there).
    """

    title: ClassVar[str] = mark("Tea break")
    help: ClassVar[str] = mark(
        "Where a group sits before the hours of the break and again after them, it has free minutes, beyond its ways, "
        "that begin within them. A long item has tea inside, and with planned meals and free time it is not looked at. "
        "One rule for the morning, one for the afternoon."
    )

    kind: Literal["tea"] = "tea"
    earliest: Time = Field(dt.time(10), title="Begins from")
    latest: Time = Field(dt.time(10, 45), title="Begins until")
    minutes: int = Field(15, ge=1, le=120, title="Free", json_schema_extra={"unit": "min"})
    kinds: tuple[Kind, ...] = Field(
        ("session", "working_session", "workshop"), title="Sittings", description="The kinds that are sat through."
    )
    inside_from_minutes: int = Field(
        120,
        ge=15,
        le=24 * 60,
        title="Tea inside from",
        description="What lasts so long has its tea inside. Sittings that end so long before the hours of the break, or "
        "begin so long after their beginning, ask for none.",
        json_schema_extra={"unit": "min"},
    )

    def hours(self) -> tuple[dt.time, dt.time]:
        """From when and until when it may begin."""
        return self.earliest, self.latest

    def free(self) -> int:
        """The minutes of the break."""
        return self.minutes

    def ignores(self, item: Item) -> bool:
        """Meals, free time, and what has its tea inside."""
        return isinstance(item, Occurrence) and (
            item.activity.kind in ("meal", "free_time") or item.minutes >= self.inside_from_minutes
        )

    def bindings(self, model: Model, setting: Setting, leaf: str, name: str, items: list[Item]) -> Bindings:
        """Day by day under a literal that is true where two sittings ask for tea."""
        sittings = [item for item in items if isinstance(item, Occurrence) and item.activity.kind in self.kinds]
        found: Bindings = []
        for day in self.days(setting):
            case, need = (
                model.case(self.id, leaf, day.isoformat()),
                model.literal(f"{self.id}/{leaf}/{day}/need"),
            )
            before = {item.id: model.literal(f"{self.id}/{item.id}/{day}/before") for item in sittings}
            after = {item.id: model.literal(f"{self.id}/{item.id}/{day}/after") for item in sittings}
            for item in sittings:
                starts_before, starts_after = self._asking(setting, item, day)
                for literal, starts in ((before[item.id], starts_before), (after[item.id], starts_after)):
                    shut = tuple(w for w in (starts,) if w[0] <= w[1])
                    model.start_in(item.id, outside(shut, all_time(setting)), when=[~literal])
            for a, b in permutations(sittings, 2):
                model.any_of([need, ~before[a.id], ~after[b.id]], when=[case])
            found.append(([need], (day,)))
        return found

    def _asking(self, setting: Setting, item: Occurrence, day: dt.date) -> tuple[Window, Window]:
        """The starts of a sitting on a day with which it asks for tea after it, and before it."""
        zone, clock = setting.zone_of(item), setting.clock
        midnight, night = clock.midnight(day, zone), clock.midnight(day + dt.timedelta(days=1), zone) - 1
        earliest, latest = self.window(setting, "", day, item.city)
        near = self.inside_from_minutes
        before = max(midnight, earliest - near - item.minutes + 1), earliest - 1
        after = max(midnight, latest + self.minutes - item.minutes + 1), min(night, earliest + near - 1)
        return before, after

    def needed(self, view: View, name: str, day: dt.date, busy: list[Entry]) -> bool:
        """Whether a sitting before the hours and another one after them ask for tea."""
        before, after = set(), set()
        for entry in busy:
            if entry.occurrence is not None and entry.occurrence.activity.kind in self.kinds:
                earlier, later = self._asking(view.setting, entry.occurrence, day)
                before |= {entry.id} if earlier[0] <= entry.start <= earlier[1] else set()
                after |= {entry.id} if later[0] <= entry.start <= later[1] else set()
        return any(a != b for a in before for b in after)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The hours and the minutes."""
        times = say.times(self.earliest, self.latest)
        return say("{length}, beginning {times}", length=say.duration(self.minutes), times=times)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who has no tea on which day, and by how many minutes it fails."""
        return say(
            "There is no tea break for {group} on {date}: {length} free have to begin between {earliest} and {latest}, beyond "
            "the ways; it fails by {missing}.",
            **self.told(setting, breach, say),
        )
