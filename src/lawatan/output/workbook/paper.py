"""A sheet that reads well and prints as it is on A4: heading, header row, days that stay together, safe text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from lawatan.output.workbook import look
from lawatan.output.workbook.lines import POINTS_PER_CHARACTER, line_count
from lawatan.words import Words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.styles import Border
    from openpyxl.worksheet.header_footer import _HeaderFooterPart

SIZE = 9.0
"""Type size of the rows, in points."""

_LEADING = 1.26
_INDENT = 7.0
"""One step of indentation, in points."""
_TALLEST = 409.0
"""Excel's limit for the height of a row, in points."""
_LONGEST = 32_000
"""Excel holds 32,767 UTF-16 units in a cell; the mark for what is cut has to fit too."""
_MARGIN_MM, _TOP_MM, _BOTTOM_MM = 12, 19, 17
_A4_MM = (210, 297)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Column:
    """A column: its title, its width in characters, and where its text stands.

    One without a title is under that of the column before it; ``tight`` is left without indentation.
    """

    title: str
    width: float
    align: Literal["left", "right", "center", "tight"] = "left"


@dataclass(frozen=True)
class Run:
    """A stretch of text within a cell, in a colour of its own."""

    text: str
    colour: str = look.TEXT
    bold: bool = False


@dataclass(frozen=True)
class Number:
    """A date, a time or a count with the format that shows it."""

    value: dt.date | dt.time | int
    format: str


@dataclass(frozen=True)
class Spill:
    """A text that runs on over the empty cells to its right, where it fits in one line there."""

    text: str


Value = str | int | Number | Spill | tuple[Run, ...] | None


class Paper:
    """One sheet of the workbook, written from the top down."""

    def __init__(
        self,
        book: Workbook,
        say: Words,
        title: str,
        columns: Sequence[Column],
        *,
        heading: Sequence[str],
        landscape: bool = True,
        tab: str = "",
    ) -> None:
        self.say, self.columns, self.landscape = say, tuple(columns), landscape
        self.sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", "", tab or title)[:31])
        self._heights: dict[int, float] = {}
        self._blocks: list[int] = []
        self._row = 0
        self._title = tab or title
        for letter, column in zip(self._letters(), self.columns, strict=True):
            self.sheet.column_dimensions[letter].width = column.width
        self._write_heading(title, heading)

    # ------------------------------------------------------------------------------------------------------- rows

    def header(self) -> None:
        """Write the header row, which stays in sight and is repeated on each page."""
        row = self._next()
        for n, column in enumerate(self.columns, 1):
            joined = n < len(self.columns) and not self.columns[n].title
            align = "center" if joined and n > 1 else column.align
            cell = self._put(row, n, column.title, colour=look.SECOND, bold=True, align=align, fill=look.HEADER)
            cell.border = self._border(bottom=look.RULE)
            if n > 1 and joined:
                self.sheet.merge_cells(start_row=row, end_row=row, start_column=n, end_column=n + 1)
        followed = (*(c.title for c in self.columns[1:]), "-")  # a title over two columns has room enough
        lines = max(self._lines(n, c.title, bold=True) for n, c in enumerate(self.columns) if followed[n])
        self._set_height(row, lines * SIZE * _LEADING + 8)
        self.sheet.freeze_panes = f"A{row + 1}"
        self.sheet.print_title_rows = f"{row}:{row}"

    def begin_block(self) -> None:
        """Say that the rows from here on, a day, are to stay together on a page."""
        self._blocks.append(self._row + 1)

    def band(self, first: Value, rest: str, split: int) -> None:
        """Write a line across the sheet that opens a day: ``first`` over ``split`` columns, ``rest`` beside it."""
        row, last = self._next(), len(self.columns)
        for n in range(1, last + 1):
            cell = self._put(row, n, None, fill=look.DAY)
            cell.border = self._border(top=look.RULE, bottom=look.LINE)
        self._put(row, 1, first, bold=True, fill=look.DAY, size=SIZE + 1, align="left")
        self._put(row, split + 1, rest, colour=look.SECOND, fill=look.DAY, align="left")
        self.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=split)
        if last > split + 1:
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=split + 1, end_column=last)
        self._set_height(row, 20)

    def row(
        self, values: Sequence[Value], *, bar: str = "", quiet: bool = False, bold: bool = False, top: str = look.LINE
    ) -> None:
        """Write a row; ``bar`` colours its first cell, ``quiet`` shows it as of second rank, ``bold`` as the reader's."""
        row = self._next()
        colour = look.SECOND if quiet else look.TEXT
        lines = 1
        for n, (column, value) in enumerate(zip(self.columns, values, strict=True)):
            fill = bar if bar and n == 0 else ""
            cell = self._put(row, n + 1, value, colour=colour, bold=bold, align=column.align, fill=fill)
            cell.border = self._border(top=top)
            if isinstance(value, Spill):
                lines = max(lines, self._spread(row, n, value.text, values, bold))
            else:
                lines = max(lines, sum(self._lines(n, text, bold or run) for text, run in _paragraphs(value)))
        if lines == 1:
            self._centre(row)
        self._set_height(row, lines * SIZE * _LEADING + (3 if quiet else 5))

    def legend(self, runs: tuple[Run, ...]) -> None:
        """Write a line across the sheet, a little below the last row, that explains colours or words."""
        gap, row = self._next(), self._next()
        self._put(gap, 1, None)
        for column in range(1, len(self.columns) + 1):
            self.sheet.cell(gap, column).border = self._border(top=look.LINE)
        self._set_height(gap, 9)
        self._put(row, 1, runs, align="left")
        self.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(self.columns))
        self._set_height(row, line_count(_plain(runs), self._points(), SIZE) * SIZE * _LEADING + 8)

    # ------------------------------------------------------------------------------------------------------- page

    def finish(self, programme: str, reader: str, foot: str = "", one_page: bool = False) -> None:
        """Set the page: A4, fitted to its width, programme above, sheet and page number below, breaks between days.

        With ``one_page`` a sheet that is a little too long is made smaller instead.
        """
        from openpyxl.worksheet.pagebreak import Break
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet, inch = self.sheet, 25.4
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.paperSize = 9  # A4, ECMA-376 part 1, 18.3.1.63
        sheet.page_setup.orientation = "landscape" if self.landscape else "portrait"
        whole = one_page and sum(self._heights.values()) <= self._room() * 1.25
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(whole)
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = _MARGIN_MM / inch
        margins.top, margins.bottom = _TOP_MM / inch, _BOTTOM_MM / inch
        margins.header = margins.footer = 8 / inch
        _margin_text(sheet.oddHeader.left, programme, 110)
        _margin_text(sheet.oddHeader.right, reader, 60)
        _margin_text(sheet.oddFooter.left, self._title, 60)
        _margin_text(sheet.oddFooter.center, foot, 80)
        sheet.oddFooter.right.text = self.say("Page {page} of {pages}", page="&P", pages="&N")
        _margin_type(sheet.oddFooter.right)
        for row in () if whole else self._breaks():
            sheet.row_breaks.append(Break(id=row))
        sheet.print_area = f"A1:{self._letters()[-1]}{self._row}"

    def _breaks(self) -> list[int]:
        """The rows after which a page ends, so that no day that fits on a page is cut in two."""
        room = self._room()
        header = self._heights.get(int(self.sheet.freeze_panes[1:]) - 1, 0.0) if self.sheet.freeze_panes else 0.0
        starts = [*self._blocks, self._row + 1]
        found, used = [], sum(h for row, h in self._heights.items() if row < starts[0])
        for begins, ends in pairwise(starts):
            height = sum(self._heights[row] for row in range(begins, ends))
            if used + height > room and (height <= room - header or used > room * 0.7) and begins > starts[0]:
                found.append(begins - 1)
                used = header
            used = used + height if used + height <= room else (used + height - header) % (room - header) + header
        return found

    def _room(self) -> float:
        """Points of rows that a page holds, once the sheet is fitted to its width."""
        wide = sum(c.width for c in self.columns) * POINTS_PER_CHARACTER * 1.01
        return self._page_points(1) / min(1.0, self._page_points(0) / wide) - 6

    def _page_points(self, axis: int) -> float:
        millimetres = _A4_MM[1 - axis if self.landscape else axis]
        margins = _TOP_MM + _BOTTOM_MM if axis else 2 * _MARGIN_MM
        return (millimetres - margins) / 25.4 * 72

    # ------------------------------------------------------------------------------------------------------ cells

    def _write_heading(self, title: str, heading: Sequence[str]) -> None:
        said = [(title, 15.0, look.TEXT, True), *((line, SIZE + 0.5, look.SECOND, False) for line in heading if line)]
        for text, size, colour, bold in said:
            row = self._next()
            self._put(row, 1, text, colour=colour, bold=bold, size=size, align="left")
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(self.columns))
            self._set_height(row, line_count(text, self._points(), size, bold) * size * _LEADING + 3)
        self._set_height(self._next(), 6)

    def _put(
        self,
        row: int,
        column: int,
        value: Value,
        *,
        colour: str = look.TEXT,
        bold: bool = False,
        size: float = SIZE,
        align: str = "left",
        fill: str = "",
    ) -> Cell:
        from openpyxl.styles import Alignment, Font, PatternFill

        cell: Cell = self.sheet.cell(row, column)
        cell.font = Font(name=look.FONT, size=size, bold=bold, color=colour)
        vertical = "center" if fill in (look.HEADER, look.DAY) else "top"
        indent = 1 if column > 1 and align == "left" else 0
        across = "left" if align == "tight" else align
        cell.alignment = Alignment(
            horizontal=across, vertical=vertical, wrap_text=not isinstance(value, Spill), indent=indent
        )
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if isinstance(value, Number):
            cell.value = value.value
            cell.number_format = value.format
        elif isinstance(value, int):
            cell.value = value
        elif value:
            _write_text(cell, value.text if isinstance(value, Spill) else value, self.say, size, bold)
        return cell

    def _border(self, top: str = "", bottom: str = "") -> Border:
        from openpyxl.styles import Border, Side

        line = {colour: Side("thin", color=colour) if colour else Side() for colour in (top, bottom)}
        return Border(top=line[top], bottom=line[bottom])

    def _spread(self, row: int, column: int, text: str, values: Sequence[Value], bold: bool) -> int:
        """Let a text run on over the empty cells after it: as it is where it fits in a line, else merged and wrapped.

        Returns the lines that it takes.
        """
        from openpyxl.styles import Alignment

        last = column
        while last + 1 < len(values) and not values[last + 1]:
            last += 1
        width = sum(c.width for c in self.columns[column : last + 1]) * POINTS_PER_CHARACTER - _INDENT - 4
        lines = line_count(text, width, SIZE, bold)
        if lines > 1:
            cell = self.sheet.cell(row, column + 1)
            cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=column + 1, end_column=last + 1)
        return lines

    def _centre(self, row: int) -> None:
        """Give a row of one line room above it too; in taller ones all columns begin at the top."""
        from openpyxl.styles import Alignment

        for cell in self.sheet[row]:
            a = cell.alignment
            cell.alignment = Alignment(
                horizontal=a.horizontal, vertical="center", wrap_text=a.wrap_text, indent=a.indent
            )

    def _lines(self, column: int, text: str, bold: bool = False) -> int:
        its = self.columns[column]
        indent = _INDENT if column and its.align == "left" else 0.0
        return line_count(text, its.width * POINTS_PER_CHARACTER - indent - 4, SIZE, bold)

    def _points(self) -> float:
        return sum(c.width for c in self.columns) * POINTS_PER_CHARACTER - 5

    def _next(self) -> int:
        self._row += 1
        return self._row

    def _set_height(self, row: int, points: float) -> None:
        self._heights[row] = min(points, _TALLEST)
        self.sheet.row_dimensions[row].height = self._heights[row]

    def _letters(self) -> list[str]:
        from openpyxl.utils import get_column_letter

        return [get_column_letter(n) for n in range(1, len(self.columns) + 1)]


def shown(text: str, cut: str) -> str:
    """The text as a workbook can hold it: legal in XML, not taken for an escape, cut with a mark where too long."""
    legal = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", _NOT_IN_XML.sub("\ufffd", text))
    if len(legal.encode("utf-16-le")) // 2 <= _LONGEST:
        return legal
    kept = legal.encode("utf-16-le")[: 2 * (_LONGEST - 100)].decode("utf-16-le", "ignore")
    return f"{kept.rpartition('_')[0] if '_' in kept[-7:] else kept}… {cut}"


def _write_text(cell: Cell, value: str | tuple[Run, ...], say: Words, size: float, bold: bool) -> None:
    cut = say("[cut: the text is too long for a cell]")
    if isinstance(value, str):
        cell.value = shown(value, cut)
    else:
        cell.value = _rich(value, cut, size, bold)
    cell.data_type = "s"  # after the value: openpyxl takes “=1+1” for a formula and “#N/A” for an error
    if _plain(value)[:1] in ("=", "+", "-", "@", "\t"):
        cell.quotePrefix = True


def _rich(runs: tuple[Run, ...], cut: str, size: float, bold: bool) -> CellRichText | str:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    whole = "".join(run.text for run in runs)
    if shown(whole, cut) != whole:
        return shown(whole, cut)
    return CellRichText(
        [
            TextBlock(InlineFont(rFont=look.FONT, sz=size, color=Color(run.colour), b=run.bold or bold), run.text)
            for run in runs
            if run.text
        ]
    )


def _paragraphs(value: Value) -> list[tuple[str, bool]]:
    """The paragraphs of a value, each with whether any of it is bold."""
    runs = value if isinstance(value, tuple) else (Run(_plain(value)),)
    found = [("", False)]
    for run in runs:
        first, *others = run.text.split("\n")
        found[-1] = (found[-1][0] + first, found[-1][1] or (run.bold and bool(first)))
        found += [(other, run.bold) for other in others]
    return found


def _plain(value: Value) -> str:
    if isinstance(value, tuple):
        return "".join(run.text for run in value)
    if isinstance(value, Spill):
        return value.text
    return value if isinstance(value, str) else ""


def _margin_text(part: _HeaderFooterPart, text: str, longest: int) -> None:
    """Write a header or footer: ``&`` begins a code there (ECMA-376 part 1, 18.3.1.46), and 255 characters are all."""
    shortened = text if len(text) <= longest else f"{text[: longest - 1]}…"
    part.text = _NOT_IN_XML.sub("\ufffd", shortened.replace("\n", " ")).replace("&", "&&") or None
    _margin_type(part)


def _margin_type(part: _HeaderFooterPart) -> None:
    part.font, part.size, part.color = f"{look.FONT},Regular", 8, look.SECOND
