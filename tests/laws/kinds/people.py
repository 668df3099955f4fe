"""The family *People*: arrivals and departures, short stays, officials once a day, numbers of a choice."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lawatan.rules import Rule
from laws.kinds.law import Body, Law
from laws.mutants import Mutant, bent, forbidding, less, more, permissive, silent, windowed

DAY = 24 * 60


def by(field: str, step: int) -> Mutant:
    """A mutant with one number off; where that cannot be, with the number as it is."""

    def mutate(rule: Rule) -> Rule:
        fields = {name: getattr(rule, name) for name in type(rule).model_fields}
        return type(rule).model_construct(**fields | {field: max(0, fields[field] + step)})

    return mutate


def _moment(rng: random.Random, days: tuple[int, ...]) -> str:
    return f"2018-07-{rng.choice(days):02}T{rng.randrange(5, 21):02}:{rng.randrange(0, 60, 5):02}:00+07:00"


def _travellers(journey: str, days: tuple[int, ...]) -> Callable[[random.Random, Body], None]:
    """Two or three people in each group, who fly or go by train on these days; one or the other is already there."""

    def lay(rng: random.Random, body: Body) -> None:
        body["venues"]["SX"]["kind"] = rng.choice(["station", "airport"])
        for group in ("A", "B"):
            names = [f"{group}{n}" for n in range(rng.randint(2, 3))]
            body["groups"][group]["members"] = names
            for name in names:
                told = {"time": _moment(rng, days), "venue": rng.choice(["SX", "SX", "SY", None])}
                body["persons"][name] = {"name": name, **({journey: told} if rng.random() < 0.8 else {})}
        for activity in body["activities"].values():
            activity |= {"officials": [], "kind": rng.choice(["session", "site_visit", "site_visit", "meal"])}
            if rng.random() < 0.2:
                people = [name for name in body["persons"] if name not in ("p", "q", "r")]
                activity["opt_in"] = {"enrolled": rng.sample(people, rng.randint(0, 2))}

    return lay


def _journeys(*numbers: str) -> Callable[[random.Random], Body]:
    return lambda rng: {
        **{number: rng.randrange(0, 120, 5) for number in numbers},
        "missing_allowed": rng.choice([0, 0, 1, 2]),
        "kinds": rng.choice([["meal", "free_time"], ["session"], []]),
    }


def _named(table: str, role: str) -> Callable[[random.Random, Body], None]:
    """Two persons of a role, whom activities name: in their list, as PIC or in a step."""

    def lay(rng: random.Random, body: Body) -> None:
        body["persons"] |= {name: {"name": name, "role": role} for name in ("q", "r")}
        for activity in body["activities"].values():
            activity |= {"officials": [], table: rng.choice([["q"], ["r"], ["q", "r"], []])}
            activity["pic"] = rng.choice([None, None, "q"])
            step = {"name": {"en": "step"}, "minutes": 5, "person": rng.choice([None, "r"])}
            activity["steps"] = [step]

    return lay


def _persons(rng: random.Random) -> Body:
    return {"persons": rng.choice([[], [], ["q", "r"], ["q"]])}


def _choices(rng: random.Random, body: Body) -> None:
    """Most activities are only for those who want to: some have enough, some too few or too many."""
    body["persons"] |= {f"m{n}": {"name": f"m{n}"} for n in range(6)}
    body["groups"]["A"]["members"], body["groups"]["B"]["members"] = ["m0", "m1", "m2"], ["m3", "m4", "m5"]
    for activity in body["activities"].values():
        least = rng.randint(1, 3)
        if rng.random() < 0.8:
            activity["opt_in"] = {
                "minimum": least,
                "maximum": rng.choice([None, least, least + 1, least + 2]),
                "deadline": rng.choice([None, "2018-07-09", "2018-07-10"]),
                "enrolled": rng.sample([f"m{n}" for n in range(6)], rng.choice([0, 0, 1, 2, 2, 3, 4])),
            }


def _astray(by_one: int) -> Mutant:
    """A mutant of the rule on choices that counts one more or one less."""

    def mutate(rule: Rule) -> Rule:
        kind: Any = type(rule)

        class Wrong(kind):  # type: ignore[misc]
            def _astray(self, setting: Any, occurrence: Any) -> int:
                choice = occurrence.activity.opt_in
                if choice is None:
                    return 0
                numbers = {"minimum": choice.minimum + by_one, "maximum": choice.maximum and choice.maximum + by_one}
                bent_choice = choice.model_copy(update=numbers)
                other = occurrence.activity.model_copy(update={"opt_in": bent_choice})
                return int(super()._astray(setting, replace(occurrence, activity=other)))

        return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})

    return mutate


def _stretched(days: int) -> Mutant:
    """Windows that are so many days wider at both ends."""

    def start_in(model: Any, item: str, windows: Any, when: Any = ()) -> None:
        wide = tuple((b - days * DAY, e + days * DAY) for b, e in windows)
        model.start_in(item, tuple(w for w in wide if w[0] <= w[1]), when)

    return bent(start_in=start_in)


JOURNEYS = (
    ("a step later", windowed(lambda b, e: (b + 5, e + 5))),
    ("a step earlier", windowed(lambda b, e: (b - 5, e - 5))),
    ("one more may be missing", by("missing_allowed", 1)),
    ("one less may be missing", by("missing_allowed", -1)),
    ("allows every ride", permissive),
    ("allows no early ride", forbidding),
    ("a longer train buffer", by("station_minutes", 5)),
    ("a shorter train buffer", by("station_minutes", -5)),
)

LAWS: dict[str, Law] = {
    "arrivals": Law(
        make=_journeys("after_minutes", "station_minutes", "check_in_minutes"),
        lay=_travellers("arrival", (18, 18, 19, 20)),
        found=0.55,
        at_edges=0.8,
        mutants=(
            *JOURNEYS,
            ("a longer buffer", by("after_minutes", 5)),
            ("a shorter buffer", by("after_minutes", -5)),
            ("longer to check in", by("check_in_minutes", 5)),
            ("shorter to check in", by("check_in_minutes", -5)),
        ),
        only_soft=(("says nothing", silent),),
    ),
    "departures": Law(
        make=_journeys("before_minutes", "station_minutes"),
        lay=_travellers("departure", (19, 20, 20, 21)),
        found=0.6,
        at_edges=0.8,
        mutants=(
            *JOURNEYS,
            ("a longer buffer", by("before_minutes", 5)),
            ("a shorter buffer", by("before_minutes", -5)),
        ),
        only_soft=(("says nothing", silent),),
    ),
    "short_stay": Law(
        make=lambda rng: {**_persons(rng), "most_days": rng.choice([1, 1, 2])},
        lay=_named("resource_persons", "resource"),
        found=0.35,
        anywhere=0.2,
        mutants=(
            ("says nothing", silent),
            ("a day more", _stretched(1)),
            ("a day less", by("most_days", -1)),
        ),
    ),
    "once_a_day": Law(
        make=lambda rng: {**_persons(rng), "most": rng.choice([1, 1, 2])},
        lay=_named("officials", "official"),
        found=0.3,
        anywhere=0.2,
        mutants=(
            ("says nothing", silent),
            ("one more", bent(at_most=more("at_most"))),
            ("one less", bent(at_most=less("at_most"))),
        ),
    ),
    "opt_in_numbers": Law(
        make=lambda rng: {"today": rng.choice([None, "2018-07-09", "2018-07-10", "2018-07-11"])},
        lay=_choices,
        anywhere=0.4,
        mutants=(
            ("says nothing", silent),
            ("one more", _astray(1)),
            ("one less", _astray(-1)),
        ),
    ),
}
