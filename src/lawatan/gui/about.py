"""What the program is: its version, its purpose, its licence and what it is made with."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from lawatan import __version__
from lawatan.gui.parts import button, column, label, row
from lawatan.words import Words

WIDE = 392


class About(QDialog):
    """A small window beside the desk, which goes on meanwhile."""

    def __init__(self, parent: QWidget, say: Words) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(say("About Lawatan"))
        self.setProperty("role", "panel")
        version = label(say("Version {version}", version=__version__), "quiet", name="about-version")
        purpose = label(
            say(
                "Plans the itinerary and the logistics of a multi-city training programme: sessions, visits, rides "
                "between cities, and the papers that everyone needs."
            ),
            wrap=True,
        )
        licence = label(
            say("Free software under the MIT licence: use it, change it and pass it on, without warranty."), wrap=True
        )
        parts = label(
            say("Made with Qt {qt} (LGPL 3), OR-Tools (Apache 2.0) and the typeface Inter (OFL 1.1).", qt=qVersion()),
            "second",
            wrap=True,
        )
        shut = button("", "about-close", self.close)
        shut.setText(say("Close"))
        shut.setDefault(True)
        inside = column(
            label("Lawatan", "head"), version, 10, purpose, 6, licence, 6, parts, 14, row(None, shut), space=4
        )
        inside.setContentsMargins(24, 20, 24, 18)
        inside.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        for text in (purpose, licence, parts):
            text.setFixedWidth(WIDE)
        self.setLayout(inside)
