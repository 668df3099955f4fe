"""A sheet that reads well and prints as it is on A4: heading, header row, days that stay together, safe text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from lawatan.output.workbook import look
from lawatan.output.workbook.lines import POINTS_PER_CHARACTER, line_count
from lawatan.output.workbook.page import MARGIN_CHARACTERS, Page, margin_text
from lawatan.output.workbook.styles import Style, Styles
from lawatan.output.workbook.values import (
    Box,
    Column,
    Formula,
    Number,
    Run,
    Spill,
    Value,
    paragraphs,
    plain,
    shown,
)
from lawatan.words import Words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.cell.rich_text import CellRichText

SIZE = 9.0
"""Type size of the rows, in points."""

_LEADING = 1.26
_INDENT = 7.0
"""One step of indentation, in points."""
_TALLEST = 409.0
"""Excel's limit for the height of a row, in points."""
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t")
"""What begins so would be taken for a formula when somebody edits the cell."""
_IN_TITLE = re.compile(r"[\[\]:*?/\\]")


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
        self.say, self.columns = say, tuple(columns)
        self.sheet = book.create_sheet(_IN_TITLE.sub("", tab or title)[:31])
        self.page = Page(sum(column.width for column in self.columns), landscape)
        self._styles = Styles(self.sheet)
        self._widths = [
            column.width * POINTS_PER_CHARACTER - (_INDENT if n and column.align == "left" else 0.0) - 4
            for n, column in enumerate(self.columns)
        ]
        """Points that a text has in each column."""
        self._of_rows: dict[tuple[str, bool, bool, bool, str, str, bool], Style] = {}
        self._heights: dict[int, float] = {}
        self._blocks: list[int] = []
        self._pages: list[int] = []
        self._row = self._header = self._list_ends = 0
        self._title = tab or title
        self._cut = say("[cut: the text is too long for a cell]")
        for letter, column in zip(self.letters, self.columns, strict=True):
            self.sheet.column_dimensions[letter].width = column.width
        self._write_heading(title, heading)

    @property
    def at(self) -> int:
        """The number of the last row that was written."""
        return self._row

    @property
    def letters(self) -> list[str]:
        """The letters of the columns, as formulas name them."""
        return [self.letter(n) for n in range(1, len(self.columns) + 1)]

    @staticmethod
    def letter(column: int) -> str:
        """The letter of a column, counted from 1."""
        from openpyxl.utils import get_column_letter

        return get_column_letter(column)

    @property
    def height(self) -> float:
        """Points of all rows that were written."""
        return sum(self._heights.values())

    # ------------------------------------------------------------------------------------------------------- rows

    def header(self) -> None:
        """Write the header row, which stays in sight and is repeated on each page."""
        row = self._header = self._next()
        for n, column in enumerate(self.columns, 1):
            joined = n < len(self.columns) and not self.columns[n].title
            across = "center" if joined and n > 1 else column.align
            style = self._style(across, n, bold=True, colour=look.SECOND, fill=look.HEADER, bottom=look.RULE)
            self._put(row, n, column.title, style._replace(down="center"))
            if n > 1 and joined:
                self._merge(row, n, n + 1)
        followed = (*(c.title for c in self.columns[1:]), "-")  # a title over two columns has room enough
        lines = max(self._lines(n, c.title, bold=True) for n, c in enumerate(self.columns) if followed[n])
        self._set_height(row, lines * SIZE * _LEADING + 8)
        self.sheet.freeze_panes = f"A{row + 1}"
        self.sheet.print_title_rows = f"{row}:{row}"

    def begin_block(self) -> None:
        """Say that the rows from here on, a day, are to stay together on a page."""
        self._blocks.append(self._row + 1)

    def begin_page(self) -> None:
        """Say that the rows from here on begin a page of their own."""
        self._pages.append(self._row + 1)

    def band(self, first: Value, rest: str, split: int) -> None:
        """Write a line across the sheet that opens a day: ``first`` over ``split`` columns, ``rest`` beside it."""
        row, last = self._next(), len(self.columns)
        empty = Style(SIZE, fill=look.DAY, down="center", top=look.RULE, bottom=look.LINE)
        for n in range(1, last + 1):
            self._put(row, n, None, empty)
        self._put(row, 1, first, empty._replace(size=SIZE + 1, bold=True))
        self._put(row, split + 1, rest, empty._replace(colour=look.SECOND, indent=1))
        wide = [
            sum(c.width for c in part) * POINTS_PER_CHARACTER for part in (self.columns[:split], self.columns[split:])
        ]
        lines = (
            line_count(plain(first), wide[0] - 5, SIZE + 1, True),
            line_count(rest, wide[1] - _INDENT - 5, SIZE),
        )
        self._merge(row, 1, split)
        self._merge(row, split + 1, last)
        self._set_height(row, 20 + (max(lines) - 1) * SIZE * _LEADING)

    def row(
        self,
        values: Sequence[Value],
        *,
        bar: str = "",
        quiet: bool = False,
        bold: bool = False,
        top: str = look.LINE,
        fill: str = "",
        least: float = 0.0,
    ) -> None:
        """Write a row at least ``least`` points high; ``bar`` colours its first cell, ``fill`` the others.

        ``quiet`` shows it as of second rank, ``bold`` as the reader's own.
        """
        spread: dict[int, int] = {}
        lines = 1
        for n, value in enumerate(values):
            if isinstance(value, Spill):
                last, taken = self._spread(n, value.text, values, bold)
                if taken > 1:
                    spread[n] = last
                lines = max(lines, taken)
            elif isinstance(value, str):
                lines = max(lines, self._lines(n, value, bold)) if value else lines
            elif isinstance(value, tuple):
                lines = max(lines, sum(self._lines(n, text, bold or strong) for text, strong in paragraphs(value)))
        high = max(lines * SIZE * _LEADING + (3 if quiet else 5), least)
        rows = ceil(high / _TALLEST)
        colour = look.SECOND if quiet else look.TEXT
        styles = self._of_rows
        for _ in range(rows):
            row = self._next()
            self._set_height(row, high / rows)
            for n, (column, value) in enumerate(zip(self.columns, values, strict=True), 1):
                key = (column.align, n > 1, bold, quiet, top, bar if bar and n == 1 else fill, lines == 1)
                style = styles.get(key)
                if style is None:
                    style = self._style(column.align, n, bold=bold, colour=colour, top=top, fill=key[5])
                    style = styles[key] = style._replace(down="center" if lines == 1 else "top")
                self._put(row, n, value, style, wrap=n - 1 in spread)
        if rows > 1:
            for n in range(len(values)):
                if not any(first <= n <= last for first, last in spread.items()):
                    self._merge(row, n + 1, n + 1, row - rows + 1)
        for first, last in spread.items():
            self._merge(row, first + 1, last + 1, row - rows + 1)

    def end_list(self) -> None:
        """Say that the list ends here: what follows, its sums, is not filtered with it."""
        self._list_ends = self._row

    def legend(self, runs: tuple[Run, ...]) -> None:
        """Write a line across the sheet, a little below the last row, that explains colours or words."""
        gap, row = self._next(), self._next()
        for column in range(1, len(self.columns) + 1):
            self._put(gap, column, None, Style(SIZE, top=look.LINE))
        self._set_height(gap, 9)
        self._put(row, 1, runs, Style(SIZE))
        self._merge(row, 1, len(self.columns))
        self._set_height(row, line_count(plain(runs), self._points(), SIZE) * SIZE * _LEADING + 8)

    # ------------------------------------------------------------------------------------------------------- page

    def finish(self, above: tuple[str, str], below: str = "", one_page: bool = False, filters: bool = False) -> None:
        """Set the page: A4, fitted to its width, breaks between days; what stands at the left and the right above it.

        Below it are the sheet's title, ``below`` and the number of the page. With ``one_page`` all of it stands on one page,
        on A3 where on A4 it could not be read. With ``filters`` the rows are a list that can be filtered by its columns.
        """
        from openpyxl.worksheet.pagebreak import Break

        sheet = self.sheet
        whole = one_page and self.page.whole(self.height)
        self.page.set_up(sheet, whole)
        beside = min(MARGIN_CHARACTERS, len(above[1]))
        margin_text(sheet.oddHeader.left, above[0], (210 if self.page.landscape else 132) - beside)
        margin_text(sheet.oddHeader.right, above[1], MARGIN_CHARACTERS)
        margin_text(sheet.oddFooter.left, self._title, MARGIN_CHARACTERS)
        margin_text(sheet.oddFooter.center, below, 80)
        margin_text(sheet.oddFooter.right, "", MARGIN_CHARACTERS)
        sheet.oddFooter.right.text = self.say("Page {page} of {pages}", page="&P", pages="&N")
        for row in () if whole else self.page.breaks(self._heights, self._blocks, self._pages, self._header):
            sheet.row_breaks.append(Break(id=row))
        letters = self.letters
        sheet.print_area = f"A1:{letters[-1]}{self._row}"
        if filters:
            sheet.auto_filter.ref = f"A{self._header}:{letters[-1]}{self._list_ends or self._row}"

    # ------------------------------------------------------------------------------------------------------ cells

    def _write_heading(self, title: str, heading: Sequence[str]) -> None:
        said = [(title, 15.0, look.TEXT, True), *((line, SIZE + 0.5, look.SECOND, False) for line in heading if line)]
        for text, size, colour, bold in said:
            row = self._next()
            self._put(row, 1, text, Style(size, bold, colour))
            self._merge(row, 1, len(self.columns))
            self._set_height(row, line_count(text, self._points(), size, bold) * size * _LEADING + 3)
        self._set_height(self._next(), 6)

    def _style(
        self, align: str, column: int, *, bold: bool, colour: str, fill: str = "", top: str = "", bottom: str = ""
    ) -> Style:
        indent = 1 if column > 1 and align == "left" else 0
        across = "left" if align == "tight" else align
        return Style(SIZE, bold, colour, fill, across, indent=indent, top=top, bottom=bottom)

    def _put(self, row: int, column: int, value: Value, style: Style, wrap: bool = False) -> None:
        cell: Cell = self.sheet.cell(row, column)
        if isinstance(value, tuple):
            said = [run for run in value if run.text]
            if len(said) <= 1:  # one stretch alone needs no type within the cell
                value = said[0].text if said else ""
                if said:
                    style = style._replace(colour=said[0].colour, bold=style.bold or said[0].bold)
        if isinstance(value, str):
            if value:
                style = self._write(cell, shown(value, self._cut), value, style)
        elif isinstance(value, Box):
            style = style._replace(box=look.THIRD, format=value.format, fill=value.fill or style.fill)
        elif isinstance(value, Number):
            cell.value = value.value
            style = style._replace(format=value.format)
        elif isinstance(value, tuple):
            style = self._write(cell, self._rich(value, style), plain(value), style)
        elif isinstance(value, Spill):
            style = self._write(cell, shown(value.text, self._cut), value.text, style._replace(wrap=wrap))
        elif isinstance(value, Formula):
            cell.value = value.text
            style = style._replace(format=value.format)
        elif value is not None:
            cell.value = value
        self._styles.dress(cell, style)

    @staticmethod
    def _write(cell: Cell, content: CellRichText | str, text: str, style: Style) -> Style:
        """Write a text, never taken for anything else; returns the style that it needs for that."""
        cell.value = content
        cell.data_type = "s"  # after the value: openpyxl takes “=1+1” for a formula and “#N/A” for an error
        return style._replace(quoted=True) if text[:1] in _LIKE_FORMULAS and text else style

    def _rich(self, runs: tuple[Run, ...], style: Style) -> CellRichText | str:
        from openpyxl.cell.rich_text import CellRichText, TextBlock

        whole = plain(runs)
        safe = shown(whole, self._cut)
        if safe != whole:
            return safe
        inline = self._styles.inline
        return CellRichText(
            [TextBlock(inline(style.size, run.bold or style.bold, run.colour), run.text) for run in runs if run.text]
        )

    def _spread(self, column: int, text: str, values: Sequence[Value], bold: bool) -> tuple[int, int]:
        """How far a text may run on over the empty cells after it, and the lines that it takes there.

        Where it takes several it is merged and wrapped.
        """
        last = column
        while last + 1 < len(values) and not values[last + 1]:
            last += 1
        width = sum(c.width for c in self.columns[column : last + 1]) * POINTS_PER_CHARACTER - _INDENT - 4
        return last, line_count(text, width, SIZE, bold)

    def _merge(self, row: int, first: int, last: int, from_row: int = 0) -> None:
        from_row = from_row or row
        if last > first or row > from_row:
            self._styles.own(self.sheet.cell(from_row, first))
            self.sheet.merge_cells(start_row=from_row, end_row=row, start_column=first, end_column=last)

    def _lines(self, column: int, text: str, bold: bool = False) -> int:
        return line_count(text, self._widths[column], SIZE, bold)

    def _points(self) -> float:
        return sum(c.width for c in self.columns) * POINTS_PER_CHARACTER - 5

    def _next(self) -> int:
        self._row += 1
        return self._row

    def _set_height(self, row: int, points: float) -> None:
        self._heights[row] = min(points, _TALLEST)
        self.sheet.row_dimensions[row].height = self._heights[row]


__all__ = ["Box", "Column", "Formula", "Number", "Paper", "Run", "Spill", "Value", "shown"]
