"""The print preview: a window with the pages of the printed schedule, for one reader in one language.

The pages are made beside the window by the same press that makes the PDF, and follow what the desk shows.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from lawatan.gui import icons
from lawatan.gui.giving_out import NOT_MADE, GivingOut, Paper
from lawatan.gui.parts import Choice, button, column, frame, label, row
from lawatan.gui.sheets import FIT, Sheets
from lawatan.gui.state import State
from lawatan.gui.work import Task
from lawatan.words import LANGUAGES, Message, mark

if TYPE_CHECKING:
    from lawatan.output import Audience, Outgoing
    from lawatan.output.reader import Reader
    from lawatan.schedule import View

log = logging.getLogger(__name__)

Key = tuple[str, str]
"""A reader's kind and id."""
ZOOMS = (FIT, 75, 100, 125, 150, 200)
SOON_MS = 120
"""How long a change waits for the next one: while the window is drawn larger, or planning finds better and better."""
SIZE = QSize(1040, 860)
LIST_PX = 420
"""Width of the list of readers: names with positions are long."""
NOTHING = mark("Nothing is scheduled yet, so there is nothing to print: plan the programme first.")
KINDS = {
    "all": mark("{name}"),
    "group": mark("Group: {name}"),
    "host": mark("Host: {name}"),
    "person": mark("Person: {name}"),
    "vehicle": mark("Vehicle: {name}"),
    "committee": mark("Committee"),
}
"""How the choice of readers names one, by kind."""


@dataclass(frozen=True)
class Made:
    """What came of making the pages: who may be chosen, for whom they are, the pages; no reader: nothing is planned."""

    asked: Key
    out: Outgoing
    readers: tuple[Reader, ...]
    reader: Reader | None
    pages: tuple[bytes, ...]


class Preview(QDialog):
    """A window beside the desk, which goes on meanwhile."""

    made = Signal()
    """The pages on show are those of what is chosen."""
    planned = Signal()
    """The person wants the programme planned."""

    def __init__(self, state: State, task: Callable[[Callable[[], object]], Task], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.state = state
        self._task = task
        self._running: Task | None = None
        self._by_hand = False
        self._key: Key = ("all", "")
        self._made: Made | None = None
        self._wanted: tuple[object, ...] = ()
        self._instead = Message("")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._build()
        self._connect()
        self.resize(SIZE)

    def _build(self) -> None:
        self.reader, self.language, self.zoom = (Choice(f"preview-{name}") for name in ("reader", "language", "zoom"))
        self.back = button("icon", "preview-back", partial(self._turn, -1))
        self.on = button("icon", "preview-on", partial(self._turn, 1))
        for turn in (self.back, self.on):
            turn.setFixedWidth(34)
        self.place = label(role="second", name="preview-place")
        self.save = button("", "preview-save", self.save_pdf)
        self.go = button("primary", "preview-print", self.print_out)
        self.go.setDefault(True)
        self.out = GivingOut(self.state, self._task)
        self.sheets = Sheets()
        self.empty = label(role="lead", wrap=True, name="preview-empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.plan = button("primary", "preview-plan", self.planned.emit)
        nothing = QWidget()
        nothing.setLayout(column(None, self.empty, row(None, self.plan, None), None, space=16, margins=(60, 0, 60, 0)))
        self.middle = QStackedWidget()
        self.middle.addWidget(self.sheets)
        self.middle.addWidget(nothing)
        head = frame("top", "preview-head")
        tools = row(self.reader, self.language, self.zoom, 4, margins=(16, 10, 16, 10))
        for part in (self.back, self.place, self.on):
            tools.addWidget(part)
        tools.addSpacing(12)
        for part in (self.save, self.go):
            tools.addWidget(part)
        tools.setStretchFactor(self.reader, 1)
        head.setLayout(tools)
        whole = column(head, self.middle, self.out, space=0)
        whole.setStretchFactor(self.middle, 1)
        self.setLayout(whole)
        self.reader.setMinimumContentsLength(18)
        self.reader.view().setMinimumWidth(LIST_PX)
        self.language.setMinimumContentsLength(12)
        self.zoom.setMinimumContentsLength(7)
        for zoom in ZOOMS:
            self.zoom.addItem("", zoom)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)

    def _connect(self) -> None:
        state = self.state
        self._soon.timeout.connect(self._make)
        self.reader.activated.connect(self._choose_reader)
        self.language.activated.connect(self._choose_language)
        self.zoom.activated.connect(self._choose_zoom)
        self.sheets.turned.connect(self._show_place)
        self.sheets.wants.connect(self._soon.start)
        for signal in (self.out.began, self.out.ended):
            signal.connect(self._enable)
        state.shown.connect(self._follow)
        state.opened.connect(self.out.hide)
        state.opened.connect(self._follow)
        state.worded.connect(self.refresh)
        state.looked.connect(self._draw_icons)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            QShortcut(QKeySequence(keys), self, partial(self._step_zoom, step))
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self, partial(self._turn, by))
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, partial(state.guided.emit, "preview"))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_out)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save_pdf)

    # ---- what is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.sheets.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._soon.stop()
        super().closeEvent(event)

    def refresh(self) -> None:
        """Write the window anew in the language of the screen, and make the pages if others are wanted."""
        say = self.state.say
        self.setWindowTitle(say("Print preview"))
        for box, name in ((self.reader, say("For")), (self.language, say("Language")), (self.zoom, say("Size"))):
            box.setAccessibleName(name)
            box.setStatusTip(name)
        for n, zoom in enumerate(ZOOMS):
            self.zoom.setItemText(n, say("Fit width") if zoom == FIT else f"{zoom} %")
        if not self._by_hand:
            self.language.setCurrentIndex(self.language.findData(say.language))
        self.back.setAccessibleName(say("Previous page"))
        self.on.setAccessibleName(say("Next page"))
        for turn in (self.back, self.on):
            turn.setToolTip(turn.accessibleName())
        self.save.setText(say("Save as PDF…"))
        self.go.setText(say("Print…"))
        self.plan.setText(say("Plan"))
        self.empty.setText(say.message(self._instead))
        self._draw_icons()
        self._name_readers()
        self._show_place()
        self._follow()

    def _draw_icons(self) -> None:
        tokens = self.state.tokens
        for turn, icon in ((self.back, "left"), (self.on, "right")):
            turn.setIcon(icons.icon(icon, tokens.text, tokens.third))

    def _follow(self) -> None:
        """Something else is on show on the desk."""
        if not self.isVisible():
            return
        if self.state.programme is None:
            self.close()
        else:
            self._soon.start()

    def _make(self) -> None:
        """Make the pages that are wanted, beside the window, one job at a time."""
        programme = self.state.programme
        if programme is None or self._running is not None or not self.isVisible():
            return
        view, key, language = programme.view, self._key, self.language.currentData()
        scale = self.sheets.scale * self.devicePixelRatioF()
        wanted = (view, key, language, round(scale, 3))
        if self._wanted == wanted:
            self.made.emit()
            return
        self._wanted = wanted
        self._running = self._task(partial(_make, view, key, language, scale))
        self._running.done.connect(self._show)
        self._running.failed.connect(self._fail)
        self._running.start()

    def _show(self, made: Made) -> None:
        self._running = None
        self._made = made
        if made.reader is not None and made.asked == self._key:  # else another one was chosen meanwhile
            self._key = (made.reader.kind, made.reader.id)
        self.middle.setCurrentIndex(0 if made.pages else 1)
        self._say_empty(Message("" if made.reader else NOTHING))
        self._name_readers()
        self.sheets.show_pages(made.pages, self._page_names(len(made.pages)))
        self._enable()
        if self._soon.isActive():
            return
        self._make()  # something may have changed meanwhile; else this says that all is there

    def _fail(self, fault: Exception) -> None:
        """The pages could not be made: what went wrong stands in their place."""
        log.error("the preview cannot be made", exc_info=fault)
        self._running, self._made, self._wanted = None, None, ()
        self.middle.setCurrentIndex(1)
        self._say_empty(Message(NOT_MADE, {"why": fault}))
        self.plan.hide()
        self._enable()
        self.made.emit()

    def _say_empty(self, message: Message) -> None:
        self._instead = message
        self.empty.setText(self.state.say.message(message))
        self.plan.setVisible(bool(message.text))

    def _page_names(self, pages: int) -> list[str]:
        return [self.state.say("Page {page} of {pages}", page=n, pages=pages) for n in range(1, pages + 1)]

    def _name_readers(self) -> None:
        """List who may be chosen: the whole programme, its groups, hosts and persons."""
        say = self.state.say
        readers = self._made.readers if self._made else ()
        self.reader.clear()
        before = ""
        for reader in readers:
            if before not in ("", reader.kind):
                self.reader.insertSeparator(self.reader.count())
            before = reader.kind
            name = say("Whole programme") if reader.kind == "all" else reader.name
            self.reader.addItem(say(KINDS[reader.kind], name=name), (reader.kind, reader.id))
        if not readers:
            self.reader.addItem(say("Whole programme"), ("all", ""))
        self.reader.setCurrentIndex(self._find(self._key))

    def _find(self, key: Key) -> int:
        return next((n for n in range(self.reader.count()) if tuple(self.reader.itemData(n) or ()) == key), -1)

    def _show_place(self) -> None:
        pages, page = len(self.sheets.sheets), self.sheets.page
        there = pages > 0 and self.middle.currentIndex() == 0
        self.place.setText(self._page_names(pages)[page] if there else "")
        self.back.setEnabled(there and page > 0)
        self.on.setEnabled(there and page < pages - 1)

    def _enable(self) -> None:
        there = self._made is not None and bool(self._made.pages) and not self.out.busy
        for part in (self.save, self.go):
            part.setEnabled(there)
        self.reader.setEnabled(self._made is not None and bool(self._made.readers))
        self._show_place()

    # ---- what is chosen

    def _choose_reader(self) -> None:
        self._key = tuple(self.reader.currentData())
        self.out.hide()  # what it says is about another paper
        self._make()

    def _choose_language(self) -> None:
        self._by_hand = True
        self.out.hide()  # what it says is about another paper
        self._make()

    def _choose_zoom(self) -> None:
        self.sheets.set_zoom(self.zoom.currentData())

    def _step_zoom(self, step: int) -> None:
        """Larger or smaller by one step; 0 fits the width."""
        now = self.sheets.scale * 72 / 96 * 100
        larger = [zoom for zoom in ZOOMS if zoom != FIT and (zoom - now) * step > 1]
        if step and not larger:
            return
        self.zoom.setCurrentIndex(ZOOMS.index(FIT if not step else min(larger) if step > 0 else max(larger)))
        self._choose_zoom()

    def _turn(self, by: int) -> None:
        self.sheets.turn(self.sheets.page + by)

    # ---- printing and saving

    def print_out(self) -> None:
        """Ask for a printer and print the paper on show."""
        paper = self._paper()
        if paper is not None:
            self.out.print_out(paper, len(self.sheets.sheets))

    def save_pdf(self) -> None:
        """Ask where to, and save the paper on show as a PDF."""
        paper = self._paper()
        if paper is not None:
            self.out.save(paper)

    def _paper(self) -> Paper | None:
        if self.state.programme is None or self._made is None or self._made.reader is None or self.out.busy:
            return None
        return Paper(self._made.out, self._made.reader)


def _make(view: View, key: Key, language: str, scale: float) -> Made:
    """Make the pages for the reader ``key``, else for the whole programme; ``scale`` in pixels to a point."""
    from lawatan.output import Outgoing
    from lawatan.output.pdf import pages
    from lawatan.output.reader import readers

    out = Outgoing(view, language, dt.datetime.now(dt.UTC))
    audiences: tuple[Audience, ...] = ("all", "groups", "hosts", "persons", "vehicles", "committee")
    found = tuple(reader for audience in audiences for reader in readers(view, audience, language))
    if not found:
        return Made(key, out, (), None, ())
    reader = next((each for each in found if (each.kind, each.id) == key), found[0])
    return Made(key, out, found, reader, pages(out, reader, scale))
