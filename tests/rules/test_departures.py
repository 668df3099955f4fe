"""Nothing ends after those who take part have to leave for their departure."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, moment, road, said, two_cities, with_fields
from lawatan.domain import Journey, Person, replace
from lawatan.rules import Departures, Edition
from lawatan.rules.rule import Rule
from lawatan.schedule import Setting
from lawatan.words import Words

ZONES = two_cities()


def leaves(name: str, when: str, venue: str | None = "AIRPORT", city: str = "JKT") -> Person:
    return Person(id=name.upper(), name=name, departure=Journey(time=moment(ZONES, when, city), venue=venue))


def edition(*people: Person, rule: Rule | None = None) -> Edition:
    made = two_cities(
        activity("closing", "OFFICE", groups=("A",)), rules=[rule or Departures(id="go")], persons=[*people]
    )
    return with_fields(made, "groups", "A", members=tuple(person.id for person in people))


ASHA, BELA = leaves("Asha", "thu 15:00"), leaves("Bela", "thu 20:00")
KNOWN = edition(ASHA)


@pytest.mark.parametrize(
    ("closing", "found"),
    [
        ("thu 09:50", []),  # at the airport by 12:00, the way 60 and boarding 10: out of the hotel at 10:50
        ("thu 09:51", [(("closing@A",), 1)]),
        ("fri 09:00", [(("closing@A",), 1390)]),
    ],
)
def test_it_ends_before_they_have_to_leave(closing: str, found: Amounts) -> None:
    assert amounts(KNOWN, {"closing": closing}) == found


@pytest.mark.parametrize(
    ("person", "last", "too_late"),
    [
        (leaves("Asha", "thu 12:00"), "thu 05:50", "thu 05:51"),  # at the airport by 09:00, in the peak: 120 and 10
        (leaves("Asha", "thu 15:00", "STATION"), "thu 13:15", "thu 13:16"),  # 30, way 5 and 10
        (leaves("Asha", "thu 15:00", None), "thu 11:00", "thu 11:01"),
        (leaves("Asha", "thu 15:00", "NGURAH_RAI", "BALI"), "thu 09:40", "thu 09:41"),  # 15:00 in Bali is 14:00 here
    ],
)
def test_the_place_and_the_hour_tell_how_long_it_takes(person: Person, last: str, too_late: str) -> None:
    made = edition(person)

    assert amounts(made, {"closing": last}) == []
    assert amounts(made, {"closing": too_late}) == [(("closing@A",), 1)]


def test_who_departs_where_no_ride_leads_to_makes_the_whole_way() -> None:
    """A closing in Bandung until 11:00 and a flight from Jakarta at 16:00 do not fit (DOMAIN.md, section 6)."""
    asha = leaves("Asha", "thu 16:00", "AIRPORT")
    made = with_fields(edition(asha), "activities", "closing", venue="CERAMICS")
    table = made.travel_times.with_record(road("AIRPORT", "RESORT", 240, 300))

    # at the airport by 13:00, 14:00 in Bali; the way 240 and boarding 10
    assert amounts(replace(made, travel_times=table), {"closing": "thu 08:50"}) == []
    assert amounts(replace(made, travel_times=table), {"closing": "thu 08:51"}) == [(("closing@A",), 1)]
    assert amounts(made, {"closing": "thu 08:50"}), "without the table it is as far as an estimate says"


def test_where_a_ride_leads_they_leave_from_the_hotel_there() -> None:
    made = edition(leaves("Asha", "thu 15:00", "NGURAH_RAI", "BALI"))

    assert amounts(made, {"closing": "thu 09:40"}, {"to-bali@A": ("coach", "thu 11:00")}) == [(("to-bali@A",), 1)]


def test_the_first_counts_unless_some_may_be_missing() -> None:
    noon = {"closing": "thu 11:00"}

    assert amounts(edition(ASHA, BELA), noon) == [(("closing@A",), 70)]
    assert amounts(edition(ASHA, BELA, rule=Departures(id="go", missing_allowed=1)), noon) == []
    assert amounts(edition(ASHA, BELA, rule=Departures(id="go", missing_allowed=2)), {"closing": "thu 22:00"}) == []
    assert amounts(edition(Person(id="ASHA", name="Asha")), noon) == []


def test_they_leave_from_where_they_slept() -> None:
    change = {"date": "2018-07-26", "hotel": "STATION"}
    made = with_fields(edition(ASHA), "cities", "JKT", hotel_changes=[change])

    assert amounts(made, {"closing": "thu 09:50"}) == []
    assert amounts(made, {"closing": "thu 09:51"}) == [(("closing@A",), 1)]


def test_rides_arrive_in_time() -> None:
    assert amounts(edition(leaves("Asha", "thu 15:00", None)), rides={"to-bali@A": ("coach", "thu 09:00")}) == [
        (("to-bali@A",), 1)
    ]
    assert amounts(edition(leaves("Asha", "thu 15:00", None)), rides={"to-bali@A": ("coach", "wed 09:00")}) == []


def test_the_sentence_and_the_numbers() -> None:
    both = edition(ASHA, leaves("Bela", "thu 15:00"))
    (alone,) = breaches(KNOWN, {"closing": "thu 10:00"})
    (two,) = breaches(both, {"closing": "thu 10:00"})

    assert said(KNOWN, alone) == (
        "“Closing” stands on Thu 26 Jul, 10:00–11:00, but Asha has to leave for the journey home; "
        "it may last until Thu 26 Jul, 10:50."
    )
    assert "Asha and Bela have to leave" in said(both, two)
    assert Departures(id="go").numbers(Setting(KNOWN), Words("en")) == "3 h before the flight"
    assert Departures(id="go", missing_allowed=1).numbers(Setting(KNOWN), Words("en")).endswith("1 may be missing")
