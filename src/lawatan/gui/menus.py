"""The menus: every job of the desk by name and key; nothing is listed that does not work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from lawatan.gui import names
from lawatan.gui.look import APPEARANCES
from lawatan.gui.panels import PANELS
from lawatan.gui.tokens import ZOOMS
from lawatan.words import LANGUAGES, mark

if TYPE_CHECKING:
    from lawatan.gui.desk import Desk

ACCIDENTS = {
    "hosts": mark("A &host cannot receive us…"),
    "persons": mark("A &person is not available…"),
    "venues": mark("A &venue is closed…"),
    "room": mark("An activity is in another &room…"),
    "grew": mark("A &group has grown or shrunk…"),
    "flight": mark("A &flight or train is late…"),
    "holiday": mark("A holi&day is declared…"),
    "late": mark("A &bus, a ride or an activity is late…"),
}
"""The usual accidents, in the order of the form that each opens."""
LOOKS = {"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")}


class Menus:
    """The menu bar of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.busy = False
        self._texts: list[tuple[QAction | QMenu, str]] = []
        bar = desk.menuBar()
        file = self._menu(bar.addMenu(""), mark("&File"))
        self.new = self._add(file, mark("&New programme"), desk.documents.new, QKeySequence.StandardKey.New)
        self.open = self._add(file, mark("&Open…"), desk.documents.ask, QKeySequence.StandardKey.Open)
        self.recent = self._menu(file.addMenu(""), mark("Open &recent"))
        self.recent.aboutToShow.connect(self._list_recent)
        self.samples = self._menu(file.addMenu(""), mark("Open a &sample"))
        self.samples.aboutToShow.connect(self._list_samples)
        file.addSeparator()
        self.save = self._add(file, mark("Sa&ve"), desk.documents.save, QKeySequence.StandardKey.Save)
        self.copy = self._add(file, mark("Save &as…"), desk.documents.save_as, "Ctrl+Shift+S")
        self.export = self._add(file, mark("&Export…"), lambda: desk.sending.show_export(), "Ctrl+E")
        self.print = self._add(file, mark("P&rint…"), lambda: desk.sending.show_preview(), "Ctrl+Shift+P")
        self.message = self._add(file, mark("Cop&y as text…"), lambda: desk.sending.show_messages(), "Ctrl+Alt+T")
        self.versions = self._add(file, mark("Versions s&ent…"), lambda: desk.sending.show(), "Ctrl+Alt+V")
        self.publish = self._add(
            file, mark("Pu&blish calendars…"), lambda: desk.sending.show_publishing(), "Ctrl+Alt+U"
        )
        file.addSeparator()
        self.close = self._add(file, mark("Close the &programme"), desk.close_programme, "Ctrl+W")
        self.quit = self._add(file, mark("&Quit"), desk.close, QKeySequence.StandardKey.Quit)
        edit = self._menu(bar.addMenu(""), mark("&Edit"))
        self.undo = self._add(edit, mark("&Undo"), desk.state.undo, QKeySequence.StandardKey.Undo)
        self.redo = self._add(edit, mark("&Redo"), desk.state.redo, QKeySequence.StandardKey.Redo)
        edit.addSeparator()
        desk.board.actions_.fill(edit)
        edit.addSeparator()
        self.find = self._add(edit, mark("&Find…"), partial(desk.go, "find"), QKeySequence.StandardKey.Find)
        self.forget = self._add(edit, mark("Forget this &person…"), desk.documents.forget)
        self.edit = edit
        plan = self._menu(bar.addMenu(""), mark("&Plan"))
        self.plan = self._add(plan, mark("&Plan"), desk.plan, "Ctrl+P")
        self.again = self._add(plan, mark("Plan &again, moving little"), partial(desk.plan, True), "Ctrl+Alt+P")
        self.cancel = self._add(plan, mark("&Cancel"), desk.progressing.stop, "Ctrl+.")
        plan.addSeparator()
        self.take = self._add(plan, mark("&Take the new schedule"), lambda: desk.proposing.accept(), "Ctrl+Return")
        self.turn = self._add(plan, mark("&Show the other schedule"), lambda: desk.proposing.turn(), "Ctrl+Shift+O")
        self.keep = self._add(plan, mark("&Keep the old schedule"), lambda: desk.proposing.refuse())
        plan.addSeparator()
        self.cures = self._add(plan, mark("&Reasons and fixes"), lambda: desk.bad_day.cure(), "Ctrl+Alt+F")
        happened = self._menu(plan.addMenu(""), mark("Something came in &between"))
        self.accidents = {
            kind: self._add(happened, text, partial(self._happen, kind), "Ctrl+Alt+B" if kind == "late" else None)
            for kind, text in ACCIDENTS.items()
        }
        view = self._menu(bar.addMenu(""), mark("&View"))
        self.panels = QActionGroup(desk)
        for n, panel in enumerate([p for p in PANELS if p.place == "middle"], 1):
            way = self._add(view, panel.title, partial(desk.go, panel.name), f"Ctrl+{n}" if n < 10 else None)
            way.setCheckable(True)
            way.setData(panel.name)
            self.panels.addAction(way)
        view.addSeparator()
        self.side = self._add(view, mark("Side &panel"), desk.split.toggle, "Ctrl+I")
        self.side.setCheckable(True)
        self.table = self._add(view, mark("As a &table"), self._toggle_table, "Ctrl+T")
        self.table.setCheckable(True)
        self.part = self._add(view, mark("&Next part of the window"), desk.next_part, "F6")
        self.part_back = self._add(
            view, mark("P&revious part of the window"), lambda: desk.next_part(False), "Shift+F6"
        )
        self.larger = self._add(view, mark("&Larger"), lambda: self._zoom(1), QKeySequence.StandardKey.ZoomIn)
        self.smaller = self._add(view, mark("S&maller"), lambda: self._zoom(-1), QKeySequence.StandardKey.ZoomOut)
        view.addSeparator()
        looks = self._menu(view.addMenu(""), mark("&Appearance"))
        self.looks = QActionGroup(desk)
        for name in APPEARANCES:
            look = self._add(looks, LOOKS[name], partial(desk.state.look, name))
            look.setCheckable(True)
            look.setData(name)
            self.looks.addAction(look)
        tongues = self._menu(view.addMenu(""), mark("La&nguage"))
        self.languages = QActionGroup(desk)
        for code, own_name in LANGUAGES.items():
            tongue = QAction(own_name, desk)
            tongue.triggered.connect(lambda _checked=False, code=code: desk.state.speak(code))
            tongue.setCheckable(True)
            tongue.setData(code)
            self.languages.addAction(tongue)
            tongues.addAction(tongue)
        about = self._menu(bar.addMenu(""), mark("&Help"))
        self.guide = self._add(about, mark("&Guide"), desk.helping.open, QKeySequence.StandardKey.HelpContents)
        self.about = self._add(about, mark("&About Lawatan"), desk.show_about)
        desk.board.turned.connect(self.refresh)
        desk.state.shown.connect(self.refresh)
        desk.state.looked.connect(self.refresh)
        for signal in (desk.state.stacked, desk.state.selected, desk.state.keeping.stood):
            signal.connect(self.refresh)
        self.refresh()

    def _menu(self, menu: QMenu, text: str) -> QMenu:
        self._texts.append((menu, text))
        return menu

    def _add(self, menu: QMenu, text: str, act, key=None) -> QAction:
        def do(_checked: bool = False) -> None:
            self.desk.take_typed()  # a menu or a key leaves the focus where it is
            act()

        action = QAction(self.desk)
        action.triggered.connect(do)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        menu.addAction(action)
        self._texts.append((action, text))
        return action

    def set_planning(self, busy: bool) -> None:
        """While planning goes on only Cancel makes sense of these."""
        self.busy = busy
        self.refresh()

    def refresh(self) -> None:
        """Write and tick them anew."""
        desk, say = self.desk, self.desk.state.say
        for part, text in self._texts:
            if isinstance(part, QMenu):
                part.setTitle(say(text))
            else:
                part.setText(say(text))
        programme = desk.state.programme
        there = programme is not None
        for action in (self.save, self.copy, self.export, self.plan):
            action.setEnabled(there and not self.busy)
        for action in (
            *self.panels.actions(),
            self.print,
            self.versions,
            self.message,
            self.publish,
            self.cures,
            *self.accidents.values(),
            self.close,
            self.side,
            self.table,
            self.larger,
            self.smaller,
        ):
            action.setEnabled(there)
        plan = programme.edition.plan if programme is not None else None
        scheduled = plan is not None and bool(plan.placements or plan.rides)
        self.again.setEnabled(scheduled and not self.busy)
        proposed = programme is not None and programme.proposal is not None
        for action in (self.take, self.turn, self.keep):
            action.setEnabled(proposed)
        looked_at = desk.state.record
        kept = programme is not None and desk.state.keeping.standing(programme.number) == "kept"
        self.forget.setEnabled(kept and looked_at is not None and looked_at[0] == "persons")
        self._name_undo()
        self.side.setChecked(desk.split.open)
        self.cancel.setEnabled(self.busy)
        shown = next((n for n, w in desk.panels.items() if w is desk.middle.currentWidget()), "")
        for group, value in (
            (self.panels, shown),
            (self.looks, desk.state.appearance),
            (self.languages, desk.state.language),
        ):
            for action in group.actions():
                action.setChecked(action.data() == value)
        self.table.setChecked(desk.board.forms.currentIndex() == 1)

    def _name_undo(self) -> None:
        """Say in the menu what Undo and Redo would do."""
        state, say = self.desk.state, self.desk.state.say
        undo, redo = state.to_undo, state.to_redo
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        if undo is not None:
            self.undo.setText(say("&Undo: {what}", what=say.message(undo).replace("&", "&&")))
        if redo is not None:
            self.redo.setText(say("&Redo: {what}", what=say.message(redo).replace("&", "&&")))

    def _toggle_table(self) -> None:
        self.desk.go("board")
        self.desk.board.show_form(1 - self.desk.board.forms.currentIndex())

    def _happen(self, kind: str) -> None:
        self.desk.bad_day.happen(kind)

    def _zoom(self, step: int) -> None:
        canvas = self.desk.board.canvas
        further = [z for z in ZOOMS if (z > canvas.zoom if step > 0 else z < canvas.zoom)]
        if further:
            canvas.set_zoom(min(further) if step > 0 else max(further))

    def _list_recent(self) -> None:
        """The files that were opened last, by name; the folder is in the tool tip."""
        self.recent.clear()
        self.recent.setToolTipsVisible(True)
        from lawatan.jobs.drafts import called  # the jobs: after the first paint

        for path in self.desk.documents.recent():
            name, _ = called(path, self.desk.state.say)
            action = self.recent.addAction(name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.desk.documents.open([path]))
        if self.recent.isEmpty():
            nothing = self.recent.addAction(self.desk.state.say("Nothing yet"))
            nothing.setEnabled(False)

    def _list_samples(self) -> None:
        say = self.desk.state.say
        self.samples.clear()
        for n, programme in enumerate(self.desk.samples()):
            text = names.programme(programme.setting, say)
            self.samples.addAction(text.replace("&", "&&"), partial(self.desk.open_sample, n))
