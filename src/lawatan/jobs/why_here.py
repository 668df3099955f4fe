"""Why something stands where it does: what holds it there, what keeps it from elsewhere, and what elsewhere would cost."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lawatan.domain import changed
from lawatan.jobs.where import Stretch, Where
from lawatan.rules.phrases import name, sentence_case, when
from lawatan.schedule import GRID, View
from lawatan.schedule.promise import Promise
from lawatan.words import Words

MOST_ELSEWHERE, MOST_RULES = 5, 6
"""So many other places are told, the nearest on the road first, and so many rules that keep it from the rest."""


@dataclass(frozen=True)
class Elsewhere:
    """A stretch of other starts that fit, and by how many minutes the ways are longer at its first (shorter: negative)."""

    stretch: Stretch
    longer: int


class WhyHere:
    """Why an occurrence stands where it does, as the rest of the plan stands; KeyError where it stands nowhere."""

    def __init__(self, view: View, occurrence: str, say: Words) -> None:
        self.view, self.say = view, say
        self.entry = view.entries[occurrence]
        where = Where(view, occurrence)
        self._where = where
        self.tried = 0
        self.kept_away: Counter[str | None] = Counter()
        self.elsewhere: list[Elsewhere] = []
        for day in where.days():
            for stretch in where.stretches(day):
                count = stretch.minutes // GRID + 1
                self.tried += count
                if stretch.verdict == "fails":
                    self.kept_away[stretch.rule.id if stretch.rule is not None else None] += count
                else:
                    self.elsewhere += (Elsewhere(each, self._longer(each.first)) for each in self._but_here(stretch))
        self.elsewhere.sort(key=lambda one: (one.stretch.price + one.longer, one.stretch.first))

    def lines(self) -> Iterator[str]:
        """For people."""
        say = self.say
        setting, entry = self.view.setting, self.entry
        what = sentence_case(name(setting, entry.id, say))
        yield say("{what} stands on {when}.", what=what, when=when(setting, entry.id, entry.start, entry.end, say))
        yield from (f"  {held}" for held in self.held())
        if self.elsewhere:
            yield say("As the rest stands, it could also begin:")
            yield from (f"  {self._told(one)}" for one in self.elsewhere[:MOST_ELSEWHERE])
            if more := len(self.elsewhere) - MOST_ELSEWHERE:
                if more > 0:
                    yield "  " + say.plural(
                        "and in one stretch of time more", "and in {n} stretches of time more", more
                    )
        else:
            yield say("As the rest stands, it can begin nowhere else.")
        if self.kept_away:
            yield say("What keeps it from the rest, of {n} starts in all:", n=self.tried)
            yield from (f"  {told}" for told in self._away())

    def held(self) -> Iterator[str]:
        """What holds it there beside the rules: a lock, the past, what people were told."""
        say, setting = self.say, self.view.setting
        slot = self.view.plan.placements[self.entry.id]
        if slot.locked:
            yield say("It is locked: planning never moves it.")
        elif setting.begun(slot):
            yield say("It has begun: planning never moves what is past.")
        kept = Promise(setting).kept.get(self.entry.id)
        if kept is not None and kept.decision.start == slot.start:  # type: ignore[union-attr] # of an occurrence
            yield say("People were told this time: planning again moves it only where it must.")

    def as_object(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "occurrence": self.entry.id,
            "start": self.view.starts(self.entry).isoformat(timespec="minutes"),
            "held": list(self.held()),
            "starts_tried": self.tried,
            "elsewhere": [
                {
                    "first": one.stretch.first.isoformat(timespec="minutes"),
                    "last": one.stretch.last.isoformat(timespec="minutes"),
                    "price": one.stretch.price,
                    "longer_ways_minutes": one.longer,
                }
                for one in self.elsewhere
            ],
            "kept_away": [{"rule": rule, "starts": count} for rule, count in self.kept_away.most_common()],
        }

    def _but_here(self, stretch: Stretch) -> Iterator[Stretch]:
        """The stretch without the start that it has: what lies before it, and what comes after."""
        here, step = self.view.starts(self.entry), dt.timedelta(minutes=GRID)
        if not stretch.first <= here <= stretch.last:
            yield stretch
            return
        if stretch.first < here:
            yield replace(stretch, last=here - step)
        if here < stretch.last:
            yield replace(stretch, first=here + step)

    def _longer(self, start: dt.datetime) -> int:
        slot = changed(self.view.plan.placements[self.entry.id], start=start)
        return self.view.deciding({slot.id: slot}).travel_minutes - self.view.travel_minutes

    def _told(self, one: Elsewhere) -> str:
        say, stretch = self.say, one.stretch
        first, last = stretch.first, stretch.last
        times = say.time(first) if first == last else say.times(first, last)
        parts = [say("{date}, {times}", date=say.date(first.date()), times=times)]
        if one.longer:
            length = say.duration(abs(one.longer))
            if first != last:  # later ones of the stretch may be in other traffic
                longer = say("at first the ways are {length} longer", length=length)
                shorter = say("at first the ways are {length} shorter", length=length)
            else:
                longer = say("the ways are {length} longer", length=length)
                shorter = say("the ways are {length} shorter", length=length)
            parts.append(longer if one.longer > 0 else shorter)
        if stretch.price:
            parts.append(say("preferences not kept are worth {length}", length=say.duration(stretch.price)))
        return "; ".join(parts)

    def _away(self) -> Iterator[str]:
        say, setting = self.say, self.view.setting
        found = self.kept_away.most_common()
        for rule, count in found[:MOST_RULES]:
            told = setting.edition.rules[rule].described(setting, say) if rule is not None else say("What is past")
            yield say("{n}: {rule}", n=count, rule=told)
        if len(found) > MOST_RULES:
            yield say("{n}: other rules", n=sum(count for _, count in found[MOST_RULES:]))
