"""A part of a plan: what may change, while all else stays as it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lawatan.domain import Plan
from lawatan.schedule import Clock, Window


@dataclass(frozen=True)
class Part:
    """The ``free`` items may start on ``days``, each by the date where it starts; the rest stays as it is in ``plan``."""

    plan: Plan
    free: frozenset[str]
    days: frozenset[dt.date]

    def windows(self, clock: Clock, zone: str) -> tuple[Window, ...]:
        """The minutes of the days in a zone."""
        return tuple(
            (clock.midnight(day, zone), clock.midnight(day + dt.timedelta(days=1), zone) - 1)
            for day in sorted(self.days)
        )
