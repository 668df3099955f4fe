"""Word files to be edited before they are sent: letters to hosts, resource persons and officials, and lists of names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace

from lawatan.output.format import Outgoing, Part
from lawatan.output.letters.letter import is_written_to, letter
from lawatan.output.letters.logo import png
from lawatan.output.letters.names import Names, names
from lawatan.output.letters.template import Fields, Pictures, filled
from lawatan.output.reader import Reader, as_of


def make_letter(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The letter to one who gets one (``lawatan.output.format.Make``)."""
    written = letter(out, reader) if is_written_to(reader, out) else None
    if written is None:
        return

    def fields(picture: Pictures) -> Fields:
        organisers = out.view.edition.organisers.values()
        logos = [made for each in organisers if each.logo is not None and (made := png(each.logo)) is not None]
        return {**asdict(written), "logos": [picture(logo) for logo in logos]}

    yield Part(filled("letter", out, written.subject, fields))


def make_names(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The list of names for one reader (``lawatan.output.format.Make``)."""
    listed = names(out, reader)
    if listed is not None and not (out.alone and listed.says_the_same(_before(out, reader))):
        yield Part(filled("names", out, listed.title, lambda _: asdict(listed)))


def _before(out: Outgoing, reader: Reader) -> Names | None:
    """The list as the version compared with had it."""
    before = out.stamp.before
    then = as_of(before, reader) if before is not None else None
    return names(replace(out, view=before), then) if before is not None and then is not None else None
