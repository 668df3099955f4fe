"""Where planning chooses the room: what a rule states of an activity in each of its rooms.

The rules: one_place, room_free, capacity, turn_time, staff_one_place.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawatan.rules.model import Literal, Model
from lawatan.schedule import Occurrence


def each_room(model: Model, occurrence: Occurrence) -> Iterator[tuple[Occurrence, tuple[Literal, ...]]]:
    """The occurrence in each room that planning may choose, under the literal that tells so; under none where it is given."""
    for one in occurrence.in_each_room:
        yield one, ((model.in_room(one.id, one.room),) if occurrence.rooms and one.room else ())
