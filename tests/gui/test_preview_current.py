"""What the preview gives out is of what is wanted now, for just those who are meant; else it says why there is nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.test_preview import LONG_MS, desk_of, offered
from gui.two_lanes import two_lanes
from lawatan.domain import Person, Table, changed, replace
from lawatan.gui import preview as previewing
from lawatan.gui.making import Made, Wanted
from lawatan.gui.preview import Preview
from lawatan.gui.programme import Programme
from lawatan.words import Message
from output.two_groups import planned

MESSAGE = ("txt", "message")


@pytest.fixture
def preview(qtbot: QtBot, open_desk: Open) -> Preview:
    """The messages of a programme of two groups."""
    desk = open_desk(planned())
    desk.sending.show_messages()
    assert desk.sending.preview is not None
    wait_made(qtbot, desk.sending.preview)
    return desk.sending.preview


def wait_made(qtbot: QtBot, preview: Preview) -> None:
    qtbot.waitUntil(lambda: preview._running is None and not preview._soon.isActive(), timeout=LONG_MS)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """From the next one on, making a paper waits until this is set."""
    gate, real = threading.Event(), previewing.make

    def make(edition: object, document: object, wanted: Wanted, scale: float) -> Made:
        gate.wait(20)
        return real(edition, document, wanted, scale)  # type: ignore[arg-type]

    monkeypatch.setattr(previewing, "make", make)
    yield gate
    gate.set()


def choose(preview: Preview, whom: str) -> None:
    preview.choice.reader.setCurrentIndex(preview.choice.reader.findData(whom))
    preview.choice.reader.activated.emit(preview.choice.reader.currentIndex())


def rename(preview: Preview) -> None:
    programme = preview.state.programme
    assert programme is not None
    (activity, *_) = programme.edition.activities.values()
    preview.state.edit(Message("Note"), {("activities", activity.id): changed(activity, order=77)})


def another(preview: Preview) -> None:
    preview.state.open([Programme(two_lanes())])


def test_nothing_is_given_out_until_it_is_of_what_is_wanted(
    qtbot: QtBot, preview: Preview, gate: threading.Event, tmp_path: Path
) -> None:
    saved: list[Path] = []

    def ask(*_asked: object) -> str:
        saved.append(tmp_path)
        return str(tmp_path)

    preview.out.ask_folder = ask
    QGuiApplication.clipboard().setText("nothing")
    for change in (lambda p: choose(p, "host:firm"), rename, another, lambda p: p.state.speak("id")):
        gate.clear()
        assert preview.save.isEnabled() and preview.copy.isEnabled()

        change(preview)

        assert not any(part.isEnabled() for part in (preview.save, preview.copy, preview.go))
        preview.save_paper()
        preview.copy_text()
        preview.print_out()
        assert (saved, QGuiApplication.clipboard().text(), preview.out.isVisible()) == ([], "nothing", False)
        gate.set()
        qtbot.waitUntil(lambda: preview.save.isEnabled(), timeout=LONG_MS)
    with qtbot.waitSignal(preview.out.ended, timeout=LONG_MS):
        preview.save_paper()
    assert list(tmp_path.iterdir())


def test_it_prints_nobody_elses_paper(qtbot: QtBot, preview: Preview, gate: threading.Event) -> None:
    gate.set()
    preview.look_at(("pdf", "schedule"), "group:A")
    qtbot.waitUntil(lambda: preview.go.isEnabled(), timeout=LONG_MS)
    gate.clear()
    asked: list[str] = []

    def ask(_parent: object, _say: object, name: str, _pages: int) -> QPrinter | None:
        asked.append(name)
        return None

    preview.out.ask_printer = ask
    preview.go.setFocus()
    choose(preview, "group:B")
    preview.print_out()
    assert asked == []
    gate.set()
    qtbot.waitUntil(lambda: preview.go.isEnabled(), timeout=LONG_MS)
    assert preview.focusWidget() is preview.go, "the keyboard comes back"
    preview.print_out()
    assert len(asked) == 1 and asked[0].endswith("B")


def test_what_was_chosen_while_it_failed_is_made(
    qtbot: QtBot, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, gate = previewing.make, threading.Event()

    def make(edition: object, document: object, wanted: Wanted, scale: float) -> Made:
        if wanted.whom == "host:firm":
            gate.wait(20)
            raise RuntimeError("the press is jammed")
        return real(edition, document, wanted, scale)  # type: ignore[arg-type]

    monkeypatch.setattr(previewing, "make", make)
    choose(preview, "host:firm")
    choose(preview, "group:A")
    gate.set()
    qtbot.waitUntil(lambda: preview.save.isEnabled(), timeout=LONG_MS)
    assert preview._made is not None and preview._made.reader is not None
    assert (preview._made.reader.id, preview.choice.reader.currentText()[:7]) == ("A", "Group: ")


def test_for_whom_there_is_nothing_it_says_why_and_keeps_the_reader(qtbot: QtBot, preview: Preview) -> None:
    preview.look_at(("pdf", "badges"), "group:A")
    wait_made(qtbot, preview)
    assert preview.empty.isVisible() and not preview.save.isEnabled()
    assert preview.empty.text() == "There is nothing for them in this paper: nothing is written."
    assert preview.choice.whom == "group:A" and preview.choice.reader.currentText().startswith("Group: ")
    assert preview.choice.reader.isEnabled()
    preview.state.speak("id")
    assert preview.empty.text() == "Tidak ada isi bagi mereka dalam dokumen ini: tidak ada yang ditulis."


def test_an_audience_is_shown_by_its_first_reader_or_it_is_said_that_there_is_none(
    qtbot: QtBot, preview: Preview
) -> None:
    preview.look_at(MESSAGE, "officials")
    wait_made(qtbot, preview)
    edition = planned()
    assert preview.choice.whom == "person:minister", "not a participant, nor an official who has nothing to do"
    without = replace(edition, persons=Table([changed(each, role="resource") for each in edition.persons.values()]))
    preview.state.put(0, Programme(without))
    preview.look_at(MESSAGE, "officials")
    wait_made(qtbot, preview)
    assert preview.empty.text() == "No session with an official is scheduled yet: plan the programme first."
    assert preview.choice.reader.currentText() == "One file for each official"


def test_since_a_version_is_told_with_a_way_out_and_is_not_the_next_programmes(
    qtbot: QtBot, preview: Preview, open_desk: Open
) -> None:
    desk = desk_of(preview)
    assert preview.since.isHidden()
    assert desk.sending.send()
    qtbot.waitUntil(lambda: desk.sending.task is None, timeout=LONG_MS)
    wait_made(qtbot, preview)
    assert preview._made is not None and preview._made.paper is not None
    assert preview._made.paper.out.stamp.number == 1, "the version that was just sent stands on the paper"
    preview.look_at(MESSAGE, "all", 1)
    wait_made(qtbot, preview)
    assert preview.part_of.isVisible() and preview.part_of.text() == "Only who has something new since version 1"
    assert preview.empty.text() == "Nothing has changed for anybody since version 1."

    qtbot.mouseClick(preview.whole, Qt.MouseButton.LeftButton)
    wait_made(qtbot, preview)
    assert preview.since.isHidden() and preview.save.isEnabled()

    preview.look_at(MESSAGE, "all", 9)
    wait_made(qtbot, preview)
    assert preview.empty.text() == "There is no version 9; there are: 1."
    desk.open_editions([two_lanes()])
    wait_made(qtbot, preview)
    assert preview.since.isHidden() and preview.choice.since is None and preview.save.isEnabled()


def test_an_open_list_of_readers_stays_where_nobody_came_or_went(qtbot: QtBot, preview: Preview) -> None:
    model, changes = preview.choice.reader.model(), []
    model.rowsRemoved.connect(lambda *_: changes.append("gone"))
    rename(preview)
    wait_made(qtbot, preview)
    assert changes == []
    preview.state.edit(Message("New"), {("persons", "new"): Person(id="new", name="Sari", role="participant")})
    wait_made(qtbot, preview)
    assert all(text for text in offered(preview))
    assert (preview.sheets.accessibleName(), preview.rich.accessibleName()) == ("Pages", "Text of the paper")
