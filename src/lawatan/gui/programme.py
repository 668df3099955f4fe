"""An opened edition with what follows from it: its view, its breaches and how planning last ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lawatan.domain import Plan
    from lawatan.domain.tables import Key
    from lawatan.gui.proposing import Proposal
    from lawatan.jobs.next_step import NextStep
    from lawatan.rules import Breach, Edition
    from lawatan.schedule import Entry, Leg, Setting, View


_numbers = count()


@dataclass(frozen=True)
class Derived:
    """What follows from an edition and the plan on show; values, so that another thread can make them."""

    setting: Setting
    view: View
    breaches: tuple[Breach, ...]
    legs: dict[str, Leg]
    days: tuple[dt.date, ...]
    """The days of the edition, and those outside them on which something stands."""
    crowded: bool
    """Whether more people come somewhere than fit."""


def derive(edition: Edition, plan: Plan | None, base: Setting | None = None) -> Derived:
    """Work out what follows; ``base`` is the setting of the edition, if it is there already."""
    from lawatan.jobs.rotating import crowded  # pydantic and the records: 0.5 s, after the first paint
    from lawatan.rules import judge
    from lawatan.schedule import Setting, View

    setting = base or Setting(edition)
    view = View(setting, plan)
    breaches = tuple(sorted(judge(view), key=lambda breach: not breach.hard))
    legs = {leg.id: leg for leaf in setting.leaves for leg in view.legs(leaf)}
    dates = {edition.first_day + dt.timedelta(days=n) for n in range((edition.last_day - edition.first_day).days + 1)}
    for leaf in setting.leaves:
        view.stays(leaf)  # kept by the view: the board asks for them day by day
    for entry in view.entries.values():
        dates |= {view.date(entry), view.ends(entry).date()}
    return Derived(view.setting, view, breaches, legs, tuple(sorted(dates)), bool(crowded(setting)))


class Held(NamedTuple):
    """What a document holds of a programme: its edition, and its alternatives by name."""

    edition: Edition
    alternatives: Mapping[str, Edition]


@dataclass(frozen=True)
class Programme:
    """One edition on the desk, as a value: what changes gives another one."""

    edition: Edition
    path: Path | None = None
    """The file that it was read from, or last saved to."""
    plan: Plan | None = None
    """The plan to show in place of the edition's own while planning goes on."""
    routed: Edition | None = None
    """The edition by whose order of the cities that plan goes, where it is another than this one's."""
    bound: int | None = None
    """No plan has fewer travel minutes than this, as far as is known."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Why something is not scheduled, by occurrence or crossing."""
    explained: str = ""
    """The language of the reasons; empty while they are not known."""
    proposal: Proposal | None = None
    """A new schedule that waits to be taken or refused."""
    alternatives: Mapping[str, Edition] = field(default_factory=dict)
    """The alternatives of its document by name."""
    number: int = field(default_factory=_numbers.__next__, compare=False, repr=False)
    """Stays with a programme as long as it is open, whatever becomes of it."""
    derived: Derived | None = field(default=None, compare=False, repr=False)
    """What follows from edition and plan, where it was worked out already."""
    stale: Derived | None = field(default=None, compare=False, repr=False)
    """What followed before the last change, to be shown until ``derived`` is there: see ``gui.deriving``."""

    @cached_property
    def known(self) -> Derived:
        """What follows from edition and plan; from those before the last change while it is worked out."""
        return self.derived or self.stale or derive(self.on_show, self.plan)

    @property
    def on_show(self) -> Edition:
        """The edition to which the plan on show belongs: it may go by another order of the cities than this one."""
        return self.routed or self.edition

    @property
    def setting(self) -> Setting:
        """What follows from the edition alone."""
        return self.known.setting

    @property
    def view(self) -> View:
        """What the plan comes to."""
        return self.known.view

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """Where the rules do not hold, what must be fixed first."""
        return self.known.breaches

    @property
    def legs(self) -> dict[str, Leg]:
        """Every way of every group, by id."""
        return self.known.legs

    @property
    def crowded(self) -> bool:
        """Whether more people come somewhere than fit."""
        return self.known.crowded

    @property
    def fresh(self) -> bool:
        """Whether what is known follows from this edition and plan, not from those before the last change."""
        return self.derived is not None or self.stale is None

    @cached_property
    def current(self) -> View:
        """The view of this very edition and plan, on which edits by hand build; what is shown may be a step behind."""
        if self.fresh:
            return self.view
        from lawatan.schedule import Setting, View  # pydantic and the records: after the first paint

        return View(Setting(self.on_show), self.plan)

    @property
    def must_fix(self) -> int:
        """How many breaches must be fixed."""
        return sum(breach.hard for breach in self.breaches)

    @property
    def begun(self) -> bool:
        """Whether anything is scheduled; before that nothing is a mistake."""
        return bool(self.view.entries)

    @property
    def alarming(self) -> bool:
        """Whether something must be fixed other than that nothing is scheduled yet."""
        return any(breach.hard and not self.calm(breach) for breach in self.breaches)

    def calm(self, breach: Breach) -> bool:
        """Whether a breach only says what planning will do: something must happen, and nothing is scheduled yet."""
        return breach.kind == "must_happen" and not self.begun

    @property
    def waiting(self) -> tuple[str, ...]:
        """The ids of the occurrences and the changes of city that are not scheduled yet."""
        return (*(o.id for o in self.view.unplaced), *(c.id for c in self.view.without_ride))

    @property
    def next_step(self) -> NextStep | None:
        """What to do next before it can be planned; None once anything is scheduled."""
        from lawatan.jobs.next_step import next_step  # records: after the first paint

        return None if self.begun else next_step(self.edition)

    @property
    def total(self) -> int:
        """How many occurrences and changes of city there are to schedule."""
        return len(self.setting.occurrences) + len(self.setting.crossings)

    def has(self, key: Key) -> bool:
        """Whether the edition has a record."""
        from lawatan.domain.consistency import table_of
        from lawatan.domain.tables import HEADING

        return key == HEADING or key[1] in table_of(self.edition, key[0])

    def about(self, item: str) -> tuple[Breach, ...]:
        """The breaches that concern an occurrence or a change of city."""
        return tuple(breach for breach in self.breaches if item in breach.about)

    def days(self) -> tuple[dt.date, ...]:
        """The days of the edition, and those outside them on which something stands."""
        return self.known.days

    def entry(self, item: str) -> Entry | None:
        """The entry of an occurrence or a change of city, if it is scheduled."""
        return self.view.entries.get(item)

    def showing(self, plan: Plan | None, bound: int | None, routed: Edition | None = None) -> Programme:
        """The programme with another plan on show, which goes by the order of ``routed``; the edition stays."""
        return replace(self, plan=plan, routed=routed, bound=bound, derived=None, stale=self.known)

    def proposing(self, proposal: Proposal) -> Programme:
        """The programme with a new schedule on show, about which it is asked."""
        outcome = proposal.outcome
        return replace(self.showing(outcome.plan, outcome.bound, proposal.routed), proposal=proposal)

    def answered(self) -> Programme:
        """The programme with its own schedule on show, whatever was proposed."""
        return replace(self.showing(None, None), proposal=None)

    def named(self, path: Path) -> Programme:
        """The programme with another file."""
        return replace(self._keeping(), path=path)

    @property
    def changed_ids(self) -> frozenset[str]:
        """What stands elsewhere, or at all, in the proposed schedule that is on show."""
        if self.plan is None or self.proposal is None:
            return frozenset()
        old, new = self.edition.plan, self.plan
        slots = {i for i, p in new.placements.items() if i not in old.placements or old.placements[i].start != p.start}
        return frozenset(slots | {i for i, r in new.rides.items() if old.rides.get(i) != r})

    @property
    def held(self) -> Held:
        """What its document is to hold."""
        return Held(self.edition, self.alternatives)

    def varied(self, alternatives: Mapping[str, Edition]) -> Programme:
        """The programme with other alternatives."""
        return self if alternatives is self.alternatives else replace(self._keeping(), alternatives=alternatives)

    def edited(self, edition: Edition) -> Programme:
        """The programme with its edition changed; what was known of the schedule as a whole is known no more."""
        if edition is self.edition:
            return self
        kept = {item: why for item, why in self.reasons.items() if item not in edition.plan.placements}
        bound = None if self.plan is None else self.bound
        return replace(self, edition=edition, bound=bound, reasons=kept, explained="", derived=None, stale=self.known)

    def explaining(self, reasons: dict[str, str], language: str) -> Programme:
        """The programme with the reasons for what is not scheduled."""
        return replace(self._keeping(), reasons=reasons, explained=language)

    def bounded(self, bound: int | None) -> Programme:
        """The programme with a bound on its minutes of travel."""
        return replace(self._keeping(), bound=bound)

    def _keeping(self) -> Programme:
        """The programme with what is known of it, for changes that leave edition and plan alone."""
        return replace(self, derived=self.known, stale=None) if self.fresh else self


def weeks(days: tuple[dt.date, ...]) -> tuple[tuple[dt.date, ...], ...]:
    """Cut days into calendar weeks; one or two days at an edge join the week next to them.

    So thirteen days from Wednesday to Monday are five and eight days, not five, seven and a lonely one.
    """
    found: list[list[dt.date]] = []
    for day in days:
        if found and found[-1][-1].isocalendar()[:2] == day.isocalendar()[:2]:
            found[-1].append(day)
        else:
            found.append([day])
    if len(found) > 1 and len(found[-1]) <= 2 and (found[-1][0] - found[-2][-1]).days == 1:
        found[-2:] = [found[-2] + found[-1]]
    if len(found) > 1 and len(found[0]) <= 2 and (found[1][0] - found[0][-1]).days == 1 and len(found[1]) <= 7:
        found[:2] = [found[0] + found[1]]
    return tuple(tuple(week) for week in found)
