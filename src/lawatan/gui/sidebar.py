"""The left side of the desk: where to go, with counts, and what is not scheduled yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from lawatan.gui import icons
from lawatan.gui.panels import PANELS
from lawatan.gui.panels.waiting import told_of, waiting_card
from lawatan.gui.parts import Card, Scroll, button, column, label, restyle, row, rule
from lawatan.gui.state import State
from lawatan.gui.tokens import SIDEBAR_PX

if TYPE_CHECKING:
    from lawatan.jobs.next_step import NextStep

MOST = 24
"""Cards shown here; the panel shows all."""


class Sidebar(QFrame):
    """Leads to the panels of the middle."""

    gone = Signal(str)
    """A panel was chosen, by its name."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setProperty("role", "side")
        self.setFixedWidth(SIDEBAR_PX)
        self.state = state
        self.buttons: dict[str, QPushButton] = {}
        self.counts = {}
        self._group = QButtonGroup(self)
        ways = column(space=2, margins=(8, 10, 8, 6))
        for panel in PANELS:
            if panel.place != "middle":
                continue
            way = button("nav", f"go-{panel.name}", partial(self.gone.emit, panel.name))
            way.setCheckable(True)
            count = label(role="second", name=f"count-{panel.name}")
            count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside = row(None, margins=(0, 0, 8, 0))
            inside.addWidget(count, 0, Qt.AlignmentFlag.AlignVCenter)
            way.setLayout(inside)
            self._group.addButton(way)
            self.buttons[panel.name], self.counts[panel.name] = way, count
            ways.addWidget(way)
        self.heading = label(role="section")
        self._listed: object = None
        self.flow = Scroll(margins=(12, 0, 12, 12), space=6)
        self.gap, self.rule = QWidget(), rule()
        head = row(self.heading, None, margins=(16, 8, 8, 2))
        self.setLayout(column(ways, self.rule, head, self.flow, self.gap, space=4, margins=(0, 0, 1, 0)))
        for signal in (state.shown, state.worded, state.looked):
            signal.connect(self.refresh)

    def show_panel(self, name: str) -> None:
        """Mark the panel that is shown."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)
        for part in (self.rule, self.heading, self.flow):
            part.setVisible(name != "waiting")
        self.gap.setVisible(name == "waiting")

    def refresh(self) -> None:
        """Count and list anew."""
        say, tokens, programme = self.state.say, self.state.tokens, self.state.programme
        for panel in PANELS:
            way = self.buttons.get(panel.name)
            if way is None:
                continue
            way.setText("  " + say(panel.title))
            way.setIcon(icons.icon(panel.icon, tokens.second))
            count = panel.count(programme) if programme and panel.count else None
            shown = self.counts[panel.name]
            shown.setText("" if count is None else str(count))
            alarm = bool(count and programme and panel.alarm and panel.alarm(programme))
            restyle(shown, "alarm" if alarm else "second")
            way.setAccessibleName(f"{say(panel.title)} {shown.text()}".strip())
        self._list()

    def _step_card(self, step: NextStep, text: str) -> Card:
        """What to do next, in a programme that is begun; a click leads there."""
        card = Card("sample", "next-step", label(text, "", wrap=True), margins=(10, 8, 10, 9))
        card.setAccessibleName(text)
        card.clicked.connect(lambda _checked=False: self.state.led.emit(step.key))
        return card

    def _list(self) -> None:
        say, programme = self.state.say, self.state.programme
        if programme is None:
            return
        waiting, step = programme.waiting, programme.next_step
        further = say.message(step.message) if step is not None else ""
        if (told := (told_of(programme, waiting[:MOST], say), len(waiting), further)) == self._listed:
            return
        self._listed = told
        self.flow.clear()
        count = say("Not scheduled · {n}", n=len(waiting)) if waiting else say("Everything is scheduled")
        self.heading.setText(say("Next step") if step is not None else count)
        if step is not None:
            self.flow.add(self._step_card(step, further))
            if waiting:
                head = label(count, "section")
                head.setContentsMargins(4, 6, 0, 0)  # below the other heading, which stands further in than the cards
                self.flow.add(head)
        elif not waiting:
            hint = label(say("What has no time slot waits here, to be dragged onto the board."), "small", wrap=True)
            self.flow.add(row(hint, margins=(4, 0, 4, 0)))
        for item in waiting[:MOST]:
            self.flow.add(waiting_card(self.state, programme, item))
        if len(waiting) > MOST:
            self.flow.add(label(say("… and {n} more", n=len(waiting) - MOST), "second"))
        self.flow.add(None)
        self.flow.settle(self.flow.verticalScrollBar().value())
