"""Starts the desk: fonts, colours, language, the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSettings
from PySide6.QtWidgets import QApplication

from lawatan.gui import look
from lawatan.gui.desk import Desk
from lawatan.gui.faults import Watch
from lawatan.gui.state import State
from lawatan.gui.tokens import INSPECTOR_PX
from lawatan.words import LANGUAGES

if TYPE_CHECKING:
    from lawatan.rules import Edition

TURN_SECONDS = 0.0002
"""How long a thread beside the window may go on before the window gets its turn: Qt's calls ask for it many times."""


def application() -> QApplication:
    """The one application, made where there is none, in the desk's look."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        sys.setswitchinterval(TURN_SECONDS)
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Lawatan")
        app.setOrganizationName("lawatan")
        app.setDesktopFileName("lawatan")
    return app


def make_desk(language: str | None = None, appearance: str | None = None) -> Desk:
    """Make the window; language and appearance as last chosen, else as the system has them."""
    app = application()
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "lawatan", "desk")
    language = language or str(settings.value("language", ""))
    if language not in LANGUAGES:
        language = "id" if QLocale.system().language() == QLocale.Language.Indonesian else "en"
    appearance = appearance or str(settings.value("appearance", "system"))
    if appearance not in look.APPEARANCES:
        appearance = "system"
    state = State(language, appearance)
    look.apply(state.tokens)
    desk = Desk(state)
    state.setParent(desk)
    keep = Preferences(desk, settings)
    desk.split.restore(_number(settings.value("side_px")), settings.value("side", "shown") != "hidden")
    desk.top.side.setChecked(desk.split.open)
    desk.menus.refresh()
    desk.split.changed.connect(keep.keep)
    state.worded.connect(keep.keep)
    state.looked.connect(keep.keep)
    app.styleHints().colorSchemeChanged.connect(keep.follow_system)
    return desk


def _number(value: object) -> int:
    """A width from the settings, which a person may have written in; the usual one where it is none."""
    return int(str(value)) if str(value).isdecimal() else INSPECTOR_PX


class Preferences(QObject):
    """Keeps language, appearance and the side panel from one start to the next, and follows the system's looks."""

    def __init__(self, desk: Desk, settings: QSettings) -> None:
        super().__init__(desk)
        self._state, self._split, self._settings = desk.state, desk.split, settings

    def keep(self) -> None:
        """Remember what was chosen."""
        self._settings.setValue("language", self._state.language)
        self._settings.setValue("appearance", self._state.appearance)
        self._settings.setValue("side_px", self._split.wide)
        self._settings.setValue("side", "shown" if self._split.shown else "hidden")

    def follow_system(self) -> None:
        """The system went light or dark."""
        if self._state.appearance == "system":
            self._state.look("system")


def run(paths: Sequence[Path] = (), editions: Sequence[Edition] = (), language: str | None = None) -> int:
    """Open the desk with some editions, or its start page; return when it is closed."""
    app = application()
    desk = make_desk(language)
    watch = Watch(desk)
    desk.show()
    if editions:
        desk.open_editions(editions)
    if paths:
        desk.open_paths(paths)
    code = app.exec()
    watch.end()
    return code
