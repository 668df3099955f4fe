"""Writing files that people go on to edit: what somebody has edited is never replaced, the new one is written beside it.

A Word file or workbook says in its own properties (Dublin Core's *identifier*) what all of it was when it was written: a
digest of its parts. Word, Excel and LibreOffice write the parts anew when they save, so that the digest no longer fits.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from email.parser import BytesHeaderParser
from hashlib import blake2b
from itertools import chain, count
from pathlib import Path

from lawatan.output.files import write_whole
from lawatan.words import Message, mark

EDITED = (".docx", ".xlsx")
"""The suffixes of files that are made to be edited; all others are made anew whenever they are written."""
_CORE = "docProps/core.xml"
_IDENTIFIER = re.compile(rb"<(?:\w+:)?identifier\b[^>]*?(?:/>|>.*?</(?:\w+:)?identifier>)", re.DOTALL)
_OURS = '<dc:identifier xmlns:dc="http://purl.org/dc/elements/1.1/">lawatan-{digest}</dc:identifier>'
_NUMBERED = re.compile(r"(?P<stem>.+) \(\d+\)")


def put(path: Path, content: bytes) -> Path:
    """Write a file whole, in the place of what Lawatan wrote there before; return its path.

    Where the one that is there was edited by somebody, or is not Lawatan's own, it stays: the new one is written beside
    it with a number in its name, in the place of the last such one that nobody has edited.
    """
    if path.suffix not in EDITED:
        return write_whole(path, content)
    names = chain((path,), (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in count(2)))
    free = next(each for each in names if not each.exists() or is_as_written(each))
    return write_whole(free, sealed(content))


def sealed(content: bytes) -> bytes:
    """A Word file or workbook with the digest of its parts in its properties."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            inside = old.read(part)
            if part.filename == _CORE:
                inside = _IDENTIFIER.sub(b"", inside)
                end = inside.rindex(b"</")
                inside = inside[:end] + _OURS.format(digest=_digest(old)).encode() + inside[end:]
            new.writestr(part, inside)
    return made.getvalue()


def is_as_written(path: Path) -> bool:
    """Whether a file is just as Lawatan wrote it."""
    try:
        with zipfile.ZipFile(path) as archive:
            return f"lawatan-{_digest(archive)}".encode() in archive.read(_CORE)
    except (OSError, zipfile.BadZipFile, KeyError, RuntimeError, EOFError, zlib.error):
        return False


def _digest(archive: zipfile.ZipFile) -> str:
    """What stands for all parts of a file, but for this property itself."""
    parts = sorted((part.filename, part.CRC, part.file_size) for part in archive.infolist() if part.filename != _CORE)
    core = _IDENTIFIER.sub(b"", archive.read(_CORE))
    return blake2b(repr(parts).encode() + core, digest_size=16).hexdigest()


def edited_beside(written: Path) -> Path | None:
    """The edited file beside which a file was written, if so it was; names of papers have no brackets of their own."""
    known = _NUMBERED.fullmatch(written.stem) if written.suffix in EDITED else None
    return written.with_name(f"{known['stem']}{written.suffix}") if known is not None else None


def to_be_told(written: Iterable[Path]) -> tuple[Message, ...]:
    """What whoever had files written has to know of them, beside that they are there."""
    files = tuple(written)
    found = (told_of_edited(files), told_of_unaddressed(files))
    return tuple(message for message in found if message is not None)


def told_of_unaddressed(written: Iterable[Path]) -> Message | None:
    """What is to be said of e-mails that bear no address; None where each has one."""
    n = sum(path.suffix == ".eml" and not _is_addressed(path) for path in written)
    if not n:
        return None
    if n == 1:
        return Message(mark("One e-mail bears no address, as none is on record: fill it in before you send it."))
    return Message(
        mark("{n} e-mails bear no address, as none is on record: fill it in before you send them."), {"n": n}
    )


def _is_addressed(mail: Path) -> bool:
    """Whether an e-mail that was just written names a recipient; of one that is gone meanwhile nothing is said."""
    try:
        with mail.open("rb") as file:
            return bool(BytesHeaderParser().parse(file)["To"])
    except OSError:
        return True


def told_of_edited(written: Iterable[Path]) -> Message | None:
    """What is to be said of edited files that stayed as they are; None where there are none."""
    left = [path for path in map(edited_beside, written) if path is not None]
    if not left:
        return None
    if len(left) == 1:
        text = mark("{file} was edited since it was written: it stays as it is, and the new one lies beside it.")
        return Message(text, {"file": left[0].name})
    text = mark(
        "{n} files were edited since they were written: they stay as they are, and the new ones lie beside them."
    )
    return Message(text, {"n": len(left)})


__all__ = ["EDITED", "edited_beside", "is_as_written", "put", "sealed", "to_be_told"]
