"""The commands for the usual accidents: a room, a group, a flight, a holiday."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from builders import activity, moment, one_city, planned, standing_rules, text, with_fields
from lawatan.domain import Group, Journey, Person, Room, apply, changed
from lawatan.jobs.accidents import day_off, days_of, grown, in_room, late_journey, travellers
from lawatan.jobs.files import read_edition, write_edition
from lawatan.jobs.replan import told_now
from lawatan.rules import Edition
from lawatan.rules.capacity import Capacity
from lawatan.rules.holidays import Holidays
from test_cli import lawatan


def edition() -> Edition:
    """A talk in one of two rooms, a visit to an office that keeps holidays, and two people on one flight."""
    made = one_city(
        activity("talk", "HOTEL", room="BALLROOM"),
        activity("visit", "UDJO", 60, hosts=("FIRM",)),
        rules=[*standing_rules(), Capacity(id="capacity")],
    )
    rooms = (*made.venues["HOTEL"].rooms, Room(id="SALON", name=text("Salon"), capacity=60))
    made = with_fields(made, "venues", "HOTEL", rooms=rooms)
    made = with_fields(made, "venues", "UDJO", capacity=30)
    made = with_fields(made, "hosts", "FIRM", keeps_holidays=True)
    lands = Journey(time=moment(made, "mon 08:00", "BDG"), number="GA 123")
    people = {("persons", key): Person(id=key, name=key, role="participant", arrival=lands) for key in ("P1", "P2")}
    return told_now(planned(apply(made, people), {"talk": "tue 09:00", "visit": "wed 09:00"}))


def test_the_facts_are_written_down_where_they_belong() -> None:
    made = edition()

    assert in_room(made, "talk", "SALON").activities["talk"].room == "SALON"
    (group,) = made.groups
    assert grown(made, group, 40).groups[group].participants == 40
    assert travellers(made, "ga123") == ("P1", "P2")
    assert travellers(made, "GA 123", leaving=True) == ()
    later = late_journey(made, ("P1", "EXPERT"), 90)
    assert later.persons["P1"].arrival is not None and made.persons["P1"].arrival is not None
    assert later.persons["P1"].arrival.time - made.persons["P1"].arrival.time == dt.timedelta(minutes=90)
    assert later.persons["EXPERT"] == made.persons["EXPERT"]
    assert late_journey(made, ("EXPERT",), 90) is made


def test_a_holiday_is_heeded_also_where_no_rule_did_and_one_taken_back_is_one_again() -> None:
    day = dt.date(2018, 7, 25)
    added = day_off(edition(), day)
    (rule,) = [each for each in added.rules.values() if isinstance(each, Holidays)]
    assert rule.more == (day,)

    moved = apply(added, {("rules", rule.id): changed(rule, more=(), not_on=(day,))})
    again = day_off(moved, day).rules[rule.id]
    assert isinstance(again, Holidays) and (again.more, again.not_on) == ((day,), ())
    assert day_off(added, day) is added


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("accidents") / "told.json"
    write_edition(edition(), path)
    return path


@pytest.mark.deep
def test_a_holiday_moves_the_visit_and_tells_the_host(told: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.json"
    done = lawatan("holiday", str(told), "2018-07-25", "-o", str(after))

    assert (done.returncode, done.stderr) == (0, "")
    assert "1 of 2 that people were told of changes; no plan that fits changes less." in done.stdout
    assert read_edition(after).plan.placements["visit@ALL"].start.date() != dt.date(2018, 7, 25)
    assert lawatan("check", str(after)).returncode == 0


@pytest.mark.deep
def test_a_room_is_changed_and_only_the_room(told: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.json"
    done = lawatan("room", str(told), "talk", "salon", "-o", str(after), "--json")

    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert [change["change"] for change in found["to_tell"]] == ["elsewhere"] * len(found["to_tell"])
    assert read_edition(after).activities["talk"].room == "SALON"
    none = lawatan("room", str(told), "talk", "cellar")
    assert (none.returncode, "there are: " in none.stderr) == (2, True)
    bare = lawatan("room", str(told), "visit", "cellar")
    assert "Udjo has no rooms yet: add them to it first." in bare.stderr


@pytest.mark.deep
def test_a_group_that_grew_no_longer_fits_and_that_is_said(told: Path) -> None:
    (group,) = (each for each in read_edition(told).groups)
    assert isinstance(read_edition(told).groups[group], Group)

    done = lawatan("grew", str(told), group, "40")

    assert done.returncode == 1
    assert "split the group" in done.stdout or "Declare tours" in done.stdout


@pytest.mark.deep
def test_a_flight_by_its_number_or_by_who_is_on_it(told: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.json"

    assert lawatan("flight", str(told), "GA123", "60", "-o", str(after)).returncode == 0
    arrivals = [each.arrival for each in read_edition(after).persons.values() if each.arrival is not None]
    assert {arrival.time.hour for arrival in arrivals} == {9}
    one = lawatan("flight", str(told), "P1", "30", "--departure")
    assert (one.returncode, "No flight or train is known for P1: fill it in first." in one.stderr) == (2, True)


def test_a_number_on_several_days_or_none_at_all_means_nobody_in_particular() -> None:
    made = edition()
    again = Journey(time=moment(made, "tue 08:00", "BDG"), number="GA 123")
    made = apply(made, {("persons", "P2"): changed(made.persons["P2"], arrival=again)})

    assert len(days_of(made, travellers(made, "GA 123"))) == 2
    assert travellers(made, "") == () == travellers(made, " ")
