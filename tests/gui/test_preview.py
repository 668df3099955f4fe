"""The print preview: the pages of the paper on show, turned and enlarged, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from builders import text
from gui.conftest import Open
from gui.two_lanes import two_lanes, unplanned
from lawatan.domain import Activity
from lawatan.gui import preview as previewing
from lawatan.gui.desk import Desk
from lawatan.gui.preview import Preview
from lawatan.gui.programme import Programme
from lawatan.gui.sheets import FIT
from lawatan.rules import Edition

LONG_MS = 20_000


@pytest.fixture
def open_preview(qtbot: QtBot, open_desk: Open) -> Callable[..., Preview]:
    """Give a function that opens a programme and its print preview through the menu."""

    def open_it(edition: Edition, **how: str) -> Preview:
        desk = open_desk(edition, **how)
        desk.menus.print.trigger()
        assert desk.sending.preview is not None
        _wait_made(qtbot, desk.sending.preview)
        return desk.sending.preview

    return open_it


@pytest.fixture
def preview(open_preview: Callable[..., Preview]) -> Preview:
    """The preview of a programme of two groups."""
    return open_preview(two_lanes())


def _wait_made(qtbot: QtBot, preview: Preview, do: Callable[[], object] = lambda: None) -> None:
    """Do something and wait until the pages are there."""
    with qtbot.waitSignal(preview.made, timeout=LONG_MS):
        do()


def images(preview: Preview) -> list[QImage]:
    return [sheet.image for sheet in preview.sheets.sheets]


def ink(image: QImage) -> int:
    """How many of a grid of points on a page are dark."""
    small = image.scaledToWidth(150)
    return sum(small.pixelColor(x, y).lightness() < 200 for x in range(small.width()) for y in range(small.height()))


def choose(preview: Preview, whom: str) -> None:
    """Choose a reader as a click on it does."""
    preview.choice.reader.setCurrentIndex(preview.choice.reader.findData(whom))
    preview.choice.reader.activated.emit(preview.choice.reader.currentIndex())


def offered(preview: Preview) -> list[str]:
    return [text for n in range(preview.choice.reader.count()) if (text := preview.choice.reader.itemText(n))]


def desk_of(preview: Preview) -> Desk:
    desk = preview.parent()
    assert isinstance(desk, Desk)
    return desk


# ---- what is shown


def test_the_pages_are_shown_with_ink_on_them_and_named(preview: Preview) -> None:
    pages = preview.sheets.sheets

    assert pages
    assert all(ink(image) > 300 for image in images(preview)[:1])
    assert [sheet.accessibleName() for sheet in pages] == [f"Page {n + 1} of {len(pages)}" for n in range(len(pages))]
    assert preview.place.text() == f"Page 1 of {len(pages)}"


def test_a_pixel_of_the_page_is_a_pixel_of_the_screen(preview: Preview) -> None:
    for sheet in preview.sheets.sheets:
        assert abs(sheet.image.width() - sheet.width() * preview.devicePixelRatioF()) < 2


def test_the_whole_programme_its_groups_hosts_and_persons_can_be_chosen(preview: Preview) -> None:
    assert offered(preview)[0] == "Whole programme"
    groups = [text for text in offered(preview) if text.startswith("Group: ")]
    assert len(groups) == 2


def test_a_group_has_its_own_pages(qtbot: QtBot, preview: Preview) -> None:
    before = images(preview)

    _wait_made(qtbot, preview, lambda: choose(preview, "group:A"))

    assert images(preview)[0] != before[0]
    assert preview.choice.reader.currentText().startswith("Group: ")


def test_the_paper_follows_the_language_of_the_screen_until_another_is_chosen(qtbot: QtBot, preview: Preview) -> None:
    english = images(preview)[0]
    state = preview.state
    _wait_made(qtbot, preview, lambda: state.speak("id"))
    assert preview.choice.language.currentData() == "id"
    assert preview.go.text() == "Cetak…"
    indonesian = images(preview)[0]
    assert indonesian != english

    preview.choice.language.setFocus()
    _wait_made(qtbot, preview, lambda: qtbot.keyClick(preview.choice.language, Qt.Key.Key_Up))

    assert images(preview)[0] == english
    _wait_made(qtbot, preview, lambda: state.speak("en"))
    _wait_made(qtbot, preview, lambda: state.speak("id"))
    assert preview.choice.language.currentData() == "en"


def test_what_is_edited_on_the_desk_is_on_the_page(qtbot: QtBot, preview: Preview) -> None:
    before = images(preview)[0]
    state = preview.state
    assert state.programme is not None
    edition = state.programme.edition
    access = edition.activities["access"]
    renamed = Activity.model_validate(
        {**{name: getattr(access, name) for name in Activity.model_fields}, "name": text("Another name")}
    )
    changed = Programme(
        type(edition).model_validate(
            {
                **{name: getattr(edition, name) for name in type(edition).model_fields},
                "activities": edition.activities.with_record(renamed),
            }
        )
    )

    _wait_made(qtbot, preview, lambda: state.put(0, changed))

    assert images(preview)[0] != before


def test_paper_is_white_in_the_dark_too(open_preview: Callable[..., Preview]) -> None:
    preview = open_preview(two_lanes(), appearance="dark", language="id")

    picture = preview.sheets.viewport().grab().toImage()
    sheet = preview.sheets.sheets[0]
    ratio = picture.devicePixelRatio()
    at = sheet.mapTo(preview.sheets.viewport(), sheet.rect().topLeft())

    assert picture.pixelColor(int((at.x() + 8) * ratio), int((at.y() + 8) * ratio)).name() == "#ffffff"
    assert picture.pixelColor(int(6 * ratio), int(6 * ratio)).name().upper() == preview.state.tokens.window
    assert preview.windowTitle() == "Pratinjau"


def test_nothing_scheduled_says_so_and_offers_to_plan(qtbot: QtBot, open_preview: Callable[..., Preview]) -> None:
    preview = open_preview(unplanned())
    assert preview.empty.text() == "Nothing is scheduled yet, so there is nothing to print: plan the programme first."
    assert not preview.go.isEnabled()
    assert not preview.save.isEnabled()

    qtbot.mouseClick(preview.findChild(QPushButton, "preview-plan"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(preview.sheets.sheets) and preview.go.isEnabled(), timeout=LONG_MS)
    assert preview.sheets.isVisible()
    desk_of(preview).planning.cancel()
    qtbot.waitUntil(lambda: not desk_of(preview).planning.running, timeout=LONG_MS)


def test_what_stands_in_the_place_of_the_pages_follows_the_language_of_the_screen(
    qtbot: QtBot, open_preview: Callable[..., Preview]
) -> None:
    preview = open_preview(unplanned())
    preview.choice.language.setFocus()
    _wait_made(
        qtbot, preview, lambda: qtbot.keyClick(preview.choice.language, Qt.Key.Key_Down)
    )  # of the paper, from now on

    preview.state.speak("id")

    told = "Belum ada yang terjadwal, jadi belum ada yang dapat dicetak: susun jadwal lebih dahulu."
    assert preview.empty.text() == told


def test_a_fault_is_told_in_the_place_of_the_pages(qtbot: QtBot, lanes: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_asked: object) -> object:
        raise RuntimeError("the press is jammed")

    monkeypatch.setattr(previewing, "make", breaks)
    preview = Preview(lanes.state, lanes)
    with qtbot.waitSignal(preview.made, timeout=LONG_MS):
        preview.show()

    told = "The pages could not be made: the press is jammed. The schedule is as it was."
    assert preview.empty.isVisible()
    assert preview.empty.text() == told
    assert not preview.go.isEnabled()
    preview.close()


# ---- turning and size


def test_pages_are_turned_with_buttons_and_keys(qtbot: QtBot, preview: Preview) -> None:
    _wait_made(qtbot, preview, lambda: _zoom(preview, 200))
    pages = len(preview.sheets.sheets)
    assert pages >= 2
    assert not preview.back.isEnabled()

    qtbot.mouseClick(preview.on, Qt.MouseButton.LeftButton)
    assert preview.place.text() == f"Page 2 of {pages}"
    qtbot.mouseClick(preview.back, Qt.MouseButton.LeftButton)
    assert preview.place.text() == f"Page 1 of {pages}"
    qtbot.keyClick(preview.sheets, Qt.Key.Key_End)
    assert preview.place.text() == f"Page {pages} of {pages}"
    assert not preview.on.isEnabled()
    qtbot.keyClick(preview.sheets, Qt.Key.Key_Home)
    assert preview.place.text() == f"Page 1 of {pages}"
    for _ in range(4):
        qtbot.keyClick(preview.sheets, Qt.Key.Key_PageDown)
    assert preview.sheets.page > 0


def _zoom(preview: Preview, zoom: int) -> None:
    preview.zoom.setCurrentIndex(preview.zoom.findData(zoom))
    preview.zoom.activated.emit(preview.zoom.currentIndex())


def test_pages_are_as_wide_as_the_window_or_as_large_as_asked(qtbot: QtBot, preview: Preview) -> None:
    sheet = preview.sheets.sheets[0]
    fitted = sheet.width()
    assert fitted == pytest.approx(preview.sheets.viewport().width() - 40, abs=2)

    _wait_made(qtbot, preview, lambda: _zoom(preview, 100))
    assert sheet.width() == int(595.276 * 96 / 72)
    assert abs(sheet.image.width() - sheet.width() * preview.devicePixelRatioF()) < 2
    _wait_made(qtbot, preview, lambda: qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier))
    assert preview.zoom.currentData() == 125
    _wait_made(qtbot, preview, lambda: qtbot.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier))
    assert preview.zoom.currentData() == 100
    _wait_made(qtbot, preview, lambda: qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier))
    assert (preview.zoom.currentData(), sheet.width()) == (FIT, fitted)


def test_a_wider_window_has_wider_pages_made_anew(qtbot: QtBot, preview: Preview) -> None:
    before = preview.sheets.sheets[0].image.width()

    _wait_made(qtbot, preview, lambda: preview.resize(preview.width() + 200, preview.height()))

    assert preview.sheets.sheets[0].image.width() > before


def test_only_pages_near_the_one_on_show_take_memory(qtbot: QtBot, preview: Preview) -> None:
    png = bytes(preview.sheets.sheets[0]._file)
    sheets = preview.sheets
    sheets.show_pages([png] * 30, [f"Page {n}" for n in range(30)])

    for page in (0, 9, 20, 29):
        sheets.turn(page)
        sheets.viewport().grab()
        assert sheets.page == page or page == 29
        unpacked = [n for n, sheet in enumerate(sheets.sheets) if sheet.unpacked]
        assert unpacked
        assert all(abs(n - sheets.page) <= 2 for n in unpacked)


# ---- keys


def test_every_part_is_reached_with_the_tabulator_and_escape_closes(qtbot: QtBot, preview: Preview) -> None:
    wanted: set[QWidget] = {
        *(
            preview.choice.reader,
            preview.choice.language,
            preview.zoom,
            preview.on,
            preview.save,
            preview.go,
            preview.sheets,
        )
    }
    if not preview.on.isEnabled():
        wanted.discard(preview.on)
    preview.activateWindow()
    preview.sheets.setFocus()
    reached = set()
    for _ in range(12):
        focus = preview.focusWidget()
        reached.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert wanted <= reached

    qtbot.keyClick(preview, Qt.Key.Key_Escape)

    assert not preview.isVisible()
    assert desk_of(preview).isVisible()


def test_the_key_of_the_menu_opens_it(qtbot: QtBot, lanes: Desk) -> None:
    assert lanes.menus.print.shortcut().toString() == "Ctrl+Shift+P"

    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(lanes, Qt.Key.Key_P, modifiers)

    qtbot.waitUntil(
        lambda: lanes.sending.preview is not None and bool(lanes.sending.preview.sheets.sheets), timeout=LONG_MS
    )


def test_f1_opens_its_page_of_the_guide(qtbot: QtBot, preview: Preview) -> None:
    qtbot.keyClick(preview, Qt.Key.Key_F1)

    guide = desk_of(preview).helping.guide
    assert guide is not None
    assert guide.isVisible()
    assert guide.windowTitle()
    guide.close()


def test_it_closes_with_the_last_programme(preview: Preview) -> None:
    desk = desk_of(preview)
    (programme,) = preview.state.programmes

    desk.remove(programme)

    assert not preview.isVisible()
    assert not desk.menus.print.isEnabled()
