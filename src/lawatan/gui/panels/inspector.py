"""The inspector: what is known of the selected block, where each fact comes from, and what there is to fix about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from lawatan.gui.panels.details import Detail, Details, describe, sources
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Scroll, column, frame, label, row, rule
from lawatan.gui.programme import Programme
from lawatan.gui.state import State
from lawatan.words import mark

NAME_PX = 96
NARROW_PX = 260
"""In less than this names stand above their values."""


class Inspector(QWidget):
    """Shows the selection; with none, the programme as a whole."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("inspector-panel")
        self.state = state
        self._item = ""
        self._narrow = False
        self.flow = Scroll(margins=(16, 14, 14, 16), space=0)
        self.setLayout(column(self.flow, space=0))
        self.setFocusProxy(self.flow)
        for signal in (state.selected, state.shown, state.worded):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Write it anew."""
        programme, item = self.state.programme, self.state.selection
        if programme is None:
            return
        self.flow.clear()
        self._show(programme, item)
        self.flow.add(None)
        self.flow.settle(self.flow.verticalScrollBar().value() if item == self._item else 0)
        self._item = item
        self._narrow = self.width() < NARROW_PX

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.width() < NARROW_PX) != self._narrow:
            self.refresh()

    def _show(self, programme: Programme, item: str) -> None:
        say = self.state.say
        found = describe(programme, item, say)
        self.flow.add(label(found.title, "title", wrap=True, name="inspector-title"))
        self.flow.add(2, label(found.subtitle, "second", wrap=True, name="inspector-subtitle"))
        if found.named is not None:
            if found.named.unconfirmed:
                self.flow.add(6, self._badge())
            for note in found.named.notes:
                self.flow.add(4, label(note, "small", wrap=True))
        if item in programme.setting.occurrences or item in programme.setting.crossings:
            self._to_fix(programme, item)
        self.flow.add(12)
        for detail in found.details:
            self._row(detail)
        for heading, part in found.more:
            self.flow.add(8, rule(), 10, label(heading, "section"), 8)
            for detail in part:
                self._row(detail)
        self._sources(found)
        if not item:
            hint = label(say("Select a block on the board to see what is known of it."), "second", wrap=True)
            self.flow.add(8, rule(), 10, hint)

    def _row(self, detail: Detail) -> None:
        """A name, its value, and below it where the value comes from."""
        name = label(detail.name, "second", wrap=True)
        name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        value = label(detail.value, "" if detail.value else "second", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{detail.name}: {detail.value}")
        right: list[QWidget] = [value]
        if detail.unconfirmed:
            right.append(self._badge())
        right += [label(text, "small", wrap=True) for text in detail.notes]
        if self.width() < NARROW_PX:
            self.flow.add(column(name, *right, space=1), 9)
            return
        name.setFixedWidth(NAME_PX)
        line = row(space=8)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column(*right, space=2), 1)
        self.flow.add(line, 9)

    def _badge(self) -> QWidget:
        """What marks an assumption."""
        badge = label(self.state.say("Unconfirmed"), "badge")
        badge.setToolTip(self.state.say("An assumption: no source says so."))
        return _left(badge)

    def _sources(self, found: Details) -> None:
        """Which source says what, each source once."""
        by_source = sources(found)
        if not by_source:
            return
        self.flow.add(8, rule(), 10, label(self.state.say("Sources"), "section"), 8)
        for source, fields in by_source.items():
            self.flow.add(label(source, "second", wrap=True), 1, label(", ".join(fields), "small", wrap=True), 8)

    def _to_fix(self, programme: Programme, item: str) -> None:
        from lawatan.rules import sentence

        say, breaches = self.state.say, programme.about(item)
        must = sum(breach.hard for breach in breaches)
        if not breaches:
            line: QLabel = label(say("Nothing to fix here."), "good")
            self.flow.add(8, line)
            return
        if all(programme.calm(breach) for breach in breaches):
            return  # the time slot says that it is not scheduled yet
        heading = say("To fix: {must} must fix, {warnings} warnings", must=must, warnings=len(breaches) - must)
        self.flow.add(14, label(heading, "section", name="inspector-to-fix"), 8)
        for breach in breaches:
            card = frame("must-card" if breach.hard else "warning-card")
            text = label(sentence(programme.setting, breach, say.language), "", wrap=True)
            card.setLayout(column(text, margins=(10, 8, 10, 8)))
            self.flow.add(card, 8)


def _left(widget: QWidget) -> QWidget:
    """A widget no wider than it needs, at the left."""
    holder = QWidget()
    holder.setLayout(row(widget, None))
    return holder


PANEL = Panel("inspector", mark("Inspector"), "info", "right", Inspector)
