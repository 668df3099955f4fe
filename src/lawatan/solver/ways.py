"""Cost arcs: which way each group takes from what to what on each day, and what that costs in minutes of travel.

On top of the pairwise order of ``SolverModel``: for each leaf group a multiple circuit whose depot is the hotel and whose
routes are the days (SOLVER.md, layers). An arc implies the order of its two ends; on one day there is one route.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any

from lawatan.rules.pairs import ends_in_city, starts_in_city
from lawatan.schedule import GRID, Window, ride_price, union
from lawatan.solver.items import NOWHERE, Item
from lawatan.solver.model import SolverModel
from lawatan.travel import Way

FREE_MINUTES = 60
"""Between two things of a day so many minutes beyond the way are no waiting: a lunch, or two teas."""


class Ways:
    """The circuits of all leaf groups, with what they cost in minutes summed over the groups.

    ``travel`` are those on the move; ``prices`` what cost and comfort of the rides are worth, as the edition weighs them;
    ``waiting`` those between two things of a day beyond the way and a free hour;
    ``lateness`` those from midnight to each start, so that days begin in the morning and are not overfull.
    Of a model of a part of a plan they are those of its days: a day is a route of its own.
    """

    def __init__(self, model: SolverModel) -> None:
        self.model = model
        self.cp = model.cp
        self.travel: Any = 0
        self.prices: Any = 0
        self.waiting: Any = 0
        self.lateness: Any = 0
        self._days: dict[str, Any] = {}
        self._items = [item for item in model.items.values() if item.starts != NOWHERE and self._here(item)]
        for leaf in model.setting.leaves:
            self._circuit(leaf)
        self._rides()
        for item in self._items:
            self._late(item)

    def _here(self, item: Item) -> bool:
        """Whether an item can be on a day of the part that is decided: what is on others costs what it costs."""
        part = self.model.part
        return part is None or not part.days.isdisjoint(self.model.days_of(item.id))

    def _circuit(self, leaf: str) -> None:
        model = self.model
        items = [i for i in self._items if leaf in _leaves(i)]
        arcs: list[tuple[int, int, Any]] = []
        firsts: dict[dt.date, list[Any]] = {}
        for n, item in enumerate(items, 1):
            first, last = self._bool(f"{item.id} first {leaf}"), self._bool(f"{item.id} last {leaf}")
            arcs += [(0, n, first), (n, 0, last), (n, n, ~item.presence)]
            self._hotel_cost(item, first, last)
            for day, on_day in model.days_of(item.id).items():
                firsts.setdefault(day, []).append(self._all([first, on_day]))
        for literals in firsts.values():  # one route a day: so what begins it is the first, and what ends it the last
            self.cp.add_at_most_one(literals)
        waits = {item.id: self._wait(item, leaf) for item in items}
        for (n, a), (m, b) in combinations(enumerate(items, 1), 2):
            model.go_on()
            if not model.days_of(a.id).keys() & model.days_of(b.id).keys():
                continue
            for from_node, to_node, here, there in ((n, m, a, b), (m, n, b, a)):
                before = model.before(here.id, there.id)
                if model.never(before):
                    continue
                arc = self._bool(f"{here.id} then {there.id} {leaf}")
                self.cp.add_implication(arc, before)
                self.cp.add(self._day(here) == self._day(there)).only_enforce_if(arc)
                arcs.append((from_node, to_node, arc))
                self._arc_cost(here, there, arc, waits[here.id])
        if not items:
            return
        anything = self._bool(f"anything {leaf}")
        self.cp.add_bool_or([*(i.presence for i in items), ~anything])
        for item in items:
            self.cp.add_implication(item.presence, anything)
        idle = len(items) + 1  # the depot of a multiple circuit cannot loop: an empty plan goes to a node of its own
        self.cp.add_multiple_circuit([*arcs, (0, idle, ~anything), (idle, 0, ~anything), (idle, idle, anything)])

    def _arc_cost(self, a: Item, b: Item, arc: Any, wait: Any) -> None:
        """The way from ``a`` to ``b``, by whether ``a`` ends in the peak; and the minutes waited beyond a free hour."""
        for ends, way, starts in self.model.ways_between(a.id, b.id):
            here = [arc, *ends, *starts]
            minutes = self._way_cost(way, self._all(here), lambda: self.model.ends_in_peak(a.id))
            self.cp.add(wait + minutes >= b.start - a.end - FREE_MINUTES).only_enforce_if(here)

    def _wait(self, item: Item, leaf: str) -> Any:
        """Minutes waited after an item beyond a free hour: one arc leaves it, so one variable serves for all."""
        wait = self.cp.new_int_var(0, 24 * 60, f"wait after {item.id} {leaf}")
        self.waiting += wait
        return wait

    def _day(self, item: Item) -> Any:
        """The number of the day on which an item starts, where it is on the board."""
        if item.id not in self._days:
            numbers = {day: n for n, day in enumerate(self.model.setting.clock.days())}
            days = self.model.days_of(item.id)
            number = self.cp.new_int_var(0, max(numbers.values(), default=0), f"day of {item.id}")
            for day, on_day in days.items():
                self.cp.add(number == numbers[day]).only_enforce_if(on_day)
            self._days[item.id] = number
        return self._days[item.id]

    def _hotel_cost(self, item: Item, first: Any, last: Any) -> None:
        """The ways from the hotel to the day's first item, and from its last back to the hotel."""
        setting, model = self.model.setting, self.model
        from_base, to_base = _bases(item)
        mornings = {day: setting.hotels_of_day(from_base, day)[0] for day in model.days_of(item.id)}
        evenings = {day: setting.hotels_of_day(to_base, day)[1] for day in model.days_of(item.id)}
        for days, hotel in self._hotels(item, mornings):
            for starts, venue in model.starts_at(item):
                if venue != hotel:
                    slow = partial(self._slow_start, item, hotel, venue)
                    self._way_cost(setting.travel.way(hotel, venue), self._all([first, *starts, *days]), slow)
        for days, hotel in self._hotels(item, evenings):
            for ends, venue in model.ends_at(item):
                if venue != hotel:
                    peak = partial(model.ends_in_peak, item.id)
                    self._way_cost(setting.travel.way(venue, hotel), self._all([last, *ends, *days]), peak)

    def _hotels(self, item: Item, by_day: dict[dt.date, str | None]) -> list[tuple[list[Any], str]]:
        """The hotels that a day of an item can begin (or end) at, each under the literals that tell so."""
        found = dict.fromkeys(by_day.values())
        if len(found) == 1:
            return [([], hotel) for hotel in found if hotel is not None]
        on_day = self.model.days_of(item.id)
        return [([on_day[day]], hotel) for day, hotel in by_day.items() if hotel is not None]

    def _way_cost(self, way: Way, taken: Any, in_peak: Callable[[], Any]) -> Any:
        """Add the minutes of a way that is ``taken`` to the travel, and return them; ``in_peak`` makes its literal."""
        minutes = way.shortest * taken
        if way.peak != way.off_peak:
            peak = in_peak()
            minutes += (way.longest - way.shortest) * self._all([taken, peak if way.peak > way.off_peak else ~peak])
        self.travel += minutes
        return minutes

    def _slow_start(self, item: Item, hotel: str, venue: str) -> Any:
        make = partial(self._slow_starts, item, hotel, venue)
        slow = self.model.setting.once(Ways, (item.id, hotel, venue, item.starts), make)
        return self.model.start_literal(item, slow, f"peak before {item.id}")

    def _slow_starts(self, item: Item, hotel: str, venue: str) -> tuple[Window, ...]:
        """The starts for which the latest possible way from the hotel runs in the peak."""
        setting = self.model.setting
        base, _ = _bases(item)
        clock, travel, zone = setting.clock, setting.travel, setting.zone(base)
        step = GRID if item.occurrence is not None else 1
        found: list[Window] = []
        for begins, ends in item.starts:
            for start in range(begins, ends + 1, step):
                day = clock.date(start, zone)
                midnight = clock.midnight(day, zone)
                leave = travel.leave_by(hotel, venue, start - midnight, day.weekday())
                spans = travel.peak_spans(base, day.weekday())
                if any(b <= leave < e for b, e in spans):
                    found.append((start, min(start + step - 1, ends)))
        return union(found)

    def _late(self, item: Item) -> None:
        """Minutes from midnight to the start, for each leaf group: an absent item has none."""
        clock, zone = self.model.setting.clock, self.model.setting.zone(_city(item))
        days = self.model.days_of(item.id)
        if not days:
            return
        since = self.cp.new_int_var(0, 24 * 60, f"{item.id} after midnight")
        midnights = sum(clock.midnight(day, zone) * literal for day, literal in days.items())
        self.cp.add(since == item.start - midnights).only_enforce_if(item.presence)
        self.lateness += len(_leaves(item)) * since

    def _rides(self) -> None:
        for item in self.model.items.values():
            for way in item.ways:
                assert item.crossing is not None
                self.travel += way.travel_minutes * way.literal
                self.prices += ride_price(self.model.setting.edition, item.crossing.change, way.option) * way.literal

    def _all(self, literals: list[Any]) -> Any:
        """A literal that is true if all of them are (and costs nothing else: it is only ever minimised)."""
        if len(literals) == 1:
            return literals[0]
        both = self._bool("all of " + " ".join(str(literal) for literal in literals)[:80])
        self.cp.add_bool_or([both, *(~literal for literal in literals)])
        for literal in literals:
            self.cp.add_implication(both, literal)
        return both

    def _bool(self, name: str) -> Any:
        return self.cp.new_bool_var(name)


def _leaves(item: Item) -> tuple[str, ...]:
    if item.occurrence is not None:
        return item.occurrence.leaves
    assert item.crossing is not None
    return (item.crossing.leaf,)


def _bases(item: Item) -> tuple[str, str]:
    """The cities from whose hotel an item is reached and to whose hotel it leads."""
    one = item.occurrence or item.crossing
    assert one is not None
    return starts_in_city(one), ends_in_city(one)


def _city(item: Item) -> str:
    """The city in which an item starts."""
    if item.occurrence is not None:
        return item.occurrence.city
    return _bases(item)[0]
