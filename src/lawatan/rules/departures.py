"""Nothing ends after those who take part have to leave for their departure."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain import Journey, Person
from lawatan.rules.journeys import JourneyRule
from lawatan.schedule import Setting
from lawatan.words import Words, mark


class Departures(JourneyRule):
    """Nothing of a group ends after its people have to leave the hotel for their flight or train.

    At the airport 180 minutes before an international flight, at the station 30 before a train (DOMAIN.md, section 3).
    """

    title: ClassVar[str] = mark("Departures")
    help: ClassVar[str] = mark(
        "Nothing ends after those who take part have to leave the hotel so as to be at the airport or station in time, "
        "as far as their departure is known. Rides count too. Who departs from a city to which no ride leads from here makes "
        "the whole way by road: fill it in among the travel times. Some kinds of activity may be left out, and some people "
        "may be missing."
    )
    coming: ClassVar[bool] = False

    kind: Literal["departures"] = "departures"
    before_minutes: int = Field(
        180,
        ge=0,
        le=24 * 60,
        title="Before a flight",
        description="At the airport; 120 before a domestic one.",
        json_schema_extra={"unit": "min"},
    )
    station_minutes: int = Field(
        30, ge=0, le=24 * 60, title="Before a train", description="At the station.", json_schema_extra={"unit": "min"}
    )

    def journey_of(self, person: Person) -> Journey | None:
        """The departure."""
        return person.departure

    def bound_of(self, setting: Setting, person: str, city: str) -> int | None:
        """When the person has to leave the hotel of the night before."""
        journey = self.journey_of(setting.edition.persons[person])
        if journey is None:
            return None
        at = setting.clock.minute(journey.time)
        at -= self.buffer(setting, journey, self.before_minutes, self.station_minutes)
        if journey.venue:
            zone = setting.zone(city)
            day = setting.clock.date(at, zone)
            hotel, midnight = setting.hotel(city, day - dt.timedelta(days=1)), setting.clock.midnight(day, zone)
            if hotel:
                at = midnight + setting.travel.leave_by(hotel, journey.venue, at - midnight, day.weekday())
        return at

    def numbers(self, setting: Setting, say: Words) -> str:
        """The minutes before the flight, and how many may be missing."""
        before = say("{length} before the flight", length=say.duration(self.before_minutes))
        return ", ".join(filter(None, [before, self.allowance(say)]))

    def told(self, missing: str, n: int, say: Words, **fields: object) -> str:
        """Say who has gone."""
        return say.plural(
            "{what} stands on {when}, but {missing} has to leave for the journey home; it may last until {date}, {time}.",
            "{what} stands on {when}, but {missing} have to leave for the journey home; it may last until {date}, {time}.",
            n,
            missing=missing,
            **fields,
        )
