"""The room of an activity can be had: its own hours and the days on which it is taken."""

from __future__ import annotations

from typing import ClassVar, Literal

from lawatan.rules.hours import Keeper
from lawatan.rules.opening import OpeningRule
from lawatan.schedule import Occurrence, Setting
from lawatan.words import Words, mark


class RoomFree(OpeningRule):
    """An activity lies wholly within the hours of its room.

    That two activities are not in one room at a time is asked for by “One place at a time”.
    """

    title: ClassVar[str] = mark("Room free")
    help: ClassVar[str] = mark(
        "An activity lies wholly within the hours of its room, and never on a day on which the room is closed or given "
        "to others. Activities without a room are not looked at."
    )
    closed: ClassVar[str] = mark("{what} stands on {when}, but {keeper} cannot be had on {date}.")
    limited: ClassVar[str] = mark("{what} stands on {when}, but {keeper} can be had then only {hours}.")

    kind: Literal["room_free"] = "room_free"

    def keepers(self, setting: Setting, occurrence: Occurrence) -> tuple[Keeper, ...]:
        """Its room, if it has one."""
        room = setting.edition.venues[occurrence.venue].room(occurrence.room) if occurrence.room else None
        return (room,) if room is not None else ()

    def called(self, setting: Setting, occurrence: Occurrence, keeper: Keeper, say: Words) -> str:
        """The room with its venue."""
        return say(
            "{room} at {venue}",
            room=super().called(setting, occurrence, keeper, say),
            venue=setting.edition.venues[occurrence.venue].name.in_language(say.language),
        )
