"""The room of an activity can be had: its own hours and the days on which it is taken."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Literal

from lawatan.rules.hours import Keeper
from lawatan.rules.model import Model
from lawatan.rules.opening import OpeningRule
from lawatan.rules.pairs import all_time
from lawatan.rules.rooms import each_room
from lawatan.rules.rule import Breach
from lawatan.schedule import Entry, Occurrence, Setting, View, Window, outside, union
from lawatan.words import Words, mark


class RoomFree(OpeningRule):
    """An activity lies wholly within the hours of its room.

    That two activities are not in one room at a time is asked for by “One place at a time”.
    """

    title: ClassVar[str] = mark("Room free")
    help: ClassVar[str] = mark(
        "An activity lies wholly within the hours of its room, and never on a day on which the room is closed or given "
        "to others. Activities without a room are not looked at; of several rooms planning chooses one that can be had."
    )
    closed: ClassVar[str] = mark("{what} stands on {when}, but {keeper} cannot be had on {date}.")
    limited: ClassVar[str] = mark("{what} stands on {when}, but {keeper} can be had then only {hours}.")

    kind: Literal["room_free"] = "room_free"

    def keepers(self, setting: Setting, occurrence: Occurrence) -> tuple[Keeper, ...]:
        """Its room, if it has one; all those of which planning chooses one."""
        venue = setting.edition.venues[occurrence.venue]
        rooms = (venue.room(one.room) for one in occurrence.in_each_room if one.room)
        return tuple(room for room in rooms if room is not None)

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The starts from which the room can be had; where planning chooses it, any of them."""
        if not occurrence.rooms:
            return super().windows(setting, occurrence)
        found: list[Window] = []
        for one in occurrence.in_each_room:
            windows = super().windows(setting, one)
            if windows is None:
                return None
            found += windows
        return union(found)

    def post(self, model: Model, setting: Setting) -> None:
        """Where planning chooses the room, the start lies in the windows of the one that is chosen."""
        super().post(model, setting)
        far = outside((setting.clock.horizon,), all_time(setting))
        for occurrence in setting.occurrences.values():
            if occurrence.rooms:
                case = model.case(self.id, occurrence.id)
                for one, chosen in each_room(model, occurrence):
                    windows = super().windows(setting, one)
                    if windows is not None:
                        model.start_in(occurrence.id, (*windows, *far), when=[case, *chosen])

    def astray(self, view: View, entry: Entry, windows: tuple[Window, ...]) -> Breach:
        """The breach tells its room: the sentence may be said of a plan that gives it another one."""
        breach = super().astray(view, entry, windows)
        room = entry.occurrence.room if entry.occurrence is not None else None
        return replace(breach, fields={**breach.fields, "room": room or ""})

    def judged(self, setting: Setting, breach: Breach) -> Occurrence:
        """The occurrence in the room in which it was judged."""
        return replace(super().judged(setting, breach), room=str(breach.fields["room"]), rooms=())

    def called(self, setting: Setting, occurrence: Occurrence, keeper: Keeper, say: Words) -> str:
        """The room with its venue."""
        return say(
            "{room} at {venue}",
            room=super().called(setting, occurrence, keeper, say),
            venue=setting.edition.venues[occurrence.venue].name.in_language(say.language),
        )
