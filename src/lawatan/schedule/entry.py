"""What stands in a plan: placed occurrences and chosen rides as stretches of minutes. Their days and ways: ``view``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawatan.domain import Placement, Plan, Ride
from lawatan.schedule.occurrence import Crossing, Occurrence
from lawatan.schedule.ride import RideRun
from lawatan.schedule.setting import Setting


@dataclass(frozen=True)
class Entry:
    """A placed occurrence or a chosen ride, with its minutes; ``occurrence`` or ``ride`` is set, never both."""

    id: str
    leaves: tuple[str, ...]
    start: int
    end: int
    from_venue: str
    to_venue: str
    from_city: str
    to_city: str
    from_base: str
    """The city whose hotel the group comes from: its own, but for a day trip."""
    to_base: str
    resources: tuple[str, ...]
    locked: bool
    occurrence: Occurrence | None = None
    placement: Placement | None = None
    crossing: Crossing | None = None
    ride: RideRun | None = None
    decision: Ride | None = None

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.end - self.start


Decision = Placement | Ride
"""What a plan says of one item."""


def entries_of(setting: Setting, plan: Plan) -> Iterator[Entry]:
    """The entries of a plan; decisions about what the edition no longer holds are passed over."""
    decisions: tuple[Decision, ...] = (*plan.placements.values(), *plan.rides.values())
    for decision in decisions:
        entry = entry_of(setting, decision)
        if entry is not None:
            yield entry


def entry_of(setting: Setting, decision: Decision) -> Entry | None:
    """What a decision comes to; None where the edition no longer holds what it is about."""
    return _placed(setting, decision) if isinstance(decision, Placement) else _ridden(setting, decision)


def _placed(setting: Setting, placement: Placement) -> Entry | None:
    occurrence = setting.occurrences.get(placement.id)
    if occurrence is None:
        return None
    start = setting.clock.minute(placement.start)
    return Entry(
        id=placement.id,
        leaves=occurrence.leaves,
        start=start,
        end=start + occurrence.minutes,
        from_venue=occurrence.venue,
        to_venue=occurrence.venue,
        from_city=occurrence.city,
        to_city=occurrence.city,
        from_base=occurrence.base,
        to_base=occurrence.base,
        resources=occurrence.resources,
        locked=placement.locked,
        occurrence=occurrence,
        placement=placement,
    )


def _ridden(setting: Setting, decision: Ride) -> Entry | None:
    crossing = setting.crossings.get(decision.id)
    if crossing is None or decision.option not in crossing.change.options:
        return None
    ride = setting.run(crossing, decision.option, setting.clock.minute(decision.departure))
    return Entry(
        id=decision.id,
        leaves=(crossing.leaf,),
        start=ride.start,
        end=ride.end,
        from_venue=ride.from_venue,
        to_venue=ride.to_venue,
        from_city=crossing.change.from_city,
        to_city=crossing.change.to_city,
        from_base=crossing.change.from_city,
        to_base=crossing.change.to_city,
        resources=crossing.resources,
        locked=decision.locked,
        crossing=crossing,
        ride=ride,
        decision=decision,
    )
