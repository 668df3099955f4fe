"""The commands ``export FORMAT``: papers, calendars and workbooks of a planned programme, for the readers asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawatan.cli.copying import read
from lawatan.cli.options import Alternative, File, Folder, Tongue
from lawatan.cli.outbox import note_left
from lawatan.cli.refused import Refused
from lawatan.cli.told import out, write_line

if TYPE_CHECKING:
    from lawatan.jobs.outgoing import Sent
    from lawatan.output.reader import Reader
    from lawatan.words import Words

exports = typer.Typer(help="Write calendars, workbooks or papers of a planned programme.", rich_markup_mode=None)

For = Annotated[
    str,
    typer.Option(
        "--for",
        help="all, groups, hosts, persons, officials, vehicles or committee; or ids or names, with commas between.",
    ),
]
Since = Annotated[
    int | None,
    typer.Option(
        "--since",
        min=1,
        help="Only for those for whom something is new since this version sent, with what is new marked.",
        show_default=False,
    ),
]
PAPERS = {
    "ics": "calendar, invitations",
    "xlsx": "workbook, signatures",
    "pdf": "schedule, host, driver, booklet, pocket, day, wall, door, badges, certificates",
    "docx": "letter, names",
}
"""The papers of the formats that have several, as the help names them: to import them all would make it slow."""


def _of_paper(name: str) -> str | None:
    """The option ``--paper`` of a format, with the names of its papers where there are several."""
    told = "Another paper of the format than the reader’s usual one"
    named = f"{told}: {PAPERS[name]}." if name in PAPERS else f"{told}."
    option: str | None = typer.Option(None, "--paper", help=named, show_default=False)
    return option


_OF_CALENDARS = _of_paper("ics")
Reminders = Annotated[
    list[int] | None,
    typer.Option(
        "--reminder", min=0, max=40_320, help="Minutes before each start; may be given again.", show_default=False
    ),
]


def _command(name: str, told: str) -> None:
    of_paper = _of_paper(name)

    def command(
        file: File,
        output: Folder,
        whom: For = "all",
        since: Since = None,
        paper: str | None = of_paper,
        alternative: Alternative = None,
        language: Tongue = "en",
    ) -> None:
        _export(file, name, output, whom, since, paper, alternative, language)

    command.__doc__ = told
    exports.command(name, help=told)(command)


@exports.command("ics")
def export_ics(
    file: File,
    output: Folder,
    whom: For = "all",
    since: Since = None,
    paper: str | None = _OF_CALENDARS,
    reminder: Reminders = None,
    alternative: Alternative = None,
    language: Tongue = "en",
) -> None:
    """Write iCalendar files to publish or import."""
    _export(file, "ics", output, whom, since, paper, alternative, language, tuple(reminder or ()))


_command("xlsx", "Write Excel workbooks that print on A4.")
_command("pdf", "Write papers as PDF, to be printed.")
_command("docx", "Write letters and lists of names as Word files, to be numbered and edited.")
_command("txt", "Write messages, a text for each day.")
_command("png", "Write day sheets as pictures for telephones, one a day.")
_command("html", "Write one page for phones a reader, in a file that needs no network.")
_command("eml", "Write e-mails, ready to be sent: a text, the calendar, the paper.")


def _export(
    file: Path,
    name: str,
    folder: Path,
    whom: str,
    since: int | None,
    paper: str | None,
    alternative: str | None,
    language: str,
    reminders: tuple[int, ...] = (),
) -> None:
    from lawatan.jobs.export import NothingToExport, NotWritten, export
    from lawatan.jobs.writing import to_be_told
    from lawatan.words import words

    say = words(language)
    known = known_versions(file, since, say)
    edition = read(file, language, alternative)

    def mailed(readers: Sequence[Reader]) -> None:
        if known is not None and known.last is not None:
            note_left(file, known.last.number, readers, "mail", say)

    try:
        written = export(
            *(edition, name, folder, whom, language),
            paper=paper,
            known=known,
            reminders=reminders,
            progress=_progress(),
            mailed=mailed,
        )
    except NothingToExport as error:
        raise Refused(f"{file}: {error}") from None
    except NotWritten as error:
        for path in error.files:
            out(str(path))
        if isinstance(error.why, (FileExistsError, NotADirectoryError)):
            raise Refused(say("{file}: this is a file; -o needs a folder to write to.", file=folder)) from None
        where = error.why.filename or folder
        raise Refused(say("{file}: cannot be written ({why}).", file=where, why=error.why.strerror)) from None
    for path in written:
        out(str(path))
    for message in to_be_told(written):
        write_line(say.message(message))


def known_versions(file: Path, since: int | None, say: Words) -> Sent | None:
    """What the document has sent; None of a programme that keeps no versions. Refused where ``since`` names none."""
    from lawatan.cli.versions import opened
    from lawatan.jobs.outgoing import NoSuchVersion, sent
    from lawatan.store import is_database

    if since is None and not is_database(file):
        return None
    with opened(file, say, read_only=True) as document:
        try:
            return sent(document, since)
        except NoSuchVersion as error:
            if not error.known:
                raise Refused(say("{file}: no version was sent yet.", file=file)) from None
            known = say.list(map(str, error.known))
            raise Refused(
                say("{file}: there is no version {n}; there are: {known}.", file=file, n=since, known=known)
            ) from None


def _progress() -> Callable[[int, int], bool]:
    """Tells on a terminal how many readers are done, once it takes long."""
    import sys
    import time

    began = time.monotonic()

    def tell(done: int, of: int) -> bool:
        if sys.stderr.isatty() and of > 1 and time.monotonic() - began > 1:
            print(f"\r{done}/{of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
        return True

    return tell
