"""What follows from an edition without its plan."""

from __future__ import annotations

import datetime as dt

from builders import MONDAY, activity, one_city, text, two_cities, with_fields, with_records
from lawatan.domain import CityChange, Group, HotelChange, RideOption, Service
from lawatan.schedule import Setting


def day(number: int) -> dt.date:
    return dt.date(2018, 7, number)


def test_zones_and_hotels_are_the_cities() -> None:
    setting = Setting(two_cities(activity("visit", "CERAMICS")))

    assert [setting.zone(city) for city in ("JKT", "BALI")] == ["Asia/Jakarta", "Asia/Makassar"]
    assert [setting.hotel(city, MONDAY) for city in ("JKT", "BALI")] == ["HOTEL", "RESORT"]
    assert setting.zone_of(setting.occurrences["visit@ALL"]) == "Asia/Makassar"


def test_from_the_night_of_a_change_on_the_hotel_is_another() -> None:
    changes = [HotelChange(date=day(27), hotel="STUDIO"), HotelChange(date=day(25), hotel="MUSEUM")]
    setting = Setting(with_fields(one_city(), "cities", "BDG", hotel_changes=tuple(changes)))

    assert [setting.hotel("BDG", day(d)) for d in (24, 25, 26, 27, 28)] == [
        *("HOTEL", "MUSEUM", "MUSEUM", "STUDIO", "STUDIO")
    ]
    assert setting.hotels_of_day("BDG", day(25)) == ("HOTEL", "MUSEUM")


def test_a_day_trip_is_made_from_the_nearest_city_of_its_groups() -> None:
    trip = activity("trip", "CERAMICS", day_trip=True)
    changes: list[CityChange] = []
    stays, moves = Setting(two_cities(trip, city_changes=changes)), Setting(two_cities(trip))

    of_stays, of_moves = stays.occurrences["trip@ALL"], moves.occurrences["trip@ALL"]
    assert (of_stays.city, of_stays.base, stays.zone_of(of_stays)) == ("BALI", "JKT", "Asia/Makassar")
    assert (of_moves.city, of_moves.base) == ("BALI", "BALI")


def test_what_a_group_attends() -> None:
    setting = Setting(two_cities(activity("a", groups=("A",)), activity("both"), activity("b", groups=("B",))))

    assert [o.id for o in setting.attended_by("A")] == ["a@A", "both@ALL"]
    assert [c.id for c in setting.crossings_of("B")] == ["to-bali@B"]


def test_the_cities_of_a_group_follow_its_rides() -> None:
    edition = two_cities()
    back = RideOption(
        id="back",
        name=text("Back"),
        from_city="BALI",
        to_city="JKT",
        service=Service(mode="coach", from_venue="RESORT", to_venue="HOTEL", minutes=180),
    )
    change = CityChange(id="z-back", groups=("B",), from_city="BALI", to_city="JKT", options=("back",))
    setting = Setting(with_records(with_records(edition, "ride_options", back), "city_changes", change))

    assert setting.cities("A") == ("JKT", "BALI")
    assert setting.cities("B") == ("JKT", "BALI", "JKT")


def test_a_group_begins_where_it_or_the_nearest_above_it_says() -> None:
    edition = with_fields(two_cities(), "groups", "ALL", city="BALI")
    own = with_fields(edition, "groups", "B", city="JKT")

    assert Setting(edition).cities("B") == ("BALI", "BALI")
    assert [Setting(own).cities(group) for group in ("A", "B")] == [("BALI", "BALI"), ("JKT", "BALI")]


def test_who_never_rides_is_in_the_first_city() -> None:
    alone = with_records(two_cities(), "groups", Group(id="C", name=text("C")))

    assert Setting(alone).cities("C") == ("JKT",)
    assert Setting(one_city()).cities("ALL") == ("BDG",)


def test_the_rides_of_a_change_are_made_once_for_all_its_groups() -> None:
    setting = Setting(two_cities())

    of_a, of_b = (setting.runs(setting.crossings[f"to-bali@{group}"]) for group in ("A", "B"))

    assert of_a is of_b
