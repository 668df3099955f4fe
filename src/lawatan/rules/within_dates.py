"""Everything lies within the dates of the programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar, Literal

from lawatan.rules.phrases import minute, name, sentence_case, when
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Crossing, Occurrence, RideRun, Setting, Window
from lawatan.words import Words, mark


class WithinDates(WindowRule):
    """Activities and rides lie between the first and the last day of the programme."""

    title: ClassVar[str] = mark("Within the dates")
    help: ClassVar[str] = mark("Activities and rides lie between the first and the last day of the programme.")

    beyond: ClassVar[bool] = True

    kind: Literal["within_dates"] = "within_dates"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence and every crossing."""
        yield from ((item,) for item in (*setting.occurrences, *setting.crossings))

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...]:
        """From the first midnight to the last."""
        zone = setting.zone_of(occurrence)
        begins, ends = _bounds(setting, zone, zone)
        return ((begins, ends - occurrence.minutes),)

    def allows(self, setting: Setting, crossing: Crossing, run: RideRun) -> bool:
        """The ride leaves and arrives within the dates."""
        change = crossing.change
        begins, ends = _bounds(setting, setting.zone(change.from_city), setting.zone(change.to_city))
        return begins <= run.start and run.end <= ends

    def numbers(self, setting: Setting, say: Words) -> str:
        """The dates of the programme."""
        return say.dates(setting.edition.first_day, setting.edition.last_day)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say what lies outside which dates."""
        (item,) = breach.about
        edition = setting.edition
        return say(
            "{what} stands on {when}, outside the dates of the programme ({dates}).",
            what=sentence_case(name(setting, item, say)),
            when=when(setting, item, minute(breach.fields["start"]), minute(breach.fields["end"]), say),
            dates=say.dates(edition.first_day, edition.last_day),
        )


def _bounds(setting: Setting, from_zone: str, to_zone: str) -> Window:
    edition = setting.edition
    return (
        setting.clock.midnight(edition.first_day, from_zone),
        setting.clock.midnight(edition.last_day + dt.timedelta(days=1), to_zone),
    )
