"""What the desk shows at this moment: opened programmes, selection, language, appearance. Screens read it and listen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QUndoStack

from lawatan.gui.deriving import Deriving, heavy
from lawatan.gui.keeping import Keeping
from lawatan.gui.look import apply, tokens_for
from lawatan.gui.programme import Held, Programme
from lawatan.gui.tokens import Tokens
from lawatan.gui.undo import Edited, next_redo, next_undo
from lawatan.words import Message, Words, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lawatan.domain import Changes, Plan
    from lawatan.domain.tables import Key
    from lawatan.gui.programme import Derived
    from lawatan.rules import Edition


class State(QObject):
    """The one thing that all panels look at; it says what of it has changed."""

    opened = Signal()
    """Another programme came, went, or is now the current one."""
    parting = Signal()
    """Another programme is about to be shown: what is half typed is to be taken now."""
    shown = Signal()
    """The current programme shows another plan or edition."""
    changed = Signal(object, object)
    """The edition of the current programme was edited: what it was before, what it is now."""
    sent = Signal()
    """A version of an open programme was sent."""
    refused = Signal()
    """An edit was asked for where the programme is open to read only."""
    stacked = Signal()
    """There is something else to undo or to redo."""
    selected = Signal()
    """Another block is selected."""
    carried = Signal(str, QPointF, str)
    """Something not scheduled is carried by the pointer: its id, where on the screen, and how that goes on.

    ``hold``: the button is down on it; ``on``: it is carried there; ``drop``: let go; ``stop``: put back.
    """
    placed = Signal()
    """What is selected and not scheduled is to be put where it fits first."""
    asked = Signal(QPoint)
    """The menu of what is selected is asked for, at a place of the screen."""
    sought = Signal()
    """The selected block is to be brought into sight."""
    led = Signal(object)
    """A person is led to a record, by its key: its table is to be shown."""
    worded = Signal()
    """The language changed."""
    looked = Signal()
    """The colours changed."""
    guided = Signal(str)
    """A page of the guide is asked for, by its name (``rules/lunch``); empty: that of the panel in use."""

    def __init__(self, language: str, appearance: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.say: Words = words(language)
        self.appearance = appearance
        self.tokens: Tokens = tokens_for(appearance)
        self.programmes: tuple[Programme, ...] = ()
        self.index = -1
        self.selection = ""
        self._others: tuple[str, ...] = ()
        self.record: Key | None = None
        """The record that is looked at, where no block is selected."""
        self._stacks: dict[int, QUndoStack] = {}
        self._told: dict[int, tuple[int, Plan]] = {}
        """Of the versions sent from this desk how many there are, and what people were told by the last one."""
        self.keeping = Keeping(self)
        self._deriving = Deriving(self)

    @property
    def language(self) -> str:
        """The language of the screen."""
        return self.say.language

    @property
    def programme(self) -> Programme | None:
        """The current programme, or None on the start page."""
        return self.programmes[self.index] if 0 <= self.index < len(self.programmes) else None

    def open(self, programmes: Sequence[Programme]) -> None:
        """Add programmes and make the first of them current."""
        self.parting.emit()
        first = len(self.programmes)
        self.programmes = (*self.programmes, *programmes)
        self._go(min(first, len(self.programmes) - 1))

    # ---- edits

    def edit(self, label: Message, changes: Changes) -> None:
        """Edit the programme on show; one step of undo.

        What the edit leaves without ground in the plan goes with it. ValidationError, and nothing has changed, where
        the edition would not hold together.
        """
        if self.programme is not None:
            self.edit_of(self.programme.number, label, changes)

    def edit_of(self, number: int, label: Message, changes: Changes, adopting: bool = False) -> None:
        """The same for an open programme by its number.

        Facts that change do so in its alternatives too, where those do not say otherwise; not where ``adopting`` one.
        """
        from lawatan.domain import apply  # pydantic and the records: 0.5 s, after the first paint
        from lawatan.schedule import settled

        _, programme = self.find(number)
        if programme is None:
            return
        if self.keeping.standing(number) == "reading":
            self.refused.emit()
            return
        before = programme.edition
        after = apply(before, changes)
        if further := settled(before, after, changes):
            after = apply(after, further)
        others = programme.alternatives
        if others and not adopting:
            from lawatan.jobs.following import following

            others = following(before, after, others)
        self.stack(number).push(Edited(self, number, programme.held, Held(after, others), label))

    def vary(self, number: int, label: Message, alternatives: Mapping[str, Edition]) -> None:
        """Give an open programme other alternatives; one step of undo."""
        _, programme = self.find(number)
        if programme is None or dict(alternatives) == dict(programme.alternatives):
            return
        if self.keeping.standing(number) == "reading":
            self.refused.emit()
            return
        after = Held(programme.edition, dict(alternatives))
        self.stack(number).push(Edited(self, number, programme.held, after, label))

    def become(self, number: int, held: Held, label: Message, times_sent: int) -> None:
        """Put what is held in the place of what an open programme held; only commands of its stack call this.

        What is from before a version was sent knows nothing of it (``times_sent`` by then): what people were told stays.
        """
        index, programme = self.find(number)
        if programme is None:
            return
        before = programme.edition
        times, told = self._told.get(number, (0, None))
        if told is not None and times_sent < times:
            held = _telling(held, told)
        self.keeping.keep(number, programme.held, held, self.say.message(label))
        self.put(index, programme.edited(held.edition).varied(held.alternatives))
        if index == self.index and held.edition is not before:
            self.changed.emit(before, held.edition)

    def note_sent(self, number: int, told: Plan, label: Message) -> None:
        """A version was sent: from now on that is what people were told, whatever is undone or redone."""
        self._told[number] = self.times_sent(number) + 1, told
        index, programme = self.find(number)
        if programme is not None:
            before, held = programme.edition, _telling(programme.held, told)
            if held.edition is not before:
                self.keeping.keep(number, programme.held, held, self.say.message(label))
                self.put(index, programme.edited(held.edition).varied(held.alternatives))
                if index == self.index:
                    self.changed.emit(before, held.edition)
        self.sent.emit()

    def times_sent(self, number: int) -> int:
        """How many versions of an open programme were sent from this desk."""
        return self._told[number][0] if number in self._told else 0

    def forgot(self, number: int, held: Held) -> None:
        """A person was forgotten in a programme's document: nothing from before may come back."""
        index, programme = self.find(number)
        self.stack(number).clear()
        if programme is not None:
            before, edition = programme.edition, held.edition
            self.put(index, programme.answered().edited(edition).varied(held.alternatives))
            self.stacked.emit()
            if index == self.index:
                self.changed.emit(before, edition)

    def stack(self, number: int) -> QUndoStack:
        """The edits of an open programme."""
        if number not in self._stacks:
            made = self._stacks[number] = QUndoStack(self)
            made.indexChanged.connect(self.stacked)
        return self._stacks[number]

    def undo(self) -> None:
        """Take back the last edit of the programme on show."""
        if self.programme is not None:
            self.stack(self.programme.number).undo()

    def redo(self) -> None:
        """Do again what was last taken back."""
        if self.programme is not None:
            self.stack(self.programme.number).redo()

    @property
    def to_undo(self) -> Message | None:
        """What Undo would take back; None where there is nothing."""
        return next_undo(self.stack(self.programme.number)) if self.programme is not None else None

    @property
    def to_redo(self) -> Message | None:
        """What Redo would do again; None where there is nothing."""
        return next_redo(self.stack(self.programme.number)) if self.programme is not None else None

    # ---- what is open

    def close(self, index: int) -> None:
        """Close a programme."""
        self.parting.emit()
        if (stack := self._stacks.pop(self.programmes[index].number, None)) is not None:
            stack.deleteLater()  # with the editions that its commands hold
        self._told.pop(self.programmes[index].number, None)
        self.keeping.shut(self.programmes[index].number)
        self.programmes = self.programmes[:index] + self.programmes[index + 1 :]
        self._go(min(self.index - (index < self.index), len(self.programmes) - 1))

    def find(self, number: int) -> tuple[int, Programme | None]:
        """The position of an open programme, by its number, and its value; -1 and None once it is closed."""
        for index, programme in enumerate(self.programmes):
            if programme.number == number:
                return index, programme
        return -1, None

    def go(self, index: int) -> None:
        """Make a programme current; -1 is the start page."""
        if index != self.index:
            self.parting.emit()
            self._go(index)

    def _go(self, index: int) -> None:
        self.index, self.selection, self._others, self.record = index, "", (), None
        self.opened.emit()
        self.shown.emit()
        self.selected.emit()

    def put(self, index: int, programme: Programme) -> None:
        """Put another value of a programme in its place; what follows from a large one is shown when it is there."""
        if programme.stale is not None and not heavy(programme):
            programme = replace(programme, stale=None)
        self.programmes = (*self.programmes[:index], programme, *self.programmes[index + 1 :])
        if not programme.fresh:
            self._deriving.ask(programme)
        elif index == self.index:
            self._show(programme)

    def settle(self, programme: Programme, derived: Derived) -> None:
        """What follows from a programme is there, if its edition still is the same.

        What follows from an older plan is shown as well, while that of the newest is worked out: planning goes on.
        """
        index, now = self.find(programme.number)
        if now is None or now.edition is not programme.edition:
            return
        if now.plan is programme.plan:
            self.put(index, replace(now, derived=derived, stale=None))
        elif not now.fresh:
            older = replace(now, stale=derived)
            self.programmes = (*self.programmes[:index], older, *self.programmes[index + 1 :])
            if index == self.index:
                self._show(older)

    def _show(self, programme: Programme) -> None:
        known = tuple(item for item in self.selected_ids if self._known(programme, item))
        if known != self.selected_ids:
            self.selection, self._others = known[0] if known else "", known[1:]
            self.selected.emit()
        if self.record is not None and not programme.has(self.record):
            self.record = None
            self.selected.emit()
        self.shown.emit()

    def end(self) -> None:
        """The window is closed: write what is on its way, and wait for what is being worked out."""
        self._deriving.close()
        self.keeping.close()

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """All that is selected: first what the inspector shows, then the others that are dealt with together with it."""
        return (self.selection, *self._others) if self.selection else ()

    def select(self, item: str, seek: bool = False) -> None:
        """Select an entry, a way or something not scheduled by its id (empty: nothing); ``seek`` brings it in sight."""
        self.select_all((item,) if item else ())
        if seek and item:
            self.sought.emit()

    def select_all(self, items: Sequence[str]) -> None:
        """Select several things; the first of them is what the inspector shows."""
        chosen = tuple(dict.fromkeys(items))
        if chosen != self.selected_ids or (chosen and self.record is not None):
            self.selection, self._others = chosen[0] if chosen else "", chosen[1:]
            self.record = None
            self.selected.emit()

    def has(self, key: Key) -> bool:
        """Whether the programme on show has a record: it has not where an edit was refused."""
        return self.programme is not None and self.programme.has(key)

    def look_at(self, key: Key | None, lead: bool = False) -> None:
        """Look at a record instead of a block; ``lead`` shows its table as well."""
        if key != self.record or self.selection:
            self.record, self.selection, self._others = key, "", ()
            self.selected.emit()
        if lead and key is not None:
            self.led.emit(key)

    def speak(self, language: str) -> None:
        """Change the language of the screen."""
        if language != self.language:
            self.say = words(language)
            self.worded.emit()

    def look(self, appearance: str) -> None:
        """Change the appearance: ``system``, ``light`` or ``dark``."""
        self.appearance = appearance
        self.tokens = tokens_for(appearance)
        apply(self.tokens)
        self.looked.emit()

    @staticmethod
    def _known(programme: Programme, item: str) -> bool:
        setting = programme.setting
        return item in setting.occurrences or item in setting.crossings or item in programme.legs


def _telling(held: Held, told: Plan) -> Held:
    """What is held, with what people were told, as far as it holds what that is about; in the alternatives too."""
    from lawatan.jobs.following import following
    from lawatan.jobs.replan import promising

    after = promising(held.edition, told, held.edition.now)
    if (after.promised, after.promised_rides) == (held.edition.promised, held.edition.promised_rides):
        return held
    return Held(after, following(held.edition, after, held.alternatives))
