"""What leaves the desk: the panel of the versions sent and the sending of the next, and the publishing of calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.gui import scheduling
from lawatan.gui.panels.publish import Publish
from lawatan.gui.panels.versions import Versions
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.gui.desk import Desk


class Sending:
    """Shows the panel of the versions, and does what it asks for."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        panel = desk.panels["versions"]
        assert isinstance(panel, Versions)
        self.panel = panel
        panel.left.connect(desk.show_inspector)
        panel.sent.connect(self._sent)
        publishing = desk.panels["publish"]
        assert isinstance(publishing, Publish)
        self.publishing = publishing
        publishing.left.connect(desk.show_inspector)

    def show(self) -> None:
        """Show what is otherwise than in the last version that was sent, at the right."""
        self.desk.split.lend()
        self.desk.right.setCurrentWidget(self.panel)

    def show_publishing(self) -> None:
        """Show the form for publishing calendars, at the right."""
        self.desk.split.lend()
        self.desk.right.setCurrentWidget(self.publishing)

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
