"""Activities begin at certain times of day: lectures at 09:00 or 13:30."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.domain import Id, Kind, Refers, Span, Time
from lawatan.domain.fault import wrong
from lawatan.rules.phrases import minute, name, sentence_case, zone
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Occurrence, Setting, Window, union
from lawatan.words import Words, mark


class PreferredStarts(WindowRule):
    """Activities start at one of some times of day, or within one of some slots.

    The times that come with it are those at which the lectures of the 2018 edition mostly began (assumed for others).
    """

    title: ClassVar[str] = mark("Preferred starts")
    help: ClassVar[str] = mark(
        "Activities begin at one of the given times of day, or within one of the given slots, both ends included. It is "
        "meant as a preference: give it a weight."
    )
    wish: ClassVar[int | None] = 30

    kind: Literal["preferred_starts"] = "preferred_starts"
    activities: tuple[Annotated[Id, Refers("activities")], ...] = Field(
        (), title="Activities", description="None: all of the kinds below."
    )
    kinds: tuple[Kind, ...] = Field(
        ("session",), title="Kinds", description="Counts where no activities are named above."
    )
    times: tuple[Time, ...] = Field((dt.time(9), dt.time(13, 30)), title="Times")
    slots: tuple[Span, ...] = Field((), title="Slots", description="It begins somewhere from … until …")

    @model_validator(mode="after")
    def _some(self) -> PreferredStarts:
        if not self.times and not self.slots:
            raise wrong("no_starts", mark("give a time or a slot: without any, nothing could begin"))
        return self

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """The occurrences of the activities, or of those of the kinds."""
        yield from ((o.id,) for o in setting.occurrences.values() if self._speaks_of(o))

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The times and slots of every day."""
        if not self._speaks_of(occurrence):
            return None
        clock, at = setting.clock, setting.zone_of(occurrence)
        starts = [(clock.at(day, time, at), clock.at(day, time, at)) for day in clock.days() for time in self.times]
        slots = [clock.span(day, slot.begins, slot.ends, at) for day in clock.days() for slot in self.slots]
        return union(starts + slots)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The times and slots."""
        return self._starts(say)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say when it begins and when it should."""
        (item,) = breach.about
        start = setting.clock.moment(minute(breach.fields["start"]), zone(setting, item))
        return say(
            "{what} begins on {date} at {time}; its times are {starts}.",
            what=sentence_case(name(setting, item, say)),
            date=say.date(start.date()),
            time=say.time(start),
            starts=self._starts(say),
        )

    def _speaks_of(self, occurrence: Occurrence) -> bool:
        activity = occurrence.activity
        return activity.id in self.activities if self.activities else activity.kind in self.kinds

    def _starts(self, say: Words) -> str:
        told = [(time, say.time(time)) for time in self.times]
        told += [(slot.begins, say.times(slot.begins, slot.ends)) for slot in self.slots]
        return say.list(text for _, text in sorted(told))
