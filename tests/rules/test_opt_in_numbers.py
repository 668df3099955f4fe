"""What people choose to join happens with neither too few nor too many."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import activity, amounts, breaches, one_city, said, two_cities
from lawatan.domain import OptIn, Person
from lawatan.rules import OptInNumbers
from lawatan.schedule import Setting
from lawatan.words import Words

PEOPLE = [Person(id=f"P{n}", name=f"P{n}") for n in range(1, 7)]
DEADLINE = dt.date(2018, 7, 10)


def edition(people: int, deadline: dt.date | None = None, today: dt.date | None = None, maximum: int | None = 4):
    choice = OptIn(
        minimum=2, maximum=maximum, deadline=deadline, enrolled=tuple(person.id for person in PEOPLE[:people])
    )
    return one_city(
        activity("dive", opt_in=choice), activity("all"), rules=[OptInNumbers(id="n", today=today)], persons=PEOPLE
    )


PLAN = {"dive": "mon 09:00", "all": "mon 11:00"}


@pytest.mark.parametrize(("people", "astray"), [(0, 0), (1, 1), (2, 0), (3, 0), (4, 0), (5, 1), (6, 2)])
def test_enough_have_enrolled_and_not_too_many(people: int, astray: int) -> None:
    made = edition(people)

    assert amounts(made, PLAN) == ([(("dive@ALL",), astray)] if astray else [])
    assert amounts(made, {"all": "mon 11:00"}) == []


@pytest.mark.parametrize(
    ("today", "few", "none", "many"),
    [
        (DEADLINE - dt.timedelta(days=1), 0, 0, 1),
        (DEADLINE, 0, 0, 1),
        (DEADLINE + dt.timedelta(days=1), 1, 2, 1),
        (None, 1, 0, 1),
    ],
)
def test_until_the_deadline_more_may_enrol(today: dt.date | None, few: int, none: int, many: int) -> None:
    for people, astray in ((1, few), (0, none), (5, many)):
        found = amounts(edition(people, DEADLINE, today), PLAN)
        assert found == ([(("dive@ALL",), astray)] if astray else [])


def test_without_a_most_all_may_come() -> None:
    assert amounts(edition(6, maximum=None), PLAN) == []


def test_a_group_by_itself_has_numbers_of_its_own() -> None:
    made = two_cities(
        activity("dive", groups=("A", "B"), apart=True, opt_in=OptIn(minimum=2, enrolled=("P1", "P2", "P4"))),
        rules=[OptInNumbers(id="n")],
        persons=PEOPLE,
        groups=[
            group.model_copy(update={"members": members})
            for group, members in zip(two_cities().groups.values(), ((), ("P1", "P2", "P3"), ("P4", "P5")), strict=True)
        ],
    )

    assert amounts(made, {"dive@A": "mon 09:00", "dive@B": "mon 09:00"}) == [(("dive@B",), 1)]


def test_the_sentences_and_the_numbers() -> None:
    few, many = edition(1), edition(5)
    (too_few,), (too_many,) = breaches(few, PLAN), breaches(many, PLAN)

    assert said(few, too_few) == "“Dive” needs at least 2 people; 1 enrolled so far."
    assert said(many, too_many) == "“Dive” takes at most 4 people; 5 enrolled so far."
    assert OptInNumbers(id="n", today=DEADLINE).numbers(Setting(few), Words("en")) == "as of Tue 10 Jul"
    assert OptInNumbers(id="n").numbers(Setting(few), Words("en")) == ""
