"""An activity starts after others have ended."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said
from lawatan.rules import After

EDITION = one_city(
    *(activity(name) for name in ("plan", "visit", "lecture")),
    rules=[After(id="after", activity="plan", others=("visit", "lecture"))],
)
FIRST, SECOND = ("visit@ALL", "plan@ALL"), ("lecture@ALL", "plan@ALL")


@pytest.mark.parametrize(
    ("plan", "visit", "found"),
    [
        ("mon 10:00", "mon 09:00", []),
        ("mon 09:59", "mon 09:00", [(FIRST, 1)]),
        ("mon 09:00", "mon 09:00", [(FIRST, 60)]),
        ("mon 08:00", "mon 09:00", [(FIRST, 120)]),
    ],
)
def test_it_starts_after_the_other_has_ended(plan: str, visit: str, found: Amounts) -> None:
    assert amounts(EDITION, {"plan": plan, "visit": visit}) == found


def test_each_of_the_others_is_judged() -> None:
    assert amounts(EDITION, {"plan": "mon 09:00", "visit": "tue 09:00", "lecture": "mon 08:30"}) == [
        (FIRST, 25 * 60),
        (SECOND, 30),
    ]


def test_the_sentence() -> None:
    (breach,) = breaches(EDITION, {"plan": "mon 09:59", "visit": "mon 09:00"})

    assert said(EDITION, breach) == "“Visit” has to end before “Plan” starts, and does not."
