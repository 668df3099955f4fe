"""A workbook as it is looked at: a sheet a piece, its cells as they are shown."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from lawatan.output.look_at import numbers
from lawatan.output.look_at.formulas import outcome
from lawatan.output.look_at.tags import lines, strong, table, tag
from lawatan.words import Words

MOST_ROWS = 400
"""Rows of a sheet that are looked at; of more the number is told."""


def read(content: bytes, say: Words) -> Iterator[tuple[str, str]]:
    """The sheets of a workbook, each with the rows that hold something."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), rich_text=False)
    for sheet in book.worksheets:
        rows = [row for row in sheet.iter_rows() if any(cell.value is not None for cell in row)]
        told = [[_cell(cell, say) for cell in row] for row in rows[:MOST_ROWS]]
        more = tag("p", lines(say("… and {n} more", n=len(rows) - MOST_ROWS))) if len(rows) > MOST_ROWS else ""
        yield sheet.title, table(told) + more


def _cell(cell: Any, say: Words) -> str:
    value = outcome(cell)
    if value is None:
        return ""
    told = lines(numbers.told(value, cell.number_format, say))
    return strong(told) if cell.font is not None and cell.font.b else told


__all__ = ["read"]
