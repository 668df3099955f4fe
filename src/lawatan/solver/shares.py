"""How planning spends its time: the share of the seconds left that each step gets, and the seconds of a search.

Measured on two cores with the generated editions of ``tests/benchmarks`` (``engine.py``).
"""

from __future__ import annotations

from dataclasses import dataclass

PLACING_SHARE, OPTIONS_SHARE, MENDING_SHARE, MENDING_OPTIONS_SHARE, CONFIRMING_SHARE = 0.6, 0.3, 0.6, 0.2, 0.3
"""To leave out nothing that must happen, then least of what may be left out, to find a place for what was left out all the
same (less where that may be), and to confirm that something is impossible."""

PREFERRING_SHARE, DEMANDED_SHARE = 0.2, 0.3
"""To keep preferences (all of them, then as many as can be), and to shorten the ways a few days at a time with all kept."""

LARGE = 80_000
"""Constraints from which a search of the whole has half the workers: each takes a copy of the model, of some 100 MB."""

EASING_SHARE, EASING_SECONDS = 0.5, 1.0
"""To find a plan before any rule is asked, and then to mend what is refused, in searches of so many seconds."""

MENDING_SECONDS, ROUND_SECONDS = 2.0, 0.4
"""What a search over some days gets at most: to place what is left out, and to shorten ways."""

STALE = 4.0
"""Rounds a day without gain from which rounds over a few days are at a dead end, and end."""

STALE_OF_KICKS = 0.6
"""The same where there is a way out of it: soon, as there are many."""


@dataclass(frozen=True)
class Improving:
    """How ways are shortened: the share of rounds over a few days and when they are at a dead end, of the search of the whole,
    and of rounds again with ways out of dead ends (0: none), where the least is not proven by then.
    """

    by_days: float
    stale: float
    whole: float
    kicks: float


FEW = Improving(by_days=0.65, stale=2.0, whole=0.3, kicks=0.8)
"""With some thirty things the rounds are at rest after a few seconds."""

MANY = Improving(by_days=0.8, stale=STALE, whole=0.5, kicks=0.0)
"""They never are in ten seconds, and the search of the whole finds little."""

MANY_THINGS = 45


def improving(things: int) -> Improving:
    """How the ways of so many time slots and rides are shortened."""
    return FEW if things < MANY_THINGS else MANY
