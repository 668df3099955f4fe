"""The formats in which a programme is given to its readers: one file a format, listed in ``OUTPUTS``."""

from lawatan.output import html, ics, pdf, xlsx
from lawatan.output.format import AUDIENCES, Audience, Outgoing, Output, Paper, Part, Stamp
from lawatan.words import mark

OUTPUTS: tuple[Output, ...] = (
    Output("ics", mark("Calendar (iCalendar)"), ".ics", (Paper("calendar", mark("Calendar"), ics.make),)),
    Output("xlsx", mark("Workbook (Excel)"), ".xlsx", (Paper("workbook", mark("Workbook"), xlsx.make),)),
    Output("pdf", mark("To print (PDF)"), ".pdf", (Paper("schedule", mark("Schedule"), pdf.make),)),
    Output("html", mark("Page for phones (HTML)"), ".html", (Paper("page", mark("Page"), html.make),)),
)
"""Every output, in display order."""

__all__ = ["AUDIENCES", "OUTPUTS", "Audience", "Outgoing", "Output", "Paper", "Part", "Stamp"]
