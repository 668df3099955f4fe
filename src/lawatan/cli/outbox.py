"""The command ``outbox``: who still has to be told of what was sent, and whose copy has left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawatan.cli.options import AsJson, Kept, Tongue
from lawatan.cli.refused import Refused
from lawatan.cli.told import answer, write_line
from lawatan.cli.versions import opened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lawatan.jobs.outbox import Due, Outbox
    from lawatan.output.reader import Reader
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
    from lawatan.jobs.outbox import Outbox, note_by_hand
    from lawatan.words import words

    say = words(language)
    with opened(file, say, read_only=not (told or waiting)) as document:
        releases = document.releases()
        if (told or waiting) and not releases:
            raise Refused(say("{file}: no version was sent yet.", file=file))
        report = Outbox(document, say)
        for names, has_been in ((told, True), (waiting, False)):
            for due in [_due(report, each, say) for each in names or ()]:
                note_by_hand(document, report, due, has_been)
        if told or waiting:
            report = Outbox(document, say)
    answer(report.lines(), report.as_object(), as_json, None, say)


def _due(outbox: Outbox, text: str, say: Words) -> Due:
    found = outbox.called(text)
    if found is None:
        raise Refused(say("Nobody called “{text}” has to be told anything by the versions sent.", text=text))
    return found


def note_left(file: Path, version: int, readers: Iterable[Reader], how: How, say: Words) -> None:
    """Note in a document that copies of a version have left; a sentence where that cannot be."""
    from lawatan.jobs.outbox import note

    try:
        with opened(file, say, read_only=False) as document:
            note(document, version, readers, how)
    except Refused as why:
        write_line(say("Who has been told could not be noted. {why}", why=why))


__all__ = ["note_left", "outbox"]
