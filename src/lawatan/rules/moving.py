"""What the rules say of a move before it is made: of a block under the pointer, of a start that is looked for.

Only what the move can concern is judged: the neighbours in time of what moves, what shares a group, a person, a host
or a room with it, and the activities that rules name; by rules that look ``far`` all of the plan.
``tests/rules/test_moving.py`` holds it against ``judge``.
"""

from __future__ import annotations

import datetime as dt
import time
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
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

NEVER = 10**9
"""Minutes later than anything."""
DAY = 24 * 60
QUARTER = 15
DAYTIME = 7, 20
"""Hours between which something stands as a rule."""
MORNING = dt.time(8)


Known = set[tuple[str, tuple[str, ...]]]
"""What is broken already: rules and whom it is about."""

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
        self._parts: dict[tuple[tuple[int, ...], bool], tuple[View, Known]] = {}
        self._far = [rule for rule in rules if rule.far]
        self._hard = [rule for rule in rules if rule.weight is None]
        self._soft = [rule for rule in rules if rule.weight is not None]
        self._allowed: list[tuple[Rule, tuple[Window, ...]]] | None = None
        self._common: tuple[Window, ...] | None = None
        self._without: dict[tuple[int, ...], int] = {}
        self._far_before = {(b.rule, b.about) for rule in self._far for b in rule.breaches(view)}
        setting = view.setting
        moving = [_item(setting, item) for item in items]
        self._leaves = tuple(dict.fromkeys(leaf for one in moving for leaf in _leaves(one)))
        resources = {resource for one in moving for resource in one.resources}
        resources |= {room for one in moving for room in _rooms(one)}
        crossings = any(isinstance(one, Crossing) for one in moving)
        self._naming = _naming(rules, {one.activity.id for one in moving if isinstance(one, Occurrence)})
        named = {name for names in self._naming.values() for name in names}
        self._always: set[str] = set(items)
        self._named: set[str] = set()
        """What has to be looked at only because a rule names it."""
        self._near: list[Entry] = []
        for entry in view.entries.values():
            if not set(entry.leaves) & set(self._leaves) and not set(entry.resources) & resources:
                continue
            if crossings:
                self._always.add(entry.id)  # a ride says where its group is on all of its days
                continue
            if entry.occurrence is not None and entry.occurrence.activity.id in named:
                self._always.add(entry.id)
                self._named.add(entry.id)
            self._near.append(entry)
        lead = view.entries.get(items[0])
        self._base = lead if lead is not None and lead.occurrence is not None and len(items) == 1 else None
        """The only item where it stands; where it stands nowhere its room may be chosen start by start."""
        alone = (WindowRule,) if self._base is not None else ()
        self._sure = [rule for rule in self._hard if rule.sure and self._base is not None]
        self._between = [r for r in self._hard if not isinstance(r, alone) and not (r.sure and self._base is not None)]
        """What must hold, is not about one item alone, and has to be asked about all of the neighbourhood."""
        self._others = [entry for entry in view.entries.values() if entry.id != items[0]]
        for leaf in self._leaves:  # an activity that has to come first or last is held against these
            mine = view.of_leaf(leaf)
            ends = {entry.id for entry in (*mine[:2], *mine[-2:])}
            self._always |= ends
            self._named -= ends
        self._named -= set(items)

    def after(self, decisions: Mapping[str, Decision | None]) -> View:
        """The neighbourhood as it would then be."""
        return self._around(self._days(decisions), wide=True)[0].deciding(decisions)

    def breaches(self, decisions: Mapping[str, Decision | None]) -> tuple[Breach, ...]:
        """What would then not hold about the items, and about others because of them; what must hold comes first."""
        then = _Then(self, decisions)
        found = [
            breach
            for rule in self.rules
            for breach in rule.breaches(then.seen_by(rule))
            if set(breach.about) & set(decisions) or not (rule.sure or (breach.rule, breach.about) in then.known)
        ]
        return tuple(sorted(found, key=lambda breach: not breach.hard))

    def judged(self, start: int) -> Judged:
        """What the rules say where the only item, an occurrence, starts at a minute: windows first, then what must hold up to
        the first breach, then what the preferences cost that would be given up for it. What lies before *Now* fails
        without any rule.
        """
        if self.past(start):
            return Judged("fails")
        if not self._possible(start):
            rule = next(rule for rule, windows in self._windows() if not contains(windows, start))
            return Judged("fails", rule=rule)
        if self._base is not None:
            entry = replace(self._base, start=start, end=start + self._base.minutes)
            for rule in self._sure:
                if rule.surely(self.view, entry, self._others):
                    return Judged("fails", rule=rule)
        then = self._if_at(start)
        for rule in self._between:
            if any(self._new(rule, b, then.known) for b in rule.breaches(then.seen_by(rule))):
                return Judged("fails", rule=rule)
        broken = [b for rule in self._soft for b in rule.breaches(then.seen_by(rule))]
        price = sum(prices(broken)) - self._price_without(then)
        if price <= 0:
            return Judged("fits")
        first = next((b for b in broken if self.items[0] in b.about), broken[0])
        return Judged("price", price, next(rule for rule in self._soft if rule.id == first.rule))

    def past(self, start: int) -> bool:
        """Whether a minute lies before *Now*."""
        now = self.view.setting.now
        return now is not None and start < now

    def why(self, start: int, rule: Rule) -> Breach | None:
        """What a rule has against a start of the only item; None where it has nothing."""
        then, (item,) = self._if_at(start), self.items
        found = list(rule.breaches(then.seen_by(rule)))
        about = [breach for breach in found if item in breach.about]
        others = [breach for breach in found if not breach.hard or self._new(rule, breach, then.known)]
        return next(iter((*about, *others)), None)

    def _if_at(self, start: int) -> _Then:
        """What the rules see with the only item at a start."""
        (item,) = self.items
        return _Then(self, {item: self._slot(self.view.setting.occurrences[item], start)})

    def _new(self, rule: Rule, breach: Breach, known: Known) -> bool:
        """Whether a breach is about the only item, or came with it; of a rule that is ``sure`` none else can."""
        return self.items[0] in breach.about or not (rule.sure or (breach.rule, breach.about) in known)

    def _slot(self, occurrence: Occurrence, start: int) -> Placement:
        """The slot that it has, at another start, in its room as where it is dropped; where it has none a new one."""
        now = self.view.plan.placements.get(occurrence.id)
        if now is None:
            return slot_at(self.view, occurrence, start)
        return changed(now, start=self.view.setting.clock.moment(start, self.view.setting.zone_of(occurrence)))

    def _windows(self) -> list[tuple[Rule, tuple[Window, ...]]]:
        """The starts that each rule which must hold leaves the only item by itself."""
        if self._allowed is None:
            occurrence = self.view.setting.occurrences[self.items[0]]
            told = ((rule, rule.windows(self.view.setting, occurrence)) for rule in self._hard)
            self._allowed = [(rule, union(list(windows))) for rule, windows in told if windows is not None]
        return self._allowed

    def _possible(self, start: int) -> bool:
        """Whether all of those leave a start."""
        if self._common is None:
            always: tuple[Window, ...] = ((-NEVER, NEVER),)
            self._common = reduce(intersect, (windows for _, windows in self._windows()), always)
        n = bisect_right(self._common, (start, NEVER)) - 1
        return n >= 0 and start <= self._common[n][1]

    def _price_without(self, then: _Then) -> int:
        """What the preferences cost that are given up without the item, on the days of where it would be."""
        if then.days not in self._without:
            away = _Then(self, dict.fromkeys(self.items), then.days)
            broken = [b for rule in self._soft for b in rule.breaches(away.seen_by(rule))]
            self._without[then.days] = sum(prices(broken))
        return self._without[then.days]

    def _days(self, decisions: Mapping[str, Decision | None]) -> tuple[int, ...]:
        """The days (of UTC) of where the items stand and of where they would."""
        clock = self.view.setting.clock
        then = {clock.minute(d.start if isinstance(d, Placement) else d.departure) for d in decisions.values() if d}
        now = {entry.start for item in self.items if (entry := self.view.entries.get(item)) is not None}
        return tuple(sorted({minute // DAY for minute in then | now}))

    def _around(self, days: tuple[int, ...], wide: bool) -> tuple[View, Known]:
        """What stands on some days and beside them, and what breaks in it now; ``wide``: with all that rules name."""
        if (days, wide) not in self._parts:
            near = {
                entry.id
                for entry in self._near
                if any((day - 1) * DAY < entry.end and entry.start < (day + 2) * DAY for day in days)
            }
            part = self.view.only((self._always if wide else self._always - self._named) | near, self._leaves)
            rules = (
                rule for rule in self.rules if not rule.far and not rule.sure and wide is (rule.id in self._naming)
            )
            before = {(b.rule, b.about) for rule in rules for b in rule.breaches(part)}
            self._parts[days, wide] = part, before
        return self._parts[days, wide]


class _Then:
    """What the rules see of a plan in which some items are decided otherwise: as little of it as each has to."""

    def __init__(
        self, moving: Moving, decisions: Mapping[str, Decision | None], days: tuple[int, ...] | None = None
    ) -> None:
        self._moving, self._decisions = moving, decisions
        self.days = moving._days(decisions) if days is None else days
        self._views: dict[str, View] = {}
        self.known: Known = moving._far_before

    def seen_by(self, rule: Rule) -> View:
        """All of the plan for rules that look far, else what stands near, with all that is named where a rule names."""
        name = "whole" if rule.far else "wide" if rule.id in self._moving._naming else "near"
        if name not in self._views:
            view, before = self._moving.view, Known()
            if name != "whole":
                view, before = self._moving._around(self.days, wide=name == "wide")
            self._views[name] = view.deciding(self._decisions)
            self.known = self.known | before
        return self._views[name]


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


def _naming(rules: tuple[Rule, ...], moving: set[str]) -> dict[str, set[str]]:
    """The rules that hold an activity which moves against others, or against all others (first, last): what they name."""
    found: dict[str, set[str]] = {}
    for rule in rules:
        if not isinstance(rule, WindowRule):
            names = {key for _, table, key in references(rule) if table == "activities"}
            if len(names) == 1 or names & moving:
                found[rule.id] = names
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
