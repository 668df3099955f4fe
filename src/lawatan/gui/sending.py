"""What leaves the desk: papers looked at, versions sent, calendars published."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from lawatan.gui import scheduling
from lawatan.gui.faults import in_words
from lawatan.gui.making import USUAL, PaperKey
from lawatan.gui.panels.export import Export
from lawatan.gui.panels.publish import Publish
from lawatan.gui.panels.versions import Versions
from lawatan.gui.work import Task
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.domain import Plan
    from lawatan.gui.desk import Desk
    from lawatan.gui.preview import Preview
    from lawatan.store import Document


class Frozen(NamedTuple):
    """A version that was sent: its number, how many get something by it, and what people know from then on."""

    version: int
    headline: str
    told: Plan


class Sending:
    """Shows the preview and the panels by which something leaves, and does what they ask for."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.preview: Preview | None = None
        self.task: Task | None = None
        """It sends a version at this moment."""
        panel = desk.panels["versions"]
        assert isinstance(panel, Versions)
        self.panel = panel
        panel.left.connect(desk.show_inspector)
        panel.sent.connect(self.send)
        publishing, export = desk.panels["publish"], desk.panels["export"]
        assert isinstance(publishing, Publish) and isinstance(export, Export)
        self.publishing, self.export = publishing, export
        for form in (publishing, export):
            form.left.connect(desk.show_inspector)
        export.looked.connect(self.look_at)

    def show_preview(self) -> None:
        """Show a paper as it will be printed, in a window of its own: the schedule, unless another one was looked at."""
        preview = self._preview()
        if not preview.printed or preview.choice.since is not None:
            preview.look_at(USUAL, preview.choice.whom)
        self._front(preview)

    def show_messages(self) -> None:
        """Show the messages, a day each, to be copied."""
        self.look_at(("txt", "message"), "all")

    def look_at(self, paper: PaperKey, whom: str, since: int | None = None) -> None:
        """Show a paper as the first of those who are meant will get it: whole, or what changed since a version."""
        preview = self._preview()
        preview.look_at(paper, whom, since)
        self._front(preview)

    def _preview(self) -> Preview:
        if self.preview is None:
            from lawatan.gui.preview import Preview  # Qt's printing: not needed for the first paint

            self.preview = Preview(self.desk.state, self.desk)
            self.preview.planned.connect(self.desk.plan)
        return self.preview

    def _front(self, preview: Preview) -> None:
        preview.show()
        preview.activateWindow()

    def show(self) -> None:
        """Show what is otherwise than in the last version that was sent."""
        self._at_the_right(self.panel)

    def show_publishing(self) -> None:
        """Show the form for publishing calendars."""
        self._at_the_right(self.publishing)

    def show_export(self) -> None:
        """Show the form for writing papers."""
        self._at_the_right(self.export)

    def _at_the_right(self, panel: QWidget) -> None:
        self.desk.split.lend()
        self.desk.right.setCurrentWidget(panel)

    def send(self) -> bool:
        """Begin to freeze the programme on show as the next version sent, beside the window; say whether that was begun.

        It is done in turn with the edits, so that what is frozen is what is on show, and no edit comes in between.
        """
        programme, keeping = self.desk.state.programme, self.desk.state.keeping
        if programme is None or self.task is not None:
            return False
        if (why := scheduling.shut(programme)) is not None:
            self.desk.notice.say(why.text, "warning")  # it has no fields
            return False
        number, edition, say = programme.number, programme.edition, self.desk.state.say
        if keeping.standing(number) in ("reading", "failed"):
            self.desk.notice.say(NOT_KEPT, "warning")
            return False
        if keeping.document(number) is None:
            keeping.keep(number, programme.held, programme.held, "")  # a draft, to hold the version

        def freeze(document: Document) -> Frozen | None:
            from lawatan.domain import difference
            from lawatan.jobs.releasing import release

            if difference(edition, document.edition):
                return None
            report = release(document, say)
            return Frozen(report.number, report.headline(), document.released(report.number).plan)

        self.task = Task(keeping.in_turn(number, freeze).result)
        self.task.done.connect(partial(self._sent, number))
        self.task.failed.connect(self._not_sent)
        self.panel.show_sending(True)
        self.task.start()
        return True

    def _sent(self, number: int, outcome: Frozen | None) -> None:
        from lawatan.jobs.releasing import SENT

        if outcome is None:
            self._end("warning", Message(NOT_KEPT))
            return
        self.desk.state.note_sent(number, outcome.told, Message(SENT, {"number": outcome.version}))
        self._end("good", Message("{text}", {"text": outcome.headline}))

    def _not_sent(self, fault: Exception) -> None:
        from lawatan.jobs.releasing import NothingNew

        if isinstance(fault, NothingNew):
            self._end("good", Message(mark("Nothing has changed since the last version: none is sent.")))
        else:
            self._end("must", in_words(fault))

    def _end(self, role: str, message: Message) -> None:
        self.task = None
        self.desk.notice.say("{text}", role, text=lambda say: say.message(message))
        self.panel.show_sending(False)


NOT_KEPT = mark("What is not kept yet cannot be sent: save the programme first.")
