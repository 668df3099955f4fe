"""Where the value of a field comes from: a small mark beside the field, and a form that opens below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QIcon
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from lawatan.domain import Fact
from lawatan.domain.fields import RecordField
from lawatan.gui import icons
from lawatan.gui.form.context import Context
from lawatan.gui.form.faults import sentences
from lawatan.gui.parts import button, column, frame, label, row
from lawatan.jobs.cells import Unread

if TYPE_CHECKING:
    from lawatan.gui.form.form import Form


class Mark(QPushButton):
    """Says at a glance whether a source is given; where there is none it shows only under the pointer."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "mark")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._calm, self._lively = QIcon(), QIcon()

    def show_sign(self, calm: QIcon, lively: QIcon) -> None:
        """Show an icon, and another one under the pointer."""
        self._calm, self._lively = calm, lively
        self.setIcon(lively if self.underMouse() else calm)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setIcon(self._lively)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.setIcon(self._calm)
        super().leaveEvent(event)


class Source(QObject):
    """The mark, and below the field, once it is clicked, the Fact of the field or the offer to give one."""

    changed = Signal(object)
    """The Fact was edited; None: it was taken away."""

    def __init__(self, context: Context, field: RecordField, place: QVBoxLayout) -> None:
        super().__init__()
        self.context, self.field, self._place = context, field, place
        self.fact: Fact | None = None
        self.form: Form | None = None
        self.well: QFrame | None = None
        self.mark = Mark(f"source-{field.name}")
        self.mark.clicked.connect(lambda _checked=False: self.turn())
        self._name()

    def turn(self) -> None:
        """Open it, or shut it."""
        well = self.well or self._build()
        well.setVisible(well.isHidden())
        if not well.isHidden() and self.form is not None:
            self.form.editors["basis"].part().setFocus()

    def show_fact(self, fact: Fact | None) -> None:
        """Show what is known of the source."""
        if fact == self.fact:
            return
        self.fact = fact
        self._name()
        if self.form is not None:
            self.form.show_value(fact or Fact())
            self.remove.setVisible(fact is not None)

    def _name(self) -> None:
        say, tokens, fact = self.context.say, self.context.tokens, self.fact
        title = say(self.field.title)
        if fact is None:
            sign, colour, told = "source-none", tokens.second, say("No source is given. Click to give one.")
        elif fact.basis == "assumed":
            sign, colour, told = "unsure", tokens.warning, say("An assumption: no source says so.")
        else:
            sign, colour, told = "source", tokens.second, fact.source or say("Computed")
        lively = icons.icon(sign, colour)
        self.mark.show_sign(QIcon() if fact is None else lively, lively)
        self.mark.setToolTip(told)
        self.mark.setAccessibleName(say("Source of {field}: {source}", field=title, source=told))

    def _build(self) -> QFrame:
        from lawatan.gui.form.form import Form  # here: forms hold forms

        say = self.context.say
        self.form = Form(self.context, Fact)
        self.form.committed.connect(self._take)
        self.remove = button("link", f"no-source-{self.field.name}", lambda: self.changed.emit(None))
        self.remove.setText(say("Take this away"))
        self.remove.setVisible(self.fact is not None)
        head = label(say("Where “{field}” comes from", field=say(self.field.title)), "section", wrap=True)
        self.well = frame("well")
        self.well.setLayout(column(head, self.form, row(None, self.remove), space=8, margins=(10, 8, 10, 8)))
        self.well.hide()
        self._place.addWidget(self.well)
        self.form.show_value(self.fact or Fact())
        return self.well

    def _take(self, name: str) -> None:
        from pydantic import ValidationError  # with the records, after the first paint

        assert self.form is not None
        try:
            value = self.form.editors[name].value()
            fact = Fact.model_validate({**dict(self.fact or Fact()), name: value})
        except Unread as fault:
            self.form.show_fault((name, *fault.path), str(fault))
        except ValidationError as fault:
            for path, sentence in sentences(fault, self.context.say):
                if not self.form.show_fault(path, sentence):
                    self.form.show_fault((name,), sentence)
        else:
            self.form.editors[name].clear_fault()
            self.changed.emit(fact)
