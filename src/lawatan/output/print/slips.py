"""What host packs, driver sheets, door signs, badges and certificates share (``resources/print/slips.typ`` sets it)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lawatan.domain import Person, Picture
from lawatan.output.account import is_code
from lawatan.output.daybook import CHANGES, Daybook, Item
from lawatan.output.format import News, Outgoing
from lawatan.output.print.front import PALETTE, broken, in_one_line, logo

Data = dict[str, Any]


def sheet(out: Outgoing, daybook: Daybook, title: str) -> Data:
    """What every one of these papers says of itself and of the programme."""
    say, edition, text = daybook.say, daybook.edition, daybook.account.text
    programme, theme, _ = daybook.heading()
    when = say.dates(edition.first_day, edition.last_day)
    pictures: list[Picture] = [each.logo for each in edition.organisers.values() if each.logo is not None]
    return {
        "language": out.language,
        "title": title,
        "programme": programme,
        "short": in_one_line(programme),
        "theme": theme,
        "when": " · ".join(part for part in (when, text(edition.place)) if part),
        "organisers": [{"name": text(each.name), "role": text(each.role)} for each in edition.organisers.values()],
        "logos": [logo(each) for each in pictures],
        "labels": {"organisers": say("Organisers")},
        "written": out.stamped(),
        "page": say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "colours": PALETTE,
        "news": {"title": "", "lines": []},
    }


def alone(out: Outgoing) -> bool:
    """Whether only the pages are wanted on which something changed since the version compared with."""
    return out.alone and out.stamp.since is not None


def news(out: Outgoing, daybook: Daybook, lines: Iterable[News] | None = None) -> Data:
    """The list of what is new, what is gone last; empty where nothing is. ``lines``: not all of the reader's news."""
    told = sorted(daybook.news if lines is None else lines, key=lambda each: each.kind == "gone")
    title = daybook.say("What changed since version {number}", number=out.stamp.since) if out.stamp.since else ""
    return {
        "title": title or daybook.say("Changes"),
        "lines": [{"text": broken(each.text), "gone": each.kind == "gone"} for each in told],
    }


def marked(daybook: Daybook, item: Item) -> Data:
    """What is new about an item: a word, where the sentence does not begin with one, and the sentence; empty: nothing is."""
    found = daybook.new(item)
    if found is None:
        return {"word": "", "text": ""}
    return {
        "word": "" if found.kind in ("new", "gone") else daybook.say(CHANGES[found.kind]),
        "text": broken(found.text),
    }


def label(title: str, *texts: str) -> Data:
    """A line of a form: what it is about, and what is said, a paragraph each; the empty ones are left out."""
    return {"label": title, "texts": [broken(text) for text in texts if text]}


def known(rows: Iterable[Data]) -> list[Data]:
    """The lines that say something."""
    return [row for row in rows if row["texts"]]


def own_script(person: Person) -> str:
    """The name in the person's own script, where the paper has the person's name at all."""
    return "" if is_code(person.name) or person.own_script == person.name else person.own_script


__all__ = [
    "Data",
    "alone",
    "known",
    "label",
    "marked",
    "news",
    "own_script",
    "sheet",
]
