"""Planning chooses a room out of several: big enough, open, not taken; what is locked or was put elsewhere stays."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from ortools.sat.python import cp_model

from builders import MONDAY, span, with_records
from lawatan.domain import WEEKDAYS, Closure, Hours, Plan, Text
from lawatan.rules import Edition, Rule, active_rules, judge
from lawatan.rules.capacity import Capacity
from lawatan.rules.fixed_start import FixedStart
from lawatan.rules.must_happen import MustHappen
from lawatan.rules.one_place import OnePlace
from lawatan.rules.room_free import RoomFree
from lawatan.rules.same_start import SameStart
from lawatan.schedule import Setting, View
from lawatan.solver.budget import Options
from lawatan.solver.layers import solve
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part
from two_rooms import session, standing, two_rooms

SESSIONS = (("one", "A"), ("two", "B"), ("three", "C"))


def rules(*together: str) -> list[Rule]:
    found: list[Rule] = [MustHappen(id="must"), OnePlace(id="one"), Capacity(id="seats"), RoomFree(id="free")]
    return [*found, SameStart(id="together", activities=together)] if together else found


def planned(edition: Edition) -> Plan:
    result = solve(edition, Options(time_limit=5, workers=1), lambda *_: None)
    assert result.plan is not None
    return result.plan


def rooms(edition: Edition) -> dict[str, str | None]:
    """The room of each activity that planning places."""
    view = View(Setting(edition), planned(edition))
    assert judge(view) == ()
    return {e.occurrence.activity.id: e.occurrence.room for e in view.entries.values() if e.occurrence is not None}


def test_two_groups_at_once_each_get_the_room_that_holds_them() -> None:
    both = two_rooms(session("one", "A"), session("two", "B"), rules=rules("one", "two"))

    assert rooms(both) == {"one": "LARGE", "two": "SMALL"}


def test_three_at_once_cannot_be_in_two_rooms() -> None:
    three = [session("one", "A"), session("two", "B"), session("three", "C")]

    assert len(planned(two_rooms(*three, rules=rules("one", "two", "three"))).placements) == 2
    assert len(planned(two_rooms(*three, rules=rules())).placements) == 3


def test_a_room_that_is_closed_is_not_chosen() -> None:
    closed = Closure(begins=dt.date(2018, 7, 1), why=Text(en="repairs"))
    mornings = Hours(weekdays=WEEKDAYS, open=(span("08:00-09:00"),))

    assert rooms(two_rooms(session("two", "B"), rules=rules(), closures=(closed,))) == {"two": "SMALL"}
    early = planned(two_rooms(session("one", "A"), rules=rules(), hours=(mornings,))).placements["one@A"]
    assert (early.start.hour, early.room) == (8, "LARGE")


@pytest.mark.parametrize(
    ("fields", "chosen"),
    [
        ({}, "LARGE"),
        ({"rooms": ("SMALL", "LARGE")}, "SMALL"),
        ({"room": "SMALL"}, "SMALL"),
    ],
)
def test_where_all_suit_the_first_one_is_taken(fields: dict[str, Any], chosen: str) -> None:
    edition = two_rooms(session("three", "C", **fields), rules=rules())

    assert rooms(edition) == {"three": chosen}


def test_a_room_chosen_before_stays_where_it_suits_and_gives_way_where_it_does_not() -> None:
    small = two_rooms(session("two", "B"), session("three", "C"), rules=rules("two", "three"))

    assert rooms(standing(small, {"two": ("mon 09:00", "SMALL")})) == {"two": "SMALL", "three": "LARGE"}
    too_small = standing(two_rooms(session("one", "A"), rules=rules()), {"one": ("mon 09:00", "SMALL")})
    assert rooms(too_small) == {"one": "LARGE"}


def test_a_locked_slot_keeps_its_room_and_others_go_round_it() -> None:
    edition = two_rooms(session("two", "B"), session("three", "C"), rules=rules("two", "three"))

    found = planned(standing(edition, {"two": ("mon 09:00", "LARGE")}, locked=True)).placements

    assert (found["two@B"].room, found["three@C"].room) == ("LARGE", "SMALL")


def test_a_room_that_is_not_among_those_named_was_put_there_by_hand_and_stays() -> None:
    edition = two_rooms(session("two", "B", rooms=("SMALL",)), session("three", "C"), rules=rules("two", "three"))

    found = planned(standing(edition, {"two": ("mon 09:00", "LARGE")})).placements

    assert (found["two@B"].room, found["three@C"].room) == ("LARGE", "SMALL")


def test_what_is_locked_without_a_room_gets_one_and_stays_agreed() -> None:
    edition = two_rooms(session("two", "B"), session("three", "C"), rules=rules("two", "three"))
    locked = standing(edition, {"two": ("mon 09:00", None)}, locked=True, confirmation="confirmed")

    plan = planned(locked)

    assert sorted(str(slot.room) for slot in plan.placements.values()) == ["LARGE", "SMALL"]
    assert plan.placements["two@B"].confirmation == "confirmed"
    assert judge(View(Setting(locked), plan)) == ()


def test_what_is_locked_where_no_room_is_left_is_told_and_the_rest_is_planned() -> None:
    edition = two_rooms(*(session(one, group) for one, group in SESSIONS), rules=rules())
    now = {"one": ("mon 09:00", "LARGE"), "two": ("mon 09:00", "SMALL"), "three": ("mon 09:30", None)}
    full = standing(edition, now, locked=True)
    full = with_records(full, "activities", session("four", "C"))

    plan = planned(full)

    assert plan.placements["three@C"].room is None
    assert plan.placements["four@C"].room == "LARGE"
    assert [breach.about for breach in judge(View(Setting(full), plan))] == [("three@C",)]


def test_nobody_has_agreed_to_another_room_yet() -> None:
    edition = two_rooms(session("one", "A"), rules=rules())
    confirmed = standing(edition, {"one": ("mon 09:00", "SMALL")}, confirmation="confirmed")

    assert planned(confirmed).placements["one@A"].confirmation == "idea"


def test_one_that_is_held_elsewhere_has_no_room_to_choose() -> None:
    edition = two_rooms(session("one", "A", alternatives=("UDJO",)), rules=rules())
    elsewhere = standing(edition, {"one": ("mon 09:00", None)}, venue="UDJO")

    assert planned(elsewhere).placements["one@A"].room is None
    assert judge(View(Setting(elsewhere))) == ()


def test_where_no_activity_names_several_rooms_the_model_knows_of_none() -> None:
    plain = two_rooms(session("one", "A", rooms=(), room="LARGE"), session("two", "B", rooms=()), rules=rules())
    setting = Setting(plain)

    assert setting.choosing_rooms() is setting
    assert not any(item.rooms for item in SolverModel(setting, active_rules(setting)).items.values())


def test_what_a_part_of_a_plan_leaves_where_it_stands_takes_its_own_room_alone() -> None:
    edition = two_rooms(session("two", "B"), session("three", "C"), rules=rules("two", "three"))
    plan = standing(edition, {"two": ("mon 09:00", "LARGE"), "three": ("mon 09:00", "SMALL")}).plan
    setting, part = Setting(edition), Part(plan, frozenset({"three@C"}), frozenset({MONDAY}))

    model = SolverModel(setting, active_rules(setting), part=part)
    model.cp.add(model.items["three@C"].presence == 1)
    solver = cp_model.CpSolver()

    assert solver.solve(model.cp) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    found = model.plan(solver.value).placements
    assert (found["two@B"].room, found["three@C"].room) == ("LARGE", "SMALL")


@pytest.mark.parametrize("seed", [pytest.param(n, marks=pytest.mark.deep if n > 1 else ()) for n in range(20)])
def test_whatever_is_locked_there_is_a_plan_and_only_what_is_locked_breaks_anything(seed: int) -> None:
    rng = random.Random(seed)
    edition = two_rooms(*(session(f"s{n}", rng.choice("ABC")) for n in range(5)), rules=rules())
    slots = {
        f"s{n}": (f"mon 09:{rng.choice(['00', '30'])}", rng.choice([None, None, "LARGE", "SMALL"])) for n in range(4)
    }
    held = standing(edition, dict(rng.sample(list(slots.items()), rng.randint(1, 4))), locked=True)

    plan = planned(held)

    locked = {slot.id for slot in held.plan.placements.values()}
    assert len(plan.placements) == 5
    assert all(set(breach.about) <= locked for breach in judge(View(Setting(held), plan)))
    for slot in held.plan.placements.values():
        assert slot.room in (None, plan.placements[slot.id].room)


@pytest.mark.parametrize("named", ["LARGE", None])
def test_what_stays_where_it_was_stays_agreed_whether_its_usual_room_is_named_or_not(named: str | None) -> None:
    at_nine = FixedStart(id="nine", activity="one", date=MONDAY, time=dt.time(9))
    edition = two_rooms(session("one", "A", room="LARGE"), rules=[*rules(), at_nine])
    agreed = standing(edition, {"one": ("mon 09:00", named)}, confirmation="confirmed")

    assert planned(agreed).placements == agreed.plan.placements
