"""The line below the top of the desk: live progress while planning goes on, and answers that need no dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QSizePolicy

from lawatan.gui import names
from lawatan.gui.parts import Elided, button, label, restyle, row
from lawatan.gui.state import State
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from lawatan.gui.programme import Programme
    from lawatan.jobs.plan import Outcome, Progress
    from lawatan.words import Words

    Offer = tuple[str, Callable[[], object]]
    """What can be done about an answer: its name, marked for translation, and what does it."""

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
    "broken": (mark("The planner broke down: {why}. The best plan that it had found is kept."), "must"),
}


LEFT_OUT = mark(
    "Planned: everything that must happen has its time slot. Optional and left out: {n}, in any plan at least {least}."
)


def ending(outcome: Outcome) -> tuple[Message, str]:
    """How planning ended, and how grave that is."""
    text, role = ENDS.get(outcome.status, (outcome.status, "warning"))
    if outcome.status == "cancelled" and not outcome.found:
        text = mark("Cancelled before there was a plan: nothing has changed.")
    if outcome.status == "complete" and outcome.left_out:
        return Message(LEFT_OUT, {"n": outcome.left_out, "least": outcome.least_left_out or 0}), role
    why = outcome.broken
    return Message(text, {"why": lambda say: say.message(why)} if why is not None else {}), role


class Progressing(QFrame):
    """Says how planning stands, while it goes on."""

    cancelled = Signal()

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("progress")
        self.setProperty("role", "note")
        self.state = state
        self.latest: Progress | None = None
        self.programme: Programme | None = None
        self.stopping = False
        self.stage = label(role="strong", name="progress-stage")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(140)
        self.counted, self.road = QLabel(), QLabel()
        self.elapsed = label(role="quiet")
        self.hint = Elided("quiet", "progress-hint")
        self.cancel = button("", "cancel", self.stop)
        self.setLayout(
            row(
                self.stage,
                self.bar,
                self.counted,
                self.road,
                self.elapsed,
                self.hint,
                self.cancel,
                space=16,
                margins=(16, 6, 16, 6),
            )
        )
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(100)
        self._timer.timeout.connect(self._tick)
        for signal in (state.worded, state.opened):
            signal.connect(self.refresh)
        self.hide()

    def begin(self, programme: Programme) -> None:
        """Planning has begun."""
        self.latest, self.programme, self.stopping = None, programme, False
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
        hint = say("Cancel keeps the best schedule so far.")
        self.cancel.setToolTip(hint)
        if latest is not None and latest.looking is not None and self.programme is not None:
            from lawatan.jobs.orders_told import order_looked_at  # it is loaded by then: planning goes on

            hint = order_looked_at(self.programme.edition, latest.looking, say)
        self.hint.setText(hint)
        self.hint.updateGeometry()
        if self.stopping:
            stage = say("Cancelling…")
        elif latest is None:
            stage = say("Starting to plan…")
        else:
            stage = say(STAGES[latest.stage]) if latest.stage in STAGES else latest.stage
        shown = self.state.programme
        if self.programme is not None and (shown is None or shown.number != self.programme.number):
            name = names.programme(self.programme.setting, say)
            stage = say("{programme}: {what}", programme=name, what=stage)
        self.stage.setText(stage)
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
        if not self.stopping:
            self.stopping = True  # the button stays as it is: were it disabled, the focus would jump elsewhere
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
        self.about = -1
        """The number of the programme that the answer is about."""
        self._said: tuple[str, dict[str, object], str] = ("", {}, "")
        self._offer: Offer | None = None
        self.text = label(wrap=True, name="notice-text")
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.shut = button("flat", "notice-close", self.hide)
        self.act = button("", "notice-act", self._act)
        self.setLayout(row(self.text, self.act, self.shut, space=16, margins=(16, 6, 12, 6)))
        state.worded.connect(self.refresh)
        self.hide()

    def say(self, message: str, role: str, about: int = -1, offer: Offer | None = None, **fields: object) -> None:
        """Say something: ``good``, ``warning`` or ``must``; the message is marked for translation.

        A field may be a function of the language's words. ``about`` is the number of a programme.
        """
        self._said, self._offer, self.about = (message, fields, role), offer, about
        self.refresh()
        self.show()

    def ended(
        self,
        outcome: Outcome,
        about: int = -1,
        name: Callable[[Words], str] | None = None,
        offer: Offer | None = None,
    ) -> None:
        """Say how planning ended; of which programme, by its name in some words, if it is not on show."""
        message, role = ending(outcome)
        if name is None:
            self.say(message.text, role, about, offer, **message.fields)
        else:
            fields = {"programme": name, "what": lambda say: say.message(message)}
            self.say(mark("{programme}: {what}"), role, about, offer, **fields)

    def refresh(self) -> None:
        """Write it anew."""
        message, fields, role = self._said
        say = self.state.say
        filled = {name: value(say) if callable(value) else value for name, value in fields.items()}
        self.text.setText(say(message, **filled) if message else "")
        self.act.setVisible(self._offer is not None)
        if self._offer is not None:
            offered = self._offer[0]
            self.act.setText(say(offered))
        self.shut.setText(self.state.say("Close"))
        restyle(self, f"note-{role}")

    def _act(self) -> None:
        if self._offer is not None:
            self._offer[1]()
