"""Those who arrive are fetched, those who depart are brought: in time, and without a long wait."""

from __future__ import annotations

import pytest

from builders import said
from duties import bus
from lawatan.domain import Journey, Plan, Shuttle, Table, changed
from lawatan.rules import Breach, Edition
from lawatan.rules.arrivals import Arrivals
from lawatan.rules.departures import Departures
from lawatan.rules.met import Met, requirement
from lawatan.schedule import Setting, View
from runs import at, edition, person

RULE = Met(id="r")


def made(*people: object, **fields: object) -> Edition:
    return edition(people, [bus("van", 6)], rules=[RULE], **fields)  # type: ignore[arg-type]


def run(kind: str, time: str, *passengers: str, station: str = "AIRPORT", name: str = "run") -> Shuttle:
    return Shuttle(
        id=name, kind=kind, start=at(time), station=station, hotel="HOTEL", vehicle="van", passengers=passengers
    )


def breaches(of: Edition, *runs: Shuttle) -> list[Breach]:
    return list(of.rules["r"].breaches(View(Setting(of), Plan(shuttles=Table(runs)))))


def amounts(of: Edition, *runs: Shuttle) -> list[tuple[tuple[tuple[str, ...], ...], int]]:
    return [(breach.cases, breach.amount) for breach in breaches(of, *runs)]


@pytest.mark.parametrize(("leaves", "amount"), [("09:30", 0), ("10:30", 0), ("09:25", 5), ("10:35", 5), ("12:00", 90)])
def test_who_lands_stands_at_the_kerb_90_minutes_later_and_waits_an_hour_at_most(leaves: str, amount: int) -> None:
    found = amounts(made(person("P1", "mon 08:00")), run("arrival", f"mon {leaves}", "P1"))

    assert found == ([((("P1", "arrival"),), amount)] if amount else [])


@pytest.mark.parametrize(("leaves", "amount"), [("12:10", 0), ("11:10", 0), ("12:15", 5), ("11:05", 5), ("13:00", 50)])
def test_who_departs_is_there_three_hours_before_and_no_more_than_an_hour_earlier(leaves: str, amount: int) -> None:
    """50 minutes with boarding."""
    found = amounts(made(person("P1", goes="mon 16:00")), run("departure", f"mon {leaves}", "P1"))

    assert found == ([((("P1", "departure"),), amount)] if amount else [])


def test_the_minutes_are_those_of_the_rules_the_longest_where_there_are_several_and_first_the_person_s_own() -> None:
    quick = made(person("P1", "mon 08:00"))
    rules = [RULE, Arrivals(id="a", after_minutes=45), Arrivals(id="b", after_minutes=30, weight=5)]
    quick = edition(quick.persons.values(), [bus("van", 6)], rules=rules)
    own = person("P2", "mon 08:00")
    assert own.arrival is not None
    own = changed(own, arrival=changed_journey(own.arrival, 20))

    assert amounts(quick, run("arrival", "mon 08:45", "P1")) == []
    assert amounts(quick, run("arrival", "mon 08:40", "P1")) == [((("P1", "arrival"),), 5)]
    assert amounts(made(own), run("arrival", "mon 08:20", "P2")) == []
    late = edition(
        [person("P1", goes="mon 16:00")], [bus("van", 6)], rules=[RULE, Departures(id="d", before_minutes=120)]
    )
    assert amounts(late, run("departure", "mon 13:10", "P1")) == []


def changed_journey(journey: Journey, minutes: int) -> Journey:
    return journey.model_validate({**dict(journey), "minutes": minutes})


def test_a_station_takes_less() -> None:
    there = made(person("P1", "mon 08:00", where="TRAINS"))

    assert amounts(there, run("arrival", "mon 08:15", "P1", station="TRAINS")) == []
    assert amounts(there, run("arrival", "mon 08:10", "P1", station="TRAINS")) == [((("P1", "arrival"),), 5)]


def test_each_one_rides_once_from_the_right_place() -> None:
    of = made(person("P1", "mon 08:00"), person("P2", "mon 08:00"))
    right = run("arrival", "mon 09:30", "P1", "P2")

    assert amounts(of, right) == []
    assert amounts(of) == [((("P1", "arrival"), ("P2", "arrival")), 2)]
    assert amounts(of, run("arrival", "mon 09:30", "P1")) == [((("P2", "arrival"),), 1)]
    assert amounts(of, run("departure", "mon 09:30", "P1", "P2")) == [((("P1", "arrival"), ("P2", "arrival")), 2)]
    twice = amounts(of, right, run("arrival", "mon 09:40", "P2", name="second"))
    assert twice == [((("P2", "arrival"),), 1), ((("P2", "arrival"),), 1)]
    assert amounts(of, run("arrival", "mon 09:30", "P1", "P2", station="TRAINS")) == [
        ((("P1", "arrival"), ("P2", "arrival")), 1)
    ]


def test_whose_journey_is_not_known_and_who_has_another_role_is_not_asked_for() -> None:
    lost = changed(person("P1", "mon 08:00"), arrival=Journey(time=at("mon 08:00")))
    of = made(lost, person("P2"), person("BOSS", "mon 08:00", role="official"))

    assert (amounts(of), list(of.rules["r"].cases(Setting(of)))) == ([], [])


def test_the_rule_of_the_edition_is_the_requirement() -> None:
    other = Met(id="long", wait_minutes=90)

    assert requirement(edition([], rules=[changed(RULE, active=False), other])) == other
    assert requirement(edition([])) == Met(id="met")


def test_the_sentences() -> None:
    of = made(person("P1", "mon 08:00"), person("P2", "mon 08:20"), person("P3", goes="mon 16:00"))

    def told(*runs: Shuttle) -> list[str]:
        return [said(of, breach) for breach in breaches(of, *runs)]

    both = run("arrival", "mon 09:50", "P1", "P2")
    bring = run("departure", "mon 12:10", "P3", name="bring")
    assert told(both, bring) == []
    assert told() == [
        "No run fetches P1 and P2 from Airport on Mon 23 Jul.",
        "No run brings P3 to Airport on Mon 23 Jul.",
    ]
    assert told(run("arrival", "mon 09:40", "P1", "P2"), bring) == [
        "The run leaves Airport at 09:40 on Mon 23 Jul, but P2 cannot be at the kerb before 09:50."
    ]
    assert told(run("arrival", "mon 10:45", "P1", "P2"), bring) == [
        "The run that leaves Airport at 10:45 on Mon 23 Jul lets P1 wait 1 h 15 min; 1 h at most are allowed."
    ]
    assert told(both, run("departure", "mon 12:20", "P3", name="bring")) == [
        "The run that leaves Hotel at 12:20 on Mon 23 Jul brings P3 10 min too late: they have to be there by 13:00."
    ]
    assert told(both, run("departure", "mon 10:00", "P3", name="bring")) == [
        "The run that leaves Hotel at 10:00 on Mon 23 Jul brings P3 2 h 10 min too early; 1 h at most are allowed."
    ]
    assert told(both, bring, run("arrival", "mon 09:50", "P2", name="again")) == [
        "P2 would ride in several runs; one leaves Airport at 09:50 on Mon 23 Jul.",
        "P2 would ride in several runs; one leaves Airport at 09:50 on Mon 23 Jul.",
    ]
    assert told(run("arrival", "mon 09:50", "P1", "P2", station="TRAINS"), bring) == [
        "The run that leaves Trains at 09:50 on Mon 23 Jul is to fetch P1 and P2 from the wrong place."
    ]
    assert told(both, run("departure", "mon 12:00", "P3", station="TRAINS", name="bring")) == [
        "The run that leaves Hotel at 12:00 on Mon 23 Jul is to bring P3 to the wrong place."
    ]
