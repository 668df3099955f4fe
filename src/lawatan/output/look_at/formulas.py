"""What the formulas of our workbooks come to, which a file does not hold until a spreadsheet has opened it.

There are four sorts (``lawatan.output.workbook.counting``): a sum of a stretch, a cell of another sheet, a product of two
cells, and nothing else; of any other the outcome is not told.
"""

from __future__ import annotations

import re
from typing import Any

_SUM = re.compile(r"=SUM\(([A-Z]+\d+:[A-Z]+\d+)\)")
_CELL = re.compile(r"='((?:[^']|'')+)'!([A-Z]+\d+)")
_PRODUCT = re.compile(r"=([A-Z]+\d+)\*([A-Z]+\d+)")


def outcome(cell: Any) -> object:
    """The value of a cell, worked out where it is a formula of ours; None of another."""
    if cell.data_type != "f":
        return cell.value
    sheet, text = cell.parent, str(cell.value)
    if found := _SUM.fullmatch(text):
        return sum(_number(each) for row in sheet[found[1]] for each in row)
    if found := _CELL.fullmatch(text):
        return outcome(sheet.parent[found[1].replace("''", "'")][found[2]])
    if found := _PRODUCT.fullmatch(text):
        return _number(sheet[found[1]]) * _number(sheet[found[2]])
    return None


def _number(cell: Any) -> float:
    """As a spreadsheet reckons: what is empty or a text counts nothing."""
    value = outcome(cell)
    return value if isinstance(value, int | float) else 0


__all__ = ["outcome"]
