"""Why something is not on the board, as far as the rules that must hold tell it: no preference keeps it from there."""

from __future__ import annotations

import time
from dataclasses import dataclass

from lawatan.domain import Placement, Plan, Ride, changed
from lawatan.rules import Breach, Rule, active_rules, judge, sentence
from lawatan.rules.capacity import Capacity, holds, room_too_small
from lawatan.rules.moving import slot_at
from lawatan.rules.phrases import city, name, room_name, sentence_case, when
from lawatan.schedule import Crossing, Occurrence, RideRun, Setting, View, Window, contains, intersect, union
from lawatan.words import Words, words

TRIED = 24
"""Starts that are tried for what could stand there; evenly spread over those that the rules leave."""

MOST_ROOMS = 3
"""So many rooms are told why they cannot be had."""

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
        Unplaced(c.id, True, _not_planned(setting, c.id, say) if nothing else _no_ride(view, rules, c, say, until))
        for c in view.without_ride
    ]
    return tuple(found)


def _not_planned(setting: Setting, item: str, say: Words) -> str:
    return say("{what} is not planned yet: nothing is.", what=sentence_case(name(setting, item, say)))


def _why(view: View, rules: tuple[Rule, ...], occurrence: Occurrence, say: Words, until: float) -> str:
    """No start that the windows leave, and which of them take all; else what the least bad start would break."""
    setting = view.setting
    what = sentence_case(name(setting, occurrence.id, say))
    choosing = setting.choosing_rooms().occurrences[occurrence.id]
    if too_small := _too_small(setting, rules, choosing, say):
        return too_small
    windows, guilty = _windows(setting, rules, choosing)
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
    for start in (*_beside(view, choosing, windows), *_spread(windows)):
        if time.monotonic() > until:
            break
        breaches = _hard(view, slot_at(view, occurrence, start))
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
    if no_room := _no_room(view, choosing, slot_at(view, occurrence, start), say):
        return say(
            "{what} found no place beside the rest: on {slot} none of its rooms can be had. {why}",
            what=what,
            slot=slot,
            why=" ".join(no_room),
        )
    return say(
        "{what} found no place beside the rest; its least bad time slot would be {slot}, but: {why}",
        what=what,
        slot=slot,
        why=" ".join(sentence(setting, breach, say.language) for breach in breaches[:2]),
    )


def _hard(view: View, slot: Placement) -> list[Breach]:
    """What must hold and does not, about something put into a time slot."""
    return [b for b in judge(view.deciding({slot.id: slot})) if b.hard and slot.id in b.about]


def _too_small(setting: Setting, rules: tuple[Rule, ...], choosing: Occurrence, say: Words) -> str:
    """That none of the rooms from which one is to be chosen takes the people; empty where one does."""
    if not choosing.rooms or choosing.activity.tours or not any(isinstance(rule, Capacity) for rule in rules):
        return ""
    if not all(room_too_small(setting, one) for one in choosing.in_each_room):
        return ""
    rooms = (
        say(
            "{room} ({people})",
            room=room_name(setting, one.venue, one.room or "", say),
            people=holds(setting, one) or 0,
        )
        for one in choosing.in_each_room
    )
    return say(
        "{what} has {people} people, staff counted, and none of its rooms takes so many: {rooms}. Name a larger one, or "
        "split the group.",
        what=sentence_case(name(setting, choosing.id, say)),
        people=choosing.head_count,
        rooms=say.list(rooms),
    )


def _no_room(view: View, choosing: Occurrence, slot: Placement, say: Words) -> list[str]:
    """Why each of several rooms cannot be had in a time slot; none where something else keeps it from there as well."""
    usual = choosing.activity.room
    found = [
        {
            (b.rule, b.about, tuple(sorted(b.fields.items()))): b
            for b in _hard(view, changed(slot, room=None if room == usual else room))
        }
        for room in choosing.rooms
    ]
    if not found or not all(found) or set(found[0]).intersection(*found[1:]):
        return []
    first = [min(breaches.values(), key=lambda b: b.kind != "capacity") for breaches in found]  # that is so for good
    return list(dict.fromkeys(sentence(view.setting, breach, say.language) for breach in first))[:MOST_ROOMS]


def _no_ride(view: View, rules: tuple[Rule, ...], crossing: Crossing, say: Words, until: float) -> str:
    """No ride that the rules leave, and which takes the last; else what the least bad ride would break."""
    setting, change = view.setting, crossing.change
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
    best: tuple[int, RideRun, list[Breach]] | None = None
    known = judge(view)
    zone = setting.zone(change.from_city)
    for run in runs[:: max(1, -(-len(runs) // TRIED))]:
        if time.monotonic() > until:
            break
        departure = setting.clock.moment(run.departure, zone)
        after = view.deciding({crossing.id: Ride(id=crossing.id, option=run.option, departure=departure)})
        breaches = [breach for breach in judge(after) if breach.hard and breach not in known]  # also of what it parts
        if best is None or len(breaches) < best[0]:
            best = (len(breaches), run, breaches)
        if not breaches:
            break
    if best is None:
        return say("No ride from {origin} to {destination} found a place beside the rest.", **fields)
    _, run, breaches = best
    slot = when(setting, crossing.id, run.start, run.end, say)
    if not breaches:
        return say(
            "No ride from {origin} to {destination} is chosen, though one on {slot} would fit: plan again, or choose it.",
            slot=slot,
            **fields,
        )
    return say(
        "No ride from {origin} to {destination} found a place beside the rest; the least bad one would be on {slot}, but: "
        "{why}",
        slot=slot,
        why=" ".join(sentence(setting, breach, say.language) for breach in breaches[:2]),
        **fields,
    )


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


def _beside(view: View, choosing: Occurrence, windows: tuple[Window, ...]) -> tuple[int, ...]:
    """The starts at which something stands in one of the rooms that it could be in: what meets it there says most."""
    taken = (
        entry.start
        for entry in view.entries.values()
        if entry.occurrence is not None
        and entry.from_venue == choosing.venue
        and entry.occurrence.room in choosing.rooms
    )
    return tuple(start for start in sorted(set(taken)) if contains(windows, start))[:TRIED]


def _spread(windows: tuple[Window, ...]) -> list[int]:
    starts = [m for begins, ends in windows for m in range(-(-begins // 5) * 5, ends + 1, 5)]
    if not starts:
        return [windows[0][0]]
    step = max(1, -(-len(starts) // TRIED))
    return starts[::step]
