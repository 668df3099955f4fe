"""A new schedule beside the one that there is, in figures: what moves, how long one is on the road, what is to fix."""

from __future__ import annotations

from dataclasses import dataclass

from lawatan.domain import Plan
from lawatan.rules import Edition, judge
from lawatan.schedule import Setting, View, ride_prices


@dataclass(frozen=True)
class Comparison:
    """What a new schedule changes; counts of time slots and rides, minutes summed over the leaf groups, breaches."""

    moved: int
    """Time slots that start at another time."""
    rides: int
    """Rides by another way or departure."""
    added: int
    gone: int
    travel_minutes: tuple[int, int]
    """Before and after."""
    breaches: tuple[int, int]
    """Before and after, warnings counted."""
    ride_prices: tuple[int, int] = (0, 0)
    """What cost and comfort of the rides are worth in minutes of travel, before and after."""


def compare(edition: Edition, new: Plan) -> Comparison:
    """Compare the edition's own plan with a new one; judging a large edition twice takes some tenths of a second."""
    old, setting = edition.plan, Setting(edition)
    was, now = {**old.placements, **old.rides}, {**new.placements, **new.rides}
    before, after = View(setting, old), View(setting, new)
    return Comparison(
        moved=sum(1 for i, p in new.placements.items() if i in was and old.placements[i].start != p.start),
        rides=sum(1 for i, ride in new.rides.items() if i in was and old.rides[i] != ride),
        added=len(now.keys() - was.keys()),
        gone=len(was.keys() - now.keys()),
        travel_minutes=(before.travel_minutes, after.travel_minutes),
        breaches=(len(judge(before)), len(judge(after))),
        ride_prices=(ride_prices(before), ride_prices(after)),
    )
