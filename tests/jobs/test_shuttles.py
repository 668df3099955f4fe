"""Grouping pick-ups as a job: an edit, a report, and what is said where it cannot be."""

from __future__ import annotations

import pytest

from duties import bus
from lawatan.domain import Journey, Person, apply, changed, with_plan
from lawatan.jobs.accidents import late_journey
from lawatan.jobs.replan import ReplanJob, ReplanReport
from lawatan.jobs.shuttle_report import ShuttleReport
from lawatan.jobs.shuttles import NotGrouped, grouping, left_out
from lawatan.rules import Edition, judge
from lawatan.rules.met import USUAL_ROLES, Met
from lawatan.schedule import Setting, View
from lawatan.solver.shuttles import group
from lawatan.words import words
from runs import at, edition, person

ENGLISH = words("en")
PEOPLE = [person("P1", "mon 08:00"), person("P2", "mon 08:45", luggage=2), person("P3", goes="sun 13:00")]


def grouped(made: Edition) -> Edition:
    """As the job does it in a process of its own."""
    return with_plan(made, group(made, USUAL_ROLES, 60))


def test_the_edit_groups_as_the_rule_of_the_edition_says() -> None:
    rule = Met(id="met", wait_minutes=30, roles=("official",))
    others = [person("BOSS", "tue 08:00", role="official"), person("VICE", "tue 08:45", role="official")]
    before = edition([*PEOPLE, *others], [bus("van", 6)], rules=[rule])

    changes = grouping(before, ENGLISH)

    assert list(changes) == [("shuttles", "run-0724-0930"), ("shuttles", "run-0724-1015")]
    assert [run.passengers for run in apply(before, changes).plan.shuttles.values()] == [("BOSS",), ("VICE",)]


def test_without_a_flight_it_says_so() -> None:
    with pytest.raises(NotGrouped, match="Nobody’s flight or train is known yet"):
        grouping(edition([person("P1")], [bus("van", 6)]), ENGLISH)


def test_the_report_tells_the_runs_who_is_aboard_and_what_is_missing() -> None:
    found = grouped(edition(PEOPLE, [bus("van", 1, plate="D 1234"), bus("car", 1)]))
    whole = ShuttleReport(grouped(edition(PEOPLE, [bus("van", 6, plate="D 1234")])), ENGLISH)
    lacking = ShuttleReport(grouped(edition(PEOPLE[:2])), ENGLISH)

    assert list(whole.lines()) == [
        "Mon 23 Jul 10:15–11:05  Arrival run: Airport → Hotel; Van (D 1234)",
        "  P1 (GA-08:00), P2 (GA-08:45); waits 45 min at most",
        "Sun 29 Jul 09:10–10:00  Departure run: Hotel → Airport; Van (D 1234)",
        "  P3 (SQ-13:00)",
    ]
    assert (whole.summary(), whole.fails) == ("3 journeys in 2 runs", False)
    assert whole.faults == ("No arrival is known of P3.", "No departure is known of P1 and P2.")
    assert whole.as_object()["runs"][0] == {
        "id": "run-0723-1015",
        "kind": "arrival",
        "from": "AIRPORT",
        "to": "HOTEL",
        "leaves": "2018-07-23T10:15+07:00",
        "arrives": "2018-07-23T11:05+07:00",
        "vehicle": "van",
        "seats_needed": 2,
        "luggage": 3,
        "locked": False,
        "passengers": [
            {
                "person": "P1",
                "name": "P1",
                "number": "GA-08:00",
                "terminal": "",
                "at": "2018-07-23T08:00+07:00",
                "luggage": 1,
                "wait_minutes": 45,
            },
            {
                "person": "P2",
                "name": "P2",
                "number": "GA-08:45",
                "terminal": "",
                "at": "2018-07-23T08:45+07:00",
                "luggage": 2,
                "wait_minutes": 0,
            },
        ],
    }
    assert len(found.plan.shuttles) == 3
    assert lacking.fails
    assert next(lacking.lines()).endswith("a vehicle to be found, with 2 seats")


def test_a_run_that_somebody_moved_is_judged_without_a_rule_too() -> None:
    after = grouped(edition(PEOPLE[:2], [bus("van", 6)]))
    run = after.plan.shuttles["run-0723-1015"]
    late = apply(after, {("shuttles", run.id): changed(run, start=at("mon 11:00"))})

    report = ShuttleReport(late, ENGLISH)

    assert report.fails
    assert report.faults[0] == (
        "The run that leaves Airport at 11:00 on Mon 23 Jul lets P1 wait 1 h 30 min; 1 h at most are allowed."
    )


def test_who_is_left_out_is_named_by_reason() -> None:
    lost = Person(id="LOST", name="Lost", arrival=Journey(time=at("mon 10:00")))
    speaker = Person(id="S", name="Speaker", role="resource")
    many = [person(f"P{n}") for n in range(8)]
    homeless = edition([person("P", "mon 08:00", "mon 08:00")])
    city = changed(homeless.cities["BDG"], hotel=None)

    assert left_out(edition([lost, speaker]), ENGLISH) == (
        "No airport or station is known for the arrival of Lost.",
        "No departure is known of Lost.",
    )
    assert left_out(edition(many), ENGLISH)[0] == "No arrival is known of P0, P1, P2, P3, P4 and 3 others."
    assert left_out(apply(homeless, {("cities", "BDG"): city}), ENGLISH) == (
        "No hotel is known for the night after the arrival of P.",
        "No hotel is known for the night before the departure of P.",
    )


@pytest.mark.deep
def test_a_flight_that_is_late_is_met_by_another_run_and_who_is_told_of_it() -> None:
    before = grouped(edition(PEOPLE, [bus("van", 6)], rules=[Met(id="met")]))
    late = late_journey(before, ("P1",), 240)
    job = ReplanJob(late, before, language="en")
    for _ in job.run():
        pass

    after = job.planned
    assert [(run.kind, run.passengers) for run in after.plan.shuttles.values()] == [
        ("arrival", ("P2",)),
        ("arrival", ("P1",)),
        ("departure", ("P3",)),
    ]
    assert not [breach for breach in judge(View(Setting(after))) if breach.kind == "met"]
    changes = ReplanReport(job, ENGLISH).changes
    told = {reader[1]: [line.text for line in changes.lines(reader)] for reader in changes.readers}
    assert told["P1"] == ["Van, Airport → Hotel: Mon 23 Jul, 10:15 → 13:30."]
    assert set(told) == {"P1", "van"}, "P2 is fetched and P3 is brought as before; nobody says who drives the van"
