"""The page of a sheet: its size, how small it has to be to fit, where a page ends, what stands above and below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from lawatan.output.workbook import look
from lawatan.output.workbook.lines import POINTS_PER_CHARACTER
from lawatan.output.workbook.values import legal

if TYPE_CHECKING:
    from openpyxl.worksheet.header_footer import _HeaderFooterPart
    from openpyxl.worksheet.worksheet import Worksheet

A4, A3 = 9, 8
"""Paper sizes (ECMA-376 part 1, 18.3.1.63)."""
SMALLEST = 0.62
"""How small a page that is to be one may become: type of 9 points is then 5.6 high, as in a small table in a newspaper."""
_MILLIMETRES = {A4: (210, 297), A3: (297, 420)}
_MARGIN, _TOP, _BOTTOM = 12, 19, 17
_INCH = 25.4


class Page:
    """The page of one sheet that is ``wide`` so many characters."""

    def __init__(self, wide: float, landscape: bool) -> None:
        self.landscape = landscape
        self._wide = wide * POINTS_PER_CHARACTER * 1.01
        self.size = A4

    def room(self) -> float:
        """Points of rows that a page holds, once the sheet is fitted to its width."""
        return self._points(1) / min(1.0, self._points(0) / self._wide) - 6

    def scale(self, high: float, size: int) -> float:
        """By how much rows that are ``high`` points in all are made smaller to stand on one page of a size."""
        return min(1.0, self._points(0, size) / self._wide, self._points(1, size) / (high + 6))

    def whole(self, high: float) -> bool:
        """Take the paper on which all rows stand on one page; say whether there is one where they can be read."""
        for size, least in ((A4, 0.72), (A3, SMALLEST)):
            if self.scale(high, size) >= least:
                self.size = size
                return True
        return False

    def breaks(
        self, heights: Mapping[int, float], blocks: Sequence[int], pages: Sequence[int], header: int
    ) -> list[int]:
        """The rows after which a page ends: before each row of ``pages``, and so that no block that fits is cut in two.

        ``blocks`` are the rows that begin one; ``header`` is the row repeated on each page, 0 for none.
        """
        room, repeated = self.room(), heights.get(header, 0.0)
        last = max(heights, default=0)
        starts = [*sorted({*blocks, *pages}), last + 1]
        found, used = [], sum(height for row, height in heights.items() if row < starts[0])
        for begins, ends in pairwise(starts):
            height = sum(heights[row] for row in range(begins, ends))
            full = used + height > room and (height <= room - repeated or used > room * 0.7)
            if begins in pages or (full and begins > starts[0]):
                found.append(begins - 1)
                used = repeated
            used = used + height if used + height <= room else (used + height - repeated) % (room - repeated) + repeated
        return found

    def set_up(self, sheet: Worksheet, whole: bool) -> None:
        """Fit the sheet to the width of the page, and where it is ``whole`` to its height."""
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet.sheet_view.showGridLines = False
        sheet.page_setup.paperSize = self.size
        sheet.page_setup.orientation = "landscape" if self.landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(whole)
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = _MARGIN / _INCH
        margins.top, margins.bottom = _TOP / _INCH, _BOTTOM / _INCH
        margins.header = margins.footer = 8 / _INCH

    def _points(self, axis: int, size: int = A4) -> float:
        millimetres = _MILLIMETRES[size][1 - axis if self.landscape else axis]
        margins = _TOP + _BOTTOM if axis else 2 * _MARGIN
        return (millimetres - margins) / _INCH * 72


MARGIN_CHARACTERS = 60
"""So many have room at the right above a page and below it, at 8 points beside what else stands there."""


def margin_text(part: _HeaderFooterPart, text: str, longest: int) -> None:
    """Write a header or footer: ``&`` begins a code there (ECMA-376 part 1, 18.3.1.46), and 255 characters are all."""
    shortened = text if len(text) <= longest else f"{text[: longest - 1]}…"
    part.text = legal(shortened.replace("\n", " ")).replace("&", "&&") or None
    part.font, part.size, part.color = f"{look.FONT},Regular", 8, look.SECOND


__all__ = ["A3", "A4", "MARGIN_CHARACTERS", "Page", "margin_text"]
