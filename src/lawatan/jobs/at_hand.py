"""Fixes at hand: one decision of the plan otherwise, all else as it is, so that no planning is needed to try them.

Each is a rank (``jobs/fixing``), a sentence and the decision; whether it cures anything, the checker says.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lawatan.domain import Placement, Ride, changed, held_in, moved
from lawatan.jobs.fixing import MOVE, ROOM, SHORTER, VENUE, takes
from lawatan.jobs.where import Where
from lawatan.rules.phrases import name, when
from lawatan.schedule import Decision, Entry, View
from lawatan.words import Words

AtHand = tuple[int, str, Decision]

MOST_STARTS, MOST_RIDES = 24, 24
"""So many other starts and departures are offered, the nearest first: on the same day, then on others."""


def at_hand(view: View, item: str, say: Words) -> Iterator[list[AtHand]]:
    """Of each way to decide one thing otherwise the choices, the nearest first; the first that cures will do.

    Nothing for what is locked or has begun.
    """
    setting, entry = view.setting, view.entries.get(item)
    decided = view.plan.placements.get(item) or view.plan.rides.get(item)
    if entry is None or decided is None or setting.held(decided):
        return
    if isinstance(decided, Ride):
        yield list(_other_rides(view, entry, decided, say))
        return
    yield list(_other_rooms(view, entry, decided, say))
    yield list(_shorter(view, entry, decided, say))
    yield list(_other_starts(view, entry, decided, say))
    yield list(_other_venues(view, entry, decided, say))


def _other_starts(view: View, entry: Entry, slot: Placement, say: Words) -> Iterator[AtHand]:
    setting = view.setting
    where, zone = Where(view, entry.id), setting.zone_of(setting.occurrences[entry.id])
    day = view.date(entry)
    starts = sorted(
        (start for each in where.days() for start in where.starts(each) if start != entry.start),
        key=lambda start: (setting.clock.date(start, zone) != day, abs(start - entry.start)),
    )
    for start in islice((start for start in starts if where.at(start).verdict != "fails"), MOST_STARTS):
        there = when(setting, entry.id, start, start + entry.end - entry.start, say)
        says = say("Move {what} to {slot}.", what=name(setting, entry.id, say), slot=there)
        yield MOVE, says, moved(slot, setting.clock.moment(start, zone))


def _other_rooms(view: View, entry: Entry, slot: Placement, say: Words) -> Iterator[AtHand]:
    occurrence = entry.occurrence
    assert occurrence is not None
    here = slot.room or occurrence.activity.room
    for room in view.edition.venues[occurrence.venue].rooms:
        if here is not None and room.id != here and takes(room, occurrence):
            called = room.name.in_language(say.language)
            says = say("Hold {what} in {room}.", what=name(view.setting, entry.id, say), room=called)
            yield ROOM, says, held_in(slot, room.id)


def _other_venues(view: View, entry: Entry, slot: Placement, say: Words) -> Iterator[AtHand]:
    occurrence = entry.occurrence
    assert occurrence is not None
    for other in (occurrence.activity.venue, *occurrence.activity.alternatives):
        venue = view.edition.venues[other]
        if other != occurrence.venue and takes(venue, occurrence):
            called = venue.name.in_language(say.language)
            says = say("Hold {what} at {venue}.", what=name(view.setting, entry.id, say), venue=called)
            yield (
                VENUE,
                says,
                changed(
                    slot, venue=None if other == occurrence.activity.venue else other, room=None, confirmation="idea"
                ),
            )


def _shorter(view: View, entry: Entry, slot: Placement, say: Words) -> Iterator[AtHand]:
    occurrence = entry.occurrence
    assert occurrence is not None
    shortest = occurrence.activity.shortest_minutes
    if shortest is not None and shortest < occurrence.minutes:
        says = say("Shorten {what} to {length}.", what=name(view.setting, entry.id, say), length=say.duration(shortest))
        yield SHORTER, says, changed(slot, minutes=shortest, confirmation="idea")


def _other_rides(view: View, entry: Entry, ride: Ride, say: Words) -> Iterator[AtHand]:
    setting = view.setting
    assert entry.crossing is not None
    now = setting.clock.minute(ride.departure)
    zone = setting.zone(entry.crossing.change.from_city)
    runs = sorted(setting.runs(entry.crossing), key=lambda run: abs(run.departure - now))
    others = (run for run in runs if (run.option, run.departure) != (ride.option, now))
    since = setting.now if setting.now is not None else 0
    for run in islice((run for run in others if run.start >= since), MOST_RIDES):
        leaves = setting.clock.moment(run.departure, zone)
        says = say(
            "Take {way} on {date} at {time}.",
            way=view.edition.ride_options[run.option].name.in_language(say.language),
            date=say.date(leaves.date()),
            time=say.time(leaves),
        )
        yield MOVE, says, changed(ride, option=run.option, departure=leaves)
