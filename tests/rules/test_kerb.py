"""Where people stand at the kerb, and from which hotel they go."""

from __future__ import annotations

import datetime as dt

from builders import two_cities
from lawatan.domain import Group, HotelChange, Journey, Person, Table, changed
from lawatan.rules.kerb import kerb
from lawatan.schedule import Setting
from runs import WIB, at, edition, person


def hotel(of: Person, direction: str, **fields: object) -> str | None:
    made = two_cities(persons=[of], groups=[Group(id="ALL", name={"en": "All"}, members=(of.id,))], **fields)
    found = kerb(Setting(made), made.persons[of.id], direction)  # type: ignore[arg-type]
    assert found is not None
    return found.hotel


def test_who_lands_where_the_group_comes_sleeps_there_else_where_the_group_begins_or_ends() -> None:
    """The group goes from Jakarta to Bali."""
    assert hotel(person("P", "mon 10:00"), "arrival") == "HOTEL"
    assert hotel(person("P", "thu 10:00", where="NGURAH_RAI"), "arrival") == "RESORT"
    assert hotel(person("P", goes="sun 10:00", where="NGURAH_RAI"), "departure") == "RESORT"
    elsewhere = Person(id="LOCAL", name="Local", arrival=Journey(time=at("mon 10:00"), venue="NGURAH_RAI"))
    only_jakarta = two_cities(persons=[elsewhere], city_changes=[])
    found = kerb(Setting(only_jakarta), elsewhere, "arrival")
    assert found is not None and found.hotel == "HOTEL"


def test_the_hotel_is_that_of_the_night() -> None:
    people = [person("P", "mon 22:00", "tue 22:00"), person("Q", "tue 03:00", "tue 02:00")]
    made = edition(people)
    city = made.cities["BDG"]
    moved = changed(city, hotel_changes=(HotelChange(date=dt.date(2018, 7, 24), hotel="STUDIO"),))
    setting = Setting(edition(people, cities=Table([moved])))

    def of(name: str, direction: str) -> str | None:
        found = kerb(setting, setting.edition.persons[name], direction)  # type: ignore[arg-type]
        assert found is not None
        return found.hotel

    assert (of("P", "arrival"), of("Q", "arrival")) == ("HOTEL", "HOTEL")
    assert (of("P", "departure"), of("Q", "departure")) == ("HOTEL", "HOTEL")
    late = Setting(edition([person("P", "tue 22:00", "wed 22:00")], cities=Table([moved])))
    found = kerb(late, late.edition.persons["P"], "arrival")
    assert found is not None and found.hotel == "STUDIO"
    assert found.bound == late.clock.minute(dt.datetime(2018, 7, 24, 23, 30, tzinfo=WIB))


def test_without_an_airport_there_is_no_kerb() -> None:
    nowhere = Person(id="P", name="P", arrival=Journey(time=at("mon 10:00")))
    setting = Setting(edition([nowhere]))

    assert kerb(setting, nowhere, "arrival") is None and kerb(setting, nowhere, "departure") is None
