"""An activity follows directly after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.model import Model
from lawatan.rules.order import called, meeting
from lawatan.rules.pairs import items_of
from lawatan.rules.phrases import name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope, is_between
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class DirectlyAfter(Rule):
    """An activity follows directly after another: soon, and nothing of their groups lies between them.

    The default of half an hour beyond the way is assumed: two tea breaks of a quarter of an hour (DOMAIN.md, typical day).
    """

    title: ClassVar[str] = mark("Directly after")
    help: ClassVar[str] = mark(
        "An activity follows directly after another, for groups that attend both: nothing else that they do starts in "
        "between, rides included, and beyond the way there is little time."
    )

    kind: Literal["directly_after"] = "directly_after"
    activity: Annotated[Id, Refers("activities")] = Field(title="Activity")
    other: Annotated[Id, Refers("activities")] = Field(title="Comes after")
    within_minutes: int = Field(
        30,
        ge=0,
        le=24 * 60,
        title="Within",
        description="Of the end of the other one, beyond the way.",
        json_schema_extra={"unit": "min"},
    )

    def numbers(self, setting: Setting, say: Words) -> str:
        """After what, and how soon."""
        other = called(setting, (self.other,), say)
        return say("after {other}, within {length}", other=other, length=say.duration(self.within_minutes))

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """(earlier, later) for each pair."""
        yield from ((b.id, a.id) for a, b in meeting(setting, self.activity, (self.other,)))

    def post(self, model: Model, setting: Setting) -> None:
        """Not before the other ends, soon after it, and everything else comes before the one or after the other."""
        for earlier, later in self.cases(setting):
            case = model.case(self.id, earlier, later)
            model.gap(earlier, later, 0, when=[case])
            model.close(earlier, later, self.within_minutes, when=[case])
            both = [case, model.present(earlier), model.present(later)]
            for item in _others(setting, earlier, later):
                aside = [model.before(item, earlier), model.before(later, item), ~model.present(item)]
                model.any_of(aside, when=both)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each pair; the amount is the minutes too early or too late, 1 where only something lies between."""
        for earlier, later in self.cases(view.setting):
            first, second = view.entries.get(earlier), view.entries.get(later)
            if first is None or second is None:
                continue
            between = [
                view.entries[item]
                for item in _others(view.setting, earlier, later)
                if item in view.entries and is_between(first, view.entries[item], second)
            ]
            if second.start < first.end:
                yield self.breach((earlier, later), first.end - second.start, wrong="early")
            elif view.spare(first, second) > self.within_minutes:
                yield self.breach((earlier, later), view.spare(first, second) - self.within_minutes, wrong="late")
            elif between:
                yield self.breach((earlier, later, min(between, key=lambda e: (e.start, e.id)).id), 1, wrong="between")

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say whether it is too early or too late, or what lies between."""
        earlier, later, *between = (name(setting, item, say) for item in breach.about)
        pair = {"later": sentence_case(later), "earlier": earlier}
        if breach.fields["wrong"] == "early":
            return say("{later} has to follow directly after {earlier}, and starts before that ends.", **pair)
        if breach.fields["wrong"] == "late":
            return say(
                "{later} has to follow {earlier} within {within} beyond the way; it starts {late} too late.",
                **pair,
                within=say.duration(self.within_minutes),
                late=say.duration(breach.amount),
            )
        return say(
            "{later} has to follow directly after {earlier}, but {between} lies between.", **pair, between=between[0]
        )


def _others(setting: Setting, earlier: str, later: str) -> tuple[str, ...]:
    """What else the groups do that attend both."""
    attend = [leaf for leaf in setting.occurrences[earlier].leaves if leaf in setting.occurrences[later].leaves]
    found = dict.fromkeys(item.id for leaf in attend for item in items_of(setting, leaf))
    return tuple(item for item in found if item not in (earlier, later))
