"""What the publishing panel has done beside the window: looking at a place, then sending to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawatan.gui.work import Go
from lawatan.words import Message, mark, words

if TYPE_CHECKING:
    from lawatan.delivery import Server
    from lawatan.jobs.published import CalendarChanges
    from lawatan.jobs.publishing import PublishJob
    from lawatan.rules import Edition
    from lawatan.store import Document


class Asked(NamedTuple):
    """What is to be published where: the programme, the place, who signs in there, for whom, in which language."""

    edition: Edition
    sent: int
    """How many versions of the programme were sent from this desk: calendars count them."""
    document: Document | None
    place: str
    user: str
    password: str
    keep: bool
    whom: str
    language: str

    def is_still(self, now: Asked | None) -> bool:
        """Whether just this would be asked for now."""
        if now is None or self.edition is not now.edition:
            return False
        other = {"edition": now.edition, "document": now.document, "keep": now.keep}
        return self._replace(**other) == now  # type: ignore[arg-type]


@dataclass(frozen=True)
class Looked:
    """What would be sent, calendar by calendar, and the job that sends it to an open place."""

    asked: Asked
    where: str
    calendars: tuple[CalendarChanges, ...]
    job: PublishJob

    @property
    def steps(self) -> int:
        """How many requests there are to be made."""
        return sum(len(each.steps) for each in self.calendars)


@dataclass(frozen=True)
class Answer:
    """What came of it: what was found (None: look again), what is to be said, and the role of the line."""

    looked: Looked | None
    said: Message
    role: str


def look(asked: Asked, progress: Go) -> Answer:
    """Find out what would be sent; every failure of the place is an answer, a sentence."""
    from lawatan.delivery import Server, Undelivered
    from lawatan.jobs.export import NothingToExport
    from lawatan.jobs.outgoing import outgoing, sent
    from lawatan.jobs.publishing import DRAFT, PublishJob, Stopped, opened, place_of

    say = words(asked.language)
    try:
        place_there = asked.place if "://" in asked.place else str(Path(asked.place).expanduser())
        found = place_of(place_there, asked.user or None)
        kept = True
        if isinstance(found, Server):
            place, password = opened(found, _passwords(asked, found))
            if asked.keep and password and found.user:
                kept = _keep(found, password)
        else:
            place = found  # type: ignore[assignment]
        known = sent(asked.document) if asked.document is not None else None
        job = PublishJob(outgoing(asked.edition, asked.language, known), asked.whom, place)
        looked = Looked(asked, place.where, job.preview(progress), job)
    except NothingToExport as why:
        return Answer(None, why.message, "must")
    except Undelivered as fault:
        return Answer(None, _plainly(fault.told(say)), "must")
    except Stopped:
        return Answer(None, Message(mark("Stopped; nothing was sent.")), "quiet")
    if job.is_draft:
        return Answer(None, Message(DRAFT), "must")
    if not kept:
        return Answer(
            looked, Message(mark("This system’s keyring cannot be used, so the password is not kept.")), "quiet"
        )
    if not looked.steps:
        fields = {"where": looked.where}
        text = mark("All is there as it should be: nothing is to be sent to {where}.")
        return Answer(looked, Message(text, fields), "good")
    return Answer(looked, Message(mark("This is what would be sent; nothing was sent yet.")), "quiet")


def send(looked: Looked, progress: Go) -> Answer:
    """Send what was found; what a place refuses, and what was sent before, is an answer too."""
    from lawatan.jobs.outbox import note
    from lawatan.jobs.publishing import NotSent
    from lawatan.store import Refused

    say = words(looked.asked.language)
    try:
        done = looked.job.send(progress)
    except NotSent as fault:
        why = fault.why.told(say)
        before = say("{why} What was sent before is there.", why=why) if fault.published.sent else why
        return Answer(None, _plainly(before), "must")
    if done.stopped:
        return Answer(None, Message(mark("Stopped; what was sent is there, and the next time it goes on.")), "quiet")
    if done.overtaken:
        return Answer(None, Message(_OVERTAKEN, {"what": "; ".join(done.overtaken)}), "must")
    told, document = done.told(say, looked.where), looked.asked.document
    if looked.job.version is not None and document is not None and not document.read_only:
        try:
            note(document, looked.job.version, looked.job.readers, "calendar")
        except Refused as why:
            not_noted = say("Who has been told could not be noted. {why}", why=why.told(say))
            return Answer(None, _plainly(f"{told} {not_noted}"), "warning")
    return Answer(None, _plainly(told), "good")


_OVERTAKEN = mark(
    "Somebody else has changed this meanwhile, so it was left as it is; look at it and publish again: {what}"
)


def _passwords(asked: Asked, server: Server) -> Iterator[str | None]:
    """The passwords to be tried: the one that was typed, else the keyring's and the environment's."""
    from lawatan.delivery import PASSWORD_VARIABLE, kept

    if not server.user:
        yield None
        return
    if asked.password:
        yield asked.password
        return
    known = [each for each in (kept(server.address, server.user), os.environ.get(PASSWORD_VARIABLE)) if each]
    yield from dict.fromkeys(known or [""])


def _keep(server: Server, password: str) -> bool:
    from lawatan.delivery import keep

    return keep(server.address, server.user or "", password)


def _plainly(text: str) -> Message:
    """A sentence that is in the language of the screen already."""
    return Message("{text}", {"text": text})


__all__ = ["Answer", "Asked", "Looked", "look", "send"]
