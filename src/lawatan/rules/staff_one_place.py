"""The committee's PIC and those named in the steps are in one place at a time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import ClassVar, Literal

from lawatan.rules.apart import ApartRule
from lawatan.rules.persons import needed
from lawatan.rules.phrases import name
from lawatan.rules.rule import Breach, Scope
from lawatan.schedule import Occurrence, Setting
from lawatan.words import Words, mark


class StaffOnePlace(ApartRule):
    """Whoever is named as PIC or in a step is needed at one activity at a time."""

    title: ClassVar[str] = mark("Staff in one place")
    help: ClassVar[str] = mark(
        "Whoever is named as the committee’s PIC or in a step (staff, guides, officials, speakers) is needed at one "
        "activity at a time. What one group, resource person, official, host or room already keeps apart is left to "
        "“One place at a time”."
    )

    kind: Literal["staff_one_place"] = "staff_one_place"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """A person with two occurrences that name the person, and that share nothing else."""
        for person, occurrences in needed(setting).items():
            for a, b in combinations(occurrences, 2):
                if self.may_speak(a, b):
                    yield person, a.id, b.id

    def speaks(self, a: Occurrence, b: Occurrence) -> bool:
        """Not of two that share something else, a room counted."""
        return not set(a.resources) & set(b.resources)

    def least(self, setting: Setting, case: Scope) -> int:
        """None: it is enough that one is over."""
        return 0

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who is needed where too early."""
        (person, _, _), (first, second) = breach.cases[0], breach.about
        return say(
            "{person} is needed for {first} and also for {second}, which begins {length} before the first is over.",
            person=setting.edition.persons[person].name,
            first=name(setting, first, say),
            second=name(setting, second, say),
            length=say.duration(breach.amount),
        )
