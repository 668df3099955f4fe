"""The attendance list: everybody who goes along, with a box for each day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from lawatan.domain import head_count
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Box, Column, Value

if TYPE_CHECKING:
    from openpyxl import Workbook

_DAYS = 14
"""So many days stand beside one another; more go on in a further sheet."""


def write(book: Workbook, content: Content) -> None:
    """Add the sheet, or several for a long programme; none where nobody goes along."""
    dates = [day.date for day in content.days(empty=True)]
    parts = [dates[n : n + _DAYS] for n in range(0, len(dates), _DAYS)]
    if not any(head_count(content.edition, leaf) for leaf in content.view.setting.leaves):
        return
    for n, part in enumerate(parts, 1):
        title = content.say("Attendance list")
        _write(book, content, part, f"{title} {n}" if len(parts) > 1 else title)


def _write(book: Workbook, content: Content, dates: list[dt.date], title: str) -> None:
    say = content.say
    columns = (
        Column(say("No."), 5.5, "right"),
        Column(say("Name"), 30),
        Column(say("Position"), 24),
        Column(say("Country"), 16),
        *(Column(say.date(date), 7.5, "center") for date in dates),
    )
    paper = content.paper(book, title, columns)
    paper.header()
    boxes: list[Value] = [Box()] * len(dates)
    for leaf in content.view.setting.leaves:
        persons = content.travellers(leaf)
        nameless = max(0, head_count(content.edition, leaf) - len(persons))
        told = content.account.people(len(persons) + nameless)
        paper.band(content.account.groups((leaf,)), told, 3)
        for n, person in enumerate(persons, 1):
            name = content.edition.persons[person].name
            paper.row(
                (n, name, content.position(person), content.account.country(person), *boxes), top=look.LINE, least=19
            )
        for n in range(nameless):
            paper.row((len(persons) + n + 1, "", "", "", *boxes), top=look.LINE, least=19)
    content.finish(paper)
