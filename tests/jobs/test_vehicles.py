"""Choosing vehicles as a job: an edit, a report, and what is said where it cannot be."""

from __future__ import annotations

import pytest

from builders import activity, one_city, planned
from duties import bus, duty
from lawatan.domain import Table, apply, with_plan
from lawatan.jobs.vehicles import NotChosen, VehicleReport, choosing, with_vehicles
from lawatan.rules import Edition
from lawatan.rules.carried import Carried
from lawatan.words import words

ENGLISH = words("en")


def edition(*vehicles: object) -> Edition:
    made = one_city(activity("museum", "MUSEUM", 60), rules=[Carried(id="carried")], vehicles=[*vehicles])
    return planned(made, {"museum": "mon 10:00"})


@pytest.mark.deep
def test_the_edit_chooses_and_a_second_time_there_is_nothing_to_do() -> None:
    before = edition(bus())

    changes = choosing(before, ENGLISH)

    assert list(changes) == [("duties", "chosen-0723-bus")]
    assert choosing(apply(before, changes), ENGLISH) == {}


@pytest.mark.deep
def test_what_was_chosen_for_another_plan_is_taken_away() -> None:
    before = with_vehicles(edition(bus()), ENGLISH)
    moved = with_plan(before, before.plan.model_copy(update={"placements": edition(bus()).plan.placements.changed({})}))
    nothing = with_plan(moved, moved.plan.model_copy(update={"placements": Table(), "duties": before.plan.duties}))

    assert dict(choosing(nothing, ENGLISH)) == {("duties", "chosen-0723-bus"): None}


def test_without_a_vehicle_it_says_so() -> None:
    with pytest.raises(NotChosen, match="add one first, with its seats"):
        choosing(edition(), ENGLISH)


def test_the_report_tells_duties_and_what_is_missing() -> None:
    whole = VehicleReport(with_vehicles(edition(bus(plate="D 1234")), ENGLISH), ENGLISH)
    late = edition(bus())
    late = with_plan(late, late.plan.model_copy(update={"duties": Table([duty("mon", hours="10:00-")])}))
    partly = VehicleReport(late, ENGLISH)

    assert (list(whole.lines()), whole.fails) == (["Mon 23 Jul: Bus (D 1234)"], False)
    assert (partly.faults, partly.fails) == (("All has no vehicle for 1 way on Mon 23 Jul, at 09:35.",), True)
    assert whole.as_object() == {
        "duties": {"chosen-0723-bus": {"order": 1, "vehicle": "bus", "date": "2018-07-23", "groups": ["ALL"]}},
        "breaches": [],
    }
    assert partly.as_object()["breaches"][0]["hard"] is True
