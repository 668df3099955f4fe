"""A new edition holds together, has no clash, and lies in the future."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from lawatan.domain import Text
from lawatan.jobs.new import USUAL, named_id, new_edition
from lawatan.rules import judge
from lawatan.schedule import Setting, View


@given(st.dates(dt.date(2018, 1, 1), dt.date(2030, 12, 31)))
def test_it_begins_on_a_monday_to_come_and_breaks_nothing(today: dt.date) -> None:
    made = new_edition(today)

    assert made.first_day.weekday() == 0 and 7 < (made.first_day - today).days <= 14
    assert type(made).model_validate(made) == made
    assert judge(View(Setting(made))) == ()


def test_it_has_the_usual_rules_once_each() -> None:
    made = new_edition(dt.date(2026, 11, 22))

    assert sorted(rule.kind for rule in made.rules.values()) == sorted(USUAL)
    assert all(rule.active and rule.weight is None for rule in made.rules.values())


def test_its_name_is_in_one_language_so_that_what_is_typed_over_it_is_its_name_in_both() -> None:
    made = new_edition(dt.date(2026, 11, 22), "id")

    assert made.name == Text(id="Kegiatan baru")
    assert made.name.in_language("en") == "Kegiatan baru"


def test_no_two_have_the_same_id_and_a_name_comes_into_it() -> None:
    one, other = (new_edition(dt.date(2026, 11, 22)).id for _ in range(2))

    assert one != other
    assert named_id(one, "Creative cities") == f"creative-cities-{one.removeprefix('programme-')}"
    assert named_id("creative-cities-0123abcd", "Another") == "creative-cities-0123abcd"
    assert named_id("bali-2016", "Bali") == "bali-2016"
