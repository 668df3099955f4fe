"""The preview: a window with any paper of any format as it will leave, for one reader in one language.

It is made beside the window, by what makes the file itself, and follows what the desk shows. Pages can be printed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QStackedWidget, QTextBrowser, QWidget

from lawatan.gui import icons
from lawatan.gui.faults import in_words
from lawatan.gui.giving_out import NOT_MADE, GivingOut
from lawatan.gui.making import NOTHING, Made, Paper, PaperKey, make
from lawatan.gui.paper_choice import PaperChoice
from lawatan.gui.parts import Choice, button, column, frame, label, row
from lawatan.gui.readers import whom_of
from lawatan.gui.sheets import FIT, Sheets
from lawatan.gui.state import State
from lawatan.gui.work import Task
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.output.look_at import Shown

ZOOMS = (FIT, 75, 100, 125, 150, 200)
SOON_MS = 120
"""How long a change waits for the next one: while the window is drawn larger, or planning finds better and better."""
SIZE = QSize(1040, 860)


class Preview(QDialog):
    """A window beside the desk, which goes on meanwhile."""

    made = Signal()
    """The pages on show are those of what is chosen."""
    planned = Signal()
    """The person wants the programme planned."""

    def __init__(self, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.state = state
        self._running: Task | None = None
        self._made: Made | None = None
        self._of: tuple[object, ...] = ()
        """Of what it was made that is there."""
        self._asked: tuple[tuple[object, ...], float] | None = None
        """Of what it is being made or was made last, and at which size."""
        self._led: QWidget | None = None
        self._instead = Message("")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._build()
        self._connect()
        self.resize(SIZE)

    def _build(self) -> None:
        self.choice = PaperChoice(self.state)
        self.zoom, self.part = Choice("preview-zoom"), Choice("preview-part")
        self.back = button("icon", "preview-back", partial(self._turn, -1))
        self.on = button("icon", "preview-on", partial(self._turn, 1))
        for turn in (self.back, self.on):
            turn.setFixedWidth(34)
        self.place = label(role="second", name="preview-place")
        self.copy = button("", "preview-copy", self.copy_text)
        self.save = button("", "preview-save", self.save_paper)
        self.go = button("primary", "preview-print", self.print_out)
        self.go.setDefault(True)
        self.out = GivingOut(self.state)
        self.part_of = label(role="second", name="preview-since")
        self.whole = button("link", "preview-whole", self._choose_whole)
        self.since = QWidget()
        self.since.setLayout(row(self.part_of, self.whole, None))
        self.sheets = Sheets()
        self.rich = QTextBrowser()
        self.rich.setObjectName("preview-text")
        self.rich.setFrameShape(QFrame.Shape.NoFrame)
        self.rich.setOpenExternalLinks(True)
        self.rich.document().setDocumentMargin(24)
        self.empty = label(role="lead", wrap=True, name="preview-empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.plan = button("primary", "preview-plan", self.planned.emit)
        nothing = QWidget()
        nothing.setLayout(column(None, self.empty, row(None, self.plan, None), None, space=16, margins=(60, 0, 60, 0)))
        self.middle = QStackedWidget()
        self.middle.addWidget(self.sheets)
        self.middle.addWidget(nothing)
        self.middle.addWidget(self.rich)
        head = frame("top", "preview-head")
        tools = row(self.part, self.zoom, 4, self.back, self.place, self.on, None, self.copy, self.save, self.go)
        head.setLayout(column(self.choice, tools, self.since, space=8, margins=(16, 10, 16, 10)))
        whole = column(head, self.middle, self.out, space=0)
        whole.setStretchFactor(self.middle, 1)
        self.setLayout(whole)
        self.zoom.setMinimumContentsLength(7)
        self.part.setMinimumContentsLength(18)
        for zoom in ZOOMS:
            self.zoom.addItem("", zoom)

    def _connect(self) -> None:
        state = self.state
        self._soon.timeout.connect(self._make)
        self.choice.chosen.connect(self._choose)
        self.part.activated.connect(lambda _at: self._show_part())
        self.zoom.activated.connect(self._choose_zoom)
        self.sheets.turned.connect(self._show_place)
        self.sheets.wants.connect(self._soon.start)
        for signal in (self.out.began, self.out.ended):
            signal.connect(self._enable)
        state.shown.connect(self._follow)
        state.opened.connect(self._begin_anew)
        state.sent.connect(self._follow)
        state.worded.connect(self.refresh)
        state.looked.connect(self._draw_icons)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            QShortcut(QKeySequence(keys), self, partial(self._step_zoom, step))
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self, partial(self._turn, by))
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, partial(state.guided.emit, "preview"))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_out)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save_paper)

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
        self.setWindowTitle(say("Preview"))
        for box, name in ((self.zoom, say("Size")), (self.part, say("Part"))):
            box.setAccessibleName(name)
            box.setStatusTip(name)
        for n, zoom in enumerate(ZOOMS):
            self.zoom.setItemText(n, say("Fit width") if zoom == FIT else f"{zoom} %")
        self.choice.refresh(self._made.readers if self._made else ())
        self.back.setAccessibleName(say("Previous page"))
        self.on.setAccessibleName(say("Next page"))
        for turn in (self.back, self.on):
            turn.setToolTip(turn.accessibleName())
        self.copy.setText(say("Copy text"))
        self.save.setText(say("Save…"))
        self.go.setText(say("Print…"))
        self.whole.setText(say("Show it for everybody"))
        self.sheets.setAccessibleName(say("Pages"))
        self.rich.setAccessibleName(say("Text of the paper"))
        self.plan.setText(say("Plan"))
        self.empty.setText(say.message(self._instead))
        self._draw_icons()
        self._show_place()
        self._follow()

    def _draw_icons(self) -> None:
        tokens = self.state.tokens
        for turn, icon in ((self.back, "left"), (self.on, "right")):
            turn.setIcon(icons.icon(icon, tokens.text, tokens.third))

    def _begin_anew(self) -> None:
        """Another programme has other versions: all of its paper is shown."""
        self.choice.since = None
        self.out.hide()
        self._follow()

    def _follow(self) -> None:
        """Something else is on show on the desk."""
        self._enable()
        if not self.isVisible():
            return
        if self.state.programme is None:
            self.close()
        else:
            self._soon.start()

    def _now(self) -> tuple[object, ...]:
        """Of what the paper is to be made: the programme as it is, the versions sent of it, and what is chosen."""
        programme = self.state.programme
        if programme is None:
            return ()
        return programme.edition, self.state.times_sent(programme.number), self.choice.wanted

    @property
    def current(self) -> bool:
        """Whether what is there was made of what is wanted now."""
        return self._made is not None and self._of == self._now()

    def _make(self) -> None:
        """Make the pages that are wanted, beside the window, one job at a time."""
        programme = self.state.programme
        self._enable()
        if programme is None or self._running is not None or not self.isVisible():
            return
        wanted, scale = self.choice.wanted, self.sheets.scale * self.devicePixelRatioF()
        asked = (self._now(), round(scale, 3))
        if self._asked == asked:
            self.made.emit()
            return
        self._asked = asked
        document = self.state.keeping.document(programme.number)
        self._running = Task(partial(make, programme.edition, document, wanted, scale))
        self._running.done.connect(self._show)
        self._running.failed.connect(self._fail)
        self._running.start()

    def _show(self, made: Made) -> None:
        assert self._asked is not None
        (self._of, scale), self._running, self._made = self._asked, None, made
        if made.reader is not None and self.current:  # else another one was chosen meanwhile
            self.choice.whom = whom_of(made.reader)
            self._of = self._now()
            self._asked = (self._of, scale)
        self._say_empty(made.why)
        self.choice.name_readers(made.readers)
        self._name_parts()
        self._show_part()
        if self._soon.isActive():
            return
        self._make()  # something may have changed meanwhile; else this says that all is there

    def _fail(self, fault: Exception) -> None:
        """The pages could not be made: what went wrong stands in their place, unless something else is wanted by now."""
        failed, self._asked = self._asked, None
        self._running, self._made, self._of = None, None, ()
        self._name_parts()
        self.middle.setCurrentIndex(1)
        self._say_empty(in_words(fault, NOT_MADE))
        self.plan.hide()
        self._enable()
        if failed is not None and failed[0] != self._now() and not self._soon.isActive():
            self._make()
        else:
            self.made.emit()

    def _say_empty(self, message: Message) -> None:
        self._instead = message
        self.empty.setText(self.state.say.message(message))
        self.plan.setVisible(message.text == NOTHING)

    def _page_names(self, pages: int) -> list[str]:
        return [self.state.say("Page {page} of {pages}", page=n, pages=pages) for n in range(1, pages + 1)]

    def _name_parts(self) -> None:
        """List the parts of the paper, where it has several; the one that was looked at stays."""
        before = self.part.currentText()
        self.part.clear()
        parts = self._made.parts if self._made else ()
        for each in parts:
            self.part.addItem(each.name)
        self.part.setCurrentIndex(max(0, self.part.findText(before)))
        self.part.setVisible(len(parts) > 1)

    def _shown(self) -> Shown | None:
        parts = self._made.parts if self._made else ()
        return parts[max(0, self.part.currentIndex())] if parts else None

    def _show_part(self) -> None:
        """Show the pages or the text of the part that is chosen."""
        part = self._shown()
        pages = part.pages if part is not None else ()
        self.sheets.show_pages(pages, self._page_names(len(pages)))
        if part is not None and not pages:
            self.rich.setHtml(part.rich)
        self.middle.setCurrentIndex(1 if part is None else 0 if pages else 2)
        self._enable()

    def _show_place(self) -> None:
        pages, page = len(self.sheets.sheets), self.sheets.page
        there = pages > 0 and self.middle.currentIndex() == 0
        self.place.setText(self._page_names(pages)[page] if there else "")
        self.back.setEnabled(there and page > 0)
        self.on.setEnabled(there and page < pages - 1)

    def _enable(self) -> None:
        part, since = self._shown(), self.choice.since
        there = part is not None and self.current and not self.out.busy
        printed = self._made is not None and self._made.paper is not None and self._made.paper.sort.pages is not None
        self._let(there, {self.save: there, self.go: there and printed, self.copy: there})
        self.go.setVisible(printed or part is None)
        self.copy.setVisible(part is not None and bool(part.text))
        for box in (self.zoom, self.back, self.place, self.on):
            box.setVisible(part is None or bool(part.pages))
        self.choice.reader.setEnabled(self.state.programme is not None)
        if since is not None:
            self.part_of.setText(self.state.say("Only who has something new since version {number}", number=since))
        self.since.setVisible(since is not None)
        self._show_place()

    def _let(self, again: bool, buttons: dict[QPushButton, bool]) -> None:
        """Let buttons be used or not; the keyboard waits on the paper meanwhile, and comes back where it was."""
        waits = self.rich if self.middle.currentIndex() == 2 else self.sheets
        for each, on in buttons.items():
            if not on and each.hasFocus():
                self._led = each
                waits.setFocus()
            each.setEnabled(on)
        if again and self._led is not None:
            if waits.hasFocus():
                self._led.setFocus()
            self._led = None

    # ---- what is chosen

    @property
    def printed(self) -> bool:
        """Whether what is chosen can be printed."""
        return self.choice.wanted.paper[0] == "pdf"

    def show_part(self, at: int) -> None:
        """Show another part of the paper: a day, a meeting, a sheet."""
        self.part.setCurrentIndex(at)
        self._show_part()

    def look_at(self, paper: PaperKey, whom: str, since: int | None = None) -> None:
        """Choose a paper and readers, as the panel that writes files asks: whole, or what changed since a version."""
        self.choice.choose(paper, whom, since)
        self._choose()

    def _choose(self) -> None:
        self.out.hide()  # what it says is about another paper
        self._make()

    def _choose_whole(self) -> None:
        """Show the paper as everybody gets it, whether or not anything is new for them."""
        self.choice.since = None
        self.choice.reader.setFocus()  # the way out goes with its line
        self._choose()

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
        if paper is not None and paper.sort.pages is not None:
            self.out.print_out(paper, len(self.sheets.sheets))

    def save_paper(self) -> None:
        """Ask where to, and save the paper on show."""
        paper = self._paper()
        if paper is not None:
            self.out.save(paper)

    def copy_text(self) -> None:
        """Copy the text of the part on show, to be pasted into a message."""
        part = self._shown()
        if part is not None and part.text and self._paper() is not None:
            QGuiApplication.clipboard().setText(part.text)
            self.out.tell("good", Message(mark("Copied: paste it into a message.")))

    def _paper(self) -> Paper | None:
        """The paper on show, where it is the one that is wanted: never that of a reader who was chosen before."""
        return self._made.paper if self._made is not None and self.current and not self.out.busy else None
