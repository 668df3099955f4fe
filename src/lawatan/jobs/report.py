"""What ``plan`` and ``check`` report of an edition and its plan: one object for programs, a summary for people."""

from __future__ import annotations

from typing import Any

from lawatan.jobs.orders_told import as_object
from lawatan.jobs.plan import Outcome, status_of
from lawatan.jobs.why import Unplaced, why_unplaced
from lawatan.rules import Breach, Edition, judge, prices, sentence
from lawatan.rules.phrases import name, sentence_case
from lawatan.schedule import Setting, View, ride_prices
from lawatan.words import Words, mark, words


class Report:
    """An edition with its plan, judged: ``status``, what is placed, what is not and why, what is broken.

    ``prices`` are those of the breaches, ``cost`` is their sum: minutes of travel that the preferences which are not kept
    are worth.
    """

    def __init__(self, edition: Edition, outcome: Outcome | None = None, language: str = "en") -> None:
        self.edition = edition
        self.language = language
        self.setting = Setting(edition)
        self.view = View(self.setting)
        self.outcome = outcome
        self.breaches = judge(self.view)
        self.prices = prices(self.breaches)
        self.cost = sum(self.prices)
        self.unplaced: tuple[Unplaced, ...] = (
            outcome.unplaced if outcome else why_unplaced(self.setting, edition.plan, language)
        )
        self.status = outcome.status if outcome else status_of(self.view)

    @property
    def fails(self) -> bool:
        """Whether a hard rule is broken or something that must happen is not placed."""
        return any(breach.hard for breach in self.breaches) or any(u.must_happen for u in self.unplaced)

    def as_object(self) -> dict[str, Any]:
        """The object of ``--json``; what cannot be known without planning is None."""
        view, outcome = self.view, self.outcome
        return {
            "edition": self.edition.id,
            "status": self.status,
            "placed": [
                {
                    "occurrence": entry.id,
                    "activity": entry.occurrence.activity.id,
                    "groups": list(entry.occurrence.groups),
                    "venue": entry.from_venue,
                    "start": view.starts(entry).isoformat(timespec="minutes"),
                    "end": view.ends(entry).isoformat(timespec="minutes"),
                }
                for entry in sorted(view.entries.values(), key=lambda e: (e.start, e.id))
                if entry.occurrence is not None
            ],
            "rides": [
                {
                    "ride": entry.id,
                    "group": entry.crossing.leaf,
                    "option": entry.ride.option,
                    "from": entry.from_venue,
                    "to": entry.to_venue,
                    "start": view.starts(entry).isoformat(timespec="minutes"),
                    "end": view.ends(entry).isoformat(timespec="minutes"),
                }
                for entry in sorted(view.entries.values(), key=lambda e: (e.start, e.id))
                if entry.crossing is not None and entry.ride is not None
            ],
            "unplaced": [{"occurrence": u.occurrence, "why": u.why} for u in self.unplaced],
            "breaches": [
                {
                    "rule": breach.rule,
                    "sentence": sentence(self.setting, breach, self.language),
                    "about": list(breach.about),
                    "amount": breach.amount,
                    "hard": breach.hard,
                    "weight": breach.weight,
                    "cost": price,
                }
                for breach, price in zip(self.breaches, self.prices, strict=True)
            ],
            "travel_minutes": view.travel_minutes,
            "ride_prices": ride_prices(view),
            "cost": self.cost,
            "seconds": round(outcome.seconds, 3) if outcome else None,
            "first_complete_seconds": (
                round(outcome.first_complete_seconds, 3)
                if outcome and outcome.first_complete_seconds is not None
                else None
            ),
            "bound": outcome.bound if outcome else None,
            "least_left_out": outcome.least_left_out if outcome else None,
            "repeatable": outcome.repeatable if outcome else None,
            **(as_object(self.edition, outcome.tried, words(self.language)) if outcome and outcome.tried else {}),
        }


def summary(report: Report) -> tuple[str, list[tuple[str, str, str]], list[str]]:
    """For people: a headline; a row a day and group (date, city, what happens); what is not placed or broken."""
    setting, view = report.setting, report.view
    say = words(report.language)
    edition = report.edition
    total = len(setting.occurrences) + len(setting.crossings)
    headline = say(
        "{name} ({dates}): {status}, {placed} of {total} scheduled, {travel} on the road",
        name=edition.name.in_language(say.language),
        dates=say.dates(edition.first_day, edition.last_day),
        status=say(STATUS[report.status]),
        placed=len(view.entries),
        total=total,
        travel=say.duration(view.travel_minutes),
    )
    if report.outcome is not None and report.outcome.bound:
        headline += " " + say("(at least {bound})", bound=say.duration(report.outcome.bound))
    if report.outcome is not None and (left_out := report.outcome.left_out):
        headline += "; " + say(
            "optional and left out: {n}, in any plan at least {least}",
            n=left_out,
            least=report.outcome.least_left_out or 0,
        )
    if prices := ride_prices(view):
        headline += "; " + say("cost and comfort of the rides: worth {length} on the road", length=say.duration(prices))
    if report.cost:
        headline += "; " + say("preferences given up: worth {length} on the road", length=say.duration(report.cost))
    days = []
    for leaf in setting.leaves:
        for date, entries in view.days(leaf).items():
            what = [
                say("{time} {what}", time=say.time(view.starts(e)), what=_name(setting, e.id, say)) for e in entries
            ]
            where = edition.cities[entries[0].from_city].name.in_language(say.language)
            group = f" · {edition.groups[leaf].name.in_language(say.language)}" if len(setting.leaves) > 1 else ""
            days.append((say.date(date), where + group, "; ".join(what)))
    ordered = sorted(report.breaches, key=lambda breach: not breach.hard)
    broken = [_told(report, breach, say) for breach in ordered if breach.kind != "must_happen"]
    faults = list(dict.fromkeys([*broken, *(u.why for u in report.unplaced)]))
    return headline, days, faults


STATUS = {
    "complete": mark("complete"),
    "incomplete": mark("incomplete"),
    "breached": mark("rules are broken"),
    "impossible": mark("not all of it can be placed"),
    "cancelled": mark("stopped early"),
    "broken": mark("not finished, as the planner broke down"),
}


def _name(setting: Setting, item: str, say: Words) -> str:
    occurrence = setting.occurrences.get(item)
    if occurrence is not None:
        return occurrence.activity.name.in_language(say.language)
    return sentence_case(name(setting, item, say))


def _told(report: Report, breach: Breach, say: Words) -> str:
    """A breach in words, and whether it is only a preference that is not kept."""
    told = sentence(report.setting, breach, say.language) + _locked(report, breach, say)
    if breach.weight is None:
        return told
    return say("Preference (weight {weight}): {sentence}", weight=breach.weight, sentence=told)


def _locked(report: Report, breach: Breach, say: Words) -> str:
    """Of a broken rule: which of those that it is about are locked, and so cannot give way."""
    entries = [report.view.entries[item] for item in breach.about if item in report.view.entries]
    locked = [sentence_case(name(report.setting, entry.id, say)) for entry in entries if entry.locked]
    if not locked:
        return ""
    return " " + say.plural(
        "{what} is locked there: unlock it to let planning move it.",
        "{what} are locked there: unlock one to let planning move it.",
        len(locked),
        what=say.list(locked),
    )
