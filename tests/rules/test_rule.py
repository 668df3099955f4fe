"""What all rules share: hard or weighted, the price of a breach, and that a breach names its cases."""

from __future__ import annotations

import datetime as dt
from inspect import isabstract

import pytest
from pydantic import ValidationError

from builders import activity, one_city, standing_rules, two_cities, view, with_fields
from lawatan.rules import RULES, Breach, DayLimits, Edition, FixedStart, Lunch, RoomFree, Rule, cost, judge, prices
from lawatan.rules.rule import WindowRule

WEIGHABLE = tuple(rule for rule in RULES if rule.weighable)


def kind(rule: type[Rule]) -> str:
    return str(rule.model_fields["kind"].default)


def body(rule: type[Rule]) -> dict[str, object]:
    """Fields that a rule of the kind needs, made up."""
    made: dict[str, object] = {
        "activity": "a",
        "other": "b",
        "others": ["b"],
        "activities": ["a", "b"],
        "city": "X",
        "topics": ["t"],
    }
    return {"id": "r", **{name: made[name] for name, field in rule.model_fields.items() if name in made}}


def test_every_kind_says_what_it_speaks_of_judges_and_has_its_sentence() -> None:
    assert Rule.__abstractmethods__ == {"cases", "breaches", "sentence"}
    assert [kind(rule) for rule in RULES if isabstract(rule)] == []


def test_what_cannot_be_a_preference() -> None:
    assert [kind(rule) for rule in RULES if not rule.weighable] == [
        "must_happen",
        "one_place",
        "travel_fits",
        "right_city",
        "timetable",
    ]


@pytest.mark.parametrize("rule", WEIGHABLE, ids=kind)
def test_a_rule_may_have_a_weight(rule: type[Rule]) -> None:
    assert rule.model_validate({**body(rule), "weight": 30}).weight == 30


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.weighable], ids=kind)
def test_a_rule_that_has_to_hold_refuses_a_weight_at_the_field(rule: type[Rule]) -> None:
    with pytest.raises(ValidationError) as refused:
        rule.model_validate({**body(rule), "weight": 30})

    (fault,) = refused.value.errors()
    assert fault["loc"] == ("weight",)
    assert fault["msg"] == "this rule always has to hold: leave its weight empty"
    assert rule.model_validate({**body(rule), "weight": None}).weight is None
    assert "It always has to hold:" in (rule.__doc__ or "")


@pytest.mark.parametrize("weight", [0, -1, 1001])
def test_a_weight_has_its_limits(weight: int) -> None:
    with pytest.raises(ValidationError):
        Lunch(id="lunch", weight=weight)


def test_weight_is_written_where_there_is_one() -> None:
    edition = one_city(rules=[Lunch(id="a", weight=20), Lunch(id="b")])

    written = edition.model_dump(mode="json", exclude_defaults=True)["rules"]

    assert (written["a"]["weight"], "weight" in written["b"]) == (20, False)
    assert Edition.model_validate(edition.model_dump(mode="json", by_alias=True)) == edition


def test_a_broken_case_costs_its_weight_once() -> None:
    """Two breaches of one case, one of two cases, a hard one, and another rule's."""
    found = (
        Breach("lunch", "lunch", ("a", "b"), 30, weight=20, cases=(("A", "2018-07-25"),)),
        Breach("lunch", "lunch", ("c",), 5, weight=20, cases=(("A", "2018-07-25"),)),
        Breach("lunch", "lunch", ("d",), 5, weight=20, cases=(("A", "2018-07-25"), ("B", "2018-07-25"))),
        Breach("day", "day_limits", ("a",), 90),
        Breach("late", "day_limits", ("a",), 90, weight=3),
    )

    assert prices(found) == (20, 0, 20, 0, 3)
    assert [breach.hard for breach in found] == [False, False, False, True, False]


def test_cost_of_a_plan_is_that_of_its_preferences() -> None:
    edition = one_city(
        activity("museum", "MUSEUM", 60),
        activity("udjo", "UDJO", 60),
        rules=[
            FixedStart(id="museum", activity="museum", time=dt.time(9), weight=40),
            DayLimits(id="day", weight=7),
            FixedStart(id="udjo", activity="udjo", time=dt.time(9)),
            Lunch(id="off", weight=500, active=False),
        ],
    )

    assert cost(view(edition, {"museum": "wed 09:00", "udjo": "thu 09:00"})) == 0
    assert cost(view(edition, {"museum": "wed 10:00", "udjo": "thu 10:00"})) == 40
    assert cost(view(edition, {"museum": "wed 20:00", "udjo": "thu 05:00"})) == 40 + 7 + 7
    assert cost(view(edition)) == 0


def test_a_preference_of_a_slot_far_outside_the_dates_costs_nothing() -> None:
    """As a rule that must hold is silent there."""
    edition = one_city(activity("udjo"), rules=[DayLimits(id="day", weight=7)])

    assert cost(view(edition, {"udjo": "2031-07-25 03:00"})) == 0


@pytest.mark.parametrize("build", [one_city, two_cities])
def test_breaches_name_cases_that_the_rule_has(build) -> None:
    """Everything at once on a Friday noon, in the wrong city, outside the dates, and a ride in the night."""
    edition = build(
        activity("one", "OFFICE" if build is two_cities else "UDJO", 300, hosts=("FIRM",)),
        activity("two", "RESORT" if build is two_cities else "UDJO", 60, hosts=("FIRM",)),
        activity("three", "HOTEL", 60),
        activity("four", "HOTEL", 60),
        rules=[
            *standing_rules(),
            FixedStart(id="fixed", activity="one", time=dt.time(5)),
        ],
    )
    starts = {"one": "fri 11:00", "two": "fri 11:30", "three": "2018-08-01 23:00"}
    rides = {"to-bali@A": ("coach", "fri 02:00")} if build is two_cities else {}
    here = view(edition, starts, rides)

    found = judge(here)

    assert len({breach.kind for breach in found}) >= 6
    for breach in found:
        assert set(breach.cases) <= set(edition.rules[breach.rule].cases(here.setting)), breach


def test_lunch_is_priced_by_group_and_day() -> None:
    edition = two_cities(
        activity("office", "OFFICE", 180), activity("hotel", "HOTEL", 180), rules=[Lunch(id="lunch", weight=10)]
    )

    kept = cost(view(edition, {"office": "wed 10:00", "hotel": "wed 15:00"}))
    one_day = cost(view(edition, {"office": "wed 10:00", "hotel": "wed 14:00"}))
    two_days = cost(view(edition, {"office": "wed 11:00", "hotel": "thu 11:00"}))

    assert (kept, one_day, two_days) == (0, 2 * 10, 4 * 10)


def test_windows_of_a_preference_are_no_domains() -> None:
    """All of them are posted by the base: no rule file has to care. *Room free* says more, of rooms that planning chooses."""
    for rule in RULES:
        if issubclass(rule, WindowRule) and rule.weighable and rule is not RoomFree:
            assert rule.post is WindowRule.post, kind(rule)


def test_weight_off_and_on_again() -> None:
    edition = one_city(activity("udjo"), rules=[DayLimits(id="day")])

    soft = with_fields(edition, "rules", "day", weight=12)

    assert [b.hard for b in judge(view(soft, {"udjo": "wed 05:00"}))] == [False]
    assert with_fields(soft, "rules", "day", weight=None) == edition
