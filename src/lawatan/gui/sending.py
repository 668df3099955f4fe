"""What leaves the desk: papers looked at, versions sent, calendars published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lawatan.gui import scheduling
from lawatan.gui.making import USUAL, Key, PaperKey
from lawatan.gui.panels.export import Export
from lawatan.gui.panels.publish import Publish
from lawatan.gui.panels.versions import Versions
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.gui.desk import Desk
    from lawatan.gui.preview import Preview


class Sending:
    """Shows the preview and the panels by which something leaves, and does what they ask for."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.preview: Preview | None = None
        panel = desk.panels["versions"]
        assert isinstance(panel, Versions)
        self.panel = panel
        panel.left.connect(desk.show_inspector)
        panel.sent.connect(self._sent)
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
            preview.look_at(USUAL, preview.choice.key)
        self._front(preview)

    def show_messages(self) -> None:
        """Show the messages, a day each, to be copied."""
        self.look_at(("txt", "message"), ("all", ""))

    def look_at(self, paper: PaperKey, reader: Key, since: int | None = None) -> None:
        """Show a paper as a reader will get it: whole, or what changed since a version."""
        preview = self._preview()
        preview.look_at(paper, reader, since)
        self._front(preview)

    def _preview(self) -> Preview:
        if self.preview is None:
            from lawatan.gui.preview import Preview  # Qt's printing: not needed for the first paint

            self.preview = Preview(self.desk.state, self.desk.task, self.desk)
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

    def _sent(self) -> None:
        if self.send():
            self.panel.again()

    def send(self) -> bool:
        """Freeze the programme on show as the next version sent; say whether that came about."""
        from lawatan.domain import difference
        from lawatan.jobs.releasing import SENT, NothingNew, release
        from lawatan.store import Refused

        programme, keeping, say = self.desk.state.programme, self.desk.state.keeping, self.desk.state.say
        if programme is None:
            return False
        if (why := scheduling.shut(programme)) is not None:
            self.desk.notice.say(why.text, "warning")  # it has no fields
            return False
        if keeping.document(programme.number) is None:
            keeping.keep(programme.number, programme.held, programme.held, "")  # a draft, to hold the version
        keeping.flush(20)
        document = keeping.document(programme.number)
        if document is None or keeping.standing(programme.number) != "kept":
            self.desk.notice.say(mark("What is not kept yet cannot be sent: save the programme first."), "warning")
            return False
        try:
            report = release(document, say)
        except NothingNew:
            self.desk.notice.say(mark("Nothing has changed since the last version: none is sent."), "good")
            return False
        except Refused as fault:
            self.desk.notice.say("{text}", "must", text=fault.told)
            return False
        changes = {key: now for key, (_, now) in difference(programme.edition, document.edition).items()}
        if changes:
            self.desk.state.edit(Message(SENT, {"number": report.number}), changes)
        self.desk.notice.say("{text}", "good", text=report.headline())
        return True
