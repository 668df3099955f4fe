"""Where things would stand, without Qt: pointer to instant, snapped; lengths within their bounds; the nearest ride.

A *decision* is what an edit puts into the plan: a placement or a ride. How a gesture goes on lies in ``dragging``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lawatan.domain import Placement, Ride
    from lawatan.gui.board.layout import Sheet
    from lawatan.schedule import Crossing, Decision, RideRun, Setting, View

SNAP = 5
"""What is put down by hand starts and ends at multiples of so many minutes."""
DAY = 24 * 60
OTHER_WAY = 30
"""A ride changes to another way (coach, train, flight) where that is so many minutes nearer to the pointer."""
Edge = Literal["top", "bottom"]


def snapped(minute: float) -> int:
    """The multiple of five minutes that is nearest."""
    return round(minute / SNAP) * SNAP


def instant(view: View, sheet: Sheet, column: int, minute: float) -> float:
    """The minute in UTC at which the board shows a minute of a column; columns outside it count as its edges."""
    date = sheet.columns[min(max(column, 0), len(sheet.columns) - 1)].date
    return view.setting.clock.midnight(date, sheet.zones[0]) + minute


def placed(view: View, item: str, start: int, minutes: int | None = None) -> Placement:
    """An activity's time slot at a start in UTC minutes; ``minutes`` gives another length.

    Nobody has agreed to another start or length yet, so what was confirmed is an idea again. What has no room yet gets
    one where its activity names several; what has one keeps it.
    """
    from lawatan.domain import changed, moved  # pydantic and the records: not needed for the first paint
    from lawatan.rules.free_room import free_room
    from lawatan.rules.moving import slot_at

    occurrence = view.setting.occurrences[item]
    moment = view.setting.clock.moment(start, view.setting.zone_of(occurrence))
    old = view.plan.placements.get(item)
    slot = moved(old, moment) if old is not None else slot_at(view, occurrence, start)
    if old is not None and occurrence.lacks_room:
        slot = changed(slot, room=free_room(view, occurrence, start, minutes or occurrence.minutes))
    if minutes is None or minutes == occurrence.minutes:
        return slot
    usual = occurrence.activity.duration_minutes
    return changed(slot, minutes=None if minutes == usual else minutes, confirmation="idea")


def ridden(view: View, item: str, start: int) -> Ride | None:
    """The ride of a change of city that leaves its hotel nearest to a minute in UTC; None where no way is offered."""
    crossing = view.setting.crossings[item]
    entry = view.entries.get(item)
    option = entry.ride.option if entry is not None and entry.ride is not None else ""
    run = nearest_run(view.setting, crossing, start, option)
    return ride_of(view, item, run) if run is not None else None


def ride_of(view: View, item: str, run: RideRun) -> Ride:
    """The decision for a ride."""
    from lawatan.domain import Ride, changed

    zone = view.setting.zone(view.setting.crossings[item].change.from_city)
    departure = view.setting.clock.moment(run.departure, zone)
    old = view.plan.rides.get(item)
    if old is None:
        return Ride(id=item, option=run.option, departure=departure)
    return changed(old, option=run.option, departure=departure)


def nearest_run(setting: Setting, crossing: Crossing, start: int, option: str = "") -> RideRun | None:
    """The offered ride that leaves nearest to a minute; another way than ``option`` only where it is much nearer."""

    def far(run: RideRun) -> tuple[int, int, str]:
        return abs(run.start - start) + (OTHER_WAY if option and run.option != option else 0), run.start, run.option

    return min(setting.runs(crossing), key=far, default=None)


def next_run(setting: Setting, crossing: Crossing, entry_start: int, option: str, minutes: int) -> RideRun | None:
    """The ride of the same way that leaves at least so many minutes later (negative: earlier); None where none does."""
    runs = [run for run in setting.runs(crossing) if run.option == option]
    if minutes > 0:
        later = [run for run in runs if run.start >= entry_start + minutes]
        return min(later, key=lambda run: run.start, default=None)
    earlier = [run for run in runs if run.start <= entry_start + minutes]
    return max(earlier, key=lambda run: run.start, default=None)


def decided(view: View, item: str, start: int) -> Decision | None:
    """What an item's decision is when it is put at a minute in UTC."""
    return placed(view, item, start) if item in view.setting.occurrences else ridden(view, item, start)


def together(view: View, items: Iterable[str], lead: str, start: int) -> dict[str, Decision]:
    """Some items moved by as much as ``lead`` is when it is put at a minute; rides to their nearest departures."""
    by = start - view.entries[lead].start
    moved = {item: decided(view, item, view.entries[item].start + by) for item in items}
    return {item: decision for item, decision in moved.items() if decision is not None}


def shifted(view: View, items: Iterable[str], minutes: int) -> dict[str, Decision] | None:
    """Some items moved by so many minutes, rides to the next departure that way; None where a ride has none."""
    found: dict[str, Decision] = {}
    for item in items:
        entry = view.entries[item]
        if entry.crossing is None:
            found[item] = placed(view, item, _stepped(view, item, minutes))
        else:
            assert entry.ride is not None
            run = next_run(view.setting, entry.crossing, entry.start, entry.ride.option, minutes)
            if run is None:
                return None
            found[item] = ride_of(view, item, run)
    return found


def _stepped(view: View, item: str, minutes: int) -> int:
    """The start of an item so many minutes on; a step of five minutes leads to the next multiple of five."""
    start = view.entries[item].start
    if abs(minutes) != SNAP or start % SNAP == 0:
        return start + minutes
    return start // SNAP * SNAP + (SNAP if minutes > 0 else 0)


@dataclass(frozen=True)
class Length:
    """A length that was asked for, brought within the bounds of its activity; ``bound`` is the one that it met."""

    start: int
    minutes: int
    bound: Literal["", "shortest", "longest", "fixed"] = ""


def stretched(view: View, item: str, edge: Edge, at: int) -> Length:
    """The slot of an activity with one edge at a minute in UTC, as far as its shortest and longest allow."""
    entry = view.entries[item]
    assert entry.occurrence is not None
    activity = entry.occurrence.activity
    asked = at - entry.start if edge == "bottom" else entry.end - at
    if activity.least_minutes == activity.most_minutes:
        return Length(entry.start, entry.minutes, "fixed")
    minutes = min(max(asked, activity.least_minutes), activity.most_minutes)
    bound: Literal["", "shortest", "longest"] = "" if minutes == asked else "shortest" if minutes > asked else "longest"
    return Length(entry.start if edge == "bottom" else entry.end - minutes, minutes, bound)
