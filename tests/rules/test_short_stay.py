"""A resource person's activities lie within few days."""

from __future__ import annotations

import pytest

from builders import activity, amounts, breaches, one_city, said, text, two_cities, view
from lawatan.domain import Step
from lawatan.rules import ShortStay
from lawatan.rules.moving import Moving
from lawatan.rules.rule import Rule
from lawatan.schedule import Setting
from lawatan.words import Words


def edition(rule: Rule):
    return one_city(
        activity("lecture", resource_persons=("EXPERT",)),
        activity("workshop", resource_persons=("EXPERT",)),
        activity("review", steps=(Step(name=text("Review"), minutes=30, person="EXPERT"),)),
        activity("other"),
        rules=[rule],
    )


DAY = edition(ShortStay(id="stay"))
TWO = edition(ShortStay(id="stay", most_days=2))


@pytest.mark.parametrize(
    ("workshop", "one", "two"),
    [("mon 16:00", 0, 0), ("mon 23:30", 0, 0), ("tue 00:00", 1, 0), ("wed 00:00", 2, 1), ("sun 09:00", 6, 5)],
)
def test_they_lie_within_so_many_dates(workshop: str, one: int, two: int) -> None:
    about = ("lecture@ALL", "workshop@ALL")
    plan = {"lecture": "mon 09:00", "workshop": workshop}

    assert amounts(DAY, plan) == ([(about, one)] if one else [])
    assert amounts(TWO, plan) == ([(about, two)] if two else [])


def test_first_and_last_are_named_and_steps_count() -> None:
    plan = {"lecture": "tue 09:00", "workshop": "mon 09:00", "review": "thu 09:00", "other": "sun 09:00"}

    assert amounts(DAY, plan) == [(("workshop@ALL", "review@ALL"), 3)]
    assert amounts(DAY, {"lecture": "mon 09:00"}) == []
    assert amounts(DAY, {}) == []


def test_the_date_is_that_where_the_activity_is() -> None:
    made = two_cities(
        activity("office", "OFFICE", groups=("A",), resource_persons=("EXPERT",)),
        activity("ceramics", "CERAMICS", groups=("B",), resource_persons=("EXPERT",)),
        rules=[ShortStay(id="stay")],
    )

    assert amounts(made, {"office": "mon 22:30", "ceramics": "tue 00:30"}) == [(("office@A", "ceramics@B"), 1)]
    assert amounts(made, {"office": "tue 00:00", "ceramics": "tue 23:00"}) == []


def test_whom_it_is_about() -> None:
    def cases(rule: ShortStay, **fields) -> list:
        made = one_city(
            activity("one", resource_persons=("EXPERT",), officials=("DIRECTOR",)),
            activity("two", resource_persons=("EXPERT",), officials=("DIRECTOR",)),
            rules=[rule],
        )
        return list(rule.cases(Setting(made)))

    assert cases(ShortStay(id="stay")) == [("EXPERT",)]
    assert cases(ShortStay(id="stay", persons=("DIRECTOR",))) == [("DIRECTOR",)]


def test_the_sentence_and_the_numbers() -> None:
    (breach,) = breaches(TWO, {"lecture": "mon 09:00", "workshop": "thu 09:00"})
    named = ShortStay(id="stay", persons=("EXPERT",))

    assert said(TWO, breach) == (
        "Expert is needed from Mon 23 Jul to Thu 26 Jul, for 4 days; it should all be within 2 days."
    )
    assert ShortStay(id="stay").numbers(Setting(DAY), Words("en")) == "within 1 day"
    assert named.numbers(Setting(DAY), Words("en")) == "Expert, within 1 day"


def test_a_move_by_days_sees_the_rest_of_the_stay() -> None:
    here = view(DAY, {"lecture": "mon 09:00", "workshop": "mon 14:00"})
    slot = view(DAY, {"workshop": "sat 14:00"}).plan.placements["workshop@ALL"]

    found = Moving(here, ("workshop@ALL",), (DAY.rules["stay"],)).breaches({"workshop@ALL": slot})

    assert [breach.amount for breach in found] == [5]
