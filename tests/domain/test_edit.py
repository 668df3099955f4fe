"""Edits: another edition, validated as a whole; the one before stays."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from builders import activity, one_city, plan, text
from lawatan.domain import Plan, Table, replace, unplanned, with_plan

EDITION = one_city(activity("udjo", "UDJO", 90))


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
