"""A group is not on the road all day."""

from __future__ import annotations

import pytest

from builders import activity, amounts, breaches, one_city, planned, said, two_cities
from lawatan.domain import Plan, changed, with_plan
from lawatan.rules import Edition, judge
from lawatan.rules.must_happen import MustHappen
from lawatan.rules.one_place import OnePlace
from lawatan.rules.road_hours import RoadHours
from lawatan.rules.travel_fits import TravelFits
from lawatan.schedule import Setting, View
from lawatan.solver.budget import Options
from lawatan.solver.layers import solve


def edition(minutes: int = 125) -> Edition:
    return one_city(
        activity("museum", "MUSEUM", 60),
        activity("udjo", "UDJO", 60),
        rules=[RoadHours(id="road", minutes=minutes)],
    )


@pytest.mark.parametrize(
    ("museum", "udjo", "road"),
    [
        ("mon 10:00", "mon 13:00", 25 + 35 + 40),  # HOTEL–MUSEUM 15, MUSEUM–UDJO 25, UDJO–HOTEL 30, each with 10 more
        ("mon 13:00", "mon 10:00", 100),
        ("mon 10:00", "mon 15:00", 115),  # back at 16:00, in the peak: 45
        ("mon 09:00", "mon 15:00", 125),  # out at 08:25 as well: 25
    ],
)
def test_the_ways_of_a_day_are_added_up(museum: str, udjo: str, road: int) -> None:
    slots = {"museum": museum, "udjo": udjo}
    about = tuple(f"{name}@ALL" for name in sorted(slots, key=lambda name: slots[name]))

    assert amounts(edition(road), slots) == []
    assert amounts(edition(road - 5), slots) == [(about, 5)]


def test_each_day_is_by_itself() -> None:
    assert amounts(edition(50), {"museum": "mon 10:00", "udjo": "tue 10:00"}) == [(("udjo@ALL",), 30)]


def test_rides_do_not_count_but_the_ways_beside_them_do() -> None:
    made = two_cities(
        activity("talk", "OFFICE", 60, groups=("A",)),
        activity("pots", "CERAMICS", 60, groups=("A",)),
        rules=[RoadHours(id="road", minutes=170)],
    )
    day = {"talk": "wed 10:00", "pots": "wed 19:00"}
    ride = {"to-bali@A": ("coach", "wed 13:00")}

    # 30 to the office and 30 back to the coach; 65 from the resort in Bali's peak, 50 back after it
    assert amounts(made, day, ride) == [(("talk@A", "to-bali@A", "pots@A"), 5)]


def test_the_sentence() -> None:
    made = edition(90)

    (breach,) = breaches(made, {"museum": "mon 10:00", "udjo": "mon 13:00"})

    assert said(made, breach) == (
        "All is on the road for 1 h 40 min on Mon 23 Jul, which is 10 min more than 1 h 30 min."
    )


def test_planning_asks_and_parts_what_is_too_far() -> None:
    made = one_city(
        activity("museum", "MUSEUM", 60),
        activity("udjo", "UDJO", 60),
        activity("studio", "STUDIO", 60),
        rules=[
            MustHappen(id="must"),
            OnePlace(id="one"),
            TravelFits(id="fits"),
            RoadHours(id="road", minutes=85),
        ],
    )
    told: list[View] = []
    setting = Setting(made)

    result = solve(made, Options(time_limit=4.0, workers=1), lambda _, plan, __: told.append(View(setting, plan)))

    assert result.plan is not None and not result.impossible
    assert len(result.plan.placements) == 3
    assert judge(View(setting, result.plan)) == ()
    assert all(judge(view) == () or len(view.entries) < 3 for view in told), "what it breaks never gets out"
    assert len(View(setting, result.plan).days("ALL")) >= 2


def test_what_is_locked_is_told_and_the_rest_planned() -> None:
    made = planned(
        one_city(
            *(activity(name, name.upper(), 60) for name in ("museum", "udjo", "studio")),
            rules=[MustHappen(id="must"), OnePlace(id="one"), TravelFits(id="fits"), RoadHours(id="road", minutes=85)],
        ),
        {"museum": "mon 10:00", "udjo": "mon 13:00"},
    )
    slots = made.plan.placements
    locked = slots.changed({slot.id: changed(slot, locked=True) for slot in slots.values()})
    made = with_plan(made, Plan(placements=locked))

    result = solve(made, Options(time_limit=4.0, workers=1), lambda *_: None)

    assert result.plan is not None and len(result.plan.placements) == 3
    view = View(Setting(made), result.plan)
    assert [breach.about for breach in judge(view)] == [("museum@ALL", "udjo@ALL")]
    assert len(view.days("ALL")) == 2
