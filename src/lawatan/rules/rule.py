"""The base of all rules, and what a broken one reports. One rule a file; the list is ``RULES`` in the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from pydantic import Field

from lawatan.domain import Record, Text
from lawatan.rules.model import Model
from lawatan.schedule import Crossing, Entry, Occurrence, RideRun, Setting, View, Window, contains
from lawatan.words import Words

Scope = tuple[str, ...]
"""What one case of a rule speaks of: ids of occurrences and crossings, a group, a date in ISO form."""


@dataclass(frozen=True)
class Breach:
    """Where a rule does not hold: whom it is about, by how much, and the fields of its sentence."""

    rule: str
    kind: str
    about: tuple[str, ...]
    amount: int
    hard: bool = True
    fields: Mapping[str, int | str] = field(default_factory=dict)


class Rule(Record):
    """Something that must hold in a plan; stated once, and used to plan, to judge and to explain."""

    title: ClassVar[str]
    help: ClassVar[str]

    kind: str
    active: bool = Field(True, title="Active")
    note: Text = Field(default_factory=Text, title="Note")

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """An edition keeps its own numbers: they are written even where they are the defaults of today."""
        super().__pydantic_init_subclass__(**kwargs)
        cls.always_written = ("kind", *(name for name in cls.model_fields if name not in Rule.model_fields))

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """The scopes that the rule speaks of; never reads the plan."""
        raise NotImplementedError

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The starts that the rule allows (minutes, both ends included); None where it says nothing of them."""
        return None

    def allows(self, setting: Setting, crossing: Crossing, run: RideRun) -> bool:
        """Say whether the rule, as far as it is about the ride alone, allows it."""
        return True

    def post(self, model: Model, setting: Setting) -> None:
        """State to the solver what ``windows`` and ``allows`` do not already say."""

    def breaches(self, view: View) -> Iterator[Breach]:
        """Judge a plan in plain Python."""
        raise NotImplementedError

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """One whole sentence about a breach of this rule."""
        raise NotImplementedError

    def described(self, setting: Setting, say: Words) -> str:
        """The rule with its numbers, as a reason names it: “Allowed window” (between 08:30–12:00)."""
        numbers = self.numbers(setting, say)
        title = say("“{title}”", title=say(self.title))
        return say("{rule} ({numbers})", rule=title, numbers=numbers) if numbers else title

    def numbers(self, setting: Setting, say: Words) -> str:
        """The numbers that tell this rule from others of its kind, in words; empty where its title says it all."""
        return ""

    def breach(self, about: Scope, amount: int = 1, **fields: int | str) -> Breach:
        """A breach of this rule."""
        return Breach(self.id, self.kind, about, amount, True, fields)


class WindowRule(Rule):
    """A rule that speaks of one activity's start, or one ride, at a time: windows say it all.

    Windows end with the clock's horizon; what lies beyond it is far outside the dates, and only rules that speak
    ``beyond`` say so.
    """

    beyond: ClassVar[bool] = False

    def breaches(self, view: View) -> Iterator[Breach]:
        """A breach for each entry that stands outside the windows; the amount is the minutes to the nearest one."""
        for (item,) in self.cases(view.setting):
            entry = view.entries.get(item)
            if entry is None or not (self.beyond or view.setting.clock.within(entry.start)):
                continue
            if entry.occurrence is not None:
                occurrence = entry.occurrence
                windows = view.setting.once(self, occurrence.id, partial(self.windows, view.setting, occurrence))
                if windows is not None and not contains(windows, entry.start):
                    yield self.outside(view, entry, windows)
            elif entry.crossing is not None and entry.ride is not None:
                if not self.allows(view.setting, entry.crossing, entry.ride):
                    yield self.outside(view, entry, ())

    def outside(self, view: View, entry: Entry, windows: tuple[Window, ...]) -> Breach:
        """The breach of an entry that stands outside ``windows``."""
        away = [min(abs(entry.start - b), abs(entry.start - e)) for b, e in windows]
        return self.breach((entry.id,), min(away, default=1) or 1, start=entry.start, end=entry.end)


def overlap(a: Entry, b: Entry) -> bool:
    """Say whether two entries share time."""
    return a.start < b.end and b.start < a.end


def first_of(a: Entry, b: Entry) -> tuple[Entry, Entry]:
    """The two in the order in which they start; equal starts by id, as the solver's ``before`` has it."""
    return (a, b) if (a.start, a.id) < (b.start, b.id) else (b, a)
