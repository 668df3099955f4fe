"""A block of cells from a spreadsheet as an edit: all of it, or a list of what does not fit and nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from lawatan.domain import Record, Text
from lawatan.domain.edit import apply, changed
from lawatan.domain.fields import RecordField
from lawatan.domain.tables import Key
from lawatan.jobs.blank import Missing, free_id, new_record
from lawatan.jobs.cells import Unread, read, shown
from lawatan.jobs.faults import what
from lawatan.jobs.naming import Names, zone_of

MOST_ROWS = 5000
"""A block of more rows is no table of a programme."""


@dataclass
class Pasted:
    """What pasting comes to: the edit, or its faults."""

    changes: dict[Key, Record | None] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    """One sentence each, with row and column."""
    added: int = 0
    altered: int = 0


def block(text: str) -> list[list[str]]:
    """The cells of a text that a spreadsheet put on the clipboard: rows by line, cells by tab, quotes around lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    try:
        rows = list(csv.reader(io.StringIO(lines), delimiter="\t"))
    except csv.Error:  # a cell of over 131,072 letters: no spreadsheet, and each line is what it is
        rows = [line.split("\t") for line in lines.split("\n")]
    return [[cell.strip() for cell in row or [""]] for row in rows]


def written(rows: Sequence[Record], fields: Sequence[RecordField], names: Names) -> str:
    """Cells for a spreadsheet: names for references, 2018-07-19 for dates."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for record in rows:
        here = names.about(record)
        writer.writerow([shown(getattr(record, f.name), f, here, plain=True) for f in fields])
    return out.getvalue()


def pasted(
    names: Names,
    table: str,
    kind: type[Record],
    cells: Sequence[Sequence[str]],
    rows: Sequence[str],
    fields: Sequence[RecordField],
    can_add: bool = True,
    known: Sequence[RecordField] = (),
) -> Pasted:
    """The edit that puts ``cells`` over the records ``rows``, from the first of ``fields`` on; further rows are new.

    A first row that names the columns is left out, and says which of these or of the ``known`` they are. An empty row
    over a record empties its fields; one that would be a new record is none.
    """
    say, found = names.say, Pasted()
    cells, fields = _under_its_heads([list(row) for row in cells], list(fields), [*known, *fields], names)
    cells = [row for number, row in enumerate(cells) if any(row) or number < len(rows)]
    if len(cells) > MOST_ROWS:
        found.faults.append(
            say("There are {n} rows: more than {most} are not pasted at once.", n=len(cells), most=MOST_ROWS)
        )
        return found
    if len(cells) > len(rows) and not can_add:
        found.faults.append(say("There are {n} rows, and here only {m} to paste them over.", n=len(cells), m=len(rows)))
        return found
    widest = max((len(row) for row in cells), default=0)
    if widest > len(fields):
        message = say("The block has {n} columns; from here on there are {m}.", n=widest, m=len(fields))
        found.faults.append(message)
        return found
    numbers: dict[Key, int] = {}
    taken = set(names.table(table))
    for number, row in enumerate(cells):
        existing = rows[number] if number < len(rows) else None
        try:
            record = names.table(table)[existing] if existing else _new(kind, table, row, fields, names, taken)
        except Missing as missing:
            found.faults.append(str(missing))
            return found
        here = names.within(zone_of(names.edition, (table, record.id)))
        after = _filled(record, row, fields, here, number, found)
        if after is None:
            continue
        key = (table, after.id)
        if existing is None:
            found.added += 1
            taken.add(after.id)
        elif after != record:
            found.altered += 1
        numbers[key] = number
        found.changes[key] = after
    if not found.faults:
        try:
            apply(names.edition, found.changes)
        except ValidationError as fault:
            for error in fault.errors(include_url=False):
                where = tuple(part for part in error["loc"] if part != "plan")
                title = next((f.title for f in fields if f.name in where), fields[0].title)
                found.faults.append(_told(names, numbers.get((table, str(where[1])), 0), title, what(error, say) + "."))
    if found.faults:
        found.changes.clear()
    return found


def _under_its_heads(
    cells: list[list[str]], fields: list[RecordField], known: Sequence[RecordField], names: Names
) -> tuple[list[list[str]], list[RecordField]]:
    """Without a first row that names columns; then they are those of that row."""
    called = {
        title: f for f in known for title in (f.name.casefold(), f.title.casefold(), names.say(f.title).casefold())
    }
    heads = [called.get(cell.casefold()) for cell in cells[0]] if cells else []
    named = [head for head in heads if head is not None]
    if len(heads) > 1 and len(named) == len(heads):
        return cells[1:], named
    return cells, fields


def _new(
    kind: type[Record], table: str, row: Sequence[str], fields: Sequence[RecordField], names: Names, taken: set[str]
) -> Record:
    """A blank record for a row, called as the row says, behind those that are there and those made before it."""
    called = next((cell for cell, f in zip(row, fields, strict=False) if f.name == "name" and cell), "")
    made = new_record(kind, table, called or names.say("New"), names)
    behind = made.order + len(taken) - len(names.table(table))
    return changed(made, id=free_id(called or names.say("New"), taken), order=behind)


def _filled(
    record: Record, row: Sequence[str], fields: Sequence[RecordField], names: Names, number: int, found: Pasted
) -> Record | None:
    """The record with a row's cells in it; None where a cell does not fit, which is told."""
    year = int(names.edition.first_day.year)
    values: dict[str, Any] = {}
    before = len(found.faults)
    for cell, f in zip(row, fields, strict=False):
        try:
            values[f.name] = value_of(cell, f, record, names, year, values.get("venue"))
        except Unread as fault:
            found.faults.append(_told(names, number, f.title, str(fault)))
    if len(found.faults) > before:
        return None
    try:
        return changed(record, **values)
    except ValidationError as fault:
        for error in fault.errors(include_url=False):
            title = next((f.title for f in fields if error["loc"][:1] == (f.name,)), fields[0].title)
            found.faults.append(_told(names, number, title, what(error, names.say) + "."))
        return None


def value_of(cell: str, named: RecordField, record: Record, names: Names, year: int, venue: str | None = None) -> Any:
    """What a cell says for a field of a record: a bilingual text in the language on screen, the other one stays.

    ``venue`` is where it is to be held instead: its rooms are what a room can be.
    """
    names = names.about(record, venue) if named.shape.of_venue else names
    value = read(cell, named, names, year=year)
    if named.shape.sort == "text":
        text: Text = getattr(record, named.name)
        return Text.model_validate({**dict(text), names.say.language: value})
    if named.shape.of is not None and named.shape.of.sort == "text":
        return tuple(Text.model_validate({names.say.language: part}) for part in value)
    return value


def _told(names: Names, number: int, title: str, sentence: str) -> str:
    return names.say("Row {n}, {column}: {what}", n=number + 1, column=names.say(title), what=sentence)
