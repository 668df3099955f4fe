"""What the desk says of each table: what a new record is called, what the table is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawatan.words import mark


@dataclass(frozen=True)
class TableWords:
    """The words of one table."""

    new: str
    """What a new record is called until it has a name."""
    about: str
    """What the table is for, while it is empty."""


WORDS: Mapping[str, TableWords] = {
    "organisers": TableWords(mark("New organiser"), mark("Who organises the programme, in the order of rank.")),
    "countries": TableWords(mark("New country"), mark("The countries that the participants come from.")),
    "cities": TableWords(
        mark("New city"), mark("Where groups sleep: each city with its time zone, hotel and traffic.")
    ),
    "venues": TableWords(
        mark("New venue"), mark("Hotels, offices, firms, stations: every place that a group can be at.")
    ),
    "hosts": TableWords(
        mark("New host institution"), mark("Who receives a visit or lends a resource person, with contacts.")
    ),
    "persons": TableWords(
        mark("New person"), mark("Participants, resource persons, officials, committee, guides and drivers.")
    ),
    "groups": TableWords(mark("New group"), mark("People who move together; a group can be part of another one.")),
    "vehicles": TableWords(mark("New vehicle"), mark("Buses and cars that carry the groups.")),
    "activities": TableWords(
        mark("New activity"), mark("What the programme consists of: sessions, visits, ceremonies, meals.")
    ),
    "travel_times": TableWords(
        mark("New travel time"),
        mark("Minutes by road between two venues, where they are known better than by estimate."),
    ),
    "ride_options": TableWords(
        mark("New way"), mark("The ways from one city to another: coach, train, flight, ferry, with their timetables.")
    ),
    "city_changes": TableWords(
        mark("New change of city"),
        mark("When groups go on from one city to the next. Cities that are ticked “In any order” need none."),
    ),
    "duties": TableWords(mark("New vehicle duty"), mark("Which vehicle carries whom on which day.")),
    "shuttles": TableWords(
        mark("New run"),
        mark("Who is fetched from the airport or station, and who is brought there, in which vehicle."),
    ),
    "placements": TableWords("", mark("What is scheduled. Choose Plan, or drag activities onto the board.")),
    "rides": TableWords("", mark("The rides that are scheduled. Choose Plan to find them.")),
}
"""The words by table; another table has those below."""

OTHER = TableWords(mark("New record"), mark("Nothing stands here yet."))


def words_of(table: str) -> TableWords:
    """The words of a table."""
    return WORDS.get(table, OTHER)


def can_add(table: str) -> bool:
    """Whether records of a table are made by hand; time slots and rides come about on the board."""
    return bool(words_of(table).new)
