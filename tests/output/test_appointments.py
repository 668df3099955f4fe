"""Who has to be told what when a plan changes: what each reader has in the schedule."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import Any

import pytest

from builders import activity, one_city, planned, text, with_fields
from duties import bus, duty
from lawatan.domain import Absence, Group, Person, Placement, Plan, Table, apply, changed, with_plan
from lawatan.output.appointments import Told, told
from lawatan.rules import Edition
from lawatan.schedule import Setting, View

WEDNESDAY = {
    "begins": dt.datetime.fromisoformat("2018-07-25T00:00+07:00"),
    "ends": dt.datetime.fromisoformat("2018-07-26T00:00+07:00"),
}


def programme(**fields: Any) -> Edition:
    """A visit to a firm and a lecture; two participants, one of whom is away on Wednesday; a bus with its driver."""
    made = one_city(
        activity("visit", "UDJO", 90, hosts=("FIRM",), pic="STAFF"),
        activity("lecture", "HOTEL", 60, resource_persons=("EXPERT",)),
        groups=[Group(id="ALL", name=text("All"), by="list", members=("P01", "P02"), participants=2)],
        persons=[
            Person(id="P01", name="P01"),
            Person(id="P02", name="P02", absences=(Absence(**WEDNESDAY),)),
            Person(id="P03", name="P03", role="companion", companion_of="P01"),
            Person(id="EXPERT", name="Expert", role="resource"),
            Person(id="STAFF", name="Staff", role="staff"),
            Person(id="DRIVER", name="Driver", role="driver"),
        ],
        vehicles=[changed(bus(seats=20), driver="DRIVER")],
        **fields,
    )
    return planned(made, {"visit": "wed 09:00", "lecture": "thu 09:00"})


def view(edition: Edition) -> View:
    return View(Setting(edition))


def who(before: Edition, after: Edition) -> dict[str, str]:
    """The readers by id, each with the item and the kind of the change."""
    return {f"{change.reader[1]} {change.item}": change.kind for change in told(view(before), view(after))}


def test_what_moves_is_told_to_those_who_are_there_and_to_nobody_else() -> None:
    before = programme()
    after = planned(before, {"visit": "wed 13:00", "lecture": "thu 09:00"})
    there = ("FIRM", "ALL", "P01", "P03", "STAFF")
    assert who(before, after) == {f"{reader} visit@ALL": "moved" for reader in there}


def test_one_who_missed_it_and_is_there_now_has_something_new() -> None:
    before = programme()
    after = planned(before, {"visit": "fri 09:00", "lecture": "thu 09:00"})
    assert who(before, after)["P02 visit@ALL"] == "new"
    assert who(after, before)["P02 visit@ALL"] == "gone"


def test_what_stays_is_told_to_nobody() -> None:
    assert told(view(programme()), view(programme())) == ()


def test_what_is_taken_off_the_board_is_gone_for_all() -> None:
    before = programme()
    after = planned(before, {"visit": "wed 09:00"})
    assert set(who(before, after).values()) == {"gone"}
    assert {key.split()[0] for key in who(before, after)} == {"EXPERT", "ALL", "P01", "P02", "P03"}


def test_another_room_is_elsewhere() -> None:
    before = programme()
    slot = changed(before.plan.placements["lecture@ALL"], room="BALLROOM")
    after = apply(before, {("placements", "lecture@ALL"): slot})
    assert set(who(before, after).values()) == {"elsewhere"}


def test_hosts_are_told_how_many_come_and_the_group_is_not() -> None:
    before = programme()
    after = with_fields(before, "groups", "ALL", participants=3)
    assert who(before, after) == {"FIRM visit@ALL": "otherwise"}


def test_the_new_speaker_is_told_and_the_old_one_too() -> None:
    before = programme()
    after = with_fields(before, "activities", "lecture", resource_persons=("STAFF",))
    assert who(before, after) == {"EXPERT lecture@ALL": "gone", "STAFF lecture@ALL": "new"}


def test_one_who_leaves_a_group_loses_all_and_the_host_expects_one_less() -> None:
    before = programme()
    after = with_fields(before, "groups", "ALL", members=("P01",), participants=1)
    assert who(before, after) == {"P02 lecture@ALL": "gone", "FIRM visit@ALL": "otherwise"}


def test_drivers_are_told_of_their_ways() -> None:
    driven = with_plan_duties(programme())
    after = with_plan_duties(planned(programme(), {"visit": "wed 10:00", "lecture": "thu 09:00"}))
    assert {key: kind for key, kind in who(driven, after).items() if key.startswith("DRIVER")} == {
        "DRIVER visit@ALL/HOTEL>UDJO": "moved",
        "DRIVER visit@ALL/UDJO>HOTEL": "moved",
    }


def with_plan_duties(edition: Edition) -> Edition:
    plan = edition.plan
    return with_plan(edition, Plan(placements=plan.placements, rides=plan.rides, duties=Table([duty("wed")])))


def key(change: Told) -> tuple[tuple[str, str], str]:
    return change.reader, change.item


@pytest.mark.parametrize("seed", range(20))
def test_the_way_back_tells_the_same_the_other_way_round(seed: int) -> None:
    rng = random.Random(seed)

    def drawn() -> Edition:
        edition = programme()
        slots = [
            Placement(
                id=item,
                start=dt.datetime.fromisoformat(f"2018-07-2{rng.randrange(3, 8)}T{rng.randrange(8, 17):02}:00+07:00"),
            )
            for item in ("visit@ALL", "lecture@ALL")
            if rng.random() < 0.8
        ]
        return with_plan(edition, Plan(placements=Table(slots)))

    a, b = view(drawn()), view(drawn())
    there, back = told(a, b), told(b, a)
    assert sorted(there, key=key) == sorted((replace(c, before=c.after, after=c.before) for c in back), key=key)


def test_one_who_goes_along_and_is_named_is_told_once() -> None:
    before = with_fields(programme(), "activities", "visit", pic="P01")
    after = planned(before, {"visit": "wed 13:00", "lecture": "thu 09:00"})
    told_of = [(c.reader[1], c.item) for c in told(view(before), view(after))]
    assert len(told_of) == len({*told_of}) and ("P01", "visit@ALL") in told_of
