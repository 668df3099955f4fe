"""A party fits into its venue and room, or goes round in tours that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar, Literal

from lawatan.rules.model import Model
from lawatan.rules.phrases import name, room_name, sentence_case, venue
from lawatan.rules.rooms import each_room
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Occurrence, Setting, View
from lawatan.words import Words, mark


class Capacity(Rule):
    """The people of an activity, staff counted, fit into its venue and room at a time."""

    title: ClassVar[str] = mark("Capacity")
    help: ClassVar[str] = mark(
        "The people of an activity, staff counted, fit into its venue and its room. An activity may declare tours: then "
        "each tour has to fit, together they hold everybody, and with the steps they fit into the duration."
    )
    each: ClassVar[bool] = True

    kind: Literal["capacity"] = "capacity"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence with tours, or whose venue or room has a capacity."""
        for occurrence in setting.occurrences.values():
            places = occurrence.in_each_room
            if occurrence.activity.tours or any(_limit(setting, one) is not None for one in places):
                yield (occurrence.id,)

    def post(self, model: Model, setting: Setting) -> None:
        """What does not fit is not placed, and not into a room that is too small where planning chooses it."""
        for (item,) in self.cases(setting):
            occurrence, case = setting.occurrences[item], model.case(self.id, item)
            for one, chosen in each_room(model, occurrence):
                if fault(setting, one) is not None:
                    model.any_of([~model.present(item)], when=[case, *chosen])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each placed occurrence that does not fit; the amount is people, or minutes where time fails."""
        for (item,) in self.cases(view.setting):
            occurrence = view.setting.occurrences[item]
            found = fault(view.setting, occurrence)
            if item in view.entries and found is not None:
                what, amount, people, limit = found
                small = occurrence.room if room_too_small(view.setting, occurrence) else None
                yield self.breach((item,), amount, what=what, people=people, limit=limit, room=small or "")

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say what does not fit into what."""
        (item,) = breach.about
        what = sentence_case(name(setting, item, say))
        people, limit = int(breach.fields["people"]), int(breach.fields["limit"])
        where = self._where(setting, breach, say)
        if breach.fields["what"] == "room":
            return say(
                "{what} has {people} people, staff counted; {venue} takes {limit} at a time. Declare tours, or choose "
                "another place.",
                what=what,
                people=people,
                venue=where,
                limit=limit,
            )
        if breach.fields["what"] == "tour":
            return say(
                "A tour of {what} has {people} people; {venue} takes {limit} at a time.",
                what=name(setting, item, say),
                people=people,
                venue=where,
                limit=limit,
            )
        if breach.fields["what"] == "people":
            return say(
                "The tours of {what} hold {limit} people; {people} come, staff counted.",
                what=name(setting, item, say),
                people=people,
                limit=limit,
            )
        return say(
            "The tours and steps of {what} take {minutes}; it lasts {length}.",
            what=name(setting, item, say),
            minutes=say.duration(people),
            length=say.duration(limit),
        )

    @staticmethod
    def _where(setting: Setting, breach: Breach, say: Words) -> str:
        """The venue, or the room of it that is too small."""
        (item,) = breach.about
        there, room = venue(setting, item, say), str(breach.fields["room"])
        if not room:
            return there
        called = room_name(setting, setting.occurrences[item].venue, room, say)
        return say("{room} of {venue}", room=called, venue=there)


def room_too_small(setting: Setting, occurrence: Occurrence) -> bool:
    """Whether an occurrence, or a tour of it, does not fit into its room, though it does into the venue."""
    found = fault(setting, occurrence)
    in_venue = fault(setting, replace(occurrence, room=None, rooms=()))
    return found is not None and found[0] in ("room", "tour") and found != in_venue


def _limit(setting: Setting, occurrence: Occurrence) -> int | None:
    place = setting.edition.venues[occurrence.venue]
    room = place.room(occurrence.room) if occurrence.room else None
    limits = [c for c in (place.capacity, room.capacity if room else None) if c is not None]
    return min(limits, default=None)


def holds(setting: Setting, occurrence: Occurrence) -> int | None:
    """The people, staff counted, whom an occurrence takes: in all its tours, else its venue and room; None: any number."""
    tours = occurrence.activity.tours
    return sum(tour.people for tour in tours) if tours else _limit(setting, occurrence)


def fault(setting: Setting, occurrence: Occurrence) -> tuple[str, int, int, int] | None:
    """What does not fit (room, tour, people, time), by how much, how much there is, and the limit; None if all fits."""
    limit, tours = _limit(setting, occurrence), occurrence.activity.tours
    if not tours:
        over = occurrence.head_count - limit if limit is not None else 0
        return ("room", over, occurrence.head_count, limit or 0) if over > 0 else None
    largest = max(t.people for t in tours)
    if limit is not None and largest > limit:
        return "tour", largest - limit, largest, limit
    held = holds(setting, occurrence) or 0
    if held < occurrence.head_count:
        return "people", occurrence.head_count - held, occurrence.head_count, held
    needed = sum(t.minutes for t in tours) + sum(s.minutes for s in occurrence.activity.steps)
    if needed > occurrence.minutes:
        return "time", needed - occurrence.minutes, needed, occurrence.minutes
    return None
