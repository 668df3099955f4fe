"""An activity lies in the city where its group is; rides are taken in their order."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, said, text, two_cities, with_records
from lawatan.domain import CityChange, RideOption
from lawatan.rules import Edition, RightCity
from lawatan.schedule import Setting

EDITION = two_cities(
    activity("lecture", "OFFICE", 60),
    activity("ceramics", "CERAMICS", 60, groups=("A", "B"), apart=True),
    rules=[RightCity(id="city")],
)
WEDNESDAY = {"to-bali@A": ("coach", "wed 10:00")}  # 09:50 in Jakarta to 14:00 in Bali


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        ({"ceramics@A": "wed 14:00"}, []),
        ({"ceramics@A": "wed 13:59"}, [(("ceramics@A",), 1)]),
        ({"ceramics@A": "mon 09:00"}, [(("ceramics@A",), 1)]),
        ({"ceramics@B": "sun 09:00"}, [(("ceramics@B",), 1)]),  # B has no ride
        ({"lecture": "wed 08:50"}, []),
        ({"lecture": "wed 08:51"}, [(("lecture@ALL",), 1)]),  # A is on its way, B is there
        ({"lecture": "thu 09:00"}, [(("lecture@ALL",), 1)]),
    ],
)
def test_the_group_is_there(starts: dict[str, str], found: Amounts) -> None:
    assert amounts(EDITION, starts, WEDNESDAY) == found


def test_without_rides_all_are_where_they_began() -> None:
    assert amounts(EDITION, {"lecture": "sun 09:00", "ceramics@A": "sun 09:00"}) == [(("ceramics@A",), 1)]


def test_each_group_that_is_elsewhere_is_told() -> None:
    both = {"to-bali@A": ("coach", "tue 10:00"), "to-bali@B": ("coach", "tue 10:00")}

    found = breaches(EDITION, {"lecture": "wed 09:00"}, both)

    assert [(b.about, b.fields["leaf"]) for b in found] == [(("lecture@ALL",), "A"), (("lecture@ALL",), "B")]


def round_trip() -> Edition:
    """Jakarta, Bali, Jakarta again, for both groups."""
    there = EDITION.ride_options["coach"].service
    back = RideOption(
        id="back",
        name=text("Back"),
        from_city="BALI",
        to_city="JKT",
        service=there.model_copy(update={"from_venue": "RESORT", "to_venue": "HOTEL", "slow": ()}),
    )
    change = CityChange(id="to-jakarta", groups=("ALL",), from_city="BALI", to_city="JKT", options=("back",), order=1)
    return with_records(with_records(EDITION, "ride_options", back), "city_changes", change)


HOME = {**WEDNESDAY, "to-jakarta@A": ("back", "fri 10:00")}  # 09:50 in Bali to 12:00 in Jakarta


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        ({"lecture": "wed 08:50"}, []),
        ({"lecture": "thu 09:00"}, [(("lecture@ALL",), 1)]),
        ({"lecture": "fri 12:00"}, []),
        ({"lecture": "fri 11:59"}, [(("lecture@ALL",), 1)]),
        ({"ceramics@A": "fri 08:50"}, []),
        ({"ceramics@A": "fri 08:51"}, [(("ceramics@A",), 1)]),
        ({"ceramics@A": "sun 09:00"}, [(("ceramics@A",), 1)]),
    ],
)
def test_a_city_may_come_twice(starts: dict[str, str], found: Amounts) -> None:
    assert amounts(round_trip(), starts, HOME) == found


@pytest.mark.parametrize(
    ("rides", "found"),
    [
        (HOME, []),
        ({"to-bali@A": HOME["to-bali@A"], "to-jakarta@A": ("back", "wed 14:10")}, []),
        ({"to-bali@A": HOME["to-bali@A"], "to-jakarta@A": ("back", "wed 14:09")}, [(("to-jakarta@A",), 1)]),
        ({"to-bali@A": HOME["to-bali@A"], "to-jakarta@A": ("back", "mon 10:00")}, [(("to-jakarta@A",), 1)]),
        ({"to-jakarta@A": HOME["to-jakarta@A"]}, [(("to-jakarta@A",), 1)]),  # the ride before is missing
        ({"to-bali@A": HOME["to-bali@A"]}, []),
    ],
)
def test_rides_are_taken_in_their_order(rides: dict[str, tuple[str, str]], found: Amounts) -> None:
    assert amounts(round_trip(), {}, rides) == found


def test_a_missing_ride_back_leaves_the_group_away() -> None:
    assert amounts(round_trip(), {"ceramics@A": "sun 09:00", "lecture": "mon 09:00"}, WEDNESDAY) == []
    assert amounts(round_trip(), {"lecture": "sun 09:00"}, WEDNESDAY) == [(("lecture@ALL",), 1)]


def test_cases_are_each_group_with_what_it_does() -> None:
    assert list(EDITION.rules["city"].cases(Setting(EDITION))) == [
        ("ceramics@A", "A"),
        ("lecture@ALL", "A"),
        ("to-bali@A", "A"),
        ("ceramics@B", "B"),
        ("lecture@ALL", "B"),
        ("to-bali@B", "B"),
    ]


def test_the_sentences() -> None:
    edition = round_trip()
    early = {"to-bali@A": HOME["to-bali@A"], "to-jakarta@A": ("back", "mon 10:00")}

    (there,) = breaches(edition, {"ceramics@B": "wed 09:00"})
    (ride,) = breaches(edition, {}, early)

    assert said(edition, there) == (
        "“Ceramics” (Group B) is in Bali, where Group B cannot be at that time: look at the rides."
    )
    assert said(edition, ride) == "The ride Bali–Jakarta of Group A comes before the ride that takes it to Bali."
