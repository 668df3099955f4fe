"""A tiny edition of parallel sessions: a hotel with two rooms, and groups of whom one fits into the larger alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from builders import activity, moment, one_city, text, with_fields, with_records
from lawatan.domain import Activity, Group, Placement, Plan, Room, Table, with_plan
from lawatan.rules import Edition, Rule
from lawatan.schedule import Setting

BOTH = ("LARGE", "SMALL")


def session(activity_id: str, group: str, minutes: int = 60, venue: str = "HOTEL", **fields: Any) -> Activity:
    """A session of a group in one of the two rooms of HOTEL, unless ``venue`` and ``fields`` say otherwise."""
    return activity(activity_id, venue, minutes, **{"groups": (group,), "rooms": BOTH, **fields})


def two_rooms(*activities: Activity, rules: Iterable[Rule] = (), **large: Any) -> Edition:
    """HOTEL has LARGE (30 seats) and SMALL (20); of the groups A has 25 people, B 18 and C 10. ``large`` changes LARGE."""
    groups = [
        Group(id="ALL", name=text("All")),
        *(
            Group(id=name, name=text(f"Group {name}"), parent="ALL", participants=people)
            for name, people in (("A", 25), ("B", 18), ("C", 10))
        ),
    ]
    made = one_city(groups=groups)
    rooms = (
        Room(id="SMALL", name=text("Small room"), capacity=20),
        Room(**{"id": "LARGE", "name": text("Large room"), "capacity": 30, **large}),
    )
    made = with_fields(made, "venues", "HOTEL", rooms=rooms)
    return with_records(with_records(made, "activities", *activities), "rules", *rules)


def standing(edition: Edition, slots: Mapping[str, tuple[str, str | None]], **fields: Any) -> Edition:
    """The edition with activities placed at (``"mon 09:00"``, room or None); ``fields`` are those of each time slot."""
    by_activity = {one.activity.id: one.id for one in Setting(edition).occurrences.values()}
    placements = [
        Placement(id=by_activity[name], start=moment(edition, when, "BDG"), room=room, **fields)
        for name, (when, room) in slots.items()
    ]
    return with_plan(edition, Plan(placements=Table(placements)))
