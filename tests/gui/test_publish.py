"""Publishing from the desk: looked at first, sent, not sent twice; what cannot be is said in a sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.conftest import Open, planned_sample
from gui.two_lanes import unplanned
from lawatan.domain import Person, changed
from lawatan.gui import publishing
from lawatan.gui.desk import Desk
from lawatan.gui.panels import publish
from lawatan.gui.panels.publish import Publish
from lawatan.gui.programme import Programme
from lawatan.gui.work import end_tasks
from lawatan.schedule import leaf_groups
from lawatan.words import Message


@pytest.fixture
def panel(open_desk: Open) -> Publish:
    """The form, opened by the menu, of a planned programme."""
    desk = open_desk(planned_sample("bali-2016"))
    desk.menus.publish.trigger()
    found = desk.panels["publish"]
    assert isinstance(found, Publish) and found.isVisible()
    return found


def press(qtbot: QtBot, panel: Publish, name: str) -> str:
    """Press a button, wait for the answer, and return it."""
    with qtbot.waitSignal(panel.answered, timeout=20_000):
        qtbot.mouseClick(getattr(panel, name), Qt.MouseButton.LeftButton)
    return panel.answer.text()


def listed(panel: Publish) -> list[str]:
    return [part.text() for part in panel.list.findChildren(QLabel)]


def test_it_is_looked_at_then_sent_and_not_sent_twice(qtbot: QtBot, panel: Publish, tmp_path: Path) -> None:
    folder = tmp_path / "calendars"
    panel.place.setText(str(folder))
    assert not panel.user.isVisible() and not panel.send.isVisible()

    assert press(qtbot, panel, "look") == "This is what would be sent; nothing was sent yet."
    assert not folder.exists()
    assert any(" new, 0 changed, 0 taken away, 0 as they are" in line for line in listed(panel))

    assert str(folder) in press(qtbot, panel, "send")
    assert panel.answer.isVisible() and panel.look.isVisible()
    (file,) = folder.iterdir()
    before = file.stat().st_mtime_ns

    assert press(qtbot, panel, "look") == f"All is there as it should be: nothing is to be sent to {folder}."
    assert not panel.send.isVisible() and file.stat().st_mtime_ns == before
    panel.place.setText("https://example.org")
    assert not panel.answer.isVisible(), "that was about the folder"


def test_who_is_meant_is_chosen(qtbot: QtBot, panel: Publish, tmp_path: Path) -> None:
    panel.place.setText(str(tmp_path))
    panel.readers.setCurrentIndex(panel.readers.findData("hosts"))
    panel.readers.activated.emit(panel.readers.currentIndex())
    press(qtbot, panel, "look")
    press(qtbot, panel, "send")
    assert len(list(tmp_path.iterdir())) > 1


def test_a_server_asks_for_who_signs_in_and_what_fails_is_said(qtbot: QtBot, panel: Publish, tmp_path: Path) -> None:
    panel.place.setText("http://localhost:9/dav")
    assert panel.user.isVisible() and panel.password.isVisible() and not panel.choose.isVisible()
    panel.user.setText("ani")
    panel.password.setText("secret")

    assert press(qtbot, panel, "look").startswith("http://localhost:9/dav: the server cannot be reached.")
    assert "secret" not in panel.answer.text()

    panel.place.setText("ftp://example.org")
    assert "https:// or http://" in press(qtbot, panel, "look")
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    panel.place.setText(str(file))
    assert "this is a file" in press(qtbot, panel, "look")


def test_what_was_found_is_forgotten_when_something_else_is_chosen(
    qtbot: QtBot, panel: Publish, tmp_path: Path
) -> None:
    panel.place.setText(str(tmp_path))
    press(qtbot, panel, "look")
    assert panel.send.isVisible()
    panel.place.setText(str(tmp_path / "other"))
    assert not panel.send.isVisible() and not panel.answer.isVisible()


def test_where_nothing_is_planned_it_says_so(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk(unplanned())
    desk.menus.publish.trigger()
    panel = desk.panels["publish"]
    assert isinstance(panel, Publish)
    panel.place.setText(str(tmp_path))
    assert press(qtbot, panel, "look").startswith("Nothing is scheduled yet")


# ---- what changes while it is looked at


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Looking at a place waits until this is set; it asks at every turn whether to go on."""
    gate = threading.Event()
    real = publishing.look

    def look(asked: publishing.Asked, go_on: Callable[[int, int], bool]) -> publishing.Answer:
        while not gate.wait(0.01):
            if not go_on(1, 3):
                return publishing.Answer(None, Message("Stopped"), "quiet")
        return real(asked, go_on)

    monkeypatch.setattr(publishing, "look", look)
    yield gate
    gate.set()


def edit(panel: Publish, _folder: Path) -> None:
    programme = panel.state.programme
    assert programme is not None
    (item, slot), *_ = programme.edition.plan.placements.items()
    panel.state.edit(Message("Held"), {("placements", item): changed(slot, locked=not slot.locked)})


def switch(panel: Publish, _folder: Path) -> None:
    panel.state.open([Programme(unplanned())])


def elsewhere(panel: Publish, folder: Path) -> None:
    panel.place.setText(str(folder / "elsewhere"))


def others(panel: Publish, _folder: Path) -> None:
    panel.readers.setCurrentIndex(panel.readers.findData("hosts"))


def test_what_changed_meanwhile_outdates_the_look(
    qtbot: QtBot, panel: Publish, slowly: threading.Event, tmp_path: Path
) -> None:
    for change in (edit, elsewhere, others, switch):
        slowly.clear()
        panel.place.setText(str(tmp_path))
        panel.preview()
        change(panel, tmp_path)
        with qtbot.waitSignal(panel.answered, timeout=20_000):
            slowly.set()

        assert panel.looked is None and panel.send.isHidden(), change.__name__
        assert panel.answer.text() == "Something changed meanwhile: look again."
        panel.publish()
        assert not panel.run.busy and not list(tmp_path.iterdir())


def test_a_version_that_is_sent_outdates_it_too(qtbot: QtBot, panel: Publish, tmp_path: Path) -> None:
    panel.place.setText(str(tmp_path))
    press(qtbot, panel, "look")
    desk = panel.window()
    assert isinstance(desk, Desk) and panel.send.isVisible()
    assert desk.sending.send()
    qtbot.waitUntil(lambda: desk.sending.task is None, timeout=20_000)
    assert panel.looked is None and panel.look.isVisible()


def test_the_keyboard_goes_along_from_button_to_button(
    qtbot: QtBot, panel: Publish, slowly: threading.Event, tmp_path: Path
) -> None:
    panel.place.setText(str(tmp_path))
    panel.look.setFocus()
    with qtbot.waitSignal(panel.answered, timeout=20_000):
        qtbot.keyClick(panel.look, Qt.Key.Key_Space)
        assert panel.focusWidget() is panel.stop and not panel.look.isVisible()
        qtbot.keyClick(panel.stop, Qt.Key.Key_Space)
        assert panel.stop.text() == panel.answer.text() == "Stopping…"
    assert panel.focusWidget() is panel.look and panel.answer.text() == "Stopped"
    slowly.set()
    with qtbot.waitSignal(panel.answered, timeout=20_000):
        qtbot.keyClick(panel.look, Qt.Key.Key_Space)
    assert panel.focusWidget() is panel.send, "what can be done next"
    assert panel.stop.text() == "Stop"


def test_closing_the_window_stops_it(qtbot: QtBot, panel: Publish, slowly: threading.Event, tmp_path: Path) -> None:
    panel.place.setText(str(tmp_path))
    panel.preview()
    (thread,) = [each for each in threading.enumerate() if each.name == "lawatan-task" and each.is_alive()]
    end_tasks()
    assert not thread.is_alive()
    qtbot.waitUntil(lambda: not panel.run.busy, timeout=20_000)


def test_a_fault_of_the_program_is_told_and_logged(
    qtbot: QtBot, panel: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_asked: object) -> object:
        raise KeyError("bug")

    monkeypatch.setattr(publishing, "look", breaks)
    panel.place.setText(str(tmp_path))
    assert press(qtbot, panel, "look") == "It could not be done: 'bug'. The schedule is as it was."
    assert "KeyError" in caplog.text


def test_a_long_list_is_cut_and_not_laid_out_again(
    qtbot: QtBot, panel: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "MOST_LINES", 5)
    panel.place.setText(str(tmp_path))
    press(qtbot, panel, "look")
    assert panel.looked is not None
    (calendar,) = panel.looked.calendars
    lines = [line for text in listed(panel) for line in text.split("\n")]
    assert lines[-1] == f"… and {len(calendar.changes) - 4} more" and len(lines) == 6
    inside = panel.list.widget()
    panel.refresh()
    assert panel.list.widget() is inside


def test_groups_that_have_parts_are_not_offered_and_new_persons_are_at_once(panel: Publish) -> None:
    offered = {panel.readers.itemData(n): panel.readers.itemText(n) for n in range(panel.readers.count())}
    programme = panel.state.programme
    assert programme is not None
    leaves = {f"group:{leaf}" for leaf in leaf_groups(programme.edition)}
    assert {data for data in offered if data and data.startswith("group:")} == leaves
    assert all(offered[leaf].startswith("Group: ") for leaf in leaves)
    panel.state.edit(Message("New"), {("persons", "NEW"): Person(id="NEW", name="Sari")})
    assert panel.readers.findText("Person: Sari") > 0
