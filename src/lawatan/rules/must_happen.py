"""What must happen is on the board, and every group has its rides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from lawatan.rules.model import Model
from lawatan.rules.phrases import city, group, name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class MustHappen(Rule):
    """Activities that must happen have a time slot, and each group has a ride for each change of city.

    It always has to hold: what need not happen says so itself (*Must happen* of the activity), and gives way first.
    """

    title: ClassVar[str] = mark("Must happen")
    help: ClassVar[str] = mark(
        "Activities that must happen have a time slot, and each group has a ride for each change of city."
    )
    weighable: ClassVar[bool] = False
    demands: ClassVar[bool] = True
    each: ClassVar[bool] = True

    kind: Literal["must_happen"] = "must_happen"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence that must happen, and every crossing."""
        yield from ((o.id,) for o in setting.occurrences.values() if o.activity.must_happen)
        yield from ((c,) for c in setting.crossings)

    def post(self, model: Model, setting: Setting) -> None:
        """Each of them is present."""
        for (item,) in self.cases(setting):
            model.any_of([model.present(item)], when=[model.case(self.id, item)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each that is missing."""
        for (item,) in self.cases(view.setting):
            if item not in view.entries:
                yield self.breach((item,))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say what is missing."""
        (item,) = breach.about
        if item in setting.crossings:
            crossing = setting.crossings[item]
            return say(
                "There is no ride for {group} from {origin} to {destination}.",
                group=group(setting, crossing.leaf, say),
                origin=city(setting, crossing.change.from_city, say),
                destination=city(setting, crossing.change.to_city, say),
            )
        return say("{what} must happen and is not scheduled.", what=sentence_case(name(setting, item, say)))
