"""Qt's own words in the language of the screen, where a window is Qt's: it has none in Indonesian (``qtbase_id.qm``)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator

from lawatan.words import Words, mark

PRINTING = {
    **{
        text: text
        for text in (
            mark("Printer"),
            mark("&Name:"),
            mark("P&roperties"),
            mark("Location:"),
            mark("Type:"),
            mark("Preview"),
            mark("Output &file:"),
            mark("&Options >>"),
            mark("&Options <<"),
            mark("&Print"),
            mark("Print to File (PDF)"),
            mark("Local file"),
            mark("Write PDF file"),
            mark("Print range"),
            mark("Print all"),
            mark("Pages from"),
            mark("Pages"),
            mark(
                "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. "
                "E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9."
            ),
            mark("Current Page"),
            mark("Page &Set:"),
            mark("All Pages"),
            mark("Odd Pages"),
            mark("Even Pages"),
            mark("Output Settings"),
            mark("Copies:"),
            mark("Collate"),
            mark("Copies"),
            mark("Color Mode"),
            mark("Grayscale"),
            mark("Double Sided Printing"),
            mark("Long side binding"),
            mark("Short side binding"),
            mark("Options"),
            mark("OK"),
            mark("Cancel"),
            mark("&Yes"),
            mark("&No"),
            mark("Printer Properties"),
            mark("Page size:"),
            mark("Width:"),
            mark("Height:"),
            mark("Paper source:"),
            mark("Orientation"),
            mark("Portrait"),
            mark("Landscape"),
            mark("Reverse landscape"),
            mark("Reverse portrait"),
            mark("Margins"),
            mark("top margin"),
            mark("left margin"),
            mark("right margin"),
            mark("bottom margin"),
            mark("Page Layout"),
            mark("Page &order:"),
            mark("Pages &per sheet:"),
            mark("Millimeters (mm)"),
            mark("Inches (in)"),
            mark("Points (pt)"),
            mark("Left to Right, Top to Bottom"),
            mark("Left to Right, Bottom to Top"),
            mark("Right to Left, Bottom to Top"),
            mark("Right to Left, Top to Bottom"),
            mark("Bottom to Top, Left to Right"),
            mark("Bottom to Top, Right to Left"),
            mark("Top to Bottom, Left to Right"),
            mark("Top to Bottom, Right to Left"),
            mark("Page"),
            mark("Advanced"),
            mark("There are conflicts in some options. Please fix them."),
            mark("Job Options"),
            mark("Job Control"),
            mark("Scheduled &printing:"),
            mark("&Billing information:"),
            mark("Job &priority:"),
            mark("Banner Pages"),
            mark("&Start:"),
            mark("&End:"),
            mark("Print Immediately"),
            mark("Hold Indefinitely"),
            mark("Specific Time"),
        )
    },
    "Print": mark("Print"),
    "to": mark("to page"),
    "Reverse": mark("Last page first"),
    "Color": mark("In colour"),
    "Off": mark("One side"),
    "Selection": mark("What is selected"),
    "Paper": mark("Size of the paper"),
    "Custom": mark("Of your own"),
    "None": mark("Nothing of it"),
    "%1 is a directory.\nPlease choose a different file name.": mark("%1 is a folder: choose another file name."),
    "File %1 is not writable.\nPlease choose a different file name.": mark(
        "The file %1 cannot be written: choose another file name."
    ),
    "%1 already exists.\nDo you want to overwrite it?": mark("%1 is there already: is it to be replaced?"),
    "The 'From' value cannot be greater than the 'To' value.": mark("The first page comes after the last one."),
}
"""What the dialogs for printing say, by Qt's English text; where that means something else in Lawatan, by a clearer one."""


class QtWords(QTranslator):
    """Gives Qt its own words in a language of ours; what is not known stays as Qt has it."""

    def __init__(self, say: Words, known: dict[str, str]) -> None:
        super().__init__()
        self._say, self._known = say, known

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str | None:
        return self._say(self._known[source]) if source in self._known else None

    def isEmpty(self) -> bool:
        return False


@contextmanager
def qt_speaks(say: Words, known: dict[str, str]) -> Iterator[None]:
    """While this goes on, windows of Qt's own that are made speak the language of the screen."""
    if say.language == "en":
        yield
        return
    words = QtWords(say, known)
    QCoreApplication.installTranslator(words)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(words)


__all__ = ["PRINTING", "QtWords", "qt_speaks"]
