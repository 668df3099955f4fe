"""What an output is, for whom it can be written, and what leaves the office in one go.

A format (``Output``) has one paper or several; a paper makes the parts of one reader as bytes. Who writes them to files,
names them, tells how far it is and stops is ``lawatan.jobs.export``: no paper touches the disk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from lawatan.domain import AnyEdition
from lawatan.output.news import News as News
from lawatan.output.news import Told, news_for
from lawatan.schedule import View
from lawatan.words import Words, mark, words

if TYPE_CHECKING:
    from lawatan.output.reader import Reader

T = TypeVar("T")

Audience = Literal["all", "groups", "hosts", "persons", "officials", "vehicles", "committee"]
ReaderKind = Literal["all", "group", "host", "person", "vehicle", "committee"]
READER_KINDS: tuple[ReaderKind, ...] = ("all", "group", "host", "person", "vehicle", "committee")

AUDIENCES: dict[Audience, str] = {
    "all": mark("Everybody who goes along, one file"),
    "groups": mark("One file for each group"),
    "hosts": mark("One file for each host institution"),
    "persons": mark("One file for each person"),
    "officials": mark("One file for each official"),
    "vehicles": mark("One file for each vehicle"),
    "committee": mark("The committee, one file"),
}
"""For whom an output can be written, with the words for it, in display order."""


@dataclass(frozen=True)
class Stamp:
    """What papers say of versions: which one they are, and what is new in them for whom.

    ``number`` is the version sent that the programme is; None for a draft, which comes after the version ``last`` (None:
    none was sent). ``since`` is the version compared with, ``before`` the programme as it was in it. ``news`` has the
    readers by table and id, those for whom nothing is new left out. ``sequences`` counts, by what is in a calendar (an
    occurrence, a ride, the id of a trip or a run), how often it was changed.
    """

    number: int | None = None
    at: dt.datetime | None = None
    last: int | None = None
    since: int | None = None
    before: View | None = None
    news: Told = field(default_factory=dict)
    sequences: Mapping[str, int] = field(default_factory=dict)

    def line(self, say: Words, date: str) -> str:
        """Version and date as a paper bears them; ``date`` is that of the paper, in words."""
        if self.number is not None:
            return say("Version {number}, {date}", number=self.number, date=date)
        if self.last is not None:
            return say("Draft after version {number}, {date}", number=self.last, date=date)
        return say("As of {date}", date=date)


@dataclass(frozen=True)
class Outgoing:
    """What leaves the office in one go: a plan, in a language, with the version that its papers bear.

    ``now`` is when it is made. ``reminders`` are minutes before the start, for calendars. ``alone`` says that only what
    changed since the version compared with is wanted, where a format can leave the rest out. ``templates`` is a folder in
    which letters look for the user's own templates first.
    """

    view: View
    language: str
    now: dt.datetime
    stamp: Stamp = field(default_factory=Stamp)
    reminders: tuple[int, ...] = ()
    alone: bool = False
    templates: Path | None = None
    _made: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What several readers' papers have in common: made once, kept under its ``key``."""
        if key not in self._made:
            self._made[key] = work()
        found: T = self._made[key]
        return found

    @property
    def say(self) -> Words:
        """The words of the papers' language."""
        return words(self.language)

    def news(self, reader: Reader) -> tuple[News, ...]:
        """What is new for a reader, as its papers list and mark it (``lawatan.output.news``)."""
        stamp = self.stamp
        return self.once(("news", reader), lambda: news_for(reader, stamp.news, self.view, stamp.before))

    def is_new_for(self, reader: Reader) -> bool:
        """Whether a reader has to get a new paper: the committee, which is told whom a change concerns, after any change."""
        return bool(self.stamp.news if reader.is_committee else self.news(reader))

    def stamped(self) -> str:
        """Version and date as a paper bears them, by the clock of the programme's first city."""
        written = by_first_city(self.view.edition, self.stamp.at or self.now)
        return self.stamp.line(self.say, self.say.long_date(written.date()))


def by_first_city(edition: AnyEdition, moment: dt.datetime) -> dt.datetime:
    """A moment by the clock of the programme's first city, as papers are dated wherever they are written."""
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(next((city.zone for city in edition.cities.values()), "UTC")))


@dataclass(frozen=True)
class Part:
    """A file of a reader's paper: ``name`` tells it from the reader's other ones (empty: there is one only)."""

    content: bytes
    name: str = ""


Make = Callable[[Outgoing, "Reader"], Iterable[Part]]
"""Makes the parts of a paper for one reader, in order; none where there is nothing for that reader."""
Many = Callable[[Outgoing, Sequence["Reader"]], Generator[tuple["Reader", Part]]]
"""Makes the same parts for many readers, faster than one by one; closing it ends the work.

The parts of a reader follow one another, the readers may come in any order.
"""


Suits = Callable[[Outgoing, "Reader"], bool]
"""Whether a paper is for one who asks for none by name."""


def always(_out: Outgoing, _reader: Reader) -> bool:
    """Whoever it is."""
    return True


Pages = Callable[[Outgoing, "Reader", float], tuple[bytes, ...]]
"""The pages of a paper for one reader as PNG files, so many pixels to a point (72 of which are an inch)."""


@dataclass(frozen=True)
class Paper:
    """One sort of paper of a format, and the kinds of readers for whom it is made.

    ``pages`` makes the same pages as pictures, of what is printed: to be looked at, and to be sent to a printer.
    ``many`` is there where many readers' papers are made faster together than one by one. ``suits`` says, without making
    it, whether it has something for a reader of these kinds who asks for no paper by name.
    """

    name: str
    title: str
    make: Make
    kinds: tuple[ReaderKind, ...] = READER_KINDS
    pages: Pages | None = None
    many: Many | None = None
    suits: Suits = always


@dataclass(frozen=True)
class Output:
    """A format in which the programme leaves the desk; the first of its papers that suits a reader is the usual one."""

    name: str
    title: str
    suffix: str
    papers: tuple[Paper, ...]

    def usual(self, out: Outgoing, reader: Reader) -> Paper | None:
        """The paper that a reader gets where none is asked for by name."""
        mine = (paper for paper in self.papers if reader.kind in paper.kinds)
        return next((paper for paper in mine if paper.suits(out, reader)), None)

    def paper(self, name: str) -> Paper | None:
        """A paper by its name."""
        return next((paper for paper in self.papers if paper.name == name), None)
