"""The rules about vehicles judge arrival and departure runs as they judge the ways of groups."""

from __future__ import annotations

from typing import Any

from builders import activity, plan, said
from duties import bus, duty
from lawatan.domain import Plan, Shuttle, Table
from lawatan.rules import Breach, Carried, DriverHours, Edition, Luggage, Rule, Seats, VehicleOnePlace
from lawatan.schedule import Setting, View
from runs import at, edition, person

PEOPLE = [person(f"P{n}", "mon 08:00", luggage=2) for n in range(3)]


def made(rule: Rule, **vehicle: Any) -> Edition:
    museum = activity("museum", "MUSEUM", 60)
    return edition(PEOPLE, [bus("van", **{"seats": 30, **vehicle})], rules=[rule], activities=Table([museum]))


def run(start: str, *passengers: str, vehicle: str | None = "van", name: str = "run") -> Shuttle:
    return Shuttle(id=name, start=at(start), station="AIRPORT", hotel="HOTEL", vehicle=vehicle, passengers=passengers)


def breaches(of: Edition, *runs: Shuttle, museum: str = "") -> list[Breach]:
    """With the group at the museum at an hour, by the van."""
    slots = plan(of, {"museum": museum}) if museum else Plan()
    duties = Table([duty("mon", "van")]) if museum else Table()
    view = View(Setting(of), Plan(placements=slots.placements, duties=duties, shuttles=Table(runs)))
    (rule,) = of.rules.values()
    return list(rule.breaches(view))


def told(of: Edition, *runs: Shuttle, museum: str = "") -> list[str]:
    return [said(of, breach) for breach in breaches(of, *runs, museum=museum)]


def test_a_run_has_a_vehicle() -> None:
    of = made(Carried(id="r"))

    assert told(of, run("mon 09:30", "P0", "P1")) == []
    assert told(of, run("mon 09:30", "P0", "P1", vehicle=None)) == [
        "The run that leaves Airport at 09:30 on Mon 23 Jul has no vehicle yet; it is for P0 and P1."
    ]
    (breach,) = breaches(of, run("mon 09:30", "P0", "P1", vehicle=None))
    assert set(breach.cases) == {("P0", "2018-07-23"), ("P1", "2018-07-23")} <= set(of.rules["r"].cases(Setting(of)))


def test_its_passengers_have_seats() -> None:
    of = made(Seats(id="r"), seats=2)

    assert told(of, run("mon 09:30", "P0", "P1")) == []
    assert told(of, run("mon 09:30", "P0", "P1", "P2")) == [
        "On Mon 23 Jul at 09:30, Van with 2 seats is to carry 3 people (P0, P1 and P2): 1 too many."
    ]


def test_their_luggage_goes_with_them() -> None:
    of = made(Luggage(id="r"), luggage=4)

    assert told(of, run("mon 09:30", "P0", "P1")) == []
    assert told(of, run("mon 09:30", "P0", "P1", "P2")) == [
        "On Mon 23 Jul, Van takes 4 pieces of luggage, but P0, P1 and P2 have 6: 2 stay behind."
    ]


def test_the_vehicle_of_a_run_carries_no_group_meanwhile() -> None:
    """To the museum 10:35–11:00 and back 12:00–12:25; from the airport 50 minutes, empty to it 40."""
    of = made(VehicleOnePlace(id="r"))

    assert told(of, run("mon 09:45", "P0"), museum="mon 11:00") == []
    assert told(of, run("mon 09:50", "P0"), museum="mon 11:00") == [
        "Van is to leave Hotel at 10:35 on Mon 23 Jul, but its way before ends at Hotel at 10:40: it comes 5 min too late."
    ]
    assert [breach.amount for breach in breaches(of, run("mon 13:00", "P0"), museum="mon 11:00")] == [5]
    assert breaches(of, run("mon 13:05", "P0"), museum="mon 11:00") == []


def test_its_driver_is_at_the_wheel() -> None:
    of = made(DriverHours(id="r", most_minutes=95))
    two = [run("mon 10:00", "P0"), run("mon 14:00", "P1", name="other")]

    assert told(of, two[0]) == []
    assert told(of, *two) == [
        "The driver of Van drives 1 h 40 min on Mon 23 Jul; at most 1 h 35 min a day are allowed."
    ]


def test_a_move_on_the_board_keeps_the_runs_in_sight() -> None:
    of = made(VehicleOnePlace(id="r"))
    slots = plan(of, {"museum": "mon 13:00"})
    view = View(
        Setting(of),
        Plan(placements=slots.placements, duties=Table([duty("mon", "van")]), shuttles=Table([run("mon 08:50", "P0")])),
    )
    (rule,) = of.rules.values()

    moved = view.moved("museum@ALL", view.setting.clock.minute(at("mon 10:00")))

    assert (list(rule.breaches(view)), len(list(rule.breaches(moved)))) == ([], 1)
