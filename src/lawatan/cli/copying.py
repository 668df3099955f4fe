"""Reading a programme, and writing a copy with what a command made of it; or saying in one sentence why that cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lawatan.cli.refused import Refused

if TYPE_CHECKING:
    from lawatan.rules import Edition
    from lawatan.words import Words


def read(file: Path, language: str = "en", alternative: str | None = None) -> Edition:
    """The programme in a file, or an alternative of it; Unreadable where there is none."""
    from lawatan.jobs.files import read_edition

    return read_edition(file, language, alternative)


def may_write(file: Path, output: Path | None, say: Words) -> None:
    """Refuse an output that is the input itself, or that no folder is there for."""
    if output is not None and output.exists() and output.samefile(file):
        raise Refused(
            say(
                "{file}: this is the file that is planned, which is never changed; give another name to -o.",
                file=output,
            )
        )
    if output is not None and (output.is_dir() or not output.parent.is_dir()):
        raise Refused(say("{file}: -o needs the name of a file in a folder that there is.", file=output))


def write_result(
    before: Edition,
    after: Edition,
    source: Path,
    target: Path | None,
    label: str,
    say: Words,
    alternative: str | None,
    adopting: bool = False,
) -> None:
    """Write ``after`` to ``target``, if there is one, as ``jobs.documents.write_copy``; Refused where it cannot be written."""
    from lawatan.jobs.documents import write_copy
    from lawatan.jobs.faults import sentence
    from lawatan.store import Refused as StoreRefused

    if target is None:
        return
    try:
        write_copy(before, after, source, target, label, say.language, alternative, adopting)
    except OSError as error:
        raise Refused(say("{file}: cannot be written ({why}).", file=target, why=error.strerror)) from None
    except StoreRefused as error:
        raise Refused(sentence(error, say)) from None
