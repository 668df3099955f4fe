"""Rides leave when they can: on the days of their change of city, and by the timetable where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from lawatan.rules.phrases import date, minute, name, sentence_case
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Crossing, RideRun, Setting
from lawatan.words import Words, mark


class Timetable(WindowRule):
    """A ride leaves on a day allowed for its change of city, at a departure of its timetable where it has one.

    It always has to hold: no ride leaves when there is none.
    """

    title: ClassVar[str] = mark("Rides by the timetable")
    help: ClassVar[str] = mark(
        "A ride leaves on one of the days allowed for its change of city and, where its way has a timetable, at one of "
        "the departures in it."
    )
    weighable: ClassVar[bool] = False

    kind: Literal["timetable"] = "timetable"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every crossing."""
        yield from ((crossing,) for crossing in setting.crossings)

    def allows(self, setting: Setting, crossing: Crossing, run: RideRun) -> bool:
        """The departure is one that the way has, on a day that the change allows."""
        return setting.offered(crossing, run)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say which ride leaves when it cannot."""
        (item,) = breach.about
        return say(
            "{ride} on {date} leaves on a day that is not allowed for it, or at a time that its timetable does not have.",
            ride=sentence_case(name(setting, item, say)),
            date=date(setting, item, minute(breach.fields["start"]), say),
        )
