"""An official is asked for once a day."""

from __future__ import annotations

import pytest

from builders import activity, amounts, breaches, one_city, said, text, two_cities
from lawatan.domain import Person, Step
from lawatan.rules import OnceADay
from lawatan.rules.rule import Rule
from lawatan.schedule import Setting
from lawatan.words import Words


def edition(rule: Rule):
    return one_city(
        activity("opening", officials=("DIRECTOR",)),
        activity("lecture", officials=("DIRECTOR",)),
        activity("dinner", steps=(Step(name=text("Toast"), minutes=5, person="DIRECTOR"),)),
        activity("other"),
        rules=[rule],
    )


ONCE = edition(OnceADay(id="once"))
TWICE = edition(OnceADay(id="once", most=2))


@pytest.mark.parametrize(
    ("plan", "once", "twice"),
    [
        ({"opening": "mon 09:00", "lecture": "tue 09:00", "dinner": "wed 19:00"}, [], []),
        ({"opening": "mon 09:00", "other": "mon 10:00"}, [], []),
        ({"opening": "mon 23:00", "lecture": "tue 00:00"}, [], []),
        ({"opening": "mon 09:00", "lecture": "mon 08:00"}, [(("lecture@ALL", "opening@ALL"), 1)], []),
        (
            {"opening": "mon 09:00", "lecture": "mon 11:00", "dinner": "mon 19:00"},
            [(("opening@ALL", "lecture@ALL", "dinner@ALL"), 2)],
            [(("opening@ALL", "lecture@ALL", "dinner@ALL"), 1)],
        ),
        ({"opening": "2031-07-25 09:00", "lecture": "2031-07-25 11:00"}, [], []),
    ],
)
def test_no_more_than_that_on_one_date(plan, once, twice) -> None:
    assert amounts(ONCE, plan) == once
    assert amounts(TWICE, plan) == twice


def test_the_date_is_that_where_the_activity_is() -> None:
    director = Person(id="DIRECTOR", name="Director", role="official")
    made = two_cities(
        activity("office", "OFFICE", groups=("A",), officials=("DIRECTOR",)),
        activity("ceramics", "CERAMICS", groups=("B",), officials=("DIRECTOR",)),
        rules=[OnceADay(id="once")],
        persons=[director],
    )

    assert amounts(made, {"office": "mon 22:30", "ceramics": "tue 00:30"}) == []
    assert amounts(made, {"office": "tue 00:00", "ceramics": "tue 23:00"}) == [(("office@A", "ceramics@B"), 1)]


def test_whom_it_is_about() -> None:
    def people(rule: OnceADay) -> set[str]:
        made = one_city(
            *(activity(name, officials=("DIRECTOR",), resource_persons=("EXPERT",)) for name in ("one", "two")),
            rules=[rule],
        )
        return {person for person, _ in rule.cases(Setting(made))}

    assert people(OnceADay(id="once")) == {"DIRECTOR"}
    assert people(OnceADay(id="once", persons=("EXPERT",))) == {"EXPERT"}
    assert people(OnceADay(id="once", most=2)) == set()


def test_the_sentence_and_the_numbers() -> None:
    (breach,) = breaches(ONCE, {"opening": "mon 09:00", "lecture": "mon 11:00"})
    named = OnceADay(id="once", persons=("DIRECTOR",), most=2)

    assert said(ONCE, breach) == (
        "On Mon 23 Jul, Director is needed for “Opening” and “Lecture”; only 1 a day is allowed."
    )
    assert OnceADay(id="once").numbers(Setting(ONCE), Words("en")) == "at most 1 a day"
    assert named.numbers(Setting(ONCE), Words("en")) == "Director, at most 2 a day"
