"""A group is in the city of what it attends, taken there by its rides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from lawatan.rules.model import Model
from lawatan.rules.phrases import city, group, name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Entry, Setting, View
from lawatan.words import Words, mark


class RightCity(Rule):
    """An activity lies in the city where its group is at that time; rides are taken in their order.

    It always has to hold: nobody attends what is in another city.
    """

    title: ClassVar[str] = mark("In the city where the group is")
    help: ClassVar[str] = mark(
        "An activity lies in the city where its group is at that time: after the ride that takes it there, before the "
        "ride that takes it away. Rides are taken in the order of the cities. A day trip is made from the nearest city "
        "of the group."
    )
    weighable: ClassVar[bool] = False

    kind: Literal["right_city"] = "right_city"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every (item, leaf group) of a group that knows its cities."""
        for leaf in setting.leaves:
            if setting.cities(leaf):
                yield from ((o.id, leaf) for o in setting.attended_by(leaf))
                yield from ((c.id, leaf) for c in setting.crossings_of(leaf))

    def post(self, model: Model, setting: Setting) -> None:
        """After the ride into the city and before the ride out of it; where a city comes twice, in one of the stays."""
        for item, leaf in self.cases(setting):
            rides = [c.id for c in setting.crossings_of(leaf)]
            case = model.case(self.id, item, leaf)
            if item in rides:
                at = rides.index(item)
                if at > 0:
                    model.gap(rides[at - 1], item, 0, when=[case])
                    model.any_of([model.present(rides[at - 1]), ~model.present(item)], when=[case])
                continue
            where = setting.occurrences[item].base
            stays = [n for n, place in enumerate(setting.cities(leaf)) if place == where]
            chosen = [model.literal(f"{self.id}/{item}/{leaf}/{n}") for n in stays] if len(stays) > 1 else []
            if len(stays) != 1:
                model.any_of([*chosen, ~model.present(item)], when=[case])
            for position, n in enumerate(stays):
                when = [case, *chosen[position : position + 1]]
                if n > 0:
                    model.gap(rides[n - 1], item, 0, when=when)
                    model.any_of([model.present(rides[n - 1]), ~model.present(item)], when=when)
                if n < len(rides):
                    model.gap(item, rides[n], 0, when=when)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each entry that no stay of its group can hold."""
        for item, leaf in self.cases(view.setting):
            entry = view.entries.get(item)
            if entry is None:
                continue
            rides = [view.entries.get(c.id) for c in view.setting.crossings_of(leaf)]
            if entry.crossing is not None:
                at = rides.index(entry)
                before = rides[at - 1] if at > 0 else None
                if at > 0 and (before is None or before.end > entry.start):
                    yield self.breach((item,), cases=((item, leaf),), leaf=leaf, start=entry.start)
                continue
            places = view.setting.cities(leaf)
            if not any(place == entry.from_base and _holds(rides, n, entry) for n, place in enumerate(places)):
                yield self.breach((item,), cases=((item, leaf),), leaf=leaf, start=entry.start)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say where the activity is and that the group is not there."""
        (item,) = breach.about
        leaf = str(breach.fields["leaf"])
        if item in setting.crossings:
            return say(
                "{ride} of {group} comes before the ride that takes it to {city}.",
                ride=sentence_case(name(setting, item, say)),
                group=group(setting, leaf, say),
                city=city(setting, setting.crossings[item].change.from_city, say),
            )
        occurrence = setting.occurrences[item]
        if occurrence.base != occurrence.city:
            return say(
                "{what} is a day trip from {city}, where {group} cannot be at that time: look at the rides.",
                what=sentence_case(name(setting, item, say)),
                city=city(setting, occurrence.base, say),
                group=group(setting, leaf, say),
            )
        return say(
            "{what} is in {city}, where {group} cannot be at that time: look at the rides.",
            what=sentence_case(name(setting, item, say)),
            city=city(setting, setting.occurrences[item].city, say),
            group=group(setting, leaf, say),
        )


def _holds(rides: list[Entry | None], stay: int, entry: Entry) -> bool:
    """Say whether the entry lies after the ride into the stay and before the ride out of it, where there is one."""
    if stay > 0:
        into = rides[stay - 1]
        if into is None or into.end > entry.start:
            return False
    out = rides[stay] if stay < len(rides) else None
    return out is None or entry.end <= out.start
