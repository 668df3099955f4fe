"""What the law needs to know of one kind of rule: how to make it, what edition shows it, which mistakes to plant."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from laws.mutants import Mutant

Body = dict[str, Any]


def as_it_is(rng: random.Random, body: Body) -> None:
    """Leave the edition as it is."""


def several_rooms(rng: random.Random, body: Body, share: float = 0.7) -> None:
    """Most activities lie where planning chooses one of two or three rooms; some have a room of their own besides."""
    names = ["R1", "R2", "R3"]
    for venue in body["venues"].values():
        venue.setdefault("rooms", [{"id": room, "name": {"en": room}} for room in names])
    for activity in body["activities"].values():
        if rng.random() < share:
            activity["rooms"] = rng.sample(names[: rng.choice([2, 2, 3])], rng.choice([1, 2, 2]))
            activity["room"] = rng.choice([None, None, None, "R1", "R3"])
        else:
            activity["room"] = rng.choice([None, "R1", "R2"])


@dataclass(frozen=True)
class Law:
    """One kind of rule under the law."""

    make: Callable[[random.Random], Body]
    """Makes the fields of a rule about some of the activities a0, a1, a2 (a3 and a4 are not always there)."""
    lay: Callable[[random.Random, Body], None] = as_it_is
    """Changes the edition (its JSON, in place), so that the rule has something to be about."""
    found: float = 0.35
    """Share of plans that start from one of the solver's own and are nudged."""
    anywhere: float = 0.1
    """Share of plans strewn over the horizon; the others are packed on one or two days."""
    loose: float = 0.4
    """Share of the packed ones in which some things follow a little too early."""
    at_edges: float = 0.0
    """Share of the starts at the ends of what windows allow, where the solver's own plans are asked for."""
    mutants: tuple[tuple[str, Mutant], ...] = ()
    """Mistakes with their names, each of which the law catches: where it must hold, and as a preference."""
    only_hard: tuple[tuple[str, Mutant], ...] = ()
    """The same, only where it must hold: windows of a preference go another way."""
    only_soft: tuple[tuple[str, Mutant], ...] = ()
    """The same, only as a preference."""
