"""The formats in which a programme is given to its readers: one file a format, listed in ``OUTPUTS``."""

from lawatan.output import docx, eml, html, ics, txt, xlsx
from lawatan.output.calendars import invitations
from lawatan.output.format import AUDIENCES, Audience, Outgoing, Output, Paper, Part, ReaderKind, Stamp
from lawatan.output.print import day_sheet
from lawatan.output.print.badges import BADGES
from lawatan.output.print.booklet import BOOKLET, POCKET
from lawatan.output.print.certificates import CERTIFICATES
from lawatan.output.print.day_sheet import DAY_SHEETS
from lawatan.output.print.door import DOOR_SIGNS
from lawatan.output.print.driver import DRIVER_SHEET
from lawatan.output.print.host_pack import HOST_PACK
from lawatan.output.print.schedule import SCHEDULE
from lawatan.output.print.wall import WALL
from lawatan.words import mark

_GOING: tuple[ReaderKind, ...] = ("all", "group", "person", "committee")
"""Who may go along; a person who does not has none of these papers but the schedule, where no other suits."""

PDF = Output(
    "pdf",
    mark("To print (PDF)"),
    ".pdf",
    (
        SCHEDULE.paper("schedule", mark("Schedule"), _GOING),
        HOST_PACK.paper("host", mark("Host pack"), ("host", "person")),
        DRIVER_SHEET.paper("driver", mark("Driver sheet"), ("vehicle", "person")),
        BOOKLET.paper("booklet", mark("Booklet"), _GOING),
        POCKET.paper("pocket", mark("Booklet for the pocket"), _GOING),
        DAY_SHEETS.paper("day", mark("Day sheets"), _GOING),
        WALL.paper("wall", mark("Wall schedule"), ("all", "group", "committee")),
        DOOR_SIGNS.paper("door", mark("Door signs"), ("committee", "host")),
        BADGES.paper("badges", mark("Badges"), ("committee", "group")),
        CERTIFICATES.paper("certificates", mark("Certificates"), ("committee",)),
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
    Output(
        "png",
        mark("Day sheets as pictures"),
        ".png",
        (Paper("day", mark("Day sheets"), day_sheet.pictures, _GOING),),
    ),
    Output("html", mark("Page for phones (HTML)"), ".html", (Paper("page", mark("Page"), html.make),)),
    Output("eml", mark("E-mails, ready to be sent (.eml)"), ".eml", (Paper("mails", mark("E-mails"), eml.maker(PDF)),)),
    Output("txt", mark("Messages (text)"), ".txt", (Paper("message", mark("Message"), txt.make),)),
)
"""Every output, in display order."""

__all__ = ["AUDIENCES", "OUTPUTS", "Audience", "Outgoing", "Output", "Paper", "Part", "Stamp"]
