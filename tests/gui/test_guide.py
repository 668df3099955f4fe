"""The guide: a page a panel, an entry a rule, in both languages; its window, and the ways that lead into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QKeySequence, QTextDocument
from PySide6.QtWidgets import QLineEdit, QListWidget, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.two_lanes import two_lanes
from lawatan.gui.desk import Desk
from lawatan.gui.guide.contents import FIRST, KEYS_HERE, Page, names, page, sections, target
from lawatan.gui.guide.keys import keys_of, plain, table
from lawatan.gui.guide.rule_entry import own_fields
from lawatan.gui.guide.window import Guide
from lawatan.gui.panels import PANELS
from lawatan.gui.pictures import GUIDE as TAKEN
from lawatan.gui.tokens import DARK, LIGHT
from lawatan.resources import folder
from lawatan.rules import RULES
from lawatan.words import LANGUAGES, Words, words

GUIDE = folder("resources") / "guide"
KINDS = tuple(rule.model_fields["kind"].default for rule in RULES)
PRESSED_ELSEWHERE = "keys"
"""The page that names the keys of lists and panels, which no menu has."""


def no_keys(_: Words) -> str:
    return "| | |\n|---|---|"


def pages(language: str) -> tuple[Page, ...]:
    return tuple(page(name, words(language), no_keys) for name in names())


def headings(text: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]


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


# ---- what is written


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_panel_has_a_page_and_each_rule_an_entry(language: str) -> None:
    wanted = [*(panel.page for panel in PANELS), *(f"rules/{kind}" for kind in KINDS)]

    assert [name for name in wanted if not (GUIDE / language / f"{name}.md").is_file()] == []
    assert set(wanted) <= set(names())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_that_is_written_is_listed_once(language: str) -> None:
    written = sorted(
        path.relative_to(GUIDE / language).with_suffix("").as_posix() for path in (GUIDE / language).rglob("*.md")
    )

    assert sorted(names()) == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_begins_with_its_title_and_says_something(language: str) -> None:
    wrong = [
        p.name
        for p in pages(language)
        if headings(p.text)[:1] != [1] or headings(p.text).count(1) != 1 or len(p.words) < 300
    ]

    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_pages_have_one_title(language: str) -> None:
    titles = [p.title for p in pages(language)]

    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_link_leads_to_a_page_and_each_picture_is_there(language: str) -> None:
    found = pages(language)

    assert sum(len(p.links) for p in found) > 30
    assert [(p.name, link) for p in found for link in p.links if link not in names()] == []
    assert [(p.name, path) for p in found for path in p.pictures if not path.is_file()] == []


def test_each_picture_can_be_made_again_by_one_command() -> None:
    shown = {path for language in LANGUAGES for p in pages(language) for path in p.pictures}

    assert shown == {GUIDE / name for name in TAKEN} == set(GUIDE.rglob("*.png"))


def test_the_languages_have_the_same_headings_tables_links_and_keys() -> None:
    """What would differ if a paragraph were forgotten in one of them."""

    def shape(one: Page) -> tuple[object, ...]:
        rows = len(re.findall(r"^\|", one.text, re.MULTILINE))
        items = len(re.findall(r"^(?:- |\d+\. )", one.text, re.MULTILINE))
        return one.name, headings(one.text), rows, items, sorted(one.links), sorted(keys_in(one.text))

    for english, indonesian in zip(pages("en"), pages("id"), strict=True):
        assert shape(english) == shape(indonesian)


def test_the_languages_are_two() -> None:
    assert [en.name for en, id_ in zip(pages("en"), pages("id"), strict=True) if en.words == id_.words] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=KINDS)
def test_an_entry_tells_what_the_rule_says_of_itself(rule, language: str) -> None:
    say = words(language)

    text = page(f"rules/{rule.model_fields['kind'].default}", say, no_keys).text

    assert text.startswith(f"# {say(rule.title)}\n\n> {say(rule.help)}\n")
    for field in own_fields(rule).values():
        assert f"| {say(field.title)} | " in text
        assert not field.description or say(field.description) in text


def test_an_entry_tells_whether_the_rule_may_be_a_preference() -> None:
    english = {rule: page(f"rules/{kind}", words("en"), no_keys).text for rule, kind in zip(RULES, KINDS, strict=True)}

    assert {rule for rule, text in english.items() if "with a weight it is a preference" in text} == {
        rule for rule in RULES if rule.weighable
    }
    assert {rule for rule, text in english.items() if "It always has to hold" in text} == {
        rule for rule in RULES if not rule.weighable
    }


def test_an_entry_tells_the_numbers_that_hold_unless_set() -> None:
    assert "| Begins from | 11:30 |" in page("rules/lunch", words("en"), no_keys).text
    assert "| Free | 1 h |" in page("rules/lunch", words("en"), no_keys).text
    assert "| 11.30 |" in page("rules/lunch", words("id"), no_keys).text
    assert "| 1 jam |" in page("rules/lunch", words("id"), no_keys).text


@pytest.mark.parametrize("name", ["none-such", "../keys", "rules/none", ""])
def test_a_page_that_there_is_not_is_refused(name: str) -> None:
    with pytest.raises(LookupError, match="no page"):
        page(name, words("en"), no_keys)


def test_where_a_link_leads_is_reckoned_from_its_page() -> None:
    assert target("index", "board.md") == "board"
    assert target("index", "rules/lunch.md") == "rules/lunch"
    assert target("rules/lunch", "../planning.md") == "planning"
    assert target("rules/lunch", "friday_break.md") == "rules/friday_break"
    assert target("index", "https://example.org/x.md") == "https://example.org/x.md"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_panel_is_called_as_the_panel(language: str) -> None:
    say = words(language)

    for panel in (panel for panel in PANELS if not panel.guide):
        assert page(panel.name, say, no_keys).title == say(panel.title)


# ---- the keys


def keys_in(text: str) -> set[str]:
    """The keys with Ctrl, Alt or F that a text names in code marks."""
    return set(re.findall(r"`((?:(?:Ctrl|Alt|Shift)\+)+\S+?|F\d+)`", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_told_are_those_of_the_menus(open_desk: Open, language: str) -> None:
    desk = open_desk(two_lanes(), language=language)
    told = page("keys", desk.state.say, partial(table, desk.menuBar())).text

    wanted = {key for _, keys, _ in keys_of(desk.menuBar()) for key in keys}
    assert len(wanted) > 10 and "F1" in wanted
    assert {key for key in wanted if "+" in key} <= keys_in(told)
    assert KEYS_HERE not in told
    for way, keys, name in keys_of(desk.menuBar()):
        assert f"| {', '.join(f'`{key}`' for key in keys)} | {name} | {way} |" in told
        assert "&" not in name + way


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_names_a_key_that_there_is_not(desk: Desk, language: str) -> None:
    of_menus = {key for _, keys, _ in keys_of(desk.menuBar()) for key in keys}
    elsewhere = keys_in(page(PRESSED_ELSEWHERE, words(language), no_keys).text)

    named = {(p.name, key) for p in pages(language) for key in keys_in(p.text) if p.name != PRESSED_ELSEWHERE}

    assert ("planning", "Ctrl+P") in named
    assert sorted((name, key) for name, key in named if key not in of_menus | elsewhere) == []


# ---- the words of the screen


SLANTED = r"(?<!\*)\*([^*\n→]+)\*(?!\*)"


def plain_words(text: str) -> str:
    return text.replace("&", "").removesuffix("…")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ways_told_are_ways_of_the_menus(open_desk: Open, language: str) -> None:
    def ways(menu: QMenuBar | QMenu, before: str = "") -> Iterator[str]:
        for action in menu.actions():
            way = before + plain(action)
            yield way
            inner = action.menu()
            if isinstance(inner, QMenu):
                yield from ways(inner, f"{way} → ")

    there = set(ways(open_desk(two_lanes(), language=language).menuBar()))
    told = {(p.name, way) for p in pages(language) for way in re.findall(r"\*([^*\n]+ → [^*\n]+)\*", p.text)}

    assert len(told) > 5
    assert sorted((name, way) for name, way in told if way not in there) == []


def test_what_the_screen_calls_by_a_word_the_pages_call_by_its_translation() -> None:
    with (folder("resources") / "locale" / "id.po").open("rb") as file:
        single = [entry for entry in read_po(file, locale="id") if isinstance(entry.id, str)]
    translations = {plain_words(entry.id): plain_words(str(entry.string)).lower() for entry in single}
    wrong = []
    for english, indonesian in zip(pages("en"), pages("id"), strict=True):
        named, there = (re.findall(SLANTED, one.text) for one in (english, indonesian))
        said = {word.lower() for word in there}
        wrong += [(english.name, word) for word in named if word in translations and translations[word] not in said]

    assert not wrong


# ---- the window


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
    desk.show_export()
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

    qtbot.keyClicks(guide.search, "angklung 15:30")

    assert listed(guide) == ["rules/fixed_start"]
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.name == "rules/fixed_start"
    marked = {selection.cursor.selectedText().casefold() for selection in guide.paper.extraSelections()}  # type: ignore[attr-defined]
    assert marked == {"angklung", "15:30"}
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
    outside = Page("index", "Outside", text, GUIDE / "en" / "index.md")

    guide.paper.show_page(outside, LIGHT, 1.0)

    assert "href" not in guide.paper.toHtml()
    image = QTextDocument.ResourceType.ImageResource.value
    for address in ("https://example.org/x.png", "../../icons/board.svg", "/etc/passwd", "../../../README.md"):
        assert guide.paper.loadResource(image, QUrl(address)) is None
    assert guide.paper.loadResource(image, QUrl("../desk.png")) is not None


def test_the_key_of_the_guide_is_the_systems() -> None:
    assert QKeySequence.keyBindings(QKeySequence.StandardKey.HelpContents)[0].toString() == "F1"
