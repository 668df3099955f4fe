"""What cannot be kept together, as data: the solver finds it (``solver/explaining.py``), jobs say it in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LOCKED, NOW = "locked", "now"
"""What a demand says that is not a rule's: an item stands where it is locked or has begun; it does not begin in the past.
No rule has such an id for one item alone."""

Demand = tuple[str, ...]
"""A rule by its id, for all its cases; with an item, for those about that alone (``Rule.each``); or ``LOCKED`` or ``NOW``
with an item."""


@dataclass(frozen=True)
class Conflict:
    """Demands that cannot all be kept; without any one of them the others can, where ``minimal``.

    Not minimal where the time was up before each had been tried.
    """

    demands: tuple[Demand, ...]
    minimal: bool = True


@dataclass(frozen=True)
class Explained:
    """What was found: conflicts that share no demand, and whether all of what is left can be kept (None: not known)."""

    conflicts: tuple[Conflict, ...]
    rest_fits: bool | None

    def as_object(self) -> dict[str, Any]:
        """For a pipe and for ``--json``."""
        return {
            "conflicts": [{"demands": [list(d) for d in c.demands], "minimal": c.minimal} for c in self.conflicts],
            "rest_fits": self.rest_fits,
        }

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> Explained:
        """What ``as_object`` wrote; KeyError or TypeError where it is none."""
        conflicts = tuple(
            Conflict(tuple(tuple(map(str, demand)) for demand in each["demands"]), bool(each["minimal"]))
            for each in found["conflicts"]
        )
        return cls(conflicts, found["rest_fits"])
