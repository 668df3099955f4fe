"""An activity comes after all else that its groups do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.order import OrderRule, everything_else
from lawatan.rules.rule import Scope
from lawatan.schedule import Setting
from lawatan.words import mark


class Last(OrderRule):
    """An activity starts after everything else that its groups do has ended, rides included."""

    title: ClassVar[str] = mark("Last")
    help: ClassVar[str] = mark("An activity starts after everything else that its groups do has ended, rides included.")

    kind: Literal["last"] = "last"
    activity: Annotated[Id, Refers("activities")] = Field(title="Activity")

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """(earlier, later) for each pair."""
        yield from ((other, item) for item, other in everything_else(setting, self.activity))
