"""An activity comes before all else, rides included."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, said, two_cities
from lawatan.rules import First

EDITION = two_cities(
    activity("opening", "HOTEL", 60),
    activity("visit", "OFFICE", 60, groups=("A", "B"), apart=True),
    rules=[First(id="first", activity="opening")],
)


@pytest.mark.parametrize(
    ("opening", "visit", "found"),
    [
        ("mon 09:00", "mon 10:00", []),
        ("mon 09:01", "mon 10:00", [(("opening@ALL", "visit@A"), 1)]),
        ("tue 09:00", "mon 09:00", [(("opening@ALL", "visit@A"), 25 * 60)]),
    ],
)
def test_it_ends_before_anything_else_starts(opening: str, visit: str, found: Amounts) -> None:
    assert amounts(EDITION, {"opening": opening, "visit@A": visit}) == found


def test_rides_count() -> None:
    starts = {"opening": "tue 09:00"}

    assert amounts(EDITION, starts, {"to-bali@A": ("coach", "tue 10:10")}) == []
    assert amounts(EDITION, starts, {"to-bali@A": ("coach", "tue 10:09"), "to-bali@B": ("coach", "tue 10:10")}) == [
        (("opening@ALL", "to-bali@A"), 1)
    ]


def test_parts_of_the_same_activity_do_not_wait_for_each_other() -> None:
    edition = two_cities(
        activity("opening", groups=("A", "ALL"), apart=True), rules=[First(id="first", activity="opening")]
    )

    assert amounts(edition, {"opening@A": "mon 09:00", "opening@ALL": "mon 08:00"}) == []


def test_the_sentence() -> None:
    (breach,) = breaches(EDITION, {"opening": "tue 09:00"}, {"to-bali@A": ("coach", "tue 10:09")})

    assert said(EDITION, breach) == "“Opening” has to end before the ride Jakarta–Bali starts, and does not."
