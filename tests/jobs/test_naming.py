"""What records without a name of their own are called."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import two_cities
from lawatan.domain.fields import ROOMS
from lawatan.domain.plan import Ride
from lawatan.jobs.naming import Names
from lawatan.words import words
from two_rooms import session, standing, two_rooms


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_change_of_city_is_called_by_its_groups_and_both_cities(language: str) -> None:
    names = Names(two_cities(), words(language))
    cities = " → ".join(names.of("cities", city) for city in ("JKT", "BALI"))
    groups = [names.of("groups", group) for group in two_cities().city_changes["to-bali"].groups]

    assert names.of("city_changes", "to-bali") == f"{words(language).list(groups)}: {cities}"


def test_a_ride_is_called_by_both_cities_and_its_own_groups() -> None:
    ride = Ride(id="to-bali@A", option="flight", departure=dt.datetime(2026, 6, 10, 8, tzinfo=dt.UTC))
    edition = two_cities()
    names = Names(edition, words("en"))

    assert names.name("rides", ride) == f"Jakarta → Bali ({names.of('groups', 'A')})"


def test_rooms_are_called_as_at_the_venue_of_the_record() -> None:
    edition = standing(two_rooms(session("one", "A", alternatives=("UDJO",))), {"one": ("mon 09:00", "LARGE")})
    english, indonesian = (Names(edition, words(language)) for language in ("en", "id"))
    activity, slot = edition.activities["one"], edition.plan.placements["one@A"]

    assert english.about(activity).all(ROOMS) == {"SMALL": "Small room", "LARGE": "Large room"}
    assert indonesian.about(slot).of(ROOMS, "LARGE") == "Large room (id)"
    assert english.about(slot).find(ROOMS, "large") == ("LARGE",)
    assert english.about(slot, "UDJO").all(ROOMS) == {}
    assert english.about(edition.groups["A"]).all(ROOMS) == english.all(ROOMS) == {}
