"""Groups, persons, hosts and rooms are in one place at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import ClassVar, Literal

from lawatan.rules.model import Model
from lawatan.rules.phrases import name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope, first_of, overlap
from lawatan.schedule import Crossing, Occurrence, Setting, View
from lawatan.words import Words, mark


class OnePlace(Rule):
    """A group, resource person, official, host or room does one thing at a time.

    It always has to hold: nobody can be in two places.
    """

    title: ClassVar[str] = mark("One place at a time")
    help: ClassVar[str] = mark("A group, resource person, official, host or room does one thing at a time.")
    weighable: ClassVar[bool] = False

    kind: Literal["one_place"] = "one_place"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """A resource followed by the items that need it, for each resource that two or more need."""
        users: dict[str, list[str]] = {}
        items: list[Occurrence | Crossing] = [*setting.occurrences.values(), *setting.crossings.values()]
        for item in items:
            for resource in item.resources:
                users.setdefault(resource, []).append(item.id)
        for resource, ids in users.items():
            if len(ids) > 1:
                yield (resource, *ids)

    def post(self, model: Model, setting: Setting) -> None:
        """No two of a resource's items overlap."""
        for _, *items in self.cases(setting):
            model.no_overlap(items)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each two that overlap, named after the first resource that they share."""
        seen: set[tuple[str, str]] = set()
        for resource, *items in self.cases(view.setting):
            entries = [view.entries[item] for item in items if item in view.entries]
            for a, b in combinations(entries, 2):
                first, second = first_of(a, b)
                if overlap(a, b) and (first.id, second.id) not in seen:
                    seen.add((first.id, second.id))
                    shared = min(first.end, second.end) - second.start
                    case = (resource, *items)
                    yield self.breach((first.id, second.id), shared, cases=(case,), resource=resource)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say what is needed in two places."""
        first, second = (name(setting, item, say) for item in breach.about)
        return say(
            "{first} and {second} need {who} at the same time, for {length}.",
            first=sentence_case(first),
            second=second,
            who=_resource(setting, str(breach.fields["resource"]), say),
            length=say.duration(breach.amount),
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
    place = edition.venues[venue_id]
    room = place.room(room_id)
    return say(
        "{room} of {venue}",
        room=room.name.in_language(language) if room else room_id,
        venue=place.name.in_language(language),
    )
