"""Room nights: counted by hand for the samples, for journeys, absences, companions and rides at night; and by law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import activity, moment, one_city, text, two_cities, view, with_fields
from lawatan.domain import (
    WEEKDAYS,
    Absence,
    Group,
    HotelChange,
    Journey,
    Person,
    Placement,
    Plan,
    Ride,
    Table,
    replace,
    with_plan,
)
from lawatan.jobs.files import read_edition
from lawatan.output.nights import RoomNights, RoomStay, rooms
from lawatan.output.paths import Hotel
from lawatan.resources import sample
from lawatan.rules import Edition
from lawatan.schedule import Setting, View

HOTEL, RESORT = Hotel("JKT", "HOTEL"), Hotel("BALI", "RESORT")
BANDUNG = Hotel("BDG", "HOTEL")
COACH = {"to-bali@A": ("coach", "wed 09:00"), "to-bali@B": ("coach", "wed 09:00")}


def nights(edition: Edition, starts: Mapping[str, str] | None = None, rides: Any = None) -> RoomNights:
    return RoomNights(view(edition, starts, rides))


def date(edition: Edition, day: str) -> dt.date:
    return edition.first_day + dt.timedelta(days=WEEKDAYS.index(day) - edition.first_day.weekday())


def week(found: RoomNights, hotel: Hotel) -> dict[str, int]:
    """The people in a hotel by the weekday of the evening; evenings of nobody are left out."""
    counted = {WEEKDAYS[night.weekday()]: found.count(hotel, night) for night in found.nights}
    return {day: people for day, people in counted.items() if people}


def dates(stay: RoomStay) -> tuple[str, str]:
    return WEEKDAYS[stay.arrives.weekday()], WEEKDAYS[stay.leaves.weekday()]


def people(edition: Edition, *persons: Person, **group: Any) -> Edition:
    """The edition of one city with these persons and nobody else in its group."""
    ids = tuple(person.id for person in persons if person.role in ("participant", "staff"))
    everybody = Group(id="ALL", name=text("All"), members=ids, **group)
    return replace(edition, persons=Table(persons), groups=Table([everybody]))


def flight(when: str, venue: str | None = None) -> Journey:
    return Journey(time=moment(one_city(), when, "BDG"), venue=venue)


def person(name: str, **fields: Any) -> Person:
    return Person(id=name, name=name.title(), **fields)


# The samples, by hand.


def planned_sample(name: str, rides: Mapping[str, tuple[str, str]]) -> Edition:
    edition = read_edition(sample(name))
    decided = [
        Ride(id=key, option=option, departure=dt.datetime.fromisoformat(when)) for key, (option, when) in rides.items()
    ]
    return with_plan(edition, Plan(rides=Table(decided)))


def test_bali_2016_nineteen_and_two_of_the_staff_for_five_nights() -> None:
    """24 to 28 October; they are taken to come on the day before: nights of 23 to 27 October, 21 rooms."""
    edition = read_edition(sample("bali-2016"))
    found = RoomNights(View(Setting(edition)))
    (stay,) = found.stays

    assert (stay.people, len(stay.rooms), stay.nights, found.room_nights) == (21, 21, 5, 105)
    assert (stay.arrives, stay.leaves) == (dt.date(2016, 10, 23), dt.date(2016, 10, 28))
    assert (stay.comes_assumed, stay.goes_assumed, stay.check_in, stay.check_out) == (True, True, None, None)
    assert [found.count(stay.hotel, night) for night in found.nights] == [21] * 5
    participants = [p for p in stay.persons if edition.persons[p].role == "participant"]
    assert len(participants) * stay.nights == 95


def test_jakarta_bandung_2018_twenty_and_two_of_the_staff_in_two_hotels() -> None:
    """By coach at 08:00 on Sunday 22 July: the nights of 18 to 21 in Jakarta, of 22 to 29 in Bandung."""
    rides = {"to-bandung@ALL": ("coach", "2018-07-22T08:10+07:00")}
    edition = planned_sample("jakarta-bandung-2018", rides)
    found = RoomNights(View(Setting(edition)))
    jakarta, bandung = found.stays

    assert [(s.hotel.venue, s.people, s.nights, s.room_nights) for s in found.stays] == [
        ("HOTEL_JKT", 22, 4, 88),
        ("HOTEL_BDG", 22, 8, 176),
    ]
    assert (jakarta.check_out, bandung.check_in) == (
        dt.datetime.fromisoformat("2018-07-22T08:00+07:00"),
        View(Setting(edition)).stays("ALL")[1].check_in,
    )
    assert [(s.comes_assumed, s.goes_assumed) for s in found.stays] == [(True, False), (False, True)]


def test_jakarta_bali_a_flight_that_lands_after_midnight_has_the_night_before() -> None:
    """Group B is at the hotel in Bali at 02:00 on the 10th: its room is kept for the night of the 9th."""
    rides = {
        "to-bali@A": ("halim-bali", "2026-06-09T17:25+07:00"),
        "to-bali@B": ("soekarno-bali", "2026-06-09T22:00+07:00"),
        "to-jakarta@A": ("bali-halim", "2026-06-12T20:40+08:00"),
        "to-jakarta@B": ("bali-halim", "2026-06-12T20:40+08:00"),
    }
    edition = planned_sample("jakarta-bali", rides)
    found = RoomNights(View(Setting(edition)))

    late = next(s for s in found.stays if s.hotel.venue == "RAMADA" and s.leaf == "B")
    assert late.check_in is not None
    assert (late.check_in.isoformat(), late.arrives, late.nights) == (
        "2026-06-10T02:00:00+08:00",
        dt.date(2026, 6, 9),
        3,
    )
    assert [[found.count(h, night) for h in found.hotels] for night in found.nights] == [
        [28, 0], [0, 28], [0, 28], [0, 28], [28, 0]
    ]  # fmt: skip
    assert found.room_nights == 28 * 5


# Groups.


def test_an_overnight_ride_is_a_night_on_the_road() -> None:
    """A leaves at 22:00 on Wednesday and arrives at 07:00 on Thursday, B goes by day on Thursday."""
    slow = with_fields(two_cities(), "ride_options", "coach", service=long_coach(540))
    rides = {"to-bali@A": ("coach", "wed 22:00"), "to-bali@B": ("coach", "thu 09:00")}
    found = nights(slow, rides=rides)
    wednesday = date(slow, "wed")

    assert (found.count("road", wednesday), found.count(HOTEL, wednesday), found.count(RESORT, wednesday)) == (
        11,
        11,
        0,
    )
    assert week(found, HOTEL) == {"mon": 22, "tue": 22, "wed": 11}
    assert week(found, RESORT) == {"thu": 22, "fri": 22, "sat": 22}
    assert found.room_nights == 22 * 6 - 11


def long_coach(minutes: int) -> Any:
    return two_cities().ride_options["coach"].service.model_copy(update={"minutes": minutes, "slow": ()})


def test_a_change_of_hotel_in_a_city_is_two_stays() -> None:
    change = HotelChange(date=date(one_city(), "wed"), hotel="UDJO")
    found = nights(with_fields(one_city(), "cities", "BDG", hotel_changes=(change,)))

    assert [(s.hotel.venue, dates(s), s.room_nights) for s in found.stays] == [
        ("HOTEL", ("mon", "wed"), 44),
        ("UDJO", ("wed", "sun"), 88),
    ]


def test_groups_that_change_city_on_different_days_are_counted_where_they_are() -> None:
    found = nights(two_cities(), rides={**COACH, "to-bali@B": ("coach", "fri 09:00")})

    assert week(found, HOTEL) == {"mon": 22, "tue": 22, "wed": 11, "thu": 11}
    assert week(found, RESORT) == {"wed": 11, "thu": 11, "fri": 22, "sat": 22}
    assert [(s.leaf, dates(s)) for s in found.stays] == [
        ("A", ("mon", "wed")), ("B", ("mon", "fri")), ("A", ("wed", "sun")), ("B", ("fri", "sun"))
    ]  # fmt: skip


def test_without_a_ride_the_group_is_taken_to_stay() -> None:
    found = nights(two_cities(), rides={"to-bali@A": ("coach", "wed 09:00")})

    assert week(found, HOTEL) == {"mon": 22, "tue": 22, "wed": 11, "thu": 11, "fri": 11, "sat": 11}


def test_a_city_without_a_hotel_is_told_as_such() -> None:
    found = nights(with_fields(two_cities(), "cities", "BALI", hotel=None), rides=COACH)

    assert [s.hotel for s in found.stays] == [HOTEL, HOTEL, Hotel("BALI", None), Hotel("BALI", None)]


def test_nobody_is_counted_twice_where_a_group_is_split_in_two_ways() -> None:
    """Ten persons by list in A and B, and again by country in ID and IN; five more are known by number."""
    ten = [person(f"p{n}", country="in" if n % 2 else "id") for n in range(10)]
    groups = [
        Group(id="ALL", name=text("All"), participants=15),
        Group(id="A", order=1, name=text("A"), parent="ALL", members=tuple(f"p{n}" for n in range(5))),
        Group(id="B", order=2, name=text("B"), parent="ALL", members=tuple(f"p{n}" for n in range(5, 10))),
        Group(id="C", order=3, name=text("C"), parent="ALL", members=("p0", "p1", "p9")),
    ]
    edition = replace(
        one_city(), persons=Table(p.model_copy(update={"country": None}) for p in ten), groups=Table(groups)
    )
    found = nights(edition)

    assert week(found, BANDUNG) == dict.fromkeys(WEEKDAYS[:6], 15)
    assert sorted((s.leaf, len(s.persons), s.nameless) for s in found.stays) == [("A", 5, 5), ("B", 5, 0)]


# Persons.


def test_a_person_comes_and_goes_with_the_own_journey() -> None:
    """Lands on Saturday before at 20:00, and leaves on Friday at 12:00: 6 nights. The others: Monday to Sunday, 6 too."""
    early = person("early", arrival=flight("2018-07-21 20:00"), departure=flight("fri 12:00"))
    found = nights(people(one_city(), early, person("other")))

    assert [(s.persons, dates(s), s.comes_assumed, s.goes_assumed) for s in found.stays] == [
        (("early",), ("sat", "fri"), False, False),
        (("other",), ("mon", "sun"), True, True),
    ]
    (own, _) = found.stays
    assert own.check_in == moment(one_city(), "2018-07-21 21:30", "BDG")  # 90 minutes after landing
    assert own.check_out == moment(one_city(), "fri 09:00", "BDG")  # three hours before take-off


@pytest.mark.parametrize(
    ("lands", "first"),
    [("tue 22:00", "tue"), ("wed 00:30", "tue"), ("wed 04:25", "tue"), ("wed 04:30", "wed"), ("wed 10:00", "wed")],
)
def test_who_is_at_the_hotel_before_six_has_the_night_before(lands: str, first: str) -> None:
    (stay,) = nights(people(one_city(), person("late", arrival=flight(lands)))).stays

    assert dates(stay)[0] == first


@pytest.mark.parametrize(
    ("departs", "left"), [("sat 12:00", "sat"), ("sat 01:30", "fri"), ("sat 03:00", "sat"), ("sat 02:59", "fri")]
)
def test_who_leaves_the_hotel_before_midnight_does_not_have_the_night(departs: str, left: str) -> None:
    (stay,) = nights(people(one_city(), person("home", departure=flight(departs)))).stays

    assert dates(stay)[1] == left


def test_who_has_no_journey_on_record_comes_and_goes_as_the_programme_says() -> None:
    edition = replace(people(one_city(), person("p")), nights_before=1, nights_after=2)
    (stay,) = nights(edition).stays

    assert (stay.nights, stay.comes_assumed, stay.goes_assumed) == (1 + 6 + 2, True, True)


def test_who_is_called_away_over_a_night_is_away_and_comes_back() -> None:
    away = Absence(begins=moment(one_city(), "tue 18:00", "BDG"), ends=moment(one_city(), "thu 08:00", "BDG"))
    day = Absence(begins=moment(one_city(), "fri 08:00", "BDG"), ends=moment(one_city(), "fri 17:00", "BDG"))
    found = nights(people(one_city(), person("p", absences=(away, day))))

    assert [dates(stay) for stay in found.stays] == [("mon", "tue"), ("thu", "sun")]
    assert found.where("p", date(one_city(), "wed")) == "away"
    assert [stay.comes_assumed for stay in found.stays] == [True, False]
    assert [stay.goes_assumed for stay in found.stays] == [False, True]


def test_who_lands_where_the_group_comes_later_waits_there() -> None:
    """Two of group A: one lands in Bali on Tuesday, a day before the group comes; the other departs from Jakarta after it."""
    bali = Journey(time=moment(two_cities(), "tue 12:00", "BALI"), venue="NGURAH_RAI")
    jakarta = Journey(time=moment(two_cities(), "fri 12:00", "JKT"), venue="AIRPORT")
    persons = [person("waits", arrival=bali), person("stays", departure=jakarta)]
    edition = replace(two_cities(), persons=Table(persons))
    edition = with_fields(edition, "groups", "A", participants=0, staff=0, members=("waits", "stays"))
    found = nights(edition, rides=COACH)

    def path(who: str) -> list[str]:
        return [str(getattr(found.where(who, night), "venue", "away")) for night in found.nights]

    assert path("waits") == ["away", "RESORT", "RESORT", "RESORT", "RESORT", "RESORT"]
    assert path("stays") == ["HOTEL", "HOTEL", "HOTEL", "HOTEL", "away", "away"]


def test_who_flies_home_after_the_end_from_where_it_began_is_in_the_last_city_until_then() -> None:
    """The edition of 2018 ends in Bandung, by coach there on 22 July; home from Soekarno-Hatta, over three hours away."""
    edition = planned_sample("jakarta-bandung-2018", {"to-bandung@ALL": ("coach", "2018-07-22T08:10+07:00")})
    home = Journey(time=dt.datetime.fromisoformat("2018-07-30T20:00+07:00"), venue="CGK")
    edition = with_fields(edition, "persons", "P01", departure=home)
    (here,) = (s for s in RoomNights(View(Setting(edition))).stays if s.persons == ("P01",) and s.hotel.city == "BDG")

    assert (here.nights, here.goes_assumed) == (8, False)
    assert here.check_out is not None and here.check_out < home.time - dt.timedelta(hours=6)


def test_a_resource_person_from_elsewhere_stays_for_the_sessions() -> None:
    """Arrives on Tuesday evening; speaks on Wednesday and Thursday, after which nothing is known: leaves on Thursday."""
    expert = person("EXPERT", role="resource", arrival=flight("tue 18:00"))
    local = person("LOCAL", role="resource")
    talks = [activity(name, "HOTEL", 60, resource_persons=("EXPERT", "LOCAL")) for name in ("one", "two")]
    edition = one_city(*talks, persons=[expert, local])
    found = nights(edition, {"one": "wed 09:00", "two": "thu 09:00"})

    (stay,) = (s for s in found.stays if not s.leaf)
    assert (stay.persons, dates(stay), stay.comes_assumed, stay.goes_assumed) == (
        ("EXPERT",),
        ("tue", "thu"),
        False,
        True,
    )
    assert "LOCAL" not in found.persons


def test_a_resource_person_follows_the_sessions_from_city_to_city() -> None:
    expert = Person(
        id="EXPERT",
        name="Expert",
        role="resource",
        arrival=Journey(time=moment(two_cities(), "mon 18:00", "JKT"), venue="AIRPORT"),
        departure=Journey(time=moment(two_cities(), "fri 18:00", "BALI"), venue="NGURAH_RAI"),
    )
    talks = [
        activity("one", "OFFICE", resource_persons=("EXPERT",)),
        activity("two", "CERAMICS", resource_persons=("EXPERT",)),
    ]
    edition = replace(two_cities(*talks), persons=Table([expert]))
    found = nights(edition, {"one": "tue 09:00", "two": "thu 09:00"}, COACH)

    where = [found.where("EXPERT", night) for night in found.nights]
    assert where == [HOTEL, HOTEL, HOTEL, RESORT, "away", "away"]


# Rooms.


def family() -> list[Person]:
    return [
        person("a"),
        person("b"),
        person("c"),
        person("wife", role="companion", companion_of="a"),
        person("s", role="staff"),
        person("t", role="staff"),
        person("minister", role="official"),
    ]


@pytest.mark.parametrize(
    ("share", "nameless", "made"),
    [
        (1, 0, (1, 1, 1, 1, 1, 2)),  # b, c, s, t and the minister alone, a with his wife
        (2, 0, (1, 2, 2, 2)),  # b with c, s with t
        (2, 1, (1, 1, 2, 2, 2)),  # and one more of whom only the number is known
        (3, 4, (1, 2, 2, 3, 3)),  # six participants in two rooms
    ],
)
def test_companions_share_and_others_as_the_programme_says(share: int, nameless: int, made: tuple[int, ...]) -> None:
    edition = replace(one_city(), persons=Table(family()), persons_a_room=share)

    assert rooms(edition, edition.persons, nameless) == made


def test_a_companion_comes_and_goes_with_the_person() -> None:
    """She is in no list; his arrival is known, hers is not."""
    host = person("a", arrival=flight("tue 12:00"))
    wife = person("wife", role="companion", companion_of="a")
    (stay,) = nights(people(one_city(), host, wife)).stays

    assert (stay.persons, stay.rooms, dates(stay)) == (("a", "wife"), (2,), ("tue", "sun"))


# The law.


hours = st.integers(-48, 24 * 8).map(lambda n: dt.datetime(2018, 7, 23, tzinfo=dt.UTC) + dt.timedelta(hours=n))
venues = st.sampled_from([None, "AIRPORT", "NGURAH_RAI"])
journeys = st.none() | st.builds(lambda time, venue: Journey(time=time, venue=venue), hours, venues)


@st.composite
def absences(draw: st.DrawFn) -> tuple[Absence, ...]:
    begins = draw(hours)
    ends = begins + dt.timedelta(hours=draw(st.integers(1, 72)))
    return draw(st.sampled_from([(), (Absence(begins=begins, ends=ends),)]))


@st.composite
def programmes(draw: st.DrawFn) -> Edition:
    """Two groups with some named people, journeys, absences, companions, rides at any hour, or none."""
    edition = two_cities(activity("talk", "CERAMICS", resource_persons=("EXPERT",)))
    people = [
        person(f"p{n}", arrival=draw(journeys), departure=draw(journeys), absences=draw(absences())) for n in range(5)
    ]
    people.append(person("wife", role="companion", companion_of=draw(st.sampled_from(["p0", "p4"]))))
    people.append(person("EXPERT", role="resource", arrival=draw(journeys), departure=draw(journeys)))
    edition = replace(
        edition,
        persons=Table(people),
        persons_a_room=draw(st.integers(1, 3)),
        nights_before=draw(st.integers(0, 2)),
        nights_after=draw(st.integers(0, 2)),
    )
    edition = with_fields(
        edition, "groups", "A", members=("p0", "p1", "p2"), participants=draw(st.sampled_from([0, 6]))
    )
    edition = with_fields(edition, "groups", "B", members=("p3",), staff=draw(st.integers(0, 3)))
    change = HotelChange(date=dt.date(2018, 7, draw(st.integers(22, 30))), hotel="CERAMICS")
    edition = with_fields(edition, "cities", "BALI", hotel_changes=draw(st.sampled_from([(), (change,)])))
    rides = [
        Ride(id=f"to-bali@{leaf}", option="coach", departure=draw(hours))
        for leaf in draw(st.sampled_from(["", "A", "B", "AB"]))
    ]
    slots = [Placement(id="talk@ALL", start=draw(hours))]
    return with_plan(edition, Plan(placements=Table(slots), rides=Table(rides)))


@settings(max_examples=40, deadline=None)
@given(programmes())
def test_everybody_is_in_one_place_each_night_and_all_sums_agree(edition: Edition) -> None:
    found = RoomNights(View(Setting(edition)))

    for night in found.nights:
        everywhere = [found.count(place, night) for place in (*found.hotels, "road", "away")]
        assert sum(everywhere) == found.people
        for hotel in found.hotels:
            sleeping = {p for p in found.persons if found.where(p, night) == hotel}
            told = [p for s in found.stays if s.hotel == hotel and s.covers(night) for p in s.persons]
            assert sorted(told) == sorted(sleeping)
            taken = found.rooms(hotel, night)
            assert sum(size * n for size, n in taken.items()) == found.count(hotel, night)
    by_night = sum(found.rooms(hotel, night).total() for hotel in found.hotels for night in found.nights)
    assert by_night == found.room_nights == sum(len(s.rooms) * s.nights for s in found.stays)
    assert all(s.nights > 0 and s.people > 0 and sum(s.rooms) == s.people for s in found.stays)
    both = [(p, s) for s in found.stays for p in s.persons]
    for name in found.persons:
        mine = sorted((s.arrives, s.leaves) for p, s in both if p == name)
        assert all(ends <= begins for (_, ends), (begins, _) in pairwise(mine))
