"""The command ``split``: groups that take turns where more people come than fit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lawatan.cli.refused import Refused
from lawatan.cli.told import out, print_json

if TYPE_CHECKING:
    from lawatan.rules import Edition


def split_groups(
    edition: Edition, file: Path, output: Path | None, alternative: str | None, as_json: bool, language: str
) -> tuple[str, ...]:
    """Split an edition that was read from ``file``, write the copy and say what was done.

    Returns the activities at which still more people come than fit. Refused where the copy cannot be written.
    """
    from lawatan.domain import apply
    from lawatan.jobs.documents import write_copy
    from lawatan.jobs.faults import sentence
    from lawatan.jobs.rotating import as_object, crowded, no_help, rotation
    from lawatan.schedule import Setting
    from lawatan.store import Refused as StoreRefused
    from lawatan.words import words

    say = words(language)
    if output is not None and output.exists() and output.samefile(file):
        raise Refused(say("{file}: this is the file itself, which is never changed; choose another name.", file=output))
    if output is not None and (output.is_dir() or not output.parent.is_dir()):
        raise Refused(say("{file}: -o needs the name of a file in a folder that there is.", file=output))
    found = rotation(Setting(edition))
    after = edition if found is None else apply(edition, found.changes)
    left = crowded(Setting(after))
    if output is not None:
        label = say("Split into groups that take turns")
        try:
            write_copy(edition, after, file, output, label, language, alternative)
        except OSError as error:
            raise Refused(say("{file}: cannot be written ({why}).", file=output, why=error.strerror)) from None
        except StoreRefused as error:
            raise Refused(sentence(error, say)) from None
    if as_json:
        print_json(as_object(after, found, left, say))
        return left
    if found is not None:
        out(say.message(found.message))
    elif not left:
        out(say("Everybody fits everywhere: nothing has to be split."))
    if left:
        out(no_help(after, left, say))
    return left
