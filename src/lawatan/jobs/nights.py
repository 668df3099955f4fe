"""Room nights as a report: the rooms of each hotel and night, and who stays from when to when, for people and programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawatan.output.nights import RoomNights, RoomStay
from lawatan.output.paths import Hotel
from lawatan.output.rooms import hotel_name, kind_of_room, remarks, who
from lawatan.schedule import View
from lawatan.words import Words


class NightReport:
    """The room nights of a plan, told in one language."""

    def __init__(self, view: View, say: Words) -> None:
        self.view, self.say = view, say
        self.found = RoomNights(view)

    @property
    def headline(self) -> str:
        """How many rooms for how many nights, for whom, and what is not known yet."""
        say, found = self.say, self.found
        if not found.stays:
            return say("Nobody stays anywhere yet: give the programme a city, and a group with people.")
        nights = say.plural("{n} room night", "{n} room nights", found.room_nights)
        people = say.plural("{n} person", "{n} people", found.people)
        told = [say("{nights} for {people}.", nights=nights, people=people), *self.pending()]
        if any(stay.comes_assumed or stay.goes_assumed for stay in found.stays):
            told.append(say("* Assumed: no journey is on record."))
        return " ".join(told)

    def columns(self, apart: str = ": ") -> tuple[str, ...]:
        """The heads of ``nights``: the evening, rooms by hotel and size, all rooms, people, and who is in none.

        ``apart`` stands between a hotel and the size of its rooms.
        """
        say = self.say
        beds = [self._head(hotel, size, apart) for hotel, size in self.found.places]
        return (say("Night of"), *beds, say("All rooms"), say("People"), say("On the road"), say("Not staying"))

    def nights(self) -> Iterator[tuple[str, ...]]:
        """A row a night, and the room nights at the end."""
        found, places = self.found, self.found.places
        for night in found.nights:
            rooms = [found.rooms(hotel, night)[size] for hotel, size in places]
            people = sum(found.count(hotel, night) for hotel in found.hotels)
            out = [found.count("road", night), found.count("away", night)]
            yield (self.say.date(night), *map(_number, [*rooms, sum(rooms), people, *out]))
        sums = [sum(found.rooms(hotel, night)[size] for night in found.nights) for hotel, size in places]
        yield (self.say("Room nights"), *map(_number, [*sums, found.room_nights]), "", "", "")

    def stays(self) -> Iterator[str]:
        """A line a stay."""
        for stay in self.found.stays:
            yield self.say(
                "{hotel}: {who}, {people}, {arrives} – {leaves}, {nights}, {rooms}",
                hotel=hotel_name(self.view, stay.hotel, self.say),
                who=who(self.view, stay, self.say),
                people=self.say.plural("{n} person", "{n} people", stay.people),
                arrives=self._when(stay.arrives, stay.check_in, assumed=False),
                leaves=self._when(stay.leaves, stay.check_out, assumed=False),
                nights=self.say.plural("{n} night", "{n} nights", stay.nights),
                rooms=self.say.plural("{n} hotel room", "{n} hotel rooms", len(stay.rooms)),
            ) + "".join(f"; {text}" for text in remarks(stay, self.say))

    @property
    def stay_columns(self) -> tuple[str, ...]:
        """The heads of ``stay_rows``."""
        say = self.say
        ends = (say("Check-in"), say("Check-out"), say("Nights"), say("Hotel rooms"), say("Remarks"))
        return (say("Hotel"), say("Who"), say("People"), *ends)

    def stay_rows(self) -> Iterator[tuple[str, ...]]:
        """A row a stay, with the times of coming and going where they are known."""
        say = self.say
        for stay in self.found.stays:
            yield (
                hotel_name(self.view, stay.hotel, say),
                who(self.view, stay, say),
                str(stay.people),
                self._when(stay.arrives, stay.check_in, stay.comes_assumed),
                self._when(stay.leaves, stay.check_out, stay.goes_assumed),
                str(stay.nights),
                str(len(stay.rooms)),
                "; ".join(remarks(stay, say)),
            )

    def _when(self, date: dt.date, at: dt.datetime | None, assumed: bool) -> str:
        if at is not None:
            return self.say("{date}, {times}", date=self.say.date(at.date()), times=self.say.time(at))
        return self.say.date(date) + (" *" if assumed else "")

    def pending(self) -> Iterator[str]:
        """What is not known yet."""
        for crossing in self.view.without_ride:
            yield self.say(
                "{group} has no ride to {city} yet: its nights are counted as if it stayed.",
                group=self.view.edition.groups[crossing.leaf].name.in_language(self.say.language),
                city=self.view.edition.cities[crossing.change.to_city].name.in_language(self.say.language),
            )

    def as_object(self) -> dict[str, Any]:
        """The object of ``--json``."""
        found = self.found
        return {
            "people": found.people,
            "room_nights": found.room_nights,
            "nights": [
                {
                    "night": night.isoformat(),
                    "hotels": [
                        {
                            "city": hotel.city,
                            "hotel": hotel.venue,
                            "people": found.count(hotel, night),
                            "rooms": {str(size): n for size, n in sorted(found.rooms(hotel, night).items())},
                        }
                        for hotel in found.hotels
                        if found.count(hotel, night)
                    ],
                    "on_the_road": found.count("road", night),
                    "away": found.count("away", night),
                }
                for night in found.nights
            ],
            "stays": [_stay(stay) for stay in found.stays],
            "without_ride": [crossing.id for crossing in self.view.without_ride],
        }

    def _head(self, hotel: Hotel, size: int, apart: str) -> str:
        name = hotel_name(self.view, hotel, self.say)
        return name if self.found.sizes == (1,) else f"{name}{apart}{kind_of_room(size, self.say)}"


def _number(n: int) -> str:
    return str(n) if n else "–"


def _stay(stay: RoomStay) -> dict[str, Any]:
    return {
        "city": stay.hotel.city,
        "hotel": stay.hotel.venue,
        "group": stay.leaf or None,
        "persons": list(stay.persons),
        "people": stay.people,
        "arrives": stay.arrives.isoformat(),
        "leaves": stay.leaves.isoformat(),
        "check_in": stay.check_in.isoformat(timespec="minutes") if stay.check_in else None,
        "check_out": stay.check_out.isoformat(timespec="minutes") if stay.check_out else None,
        "nights": stay.nights,
        "rooms": list(stay.rooms),
        "arrival_assumed": stay.comes_assumed,
        "departure_assumed": stay.goes_assumed,
    }
