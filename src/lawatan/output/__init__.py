"""The formats in which a programme is given to its readers: one file a format, listed in ``OUTPUTS``."""

from lawatan.output import eml, ics, pdf, xlsx
from lawatan.output.calendars import invitations
from lawatan.output.format import AUDIENCES, Audience, Outgoing, Output, Paper, Part, Stamp
from lawatan.words import mark

PDF = Output("pdf", mark("To print (PDF)"), ".pdf", (Paper("schedule", mark("Schedule"), pdf.make, pages=pdf.pages),))

OUTPUTS: tuple[Output, ...] = (
    Output(
        "ics",
        mark("Calendar (iCalendar)"),
        ".ics",
        (
            Paper("calendar", mark("Calendar"), ics.make),
            Paper("invitations", mark("Invitations, one meeting a file"), invitations.make, ("host", "person")),
        ),
    ),
    Output("xlsx", mark("Workbook (Excel)"), ".xlsx", (Paper("workbook", mark("Workbook"), xlsx.make),)),
    PDF,
    Output("eml", mark("E-mails, ready to be sent (.eml)"), ".eml", (Paper("mails", mark("E-mails"), eml.maker(PDF)),)),
)
"""Every output, in display order."""

__all__ = ["AUDIENCES", "OUTPUTS", "Audience", "Outgoing", "Output", "Paper", "Part", "Stamp"]
