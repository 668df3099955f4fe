"""Programmes and their files: new ones, opened ones, saved under another name, copies, recent files."""

from __future__ import annotations

import datetime as dt
import gc
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lawatan.gui.programme import Derived, Held, Programme, derive
from lawatan.gui.work import Task
from lawatan.words import Words, mark

log = logging.getLogger(__name__)

BREATH_MS = 10
"""Between a large programme's coming into the window and its painting, so that each of them alone holds the window."""

if TYPE_CHECKING:
    from lawatan.gui.desk import Desk
    from lawatan.rules import Edition
    from lawatan.store import Document


@dataclass(frozen=True)
class Opened:
    """A file that was read: its edition, its document if it is one, and what there is to say about it."""

    path: Path
    edition: Edition
    derived: Derived
    document: Document | None = None
    alternatives: Mapping[str, Edition] = field(default_factory=dict)
    note: Callable[[Words], str] | None = None


class Documents(QObject):
    """Opens and saves for a desk, beside the window where that takes long."""

    made = Signal()
    """A new programme was made, or a file was opened or saved under a name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk, self.state = desk, desk.state
        self._coming: list[Path] = []  # what is read beside the window at this moment

    # ---- new and opened ones

    def new(self) -> None:
        """Make a new programme and show its own fields."""
        from lawatan.jobs.new import new_edition

        today = dt.date.today()  # noqa: DTZ011 - the day on the coordinator's wall
        self.state.open([Programme(new_edition(today, self.state.language))])
        self.desk.first_step()

    def ask(self) -> None:
        """Ask for a file and open it."""
        path = self.desk.ask_file(self.desk, self.state.say)
        if path:
            self.open([Path(path)])

    def open(self, paths: Sequence[Path]) -> None:
        """Open files, beside the window; one that is open already is shown, one that is on its way comes once."""
        fresh: list[Path] = []
        for path in paths:
            if not any(_same(path, other) for other in (*self._coming, *fresh)) and not self._show(path):
                fresh.append(path)
        if not fresh:
            return
        self._coming += fresh
        gc.freeze()  # and what there is so far: a search through all of it held the window for 70 ms while it read
        language = self.state.language
        task = Task(lambda: [_read_or_fault(path, language) for path in fresh])
        task.done.connect(partial(self._came, fresh))
        task.start()

    def _show(self, path: Path) -> bool:
        """Show the programme of a file that is open already; say whether there is one."""
        for index, programme in enumerate(self.state.programmes):
            known = self.state.keeping.path(programme.number) or programme.path
            if known is not None and _same(known, path):
                self.state.go(index)
                self.state.opened.emit()
                return True
        return False

    def _came(self, paths: Sequence[Path], read_in: Sequence[Opened | Exception]) -> None:
        """Open those that could be read, and tell of each of the others."""
        self._coming = [path for path in self._coming if path not in paths]
        opened = [one for one in read_in if isinstance(one, Opened)]
        if opened:
            self._opened(opened)
        for one in read_in:
            if isinstance(one, Exception):
                self._unreadable(one)

    def _opened(self, opened: Sequence[Opened]) -> None:
        made = [
            (one, Programme(one.edition, one.path, derived=one.derived, alternatives=one.alternatives))
            for one in opened
        ]
        for one, programme in made:
            if one.document is not None:
                self.state.keeping.open(programme.number, one.document)
        shown = self.desk.centralWidget() or self.desk
        shown.setUpdatesEnabled(False)
        QTimer.singleShot(BREATH_MS, shown, partial(shown.setUpdatesEnabled, True))
        self.state.open([programme for _, programme in made])
        for one in opened:
            self._remember(one.path)
            if one.note is not None:
                self.desk.notice.say("{text}", "warning", text=one.note)
        gc.freeze()  # what was read stays: looking through it for garbage took 0.1 s, again and again
        self.made.emit()

    def _unreadable(self, fault: Exception) -> None:
        from lawatan.jobs.faults import sentence
        from lawatan.jobs.files import Unreadable
        from lawatan.store import Refused

        if isinstance(fault, Refused):
            self.desk.notice.say("{text}", "must", text=partial(sentence, fault))
        elif isinstance(fault, (Unreadable, OSError)):
            self.desk.notice.say("{text}", "must", text=str(fault))
        else:
            raise fault

    # ---- saved ones

    def save(self) -> None:
        """Everything is kept as it is typed; a programme without a name of its own gets one."""
        programme = self.state.programme
        if programme is None:
            return
        keeping = self.state.keeping
        if keeping.standing(programme.number) == "failed":
            keeping.again(programme.number)
        elif keeping.draft(programme.number) or keeping.standing(programme.number) == "reading":
            self.save_as()
        else:
            message = mark("Everything you do is kept in {file} at once.")
            self.desk.notice.say(message, "good", about=programme.number, file=keeping.path(programme.number))

    def save_as(self) -> None:
        """Ask where to, and write the programme on show there."""
        if self.state.programme is not None:
            self.save_to(self.state.programme.number)

    def save_to(self, number: int) -> bool:
        """Ask for a file and write a programme there; say whether that came about.

        A document is the programme's own from then on; JSON text is a copy for others.
        """
        _, programme = self.state.find(number)
        if programme is None:
            return False
        keeping = self.state.keeping
        known = keeping.path(number)
        folder = known.parent if known is not None and not keeping.draft(number) else Path.home()
        chosen = self.desk.ask_copy(
            self.desk, self.state.say, folder / f"{programme.edition.id or 'programme'}.lawatan"
        )
        return bool(chosen) and self._write(number, Path(chosen))

    def _write(self, number: int, path: Path) -> bool:
        from lawatan.jobs.documents import is_document_name
        from lawatan.jobs.files import write_edition
        from lawatan.store import Refused

        index, programme = self.state.find(number)
        assert programme is not None
        say, notice = self.state.say, self.desk.notice
        try:
            if is_document_name(path):
                self._move_to(number, programme, path)
                self.state.put(index, programme.named(path))
                self._remember(path)
                notice.say(mark("Saved as {file}; what you do from now on is kept there."), "good", file=path)
            else:
                write_edition(programme.edition, path)
                notice.say(mark("A copy is in {file}."), "good", file=path)
        except Refused as fault:
            notice.say("{text}", "must", text=fault.told(say))
            return False
        except OSError as fault:
            why = fault.strerror or str(fault)
            message = mark("{file} cannot be written: {why}. Choose another place.")
            notice.say(message, "must", file=path, why=why)
            return False
        self.made.emit()
        return True

    def _move_to(self, number: int, programme: Programme, path: Path) -> None:
        """Write the document under another name, with its log, and go on in it; a draft is not left behind."""
        from lawatan.jobs.documents import back_up_replaced
        from lawatan.jobs.recent import dropped

        keeping = self.state.keeping
        keeping.flush(20)
        document, was_draft = keeping.document(number), keeping.draft(number)
        unkept = keeping.unkept(number)
        if document is not None and unkept is None and _same(document.path, path):
            return
        back_up_replaced(path)
        keeping.open(number, _written(programme.held, document, path, unkept or ""))
        if document is not None and was_draft:
            keeping.flush(20)  # it is closed by now
            try:
                document.path.unlink(missing_ok=True)
                dropped(document.path)
            except OSError as fault:
                log.warning("the draft %s cannot be taken away: %s", document.path, fault)

    # ---- persons who want to be forgotten

    def forget(self) -> None:
        """Ask, in the line below the top, whether the person that is looked at is to be forgotten."""
        programme, key = self.state.programme, self.state.record
        if programme is None or key is None or key[0] != "persons":
            return
        person = programme.edition.persons[key[1]]
        message = mark(
            "{name} will be taken out of this programme, of its log and of its backup copies, for good; nothing brings "
            "them back, and the edits so far can no longer be undone."
        )
        act = partial(self._forget, programme.number, person.id)
        offer = (mark("Forget this person"), act)
        self.desk.notice.say(message, "warning", programme.number, offer, name=person.name)

    def _forget(self, number: int, person: str) -> None:
        from lawatan.jobs.documents import forget_person
        from lawatan.store import Refused

        keeping = self.state.keeping
        keeping.flush(20)
        document = keeping.document(number)
        if document is None or keeping.standing(number) != "kept":
            self.desk.notice.say(mark("What is not kept yet cannot be forgotten: save the programme first."), "warning")
            return
        try:
            forget_person(document, person, self.state.language)
        except Refused as fault:
            self.desk.notice.say("{text}", "must", text=fault.told)
            return
        self.state.forgot(number, Held(document.edition, dict(document.alternatives)))
        self.desk.notice.say(mark("The person is forgotten here. Papers and copies elsewhere remain."), "good")

    # ---- recent ones

    def recent(self) -> tuple[Path, ...]:
        """The files that were opened last."""
        from lawatan.jobs.recent import recent_files

        return recent_files()

    def _remember(self, path: Path) -> None:
        from lawatan.jobs.recent import opened

        try:
            opened(path)
        except OSError as fault:
            log.warning("the list of recent files cannot be written: %s", fault)


def _written(held: Held, document: Document | None, path: Path, unkept: str) -> Document:
    """A document at ``path`` with what a programme holds, and with the log of ``document``.

    What could not be kept there is an edit called ``unkept`` here. Refused where it cannot be written; a document that
    cannot be read any more gives nothing along.
    """
    from lawatan.store import Document, Refused, user_name

    if document is not None:
        try:
            document.copy(path, overwrite=True)
        except Refused:
            if not unkept or _same(document.path, path):
                raise
            document = None
    if document is None:
        made = Document.create(path, held.edition, "", user_name(), overwrite=True)
    else:
        made = Document.open(path)
    try:
        made.keep_all(held.edition, held.alternatives, unkept, user_name())  # nothing, where all was kept
    except BaseException:
        made.close()
        raise
    return made


def _read_or_fault(path: Path, language: str) -> Opened | Exception:
    """What a file holds, or why it cannot be read: one bad file does not keep others away."""
    try:
        return read(path, language)
    except Exception as fault:
        return fault


def read(path: Path, language: str) -> Opened:
    """Read a file of either kind; one that is open elsewhere is opened to read. Unreadable or Refused if it cannot be."""
    from lawatan.jobs.documents import open_document
    from lawatan.jobs.files import read_edition
    from lawatan.store import Document, InUse, is_database

    if not is_database(path):
        edition = read_edition(path, language)
        return Opened(path, edition, derive(edition, None))
    try:
        document, no_copy = open_document(path)
    except InUse:
        document = Document.open(path, read_only=True)
        note: Callable[[Words], str] | None = lambda say: say(_READING, file=path)  # noqa: E731
    else:
        note = no_copy.told if no_copy is not None else None
    edition, others = document.edition, dict(document.alternatives)
    return Opened(path, edition, derive(edition, None), document, others, note)


_READING = mark("{file} is open in another program; here it is open to read. Save it under another name to work on it.")


def _same(a: Path, b: Path) -> bool:
    try:
        return a.samefile(b)
    except OSError:
        return a == b
