"""A group does not wait longer than so many hours for what comes next on its day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.load import DayRule, item_bindings, who_and_when
from lawatan.rules.model import Model
from lawatan.rules.pairs import items_of
from lawatan.rules.phrases import name
from lawatan.rules.rule import Breach
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class Idle(DayRule):
    """After each thing that a group does, but the last of its day, something begins within so many hours beyond the way.

    Two hours are assumed: an hour of lunch and some room about it.
    """

    title: ClassVar[str] = mark("Idle time")
    help: ClassVar[str] = mark(
        "After each thing that a group does on a day, but for the last, something else begins within so many hours beyond "
        "the way. The hour of lunch is part of them, where the meal is no activity of its own. Rides count."
    )

    kind: Literal["idle"] = "idle"
    minutes: int = Field(120, ge=5, le=24 * 60, title="At most", json_schema_extra={"unit": "min"})

    def post(self, model: Model, setting: Setting) -> None:
        """Each is the last of its day, or one of the others follows soon: a free literal each, and one a pair."""
        for leaf in setting.leaves:
            items = [item.id for item in items_of(setting, leaf)]
            ways_on = {item: [model.literal(f"{self.id}/{leaf}/{item}/last")] for item in items}
            for a, b in permutations(items, 2):
                (last, *_), soon = ways_on[a], model.literal(f"{self.id}/{leaf}/{a}/then/{b}")
                same, later = model.same_day(a, b), model.before(a, b)
                model.any_of([~later], when=[last, same])
                model.any_of([same], when=[soon])
                model.any_of([later], when=[soon])
                model.close(a, b, self.minutes, when=[soon])
                ways_on[a].append(soon)
            for item in items:
                for when in item_bindings(model, self.id, setting, leaf, item):
                    model.any_of(ways_on[item], when=when)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each wait that is longer, about what lies before and after it; the amount is the minutes too many."""
        days = set(view.setting.clock.days())
        for leaf in view.setting.leaves:
            for day, entries in view.days(leaf).items():
                for n, entry in enumerate(entries[:-1]):
                    wait, then = min((view.spare(entry, later), later.id) for later in entries[n + 1 :])
                    if wait > self.minutes and day in days:
                        yield self.day_breach(leaf, [day], (entry.id, then), wait - self.minutes)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The most."""
        return say("at most {length}", length=say.duration(self.minutes))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who waits how long between what."""
        first, second = (name(setting, item, say) for item in breach.about)
        return say(
            "On {date} {group} waits {length} between {first} and {second}, the way not counted; the most is {most}.",
            **who_and_when(setting, breach, say),
            length=say.duration(self.minutes + breach.amount),
            first=first,
            second=second,
            most=say.duration(self.minutes),
        )
