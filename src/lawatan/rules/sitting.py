"""A group sits no longer than so many hours without a break."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain import Kind
from lawatan.rules.load import CLASS, DayRule, counted, counts, item_bindings, kinds_named, who_and_when
from lawatan.rules.model import Literal as LiteralOf
from lawatan.rules.model import Model
from lawatan.rules.phrases import name
from lawatan.rules.rule import Breach
from lawatan.schedule import Entry, Occurrence, Setting, View
from lawatan.words import Words, mark


class Sitting(DayRule):
    """What a group sits through with less than a break between is no longer than so many hours.

    A break every two hours, 15 minutes long: DOMAIN.md, section 4, with constraint 16 (assumed there). An activity
    that is longer by itself is let be, as its breaks are among its steps; joined to another one it counts.
    """

    title: ClassVar[str] = mark("Longest sitting")
    help: ClassVar[str] = mark(
        "Sessions that follow one another with less than a break between make one sitting, in the same room or not, and "
        "it is no longer than so many hours. One activity that is longer by itself is let be: its breaks are its own."
    )

    kind: Literal["sitting"] = "sitting"
    minutes: int = Field(120, ge=5, le=24 * 60, title="At most", json_schema_extra={"unit": "min"})
    break_minutes: int = Field(15, ge=5, le=240, title="Break from", json_schema_extra={"unit": "min"})
    kinds: tuple[Kind, ...] = Field(CLASS, title="Kinds", description="Which activities are sat through.", min_length=1)

    def post(self, model: Model, setting: Setting) -> None:
        """From each one, a break begins soon enough: at the end of one that ends no earlier.

        That is exact without a word on runs: it holds from the first of a run exactly if the run is short enough, and
        then from all in it. Two free literals a pair: ``parts``, the other lies before the break after this one and not
        behind it; ``until``, the break after the other one is soon enough for this one.
        """
        for leaf in setting.leaves:
            mine = counted(setting, leaf, self.kinds)
            until = {
                (a.id, c.id): model.literal(f"{self.id}/{leaf}/{a.id}/until/{c.id}") for a, c in product(mine, mine)
            }
            rest = {c.id: model.literal(f"{self.id}/{leaf}/{c.id}/rest") for c in mine}
            for c, other in permutations(mine, 2):
                behind = model.literal(f"{self.id}/{leaf}/{c.id}/parts/{other.id}")
                model.gap(c.id, other.id, self.break_minutes, when=[rest[c.id], behind])
                _ends_by(model, other, c, [rest[c.id], ~behind])
            for a, c in product(mine, mine):
                reached = until[a.id, c.id]
                model.any_of([rest[c.id]], when=[reached])
                model.any_of([model.present(c.id)], when=[reached])
                if a is not c:
                    _ends_by(model, a, c, [reached])
                    model.span(a.id, c.id, self.minutes, when=[reached])
            for a in mine:
                for when in item_bindings(model, self.id, setting, leaf, a.id):
                    model.any_of([until[a.id, c.id] for c in mine], when=when)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each sitting of a group that is longer; the amount is the minutes too many.

        Broken are the days from whose activities on, to the end of the sitting, it is longer.
        """
        days = set(view.setting.clock.days())
        for leaf in view.setting.leaves:
            mine = [e for e in view.of_leaf(leaf) if e.occurrence is not None and counts(e.occurrence, self.kinds)]
            for run in self._runs(mine):
                ends = max(entry.end for entry in run)
                long = [e for e in run if e.end < ends and ends - e.start > self.minutes]
                broken = [day for day in dict.fromkeys(map(view.date, long)) if day in days]
                if broken:
                    over = ends - long[0].start - self.minutes
                    yield self.day_breach(leaf, broken, tuple(entry.id for entry in run), over)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The most, the break, and of what where that is not the usual."""
        most = say(
            "at most {length}, a break from {minutes}",
            length=say.duration(self.minutes),
            minutes=say.duration(self.break_minutes),
        )
        usual = set(self.kinds) == set(CLASS)
        return most if usual else say("{most}: {kinds}", most=most, kinds=kinds_named(self.kinds, (), say))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who sits how long, from what to what."""
        return say(
            "{group} sits through {length} on {date} without a break of {minutes}, from {first} to {last}; the most is {most}.",
            **who_and_when(setting, breach, say),
            length=say.duration(self.minutes + breach.amount),
            minutes=say.duration(self.break_minutes),
            first=name(setting, breach.about[0], say),
            last=name(setting, breach.about[-1], say),
            most=say.duration(self.minutes),
        )

    def _runs(self, entries: list[Entry]) -> Iterator[list[Entry]]:
        """The entries, which come by start, in runs between which there is a break."""
        run: list[Entry] = []
        for entry in entries:
            if run and entry.start >= max(e.end for e in run) + self.break_minutes:
                yield run
                run = []
            run.append(entry)
        if run:
            yield run


def _ends_by(model: Model, a: Occurrence, c: Occurrence, when: list[LiteralOf]) -> None:
    """``a`` ends no later than ``c`` does."""
    model.later(a.id, c.id, a.minutes - c.minutes, when=when)
