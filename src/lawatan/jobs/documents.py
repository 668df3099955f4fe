"""Documents as desk and command line use them: opened with a backup copy, written as copies, converted.

Reading an edition out of one is in ``files``; the document itself is ``lawatan.store``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lawatan.jobs.files import SUFFIX, read_edition, write_edition
from lawatan.jobs.following import following
from lawatan.rules import Edition
from lawatan.store import Document, Refused, back_up, discard, in_place_of, is_database, user_name
from lawatan.words import Words, words


def open_document(path: Path) -> tuple[Document, Refused | None]:
    """Open a document for writing and make a backup copy if one is due; Refused (InUse) where it cannot be opened.

    Without a backup copy it is open all the same: the second value says why there is none, None where all is well.
    """
    document = Document.open(path)
    try:
        back_up(document)
    except Refused as fault:
        return document, fault
    return document, None


def forget_person(document: Document, person: str, language: str) -> str:
    """Take a person out of a document and of its backup copies, which are replaced by one of it as it is then.

    Returns the id of the nameless record in their place; KeyError where there never was such a person; Refused where it
    cannot be written. Papers, calendars and copies that were made of it elsewhere remain.
    """
    stand_in = document.forget(person, words(language)("A person was forgotten"), user_name())
    discard(document.path)
    back_up(document, always=True)
    return stand_in


def is_document_name(path: Path) -> bool:
    """Say whether a file of this name is to be a document, not JSON text."""
    return path.suffix.lower() == SUFFIX


def write_copy(
    before: Edition,
    after: Edition,
    source: Path,
    target: Path,
    label: str,
    language: str,
    alternative: str | None,
    adopting: bool = False,
) -> None:
    """Write to ``target`` what became (``after``) of the edition that ``source`` held (``before``).

    JSON text, or by its name a document: then a copy of the whole document ``source`` with the change as an edit called
    ``label``, in the current edition or in ``alternative``; where ``source`` is JSON text, a new document. Facts of the
    current edition change in its alternatives too (``following``), unless it is ``adopting`` one of them. A document
    that stood there is replaced after a backup copy. Refused or OSError, with what stood there as it was, where that
    fails.
    """
    if not is_document_name(target):
        write_edition(after, target)
        return
    with _replacing(target) as unfinished:
        if is_database(source):
            with Document.open(source, read_only=True) as document:
                document.copy(unfinished, overwrite=True)
        else:
            _new(unfinished, before, source, words(language))
        with Document.open(unfinished) as document:
            if alternative is not None:
                document.keep(after, label, user_name(), alternative=alternative)
            else:
                others = document.alternatives if adopting else following(before, after, document.alternatives)
                document.keep_all(after, others, label, user_name())


def convert(source: Path, target: Path, language: str, alternative: str | None, force: bool) -> str:
    """Write a document or JSON text as the other kind, by ``target``'s name; return what stays behind, in a sentence.

    Empty where nothing does. Unreadable where ``source`` cannot be read; FileExistsError where ``target`` is there and
    ``force`` is not told; Refused or OSError where it cannot be written.
    """
    say = words(language)
    edition = read_edition(source, language, alternative)
    if target.exists() and not force:
        raise FileExistsError(str(target))
    if not is_document_name(target):
        write_edition(edition, target)
        return _left_behind(source, alternative, say)
    with _replacing(target) as unfinished:
        if alternative is None and is_database(source):
            with Document.open(source, read_only=True) as document:
                document.copy(unfinished, overwrite=True)
            return ""
        _new(unfinished, edition, source, say)
    return _left_behind(source, alternative, say)


def back_up_replaced(target: Path) -> None:
    """Make a backup copy of the document that is about to be replaced at ``target``, if there is one; Refused if it fails."""
    if not is_database(target):
        return
    try:
        old = Document.open(target, read_only=True)
    except Refused:
        return  # no sound document: there is nothing that a copy of it would save
    with old:
        back_up(old, always=True)


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """The path of an unfinished file that takes the place of ``target``, of which there is a backup copy then."""
    back_up_replaced(target)
    with in_place_of(target, overwrite=True) as unfinished:
        yield unfinished


def _new(path: Path, edition: Edition, source: Path, say: Words) -> None:
    label = say("Read in from {file}", file=source.name)
    Document.create(path, edition, label, user_name(), overwrite=True).close()


def _left_behind(source: Path, alternative: str | None, say: Words) -> str:
    if not is_database(source):
        return ""
    with Document.open(source, read_only=True) as document:
        things = [say.plural("the log of {n} edit", "the log of {n} edits", document.last_edit)]
        names = [say("the alternative “{name}”", name=name) for name in document.alternatives if name != alternative]
    if alternative is not None:
        things.insert(0, say("the current programme"))
    return say("{file}: what stays behind there: {things}.", file=source, things=say.list([*names, *things]))
