"""What a reader is told of changes: in its list, in its lines, and in the committee's Changes."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

from lawatan.output import Outgoing
from lawatan.output.daybook import Daybook
from lawatan.output.reader import Reader, readers_named, receivers
from lawatan.output.xlsx import workbook


def one(out: Outgoing, name: str) -> Reader:
    """A reader by id; ``all`` and ``committee`` by their names."""
    if name in ("all", "committee"):
        return receivers(out, name)[0]  # type: ignore[arg-type]
    return readers_named(out.view, [name], out.language)[0][0]


def of(out: Outgoing, name: str) -> list[str]:
    """The sentences that a reader is told."""
    return [each.text for each in out.news(one(out, name))]


def marks(out: Outgoing, name: str) -> dict[str, str]:
    """What is marked in a reader's daybook: by item or run the kind of change."""
    reader = one(out, name)
    daybook = Daybook(out.view, reader, out.language, out.news(reader))
    return {new.item: new.kind for item in daybook.items if (new := daybook.new(item)) is not None}


def changes_sheet(out: Outgoing, name: str) -> list[tuple[Any, ...]]:
    """The rows of the workbook's Changes below its header: what is new and, for the committee, who is told."""
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(out, one(out, name))))["Changes"]
    begins = int(sheet.freeze_panes[1:])
    return [row[1:] for row in sheet.iter_rows(min_row=begins, values_only=True) if row[2]]
