"""The law for rules over a group's whole day, which planning has to ask."""

from __future__ import annotations

import random
from typing import Any

from lawatan.domain import changed
from lawatan.rules import Rule
from laws.kinds.law import Body, Law
from laws.mutants import Mutant, refuting


def _near(rng: random.Random, body: Body) -> None:
    """More of what a group does lies in one city, so that its days have several ways."""
    for activity in body["activities"].values():
        if activity["venue"] in ("V3", "V4", "HX") and rng.random() < 0.7:
            activity["venue"] = rng.choice(["V1", "V2"])
        activity["groups"] = ["A"] if rng.random() < 0.6 else activity["groups"]


def by(minutes: int) -> Mutant:
    """The rule with another bound."""

    def mutate(rule: Rule) -> Rule:
        return changed(rule, minutes=max(0, rule.minutes + minutes))  # type: ignore[attr-defined]

    return mutate


def _first_alone(model: Any, literals: Any, when: Any = ()) -> None:
    model.any_of(list(literals)[:1], when)


def _nothing(*_: Any, **__: Any) -> None:
    """Say nothing."""


def _any(model: Any, a: str, b: str) -> Any:
    return model.always


LAWS: dict[str, Law] = {
    "road_hours": Law(
        make=lambda rng: {"minutes": rng.choice([40, 60, 75, 90, 120, 150])},
        lay=_near,
        found=0.0,
        mutants=(
            ("a step too strict", by(-5)),
            ("a step too lax", by(5)),
            ("says nothing", refuting(any_of=_nothing)),
            ("one of the things is enough", refuting(any_of=_first_alone)),
            ("forgets the order", refuting(before=_any)),
        ),
    ),
}
