"""Where on the board what is dragged would fit, without Qt: found piece by piece while the pointer moves."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

from lawatan.gui.board.dragging import Dragging, Verdict
from lawatan.gui.board.layout import Sheet
from lawatan.gui.board.moves import instant

STEP = 5
"""Starts are tried so many minutes apart."""
GIVEN: Mapping[str, Verdict] = {"fits": "fits", "price": "warns", "fails": "fails"}
"""What the rules say of a start, as a gesture shows it."""
Band = tuple[int, int, int, Verdict]
"""Column, begin and end in minutes of the column, and how what lies there would fit."""


class Shading:
    """Judges the starts of one activity on the days shown, those nearest to the pointer first."""

    def __init__(self, dragging: Dragging, sheet: Sheet, column: int) -> None:
        self.dragging, self.sheet = dragging, sheet
        self.verdicts: dict[int, dict[int, Verdict]] = {}
        """By column, by start in minutes of the column."""
        self.complete: set[int] = set()
        self._order = sorted(range(len(sheet.columns)), key=lambda n: abs(n - column))
        self._todo = self._judge()

    @staticmethod
    def possible(dragging: Dragging) -> bool:
        """Whether it makes sense: one activity that is moved as a whole."""
        occurrences = dragging.view.setting.occurrences
        alone = len(dragging.items) == 1 and dragging.lead in occurrences
        return alone and dragging.edge is None and dragging.refusal is None

    def work(self, seconds: float) -> bool:
        """Go on for so long; says whether there is more to do."""
        until = time.perf_counter() + seconds
        return any(time.perf_counter() > until for _ in self._todo)

    @property
    def length(self) -> int:
        """How long the activity takes."""
        return self.dragging.view.setting.occurrences[self.dragging.lead].minutes

    def bands(self) -> tuple[Band, ...]:
        """The stretches of the columns that are known: covered by a slot that fits, by one with a warning, by neither."""
        return tuple(band for column in sorted(self.complete) for band in self._bands(column))

    def nearest(self, at: int) -> int | None:
        """The start in UTC that fits and lies nearest to a minute, on the days that are known already."""
        fitting = [
            int(instant(self.dragging.view, self.sheet, column, start))
            for column in self.complete
            for start, verdict in self.verdicts[column].items()
            if verdict == "fits"
        ]
        return min(fitting, key=lambda start: (abs(start - at), start), default=None)

    def _bands(self, column: int) -> Iterator[Band]:
        step, length = 5, self.length
        marks: dict[int, Verdict] = {}
        for wanted in ("warns", "fits"):
            for start, verdict in self.verdicts[column].items():
                if verdict == wanted:
                    marks |= dict.fromkeys(range(start, start + length, step), verdict)
        begins, ends = self.sheet.begins, self.sheet.ends
        since, now = begins, marks.get(begins, "fails")
        for minute in range(begins, ends + 1, step):
            verdict = marks.get(minute, "fails") if minute < ends else "open"
            if verdict != now:
                yield column, since, minute, now
                since, now = minute, verdict

    def _judge(self) -> Iterator[None]:
        view, moving = self.dragging.view, self.dragging.moving
        for column in self._order:
            found = self.verdicts.setdefault(column, {})
            for start in range(self.sheet.begins, self.sheet.ends, STEP):
                judged = moving.judged(int(instant(view, self.sheet, column, start)))
                found[start] = GIVEN[judged.verdict]
                yield
            self.complete.add(column)
            yield
