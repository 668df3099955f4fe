"""The day begins and ends at the hotel at given times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.domain import Time
from lawatan.domain.fault import wrong
from lawatan.rules.phrases import minute, name, sentence_case, when
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Crossing, Occurrence, RideRun, Setting, Window
from lawatan.words import Words, mark


class DayLimits(WindowRule):
    """A group leaves its hotel no earlier than the day begins and is back before it ends.

    Every activity is judged as though it were the day's first and last: there is time to reach it from the hotel, and
    to be back from it, at that hour's traffic. For what stands in between, the ways between activities see to it.
    """

    title: ClassVar[str] = mark("Day begins and ends")
    help: ClassVar[str] = mark(
        "A group leaves its hotel no earlier than the day begins and is back before it ends, ways counted. Rides between "
        "cities may have a limit of their own, which may lie after midnight."
    )

    kind: Literal["day_limits"] = "day_limits"
    begins: Time = Field(dt.time(8, 0), title="Begins")
    ends: Time = Field(dt.time(18, 0), title="Ends", description="00:00 is the midnight that ends the day.")
    rides_until: Time | None = Field(
        None,
        title="Rides arrive by",
        description="At the hotel, by its clock; a time before the day begins is of the next day. "
        "Empty: before the day ends.",
    )

    @model_validator(mode="after")
    def _forward(self) -> DayLimits:
        if self.ends <= self.begins and self.ends != dt.time(0):
            raise wrong("turned", mark("the end lies before the beginning"))
        return self

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence and every crossing."""
        yield from ((item,) for item in (*setting.occurrences, *setting.crossings))

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...]:
        """Day by day: from the first minute that one can be there, to the last from which one is back in time."""
        return tuple(w for day in setting.clock.days() for w in self._of_day(setting, occurrence, day))

    def allows(self, setting: Setting, crossing: Crossing, run: RideRun) -> bool:
        """The ride leaves after its day begins and arrives before that day or the rides of it end, hotel to hotel."""
        change, clock = crossing.change, setting.clock
        leaves = setting.zone(change.from_city)
        day = clock.date(run.start, leaves)
        return clock.at(day, self.begins, leaves) <= run.start and run.end <= self._rides_end(setting, crossing, day)

    def _rides_end(self, setting: Setting, crossing: Crossing, day: dt.date) -> int:
        """The last minute at which a ride that leaves on ``day`` may arrive."""
        zone = setting.zone(crossing.change.to_city)
        if self.rides_until is None:
            return setting.clock.span(day, self.begins, self.ends, zone)[1]
        overnight = self.rides_until <= self.begins
        return setting.clock.at(day + dt.timedelta(days=1) if overnight else day, self.rides_until, zone)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The hours of the day, and until when rides arrive where that is another time."""
        times = say.times(self.begins, self.ends)
        if self.rides_until is None:
            return times
        return say("{times}, rides until {until}", times=times, until=say.time(self.rides_until))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say when it stands and when the day is."""
        (item,) = breach.about
        start, end = minute(breach.fields["start"]), minute(breach.fields["end"])
        if item in setting.crossings and self.rides_until is not None:
            return say(
                "{what} stands on {when}; from hotel to hotel it has to lie between {begins} and {until}.",
                what=sentence_case(name(setting, item, say)),
                when=when(setting, item, start, end, say),
                begins=say.time(self.begins),
                until=say.time(self.rides_until),
            )
        return say(
            "{what} stands on {when}; with the way from and to the hotel that does not fit into the day, {times}.",
            what=sentence_case(name(setting, item, say)),
            when=when(setting, item, start, end, say),
            times=say.times(self.begins, self.ends),
        )

    def _of_day(self, setting: Setting, occurrence: Occurrence, day: dt.date) -> Iterable[Window]:
        zone, travel = setting.zone(occurrence.base), setting.travel
        midnight = setting.clock.midnight(day, zone)
        begins, ends = (m - midnight for m in setting.clock.span(day, self.begins, self.ends, zone))
        morning, evening = setting.hotels_of_day(occurrence.base, day)
        venue = occurrence.venue
        first = travel.earliest_arrival(morning, venue, begins, day.weekday()) if morning else begins
        if evening is None or evening == venue:
            if midnight + first <= midnight + ends - occurrence.minutes:
                yield midnight + first, midnight + ends - occurrence.minutes
            return
        way = travel.way(venue, evening)
        ahead = midnight - setting.clock.midnight(day, setting.zone_of(occurrence))  # the venue may go by another clock
        peaks = [(b - ahead, e - ahead) for b, e in travel.peak_spans(occurrence.city, day.weekday())]
        at = 0
        for peak_begins, peak_ends in (*peaks, (24 * 60, 24 * 60)):
            for opens, closes, minutes in (
                (at, peak_begins - 1, way.off_peak),
                (peak_begins, peak_ends - 1, way.peak),
            ):
                earliest = max(first, opens - occurrence.minutes)
                latest = min(closes, ends - minutes) - occurrence.minutes
                if earliest <= latest:
                    yield midnight + earliest, midnight + latest
            at = peak_ends
