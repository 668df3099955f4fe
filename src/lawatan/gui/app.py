"""Starts the desk: fonts, colours, language, the window; what goes wrong in it is shown and logged."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from lawatan.gui import look
from lawatan.gui.desk import Desk
from lawatan.gui.state import State
from lawatan.gui.tokens import INSPECTOR_PX
from lawatan.words import LANGUAGES, mark

if TYPE_CHECKING:
    from lawatan.rules import Edition

log = logging.getLogger(__name__)


TURN_SECONDS = 0.0002
"""How long a thread beside the window may go on before the window gets its turn: Qt's calls ask for it many times."""


class Faults(QObject):
    """Shows on the desk what went wrong in it, from whatever thread, and logs it.

    An exception in a slot or a paint event only reaches ``sys.excepthook`` (FACTS, Qt 6.11).
    """

    happened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.happened.connect(self._show)

    def __call__(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.error("fault on the desk", exc_info=(kind, fault, trace))
        if not logging.getLogger().handlers:
            traceback.print_exception(kind, fault, trace)
        self.happened.emit(f"{kind.__name__}: {fault}")

    def _show(self, text: str) -> None:
        message = mark("Something went wrong in the program: {what}. What you planned is still there; save a copy.")
        self._desk.notice.say(message, "must", what=text)


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
    before = sys.excepthook
    sys.excepthook = Faults(desk)
    desk.show()
    if editions:
        desk.open_editions(editions)
    if paths:
        desk.open_paths(paths)
    code = app.exec()
    sys.excepthook = before
    return code
