"""A printed paper of one reader: its template with the function that tells what stands on it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from lawatan.output.format import Outgoing, Paper, Part, ReaderKind, Suits, always
from lawatan.output.print import press
from lawatan.output.reader import Reader


@dataclass(frozen=True)
class Printed:
    """A template of ``resources/print`` and its ``data``: None where the paper is not made for a reader.

    ``suits`` is that of the ``lawatan.output.format.Paper``.
    """

    template: str
    data: Callable[[Outgoing, Reader], dict[str, Any] | None]
    suits: Suits = always

    def make(self, out: Outgoing, reader: Reader) -> Iterator[Part]:
        """The paper as a tagged PDF (``lawatan.output.format.Make``)."""
        told = self.data(out, reader)
        if told is not None:
            yield Part(press.pdf(self.template, told, out.now))

    def pages(self, out: Outgoing, reader: Reader, scale: float) -> tuple[bytes, ...]:
        """The pages of the same paper as PNG files, ``scale`` pixels to a point; none where it is not made."""
        told = self.data(out, reader)
        return press.pictures(self.template, told, scale) if told is not None else ()

    def many(self, out: Outgoing, readers: Sequence[Reader]) -> Generator[tuple[Reader, Part]]:
        """The papers of many readers, side by side (``lawatan.output.format.Many``); those alike follow one another."""
        alike = sorted(readers, key=lambda reader: reader.leaves)
        papers = ((reader, told) for reader in alike if (told := self.data(out, reader)) is not None)
        with closing(press.many(self.template, papers, out.now)) as together:
            for reader, made in together:
                yield reader, Part(made)

    def paper(self, name: str, title: str, kinds: tuple[ReaderKind, ...]) -> Paper:
        """This as one of the papers of a format."""
        return Paper(name, title, self.make, kinds, self.pages, self.many, self.suits)


__all__ = ["Printed"]
