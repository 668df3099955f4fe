"""The outbox: who has to be told something by the versions sent, and whose copy has left the office.

A reader waits from the first version that tells something new until a copy of that version or a later one has left: as a
ready e-mail, by a published calendar, or as somebody notes by hand. A group has its copy too where each of its people has
one. What a later version has no word of is still due.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from lawatan.domain import AnyEdition, head_count, members, unplanned
from lawatan.jobs.changes import ORDER, Changes
from lawatan.jobs.releasing import versions
from lawatan.output.format import by_first_city
from lawatan.output.reader import Reader
from lawatan.schedule import Setting, View
from lawatan.schedule.readers import Reader as Told
from lawatan.store import Document, HandedOut, How
from lawatan.words import Words, mark

HOW: dict[How, str] = {
    "mail": mark("e-mail written {date}, {time}"),
    "calendar": mark("calendar published {date}, {time}"),
    "told": mark("told {date}, {time}"),
}


@dataclass(frozen=True)
class Due:
    """A reader (table and id) with the newest version that tells something new, and how a copy left; None: not yet."""

    reader: Told
    called: str
    version: int
    left: HandedOut | None
    members: tuple[Told, ...] = ()
    """The people of a group, where its copy left as a copy for each of them."""


class Outbox:
    """Whom the versions of a document tell something, and who has it."""

    def __init__(self, document: Document, say: Words) -> None:
        self.say = say
        self.sent = versions(document)
        left = document.handed_out()
        found: dict[Told, Due] = {}
        before = View(Setting(unplanned(self.sent[0].edition))) if self.sent else None
        for each in self.sent:
            assert before is not None  # where there is a version
            after = View(Setting(each.edition))
            changes = Changes(before, after, say)
            for reader in changes.by_name:
                found[reader] = Due(reader, changes.called(reader), each.number, None)
            for reader, due in found.items():
                if (copy := left.get((each.number, *reader))) is not None:
                    found[reader] = replace(due, left=copy, members=())
                elif reader[0] == "groups" and (theirs := _people(each.edition, reader[1])):
                    copies = [left.get((each.number, *person)) for person in theirs]
                    told = [copy for copy in copies if copy is not None]
                    if len(told) == len(theirs):
                        found[reader] = replace(due, left=max(told, key=lambda copy: copy.at), members=theirs)
            before = after
        self.due = tuple(sorted(found.values(), key=lambda due: (ORDER.index(due.reader[0]), due.called)))

    @property
    def waiting(self) -> tuple[Due, ...]:
        """Those for whom nothing has left yet."""
        return tuple(due for due in self.due if due.left is None)

    def called(self, text: str) -> Due | None:
        """The reader that a text means: a name, an id, or an id with its kind or table before it; None where there is none."""
        folded = text.strip().casefold()
        for due in self.due:
            table, record = due.reader
            if folded in {
                each.casefold() for each in (f"{table}/{record}", f"{table.removesuffix('s')}:{record}", record)
            }:
                return due
        return next((due for due in self.due if due.called.casefold() == folded), None)

    def headline(self) -> str:
        """How many have what they are to have."""
        if not self.sent:
            return self.say("No version was sent yet.")
        if not self.waiting:
            return self.say("Everybody has version {number}.", number=self.sent[-1].number)
        return self.say.plural(
            "Version {number}: {n} reader of {of} still has to be told.",
            "Version {number}: {n} readers of {of} still have to be told.",
            len(self.waiting),
            of=len(self.due),
            number=self.sent[-1].number,
        )

    def state(self, due: Due) -> str:
        """What became of one reader's copy, in words."""
        if due.left is None:
            return self.say("not yet told of version {number}", number=due.version)
        at = by_first_city(self.sent[-1].edition, due.left.at)
        return self.say(HOW[due.left.how], date=self.say.day(at.date()), time=self.say.time(at))

    def lines(self) -> Iterator[str]:
        """For people: those who wait first."""
        yield self.headline()
        for due in (*self.waiting, *(due for due in self.due if due.left is not None)):
            yield self.say("  {reader}: {state}", reader=due.called, state=self.state(due))

    def as_object(self) -> dict[str, Any]:
        """For ``--json``: ``how`` and ``at`` are null where nothing has left."""
        return {
            "version": self.sent[-1].number if self.sent else None,
            "readers": [
                {
                    "reader": "/".join(due.reader),
                    "name": due.called,
                    "version": due.version,
                    "how": due.left.how if due.left is not None else None,
                    "at": due.left.at.isoformat(timespec="seconds") if due.left is not None else None,
                }
                for due in self.due
            ],
        }


def note(document: Document, version: int, readers: Iterable[Reader], how: How, at: dt.datetime | None = None) -> None:
    """Note that some readers' copies of a version have left. Refused as in ``Document.hand_out``.

    The paper of all who go along is that of their groups.
    """
    keys = tuple(dict.fromkeys(key for reader in readers for key in _keys(reader)))
    if keys:
        document.hand_out(version, keys, how, at)


def note_by_hand(document: Document, outbox: Outbox, due: Due, told: bool) -> None:
    """Note that a reader has been told, as of the last version of an ``outbox``, or has not been after all."""
    if told:
        document.hand_out(outbox.sent[-1].number, [due.reader], "told")
    else:
        document.take_back([due.reader, *due.members], due.version)


def _people(edition: AnyEdition, group: str) -> tuple[Told, ...]:
    """The people of a group, where all of them are on record; else none, for the others can be told as a group alone."""
    if group not in edition.groups:
        return ()
    named = members(edition, group)
    if len(named) + edition.groups[group].staff < head_count(edition, group):
        return ()
    return tuple(("persons", person) for person in named)


def _keys(reader: Reader) -> Iterator[Told]:
    if reader.kind == "all":
        yield from (("groups", leaf) for leaf in reader.leaves)
    elif reader.kind != "committee":
        yield f"{reader.kind}s", reader.id


__all__ = ["Due", "Outbox", "note", "note_by_hand"]
