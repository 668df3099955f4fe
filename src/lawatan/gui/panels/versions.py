"""Versions sent: what the next one would tell whom, to be looked at and then sent, and those that were sent before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from lawatan.gui import scheduling
from lawatan.gui.faults import in_words
from lawatan.gui.panels.panel import Panel
from lawatan.gui.panels.told import told
from lawatan.gui.parts import Scroll, button, column, label, row, rule
from lawatan.gui.state import State
from lawatan.gui.work import Latest
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.jobs.outbox import Due, Outbox
    from lawatan.jobs.releasing import Standing
    from lawatan.rules import Edition
    from lawatan.store import Document
    from lawatan.words import Words

VERSIONS = mark("Versions sent")
MOST_LINES = 200
"""So many lines are listed of all readers together; of more readers the number is told."""
NOT_NOTED = mark("It could not be noted: {why}")
NOT_COMPARED = mark("It could not be compared: {why}")
Told = tuple[tuple[str, tuple[str, ...]], ...]
"""Readers by name, each with what is new."""


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
        self.sending = False
        """A version is being sent at this moment."""
        self._of: tuple[int, Edition, Words, int] | None = None
        self._readers: Told = ()
        self.outbox: Outbox | None = None
        """Who has been told of what was sent; None where nothing was."""
        self._listed: tuple[object, ...] = ()
        self._looking = Latest(self)
        self._looking.came.connect(self._came)
        self._looking.failed.connect(self._failed)
        self._noting = Latest(self)
        self._noting.came.connect(self._noted)
        self._noting.failed.connect(self._not_noted)
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
        for signal in (state.shown, state.opened, state.worded, state.sent):
            signal.connect(self.refresh)
        state.keeping.stood.connect(lambda _number: self.refresh())
        self._write()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._look_who_was_told()

    def refresh(self) -> None:
        """Look anew where it is not this that was looked at last; nothing while nobody sees it."""
        programme, say = self.state.programme, self.state.say
        if programme is None or not self.isVisible():
            return
        number, edition = programme.number, programme.edition
        document, of = self.state.keeping.document(number), (number, edition, say, self.state.times_sent(number))
        if self._of is None or self._of[1] is not edition or self._of != of:
            self._of, self.found, self._readers, self.outbox = of, None, (), None

            def work() -> object:
                from lawatan.jobs.outbox import Outbox
                from lawatan.jobs.releasing import standing  # the store and the rules: after the first paint

                found = standing(document, edition, say)
                sent = document is not None and found.last is not None
                return found, _to_tell(found), Outbox(document, say) if document is not None and sent else None

            self._looking.ask(work)
        self._write()

    def show_sending(self, goes_on: bool) -> None:
        """A version is being sent, beside the window, or that is over."""
        self.sending = goes_on
        if goes_on and self.send.hasFocus():
            self.list.setFocus()  # it is disabled meanwhile, and there is nothing to send afterwards
        self.refresh()
        self._write()

    def _came(self, outcome: tuple[Standing, Told, Outbox | None]) -> None:
        self.found, self._readers, self.outbox = outcome
        self._write()

    def _tick(self, due: Due, told: bool) -> None:
        """Note beside the window that a reader has been told, or has not been after all."""
        if self._of is None:
            return
        number, say, shown = self._of[0], self.state.say, self.outbox
        assert shown is not None  # its box was ticked

        def note(document: Document) -> object:
            from lawatan.jobs.outbox import Outbox, note_by_hand

            note_by_hand(document, shown, due, told)
            return number, Outbox(document, say)

        self._noting.ask(self.state.keeping.in_turn(number, note).result)

    def _look_who_was_told(self) -> None:
        """Mails may have been written and calendars published since the list was made."""
        document = self.state.keeping.document(self._of[0]) if self._of is not None else None
        if self._of is None or document is None or self.outbox is None:
            return
        number, say = self._of[0], self.state.say

        def look() -> object:
            from lawatan.jobs.outbox import Outbox

            return number, Outbox(document, say)

        self._noting.ask(look)

    def _noted(self, outcome: tuple[int, Outbox]) -> None:
        number, outbox = outcome
        if self.found is None or self._of is None or self._of[0] != number:
            return  # another programme is on show
        if self.outbox is not None and self.outbox.due == outbox.due:
            return
        self.outbox = outbox
        name = next((box.objectName() for box in self.list.findChildren(QCheckBox) if box.hasFocus()), "")
        self._list()
        for box in self.list.findChildren(QCheckBox, name) if name else ():
            box.setFocus()

    def _not_noted(self, fault: Exception) -> None:
        self._list()  # the boxes as they were
        self.standing.setText(self.state.say.message(in_words(fault, NOT_NOTED)))

    def _failed(self, fault: Exception) -> None:
        self._of = None  # to be tried again when it is next looked at
        self.standing.setText(self.state.say.message(in_words(fault, NOT_COMPARED)))

    def _write(self) -> None:
        say, programme, found = self.state.say, self.state.programme, self.found
        self.title.setText(say(VERSIONS))
        self.shut.setText(say("Close"))
        standing = found.headline(say) if found is not None else say("Comparing with what was sent …")
        self.standing.setText(say("Sending: this takes a moment …") if self.sending else standing)
        about = say(
            "Sending freezes the schedule as it stands: that is what people know from then on. Nothing leaves here."
        )
        if (must := programme.must_fix if programme is not None else 0) > 0:
            still = say.plural("{n} thing still has to be fixed.", "{n} things still have to be fixed.", must)
            about = f"{still} {about}"
        self.about.setText(about)
        self.send.setText(say("Send version {number}", number=found.next_number) if found is not None else "…")
        placed = programme is not None and bool(programme.edition.plan.placements or programme.edition.plan.rides)
        new = found is not None and found.is_new
        shut = programme is None or scheduling.shut(programme) is not None
        self.send.setEnabled(placed and new and not shut and not self.sending)
        if self._listed != (self.found, self._of):
            self._listed = (self.found, self._of)
            self._list()

    def _list(self) -> None:
        """Who gets what by the next version, then the versions before."""
        say, found, at = self.state.say, self.found, self.list.verticalScrollBar().value()
        self.list.clear()
        if found is not None and self._readers:
            head = say("Who gets something new") if found.last is not None else say("Who gets a schedule")
            self.list.add(label(head, "second"))
        for name, lines in self._readers:
            self.list.add(label(name, "strong", wrap=True))
            if lines:
                self.list.add(label("\n".join(lines), "second", wrap=True))
        more = len(found.changes.by_name) - len(self._readers) if found is not None else 0
        if more:
            self.list.add(label(say("… and {n} more", n=more), "second"))
        if self.outbox is not None:
            if self._readers:
                self.list.add(8, rule(), 8)
            self.list.add(*told(self.outbox, say, self._tick))
        if found is not None and found.last is not None:
            self.list.add(8, rule(), 8, label(say("Sent before"), "second"))
            self.list.add(*(label(told, wrap=True) for told in _sent_before(say, found)))
        self.list.add(None)
        self.list.settle(at)


def _sent_before(say: Words, found: Standing) -> Iterator[str]:
    """The versions that were sent, the newest first, each with its day and hour by the clock of the programme's first city."""
    from lawatan.output.format import by_first_city

    assert found.last is not None
    for each in reversed(found.releases):
        at = by_first_city(found.last.edition, each.at)
        fields = {"number": each.number, "date": say.day(at.date()), "time": say.time(at)}
        yield say("Version {number}: {date}, {time}", **fields)


def _to_tell(found: Standing) -> Told:
    """The readers by name, each with what is new since the last version; as many as there is room for."""
    readers: list[tuple[str, tuple[str, ...]]] = []
    left = MOST_LINES
    for reader in found.changes.by_name:
        lines = tuple(line.text for line in found.changes.lines(reader)) if found.last is not None else ()
        if readers and left < 1 + len(lines):
            break
        left -= 1 + len(lines)
        readers.append((found.changes.called(reader), lines))
    return tuple(readers)


PANEL = Panel("versions", VERSIONS, "export", "right", Versions, guide="bad-day")
