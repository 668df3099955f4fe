"""Before a ride there is time to pack and board, after it to arrive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.phrases import name
from lawatan.rules.rule import Breach, Scope
from lawatan.rules.spare import SpareRule
from lawatan.schedule import Setting
from lawatan.words import Words, mark


class RideBuffers(SpareRule):
    """Between a ride and what its group does before and after it there are minutes to spare, beyond the way."""

    title: ClassVar[str] = mark("Time around rides")
    help: ClassVar[str] = mark(
        "Beyond the way there is time between an activity and the ride that follows it (checking out, loading luggage), "
        "and between a ride and the activity that follows it (checking in)."
    )

    kind: Literal["ride_buffers"] = "ride_buffers"
    before_minutes: int = Field(30, ge=0, le=24 * 60, title="Before a ride", json_schema_extra={"unit": "min"})
    after_minutes: int = Field(30, ge=0, le=24 * 60, title="After a ride", json_schema_extra={"unit": "min"})

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every (occurrence, crossing) in the city that is left, and (crossing, occurrence) in the one it goes to."""
        for leaf in setting.leaves:
            for crossing in setting.crossings_of(leaf):
                for occurrence in setting.attended_by(leaf):
                    if occurrence.base == crossing.change.from_city:
                        yield occurrence.id, crossing.id
                    if occurrence.base == crossing.change.to_city:
                        yield crossing.id, occurrence.id

    def numbers(self, setting: Setting, say: Words) -> str:
        """The minutes before and after."""
        return say(
            "{before} before a ride, {after} after it",
            before=say.duration(self.before_minutes),
            after=say.duration(self.after_minutes),
        )

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say how many minutes are missing between what."""
        a, b = breach.about
        return say(
            "Between {first} and {second}, {least} are needed beyond the way; {missing} are missing.",
            first=name(setting, a, say),
            second=name(setting, b, say),
            least=say.duration(self.least(setting, a)),
            missing=say.duration(breach.amount),
        )

    def least(self, setting: Setting, first: str) -> int:
        """Those before a ride, or those after it."""
        return self.after_minutes if first in setting.crossings else self.before_minutes
