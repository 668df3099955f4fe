"""Edits: another edition, validated as a whole; the one before stays."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from builders import activity, one_city, plan, text
from lawatan.domain import (
    HEADING,
    PLAN_TABLES,
    PROMISED,
    TABLES,
    Changes,
    Group,
    Placement,
    Plan,
    Table,
    apply,
    changed,
    moved,
    records,
    referrers,
    replace,
    table_of,
    unplanned,
    with_plan,
)

EDITION = one_city(activity("udjo", "UDJO", 90))
MORNING = dt.datetime(2018, 7, 25, 9, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def test_replace_gives_another_edition() -> None:
    renamed = replace(EDITION, name=text("Renamed"), batch=3)

    assert (renamed.name, renamed.batch, renamed.activities) == (text("Renamed"), 3, EDITION.activities)
    assert (EDITION.name, EDITION.batch) == (text("Tiny"), None)
    assert type(renamed) is type(EDITION)


def test_replace_with_nothing_gives_an_equal_edition() -> None:
    assert replace(EDITION) == EDITION


def test_an_edit_that_breaks_the_whole_is_refused_with_its_path() -> None:
    with pytest.raises(ValidationError) as caught:
        replace(EDITION, venues=EDITION.venues.without("UDJO"))

    assert [error["loc"] for error in caught.value.errors()] == [
        ("activities", "udjo", "venue"),
        ("travel_times", "HOTEL-UDJO", "and_"),
        ("travel_times", "MUSEUM-UDJO", "and_"),
    ]


def test_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        replace(EDITION, title="x")


def test_a_plan_is_set_and_taken_away() -> None:
    decided = plan(EDITION, {"udjo": "wed 15:30"})

    planned = with_plan(EDITION, decided)

    assert planned.plan == decided
    assert unplanned(planned) == EDITION
    assert unplanned(planned).plan == Plan(placements=Table(), rides=Table())


def test_apply_puts_and_takes_away_records_and_leaves_the_edition_before_alone() -> None:
    new = activity("museum", "MUSEUM")

    after = apply(EDITION, {("activities", "museum"): new, ("persons", "EXPERT"): None})

    assert list(after.activities) == ["museum", "udjo"] and "EXPERT" not in after.persons
    assert list(EDITION.activities) == ["udjo"] and "EXPERT" in EDITION.persons
    assert after.venues is EDITION.venues


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        ({("activities", "x"): activity("x", "NOWHERE")}, [("activities", "x", "venue")]),
        (
            {("venues", "UDJO"): None},
            [
                ("activities", "udjo", "venue"),
                ("travel_times", "HOTEL-UDJO", "and_"),
                ("travel_times", "MUSEUM-UDJO", "and_"),
            ],
        ),
        (
            {("venues", "HOTEL"): changed(EDITION.venues["HOTEL"], rooms=(), city="JKT")},
            [("venues", "HOTEL", "city")],
        ),
        ({("activities", "a@b"): activity("a@b", "UDJO")}, [("activities", "a@b")]),
        ({HEADING: EDITION.heading.model_copy(update={"last_day": EDITION.first_day.replace(day=1)})}, [("last_day",)]),
        (
            {("placements", "udjo@ALL"): Placement(id="udjo@ALL", start=MORNING, venue="NOWHERE")},
            [("plan", "placements", "udjo@ALL", "venue")],
        ),
        (
            {
                ("groups", "ALL"): changed(EDITION.groups["ALL"], parent="A"),
                ("groups", "A"): Group(id="A", name=text("A"), parent="ALL"),
            },
            [("groups", "A", "parent"), ("groups", "ALL", "parent")],
        ),
    ],
)
def test_apply_refuses_what_does_not_hold_together_with_its_paths(
    changes: Changes, paths: list[tuple[str, ...]]
) -> None:
    with pytest.raises(ValidationError) as caught:
        apply(EDITION, changes)

    assert [error["loc"] for error in caught.value.errors()] == paths


def test_a_venue_that_moves_to_another_city_is_refused_where_it_is_a_hotel() -> None:
    elsewhere = apply(EDITION, {("cities", "JKT"): changed(EDITION.cities["BDG"], id="JKT", hotel=None)})

    with pytest.raises(ValidationError) as caught:
        apply(elsewhere, {("venues", "HOTEL"): changed(elsewhere.venues["HOTEL"], city="JKT")})

    assert [error["loc"] for error in caught.value.errors()] == [("cities", "BDG", "hotel")]


def test_a_changed_record_is_validated() -> None:
    with pytest.raises(ValidationError) as caught:
        changed(EDITION.activities["udjo"], duration_minutes=3, kind="dance")

    assert sorted(error["loc"] for error in caught.value.errors()) == [("duration_minutes",), ("kind",)]


def test_who_refers_to_a_record_is_told_with_the_field() -> None:
    assert referrers(EDITION, ("venues", "UDJO")) == (
        (("activities", "udjo"), ("venue",)),
        (("travel_times", "HOTEL-UDJO"), ("and_",)),
        (("travel_times", "MUSEUM-UDJO"), ("and_",)),
    )
    assert referrers(EDITION, ("countries", "id")) == ()


def test_a_placement_that_moves_is_an_idea_again_and_keeps_the_rest() -> None:
    agreed = Placement(id="udjo@ALL", start=MORNING, confirmation="confirmed", locked=True, letter="B-12/2018")

    later = moved(agreed, MORNING + dt.timedelta(minutes=5))

    assert moved(agreed, MORNING) is agreed
    assert (later.confirmation, later.locked, later.letter) == ("idea", True, "B-12/2018")


def test_every_record_has_a_key() -> None:
    found = records(EDITION)

    assert found[HEADING] == EDITION.heading
    assert len(found) == 1 + sum(len(table_of(EDITION, t)) for t in (*TABLES, *PLAN_TABLES, *PROMISED))
