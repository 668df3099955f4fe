"""Where else something could stand: every start of every day, whether it fits there, at which price, or why it does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lawatan.rules import Breach, Rule, active_rules, sentence
from lawatan.rules.moving import Judged, Moving, Verdict
from lawatan.rules.phrases import name, sentence_case
from lawatan.rules.rule import WindowRule
from lawatan.schedule import GRID, Decision, Occurrence, View
from lawatan.words import Words


@dataclass(frozen=True)
class Stretch:
    """Starts of one day, from ``first`` to ``last`` every five minutes, of which the same is to be said.

    ``price``: minutes of travel that the preferences are worth which would not be kept there. ``rule``: the first one in
    the way, or that has a price.
    """

    first: dt.datetime
    last: dt.datetime
    verdict: Verdict
    price: int = 0
    rule: Rule | None = None

    @property
    def minutes(self) -> int:
        """How long it goes on."""
        return int((self.last - self.first).total_seconds()) // 60


class Where:
    """Tries every start of an occurrence on the days of the edition, as the rest of the plan stands."""

    def __init__(self, view: View, occurrence: str) -> None:
        self.view = view
        self.occurrence: Occurrence = view.setting.occurrences[occurrence]
        self._clock, self._zone = view.setting.clock, view.setting.zone_of(self.occurrence)
        self._moving = Moving(view, (occurrence,), active_rules(view.setting))

    def days(self) -> Iterator[dt.date]:
        """The edition's days."""
        day, last = self.view.edition.first_day, self.view.edition.last_day
        while day <= last:
            yield day
            day += dt.timedelta(days=1)

    def at(self, start: int) -> Judged:
        """What the rules say of one start (a minute); what lies before *Now* fails without any."""
        return self._moving.judged(start)

    def breaches(self, decisions: Mapping[str, Decision | None]) -> tuple[Breach, ...]:
        """Everything that the rules have against a decision."""
        return self._moving.breaches(decisions)

    def breach(self, start: int, rule: Rule) -> Breach | None:
        """What a rule has against a start."""
        return self._moving.why(start, rule)

    def starts(self, day: dt.date) -> range:
        """The starts of a day that are tried, in minutes."""
        begins = self._clock.midnight(day, self._zone)
        return range(begins, self._clock.midnight(day + dt.timedelta(days=1), self._zone), GRID)

    def stretches(self, day: dt.date) -> tuple[Stretch, ...]:
        """The starts of a day, those of which the same is to be said joined."""
        found: list[Stretch] = []
        for start in self.starts(day):
            judged, moment = self.at(start), self._clock.moment(start, self._zone)
            if found and (found[-1].verdict, found[-1].price, found[-1].rule) == (
                judged.verdict,
                judged.price,
                judged.rule,
            ):
                found[-1] = replace(found[-1], last=moment)
            else:
                found.append(Stretch(moment, moment, judged.verdict, judged.price, judged.rule))
        return tuple(found)

    def why(self, stretch: Stretch, say: Words) -> str:
        """What stands in the way at the first start of a stretch, or is given up there; empty where nothing is."""
        if stretch.rule is None:
            return say("It is past.") if stretch.verdict == "fails" else ""
        breach = self.breach(self._clock.minute(stretch.first), stretch.rule)
        return sentence(self.view.setting, breach, say.language) if breach is not None else say(stretch.rule.title)


class WhereReport:
    """Where an occurrence could stand, for people and for programs."""

    def __init__(self, view: View, occurrence: str, say: Words, day: dt.date | None = None) -> None:
        self.where, self.say = Where(view, occurrence), say
        days = self.where.days() if day is None else iter((day,))
        self.days = {each: self.where.stretches(each) for each in days}

    def lines(self) -> Iterator[str]:
        """A line a day with the starts that fit, those that do at a price, and the reason where none does."""
        say = self.say
        what = sentence_case(name(self.where.view.setting, self.where.occurrence.id, say))
        yield say("{what} could begin:", what=what)
        for day, stretches in self.days.items():
            fits = [self.times(s) for s in stretches if s.verdict == "fits"]
            dear = [
                say("{times} at a price of {length}", times=self.times(s), length=say.duration(s.price))
                for s in stretches
                if s.verdict == "price"
            ]
            if fits or dear:
                yield f"  {say.date(day)}: {'; '.join((*fits, *dear))}"
            else:
                yield f"  {say.date(day)}: {say('nowhere.')} {self.nowhere(day)}"

    def nowhere(self, day: dt.date) -> str:
        """What stands in the way on a day on which it fits nowhere: the reason that says most."""
        return self.where.why(min(self.days[day], key=_foremost), self.say)

    def as_object(self) -> dict[str, Any]:
        """The object of ``--json``: every stretch of every day."""
        return {
            "occurrence": self.where.occurrence.id,
            "minutes": self.where.occurrence.minutes,
            "days": {
                day.isoformat(): [
                    {
                        "first": s.first.isoformat(timespec="minutes"),
                        "last": s.last.isoformat(timespec="minutes"),
                        "verdict": s.verdict,
                        "price": s.price,
                        "rule": s.rule.id if s.rule is not None else None,
                        "why": self.where.why(s, self.say),
                    }
                    for s in stretches
                ]
                for day, stretches in self.days.items()
            },
        }

    def times(self, stretch: Stretch) -> str:
        """When the starts of a stretch are."""
        if stretch.first == stretch.last:
            return self.say.time(stretch.first)
        return self.say.times(stretch.first, stretch.last)


def _foremost(stretch: Stretch) -> tuple[int, int]:
    """The reason that says most comes first: what else stands there, then what is closed, at last the hours of the day."""
    rule = stretch.rule
    if rule is None or not isinstance(rule, WindowRule):
        return 0, -stretch.minutes
    return (2 if rule.kind in ("day_limits", "within_dates") else 1), -stretch.minutes
