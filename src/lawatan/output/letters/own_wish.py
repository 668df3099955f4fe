"""Whether a change follows from what the reader itself cannot do: nobody apologises to it for that."""

from __future__ import annotations

from collections.abc import Iterable

from lawatan.output.reader import Reader
from lawatan.rules.hours import shut
from lawatan.schedule import Entry, View


def not_available(view: View, before: View, reader: Reader, items: Iterable[str], language: str) -> str | None:
    """Why a host or a person cannot be had at any of the times that the version before told it for some items.

    Empty where no reason is on record; None where it can be had at one of them, or could not be had already then.
    """
    reasons = []
    for item in items:
        entry = before.entries.get(item)
        reason = _reason(view, before, reader, entry, language) if entry is not None else None
        if reason is None:
            return None
        reasons.append(reason)
    return next(filter(None, reasons), "") if reasons else None


def _reason(view: View, before: View, reader: Reader, entry: Entry, language: str) -> str | None:
    """What has become known since of the time of an entry; None where nothing has."""
    setting = before.setting
    if reader.kind == "host":
        known = before.edition.hosts[reader.id].closures
        date, zone = before.date(entry), before.zone(entry)
        for closure in view.edition.hosts[reader.id].closures:
            if closure not in known and closure.covers(date):
                begins, ends = shut(setting, closure, date, zone)
                if begins < entry.end and entry.start < ends:
                    return closure.why.in_language(language)
    elif reader.kind == "person":
        for absence in view.edition.persons[reader.id].absences:
            begins, ends = setting.clock.minute(absence.begins), setting.clock.minute(absence.ends)
            if absence not in before.edition.persons[reader.id].absences and begins < entry.end and entry.start < ends:
                return absence.why
    return None


__all__ = ["not_available"]
