"""A planned edition for the board: two groups, apart and together, a flight each, two clocks, every confirmation."""

from __future__ import annotations

from typing import Any

from builders import activity, planned, text, two_cities
from lawatan.domain import Placement, Plan, Table, with_plan
from lawatan.rules import Edition
from lawatan.rules.friday_break import FridayBreak
from lawatan.rules.lunch import Lunch

CONFIRMED = {
    "access@ALL": ("confirmed", False),
    "finance@ALL": ("announced", False),
    "leather@A": ("held", False),
    "coffee@A": ("requested", False),
    "spa@ALL": ("confirmed", True),
}


def _activities() -> list[Any]:
    return [
        activity("access", "OFFICE", 90, kind="session", name=text("Foreign market access")),
        activity("finance", "OFFICE", 90, kind="session", name=text("SMI finance")),
        activity(
            "packaging", "OFFICE", 75, kind="site_visit", groups=("A", "B"), apart=True, name=text("Packaging house")
        ),
        activity("leather", "HOTEL", 75, kind="workshop", groups=("A", "B"), apart=True, name=text("Leather centre")),
        activity("recap", "HOTEL", 60, kind="working_session", name=text("Recap and briefing")),
        activity("museum", "OFFICE", 60, kind="cultural_visit", groups=("B",), name=text("City museum")),
        activity(
            "coffee", "CERAMICS", 120, kind="site_visit", groups=("A", "B"), apart=True, name=text("Coffee processing")
        ),
        activity("spa", "RESORT", 30, kind="ceremony", name=text("Closing")),
        activity("walk", "RESORT", 60, kind="free_time", must_happen=False, name=text("A walk on the beach")),
    ]


def unplanned() -> Edition:
    """The edition without a plan."""
    rules = [Lunch(id="lunch"), FridayBreak(id="friday")]
    return two_cities(*_activities(), rules=rules, id="lanes", name=text("Demonstration: Jakarta, then Bali"))


def two_lanes() -> Edition:
    """The edition with a plan: from Thursday in Jakarta to Saturday in Bali."""
    starts = {
        "access": "thu 08:30",
        "finance": "thu 10:15",
        "packaging@A": "thu 13:30",
        "leather@B": "thu 13:30",
        "leather@A": "thu 15:30",
        "packaging@B": "thu 15:30",
        "recap": "fri 08:00",
        "museum": "fri 13:45",
        "coffee@A": "sat 10:00",
        "coffee@B": "sat 13:30",
        "spa": "sat 18:00",
    }
    rides = {"to-bali@A": ("train", "fri 13:35"), "to-bali@B": ("flight", "fri 22:00")}
    made = planned(unplanned(), starts, rides)
    placements = [
        Placement(id=p.id, start=p.start, confirmation=CONFIRMED[p.id][0], locked=CONFIRMED[p.id][1])
        if p.id in CONFIRMED
        else p
        for p in made.plan.placements.values()
    ]
    return with_plan(made, Plan(placements=Table(placements), rides=made.plan.rides))
