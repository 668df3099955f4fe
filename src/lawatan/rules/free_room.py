"""Which of several rooms a time slot gets that is put by hand: planning chooses by the rules, see ``rooms``."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from lawatan.rules.capacity import fault
from lawatan.rules.room_free import RoomFree
from lawatan.schedule import Occurrence, View, contains

_OPEN = RoomFree(id="any")


def free_room(view: View, occurrence: Occurrence, start: int, minutes: int) -> str | None:
    """The first of its rooms that holds its people, is open and is not taken from a minute on for so many minutes.

    Where none is, the first that comes nearest to it, in that order; None where its activity names no rooms.
    """
    rooms = occurrence.activity.room_choices if occurrence.venue == occurrence.activity.venue else ()
    if not rooms:
        return None
    end = start + minutes
    besides = [
        entry
        for entry in view.entries.values()
        if entry.id != occurrence.id
        and entry.from_venue == occurrence.venue
        and entry.start < end
        and start < entry.end
    ]

    def wrong(room: str) -> tuple[bool, bool, bool]:
        there = replace(occurrence, room=room, rooms=(), minutes=minutes)
        windows = view.setting.once(
            free_room, (occurrence.id, room, minutes), partial(_OPEN.windows, view.setting, there)
        )
        return (
            fault(view.setting, there) is not None,
            windows is not None and not contains(windows, start),
            any(other.occurrence is not None and other.occurrence.room == room for other in besides),
        )

    return min(rooms, key=wrong)
