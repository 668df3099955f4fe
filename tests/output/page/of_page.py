"""A page as a browser's parser understands it (html5lib, which follows the WHATWG's own algorithm), strict about mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib

from lawatan.domain import AnyEdition
from lawatan.jobs.outgoing import Sent, outgoing
from lawatan.output.html import document
from lawatan.output.reader import Reader, readers
from lawatan.schedule import View
from output.two_groups import NOW


@dataclass(frozen=True)
class Slot:
    """A line of a day as it stands on the page."""

    title: str
    instants: tuple[str, ...]
    element: Element


class Parsed:
    """A page, parsed; ParseError where it is not sound HTML."""

    def __init__(self, content: bytes) -> None:
        self.root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(content.decode())

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements of some tags, in the order of the page; all of them where none is named."""
        return (each for each in self.root.iter() if isinstance(each.tag, str) and (not tags or each.tag in tags))

    def of(self, name: str) -> list[Element]:
        """The elements of a class."""
        return [each for each in self.all() if name in each.get("class", "").split()]

    def slots(self) -> list[Slot]:
        """What stands on the days, in order."""
        found = []
        for each in self.of("item"):
            (title,) = [e for e in each.iter() if e.tag == "h3" or e.get("class") == "title"]
            times = tuple(e.get("datetime", "") for e in each.iter("time"))
            found.append(Slot(words(title), times, each))
        return found

    def texts(self) -> list[str]:
        """What stands in the elements that hold one typed text each."""
        return ["".join(each.itertext()) for each in self.of("t")]

    def shown(self) -> str:
        """All words that are read, single spaces between them."""
        return words(next(self.all("body")), without=("script", "style"))


def words(element: Element, without: tuple[str, ...] = ()) -> str:
    """The words of an element, single spaces between them."""

    def walk(each: Element) -> Iterator[str]:
        if each.tag not in without:
            yield each.text or ""
            for child in each:
                yield from walk(child)
                yield child.tail or ""

    return " ".join("".join(walk(element)).split())


def written(
    edition: AnyEdition, language: str = "en", audience: str = "all", reader: str = "", known: Sent | None = None
) -> bytes:
    """The page of one reader."""
    out = outgoing(edition, language, known, NOW)  # type: ignore[arg-type]
    return document(out, chosen(out.view, language, audience, reader))


def chosen(view: View, language: str, audience: str, reader: str) -> Reader:
    """A reader by id."""
    return next(each for each in readers(view, audience, language) if each.id == reader)  # type: ignore[arg-type]
