"""What the rules that keep two activities apart in time share. The rules: turn_time, staff_one_place."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from lawatan.rules.model import Model
from lawatan.rules.rule import Breach, Rule, Scope, first_of
from lawatan.schedule import Setting, View


class ApartRule(Rule):
    """A rule whose cases end with two occurrences: minutes lie between them, whichever comes first."""

    far = True  # the two need not share a group, nor anything else that the board knows of

    @abstractmethod
    def least(self, setting: Setting, case: Scope) -> int:
        """The minutes that lie between the two of a case."""

    def post(self, model: Model, setting: Setting) -> None:
        """In either order the second starts no earlier than so many minutes after the first ends."""
        for case in self.cases(setting):
            a, b = case[-2:]
            kept, ordered, least = model.case(self.id, *case), model.before(a, b), self.least(setting, case)
            model.gap(a, b, least, when=[kept, ordered])
            model.gap(b, a, least, when=[kept, ~ordered])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each two that are too near; about the first and the second, the amount is what is missing."""
        for case in self.cases(view.setting):
            a, b = (view.entries.get(item) for item in case[-2:])
            if a is None or b is None:
                continue
            first, second = first_of(a, b)
            missing = first.end + self.least(view.setting, case) - second.start
            if missing > 0:
                yield self.breach((first.id, second.id), missing, cases=(case,), gap=second.start - first.end)
