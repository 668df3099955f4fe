"""Why no plan fits, in sentences: the demands that cannot all be kept, each with what it says of whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from lawatan.domain import Placement, apply, changed
from lawatan.jobs.naming import Names
from lawatan.jobs.question import Question
from lawatan.rules import Breach, Edition, Rule
from lawatan.rules.conflict import LOCKED, NOW, Conflict, Demand, Explained
from lawatan.rules.phrases import city, group, name, sentence_case, stretch, when
from lawatan.schedule import Occurrence, Setting, View, intersect, union
from lawatan.words import Words

EXPLAIN_SECONDS = 10.0
"""What looking for reasons may take; 31 activities take less than one second."""

MOST_CONFLICTS = 3
"""So many reasons at a time: what is mended of the first may mend the others."""

MOST_STRETCHES = 3
"""So many stretches of time are told by their hours; of more, how many there are."""


def explain(
    edition: Edition,
    about: Collection[str] = (),
    most: int = MOST_CONFLICTS,
    time_limit: float = EXPLAIN_SECONDS,
    seed: int = 0,
    question: Question | None = None,
) -> Explained:
    """What cannot be kept together in an edition; ``about`` some items, as the rest of its plan stands.

    Solved in a process of its own; NoAnswer where that breaks down. ``question`` may be stopped from any thread.
    """
    asked = question or Question()
    options = {"time_limit": time_limit, "seed": seed}
    return asked.answer("explained", Explained.read, edition, explain=options, about=list(about), most=most)


def firm(edition: Edition, breaches: Iterable[Breach]) -> Edition:
    """The edition in which the preferences that these break must be kept: to ask what keeps them from it."""
    edits = {}
    for rule_id in {breach.rule for breach in breaches}:
        rule = edition.rules[rule_id]
        if rule.weight is not None:
            with suppress(ValidationError):  # of a kind that can only be a preference
                edits["rules", rule_id] = changed(rule, weight=None)
    return apply(edition, edits)


class ExplainReport:
    """What cannot be kept together, for people and programs."""

    def __init__(self, edition: Edition, explained: Explained, say: Words) -> None:
        self.setting, self.explained, self.say = Setting(edition), explained, say
        self._names = Names(edition, say)
        self._rules = {rule.id: rule for rule in edition.rules.values()}

    @property
    def fails(self) -> bool:
        """Whether there is anything that cannot be kept."""
        return bool(self.explained.conflicts)

    def headline(self) -> str:
        """Whether all that is demanded can be kept."""
        say, found = self.say, len(self.explained.conflicts)
        if found:
            return say.plural(
                "Not everything can be had: there is a reason.",
                "Not everything can be had: there are {n} reasons.",
                found,
            )
        if self.explained.rest_fits:
            return say("Everything that must happen can be had, and every rule that must hold can be kept.")
        return say("In the time it was found neither that all can be had nor what stands in the way.")

    def lines(self) -> Iterator[str]:
        """For people: the headline, then each conflict with what it is made of."""
        yield self.headline()
        for conflict in self.explained.conflicts:
            yield ""
            yield self.heading(conflict)
            yield from (f"  – {told}" for told in self.told(conflict))
        if self.fails and self.explained.rest_fits is None:
            yield ""
            yield self.say("There may be more reasons than these.")

    def heading(self, conflict: Conflict) -> str:
        """What the list below it is."""
        if len(conflict.demands) == 1:
            return self.say("This cannot be kept, whatever else is given up:")
        if conflict.minimal:
            return self.say("These cannot all be kept; without any one of them the others can:")
        return self.say("These cannot all be kept; in the time it was not found which of them could stay:")

    def told(self, conflict: Conflict) -> list[str]:
        """One sentence for each thing that is demanded."""
        return [self.sentence(demand) for demand in conflict.demands]

    def sentence(self, demand: Demand) -> str:
        """What is demanded, of whom."""
        what, *items = demand
        if not items:
            return self._of_rule(self._rules[what])
        (item,) = items
        if what in (LOCKED, NOW):
            return self._of_time(what, item)
        rule = self._rules[what]
        return self._must_happen(item) if rule.kind == "must_happen" else self._of_item(rule, item)

    def as_object(self) -> dict[str, Any]:
        """For ``--json``: the conflicts with their sentences."""
        return {
            "possible": None if not self.fails and self.explained.rest_fits is None else not self.fails,
            "conflicts": [
                {
                    "minimal": conflict.minimal,
                    "demands": [
                        {"demand": list(demand), "sentence": self.sentence(demand)} for demand in conflict.demands
                    ],
                }
                for conflict in self.explained.conflicts
            ],
        }

    def _of_rule(self, rule: Rule) -> str:
        """A rule with its name, and its numbers where its name does not tell them."""
        say = self.say
        called, numbers = self._names.name("rules", rule), rule.numbers(self.setting, say)
        if numbers and numbers not in called:
            return say("The rule “{rule}” ({numbers}).", rule=called, numbers=numbers)
        return say("The rule “{rule}”.", rule=called)

    def _must_happen(self, item: str) -> str:
        say, setting = self.say, self.setting
        crossing = setting.crossings.get(item)
        if crossing is not None:
            return say(
                "{group} must have a ride from {origin} to {destination}.",
                group=sentence_case(group(setting, crossing.leaf, say)),
                origin=city(setting, crossing.change.from_city, say),
                destination=city(setting, crossing.change.to_city, say),
            )
        return say(
            "{what} must happen and takes {length}.",
            what=sentence_case(name(setting, item, say)),
            length=say.duration(setting.occurrences[item].minutes),
        )

    def _of_time(self, what: str, item: str) -> str:
        """That an item stands where it does, or does not begin in the past."""
        say, setting = self.say, self.setting
        called = sentence_case(name(setting, item, say))
        if what == NOW:
            assert setting.now is not None
            zone = setting.zone(next(iter(setting.edition.cities)))
            now = setting.clock.moment(setting.now, zone)
            return say(
                "{what} cannot begin before now ({date}, {time}).",
                what=called,
                date=say.date(now.date()),
                time=say.time(now),
            )
        entry = View(setting).entries[item]
        slot = when(setting, item, entry.start, entry.end, say)
        plan = setting.edition.plan
        decided = plan.placements.get(item) or plan.rides[item]
        if decided.locked:
            return say("{what} is locked on {slot}.", what=called, slot=slot)
        return say("{what} has begun: {slot}.", what=called, slot=slot)

    def _of_item(self, rule: Rule, item: str) -> str:
        """What a rule says of one thing: when it leaves it to begin, else what it has against it wherever it stands."""
        say, setting = self.say, self.setting
        occurrence = setting.occurrences.get(item)
        windows = rule.windows(setting, occurrence) if occurrence is not None else None
        if occurrence is None or windows is None:
            return self._against(rule, item)
        zone = setting.zone_of(occurrence)
        left = intersect(union(list(windows)), (setting.clock.horizon,))
        whose = say.list(rule.rests_on(setting, item, say))
        called = say("“{rule}” ({whose})", rule=say(rule.title), whose=whose) if whose else f"“{say(rule.title)}”"
        fields = {"rule": called, "what": name(setting, item, say)}
        if not left:
            return say("By the rule {rule}, {what} can never begin.", **fields)
        if len(left) > MOST_STRETCHES:
            first, last = (setting.clock.date(minute, zone) for minute in (left[0][0], left[-1][1]))
            return say(
                "By the rule {rule}, {what} can begin only in {n} stretches of time within {dates}.",
                n=len(left),
                dates=say.dates(first, last),
                **fields,
            )
        spans = say.list(stretch(setting, zone, begins, ends, say) for begins, ends in left)
        return say("By the rule {rule}, {what} can begin only {spans}.", spans=spans, **fields)

    def _against(self, rule: Rule, item: str) -> str:
        """What a rule has against an item that stands somewhere, whenever that is; else that it speaks of it."""
        breach = self._breach(rule, item)
        if breach is not None:
            return rule.sentence(self.setting, breach, self.say)
        return self.say(
            "The rule “{rule}” for {what}.", rule=self.say(rule.title), what=name(self.setting, item, self.say)
        )

    def _breach(self, rule: Rule, item: str) -> Breach | None:
        occurrence: Occurrence | None = self.setting.occurrences.get(item)
        view = View(self.setting)
        if occurrence is not None and item not in view.entries:
            begins, _ = self.setting.clock.horizon
            slot = Placement(id=item, start=self.setting.clock.moment(begins, self.setting.zone_of(occurrence)))
            view = view.deciding({item: slot})
        return next((breach for breach in rule.breaches(view) if item in breach.about), None)


__all__ = ["ExplainReport", "explain"]
