"""What publishing would change and has changed at a place, reader by reader, in words and for programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lawatan.output.calendars.comparing import Known
from lawatan.words import Words, mark

ChangeKind = Literal["new", "changed", "gone"]
_SENTENCES: dict[ChangeKind, str] = {
    "new": mark("New: “{what}”, {when}"),
    "changed": mark("Changed: “{what}”, {when}"),
    "gone": mark("Taken away: “{what}”, {when}"),
}


@dataclass(frozen=True)
class EntryChange:
    """One entry of a reader's calendar that is otherwise at the place: as it is to be, and as it lies there."""

    kind: ChangeKind
    now: Known | None
    before: Known | None

    @property
    def entry(self) -> Known:
        """The entry as it is to be; of what is taken away as it was."""
        found = self.now or self.before
        assert found is not None
        return found

    def told(self, say: Words) -> str:
        """What and when, as a sentence; of what has moved also when it was."""
        what, when = in_one_line(self.entry.what), self.entry.when(say)
        if self.kind == "changed" and self.before is not None:
            was = self.before.when(say)
            if was != when:
                return say("Changed: “{what}”, {when}; it was {before}", what=what, when=when, before=was)
        return say(_SENTENCES[self.kind], what=what, when=when)

    def as_object(self, say: Words) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "change": self.kind,
            "uid": self.entry.uid,
            "what": self.entry.what,
            "start": self.entry.start.isoformat() if self.entry.start else None,
            "before": self.before.start.isoformat() if self.before and self.before.start else None,
            "told": self.told(say),
        }


@dataclass(frozen=True)
class Step:
    """One thing that is sent: ``act`` does it, for the changes told with it (none: it makes or renames a calendar)."""

    act: Callable[[], None]
    changes: tuple[EntryChange, ...] = ()


@dataclass(frozen=True)
class CalendarChanges:
    """What is otherwise in one reader's calendar; ``steps`` do it, in order.

    ``title_before`` is what it is called there now where that is otherwise. What lies there under its name stays as it is
    where it is ``foreign``: somebody else's, or ``newer`` than what would be sent.
    """

    name: str
    title: str
    changes: tuple[EntryChange, ...]
    unchanged: int
    steps: tuple[Step, ...]
    title_before: str = ""
    foreign: bool = False
    newer: bool = False

    @property
    def left(self) -> bool:
        """Whether what lies there stays as it is."""
        return self.foreign or self.newer

    def count(self, kind: ChangeKind) -> int:
        """How many of its entries are new, changed or gone."""
        return sum(change.kind == kind for change in self.changes)

    def headline(self, say: Words) -> str:
        """The reader's calendar and how many of its entries are what."""
        if self.newer:
            return say(
                "{calendar}: a newer version lies there than this one; it stays as it is. Publish from the newest document.",
                calendar=in_one_line(self.title),
            )
        if self.foreign:
            return say(
                "{calendar}: something else lies there as “{name}”; it stays as it is. Move it away or publish elsewhere.",
                calendar=in_one_line(self.title),
                name=self.name,
            )
        counts = (
            say("{n} new", n=self.count("new")),
            say("{n} changed", n=self.count("changed")),
            say("{n} taken away", n=self.count("gone")),
            say("{n} as they are", n=self.unchanged),
        )
        return say("{calendar} – {counts}", calendar=in_one_line(self.title), counts=", ".join(counts))

    def lines(self, say: Words) -> Iterable[str]:
        """The headline, then a sentence for each thing that is otherwise."""
        yield self.headline(say)
        if self.title_before:
            yield "  " + say("Renamed: it is called “{name}” there", name=in_one_line(self.title_before))
        for change in self.changes:
            yield f"  {change.told(say)}"

    def as_object(self, say: Words) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "calendar": self.name,
            "title": self.title,
            "new": self.count("new"),
            "changed": self.count("changed"),
            "taken_away": self.count("gone"),
            "unchanged": self.unchanged,
            "left": self.left,
            "changes": [change.as_object(say) for change in self.changes],
        }


@dataclass(frozen=True)
class Published:
    """What was sent: how many requests of how many, which of so many entries, and what others had changed meanwhile."""

    done: int
    of: int
    sent: tuple[EntryChange, ...]
    entries: int
    overtaken: tuple[str, ...] = ()
    stopped: bool = False

    def as_object(self, say: Words) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "requests": self.done,
            "of": self.of,
            "to_send": self.entries,
            "entries": [change.as_object(say) for change in self.sent],
            "overtaken": list(self.overtaken),
            "stopped": self.stopped,
        }

    def told(self, say: Words, where: str) -> str:
        """How many entries were sent where, in a sentence."""
        if not self.of:
            return say("All is there as it should be: nothing is to be sent to {where}.", where=where)
        if len(self.sent) < self.entries:
            return say(
                "{sent} of {all} entries were sent to {where}.", sent=len(self.sent), all=self.entries, where=where
            )
        return say.plural(
            "{n} entry was sent to {where}.", "{n} entries were sent to {where}.", len(self.sent), where=where
        )


def in_one_line(text: str) -> str:
    """The text without line breaks, and without what could steer a terminal, as it may come from a server."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def compare(wanted: Mapping[str, Known], there: Mapping[str, Known]) -> tuple[tuple[EntryChange, ...], int]:
    """What is new, changed and gone, by time, and how many entries are as they should be."""
    found, unchanged = [], 0
    for uid, now in wanted.items():
        before = there.get(uid)
        if before is None:
            found.append(EntryChange("new", now, None))
        elif before.form != now.form:
            found.append(EntryChange("changed", now, before))
        else:
            unchanged += 1
    found += [EntryChange("gone", None, before) for uid, before in there.items() if uid not in wanted]
    return tuple(sorted(found, key=lambda each: (_order(each.entry.start), each.entry.uid))), unchanged


def is_newer(there: Mapping[str, Known], wanted: Mapping[str, Known]) -> bool:
    """Whether an entry that lies somewhere was changed more often than the one that would take its place."""
    return any(uid in wanted and each.sequence > wanted[uid].sequence for uid, each in there.items())


def _order(start: dt.date | None) -> str:
    """By the instant, whatever clock it is told by."""
    if isinstance(start, dt.datetime) and start.tzinfo is not None:
        start = start.astimezone(dt.UTC)
    return start.isoformat() if start is not None else ""


__all__ = ["CalendarChanges", "ChangeKind", "EntryChange", "Published", "Step", "compare", "in_one_line", "is_newer"]
