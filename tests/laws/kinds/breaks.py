"""Rules on breaks under the law: tea and prayers; lunch and the Friday break are of the first ones."""

from __future__ import annotations

import random

from laws.kinds.law import Body, Law
from laws.mutants import altered, bent, one_less, one_more, silent


def _near(rng: random.Random, body: Body) -> None:
    """Short things at places near to each other, so that a day has several of them."""
    for activity in body["activities"].values():
        activity |= {"venue": rng.choice(["HX", "HX", "V1", "V3"]), "duration_minutes": rng.choice([20, 45, 60, 90])}
        activity |= {"kind": rng.choice(["session", "session", "workshop", "site_visit", "meal"]), "groups": ["ALL"]}
    for way in body["travel_times"].values():
        way |= {"off_peak_minutes": 5, "peak_minutes": rng.choice([5, 15])}


def _tea(rng: random.Random) -> Body:
    hour = rng.choice([9, 10, 11, 12])
    return {
        "earliest": f"{hour:02}:00",
        "latest": rng.choice([f"{hour:02}:00", f"{hour:02}:15", f"{hour:02}:30"]),
        "minutes": rng.choice([15, 30, 45]),
        "kinds": rng.choice([["session", "workshop"], ["session", "workshop", "site_visit"]]),
        "inside_from_minutes": rng.choice([90, 90, 240, 240]),
    }


def _prayers(rng: random.Random) -> Body:
    return {
        "prayers": rng.choice([["dhuhr"], ["dhuhr"], ["asr", "dhuhr"], ["dhuhr", "asr"]]),
        "minutes": rng.choice([30, 45, 60]),
        "within_minutes": rng.choice([15, 30, 60]),
    }


def _sitting(rng: random.Random, body: Body) -> None:
    """The same with more that is sat through, and no way out of the city."""
    _near(rng, body)
    body["city_changes"] = {}
    for activity in body["activities"].values():
        activity |= {"kind": rng.choice(["session"] * 4 + ["workshop", "site_visit", "meal"]), "apart": False}
        activity |= {"venue": rng.choice(["HX", "HX", "V1"]), "duration_minutes": rng.choice([45, 60, 85, 90])}


LAWS: dict[str, Law] = {
    "tea": Law(
        make=_tea,
        lay=_sitting,
        found=0.1,
        anywhere=0.0,
        loose=0.8,
        mutants=(
            ("says nothing", silent),
            ("a step too strict", bent(spare=one_more("spare"))),
            ("a step too lax", bent(spare=one_less("spare"))),
            ("begins a step early", altered(earliest=-5)),
            ("begins a step late", altered(earliest=5)),
            ("ends a step early", altered(latest=-5)),
            ("ends a step late", altered(latest=5)),
            ("sits a step shorter", altered(inside_from_minutes=-5)),
            ("sits a step longer", altered(inside_from_minutes=5)),
            ("fewer kinds", altered(kinds=lambda kinds: kinds[:1])),
        ),
    ),
    "prayers": Law(
        make=_prayers,
        lay=_near,
        found=0.1,
        anywhere=0.0,
        loose=0.7,
        mutants=(
            ("says nothing", silent),
            ("a step too strict", bent(spare=one_more("spare"))),
            ("a step too lax", bent(spare=one_less("spare"))),
            ("a step more", altered(minutes=5)),
            ("a step less", altered(minutes=-5)),
            ("a step longer", altered(within_minutes=5)),
            ("a step shorter", altered(within_minutes=-5)),
            ("only the first", altered(prayers=lambda prayers: prayers[:1])),
        ),
    ),
}
