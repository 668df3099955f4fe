"""What the guide says: a page for each panel and rule, alike in both languages, with the keys and words of the desk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import pytest
from babel.messages.pofile import read_po
from PySide6.QtWidgets import QMenu, QMenuBar

from gui.conftest import Open
from gui.two_lanes import two_lanes
from lawatan.gui.desk import Desk
from lawatan.gui.guide.contents import KEYS_HERE, Page, names, page, target
from lawatan.gui.guide.keys import keys_of, plain, table
from lawatan.gui.guide.rule_entry import own_fields
from lawatan.gui.panels import PANELS
from lawatan.gui.pictures import GUIDE as TAKEN
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
    assert "| Sittings | Session, Working session and Workshop |" in page("rules/tea", words("en"), no_keys).text
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_preview_names_the_keys_of_the_preview(desk: Desk, language: str) -> None:
    of_menus = {key for _, keys, _ in keys_of(desk.menuBar()) for key in keys}
    _, _, _, there, *_ = page(PRESSED_ELSEWHERE, words(language), no_keys).text.split("\n## ")

    named = keys_in(page("preview", words(language), no_keys).text) - of_menus

    assert named and named <= keys_in(there)


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
