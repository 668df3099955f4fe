"""The literals of a model: what is true of an item by when it starts or ends, each made once and exact both ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ortools.sat.python import cp_model

from lawatan.schedule import Setting, Window, contains, intersect, outside, union
from lawatan.solver.items import NOWHERE, Item


class Literals:
    """A model of items without a rule yet, and the literals that tell when they lie."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.cp = cp_model.CpModel()
        self.items: dict[str, Item] = {}
        self.always = self.cp.new_constant(1)
        self._true, self._false = self.always.index, (~self.always).index
        self._peak: dict[str, Any] = {}
        self._refuted: set[tuple[int, ...]] = set()
        self._days: dict[str, dict[dt.date, Any]] = {}
        self._same_day: dict[tuple[str, str], Any] = {}
        self._starts_within: dict[tuple[str, tuple[Window, ...]], Any] = {}

    def never(self, literal: Any) -> bool:
        """Whether a literal is constantly false."""
        return bool(literal.index == self._false)

    def _constant(self, holds: bool) -> Any:
        return self.always if holds else ~self.always

    def ends_in_peak(self, item: str) -> Any:
        """True exactly if the item ends in the peak traffic of the city where it ends."""
        if item not in self._peak:
            here = self.items[item]
            city = here.occurrence.city if here.occurrence else here.crossing.change.to_city  # type: ignore[union-attr]
            self._peak[item] = self.end_literal(here, self.peak_windows(city), f"peak after {item}")
        return self._peak[item]

    def peak_windows(self, city: str) -> tuple[Window, ...]:
        """The minutes of peak traffic in a city, over the horizon."""
        return self.setting.once(Literals, ("peak", city), lambda: self._peaks_of(city))

    def _peaks_of(self, city: str) -> tuple[Window, ...]:
        clock, zone = self.setting.clock, self.setting.zone(city)
        return union(
            [
                (clock.midnight(day, zone) + begins, clock.midnight(day, zone) + ends - 1)
                for day in clock.days()
                for begins, ends in self.setting.travel.peak_spans(city, day.weekday())
            ]
        )

    def end_literal(self, item: Item, windows: tuple[Window, ...], name: str) -> Any:
        """A literal that is true exactly if the item, where present, ends in ``windows``."""
        return self._in_literal(item, item.end, (item.earliest_end, item.latest_end), windows, name)

    def start_literal(self, item: Item, windows: tuple[Window, ...], name: str) -> Any:
        """A literal that is true exactly if the item, where present, starts in ``windows``."""
        return self._in_literal(item, item.start, (item.earliest, item.latest), windows, name)

    def starts_within(self, item: str, windows: tuple[Window, ...]) -> Any:
        """True exactly if the item is on the board and starts in ``windows``; the same for the same ones."""
        here, key = self.items[item], (item, union(list(windows)))
        if key not in self._starts_within:
            left = intersect(here.starts, key[1])
            if not left or here.locked:
                self._starts_within[key] = self._constant(bool(left))
            elif left == here.starts:
                self._starts_within[key] = here.presence
            else:
                literal = self.start_literal(here, key[1], f"start of {item}")
                self.cp.add_implication(literal, here.presence)
                self._starts_within[key] = literal
        return self._starts_within[key]

    def some(self, literals: Iterable[Any]) -> Any:
        """True exactly if at least one of the literals is; constant where one is always true, or all are never."""
        left = {literal.index: literal for literal in literals if not self.never(literal)}
        if self.always.index in left:
            return self.always
        if len(left) < 2:
            return next(iter(left.values()), ~self.always)
        some = self.cp.new_bool_var("some")
        self.cp.add_bool_or([~some, *left.values()])
        for literal in left.values():
            self.cp.add_implication(literal, some)
        return some

    def days_of(self, item: str) -> dict[dt.date, Any]:
        """A literal for each date on which the item can start: true exactly if it does."""
        if item not in self._days:
            here = self.items[item]
            if here.locked:
                self._days[item] = self._day_of_locked(here)
                return self._days[item]
            found = {}
            for day, window in self._dates(here):
                found[day] = self.cp.new_bool_var(f"{item} on {day}")
                self._within(here.start, here, (window,), [found[day]])
            self.cp.add_exactly_one([*found.values(), ~here.presence])
            self._days[item] = found
        return self._days[item]

    def possible_days(self, item: str) -> list[dt.date]:
        """The dates on which the item can start; none where it can start nowhere."""
        here = self.items[item]
        return [] if here.starts == NOWHERE else [day for day, _ in self._dates(here)]

    def _dates(self, item: Item) -> Iterator[tuple[dt.date, Window]]:
        city = item.occurrence.city if item.occurrence else item.crossing.change.from_city  # type: ignore[union-attr]
        clock, zone = self.setting.clock, self.setting.zone(city)
        for day in clock.days():
            begins, ends = clock.midnight(day, zone), clock.midnight(day + dt.timedelta(days=1), zone) - 1
            if any(b <= ends and begins <= e for b, e in item.starts):
                yield day, (begins, ends)

    def _day_of_locked(self, item: Item) -> dict[dt.date, Any]:
        """The one day of a locked item, constantly true; none where it lies far outside the dates."""
        city = item.occurrence.city if item.occurrence else item.crossing.change.from_city  # type: ignore[union-attr]
        day = self.setting.clock.date(item.earliest, self.setting.zone(city))
        return {day: self.always} if day in self.setting.clock.days() else {}

    def same_day(self, a: str, b: str) -> Any:
        """True exactly if both items are on the board and start on one date, each where it starts."""
        key = (min(a, b), max(a, b))
        if key not in self._same_day:
            here, there = self.days_of(key[0]), self.days_of(key[1])
            shared = [day for day in here if day in there]
            self._same_day[key] = self._same(key, here, there, shared) if shared else ~self.always
        return self._same_day[key]

    def _same(
        self, key: tuple[str, str], here: dict[dt.date, Any], there: dict[dt.date, Any], shared: list[dt.date]
    ) -> Any:
        if all(self.items[item].locked for item in key):
            return self.always
        same = self.cp.new_bool_var(f"one day {key[0]} {key[1]}")
        for day in shared:
            self.cp.add_bool_or([~here[day], ~there[day], same])
            self.cp.add_bool_or([~same, ~here[day], there[day]])
        for day, literal in here.items():
            if day not in there:
                self.cp.add_bool_or([~same, ~literal])
        for item in key:
            self.cp.add_implication(same, self.items[item].presence)
        return same

    def _in_literal(self, item: Item, expression: Any, bounds: Window, windows: tuple[Window, ...], name: str) -> Any:
        relevant = tuple(w for w in windows if w[0] <= bounds[1] and bounds[0] <= w[1])
        if not relevant:
            return ~self.always
        if item.locked and bounds[0] == bounds[1]:
            return self._constant(contains(relevant, bounds[0]))
        literal = self.cp.new_bool_var(name)
        self._within(expression, item, relevant, [literal])
        self._within(expression, item, outside(relevant, bounds), [~literal])
        return literal

    def _binding(self, when: Sequence[Any]) -> list[Any] | None:
        """The literals that are not constantly true; None if one is constantly false."""
        found = []
        for literal in when:
            index = literal.index
            if index == self._false:
                return None
            if index != self._true:
                found.append(literal)
        return found

    def _within(self, expression: Any, item: Item, windows: tuple[Window, ...], when: Sequence[Any]) -> None:
        binding = self._binding(when)
        if binding is None:
            return
        if item.locked:
            self._locked_within(expression, item, windows, binding)
            return
        if not windows:
            self.cp.add_bool_or([~item.presence, *(~w for w in binding)])
            return
        domain = cp_model.Domain.from_intervals([list(w) for w in windows])
        self.cp.add_linear_expression_in_domain(expression, domain).only_enforce_if([*binding, item.presence])

    def _locked_within(self, expression: Any, item: Item, windows: tuple[Window, ...], binding: list[Any]) -> None:
        """A locked item tells the value of a literal; one that refutes both of its values leaves it to the checker."""
        if isinstance(expression, int):
            holds = contains(windows, expression)
        else:
            at_start = expression is item.start
            earliest = item.earliest if at_start else item.earliest_end
            latest = item.latest if at_start else item.latest_end
            holds = any(begins <= earliest and latest <= ends for begins, ends in windows)
        if holds or not binding:
            return
        refuted = tuple(sorted(literal.index for literal in binding))
        opposite = tuple(sorted((~literal).index for literal in binding))
        if opposite not in self._refuted:
            self._refuted.add(refuted)
            self.cp.add_bool_or([~literal for literal in binding])
