"""Reasons and fixes: why something cannot be, what would cure it, and why it stands where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lawatan.gui.curing import Curing, Found
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Scroll, button, column, frame, label, row
from lawatan.gui.state import State
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.gui.programme import Programme
    from lawatan.jobs.fixes import Fix
    from lawatan.rules import Breach, Edition

CURES = mark("Reasons and fixes")


class Cures(QWidget):
    """The answer to one question: about all that must be fixed, some breaches, or why something stands where it does."""

    left = Signal()
    """It is to give way to what is known of the selection."""
    chosen = Signal(object)
    """A fix is to be shown on the board: ``jobs.fixes.Fix``."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("cures-panel")
        self.state = state
        self.curing = Curing(self)
        self.title = label(role="title")
        self.stop = button("", "cures-stop", self.curing.cancel)
        self.shut = button("flat", "cures-close", self._leave)
        self.subject = label(role="strong", wrap=True, name="cures-subject")
        self.standing = label(role="quiet", wrap=True, name="cures-standing")
        self.answer = Scroll(space=6)
        head = QWidget()
        head.setLayout(
            column(row(self.title, None, self.stop, self.shut), self.subject, self.standing, margins=(16, 16, 16, 4))
        )
        self.setLayout(column(head, self.answer, space=0))
        self.fixes: list[Fix] = []
        self._breaches: tuple[Breach, ...] = ()
        self._item = ""
        self._edition: Edition | None = None
        self._found = Found(0)
        self._here: tuple[str, ...] = ()
        self._calm = ""
        self.curing.found.connect(self._show)
        state.worded.connect(self._worded)
        state.shown.connect(self._shown)
        self._write()

    def cure(self, breaches: tuple[Breach, ...] = ()) -> None:
        """Look for what cures some breaches; without any, all that must be fixed."""
        programme = self.state.programme
        if programme is None:
            return
        if not programme.breaches and programme.begun:
            self._nothing(mark("Nothing has to be fixed."))
            return
        self._breaches, self._item, self._here, self._calm = breaches, "", (), ""
        self._edition = programme.edition
        self._found = Found(self.curing.start(programme.edition, breaches, self.state.say))
        self._write()

    def _nothing(self, calm: str) -> None:
        """There is nothing to look for: say so."""
        self.curing.forget()
        self._breaches, self._item, self._here, self._calm = (), "", (), calm
        self._edition = self.state.programme.edition if self.state.programme is not None else None
        self._found = Found(-1, over=True)
        self._write()

    def why_here(self, item: str) -> None:
        """Say why an occurrence stands where it does."""
        programme = self.state.programme
        if programme is None or item not in programme.current.entries:
            self._nothing(mark("It is no longer scheduled."))
            return
        from lawatan.jobs.why_here import WhyHere  # and the rules: after the first paint

        self.curing.forget()
        self._breaches, self._item, self._edition, self._calm = (), item, programme.edition, ""
        self._here = tuple(WhyHere(programme.current, item, self.state.say).lines())
        self._found = Found(-1, over=True)
        self._write()

    def _show(self, found: Found) -> None:
        self._found = found
        self._write()

    def _worded(self) -> None:
        """Another language: the answer is looked for again in it, as its sentences are."""
        if self._edition is not None and not self._stale and not self._calm:
            if self._item:
                self.why_here(self._item)
            else:
                self.cure(self._breaches)
        self._write()

    def _shown(self) -> None:
        """Another programme, or this one was changed: the answer is no longer about what is there."""
        programme = self.state.programme
        if self._edition is not None and (programme is None or programme.edition is not self._edition):
            self.curing.cancel()
            self._write()

    def _leave(self) -> None:
        self.curing.cancel()
        self.left.emit()

    @property
    def _stale(self) -> bool:
        programme = self.state.programme
        return programme is None or programme.edition is not self._edition

    def _write(self) -> None:
        """Write the answer anew."""
        say, found, programme = self.state.say, self._found, self.state.programme
        self.title.setText(say(CURES))
        self.stop.setText(say("Stop"))
        self.stop.setVisible(bool(found.number) and not found.over)
        self.shut.setText(say("Close"))
        self.subject.setText(self._subject(programme))
        self.subject.setVisible(bool(self.subject.text()))
        self.standing.setText(self._standing())
        self.standing.setVisible(bool(self.standing.text()))
        self.fixes = [] if self._stale else list(found.fixes)
        self.answer.clear()
        if self._edition is not None and self._stale:
            self.answer.add(row(self._again(), None))
        else:
            self._list()
        self.answer.add(None)
        self.answer.settle(self.answer.verticalScrollBar().value())

    def _list(self) -> None:
        """The lines of why it stands here, else the reasons, then the fixes."""
        say = self.state.say
        for line in self._here:
            inner = label(line.strip(), "second" if line.startswith(" ") else "", wrap=True)
            inner.setContentsMargins(12 if line.startswith(" ") else 0, 0, 0, 0)
            self.answer.add(inner)
        if self._found.fixes:
            self.answer.add(4, label(say("What would cure it"), "second"))
        for n, fix in enumerate(self._found.fixes):
            self.answer.add(self._card(n, fix))
        if self._found.headings:
            self.answer.add(8, label(say("Why it cannot be as it is"), "second"))
        for heading, told in self._found.headings:
            self.answer.add(label(heading, wrap=True))
            for sentence in told:
                said = label(f"–  {sentence}", "second", wrap=True)
                said.setContentsMargins(12, 0, 0, 0)
                self.answer.add(said)

    def _card(self, n: int, fix: Fix) -> QWidget:
        """A fix: what it is, what else it changes, and the way to see it on the board."""
        from lawatan.jobs.fixes import consequences

        say = self.state.say
        card = frame("card", f"fix-{n}")
        show = button("", f"fix-show-{n}", lambda: self.chosen.emit(fix))
        show.setText(say("Show on the board"))
        show.setAccessibleName(say("Show on the board: {what}", what=fix.says))
        lines = [label(line, "second", wrap=True) for line in consequences(fix, say)]
        card.setLayout(
            column(label(fix.says, "strong", wrap=True), *lines, row(None, show), space=4, margins=(12, 10, 12, 10))
        )
        return card

    def _again(self) -> QWidget:
        again = button("", "cures-again", self._look_again)
        again.setText(self.state.say("Look again"))
        return again

    def _look_again(self) -> None:
        programme = self.state.programme
        if programme is None:
            return
        if self._item:
            self.why_here(self._item)
            return
        wanted = {(breach.rule, breach.about) for breach in self._breaches}
        still = tuple(breach for breach in programme.breaches if (breach.rule, breach.about) in wanted)
        if wanted and not still:
            self._nothing(mark("That is cured by now."))
        else:
            self.cure(still)

    def _subject(self, programme: Programme | None) -> str:
        if programme is None or self._item or not self._breaches or self._stale:
            return ""
        from lawatan.rules import sentence

        return sentence(programme.setting, self._breaches[0], self.state.language)

    def _standing(self) -> str:
        """How the search stands."""
        say, found = self.state.say, self._found
        if self._edition is None:
            return say("Choose Suggest fixes in To fix, or Why here from the menu of an activity.")
        if self._stale:
            return say("The programme has changed since: this may no longer hold.")
        if self._calm:
            return say(self._calm)
        if self._item:
            return ""
        if found.fault is not None and found.fixes:
            return say.plural("{n} fix was planned and holds.", "{n} fixes were planned and hold.", len(found.fixes))
        if found.fault is not None:
            reason = getattr(found.fault, "reason", None)
            why = say.message(reason) if reason is not None else str(found.fault)
            return say("No fix could be looked for: {why}. Try again.", why=why)
        if not found.over:
            return say("Looking for what would cure it; each is planned before it is shown …")
        if not found.fixes:
            return say("No fix was found in the time.")
        return say.plural("{n} fix was planned and holds.", "{n} fixes were planned and hold.", len(found.fixes))


PANEL = Panel("cures", CURES, "fix", "right", Cures, guide="bad-day")
