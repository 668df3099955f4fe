"""How long papers for many take: ``uv run python tests/benchmarks/papers.py --workbook [--people N] [--days N]``.

*Workbook*: the committee's, of a programme with people in ten groups, four sessions a day, buses, flights and diets, against
bare openpyxl that writes the very same cells with the same values, styles, merges, widths and heights: once through its public
properties with style objects made beforehand and shared, once by copying the style of a cell that it already has, which is
the fastest that it can. The view (trips, nights) is worked out before, as it is for any paper. Seconds of
the processor, medians of the runs, which take turns.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import io
import statistics
import sys
import time
from copy import copy
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import openpyxl
from openpyxl.cell.cell import MergedCell

from benchmarks.engine import machine
from builders import text, venue
from large import ZONE, large
from lawatan.domain import Duty, Journey, Person, Plan, Table, Vehicle, replace
from lawatan.output import Outgoing
from lawatan.output.reader import readers
from lawatan.output.xlsx import workbook
from lawatan.rules import Edition
from lawatan.schedule import Setting, View

NOW = dt.datetime(2026, 11, 14, 8, 30, tzinfo=dt.UTC)
GROUPS, SESSIONS = 10, 4
DIETS = (("halal",), ("vegetarian", "no_beef"), ("no_pork",), ())


def crowded(people: int, days: int) -> Edition:
    """A programme of so many people and days, with what fills every list: countries, flights, diets, phones, buses."""
    base = large(GROUPS * SESSIONS * days, people, GROUPS, days)
    airport = venue("AIRPORT", "BDG", -6.9006, 107.5763, kind="airport")
    lands = dt.datetime.combine(base.first_day, dt.time(6), ZONE)
    persons = []
    for n, person in enumerate(base.persons.values()):
        journey = Journey(time=lands + dt.timedelta(minutes=n % 60), venue="AIRPORT", number=f"GA {n % 40}")
        known = dict(person) | {
            "diet": DIETS[n % 4],
            "phone": f"+62 {n:06}",
            "position": text(f"Head of section {n % 50}"),
        }
        persons.append(Person.model_validate(known | {"arrival": journey if person.id.startswith("P") else None}))
    buses = [Vehicle(id=f"B{g}", name=text(f"Bus {g}"), seats=max(1, people // GROUPS + 5)) for g in range(GROUPS)]
    duties = [
        Duty(id=f"{g}-{d}", vehicle=f"B{g}", date=base.first_day + dt.timedelta(days=d), groups=(f"G{g:02}",))
        for g in range(GROUPS)
        for d in range(days)
    ]
    plan = Plan(placements=base.plan.placements, duties=Table(duties))
    venues = Table([*base.venues.values(), airport])
    return replace(base, persons=Table(persons), vehicles=Table(buses), venues=venues, plan=plan)


def cells_of(content: bytes) -> list[dict[str, Any]]:
    """The sheets of a workbook: everything that writing them anew takes."""
    book = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)
    shared: dict[tuple[str, int], Any] = {}

    def style(cell: Any, name: str, key: int) -> Any:
        if (name, key) not in shared:
            shared[name, key] = copy(getattr(cell, name))
        return shared[name, key]

    found = []
    for sheet in book:
        cells = []
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, MergedCell) or (cell.value is None and not cell.has_style):
                    continue
                ids = cell._style
                cells.append(
                    (
                        cell.row,
                        cell.column,
                        cell.value,
                        tuple(ids),
                        style(cell, "font", ids.fontId),
                        style(cell, "alignment", ids.alignmentId),
                        style(cell, "fill", ids.fillId) if ids.fillId else None,
                        style(cell, "border", ids.borderId) if ids.borderId else None,
                        cell.number_format,
                    )
                )
        found.append(
            {
                "title": sheet.title,
                "cells": cells,
                "widths": {letter: d.width for letter, d in sheet.column_dimensions.items()},
                "heights": {row: d.height for row, d in sheet.row_dimensions.items()},
                "merges": [str(each) for each in sheet.merged_cells.ranges],
            }
        )
    return found


def bare(sheets: list[dict[str, Any]], by_copy: bool) -> bytes:
    """The same cells by openpyxl alone."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for each in sheets:
        sheet = book.create_sheet(each["title"])
        made: dict[tuple[int, ...], Any] = {}
        for row, column, value, ids, font, alignment, fill, border, number_format in each["cells"]:
            cell = sheet.cell(row, column)
            if value is not None:
                cell.value = value
            if by_copy and ids in made:
                cell._style = copy(made[ids])
                continue
            cell.font = font
            cell.alignment = alignment
            if fill is not None:
                cell.fill = fill
            if border is not None:
                cell.border = border
            if number_format != "General":
                cell.number_format = number_format
            made[ids] = cell._style
        for letter, width in each["widths"].items():
            sheet.column_dimensions[letter].width = width
        for number, height in each["heights"].items():
            sheet.row_dimensions[number].height = height
        for merge in each["merges"]:
            sheet.merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def of_workbook(people: int, days: int, runs: int) -> None:
    """Print the figures of the workbook."""
    view = View(Setting(crowded(people, days)))
    out = Outgoing(view, "en", NOW)
    (reader,) = readers(view, "committee", "en")
    content = workbook(out, reader)
    sheets = cells_of(content)
    count = sum(len(each["cells"]) for each in sheets)
    print(f"workbook: {people} people, {days} days: {len(sheets)} sheets, {count} cells, {len(content) / 1e6:.1f} MB")
    makers = {
        "Lawatan": lambda: workbook(out, reader),
        "openpyxl, public properties": lambda: bare(sheets, by_copy=False),
        "openpyxl, styles copied": lambda: bare(sheets, by_copy=True),
    }
    took: dict[str, list[float]] = {name: [] for name in makers}
    for _ in range(runs):  # in turn, so that whatever else the machine does strikes all alike
        for name, make in makers.items():
            gc.collect()
            began = time.process_time()
            make()
            took[name].append(time.process_time() - began)
    print("| who | s | ours by it |\n|---|---|---|")
    for name, theirs in took.items():
        by = statistics.median(our / their for our, their in zip(took["Lawatan"], theirs, strict=True))
        print(f"| {name} | {statistics.median(theirs):.2f} | {by:.2f} |")


def main() -> None:
    """Print the tables asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--workbook", action="store_true")
    asked.add_argument("--people", type=int, default=1000)
    asked.add_argument("--days", type=int, default=13)
    asked.add_argument("--runs", type=int, default=3)
    given = asked.parse_args()
    print(machine())
    if given.workbook:
        of_workbook(given.people, given.days, given.runs)


if __name__ == "__main__":
    main()
