"""What a delay comes to in words: when it is there, what gives way, and whom to call in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawatan.domain import difference
from lawatan.jobs.changes import ORDER
from lawatan.jobs.changes import Changes as ToTell
from lawatan.jobs.delay import DelayJob, broken
from lawatan.jobs.fixes import Fix
from lawatan.jobs.fixing import MOVE
from lawatan.rules.phrases import name, sentence_case, when
from lawatan.schedule import Setting, View
from lawatan.schedule.readers import Reader


def as_fix(report: DelayReport) -> Fix:
    """The day that was arranged anew as a fix: to be compared on the board and taken as one step."""
    job = report.job
    assert job.after is not None
    changes = {key: now for key, (_, now) in difference(job.edition, job.after).items()}
    says, minutes = report.headline(), report.view.travel_minutes
    return Fix(MOVE, says, changes, job.after, report.to_tell, minutes)


class DelayReport:
    """What a delay comes to and whom to call, for people and for programs."""

    def __init__(self, job: DelayJob) -> None:
        assert job.after is not None
        self.job, self.say = job, job.say
        self.view = View(Setting(job.after))
        self.to_tell = ToTell(job.before, self.view, job.say)

    @property
    def fails(self) -> bool:
        """Whether something that must hold is broken by it."""
        return bool(broken(self.view) or self.job.kept_apart)

    def headline(self) -> str:
        """When the way that is late leaves and arrives; else when the item begins."""
        say, late, setting = self.say, self.job.late, self.view.setting
        what = name(setting, late.item, say)
        if late.leaves is None or late.arrives is None or late.as_planned is None:
            begins = late.not_before[late.item]
            return say(
                "{what} is {length} late: it cannot begin before {time}.",
                what=sentence_case(what),
                time=self._time(begins),
                length=say.duration(late.minutes),
            )
        took = late.arrives - late.leaves
        told = say(
            "The bus to {what} leaves at {leaves} instead of {then} and is there at {arrives}",
            what=what,
            leaves=self._time(late.leaves),
            then=self._time(late.leaves - late.minutes),
            arrives=self._time(late.arrives),
        )
        if took == late.as_planned:
            return f"{told}."
        return say(
            "{told}: at that hour the way takes {now} instead of {then}.",
            told=told,
            now=say.duration(took),
            then=say.duration(late.as_planned),
        )

    def gives_way(self) -> list[str]:
        """What is cut, moves, or is left out, by time."""
        say, found = self.say, []
        before, after = self.job.before, self.view
        for entry in sorted(before.entries.values(), key=lambda each: each.start):
            what = sentence_case(name(before.setting, entry.id, say))
            then = when(before.setting, entry.id, entry.start, entry.end, say)
            other = after.entries.get(entry.id)
            if other is None:
                found.append(say("{what} finds no place any more ({then}).", what=what, then=then))
                continue
            if (other.start, other.end) == (entry.start, entry.end):
                continue
            line = say(
                "{what}: {then} → {now}",
                what=what,
                then=then,
                now=when(after.setting, entry.id, other.start, other.end, say),
            )
            shorter = (entry.end - entry.start) - (other.end - other.start)
            if shorter > 0:
                line = say("{line}, {length} shorter", line=line, length=say.duration(shorter))
            found.append(f"{line}.")
        for item in self.job.kept_apart:
            reached = self._time(self.job.late.not_before[item])
            what = sentence_case(name(after.setting, item, say))
            found.append(
                say("{what} is locked and cannot be reached before {time}: unlock it.", what=what, time=reached)
            )
        return found

    def calls(self) -> list[tuple[Reader, str, str]]:
        """Whom to call, in the order of time of what changes for them first: the reader, the name with the number, what."""
        found = []
        order = {
            change.reader: change.first for change in sorted(self.to_tell.told, key=lambda c: c.first, reverse=True)
        }
        for reader in sorted(self.to_tell.by_name, key=lambda each: (order[each], ORDER.index(each[0]), each)):
            lines = " ".join(line.text for line in self.to_tell.lines(reader))
            found.append((reader, self._reached(reader), lines))
        return found

    def lines(self) -> Iterator[str]:
        """For people."""
        say = self.say
        yield self.headline()
        gives_way = self.gives_way()
        yield from (f"  {line}" for line in gives_way)
        if not gives_way:
            yield "  " + say("Nothing else has to change.")
        calls = self.calls()
        if calls:
            yield say("To call, in this order:")
            yield from (f"  {who}: {what}" for _, who, what in calls)

    def as_object(self) -> dict[str, Any]:
        """For ``--json``."""
        late = self.job.late
        return {
            "item": late.item,
            "late_minutes": late.minutes,
            "way_minutes": None if late.leaves is None or late.arrives is None else late.arrives - late.leaves,
            "way_minutes_as_planned": late.as_planned,
            "gives_way": self.gives_way(),
            "left_out": sorted(self.job.before.entries.keys() - self.view.entries.keys()),
            "to_call": [
                {"table": reader[0], "id": reader[1], "name": who, "what": what} for reader, who, what in self.calls()
            ],
            "to_tell": self.to_tell.as_object(),
        }

    def _time(self, minute: int) -> str:
        hit = View(Setting(self.job.hit))
        zone = hit.setting.zone(hit.entries[self.job.late.item].from_city)
        return self.say.time(self.view.setting.clock.moment(minute, zone))

    def _reached(self, reader: Reader) -> str:
        """A reader with the number under which somebody is reached, where it is known."""
        table, record = reader
        edition, called = self.view.edition, self.to_tell.called(reader)
        if table == "hosts" and record in edition.hosts:
            contact = next((each for each in edition.hosts[record].contacts if each.phone), None)
            return f"{called} ({contact.name}, {contact.phone})" if contact is not None else called
        if table == "persons" and record in edition.persons and edition.persons[record].phone:
            return f"{called} ({edition.persons[record].phone})"
        return called
