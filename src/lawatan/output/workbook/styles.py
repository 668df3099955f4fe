"""Styles of cells: each that a sheet uses is made once, since making one for every cell takes longer than writing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lawatan.output.workbook import look

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.cell.text import InlineFont
    from openpyxl.worksheet.worksheet import Worksheet


class Style(NamedTuple):
    """How a cell looks; colours are RGB, empty where there is none, ``box`` has a line on every side."""

    size: float
    bold: bool = False
    colour: str = look.TEXT
    fill: str = ""
    across: str = "left"
    down: str = "top"
    wrap: bool = True
    indent: int = 0
    top: str = ""
    bottom: str = ""
    box: str = ""
    format: str = "General"
    quoted: bool = False


class Styles:
    """The styles of one sheet."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._made: dict[Style, Any] = {}
        self._inline: dict[tuple[float, bool, str], InlineFont] = {}

    def dress(self, cell: Cell, style: Style) -> None:
        """Give a cell a style."""
        array = self._made.get(style)
        if array is None:
            array = self._made[style] = self._make(style)
        # openpyxl 3.1 has no public way to a style that many cells share; copying ``_style`` is what its own copying does.
        cell._style = array  # type: ignore[attr-defined]

    def own(self, cell: Cell) -> None:
        """Give a cell a style that is its own: merging draws the lines of its edges into it."""
        from copy import copy

        cell._style = copy(cell._style)  # type: ignore[attr-defined]

    def inline(self, size: float, bold: bool, colour: str) -> InlineFont:
        """The type of a stretch of text within a cell."""
        from openpyxl.cell.text import InlineFont
        from openpyxl.styles.colors import Color

        key = (size, bold, colour)
        if key not in self._inline:
            self._inline[key] = InlineFont(rFont=look.FONT, sz=size, color=Color(colour), b=bold)
        return self._inline[key]

    def _make(self, style: Style) -> Any:
        from openpyxl.cell.cell import Cell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        cell = Cell(self._sheet, 1, 1)
        cell.font = Font(name=look.FONT, size=style.size, bold=style.bold, color=style.colour)
        cell.alignment = Alignment(
            horizontal=style.across, vertical=style.down, wrap_text=style.wrap, indent=style.indent
        )
        if style.fill:
            cell.fill = PatternFill("solid", fgColor=style.fill)
        line = {
            colour: Side("thin", color=colour) if colour else Side() for colour in (style.top, style.bottom, style.box)
        }
        if style.box:
            side = line[style.box]
            cell.border = Border(top=side, bottom=side, left=side, right=side)
        elif style.top or style.bottom:
            cell.border = Border(top=line[style.top], bottom=line[style.bottom])
        cell.number_format = style.format
        if style.quoted:
            cell.quotePrefix = True
        return cell._style  # type: ignore[attr-defined]


__all__ = ["Style", "Styles"]
