"""A field that is a list of parts or texts: contacts, steps, opening hours, conditions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lawatan.domain import Text, Value
from lawatan.domain.fields import RecordField, Shape
from lawatan.gui import icons
from lawatan.gui.form.box import HEIGHT
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import Editor, Path
from lawatan.gui.form.form import across
from lawatan.gui.parts import button, column, label, row
from lawatan.jobs.blank import Missing, blank
from lawatan.jobs.cells import Unread, told

AROUND_PX = 30
"""What stands beside the text of a summary: the arrow and the edges."""


class Summary(QPushButton):
    """A part in one line, cut where it is too narrow."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "part")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self._told = ""

    def sum_up(self, text: str) -> None:
        """Say what the part is."""
        self._told = text
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        fitting = self.fontMetrics().elidedText(self._told, Qt.TextElideMode.ElideRight, self.width() - AROUND_PX)
        self.setText(fitting.replace("&", "&&"))
        self.setToolTip(self._told if fitting != self._told else "")


class Part(QFrame):
    """One of many: short ones are edited where they stand, others open from a line that sums them up."""

    def __init__(self, owner: Many, number: int, value: object, opened: bool) -> None:
        super().__init__()
        self.owner, self.number, self._value = owner, number, value
        self.editor: Editor | None = None
        say, tokens = owner.context.say, owner.context.tokens
        self._cross = button("icon-flat", f"remove-{owner.field.name}-{number}", self._remove)
        self._cross.setIcon(icons.icon("close", tokens.second))
        self._cross.setToolTip(say("Remove"))
        self._cross.setAccessibleName(say("Remove {part}", part=owner.sum_up(value)))
        self._inside: QVBoxLayout = column(space=4)
        if owner.flat:
            line = row(space=4)
            line.addLayout(self._inside, 1)
            line.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
            self.setLayout(line)
            self._open(value)
            return
        self.setProperty("role", "part")
        self.head = Summary(f"open-{owner.field.name}-{number}")
        self.head.clicked.connect(lambda _checked=False: self.turn())
        line = row(space=2)
        line.addWidget(self.head, 1)
        moves: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("up", say("Move up"), lambda: owner.move_part(number, number - 1)),
            ("down", say("Move down"), lambda: owner.move_part(number, number + 1)),
        )
        self.moves = []
        for sign, name, act in moves:
            move = button("icon-flat", f"{sign}-{owner.field.name}-{number}", act)
            move.setIcon(icons.icon(sign, tokens.second))
            move.setToolTip(name)
            move.setAccessibleName(name)
            self.moves.append(move)
            line.addWidget(move)
        line.addWidget(self._cross)
        self._inside.setContentsMargins(10, 4, 8, 10)
        self.setLayout(column(line, self._inside, space=0))
        self._sum_up(value)
        self._show_open(False)
        if opened:
            self.turn()

    def turn(self) -> None:
        """Open it, or shut it."""
        if self.editor is None:
            self._open(self._value)
            self._show_open(True)
        else:
            self._show_open(self.editor.isHidden())

    def _show_open(self, opened: bool) -> None:
        self.head.setChecked(opened)
        self.head.setIcon(icons.icon("down" if opened else "right", self.owner.context.tokens.second))
        if self.editor is not None:
            self.editor.setVisible(opened)
        self._inside.setContentsMargins(*((10, 4, 8, 10) if opened else (0, 0, 0, 0)))
        for move in self.moves:
            move.setVisible(opened and self.owner.count > 1)

    def _open(self, value: object) -> None:
        from lawatan.gui.form.make import editor_for  # here: forms hold forms

        owner = self.owner
        self.editor = editor_for(owner.context, owner.field, owner.of)
        name = owner.context.say("{field} {n}", field=owner.name, n=self.number + 1)
        self.editor.named(name, "")
        self.editor.show_value(value, True)
        self.editor.committed.connect(owner.committed)
        self._inside.addWidget(self.editor)

    def _sum_up(self, value: object) -> None:
        self.head.sum_up(self.owner.sum_up(value))

    def value(self) -> object:
        """What it says; Unread, with the path."""
        return self._value if self.editor is None else self.editor.value()

    def show_value(self, value: object, whatever: bool) -> None:
        """Show what the record has."""
        self._value = value
        if self.editor is not None:
            self.editor.show_value(value, whatever)
        if not self.owner.flat:
            self._sum_up(value)

    def show_fault(self, path: Path, sentence: str) -> None:
        """Open it and show what is wrong where it is."""
        if self.editor is None or self.editor.isHidden():
            self.turn()
        assert self.editor is not None
        self.editor.show_fault(path, sentence)

    def type_again(self, typed: object) -> None:
        """Open it and type again what was half typed."""
        if self.editor is None:
            self.turn()
        if self.editor is not None:
            self.editor.type_again(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in keys:
            self.owner.move_part(self.number, self.number + keys[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _remove(self) -> None:
        self.owner.take_out(self.number)


class Many(Editor):
    """The parts, and a button for another one."""

    wide = True

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        super().__init__(context, field, shape)
        assert shape.of is not None
        self.of = shape.of
        self.flat = self.of.value is None or across(self.of.value)
        self.name = context.say(field.title)
        self.parts: list[Part] = []
        self._kept: tuple[object, ...] = ()
        self._list = column(space=6)
        self.body.setSpacing(6)
        self.body.addLayout(self._list)
        self.add = button("add", f"add-{field.name}", self._add)
        self.add.setText(context.say("Add…"))
        if field.help:
            self.body.addWidget(label(context.say(field.help), "small", wrap=True))

    def part(self) -> QWidget:
        return self.add

    def corner(self) -> QWidget | None:
        return self.add

    def named(self, name: str, help_: str) -> None:
        self.name = name
        self.add.setAccessibleName(self.context.say("Add to {field}", field=name))

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self._kept)

    @property
    def pending(self) -> bool:
        return any(part.editor is not None and part.editor.pending for part in self.parts)

    def typed(self) -> object:
        found = {part.number: part.editor.typed() for part in self.parts if part.editor is not None}
        return {number: typed for number, typed in found.items() if typed} or None

    def type_again(self, typed: object) -> None:
        for number, text in typed.items() if isinstance(typed, dict) else ():
            if number < len(self.parts):
                self.parts[number].type_again(text)

    def sum_up(self, value: object) -> str:
        """A part in one line."""
        if isinstance(value, Text):
            return value.in_language(self.context.say.language)
        text = told(value, self.context.names) if isinstance(value, Value) else str(value or "")
        return text or self.context.say("(empty)")

    def value(self) -> object:
        found = []
        for number, part in enumerate(self.parts):
            try:
                found.append(part.value())
            except Unread as fault:
                raise Unread(str(fault), (number, *fault.path)) from None
        return tuple(found)

    def show_value(self, value: object, whatever: bool = False) -> None:
        values = tuple(value) if isinstance(value, tuple) else ()
        if values == self._kept and len(values) == len(self.parts):
            for part, old in zip(self.parts, values, strict=True):
                part.show_value(old, whatever)
            return
        same = len(values) == len(self.parts)
        self._kept = values
        if same:
            for part, new in zip(self.parts, values, strict=True):
                part.show_value(new, whatever)
        elif not self.faulty_draft or whatever:
            self._build(values)

    @property
    def faulty_draft(self) -> bool:
        """Whether a part was added that does not hold yet."""
        return self.faulty or any(part.editor is not None and part.editor.faulty for part in self.parts)

    def _build(self, values: tuple[object, ...], opened: int = -1) -> None:
        was_open = {p.number for p in self.parts if p.editor is not None and not p.editor.isHidden()}
        for part in self.parts:
            part.hide()
            self._list.removeWidget(part)
            part.deleteLater()
        self._kept = values
        self.parts = [
            Part(self, n, value, opened == n or (opened < 0 and n in was_open)) for n, value in enumerate(values)
        ]
        for part in self.parts:
            self._list.addWidget(part)
            part.show()  # else Qt shows it only after the next turn of the event loop

    def show_fault(self, path: Path, sentence: str) -> None:
        if path and isinstance(path[0], int) and path[0] < len(self.parts):
            self.parts[path[0]].show_fault(path[1:], sentence)
        else:
            super().show_fault(path, sentence)

    def clear_fault(self) -> None:
        super().clear_fault()
        for part in self.parts:
            if part.editor is not None:
                part.editor.clear_fault()

    def _add(self) -> None:
        try:
            new = blank(self.of, self.context.names, self.field)
        except Missing as missing:
            super().show_fault((), str(missing))
            return
        self._put((*self._values(), new), len(self.parts))
        if self.parts and (editor := self.parts[-1].editor) is not None:
            editor.part().setFocus()

    def take_out(self, number: int) -> None:
        """Take a part out."""
        values = self._values()
        self.clear_fault()
        self._put((*values[:number], *values[number + 1 :]), -1)
        self.add.setFocus()

    def move_part(self, number: int, to: int) -> None:
        """Give a part another place."""
        values = self._values()
        if 0 <= to < len(values):
            others = (*values[:number], *values[number + 1 :])
            self._put((*others[:to], values[number], *others[to:]), to)

    def _values(self) -> tuple[object, ...]:
        """The parts as they were last known to hold; a half-typed one as it was before."""
        return tuple(part._value for part in self.parts)

    def _put(self, values: tuple[object, ...], opened: int) -> None:
        """Show other parts and have them taken; where they do not hold they stay, with what is wrong."""
        self._build(values, opened)
        self.committed.emit()
