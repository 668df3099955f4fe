"""The rules on learning under the law: what prepares, how it is spread, what comes last, what is covered."""

from __future__ import annotations

import random
from typing import Any

from laws.kinds.law import Body, Law
from laws.kinds.order import BOUNDS, SILENT, a_day_off, together
from laws.mutants import altered, bent

TOPICS = ("export", "design")
CHOICES: tuple[Body, ...] = ({}, {"kinds": [], "tags": ["export"]}, {"kinds": ["session"], "tags": list(TOPICS)})


def _kinds(rng: random.Random, body: Body) -> None:
    """Working sessions and others, about one topic or the other."""
    together(rng, body)
    for activity in body["activities"].values():
        activity["kind"] = rng.choice(
            ["working_session", "working_session", "session", "workshop", "site_visit", "meal"]
        )
        activity["tags"] = rng.sample(TOPICS, rng.choice([0, 1, 1, 2]))


def _lectures(rng: random.Random, body: Body) -> None:
    """One or two lectures that prepare others."""
    together(rng, body)
    body["activities"]["a0"]["prepares"] = rng.sample(["a1", "a2"], rng.choice([1, 2]))
    if rng.random() < 0.4:
        body["activities"]["a1"]["prepares"] = ["a2"]


def _nothing(*_: Any, **__: Any) -> None:
    """Say nothing."""


def _as_many(model: Any, terms: Any, least: int, when: Any = ()) -> None:
    model.at_least([(literal, 60) for literal, _ in terms], least, when)


def _one_more(n: int | None) -> int | None:
    return None if n is None else n + 1


def _one_less(n: int | None) -> int | None:
    return None if n is None else n - 1


LAWS: dict[str, Law] = {
    "prepared": Law(
        make=lambda rng: {"most_days": rng.choice([None, 0, 1, 1])},
        lay=_lectures,
        found=0.25,
        mutants=(
            SILENT,
            *BOUNDS,
            ("a day off", bent(on_day=a_day_off)),
            ("a day more", altered(most_days=_one_more)),
            ("a day less", altered(most_days=_one_less)),
            ("any time before", altered(most_days=lambda _: None)),
        ),
    ),
    "spread": Law(
        make=lambda rng: {
            **rng.choice(CHOICES),
            "least_days": rng.choice([1, 1, 2, 2, 3]),
            "most": rng.choice([None, 1, 1, 2]),
        },
        lay=_kinds,
        anywhere=0.4,
        mutants=(
            SILENT,
            ("a day more", altered(least_days=_one_more)),
            ("a day less", altered(least_days=_one_less)),
            ("one more a day", altered(most=_one_more)),
            ("one less a day", altered(most=_one_less)),
            ("any number a day", altered(most=lambda _: None)),
            ("on any number of days", bent(at_least=_nothing)),
            ("a day off", bent(on_day=a_day_off)),
            ("a day counts without any", bent(any_of=_nothing)),
        ),
    ),
    "tag_last": Law(
        make=lambda rng: dict(rng.choice(CHOICES)),
        lay=_kinds,
        found=0.15,
        mutants=(
            SILENT,
            *BOUNDS,
            ("none is the last", bent(any_of=_nothing)),
            ("all are the last", bent(literal=lambda model, name: model.always)),
            ("the gap to it is free", bent(gap=_nothing)),
        ),
    ),
    "covered": Law(
        make=lambda rng: {
            "topics": rng.sample(TOPICS, rng.choice([1, 1, 2])),
            "least_minutes": rng.choice([15, 20, 45, 60, 90, 105]),
        },
        lay=_kinds,
        mutants=(
            SILENT,
            ("a step more", altered(least_minutes=lambda n: n + 5)),
            ("a step less", altered(least_minutes=lambda n: n - 5)),
            ("each thing as long as any", bent(at_least=_as_many)),
        ),
    ),
}
