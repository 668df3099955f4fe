"""The window of the guide: opened where one is, searched, read and left by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QKeySequence, QTextDocument
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.two_lanes import two_lanes
from lawatan.gui.desk import Desk
from lawatan.gui.guide.contents import FIRST, Page, names, sections
from lawatan.gui.guide.window import Guide
from lawatan.gui.panels import PANELS
from lawatan.gui.tokens import DARK, LIGHT, Tokens
from lawatan.resources import folder


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    return open_desk(two_lanes())


@pytest.fixture
def guide(qtbot: QtBot, desk: Desk) -> Iterator[Guide]:
    """The guide, opened over the board."""
    desk.helping.open()
    assert desk.helping.guide is not None
    qtbot.waitExposed(desk.helping.guide)
    yield desk.helping.guide
    desk.helping.guide.close()


def listed(guide: Guide) -> list[str]:
    return [item.data(Qt.ItemDataRole.UserRole) for item in guide._items()]


def test_f1_on_the_board_shows_the_page_of_the_board(qtbot: QtBot, desk: Desk) -> None:
    desk.board.canvas.setFocus()

    qtbot.keyClick(desk.board.canvas, Qt.Key.Key_F1)

    assert desk.helping.guide is not None
    assert desk.helping.guide.isVisible()
    assert desk.helping.guide.name == "board"
    assert desk.helping.guide.windowTitle() == "Board – Guide to Lawatan"
    assert not desk.helping.guide.isModal()


@pytest.mark.parametrize(("panel", "name"), [(panel.name, panel.page) for panel in PANELS if panel.place == "middle"])
def test_f1_shows_the_page_of_the_panel_in_the_middle(desk: Desk, panel: str, name: str) -> None:
    desk.go(panel)
    desk.setFocus()

    desk.menus.guide.trigger()

    assert desk.helping.guide is not None
    assert desk.helping.guide.name == name


def test_f1_at_the_right_shows_the_page_of_what_stands_there(desk: Desk) -> None:
    desk.sending.show_export()
    folder_line = desk.findChild(QLineEdit, "export-folder")
    assert isinstance(folder_line, QLineEdit)
    folder_line.setFocus()

    assert desk.helping.page_in_use() == "export"


def test_f1_on_the_start_page_shows_the_first_steps(open_desk: Open) -> None:
    desk = open_desk()

    desk.menus.guide.trigger()

    assert desk.helping.guide is not None
    assert desk.helping.guide.name == FIRST


def test_a_panel_asks_for_a_rule_through_the_state(desk: Desk, guide: Guide) -> None:
    desk.state.guided.emit("rules/lunch")

    assert desk.helping.guide is guide
    assert guide.name == "rules/lunch"


def test_the_window_follows_language_and_colours(desk: Desk, guide: Guide) -> None:
    guide.open("rules/lunch")

    desk.state.speak("id")
    assert guide.windowTitle().startswith("Makan siang")
    assert "Makan siang" in guide.paper.toPlainText()
    assert guide.list.item(1).text() == "Langkah pertama"

    desk.state.look("dark")
    assert colour_of_first_letters(guide) == QColor(DARK.text)
    desk.state.look("light")
    assert colour_of_first_letters(guide) == QColor(LIGHT.text)


def colour_of_first_letters(guide: Guide) -> QColor:
    return guide.paper.document().begin().begin().fragment().charFormat().foreground().color()


def test_searching_lists_the_pages_that_have_the_words_and_marks_them(qtbot: QtBot, guide: Guide) -> None:
    everything = listed(guide)
    assert everything == list(names())

    qtbot.keyClicks(guide.search, "angklung 15:30 minister")

    assert listed(guide) == ["rules/fixed_start"]
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.name == "rules/fixed_start"
    marked = {selection.cursor.selectedText().casefold() for selection in guide.paper.extraSelections()}  # type: ignore[attr-defined]
    assert marked == {"angklung", "15:30", "minister"}
    guide.search.clear()
    assert listed(guide) == everything
    assert guide.paper.extraSelections() == []


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, guide: Guide) -> None:
    qtbot.keyClicks(guide.search, "zzzz")

    assert listed(guide) == []
    assert guide.none.isVisible() and guide.none.text().startswith("No page has these words.")
    assert guide.name == "board", "what is read stays"


def test_from_the_search_the_arrow_leads_into_the_list(qtbot: QtBot, guide: Guide) -> None:
    qtbot.keyClicks(guide.search, "lunch")

    qtbot.keyClick(guide.search, Qt.Key.Key_Down)

    first = listed(guide)[0]
    assert guide.name == first
    qtbot.keyClick(guide.list, Qt.Key.Key_Down)
    assert guide.name == listed(guide)[1]


def test_back_and_forward(qtbot: QtBot, guide: Guide) -> None:
    assert not guide.on.isEnabled()
    guide.open("planning")
    guide.paper.verticalScrollBar().setValue(40)
    guide.open("rules/lunch")

    qtbot.mouseClick(guide.back, Qt.MouseButton.LeftButton)
    assert (guide.name, guide.paper.verticalScrollBar().value()) == ("planning", 40)
    qtbot.keyClick(guide, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert guide.name == "rules/lunch"
    assert not guide.on.isEnabled()
    qtbot.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    guide.open("keys")
    assert not guide.on.isEnabled(), "from another page there is no way forward"


def test_a_link_leads_to_its_page_by_key(qtbot: QtBot, guide: Guide) -> None:
    guide.open("rules/must_happen")
    guide.paper.setFocus()

    qtbot.keyClick(guide.paper, Qt.Key.Key_Tab)
    qtbot.keyClick(guide.paper, Qt.Key.Key_Return)

    assert guide.name == "waiting"


def test_the_list_leads_to_a_page_by_mouse(qtbot: QtBot, guide: Guide) -> None:
    assert isinstance(guide.list, QListWidget)
    item = guide._items()[listed(guide).index("to_fix")]

    place = guide.list.visualItemRect(item).center()
    qtbot.mouseClick(guide.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, place.y()))

    assert guide.name == "to_fix"


def test_the_headings_of_the_list_cannot_be_chosen(guide: Guide) -> None:
    heads = [
        guide.list.item(n) for n in range(guide.list.count()) if not guide.list.item(n).data(Qt.ItemDataRole.UserRole)
    ]

    assert len(heads) == len(sections())
    assert all(not item.flags() & Qt.ItemFlag.ItemIsSelectable for item in heads)


def test_zoom_by_keys_keeps_within_its_sizes(qtbot: QtBot, guide: Guide) -> None:
    def size() -> int:
        return guide.paper.document().begin().begin().fragment().charFormat().font().pixelSize()

    usual = size()
    for _ in range(20):
        qtbot.keyClick(guide, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert size() == 2 * usual
    for _ in range(20):
        qtbot.keyClick(guide, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert size() < usual
    qtbot.keyClick(guide, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert size() == usual


def test_escape_closes_it_and_f1_opens_the_same_again(qtbot: QtBot, desk: Desk, guide: Guide) -> None:
    qtbot.keyClick(guide.paper, Qt.Key.Key_Escape)
    assert not guide.isVisible()

    desk.menus.guide.trigger()
    assert guide.isVisible()
    qtbot.keyClick(guide.search, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_nothing_outside_the_guide_is_loaded_or_led_to(guide: Guide) -> None:
    text = "# Outside\n\n[Elsewhere](https://example.org/) ![x](https://example.org/x.png)\n"
    outside = Page("index", "Outside", text, folder("resources") / "guide" / "en" / "index.md")

    guide.paper.show_page(outside, LIGHT, 1.0)

    assert "href" not in guide.paper.toHtml()
    image = QTextDocument.ResourceType.ImageResource.value
    for address in ("https://example.org/x.png", "../../icons/board.svg", "/etc/passwd", "../../../README.md"):
        assert guide.paper.loadResource(image, QUrl(address)) is None
    assert guide.paper.loadResource(image, QUrl("../desk.png")) is not None


def test_in_the_dark_the_light_pictures_of_the_guide_do_not_glare(guide: Guide) -> None:
    kind, page = QTextDocument.ResourceType.ImageResource.value, guide.paper.page

    def white(tokens: Tokens) -> int:
        guide.paper.show_page(page, tokens, 1.0)
        picture = guide.paper.loadResource(kind, QUrl("../desk.png"))
        assert isinstance(picture, QImage)
        return max(picture.pixelColor(x, picture.height() // 2).value() for x in range(picture.width()))

    assert white(LIGHT) == 255
    assert 180 < white(DARK) < 220


def test_the_key_of_the_guide_is_the_systems() -> None:
    assert QKeySequence.keyBindings(QKeySequence.StandardKey.HelpContents)[0].toString() == "F1"
