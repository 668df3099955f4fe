"""Where calendars are published: a folder, a file a reader; or a CalDAV server, a calendar a reader.

A place is asked for what is otherwise in one calendar after the other; what it answers holds the steps that mend it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Protocol

from lawatan.delivery import Folder, Server, Stored
from lawatan.jobs.published import CalendarChanges, Step, compare, is_newer
from lawatan.output import Outgoing
from lawatan.output.calendars.comparing import Known, NoCalendar, head, known
from lawatan.output.calendars.names import is_calendar_of, is_of
from lawatan.output.calendars.resources import in_a_calendar, in_a_file, resources, title
from lawatan.output.files import plain, short_digest
from lawatan.output.reader import Reader
from lawatan.rules import Edition


@dataclass(frozen=True)
class Wanted:
    """A reader's calendar as it should lie at a place; made when it is asked for."""

    out: Outgoing
    reader: Reader
    name: str

    @cached_property
    def title(self) -> str:
        """What it is called where it is shown."""
        return title(self.out, self.reader)

    @cached_property
    def components(self) -> dict[str, bytes]:
        """Its entries by UID."""
        return {each.uid: each.component for each in resources(self.out, self.reader)}

    @cached_property
    def known(self) -> dict[str, Known]:
        """Its entries to be compared, by UID."""
        return {uid: found for each in self.components.values() for uid, found in known(each).items()}


class Place(Protocol):
    """Where calendars lie."""

    @property
    def where(self) -> str:
        """The place as sentences name it."""

    def names(self) -> tuple[str, ...]:
        """The names of all calendars that lie there, whosever they are."""

    def difference(self, wanted: Wanted) -> CalendarChanges:
        """What is otherwise in a calendar than it should be."""

    def remains(self, edition: Edition, name: str) -> CalendarChanges | None:
        """What is left of the edition in a calendar that nobody is to have any more; None where nothing is."""


class FolderPlace:
    """A folder with a file a reader, to be subscribed to."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    @property
    def where(self) -> str:
        """The folder."""
        return self._folder.where

    def names(self) -> tuple[str, ...]:
        """The names of the calendar files without suffix."""
        return self._folder.names()

    def difference(self, wanted: Wanted) -> CalendarChanges:
        """One step: the file is written whole, where anything in it is otherwise."""
        edition, name = wanted.out.view.edition, wanted.name
        content = self._folder.read(name)
        if content is not None and not _is_ours(edition, name, content):
            return CalendarChanges(name, wanted.title, (), 0, (), foreign=True)
        there, title_there, whole = _read(content)
        if is_newer(there, wanted.known):
            return CalendarChanges(name, wanted.title, (), 0, (), newer=True)
        changes, unchanged = compare(wanted.known, there)
        other_title = title_there if content is not None and title_there != wanted.title else ""
        steps: tuple[Step, ...] = ()
        if changes or other_title or not whole:
            steps = (Step(lambda: self._folder.write(name, in_a_file(wanted.out, wanted.reader)), changes),)
        return CalendarChanges(name, wanted.title, changes, unchanged, steps, other_title)

    def remains(self, edition: Edition, name: str) -> CalendarChanges | None:
        """One step: the file is removed, where it is one of the edition's."""
        content = self._folder.read(name)
        if content is None or not _is_ours(edition, name, content):
            return None
        there, title_there, _ = _read(content)
        changes, _ = compare({}, there)
        return CalendarChanges(
            name, title_there or name, changes, 0, (Step(partial(self._folder.take_away, name), changes),)
        )


class ServerPlace:
    """A home on a CalDAV server with a calendar a reader; it has to be open."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._titles: dict[str, str] = {}

    @property
    def where(self) -> str:
        """The address."""
        return self._server.where

    def names(self) -> tuple[str, ...]:
        """The last parts of the calendars' addresses."""
        self._titles = self._server.calendars()
        return tuple(self._titles)

    def difference(self, wanted: Wanted) -> CalendarChanges:
        """A step for the calendar where it is not there, and one for each entry that is otherwise."""
        edition, name = wanted.out.view.edition, wanted.name
        is_there = name in self._titles
        there = self._server.entries(name) if is_there else ()
        stored, addresses = _of_edition(edition, there), {each.address for each in there}
        if is_newer({uid: each for uid, (_, each) in stored.items()}, wanted.known):
            return CalendarChanges(name, wanted.title, (), 0, (), newer=True)
        changes, unchanged = compare(wanted.known, {uid: each for uid, (_, each) in stored.items()})
        other_title = self._titles[name] if is_there and self._titles[name] != wanted.title else ""
        steps = []
        if not is_there:
            steps.append(Step(partial(self._server.make, name, wanted.title)))
        elif self._titles[name] != wanted.title:
            steps.append(Step(partial(self._server.rename, name, wanted.title)))
        for change in changes:
            uid = change.entry.uid
            if change.kind == "gone":
                act: Callable[[], None] = partial(self._server.take_away, stored[uid][0])
            elif change.kind == "changed":
                act = partial(self._overwrite, wanted, uid, stored[uid][0])
            else:
                act = partial(self._add, wanted, uid, addresses)
            steps.append(Step(act, (change,)))
        return CalendarChanges(name, wanted.title, changes, unchanged, tuple(steps), other_title)

    def remains(self, edition: Edition, name: str) -> CalendarChanges | None:
        """A step for each entry of the edition; the calendar stays, as others may have put something into it."""
        stored = _of_edition(edition, self._server.entries(name))
        if not stored:
            return None
        changes, _ = compare({}, {uid: each for uid, (_, each) in stored.items()})
        steps = tuple(
            Step(partial(self._server.take_away, stored[change.entry.uid][0]), (change,)) for change in changes
        )
        return CalendarChanges(name, self._titles.get(name) or name, changes, 0, steps)

    def _add(self, wanted: Wanted, uid: str, addresses: set[str]) -> None:
        """Put an entry under a name that no other one has: somebody else's may have taken the usual one."""
        content = in_a_calendar(wanted.out, wanted.components[uid])
        entry = entry_name(uid)
        while self._server.address_of(wanted.name, entry) in addresses:
            entry += "-2"
        self._server.add(wanted.name, entry, content)

    def _overwrite(self, wanted: Wanted, uid: str, before: Stored) -> None:
        self._server.overwrite(before, in_a_calendar(wanted.out, wanted.components[uid]))


def _of_edition(edition: Edition, there: tuple[Stored, ...]) -> dict[str, tuple[Stored, Known]]:
    """The entries of the edition among those of a calendar, by UID; what others put there is not ours to look at."""
    found = {}
    for stored in there:
        try:
            entries = known(stored.content)
        except NoCalendar:
            continue
        found.update({uid: (stored, each) for uid, each in entries.items() if is_of(edition, uid)})
    return found


def entry_name(uid: str) -> str:
    """What an entry is called in its calendar on a server: plain letters, and no other UID's."""
    return f"{plain(uid.partition('@lawatan')[0])[:60]}-{short_digest(uid)}"


def _is_ours(edition: Edition, name: str, content: bytes) -> bool:
    """Whether a file was written by this program for this edition, under this name."""
    said = head(content)
    return said.get("PRODID", "").startswith("-//Lawatan//") and is_calendar_of(edition, name, said.get("UID", ""))


def _read(content: bytes | None) -> tuple[dict[str, Known], str, bool]:
    """The entries of a file of ours, its title, and whether it is whole; one that somebody has spoilt is written anew."""
    if content is None:
        return {}, "", True
    try:
        entries = known(content)
    except NoCalendar:
        return {}, head(content).get("X-WR-CALNAME", ""), False
    return entries, head(content).get("X-WR-CALNAME", ""), content.endswith(b"END:VCALENDAR\r\n")


__all__ = ["FolderPlace", "Place", "ServerPlace", "Wanted", "entry_name"]
