"""What to do next in a programme that is begun: told as long as something is missing that planning needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lawatan.domain import City
from lawatan.domain.edition import AnyEdition
from lawatan.domain.tables import Key
from lawatan.words import Message, Words, mark


@dataclass(frozen=True)
class NextStep:
    """A step in one sentence, and where it is done: a table, or a record of it."""

    message: Message
    key: Key


def next_step(edition: AnyEdition) -> NextStep | None:
    """Give the first thing that is missing: cities, venues, hotels, people, activities, ways between cities."""
    if not edition.cities:
        return _step(mark("Add the cities in which groups sleep."), ("cities", ""))
    if not edition.venues:
        return _step(mark("Add the venues: hotels, offices, firms, stations."), ("venues", ""))
    for city in edition.cities.values():
        if city.hotel is None and any(v.city == city.id and v.kind == "hotel" for v in edition.venues.values()):
            sentence = mark("Say in which hotel groups sleep in {city}.")
            return NextStep(Message(sentence, {"city": _name(city)}), ("cities", city.id))
    groups = tuple(edition.groups.values())
    if groups and not edition.persons and not any(g.participants or g.members or g.countries for g in groups):
        return _step(mark("Say how many people take part."), ("groups", groups[0].id))
    if not edition.activities:
        return _step(mark("Add the activities: sessions, visits, ceremonies, meals."), ("activities", ""))
    cities = {edition.venues[activity.venue].city for activity in edition.activities.values()}
    fixed = [each for each in cities if not edition.cities[each].any_order]
    if len(cities) > 1 and not edition.city_changes and len(fixed) > 1:
        if not edition.ride_options:
            return _step(mark("Add a way between the cities: coach, train, flight."), ("ride_options", ""))
        return _step(
            mark("Say that groups go on from one city to the next, or tick “In any order” at the cities."),
            ("city_changes", ""),
        )
    return None


def _name(city: City) -> Callable[[Words], str]:
    """What a city is called, in the language in which it is asked."""
    return lambda say: city.name.in_language(say.language)


def _step(sentence: str, key: Key) -> NextStep:
    return NextStep(Message(sentence), key)
