"""Versions sent: what is sent is frozen, and the next version is compared with it, reader by reader.

What stands in calendars has a sequence: 0 when it is first sent, and one more with each version that changes it for
anybody, also when it is cancelled. That is the SEQUENCE by which calendars know a newer copy (RFC 5545, section 3.8.7.4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lawatan.domain import unplanned
from lawatan.jobs.changes import Changes
from lawatan.jobs.corrections import corrected
from lawatan.jobs.following import following
from lawatan.jobs.replan import told_now
from lawatan.output.appointments import told
from lawatan.output.format import by_first_city
from lawatan.output.pick_up import pick_ups
from lawatan.output.trip import legs_of
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from lawatan.schedule.readers import Reader
from lawatan.store import Document, Release, Sequences, user_name
from lawatan.words import Words, mark


@dataclass(frozen=True)
class Version:
    """A version that was sent, with the edition that it froze."""

    number: int
    at: dt.datetime
    edition: Edition
    sequences: Sequences


@dataclass(frozen=True)
class Standing:
    """The versions that were sent, oldest first, the newest with its edition, and what is otherwise now for whom.

    ``corrected``: papers say something else than those of the newest, be it that nobody's schedule is otherwise.
    """

    releases: tuple[Release, ...]
    last: Version | None
    changes: Changes
    corrected: bool = False

    @property
    def is_new(self) -> bool:
        """Whether there is something to send."""
        return bool(self.changes.told) or self.corrected

    @property
    def next_number(self) -> int:
        """The number of the version that would be sent now."""
        return 1 + (self.last.number if self.last is not None else 0)

    def headline(self, say: Words) -> str:
        """What has been sent, and whether anything is otherwise."""
        if self.last is None:
            return say("No version was sent yet.")
        when = say.day(by_first_city(self.last.edition, self.last.at).date())
        if not self.changes.told and self.corrected:
            return say(
                "Nobody’s schedule is otherwise than in version {number} of {date}, but papers say something else.",
                number=self.last.number,
                date=when,
            )
        if not self.changes.told:
            return say("Nothing is otherwise than in version {number} of {date}.", number=self.last.number, date=when)
        return say.plural(
            "{n} reader has something else than in version {number} of {date}.",
            "{n} readers have something else than in version {number} of {date}.",
            len(self.changes.by_name),
            number=self.last.number,
            date=when,
        )


class NothingNew(Exception):
    """Nothing changed since the last version: there is nothing to send."""


def next_sequences(before: View | None, known: Sequences, after: View) -> dict[str, int]:
    """The sequences with what has changed since the last version, or with all that is new in the first one.

    One and the same thing has one sequence whoever reads of it, as it has one UID (RFC 5546, section 2.1.4): an
    occurrence, a ride or a driver's way by its item, a transfer by the id of its leg, a run by ``run.`` and its id.
    """
    was = before if before is not None else View(Setting(unplanned(after.edition)))
    there, now = _ways(was), _ways(after)
    changed = {way for way in {*there, *now} if there.get(way) != now.get(way)}
    gone_or_other = {way for way in changed if way in there}
    for change in told(was, after):
        if change.about != "run":  # they stand in calendars as runs
            changed.add(change.item)
            gone_or_other |= {change.item} if change.before is not None else set()
    found = dict(known)
    for item in changed:
        found[item] = known[item] + 1 if item in known else int(item in gone_or_other)
    return found


def _ways(view: View) -> dict[str, tuple[object, ...]]:
    """The transfers and runs of a view as calendars have them, by what they are called there."""
    legs = {
        leg.id: (leg.start, leg.end, leg.from_venue, leg.to_venue, leg.mode, leg.name)
        for leaf in view.setting.leaves
        for leg in legs_of(view, leaf)
    }
    runs = {
        f"run.{each.run.id}": (
            *(each.start, each.end, each.run.from_venue, each.run.to_venue, each.run.vehicle),
            *each.run.passengers,
        )
        for each in pick_ups(view)
    }
    return {**legs, **runs}


def last_version(document: Document) -> Version | None:
    """The newest version that was sent; None where there is none."""
    releases = document.releases()
    return _version(document, releases[-1]) if releases else None


def version(document: Document, number: int) -> Version | None:
    """A version by its number; None where there is none of that number."""
    return next((_version(document, each) for each in document.releases() if each.number == number), None)


def versions(document: Document) -> tuple[Version, ...]:
    """All versions that were sent, oldest first."""
    return tuple(_version(document, each) for each in document.releases())


def _version(document: Document, release: Release) -> Version:
    return Version(release.number, release.at, document.released(release.number), release.sequences)


def standing(document: Document | None, current: Edition, say: Words) -> Standing:
    """The versions of a document, and what the next one would tell whom; without a document none was sent."""
    releases = document.releases() if document is not None else ()
    last = _version(document, releases[-1]) if document is not None and releases else None
    before = View(Setting(last.edition if last is not None else unplanned(current)))
    changes = Changes(before, View(Setting(current)), say)
    return Standing(releases, last, changes, last is not None and corrected(last.edition, current))


def release(document: Document, say: Words, at: dt.datetime | None = None, who: str = "") -> ReleaseReport:
    """Freeze the current edition as the next version: what people know from then on is what it says.

    NothingNew where papers would say nothing that those of the last version did not; NotKept where it cannot be written.
    """
    last, current = last_version(document), document.edition
    before = View(Setting(last.edition)) if last is not None else None
    after = View(Setting(current))
    changes = Changes(before or View(Setting(unplanned(current))), after, say)
    if not changes.told and (last is None or not corrected(last.edition, current)):
        raise NothingNew
    sequences = next_sequences(before, last.sequences if last is not None else {}, after)
    number = (last.number if last is not None else 0) + 1
    moment = at or dt.datetime.now(dt.UTC)
    now_told = told_now(current)
    others = following(current, now_told, document.alternatives)
    document.release(now_told, others, sequences, say(SENT, number=number), who or user_name(), moment)
    return ReleaseReport(number, moment, last, changes, say)


SENT = mark("Version {number} sent")


class ReleaseReport:
    """A version and what it tells whom, for people and for programs."""

    def __init__(self, number: int, at: dt.datetime, last: Version | None, changes: Changes, say: Words) -> None:
        self.number, self.at, self.last, self.changes, self.say = number, at, last, changes, say

    def headline(self) -> str:
        """The version, and how many readers get something new by it."""
        readers = len(self.changes.by_name)
        if self.last is None:
            return self.say.plural(
                "Version {number}: {n} reader gets a schedule.",
                "Version {number}: {n} readers get their schedules.",
                readers,
                number=self.number,
            )
        if not readers:
            return self.say(
                "Version {number}: nobody’s schedule is otherwise; the papers from now on are of this version.",
                number=self.number,
            )
        return self.say.plural(
            "Version {number}: {n} reader gets something new, all others nothing.",
            "Version {number}: {n} readers get something new, all others nothing.",
            readers,
            number=self.number,
        )

    def lines(self) -> Iterator[str]:
        """For people: of the first version who gets it, of a later one what is new for whom."""
        yield self.headline()
        if self.last is None:
            yield from (f"  {self.changes.called(reader)}" for reader in self.changes.by_name)
        else:
            yield from (f"  {line}" for line in self.changes.text())

    def as_object(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "version": self.number,
            "at": self.at.isoformat(timespec="seconds"),
            "since": self.last.number if self.last is not None else None,
            "changes": self.changes.as_object(),
        }


class SinceReport:
    """What is otherwise now than in a version that was sent."""

    def __init__(self, sent: Version, current: Edition, say: Words, reader: Reader | None = None) -> None:
        self.sent, self.say = sent, say
        self.changes = Changes(View(Setting(sent.edition)), View(Setting(current)), say, reader)
        self.corrected = reader is None and corrected(sent.edition, current)

    def headline(self) -> str:
        """How many readers have something else than what was sent."""
        return Standing((), self.sent, self.changes, self.corrected).headline(self.say)

    def lines(self) -> Iterator[str]:
        """For people: each reader with what is otherwise."""
        yield self.headline()
        yield from (f"  {line}" for line in self.changes.text())

    def as_object(self) -> dict[str, Any]:
        """For ``--json``."""
        return {"since": self.sent.number, "changes": self.changes.as_object()}
