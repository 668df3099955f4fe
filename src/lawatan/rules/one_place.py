"""Groups, persons, hosts and rooms are in one place at a time, and what can be in several rooms is in one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import ClassVar, Literal

from lawatan.rules.model import Model
from lawatan.rules.phrases import name, room_name, sentence_case, when
from lawatan.rules.rule import Breach, Rule, Scope, first_of, overlap
from lawatan.schedule import Crossing, Entry, Occurrence, Setting, View
from lawatan.words import Words, mark


class OnePlace(Rule):
    """A group, resource person, official, host or room does one thing at a time, and everything is in one room.

    It always has to hold: nobody can be in two places.
    """

    title: ClassVar[str] = mark("One place at a time")
    help: ClassVar[str] = mark(
        "A group, resource person, official, host or room does one thing at a time. An activity for which several rooms "
        "are named takes place in one of them."
    )
    weighable: ClassVar[bool] = False
    sure: ClassVar[bool] = True

    kind: Literal["one_place"] = "one_place"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """A resource followed by the items that need it, for each resource that two or more need; and what lacks a room."""
        for resource, items in _shared(setting).items():
            yield (resource, *items)
        yield from ((o.id,) for o in setting.occurrences.values() if o.lacks_room)

    def post(self, model: Model, setting: Setting) -> None:
        """No two of a resource's items overlap, and what is locked without a room gets one; all else always does."""
        for items in _shared(setting).values():
            model.no_overlap(items, {item: model.in_room(item, room) for item, room in items.items() if room})
        for occurrence in setting.occurrences.values():
            if occurrence.rooms:
                chosen = [model.in_room(occurrence.id, room) for room in occurrence.rooms]
                model.any_of([*chosen, ~model.present(occurrence.id)], when=[model.case(self.id, occurrence.id)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each two that overlap, named after the first resource that they share; one for what lacks a room."""
        seen: set[tuple[str, str]] = set()
        for entry in view.entries.values():
            if entry.occurrence is not None and entry.occurrence.lacks_room:
                yield self.breach((entry.id,), start=entry.start, end=entry.end)
        for resource, items in _shared(view.setting).items():
            entries = [view.entries[item] for item in items if item in view.entries]
            for a, b in combinations(entries, 2):
                first, second = first_of(a, b)
                if overlap(a, b) and (first.id, second.id) not in seen:
                    seen.add((first.id, second.id))
                    shared = min(first.end, second.end) - second.start
                    case = (resource, *items)
                    yield self.breach((first.id, second.id), shared, cases=(case,), resource=resource)

    def surely(self, view: View, entry: Entry, others: Iterable[Entry]) -> bool:
        """It overlaps another that needs what it needs."""
        mine = frozenset(entry.resources)
        return any(overlap(entry, other) and not mine.isdisjoint(other.resources) for other in others)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say what is needed in two places, or from which rooms one is to be chosen."""
        if len(breach.about) == 1:
            return _roomless(setting, breach, say)
        first, second = (name(setting, item, say) for item in breach.about)
        return say(
            "{first} and {second} need {who} at the same time, for {length}.",
            first=sentence_case(first),
            second=second,
            who=_resource(setting, str(breach.fields["resource"]), say),
            length=say.duration(breach.amount),
        )


def _shared(setting: Setting) -> dict[str, dict[str, str]]:
    """The resources that two or more items need: each item with the room that planning may choose, else nothing."""
    users: dict[str, dict[str, str]] = {}
    items: list[Occurrence | Crossing] = [*setting.occurrences.values(), *setting.crossings.values()]
    for item in items:
        for resource in item.resources:
            users.setdefault(resource, {})[item.id] = ""
        if isinstance(item, Occurrence):
            for room in item.rooms:
                users.setdefault(f"room/{item.venue}/{room}", {})[item.id] = room
    return {resource: needing for resource, needing in users.items() if len(needing) > 1}


def _roomless(setting: Setting, breach: Breach, say: Words) -> str:
    (item,) = breach.about
    occurrence = setting.occurrences[item]
    rooms = (room_name(setting, occurrence.venue, room, say) for room in occurrence.activity.room_choices)
    return say(
        "{what} stands on {when} without a room: choose one of {rooms}, or plan again.",
        what=sentence_case(name(setting, item, say)),
        when=when(setting, item, int(breach.fields["start"]), int(breach.fields["end"]), say),
        rooms=say.list(rooms),
    )


def _resource(setting: Setting, resource: str, say: Words) -> str:
    kind, _, key = resource.partition("/")
    edition, language = setting.edition, say.language
    if kind == "group":
        return edition.groups[key].name.in_language(language)
    if kind == "person":
        return edition.persons[key].name
    if kind == "host":
        return edition.hosts[key].name.in_language(language)
    venue_id, _, room_id = key.partition("/")
    return say(
        "{room} of {venue}",
        room=room_name(setting, venue_id, room_id, say),
        venue=edition.venues[venue_id].name.in_language(language),
    )
