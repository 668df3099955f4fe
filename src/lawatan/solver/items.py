"""Occurrences and crossings as the solver holds them: a start, an end, a presence, an interval.

Free starts lie on a grid of five minutes (start = 5 × a variable); locked starts and timetabled departures are exact.
All times are minutes of the edition's clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

from lawatan.rules import Rule
from lawatan.schedule import GRID, Crossing, Occurrence, RideRun, Setting, Window, contains, intersect, union

APART = 6 * 60
"""Minutes between two starts from which they count as two stretches: a night."""

NOWHERE: tuple[Window, ...] = ((0, 0),)
"""The starts of what can start nowhere."""


@dataclass
class Item:
    """A thing to place: ``start`` and ``end`` are affine in one variable, minutes; ``starts`` are the values left."""

    id: str
    start: Any
    end: Any
    presence: Any
    interval: Any
    starts: tuple[Window, ...]
    earliest_end: int
    latest_end: int
    locked: bool
    occurrence: Occurrence | None = None
    crossing: Crossing | None = None
    ways: list[RideWay] = field(default_factory=list)
    runs: tuple[RideRun, ...] = ()
    rooms: dict[str, Any] = field(default_factory=dict)
    """Where planning chooses the room: the literal of each, of which one is true where it is on the board (``in_room``)."""
    under: dict[str, Any] = field(default_factory=dict)
    """Its intervals under literals (``interval_under``), by name."""

    def interval_under(self, model: cp_model.CpModel, literal: Any = None) -> Any:
        """Its interval; under a literal that implies its presence, one that is there only where that is true."""
        if literal is None:
            return self.interval
        name = f"{self.id} under {literal}"
        if name not in self.under:
            minutes = self.latest_end - self.latest
            self.under[name] = model.new_optional_fixed_size_interval_var(self.start, minutes, literal, name)
        return self.under[name]

    @property
    def earliest(self) -> int:
        """First possible start."""
        return self.starts[0][0]

    @property
    def latest(self) -> int:
        """Last possible start."""
        return self.starts[-1][1]

    def stretches(self) -> list[tuple[int, int, int]]:
        """Its starts in stretches some hours apart: the first and the last start of each, and the last end."""
        lasts = max((way.minutes for way in self.ways), default=self.latest_end - self.latest)
        found: list[tuple[int, int, int]] = []
        for begins, ends in self.starts:
            if found and begins < found[-1][1] + APART:
                found[-1] = (found[-1][0], ends, ends + lasts)
            else:
                found.append((begins, ends, ends + lasts))
        return found


@dataclass
class RideWay:
    """Rides of one option that are alike but for their start: one literal says that one of them is taken."""

    option: str
    minutes: int
    to_departure: int
    travel_minutes: int
    from_venue: str
    to_venue: str
    starts: tuple[int, ...]
    literal: Any = None


def allowed_starts(setting: Setting, rules: Iterable[Rule], occurrence: Occurrence) -> tuple[Window, ...]:
    """The starts on the grid that every rule's windows allow, and what people were told off it; empty where none is left."""
    windows: tuple[Window, ...] = (setting.clock.horizon,)
    for rule in rules:
        allowed = rule.windows(setting, occurrence)
        if allowed is not None:
            windows = intersect(windows, union(list(allowed)))
    slot = setting.edition.promised.get(occurrence.id)
    told = setting.clock.minute(slot.start) if slot is not None else 0
    return with_minute(on_grid(windows), told) if told % GRID and contains(windows, told) else on_grid(windows)


def with_minute(starts: Iterable[Window], minute: int) -> tuple[Window, ...]:
    """Starts on the grid, and one that is off it."""
    below = minute // GRID * GRID
    cut = [part for b, e in starts for part in ((b, min(e, below)), (max(b, below + GRID), e)) if part[0] <= part[1]]
    return tuple(sorted([*cut, (minute, minute)]))


def since(starts: Iterable[Window], minute: int) -> tuple[Window, ...]:
    """The starts from a minute on: those on the grid, and single ones off it."""
    first = -(-minute // GRID) * GRID
    cut = ((b, e) if b == e else (max(b, first), e) for b, e in starts)
    return tuple((b, e) for b, e in cut if minute <= b <= e)


def on_grid(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The windows shrunk to the grid; those that hold no grid minute fall out."""
    shrunk = [(-(-begins // GRID) * GRID, ends // GRID * GRID) for begins, ends in windows]
    return tuple(w for w in shrunk if w[0] <= w[1])


def allowed_runs(setting: Setting, rules: Sequence[Rule], crossing: Crossing) -> list[RideRun]:
    """The rides that every rule allows by themselves; also the one that people were told, off the grid."""
    asked = [rule for rule in rules if type(rule).allows is not Rule.allows]
    runs = setting.runs(crossing)
    ride = setting.edition.promised_rides.get(crossing.id)
    if ride is not None and ride.option in crossing.change.options:
        told = setting.offered_at(crossing, ride.option, setting.clock.minute(ride.departure))
        if told not in runs and setting.offered(crossing, told):
            runs = (*runs, told)
    return [run for run in runs if all(rule.allows(setting, crossing, run) for rule in asked)]


def occurrence_item(
    model: cp_model.CpModel, occurrence: Occurrence, windows: tuple[Window, ...], locked_at: int | None
) -> Item:
    """An occurrence with its start among ``windows``, or exactly at ``locked_at``."""
    presence = model.new_bool_var(f"present {occurrence.id}")
    start: Any
    if locked_at is not None:
        start, windows = locked_at, ((locked_at, locked_at),)
        model.add(presence == 1)
    elif not windows:
        start, windows = 0, NOWHERE
        model.add(presence == 0)
    else:
        start = _start(model, windows, f"start {occurrence.id}")
    minutes = occurrence.minutes
    rooms = {room: model.new_bool_var(f"{occurrence.id} in {room}") for room in occurrence.rooms}
    if rooms and locked_at is None:
        model.add_exactly_one([*rooms.values(), ~presence])
    elif rooms:
        model.add_at_most_one(rooms.values())
    return Item(
        id=occurrence.id,
        start=start,
        end=start + minutes,
        presence=presence,
        interval=model.new_optional_fixed_size_interval_var(start, minutes, presence, occurrence.id),
        starts=windows,
        earliest_end=windows[0][0] + minutes,
        latest_end=windows[-1][1] + minutes,
        locked=locked_at is not None,
        occurrence=occurrence,
        rooms=rooms,
    )


def _start(model: cp_model.CpModel, windows: Sequence[Window], name: str) -> Any:
    """A start in windows that begin on the grid; where one is a minute off it, by single minutes."""
    if any(begins % GRID for begins, _ in windows):
        minutes = [minute for begins, ends in windows for minute in range(begins, ends + 1, GRID)]
        return model.new_int_var_from_domain(cp_model.Domain.from_values(minutes), name)
    cells = cp_model.Domain.from_intervals([[begins // GRID, ends // GRID] for begins, ends in windows])
    return GRID * model.new_int_var_from_domain(cells, name)


def crossing_item(model: cp_model.CpModel, crossing: Crossing, runs: Sequence[RideRun], locked: bool) -> Item:
    """A crossing with one of ``runs``, or absent; ``locked`` says that its only run is a decision already made."""
    presence = model.new_bool_var(f"present {crossing.id}")
    if not runs:
        model.add(presence == 0)
        interval = model.new_optional_fixed_size_interval_var(0, 0, presence, crossing.id)
        return Item(crossing.id, 0, 0, presence, interval, NOWHERE, 0, 0, False, crossing=crossing)
    if locked:
        model.add(presence == 1)
    ways = _ways(runs)
    starts = sorted({run.start for run in runs})
    ends = sorted({run.end for run in runs})
    start = model.new_int_var(starts[0], starts[-1], f"start {crossing.id}")
    end = model.new_int_var(ends[0], ends[-1], f"end {crossing.id}")
    cell = model.new_int_var(starts[0] // GRID, starts[-1] // GRID, f"cell {crossing.id}")
    size = model.new_int_var_from_domain(
        cp_model.Domain.from_values(sorted({w.minutes for w in ways})), f"minutes {crossing.id}"
    )
    for n, way in enumerate(ways):
        way.literal = model.new_bool_var(f"way {crossing.id} {n}")
        _one_of(model, start, cell, way)
        model.add(size == way.minutes).only_enforce_if(way.literal)
    model.add_exactly_one([*(w.literal for w in ways), ~presence])
    model.add(end == start + size)
    return Item(
        id=crossing.id,
        start=start,
        end=end,
        presence=presence,
        interval=model.new_optional_interval_var(start, size, end, presence, crossing.id),
        starts=union([(s, s) for s in starts]),
        earliest_end=ends[0],
        latest_end=ends[-1],
        locked=locked,
        crossing=crossing,
        ways=ways,
        runs=tuple(runs),
    )


def _one_of(model: cp_model.CpModel, start: Any, cell: Any, way: RideWay) -> None:
    """If the way is taken, the start is one of its starts.

    Free departures lie on the grid: as intervals of its cells they are a few, as single minutes thousands.
    """
    offsets = {minute % GRID for minute in way.starts}
    if len(way.starts) > len(offsets) == 1:
        (offset,) = offsets
        cells = cp_model.Domain.from_values([minute // GRID for minute in way.starts])
        model.add(start == GRID * cell + offset).only_enforce_if(way.literal)
        model.add_linear_expression_in_domain(cell, cells).only_enforce_if(way.literal)
    else:
        model.add_linear_expression_in_domain(start, cp_model.Domain.from_values(list(way.starts))).only_enforce_if(
            way.literal
        )


def _ways(runs: Sequence[RideRun]) -> list[RideWay]:
    alike: dict[tuple[str, int, int, int, str, str], list[int]] = {}
    for run in runs:
        key = (
            run.option,
            run.end - run.start,
            run.departure - run.start,
            run.travel_minutes,
            run.from_venue,
            run.to_venue,
        )
        alike.setdefault(key, []).append(run.start)
    return [RideWay(*key, starts=tuple(sorted(set(starts)))) for key, starts in alike.items()]


def stretches(starts: Sequence[int], kept: set[int]) -> tuple[Window, ...]:
    """Windows that hold those of ``starts`` that are kept and no other: neighbours among them make one."""
    found: list[Window] = []
    open_ = False
    for start in sorted(starts):
        if start not in kept:
            open_ = False
        elif open_:
            found[-1] = (found[-1][0], start)
        else:
            found.append((start, start))
            open_ = True
    return tuple(found)
