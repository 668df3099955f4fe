"""A group has no more than so many hours of activities a day."""

from __future__ import annotations

from builders import activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules.hours_a_day import HoursADay
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(
    activity("lecture", minutes=180),
    activity("visit", "UDJO", 180, kind="site_visit"),
    activity("closing", minutes=125),
    rules=[HoursADay(id="hours")],
)


def test_eight_hours_are_enough_and_a_step_more_is_too_much() -> None:
    ids = ("lecture@ALL", "visit@ALL", "closing@ALL")

    assert amounts(EDITION, {"lecture": "wed 08:00", "visit": "wed 12:00"}) == []
    assert amounts(EDITION, {"lecture": "wed 08:00", "visit": "wed 12:00", "closing": "wed 23:00"}) == [(ids, 5)]
    assert amounts(EDITION, {"lecture": "wed 08:00", "visit": "wed 12:00", "closing": "thu 00:00"}) == []


def test_only_chosen_kinds_count() -> None:
    class_alone = one_city(*EDITION.activities.values(), rules=[HoursADay(id="h", minutes=300, kinds=("session",))])

    assert amounts(class_alone, {"lecture": "wed 08:00", "visit": "wed 12:00"}) == []
    assert amounts(class_alone, {"lecture": "wed 08:00", "closing": "wed 12:00"}) == [
        (("lecture@ALL", "closing@ALL"), 5)
    ]


def test_each_group_has_its_own_day_and_rides_do_not_count() -> None:
    edition = two_cities(
        activity("both", "OFFICE", 120),
        activity("of-a", "OFFICE", 120, groups=("A",)),
        rules=[HoursADay(id="hours", minutes=235)],
    )
    starts = {"both": "wed 08:00", "of-a": "wed 13:00"}

    (found,) = breaches(edition, starts, {"to-bali@A": ("coach", "wed 15:30"), "to-bali@B": ("coach", "wed 15:30")})

    assert (found.amount, found.cases) == (5, (("A", "2018-07-25"),))


def test_the_sentence() -> None:
    (found,) = breaches(EDITION, {"lecture": "wed 08:00", "visit": "wed 12:00", "closing": "wed 16:00"})
    (rule,) = EDITION.rules.values()

    assert said(EDITION, found) == "All has 8 h 5 min of activities on Wed 25 Jul; the most is 8 h."
    assert rule.numbers(Setting(EDITION), Words("en")) == "at most 8 h"


def test_the_sentence_names_the_kinds() -> None:
    edition = one_city(
        activity("lecture", minutes=180), rules=[HoursADay(id="h", minutes=60, kinds=("session", "working_session"))]
    )
    (found,) = breaches(edition, {"lecture": "wed 08:00"})
    (rule,) = edition.rules.values()

    assert said(edition, found) == "All has 3 h of session and working session on Wed 25 Jul; the most is 1 h."
    assert rule.numbers(Setting(edition), Words("id")) == "paling lama 1 jam: sesi kelas dan sesi kerja"
