"""What an output is, and for whom it can be written; the outputs themselves stand one a file beside this one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from lawatan.schedule import View
from lawatan.words import mark

Audience = Literal["all", "groups", "hosts", "persons"]

AUDIENCES: dict[Audience, str] = {
    "all": mark("Whole programme, one file"),
    "groups": mark("One file for each group"),
    "hosts": mark("One file for each host institution"),
    "persons": mark("One file for each resource person and official"),
}
"""For whom an output can be written, with the words for it, in display order."""


class Write(Protocol):
    """Writes the papers of a view for an audience into a folder."""

    def __call__(
        self, view: View, folder: Path, audience: Audience, language: str, *, now: dt.datetime | None = None
    ) -> tuple[Path, ...]:
        """Return the files written, in display order of their readers; empty where nothing is planned for them.

        The folder is made where it is missing. ``now`` is when it was written, for the papers themselves; without
        it the machine's clock tells. OSError where a file cannot be written.
        """


@dataclass(frozen=True)
class Output:
    """A format in which the programme leaves the desk."""

    name: str
    title: str
    suffix: str
    write: Write
    audiences: tuple[Audience, ...] = tuple(AUDIENCES)
