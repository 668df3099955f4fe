"""An activity ends before others start."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.order import OrderRule, called, meeting
from lawatan.rules.rule import Scope
from lawatan.schedule import Setting
from lawatan.words import Words, mark


class Before(OrderRule):
    """An activity ends before each of the others starts, for groups that attend both."""

    title: ClassVar[str] = mark("Before")
    help: ClassVar[str] = mark("An activity ends before each of the others starts, for groups that attend both.")

    kind: Literal["before"] = "before"
    activity: Annotated[Id, Refers("activities")] = Field(title="Activity")
    others: tuple[Annotated[Id, Refers("activities")], ...] = Field(title="Others", min_length=1)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The others."""
        return say("earlier than {others}", others=called(setting, self.others, say))

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """(earlier, later) for each pair."""
        yield from ((a.id, b.id) for a, b in meeting(setting, self.activity, self.others))
