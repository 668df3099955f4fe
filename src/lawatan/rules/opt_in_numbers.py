"""What people choose to join happens with neither too few nor too many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.model import Model
from lawatan.rules.phrases import name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Occurrence, Setting, View, enrolled
from lawatan.words import Words, mark


class OptInNumbers(Rule):
    """Something only for those who want to happens where they are as many as it needs, and no more than it takes."""

    title: ClassVar[str] = mark("Numbers of a choice")
    help: ClassVar[str] = mark(
        "Something only for those who want to is held where enough have enrolled, and no more than it takes. Too many "
        "count at once. Too few count once the deadline is over on the date given as today; where either date is empty, "
        "as soon as somebody has enrolled."
    )
    each: ClassVar[bool] = True

    kind: Literal["opt_in_numbers"] = "opt_in_numbers"
    today: dt.date | None = Field(
        None, title="Today", description="Until the deadline of an activity, more may still enrol."
    )

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence that is only for those who want to."""
        yield from ((o.id,) for o in setting.occurrences.values() if o.activity.opt_in is not None)

    def post(self, model: Model, setting: Setting) -> None:
        """What has too few or too many is not placed."""
        for (item,) in self.cases(setting):
            if self._astray(setting, setting.occurrences[item]):
                model.any_of([~model.present(item)], when=[model.case(self.id, item)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each that is placed all the same; the amount is people."""
        for (item,) in self.cases(view.setting):
            astray = self._astray(view.setting, view.setting.occurrences[item])
            if astray and item in view.entries:
                yield self.breach((item,), abs(astray), astray=astray)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The date from which it looks."""
        return say("as of {date}", date=say.date(self.today)) if self.today else ""

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say how many have enrolled, and how many there have to be."""
        (item,) = breach.about
        occurrence = setting.occurrences[item]
        choice = occurrence.activity.opt_in
        assert choice is not None
        there = enrolled(setting.edition, occurrence.activity, occurrence.groups)
        what = sentence_case(name(setting, item, say))
        if int(breach.fields["astray"]) < 0:
            return say(
                "{what} needs at least {n} people; {there} enrolled so far.", what=what, n=choice.minimum, there=there
            )
        return say(
            "{what} takes at most {n} people; {there} enrolled so far.", what=what, n=choice.maximum, there=there
        )

    def _astray(self, setting: Setting, occurrence: Occurrence) -> int:
        """How many are too many; negative: missing. 0 where the numbers are right, or too few may still become enough."""
        choice = occurrence.activity.opt_in
        if choice is None:
            return 0
        there = enrolled(setting.edition, occurrence.activity, occurrence.groups)
        if choice.maximum is not None and there > choice.maximum:
            return there - choice.maximum
        if self.today is not None and choice.deadline is not None:
            waiting = self.today <= choice.deadline
        else:
            waiting = there == 0
        return there - choice.minimum if there < choice.minimum and not waiting else 0
