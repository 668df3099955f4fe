"""What the rules say of a move before it is made: of a block under the pointer, of a start that is looked for.

Only what the move can concern is judged: the neighbours in time of what moves, what shares a group, a person, a host
or a room with it, and the activities that rules name; by rules that look ``far`` all of the plan.
``tests/rules/test_moving.py`` holds it against ``judge``.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lawatan.domain import Placement, Ride, changed, references
from lawatan.rules.free_room import free_room
from lawatan.rules.rule import Breach, Rule, WindowRule, prices
from lawatan.schedule import (
    GRID,
    Crossing,
    Decision,
    Entry,
    Occurrence,
    RideRun,
    Setting,
    View,
    Window,
    contains,
    intersect,
    union,
)

DAY = 24 * 60
QUARTER = 15
DAYTIME = 7, 20
"""Hours between which something stands as a rule."""
MORNING = dt.time(8)


Verdict = Literal["fits", "price", "fails"]
"""Everything that must hold does and nothing is given up; a preference is; something that must hold does not."""


@dataclass(frozen=True)
class Judged:
    """What the rules say of one start: its price in minutes of travel, and the first rule in its way or that has a price."""

    verdict: Verdict
    price: int = 0
    rule: Rule | None = None


class Moving:
    """Judges where some items of a plan could stand instead; made once for a drag, asked at each of its steps."""

    def __init__(self, view: View, items: tuple[str, ...], rules: tuple[Rule, ...]) -> None:
        self.view, self.items, self.rules = view, items, rules
        self._parts: dict[tuple[int, ...], tuple[View, set[tuple[str, tuple[str, ...]]]]] = {}
        self._far = [rule for rule in rules if rule.far]
        self._hard = [rule for rule in rules if rule.weight is None]
        self._soft = [rule for rule in rules if rule.weight is not None]
        self._allowed: list[tuple[Rule, tuple[Window, ...]]] | None = None
        self._without: dict[int, int] = {}
        self._far_before = {(b.rule, b.about) for rule in self._far for b in rule.breaches(view)}
        setting = view.setting
        moving = [_item(setting, item) for item in items]
        self._leaves = tuple(dict.fromkeys(leaf for one in moving for leaf in _leaves(one)))
        resources = {resource for one in moving for resource in one.resources}
        resources |= {room for one in moving for room in _rooms(one)}
        crossings = any(isinstance(one, Crossing) for one in moving)
        named = _named(rules, {one.activity.id for one in moving if isinstance(one, Occurrence)})
        self._always: set[str] = set(items)
        self._near: list[Entry] = []
        for entry in view.entries.values():
            if not set(entry.leaves) & set(self._leaves) and not set(entry.resources) & resources:
                continue
            if crossings or (entry.occurrence is not None and entry.occurrence.activity.id in named):
                self._always.add(entry.id)  # a ride says where its group is on all of its days
            else:
                self._near.append(entry)
        for leaf in self._leaves:  # an activity that has to come first or last is held against these
            mine = view.of_leaf(leaf)
            self._always |= {entry.id for entry in (*mine[:2], *mine[-2:])}

    def after(self, decisions: Mapping[str, Decision | None]) -> View:
        """The neighbourhood as it would then be."""
        return self._part(decisions)[0].deciding(decisions)

    def breaches(self, decisions: Mapping[str, Decision | None]) -> tuple[Breach, ...]:
        """What would then not hold about the items, and about others because of them; what must hold comes first."""
        part, before = self._part(decisions)
        after, known = part.deciding(decisions), before | self._far_before
        whole = self.view.deciding(decisions) if self._far else after
        found = [
            breach
            for rule in self.rules
            for breach in rule.breaches(whole if rule.far else after)
            if set(breach.about) & set(decisions) or (breach.rule, breach.about) not in known
        ]
        return tuple(sorted(found, key=lambda breach: not breach.hard))

    def judged(self, start: int) -> Judged:
        """What the rules say where the only item, an occurrence, starts at a minute: windows first, then what must hold up to
        the first breach, then what the preferences cost that would be given up for it.
        """
        for rule, windows in self._windows():
            if not contains(windows, start):
                return Judged("fails", rule=rule)
        whole, part, known = self._if_at(start)
        for rule in self._hard:
            if any(self._new(b, known) for b in rule.breaches(whole if rule.far else part)):
                return Judged("fails", rule=rule)
        broken = [b for rule in self._soft for b in rule.breaches(whole if rule.far else part)]
        price = sum(prices(broken)) - self._price_without(start)
        if price <= 0:
            return Judged("fits")
        first = next((b for b in broken if self.items[0] in b.about), broken[0])
        return Judged("price", price, next(rule for rule in self._soft if rule.id == first.rule))

    def why(self, start: int, rule: Rule) -> Breach | None:
        """What a rule has against a start of the only item; None where it has nothing."""
        whole, part, known = self._if_at(start)
        found = rule.breaches(whole if rule.far else part)
        return next((b for b in found if not b.hard or self._new(b, known)), None)

    def _if_at(self, start: int) -> tuple[View, View, set[tuple[str, tuple[str, ...]]]]:
        """All of the plan and the neighbourhood with the only item at a start, and what is broken there now."""
        (item,) = self.items
        decisions: dict[str, Decision | None] = {item: self._slot(self.view.setting.occurrences[item], start)}
        part, before = self._part(decisions)
        after = part.deciding(decisions)
        return self.view.deciding(decisions) if self._far else after, after, before | self._far_before

    def _new(self, breach: Breach, known: set[tuple[str, tuple[str, ...]]]) -> bool:
        return self.items[0] in breach.about or (breach.rule, breach.about) not in known

    def _slot(self, occurrence: Occurrence, start: int) -> Placement:
        """The slot that it has, at another start; where it has none a new one."""
        now = self.view.plan.placements.get(occurrence.id)
        if now is None or (occurrence.activity.room_choices and not now.locked):
            return slot_at(self.view, occurrence, start)
        return changed(now, start=self.view.setting.clock.moment(start, self.view.setting.zone_of(occurrence)))

    def _windows(self) -> list[tuple[Rule, tuple[Window, ...]]]:
        """The starts that each rule which must hold leaves the only item by itself."""
        if self._allowed is None:
            occurrence = self.view.setting.occurrences[self.items[0]]
            told = ((rule, rule.windows(self.view.setting, occurrence)) for rule in self._hard)
            self._allowed = [(rule, union(list(windows))) for rule, windows in told if windows is not None]
        return self._allowed

    def _price_without(self, start: int) -> int:
        """What the preferences cost that are given up without the item, around a start."""
        (item,) = self.items
        part, _ = self._part({item: self._slot(self.view.setting.occurrences[item], start)})
        if id(part) not in self._without:
            away = part.deciding({item: None})
            whole = self.view.deciding({item: None}) if self._far else away
            broken = [b for rule in self._soft for b in rule.breaches(whole if rule.far else away)]
            self._without[id(part)] = sum(prices(broken))
        return self._without[id(part)]

    def _part(self, decisions: Mapping[str, Decision | None]) -> tuple[View, set[tuple[str, tuple[str, ...]]]]:
        """The view of the neighbourhood of where the items stand and of where they would, and what breaks in it now."""
        clock = self.view.setting.clock
        then = {clock.minute(d.start if isinstance(d, Placement) else d.departure) for d in decisions.values() if d}
        now = {entry.start for item in self.items if (entry := self.view.entries.get(item)) is not None}
        days = tuple(sorted({minute // DAY for minute in then | now}))
        if days not in self._parts:
            near = {
                entry.id
                for entry in self._near
                if any((day - 1) * DAY < entry.end and entry.start < (day + 2) * DAY for day in days)
            }
            part = self.view.only(self._always | near, self._leaves)
            before = {(b.rule, b.about) for rule in self.rules if not rule.far for b in rule.breaches(part)}
            self._parts[days] = part, before
        return self._parts[days]


@dataclass(frozen=True)
class Fit:
    """A start that was found for something not scheduled, and what it would break; hard breaches: none is better."""

    start: int
    breaches: tuple[Breach, ...]

    @property
    def fits(self) -> bool:
        """Whether everything that must hold does."""
        return not any(breach.hard for breach in self.breaches)


def first_fit(view: View, occurrence: Occurrence, rules: tuple[Rule, ...], seconds: float = 1.0) -> Fit:
    """The first start that breaks nothing that must hold; where there is none, one that breaks the least.

    Looks through the days in order, on each at the quarters of an hour first, and for no more than so many seconds.
    """
    setting, until = view.setting, time.monotonic() + seconds
    moving = Moving(view, (occurrence.id,), rules)
    best: Fit | None = None
    for start in starts(setting, occurrence, rules):
        fit = Fit(start, moving.breaches({occurrence.id: slot_at(view, occurrence, start)}))
        if fit.fits:
            return fit
        if best is None or _hard(fit) < _hard(best):
            best = fit
        if time.monotonic() > until:
            break
    if best is None:  # the rules about it alone leave no start: say so at one in the morning of the first day
        first = setting.clock.at(setting.edition.first_day, MORNING, setting.zone_of(occurrence))
        best = Fit(first, moving.breaches({occurrence.id: slot_at(view, occurrence, first)}))
    return best


def first_ride(
    view: View, crossing: Crossing, rules: tuple[Rule, ...], seconds: float = 1.0
) -> tuple[RideRun, Fit] | None:
    """The first ride of a change of city that breaks nothing that must hold, else one that breaks the least.

    None where no way is offered.
    """
    setting, until = view.setting, time.monotonic() + seconds
    moving = Moving(view, (crossing.id,), rules)
    zone = setting.zone(crossing.change.from_city)
    best: tuple[RideRun, Fit] | None = None
    hard = [rule for rule in rules if rule.breach((crossing.id,)).hard]
    allowed = [run for run in setting.runs(crossing) if all(rule.allows(setting, crossing, run) for rule in hard)]
    for run in sorted(allowed or setting.runs(crossing), key=lambda run: (run.departure, run.option)):
        ride = Ride(id=crossing.id, option=run.option, departure=setting.clock.moment(run.departure, zone))
        fit = Fit(run.start, moving.breaches({crossing.id: ride}))
        if fit.fits:
            return run, fit
        if best is None or _hard(fit) < _hard(best[1]):
            best = run, fit
        if time.monotonic() > until:
            break
    return best


def starts(setting: Setting, occurrence: Occurrence, rules: tuple[Rule, ...]) -> Iterator[int]:
    """Starts of an activity that the rules about it alone allow, day by day, quarters of an hour first.

    Hours of the night come after all days, for editions whose rules do not say when a day begins and ends.
    """
    zone, edition = setting.zone_of(occurrence), setting.edition
    first = setting.clock.midnight(edition.first_day, zone)
    last = setting.clock.midnight(edition.last_day + dt.timedelta(days=1), zone)
    windows = allowed(setting, occurrence, rules)
    for by_day in (True, False):
        for day in range(first, last, DAY):
            begins, ends = (day + hour * 60 for hour in DAYTIME)
            hours = ((begins, ends),) if by_day else ((day, begins - 1), (ends + 1, day + DAY - 1))
            today = intersect(windows, hours)
            for on_quarters in (True, False):
                for start in (m for b, e in today for m in range(-(-b // GRID) * GRID, e + 1, GRID)):
                    if ((start - day) % QUARTER == 0) == on_quarters:
                        yield start


def _named(rules: tuple[Rule, ...], moving: set[str]) -> set[str]:
    """The activities that some rule holds against one of those that move, or against all others (first, last)."""
    found: set[str] = set()
    for rule in rules:
        if not isinstance(rule, WindowRule):
            names = {key for _, table, key in references(rule) if table == "activities"}
            if len(names) == 1 or names & moving:
                found |= names
    return found


def allowed(setting: Setting, occurrence: Occurrence, rules: tuple[Rule, ...]) -> tuple[Window, ...]:
    """The starts on the edition's days that the rules about the activity alone allow, as far as they must hold."""
    zone, edition = setting.zone_of(occurrence), setting.edition
    last = setting.clock.midnight(edition.last_day + dt.timedelta(days=1), zone)
    found: tuple[Window, ...] = ((setting.clock.midnight(edition.first_day, zone), last - 1),)
    for rule in rules:
        windows = rule.windows(setting, occurrence)
        if windows is not None and rule.breach((occurrence.id,)).hard:
            found = intersect(found, union(list(windows)))
    return found


def slot_at(view: View, occurrence: Occurrence, start: int) -> Placement:
    """A new time slot at a minute, in the room that suits it best where its activity names several."""
    room = free_room(view, occurrence, start, occurrence.minutes)
    return Placement(
        id=occurrence.id,
        start=view.setting.clock.moment(start, view.setting.zone_of(occurrence)),
        room=None if room == occurrence.activity.room else room,
    )


def _hard(fit: Fit) -> int:
    return sum(breach.hard for breach in fit.breaches)


def _item(setting: Setting, item: str) -> Occurrence | Crossing:
    return setting.occurrences[item] if item in setting.occurrences else setting.crossings[item]


def _rooms(item: Occurrence | Crossing) -> tuple[str, ...]:
    """The rooms of its venue in which it may come to stand, as resources."""
    if not isinstance(item, Occurrence):
        return ()
    return tuple(f"room/{item.venue}/{room}" for room in item.activity.room_choices)


def _leaves(item: Occurrence | Crossing) -> tuple[str, ...]:
    return item.leaves if isinstance(item, Occurrence) else (item.leaf,)
