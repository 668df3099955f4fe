"""One page for phones: a reader's days as one HTML file that needs nothing else, no network, and no script to be read.

What stands on it is in ``lawatan.output.page``, how it looks and behaves in ``resources/page``.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawatan.output.format import Outgoing, Part
from lawatan.output.page.content import page
from lawatan.output.page.setting import set_in_html
from lawatan.output.reader import Reader


def make(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The page of one reader (``lawatan.output.format.Make``)."""
    yield Part(document(out, reader))


def document(out: Outgoing, reader: Reader) -> bytes:
    """Return the page of one reader as the bytes of its file."""
    return set_in_html(page(out, reader))
