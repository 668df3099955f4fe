"""Where people stand at the kerb, and from which hotel they go."""

from __future__ import annotations

import datetime as dt

from builders import two_cities
from lawatan.domain import Group, HotelChange, Journey, Person, Table, changed, replace
from lawatan.jobs.files import read_edition
from lawatan.resources import sample
from lawatan.rules import Edition
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


def test_who_comes_to_the_beginning_or_goes_after_the_end_sleeps_where_the_group_begins_or_ends() -> None:
    """From Jakarta to Bandung, home from Soekarno-Hatta; from Bandung to Jakarta, there from Soekarno-Hatta."""

    def city(goes_on: Edition, name: str, direction: str) -> str | None:
        found = kerb(Setting(goes_on), goes_on.persons[name], direction)  # type: ignore[arg-type]
        return found.hotel if found else None

    people = {"EARLY": ("2018-07-18", "2018-07-25"), "LATE": ("2018-07-20", "2018-07-30")}
    made = read_edition(sample("jakarta-bandung-2018"))
    persons = [
        Person(id=name, name=name, arrival=flight(comes, "CGK"), departure=flight(goes, "CGK"))
        for name, (comes, goes) in people.items()
    ]
    group = changed(made.groups["ALL"], members=tuple(people))
    made = replace(made, persons=Table([*made.persons.values(), *persons]), groups=Table([group]))
    assert [city(made, name, "arrival") for name in people] == ["HOTEL_JKT", "HOTEL_JKT"]
    assert [city(made, name, "departure") for name in people] == ["HOTEL_JKT", "HOTEL_BDG"]

    coach = made.ride_options["coach"]
    turned = changed(coach.service, from_venue="HOTEL_BDG", to_venue="HOTEL_JKT")
    coach = changed(coach, from_city="BDG", to_city="JKT", service=turned)
    change = changed(made.city_changes["to-bandung"], from_city="BDG", to_city="JKT", options=("coach",))
    back = replace(
        made,
        ride_options=Table([coach]),
        city_changes=Table([change]),
        groups=Table([changed(group, city="BDG")]),
    )
    assert [city(back, name, "arrival") for name in people] == ["HOTEL_BDG", "HOTEL_JKT"]
    assert [city(back, name, "departure") for name in people] == ["HOTEL_JKT", "HOTEL_JKT"]


def test_nobody_is_driven_across_the_sea() -> None:
    """Home from Jakarta on the last day, from Bali by a way that nobody has told."""
    assert hotel(person("P", goes="sun 22:00"), "departure") == "HOTEL"


def flight(date: str, airport: str) -> Journey:
    return Journey(time=dt.datetime.combine(dt.date.fromisoformat(date), dt.time(19), WIB), venue=airport)


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
