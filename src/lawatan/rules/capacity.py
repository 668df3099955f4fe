"""A party fits into its venue and room, or goes round in tours that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from lawatan.rules.model import Model
from lawatan.rules.phrases import name, sentence_case, venue
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

    kind: Literal["capacity"] = "capacity"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence with tours, or whose venue or room has a capacity."""
        for occurrence in setting.occurrences.values():
            if occurrence.activity.tours or _limit(setting, occurrence) is not None:
                yield (occurrence.id,)

    def post(self, model: Model, setting: Setting) -> None:
        """What does not fit is not placed."""
        for (item,) in self.cases(setting):
            if fault(setting, setting.occurrences[item]) is not None:
                model.any_of([~model.present(item)], when=[model.case(self.id, item)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each placed occurrence that does not fit; the amount is people, or minutes where time fails."""
        for (item,) in self.cases(view.setting):
            found = fault(view.setting, view.setting.occurrences[item])
            if item in view.entries and found is not None:
                what, amount, people, limit = found
                yield self.breach((item,), amount, what=what, people=people, limit=limit)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say what does not fit into what."""
        (item,) = breach.about
        what = sentence_case(name(setting, item, say))
        people, limit = int(breach.fields["people"]), int(breach.fields["limit"])
        if breach.fields["what"] == "room":
            return say(
                "{what} has {people} people, staff counted; {venue} takes {limit} at a time. Declare tours, or choose "
                "another place.",
                what=what,
                people=people,
                venue=venue(setting, item, say),
                limit=limit,
            )
        if breach.fields["what"] == "tour":
            return say(
                "A tour of {what} has {people} people; {venue} takes {limit} at a time.",
                what=name(setting, item, say),
                people=people,
                venue=venue(setting, item, say),
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
