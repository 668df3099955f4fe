"""A new schedule beside the one that there is, in figures: what moves, how long one is on the road, what is to fix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from lawatan.domain import Plan
from lawatan.rules import Edition, judge
from lawatan.schedule import Entry, Setting, View, ride_prices

if TYPE_CHECKING:
    from lawatan.jobs.changes import Changes
    from lawatan.words import Words


class Telling(Protocol):
    """What a new schedule changes of what people know, and who has to be told (``replan.ReplanReport``, ``fixes.Told``)."""

    changes: Changes

    def said(self, say: Words) -> Telling:
        """The same in another language."""

    def headline(self) -> str:
        """How much changes, in a sentence or two."""


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
    rooms: int = 0
    """Time slots that stay at their time, in another room."""
    again: Telling | None = None
    """Where it was planned again near to what people were told: who has to be told what."""


def compare(edition: Edition, new: Plan, rerouted: Edition | None = None) -> Comparison:
    """Compare the edition's own plan with a new one; judging a large edition twice takes some tenths of a second.

    ``rerouted``: the edition by whose order of the cities the new plan goes, where it is another.
    """
    old, setting = edition.plan, Setting(edition)
    was, now = {**old.placements, **old.rides}, {**new.placements, **new.rides}
    before, after = View(setting, old), View(setting if rerouted is None else Setting(rerouted), new)
    return Comparison(
        moved=sum(1 for i, p in new.placements.items() if i in was and old.placements[i].start != p.start),
        rides=sum(1 for i, ride in new.rides.items() if i in was and old.rides[i] != ride),
        added=len(now.keys() - was.keys()),
        gone=len(was.keys() - now.keys()),
        rooms=sum(1 for i, entry in after.entries.items() if _in_other_room(before.entries.get(i), entry)),
        travel_minutes=(before.travel_minutes, after.travel_minutes),
        breaches=(len(judge(before)), len(judge(after))),
        ride_prices=(ride_prices(before), ride_prices(after)),
    )


def _in_other_room(was: Entry | None, now: Entry) -> bool:
    if was is None or was.occurrence is None or now.occurrence is None:
        return False
    return was.start == now.start and was.occurrence.room != now.occurrence.room
