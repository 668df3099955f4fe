"""There is time to pack before a ride and to arrive after it."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, said, two_cities
from lawatan.rules import RideBuffers
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = two_cities(
    activity("lecture", "OFFICE", 60),
    activity("breakfast", "HOTEL", 60),
    activity("ceramics", "CERAMICS", 60),
    activity("welcome", "RESORT", 60),
    rules=[RideBuffers(id="buffers", before_minutes=30, after_minutes=45)],
)
RIDE = {"to-bali@A": ("coach", "wed 10:10")}  # boarding at 10:00; at the resort 13:10, which is 14:10 in Bali


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        ({"breakfast": "wed 08:30"}, []),
        ({"breakfast": "wed 08:31"}, [(("breakfast@ALL", "to-bali@A"), 1)]),
        ({"breakfast": "wed 09:20"}, [(("breakfast@ALL", "to-bali@A"), 50)]),
        ({"lecture": "wed 07:50"}, []),  # leaves at 8:50 in the peak: 40, and 30
        ({"lecture": "wed 07:51"}, [(("lecture@ALL", "to-bali@A"), 1)]),
        ({"welcome": "wed 14:55"}, []),
        ({"welcome": "wed 14:54"}, [(("to-bali@A", "welcome@ALL"), 1)]),
        ({"ceramics": "wed 15:45"}, []),  # 50 from the resort, and 45
        ({"ceramics": "wed 15:44"}, [(("to-bali@A", "ceramics@ALL"), 1)]),
        ({"breakfast": "thu 08:00"}, []),  # after the ride: other rules speak of that
    ],
)
def test_there_is_time_before_and_after(starts: dict[str, str], found: Amounts) -> None:
    assert amounts(EDITION, starts, RIDE) == found


def test_cases_are_in_the_city_that_is_left_and_the_one_that_is_reached() -> None:
    mine = [case for case in EDITION.rules["buffers"].cases(Setting(EDITION)) if "to-bali@B" in case]

    assert sorted(mine) == [
        ("breakfast@ALL", "to-bali@B"),
        ("lecture@ALL", "to-bali@B"),
        ("to-bali@B", "ceramics@ALL"),
        ("to-bali@B", "welcome@ALL"),
    ]


def test_the_sentences() -> None:
    before, after = breaches(EDITION, {"breakfast": "wed 08:40", "welcome": "wed 14:40"}, RIDE)

    assert said(EDITION, before) == (
        "Between “Breakfast” and the ride Jakarta–Bali, 30 min are needed beyond the way; 10 min are missing."
    )
    assert said(EDITION, after) == (
        "Between the ride Jakarta–Bali and “Welcome”, 45 min are needed beyond the way; 15 min are missing."
    )


def test_its_numbers() -> None:
    rule = RideBuffers(id="buffers", before_minutes=45, after_minutes=15)

    assert rule.numbers(Setting(two_cities()), Words("en")) == "45 min before a ride, 15 min after it"
