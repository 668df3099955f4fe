"""Nothing ends in the peak traffic where the group then has a way."""

from __future__ import annotations

from typing import Any

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import AvoidPeak, Edition


def edition(**fields: Any) -> Edition:
    """A visit, two sessions at the hotel and a dinner elsewhere; Monday's peak is 07–09 and 16–20."""
    return one_city(
        activity("visit", "UDJO", kind="site_visit"),
        activity("talk"),
        activity("work"),
        activity("dinner", "MUSEUM", kind="meal"),
        rules=[AvoidPeak(id="peak", **fields)],
    )


VISIT, TALK, WORK, DINNER = (("visit@ALL",), ("talk@ALL",), ("work@ALL",), ("dinner@ALL",))


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("mon 14:59", []),
        ("mon 15:00", [(VISIT, 1)]),
        ("mon 17:00", [(VISIT, 120)]),
        ("mon 18:59", [(VISIT, 1)]),
        ("mon 19:00", []),
        ("sun 16:00", []),
        ("sat 16:00", [(VISIT, 240)]),
    ],
)
def test_who_has_to_go_back_to_the_hotel_has_a_way(start: str, found: Amounts) -> None:
    assert amounts(edition(), {"visit": start}) == found


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        ({"talk": "mon 16:00"}, []),  # the day ends at the hotel
        ({"talk": "mon 16:00", "dinner": "mon 19:00"}, [(TALK, 61)]),
        ({"talk": "mon 16:00", "work": "mon 17:00", "dinner": "mon 19:00"}, [(WORK, 120)]),
        ({"talk": "mon 07:00", "dinner": "mon 10:00", "work": "mon 12:00"}, [(TALK, 60)]),
        ({"talk": "mon 16:00", "dinner": "tue 10:00"}, []),
        ({"dinner": "mon 10:00", "talk": "mon 16:00"}, []),
    ],
)
def test_who_stays_at_the_hotel_has_none(starts: dict[str, str], found: Amounts) -> None:
    assert amounts(edition(), starts) == found


def test_who_stays_in_one_place_has_none() -> None:
    made = one_city(activity("visit", "UDJO"), activity("show", "UDJO"), rules=[AvoidPeak(id="peak")])

    assert amounts(made, {"visit": "mon 15:30", "show": "mon 19:00"}) == []
    assert amounts(made, {"visit": "mon 15:30", "show": "tue 14:00"}) == [(VISIT, 31)]


def test_only_of_its_kinds() -> None:
    starts = {"visit": "mon 15:00", "dinner": "mon 18:30"}

    assert amounts(edition(kinds=("meal",)), starts) == [(DINNER, 30)]
    assert amounts(edition(kinds=("meal", "site_visit")), starts) == [(DINNER, 30), (VISIT, 1)]


def test_a_ride_does_not_arrive_in_the_peak() -> None:
    ride = {"to-bali@A": ("coach", "wed 12:10")}  # 15:10 in Jakarta, 16:10 in Bali

    assert amounts(two_cities(rules=[AvoidPeak(id="peak")]), {}, ride) == [(("to-bali@A",), 11)]
    assert amounts(two_cities(rules=[AvoidPeak(id="peak", rides=False)]), {}, ride) == []


def test_who_leaves_by_a_ride_has_a_way_and_each_group_its_own() -> None:
    made = two_cities(activity("talk"), rules=[AvoidPeak(id="peak", rides=False)])

    found = breaches(made, {"talk": "wed 15:30"}, {"to-bali@A": ("coach", "wed 20:00")})

    assert [(b.about, b.cases, b.amount) for b in found] == [(("talk@ALL",), (("talk@ALL", "A"),), 31)]


def test_the_sentences() -> None:
    made, ridden = edition(), two_cities(rules=[AvoidPeak(id="peak")])

    (ends,) = breaches(made, {"visit": "mon 15:30"})
    (arrives,) = breaches(ridden, {}, {"to-bali@A": ("coach", "wed 12:10")})
    assert said(made, ends) == (
        "“Visit” ends on Mon 23 Jul at 16:30, in the peak traffic of Bandung, 31 min from its edge, and All then has a "
        "way to go."
    )
    assert said(ridden, arrives) == (
        "The ride Jakarta–Bali arrives on Wed 25 Jul at 16:10, in the peak traffic of Bali, 11 min from its edge."
    )
