"""The wall schedule: all days side by side on A3, hours downwards, a block an activity, groups that part beside each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from lawatan.output import colours
from lawatan.output.daybook import Day, Daybook, Item
from lawatan.output.format import Outgoing
from lawatan.output.print.changes import Changed
from lawatan.output.print.days import times
from lawatan.output.print.front import broken, front, legend
from lawatan.output.print.lanes import EARLY, Spot, is_early, lanes, spots
from lawatan.output.print.printed import Printed
from lawatan.output.reader import Reader
from lawatan.output.rest import RESTS

TEMPLATE = "wall"
_PAGE = 14.0
"""Days on a page, each group that goes its own way beside the others counted as a part of one."""
_BESIDE = 0.7
_LEAST_HOURS = 8


def content(out: Outgoing, reader: Reader) -> dict[str, Any]:
    """Return the data of ``resources/print/wall.typ``."""
    daybook = Daybook.of(out, reader)
    say, changed = daybook.say, Changed(out, daybook)
    days = daybook.days(empty=True)
    first, last = _hours([spot for day in days for spot in spots(daybook, day) if not is_early(spot)])
    return {
        **front(daybook, say("Schedule"), out.stamped()),
        "legend": [
            *legend(daybook),
            {"title": say("Transfer"), "bar": colours.TRIP_BAR, "fill": ""},
        ],
        "hours": {"first": first, "last": last, "names": [say.time(_clock(hour)) for hour in range(first, last + 1)]},
        "labels": {
            "night": say("Night"),
            "early": say("Before {time}", time=say.time(_clock(EARLY))),
            "in_full": say("In full"),
        },
        "clock": daybook.zone_names(daybook.items) if len(daybook.zones) == 1 else "",
        "since": say("What is new since version {number} is marked in blue.", number=out.stamp.since)
        if changed.news
        else "",
        "pages": [_page(daybook, changed, page) for page in _pages(daybook, days)],
    }


def _clock(hour: int) -> dt.time:
    return dt.time(hour % 24)


def _hours(found: Sequence[Spot]) -> tuple[int, int]:
    """The first and last hour that are shown: those of all days, at least a working day's."""
    first = min((spot.begins // 60 for spot in found), default=8)
    last = max((-(-spot.ends // 60) for spot in found), default=17)
    while last - first < _LEAST_HOURS:
        first, last = max(0, first - 1), min(24, last + 1)
    return first, last


# ---------------------------------------------------------------------------------------------------------------- pages


def _weight(daybook: Daybook, day: Day) -> float:
    return 1 + _BESIDE * (len(lanes(daybook, day)) - 1)


def _pages(daybook: Daybook, days: Sequence[Day]) -> list[list[Day]]:
    """The days in as few pages as they need, about as many on each."""
    weights = [_weight(daybook, day) for day in days]
    count = max(1, -(-int(sum(weights) * 10) // int(_PAGE * 10)))
    share = sum(weights) / count
    pages: list[list[Day]] = [[]]
    full = 0.0
    for day, weight in zip(days, weights, strict=True):
        if pages[-1] and (full + weight > _PAGE or (full + weight / 2 > share and len(pages) < count)):
            pages.append([])
            full = 0.0
        pages[-1].append(day)
        full += weight
    return pages


def _page(daybook: Daybook, changed: Changed, days: Sequence[Day]) -> dict[str, Any]:
    return {
        "days": [_day(daybook, changed, day) for day in days],
        "cities": _runs(_cities(daybook, days)),
        "nights": _runs([broken("; ".join(daybook.hotels(day.date).splitlines())) for day in days]),
    }


def _cities(daybook: Daybook, days: Sequence[Day]) -> list[str]:
    """The city of each day, with the clock where the programme has several; a free day has that of the day before."""
    found: list[str] = []
    known: dict[str, str] = {}
    for day in days:
        where = daybook.cities(day.date)
        clocks = daybook.zone_names(day.items) if len(daybook.zones) > 1 else ""
        text = " · ".join(part for part in (where, clocks) if part) if day.items else known.get(where, where)
        known[where] = text
        found.append(broken(text))
    return found


def _runs(texts: Sequence[str]) -> list[dict[str, Any]]:
    """Texts side by side, those that are alike as one."""
    return [{"text": text, "days": len(list(alike))} for text, alike in groupby(texts)]


def _day(daybook: Daybook, changed: Changed, day: Day) -> dict[str, Any]:
    say = daybook.say
    found = spots(daybook, day)
    clocks = bool(daybook.clocks(day))
    return {
        "weekday": say.weekday(day.date),
        "date": say.day_month(day.date),
        "weight": _weight(daybook, day),
        "blocks": [_block(daybook, changed, spot, clocks) for spot in found if not is_early(spot)],
        "early": [_early(daybook, changed, spot, clocks) for spot in found if is_early(spot)],
        "away": changed.away(day.date),
    }


# --------------------------------------------------------------------------------------------------------------- blocks


def _block(daybook: Daybook, changed: Changed, spot: Spot, clocks: bool) -> dict[str, Any]:
    item = spot.item
    told = {
        "begins": spot.begins,
        "ends": spot.ends,
        "left": spot.left,
        "wide": spot.wide,
        "time": " ".join(times(daybook, item, clocks)),
        "place": "",
        "whose": "",
        "new": changed.of(item) is not None,
    }
    if item.entry is not None:
        kind = item.activity.kind
        return told | {
            "sort": "slot",
            "bar": colours.BARS[kind],
            "fill": colours.FILLS[kind],
            "name": broken(daybook.account.name(item.occurrence) + daybook.star(item.activity.assumed("name"))),
            "whose": broken(daybook.whose(item.occurrence.leaves).strip()),
            "place": broken(daybook.place(item.occurrence)),
        }
    ride = item.trip is not None and item.trip.ride is not None and item.trip.mode != "road"
    return told | {
        "sort": "rest" if item.rest is not None else "ride" if ride else "way",
        "bar": colours.REST_BAR if item.rest is not None else colours.TRIP_BAR,
        "fill": colours.WINDOW,
        "name": broken(_way(daybook, item)),
    }


def _way(daybook: Daybook, item: Item) -> str:
    """A way or a rest in a few words."""
    say, account = daybook.say, daybook.account
    if item.rest is not None:
        return say(RESTS[item.rest.kind])
    assert item.trip is not None
    to = account.venue(item.trip.to_venue)
    told = say("{by} to {place}", by=account.by(item.trip), place=to)
    if item.trip.be_there:
        told += f" · {say('be there at {time}', time=say.time(item.trip.be_there))}"
    return told


def _early(daybook: Daybook, changed: Changed, spot: Spot, clocks: bool) -> dict[str, Any]:
    """What is over in the small hours, with whose it is and whether it is new, as in its block."""
    told, item = _block(daybook, changed, spot, clocks), spot.item
    beside = item.trip or item.rest
    whose = broken(daybook.whose(beside.leaves).strip()) if beside is not None else told["whose"]
    return {key: told[key] for key in ("time", "name", "new")} | {"whose": whose}


def _data(out: Outgoing, reader: Reader) -> dict[str, Any] | None:
    return content(out, reader) if reader.travels else None


WALL = Printed(TEMPLATE, _data)

__all__ = ["TEMPLATE", "WALL", "content"]
