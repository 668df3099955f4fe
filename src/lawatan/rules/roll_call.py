"""Before a group leaves a place there is time for roll call, more for more people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.pairs import ends_in_city, items_of, starts_in_city
from lawatan.rules.phrases import name
from lawatan.rules.rule import Breach, Scope
from lawatan.rules.spare import SpareRule
from lawatan.schedule import Crossing, Occurrence, Setting
from lawatan.words import Words, mark


class RollCall(SpareRule):
    """Between an activity and what its group does elsewhere there are minutes to count the people, beyond the way.

    A roll call of 5 minutes: DOMAIN.md, section 3 (assumed there). That it is for each 20 people, of whom the first are
    counted while they board, is assumed too.
    """

    title: ClassVar[str] = mark("Roll call")
    help: ClassVar[str] = mark(
        "Between an activity and what its group does next in another place, a ride too, there is time to count the "
        "people, beyond the way: so many minutes for each started number of people after the first ones. The way back "
        "to the hotel in the evening is not looked at."
    )

    kind: Literal["roll_call"] = "roll_call"
    minutes: int = Field(5, ge=1, le=120, title="Roll call", json_schema_extra={"unit": "min"})
    people: int = Field(
        20,
        ge=1,
        le=10_000,
        title="For each",
        description="So many people, staff counted, are counted while they board; each started number beyond takes the "
        "minutes.",
        json_schema_extra={"unit": "people"},
    )

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every (activity, other place) of a group in one city where the people of the activity need a roll call."""
        found: dict[Scope, None] = {}
        for leaf in setting.leaves:
            for a, b in permutations(items_of(setting, leaf), 2):
                if isinstance(a, Occurrence) and self.least(setting, a.id) and _leads_away(a, b):
                    found[a.id, b.id] = None
        return tuple(found)

    def least(self, setting: Setting, first: str) -> int:
        """The minutes for each started number of people beyond the first."""
        beyond = setting.occurrences[first].head_count - self.people
        return self.minutes * -(-max(beyond, 0) // self.people)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The minutes, and for how many people."""
        return say("{length} for each {people} people", length=say.duration(self.minutes), people=self.people)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say how many people are to be counted between what, and how many minutes are missing."""
        a, b = breach.about
        return say(
            "Between {first} and {second}, {people} people need {least} for roll call beyond the way; {missing} are missing.",
            first=name(setting, a, say),
            second=name(setting, b, say),
            people=setting.occurrences[a].head_count,
            least=say.duration(self.least(setting, a)),
            missing=say.duration(breach.amount),
        )


def _leads_away(a: Occurrence, b: Occurrence | Crossing) -> bool:
    """Whether the group leaves a place to go from one to the other: another venue in that city, or a ride from it."""
    elsewhere = isinstance(b, Crossing) or a.venue != b.venue
    return elsewhere and ends_in_city(a) == starts_in_city(b)
