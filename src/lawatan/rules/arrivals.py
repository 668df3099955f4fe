"""Nothing begins before those who take part have arrived and checked in."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain import Journey, Person
from lawatan.rules.journeys import JourneyRule
from lawatan.schedule import NIGHT_ENDS, Setting
from lawatan.words import Words, mark


class Arrivals(JourneyRule):
    """Nothing of a group begins before its people have landed, come to the hotel and checked in.

    From landing to the kerb of an international airport 75 to 90 minutes (DOMAIN.md, section 3); 15 at a station and 30
    for checking in are assumed.
    """

    title: ClassVar[str] = mark("Arrivals")
    help: ClassVar[str] = mark(
        "Nothing begins before those who take part have landed, come to the hotel and checked in, as far as their "
        "arrival is known. Rides count too. Who lands in a city from which no ride leads here makes the whole way by "
        "road: fill it in among the travel times. Some kinds of activity may be left out, and some people may be missing."
    )
    coming: ClassVar[bool] = True

    kind: Literal["arrivals"] = "arrivals"
    after_minutes: int = Field(
        90,
        ge=0,
        le=24 * 60,
        title="After landing",
        description="To the kerb: passport, luggage, customs.",
        json_schema_extra={"unit": "min"},
    )
    station_minutes: int = Field(
        15, ge=0, le=24 * 60, title="After a train", description="At a station.", json_schema_extra={"unit": "min"}
    )
    check_in_minutes: int = Field(30, ge=0, le=24 * 60, title="To check in", json_schema_extra={"unit": "min"})

    def journey_of(self, person: Person) -> Journey | None:
        """The arrival."""
        return person.arrival

    def bound_of(self, setting: Setting, person: str, city: str) -> int | None:
        """When the person has checked in, at the hotel of the night to come; before six that of the night that is."""
        journey = self.journey_of(setting.edition.persons[person])
        if journey is None:
            return None
        at = setting.clock.minute(journey.time)
        at += self.buffer(setting, journey, self.after_minutes, self.station_minutes)
        if journey.venue:
            moment = setting.clock.moment(at, setting.zone(setting.travel.city_of(journey.venue)))
            hotel = setting.hotel(city, moment.date() - dt.timedelta(days=moment.time() < NIGHT_ENDS))
            at += setting.travel.minutes(journey.venue, hotel, moment) if hotel else 0
        return at + self.check_in_minutes

    def numbers(self, setting: Setting, say: Words) -> str:
        """The minutes after landing, and how many may be missing."""
        parts = [
            say("{length} after landing", length=say.duration(self.after_minutes)),
            say("{length} to check in", length=say.duration(self.check_in_minutes)),
            self.allowance(say),
        ]
        return ", ".join(filter(None, parts))

    def told(self, missing: str, n: int, say: Words, **fields: object) -> str:
        """Say who has not come yet."""
        return say.plural(
            "{what} stands on {when}, but {missing} has not checked in by then; it may begin on {date} from {time} on.",
            "{what} stands on {when}, but {missing} have not checked in by then; it may begin on {date} from {time} on.",
            n,
            missing=missing,
            **fields,
        )
