"""The formats in which a programme is given to its readers: one file a format, listed in ``OUTPUTS``."""

from lawatan.output import docx, ics, pdf, txt, xlsx
from lawatan.output.format import AUDIENCES, Audience, Outgoing, Output, Paper, Part, Stamp
from lawatan.words import mark

OUTPUTS: tuple[Output, ...] = (
    Output("ics", mark("Calendar (iCalendar)"), ".ics", (Paper("calendar", mark("Calendar"), ics.make),)),
    Output("xlsx", mark("Workbook (Excel)"), ".xlsx", (Paper("workbook", mark("Workbook"), xlsx.make),)),
    Output("pdf", mark("To print (PDF)"), ".pdf", (Paper("schedule", mark("Schedule"), pdf.make),)),
    Output(
        "docx",
        mark("Letters and lists (Word)"),
        ".docx",
        (
            Paper("letter", mark("Letter"), docx.make_letter, ("host", "person")),
            Paper("names", mark("List of names"), docx.make_names, ("host", "all", "committee", "group")),
        ),
    ),
    Output("txt", mark("Messages (text)"), ".txt", (Paper("message", mark("Message"), txt.make),)),
)
"""Every output, in display order."""

__all__ = ["AUDIENCES", "OUTPUTS", "Audience", "Outgoing", "Output", "Paper", "Part", "Stamp"]
