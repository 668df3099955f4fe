"""Makes Qt look as ``tokens`` say: fonts, palette and style sheet; light, dark or as the system has it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from lawatan.gui.form.sheet import sheet as form_sheet
from lawatan.gui.tokens import CORNER, DARK, FONT, HEAD_PX, LIGHT, SECOND_PX, SMALL_PX, TEXT_PX, TITLE_PX, Tokens
from lawatan.resources import folder

APPEARANCES = ("system", "light", "dark")


@cache
def load_fonts() -> str:
    """Load the program's own fonts; return the family to use, the system's where they are missing."""
    loaded = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(_fonts())]
    families = {family for number in loaded if number >= 0 for family in QFontDatabase.applicationFontFamilies(number)}
    return FONT if FONT in families else QApplication.font().family()


def _fonts() -> list[Path]:
    return list((folder("resources") / "fonts").glob("*.otf"))


@cache
def font(pixels: int = TEXT_PX, strong: bool = False) -> QFont:
    """Return the desk's font in a size, with figures of equal width so that times stand below each other."""
    made = QFont(load_fonts())
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def tokens_for(appearance: str) -> Tokens:
    """Return the colours for an appearance: ``light``, ``dark`` or ``system``."""
    if appearance == "system":
        dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = appearance == "dark"
    return DARK if dark else LIGHT


def apply(tokens: Tokens) -> None:
    """Give the whole application the colours of ``tokens``.

    The palette is ours: asking Qt for a dark scheme has no effect offscreen or under xcb (FACTS, Qt 6.11).
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    sheet = _sheet(tokens) + form_sheet(tokens)
    if app.styleSheet() == sheet:
        return  # all of this is done already, and Qt would polish every widget anew
    if not app.styleSheet():
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette(tokens))
    app.setStyleSheet(sheet)


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, t.window),
        (role.WindowText, t.text),
        (role.Base, t.panel),
        (role.AlternateBase, t.window),
        (role.Text, t.text),
        (role.Button, t.panel),
        (role.ButtonText, t.text),
        (role.BrightText, t.must),
        (role.ToolTipBase, t.panel),
        (role.ToolTipText, t.text),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.on_accent),
        (role.Link, t.accent),
        (role.LinkVisited, t.accent),
        (role.PlaceholderText, t.second),
        (role.Light, t.panel),
        (role.Midlight, t.line),
        (role.Mid, t.line),
        (role.Dark, t.third),
        (role.Shadow, t.line),
        (role.Accent, t.accent),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.third))
    return palette


def _sheet(t: Tokens) -> str:
    down = "dark" if t.dark else "light"
    arrow = (folder("resources") / "icons" / f"arrow-{down}.svg").as_posix()
    tick = (folder("resources") / "icons" / f"tick-{down}.svg").as_posix()
    clear = (folder("resources") / "icons" / f"clear-{down}.svg").as_posix()
    return f"""
* {{ outline: none; }}
QToolTip {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.line}; padding: 4px 6px; }}
QLabel, QScrollArea#telling, QWidget#telling-lines {{ background: transparent; }}
QLabel[role="head"] {{ font-size: {HEAD_PX}px; font-weight: 600; }}
QLabel[role="lead"] {{ color: {t.second}; font-size: 15px; }}
QLabel[role="title"] {{ font-size: {TITLE_PX}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="second"] {{ color: {t.second}; font-size: {SECOND_PX}px; }}
QLabel[role="quiet"] {{ color: {t.second}; }}
QLabel[role="section"] {{ color: {t.second}; font-size: {SMALL_PX}px; font-weight: 600; }}
QLabel[role="small"] {{ color: {t.second}; font-size: {SMALL_PX}px; }}
QLabel[role="must"] {{ color: {t.must}; font-weight: 600; }}
QLabel[role="warning"] {{ color: {t.warning}; font-weight: 600; }}
QLabel[role="good"] {{ color: {t.good}; }}
QLabel[role="alarm"] {{ color: {t.must}; background: {t.must_fill}; font-size: {SMALL_PX}px; font-weight: 600;
    border-radius: 8px; padding: 1px 7px; }}
QLabel[role="badge"] {{ color: {t.warning}; background: {t.warning_fill}; font-size: {SMALL_PX}px;
    border-radius: 4px; padding: 1px 5px; }}
QFrame[role="panel"], QWidget[role="panel"] {{ background: {t.panel}; }}
QFrame[role="top"] {{ background: {t.panel}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[role="bottom"] {{ background: {t.panel}; border: none; border-top: 1px solid {t.line}; }}
QFrame[role="bottom"] QLabel {{ padding-bottom: 1px; }}
QFrame[role="bottom"] QPushButton {{ font-size: {SECOND_PX}px; }}
QFrame[role="side"] {{ background: {t.panel}; border: none; border-right: 1px solid {t.line}; }}
QFrame[role="inspector"] {{ background: {t.panel}; border: none; border-left: 1px solid {t.line}; }}
QFrame[role="card"] {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: {CORNER}px; }}
QFrame[role="must-card"] {{ background: {t.panel}; border: 1px solid {t.line}; border-left: 4px solid {t.must};
    border-top-right-radius: {CORNER}px; border-bottom-right-radius: {CORNER}px; }}
QFrame[role="warning-card"] {{ background: {t.panel}; border: 1px solid {t.line};
    border-left: 4px solid {t.warning}; border-top-right-radius: {CORNER}px;
    border-bottom-right-radius: {CORNER}px; }}
QFrame[role="rule"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[role="note"] {{ background: {t.panel}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[role="note-must"] {{ background: {t.must_fill}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[role="note-warning"] {{ background: {t.warning_fill}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[role="note-good"] {{ background: {t.good_fill}; border: none; border-bottom: 1px solid {t.line}; }}
QMenuBar {{ background: {t.panel}; color: {t.text}; border-bottom: 1px solid {t.line}; padding: 1px 8px; }}
QMenuBar::item {{ background: transparent; padding: 4px 8px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {t.chosen}; }}
QMenu {{ background: {t.panel}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 24px; border-radius: 4px; min-width: 150px; }}
QMenu::item:selected {{ background: {t.chosen}; }}
QMenu::item:disabled {{ color: {t.third}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QPushButton {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: {CORNER}px; padding: 0 12px;
    min-height: 28px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {t.chosen}; }}
QPushButton:focus {{ border-color: {t.accent}; }}
QPushButton:disabled {{ color: {t.third}; }}
QPushButton[role="primary"] {{ background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent};
    font-weight: 600; padding: 0 16px; }}
QPushButton[role="primary"]:hover {{ background: {t.accent_hover}; }}
QPushButton[role="primary"]:focus {{ border-color: {t.text}; }}
QPushButton[role="primary"]:disabled {{ background: {t.chosen}; color: {t.third}; border-color: {t.line}; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent; color: {t.accent}; padding: 0 4px;
    min-height: 20px; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border-color: {t.accent}; }}
QPushButton[role="flat"] {{ background: transparent; border: 1px solid transparent; padding: 0 6px;
    min-height: 20px; color: {t.second}; }}
QPushButton[role="flat"]:hover {{ color: {t.text}; background: {t.hover}; }}
QPushButton[role="flat"]:checked {{ color: {t.text}; font-weight: 600; }}
QPushButton[role="flat"]:focus {{ border-color: {t.accent}; }}
QPushButton[role="flat-must"], QPushButton[role="flat-warning"], QPushButton[role="flat-good"] {{
    background: transparent; border: 1px solid transparent; padding: 0 6px; min-height: 20px; }}
QPushButton[role="flat-must"] {{ color: {t.must}; font-weight: 600; }}
QPushButton[role="flat-warning"] {{ color: {t.warning}; font-weight: 600; }}
QPushButton[role="flat-good"] {{ color: {t.good}; }}
QPushButton[role="flat-must"]:focus, QPushButton[role="flat-warning"]:focus, QPushButton[role="flat-good"]:focus {{
    border-color: {t.accent}; }}
QPushButton[role="icon"] {{ padding: 0; }}
QSplitter::handle {{ background: {t.panel}; }}
QSplitter::handle:hover {{ background: {t.chosen}; }}
QDialog {{ background: {t.panel}; }}
QPushButton[join="first"] {{ border-top-right-radius: 0; border-bottom-right-radius: 0; border-right: none; }}
QPushButton[join="mid"] {{ border-radius: 0; border-right: none; }}
QPushButton[join="last"] {{ border-top-left-radius: 0; border-bottom-left-radius: 0; }}
QPushButton[tight="true"] {{ padding-left: 8px; padding-right: 8px; }}
QPushButton[join]:checked {{ font-weight: 600; }}
QPushButton[join]:focus {{ border: 1px solid {t.accent}; }}
QPushButton[role="nav"] {{ background: transparent; border: 1px solid transparent; text-align: left; padding: 0 8px;
    min-height: 30px; color: {t.second}; }}
QPushButton[role="nav"]:hover {{ background: {t.hover}; }}
QPushButton[role="nav"]:checked {{ background: {t.chosen}; color: {t.text}; font-weight: 600; }}
QPushButton[role="nav"]:focus {{ border-color: {t.accent}; }}
QPushButton[role="nav"] QLabel[role="alarm"] {{ background: transparent; padding: 0; font-size: {SECOND_PX}px; }}
QPushButton[role="waiting"] {{ background: transparent; border: 1px dashed {t.third}; text-align: left; padding: 0; }}
QPushButton[role="waiting"]:hover {{ background: {t.hover}; }}
QPushButton[role="waiting"]:checked {{ border: 1px solid {t.accent}; }}
QPushButton[role="waiting"]:focus {{ border: 1px solid {t.accent}; }}
QPushButton[role="sample"] {{ background: {t.panel}; border: 1px solid {t.line}; text-align: left; padding: 0; }}
QPushButton[role="sample"]:hover, QPushButton[role="sample"]:focus {{ border-color: {t.accent}; }}
QLineEdit, QComboBox {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: {CORNER}px; padding: 0 8px;
    min-height: 28px; selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit {{ lineedit-clear-button-icon: url({clear}); }}
QLineEdit:focus, QComboBox:focus {{ border-color: {t.accent}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {t.panel}; border: 1px solid {t.line}; selection-background-color: {t.chosen};
    selection-color: {t.text}; padding: 4px; }}
QCheckBox {{ spacing: 8px; min-height: 22px; }}
QCheckBox::indicator, QTableView::indicator {{ width: 15px; height: 15px; border: 1px solid {t.third};
    border-radius: 4px; background: {t.panel}; }}
QCheckBox::indicator:checked, QTableView::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
    image: url({tick}); }}
QCheckBox::indicator:focus, QTableView::indicator:focus {{ border-color: {t.accent}; }}
QProgressBar {{ background: {t.chosen}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QTabBar {{ background: {t.window}; }}
QTabBar::tab {{ background: transparent; color: {t.second}; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom: 2px solid {t.accent}; }}
QTabBar QPushButton {{ min-height: 20px; padding: 0; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QScrollArea {{ background: transparent; border: none; }}
QAbstractScrollArea[role="board"] {{ background: {t.panel}; border: none; }}
QTableView, QListView {{ background: {t.panel}; border: none; gridline-color: {t.hour}; alternate-background-color: {t.panel};
    selection-background-color: {t.chosen}; selection-color: {t.text}; }}
QTableView::item {{ padding: 2px 8px; border-bottom: 1px solid {t.hour}; }}
QTableView::item:selected {{ background: {t.chosen}; color: {t.text}; }}
QListView[role="contents"]::item {{ padding: 4px 8px; border-radius: 4px; color: {t.text}; }}
QListView[role="contents"]::item:selected {{ background: {t.chosen}; color: {t.text}; }}
QListView[role="contents"]::item:hover:!selected {{ background: {t.hover}; }}
QListView[role="contents"]::item:disabled {{ color: {t.second}; background: transparent; padding: 12px 8px 4px 8px; }}
QListView[role="contents"]::item:focus {{ border: 1px solid {t.accent}; padding: 3px 7px; }}
QHeaderView {{ background: {t.panel}; }}
QHeaderView::section {{ background: {t.panel}; color: {t.second}; border: none; border-bottom: 1px solid {t.line};
    padding: 6px 11px; font-size: {SECOND_PX}px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 4px; margin: 1px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {t.third}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: {t.panel}; }}
"""
