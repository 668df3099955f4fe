"""What the rules on groups that part and meet again share. The rules: same_start, meet."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Annotated

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.order import called
from lawatan.rules.rule import Rule, Scope
from lawatan.schedule import Setting
from lawatan.words import Words


class ParallelRule(Rule):
    """A rule whose cases are two occurrences of its activities that no group attends both of."""

    far = True  # the two share no group: the board would not look at the other

    activities: tuple[Annotated[Id, Refers("activities")], ...] = Field(title="Activities", min_length=1)

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every two occurrences of different groups, in display order."""
        ours = [o for o in setting.occurrences.values() if o.activity.id in self.activities]
        for a, b in combinations(ours, 2):
            if not set(a.leaves) & set(b.leaves):
                yield a.id, b.id

    def numbers(self, setting: Setting, say: Words) -> str:
        """The activities."""
        return called(setting, self.activities, say)
