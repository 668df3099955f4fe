"""Groups that parted meet again: none waits long for the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.model import Model
from lawatan.rules.parallel import ParallelRule
from lawatan.rules.phrases import group, name
from lawatan.rules.rule import Breach
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class Meet(ParallelRule):
    """What different groups do ends at nearly the same time, so that none waits long for the others.

    Half an hour is assumed: roll call and boarding take 15 minutes of it (DOMAIN.md, section 3).
    """

    title: ClassVar[str] = mark("Meet again")
    help: ClassVar[str] = mark(
        "After a split the groups meet again, for lunch or the coach: what they do apart ends no further apart than the "
        "minutes given. Each two are compared of which no group attends both; the ways from there do not count."
    )

    kind: Literal["meet"] = "meet"
    most_minutes: int = Field(30, ge=0, le=24 * 60, title="Longest wait", json_schema_extra={"unit": "min"})

    def post(self, model: Model, setting: Setting) -> None:
        """Each ends so many minutes at most after the other, whose length is known."""
        for a, b in self.cases(setting):
            kept = model.case(self.id, a, b)
            for one, other in ((a, b), (b, a)):
                model.span(one, other, setting.occurrences[one].minutes + self.most_minutes, when=[kept])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each two whose ends lie too far apart; about who waits and who is waited for, amount in minutes."""
        for case in self.cases(view.setting):
            a, b = (view.entries.get(item) for item in case)
            if a is not None and b is not None and abs(a.end - b.end) > self.most_minutes:
                first, second = (a, b) if a.end < b.end else (b, a)
                wait = second.end - first.end
                yield self.breach((first.id, second.id), wait - self.most_minutes, cases=(case,), wait=wait)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The longest wait, and the activities."""
        wait = say("at most {length} of waiting", length=say.duration(self.most_minutes))
        return f"{wait}, {super().numbers(setting, say)}"

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who waits for whom, and how long."""
        first, second = breach.about
        waiting, awaited = (
            say.list(group(setting, one, say) for one in setting.occurrences[item].groups) for item in breach.about
        )
        return say(
            "After {first}, {waiting} would wait {wait} until {second} of {awaited} is over; {most} is the longest wait.",
            first=name(setting, first, say),
            second=name(setting, second, say),
            waiting=waiting,
            awaited=awaited,
            wait=say.duration(int(breach.fields["wait"])),
            most=say.duration(self.most_minutes),
        )
