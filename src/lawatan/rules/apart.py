"""What the rules that keep two activities apart in time share. The rules: turn_time, staff_one_place."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from itertools import product

from lawatan.rules.model import Literal, Model
from lawatan.rules.rooms import each_room
from lawatan.rules.rule import Breach, Rule, Scope, first_of
from lawatan.schedule import Occurrence, Setting, View


class ApartRule(Rule):
    """A rule whose cases end with two occurrences: minutes lie between them, whichever comes first."""

    far = True  # the two need not share a group, nor anything else that the board knows of

    def speaks(self, a: Occurrence, b: Occurrence) -> bool:
        """Whether the rule speaks of two occurrences, as far as their rooms tell; of both a room is given."""
        return True

    def pair(self, setting: Setting, case: Scope) -> tuple[Occurrence, Occurrence]:
        """The two occurrences of a case."""
        a, b = case[-2:]
        return setting.occurrences[a], setting.occurrences[b]

    def may_speak(self, a: Occurrence, b: Occurrence) -> bool:
        """Whether the rule speaks of two occurrences in some of the rooms that planning may choose for them."""
        return any(self.speaks(*two) for two in product(a.in_each_room, b.in_each_room))

    @abstractmethod
    def least(self, setting: Setting, case: Scope) -> int:
        """The minutes that lie between the two of a case."""

    def post(self, model: Model, setting: Setting) -> None:
        """In either order the second starts no earlier than so many minutes after the first ends."""
        for case in self.cases(setting):
            a, b = case[-2:]
            kept, ordered, least = model.case(self.id, *case), model.before(a, b), self.least(setting, case)
            for there in self._wherever(model, *self.pair(setting, case)):
                model.gap(a, b, least, when=[kept, ordered, *there])
                model.gap(b, a, least, when=[kept, ~ordered, *there])

    def _wherever(self, model: Model, a: Occurrence, b: Occurrence) -> Iterator[tuple[Literal, ...]]:
        """The literals under which two occurrences are in rooms of which the rule speaks; none where all are such."""
        if not (a.rooms or b.rooms):
            yield ()
            return
        for here, chosen in each_room(model, a):
            for there, also in each_room(model, b):
                if self.speaks(here, there):
                    yield (*chosen, *also)

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
