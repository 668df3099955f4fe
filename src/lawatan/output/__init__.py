"""The formats in which a programme is given to its readers: one file a format, listed in ``OUTPUTS``."""

from lawatan.output import ics, pdf, xlsx
from lawatan.output.format import AUDIENCES, Audience, Outgoing, Output, Paper, Part, Stamp
from lawatan.output.print import badges, certificates, door, driver, host_pack
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
            Paper("host", mark("Host pack"), host_pack.make, ("host", "person")),
            Paper("driver", mark("Driver sheet"), driver.make, ("vehicle", "person")),
            Paper("door", mark("Door signs"), door.make, ("committee", "host")),
            Paper("badges", mark("Badges"), badges.make, ("committee", "group")),
            Paper("certificates", mark("Certificates"), certificates.make, ("committee",)),
        ),
    ),
)
"""Every output, in display order."""

__all__ = ["AUDIENCES", "OUTPUTS", "Audience", "Outgoing", "Output", "Paper", "Part", "Stamp"]
