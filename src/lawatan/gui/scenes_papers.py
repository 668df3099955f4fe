"""The scenes of what leaves the desk: writing files, looking at papers, publishing calendars, versions sent."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lawatan.gui.panels.export import Export
from lawatan.gui.stage import Stage, wait


def export(stage: Stage) -> QWidget:
    """The form for writing files."""
    panel = stage.desk.panels["export"]
    assert isinstance(panel, Export)
    stage.desk.go("board")
    stage.desk.sending.show_export()
    panel.folder.setText("~/Lawatan")
    return stage.desk


def preview(stage: Stage) -> QWidget:
    """The schedule as it will be printed."""
    desk = stage.desk
    desk.sending.show_preview()
    shown = desk.sending.preview
    assert shown is not None
    wait(lambda: shown.sheets.sheets, "the pages")
    return shown


def preview_text(stage: Stage) -> QWidget:
    """A calendar as its reader will see it."""
    desk = stage.desk
    desk.sending.look_at(("ics", "calendar"), "all")
    shown = desk.sending.preview
    assert shown is not None
    wait(shown.rich.toPlainText, "the calendar")
    return shown


def messages(stage: Stage) -> QWidget:
    """A day as a message to be copied."""
    desk = stage.desk
    desk.sending.show_messages()
    shown = desk.sending.preview
    assert shown is not None
    wait(lambda: shown.part.count() > 1, "the messages")
    shown.show_part(min(6, shown.part.count() - 1))
    return shown


def publish(stage: Stage) -> QWidget:
    """What would be published to a folder."""
    panel = stage.desk.sending.publishing
    stage.desk.go("board")
    stage.desk.sending.show_publishing()
    panel.place.setText(str(Path(tempfile.gettempdir()) / "Lawatan" / "calendars"))  # it is only looked at
    panel.preview()
    wait(lambda: panel.looked is not None, "what would be published")
    return stage.desk


def versions(stage: Stage) -> QWidget:
    """What is otherwise than in the version that was sent."""
    from lawatan.gui import scheduling

    desk = stage.desk
    stage.open(stage.sample())
    desk.sending.send()
    wait(lambda: desk.sending.task is None, "the version")
    desk.state.select(stage.visit("ELINA"), seek=True)
    scheduling.shift(desk.state, 30)
    desk.sending.show()
    wait(lambda: desk.sending.panel.found, "what is otherwise")
    desk.notice.hide()
    return desk
