"""Making a paper to be looked at, beside the window: of the programme on show, for one reader, in one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.output import Outgoing, Output
    from lawatan.output import Paper as Sort
    from lawatan.output.look_at import Shown
    from lawatan.output.reader import Reader
    from lawatan.rules import Edition
    from lawatan.store import Document

PaperKey = tuple[str, str]
"""The names of a format and of one of its papers."""
USUAL: PaperKey = ("pdf", "schedule")
NOTHING = mark("Nothing is scheduled yet, so there is nothing to print: plan the programme first.")
UNCHANGED = mark("Nothing has changed for anybody since version {number}.")


class Wanted(NamedTuple):
    """What is to be looked at."""

    paper: PaperKey
    whom: str
    """For whom, as ``jobs.export`` takes it; the paper of the first of several is shown."""
    language: str
    since: int | None = None
    """The version sent since which alone what changed is wanted; None: all of it."""


class Paper(NamedTuple):
    """A paper as it is chosen: what leaves the office, for whom, in which format, and which of its papers."""

    out: Outgoing
    reader: Reader
    output: Output
    sort: Sort


@dataclass(frozen=True)
class Made:
    """What came of making a paper: what was asked, who may be chosen, the paper, its parts; no paper: nothing is planned."""

    asked: Wanted
    readers: tuple[Reader, ...]
    paper: Paper | None
    parts: tuple[Shown, ...]
    why: Message = field(default_factory=lambda: Message(""))
    """Why there is no paper."""
    reader: Reader | None = None
    """For whom it was made, or would have been."""


def make(edition: Edition, document: Document | None, wanted: Wanted, scale: float) -> Made:
    """Make the paper for the first of those who are meant, else for the first who gets one; ``scale`` in pixels to a point.

    Where there is nothing for them it says why, just as writing the files does.
    """
    from lawatan.jobs.export import why_none
    from lawatan.jobs.outgoing import outgoing, sent
    from lawatan.output import AUDIENCES, OUTPUTS
    from lawatan.output.look_at import shown
    from lawatan.output.reader import receivers

    output = next(each for each in OUTPUTS if each.name == wanted.paper[0])
    sort = output.paper(wanted.paper[1]) or output.papers[0]
    out = outgoing(edition, wanted.language, sent(document, wanted.since) if document is not None else None)
    found = tuple(
        reader
        for audience in AUDIENCES
        if audience != "officials"  # they are among the persons
        for reader in receivers(out, audience)
        if reader.kind in sort.kinds
    )
    if not found:
        return Made(wanted, (), None, (), why_none(out, True) if out.view.entries else Message(NOTHING))
    if out.alone:
        found = tuple(reader for reader in found if out.is_new_for(reader))
    if not found:
        return Made(wanted, (), None, (), Message(UNCHANGED, {"number": wanted.since}))
    reader, why = _meant(out, wanted.whom, found, sort)
    parts = shown(out, reader, output, sort, scale) if reader is not None and why is None else ()
    if reader is None or not parts:
        there = found if reader is None or reader in found else (*found, reader)
        return Made(wanted, there, None, (), why or why_none(out, True), reader)
    return Made(wanted, found, Paper(out, reader, output, sort), parts, reader=reader)


def _meant(out: Outgoing, whom: str, found: tuple[Reader, ...], sort: Sort) -> tuple[Reader | None, Message | None]:
    """The first of those who are meant, where the paper is made for such readers; else the first who gets one.

    With the reason where nothing is planned or new for those who are meant; then it is the reader who was named, if any.
    """
    from lawatan.jobs.export import NothingToExport, readers_for
    from lawatan.output import AUDIENCES
    from lawatan.output.reader import readers_named

    named = () if whom in AUDIENCES else readers_named(out.view, [whom], out.language)[0]
    if whom not in AUDIENCES and not any(each.kind in sort.kinds for each in named):
        return found[0], None  # no longer in the programme, or another paper was chosen
    try:
        meant = readers_for(out, whom)
    except NothingToExport as why:
        return (named[0] if named else None), why.message
    return next((each for each in meant if each.kind in sort.kinds), found[0]), None


__all__ = ["USUAL", "Made", "Paper", "PaperKey", "Wanted", "make"]
