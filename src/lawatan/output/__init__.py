"""The formats in which a programme is given to its readers: one file a format, listed in ``OUTPUTS``."""

from lawatan.output import ics, pdf, xlsx
from lawatan.output.format import AUDIENCES, Audience, Output
from lawatan.words import mark

OUTPUTS: tuple[Output, ...] = (
    Output("ics", mark("Calendar (iCalendar)"), ".ics", ics.write),
    Output("xlsx", mark("Workbook (Excel)"), ".xlsx", xlsx.write),
    Output("pdf", mark("Schedule to print (PDF)"), ".pdf", pdf.write),
)
"""Every output, in display order."""

__all__ = ["AUDIENCES", "OUTPUTS", "Audience", "Output"]
