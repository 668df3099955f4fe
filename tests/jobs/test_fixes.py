"""Suggested fixes: each was planned, and the checker finds nothing that must hold broken in it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.impossible import BROKEN, broken
from builders import activity, locking, one_city, planned, span, standing_rules, text, there_and_back, with_fields
from lawatan.domain import Hours, Room, Vehicle, apply, with_plan
from lawatan.jobs.at_hand import at_hand
from lawatan.jobs.files import write_edition
from lawatan.jobs.fixes import Fix, FixJob, FixReport, reasons
from lawatan.jobs.fixing import LEFT_OUT, MOVE, ROOM, SHORTER, VENUE
from lawatan.jobs.vehicles import with_vehicles
from lawatan.rules import Edition, judge
from lawatan.rules.allowed_window import AllowedWindow
from lawatan.rules.carried import Carried
from lawatan.rules.one_place import OnePlace
from lawatan.rules.preferred_starts import PreferredStarts
from lawatan.rules.ride_buffers import RideBuffers
from lawatan.rules.seats import Seats
from lawatan.rules.venue_open import VenueOpen
from lawatan.schedule import Setting, View
from lawatan.words import words

EN = words("en")


CHECKS = """
import sys
from lawatan.cli import main

for path in sys.argv[1:]:
    sys.argv = ["lawatan", "check", path]
    try:
        main()
        code = 0
    except SystemExit as end:
        code = end.code or 0
    print("exit", code)
"""
"""``lawatan check`` of several files in one other process: loading takes longer than judging."""


def fixes(job: FixJob) -> list[Fix]:
    """All of them, in the order in which they came."""
    return list(job.run())


def clash(*more: object, **fields: object) -> Edition:
    """A talk and a lecture of one group at the same time in the same room of a hotel, as people were told."""
    talk = activity("talk", "HOTEL", 60, room="BALLROOM", shortest_minutes=30, **fields)
    made = one_city(talk, activity("lecture", "HOTEL", 60), rules=standing_rules())
    return planned(made, {"talk": "tue 09:00", "lecture": "tue 09:30"})


def test_a_breach_is_cured_by_hand_without_any_planning_first() -> None:
    edition = clash()
    breaches = [breach for breach in judge(View(Setting(edition))) if breach.hard]
    job = FixJob(edition, EN, breaches)

    first = next(found := job.run())
    found.close()

    assert (first.rank, first.changes) == (SHORTER, {})
    assert first.says == "Shorten “Talk” to 30 min."
    assert not any(breach.hard for breach in judge(View(Setting(first.edition))))
    assert first.moved == ("talk@ALL",)


def test_what_is_at_hand_is_the_nearest_of_each_kind_and_nothing_for_what_is_locked() -> None:
    edition = clash(alternatives=("MUSEUM",))
    rooms = (*edition.venues["HOTEL"].rooms, Room(id="SALON", name=text("Salon")))
    view = View(Setting(with_fields(edition, "venues", "HOTEL", rooms=rooms)))

    by_rank = {choices[0][0]: [says for _, says, _ in choices] for choices in at_hand(view, "talk@ALL", EN) if choices}

    assert by_rank[ROOM] == ["Hold “Talk” in Salon."]
    assert by_rank[VENUE] == ["Hold “Talk” at Museum."]
    assert by_rank[MOVE][0] == "Move “Talk” to Tue 24 Jul, 08:30–09:30."
    assert list(at_hand(View(Setting(locking(edition, "talk@ALL"))), "talk@ALL", EN)) == []


def test_another_departure_is_at_hand_for_a_ride() -> None:
    made = there_and_back(RideBuffers(id="buffers"))
    edition = planned(made, {}, {"to-bali@A": ("there", "wed 10:00")})

    (choices,) = at_hand(View(Setting(edition)), "to-bali@A", EN)

    assert {rank for rank, _, _ in choices} == {MOVE}
    assert choices[0][1].startswith("Take ")


@pytest.mark.deep
def test_an_edit_that_is_not_what_cures_it_is_no_fix_and_two_ways_to_the_same_are_one() -> None:
    edition = clash()
    breaches = [breach for breach in judge(View(Setting(edition))) if breach.hard]
    job = FixJob(edition, EN, breaches)

    found = fixes(job)

    assert all(not fix.changes for fix in found)  # moving will do: nothing has to become a wish or be left out
    assert len({id(fix) for fix in found}) == len({str(fix.edition.plan) for fix in found})
    assert list(job.fixes) == sorted(found, key=lambda fix: fix.price)


@pytest.mark.deep
def test_of_what_cannot_be_planned_the_fixes_come_with_a_plan() -> None:
    visit = activity("visit", "UDJO", 90, shortest_minutes=60)
    made = one_city(visit, activity("talk"), rules=[*standing_rules(), VenueOpen(id="opens")])
    early = Hours(weekdays=("wed",), open=(span("10:00-11:00"),))
    edition = with_fields(made, "venues", "UDJO", hours=(early,))

    job = FixJob(edition, EN)
    found = {fix.says: fix for fix in fixes(job)}

    assert job.explained is not None and len(job.explained.conflicts) == 1
    assert set(found) >= {
        "Ask Udjo to open 30 min earlier.",
        "Ask Udjo to stay open 30 min longer.",
        "Shorten “Visit” to 1 h.",
        "Let “Visit” be left out where it does not fit.",
    }
    for fix in found.values():
        assert not any(breach.hard for breach in judge(View(Setting(fix.edition))))
        assert (fix.rank == LEFT_OUT) == ("visit@ALL" not in fix.edition.plan.placements)
    lines = list(FixReport(job).lines())
    asked = [line for line in lines if "Ask" in line]
    assert [("30 min" in line) for line in asked] == sorted((("30 min" in line) for line in asked), reverse=True)
    assert lines[1] == "   With it everything that must happen has its place."


@pytest.mark.deep
def test_a_preference_is_kept_by_moving_where_nothing_else_pays_for_it() -> None:
    rules = [*standing_rules(), VenueOpen(id="opens", weight=30)]
    made = one_city(activity("visit", "UDJO", 60), activity("talk", "HOTEL", 60), rules=rules)
    late = Hours(weekdays=("tue",), open=(span("13:00-16:00"),))
    edition = planned(with_fields(made, "venues", "UDJO", hours=(late,)), {"visit": "tue 09:00", "talk": "tue 11:00"})
    (breach,) = [breach for breach in judge(View(Setting(edition))) if not breach.hard]

    (fix,) = fixes(FixJob(edition, EN, [breach]))

    assert fix.says == "Move “Visit” to Tue 24 Jul, 13:40–14:40."  # after lunch


def wished(edition: Edition, item: str) -> FixJob:
    """A search for what cures the preferences about an item."""
    about = [breach for breach in judge(View(Setting(edition))) if item in breach.about]
    assert about and not any(breach.hard for breach in about)
    return FixJob(edition, EN, about)


@pytest.mark.deep
def test_a_preference_that_cannot_be_kept_is_told_with_what_keeps_it_from_that() -> None:
    nine = PreferredStarts(id="nine", activities=("talk",), times=(dt.time(9),), weight=20)
    made = one_city(activity("talk"), activity("lecture"), rules=[*standing_rules(), nine])
    placed = planned(made, {"talk": "tue 11:00", "lecture": "tue 09:00"})
    tuesday = AllowedWindow(id="tuesday", activities=("talk",), weekdays=("tue",))
    edition = apply(locking(placed, "lecture@ALL"), {("rules", "tuesday"): tuesday})
    job = wished(edition, "talk@ALL")

    assert not fixes(job)
    ((heading, told),) = reasons(job)
    assert heading == "These cannot all be kept; without any one of them the others can:"
    said = " ".join(told)
    assert "Preferred starts" in said and "is locked on Tue 24 Jul" in said


def test_a_preference_for_which_others_would_pay_is_told_with_its_price() -> None:
    nine = PreferredStarts(id="nine", activities=("talk",), times=(dt.time(9),), weight=20)
    first = PreferredStarts(id="first", activities=("lecture",), times=(dt.time(9),), weight=50)
    tuesday = AllowedWindow(id="tuesday", activities=("talk", "lecture"), weekdays=("tue",))
    made = one_city(activity("talk"), activity("lecture"), rules=[*standing_rules(), nine, first, tuesday])
    edition = planned(made, {"talk": "tue 11:00", "lecture": "tue 09:00"})
    job = wished(edition, "talk@ALL")

    assert not fixes(job)
    ((heading, told),) = reasons(job)
    assert heading == "It could be kept, but others would pay for it:"
    assert told[-1] == "In all that costs 30 min of travel more."
    assert job.dearer is not None and not [b for b in judge(View(Setting(job.dearer[1].edition))) if b.rule == "nine"]
    assert any(line.startswith("It could be kept") for line in FixReport(job).lines())


def test_cancelled_it_ends_with_the_fixes_that_came() -> None:
    job = FixJob(broken("closed"), EN)
    for _ in job.run():
        job.cancel()

    assert len(job.fixes) == 1


@pytest.mark.deep
@pytest.mark.parametrize("name", BROKEN)
def test_every_fix_shown_passes_the_check_of_another_process(name: str, tmp_path: Path) -> None:
    job = FixJob(broken(name), EN, time_limit=30.0)
    found = fixes(job)

    assert found
    paths = []
    for n, fix in enumerate(found):
        paths.append(str(tmp_path / f"{n}.json"))
        write_edition(
            with_plan(apply(broken(name), fix.changes), fix.edition.plan), Path(paths[-1])
        )  # one step: edit and plan
    done = subprocess.run([sys.executable, "-c", CHECKS, *paths], capture_output=True, text=True, check=False)
    codes = [line.partition(" ")[2] for line in done.stdout.splitlines() if line.startswith("exit ")]
    assert codes == ["0"] * len(found), done.stdout


@pytest.mark.deep
def test_one_place_alone_cannot_become_a_wish() -> None:
    edition = planned(
        one_city(activity("a"), activity("b"), rules=[OnePlace(id="one")]), {"a": "tue 09:00", "b": "tue 09:00"}
    )
    breaches = judge(View(Setting(edition)))

    found = fixes(FixJob(edition, EN, breaches))

    assert found and {fix.rank for fix in found} == {MOVE}


@pytest.mark.deep
def test_a_second_bus_cures_what_one_cannot_carry() -> None:
    """Twenty-two people go to a visit; the only bus has fifteen seats."""
    made = one_city(activity("visit", "UDJO", 60), rules=[*standing_rules(), Carried(id="carried"), Seats(id="seats")])
    made = apply(made, {("vehicles", "BUS"): Vehicle(id="BUS", name=text("Bus"), seats=15)})
    edition = with_vehicles(planned(made, {"visit": "tue 10:00"}), EN)
    breaches = [breach for breach in judge(View(Setting(edition))) if breach.hard]
    assert {breach.kind for breach in breaches} <= {"carried", "seats"} and breaches

    found = {fix.says: fix for fix in fixes(FixJob(edition, EN, breaches))}

    fix = found["Order one more vehicle like Bus (15 seats)."]
    assert not any(breach.hard for breach in judge(View(Setting(fix.edition))))
    assert {duty.vehicle for duty in fix.edition.plan.duties.values()} == {"BUS", "BUS-2"}
