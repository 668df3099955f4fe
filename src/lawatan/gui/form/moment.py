"""A field that holds an instant: a date and a time of day, in the zone where the thing is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import Editor, redden
from lawatan.gui.form.line import Line
from lawatan.gui.parts import row
from lawatan.jobs.cells import Unread
from lawatan.words import zone_name


class MomentField(Editor):
    """Date and time side by side, with the name of the clock."""

    wide = True

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        super().__init__(context, field, shape)
        self.date = Line(context, replace(field, unit=""), Shape("date", optional=shape.optional))
        self.time = Line(context, replace(field, unit=""), Shape("time", optional=shape.optional))
        self.date.box.setObjectName(f"field-{field.name}-date")
        self.time.box.setObjectName(f"field-{field.name}-time")
        line = row(space=6)
        line.addWidget(self.date, 3)
        line.addWidget(self.time, 2)
        self.body.addLayout(line)
        for part in (self.date, self.time):
            part.committed.connect(self._finished)

    def part(self) -> QWidget:
        return self.date.box

    def named(self, name: str, help_: str) -> None:
        say = self.context.say
        self.date.named(say("{field}: date", field=name), help_)
        self.time.named(say("{field}: time", field=name), help_)

    @property
    def pending(self) -> bool:
        return self.date.pending or self.time.pending

    def typed(self) -> object:
        return (self.date.box.text(), self.time.box.text()) if self.pending else None

    def type_again(self, typed: object) -> None:
        if isinstance(typed, tuple):
            self.date.box.setText(typed[0])
            self.time.box.setText(typed[1])

    def value(self) -> object:
        date, time = self.date.value(), self.time.value()
        if date is None and time is None:
            return None
        if not isinstance(date, dt.date) or not isinstance(time, dt.time):
            raise Unread(self.context.say("A moment needs its date and its time."))
        return dt.datetime.combine(date, time, self.context.clock)

    def show_value(self, value: object, whatever: bool = False) -> None:
        local = value.astimezone(self.context.clock) if isinstance(value, dt.datetime) else None
        clock = local or dt.datetime.combine(self.context.names.edition.first_day, dt.time(12), self.context.clock)
        self.time.box.end_with(zone_name(clock, self.context.zone), "", self.context.tokens.second)
        self.date.show_value(local.date() if local else None, whatever)
        self.time.show_value(local.time() if local else None, whatever)

    def _finished(self) -> None:
        one_alone = (not self.date.box.text()) != (not self.time.box.text())
        if one_alone and (self.date.box.hasFocus() or self.time.box.hasFocus()):
            return  # the other one is about to be typed
        self.committed.emit()

    def show_wrong(self, wrong: bool) -> None:
        redden(self.date.box, wrong)
        redden(self.time.box, wrong)
