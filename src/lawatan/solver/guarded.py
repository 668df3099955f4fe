"""A model in which everything that is demanded binds under a literal of its own: to ask which demands cannot all be kept.

Nothing is cut away beforehand: what windows say is a demand like any other, and so is a lock.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from lawatan.domain import Placement, Plan, Ride
from lawatan.rules import Rule
from lawatan.rules.conflict import LOCKED, NOW, Demand
from lawatan.schedule import GRID, Crossing, Occurrence, RideRun, Setting, Window, contains, intersect, union
from lawatan.solver.decided import Decision
from lawatan.solver.items import on_grid
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part


class Guarded(SolverModel):
    """A model of an edition; ``demands`` has the literal under which each binds.

    ``only``: the demands to state; the others are left out, and so are the items that ``items`` does not name. With a
    ``part`` only what is free in it is decided and the rest stands; ``but`` for cases that the rest breaks by itself.
    """

    def __init__(
        self,
        setting: Setting,
        rules: Sequence[Rule],
        only: Collection[Demand] | None = None,
        items: Collection[str] | None = None,
        go_on: Callable[[], None] = lambda: None,
        part: Part | None = None,
        but: Collection[tuple[str, ...]] = (),
    ) -> None:
        self.demands: dict[Demand, Any] = {}
        self._only, self._kept_items, self._but = only, items, but
        self._under: dict[tuple[int, int], Any] = {}
        self._speaking: Rule | None = None
        if only is not None:
            ids = {demand[0] for demand in only}
            rules = [rule for rule in rules if rule.id in ids]
        super().__init__(setting, rules, go_on=go_on, part=part)
        self._held_and_late()

    # What is free: everything, wherever it could be at all

    def _held(
        self, item: str, of_edition: Mapping[str, Decision], of_plan: Callable[[Plan], Mapping[str, Decision]]
    ) -> tuple[Decision | None, bool]:
        if self.part is None or item in self.part.free:
            return None, self._stated(item)
        return of_plan(self.part.plan).get(item), False

    def _stated(self, item: str) -> bool:
        """Whether an item is in the model at all; of a part, what stands nowhere and is not free is not."""
        if self.part is not None and item not in self.part.free:
            return item in self.part.plan.placements or item in self.part.plan.rides
        return self._kept_items is None or item in self._kept_items

    def _starts(self, occurrence: Occurrence) -> tuple[Window, ...]:
        (begins, ends), *_ = on_grid((self.setting.clock.horizon,))
        slot = self.setting.edition.plan.placements.get(occurrence.id)
        at = self.setting.clock.minute(slot.start) if slot is not None and self.setting.held(slot) else begins
        if at % GRID == 0:
            return self._of_part(((min(begins, at), max(ends, at)),), occurrence)
        below = at // GRID * GRID
        around = ((begins, min(below, ends)), (at, at), (max(below + GRID, begins), ends))
        return self._of_part(tuple((since, until) for since, until in around if since <= until), occurrence)

    def _of_part(self, starts: tuple[Window, ...], occurrence: Occurrence) -> tuple[Window, ...]:
        """Those on the days of the part, where there is one."""
        if self.part is None:
            return starts
        return intersect(starts, self.part.windows(self.setting.clock, self.setting.zone_of(occurrence)))

    def _runs(self, crossing: Crossing) -> list[RideRun]:
        runs = list(self.setting.runs(crossing))
        if self.part is not None:
            days = self.part.windows(self.setting.clock, self.setting.zone(crossing.change.from_city))
            runs = [run for run in runs if contains(days, run.start)]
        locked = self._locked_run(crossing)
        return runs if locked is None or locked in runs else [*runs, locked]

    def _locked_run(self, crossing: Crossing) -> RideRun | None:
        ride = self.setting.edition.plan.rides.get(crossing.id)
        if ride is None or not self.setting.held(ride):
            return None
        return self.setting.offered_at(crossing, ride.option, self.setting.clock.minute(ride.departure))

    # What binds

    def demand(self, *demand: str) -> Any:
        """The literal under which a demand binds; never where it is not to be stated."""
        if self._only is not None and demand not in self._only:
            return ~self.always
        if demand not in self.demands:
            self.demands[demand] = self.cp.new_bool_var("demand " + " ".join(demand))
        return self.demands[demand]

    def posting(self, rule: Rule) -> None:
        """Before a rule speaks, what its windows and the rides that it allows say."""
        super().posting(rule)
        self._speaking = rule
        if rule.asked:
            self.demand(rule.id)  # it states nothing before a plan breaks it
        for occurrence in self.setting.occurrences.values():
            if self.items[occurrence.id].locked:
                continue
            windows = self._windows(rule, occurrence)
            if windows is not None:
                self.start_in(occurrence.id, windows, when=[self._of(rule, occurrence.id)])
        if type(rule).allows is not Rule.allows:
            for crossing in self.setting.crossings.values():
                allowed = partial(rule.allows, self.setting, crossing)
                item = self.items[crossing.id]
                if not item.locked and not all(map(allowed, item.runs)):
                    self.ride_in(crossing.id, allowed, when=[self._of(rule, crossing.id)])

    def _windows(self, rule: Rule, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The starts that a rule leaves, where it takes any away."""
        windows = rule.windows(self.setting, occurrence)
        if windows is None:
            return None
        begins, ends = self.setting.clock.horizon
        left = union(list(windows))
        return None if any(b <= begins and ends <= e for b, e in left) else left

    def case(self, rule: str, *scope: str) -> Any:
        """The literal of the demand that a case belongs to."""
        self._step()
        assert self._speaking is not None and self._speaking.id == rule
        if (rule, *scope) in self._but:
            return ~self.always
        items = {item for item in scope if item in self.items}
        return self._of(self._speaking, items.pop()) if len(items) == 1 else self.demand(rule)

    def _of(self, rule: Rule, item: str) -> Any:
        """The literal of what a rule demands of one item."""
        if not self._stated(item) or (rule.id, item) in self._but:
            return ~self.always
        return self.demand(rule.id, item) if rule.each else self.demand(rule.id)

    def no_overlap(self, items: Iterable[str], where: Mapping[str, Any] | None = None) -> None:
        """See ``rules.model``: as far as the rule that speaks is kept."""
        assert self._speaking is not None
        kept = self.demand(self._speaking.id)
        if self.never(kept):
            return
        given = where or {}
        super().no_overlap(
            items := list(items), {item: self._both(kept, given.get(item, self.items[item].presence)) for item in items}
        )

    def _both(self, kept: Any, there: Any) -> Any:
        """A literal that is true where two are, and never where the second is not."""
        if self.never(there):
            return there
        key = (kept.index, there.index)
        if key not in self._under:
            both = self._under[key] = self.cp.new_bool_var("both")
            self.cp.add_bool_or([~kept, ~there, both])
            self.cp.add_implication(both, there)
        return self._under[key]

    def _held_and_late(self) -> None:
        """What is locked or has begun stands where it does; all else begins no earlier than *Now*."""
        setting, plan = self.setting, self.setting.edition.plan
        now, end = setting.now, setting.clock.horizon[1]
        decided: Placement | Ride | None
        for item in self.items.values():
            if item.locked or not self._stated(item.id):
                continue
            decided = plan.placements.get(item.id) or plan.rides.get(item.id)
            if decided is not None and setting.held(decided):
                kept = self.demand(LOCKED, item.id)
                if isinstance(decided, Placement):
                    at = setting.clock.minute(decided.start)
                    self.start_in(item.id, ((at, at),), when=[kept])
                elif (run := self._locked_run(item.crossing)) is not None:  # type: ignore[arg-type]
                    self.ride_in(item.id, run.__eq__, when=[kept])
                self.any_of([item.presence], when=[kept])
            elif now is not None and item.occurrence is not None:
                self.start_in(item.id, ((now, end),), when=[self.demand(NOW, item.id)])
            elif now is not None:
                self.ride_in(item.id, lambda run, since=now: run.start >= since, when=[self.demand(NOW, item.id)])  # type: ignore[misc]
