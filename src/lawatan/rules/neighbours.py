"""Activities next door to each other lie on one day, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.model import Model
from lawatan.rules.order import called, pairs_of
from lawatan.rules.pairs import items_of
from lawatan.rules.phrases import name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope, first_of, is_between
from lawatan.schedule import Occurrence, Setting, View
from lawatan.words import Words, mark


class Neighbours(Rule):
    """Activities in places next to each other lie on one day, with nothing elsewhere between them.

    The textile and the ceramics institute in Bandung are neighbours, as are those for materials and metals (DOMAIN.md,
    section 2).
    """

    title: ClassVar[str] = mark("Neighbours on one day")
    help: ClassVar[str] = mark(
        "Activities in places next to each other lie on one day, for groups that attend several of them, and between "
        "them a group goes nowhere else: nothing in another place and no ride."
    )

    kind: Literal["neighbours"] = "neighbours"
    activities: tuple[Annotated[Id, Refers("activities")], ...] = Field(title="Activities", min_length=2)

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every two of them that some group attends both of."""
        yield from ((a.id, b.id) for a, b in pairs_of(setting, self.activities))

    def post(self, model: Model, setting: Setting) -> None:
        """If both are on the board they share a day, and what is elsewhere comes before or after both."""
        for a, b in self.cases(setting):
            case, both = model.case(self.id, a, b), [~model.present(a), ~model.present(b)]
            model.any_of([*both, model.same_day(a, b)], when=[case])
            for item in self._elsewhere(setting, a, b):
                for first, second in ((a, b), (b, a)):
                    between = [model.present(item), model.before(first, item), model.before(item, second)]
                    model.any_of([*both, *(~literal for literal in between)], when=[case])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each pair: the amount is the days between them, or how many things lie between them."""
        for a, b in self.cases(view.setting):
            if a not in view.entries or b not in view.entries:
                continue
            first, second = first_of(view.entries[a], view.entries[b])
            apart = abs((view.date(second) - view.date(first)).days)
            if apart:
                yield self.breach((a, b), apart)
                continue
            others = [view.entries[i] for i in self._elsewhere(view.setting, a, b) if i in view.entries]
            between = [entry for entry in others if is_between(first, entry, second)]
            if between:
                yield self.breach((a, b), len(between), between=between[0].id)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The activities."""
        return called(setting, self.activities, say)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say how far apart they are, or what lies between them."""
        a, b = (name(setting, item, say) for item in breach.about)
        if "between" in breach.fields:
            return say(
                "{first} and {second} are next door to each other, but {other} lies between them.",
                first=sentence_case(a),
                second=b,
                other=name(setting, str(breach.fields["between"]), say),
            )
        return say.plural(
            "{first} and {second} are next door to each other, but {n} day apart.",
            "{first} and {second} are next door to each other, but {n} days apart.",
            breach.amount,
            first=sentence_case(a),
            second=b,
        )

    def _elsewhere(self, setting: Setting, a: str, b: str) -> tuple[str, ...]:
        """What a group that attends both does elsewhere: in a place of none of the activities, or on a ride."""
        near = {o.venue for o in setting.occurrences.values() if o.activity.id in self.activities}
        shared = set(setting.occurrences[a].leaves) & set(setting.occurrences[b].leaves)
        items = [item for leaf in setting.leaves if leaf in shared for item in items_of(setting, leaf)]
        far = [item.id for item in items if not (isinstance(item, Occurrence) and item.venue in near)]
        return tuple(dict.fromkeys(far))
