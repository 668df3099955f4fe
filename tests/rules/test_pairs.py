"""What one group does, two by two."""

from __future__ import annotations

from builders import activity, two_cities
from lawatan.rules.pairs import all_time, ends_in_city, items_of, pairs, starts_in_city, zones
from lawatan.schedule import Setting

SETTING = Setting(
    two_cities(activity("all", "OFFICE"), activity("some", "CERAMICS", groups=("B",)), activity("more", "OFFICE"))
)


def test_what_a_group_does() -> None:
    assert [i.id for i in items_of(SETTING, "A")] == ["all@ALL", "more@ALL", "to-bali@A"]
    assert [i.id for i in items_of(SETTING, "B")] == ["all@ALL", "more@ALL", "some@B", "to-bali@B"]


def test_each_pair_comes_once_though_two_groups_have_both() -> None:
    found = [(a.id, b.id) for a, b in pairs(SETTING)]

    assert found == [
        ("all@ALL", "more@ALL"),
        ("all@ALL", "to-bali@A"),
        ("more@ALL", "to-bali@A"),
        ("all@ALL", "some@B"),
        ("all@ALL", "to-bali@B"),
        ("more@ALL", "some@B"),
        ("more@ALL", "to-bali@B"),
        ("some@B", "to-bali@B"),
    ]


def test_a_ride_starts_in_one_city_and_ends_in_another() -> None:
    ride, visit = SETTING.crossings["to-bali@A"], SETTING.occurrences["some@B"]

    assert (starts_in_city(ride), ends_in_city(ride)) == ("JKT", "BALI")
    assert (starts_in_city(visit), ends_in_city(visit)) == ("BALI", "BALI")
    assert zones(SETTING, ride) == ("Asia/Jakarta", "Asia/Makassar")


def test_all_time_is_more_than_the_horizon() -> None:
    begins, ends = all_time(SETTING)

    assert begins < SETTING.clock.horizon[0]
    assert SETTING.clock.horizon[1] < ends
