"""The start page: what the program is for, the sample programmes, and the way to one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lawatan.gui import names
from lawatan.gui.parts import Card, button, column, empty, label, row
from lawatan.gui.programme import Programme
from lawatan.gui.state import State

if TYPE_CHECKING:
    from lawatan.words import Words

WIDE = 760
MOST = 4
"""How many of the files that were opened last are listed."""


def _recent() -> tuple[Path, ...]:
    from lawatan.jobs.recent import recent_files  # the jobs: after the first paint

    return recent_files()


def _called(path: Path, say: Words) -> tuple[str, str]:
    from lawatan.jobs.drafts import called  # the jobs: after the first paint

    return called(path, say)


class Start(QFrame):
    """Greets, and offers the first step."""

    chosen = Signal(int)
    """A sample was chosen, by its position."""
    asked = Signal()
    """A file is to be opened."""
    new = Signal()
    """A new programme is to be made."""
    reopened = Signal(str)
    """A file that was opened before is to be opened again."""
    painted = Signal()
    """It was painted for the first time: now there is time for what takes longer."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("start")
        self.state = state
        self.samples: tuple[Programme, ...] | None = None
        self.fault = ""
        self._was_painted = False
        self.head, self.purpose = label("Lawatan", "head"), label(role="lead", wrap=True)
        self.heading = label(role="section")
        self.cards = QHBoxLayout()
        self.cards.setSpacing(16)
        self.make = button("primary", "start-new", self.new.emit)
        self.open = button("", "start-open", self.asked.emit)
        self.recent_heading = label(role="section")
        self.recent = QVBoxLayout()
        self.recent.setSpacing(2)
        inside = QWidget()
        inside.setFixedWidth(WIDE)
        own = row(self.make, self.open, None, space=10)
        parts = (
            self.head,
            2,
            self.purpose,
            16,
            own,
            24,
            self.recent_heading,
            self.recent,
            20,
            self.heading,
            2,
            self.cards,
        )
        inside.setLayout(column(*parts, space=4))
        middle = row(None, inside, None)
        self.setLayout(column(None, middle, None, None))
        self.setFocusProxy(self.make)
        state.worded.connect(self.refresh)
        state.looked.connect(self.refresh)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """List what was opened and made since it was last on show."""
        super().showEvent(event)
        self._list_recent(self.state.say)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def offer(self, samples: tuple[Programme, ...]) -> None:
        """Offer the samples, once they have been read."""
        self.samples = samples
        self.refresh()

    def fail(self, fault: str) -> None:
        """Say why there are no samples."""
        self.samples, self.fault = (), fault
        self.refresh()

    def refresh(self) -> None:
        """Write it anew."""
        say = self.state.say
        self.purpose.setText(
            say(
                "Plans the itinerary and the logistics of a multi-city training programme: sessions, visits, rides "
                "between cities, and the papers that everyone needs."
            )
        )
        self.heading.setText(say("Begin with a programme that comes with it"))
        self.make.setText(say("New programme"))
        self.open.setText(say("Open…"))
        self._list_recent(say)
        empty(self.cards)
        if self.samples is None:
            self.cards.addWidget(label(say("Reading the samples…"), "quiet"))
        elif not self.samples:
            self.cards.addWidget(label(self.fault, "must", wrap=True))
        for n, programme in enumerate(self.samples or ()):
            card = self._card(n, programme, say)
            self.cards.addWidget(card, 1)
            card.show()  # at once: Qt shows what is added to a visible page only later

    def _list_recent(self, say: Words) -> None:
        """The files that were opened last, with their folders."""
        empty(self.recent)
        paths = _recent()[:MOST] if self._was_painted else ()
        self.recent_heading.setText(say("Go on with"))
        self.recent_heading.setVisible(bool(paths))
        for path in paths:
            name, where = _called(path, say)
            line = button("link", "start-recent")
            line.setText(name.replace("&", "&&"))
            line.setToolTip(str(path))
            line.clicked.connect(lambda _checked=False, path=path: self.reopened.emit(str(path)))
            place = label(where, "small")
            self.recent.addLayout(row(line, place, None, space=10))
            line.show()  # at once: Qt shows what is added to a visible page only later
            place.show()

    def _card(self, number: int, programme: Programme, say: Words) -> Card:
        """A sample: its name, dates, cities and numbers."""
        edition, language = programme.edition, say.language
        group = next((g for g in edition.groups.values() if g.parent is None), None)
        setting = programme.setting
        days = (edition.last_day - edition.first_day).days + 1
        numbers = [
            say.plural("{n} day", "{n} days", days),
            *names.counted(setting, say),
        ]
        participants = group.participants if group is not None else 0
        participants = participants or sum(edition.groups[leaf].participants for leaf in setting.leaves)
        told = [" · ".join(numbers)]
        if participants:
            told.append(say.plural("{n} participant", "{n} participants", participants))
        title = label(names.cities(setting, say), "title", wrap=True)
        dates = label(say.dates(edition.first_day, edition.last_day), "quiet")
        theme = edition.theme.in_language(language) or edition.name.in_language(language)
        about = label(theme, "", wrap=True)
        counted = label("\n".join(told), "second", wrap=True)
        name = f"sample-{edition.id}"
        card = Card("sample", name, title, dates, 6, about, None, 10, counted, margins=(18, 16, 18, 16))
        card.setMinimumHeight(168)
        card.setAccessibleName(f"{title.text()}, {dates.text()}, {' · '.join(told)}")
        card.clicked.connect(lambda _checked=False: self.chosen.emit(number))
        return card
