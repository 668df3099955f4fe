"""Changes of runs and of vehicles: to whom they are told, and that a sheet does not contradict itself."""

from __future__ import annotations

import datetime as dt

from builders import planned as placed
from duties import bus
from lawatan.domain import AnyEdition, Duty, Person, Placement, Plan, Shuttle, Table, changed, replace
from lawatan.jobs.export import readers_for
from lawatan.output import txt
from lawatan.output.print import driver
from lawatan.rules import Edition, Lunch
from output.driven import driven, since
from output.hosted import hosted
from output.telltale import changes_sheet, marks, of, one
from output.two_groups import at, moved
from output.two_groups import changed as with_activity
from runs import at as on
from runs import edition as with_airport
from runs import person

SATURDAY = dt.date(2018, 7, 21)


# ------------------------------------------------------------------------------------------------------------------- runs


def fetched(ann: str = "mon 09:40", bob: str = "mon 16:40", aboard: str = "ANN BOB CID") -> Edition:
    """Three who arrive on Monday and runs at 09:40, 16:40 and 20:00; ``aboard`` has a word of passengers for each."""
    people = [person(name, "mon 06:00") for name in ("ANN", "BOB", "CID")]
    people.append(Person(id="DEDI", name="Pak Dedi", role="driver"))
    base = with_airport(people, [bus("bus", 30, driver="DEDI")])
    group = changed(base.groups["ALL"], members=("ANN", "BOB", "CID"))
    runs = [
        Shuttle(id=key, start=on(start), station="AIRPORT", hotel="HOTEL", vehicle="bus", passengers=who.split("+"))
        for (key, start), who in zip((("ann", ann), ("bob", bob), ("cid", "mon 20:00")), aboard.split(), strict=True)
        if who != "-"
    ]
    return replace(base, groups=base.groups.with_record(group), plan=Plan(shuttles=Table(runs)))


def test_each_run_has_its_own_change_and_those_that_stay_have_none() -> None:
    out = since(fetched(), fetched("mon 09:50", "mon 16:55"))

    for name in ("committee", "ALL"):
        assert marks(out, name) == {"ann": "moved", "bob": "moved"}
        assert [text.rpartition(", ")[2] for text in of(out, name)] == ["09:40 → 09:50.", "16:40 → 16:55."]
    assert [marks(out, name) for name in ("ANN", "CID", "all")] == [{"ann": "moved"}, {}, {}]
    told = [(str(text).rpartition(", ")[2], who) for _, text, who in changes_sheet(out, "committee")]
    assert [each for each in told if each[1] != "Pak Dedi"] == [("09:40 → 09:50.", "ANN"), ("16:40 → 16:55.", "BOB")]


def test_one_who_changes_to_another_run_has_another_time_and_that_run_goes_on_as_it_was() -> None:
    out = since(fetched(), fetched(aboard="- BOB CID+ANN"))

    assert [text.rpartition(", ")[2] for text in of(out, "ANN")] == ["09:40 → 20:00."]
    assert (of(out, "CID"), marks(out, "ANN")) == ([], {"cid": "moved"})


def test_runs_that_are_formed_anew_alike_are_no_news() -> None:
    again = [run.model_copy(update={"id": f"{run.id}-2"}) for run in fetched().plan.shuttles.values()]
    out = since(fetched(), replace(fetched(), plan=Plan(shuttles=Table(again))))

    assert [of(out, name) for name in ("committee", "ALL", "ANN")] == [[], [], []]


def test_one_who_is_not_fetched_any_more_does_not_cancel_the_run_of_the_others() -> None:
    both, alone = fetched(aboard="ANN+BOB - CID"), fetched(aboard="ANN - CID")
    out, back = since(both, alone), since(alone, both)

    assert [text.startswith("Cancelled") for text in of(out, "BOB")] == [True]
    assert of(out, "committee") == of(out, "ALL") == of(back, "committee") == of(back, "ALL") == []
    assert of(back, "BOB") == ["New: Bus, Airport → Hotel, Mon 23 Jul, 09:40."]


# ------------------------------------------------------------------------------------------------------ drivers' sheets


def after_lunch(start: str) -> Edition:
    base = hosted(rules=[Lunch(id="lunch")])
    edition = placed(base, {"museum": "mon 07:30", "show": start, "talk": "tue 09:00"})
    return replace(edition, plan=edition.plan.model_copy(update={"duties": base.plan.duties}))


def test_the_mark_beside_a_way_says_the_time_at_which_the_sheet_has_it() -> None:
    out = since(after_lunch("mon 11:00"), after_lunch("mon 11:15"))

    sheet = driver.data(out, one(out, "bus"))

    assert sheet is not None
    (way,) = (each for day in sheet["days"] for each in day["drives"] if each["mark"]["text"])
    assert (way["start"], way["arrives"]) == ("13:45", "arrives 14:25")
    assert "13:30–14:10 → 13:45–14:25." in way["mark"]["text"]


def two_buses(*, friday: bool = True, second: str = "asep") -> AnyEdition:
    """Bus 1 on Saturday for group A, Bus 2 on Friday for group B, both driven by ``asep`` unless said."""
    edition = driven()
    vehicles = edition.vehicles.with_record(changed(edition.vehicles["bus"], id="bus2", driver=second))
    friday_duty = Duty(id="fri", vehicle="bus2", date=dt.date(2018, 7, 20), groups=("B",))
    duties = edition.plan.duties.with_record(friday_duty) if friday else edition.plan.duties
    return replace(edition, vehicles=vehicles, plan=edition.plan.model_copy(update={"duties": duties}))


def test_a_vehicle_is_told_of_its_own_ways_and_not_of_its_drivers_other_ones() -> None:
    out = since(two_buses(), two_buses(friday=False), asked=True)

    assert [each.id for each in readers_for(out, "vehicles")] == ["bus2"]
    assert of(out, "asep") == of(out, "bus2") != []
    assert driver.data(out, one(out, "bus")) is None


def test_a_way_that_another_driver_takes_over_is_not_cancelled_for_the_vehicle() -> None:
    second = changed(driven().plan.duties["sat"], driver="staff1")
    after = replace(driven(), plan=driven().plan.model_copy(update={"duties": Table([second])}))
    out = since(driven(), after)

    assert {text.partition(":")[0] for text in of(out, "asep")} == {"Cancelled"}
    assert {text.partition(":")[0] for text in of(out, "bus")} == {"New"}
    assert set(marks(out, "bus").values()) == {"new"}


def test_an_activity_that_is_deleted_is_no_way_for_a_driver_whom_it_named() -> None:
    before = with_activity("spare", driven(), pic="asep")
    slot = Placement(id="spare@ALL", start=at(22, 10))
    plan = before.plan.model_copy(update={"placements": before.plan.placements.with_record(slot)})
    gone = Table([each for each in before.activities.values() if each.id != "spare"])
    out = since(replace(before, plan=plan), replace(before, activities=gone), asked=True)

    assert [text.startswith("Cancelled: “Museum”") for text in of(out, "asep")] == [True]
    assert driver.data(out, one(out, "asep")) is None


def test_all_guides_who_ride_along_are_told_to_the_driver() -> None:
    first = driven().plan.duties["sat"]
    plan = driven(moved("tour@B", at(21, 9))).plan
    duties = Table([first, Duty(id="sat2", vehicle="bus", date=first.date, groups=("B",), guide="staff1")])
    edition = replace(driven(), plan=plan.model_copy(update={"duties": duties}))
    out = since(driven(), edition)
    (way, *_) = (each for each in one(out, "asep").drives(out.view) if each.leaves == ("A", "B"))

    assert way.guides == ("budi", "staff1")
    assert way in one(out, "staff1").drives(out.view)
    assert "Guide: Budi +62-budi\nGuide: Sri +62-staff1" in txt.message(out, one(out, "asep"), SATURDAY)
    sheet = driver.data(out, one(out, "asep"))
    assert sheet is not None
    rows = [row for day in sheet["days"] for each in day["drives"] for row in each["rows"] if row["label"] == "Guide"]
    assert ["Budi +62-budi", "Sri +62-staff1"] in [row["texts"] for row in rows]
