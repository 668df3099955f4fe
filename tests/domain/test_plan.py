"""The plan: decisions, each at an instant with its offset."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from lawatan.domain import Placement, Plan, Ride, Table

NINE = dt.datetime(2018, 7, 19, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        (NINE.replace(tzinfo=None), "the time needs its offset, as in 2018-07-19T09:00+07:00"),
        (NINE.replace(second=30), "the time must be a whole minute"),
        (NINE.replace(microsecond=1), "the time must be a whole minute"),
        (NINE.replace(year=1969), "the year must lie between 1970 and 2200"),
        (NINE.replace(year=9999), "the year must lie between 1970 and 2200"),
    ],
)
def test_an_instant_has_an_offset_and_whole_minutes(start: dt.datetime, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Placement(id="opening@ALL", start=start)

    assert [(error["loc"], error["msg"]) for error in caught.value.errors()] == [(("start",), sentence)]


def test_a_plan_is_read_back_at_the_same_instants() -> None:
    plan = Plan(
        placements=Table([Placement(id="opening@ALL", start=NINE, confirmation="held", locked=True)]),
        rides=Table([Ride(id="to-bali@A", option="flight", departure=NINE)]),
    )

    written = plan.model_dump(mode="json", exclude_defaults=True)

    assert written == {
        "placements": {
            "opening@ALL": {"start": "2018-07-19T09:00:00+07:00", "confirmation": "held", "locked": True},
        },
        "rides": {"to-bali@A": {"option": "flight", "departure": "2018-07-19T09:00:00+07:00"}},
    }
    assert Plan.model_validate(written) == plan
    assert Plan.model_validate_json(plan.model_dump_json()) == plan
