"""The base of all rules, and what a broken one reports. One rule a file; the list is ``RULES`` in the package."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from pydantic import Field, field_validator

from lawatan.domain import Record, Text
from lawatan.domain.fault import wrong
from lawatan.rules.model import Model
from lawatan.rules.pairs import all_time
from lawatan.schedule import Crossing, Entry, Occurrence, RideRun, Setting, View, Window, contains, outside
from lawatan.words import Words, mark

Scope = tuple[str, ...]
"""What one case of a rule speaks of: ids of occurrences and crossings, a group, a date in ISO form."""


@dataclass(frozen=True)
class Breach:
    """Where a rule does not hold: whom it is about, by how much, and the fields of its sentence.

    ``weight`` is the rule's: None where it must hold. ``cases`` are those of the rule's cases that are broken by it, as
    ``Rule.cases`` names them; where not given, the one that is about the same. They have the price, see ``prices``.
    """

    rule: str
    kind: str
    about: tuple[str, ...]
    amount: int
    weight: int | None = None
    fields: Mapping[str, int | str] = field(default_factory=dict)
    cases: tuple[Scope, ...] = ()

    def __post_init__(self) -> None:
        if not self.cases:
            object.__setattr__(self, "cases", (self.about,))

    @property
    def hard(self) -> bool:
        """Whether the rule must hold; else it is a preference."""
        return self.weight is None


def cases_of(breaches: Iterable[Breach]) -> set[tuple[str, ...]]:
    """The cases that breaches break, each with its rule first: what is broken, however often and by how much."""
    return {(breach.rule, *case) for breach in breaches for case in breach.cases}


def prices(breaches: Iterable[Breach]) -> tuple[int, ...]:
    """What each breach costs, in minutes of travel: the law of cost.

    A broken case of a preference costs the rule's weight once, however many breaches name it and by whatever amount;
    it is counted at the first that does. What is not on the board breaks no preference. Rules that must hold have no
    price. The solver reckons alike: each case of a preference is a literal whose opposite costs the weight.
    """
    counted: set[tuple[str, Scope]] = set()
    found = []
    for breach in breaches:
        new = {(breach.rule, case) for case in breach.cases} - counted
        counted |= new
        found.append((breach.weight or 0) * len(new))
    return tuple(found)


class Rule(Record, ABC):
    """Something that must hold in a plan, or that is preferred; stated once, and used to plan, judge and explain.

    A preference has a weight: the minutes of travel that it is worth to keep it in one case.
    """

    title: ClassVar[str]
    help: ClassVar[str]
    weighable: ClassVar[bool] = True
    """Whether the rule may be a preference; a kind that may not says why in its docstring."""
    wish: ClassVar[int | None] = None
    """The weight that a new rule of this kind begins with; None: it begins as one that must hold."""
    demands: ClassVar[bool] = False
    """Whether leaving something out can break it; planning may then give up its cases, so that there is always a plan."""
    asked: ClassVar[bool] = False
    """Whether planning has to ask about each plan, since the rule states nothing beforehand: see ``asked.AskedRule``."""
    fleet: ClassVar[bool] = False
    """Whether the rule is about vehicles alone. They are chosen after the time slots (``solver/fleet.py``): planning
    time slots neither heeds such a rule nor counts its cost, see ``vehicles``."""
    sure: ClassVar[bool] = False
    """Whether ``surely`` says all of the rule that an occurrence which moves by itself can change."""
    far: ClassVar[bool] = False
    """Whether one of its cases may be about things more than a day apart which no field of it names, or about groups
    that share nothing."""

    each: ClassVar[bool] = False
    """Whether what it says of each thing rests on facts of that thing (hours of its venue), not on the rule's own fields:
    a reason then names the thing."""

    kind: str
    active: bool = Field(True, title="Active")
    weight: int | None = Field(
        None,
        ge=1,
        le=1000,
        title="Weight",
        description="Empty: it must hold. Else it is a preference, and keeping it in one case is worth so many minutes "
        "of travel.",
        json_schema_extra={"unit": "min"},
    )
    note: Text = Field(default_factory=Text, title="Note")

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """An edition keeps its own numbers: they are written even where they are the defaults of today."""
        super().__pydantic_init_subclass__(**kwargs)
        cls.always_written = ("kind", *(name for name in cls.model_fields if name not in Rule.model_fields))

    @field_validator("weight")
    @classmethod
    def _may_weigh(cls, weight: int | None) -> int | None:
        if weight is not None and not cls.weighable:
            raise wrong("unweighable", mark("this rule always has to hold: leave its weight empty"))
        return weight

    @abstractmethod
    def cases(self, setting: Setting) -> Iterable[Scope]:
        """The scopes that the rule speaks of, each of which is kept or broken; never reads the plan."""

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The starts that the rule allows (minutes, both ends included); None where it says nothing of them."""
        return None

    def allows(self, setting: Setting, crossing: Crossing, run: RideRun) -> bool:
        """Say whether the rule, as far as it is about the ride alone, allows it."""
        return True

    def post(self, model: Model, setting: Setting) -> None:
        """State to the solver what ``windows`` and ``allows`` do not already say.

        Those of a rule that must hold become the domains of starts and rides; those of a preference do not.
        """

    @abstractmethod
    def breaches(self, view: View) -> Iterator[Breach]:
        """Judge a plan in plain Python."""

    def surely(self, view: View, entry: Entry, others: Iterable[Entry]) -> bool:
        """Whether an entry beside ``others`` breaks the rule, where it is ``sure``: quick, as it is asked of thousands."""
        return False

    @abstractmethod
    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """One whole sentence about a breach of this rule."""

    def described(self, setting: Setting, say: Words) -> str:
        """The rule with its numbers, as a reason names it: “Allowed window” (between 08:30–12:00)."""
        numbers = self.numbers(setting, say)
        title = say("“{title}”", title=say(self.title))
        return say("{rule} ({numbers})", rule=title, numbers=numbers) if numbers else title

    def numbers(self, setting: Setting, say: Words) -> str:
        """The numbers that tell this rule from others of its kind, in words; empty where its title says it all."""
        return ""

    def rests_on(self, setting: Setting, item: str, say: Words) -> tuple[str, ...]:
        """Whose facts decide what the rule says of one thing, by name; empty where its own fields do."""
        return ()

    def breach(self, about: Scope, amount: int = 1, cases: tuple[Scope, ...] = (), **fields: int | str) -> Breach:
        """A breach of this rule."""
        return Breach(self.id, self.kind, about, amount, self.weight, fields, cases)


class WindowRule(Rule):
    """A rule that speaks of one activity's start, or one ride, at a time: windows say it all.

    Windows end with the clock's horizon; what lies beyond it is far outside the dates, and only rules that speak
    ``beyond`` say so.
    """

    beyond: ClassVar[bool] = False

    def post(self, model: Model, setting: Setting) -> None:
        """Of a preference: each item lies in its windows, or its case is broken."""
        if self.weight is None:
            return
        far = () if self.beyond else outside((setting.clock.horizon,), all_time(setting))
        for (item,) in self.cases(setting):
            case = model.case(self.id, item)
            if item in setting.occurrences:
                windows = self.windows(setting, setting.occurrences[item])
                if windows is not None:
                    model.start_in(item, (*windows, *far), when=[case])
            else:
                model.ride_in(item, partial(self._passes, setting, setting.crossings[item]), when=[case])

    def _passes(self, setting: Setting, crossing: Crossing, run: RideRun) -> bool:
        return self.allows(setting, crossing, run) or not (self.beyond or setting.clock.within(run.start))

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
                    yield self.astray(view, entry, windows)
            elif entry.crossing is not None and entry.ride is not None:
                if not self.allows(view.setting, entry.crossing, entry.ride):
                    yield self.astray(view, entry, ())

    def astray(self, view: View, entry: Entry, windows: tuple[Window, ...]) -> Breach:
        """The breach of an entry that stands outside ``windows``."""
        away = [min(abs(entry.start - b), abs(entry.start - e)) for b, e in windows]
        return self.breach((entry.id,), min(away, default=1) or 1, start=entry.start, end=entry.end)


def overlap(a: Entry, b: Entry) -> bool:
    """Say whether two entries share time."""
    return a.start < b.end and b.start < a.end


def first_of(a: Entry, b: Entry) -> tuple[Entry, Entry]:
    """The two in the order in which they start; equal starts by id, as the solver's ``before`` has it."""
    return (a, b) if (a.start, a.id) < (b.start, b.id) else (b, a)


def is_between(first: Entry, entry: Entry, second: Entry) -> bool:
    """Say whether an entry starts between two others, with equal starts by id as in ``first_of``."""
    return first_of(first, entry) == (first, entry) and first_of(entry, second) == (entry, second)
