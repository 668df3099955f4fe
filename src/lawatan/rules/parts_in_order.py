"""The parts of an activity lie in the order of their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.dates import OrderOnDaysRule, on_dates
from lawatan.rules.order import called, meeting
from lawatan.rules.rule import Breach, Scope
from lawatan.schedule import Setting
from lawatan.words import Words, mark


class PartsInOrder(OrderOnDaysRule):
    """The parts of an activity lie in the order of their numbers, for groups that attend both of two parts.

    A part without a number lies where it will. The activity of which they are parts counts as one of them where it has
    a number of its own.
    """

    title: ClassVar[str] = mark("Parts in order")
    help: ClassVar[str] = mark(
        "The parts of an activity (its fields “Part of” and “Which part”) lie in the order of their numbers: each ends before "
        "the next one starts, for groups that attend both. Parts without a number are not looked at."
    )
    far: ClassVar[bool] = True

    kind: Literal["parts_in_order"] = "parts_in_order"
    activities: tuple[Annotated[Id, Refers("activities")], ...] = Field(
        (), title="Parts of", description="None: of all activities that have parts."
    )
    other_days: bool = Field(False, title="Each on another day")

    def numbers(self, setting: Setting, say: Words) -> str:
        """Of which activities, and whether each part has a day of its own."""
        parts = [called(setting, self.activities, say)] if self.activities else []
        parts += [say("each on another day")] if self.other_days else []
        return ", ".join(parts)

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """(earlier, later) for every two parts with different numbers."""
        families: dict[str, list[tuple[int, str]]] = {}
        for activity in setting.edition.activities.values():
            whole = activity.part_of or activity.id
            if activity.part is not None and (not self.activities or whole in self.activities):
                families.setdefault(whole, []).append((activity.part, activity.id))
        for parts in families.values():
            for (number, one), (next_number, other) in combinations(sorted(parts), 2):
                if number < next_number:
                    yield from ((a.id, b.id) for a, b in meeting(setting, one, (other,)))

    def missing(self, days: int) -> int:
        """Of parts that need another day, whether they are on one."""
        return 1 - days if self.other_days else 0

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say which part has to come before which, or that both are on one day."""
        if "start" not in breach.fields:
            return super().sentence(setting, breach, say)
        return say(
            "{one} and {other} are both on {date}; each part has to lie on another day.",
            **on_dates(setting, breach, say),
        )
