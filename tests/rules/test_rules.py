"""What holds for the list of rules, and how a plan is judged by all that are active."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from builders import activity, one_city, said, standing_rules, two_cities, view, with_fields
from lawatan.domain import Record
from lawatan.rules import RULES, AnyRule, Breach, Edition, FixedStart, Lunch, MustHappen, Rule, active_rules, judge
from lawatan.rules.rule import first_of, overlap
from lawatan.schedule import Setting

RULED = one_city(
    activity("museum", "MUSEUM", 60),
    activity("udjo", "UDJO", 90),
    rules=[
        Lunch(id="a-lunch"),
        FixedStart(id="b-show", order=2, activity="udjo", time=dt.time(15, 30)),
        FixedStart(id="a-early", order=3, activity="museum", time=dt.time(9)),
        MustHappen(id="z-must"),
    ],
)


def kind(rule: type[Rule]) -> str:
    return str(rule.model_fields["kind"].default)


def test_every_kind_is_in_the_list_and_in_the_union() -> None:
    union, _ = get_args(AnyRule)

    assert get_args(union) == RULES
    assert len({kind(rule) for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=kind)
def test_a_rule_says_what_it_is(rule: type[Rule]) -> None:
    assert rule.title and rule.title[0].isupper() and not rule.title.endswith(".")
    assert rule.help.endswith(".")
    assert rule.__doc__ and rule.__doc__.splitlines()[0].endswith(".")
    assert rule.__module__ == f"lawatan.rules.{kind(rule)}"
    assert issubclass(rule, Record)


@pytest.mark.parametrize("rule", RULES, ids=kind)
def test_its_numbers_are_no_larger_than_planning_can_reckon_with(rule: type[Rule]) -> None:
    fields = rule.model_json_schema()["properties"]
    own = {name: [of, *of.get("anyOf", ())] for name, of in fields.items() if name not in Record.model_fields}
    numbers = [(name, part) for name, parts in own.items() for part in parts if part.get("type") == "integer"]

    assert ("weight", {"minimum", "maximum"}) in [
        (name, part.keys() & {"minimum", "maximum"}) for name, part in numbers
    ]
    assert [name for name, part in numbers if not {"minimum", "maximum"} <= part.keys()] == []


@pytest.mark.parametrize("build", [one_city, two_cities])
def test_nothing_planned_breaks_nothing_but_that_all_must_happen(build) -> None:
    edition = build(activity("lecture"), rules=standing_rules())

    assert {breach.kind for breach in judge(view(edition))} == {"must_happen"}


def test_rules_are_applied_in_the_order_of_their_kinds() -> None:
    assert [rule.id for rule in active_rules(Setting(RULED))] == ["z-must", "b-show", "a-early", "a-lunch"]


def test_a_plan_is_judged_by_all_active_rules() -> None:
    found = judge(view(RULED, {"museum": "wed 09:30"}))

    assert found == (
        Breach("z-must", "must_happen", ("udjo@ALL",), 1),
        Breach(
            "a-early",
            "fixed_start",
            ("museum@ALL",),
            30,
            fields={"start": found[1].fields["start"], "end": found[1].fields["start"] + 60},
        ),
    )
    assert [said(RULED, breach) for breach in found] == [
        "“Udjo” must happen and is not scheduled.",
        "“Museum” stands on Wed 25 Jul, 09:30–10:30; it has to start at 09:00.",
    ]


def test_a_rule_that_is_switched_off_finds_nothing() -> None:
    off = with_fields(with_fields(RULED, "rules", "a-early", active=False), "rules", "z-must", active=False)

    assert judge(view(off, {"museum": "wed 09:30"})) == ()
    assert [rule.id for rule in active_rules(Setting(off))] == ["b-show", "a-lunch"]


def test_a_plan_that_holds_has_no_breach() -> None:
    edition = two_cities(
        activity("lecture", "OFFICE", 90),
        activity("ceramics", "CERAMICS", 90, kind="workshop", groups=("A", "B"), apart=True),
        rules=standing_rules(),
    )
    starts = {"lecture": "mon 13:30", "ceramics@A": "thu 09:00", "ceramics@B": "thu 09:00"}
    rides = {f"to-bali@{g}": ("coach", "wed 12:40") for g in "AB"}

    assert judge(view(with_late_end(edition), starts, rides)) == ()


def with_late_end(edition: Edition) -> Edition:
    """The day ends at 20:00: the coach leaves after lunch."""
    return with_fields(edition, "rules", "day_limits", ends=dt.time(20))


def test_two_entries_overlap_or_only_touch() -> None:
    here = view(RULED, {"museum": "wed 09:00", "udjo": "wed 10:00"})
    museum, udjo = here.entries.values()
    later = view(RULED, {"museum": "wed 09:01", "udjo": "wed 10:00"}).entries["museum@ALL"]

    assert (overlap(museum, udjo), overlap(udjo, museum), overlap(later, udjo)) == (False, False, True)
    assert first_of(udjo, museum) == (museum, udjo)


def test_a_rule_is_written_with_its_kind_and_its_numbers() -> None:
    written = RULED.model_dump(mode="json", exclude_defaults=True)["rules"]

    assert written == {
        "a-lunch": {
            "kind": "lunch",
            "earliest": "11:30",
            "latest": "13:00",
            "minutes": 60,
            "except_weekdays": ["fri"],
            "on_the_way": False,
        },
        "b-show": {"kind": "fixed_start", "order": 2, "activity": "udjo", "time": "15:30"},
        "a-early": {"kind": "fixed_start", "order": 3, "activity": "museum", "time": "09:00"},
        "z-must": {"kind": "must_happen"},
    }
