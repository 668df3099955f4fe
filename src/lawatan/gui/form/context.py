"""What all fields of a form know: the words, the colours, the edition with its names, the zone of its clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from lawatan.gui.tokens import Tokens
from lawatan.jobs.naming import Names
from lawatan.words import Words


@dataclass
class Context:
    """Shared by the fields of one form; the form renews it when language, colours or edition change."""

    say: Words
    tokens: Tokens
    names: Names
    zone: str = "Asia/Jakarta"
    """In which moments are shown and typed."""
    folds: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Which sections a person opened or shut, by kind of record and section."""
    ask_picture: Callable[[], str] = lambda: ""
    """Asks for the file of a picture; empty where the person thinks better of it."""

    @property
    def year(self) -> int:
        """The year of a date that is typed without one."""
        return int(self.names.edition.first_day.year)

    @property
    def clock(self) -> ZoneInfo:
        """The zone in which moments are shown and typed."""
        return ZoneInfo(self.zone)
