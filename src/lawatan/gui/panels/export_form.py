"""What the export panel asks for: formats with their papers, and the version compared with; fields in a column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lawatan.gui.parts import Choice, row

if TYPE_CHECKING:
    from lawatan.words import Words


class Chosen(NamedTuple):
    """A format that is to be written, and which of its papers; None: for each reader the usual one."""

    format: str
    paper: str | None


class Formats(QWidget):
    """The formats, each to be ticked, with the choice of a paper beside those that have several."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self.papers: dict[str, Choice] = {}
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.setLayout(self._lines)

    def fill(self) -> None:
        """List the formats, which come with the outputs: not needed for the first paint."""
        if self.boxes:
            return
        from lawatan.output import OUTPUTS

        for output in OUTPUTS:
            box = QCheckBox()
            box.setObjectName(f"export-{output.name}")
            box.setChecked(output.name in ("ics", "xlsx", "pdf"))
            box.toggled.connect(self._enable)
            self.boxes[output.name] = box
            self._lines.addWidget(box)
            if len(output.papers) > 1:
                choice = Choice(f"export-{output.name}-paper")
                self.papers[output.name] = choice
                self._lines.addLayout(row(choice, margins=(26, 0, 0, 4)))
        self._enable()

    def word(self, say: Words) -> None:
        """Name formats and papers in the language of the screen."""
        if not self.boxes:
            return
        from lawatan.output import OUTPUTS

        for output in OUTPUTS:
            self.boxes[output.name].setText(say(output.title))
            if output.name in self.papers:
                usual = {"": say("The usual paper of each reader")}
                choice = self.papers[output.name]
                choice.offer({**usual, **{paper.name: say(paper.title) for paper in output.papers}})
                choice.setAccessibleName(say("Paper: {format}", format=say(output.title)))

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """What is ticked."""
        return tuple(
            Chosen(name, (self.papers[name].currentData() or None) if name in self.papers else None)
            for name, box in self.boxes.items()
            if box.isChecked()
        )

    def _enable(self) -> None:
        for name, choice in self.papers.items():
            choice.setVisible(self.boxes[name].isChecked())
        self.changed.emit()


class Since(Choice):
    """Whether everybody gets files, or those alone for whom something is new since a version that was sent."""

    def list_versions(self, numbers: tuple[int, ...], say: Words) -> None:
        """Offer the versions, the newest first; not to be seen where none was sent."""
        before = self.currentData()
        self.clear()
        self.addItem(say("Everybody who is meant"), None)
        for number in reversed(numbers):
            self.addItem(say("Only who has something new since version {number}", number=number), number)
        self.setCurrentIndex(max(0, self.findData(before)) if before is not None else 0)
        self.setVisible(bool(numbers))


class Reminder(Choice):
    """How long before its beginning a calendar reminds of what stands in it."""

    MINUTES = (15, 30, 60, 24 * 60)
    """What is offered; the command line takes any."""

    def word(self, say: Words) -> None:
        """Offer the times in the language of the screen; what was chosen stays."""
        lengths = {n: say.plural("{n} day", "{n} days", 1) if n == 24 * 60 else say.duration(n) for n in self.MINUTES}
        times = {str(n): say("Reminders {length} before", length=length) for n, length in lengths.items()}
        self.offer({"": say("No reminders in calendars"), **times})
        self.setAccessibleName(say("Reminders"))

    @property
    def minutes(self) -> tuple[int, ...]:
        """The minutes before, as exports take them."""
        return (int(self.currentData()),) if self.currentData() else ()


__all__ = ["Chosen", "Formats", "Reminder", "Since"]
