"""An activity comes before all else that its groups do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.order import OrderRule, everything_else
from lawatan.rules.rule import Scope
from lawatan.schedule import Setting
from lawatan.words import mark


class First(OrderRule):
    """An activity ends before anything else that its groups do starts, rides included."""

    title: ClassVar[str] = mark("First")
    help: ClassVar[str] = mark("An activity ends before anything else that its groups do starts, rides included.")

    kind: Literal["first"] = "first"
    activity: Annotated[Id, Refers("activities")] = Field(title="Activity")

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """(earlier, later) for each pair."""
        yield from everything_else(setting, self.activity)
