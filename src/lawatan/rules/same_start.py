"""Activities of different groups start at the same minute."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from lawatan.rules.model import Model
from lawatan.rules.parallel import ParallelRule
from lawatan.rules.phrases import name, sentence_case
from lawatan.rules.rule import Breach, first_of
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class SameStart(ParallelRule):
    """Activities of different groups start at the same minute, each where it is."""

    title: ClassVar[str] = mark("Same start")
    help: ClassVar[str] = mark(
        "Activities that different groups attend start at the same minute: parallel workshops, a visit in two parties. "
        "Each two are compared of which no group attends both; one that is not scheduled breaks nothing."
    )

    kind: Literal["same_start"] = "same_start"

    def post(self, model: Model, setting: Setting) -> None:
        """Neither starts after the other."""
        for a, b in self.cases(setting):
            kept = model.case(self.id, a, b)
            model.later(a, b, 0, when=[kept])
            model.later(b, a, 0, when=[kept])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each two that do not; about the earlier and the later, the amount is the minutes between the starts."""
        for case in self.cases(view.setting):
            a, b = (view.entries.get(item) for item in case)
            if a is not None and b is not None and a.start != b.start:
                first, second = first_of(a, b)
                yield self.breach((first.id, second.id), second.start - first.start, cases=(case,))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say which starts how long before which."""
        first, second = breach.about
        return say(
            "{first} starts {length} before {second}; they have to start together.",
            first=sentence_case(name(setting, first, say)),
            second=name(setting, second, say),
            length=say.duration(breach.amount),
        )
