"""An activity comes after all else, rides included."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, said, two_cities
from lawatan.rules import Last

EDITION = two_cities(
    activity("closing", "RESORT", 60),
    activity("visit", "CERAMICS", 60, groups=("A", "B"), apart=True),
    rules=[Last(id="last", activity="closing")],
)


@pytest.mark.parametrize(
    ("visit", "closing", "found"),
    [
        ("sat 09:00", "sat 10:00", []),
        ("sat 09:01", "sat 10:00", [(("visit@A", "closing@ALL"), 1)]),
        ("sun 09:00", "sat 10:00", [(("visit@A", "closing@ALL"), 24 * 60)]),
    ],
)
def test_it_starts_after_all_else_has_ended(visit: str, closing: str, found: Amounts) -> None:
    assert amounts(EDITION, {"visit@A": visit, "closing": closing}) == found


def test_rides_count() -> None:
    rides = {"to-bali@B": ("coach", "sat 10:00")}  # until 14:00 in Bali

    assert amounts(EDITION, {"closing": "sat 14:00"}, rides) == []
    assert amounts(EDITION, {"closing": "sat 13:59"}, rides) == [(("to-bali@B", "closing@ALL"), 1)]


def test_the_sentence() -> None:
    (breach,) = breaches(EDITION, {"closing": "sat 13:59"}, {"to-bali@B": ("coach", "sat 10:00")})

    assert said(EDITION, breach) == "The ride Jakarta–Bali has to end before “Closing” starts, and does not."
