"""Lodging: when groups leave one hotel and come to the next on their way between cities, as papers show it.

The nights themselves are the view's ``stays``; how a group's people come before the first ride and go after the last is
not the programme's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lawatan.schedule import View


@dataclass(frozen=True)
class Lodging:
    """A check-in or check-out of all the leaf groups that have it at the same time; ``at`` is local, in ``zone``.

    ``night`` is the date of the night for which the room is kept, where the groups come to it after midnight.
    """

    arriving: bool
    leaves: tuple[str, ...]
    venue: str
    at: dt.datetime
    zone: str
    night: dt.date | None = None


def lodgings(view: View, groups: Iterable[str]) -> tuple[Lodging, ...]:
    """The check-outs and check-ins of the leaf ``groups``, by time."""
    together: dict[tuple[bool, str, dt.datetime, str, dt.date | None], list[str]] = {}
    for leaf in groups:
        for key in _of_leaf(view, leaf):
            together.setdefault(key, []).append(leaf)
    found = [
        Lodging(arriving, tuple(leaves), venue, at, zone, night)
        for (arriving, venue, at, zone, night), leaves in together.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.at, each.arriving, each.venue)))


def _of_leaf(view: View, leaf: str) -> Iterator[tuple[bool, str, dt.datetime, str, dt.date | None]]:
    for stay in view.stays(leaf):
        if stay.venue is None:
            continue
        zone = view.setting.zone(stay.city)
        if stay.check_in is not None:
            yield True, stay.venue, stay.check_in, zone, stay.arrives if stay.late else None
        if stay.check_out is not None:
            yield False, stay.venue, stay.check_out, zone, None


__all__ = ["Lodging", "lodgings"]
