"""What stands where on the board, without Qt: a view becomes blocks in columns, lanes and minutes.

A *column* is a day, a *lane* a leaf group within it. Minutes count from the column's midnight on the clock of the
first city shown; where the cities' clocks differ the axis names them all. ``Scale`` turns all that into pixels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from lawatan.gui.board.breaks import breaks

if TYPE_CHECKING:
    from lawatan.schedule import Entry, Leg, View

DAY = 24 * 60
READABLE_MINUTES = 15
"""A name needs as much height as so many minutes have."""
CLASH_PX = 100
"""The least width in which a block beside others that it clashes with can be read."""
CLASH_MOST = 4
"""For so many blocks side by side a day is made wide enough; more of them overlap, each set off from the last."""
GAP_PX, EDGE_PX = 3.0, 4.0
Sort = Literal["activity", "ride", "transfer", "lunch", "friday_break"]


@dataclass(frozen=True)
class Block:
    """A rectangle on the board: an activity, a ride, a way or a break, in one column."""

    id: str
    sort: Sort
    column: int
    left: float
    right: float
    """From and to, in lanes."""
    begins: int
    ends: int
    """Minutes since the column's midnight; a block over midnight is cut in two. Negative just after midnight on a
    clock that is ahead of the axis's."""
    leaves: tuple[str, ...]
    entry: Entry | None = None
    leg: Leg | None = None
    minutes: int = 0
    """How long the whole of it takes."""
    continued: bool = False
    """It began on the day before."""
    place: int = 0
    share: int = 1
    """Of so many blocks that clash in a lane, the how-manieth from the left."""
    label: tuple[int, int] | None = None
    """Where a break's name can be read: its longest stretch that nothing covers."""
    after_lunch: bool = False
    """A way that begins with lunch: there is time for it only before the way."""


@dataclass(frozen=True)
class Column:
    """A day on the board: its date and, lane by lane, the cities that the group is in, in order."""

    date: dt.date
    cities: tuple[tuple[str, ...], ...]
    inside: bool = True
    """It is one of the edition's days."""

    @property
    def weekend(self) -> bool:
        """Saturday or Sunday."""
        return self.date.weekday() >= 5


@dataclass(frozen=True)
class Sheet:
    """Some days of a view as columns and blocks."""

    columns: tuple[Column, ...]
    lanes: tuple[str, ...]
    zones: tuple[str, ...]
    """The zones of the cities shown; the first is that of the axis."""
    blocks: tuple[Block, ...]
    begins: int
    ends: int
    """First and last minute shown, whole hours."""

    def clashing(self, column: int) -> int:
        """How many blocks stand side by side in one lane of a day; 1 where nothing clashes."""
        return max((block.share for block in self.blocks if block.column == column), default=1)

    def of(self, item: str) -> tuple[Block, ...]:
        """The blocks of an entry or a way."""
        return tuple(block for block in self.blocks if block.id == item)

    @property
    def order(self) -> tuple[str, ...]:
        """Ids of the activities and rides, day by day from morning to evening."""
        items = [b for b in self.blocks if b.sort in ("activity", "ride")]
        items.sort(key=lambda b: (b.column, b.begins, b.left, b.id))
        return tuple(dict.fromkeys(b.id for b in items))


@dataclass(frozen=True)
class Scale:
    """Pixels of a sheet: columns across, hours down; the origin is the top left corner of the first column."""

    day_width: float
    hour_height: float
    begins: int
    lanes: int
    widths: tuple[float, ...] = ()
    """The width of each column where they differ."""

    def y(self, minute: float) -> float:
        """How far down a minute of the day lies."""
        return (minute - self.begins) * self.hour_height / 60

    def minute(self, y: float) -> int:
        """The minute of the day at a height."""
        return round(self.exact(y))

    def exact(self, y: float) -> float:
        """The same between two minutes."""
        return y * 60 / self.hour_height + self.begins

    def x(self, column: int, lane: float = 0) -> float:
        """How far right a lane of a column begins."""
        before = sum(self.widths[:column]) if self.widths else column * self.day_width
        return before + lane / max(self.lanes, 1) * self.width(column)

    def width(self, column: int) -> float:
        """How wide a column is."""
        return self.widths[column] if column < len(self.widths) else self.day_width

    def column(self, x: float) -> int:
        """The column at a distance from the left."""
        if not self.widths:
            return int(x // self.day_width)
        return next((n for n in range(len(self.widths)) if x < self.x(n + 1)), len(self.widths))

    def box(self, block: Block) -> tuple[float, float, float, float]:
        """Left, top, width and height of a block, with the gaps that keep blocks apart."""
        if block.share > 1:
            left, width = self._beside(block)
            top = self.y(block.begins) + 0.5
            return left, top, width, max(self.y(block.ends) - top - 0.5, 3)
        inset = 10.0 if block.sort == "transfer" else 0.0 if block.sort in ("lunch", "friday_break") else 4.0
        gap = 1.5 if inset else 0.0
        left = self.x(block.column, block.left) + (inset if block.left == int(block.left) else gap)
        right = self.x(block.column, block.right) - (inset if block.right == int(block.right) else gap)
        top, bottom = self.y(block.begins), self.y(block.ends)
        return left, top + (0.5 if gap else 0), max(right - left, 4), max(bottom - top - (1 if gap else 0), 3)

    def _beside(self, block: Block) -> tuple[float, float]:
        """Left and width of a block that clashes: beside the others, or overlapping them where there is no room."""
        lane = int(block.left)
        left, right = self.x(block.column, lane) + EDGE_PX, self.x(block.column, lane + 1) - EDGE_PX
        room = right - left
        even = (room - GAP_PX * (block.share - 1)) / block.share
        width = max(even, min(CLASH_PX - 2 * EDGE_PX, room), 4)
        return left + block.place * (room - width) / (block.share - 1), width


def day_widths(sheet: Sheet, room: float, least: float, most: float, lane_least: float) -> tuple[float, ...]:
    """The width of each day in ``room`` pixels: alike, but for those in which blocks clash; never under the least."""
    lanes = max(len(sheet.lanes), 1)
    needs = []
    for column in range(len(sheet.columns)):
        share = min(sheet.clashing(column), CLASH_MOST)
        lane = max(lane_least if lanes > 1 else 0, share * CLASH_PX if share > 1 else 0)
        needs.append(max(least, lanes * lane))
    free, width = list(range(len(needs))), 0.0
    while free:
        width = (room - sum(need for n, need in enumerate(needs) if n not in free)) / len(free)
        over = [n for n in free if needs[n] > width]
        if not over:
            break
        free = [n for n in free if n not in over]
    return tuple(max(need, min(width, most)) if n in free else need for n, need in enumerate(needs))


def lay_out(view: View, days: tuple[dt.date, ...]) -> Sheet:
    """Lay out some days of a view."""
    lanes = view.setting.leaves or ("",)
    columns = tuple(
        Column(
            day,
            tuple(_cities(view, lane, day) for lane in lanes),
            view.edition.first_day <= day <= view.edition.last_day,
        )
        for day in days
    )
    zones = tuple(
        dict.fromkeys(view.setting.zone(city) for c in columns for cities in c.cities for city in cities if city)
    ) or ("UTC",)
    frame = _Frame(view, days, lanes, zones[0])
    items = [block for entry in view.entries.values() if frame.near(entry) for block in frame.entry(entry)]
    ways = list(frame.ways())
    bands = list(breaks(view, days, lanes, zones[0]))
    items = list(_side_by_side(items))
    rests = [part for band in bands for part in _labelled(frame.band(*band), items + ways)]
    lunches = [band for band in rests if band.sort == "lunch" and band.label is None]
    ways = [replace(way, after_lunch=any(_clash(way, lunch) for lunch in lunches)) for way in ways]
    blocks = (*rests, *ways, *items)
    return Sheet(columns, lanes, zones, blocks, *_hours(blocks))


def blocks_of(view: View, sheet: Sheet, entry: Entry) -> tuple[Block, ...]:
    """The blocks of one entry on a sheet, of this view or of another of the same edition; nothing stands beside it."""
    days = tuple(column.date for column in sheet.columns)
    return tuple(_Frame(view, days, sheet.lanes, sheet.zones[0]).entry(entry))


def _cities(view: View, leaf: str, date: dt.date) -> tuple[str, ...]:
    """Where a group is on a date: the city in which it wakes, and those to which it rides."""
    found = [view.city_on(leaf, date)] if leaf else [""]
    found += [e.to_city for e in view.days(leaf).get(date, ()) if e.ride is not None]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class _Frame:
    """Turns entries and ways into blocks of the days shown."""

    view: View
    days: tuple[dt.date, ...]
    lanes: tuple[str, ...]
    zone: str

    def near(self, one: Entry | Leg) -> bool:
        """Whether something lies no further than a day from those shown, so that a piece of it may lie on them."""
        begins, ends = self._span
        return begins <= one.end and one.start <= ends

    @cached_property
    def _span(self) -> tuple[int, int]:
        clock = self.view.setting.clock
        first, last = (clock.midnight(day, self.zone) for day in (min(self.days), max(self.days)))
        return first - DAY, last + 2 * DAY

    def entry(self, entry: Entry) -> Iterator[Block]:
        sort: Sort = "activity" if entry.ride is None else "ride"
        for left, right in _runs(self.lanes, entry.leaves):
            whole = Block(entry.id, sort, 0, left, right, 0, 0, self.lanes[left:right], entry, None, entry.minutes)
            yield from self._cut(whole, self.view.date(entry), entry.start, entry.end)

    def ways(self) -> Iterator[Block]:
        """The ways between activities, lanes with the same way joined; rides show their own sections."""
        same: dict[tuple[str, str, int, int], list[Leg]] = {}
        for leaf in self.lanes:
            for leg in self.view.legs(leaf) if leaf else ():
                if leg.ride is None and self.near(leg):
                    same.setdefault((leg.from_venue, leg.to_venue, leg.start, leg.end), []).append(leg)
        for legs in same.values():
            first = legs[0]
            date = self.view.setting.clock.date(first.start, self.zone)
            for left, right in _runs(self.lanes, tuple(leg.leaf for leg in legs)):
                leg = next(leg for leg in legs if leg.leaf == self.lanes[left])
                whole = Block(leg.id, "transfer", 0, left, right, 0, 0, self.lanes[left:right], None, leg, leg.minutes)
                yield from self._cut(whole, date, first.start, first.end)

    def band(self, sort: Sort, column: int, left: int, right: int, begins: int, ends: int) -> Block:
        """A break, given in minutes of its column."""
        name = f"{sort}/{self.days[column].isoformat()}/{left}"
        return Block(name, sort, column, left, right, begins, ends, self.lanes[left:right], minutes=ends - begins)

    def _cut(self, whole: Block, date: dt.date, start: int, end: int) -> Iterator[Block]:
        """The pieces of a block by day, those that lie on the days shown."""
        begins = start - self.view.setting.clock.midnight(date, self.zone)
        ends = begins + end - start
        part = 0
        while True:
            day = date + dt.timedelta(days=part)
            if day in self.days:
                piece = (max(begins, 0) if part else begins, min(ends, DAY))
                column = self.days.index(day)
                yield replace(whole, column=column, begins=piece[0], ends=piece[1], continued=part > 0)
            if ends <= DAY:
                return
            begins, ends, part = begins - DAY, ends - DAY, part + 1


def _runs(lanes: tuple[str, ...], leaves: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of neighbouring lanes that belong to ``leaves``: first lane, lane after the last."""
    start = None
    for n, lane in enumerate((*lanes, None)):
        if lane is not None and lane in leaves:
            start = n if start is None else start
        elif start is not None:
            yield start, n
            start = None


def _labelled(band: Block, over: list[Block]) -> Iterator[Block]:
    """A break with the stretch for its name; lane by lane where its lanes have none in common."""
    free, at = (0, 0), band.begins
    covering = sorted((b for b in over if _clash(b, band)), key=lambda b: b.begins)
    for begins, ends in [*((b.begins, b.ends) for b in covering), (band.ends, band.ends)]:
        if begins - at > free[1] - free[0]:
            free = (at, begins)
        at = max(at, ends)
    if free[1] - free[0] >= READABLE_MINUTES:
        yield replace(band, label=free)
    elif band.right - band.left > 1:
        for lane in range(int(band.left), int(band.right)):
            name = f"{band.id}/{lane}"
            leaf = band.leaves[lane - int(band.left)]
            yield from _labelled(replace(band, id=name, left=lane, right=lane + 1, leaves=(leaf,)), over)
    else:
        yield band


def _side_by_side(items: list[Block]) -> Iterator[Block]:
    """Blocks that would cover each other stand side by side within their lanes."""
    for column in sorted({block.column for block in items}):
        today = sorted((b for b in items if b.column == column), key=lambda b: (b.begins, -b.ends, b.left, b.id))
        for cluster in _clusters(today):
            if len(cluster) == 1:
                yield cluster[0]
                continue
            places = _places(cluster)
            share = max(places) + 1
            for block, place in zip(cluster, places, strict=True):
                for lane in range(int(block.left), int(block.right)):
                    left, right = lane + place / share, lane + (place + 1) / share
                    yield replace(block, left=left, right=right, place=place, share=share)


def _clash(a: Block, b: Block) -> bool:
    if a.column != b.column:
        return False
    return a.begins < b.ends and b.begins < a.ends and a.left < b.right and b.left < a.right


def _clusters(blocks: list[Block]) -> list[list[Block]]:
    """Blocks that clash, directly or through others, together."""
    clusters: list[list[Block]] = []
    for block in blocks:
        touched = [cluster for cluster in clusters if any(_clash(block, other) for other in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in touched]
        clusters.append([*(other for cluster in touched for other in cluster), block])
    return clusters


def _places(cluster: list[Block]) -> list[int]:
    """The first place for each block that no block clashing with it has."""
    places: list[int] = []
    for n, block in enumerate(cluster):
        taken = {places[m] for m in range(n) if _clash(block, cluster[m])}
        places.append(next(place for place in range(n + 1) if place not in taken))
    return places


def _hours(blocks: Iterable[Block]) -> tuple[int, int]:
    """The hours to show: the working day and whatever lies outside it, with some air."""
    shown = list(blocks)
    first = min([7 * 60, *(b.begins - 20 if b.begins >= 20 else b.begins for b in shown)])
    last = max([18 * 60, *(b.ends + 20 for b in shown)])
    return first // 60 * 60, min(-(-last // 60) * 60, DAY)
