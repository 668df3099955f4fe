"""Alternatives: the programme with something otherwise, planned side by side, compared in one table; one is adopted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from lawatan.gui.compared import Compared, Row
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import button, column, empty, frame, label, row
from lawatan.gui.programme import Programme
from lawatan.gui.state import State
from lawatan.gui.varying import Varying
from lawatan.gui.weighing import Weighing
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.jobs.plan import Progress
    from lawatan.rules import Edition

ALTERNATIVES = mark("Alternatives")
KEPT = mark("Alternative: {name}")
WIDEST = 640


class Alternatives(QWidget):
    """Makes, plans, compares and names alternatives; which of them becomes the programme is asked on the board."""

    chosen = Signal(str)
    """An alternative is to be shown on the board, by its name, to be adopted or not."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("alternatives-panel")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.state = state
        self.varying = Varying(self)
        self.varying.progressed.connect(self._progressed)
        self.varying.ended.connect(self._planned)
        self.title = label(role="title")
        self.standing = label(role="quiet", name="alternatives-standing")
        self.add = button("", "alternatives-add", self._offer)
        self.suggest = button("", "alternatives-suggest", self.make_usual)
        self.go = button("", "alternatives-plan", self.plan)
        self.stop = button("", "alternatives-stop", self.varying.cancel)
        self.about = label(role="quiet", wrap=True)
        self.about.setMaximumWidth(WIDEST)
        self.table = Compared(state)
        self.table.selectionModel().selectionChanged.connect(self._picked)
        self.table.opened.connect(self._show)
        self.table.deleted.connect(self.delete)
        self.name = QLineEdit()
        self.name.setObjectName("alternative-name")
        self.name.setMaxLength(80)
        self.name.editingFinished.connect(self._rename)
        self.name_head, self.facts_head = label(role="second"), label(role="second")
        self.show_it = button("", "alternative-show", self._show)
        self.drop = button("", "alternative-delete", self.delete)
        self.facts = column(space=4)
        self.weighing = Weighing(self)
        self.weighing.changed.connect(self.refresh)
        self._going: dict[str, Progress | None] = {}
        self._number = -1
        self._asked: Mapping[str, Edition] = {}
        self._faults: dict[int, str] = {}
        self._lay_out()
        state.opened.connect(self._opened)
        state.shown.connect(self.refresh)
        state.worded.connect(self.refresh)
        state.looked.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        head = row(self.title, self.standing, None, self.add, self.stop, self.go, space=12, margins=(20, 14, 20, 4))
        about = column(self.about, row(self.suggest, None), space=12, margins=(20, 0, 20, 8))
        self.card = frame("card", "alternative-card")
        buttons = row(None, self.drop, self.show_it)
        named = column(self.name_head, self.name, space=4)
        told = column(self.facts_head, self.facts, space=4)
        inner = column(named, told, buttons, space=10, margins=(16, 12, 16, 12))
        self.card.setLayout(inner)
        self.card.setMaximumWidth(WIDEST)
        below = row(margins=(20, 16, 20, 16))
        below.addWidget(self.card, 1)
        below.addStretch(0)
        whole = column(head, about, self.table, below, space=0)
        whole.addStretch(1)
        self.setLayout(whole)
        self.setFocusProxy(self.table)

    # ---- what there is

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the alternatives, in order."""
        programme = self.state.programme
        return tuple(programme.alternatives) if programme is not None else ()

    @property
    def picked(self) -> str:
        """The name of the alternative that is chosen in the table; empty for none and for the programme as it is."""
        at = self.table.row - 1
        return self.names[at] if 0 <= at < len(self.names) else ""

    def pick(self, name: str) -> None:
        """Choose an alternative in the table."""
        if name in self.names:
            self.table.selectRow(1 + self.names.index(name))

    @property
    def going(self) -> dict[str, Progress | None]:
        """How planning goes on of those of the programme on show, by name; empty where it does not."""
        programme = self.state.programme
        return self._going if programme is not None and programme.number == self._number else {}

    # ---- made, named, deleted

    def _offer(self) -> None:
        """List what can be added."""
        programme, say = self.state.programme, self.state.say
        if programme is None:
            return
        from lawatan.jobs.variants import variants  # the records: after the first paint

        menu = QMenu(self)
        menu.addAction(say("As it is now"), self.keep_present)
        made = variants(programme.edition, say)
        if made:
            menu.addSeparator()
        for name, edition in made.items():
            menu.addAction(name.replace("&", "&&"), partial(self.make, {name: edition}))
        if len(made) > 1:
            menu.addSeparator()
            menu.addAction(say("All of these"), partial(self.make, made))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def keep_present(self) -> None:
        """Keep the programme as it is now as an alternative."""
        programme, say = self.state.programme, self.state.say
        if programme is not None:
            self.make({say("As it was on {date}", date=say.date(_today())): programme.edition})

    def make_usual(self) -> None:
        """Add all alternatives that the program can think of."""
        programme = self.state.programme
        if programme is not None:
            from lawatan.jobs.variants import variants  # the records: after the first paint

            self.make(variants(programme.edition, self.state.say))

    def make(self, made: Mapping[str, Edition]) -> None:
        """Add alternatives; each has a name of its own then."""
        from lawatan.jobs.following import unused

        programme = self.state.programme
        if programme is None or not made:
            return
        others, last = dict(programme.alternatives), ""
        for name, edition in made.items():
            last = unused(name, others)
            others[last] = edition
        what = Message(KEPT, {"name": last}) if len(made) == 1 else Message(ALTERNATIVES)
        self.state.vary(programme.number, what, others)
        self.pick(last)

    def delete(self) -> None:
        """Take the chosen alternative away; Undo brings it back."""
        programme, name = self.state.programme, self.picked
        if programme is None or not name or name in self.going:
            return
        others = {each: edition for each, edition in programme.alternatives.items() if each != name}
        self.state.vary(programme.number, Message(mark("Delete the alternative: {name}"), {"name": name}), others)

    def _rename(self) -> None:
        programme, name, new = self.state.programme, self.picked, self.name.text().strip()
        if programme is None or not name or new == name:
            return
        if not new or new in programme.alternatives:
            self.name.setText(name)
            return
        others = {new if each == name else each: edition for each, edition in programme.alternatives.items()}
        self.state.vary(programme.number, Message(KEPT, {"name": new}), others)
        self.pick(new)

    # ---- planned

    def plan(self) -> None:
        """Plan all of them side by side, each in a process of its own."""
        programme = self.state.programme
        if programme is None or not programme.alternatives or self.varying.running:
            return
        self._number, self._asked = programme.number, dict(programme.alternatives)
        self._faults.pop(programme.number, None)
        self._going = dict.fromkeys(self._asked)
        self.varying.start(self._asked, self.state.language)
        self.refresh()

    def _progressed(self, name: str, progress: Progress) -> None:
        self._going[name] = progress
        if self.isVisible():
            self._write()

    def _planned(self, planned: Mapping[str, Edition], faults: Mapping[str, Exception]) -> None:
        """Keep the plans that were found with the alternatives as they are by now."""
        from pydantic import ValidationError

        from lawatan.domain import merge

        asked, self._going = self._asked, {}
        _, programme = self.state.find(self._number)
        lost = {name: str(fault) for name, fault in faults.items()}
        if programme is not None:
            others = dict(programme.alternatives)
            for name, edition in planned.items():
                if name in others and edition is not asked[name]:
                    try:
                        others[name], _ = merge(asked[name], others[name], edition)
                    except ValidationError:
                        lost[name] = self.state.say("what its plan uses was deleted meanwhile")
            if lost:
                self._faults[programme.number] = "; ".join(f"{name}: {why}" for name, why in lost.items())
            self.state.vary(programme.number, Message(mark("Alternatives planned")), others)
        self.refresh()

    # ---- what they come to

    def _opened(self) -> None:
        """Another programme: nothing is known of its alternatives yet."""
        self.weighing.forget()
        self.table.clearSelection()
        if self.varying.running and self.state.find(self._number)[1] is None:
            self.varying.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Work out what is not known yet, and write it all anew; nothing while nobody sees it."""
        if not self.isVisible():
            return
        editions = self._editions()
        if len(editions) > 1:
            self.weighing.look(editions, self.state.say)
        self._write()

    def _editions(self) -> dict[str, Edition]:
        """The programme as it is, without a name, then its alternatives."""
        programme = self.state.programme
        return {"": programme.edition, **programme.alternatives} if programme is not None else {}

    def _write(self) -> None:
        say, programme, running = self.state.say, self.state.programme, bool(self.going)
        there = programme is not None and bool(programme.alternatives)
        self.title.setText(say(ALTERNATIVES))
        self.add.setText(say("Add"))
        self.add.setEnabled(not running)
        self.suggest.setText(say("Suggest alternatives"))
        self.suggest.setVisible(programme is not None and not there)
        self.go.setText(say("Plan them all"))
        self.go.setVisible(there and not running)
        self.go.setEnabled(not self._going)
        self.stop.setText(say("Stop"))
        self.stop.setVisible(running)
        self.about.setText(
            say("Each is this programme with something done otherwise. A fact that you edit is edited in all of them.")
            if there
            else say(
                "What if all went by train, with a second bus, without Friday, in a day less? Add such alternatives, plan "
                "them side by side, compare them in one table, and adopt the one that you like."
            )
        )
        self.standing.setText(self._stands(running))
        self.standing.setVisible(bool(self.standing.text()))
        self.table.setVisible(there)
        if there:
            self._fill()
        self._picked()

    def _stands(self, running: bool) -> str:
        say = self.state.say
        if running:
            return say("Planning side by side …")
        if self._going:
            return say("Those of another programme are being planned.")
        fault = self._faults.get(self.state.programme.number) if self.state.programme is not None else None
        return say("Not all could be planned: {why}", why=fault) if fault else ""

    def _fill(self) -> None:
        """Write the table; what is chosen in it stays."""
        say, going = self.state.say, self.going
        rows: dict[str, Row] = {
            name: (name or say("As it is"), self.weighing.figures(name, edition), going.get(name), name in going)
            for name, edition in self._editions().items()
        }
        self.table.setAccessibleName(say(ALTERNATIVES))
        self.table.show_compared(rows, say)

    def _picked(self) -> None:
        """Write what is known of the one that is chosen."""
        programme, say, name = self.state.programme, self.state.say, self.picked
        self.card.setVisible(bool(name))
        if programme is None or not name:
            return
        from lawatan.jobs.following import otherwise

        self.name_head.setText(say("Name"))
        self.name.setAccessibleName(say("Name"))
        if not self.name.hasFocus():
            self.name.setText(name)
        facts = otherwise(programme.edition, programme.alternatives[name], say)
        self.facts_head.setText(
            say("What is otherwise") if facts else say("All facts are as they are now; the schedule may differ.")
        )
        empty(self.facts)
        for fact in facts[:MOST_FACTS]:
            self.facts.addWidget(label(fact, wrap=True))
        if len(facts) > MOST_FACTS:
            self.facts.addWidget(label(say("… and {n} more", n=len(facts) - MOST_FACTS), "second"))
        self.drop.setText(say("Delete"))
        self.show_it.setText(say("Show on the board"))
        for part in (self.show_it, self.drop, self.name):
            part.setEnabled(name not in self.going)

    def _show(self) -> None:
        if self.picked and self.picked not in self.going:
            self.chosen.emit(self.picked)


MOST_FACTS = 12
"""So many things that are otherwise are told."""


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day on the coordinator's wall


def _count(programme: Programme) -> int:
    return len(programme.alternatives)


PANEL = Panel("alternatives", ALTERNATIVES, "copy", "middle", Alternatives, count=_count)
