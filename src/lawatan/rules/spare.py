"""What the rules on time around ways share: between two items of a group lie minutes beyond the way.

The rules: ride_buffers, roll_call. That the way itself fits is ``travel_fits``.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from lawatan.rules.model import Model
from lawatan.rules.rule import Breach, Rule, first_of
from lawatan.schedule import Setting, View


class SpareRule(Rule):
    """A rule whose cases are (first, second): where the first comes first, minutes beyond the way lie in between."""

    @abstractmethod
    def least(self, setting: Setting, first: str) -> int:
        """The minutes that are needed after ``first``."""

    def post(self, model: Model, setting: Setting) -> None:
        """If the first comes first, the minutes lie in between."""
        for a, b in self.cases(setting):
            model.spare(a, b, self.least(setting, a), when=[model.case(self.id, a, b), model.before(a, b)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each pair with too little time; the amount is what is missing in minutes."""
        for a, b in self.cases(view.setting):
            first, second = view.entries.get(a), view.entries.get(b)
            if first is None or second is None or first_of(first, second)[0] is not first:
                continue
            missing = self.least(view.setting, a) - view.spare(first, second)
            if missing > 0:
                yield self.breach((a, b), missing)
