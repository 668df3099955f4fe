"""The committee's PIC and those named in the steps are in one place at a time."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, said, text, two_cities
from lawatan.domain import Person, Step
from lawatan.rules import StaffOnePlace
from lawatan.schedule import Setting
from lawatan.words import Words

PERSONS = [
    Person(id="RINA", name="Rina", role="staff"),
    Person(id="WAYAN", name="Wayan", role="guide"),
    Person(id="DIRECTOR", name="Director", role="official"),
]
RULE = StaffOnePlace(id="staff")


def briefing(person: str) -> tuple[Step, ...]:
    return (Step(name=text("Briefing"), minutes=10, person=person),)


def edition(one: dict, two: dict):
    return two_cities(
        activity("one", "OFFICE", groups=("A",), **one),
        activity("two", "HOTEL", groups=("B",), **two),
        rules=[RULE],
        persons=PERSONS,
    )


BOTH = edition({"pic": "RINA"}, {"pic": "RINA"})
PAIR = ("one@A", "two@B")


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("mon 09:00", "mon 10:00", []),
        ("mon 09:00", "mon 09:59", [(PAIR, 1)]),
        ("mon 09:59", "mon 09:00", [(PAIR[::-1], 1)]),
        ("mon 09:00", "mon 09:00", [(PAIR, 60)]),
        ("mon 09:00", "tue 09:00", []),
    ],
)
def test_one_is_over_before_the_other_begins(one: str, two: str, found: Amounts) -> None:
    assert amounts(BOTH, {"one": one, "two": two}) == found


def test_what_is_not_scheduled_needs_nobody() -> None:
    assert amounts(BOTH, {"one": "mon 09:00"}) == []


@pytest.mark.parametrize(
    ("one", "two", "who"),
    [
        ({"pic": "RINA"}, {"pic": "WAYAN"}, []),
        ({"pic": "RINA"}, {"steps": briefing("RINA")}, ["RINA"]),
        ({"steps": briefing("WAYAN")}, {"steps": briefing("WAYAN")}, ["WAYAN"]),
        ({"officials": ("DIRECTOR",)}, {"steps": briefing("DIRECTOR")}, ["DIRECTOR"]),
        ({"pic": "RINA", "steps": briefing("WAYAN")}, {"pic": "WAYAN", "steps": briefing("RINA")}, ["RINA", "WAYAN"]),
        ({"officials": ("DIRECTOR",)}, {"officials": ("DIRECTOR",)}, []),
        ({"pic": "RINA", "officials": ("DIRECTOR",)}, {"pic": "RINA", "officials": ("DIRECTOR",)}, []),
    ],
)
def test_each_person_named_counts_where_nothing_else_keeps_them_apart(one, two, who) -> None:
    made = edition(one, two)

    assert [case[0] for case in RULE.cases(Setting(made))] == who


def test_what_one_group_does_is_left_to_the_group() -> None:
    made = two_cities(
        activity("one", "OFFICE", pic="RINA"), activity("two", "HOTEL", pic="RINA"), rules=[RULE], persons=PERSONS
    )

    assert list(RULE.cases(Setting(made))) == []


def test_the_sentence() -> None:
    (breach,) = breaches(BOTH, {"one": "mon 09:00", "two": "mon 09:30"})

    assert said(BOTH, breach) == (
        "Rina is needed for “One” and also for “Two”, which begins 30 min before the first is over."
    )
    assert "Rina" in RULE.sentence(Setting(BOTH), breach, Words("id"))
