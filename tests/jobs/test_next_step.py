"""What a begun programme says to do next, one step after the other until it can be planned."""

from __future__ import annotations

import datetime as dt

from builders import with_fields
from lawatan.domain import Activity, City, CityChange, RideOption, Service, Text, Venue
from lawatan.domain.edit import apply, changed
from lawatan.jobs.new import new_edition
from lawatan.jobs.next_step import next_step
from lawatan.rules import Edition
from lawatan.words import words
from three_cities import star


def told(edition: Edition) -> str:
    step = next_step(edition)
    return "" if step is None else f"{words('en').message(step.message)} {':'.join(step.key)}"


def test_one_step_after_the_other() -> None:
    edition = new_edition(dt.date(2026, 11, 22))
    seen = [told(edition)]
    jakarta = City(id="JKT", name=Text(en="Jakarta"), zone="Asia/Jakarta")
    bandung = City(id="BDG", name=Text(en="Bandung"), zone="Asia/Jakarta")
    here = Venue(id="H", name=Text(en="Hotel"), city="JKT", kind="hotel", latitude=-6, longitude=106)
    there = Venue(id="S", name=Text(en="Studio"), city="BDG", latitude=-7, longitude=107)
    (group,) = edition.groups.values()
    visits = [
        Activity(id=venue, name=Text(en=venue), venue=venue, duration_minutes=60, groups=(group.id,)) for venue in "HS"
    ]
    service = Service(mode="coach", from_venue="H", to_venue="S", minutes=180)
    coach = RideOption(id="coach", name=Text(en="Coach"), from_city="JKT", to_city="BDG", service=service)
    change = CityChange(id="change", groups=(group.id,), from_city="JKT", to_city="BDG", options=("coach",))
    for records in (
        {("cities", "JKT"): jakarta, ("cities", "BDG"): bandung},
        {("venues", "H"): here, ("venues", "S"): there},
        {("cities", "JKT"): changed(jakarta, hotel="H")},
        {("groups", group.id): changed(group, participants=20)},
        {("activities", visit.id): visit for visit in visits},
        {("ride_options", "coach"): coach},
        {("city_changes", "change"): change},
    ):
        edition = apply(edition, records)
        seen.append(told(edition))

    assert seen == [
        "Add the cities in which groups sleep. cities:",
        "Add the venues: hotels, offices, firms, stations. venues:",
        "Say in which hotel groups sleep in Jakarta. cities:JKT",
        f"Say how many people take part. groups:{group.id}",
        "Add the activities: sessions, visits, ceremonies, meals. activities:",
        "Add a way between the cities: coach, train, flight. ride_options:",
        "Say that groups go on from one city to the next, or tick “In any order” at the cities. city_changes:",
        "",
    ]


def test_cities_in_any_order_need_no_change_of_city() -> None:
    edition = star("J", free="BD")
    fixed = with_fields(edition, "cities", "B", any_order=False)

    assert told(with_fields(edition, "groups", "ALL", city="J")) == ""
    assert (
        told(fixed)
        == "Say that groups go on from one city to the next, or tick “In any order” at the cities. city_changes:"
    )


def test_a_city_without_a_hotel_among_its_venues_is_asked_for_none() -> None:
    edition = new_edition(dt.date(2026, 11, 22))
    studio = Venue(id="S", name=Text(en="Studio"), city="BDG", latitude=-7, longitude=107)

    edition = apply(
        edition,
        {("cities", "BDG"): City(id="BDG", name=Text(en="Bandung"), zone="Asia/Jakarta"), ("venues", "S"): studio},
    )

    assert told(edition).startswith("Say how many people take part.")
