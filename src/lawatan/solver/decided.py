"""The items of a model and what is decided of them: made from an edition, read as a plan, pinned to one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from lawatan.domain import Placement, Plan, Ride, Table, changed, held_in, moved
from lawatan.rules import Rule
from lawatan.schedule import Crossing, Occurrence, RideRun, Setting, Window, contains, intersect
from lawatan.solver.items import Item, allowed_runs, allowed_starts, crossing_item, occurrence_item, since
from lawatan.solver.literals import Literals
from lawatan.solver.part import Part

Decision = TypeVar("Decision", Placement, Ride)


class Decided(Literals):
    """A model of the items of an edition, each with what the windows of the rules that must hold leave it.

    With a ``part`` only what is free in it is decided; the rest is locked where it stands, or stays away.
    """

    def __init__(self, setting: Setting, rules: Sequence[Rule], part: Part | None = None) -> None:
        super().__init__(setting.choosing_rooms())
        self.rules, self.part = rules, part
        self._hard = [rule for rule in rules if rule.weight is None]
        self._facts: set[str] = set()  # what is locked in the edition, not only left where it stands
        self._place_items()

    @property
    def other_rooms(self) -> Any:
        """How far down the list the rooms are that planning chose; first the one that each is in already."""
        slots, found = self.setting.edition.plan.placements, []
        for item in self.items.values():
            now = slots[item.id].room if item.id in slots else None
            ranked = sorted(item.rooms.items(), key=lambda room: room[0] != now)
            found += [rank * literal for rank, (_, literal) in enumerate(ranked)]
        return sum(found)

    def _place_items(self) -> None:
        setting = self.setting
        for occurrence in setting.occurrences.values():
            placed, free = self._held(occurrence.id, setting.edition.plan.placements, lambda plan: plan.placements)
            locked_at = setting.clock.minute(placed.start) if placed is not None else None
            windows = self._starts(occurrence) if free else ()
            item = self.items[occurrence.id] = occurrence_item(self.cp, occurrence, windows, locked_at)
            if self.part is not None and placed is not None and item.rooms:
                kept = self.part.plan.placements[occurrence.id].room or occurrence.activity.room
                if kept is not None:  # what is locked without a room may still get one
                    item.rooms = {each: self._constant(each == kept) for each in item.rooms}
        for crossing in setting.crossings.values():
            decided, free = self._held(crossing.id, setting.edition.plan.rides, lambda plan: plan.rides)
            runs = self._runs(crossing) if free else []
            if decided is not None:
                departure = setting.clock.minute(decided.departure)
                runs = [setting.offered_at(crossing, decided.option, departure)]
            self.items[crossing.id] = crossing_item(self.cp, crossing, runs, decided is not None)

    def _held(
        self, item: str, of_edition: Mapping[str, Decision], of_plan: Callable[[Plan], Mapping[str, Decision]]
    ) -> tuple[Decision | None, bool]:
        """The decision that holds for an item, if one does, and whether it is free; else it is to stay away.

        What is locked holds, and what has begun.
        """
        decided = of_edition.get(item)
        if decided is not None and self.setting.held(decided):
            self._facts.add(item)
            return decided, False
        if self.part is None or item in self.part.free:
            return None, True
        return of_plan(self.part.plan).get(item), False

    def _starts(self, occurrence: Occurrence) -> tuple[Window, ...]:
        make = partial(allowed_starts, self.setting, self._hard, occurrence)
        starts = self.setting.once(self.rules, ("starts", occurrence.id), make)
        if self.setting.now is not None:
            starts = since(starts, self.setting.now)
        if self.part is None:
            return starts
        return intersect(starts, self.part.windows(self.setting.clock, self.setting.zone_of(occurrence)))

    def _runs(self, crossing: Crossing) -> list[RideRun]:
        make = partial(allowed_runs, self.setting, self._hard, crossing)
        runs = self.setting.once(self.rules, ("runs", crossing.id), make)
        if self.setting.now is not None:
            runs = [run for run in runs if run.start >= self.setting.now]
        if self.part is None:
            return runs
        windows = self.part.windows(self.setting.clock, self.setting.zone(crossing.change.from_city))
        return [run for run in runs if contains(windows, run.start)]

    def plan(self, value: Any) -> Plan:
        """Read the decisions; ``value`` gives the value of an expression or literal in a solution."""
        setting, old = self.setting, self.setting.edition.plan
        placements, rides = [], []
        for item in self.items.values():
            if not value(item.presence):
                continue
            if item.occurrence is not None:
                start = setting.clock.moment(value(item.start), setting.zone_of(item.occurrence))
                was = old.placements.get(item.id)
                slot = moved(was, start) if was else Placement(id=item.id, start=start)
                placements.append(self._roomed(item, slot, value) if item.rooms else slot)
            elif item.crossing is not None:
                way = next(way for way in item.ways if value(way.literal))
                zone = setting.zone(item.crossing.change.from_city)
                departure = setting.clock.moment(value(item.start) + way.to_departure, zone)
                decided = old.rides.get(item.id)
                ride = Ride(id=item.id, option=way.option, departure=departure)
                rides.append(changed(decided, option=way.option, departure=departure) if decided else ride)
        return Plan(placements=Table(placements), rides=Table(rides), duties=old.duties, shuttles=old.shuttles)

    def _roomed(self, item: Item, slot: Placement, value: Any) -> Placement:
        """The time slot in the room that is chosen, if one is; the usual one needs no mention."""
        assert item.occurrence is not None
        chosen = next((room for room, literal in item.rooms.items() if value(literal)), None)
        usual = item.occurrence.activity.room
        return slot if chosen == (slot.room or usual) else held_in(slot, None if chosen == usual else chosen)

    def pin(self, plan: Plan, to: Any = None) -> None:
        """Fix every decision to that of ``plan``, what it does not hold is absent; in the clone ``to``, if there is one."""
        cp = self.cp if to is None else to
        for item in self.items.values():
            placed = plan.placements.get(item.id)
            decided = plan.rides.get(item.id)
            if placed is not None:
                cp.add(item.presence == 1)
                cp.add(item.start == self.setting.clock.minute(placed.start))
                for room, literal in item.rooms.items():
                    assert item.occurrence is not None
                    cp.add(literal == int(room == (placed.room or item.occurrence.activity.room)))
            elif decided is not None:
                departure = self.setting.clock.minute(decided.departure)
                cp.add(item.presence == 1)
                for way in item.ways:
                    start = departure - way.to_departure
                    if way.option == decided.option and start in way.starts:
                        cp.add(item.start == start).only_enforce_if(way.literal)
                    else:
                        cp.add(way.literal == 0)
            else:
                cp.add(item.presence == 0)
