"""Who rides with whom between airports, stations and hotels, when and in which vehicle: arrival and departure runs.

What counts, each before the next: few people in vehicles that are still to be found; few runs; little waiting; few
vehicles a day; few flights whose people are parted. Seats, luggage, the longest wait, being in one place at a time and
drivers' hours are bounds, and nobody is late. Runs that are locked, or that somebody made by hand, stay as they are, and
so do the ways on which vehicles carry groups.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from lawatan.domain import RUN, Plan, Shuttle, Table
from lawatan.rules import Edition
from lawatan.rules.kerb import Direction, Role, kerbs
from lawatan.schedule import Way
from lawatan.solver.shuttle_model import SECONDS, Model
from lawatan.solver.shuttle_ways import Roads, Run, Slot, Stretch, Unit

MOST_TRIES = 20
"""So often what a driver without a rest makes is forbidden and grouped again; what is left then is told by the judge."""

JOURNEYS_AT_ONCE = 40
"""Days in a row are grouped together until they have so many people; the days after them follow what was settled then."""


def group(edition: Edition, roles: Sequence[Role], wait_minutes: int) -> Plan:
    """The plan with runs for the arrivals and departures of some roles; those that are locked or made by hand stay.

    Whoever no vehicle of the edition can carry rides in a run without one. Whose airport or station, or whose hotel, is
    not known is left out.
    """
    kept = Table(run for run in edition.plan.shuttles.values() if not run.grouped)
    base = edition.plan.model_copy(update={"shuttles": kept})
    return _Grouping(edition, base, roles, wait_minutes).plan()


class _Grouping:
    """Who is to ride, some days at a time, and the runs that come of it."""

    def __init__(self, edition: Edition, base: Plan, roles: Sequence[Role], wait: int) -> None:
        self.edition, self.base = edition, base
        self.roads = Roads(edition, base, wait)
        self.units = self._units(roles)

    def plan(self) -> Plan:
        """The plan with its runs."""
        chosen: list[Run] = []
        for units in self._windows():
            found = self._solved(units)
            chosen += found
            for run in found:
                if run.slot.vehicle is not None:
                    self.roads.work[run.slot.vehicle].append(self.roads.way(run.slot.family, run.times))
        runs = [*self.base.shuttles.values(), *self._shuttles(chosen)]
        return self.base.model_copy(update={"shuttles": Table(runs)})

    def _units(self, roles: Sequence[Role]) -> tuple[Unit, ...]:
        """Who is still to be carried, as they come together, by time."""
        carried = {(run.kind, person) for run in self.base.shuttles.values() for person in run.passengers}
        together: dict[tuple[Direction, str, str, int, int], list[str]] = {}
        for each in kerbs(self.roads.setting, roles):
            if each.hotel is not None and each.hotel != each.station and (each.direction, each.person) not in carried:
                pieces = self.edition.persons[each.person].luggage
                key = each.direction, each.station, each.hotel, each.bound, pieces
                together.setdefault(key, []).append(each.person)
        units = (Unit(*key, tuple(persons)) for key, persons in together.items())
        return tuple(sorted(units, key=lambda unit: (unit.bound, unit.family, unit.luggage)))

    def _windows(self) -> Iterator[tuple[Unit, ...]]:
        """The units of whole days, some days at once."""
        days: dict[dt.date, list[Unit]] = {}
        for unit in self.units:
            days.setdefault(self.roads.date(unit.bound, unit.station), []).append(unit)
        some: list[Unit] = []
        for units in days.values():
            if some and sum(len(unit.persons) for unit in (*some, *units)) > JOURNEYS_AT_ONCE:
                yield tuple(some)
                some = []
            some += units
        if some:
            yield tuple(some)

    # ---- what may be

    def _slots(self, units: Sequence[Unit]) -> Iterator[Slot]:
        """Every run that may be, those without a vehicle last."""
        led = dict.fromkeys((unit.family, unit.bound) for unit in units)
        for family, bound in led:
            able = self.roads.able(family)
            people = sum(
                len(unit.persons)
                for unit in units
                if unit.family == family and 0 <= self.roads.ahead(unit, family, bound) <= self.roads.wait
            )
            for vehicle in able:
                seats = self.edition.vehicles[vehicle].seats
                number = 0
                ways = self.roads.ways(family, bound, vehicle)
                while ways and number * seats < people:
                    yield Slot(family, bound, vehicle, number, ways)
                    there_and_back = 2 * self.roads.setting.travel.way(family[1], family[2]).shortest
                    number += 1
                    if number * (there_and_back - 2 * self.edition.boarding_minutes) > self.roads.wait:
                        break
            ways = self.roads.ways(family, bound, None)
            yield Slot(family, bound, None, 0, (min(ways, key=lambda times: (times[2], times[0])),))

    # ---- what holds

    def _solved(self, units: Sequence[Unit]) -> list[Run]:
        """The best by each goal in turn; a missing rest that the judge finds is forbidden, and it is grouped again."""
        model = Model(self.roads, units, tuple(self._slots(units)))
        chosen = model.alone()
        tries = MOST_TRIES
        goals = list(zip(model.goals(), SECONDS, strict=True))
        while goals:
            found = model.best(*goals[0])
            if found is None:
                return chosen
            tired = list(self._tired(found)) if tries > 0 else []
            for stretch in tired:
                model.rest(stretch)
            if tired:
                tries -= 1
                continue
            chosen = found
            model.keep(goals[0][0])
            goals = goals[1:]
        return chosen

    def _tired(self, runs: Sequence[Run]) -> Iterator[Stretch]:
        """What a driver drives without a rest, though there ought to be one, with the rest that it ought to be.

        A single way that is too long is left to the judge: another vehicle would not make it shorter.
        """
        roads = self.roads
        for rule in roads.hours:
            for driver in roads.drivers:
                made: list[tuple[Way, Slot | None]] = [(way, None) for vehicle in driver for way in roads.work[vehicle]]
                made += [
                    (roads.way(run.slot.family, run.times), run.slot) for run in runs if run.slot.vehicle in driver
                ]
                made.sort(key=lambda one: (one[0].start, one[0].end))
                stretch: list[tuple[Way, Slot | None]] = []
                free = 0
                for way, slot in made:
                    if stretch and (way.start - free >= rule.rest_minutes or way.date != stretch[-1][0].date):
                        stretch = []
                    stretch.append((way, slot))
                    free = max(free, way.end)
                    too_long = sum(each.minutes for each, _ in stretch) > rule.unbroken_minutes
                    if too_long and len(stretch) > 1 and any(ours for _, ours in stretch):
                        yield rule.rest_minutes, tuple(stretch)
                        stretch = []

    # ---- what comes of it

    def _shuttles(self, chosen: Sequence[Run]) -> Iterator[Shuttle]:
        """The runs as records, by time; of those who may ride here or there the first ones ride in the first."""
        left = {unit: list(unit.persons) for unit in self.units}
        taken = set(self.base.shuttles)
        order = max((run.order for run in self.base.shuttles.values()), default=0)
        for run in sorted(
            chosen, key=lambda run: (run.times, run.slot.family, run.slot.vehicle or "~", run.slot.number)
        ):
            aboard = {person for unit, n in run.riders for person in left[unit][:n]}
            for unit, n in run.riders:
                left[unit] = left[unit][n:]
            direction, station, hotel = run.slot.family
            zone = self.roads.setting.zone(self.roads.setting.travel.city_of(run.slot.from_venue))
            start, number = self.roads.setting.clock.moment(run.times[0], zone), 1
            while (name := f"{RUN}-{start:%m%d-%H%M}" + (f"-{number}" if number > 1 else "")) in taken:
                number += 1
            taken.add(name)
            order += 1
            yield Shuttle(
                id=name,
                order=order,
                kind=direction,
                start=start,
                station=station,
                hotel=hotel,
                vehicle=run.slot.vehicle,
                passengers=tuple(person for person in self.edition.persons if person in aboard),
            )


__all__ = ["group"]
