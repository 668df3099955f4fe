"""Between one group and the next a venue has the time that it needs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import ClassVar, Literal

from lawatan.rules.apart import ApartRule
from lawatan.rules.phrases import name, venue
from lawatan.rules.rule import Breach, Scope
from lawatan.schedule import Occurrence, Setting
from lawatan.words import Words, mark


class TurnTime(ApartRule):
    """Between two activities of different groups at one venue lies its turn time."""

    title: ClassVar[str] = mark("Turn time")
    help: ClassVar[str] = mark(
        "Between two activities of different groups at one venue lies its turn time, so that one group is out before "
        "the next comes in. Two that have rooms of their own there do not wait for each other."
    )

    kind: Literal["turn_time"] = "turn_time"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every two occurrences without a common group at one venue that has a turn time, but in two rooms."""
        there: dict[str, list[Occurrence]] = {}
        for occurrence in setting.occurrences.values():
            if setting.edition.venues[occurrence.venue].turn_minutes:
                there.setdefault(occurrence.venue, []).append(occurrence)
        for occurrences in there.values():
            for a, b in combinations(occurrences, 2):
                if not set(a.leaves) & set(b.leaves) and self.may_speak(a, b):
                    yield a.id, b.id

    def speaks(self, a: Occurrence, b: Occurrence) -> bool:
        """Not of two that have rooms of their own."""
        return a.room is None or b.room is None or a.room == b.room

    def least(self, setting: Setting, case: Scope) -> int:
        """The turn time of the venue."""
        return setting.edition.venues[setting.occurrences[case[-1]].venue].turn_minutes

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say how long the venue needs, and how much there is."""
        first, second = breach.about
        gap = int(breach.fields["gap"])
        fields = {
            "venue": venue(setting, first, say),
            "turn": say.duration(self.least(setting, breach.about)),
            "first": name(setting, first, say),
            "second": name(setting, second, say),
        }
        if gap > 0:
            return say(
                "{venue} needs {turn} between one group and the next; between {first} and {second} lie {gap}.",
                gap=say.duration(gap),
                **fields,
            )
        return say(
            "{venue} needs {turn} between one group and the next; between {first} and {second} there are none.",
            **fields,
        )
