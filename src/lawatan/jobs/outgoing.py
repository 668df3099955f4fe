"""What leaves the office: a plan with the version that its papers bear, and what is new in it for whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lawatan.jobs.changes import Changes
from lawatan.jobs.corrections import corrected
from lawatan.jobs.letters import letters_folder
from lawatan.jobs.releasing import Version, last_version, next_sequences, version
from lawatan.output import Outgoing, Stamp
from lawatan.output.format import News
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from lawatan.store import Document
from lawatan.words import Message, Words, mark, words


@dataclass(frozen=True)
class Sent:
    """What a document has sent as far as papers need it: the last version, and the one with which they are compared.

    ``asked`` says that the comparison was asked for: then who has nothing new gets nothing.
    """

    last: Version | None = None
    since: Version | None = None
    asked: bool = False


class NoSuchVersion(ValueError):
    """The document has no version of that number; ``known`` are those that it has."""

    def __init__(self, number: int, known: tuple[int, ...]) -> None:
        super().__init__(number)
        self.number, self.known = number, known

    @property
    def message(self) -> Message:
        """It as a sentence."""
        if not self.known:
            return Message(mark("No version was sent yet."))
        there: Callable[[Words], str] = lambda say: say.list(map(str, self.known))  # noqa: E731
        return Message(mark("There is no version {n}; there are: {known}."), {"n": self.number, "known": there})


def sent(document: Document, since: int | None = None) -> Sent:
    """What a document has sent; NoSuchVersion where it has none of the number ``since``.

    Without it papers are compared with the version before the last: which one that is, ``outgoing`` finds out.
    """
    last = last_version(document)
    if since is not None:
        found = version(document, since)
        if found is None:
            raise NoSuchVersion(since, tuple(each.number for each in document.releases()))
        return Sent(last, found, asked=True)
    before = version(document, last.number - 1) if last is not None and last.number > 1 else None
    return Sent(last, before)


def outgoing(
    edition: Edition,
    language: str,
    known: Sent | None = None,
    now: dt.datetime | None = None,
    reminders: tuple[int, ...] = (),
) -> Outgoing:
    """What leaves the office of an edition, in a language; ``known`` are the versions of its document."""
    view, say = View(Setting(edition)), words(language)
    made = now or dt.datetime.now(dt.UTC)
    told = stamp(view, known or Sent(), say)
    return Outgoing(view, language, made, told, reminders, bool(known and known.asked), letters_folder())


def stamp(view: View, known: Sent, say: Words) -> Stamp:
    """The version that a view is, or the draft after the last one, and what is new for whom since the one before it."""
    last = known.last
    if last is None:
        return Stamp()
    then = View(Setting(last.edition))
    since_last = Changes(then, view, say)
    base = known.since
    if since_last.told or corrected(last.edition, view.edition):
        base = known.since if known.asked else last
        sequences: Mapping[str, int] = next_sequences(then, last.sequences, view)
        number, at = None, None
    else:
        sequences, number, at = last.sequences, last.number, last.at
    if base is None:
        return Stamp(number, at, last.number, sequences=sequences)
    before = then if base.number == last.number else View(Setting(base.edition))
    changes = since_last if base.number == last.number else Changes(before, view, say)
    news = {
        reader: tuple(
            News(
                change.item,
                change.kind,
                line.text,
                change.before.start if change.before else None,
                change.about,
                change.vehicles,
            )
            for line in changes.lines(reader)
            for change in (line.change,)
        )
        for reader in changes.readers
    }
    return Stamp(number, at, last.number, base.number, before, news, sequences)


__all__ = ["NoSuchVersion", "Sent", "outgoing", "sent", "stamp"]
