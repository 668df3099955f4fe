"""So many days lie from one activity to another."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from builders import Amounts, activity, amounts, breaches, one_city, said
from lawatan.rules import DaysBetween, Edition
from lawatan.schedule import Setting
from lawatan.words import Words


def edition(least: int = 1, most: int | None = None) -> Edition:
    return one_city(
        activity("draft"),
        activity("final"),
        rules=[DaysBetween(id="days", activity="draft", other="final", least=least, most=most)],
    )


PAIR = ("draft@ALL", "final@ALL")


@pytest.mark.parametrize(
    ("draft", "final", "found"),
    [
        ("mon 09:00", "mon 23:00", [(PAIR, 2)]),
        ("mon 23:59", "tue 00:00", [(PAIR, 1)]),
        ("mon 23:59", "wed 00:00", []),
        ("mon 09:00", "thu 23:59", []),
        ("mon 23:59", "fri 00:00", [(PAIR, 1)]),
        ("sun 09:00", "mon 09:00", [(PAIR, 3)]),  # six days earlier
        ("thu 09:00", "tue 20:00", []),
    ],
)
def test_between_two_and_three_dates_lie_from_one_to_the_other(draft: str, final: str, found: Amounts) -> None:
    assert amounts(edition(2, 3), {"draft": draft, "final": final}) == found


def test_without_a_most_there_is_none_and_with_none_at_least_they_may_be_on_one_day() -> None:
    far, near = {"draft": "mon 09:00", "final": "sun 09:00"}, {"draft": "mon 09:00", "final": "mon 10:00"}

    assert amounts(edition(), far) == amounts(edition(0, 0), near) == amounts(edition(0), near) == []
    assert amounts(edition(), near) == [(PAIR, 1)]
    assert amounts(edition(0, 0), far) == [(PAIR, 6)]
    assert amounts(edition(), {"draft": "mon 09:00"}) == []


def test_the_most_is_no_less_than_the_least() -> None:
    with pytest.raises(ValidationError, match="the most is less than the least"):
        edition(2, 1)


@pytest.mark.parametrize(
    ("least", "most", "days"),
    [
        (2, None, "at least 2 days"),
        (1, None, "at least 1 day"),
        (2, 2, "2 days"),
        (0, 3, "at most 3 days"),
        (2, 3, "2 to 3 days"),
    ],
)
def test_it_tells_how_many(least: int, most: int | None, days: str) -> None:
    made = edition(least, most)
    (rule,) = made.rules.values()

    assert rule.numbers(Setting(made), Words("en")) == f"{days} from “Final”"


def test_the_sentence() -> None:
    made = edition(2, 3)
    (breach,) = breaches(made, {"draft": "mon 09:00", "final": "tue 09:00"})

    assert said(made, breach) == (
        "“Draft” is on Mon 23 Jul and “Final” on Tue 24 Jul; from one to the other it has to be 2 to 3 days."
    )
