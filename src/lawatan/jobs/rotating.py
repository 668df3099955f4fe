"""Groups that take turns: where 40 come and 20 fit, the group is split for those activities only.

What is too full is told by the rule ``capacity``. The parts lie under the group, which stays the name of the whole:
whatever is not too full is attended together as before, and each part has its own rides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from string import ascii_uppercase
from typing import Any

from lawatan.domain import (
    Activity,
    AnyEdition,
    Changes,
    Fact,
    Group,
    Key,
    Record,
    Text,
    apply,
    changed,
    head_count,
    parts,
    upward,
)
from lawatan.rules.capacity import fault, holds
from lawatan.rules.turn_time import TurnTime
from lawatan.schedule import Occurrence, Setting, leaves, settled
from lawatan.schedule.occurrence import chosen_as, occurrence_id, parties
from lawatan.words import Message, Words, mark

MOST = len(ascii_uppercase)
"""The parts that a group is split into at most; what takes fewer people at a time needs another venue."""
BETWEEN = 5
"""Minutes assumed between two parts at a venue where neither a host nor a room keeps them apart."""


@dataclass(frozen=True)
class Rotation:
    """A split into groups that take turns, as an edit."""

    changes: Changes
    """The edit, with what becomes of the time slots and rides that there are."""
    after: AnyEdition
    """The edition as it is then."""
    activities: tuple[str, ...]
    """The activities at which they take turns, in display order."""
    parts: tuple[str, ...]
    """The groups that take turns, in display order; those that were there before too."""
    message: Message
    """What is done, in a sentence."""


def crowded(setting: Setting) -> tuple[str, ...]:
    """The activities with more people than they take, in display order; none where no rule asks for capacity."""
    if not any(rule.kind == "capacity" and rule.active for rule in setting.edition.rules.values()):
        return ()
    return tuple(dict.fromkeys(one.activity.id for one in setting.occurrences.values() if _too_many(setting, one)))


def rotation(setting: Setting) -> Rotation | None:
    """Find the split with which all fit that can be made to fit so; None where there is none.

    As few groups as it takes, at most 26 of one, staff shared out; parts that there are already serve if they fit. An
    activity for those who want to is left alone, and one at which something else than the number of people is wrong.
    """
    tried = set(crowded(setting))
    while tried:
        found = _rotation(setting, tried)
        if found is None:
            return None
        after = Setting(found.after)
        still = {one.activity.id for one in after.occurrences.values() if fault(after, one)} & tried
        if not still:
            return found
        tried -= still
    return None


def no_help(edition: AnyEdition, left: tuple[str, ...], say: Words) -> str:
    """Say at which activities everybody cannot be made to fit by splitting."""
    return say(
        "Splitting does not help at {activities}: look at the tours and lengths, or choose another venue.",
        activities=_names(edition, left, say),
    )


def as_object(edition: AnyEdition, found: Rotation | None, left: tuple[str, ...], say: Words) -> dict[str, Any]:
    """The object of ``--json`` for the edition as it is after a split: who takes turns, where, and what is left."""
    return {
        "edition": edition.id,
        "groups": [
            {"group": g, "name": edition.groups[g].name.in_language(say.language), "people": head_count(edition, g)}
            for g in (found.parts if found else ())
        ],
        "activities": list(found.activities) if found else [],
        "left": list(left),
        "sentence": say.message(found.message) if found else "",
    }


def _names(edition: AnyEdition, activities: tuple[str, ...], say: Words) -> str:
    return say.list(edition.activities[i].name.in_language(say.language) for i in activities)


def _too_many(setting: Setting, occurrence: Occurrence) -> bool:
    found = [fault(setting, place) for place in _places(setting, occurrence)]
    return occurrence.activity.opt_in is None and all(one is not None and one[0] in ("room", "people") for one in found)


def _places(setting: Setting, occurrence: Occurrence) -> tuple[Occurrence, ...]:
    """The occurrence in each room that planning may choose; as it is where its room is given."""
    return setting.choosing_rooms().occurrences[occurrence.id].in_each_room


def _holds(setting: Setting, occurrence: Occurrence) -> int | None:
    """The people whom the largest of those rooms takes; None: any number."""
    held = [holds(setting, place) for place in _places(setting, occurrence)]
    return None if None in held else max(one for one in held if one is not None)


def _rotation(setting: Setting, activities: Collection[str]) -> Rotation | None:
    edition = setting.edition
    limits = _limits(setting, activities)
    split, needs = {}, _needs(edition, limits)
    for leaf, limit in needs.items():
        made = _parts(edition, edition.groups[leaf], limit)
        if made:
            split[leaf] = made
    changes: dict[Key, Record | None] = {("groups", part.id): part for made in split.values() for part in made}
    whole = apply(edition, changes)
    turning: dict[str, tuple[str, ...]] = {}
    for activity_id, limit in limits.items():
        activity = edition.activities[activity_id]
        serving = tuple(dict.fromkeys(g for group in activity.groups for g in _fitting(whole, group, limit)))
        if len(serving) > 1:
            turning[activity_id] = serving
            changes["activities", activity_id] = changed(activity, groups=serving, apart=True)
    if not turning:
        return None
    changes |= _kept_apart(edition, turning)
    changes |= _carried(setting, split, turning)
    after = apply(edition, changes)
    changes |= settled(edition, after, changes)
    after = apply(edition, changes)
    taking = tuple(g for g in after.groups if any(g in serving for serving in turning.values()))
    return Rotation(changes, after, tuple(turning), taking, _told(after, tuple(turning), taking))


def _limits(setting: Setting, activities: Collection[str]) -> dict[str, int]:
    """The people whom each activity takes at a time, wherever its parts may be put: as chosen, or as usual."""
    limits: dict[str, int] = {}
    for one in setting.occurrences.values():
        if one.activity.id in activities:
            usual = chosen_as(setting.edition, one, None)
            places = (_holds(setting, one), None if one.activity.rooms else holds(setting, usual))
            taken = [held for held in places if held is not None]
            limits[one.activity.id] = min([*taken, *(limits[i] for i in (one.activity.id,) if i in limits)])
    return limits


def _needs(edition: AnyEdition, limits: dict[str, int]) -> dict[str, int]:
    """The groups without parts that fit somewhere only if they are split, with the fewest people that fit."""
    needs: dict[str, int] = {}
    for activity, limit in limits.items():
        for group in edition.activities[activity].groups:
            for leaf in _fitting(edition, group, limit):
                if head_count(edition, leaf) > limit:
                    needs[leaf] = min(limit, needs.get(leaf, limit))
    return needs


def _fitting(edition: AnyEdition, group: str, limit: int) -> Iterator[str]:
    """The largest groups of which a group consists that fit by themselves; one without parts as it is."""
    below = parts(edition, group)
    if head_count(edition, group) <= limit or not below:
        yield group
    else:
        for part in below:
            yield from _fitting(edition, part.id, limit)


def _parts(edition: AnyEdition, group: Group, limit: int) -> tuple[Group, ...]:
    """Even parts of a group, each of at most ``limit`` people, staff counted; none where that takes too many."""
    everybody = head_count(edition, group.id)
    people = everybody - group.staff
    number = -(-everybody // limit)
    if number > min(MOST, people):
        return ()
    made: list[Group] = []
    alone = len(edition.groups) == 1
    for n, letter in enumerate(ascii_uppercase[:number]):
        # What is left over of the staff goes with the last parts, as what is left over of the participants is in the first.
        staff = group.staff // number + (n >= number - group.staff % number)
        name = group.name
        called = (
            Text(en=f"Group {letter}", id=f"Kelompok {letter}")
            if alone
            else Text(en=f"{name.in_language('en')} {letter}", id=f"{name.in_language('id')} {letter}")
        )
        taken = {*edition.groups, *(part.id for part in made)}
        made.append(
            Group(
                id=_free((letter if alone else f"{group.id}-{letter}"), taken),
                order=group.order,
                name=called,
                parent=group.id,
                by="capacity",
                capacity=limit - staff,
                staff=staff,
            )
        )
    after = apply(edition, {("groups", part.id): part for part in made})
    if sum(head_count(after, part.id) for part in made) == everybody:
        return tuple(made)
    # Not all are named, nor told by number at the group itself: then each part tells its own number.
    return tuple(changed(part, participants=people // number + (n < people % number)) for n, part in enumerate(made))


def _free(stem: str, taken: Collection[str]) -> str:
    return stem if stem not in taken else next(i for n in range(2, 1_000) if (i := f"{stem}-{n}") not in taken)


def _kept_apart(edition: AnyEdition, turning: Collection[str]) -> dict[Key, Record | None]:
    """A turn time at venues where nothing else keeps the parts from coming at once: no host, no person, no room."""
    changes: dict[Key, Record | None] = {}
    for activity in (edition.activities[i] for i in turning):
        if not _kept_by_itself(activity):
            for venue in (edition.venues[v] for v in activity.venues if not edition.venues[v].turn_minutes):
                facts = {**venue.facts, "turn_minutes": Fact(basis="assumed", note="so that groups take turns")}
                changes["venues", venue.id] = changed(venue, turn_minutes=BETWEEN, facts=facts)
            if not any(rule.kind == "turn_time" and rule.active for rule in edition.rules.values()):
                rule = TurnTime(id=_free("turn-time", edition.rules))
                changes["rules", rule.id] = rule
    return changes


def _kept_by_itself(activity: Activity) -> bool:
    """Whether something that can be in one place only is needed by each part."""
    return bool(activity.hosts or activity.persons or activity.room or activity.rooms)


def _carried(
    setting: Setting, split: dict[str, tuple[Group, ...]], turning: dict[str, tuple[str, ...]]
) -> dict[Key, Record | None]:
    """The first part keeps the time slot that all had together; each part keeps the ride of the whole."""
    changes: dict[Key, Record | None] = {}
    plan = setting.edition.plan
    for activity_id, serving in turning.items():
        activity = setting.edition.activities[activity_id]
        for party in parties(activity):
            slot = plan.placements.get(occurrence_id(activity, party))
            first = next((g for g in serving if _below(setting.edition, split, g, party)), None)
            if slot is not None and first is not None:
                one = occurrence_id(activity, (first,))
                changes["placements", one] = changed(slot, id=one)
    for leaf, made in split.items():
        for crossing in setting.crossings_of(leaf):
            if (ride := plan.rides.get(crossing.id)) is not None:
                for part in made:
                    one = f"{crossing.change.id}@{part.id}"
                    changes["rides", one] = changed(ride, id=one)
    return changes


def _below(edition: AnyEdition, split: dict[str, tuple[Group, ...]], group: str, party: tuple[str, ...]) -> bool:
    """Whether a group, made just now or there before, belongs to a party."""
    above = next((leaf for leaf, made in split.items() if any(part.id == group for part in made)), group)
    return any(one in party for one in upward(edition, above))


def _told(after: AnyEdition, activities: tuple[str, ...], taking: tuple[str, ...]) -> Message:
    def groups(say: Words) -> str:
        return say.list(
            say("{group} ({people})", group=after.groups[g].name.in_language(say.language), people=head_count(after, g))
            for g in taking
        )

    everybody = {leaf for g in taking for leaf in leaves(after, g)}
    people = sum(head_count(after, leaf) for leaf in everybody)
    sentence = mark(
        "{people} people take turns in {n} groups, each with its rides: {groups}. They do so at {activities}; all else "
        "stays as it is."
    )
    return Message(
        sentence,
        {"people": people, "n": len(taking), "groups": groups, "activities": partial(_names, after, activities)},
    )
