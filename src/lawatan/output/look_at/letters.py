"""A Word file as it is looked at: its paragraphs and tables in order."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lawatan.output.look_at.tags import lines, strong, table, tag
from lawatan.words import Words


def read(content: bytes, _say: Words) -> Iterator[tuple[str, str]]:
    """The letter, in one piece."""
    import docx
    from docx.table import Table

    pieces = []
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            pieces.append(table([[lines(cell.text) for cell in row.cells] for row in block.rows]))
        else:
            told = lines(block.text)
            bold = bool(block.text) and all(run.bold for run in block.runs if run.text.strip())
            pieces.append(tag("p", strong(told) if bold else told))
    yield "", "".join(pieces)


__all__ = ["read"]
