"""The room nights of the programme, to be read: the rooms of each night, and below who stays from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lawatan.gui.parts import column, label
from lawatan.gui.read_table import ReadTable
from lawatan.gui.state import State

if TYPE_CHECKING:
    from lawatan.schedule import View


class Nights(QWidget):
    """Follows the programme on show; nothing here can be edited, it all follows from the plan and from the people."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("room-nights")
        self.state = state
        self._shown: tuple[View, str] | None = None
        self.about = label(role="second", wrap=True, name="room-nights-about")
        self.by_night = ReadTable(state, "room-nights-by-night")
        self.stays_head = label(role="strong", name="room-nights-stays")
        self.by_stay = ReadTable(state, "room-nights-by-stay", wide=7)
        layout = column(self.about, self.by_night, self.stays_head, self.by_stay, space=10, margins=(20, 0, 20, 16))
        layout.setStretchFactor(self.by_night, 3)
        layout.setStretchFactor(self.by_stay, 2)
        self.setLayout(layout)
        self.follow()

    def follow(self) -> None:
        """Show the programme as it is now."""
        programme, say = self.state.programme, self.state.say
        if programme is None or self._shown == (programme.current, say.language):
            return
        from lawatan.jobs.nights import NightReport

        self._shown = programme.current, say.language
        report = NightReport(programme.current, say)
        self.about.setText(report.headline)
        heads, rows = report.columns(apart="\n"), list(report.nights())
        sums = [(len(rows) - 1, at) for at in range(len(heads))]
        self.by_night.rows.show_rows(heads, rows, range(1, len(heads)), strong=sums)
        for at in (len(heads) - 2, len(heads) - 1):  # on the road, away: mostly nobody
            self.by_night.setColumnHidden(at, all(row[at] == "–" for row in rows[:-1]))
        self.stays_head.setText(say("Hotel stays"))
        self.by_stay.rows.show_rows(report.stay_columns, list(report.stay_rows()), (2, 5, 6))
        for names, table in ((say("Rooms by night and hotel"), self.by_night), (say("Hotel stays"), self.by_stay)):
            table.setAccessibleName(names)
            table.lay_out()

    def begin(self) -> None:
        """Bring the first table into use."""
        self.by_night.setFocus()

    def refresh(self) -> None:
        """Say it in the language of now."""
        self.follow()
