"""The vocabulary of the rules (``rules.model``) on CP-SAT: absolute start times and pairwise order (SOLVER.md, form C)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any

from lawatan.rules import Rule
from lawatan.rules.pairs import ends_in_city, starts_in_city
from lawatan.schedule import RideRun, Setting, Window, union
from lawatan.solver.decided import Decided
from lawatan.solver.items import Item, stretches
from lawatan.solver.part import Part
from lawatan.travel import HERE, Way

STEPS = 200
"""After so many things stated it is asked whether to go on."""


def _no_limit() -> None:
    """Time enough."""


class SolverModel(Decided):
    """A CP-SAT model of an edition under some rules; after solving, ``plan`` reads the decisions.

    Of the rules that must hold, ``relax`` names kinds whose cases may be given up. With any, so may each case that is
    about one locked item alone. ``given_up`` holds their literals, true where the case is kept; but for *must happen*,
    whose price is that of what is absent. Constraints between locked items are left out. So a lock is a fact: the
    checker tells what it breaks, and the rest is planned around it.

    Of preferences ``kept`` holds a literal a case, true where it is kept, and ``cost`` is what the others cost in minutes
    of travel; minimised, it is the checker's (``rules.cost``).

    ``go_on`` is called now and again while the model is made; it may raise to leave off.

    With a ``part`` only what is free in it is decided; the rest is locked where it stands, or stays away, but gives up no
    case that it keeps. That a model of a part is small is all its use: what stands on other days is a constant.
    """

    def __init__(
        self,
        setting: Setting,
        rules: Sequence[Rule],
        relax: frozenset[str] = frozenset(),
        go_on: Callable[[], None] = _no_limit,
        part: Part | None = None,
    ) -> None:
        super().__init__(setting, rules, part)
        setting = self.setting
        self.given_up: dict[tuple[str, ...], Any] = {}
        self.kept: dict[tuple[str, ...], Any] = {}
        self.go_on = go_on
        self._free: dict[tuple[str, ...], Any] = {}
        self._relax = bool(relax)
        self._weights = {rule.id: rule.weight for rule in rules if rule.weight is not None}
        self._relaxed = {rule.id for rule in self._hard if rule.kind in relax}
        self._dear = {rule.id for rule in self._hard if rule.kind in relax and rule.kind != "must_happen"}
        self._before: dict[tuple[str, str], Any] = {}
        self._literals: dict[str, Any] = {}
        self._ends = {i.id: (i.earliest, i.latest, i.latest_end, i.locked) for i in self.items.values()}
        self._stretches = {i.id: i.stretches() for i in self.items.values()} if part is not None else {}
        self._longest = setting.once(SolverModel, "longest way", partial(_longest_way, setting))
        self._steps = 0
        self._posting_preference = False
        for rule in rules:
            self.posting(rule)
            rule.post(self, setting)
            if rule.asked and rule.weight is not None:
                for scope in rule.cases(setting):
                    self.case(rule.id, *scope)  # it has its price before the rule is asked

    @property
    def cost(self) -> Any:
        """Minutes of travel that the preferences which are not kept are worth; an expression, 0 if there are none."""
        return sum(self._weights[rule] * ~kept for (rule, *_), kept in self.kept.items())

    def _step(self) -> None:
        self._steps += 1
        if self._steps % STEPS == 0:
            self.go_on()

    # The vocabulary

    def posting(self, rule: Rule) -> None:
        """Take note of which rule speaks: only a preference is stated of what is locked."""
        self._posting_preference = rule.weight is not None

    def case(self, rule: str, *scope: str) -> Any:
        """See ``rules.model``: free for preferences, rules that are relaxed and locked items by themselves, else true."""
        self._step()
        if rule in self._weights:
            return self._literal_of(self.kept, rule, *scope)
        if rule in self._relaxed:
            return self._literal_of(self.given_up if rule in self._dear else self._free, rule, *scope)
        items = {item for item in scope if item in self.items}
        if self._relax and len(items) == 1 and items.pop() in self._facts:
            return self._literal_of(self.given_up, rule, *scope)
        return self.always

    def _literal_of(self, kept: dict[tuple[str, ...], Any], *key: str) -> Any:
        if key not in kept:
            kept[key] = self.cp.new_bool_var("keep " + " ".join(key))
        return kept[key]

    def present(self, item: str) -> Any:
        """See ``rules.model``."""
        return self.items[item].presence

    def in_room(self, item: str, room: str) -> Any:
        """See ``rules.model``."""
        return self.items[item].rooms[room]

    def before(self, a: str, b: str) -> Any:
        """See ``rules.model``: one literal a pair, tied to the starts in both directions."""
        if a > b:
            return ~self.before(b, a)
        if (a, b) not in self._before:
            first, second = self.items[a], self.items[b]
            literal: Any
            if first.latest <= second.earliest:
                literal = self.always
            elif second.latest < first.earliest:
                literal = ~self.always
            else:
                literal = self.cp.new_bool_var(f"{a} before {b}")
                present = [first.presence, second.presence]
                self.cp.add(first.start <= second.start).only_enforce_if([literal, *present])
                self.cp.add(second.start + 1 <= first.start).only_enforce_if([~literal, *present])
            self._before[a, b] = literal
        return self._before[a, b]

    def can_follow(self, a: str, b: str, within: int) -> bool:
        """See ``rules.model``."""
        first, second = self._ends[a], self._ends[b]
        if second[1] < first[0] or second[0] >= first[2] + within + self._longest:
            return False
        if first[3] and second[3]:
            return self._posting_preference
        if self._stretches:  # of a part the starts lie far apart, and most pairs never meet
            reach, starts = within + self._longest, self._stretches[b]
            return any(
                begins <= latest and since < until + reach
                for begins, _, until in self._stretches[a]
                for since, latest, _ in starts
            )
        return True

    def rides_one(self, crossing: str, allowed: Callable[[RideRun], bool]) -> Any:
        """See ``rules.model``."""
        item = self.items[crossing]
        right = [run for run in item.runs if allowed(run)]
        if not right:
            return ~self.always
        if len(right) == len(item.runs):
            return self.always if item.locked else item.presence
        literal = self.cp.new_bool_var(f"ride of {crossing}")
        self.cp.add_implication(literal, item.presence)
        self.ride_in(crossing, allowed, [literal])
        self.ride_in(crossing, lambda run: not allowed(run), [~literal])
        return literal

    def literal(self, name: str) -> Any:
        """See ``rules.model``."""
        if name not in self._literals:
            self._literals[name] = self.cp.new_bool_var(name)
        return self._literals[name]

    def start_in(self, item: str, windows: tuple[Window, ...], when: Sequence[Any] = ()) -> None:
        """See ``rules.model``."""
        self._within(self.items[item].start, self.items[item], union(list(windows)), when)

    def end_in(self, item: str, windows: tuple[Window, ...], when: Sequence[Any] = ()) -> None:
        """See ``rules.model``."""
        self._within(self.items[item].end, self.items[item], union(list(windows)), when)

    def ride_in(self, crossing: str, allowed: Callable[[RideRun], bool], when: Sequence[Any] = ()) -> None:
        """See ``rules.model``: way by way, the starts that are left."""
        left: dict[tuple[str, int, int], list[int]] = {}
        item = self.items[crossing]
        for run in filter(allowed, item.runs):
            left.setdefault((run.option, run.end - run.start, run.departure - run.start), []).append(run.start)
        for way in item.ways:
            kept = set(left.get((way.option, way.minutes, way.to_departure), ()))
            if not kept.issuperset(way.starts):
                self._within(item.start, item, stretches(way.starts, kept), [*when, way.literal])

    def later(self, a: str, b: str, at_least: int, when: Sequence[Any] = ()) -> None:
        """See ``rules.model``."""
        first, second, binding = self.items[a], self.items[b], self._binding(when)
        if binding is not None and not self._left_out(first, second):
            present = [first.presence, second.presence]
            self.cp.add(second.start >= first.start + at_least).only_enforce_if([*binding, *present])

    def gap(self, a: str, b: str, at_least: int, when: Sequence[Any] = ()) -> None:
        """See ``rules.model``."""
        self._apart(self.items[a], self.items[b], at_least, self._binding(when))

    def soon(self, a: str, b: str, at_most: int, when: Sequence[Any] = ()) -> None:
        """See ``rules.model``."""
        self._together(self.items[a].end, self.items[b].start, at_most, a, b, when)

    def span(self, a: str, b: str, at_most: int, when: Sequence[Any] = ()) -> None:
        """See ``rules.model``."""
        self._together(self.items[a].start, self.items[b].end, at_most, a, b, when)

    def close(self, a: str, b: str, at_most: int, when: Sequence[Any] = ()) -> None:
        """See ``rules.model``: one constraint for the longest way, one more where *a* ends in lighter traffic."""
        for ends, way, starts in self.ways_between(a, b):
            here = [*when, *ends, *starts]
            self.soon(a, b, at_most + way.longest, here)
            if way.peak != way.off_peak:
                peak = self.ends_in_peak(a)
                self.soon(a, b, at_most + way.shortest, [*here, ~peak if way.peak > way.off_peak else peak])

    def spare(self, a: str, b: str, at_least: int, when: Sequence[Any] = ()) -> None:
        """See ``rules.model``: one constraint for the way without traffic, one more where *a* ends in the peak."""
        self._step()
        binding = self._binding(when)
        if binding is None or not self.can_follow(a, b, at_least):
            return
        for ends, way, starts in self.ways_between(a, b):
            here = [*binding, *ends, *starts]
            self._apart(self.items[a], self.items[b], at_least + way.shortest, here)
            if way.peak != way.off_peak:
                peak = self.ends_in_peak(a)
                slow = self._binding([peak if way.peak > way.off_peak else ~peak])
                if slow is not None:
                    self._apart(self.items[a], self.items[b], at_least + way.longest, [*here, *slow])

    def no_overlap(self, items: Iterable[str], where: Mapping[str, Any] | None = None) -> None:
        """See ``rules.model``: locked items count as one stretch where they overlap each other."""
        under = {} if where is None else {key: literal for key, literal in where.items() if literal is not self.always}
        mine = [self.items[item] for item in items if item not in under or not self.never(under[item])]
        held = [i for i in mine if i.locked and i.id not in under]
        spans = union([(i.earliest, i.latest_end - 1) for i in held])
        fixed = [self.cp.new_fixed_size_interval_var(b, e + 1 - b, "locked") for b, e in spans]
        free = [i.interval_under(self.cp, under.get(i.id)) for i in mine if i not in held]
        self.cp.add_no_overlap([*free, *fixed])

    def any_of(self, literals: Iterable[Any], when: Sequence[Any] = ()) -> None:
        """See ``rules.model``."""
        binding = self._binding(when)
        if binding is None:
            return
        left = [literal for literal in literals if not self.never(literal)]
        if left or binding or not self._relax:  # else locks alone break it: the checker tells
            self.cp.add_bool_or([*left, *(~w for w in binding)])

    def at_most(self, terms: Iterable[tuple[Any, int]], most: int, when: Sequence[Any] = ()) -> None:
        """See ``rules.model``: what locks alone amount to is as it is, and nothing is added to it."""
        binding = self._binding(when)
        if binding is not None:
            fixed, rest = self._parted(terms)
            limit = max(most - fixed, 0) if self._relax and not binding else most - fixed
            if rest or limit < 0:
                self.cp.add(sum(amount * literal for literal, amount in rest) <= limit).only_enforce_if(binding)

    def at_least(self, terms: Iterable[tuple[Any, int]], least: int, when: Sequence[Any] = ()) -> None:
        """See ``rules.model``."""
        binding = self._binding(when)
        if binding is not None:
            fixed, rest = self._parted(terms)
            if rest or fixed < least:
                self.cp.add(sum(amount * literal for literal, amount in rest) >= least - fixed).only_enforce_if(binding)

    def _parted(self, terms: Iterable[tuple[Any, int]]) -> tuple[int, list[tuple[Any, int]]]:
        """What the literals that are constant amount to, and the others."""
        fixed, rest = 0, []
        for literal, amount in terms:
            if literal.index == self._true:
                fixed += amount
            elif not self.never(literal):
                rest.append((literal, amount))
        return fixed, rest

    def on_day(self, item: str, day: dt.date) -> Any:
        """See ``rules.model``."""
        return self.days_of(item).get(day, ~self.always)

    # What the layers add to it

    def ways_between(self, a: str, b: str) -> list[tuple[list[Any], Way, list[Any]]]:
        """The way from the end of ``a`` to the start of ``b``, under the literals that tell where a ride ends or starts."""
        way = self.setting.travel.way if _base_after(self.items[a]) == _base_before(self.items[b]) else _no_way
        return [
            (ends, way(leaves, reaches), starts)
            for ends, leaves in self.ends_at(self.items[a])
            for starts, reaches in self.starts_at(self.items[b])
        ]

    def ends_at(self, item: Item) -> list[tuple[list[Any], str]]:
        """The venues where an item can end, each under the literals that tell so."""
        if item.occurrence is not None:
            return [([], item.occurrence.venue)]
        return _by_venue([(way.literal, way.to_venue) for way in item.ways])

    def starts_at(self, item: Item) -> list[tuple[list[Any], str]]:
        """The venues where an item can start, each under the literals that tell so."""
        if item.occurrence is not None:
            return [([], item.occurrence.venue)]
        return _by_venue([(way.literal, way.from_venue) for way in item.ways])

    def _apart(self, a: Item, b: Item, at_least: int, binding: list[Any] | None) -> None:
        if binding is None or a.latest_end + at_least <= b.earliest:
            return
        if self._left_out(a, b):
            if binding:
                self._choose_otherwise(a, b, binding)
            return
        self.cp.add(b.start >= a.end + at_least).only_enforce_if([*binding, a.presence, b.presence])

    def _together(self, since: Any, until: Any, at_most: int, a: str, b: str, when: Sequence[Any]) -> None:
        """Two moments of two items are no further apart, where both are on the board."""
        first, second, binding = self.items[a], self.items[b], self._binding(when)
        if binding is not None and not self._left_out(first, second):
            self.cp.add(until <= since + at_most).only_enforce_if([*binding, first.presence, second.presence])

    def _choose_otherwise(self, a: Item, b: Item, binding: list[Any]) -> None:
        """Of two locked items what they refute is not chosen: else the choice would hold free items to nothing.

        Never what is locked alone makes a plan impossible: it is said where the case can be given up, or where one of the
        two only stays put.
        """
        given_up = {kept.index for kept in self.given_up.values()} & {literal.index for literal in binding}
        stays = not self._facts.issuperset((a.id, b.id))
        if len(given_up) < len(binding) and (given_up or stays):
            self.cp.add_bool_or([~literal for literal in binding])

    def _left_out(self, a: Item, b: Item) -> bool:
        """Two locked items are as they are; only a preference has its price all the same."""
        return a.locked and b.locked and not self._posting_preference


def _longest_way(setting: Setting) -> int:
    """Minutes of the longest way that a group can make within one city, or on day trips from there, in any traffic."""
    by_base: dict[str, set[str]] = {city: set() for city in setting.edition.cities}
    for occurrence in setting.occurrences.values():
        by_base[occurrence.base].add(occurrence.venue)
    for crossing in setting.crossings.values():
        by_base[crossing.change.from_city].update({run.from_venue for run in setting.runs(crossing)})
        by_base[crossing.change.to_city].update({run.to_venue for run in setting.runs(crossing)})
    pairs = (pair for venues in by_base.values() for pair in combinations(sorted(venues), 2))
    return max((setting.travel.way(*pair).longest for pair in pairs), default=0)


def _base_after(item: Item) -> str:
    """The city in which an item leaves its groups; of a day trip that from which it is made."""
    return ends_in_city(item.occurrence or item.crossing)  # type: ignore[arg-type]


def _base_before(item: Item) -> str:
    return starts_in_city(item.occurrence or item.crossing)  # type: ignore[arg-type]


def _no_way(leaves: str, reaches: str) -> Way:
    """Between two cities: there only rides go."""
    return HERE


def _by_venue(ways: list[tuple[Any, str]]) -> list[tuple[list[Any], str]]:
    """Ends of a ride by venue: none needs a literal where all ways share it, else one entry a way."""
    venues = {venue for _, venue in ways}
    if len(venues) == 1:
        return [([], venues.pop())]
    return [([literal], venue) for literal, venue in ways]
