"""Minutes by road: the table first, else the estimate, in the traffic of the minute at which one leaves."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import WEEK, WORKDAYS, moment, one_city, road, traffic, two_cities, venue, with_fields, with_records
from lawatan.domain import Fact
from lawatan.rules import Edition
from lawatan.travel import HERE, Travel, Way

MON, FRI, SAT, SUN = 0, 4, 5, 6
BANDUNG = Travel(one_city())


def at(hours: str) -> int:
    """Minutes since midnight."""
    return int(hours[:2]) * 60 + int(hours[3:])


def with_places(edition: Edition, city: str, places: dict[str, tuple[float, float]]) -> Travel:
    """The edition's travel with more venues, of which the table knows nothing."""
    more = [venue(name, city, *where) for name, where in places.items()]
    return Travel(with_records(edition, "venues", *more))


# How long.


def test_the_table_comes_first_with_boarding_on_top() -> None:
    assert BANDUNG.way("HOTEL", "UDJO") == Way(40, 55, "table", assumed=False)
    assert BANDUNG.way("UDJO", "HOTEL") == BANDUNG.way("HOTEL", "UDJO")


def test_a_line_of_the_table_says_whether_it_is_assumed() -> None:
    facts = {"off_peak_minutes": Fact(basis="assumed")}
    edition = with_fields(one_city(), "travel_times", "HOTEL-UDJO", facts=facts)

    assert Travel(edition).way("HOTEL", "UDJO").assumed


def test_boarding_is_the_editions_own() -> None:
    travel = Travel(one_city(boarding_minutes=0))

    assert travel.way("HOTEL", "UDJO") == Way(30, 45, "table", assumed=False)


def test_who_stays_travels_nothing_and_does_not_board() -> None:
    assert BANDUNG.way("UDJO", "UDJO") == HERE


BANDUNG_PLACES = {
    "BBT": (-6.9113, 107.6378),
    "BBPK": (-6.9683, 107.6151),
    "KOMAR": (-6.8815, 107.6290),
    "ELINA": (-6.9106, 107.6272),
    "PTDI": (-6.9030, 107.5840),
    "BTP": (-6.9735, 107.6300),
    "MKAA": (-6.9211, 107.6096),
    "MATOA": (-6.8797, 107.5835),
}


@pytest.mark.parametrize(
    ("between", "and_", "off_peak", "peak"),
    [
        ("HOTEL", "BBT", 25, 35),
        ("HOTEL", "BBPK", 35, 50),
        ("HOTEL", "KOMAR", 20, 30),
        ("HOTEL", "ELINA", 20, 30),
        ("HOTEL", "PTDI", 5, 10),
        ("HOTEL", "BTP", 40, 60),
        ("HOTEL", "MATOA", 10, 10),
        ("BBT", "ELINA", 5, 10),
        ("PTDI", "MKAA", 15, 20),
        ("MKAA", "UDJO", 25, 35),
    ],
)
def test_bandung_is_estimated_as_the_domain_brief_has_it(between: str, and_: str, off_peak: int, peak: int) -> None:
    """DOMAIN.md, section 3: great-circle × 1.35 at 22 and 14.7 km/h, rounded up to 5 minutes; and boarding."""
    travel = with_places(one_city(travel_times=[]), "BDG", BANDUNG_PLACES)

    assert travel.way(between, and_) == Way(off_peak + 10, peak + 10, "estimate", assumed=True)


BALI_PLACES = {
    "BCIC": (-8.6385, 115.2553),
    "COFFEE": (-8.2510, 115.2390),
    "CHOC": (-8.5700, 115.2120),
    "TWIN": (-8.7325, 115.1668),
}


@pytest.mark.parametrize(
    ("between", "and_", "off_peak", "peak"),
    [
        ("RESORT", "NGURAH_RAI", 10, 10),
        ("RESORT", "CERAMICS", 20, 30),
        ("RESORT", "BCIC", 40, 55),
        ("RESORT", "CHOC", 50, 70),
        ("RESORT", "COFFEE", 135, 200),
        ("BCIC", "COFFEE", 110, 160),
        ("BCIC", "CHOC", 25, 35),
        ("RESORT", "TWIN", 5, 5),
    ],
)
def test_bali_is_estimated_with_other_speeds_for_long_roads(between: str, and_: str, off_peak: int, peak: int) -> None:
    """DOMAIN.md, section 3: under 12 km 25/15 km/h, longer 33/22; never under 5 minutes."""
    travel = with_places(two_cities(travel_times=[]), "BALI", BALI_PLACES)

    assert travel.way(between, and_) == Way(off_peak + 10, peak + 10, "estimate", assumed=True)


def test_between_two_cities_most_of_the_way_is_at_the_speed_of_a_coach() -> None:
    """DOMAIN.md, section 3: Jakarta–Bandung takes a coach 180 minutes typically; one plans with 240."""
    bandung, jakarta = (-6.9147, 107.6025), (-6.2100, 106.8200)  # 116 km apart, 157 km by road
    places = [venue("HERE", "JKT", *jakarta), venue("THERE", "BALI", *bandung)]
    travel = Travel(with_records(two_cities(travel_times=[]), "venues", *places))

    # 10 km at 28 and 10 at 33 km/h (at the peak 15 and 22), 137.5 km at 50 km/h: 165 minutes
    assert travel.way("HERE", "THERE") == Way(205 + 10, 235 + 10, "estimate", assumed=True)
    assert travel.way("THERE", "HERE") == travel.way("HERE", "THERE")


# When.


@pytest.mark.parametrize(
    ("when", "peak"),
    [
        ("mon 06:59", False),
        ("mon 07:00", True),
        ("mon 08:59", True),
        ("mon 09:00", False),
        ("mon 12:00", False),
        ("mon 16:00", True),
        ("mon 20:00", False),
        ("fri 10:59", False),
        ("fri 11:00", True),
        ("fri 20:59", True),
        ("fri 21:00", False),
        ("sat 07:30", False),
        ("sat 12:00", True),
        ("sun 17:00", False),
    ],
)
def test_traffic_is_that_of_the_minute_of_leaving(when: str, peak: bool) -> None:
    leaving = moment(one_city(), when, "BDG")

    assert BANDUNG.in_peak("HOTEL", leaving) is peak
    assert BANDUNG.minutes("HOTEL", "UDJO", leaving) == (55 if peak else 40)


def test_stretches_that_meet_or_overlap_are_one() -> None:
    assert BANDUNG.peak_spans("BDG", MON) == ((at("07:00"), at("09:00")), (at("16:00"), at("20:00")))
    assert BANDUNG.peak_spans("BDG", FRI) == ((at("07:00"), at("09:00")), (at("11:00"), at("21:00")))
    assert BANDUNG.peak_spans("BDG", SAT) == ((at("11:00"), at("21:00")),)
    assert BANDUNG.peak_spans("BDG", SUN) == ()


def test_a_stretch_may_last_until_midnight() -> None:
    late = traffic(WORKDAYS, "22:00-00:00", "20:00-22:00")

    travel = Travel(with_fields(one_city(), "cities", "BDG", peak=(late,)))

    assert travel.peak_spans("BDG", MON) == ((at("20:00"), 24 * 60),)


def test_a_venue_belongs_to_a_city() -> None:
    assert Travel(two_cities()).city_of("CERAMICS") == "BALI"


# Leaving and arriving.


@pytest.mark.parametrize(
    ("arrive", "weekday", "leave"),
    [
        ("15:30", SUN, "14:50"),  # 40 minutes outside the peak
        ("15:30", SAT, "14:35"),  # 55 in it
        ("16:40", MON, "15:59"),  # one minute later it would be 55
        ("16:54", MON, "15:59"),  # at 16:00 one is there at 16:55
        ("16:55", MON, "16:00"),
        ("09:40", MON, "09:00"),
        ("09:39", MON, "08:44"),
    ],
)
def test_the_latest_minute_at_which_to_leave(arrive: str, weekday: int, leave: str) -> None:
    assert BANDUNG.leave_by("HOTEL", "UDJO", at(arrive), weekday) == at(leave)


@pytest.mark.parametrize(
    ("leave", "weekday", "arrival"),
    [
        ("08:00", MON, "08:55"),
        ("08:50", MON, "09:40"),  # waiting until nine is quicker
        ("09:00", MON, "09:40"),
        ("06:59", MON, "07:39"),
        ("08:00", SUN, "08:40"),
    ],
)
def test_the_earliest_minute_at_which_one_is_there(leave: str, weekday: int, arrival: str) -> None:
    assert BANDUNG.earliest_arrival("HOTEL", "UDJO", at(leave), weekday) == at(arrival)


def test_who_needs_to_go_nowhere_leaves_on_arrival() -> None:
    assert BANDUNG.leave_by("UDJO", "UDJO", at("17:00"), MON) == at("17:00")
    assert BANDUNG.earliest_arrival("UDJO", "UDJO", at("17:00"), MON) == at("17:00")


def test_leaving_may_fall_on_the_day_before() -> None:
    assert BANDUNG.leave_by("HOTEL", "UDJO", 10, MON) == -30


@st.composite
def peaks(draw: st.DrawFn) -> tuple[str, ...]:
    """A few stretches of a day, in any order, some overlapping."""
    found = []
    for _ in range(draw(st.integers(0, 3))):
        begins = draw(st.integers(0, 23 * 60))
        ends = draw(st.integers(begins + 1, 24 * 60 - 1))
        found.append(f"{begins // 60:02}:{begins % 60:02}-{ends // 60:02}:{ends % 60:02}")
    return tuple(found)


@given(peaks(), st.integers(0, 120), st.integers(0, 120), st.integers(200, 1439))
def test_leaving_and_arriving_are_exact(hours: tuple[str, ...], off_peak: int, peak: int, minute: int) -> None:
    edition = one_city(boarding_minutes=0, travel_times=[road("HOTEL", "UDJO", off_peak, peak)])
    travel = Travel(with_fields(edition, "cities", "BDG", peak=(traffic(WEEK, *hours),)))
    midnight = dt.datetime(2018, 7, 23)

    def arrival(leave: int) -> int:
        return leave + travel.minutes("HOTEL", "UDJO", midnight + dt.timedelta(minutes=leave))

    in_time = max(m for m in range(minute - 120, minute + 1) if arrival(m) <= minute)
    soonest = min(map(arrival, range(minute, minute + 121)))
    assert travel.leave_by("HOTEL", "UDJO", minute, MON) == in_time
    if minute + 120 < 24 * 60:
        assert travel.earliest_arrival("HOTEL", "UDJO", minute, MON) == soonest
