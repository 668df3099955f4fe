"""A field of one line: words, numbers with their unit, dates with a calendar, times."""

from __future__ import annotations

import datetime as dt

from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.box import Box
from lawatan.gui.form.boxed import Boxed
from lawatan.gui.form.calendar import Calendar
from lawatan.gui.form.context import Context
from lawatan.jobs.cells import Unread, read, shown


class Line(Boxed):
    """One line that is read when typing is finished; Up and Down take numbers, dates and times a step further."""

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        super().__init__(context, field, shape, Box(f"field-{field.name}"))
        if shape.sort in ("integer", "number", "time", "date"):
            self.box.step = self._step
        if shape.sort == "date":
            self.box.step, self.box.open = None, self._open
        self.box.setReadOnly(shape.sort == "other")
        unit = context.say(field.unit) if field.unit else ""
        sign = "calendar" if shape.sort == "date" else ""
        self.box.end_with(unit, sign, context.tokens.second)

    def value(self) -> object:
        text = self.box.text()
        return read(text, self.field, self.context.names, self.shape, self.context.year)

    def show_value(self, value: object, whatever: bool = False) -> None:
        self.box.keep(shown(value, self.field, self.context.names, self.shape), whatever)

    def _step(self, by: int) -> None:
        try:
            value = self.value()
        except Unread:
            return
        further = _further(value, by, self.field.unit)
        if further is None:
            return
        least, most = self.shape.least, self.shape.most
        if isinstance(further, (int, float)):
            further = max(further, least) if least is not None else further
            further = min(further, most) if most is not None else further
            further = int(further) if self.shape.sort == "integer" else further
        self.box.setText(shown(further, self.field, self.context.names, self.shape))
        self.box.selectAll()

    def _open(self) -> None:
        try:
            value = self.value()
        except Unread:
            value = None
        first = self.context.names.edition.first_day
        calendar = Calendar(self.box, self.context, value if isinstance(value, dt.date) else first)
        calendar.chosen.connect(self._take)
        calendar.popup()

    def _take(self, date: object) -> None:
        self.box.setText(shown(date, self.field, self.context.names, self.shape))
        self.box.setFocus()
        self._finished()


def _further(value: object, by: int, unit: str) -> float | int | dt.time | None:
    """A number or a time a step up or down: five minutes, else one; nothing for anything else."""
    if isinstance(value, dt.time):
        minutes = (value.hour * 60 + value.minute) // 5 * 5 + by * 5
        return dt.time(minutes // 60 % 24, minutes % 60)
    if isinstance(value, (int, float)):
        return value + by * (5 if unit == "min" else 1)
    return None
