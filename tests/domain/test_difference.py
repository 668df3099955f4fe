"""The difference of two editions, and three merged into one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from builders import activity, one_city, plan, text
from lawatan.domain import HEADING, Key, Record, apply, changed, difference, merge, records, with_plan
from lawatan.rules import Edition, Lunch

EDITION = with_plan(
    one := one_city(activity("udjo", "UDJO", 90), activity("museum", "MUSEUM"), rules=[Lunch(id="lunch")]),
    plan(one, {"udjo": "wed 15:30", "museum": "thu 10:00"}),
)


def renamed(edition: Edition, table: str, record_id: str, name: str) -> dict[Key, Record | None]:
    return {(table, record_id): changed(records(edition)[table, record_id], name=text(name))}


def test_an_edition_does_not_differ_from_itself() -> None:
    assert difference(EDITION, EDITION) == {}
    assert difference(EDITION, type(EDITION).model_validate_json(EDITION.model_dump_json(by_alias=True))) == {}


def test_what_changed_is_told_by_record() -> None:
    after = apply(
        EDITION,
        {
            **renamed(EDITION, "venues", "UDJO", "Saung Angklung"),
            ("placements", "museum@ALL"): None,
            HEADING: changed(EDITION.heading, batch=4),
        },
    )

    found = difference(EDITION, after)

    assert list(found) == [HEADING, ("venues", "UDJO"), ("placements", "museum@ALL")]
    assert found["venues", "UDJO"] == (EDITION.venues["UDJO"], after.venues["UDJO"])
    assert found["placements", "museum@ALL"] == (EDITION.plan.placements["museum@ALL"], None)
    assert after.batch == 4


KEYS = sorted(key for key in records(EDITION) if key[0] in ("venues", "activities", "persons", "hosts", "cities"))


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.text("abc", min_size=1, max_size=3)), max_size=6), st.booleans())
def test_the_difference_leads_from_one_edition_to_the_other_and_back(
    edits: list[tuple[Key, str]], unplaced: bool
) -> None:
    after = EDITION
    for (table, record_id), name in edits:
        record = records(after)[table, record_id]
        after = apply(after, {(table, record_id): changed(record, order=len(name))})
    if unplaced:
        after = apply(after, {("placements", "udjo@ALL"): None})

    found = difference(EDITION, after)

    assert apply(EDITION, {key: now for key, (_, now) in found.items()}) == after
    assert apply(after, {key: was for key, (was, _) in found.items()}) == EDITION
    assert type(EDITION).model_validate(after) == after


def test_merging_takes_what_only_one_side_changed() -> None:
    mine = apply(EDITION, renamed(EDITION, "venues", "UDJO", "mine"))
    theirs = apply(EDITION, {**renamed(EDITION, "venues", "MUSEUM", "theirs"), ("placements", "udjo@ALL"): None})

    merged, conflicts = merge(EDITION, mine, theirs)

    assert conflicts == ()
    assert [merged.venues[v].name.en for v in ("UDJO", "MUSEUM")] == ["mine", "theirs"]
    assert "udjo@ALL" not in merged.plan.placements


def test_where_both_changed_a_record_mine_stays_and_the_conflict_is_told() -> None:
    mine = apply(EDITION, renamed(EDITION, "venues", "UDJO", "mine"))
    theirs = apply(EDITION, renamed(EDITION, "venues", "UDJO", "theirs"))

    merged, conflicts = merge(EDITION, mine, theirs)

    assert conflicts == (("venues", "UDJO"),)
    assert merged == mine


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    mine = apply(EDITION, renamed(EDITION, "venues", "UDJO", "same"))

    assert merge(EDITION, mine, apply(EDITION, renamed(EDITION, "venues", "UDJO", "same"))) == (mine, ())


def test_sides_that_do_not_hold_together_are_refused() -> None:
    theirs = apply(EDITION, {("activities", "museum"): None, ("travel_times", "HOTEL-MUSEUM"): None})
    theirs = apply(theirs, {("travel_times", "MUSEUM-UDJO"): None, ("venues", "MUSEUM"): None})
    mine = apply(EDITION, {("activities", "udjo"): changed(EDITION.activities["udjo"], venue="MUSEUM")})

    with pytest.raises(ValidationError, match="there is no “MUSEUM” among the venues"):
        merge(EDITION, mine, theirs)
