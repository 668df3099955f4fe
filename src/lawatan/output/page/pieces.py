"""The pieces of which a page is made: pure texts and links, which only the template turns into HTML."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_SHORTEST = 3
"""Digits of the shortest number that is dialled (110)."""
_NO_NUMBER = re.compile(r"[^0-9+*#,;]")


@dataclass(frozen=True)
class Bit:
    """A stretch of text; one with a ``link`` can be touched, to call somebody or to write."""

    text: str
    link: str = ""


@dataclass(frozen=True)
class Line:
    """A line that is told of something: a label (may be empty) and what is said, in bits that stand apart."""

    label: str
    bits: tuple[Bit, ...]


@dataclass(frozen=True)
class Place:
    """A place as it is told (empty where that stands beside it already), its address, and the link to its map.

    ``name`` is how the link is called.
    """

    text: str
    address: str
    name: str
    link: str


@dataclass(frozen=True)
class Moment:
    """A time of day as it is written, with the instant that it is."""

    text: str
    instant: str


@dataclass(frozen=True)
class Times:
    """When something begins and ends; ``end`` None where it takes no time. Notes: the clocks and a later day."""

    begins: int
    ends: int
    start: Moment
    end: Moment | None
    start_note: str = ""
    end_note: str = ""


@dataclass(frozen=True)
class Step:
    """A step of an activity: its time or length, what it is, and whether it is the reader's own."""

    time: str
    text: str
    own: bool


@dataclass(frozen=True)
class Shown:
    """A line of a day; ``main`` is what has a heading of its own, ``ways`` are from where to where where it is a way."""

    kind: str
    times: Times
    title: str
    main: bool
    ways: tuple[str, ...] = ()
    whose: str = ""
    sort: str = ""
    about: str = ""
    news: str = ""
    change: str = ""
    places: tuple[Place, ...] = ()
    steps: tuple[Step, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Contact:
    """Somebody whom the reader can reach, with the role and the ways to."""

    name: str
    role: str
    ways: tuple[Bit, ...]


@dataclass(frozen=True)
class Block:
    """A part of the page below the days: a title and people, or texts with their lines."""

    key: str
    title: str
    contacts: tuple[Contact, ...] = ()
    cards: tuple[tuple[str, tuple[Line, ...]], ...] = ()


def line(label: str, *texts: str) -> tuple[Line, ...]:
    """A line of plain texts; none where they are all empty."""
    bits = tuple(Bit(text) for text in texts if text)
    return (Line(label, bits),) if bits else ()


def call(phone: str) -> tuple[Bit, ...]:
    """A phone number that can be called; none where there is none, plain text where nothing in it can be dialled."""
    number = _NO_NUMBER.sub("", phone)
    if not phone:
        return ()
    return (Bit(phone, f"tel:{number}" if sum(sign.isdigit() for sign in number) >= _SHORTEST else ""),)


def write_to(address: str) -> tuple[Bit, ...]:
    """An e-mail address that can be written to; plain text where it is not one."""
    from urllib.parse import quote

    if not address:
        return ()
    name, at, domain = address.rpartition("@")
    sound = at and name and domain and not re.search(r"[\s,;?]", address)
    return (Bit(address, f"mailto:{quote(name)}@{quote(domain)}" if sound else ""),)


def instant(moment: dt.datetime) -> str:
    """A moment as HTML's ``time`` has it, with its offset from UTC (HTML, section 4.5.14, "global date and time")."""
    return moment.isoformat(timespec="minutes")


def seconds(moment: dt.datetime) -> int:
    """Seconds since 1970, for the script of the page."""
    return int(moment.timestamp())
