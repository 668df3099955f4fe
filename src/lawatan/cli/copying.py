"""Writing a copy of a programme with what a command made of it, or saying in one sentence why that cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lawatan.cli.refused import Refused

if TYPE_CHECKING:
    from lawatan.rules import Edition
    from lawatan.words import Words


def write_result(
    before: Edition, after: Edition, source: Path, target: Path | None, label: str, say: Words, alternative: str | None
) -> None:
    """Write ``after`` to ``target``, if there is one, as ``jobs.documents.write_copy``; Refused where it cannot be written."""
    from lawatan.jobs.documents import write_copy
    from lawatan.jobs.faults import sentence
    from lawatan.store import Refused as StoreRefused

    if target is None:
        return
    try:
        write_copy(before, after, source, target, label, say.language, alternative)
    except OSError as error:
        raise Refused(say("{file}: cannot be written ({why}).", file=target, why=error.strerror)) from None
    except StoreRefused as error:
        raise Refused(sentence(error, say)) from None
