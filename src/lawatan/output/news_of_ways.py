"""Ways that changed: what marks a transfer on a reader's papers, beside what is new for the reader (``lawatan.output.news``).

That a bus goes at another time follows from what it goes to, so it stands in no list of changes; but who looks at the line of
the bus has to see it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.output.news import News
from lawatan.output.reader import Reader, as_of
from lawatan.output.trip import Trip

if TYPE_CHECKING:
    from lawatan.output.format import Outgoing


def news_of_ways(out: Outgoing, reader: Reader) -> tuple[News, ...]:
    """The reader's transfers that are new or otherwise since the version compared with; rides are news themselves."""
    before = out.stamp.before
    then = as_of(before, reader) if before is not None else None
    if before is None or then is None:
        return ()

    def work() -> tuple[News, ...]:
        was = {trip.id: trip for trip in then.trips(before)}
        ways = (trip for trip in reader.trips(out.view) if not trip.ride)
        return tuple(found for trip in ways if (found := _news(out, was.get(trip.id), trip)) is not None)

    return out.once(("news of ways", reader.leaves, then.leaves), work)  # the same for all who go along together


def _news(out: Outgoing, was: Trip | None, now: Trip) -> News | None:
    say = out.say
    if was is None:
        return News(now.id, "new", say("New"))
    if _told(was) == _told(now):
        return None
    after = say.times(now.start, now.end)
    if (was.start, was.end) == (now.start, now.end):
        return News(now.id, "otherwise", after, was.start)
    return News(
        now.id, "moved", say("{before} → {after}", before=say.times(was.start, was.end), after=after), was.start
    )


def _told(trip: Trip) -> tuple[object, ...]:
    return trip.start, trip.end, trip.from_venue, trip.to_venue, trip.mode, trip.name


__all__ = ["news_of_ways"]
