"""Rules on travel under the law: hours of rides, roll call, the peak, neighbours, changes of city, nights."""

from __future__ import annotations

import random

from laws.kinds.law import Body, Law
from laws.mutants import altered, bent, less, more, one_less, one_more, silent


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _hours(rng: random.Random) -> Body:
    begins = rng.randrange(6 * 60, 10 * 60, 15)
    return {
        "earliest": _time(begins),
        "latest": _time(begins + rng.randrange(180, 540, 15)),
        "weekdays": rng.choice([[], [], ["thu"], ["fri"]]),
    }


def _there_and_back(rng: random.Random, body: Body) -> None:
    """Up to three changes of city, each on any day: to Y, back to X, and to Y again."""
    body["ride_options"]["back"] = {
        "name": {"en": "back"},
        "from_city": "Y",
        "to_city": "X",
        "service": {"mode": "coach", "from_venue": "HY", "to_venue": "HX", "minutes": rng.choice([90, 600])},
    }
    there = {"order": 1, "groups": ["ALL"], "from_city": "X", "to_city": "Y", "options": ["coach", "train"]}
    back = {"order": 2, "groups": rng.choice([["A"], ["ALL"]]), "from_city": "Y", "to_city": "X", "options": ["back"]}
    body["city_changes"] = {"to-y": there, "back": back}
    if rng.random() < 0.4:
        body["city_changes"]["again"] = {**there, "order": 3, "groups": back["groups"]}
    for activity in list(body["activities"])[3:]:  # a0, a1 and a2 are always there
        del body["activities"][activity]


def _one_ride(rng: random.Random, body: Body) -> None:
    """A change of city on any day, by coach more often than not."""
    body["city_changes"] = {
        "to-y": {
            "groups": rng.choice([["ALL"], ["A"]]),
            "from_city": "X",
            "to_city": "Y",
            "options": rng.choice([["coach"], ["coach", "train"]]),
        }
    }


def _together(rng: random.Random, body: Body) -> None:
    """Activities that the same groups attend, in few places."""
    for n, activity in enumerate(body["activities"].values()):
        activity |= {"venue": rng.choice(["V1", "V2", "HX"]), "groups": ["ALL"], "apart": rng.random() < 0.15}
        activity["duration_minutes"] = rng.choice([15, 20, 45])
        if n > 1 and rng.random() < 0.5:
            activity["groups"] = rng.choice([["A"], ["B"]])


LAWS: dict[str, Law] = {
    "transfer_hours": Law(
        make=_hours,
        lay=_one_ride,
        found=0.1,
        anywhere=0.3,
        mutants=(
            ("the first minute a step early", altered(earliest=-5)),
            ("the first minute a step late", altered(earliest=5)),
            ("the last minute a step early", altered(latest=-5)),
            ("the last minute a step late", altered(latest=5)),
            ("on every day", altered(weekdays=())),
        ),
        only_soft=(("says nothing", silent),),
    ),
    "roll_call": Law(
        make=lambda rng: {"minutes": rng.choice([5, 10, 15]), "people": rng.choice([3, 8, 12])},
        found=0.1,
        loose=1.0,
        mutants=(
            ("says nothing", silent),
            ("a step too strict", bent(spare=one_more("spare"))),
            ("a step too lax", bent(spare=one_less("spare"))),
            ("one person more for each", altered(people=1)),
            ("five minutes more for each", altered(minutes=5)),
        ),
    ),
    "avoid_peak": Law(
        make=lambda rng: {
            "kinds": rng.choice([[], [], ["session"], ["workshop"]]),
            "rides": rng.random() < 0.5,
        },
        found=0.2,
        mutants=(
            ("says nothing", silent),
            ("rides the other way", altered(rides=lambda on: not on)),
            ("all kinds", altered(kinds=lambda kinds: ())),
            ("always at the peak", bent(ends_in_peak=lambda model, item: model.always)),
            ("never at the peak", bent(ends_in_peak=lambda model, item: ~model.always)),
            ("any day is the same", bent(same_day=lambda model, a, b: model.always)),
            ("no day is the same", bent(same_day=lambda model, a, b: ~model.always)),
            ("in any order", bent(before=lambda model, a, b: model.always)),
            ("in the other order", bent(before=lambda model, a, b: model.before(b, a))),
            ("never another hotel", bent(on_day=lambda model, item, day: ~model.always)),
        ),
    ),
    "neighbours": Law(
        make=lambda rng: {"activities": rng.sample(["a0", "a1", "a2"], rng.choice([2, 2, 3]))},
        lay=_together,
        found=0.2,
        mutants=(
            ("says nothing", silent),
            ("any day is the same", bent(same_day=lambda model, a, b: model.always)),
            ("no day is the same", bent(same_day=lambda model, a, b: ~model.always)),
            ("one direction", bent(before=lambda model, a, b: model.before(a, b) if a < b else ~model.always)),
            ("the other direction", bent(before=lambda model, a, b: model.before(a, b) if b < a else ~model.always)),
            ("only the first two", altered(activities=lambda activities: activities[:2])),
        ),
    ),
    "city_changes": Law(
        make=lambda rng: {"most": rng.choice([1, 1, 2, 2, 3]), "a_day": rng.choice([1, 1, 2])},
        lay=_there_and_back,
        anywhere=0.5,
        mutants=(
            ("says nothing", silent),
            ("one more", bent(at_most=more("at_most"))),
            ("one less", bent(at_most=less("at_most"))),
            ("one more in all", altered(most=1)),
            ("one less in all", altered(most=-1)),
            ("one more a day", altered(a_day=1)),
            ("one less a day", altered(a_day=-1)),
        ),
    ),
    "nights_at": Law(
        make=lambda rng: {
            "city": rng.choice(["X", "Y", "Y"]),
            **rng.choice([{"least": 1}, {"least": 2}, {"least": 0, "most": 1}, {"least": 1, "most": 1}]),
        },
        lay=_there_and_back,
        anywhere=0.4,
        mutants=(
            ("says nothing", silent),
            ("one night more at least", altered(least=1)),
            ("one night less at least", altered(least=-1)),
            ("one night more at most", altered(most=lambda most: None if most is None else most + 1)),
            ("one night less at most", altered(most=lambda most: None if most is None else most - 1)),
            ("the first stay is free", bent(start_in=lambda *_, **__: None)),
            ("arrivals are free", bent(end_in=lambda *_, **__: None)),
        ),
    ),
}
