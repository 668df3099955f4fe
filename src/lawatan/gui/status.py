"""The bottom of the desk: what is to fix, what is scheduled, the time on the road, and the language."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from lawatan.gui import names
from lawatan.gui.notice import road_text
from lawatan.gui.parts import Segments, button, label, restyle, row
from lawatan.gui.state import State
from lawatan.gui.tokens import STATUS_PX
from lawatan.words import LANGUAGES, mark

STANDINGS = {
    "keeping": mark("Keeping…"),
    "kept": mark("Kept"),
    "failed": mark("Not kept"),
    "reading": mark("Open to read"),
}


class Status(QFrame):
    """Sums up the programme on show."""

    to_fix = Signal()
    """It was asked what is to fix."""
    waiting = Signal()
    """It was asked what is not scheduled."""
    saved = Signal()
    """It is to be saved: under a name, or once more."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setProperty("role", "bottom")
        self.setFixedHeight(STATUS_PX)
        self.state = state
        self.fix = button("flat", "status-fix", self.to_fix.emit)
        self.scheduled = button("flat", "status-scheduled", self.waiting.emit)
        self.road: QLabel = label(role="second", name="status-road")
        self.kept: QLabel = label(role="second", name="status-kept")
        self.save = button("link", "status-save", self.saved.emit)
        self.languages = Segments([f"language-{code}" for code in LANGUAGES], role="flat")
        self.languages.set_texts(*LANGUAGES.values())
        self.languages.chosen.connect(self._speak)
        self.setLayout(
            row(
                self.fix,
                self.scheduled,
                self.road,
                None,
                self.kept,
                self.save,
                self.languages,
                space=14,
                margins=(10, 0, 10, 0),
            )
        )
        for signal in (state.shown, state.worded, state.looked):
            signal.connect(self.refresh)
        state.keeping.stood.connect(self.refresh_kept)
        self.refresh()

    def refresh_kept(self) -> None:
        """Say whether what was done is on the disk."""
        say, programme, keeping = self.state.say, self.state.programme, self.state.keeping
        standing = keeping.standing(programme.number) if programme is not None else ""
        self.kept.setVisible(bool(standing))
        self.save.setVisible(False)
        if programme is None or not standing:
            return
        fault = keeping.fault(programme.number)
        self.kept.setText(("✓ " if standing == "kept" else "") + say(STANDINGS[standing]))
        path = keeping.path(programme.number)
        why = getattr(fault, "told", lambda _: str(fault))(say) if fault is not None else ""
        self.kept.setToolTip(why or (str(path) if path is not None else ""))
        restyle(self.kept, {"failed": "must", "reading": "warning"}.get(standing, "second"))
        named = standing == "kept" and not keeping.draft(programme.number)
        self.save.setVisible(standing != "keeping" and not named)
        self.save.setText(say("Try again") if standing == "failed" else say("Save as…"))

    def refresh(self) -> None:
        """Sum up anew."""
        self.refresh_kept()
        say, programme = self.state.say, self.state.programme
        self.languages.choose(list(LANGUAGES).index(say.language))
        for part in (self.fix, self.scheduled, self.road):
            part.setVisible(programme is not None and programme.total > 0)
        if programme is None:
            return
        must, all_of_them = programme.must_fix, len(programme.breaches)
        if must and not programme.alarming:
            self.fix.setText(say("Nothing is scheduled yet"))
        elif must:
            self.fix.setText(say("{n} to fix", n=all_of_them))
        elif all_of_them:
            self.fix.setText(say.plural("{n} warning", "{n} warnings", all_of_them))
        else:
            self.fix.setText("✓ " + say("Nothing to fix"))
        alarm = "flat-must" if programme.alarming else "flat" if must else "flat-warning"
        restyle(self.fix, alarm if all_of_them else "flat-good")
        placed = programme.total - len(programme.waiting)
        self.scheduled.setText(say("{placed} of {total} scheduled", placed=placed, total=programme.total))
        self.scheduled.setToolTip(", ".join(names.counted(programme.setting, say)))
        self.road.setVisible(bool(programme.view.entries))
        self.road.setText(road_text(say, programme.view.travel_minutes, programme.bound))

    def _speak(self, index: int) -> None:
        self.state.speak(list(LANGUAGES)[index])
