"""What is new on a page since the version compared with: the list at its top, and what is gone from which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from lawatan.output.format import News as Told
from lawatan.output.format import Outgoing
from lawatan.output.reader import Reader


@dataclass(frozen=True)
class News:
    """The title of the list (empty where versions are not compared), what is new in it, and by date what is gone.

    ``nothing`` is the title where nothing is new.
    """

    title: str
    nothing: str
    texts: tuple[str, ...]
    gone: Mapping[dt.date, tuple[str, ...]]


def news_for(out: Outgoing, reader: Reader) -> News:
    """What a reader's page says of changes; what went to another day is told on the day that it left as well."""
    since = out.stamp.since
    if since is None:
        return News("", "", (), {})
    known = sorted(out.news(reader), key=lambda each: _first(out, each))
    days: dict[dt.date, list[str]] = {}
    for each in known:
        if each.before is not None and (each.kind == "gone" or each.before.date() not in _dates_of(out, each)):
            days.setdefault(each.before.date(), []).append(each.text)
    title = out.say("What changed since version {number}", number=since)
    nothing = out.say("Nothing has changed since version {number}.", number=since)
    return News(
        title, nothing, tuple(each.text for each in known), {date: tuple(texts) for date, texts in days.items()}
    )


def _first(out: Outgoing, each: Told) -> float:
    """The earliest moment that it is about, before or now; what is not known of comes last."""
    entry = out.view.entries.get(each.item)
    known = [each.before, out.view.starts(entry) if entry is not None else None]
    return min((moment.timestamp() for moment in known if moment is not None), default=float("inf"))


def _dates_of(out: Outgoing, each: Told) -> tuple[dt.date, ...]:
    """The date on which something is now; its own earlier one where that is not known."""
    entry = out.view.entries.get(each.item)
    if entry is None:
        return (each.before.date(),) if each.before is not None else ()
    return (out.view.starts(entry).date(),)
