"""Versions sent: what the next one would tell whom, to be looked at and then sent, and those that were sent before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lawatan.gui import scheduling
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Scroll, button, column, label, row, rule
from lawatan.gui.state import State
from lawatan.gui.work import Latest
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.jobs.releasing import Standing
    from lawatan.rules import Edition
    from lawatan.words import Words

VERSIONS = mark("Versions sent")
MOST_READERS = 60
"""So many readers are listed; of more the number is told."""


class Versions(QWidget):
    """Compares the programme with the last version that was sent; worked out anew when it changes."""

    left = Signal()
    """It is to give way to what is known of the selection."""
    sent = Signal()
    """The programme is to be sent as the next version."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("versions-panel")
        self.state = state
        self.found: Standing | None = None
        self._of: tuple[int, Edition, Words] | None = None
        self._looking = Latest(self)
        self._looking.came.connect(self._came)
        self._looking.failed.connect(self._failed)
        self.title = label(role="title")
        self.shut = button("flat", "versions-close", self.left.emit)
        self.standing = label(role="strong", wrap=True, name="versions-standing")
        self.about = label(role="quiet", wrap=True)
        self.send = button("primary", "versions-send", self.sent.emit)
        self.list = Scroll(space=4)
        head = QWidget()
        lines = (row(self.title, None, self.shut), self.standing, self.about, row(self.send, None))
        head.setLayout(column(*lines, margins=(16, 16, 16, 4)))
        self.setLayout(column(head, self.list, space=0))
        for signal in (state.shown, state.opened, state.worded):
            signal.connect(self.refresh)
        state.keeping.stood.connect(lambda _number: self.refresh())
        self._write()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look anew where it is not this that was looked at last; nothing while nobody sees it."""
        programme, say = self.state.programme, self.state.say
        if programme is None or not self.isVisible():
            return
        number, edition = programme.number, programme.edition
        document = self.state.keeping.document(number)
        if self._of is None or self._of[0] != number or self._of[1] is not edition or self._of[2] is not say:
            self._of, self.found = (number, edition, say), None

            def work() -> object:
                from lawatan.jobs.releasing import standing  # the store and the rules: after the first paint

                return standing(document, edition, say)

            self._looking.ask(work)
        self._write()

    def again(self) -> None:
        """A version was sent: look anew."""
        self._of = None
        self.refresh()

    def _came(self, found: Standing) -> None:
        self.found = found
        self._write()

    def _failed(self, fault: Exception) -> None:
        self._of = None  # to be tried again when it is next looked at
        self.standing.setText(self.state.say("It could not be compared: {why}", why=str(fault)))

    def _write(self) -> None:
        say, programme, found = self.state.say, self.state.programme, self.found
        self.title.setText(say(VERSIONS))
        self.shut.setText(say("Close"))
        self.standing.setText(found.headline(say) if found is not None else say("Comparing with what was sent …"))
        about = say(
            "Sending freezes the schedule as it stands: that is what people know from then on. Nothing leaves here."
        )
        if (must := programme.must_fix if programme is not None else 0) > 0:
            still = say.plural("{n} thing still has to be fixed.", "{n} things still have to be fixed.", must)
            about = f"{still} {about}"
        self.about.setText(about)
        self.send.setText(say("Send version {number}", number=found.next_number) if found is not None else "…")
        placed = programme is not None and bool(programme.edition.plan.placements or programme.edition.plan.rides)
        new = found is not None and bool(found.changes.told)
        self.send.setEnabled(placed and new and programme is not None and scheduling.shut(programme) is None)
        at = self.list.verticalScrollBar().value()
        self.list.clear()
        if found is not None:
            self._list(found, say)
        self.list.add(None)
        self.list.settle(at)

    def _list(self, found: Standing, say: Words) -> None:
        """Who gets what by the next version, then the versions before."""
        readers = found.changes.by_name
        if readers:
            head = say("Who gets something new") if found.last is not None else say("Who gets a schedule")
            self.list.add(label(head, "second"))
        for reader in readers[:MOST_READERS]:
            self.list.add(label(found.changes.called(reader), "strong", wrap=True))
            if found.last is not None:
                for line in found.changes.lines(reader):
                    self.list.add(label(line.text, "second", wrap=True))
        if len(readers) > MOST_READERS:
            self.list.add(label(say("… and {n} more", n=len(readers) - MOST_READERS), "second"))
        if found.releases:
            if readers:
                self.list.add(8, rule())
            self.list.add(8, label(say("Sent before"), "second"))
        for each in reversed(found.releases):
            when = each.at.astimezone()
            told = say(
                "Version {number}: {date}, {time}", number=each.number, date=say.day(when.date()), time=say.time(when)
            )
            self.list.add(label(told, wrap=True))


PANEL = Panel("versions", VERSIONS, "export", "right", Versions, guide="bad-day")
