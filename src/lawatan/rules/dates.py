"""What the rules on the dates of two items share: how many days lie from the date of one to that of the other."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.model import Literal, Model
from lawatan.rules.order import OrderRule, called, pairs_of
from lawatan.rules.phrases import date, name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Setting, View
from lawatan.words import Words


class DaysRule(Rule):
    """A rule whose cases are pairs: the days from the date of one to that of the other are so many, where both are placed.

    Which of the two comes first does not matter.
    """

    @abstractmethod
    def missing(self, days: int) -> int:
        """By how many days it fails where so many lie between the two dates; 0 or less where it holds."""

    def post(self, model: Model, setting: Setting) -> None:
        """The dates fit each other."""
        for a, b in self.cases(setting):
            days_fit(model, setting, (a, b), lambda days: self.missing(days) <= 0, [model.case(self.id, a, b)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each pair whose dates do not fit; the amount is in days."""
        found = (unfit(self, view, pair, self.missing) for pair in self.cases(view.setting))
        yield from (breach for breach in found if breach is not None)


class EveryTwoRule(DaysRule):
    """Such a rule on every two of some activities."""

    activities: tuple[Annotated[Id, Refers("activities")], ...] = Field(title="Activities", min_length=2)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The activities."""
        return called(setting, self.activities, say)

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every two of them."""
        yield from ((a.id, b.id) for a, b in pairs_of(setting, self.activities))


def unfit(rule: Rule, view: View, pair: Scope, missing: Callable[[int], int]) -> Breach | None:
    """The breach of two items whose dates do not fit, the amount in days; None where they do or one is not placed."""
    one, other = (view.entries.get(item) for item in pair)
    if one is None or other is None:
        return None
    days = missing(abs((view.date(one) - view.date(other)).days))
    return rule.breach(pair, days, start=one.start, other_start=other.start) if days > 0 else None


def days_fit(
    model: Model, setting: Setting, items: tuple[str, str], fits: Callable[[int], bool], when: Sequence[Literal]
) -> None:
    """State that the days from the date of one item to that of the other are a number that ``fits``, if both are placed."""
    a, b = items
    days = tuple(setting.clock.days())
    for day in days:
        refused = [other for other in days if not fits(abs((other - day).days))]
        if not refused:
            continue
        here = [*when, model.on_day(a, day)]
        if 2 * len(refused) < len(days):
            for other in refused:
                model.any_of([~model.on_day(b, other)], when=here)
        else:
            kept = [model.on_day(b, other) for other in days if other not in refused]
            model.any_of([*kept, ~model.present(b)], when=here)


def on_dates(setting: Setting, breach: Breach, say: Words) -> dict[str, str]:
    """The fields of a sentence about such a pair: ``one`` and ``other``, and where it is about dates both of these."""
    one, other = breach.about[:2]
    dates = {"date": (one, "start"), "other_date": (other, "other_start")}
    told = {
        field: date(setting, item, int(breach.fields[start]), say)
        for field, (item, start) in dates.items()
        if start in breach.fields
    }
    return {"one": sentence_case(name(setting, one, say)), "other": name(setting, other, say), **told}


class OrderOnDaysRule(OrderRule):
    """A rule whose cases are (earlier, later), which end and start in that order with so many days between their dates."""

    @abstractmethod
    def missing(self, days: int) -> int:
        """By how many days it fails where so many lie between the two dates; 0 or less where it holds."""

    def post(self, model: Model, setting: Setting) -> None:
        """In order, and the dates fit each other."""
        super().post(model, setting)
        for a, b in self.cases(setting):
            days_fit(model, setting, (a, b), lambda days: self.missing(days) <= 0, [model.case(self.id, a, b)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each pair: in the wrong order, the amount in minutes; or else with dates that do not fit, in days."""
        wrong = {breach.about: breach for breach in super().breaches(view)}
        for pair in self.cases(view.setting):
            breach = wrong.get(pair) or unfit(self, view, pair, self.missing)
            if breach is not None:
                yield breach
