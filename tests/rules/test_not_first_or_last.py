"""Activities do not lie on the first or the last day of the programme."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import NotFirstOrLast
from lawatan.schedule import Setting
from lawatan.words import Words

BOTH = NotFirstOrLast(id="days", activities=("visit",))
NOT_FIRST = NotFirstOrLast(id="days", activities=("visit",), last=False)
NOT_LAST = NotFirstOrLast(id="days", activities=("visit",), first=False)
VISIT = ("visit@ALL",)


@pytest.mark.parametrize(
    ("rule", "start", "found"),
    [
        (BOTH, "mon 00:00", [(VISIT, 1)]),  # of Sunday's last minute
        (BOTH, "mon 09:00", [(VISIT, 9 * 60 + 1)]),
        (BOTH, "2018-07-22 23:59", []),
        (BOTH, "tue 00:00", []),
        (BOTH, "sat 23:59", []),
        (BOTH, "sun 00:00", [(VISIT, 1)]),
        (BOTH, "2018-07-30 00:00", []),
        (NOT_FIRST, "sun 00:00", []),
        (NOT_FIRST, "mon 23:59", [(VISIT, 1)]),
        (NOT_LAST, "mon 09:00", []),
        (NOT_LAST, "sun 23:59", [(VISIT, 1)]),
    ],
)
def test_they_start_on_the_days_between(rule: NotFirstOrLast, start: str, found: Amounts) -> None:
    edition = one_city(activity("visit"), activity("other"), rules=[rule])

    assert amounts(edition, {"visit": start, "other": "mon 09:00"}) == found


def test_the_day_is_that_of_the_place() -> None:
    """In Bali the second day begins while it is 23:00 of the first in Jakarta."""
    edition = two_cities(activity("visit", "RESORT"), activity("other", "HOTEL"), rules=[BOTH])

    assert amounts(edition, {"visit": "tue 00:00"}) == []
    assert amounts(edition, {"visit": "mon 23:55"}) == [(VISIT, 5)]


def test_the_sentences() -> None:
    edition = one_city(activity("visit"), rules=[BOTH])
    first, last = (breaches(edition, {"visit": start})[0] for start in ("mon 09:00", "sun 09:00"))

    assert said(edition, first) == (
        "“Visit” is on Mon 23 Jul, the first day of the programme; it has to lie on a later one."
    )
    assert said(edition, last) == (
        "“Visit” is on Sun 29 Jul, the last day of the programme; it has to lie on an earlier one."
    )


def test_it_tells_which_of_the_two_days() -> None:
    setting = Setting(one_city(activity("visit")))

    assert [rule.numbers(setting, Words("en")) for rule in (BOTH, NOT_FIRST, NOT_LAST)] == [
        "",
        "not on the first day",
        "not on the last day",
    ]
