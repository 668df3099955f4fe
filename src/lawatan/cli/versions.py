"""The commands ``release`` (a version is sent: it is frozen) and ``changes`` (what is otherwise since one was)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawatan.cli.options import AsJson, File, Kept, OneReader, Told, Tongue
from lawatan.cli.refused import Refused
from lawatan.cli.told import answer, write_line

if TYPE_CHECKING:
    from lawatan.store import Document
    from lawatan.words import Words


def release(file: Kept, as_json: AsJson = False, language: Tongue = "en") -> None:
    """Freeze the programme as the next version sent, in its document; say who gets something new by it."""
    from lawatan.jobs.releasing import NothingNew
    from lawatan.jobs.releasing import release as send
    from lawatan.jobs.report import Report
    from lawatan.words import words

    say = words(language)
    with opened(file, say, read_only=False) as document:
        if not document.edition.plan.placements and not document.edition.plan.rides:
            raise Refused(say("{file}: nothing is scheduled yet: plan the programme first.", file=file))
        try:
            report = send(document, say)
        except NothingNew:
            told = say("Nothing has changed since the last version: none is sent.")
            answer([told], {"version": None}, as_json, None, say)
            return
        fails = Report(document.edition, language=language).fails
    answer(report.lines(), report.as_object(), as_json, None, say)
    if fails:
        write_line(
            say(
                "{file}: something that must happen is left out, or a rule that must hold is broken; people have been told "
                "of it so. See what it is: lawatan check.",
                file=file,
            )
        )


def changes(
    file: File,
    since: Annotated[
        int | None,
        typer.Option("--since", min=1, help="The number of a version. Default: the last.", show_default=False),
    ] = None,
    reader: OneReader = None,
    output: Told = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Tell whose schedule is otherwise than in a version that was sent, and how."""
    from lawatan.cli.replanning import reader_of
    from lawatan.jobs.releasing import SinceReport, last_version, version
    from lawatan.words import words

    say = words(language)
    with opened(file, say, read_only=True) as document:
        current, numbers = document.edition, [each.number for each in document.releases()]
        if not numbers:
            raise Refused(say("{file}: no version was sent yet.", file=file))
        sent = last_version(document) if since is None else version(document, since)
        if sent is None:
            known = say.list(map(str, numbers))
            raise Refused(say("{file}: there is no version {n}; there are: {known}.", file=file, n=since, known=known))
    report = SinceReport(sent, current, say, reader_of(reader, (current, sent.edition), say))
    answer(report.lines(), report.as_object(), as_json, output, say)


@contextmanager
def opened(file: Path, say: Words, read_only: bool) -> Iterator[Document]:
    """The document in a file; Refused where it is none, or cannot be opened or written."""
    from lawatan.jobs.faults import sentence
    from lawatan.store import Document, is_database
    from lawatan.store import Refused as StoreRefused

    if not file.exists():
        raise Refused(say("{file}: there is no such file.", file=file))
    if not is_database(file):
        raise Refused(
            say(
                "{file}: versions are kept in a document: save the programme as one that ends with .lawatan.", file=file
            )
        )
    try:
        with Document.open(file, read_only=read_only) as document:
            yield document
    except StoreRefused as error:
        raise Refused(sentence(error, say)) from None
