"""Nothing begins before those who take part have arrived and checked in."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, moment, road, said, two_cities, with_fields
from lawatan.domain import Journey, OptIn, Person, replace
from lawatan.rules import Arrivals, Edition
from lawatan.rules.rule import Rule
from lawatan.schedule import Setting
from lawatan.words import Words

ZONES = two_cities()


def lands(name: str, when: str, venue: str | None = "AIRPORT", city: str = "JKT") -> Person:
    journey = Journey(time=moment(ZONES, when, city), venue=venue)
    return Person(id=name.upper(), name=name, arrival=journey)


def edition(*people: Person, rule: Rule | None = None, **fields) -> Edition:
    """All of them are in group A; nobody of group B is known."""
    given = {"groups": ("A",), **fields}
    made = two_cities(activity("opening", "OFFICE", **given), rules=[rule or Arrivals(id="come")], persons=[*people])
    return with_fields(made, "groups", "A", members=tuple(person.id for person in people))


ASHA, BELA = lands("Asha", "mon 09:00"), lands("Bela", "mon 14:00")
KNOWN = edition(ASHA)


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("mon 12:10", []),  # landing 09:00, kerb 10:30, the way 60 and boarding 10, checking in 30
        ("mon 12:09", [(("opening@A",), 1)]),
        ("sun 09:00", []),
        ("mon 09:00", [(("opening@A",), 190)]),
    ],
)
def test_it_begins_after_they_have_checked_in(opening: str, found: Amounts) -> None:
    assert amounts(KNOWN, {"opening": opening}) == found


@pytest.mark.parametrize(
    ("person", "first", "too_early"),
    [
        (lands("Asha", "mon 07:30"), "mon 11:40", "mon 11:39"),  # at the kerb at 09:00, in the peak: 120 and 10, and 30
        (lands("Asha", "mon 10:00", "STATION"), "mon 11:00", "mon 10:59"),  # 15, way 5 and 10, 30
        (lands("Asha", "mon 10:00", None), "mon 12:00", "mon 11:59"),  # no place told: no way
    ],
)
def test_the_place_and_the_hour_tell_how_long_it_takes(person: Person, first: str, too_early: str) -> None:
    made = edition(person)

    assert amounts(made, {"opening": first}) == []
    assert amounts(made, {"opening": too_early}) == [(("opening@A",), 1)]


@pytest.mark.parametrize(
    ("venue", "when", "begins", "found"),
    [
        ("NGURAH_RAI", "mon 10:00", "mon 12:20", []),  # kerb 11:30, way 10 and 10, checking in 30, by the clock of Bali
        ("NGURAH_RAI", "mon 10:00", "mon 12:19", [(("opening@A",), 1)]),
        # from there the group rides to Bali, and that ride waits for them too: kerb 11:30, way 60 and 10, 30; an hour on
        ("AIRPORT", "mon 10:00", "mon 14:10", []),
        ("AIRPORT", "mon 10:00", "mon 14:09", [(("opening@A",), 1)]),
    ],
)
def test_a_place_in_another_zone_counts_by_its_own_clock(venue: str, when: str, begins: str, found: Amounts) -> None:
    city = "BALI" if venue == "NGURAH_RAI" else "JKT"
    made = with_fields(edition(lands("Asha", when, venue, city)), "activities", "opening", venue="CERAMICS")

    assert amounts(made, {"opening": begins}) == found


def test_who_lands_where_no_ride_leads_here_makes_the_whole_way() -> None:
    made = edition(lands("Asha", "mon 10:00", "NGURAH_RAI", "BALI"))
    table = made.travel_times.with_record(road("NGURAH_RAI", "HOTEL", 300, 400))

    assert (
        amounts(replace(made, travel_times=table), {"opening": "mon 16:10"}) == []
    )  # 10:30 here, 300, boarding 10, 30
    assert amounts(replace(made, travel_times=table), {"opening": "mon 16:09"}) == [(("opening@A",), 1)]
    assert amounts(made, {"opening": "mon 16:10"}), "without the table it is as far as an estimate says"


def test_the_last_counts_unless_some_may_be_missing() -> None:
    noon = {"opening": "mon 13:00"}

    assert amounts(edition(ASHA, BELA), noon) == [(("opening@A",), 250)]  # 90, 70 off the peak, 30 after 14:00
    assert amounts(edition(ASHA, BELA, rule=Arrivals(id="come", missing_allowed=1)), noon) == []
    assert amounts(edition(ASHA, BELA, rule=Arrivals(id="come", missing_allowed=1)), {"opening": "mon 12:00"}) == [
        (("opening@A",), 10)
    ]
    assert amounts(edition(ASHA, BELA, rule=Arrivals(id="come", missing_allowed=2)), {"opening": "mon 08:00"}) == []


def test_who_has_no_arrival_and_who_does_not_take_part_is_not_waited_for() -> None:
    early = {"opening": "mon 08:00"}

    assert amounts(edition(Person(id="ASHA", name="Asha")), early) == []
    assert amounts(edition(ASHA, groups=("B",)), early) == []
    assert amounts(edition(ASHA, groups=("ALL",)), early) == [(("opening@ALL",), 250)]
    assert amounts(edition(ASHA, BELA, opt_in=OptIn(enrolled=("ASHA",))), early) == [(("opening@A",), 250)]


@pytest.mark.parametrize(("kind", "waits"), [("meal", False), ("free_time", False), ("session", True)])
def test_meals_and_free_time_need_not_wait(kind: str, waits: bool) -> None:
    assert bool(amounts(edition(ASHA, kind=kind), {"opening": "mon 09:00"})) is waits
    assert amounts(edition(ASHA, kind=kind, rule=Arrivals(id="come", kinds=(kind,))), {"opening": "mon 09:00"}) == []


def test_who_comes_in_the_night_sleeps_where_that_night_is_spent() -> None:
    change = {"date": "2018-07-23", "hotel": "OFFICE"}
    made = with_fields(edition(lands("Asha", "mon 01:00")), "cities", "JKT", hotel_changes=[change])

    assert amounts(made, {"opening": "mon 04:10"}) == []
    assert amounts(made, {"opening": "mon 04:09"}) == [(("opening@A",), 1)]


def test_rides_wait_too() -> None:
    assert amounts(KNOWN, rides={"to-bali@A": ("coach", "mon 12:10"), "to-bali@B": ("coach", "mon 08:00")}) == [
        (("to-bali@A",), 1)
    ]
    assert amounts(KNOWN, rides={"to-bali@A": ("coach", "mon 12:20")}) == []


def test_the_sentence() -> None:
    one, two = edition(ASHA), edition(ASHA, BELA)
    (alone,) = breaches(one, {"opening": "mon 12:00"})
    (both,) = breaches(two, {"opening": "mon 12:00"})

    assert said(one, alone) == (
        "“Opening” stands on Mon 23 Jul, 12:00–13:00, but Asha has not checked in by then; "
        "it may begin on Mon 23 Jul from 12:10 on."
    )
    assert "but Asha and Bela have not checked in by then" in said(two, both)
    (ride,) = breaches(one, rides={"to-bali@A": ("coach", "mon 12:10")})
    assert said(one, ride).startswith("The ride Jakarta–Bali stands on Mon 23 Jul, 12:00 WIB")


def test_its_numbers() -> None:
    setting = Setting(KNOWN)

    assert Arrivals(id="a").numbers(setting, Words("en")) == "1 h 30 min after landing, 30 min to check in"
    assert Arrivals(id="a", missing_allowed=2).numbers(setting, Words("en")).endswith(", 2 may be missing")
