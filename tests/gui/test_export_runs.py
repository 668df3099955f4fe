"""Export while it runs and when it ends: whose answer it is, what was written, how it is stopped, what stays edited."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document as Word
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.test_export import answer, form, pick
from gui.two_lanes import two_lanes
from lawatan.gui.desk import Desk
from lawatan.gui.panels.export import Export
from lawatan.gui.stage import wait
from lawatan.gui.work import end_tasks
from lawatan.jobs import export as exporting
from lawatan.jobs import letters
from lawatan.jobs.export import NotWritten, Stopped
from lawatan.jobs.outgoing import NoSuchVersion
from output.two_groups import planned

Go = Callable[[int, int], bool]
LONG_MS = 20_000


class Writing:
    """Writing that waits until it is let go, asking at every turn whether to go on; then it ends as told."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.end: tuple[Path, ...] | Exception = ()

    def __call__(self, *asked: object) -> tuple[Path, ...]:
        go_on = asked[-1]
        assert callable(go_on)
        while not self.gate.wait(0.01):
            if not go_on(1, 9):
                raise Stopped((Path("a.ics"),))
        if isinstance(self.end, Exception):
            raise self.end
        return self.end


@pytest.fixture
def writing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Writing]:
    made = Writing()
    monkeypatch.setattr(exporting, "export_several", made)
    yield made
    made.gate.set()


@pytest.fixture
def panel(qtbot: QtBot, open_desk: Open) -> Export:
    return form(qtbot, open_desk(planned()))


def ends(qtbot: QtBot, panel: Export, writing: Writing, end: tuple[Path, ...] | Exception) -> str:
    """What is said when writing ends so."""
    writing.end = end
    with qtbot.waitSignal(panel.written, timeout=LONG_MS):
        panel.export()
        writing.gate.set()
    return answer(panel)


def test_the_answer_names_the_folder_and_the_programme_it_is_about(
    qtbot: QtBot, panel: Export, writing: Writing, tmp_path: Path, open_desk: Open
) -> None:
    panel.folder.setText(str(tmp_path / "first"))
    panel.export()
    panel.folder.setText(str(tmp_path / "second"))
    desk = panel.window()
    assert isinstance(desk, Desk)
    desk.open_editions([two_lanes()])
    assert answer(panel).endswith("Writing…") or answer(panel).endswith("Writing… 1 of 9")
    writing.end = (tmp_path / "first" / "a.ics",)
    with qtbot.waitSignal(panel.written, timeout=LONG_MS):
        writing.gate.set()

    assert answer(panel) == f"Two groups & three cities: One file written to {tmp_path / 'first'}."
    assert panel.list.text() == "a.ics"
    desk.state.go(0)
    assert answer(panel) == "" and panel.list.text() == ""


def test_however_it_ends_there_is_an_answer(
    qtbot: QtBot, panel: Export, writing: Writing, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    panel.folder.setText(str(tmp_path))
    full, there = OSError(28, "No space left on device", str(tmp_path / "b.pdf")), (tmp_path / "a.ics",)
    told = f"Not all could be written to {tmp_path}: No space left on device. What was written before stays there."
    assert ends(qtbot, panel, writing, NotWritten(full, there)) == told
    assert panel.list.text() == "a.ics" and panel.open.isVisible()
    assert ends(qtbot, panel, writing, NotWritten(full)).startswith("Nothing can be written to")
    assert ends(qtbot, panel, writing, Stopped()) == "Stopped; nothing was written."
    assert ends(qtbot, panel, writing, NoSuchVersion(3, (1, 2))) == "There is no version 3; there are: 1 and 2."
    assert ends(qtbot, panel, writing, NoSuchVersion(3, ())) == "No version was sent yet."
    assert caplog.text == ""
    assert ends(qtbot, panel, writing, KeyError("bug")) == "It could not be done: 'bug'. The schedule is as it was."
    assert "KeyError" in caplog.text
    assert not panel.run.busy and panel.look.isVisible()


def test_stop_is_pressed_by_key_and_the_keyboard_stays(qtbot: QtBot, panel: Export, writing: Writing) -> None:
    panel.go.setFocus()
    qtbot.keyClick(panel.go, Qt.Key.Key_Space)
    assert panel.focusWidget() is panel.go and panel.stop.isVisible()
    panel.stop.setFocus()
    with qtbot.waitSignal(panel.written, timeout=LONG_MS):
        qtbot.keyClick(panel.stop, Qt.Key.Key_Space)
        assert panel.stop.text() == answer(panel) == "Stopping…"
    assert answer(panel) == "Stopped. What was written stays in the folder."
    assert panel.focusWidget() is panel.look and panel.list.text() == "a.ics"


def test_closing_the_window_stops_it(qtbot: QtBot, panel: Export, writing: Writing) -> None:
    panel.export()
    end_tasks()
    assert not [each for each in threading.enumerate() if each.name == "lawatan-task"]
    qtbot.waitUntil(lambda: not panel.run.busy, timeout=LONG_MS)


def test_templates_that_cannot_be_laid_out_leave_the_writing_alone(
    qtbot: QtBot, panel: Export, writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses() -> None:
        raise PermissionError(13, "Permission denied", "letters")

    monkeypatch.setattr(letters, "lay_out", refuses)
    panel.formats.boxes["docx"].setChecked(True)
    panel.export()
    panel.templates.click()
    assert panel.run.busy and answer(panel).startswith("Writing…")
    assert panel.template_answer.isVisible() and "cannot be laid into" in panel.template_answer.text()
    with qtbot.waitSignal(panel.written, timeout=LONG_MS):
        writing.gate.set()


def test_a_letter_that_was_edited_stays_and_it_is_said(qtbot: QtBot, panel: Export, tmp_path: Path) -> None:
    for name, box in panel.formats.boxes.items():
        box.setChecked(name == "docx")
    panel.folder.setText(str(tmp_path))
    pick(panel, "export-audience", "host:firm")

    def write() -> str:
        with qtbot.waitSignal(panel.written, timeout=LONG_MS):
            panel.export()
        return answer(panel)

    assert write() == f"One file written to {tmp_path}."
    (path,) = tmp_path.iterdir()
    letter = Word(str(path))
    letter.add_paragraph("No. 12")
    letter.save(str(path))
    kept = path.read_bytes()

    said = write()

    assert said.startswith(f"{path.name} was edited since it was written: it stays as it is") and "One file" in said
    assert path.read_bytes() == kept and panel.list.text() == f"{path.stem} (2).docx"


def test_a_version_of_one_programme_is_not_asked_for_in_another(qtbot: QtBot, panel: Export) -> None:
    desk = panel.window()
    assert isinstance(desk, Desk) and desk.sending.send()
    wait(lambda: desk.sending.task is None and panel.since.isVisible(), "the versions")
    pick(panel, "export-since", 1)
    desk.open_editions([two_lanes()])
    assert panel.since.isHidden() and panel.since.currentData() is None
    assert desk.sending.send()
    desk.sending.show_export()
    wait(lambda: desk.sending.task is None and panel.since.isVisible(), "the other one's versions")
    assert panel.since.currentData() is None, "its version 1 is another"


def test_only_who_can_have_papers_is_offered_and_named_as_in_the_preview(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(two_lanes())
    panel = form(qtbot, desk)
    offered = {panel.audience.itemData(n): panel.audience.itemText(n) for n in range(panel.audience.count())}
    edition = two_lanes()
    assert "group:A" in offered and not any(f"group:{each.parent}" in offered for each in edition.groups.values())
    desk.sending.show_preview()
    preview = desk.sending.preview
    assert preview is not None
    wait(lambda: preview.choice.reader.count() > 1, "the readers")
    there = {preview.choice.reader.itemData(n): preview.choice.reader.itemText(n) for n in range(3, 6)}
    assert all(offered[whom] == name for whom, name in there.items() if whom and whom != "committee")
