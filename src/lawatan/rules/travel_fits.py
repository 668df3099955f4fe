"""Between two things that a group does in one city there is time for the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from lawatan.rules.model import Model
from lawatan.rules.pairs import ends_in_city, pairs, starts_in_city
from lawatan.rules.phrases import name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope, first_of
from lawatan.schedule import Entry, Setting, View
from lawatan.words import Words, mark


class TravelFits(Rule):
    """The time between two things that a group does is enough for the way, boarding counted.

    It always has to hold: nobody arrives before the way is made.
    """

    title: ClassVar[str] = mark("Travel fits")
    help: ClassVar[str] = mark(
        "The time between any two things that a group does in one city is enough for the way between them at that "
        "hour, boarding counted. Between cities the rides see to it."
    )
    weighable: ClassVar[bool] = False
    sure: ClassVar[bool] = True

    kind: Literal["travel_fits"] = "travel_fits"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every (earlier, later) of a group whose way lies within one city; both orders of a pair."""
        return setting.once(TravelFits, "cases", lambda: tuple(_cases(setting)))

    def post(self, model: Model, setting: Setting) -> None:
        """For each order: if the first comes first, the way fits in between."""
        for a, b in self.cases(setting):
            if model.can_follow(a, b, 0):
                model.spare(a, b, 0, when=[model.case(self.id, a, b), model.before(a, b)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each pair with too little time; the amount is what is missing in minutes."""
        for a, b in self.cases(view.setting):
            first, second = view.entries.get(a), view.entries.get(b)
            if first is None or second is None or first_of(first, second)[0] is not first:
                continue
            missing = -view.spare(first, second)
            if missing > 0:
                yield self.breach((a, b), missing, way=view.travel(first, second), gap=second.start - first.end)

    def surely(self, view: View, entry: Entry, others: Iterable[Entry]) -> bool:
        """There is too little time for the way from or to another of one of its groups."""
        mine = frozenset(entry.leaves)
        for other in others:
            first, second = first_of(entry, other)
            if first.to_base == second.from_base and not mine.isdisjoint(other.leaves):
                way = view.setting.travel.way(first.to_venue, second.from_venue)
                if second.start - first.end < way.longest and view.spare(first, second) < 0:
                    return True
                if second.start < first.end:
                    return True
        return False

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say how long the way takes and how much time there is."""
        first, second = (name(setting, item, say) for item in breach.about)
        way, gap = int(breach.fields["way"]), int(breach.fields["gap"])
        if way == 0:
            return say(
                "{first} and {second} overlap by {length}.",
                first=sentence_case(first),
                second=second,
                length=say.duration(breach.amount),
            )
        if gap <= 0:
            return say(
                "{first} and {second} leave no time for the way between them, which takes {way}.",
                first=sentence_case(first),
                second=second,
                way=say.duration(way),
            )
        return say(
            "From {first} to {second} the way takes {way}, but there are only {gap} between them.",
            first=first,
            second=second,
            way=say.duration(way),
            gap=say.duration(gap),
        )


def _cases(setting: Setting) -> Iterator[tuple[str, str]]:
    for a, b in pairs(setting):
        if ends_in_city(a) == starts_in_city(b):
            yield a.id, b.id
        if ends_in_city(b) == starts_in_city(a):
            yield b.id, a.id
