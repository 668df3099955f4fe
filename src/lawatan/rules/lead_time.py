"""Hosts have their time to answer a request, and to read the names of those who come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain import Host
from lawatan.rules.pairs import all_time
from lawatan.rules.phrases import minute, name, sentence_case, when
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Occurrence, Setting, Window
from lawatan.words import Words, mark

Need = tuple[dt.date, Literal["letter", "names"], int, Host]
"""The first day on which a host can be visited, for the sake of what, with how many days, and the host."""


class LeadTime(WindowRule):
    """An activity lies no earlier than its hosts allow, reckoned from when letters and names can be out.

    Both days are empty at first: only the committee knows them.
    """

    title: ClassVar[str] = mark("Lead time of hosts")
    help: ClassVar[str] = mark(
        "An activity lies no earlier than the day on which the request can be out plus the lead time of each of its "
        "hosts, and no earlier than the day on which the names are known plus the days for which each of them wants the "
        "list before."
    )
    each: ClassVar[bool] = True

    kind: Literal["lead_time"] = "lead_time"
    letters_by: dt.date | None = Field(
        None, title="Letters out by", description="When the requests can be with the hosts; empty: not looked at."
    )
    names_by: dt.date | None = Field(
        None, title="Names known by", description="When the lists of names can be with the hosts; empty: not looked at."
    )

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence with a host that asks for days before the visit."""
        yield from ((o.id,) for o in setting.occurrences.values() if self._latest(setting, o) is not None)

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """From the midnight that begins the first such day on."""
        need = self._latest(setting, occurrence)
        if need is None:
            return None
        _, ends = all_time(setting)
        return ((setting.clock.midnight(need[0], setting.zone_of(occurrence)), ends),)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The two days."""
        told = []
        if self.letters_by is not None:
            told.append(say("letters out by {date}", date=say.date(self.letters_by)))
        if self.names_by is not None:
            told.append(say("names known by {date}", date=say.date(self.names_by)))
        return say.list(told) if told else ""

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say which host asks for how many days, and which day is the first."""
        (item,) = breach.about
        need = self._latest(setting, setting.occurrences[item])
        assert need is not None
        earliest, what, days, host = need
        told = {
            "what": sentence_case(name(setting, item, say)),
            "when": when(setting, item, minute(breach.fields["start"]), minute(breach.fields["end"]), say),
            "host": host.name.in_language(say.language),
            "days": days,
            "out": say.date(earliest - dt.timedelta(days=days)),
            "earliest": say.date(earliest),
        }
        if what == "letter":
            return say(
                "{what} stands on {when}, but {host} asks for the request {days} days before; it goes out by {out}, so the "
                "earliest day is {earliest}.",
                **told,
            )
        return say(
            "{what} stands on {when}, but {host} asks for the list of names {days} days before; it is known by {out}, so "
            "the earliest day is {earliest}.",
            **told,
        )

    def _latest(self, setting: Setting, occurrence: Occurrence) -> Need | None:
        """What holds the occurrence back longest; None where nothing does."""
        return max(self._needs(setting, occurrence), key=lambda need: need[0], default=None)

    def _needs(self, setting: Setting, occurrence: Occurrence) -> Iterator[Need]:
        for host in (setting.edition.hosts[host] for host in occurrence.activity.hosts):
            if self.letters_by is not None and host.lead_time_days is not None:
                yield self.letters_by + dt.timedelta(days=host.lead_time_days), "letter", host.lead_time_days, host
            if self.names_by is not None and host.names_days is not None:
                yield self.names_by + dt.timedelta(days=host.names_days), "names", host.names_days, host
