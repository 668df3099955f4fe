"""The rules on order under the law: what comes before what, beside what, and on which days."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from laws.kinds.law import Body, Law
from laws.mutants import Mutant, altered, bent, one_less, one_more, silent, windowed

SILENT = ("says nothing", silent)
BOUNDS = (("a step too strict", bent(gap=one_more("gap"))), ("a step too lax", bent(gap=one_less("gap"))))


def _pair(rng: random.Random) -> Body:
    activity, other = rng.sample(["a0", "a1", "a2"], 2)
    return {"activity": activity, "other": other}


def _some(rng: random.Random) -> Body:
    return {"activities": rng.sample(["a0", "a1", "a2"], rng.choice([2, 2, 3]))}


def together(rng: random.Random, body: Body) -> None:
    """Most activities are for both groups together, so that they have them in common."""
    for activity in body["activities"].values():
        if rng.random() < 0.7:
            activity |= {"groups": ["ALL"], "apart": False}


def _at_one_place(rng: random.Random, body: Body) -> None:
    """As ``together``, and many in one city, so that one can follow soon on another."""
    together(rng, body)
    for activity in body["activities"].values():
        if rng.random() < 0.5:
            activity["venue"] = rng.choice(["HX", "V1"])


def _in_parts(rng: random.Random, body: Body) -> None:
    together(rng, body)
    for activity in ("a1", "a2"):
        body["activities"][activity] |= {"part_of": "a0", "part": rng.choice([2, 2, 2, 3, 3, None])}
    body["activities"]["a0"]["part"] = rng.choice([1, 1, 1, 1, 2, None])


def _days(rng: random.Random) -> Body:
    least = rng.choice([0, 1, 1, 2])
    return {**_pair(rng), "least": least, "most": rng.choice([None, least, least + 1])}


def _soon(model: Any, a: str, b: str, at_most: int, when: Any = ()) -> None:
    model.soon(a, b, at_most, when)


def _nothing(*_: Any, **__: Any) -> None:
    """Say nothing."""


def _unordered(model: Any, a: str, b: str) -> Any:
    return model.literal(f"{a} or {b}")


def a_day_off(model: Any, item: str, day: Any) -> Any:
    """The days of one activity a day off."""
    return model.on_day(item, day + dt.timedelta(days=1) if item.startswith("a0@") else day)


def _off(by: int) -> Mutant:
    """A mutant that misses so many days more."""

    def mutate(rule: Any) -> Any:
        kind = type(rule)

        class Wrong(kind):  # type: ignore[valid-type, misc]
            def missing(self, days: int) -> int:
                return int(super().missing(days)) + by

        return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})

    return mutate


def _only_after(model: Any, literals: Any, when: Any = ()) -> None:
    """Nothing comes before the activity that another has to follow."""
    _, after, absent = literals
    model.any_of([after, absent], when)


def _turned(value: bool) -> bool:
    return not value


DAYS = (("a day off", bent(on_day=a_day_off)), ("a day too strict", _off(1)), ("a day too lax", _off(-1)))

LAWS: dict[str, Law] = {
    "directly_after": Law(
        make=lambda rng: {**_pair(rng), "within_minutes": rng.choice([0, 15, 30, 60, 240])},
        lay=_at_one_place,
        found=0.55,
        anywhere=0.05,
        mutants=(
            SILENT,
            *BOUNDS,
            ("within a step too short", bent(close=one_less("close"))),
            ("within a step too long", bent(close=one_more("close"))),
            ("no way counted", bent(close=_soon)),
            ("no bound above", bent(close=_nothing)),
            ("anything may lie between", bent(any_of=_nothing)),
            ("nothing may come before", bent(any_of=_only_after)),
            ("nothing comes before or after", bent(before=lambda model, *_: ~model.always)),
        ),
    ),
    "grouped": Law(
        make=_some,
        lay=together,
        found=0.4,
        mutants=(
            SILENT,
            ("any order", bent(before=_unordered)),
            ("the block may end only before", bent(literal=lambda model, *_: model.always)),
            ("the block may end only after", bent(literal=lambda model, *_: ~model.always)),
        ),
    ),
    "same_day": Law(make=_some, lay=together, mutants=(SILENT, *DAYS)),
    "other_day": Law(make=_some, lay=together, mutants=(SILENT, *DAYS)),
    "days_between": Law(
        make=_days,
        lay=together,
        mutants=(
            SILENT,
            *DAYS,
            ("least a day more", altered(least=lambda n: n + 1)),
            ("least a day less", altered(least=lambda n: n - 1)),
            ("most a day more", altered(most=lambda n: n if n is None else n + 1)),
            ("most a day less", altered(most=lambda n: n if n is None else n - 1)),
            ("nothing above", altered(most=lambda _: None)),
        ),
    ),
    "not_first_or_last": Law(
        make=lambda rng: {
            "activities": rng.sample(["a0", "a1", "a2"], rng.choice([1, 2])),
            **rng.choice([{"first": False}, {"last": False}, {}]),
        },
        anywhere=0.5,
        mutants=(
            ("the first day turned", altered(first=_turned)),
            ("the last day turned", altered(last=_turned)),
        ),
        only_hard=(
            ("begins a step too late", windowed(lambda b, e: (b + 5, e))),
            ("ends a step too early", windowed(lambda b, e: (b, e - 5))),
            ("begins a step too early", windowed(lambda b, e: (b - 5, e))),
            ("ends a step too late", windowed(lambda b, e: (b, e + 5))),
        ),
        only_soft=(SILENT,),
    ),
    "ends_day": Law(
        make=lambda rng: {"activity": rng.choice(["a0", "a1", "a2"]), "rides_too": rng.random() < 0.5},
        lay=together,
        mutants=(
            SILENT,
            *BOUNDS,
            ("on any day", bent(same_day=lambda model, *_: model.always)),
            ("rides turned", altered(rides_too=_turned)),
        ),
    ),
    "parts_in_order": Law(
        make=lambda rng: {"other_days": rng.random() < 0.5},
        lay=_in_parts,
        found=0.2,
        mutants=(SILENT, *BOUNDS, *DAYS[:1], ("days turned", altered(other_days=_turned))),
    ),
}
