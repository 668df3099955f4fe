"""The line below the top of the desk: live progress while planning goes on, and answers that need no dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QSizePolicy

from lawatan.gui.parts import button, label, restyle, row
from lawatan.gui.state import State
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.jobs.plan import Outcome, Progress

STAGES = {
    "place": mark("Finding a time slot for everything"),
    "travel": mark("Shortening the ways"),
    "waiting": mark("Shortening the waiting"),
}
ENDS = {
    "complete": (mark("Planned: everything has its time slot."), "good"),
    "incomplete": (
        mark("Planned, but not everything found a time slot: see Not scheduled for the reasons."),
        "warning",
    ),
    "breached": (mark("Planned, but rules are broken: see To fix."), "must"),
    "impossible": (
        mark(
            "Not everything can be scheduled under the rules: what fits is on the board, the reasons under Not scheduled."
        ),
        "must",
    ),
    "cancelled": (mark("Cancelled: the best plan so far is kept."), "warning"),
}


class Progressing(QFrame):
    """Says how planning stands, while it goes on."""

    cancelled = Signal()

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("progress")
        self.setProperty("role", "note")
        self.state = state
        self.latest: Progress | None = None
        self.stage = label(role="strong", name="progress-stage")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(140)
        self.counted, self.road = QLabel(), QLabel()
        self.elapsed = label(role="quiet")
        self.cancel = button("", "cancel", self.stop)
        self.setLayout(
            row(
                self.stage,
                self.bar,
                self.counted,
                self.road,
                self.elapsed,
                None,
                self.cancel,
                space=16,
                margins=(16, 6, 16, 6),
            )
        )
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(100)
        self._timer.timeout.connect(self._tick)
        state.worded.connect(self.refresh)
        self.hide()

    def begin(self) -> None:
        """Planning has begun."""
        self.latest = None
        self.cancel.setEnabled(True)
        self._since.start()
        self._timer.start()
        self.bar.setRange(0, 0)
        self.refresh()
        self.show()

    def follow(self, progress: Progress) -> None:
        """There is a better plan."""
        self.latest = progress
        self.bar.setRange(0, max(progress.total, 1))
        self.bar.setValue(progress.placed)
        self.refresh()

    def end(self) -> None:
        """Planning has ended."""
        self._timer.stop()
        self.hide()

    def refresh(self) -> None:
        """Write it anew."""
        say, latest = self.state.say, self.latest
        self.cancel.setText(say("Cancel"))
        if not self.cancel.isEnabled():
            self.stage.setText(say("Cancelling…"))
        elif latest is None:
            self.stage.setText(say("Starting to plan…"))
        else:
            self.stage.setText(say(STAGES[latest.stage]) if latest.stage in STAGES else latest.stage)
        self.counted.setVisible(latest is not None)
        self.road.setVisible(latest is not None)
        if latest is not None:
            self.counted.setText(say("{placed} of {total} scheduled", placed=latest.placed, total=latest.total))
            self.road.setText(road_text(say, latest.travel_minutes, latest.bound))
        self._tick()

    def _tick(self) -> None:
        seconds = self._since.elapsed() // 1000 if self._since.isValid() else 0
        self.elapsed.setText(self.state.say("{n} s", n=seconds))

    def stop(self) -> None:
        """Ask for the end of planning, and say so until it has come."""
        self.cancel.setEnabled(False)
        self.refresh()
        self.cancelled.emit()


def road_text(say, minutes: int, bound: int | None) -> str:
    """The time on the road and what no plan can better."""
    road = say("Road {length}", length=say.duration(minutes))
    return say("{road}, bound {length}", road=road, length=say.duration(bound)) if bound else road


class Notice(QFrame):
    """One answer, until it is closed or another takes its place."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.state = state
        self._said: tuple[str, dict[str, object], str] = ("", {}, "")
        self.text = label(wrap=True, name="notice-text")
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.shut = button("flat", "notice-close", self.hide)
        self.setLayout(row(self.text, self.shut, space=16, margins=(16, 6, 12, 6)))
        state.worded.connect(self.refresh)
        self.hide()

    def say(self, message: str, role: str, **fields: object) -> None:
        """Say something: ``good``, ``warning`` or ``must``; the message is marked for translation."""
        self._said = (message, fields, role)
        self.refresh()
        self.show()

    def ended(self, outcome: Outcome) -> None:
        """Say how planning ended."""
        message, role = ENDS.get(outcome.status, (outcome.status, "warning"))
        if outcome.status == "cancelled" and not outcome.plan.placements:
            message = mark("Cancelled before there was a plan: nothing has changed.")
        self.say(message, role)

    def refresh(self) -> None:
        """Write it anew."""
        message, fields, role = self._said
        self.text.setText(self.state.say(message, **fields) if message else "")
        self.shut.setText(self.state.say("Close"))
        restyle(self, f"note-{role}")
