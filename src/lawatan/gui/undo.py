"""Undo and redo: every edit is one command, which knows what the programme held before it and what after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand, QUndoStack

from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.gui.programme import Held
    from lawatan.gui.state import State


class Edited(QUndoCommand):
    """One edit of one programme."""

    def __init__(self, state: State, number: int, before: Held, after: Held, label: Message) -> None:
        super().__init__(label.text)
        self._state, self._number = state, number
        self.before, self.after, self.label = before, after, label
        self._sent = state.times_sent(number)
        self._done = False

    def redo(self) -> None:
        """Do it, or do it again."""
        label = (
            Message(mark("Redo: {what}"), {"what": lambda say: say.message(self.label)}) if self._done else self.label
        )
        self._done = True
        self._state.become(self._number, self.after, label, self._sent)

    def undo(self) -> None:
        """Put back what stood before."""
        what = {"what": lambda say: say.message(self.label)}
        self._state.become(self._number, self.before, Message(mark("Undo: {what}"), what), self._sent)


def next_undo(stack: QUndoStack) -> Message | None:
    """What Undo would take back."""
    command = stack.command(stack.index() - 1) if stack.canUndo() else None
    return command.label if isinstance(command, Edited) else None


def next_redo(stack: QUndoStack) -> Message | None:
    """What Redo would do again."""
    command = stack.command(stack.index()) if stack.canRedo() else None
    return command.label if isinstance(command, Edited) else None
