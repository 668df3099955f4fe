"""A printed paper of one reader: its template with the function that tells what stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lawatan.output.format import Outgoing, Part
from lawatan.output.print import press
from lawatan.output.reader import Reader


@dataclass(frozen=True)
class Printed:
    """A template of ``resources/print`` and its ``data``: None where the paper is not made for a reader."""

    template: str
    data: Callable[[Outgoing, Reader], dict[str, Any] | None]

    def make(self, out: Outgoing, reader: Reader) -> Iterator[Part]:
        """The paper as a tagged PDF (``lawatan.output.format.Make``)."""
        told = self.data(out, reader)
        if told is not None:
            yield Part(press.pdf(self.template, told, out.now))

    def pages(self, out: Outgoing, reader: Reader, scale: float) -> tuple[bytes, ...]:
        """The pages of the same paper as PNG files, ``scale`` pixels to a point; none where it is not made."""
        told = self.data(out, reader)
        return press.pictures(self.template, told, scale) if told is not None else ()


__all__ = ["Printed"]
