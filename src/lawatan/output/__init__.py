"""The formats in which a programme is given to its readers: one file a format, listed in ``OUTPUTS``."""

from lawatan.output import ics, pdf, xlsx
from lawatan.output.format import AUDIENCES, Audience, Outgoing, Output, Paper, Part, Stamp
from lawatan.output.print.badges import BADGES
from lawatan.output.print.certificates import CERTIFICATES
from lawatan.output.print.door import DOOR_SIGNS
from lawatan.output.print.driver import DRIVER_SHEET
from lawatan.output.print.host_pack import HOST_PACK
from lawatan.words import mark

OUTPUTS: tuple[Output, ...] = (
    Output("ics", mark("Calendar (iCalendar)"), ".ics", (Paper("calendar", mark("Calendar"), ics.make),)),
    Output("xlsx", mark("Workbook (Excel)"), ".xlsx", (Paper("workbook", mark("Workbook"), xlsx.make),)),
    Output(
        "pdf",
        mark("To print (PDF)"),
        ".pdf",
        (
            Paper("schedule", mark("Schedule"), pdf.make, ("all", "group", "person", "committee")),
            Paper("host", mark("Host pack"), HOST_PACK.make, ("host", "person")),
            Paper("driver", mark("Driver sheet"), DRIVER_SHEET.make, ("vehicle", "person")),
            Paper("door", mark("Door signs"), DOOR_SIGNS.make, ("committee", "host")),
            Paper("badges", mark("Badges"), BADGES.make, ("committee", "group")),
            Paper("certificates", mark("Certificates"), CERTIFICATES.make, ("committee",)),
        ),
    ),
)
"""Every output, in display order."""

__all__ = ["AUDIENCES", "OUTPUTS", "Audience", "Outgoing", "Output", "Paper", "Part", "Stamp"]
