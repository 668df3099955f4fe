"""The formats in which a programme is given to its readers: one file a format, listed in ``OUTPUTS``."""

from lawatan.output import ics, pdf, xlsx
from lawatan.output.format import AUDIENCES, Audience, Outgoing, Output, Paper, Part, ReaderKind, Stamp
from lawatan.output.print import booklet, day_sheet, wall
from lawatan.words import mark

_GOING: tuple[ReaderKind, ...] = ("all", "group", "person", "committee")
"""Who may go along; a person who does not has none of these papers."""

OUTPUTS: tuple[Output, ...] = (
    Output("ics", mark("Calendar (iCalendar)"), ".ics", (Paper("calendar", mark("Calendar"), ics.make),)),
    Output("xlsx", mark("Workbook (Excel)"), ".xlsx", (Paper("workbook", mark("Workbook"), xlsx.make),)),
    Output(
        "pdf",
        mark("To print (PDF)"),
        ".pdf",
        (
            Paper("schedule", mark("Schedule"), pdf.make, many=pdf.many),
            Paper("booklet", mark("Booklet"), booklet.booklet, _GOING, booklet.booklets),
            Paper("pocket", mark("Booklet for the pocket"), booklet.pocket, _GOING, booklet.pockets),
            Paper("wall", mark("Wall schedule"), wall.wall, ("all", "group", "committee")),
            Paper("day", mark("Day sheets"), day_sheet.day, _GOING, day_sheet.days),
        ),
    ),
    Output(
        "png",
        mark("Day sheets as pictures"),
        ".png",
        (Paper("day", mark("Day sheets"), day_sheet.pictures, _GOING),),
    ),
)
"""Every output, in display order."""

__all__ = ["AUDIENCES", "OUTPUTS", "Audience", "Outgoing", "Output", "Paper", "Part", "Stamp"]
