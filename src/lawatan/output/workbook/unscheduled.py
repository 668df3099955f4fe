"""What is not on the board yet: activities without a time slot, changes of city without a ride."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Run

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet; none where everything is scheduled."""
    say, account, reader, view = content.say, content.account, content.reader, content.view
    unplaced = [o for o in view.unplaced if reader.concerns(o)]
    rides = [c for c in view.without_ride if reader.concerns(c)]
    if not unplaced and not rides:
        return
    columns = (
        Column("", 0.9),
        Column(say("Activity"), 52),
        Column(say("Kind"), 20),
        Column(say("Groups"), 24),
        Column(say("People"), 10, "right"),
        Column(say("Duration"), 11, "right"),
        Column(say("Must happen"), 16),
    )
    paper = content.paper(book, say("Not scheduled"), columns)
    paper.header()
    for occurrence in unplaced:
        activity = occurrence.activity
        paper.row(
            (
                "",
                (Run(account.name(occurrence), bold=True),),
                account.kind(activity),
                account.groups(occurrence.groups),
                occurrence.head_count,
                content.minutes(occurrence.minutes, activity.assumed("duration_minutes")),
                say("Yes") if activity.must_happen else say("No"),
            ),
            bar=look.BARS[activity.kind],
        )
    for crossing in rides:
        change, cities = crossing.change, content.edition.cities
        names = [account.text(cities[c].name) for c in (change.from_city, change.to_city)]
        said = (Run(" → ".join(names), bold=True),)
        group = account.groups((crossing.leaf,))
        paper.row(("", said, say("Intercity travel"), group, crossing.head_count, "", say("Yes")), bar=look.TRIP_BAR)
    content.finish(paper)
