"""The formats in which a programme is given to its readers: one file a format, listed in ``OUTPUTS``."""

from lawatan.output import docx, eml, html, ics, pdf, txt, xlsx
from lawatan.output.calendars import invitations
from lawatan.output.format import AUDIENCES, Audience, Outgoing, Output, Paper, Part, Stamp
from lawatan.output.print.badges import BADGES
from lawatan.output.print.certificates import CERTIFICATES
from lawatan.output.print.door import DOOR_SIGNS
from lawatan.output.print.driver import DRIVER_SHEET
from lawatan.output.print.host_pack import HOST_PACK
from lawatan.words import mark

PDF = Output(
    "pdf",
    mark("To print (PDF)"),
    ".pdf",
    (
        Paper("schedule", mark("Schedule"), pdf.make, ("all", "group", "person", "committee"), pages=pdf.pages),
        Paper("host", mark("Host pack"), HOST_PACK.make, ("host", "person"), pages=HOST_PACK.pages),
        Paper("driver", mark("Driver sheet"), DRIVER_SHEET.make, ("vehicle", "person"), pages=DRIVER_SHEET.pages),
        Paper("door", mark("Door signs"), DOOR_SIGNS.make, ("committee", "host"), pages=DOOR_SIGNS.pages),
        Paper("badges", mark("Badges"), BADGES.make, ("committee", "group"), pages=BADGES.pages),
        Paper("certificates", mark("Certificates"), CERTIFICATES.make, ("committee",), pages=CERTIFICATES.pages),
    ),
)

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
    Output(
        "xlsx",
        mark("Workbook (Excel)"),
        ".xlsx",
        (
            Paper("workbook", mark("Workbook"), xlsx.make),
            Paper("signatures", mark("Signature lists"), xlsx.make_signatures, ("committee",)),
        ),
    ),
    PDF,
    Output(
        "docx",
        mark("Letters and lists (Word)"),
        ".docx",
        (
            Paper("letter", mark("Letter"), docx.make_letter, ("host", "person")),
            Paper("names", mark("List of names"), docx.make_names, ("host", "all", "committee", "group")),
        ),
    ),
    Output("html", mark("Page for phones (HTML)"), ".html", (Paper("page", mark("Page"), html.make),)),
    Output("eml", mark("E-mails, ready to be sent (.eml)"), ".eml", (Paper("mails", mark("E-mails"), eml.maker(PDF)),)),
    Output("txt", mark("Messages (text)"), ".txt", (Paper("message", mark("Message"), txt.make),)),
)
"""Every output, in display order."""

__all__ = ["AUDIENCES", "OUTPUTS", "Audience", "Outgoing", "Output", "Paper", "Part", "Stamp"]
