"""Keeps every edit in its document, beside the window; *kept* is said only after the edit is on the disk.

One thread writes for all programmes, in the order of the edits. A programme that has no document yet gets a draft with
its first edit.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from lawatan.gui.programme import Held
    from lawatan.rules import Edition
    from lawatan.store import Document, Refused

log = logging.getLogger(__name__)

T = TypeVar("T")
Standing = Literal["", "keeping", "kept", "failed", "reading"]
"""How the edits of a programme stand: none yet, on their way, on the disk, not on the disk, or open to read only."""

BACKUP_MINUTES = 10
"""How often it is asked whether a backup copy is due; the store makes one an hour at most."""


class Keeping(QObject):
    """The documents of the open programmes, by number."""

    stood = Signal(int)
    """It stands differently with the edits of a programme."""
    settled = Signal(int)
    """Nothing is on its way any more for a programme: its edits are on the disk, or could not be written."""
    _came = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: dict[int, Document] = {}
        self._drafts: dict[int, Document] = {}  # the writing thread's own: drafts that it has made
        self._standing: dict[int, Standing] = {}
        self._faults: dict[int, Refused | OSError] = {}
        self._waiting: dict[int, int] = {}
        self._latest: dict[int, tuple[Held, str]] = {}
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._came.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setInterval(BACKUP_MINUTES * 60_000)
        self._timer.timeout.connect(self.back_up)

    # ---- what stands how

    def standing(self, number: int) -> Standing:
        """How the edits of a programme stand."""
        return self._standing.get(number, "")

    def fault(self, number: int) -> Refused | OSError | None:
        """Why the edits of a programme are not on the disk."""
        return self._faults.get(number)

    def unkept(self, number: int) -> str | None:
        """What the last edit of a programme is called, where edits are not on the disk; None where they are."""
        return self._latest[number][1] if self.standing(number) == "failed" and number in self._latest else None

    def path(self, number: int) -> Path | None:
        """The file of a programme's document; None while it has none."""
        document = self._documents.get(number)
        return document.path if document is not None else None

    def document(self, number: int) -> Document | None:
        """The document of a programme; None while it has none."""
        return self._documents.get(number)

    def draft(self, number: int) -> bool:
        """Whether a programme's document has no name of its own yet."""
        from lawatan.jobs.drafts import is_draft  # the jobs: after the first paint

        path = self.path(number)
        return path is None or is_draft(path)

    # ---- documents come and go

    def open(self, number: int, document: Document) -> None:
        """A programme has a document, in the place of the one that it had."""
        old = self._documents.get(number)
        self._documents[number] = document
        self._latest.pop(number, None)
        self._faults.pop(number, None)
        self._stand(number, "reading" if document.read_only else "kept")
        if old is not None and old is not document:
            self._do(lambda: self._close(number, old))
        self._timer.start()

    def shut(self, number: int) -> None:
        """A programme is closed: its document too, after what is on its way."""
        document = self._documents.pop(number, None)
        asked = number in self._waiting
        for known in (self._standing, self._faults, self._waiting, self._latest):
            known.pop(number, None)
        if document is not None or asked:
            self._do(lambda: self._close(number, document))

    def keep(self, number: int, before: Held, after: Held, label: str) -> None:
        """Keep an edit; ``stood`` tells how that went. What is open to read only is not kept."""
        if self.standing(number) == "reading":
            return
        self._waiting[number] = self._waiting.get(number, 0) + 1
        self._latest[number] = (after, label)
        self._stand(number, "keeping")
        document = self._documents.get(number)
        self._do(lambda: self._write(number, document, before, after, label))

    def again(self, number: int) -> None:
        """Try once more to write what could not be written."""
        if self.standing(number) == "failed" and number in self._latest:
            after, label = self._latest[number]
            self.keep(number, after, after, label)

    def back_up(self) -> None:
        """Make the backup copies that are due."""
        from lawatan.store import back_up

        documents = [document for document in self._documents.values() if not document.read_only]

        def copy() -> None:
            for document in documents:
                _tried(partial(back_up, document))

        self._do(copy)

    def in_turn(self, number: int, work: Callable[[Document], T]) -> Future[T]:
        """Do something with a programme's document, beside the window, after all edits so far and before all later ones.

        A programme without a document gets a draft by an edit that goes before; RuntimeError where there is none.
        """
        outcome: Future[T] = Future()

        def run() -> None:
            document = self._documents.get(number) or self._drafts.get(number)
            try:
                if document is None:
                    raise RuntimeError("the programme has no document")
                outcome.set_result(work(document))
            except Exception as fault:
                outcome.set_exception(fault)

        self._do(run)
        return outcome

    def flush(self, seconds: float) -> None:
        """Wait until everything on its way has been written or refused, and take note of it."""
        done = threading.Event()
        if self._thread is not None:
            self._work.put(done.set)
            done.wait(seconds)
            from PySide6.QtCore import QCoreApplication

            QCoreApplication.sendPostedEvents(self)

    def close(self) -> None:
        """Write what is on its way, close every document, and end the thread."""
        for number in {*self._documents, *self._waiting}:
            self.shut(number)
        if self._thread is not None:
            self._work.put(None)
            self._thread.join(20)
            self._thread = None

    # ---- beside the window

    def _do(self, work: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="lawatan-keeping")
            self._thread.start()
        self._work.put(work)

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            try:
                work()
            except Exception:
                log.exception("keeping failed")

    def _write(self, number: int, document: Document | None, before: Held, after: Held, label: str) -> None:
        from lawatan.store import Refused, user_name  # SQLite and the records, in this thread

        try:
            made = None
            current = document or self._drafts.get(number)
            if current is None:
                made = current = self._drafts[number] = _draft(before.edition)
            current.keep_all(after.edition, after.alternatives, label, user_name())
        except (Refused, OSError) as fault:
            self._tell(number, None, fault)
        except Exception as fault:
            log.exception("an edit could not be kept")
            self._tell(number, None, OSError(str(fault)))
        else:
            self._tell(number, made, None)

    def _close(self, number: int, document: Document | None) -> None:
        closing = self._drafts.pop(number, None) or document
        if closing is not None:
            closing.close()

    def _tell(self, number: int, made: Document | None, fault: Exception | None) -> None:
        try:
            if shiboken6.isValid(self):
                self._came.emit(number, made, fault)
        except RuntimeError:
            log.debug("nobody is left to tell", exc_info=True)

    def _take(self, number: int, made: Document | None, fault: Refused | OSError | None) -> None:
        if made is not None:
            _tried(lambda: _remember(made.path))  # also where its programme was closed meanwhile
        if number not in self._waiting:
            return
        self._waiting[number] -= 1
        if made is not None and number in self._documents:
            self._do(lambda: self._close(number, made))  # it came after the programme was saved under a name
        elif made is not None:
            self._documents[number] = made
            self._timer.start()
        if fault is not None:
            self._faults[number] = fault
            self._stand(number, "failed")
        elif self._waiting[number] == 0:
            self._faults.pop(number, None)
            self._stand(number, "kept")
        if self._waiting[number] == 0:
            self.settled.emit(number)

    def _stand(self, number: int, standing: Standing) -> None:
        if self._standing.get(number) != standing or standing == "failed":
            self._standing[number] = standing
            self.stood.emit(number)


def _draft(edition: Edition) -> Document:
    """A document without a name for an edition that has none; OSError or Refused where it cannot be made."""
    from lawatan.jobs.drafts import draft_path
    from lawatan.store import Document, user_name

    now = dt.datetime.now().astimezone()
    return Document.create(draft_path(edition.id, now), edition, "", user_name())


def _remember(path: Path) -> None:
    from lawatan.jobs.recent import opened

    opened(path)


def _tried(work: Callable[[], object]) -> None:
    """Do what is a convenience only: that it fails is logged."""
    from lawatan.store import Refused

    with contextlib.suppress(OSError, Refused):
        work()
