"""Groups, persons, hosts and rooms are in one place at a time."""

from __future__ import annotations

from typing import Any

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, text, two_cities, with_fields
from lawatan.domain import Room
from lawatan.rules import Edition, OnePlace
from lawatan.schedule import Setting

BOTH = ("first@A", "second@B")


def edition(**needs: Any) -> Edition:
    """Two activities of different groups, an hour each, that both need these."""
    made = two_cities(rules=[OnePlace(id="one")])
    made = with_fields(made, "venues", "HOTEL", rooms=(Room(id="R", name=text("Ballroom")),))
    parties = [activity("first", "HOTEL", 60, groups=("A",), **needs), activity("second", groups=("B",), **needs)]
    return Edition.model_validate({**dict(made), "activities": {a.id: a for a in parties}})


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("mon 09:00", "mon 10:00", []),
        ("mon 10:00", "mon 09:00", []),
        ("mon 09:00", "mon 09:59", [(BOTH, 1)]),
        ("mon 09:59", "mon 09:00", [(BOTH[::-1], 1)]),
        ("mon 09:00", "mon 09:00", [(BOTH, 60)]),
    ],
)
@pytest.mark.parametrize(
    "needs", [{"hosts": ("FIRM",)}, {"resource_persons": ("EXPERT",)}, {"officials": ("EXPERT",)}, {"room": "R"}]
)
def test_what_both_need_is_not_shared(needs: dict[str, Any], first: str, second: str, found: Amounts) -> None:
    assert amounts(edition(**needs), {"first": first, "second": second}) == found


def test_other_groups_may_be_busy_at_the_same_time() -> None:
    assert amounts(edition(), {"first": "mon 09:00", "second": "mon 09:00"}) == []


def test_a_pic_may_be_in_two_places() -> None:
    assert amounts(edition(pic="EXPERT"), {"first": "mon 09:00", "second": "mon 09:00"}) == []


def test_a_part_of_a_group_is_where_the_group_is() -> None:
    made = two_cities(activity("all"), activity("some", groups=("B",)), rules=[OnePlace(id="one")])

    assert amounts(made, {"all": "mon 09:00", "some": "mon 10:00"}) == []
    assert amounts(made, {"all": "mon 09:00", "some": "mon 09:30"}) == [(("all@ALL", "some@B"), 30)]


def test_who_rides_does_nothing_else() -> None:
    made = two_cities(activity("lecture"), rules=[OnePlace(id="one")])
    ride = {"to-bali@A": ("coach", "mon 10:10")}  # boarding from ten

    assert amounts(made, {"lecture": "mon 09:00"}, ride) == []
    assert amounts(made, {"lecture": "mon 09:01"}, ride) == [(("lecture@ALL", "to-bali@A"), 1)]


def test_two_that_clash_over_several_things_are_told_once() -> None:
    made = edition(hosts=("FIRM",), officials=("EXPERT",), room="R")

    (breach,) = breaches(made, {"first": "mon 09:00", "second": "mon 09:30"})

    assert breach.fields == {"resource": "person/EXPERT"}


def test_three_at_once_are_three_pairs() -> None:
    made = one_city(*(activity(name) for name in "abc"), rules=[OnePlace(id="one")])

    found = amounts(made, dict.fromkeys("abc", "mon 09:00"))

    assert found == [(("a@ALL", "b@ALL"), 60), (("a@ALL", "c@ALL"), 60), (("b@ALL", "c@ALL"), 60)]


def test_cases_are_only_what_two_need() -> None:
    made = edition(hosts=("FIRM",))
    (rule,) = made.rules.values()

    assert list(rule.cases(Setting(made))) == [
        ("group/A", "first@A", "to-bali@A"),
        ("host/FIRM", "first@A", "second@B"),
        ("group/B", "second@B", "to-bali@B"),
    ]


@pytest.mark.parametrize(
    ("needs", "who"),
    [
        ({"hosts": ("FIRM",)}, "Firm"),
        ({"officials": ("EXPERT",)}, "Expert"),
        ({"room": "R"}, "Ballroom of Hotel"),
    ],
)
def test_the_sentence(needs: dict[str, Any], who: str) -> None:
    made = edition(**needs)

    (breach,) = breaches(made, {"first": "mon 09:00", "second": "mon 09:45"})

    assert said(made, breach) == f"“First” and “Second” need {who} at the same time, for 15 min."


def test_the_sentence_about_a_group() -> None:
    made = one_city(activity("a"), activity("b"), rules=[OnePlace(id="one")])

    (breach,) = breaches(made, {"a": "mon 09:00", "b": "mon 09:00"})

    assert said(made, breach) == "“A” and “B” need All at the same time, for 1 h."
