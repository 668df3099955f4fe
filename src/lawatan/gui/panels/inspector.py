"""The inspector: what is known of the selected block, where each fact comes from, what there is to fix; and its form.

For a record of a table it is the form alone. How a form is made stands in ``gui.form``, how its edits are sent in
``gui.records.editing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from lawatan.gui import icons, scheduling
from lawatan.gui.panels.details import Detail, Details, describe, sources
from lawatan.gui.panels.panel import Panel
from lawatan.gui.panels.to_fix import counted
from lawatan.gui.parts import Lasting, Scroll, Segments, button, column, frame, label, row, rule, together
from lawatan.gui.programme import Programme
from lawatan.gui.records.editing import Editing
from lawatan.gui.state import State
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.domain.tables import Key

MOST_USERS = 5
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
        self._editing = False
        self.flow = Scroll(margins=(16, 14, 14, 16), space=0)
        self.forms = Forms(state)
        self.ways = Segments(("inspector-about", "inspector-edit"))
        self.ways.chosen.connect(self._choose)
        self._above = QWidget()
        self.lock = button("icon", "inspector-lock", lambda: scheduling.lock(state))
        self.lock.setCheckable(True)
        self.lock.setFixedWidth(34)
        self._above.setLayout(row(self.ways, None, self.lock, margins=(16, 12, 14, 0)))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.flow)
        self.pages.addWidget(self.forms)
        self.setLayout(column(self._above, self.pages, space=0))
        self.setFocusProxy(self.flow)
        for signal in (state.shown, state.worded, state.looked):
            signal.connect(self.refresh)
        state.selected.connect(self._follow)
        self._written: tuple[Programme | None, str, Key | None] = (None, "", None)
        self.refresh()

    def _follow(self) -> None:
        """Something else is selected; a programme that has just come on show is written already."""
        programme, *chosen = self._written
        if programme is not self.state.programme or chosen != [self.state.selection, self.state.record]:
            self.refresh()

    def refresh(self) -> None:
        """Write it anew."""
        programme, item = self.state.programme, self.state.selection
        self._written = programme, item, self.state.record
        if programme is None:
            return
        say = self.state.say
        self.ways.set_texts(say("Overview"), say("Edit"))
        self.ways.choose(1 if self._editing else 0)
        self._show_lock(programme, item)
        keys = self._keys(programme, item)
        self._above.setVisible(bool(item and keys))
        if keys and (self._editing or not item):
            self.pages.setCurrentWidget(self.forms)
            self.forms.show_keys(keys)
            return
        self.pages.setCurrentWidget(self.flow)
        self.flow.clear()
        self._show(programme, item)
        self.flow.add(None)
        self.flow.settle(self.flow.verticalScrollBar().value() if item == self._item else 0)
        self._item = item
        self._narrow = self.width() < NARROW_PX

    def edit(self, field: str = "") -> None:
        """Show the form of the selection, and go to a field of it."""
        if self.state.selection:  # a record of a table has its form alone: what is shown of blocks stays as chosen
            self._editing = True
        self.refresh()
        self.forms.go(field)

    def _show_lock(self, programme: Programme, item: str) -> None:
        """The button that locks what is selected, or unlocks it."""
        say, tokens, entry = self.state.say, self.state.tokens, programme.entry(item)
        locked = entry is not None and entry.locked
        self.lock.setVisible(entry is not None)
        self.lock.setEnabled(scheduling.shut(programme) is None)
        self.lock.setChecked(locked)
        self.lock.setIcon(icons.icon("lock", tokens.accent if locked else tokens.second, tokens.third))
        self.lock.setAccessibleName(say("Locked"))
        self.lock.setToolTip(say("Locked: planning leaves it where it is (L)") if locked else say("Lock its time (L)"))

    def _choose(self, way: int) -> None:
        self._editing = way == 1
        self.refresh()

    def _keys(self, programme: Programme, item: str) -> tuple[Key, ...]:
        """The records that the selection consists of: what is decided about it, then what it is."""
        setting = programme.setting
        keys: tuple[Key, ...]
        if item in setting.occurrences:
            keys = (("placements", item), ("activities", setting.occurrences[item].activity.id))
        elif item in setting.crossings:
            keys = (("rides", item), ("city_changes", setting.crossings[item].change.id))
        elif item or self.state.record is None:
            return ()
        else:
            keys = (self.state.record,)
        return tuple(key for key in keys if programme.has(key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.width() < NARROW_PX) != self._narrow and self.pages.currentWidget() is self.flow:
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
        if not item and programme.total:
            hint = label(say("Select a block on the board to see what is known of it."), "second", wrap=True)
            self.flow.add(8, rule(), 10, hint)

    def _row(self, detail: Detail) -> None:
        """A name, its value, and below it where the value comes from."""
        name = label(detail.name, "second", wrap=True)
        name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        right: list[QWidget | int] = []
        for said in detail.value.split("\n"):
            value = label(together(said), "" if said else "second", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{detail.name}: {said}")
            right += [2, value] if right else [value]  # a gap tells where one ends and the next begins
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
            line: QLabel = label(say("Nothing to fix here."), "good", wrap=True)
            self.flow.add(8, line)
            return
        if all(programme.calm(breach) for breach in breaches):
            return  # the time slot says that it is not scheduled yet
        heading = say("To fix: {what}", what=counted(must, len(breaches) - must, say))
        self.flow.add(14, label(heading, "section", name="inspector-to-fix"), 8)
        for breach in breaches:
            card = frame("must-card" if breach.hard else "warning-card")
            text = label(together(sentence(programme.setting, breach, say.language)), "", wrap=True)
            card.setLayout(column(text, margins=(10, 8, 10, 8)))
            self.flow.add(card, 8)


class Forms(Lasting):
    """The forms of a record or two below each other, with what they are and what refers to them."""

    def __init__(self, state: State) -> None:
        super().__init__(margins=(16, 14, 14, 16), space=0)
        self.state = state
        self._keys: tuple[Key, ...] = ()
        self.name = label(role="title", wrap=True, name="record-title")
        self.about = label(role="second", wrap=True, name="record-about")
        self.used = label(role="small", wrap=True, name="record-used")
        self.help = label(role="second", wrap=True, name="rule-help")
        self.more = button("link", "rule-guide", self._open_guide)
        self.headings = [label(role="section"), label(role="section")]
        self.parts = [Editing(state), Editing(state)]
        self.line = rule()
        self.add(self.name, 2, self.about, 4, self.used, 4, self.help, row(self.more, None), 12)
        self.add(self.headings[0], 6, self.parts[0], 10, self.line, 10, self.headings[1], 6, self.parts[1], None)
        self.settle()

    def show_keys(self, keys: tuple[Key, ...]) -> None:
        """Show the forms of some records, one or two."""
        from lawatan.domain.edit import referrers
        from lawatan.domain.tables import HEADING
        from lawatan.jobs.naming import Names, table_title

        programme, say = self.state.programme, self.state.say
        assert programme is not None
        names = Names(programme.edition, say)
        self.name.setText(names.of(*keys[-1]) if keys[-1] != HEADING else "")
        titles = [say(title) for title in (table_title(programme.edition, table) for table, _ in keys)]
        self.about.setText(f"{titles[-1]} · {keys[-1][1]}")
        users = dict.fromkeys(other for other, _ in referrers(programme.edition, keys[-1]) if other not in keys)
        told = list(dict.fromkeys(f"“{names.of(*key)}”" for key in users))
        more = [say("{n} more", n=len(told) - MOST_USERS)] if len(told) > MOST_USERS else []
        self.used.setText(say("Used by {list}.", list=say.list([*told[:MOST_USERS], *more])) if told else "")
        self.used.setVisible(bool(told))
        self._explain(programme, keys[-1])
        both = len(keys) == 2
        for n, part in enumerate(self.parts):
            there = n < len(keys)
            self.headings[n].setVisible(both)
            part.setVisible(there)
            if both:
                self.headings[n].setText(titles[n])
            part.show_key(keys[n] if there else None)
        self.line.setVisible(both)
        self.fit()
        if keys != self._keys:
            self._keys = keys
            self.verticalScrollBar().setValue(0)

    def _explain(self, programme: Programme, key: Key) -> None:
        """What a rule is for, with the way to its page of the guide."""
        rule = programme.edition.rules.get(key[1]) if key[0] == "rules" else None
        self.help.setVisible(rule is not None)
        self.more.setVisible(rule is not None)
        if rule is not None:
            self.help.setText(self.state.say(rule.help))
            self.more.setText(self.state.say("More in the guide"))

    def _open_guide(self) -> None:
        programme, key = self.state.programme, self.state.record
        if programme is not None and key is not None and key[1] in programme.edition.rules:
            self.state.guided.emit(f"rules/{programme.edition.rules[key[1]].kind}")

    def go(self, field: str) -> None:
        """Bring a field into use; the first one where there is none of that name."""
        for part in self.parts:
            if part.form is not None and part.isVisible():
                part.form.go(field)
                return


def _left(widget: QWidget) -> QWidget:
    """A widget no wider than it needs, at the left."""
    holder = QWidget()
    holder.setLayout(row(widget, None))
    return holder


PANEL = Panel("inspector", mark("Inspector"), "info", "right", Inspector)
