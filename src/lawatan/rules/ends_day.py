"""An activity is the last thing that its groups do on its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.model import Model
from lawatan.rules.order import called, everything_else
from lawatan.rules.phrases import name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class EndsDay(Rule):
    """An activity starts only after all else that its groups do on that day has ended.

    A ride may come after it unless told otherwise: the closing dinner and then the night train.
    """

    title: ClassVar[str] = mark("Ends the day")
    help: ClassVar[str] = mark(
        "An activity is the last that its groups do on its day: all else that starts on that date has ended before. Rides "
        "between cities may come after it, unless they count too."
    )

    kind: Literal["ends_day"] = "ends_day"
    activity: Annotated[Id, Refers("activities")] = Field(title="Activity")
    rides_too: bool = Field(
        False, title="Rides count too", description="No: a ride between cities may come after it on the same day."
    )

    def numbers(self, setting: Setting, say: Words) -> str:
        """The activity, and whether rides count."""
        what = called(setting, (self.activity,), say)
        return say("{what}, rides counted", what=what) if self.rides_too else what

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """(the activity, another thing) for each pair."""
        yield from everything_else(setting, self.activity, self.rides_too)

    def post(self, model: Model, setting: Setting) -> None:
        """On one day the other ends before it starts."""
        for one, other in self.cases(setting):
            model.gap(other, one, 0, when=[model.case(self.id, one, other), model.same_day(one, other)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each thing of its day that has not ended before; the amount is the minutes from its start to that end."""
        for one, other in self.cases(view.setting):
            last, before = view.entries.get(one), view.entries.get(other)
            if last is not None and before is not None and view.date(last) == view.date(before):
                if last.start < before.end:
                    yield self.breach((one, other), before.end - last.start)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say what is not over."""
        one, other = (name(setting, item, say) for item in breach.about)
        return say(
            "{what} has to end the day, but {other} on the same day is not over before it starts.",
            what=sentence_case(one),
            other=other,
        )
