"""The family *One thing at a time*: turn time, staff in one place, same start, meeting again."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from laws.kinds.law import Body, Law
from laws.mutants import bent, one_less, one_more, silent


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
    "turn_time": Law(make=lambda rng: {}, lay=_turning, found=0.3, loose=0.5, mutants=_off("gap")),
    "staff_one_place": Law(make=lambda rng: {}, lay=_staffed, found=0.15, loose=1.0, mutants=_off("gap")),
    "same_start": Law(make=_activities, lay=parted, found=0.7, mutants=_off("later")),
    "meet": Law(
        make=lambda rng: {**_activities(rng), "most_minutes": rng.choice([0, 10, 30, 60])},
        lay=parted,
        found=0.7,
        mutants=_off("span"),
    ),
}
