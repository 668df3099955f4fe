"""Where the breaks of ``lawatan.rules.breaks`` lie on the board: a band of a column, over the lanes that share it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lawatan.schedule import View

Band = tuple[Literal["lunch", "friday_break"], int, int, int, int, int]
"""Sort, column, first lane, lane after the last, begin and end in minutes of the column."""


def breaks(view: View, days: tuple[dt.date, ...], lanes: tuple[str, ...], zone: str) -> Iterator[Band]:
    """The breaks of the days shown; the same one in neighbouring lanes is joined."""
    from lawatan.rules.breaks import breaks_of  # rules come with a programme: not needed for the first paint

    inside = [day for day in days if view.edition.first_day <= day <= view.edition.last_day]
    found = [breaks_of(view, leaf, inside, zone) for leaf in lanes]
    for column, day in enumerate(days):
        midnight = view.setting.clock.midnight(day, zone)
        spans = [its.get(day) for its in found]
        lane = 0
        while lane < len(lanes):
            after = lane + 1
            while after < len(lanes) and spans[after] == spans[lane]:
                after += 1
            span = spans[lane]
            if span is not None:
                yield span.kind, column, lane, after, span.start - midnight, span.end - midnight
            lane = after
