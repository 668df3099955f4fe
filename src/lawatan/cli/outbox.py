"""The command ``outbox``: who still has to be told of what was sent, and whose copy has left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawatan.cli.options import AsJson, Kept, Tongue
from lawatan.cli.refused import Refused
from lawatan.cli.replanning import reader_of
from lawatan.cli.told import answer, write_line
from lawatan.cli.versions import opened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lawatan.output.reader import Reader
    from lawatan.rules import Edition
    from lawatan.store import How
    from lawatan.words import Words

Readers = Annotated[
    list[str] | None,
    typer.Option("--told", help="A host, person or group who has been told; may be given several times."),
]
Waiting = Annotated[
    list[str] | None,
    typer.Option("--waiting", help="One who has not been told after all; may be given several times."),
]


def outbox(
    file: Kept, told: Readers = None, waiting: Waiting = None, as_json: AsJson = False, language: Tongue = "en"
) -> None:
    """Tell who still has to be told of the versions sent. E-mails that are written and calendars that are published count."""
    from lawatan.jobs.outbox import Outbox
    from lawatan.words import words

    say = words(language)
    with opened(file, say, read_only=not (told or waiting)) as document:
        releases = document.releases()
        if (told or waiting) and not releases:
            raise Refused(say("{file}: no version was sent yet.", file=file))
        if told or waiting:
            editions = [document.edition, document.released(releases[-1].number)]
            document.hand_out(releases[-1].number, [_reader(each, editions, say) for each in told or ()], "told")
            document.take_back([_reader(each, editions, say) for each in waiting or ()])
        report = Outbox(document, say)
    answer(report.lines(), report.as_object(), as_json, None, say)


def _reader(text: str, editions: list[Edition], say: Words) -> tuple[str, str]:
    found = reader_of(text, editions, say)
    assert found is not None  # where a text is given
    return found


def note_left(file: Path, readers: Iterable[Reader], how: How, say: Words) -> None:
    """Note in a document that copies of its last version have left; a sentence where that cannot be."""
    from lawatan.jobs.outbox import note

    try:
        with opened(file, say, read_only=False) as document:
            note(document, readers, how)
    except Refused as why:
        write_line(say("Who has been told could not be noted. {why}", why=why))


__all__ = ["note_left", "outbox"]
