"""Activities do not lie on the first or the last day of the programme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.hours import whole_day
from lawatan.rules.phrases import date, minute, name, sentence_case
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Occurrence, Setting, Window
from lawatan.words import Words, mark


class NotFirstOrLast(WindowRule):
    """Activities do not begin on the first day of the programme, nor on the last."""

    title: ClassVar[str] = mark("Not first or last day")
    help: ClassVar[str] = mark(
        "Activities do not lie on the first day of the programme, nor on the last: people arrive and leave then."
    )

    kind: Literal["not_first_or_last"] = "not_first_or_last"
    activities: tuple[Annotated[Id, Refers("activities")], ...] = Field(title="Activities", min_length=1)
    first: bool = Field(True, title="Not on the first day")
    last: bool = Field(True, title="Not on the last day")

    def numbers(self, setting: Setting, say: Words) -> str:
        """Which of the two days, where it is one of them only."""
        if self.first == self.last:
            return ""
        return say("not on the first day") if self.first else say("not on the last day")

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """The occurrences of the activities."""
        yield from ((o.id,) for o in setting.occurrences.values() if o.activity.id in self.activities)

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """All days but those."""
        if occurrence.activity.id not in self.activities:
            return None
        refused = {setting.edition.first_day} if self.first else set()
        refused |= {setting.edition.last_day} if self.last else set()
        zone = setting.zone_of(occurrence)
        days = (whole_day(setting, day, zone) for day in setting.clock.days() if day not in refused)
        return tuple((begins, ends - 1) for begins, ends in days)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say on which of the two days it lies."""
        (item,) = breach.about
        start = minute(breach.fields["start"])
        fields = {"what": sentence_case(name(setting, item, say)), "date": date(setting, item, start, say)}
        day = setting.clock.date(start, setting.zone_of(setting.occurrences[item]))
        if self.first and day == setting.edition.first_day:
            return say("{what} is on {date}, the first day of the programme; it has to lie on a later one.", **fields)
        return say("{what} is on {date}, the last day of the programme; it has to lie on an earlier one.", **fields)
