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

Key = tuple[str, str]
"""A reader's kind and id."""
PaperKey = tuple[str, str]
"""The names of a format and of one of its papers."""
USUAL: PaperKey = ("pdf", "schedule")
NOTHING = mark("Nothing is scheduled yet, so there is nothing to print: plan the programme first.")
UNCHANGED = mark("Nothing has changed for anybody since version {number}.")


class Wanted(NamedTuple):
    """What is to be looked at."""

    paper: PaperKey
    reader: Key
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


def make(edition: Edition, document: Document | None, wanted: Wanted, scale: float) -> Made:
    """Make the paper for the reader who is wanted, else for the first who gets one; ``scale`` in pixels to a point."""
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
        return Made(wanted, (), None, (), Message(NOTHING))
    if out.alone:
        found = tuple(reader for reader in found if out.is_new_for(reader))
    if not found:
        return Made(wanted, (), None, (), Message(UNCHANGED, {"number": wanted.since}))
    reader = next((each for each in found if (each.kind, each.id) == wanted.reader), found[0])
    return Made(wanted, found, Paper(out, reader, output, sort), shown(out, reader, output, sort, scale))


__all__ = ["USUAL", "Key", "Made", "Paper", "PaperKey", "Wanted", "make"]
