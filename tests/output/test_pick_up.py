"""Arrival and departure runs on paper: who reads of whom, in calendars, workbooks and schedules."""

from __future__ import annotations

import io

import icalendar
import openpyxl
import pytest

from builders import activity, planned
from duties import bus
from lawatan.domain import Group, Person, Plan, Shuttle, Table, Text, changed, with_plan
from lawatan.output import Outgoing
from lawatan.output.ics import calendar
from lawatan.output.pick_up import not_carried, pick_ups
from lawatan.output.print.schedule import content
from lawatan.output.reader import Reader, readers
from lawatan.output.xlsx import workbook
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from output.two_groups import NOW
from runs import at, edition, person

DRIVER = Person(id="DEDI", name="Pak Dedi", role="driver", phone="0812")


def made() -> Edition:
    """P1 and the speaker ride together on Monday, P2 alone on Tuesday in a vehicle to be found, P3 in none."""
    people = [
        person("P1", "mon 08:00", luggage=2),
        person("P2", "tue 08:00"),
        person("P3", goes="sun 13:00"),
        person("S", "mon 08:30", role="resource"),
        DRIVER,
    ]
    groups = [
        Group(id="ALL", name=Text(en="All")),
        Group(id="A", name=Text(en="A"), parent="ALL", members=("P1",)),
        Group(id="B", name=Text(en="B"), parent="ALL", members=("P2", "P3")),
    ]
    talk = activity("talk", "HOTEL", 60, resource_persons=("S",))
    base = edition(people, [bus("van", 6, plate="D 1234", driver="DEDI")], groups=groups)
    base = planned(
        edition(people, base.vehicles.values(), groups=groups, activities=Table([talk])), {"talk": "wed 09:00"}
    )
    runs = [
        Shuttle(
            id="run-1", start=at("mon 10:00"), station="AIRPORT", hotel="HOTEL", vehicle="van", passengers=("P1", "S")
        ),
        Shuttle(id="run-2", start=at("tue 09:30"), station="AIRPORT", hotel="HOTEL", passengers=("P2",)),
    ]
    return with_plan(base, base.plan.model_copy(update={"shuttles": Table(runs)}))


def reader(view: View, audience: str, name: str) -> Reader:
    return next(each for each in readers(view, audience, "en") if each.id == name)  # type: ignore[arg-type]


def test_each_reads_of_the_runs_that_carry_somebody_of_theirs_and_of_nobody_else() -> None:
    view = View(Setting(made()))

    def seen(audience: str, name: str = "") -> list[tuple[str, list[str]]]:
        runs = reader(view, audience, name).pick_ups(view)
        return [(each.run.id, [passenger.name for passenger in each.passengers]) for each in runs]

    assert seen("all") == [("run-1", ["P1", "S"]), ("run-2", ["P2"])]
    assert seen("groups", "A") == [("run-1", ["P1"])]
    assert seen("groups", "B") == [("run-2", ["P2"])]
    assert seen("persons", "S") == [("run-1", ["S"])]
    assert [each.name for each in not_carried(view)] == ["P3"]
    assert [each.wait_minutes for each in pick_ups(view)[0].passengers] == [30, 0]


def events(language: str, audience: str, name: str = "") -> dict[str, icalendar.Event]:
    view = View(Setting(made()))
    content = calendar(Outgoing(view, language, NOW), reader(view, audience, name))
    found = icalendar.Calendar.from_ical(content).events
    return {str(event["UID"]).split(".")[1]: event for event in found if str(event["UID"]).startswith("run.")}


def test_the_calendars_have_the_pick_ups() -> None:
    run = events("en", "all")["run-1"]

    assert str(run["SUMMARY"]) == "Arrival run: Airport → Hotel"
    assert (run["DTSTART"].dt, run["DTEND"].dt) == (at("mon 10:00"), at("mon 10:50"))
    assert str(run["DESCRIPTION"]).splitlines() == [
        "To: Hotel",
        "Vehicle: Van (D 1234)",
        "Driver: Pak Dedi 0812",
        "Passengers: P1 (GA-08:00); S (GA-08:30)",
    ]
    assert str(events("id", "all")["run-2"]["SUMMARY"]) == "Penjemputan: Airport (id) → Hotel (id)"
    assert "a vehicle to be found, with 1 seat" in str(events("en", "groups", "B")["run-2"]["DESCRIPTION"])
    assert list(events("en", "persons", "S")) == ["run-1"]
    assert "P1" not in str(events("en", "persons", "S")["run-1"]["DESCRIPTION"])


def sheet(audience: str, name: str = "", title: str = "Pick-ups") -> list[str]:
    """The lines of a sheet, its cells joined."""
    view = View(Setting(made()))
    book = openpyxl.load_workbook(io.BytesIO(workbook(Outgoing(view, "en", NOW), reader(view, audience, name))))
    if title not in book.sheetnames:
        return []
    return [
        " | ".join(str(cell) for cell in row if cell is not None) for row in book[title].iter_rows(values_only=True)
    ]


def test_the_sheet_lists_the_passengers_of_each_run_and_who_is_left() -> None:
    told = sheet("committee")

    assert told[told.index("10:00–10:50 · Arrival run: Airport → Hotel") :] == [
        "10:00–10:50 · Arrival run: Airport → Hotel",
        "Van (D 1234) · driver Pak Dedi 0812 · 2 people · 3 pieces of luggage",
        "P1 | GA-08:00 | 08:00:00 | 2 | 30",
        "S | GA-08:30 | 08:30:00 | 1",
        "2018-07-24 00:00:00",
        "09:30–10:20 · Arrival run: Airport → Hotel",
        "a vehicle to be found, with 1 seat · 1 person · 1 piece of luggage",
        "P2 | GA-08:00 | 08:00:00 | 1",
        "No run carries them",
        "P3 | SQ-13:00 | 2018-07-29 13:00:00 | 1",
    ]


def test_a_group_s_sheet_has_its_own_people_alone() -> None:
    told = sheet("groups", "A")

    assert "P1 | GA-08:00 | 08:00:00 | 2 | 30" in told
    assert not [line for line in told if "P2" in line or "P3" in line or line.startswith("S |")]


def test_without_runs_there_is_no_sheet() -> None:
    none = with_plan(made(), made().plan.model_copy(update={"shuttles": Table()}))
    view = View(Setting(none))

    book = openpyxl.load_workbook(io.BytesIO(workbook(Outgoing(view, "en", NOW), reader(view, "committee", ""))))
    assert "Pick-ups" not in book.sheetnames


@pytest.mark.parametrize("title", ["Participants' schedule", "Committee's schedule"])
def test_the_schedules_have_them_among_what_is_done(title: str) -> None:
    (line,) = [line for line in sheet("committee", title=title) if "Arrival run" in line and "P2" in line]

    assert line.startswith("09:30:00 | 10:20:00") and "Arrival run: Airport → Hotel (P2)" in line


def test_a_resource_person_s_paper_tells_of_the_own_run_alone() -> None:
    (line,) = [line for line in sheet("persons", "S", title="Schedule") if "run" in line]

    assert "Arrival run: Airport → Hotel" in line and "P1" not in line
    view = View(Setting(made()))
    told = content(Outgoing(view, "en", NOW), reader(view, "persons", "S"))
    asides = [item["aside"] for day in told["days"] for item in day["items"] if item["aside"]]
    assert asides == ["Arrival run: Airport → Hotel"]


def test_a_locked_run_with_a_vehicle_is_certain() -> None:
    view = View(Setting(made()))
    run = made().plan.shuttles["run-1"]
    sure = View(view.setting, Plan(placements=view.plan.placements, shuttles=Table([changed(run, locked=True)])))
    content = calendar(Outgoing(sure, "en", NOW), reader(sure, "all", ""))

    found = {str(event["UID"]): str(event["STATUS"]) for event in icalendar.Calendar.from_ical(content).events}
    assert [status for uid, status in found.items() if uid.startswith("run.")] == ["CONFIRMED"]
    assert str(events("en", "all")["run-1"]["STATUS"]) == "TENTATIVE"
