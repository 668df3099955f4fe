"""The style of forms and tables, beside the one of the desk in ``look``."""

from __future__ import annotations

from lawatan.gui.tokens import CORNER, SECOND_PX, SMALL_PX, Tokens


def sheet(t: Tokens) -> str:
    """The style sheet of what people fill in."""
    return f"""
QPlainTextEdit {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: {CORNER}px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QPlainTextEdit:focus {{ border-color: {t.accent}; }}
QLineEdit:read-only {{ color: {t.second}; background: {t.window}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QListWidget[wrong="true"],
    QPushButton[wrong="true"] {{ border: 1px solid {t.must}; }}
QLabel[role="fault"] {{ color: {t.must}; font-size: {SECOND_PX}px; }}
QListWidget[role="entries"] {{ border: 1px solid {t.line}; border-radius: {CORNER}px; padding: 0; }}
QListWidget[role="entries"]:focus {{ border-color: {t.accent}; }}
QListWidget[role="hits"]::item {{ padding: 6px 20px; border-bottom: 1px solid {t.hour}; }}
QListWidget[role="hits"]::item:hover {{ background: {t.hover}; }}
QListWidget[role="hits"]::item:selected {{ background: {t.chosen}; color: {t.text}; }}
QFrame[role="well"] {{ background: {t.window}; border: 1px solid {t.line}; border-radius: {CORNER}px; }}
QFrame[role="part"] {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: {CORNER}px; }}
QFrame[role="inset"] {{ border: none; border-left: 2px solid {t.line}; }}
QPushButton[role="part"] {{ background: transparent; border: 1px solid transparent; text-align: left; padding: 0 2px 0 6px;
    min-height: 28px; }}
QPushButton[role="part"]:checked {{ font-weight: 600; }}
QPushButton[role="part"]:focus, QPushButton[role="fold"]:focus, QPushButton[role="add"]:focus,
    QPushButton[role="icon-flat"]:focus {{ border-color: {t.accent}; }}
QPushButton[role="fold"] {{ background: transparent; border: 1px solid transparent; text-align: left; padding: 0 2px;
    margin-left: -6px; min-height: 26px; font-weight: 600; color: {t.second}; font-size: {SECOND_PX}px; }}
QPushButton[role="fold"]:hover {{ color: {t.text}; }}
QPushButton[role="add"] {{ background: transparent; border: 1px solid transparent; color: {t.accent}; padding: 0 4px;
    margin-left: -5px; min-height: 22px; text-align: left; }}
QPushButton#rule-guide {{ margin-left: -5px; }}
QPushButton[role="add"]:hover {{ text-decoration: underline; }}
QPushButton[role="mark"], QPushButton[role="icon-flat"] {{ background: transparent; border: 1px solid transparent;
    padding: 0; min-width: 22px; max-width: 22px; min-height: 22px; max-height: 22px; }}
QPushButton[role="mark"]:hover, QPushButton[role="icon-flat"]:hover {{ background: {t.hover}; }}
QPushButton[role="toggle"] {{ padding: 0 2px; min-height: 26px; font-size: {SECOND_PX}px; color: {t.second}; }}
QPushButton[role="toggle"]:checked {{ background: {t.chosen}; color: {t.text}; font-weight: 600;
    border-color: {t.third}; }}
QPushButton[role="toggle"]:focus {{ border-color: {t.accent}; }}
QWidget#inspector-panel QPushButton[join] {{ padding: 0 8px; }}
QPushButton[role="danger"] {{ color: {t.must}; }}
QFrame[role="rule-row"], QFrame[role="rule-row-chosen"] {{ background: {t.panel}; border: 1px solid {t.line};
    border-radius: {CORNER}px; }}
QFrame[role="rule-row"]:hover {{ background: {t.hover}; }}
QFrame[role="rule-row-chosen"], QFrame[role="rule-row"]:focus {{ border-color: {t.accent}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.panel}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {t.text}; border: none; padding: 4px 8px;
    border-radius: 4px; font-weight: 600; }}
QCalendarWidget QToolButton:hover {{ background: {t.hover}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QSpinBox {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.line}; }}
QCalendarWidget QAbstractItemView {{ background: {t.panel}; color: {t.text}; selection-background-color: {t.accent};
    selection-color: {t.on_accent}; border: none; }}
QTableView QLineEdit {{ border-radius: 0; min-height: 0; padding: 0 6px; }}
QTableView:focus {{ border: none; }}
QLabel[role="hint"] {{ color: {t.second}; font-size: {SMALL_PX}px; }}
"""
