"""Mending what rules that have to be asked refuse, some days at a time: a plan of the whole is found without asking them.

Asked about the whole, each refusal costs another search of it; a part of a few days is made and searched in a fraction of
that. What stands on other days stays, so that a day that is mended stays mended.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

from lawatan.domain import Plan
from lawatan.rules.asked import AskedRule
from lawatan.schedule import Setting, View
from lawatan.solver.asking import Asking, search
from lawatan.solver.part import Part
from lawatan.solver.windows import Make, Model, Spend, by_day

DAYS = (2, 3, 3, 4, 5)
"""So many days at once, one of these at random: one on which something is refused, others to take what is too much."""

STALE = 6
"""It ends after so many rounds for each day with a refusal that mended none."""


class Easing:
    """Rounds over some days each, from a plan on; ``plan`` is the best one, ``refused`` what the rules refuse of it."""

    def __init__(
        self,
        setting: Setting,
        plan: Plan,
        rules: Sequence[AskedRule],
        seed: int,
        model: Model,
        make: Make,
        spend: Spend,
    ) -> None:
        self.setting, self.plan, self.rules = setting, plan, rules
        self._rng = random.Random(seed)
        self._model, self._make, self._spend = model, make, spend
        self.refused = self._refused(plan)

    def run(self) -> bool:
        """Go on until nothing is refused any more, the time is up, or nothing more is found; whether nothing is."""
        stale = 0
        while self.refused and stale < STALE * len(self.refused):
            found = self._round(self._part())
            if found is None:
                return False
            stale += 1
            if found is not self.plan and len(refused := self._refused(found)) < len(self.refused):
                self.plan, self.refused, stale = found, refused, 0
        return not self.refused

    def _refused(self, plan: Plan) -> tuple[frozenset[dt.date], ...]:
        """The days of each breach that planning could mend."""
        view = View(self.setting, plan)
        found = []
        for rule in self.rules:
            for breach in rule.breaches(view):
                entries = [view.entries[item] for item in breach.about if item in view.entries]
                if not entries or not all(self.setting.held(e.placement or e.decision) for e in entries):  # type: ignore[arg-type]
                    found.append(frozenset(view.date(entry) for entry in entries))
        return tuple(found)

    def _part(self) -> Part:
        """The days of a breach and others near them: of the same city, those with little on them rather than full ones."""
        entries = by_day(View(self.setting, self.plan))
        chosen = set(self._rng.choice(self.refused))
        cities = {entry.from_city for day in chosen for entry in entries.get(day, ())}
        for _ in range(self._rng.choice(DAYS) - 1):
            others = [day for day in self.setting.clock.days() if day not in chosen and self._within(day)]
            pulls = [self._pull(entries.get(day, ()), cities) for day in others]
            if any(pulls):
                chosen |= set(self._rng.choices(others, pulls))
        return Part(self.plan, frozenset(e.id for day in chosen for e in entries.get(day, ())), frozenset(chosen))

    def _within(self, day: dt.date) -> bool:
        return self.setting.clock.first_day <= day <= self.setting.clock.last_day

    def _pull(self, entries: Sequence[object], cities: set[str]) -> float:
        here = sum(getattr(entry, "from_city", "") in cities for entry in entries)
        return (0.5 if not entries else 1.0 if here else 0.0) / (1 + len(entries))

    def _round(self, part: Part) -> Plan | None:
        """A plan of which the rules refuse nothing on the days of a part, or the same; None if the time is up."""
        model = self._model(part)
        found: list[Plan] = []
        solver, _, _ = search(Asking(model), self._make, self._spend, lambda plan, value, call: found.append(plan))
        if solver is None:
            return None
        return found[-1] if found else self.plan
