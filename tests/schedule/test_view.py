"""The view: entries on one axis, each group's days, its ways and nights."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import MONDAY, SUNDAY, activity, moment, one_city, plan, stamp, two_cities, view, with_fields
from lawatan.domain import Placement, Plan, Ride, Table, changed
from lawatan.schedule import Leg, Setting, Stay, View

BANDUNG = one_city(activity("museum", "MUSEUM", 60), activity("udjo", "UDJO", 90), activity("lecture", "HOTEL", 90))
BALI = two_cities(
    activity("lecture", "OFFICE", 90),
    activity("ceramics", "CERAMICS", 90, groups=("A", "B"), apart=True),
)


def day(number: int) -> dt.date:
    """A day of July 2018."""
    return dt.date(2018, 7, number)


def told(legs: tuple[Leg, ...], here: View, zone: str = "Asia/Jakarta") -> list[tuple[str, str, str, int, bool]]:
    """The legs as: from, to, when (in ``zone``), minutes, in the peak."""
    clock = here.setting.clock
    return [(x.from_venue, x.to_venue, stamp(clock.moment(x.start, zone)), x.minutes, x.peak) for x in legs]


# Entries.


def test_what_is_placed_and_what_is_not() -> None:
    here = view(BALI, {"lecture": "mon 09:00"}, {"to-bali@B": ("coach", "wed 10:00")})

    assert list(here.entries) == ["lecture@ALL", "to-bali@B"]
    assert [o.id for o in here.unplaced] == ["ceramics@A", "ceramics@B"]
    assert [c.id for c in here.without_ride] == ["to-bali@A"]


def test_an_entry_stands_in_the_time_of_its_city() -> None:
    here = view(BALI, {"ceramics@A": "thu 09:00"})
    entry = here.entries["ceramics@A"]

    assert (here.starts(entry), here.ends(entry)) == (
        moment(BALI, "thu 09:00", "BALI"),
        moment(BALI, "thu 10:30", "BALI"),
    )
    assert f"{here.starts(entry):%H:%M%z}" == "09:00+0800"
    assert (here.zone(entry), here.date(entry), entry.minutes) == ("Asia/Makassar", day(26), 90)


def test_a_ride_starts_in_one_zone_and_ends_in_the_other() -> None:
    here = view(BALI, {}, {"to-bali@A": ("flight", "wed 22:00")})
    entry = here.entries["to-bali@A"]

    assert [f"{stamp(at)}{at:%z}" for at in (here.starts(entry), here.ends(entry))] == [
        "wed 17:50+0700",
        "thu 02:00+0800",
    ]
    assert (here.date(entry), entry.from_city, entry.to_city) == (day(25), "JKT", "BALI")


def test_a_groups_entries_stand_in_order_by_day() -> None:
    here = view(
        BALI,
        {"ceramics@A": "thu 09:00", "ceramics@B": "thu 11:00", "lecture": "mon 09:00"},
        {"to-bali@A": ("flight", "wed 22:00")},
    )

    assert [e.id for e in here.of_leaf("A")] == ["lecture@ALL", "to-bali@A", "ceramics@A"]
    assert [e.id for e in here.of_leaf("B")] == ["lecture@ALL", "ceramics@B"]
    assert {date: [e.id for e in entries] for date, entries in here.days("A").items()} == {
        MONDAY: ["lecture@ALL"],
        day(25): ["to-bali@A"],
        day(26): ["ceramics@A"],
    }


def test_entries_at_the_same_time_stand_by_id() -> None:
    here = view(BANDUNG, {"udjo": "mon 09:00", "museum": "mon 09:00"})

    assert [e.id for e in here.of_leaf("ALL")] == ["museum@ALL", "udjo@ALL"]


def test_decisions_about_what_there_no_longer_is_are_passed_over() -> None:
    at = moment(BALI, "mon 09:00", "JKT")
    decided = Plan(
        placements=Table([Placement(id="gone@ALL", start=at), Placement(id="lecture@ALL", start=at, locked=True)]),
        rides=Table(
            [
                Ride(id="gone@A", option="coach", departure=at),
                Ride(id="to-bali@A", option="submarine", departure=at),
            ]
        ),
    )

    here = View(Setting(BALI), decided)

    assert list(here.entries) == ["lecture@ALL"]
    assert here.entries["lecture@ALL"].locked


def test_a_view_is_of_the_editions_own_plan_unless_told_otherwise() -> None:
    decided = plan(BANDUNG, {"udjo": "wed 15:30"})
    edition = type(BANDUNG).model_validate({**dict(BANDUNG), "plan": decided})

    assert list(View(Setting(edition)).entries) == ["udjo@ALL"]
    assert list(View(Setting(edition), Plan()).entries) == []


# Moving.


def test_moving_gives_another_view() -> None:
    before = view(BANDUNG, {"udjo": "wed 15:30"})
    later = before.setting.clock.minute(moment(BANDUNG, "thu 15:30", "BDG"))

    after = before.moved("udjo@ALL", later)

    assert after.plan == plan(BANDUNG, {"udjo": "thu 15:30"})
    assert before.plan == plan(BANDUNG, {"udjo": "wed 15:30"})
    assert before.moved("museum@ALL", later).plan == plan(BANDUNG, {"udjo": "wed 15:30", "museum": "thu 15:30"})


def test_moving_keeps_what_was_agreed() -> None:
    at = moment(BANDUNG, "wed 15:30", "BDG")
    agreed = Placement(id="udjo@ALL", start=at, confirmation="confirmed", locked=True)
    before = View(Setting(BANDUNG), Plan(placements=Table([agreed])))

    (moved,) = before.moved("udjo@ALL", before.entries["udjo@ALL"].start + 5).plan.placements.values()

    assert (moved.confirmation, moved.locked, moved.start - at) == ("confirmed", True, dt.timedelta(minutes=5))


def test_moving_keeps_rides() -> None:
    rides = {"to-bali@A": ("coach", "wed 10:00")}
    before = view(BALI, {"lecture": "mon 09:00"}, rides)

    assert before.moved("lecture@ALL", 0).plan.rides == plan(BALI, {}, rides).rides
    assert before.without("lecture@ALL").plan == plan(BALI, {}, rides)


def test_a_decision_on_length_and_venue_shows_in_that_view_alone() -> None:
    before = view(BANDUNG, {"udjo": "wed 15:30", "museum": "wed 10:00"})
    slot = changed(before.plan.placements["udjo@ALL"], minutes=35, venue="MUSEUM")

    after = before.deciding({"udjo@ALL": slot})

    entry = after.entries["udjo@ALL"]
    assert (entry.minutes, entry.from_venue) == (35, "MUSEUM")
    assert after.setting.occurrences["udjo@ALL"].minutes == 35
    assert before.entries["udjo@ALL"].minutes == before.setting.occurrences["udjo@ALL"].minutes != 35
    assert after.entries["museum@ALL"] is before.entries["museum@ALL"]
    assert after.deciding({"udjo@ALL": None}).setting.occurrences == before.setting.occurrences


def test_a_decision_reorders_the_days_that_were_looked_at_already() -> None:
    before = view(BANDUNG, {"udjo": "wed 15:30", "museum": "wed 10:00"})
    assert [e.id for e in before.of_leaf("ALL")] == ["museum@ALL", "udjo@ALL"]

    after = before.moved("udjo@ALL", before.entries["museum@ALL"].start - 300)

    assert [e.id for e in after.of_leaf("ALL")] == ["udjo@ALL", "museum@ALL"]


def test_a_view_of_some_items_has_no_others() -> None:
    rides = {"to-bali@A": ("coach", "wed 10:00")}
    before = view(BALI, {"lecture": "mon 09:00"}, rides)

    part = before.only((), ("A",))

    assert list(part.entries) == ["to-bali@A"] and part.setting.leaves == ("A",)
    assert not part.setting.occurrences and {c.leaf for c in part.setting.crossings.values()} == {"A"}


def test_what_is_taken_off_is_unplaced() -> None:
    before = view(BANDUNG, {"udjo": "wed 15:30", "museum": "wed 10:00"})

    assert before.without("udjo@ALL").plan == plan(BANDUNG, {"museum": "wed 10:00"})
    assert before.without("lecture@ALL").plan == before.plan


# Ways.


@pytest.mark.parametrize(
    ("museum", "udjo", "way", "spare"),
    [
        ("wed 13:55", "wed 15:30", 35, 0),  # 25 + 10 boarding
        ("wed 14:00", "wed 15:30", 35, -5),
        ("wed 15:00", "wed 17:00", 45, 15),  # leaving at 16:00: the peak
        ("wed 14:59", "wed 17:00", 35, 26),
    ],
)
def test_what_a_way_leaves_free(museum: str, udjo: str, way: int, spare: int) -> None:
    here = view(BANDUNG, {"museum": museum, "udjo": udjo})
    a, b = here.entries["museum@ALL"], here.entries["udjo@ALL"]

    assert (here.travel(a, b), here.spare(a, b)) == (way, spare)


def test_who_stays_where_he_is_has_no_way() -> None:
    here = view(BANDUNG, {"udjo": "wed 15:30"})
    entry = here.entries["udjo@ALL"]

    assert here.travel(entry, entry) == 0


def test_the_ways_of_a_day_from_hotel_to_hotel() -> None:
    here = view(BANDUNG, {"museum": "wed 10:00", "udjo": "wed 15:30"})

    legs = here.legs("ALL")

    assert told(legs, here) == [
        ("HOTEL", "MUSEUM", "wed 09:35", 25, False),
        ("MUSEUM", "UDJO", "wed 11:00", 35, False),
        ("UDJO", "HOTEL", "wed 17:00", 55, True),
    ]
    assert [leg.id for leg in legs] == ["hotel>museum@ALL>ALL", "museum@ALL>udjo@ALL>ALL", "udjo@ALL>hotel>ALL"]
    assert [leg.basis for leg in legs] == ["table"] * 3
    assert here.travel_minutes == 115


def test_what_is_at_the_hotel_needs_no_way_but_the_one_on() -> None:
    here = view(BANDUNG, {"lecture": "wed 09:00", "udjo": "wed 15:30"})

    assert told(here.legs("ALL"), here) == [
        ("HOTEL", "UDJO", "wed 10:30", 40, False),
        ("UDJO", "HOTEL", "wed 17:00", 55, True),
    ]


def test_each_day_begins_and_ends_at_the_hotel() -> None:
    here = view(BANDUNG, {"museum": "wed 10:00", "udjo": "sun 15:30"})

    assert told(here.legs("ALL"), here) == [
        ("HOTEL", "MUSEUM", "wed 09:35", 25, False),
        ("MUSEUM", "HOTEL", "wed 11:00", 25, False),
        ("HOTEL", "UDJO", "sun 14:50", 40, False),
        ("UDJO", "HOTEL", "sun 17:00", 40, False),
    ]


def test_one_leaves_the_hotel_before_the_peak_where_that_is_better() -> None:
    here = view(BANDUNG, {"museum": "wed 07:30"})

    leg = here.legs("ALL")[0]

    assert told((leg,), here) == [("HOTEL", "MUSEUM", "wed 06:59", 25, False)]


def test_a_city_without_a_hotel_has_only_ways_between() -> None:
    here = view(with_fields(BANDUNG, "cities", "BDG", hotel=None), {"museum": "wed 10:00", "udjo": "wed 15:30"})

    assert told(here.legs("ALL"), here) == [("MUSEUM", "UDJO", "wed 11:00", 35, False)]


def test_a_ride_brings_its_own_ways() -> None:
    here = view(BALI, {"lecture": "wed 12:00"}, {"to-bali@A": ("flight", "wed 22:00")})

    legs = here.legs("A")

    assert told(legs, here) == [
        ("HOTEL", "OFFICE", "wed 11:30", 30, False),
        ("OFFICE", "HOTEL", "wed 13:30", 30, False),
        ("HOTEL", "AIRPORT", "wed 17:50", 130, False),
        ("AIRPORT", "NGURAH_RAI", "wed 22:00", 115, False),
        ("NGURAH_RAI", "RESORT", "thu 00:40", 20, False),
    ]
    assert [(leg.mode, leg.name, leg.ride) for leg in legs[2:]] == [
        ("road", "", "to-bali@A"),
        ("flight", "GA 462", "to-bali@A"),
        ("road", "", "to-bali@A"),
    ]
    assert len({leg.id for leg in legs}) == len(legs)


def test_minutes_on_the_move_are_summed_over_groups() -> None:
    here = view(BALI, {"lecture": "wed 12:00"}, {"to-bali@A": ("flight", "wed 22:00")})

    assert here.travel_minutes == (30 + 30 + 130 + 115 + 20) + (30 + 30)


# Nights.


def test_who_stays_in_one_city_has_one_stay() -> None:
    (stay,) = view(BANDUNG).stays("ALL")

    assert stay == Stay("ALL", "BDG", "HOTEL", MONDAY, SUNDAY)
    assert stay.nights == 6


def test_a_ride_parts_the_nights() -> None:
    here = view(BALI, {}, {"to-bali@A": ("coach", "wed 10:00")})
    leaves, arrives = moment(BALI, "wed 09:50", "JKT"), moment(BALI, "wed 14:00", "BALI")

    assert here.stays("A") == (
        Stay("A", "JKT", "HOTEL", MONDAY, day(25), check_out=leaves),
        Stay("A", "BALI", "RESORT", day(25), SUNDAY, check_in=arrives),
    )
    assert here.stays("B") == (Stay("B", "JKT", "HOTEL", MONDAY, SUNDAY),)
    assert not any(stay.late for stay in (*here.stays("A"), *here.stays("B")))


def test_where_a_group_wakes() -> None:
    here = view(BALI, {}, {"to-bali@A": ("coach", "wed 10:00")})

    assert [here.city_on("A", day(n)) for n in (22, 23, 25, 26, 29, 30)] == [
        "JKT",
        "JKT",
        "JKT",
        "BALI",
        "BALI",
        "BALI",
    ]
    assert here.city_on("B", SUNDAY) == "JKT"


def test_who_arrives_after_midnight_has_the_night_from_the_evening_before() -> None:
    here = view(BALI, {}, {"to-bali@A": ("flight", "wed 22:00")})

    before, after = here.stays("A")

    assert (before.leaves, before.nights, stamp(before.check_out)) == (day(25), 2, "wed 17:50")
    assert (after.arrives, after.nights, stamp(after.check_in), after.late) == (day(25), 4, "thu 02:00", True)
    assert f"{before.check_out:%z} {after.check_in:%z}" == "+0700 +0800"
    assert [here.city_on("A", day(n)) for n in (25, 26, 27)] == ["JKT", "BALI", "BALI"]


@pytest.mark.parametrize(
    ("leaves", "check_in", "first_night"),
    [
        ("tue 20:00", "wed 00:00", 24),
        ("wed 01:59", "wed 05:59", 24),
        ("wed 02:00", "wed 06:00", 25),  # the night is over: it was spent on the road
    ],
)
def test_whose_night_it_is(leaves: str, check_in: str, first_night: int) -> None:
    here = view(BALI, {}, {"to-bali@A": ("coach", leaves)})

    after = here.stays("A")[1]

    assert (stamp(after.check_in), after.arrives) == (check_in, day(first_night))
    assert after.late == (first_night == 24)
