"""What goes wrong in the program is told on the desk and written to a log, whatever thread it happens in.

``LAWATAN_LOG`` names another file for the log. The document is safe in the meantime: every edit is on the disk already.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.gui.desk import Desk

log = logging.getLogger(__name__)

LARGEST_BYTES, OLDER = 1_000_000, 2
"""How large a log may get before another one is begun, and how many older ones are kept."""


NOT_DONE = mark("It could not be done: {why}. The schedule is as it was.")


def in_words(fault: Exception, otherwise: str = NOT_DONE) -> Message:
    """What is said of work beside the window that failed: a refusal's own sentence, else ``otherwise``, and it is logged."""
    told = getattr(fault, "message", None)
    if isinstance(told, Message):
        return told
    log.error("work beside the window failed", exc_info=fault)
    return Message(otherwise, {"why": str(fault) or type(fault).__name__})


class Faults(QObject):
    """Shows on the desk what went wrong in it, from whatever thread, and logs it.

    An exception in a slot or a paint event only reaches ``sys.excepthook`` (FACTS, Qt 6.11).
    """

    happened = Signal(str)

    def __init__(self, desk: Desk, file: Path | None = None) -> None:
        super().__init__(desk)
        self._desk, self.file = desk, file
        self.happened.connect(self._show)

    def __call__(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.error("fault on the desk", exc_info=(kind, fault, trace))
        if self.file is None:
            traceback.print_exception(kind, fault, trace)
        self.happened.emit(f"{kind.__name__}: {fault}")

    def of_thread(self, arguments: threading.ExceptHookArgs) -> None:
        """The same for what happens in a thread beside the window."""
        if arguments.exc_value is not None:
            self(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _show(self, what: str) -> None:
        if self.file is None:
            message = mark("Something went wrong in the program: {what}. What you did is kept.")
        else:
            message = mark("Something went wrong in the program: {what}. What you did is kept; details are in {file}.")
        self._desk.notice.say(message, "must", what=what, file=self.file)


class Watch:
    """Has every fault told and logged, until it is ended; crashes of Qt itself are logged too."""

    def __init__(self, desk: Desk) -> None:
        self._before = sys.excepthook, threading.excepthook
        self._handler: RotatingFileHandler | None = None
        self._crashes: TextIO | None = None
        file = log_file()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(file, maxBytes=LARGEST_BYTES, backupCount=OLDER, encoding="utf-8")
        except OSError:
            self.faults = Faults(desk)  # a disk that takes no log is no reason not to work
        else:
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
            logging.getLogger("lawatan").addHandler(handler)
            self._handler = handler
            self._crashes = file.with_suffix(".crash").open("a", encoding="utf-8")
            faulthandler.enable(self._crashes)
            self.faults = Faults(desk, file)
        sys.excepthook, threading.excepthook = self.faults, self.faults.of_thread

    def end(self) -> None:
        """Leave everything as it was."""
        sys.excepthook, threading.excepthook = self._before
        if self._handler is not None:
            logging.getLogger("lawatan").removeHandler(self._handler)
            self._handler.close()
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()


def log_file() -> Path:
    """The file of the log; its folder may not be there yet."""
    if told := os.environ.get("LAWATAN_LOG"):
        return Path(told)
    from platformdirs import user_log_path  # asks the system for its folders, where they are needed

    return user_log_path("lawatan", appauthor=False) / "lawatan.log"
