"""The family *One thing at a time*: turn time, staff in one place, same start, meeting again."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lawatan.rules import Rule
from lawatan.rules.model import Model
from lawatan.schedule import Setting
from laws.kinds.law import Body, Law, several_rooms
from laws.mutants import OTHER_ROOMS, Mutant, bent, one_less, one_more, silent


def parted(rng: random.Random, body: Body) -> None:
    """Most activities are one group's, or each group's by itself; nothing else keeps them apart."""
    for activity in body["activities"].values():
        activity["groups"], activity["apart"] = rng.choice(
            [(["A"], False), (["B"], False), (["A", "B"], True), (["A", "B"], True), (["ALL"], False)]
        )
        activity |= {"hosts": [], "officials": [], "must_happen": False}


def _turning(rng: random.Random, body: Body) -> None:
    """The groups follow each other at two venues, one of them with rooms."""
    parted(rng, body)
    body["venues"]["V1"]["rooms"] = [{"id": room, "name": {"en": room}} for room in ("R1", "R2")]
    for venue in ("V1", "V2", "HX"):
        body["venues"][venue]["turn_minutes"] = rng.choice([5, 10, 15, 30])
    for activity in body["activities"].values():
        activity["venue"] = rng.choice(["V1", "V1", "V1", "V2"])
        if activity["venue"] == "V1":
            activity["room"] = rng.choice([None, None, "R1", "R2"])
            activity["rooms"] = rng.choice([[], [], ["R1", "R2"], ["R2"]])


def _staffed(rng: random.Random, body: Body) -> None:
    """Three persons of the committee, each needed here and there."""
    parted(rng, body)
    body["persons"] |= {f"s{n}": {"name": f"Staff {n}", "role": rng.choice(["staff", "guide"])} for n in range(3)}
    for activity in body["activities"].values():
        activity["pic"] = rng.choice(["s0", "s0", "s1"])
        activity["steps"] = [{"name": {"en": "step"}, "minutes": 5, "person": rng.choice(["s1", "s1", "s0", "p"])}]
        activity["officials"] = rng.choice([[], ["p"], []])
        activity["venue"] = rng.choice(["V1", "V1", "V1", "V2"])
        activity["duration_minutes"] = rng.choice([45, 90, 120])
    several_rooms(rng, body, 0.35)


def _crowded(rng: random.Random, body: Body) -> None:
    """Two groups, mostly at one venue, that want the same two or three rooms."""
    if rng.random() < 0.7:
        parted(rng, body)
    for activity in body["activities"].values():
        activity["venue"] = rng.choice(["V1", "V1", "V1", "HX", activity["venue"]])
        activity["hosts"] = rng.choice([[], [], activity["hosts"]])
    several_rooms(rng, body)


def _seated(rng: random.Random, body: Body) -> None:
    """Rooms of all sizes, some of which just hold a group."""
    people = [body["groups"][group]["participants"] for group in ("A", "B")]
    sizes = [*people, sum(people), *(n - 1 for n in people), sum(people) - 1, 40]
    for venue in body["venues"].values():
        venue["rooms"] = [
            {"id": room, "name": {"en": room}, "capacity": rng.choice([None, *sizes])} for room in ("R1", "R2", "R3")
        ]
        venue["capacity"] = rng.choice([None, None, venue.get("capacity")])
    for activity in body["activities"].values():
        activity["tours"] = rng.choice([[], [], activity["tours"]])
    several_rooms(rng, body)


def counting(more: int) -> Mutant:
    """A mutant that states the rule for so many people more than come."""

    def mutate(rule: Rule) -> Rule:
        kind = type(rule)

        class Wrong(kind):  # type: ignore[valid-type, misc]
            def post(self, model: Model, setting: Setting) -> None:
                counted = {
                    key: replace(one, head_count=one.head_count + more) for key, one in setting.occurrences.items()
                }
                super().post(model, setting._with(counted))

        return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})

    return mutate


def _anywhere(model: Any, items: Any, where: Any = None) -> None:
    """Whatever can be in a room takes it, wherever it is."""
    model.no_overlap(items)


def _nowhere(model: Any, items: Any, where: Any = None) -> None:
    """What need not be in a room never takes it."""
    model.no_overlap([item for item in items if item not in (where or {})])


def one_way(word: str) -> Callable[..., Any]:
    """A word that is said only where the smaller name comes first."""
    return lambda model, a, b, n, when=(): getattr(model, word)(a, b, n, when) if a < b else None


def _off(word: str) -> tuple[tuple[str, Any], ...]:
    return (
        ("says nothing", silent),
        ("a step more", bent(**{word: one_more(word)})),
        ("a step less", bent(**{word: one_less(word)})),
        ("one direction", bent(**{word: one_way(word)})),
    )


def _activities(rng: random.Random) -> Body:
    return {"activities": rng.sample(["a0", "a1", "a2"], rng.randint(2, 3))}


LAWS: dict[str, Law] = {
    "one_place": Law(
        make=lambda rng: {},
        lay=_crowded,
        found=0.1,
        loose=0.8,
        mutants=(
            ("takes every room", bent(no_overlap=_anywhere)),
            ("takes no room that is chosen", bent(no_overlap=_nowhere)),
            OTHER_ROOMS[2],
        ),
    ),
    "capacity": Law(
        make=lambda rng: {},
        lay=_seated,
        found=0.35,
        anywhere=0.6,
        mutants=(
            ("says nothing", silent),
            ("one more comes", counting(1)),
            ("one fewer comes", counting(-1)),
            *OTHER_ROOMS,
        ),
    ),
    "turn_time": Law(make=lambda rng: {}, lay=_turning, found=0.3, loose=0.5, mutants=(*_off("gap"), *OTHER_ROOMS)),
    "staff_one_place": Law(
        make=lambda rng: {}, lay=_staffed, found=0.15, loose=1.0, mutants=(*_off("gap"), *OTHER_ROOMS)
    ),
    "same_start": Law(make=_activities, lay=parted, found=0.7, mutants=_off("later")),
    "meet": Law(
        make=lambda rng: {**_activities(rng), "most_minutes": rng.choice([0, 10, 30, 60])},
        lay=parted,
        found=0.7,
        mutants=_off("span"),
    ),
}
