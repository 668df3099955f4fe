"""The host institutions of an activity receive guests then."""

from __future__ import annotations

from typing import ClassVar, Literal

from lawatan.rules.hours import Keeper
from lawatan.rules.opening import OpeningRule
from lawatan.schedule import Occurrence, Setting
from lawatan.words import mark


class HostAvailable(OpeningRule):
    """An activity lies wholly within the hours in which each of its host institutions receives guests."""

    title: ClassVar[str] = mark("Host receives guests")
    help: ClassVar[str] = mark(
        "An activity lies wholly within the hours in which each of its host institutions receives guests, by the clock "
        "where the activity is, and never on a day on which one of them receives nobody."
    )
    closed: ClassVar[str] = mark("{what} stands on {when}, but {keeper} receives nobody on {date}.")
    limited: ClassVar[str] = mark("{what} stands on {when}, but {keeper} receives guests then only {hours}.")

    kind: Literal["host_available"] = "host_available"

    def keepers(self, setting: Setting, occurrence: Occurrence) -> tuple[Keeper, ...]:
        """Its hosts, each once."""
        return tuple(setting.edition.hosts[host] for host in dict.fromkeys(occurrence.activity.hosts))
