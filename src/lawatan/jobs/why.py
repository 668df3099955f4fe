"""Why something is not on the board, as far as the rules that must hold tell it: no preference keeps it from there."""

from __future__ import annotations

import time
from dataclasses import dataclass

from lawatan.domain import Plan
from lawatan.rules import Breach, Rule, active_rules, judge, sentence
from lawatan.rules.phrases import city, name, sentence_case, when
from lawatan.schedule import Crossing, Occurrence, Setting, View, Window, intersect, union
from lawatan.words import Words, words

TRIED = 24
"""Starts that are tried for what could stand there; evenly spread over those that the rules leave."""

SECONDS = 1.5
"""What all reasons together may take; past it the rest get a reason without a time slot."""


@dataclass(frozen=True)
class Unplaced:
    """An occurrence or crossing without a time slot, whether it must happen, and why it has none, in one sentence."""

    occurrence: str
    must_happen: bool
    why: str


def why_unplaced(setting: Setting, plan: Plan, language: str, tried: bool = False) -> tuple[Unplaced, ...]:
    """The reasons, in display order; empty if everything is placed. ``tried``: the planner has been at it."""
    view = View(setting, plan)
    say = words(language)
    rules = tuple(rule for rule in active_rules(setting) if rule.weight is None)
    nothing = not view.entries and not tried
    until = time.monotonic() + SECONDS
    found = [
        Unplaced(
            o.id,
            o.activity.must_happen,
            _not_planned(setting, o.id, say) if nothing else _why(view, rules, o, say, until),
        )
        for o in view.unplaced
    ]
    found += [
        Unplaced(c.id, True, _not_planned(setting, c.id, say) if nothing else _no_ride(setting, rules, c, say))
        for c in view.without_ride
    ]
    return tuple(found)


def _not_planned(setting: Setting, item: str, say: Words) -> str:
    return say("{what} is not planned yet: nothing is.", what=sentence_case(name(setting, item, say)))


def _why(view: View, rules: tuple[Rule, ...], occurrence: Occurrence, say: Words, until: float) -> str:
    """No start that the windows leave, and which of them take all; else what the least bad start would break."""
    setting = view.setting
    what = sentence_case(name(setting, occurrence.id, say))
    windows, guilty = _windows(setting, rules, occurrence)
    if not windows:
        titles = say.list(rule.described(setting, say) for rule in guilty)
        return say.plural(
            "{what} takes {length} and has no time slot at all under the rule {rules}: change it, or leave the activity out.",
            "{what} takes {length} and has no time slot at all under the rules {rules} together: change one of them, or "
            "leave it out.",
            len(guilty),
            what=what,
            length=say.duration(occurrence.minutes),
            rules=titles,
        )
    best: tuple[int, int, list[Breach]] | None = None
    for start in _spread(windows):
        if time.monotonic() > until:
            break
        breaches = [b for b in judge(view.moved(occurrence.id, start)) if b.hard and occurrence.id in b.about]
        if best is None or len(breaches) < best[0]:
            best = (len(breaches), start, breaches)
        if not breaches:
            break
    if best is None:
        return say("{what} found no place beside the rest.", what=what)
    _, start, breaches = best
    slot = when(setting, occurrence.id, start, start + occurrence.minutes, say)
    if not breaches:
        return say(
            "{what} is not placed, though {slot} is free for it: plan again, or place it there.", what=what, slot=slot
        )
    return say(
        "{what} found no place beside the rest; its least bad time slot would be {slot}, but: {why}",
        what=what,
        slot=slot,
        why=" ".join(sentence(setting, breach, say.language) for breach in breaches[:2]),
    )


def _no_ride(setting: Setting, rules: tuple[Rule, ...], crossing: Crossing, say: Words) -> str:
    change = crossing.change
    fields = {
        "origin": city(setting, change.from_city, say),
        "destination": city(setting, change.to_city, say),
    }
    runs = setting.runs(crossing)
    for rule in rules:
        runs = tuple(run for run in runs if rule.allows(setting, crossing, run))
        if not runs:
            return say(
                "The rule “{rule}” leaves no ride from {origin} to {destination}: change it, or add another way.",
                rule=say(rule.title),
                **fields,
            )
    return say("No ride from {origin} to {destination} found a place beside the rest.", **fields)


def _windows(
    setting: Setting, rules: tuple[Rule, ...], occurrence: Occurrence
) -> tuple[tuple[Window, ...], list[Rule]]:
    """The starts that all rules' windows allow; where none is left, a smallest set of rules that leaves none."""
    allowed = [(rule, union(list(w))) for rule in rules if (w := rule.windows(setting, occurrence)) is not None]
    windows = _common(setting, [w for _, w in allowed])
    if windows:
        return windows, []
    guilty = list(allowed)
    for entry in allowed:
        fewer = [g for g in guilty if g is not entry]
        if not _common(setting, [w for _, w in fewer]):
            guilty = fewer
    return (), [rule for rule, _ in guilty]


def _common(setting: Setting, allowed: list[tuple[Window, ...]]) -> tuple[Window, ...]:
    windows: tuple[Window, ...] = (setting.clock.horizon,)
    for some in allowed:
        windows = intersect(windows, some)
    return windows


def _spread(windows: tuple[Window, ...]) -> list[int]:
    starts = [m for begins, ends in windows for m in range(-(-begins // 5) * 5, ends + 1, 5)]
    if not starts:
        return [windows[0][0]]
    step = max(1, -(-len(starts) // TRIED))
    return starts[::step]
