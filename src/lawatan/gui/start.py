"""The start page: what the program is for, the sample programmes, and the way to one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from lawatan.gui import names
from lawatan.gui.parts import Card, button, column, empty, label, row
from lawatan.gui.programme import Programme
from lawatan.gui.state import State

if TYPE_CHECKING:
    from lawatan.words import Words

WIDE = 760


class Start(QFrame):
    """Greets, and offers the first step."""

    chosen = Signal(int)
    """A sample was chosen, by its position."""
    asked = Signal()
    """A file is to be opened."""
    painted = Signal()
    """It was painted for the first time: now there is time for what takes longer."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.state = state
        self.samples: tuple[Programme, ...] | None = None
        self.fault = ""
        self._was_painted = False
        self.head, self.purpose = label("Lawatan", "head"), label(role="lead", wrap=True)
        self.heading = label(role="section")
        self.cards = QHBoxLayout()
        self.cards.setSpacing(16)
        self.own = label(role="quiet")
        self.open = button("", "start-open", self.asked.emit)
        inside = QWidget()
        inside.setFixedWidth(WIDE)
        own = row(self.open, self.own, None, space=14)
        inside.setLayout(column(self.head, 2, self.purpose, 28, self.heading, 2, self.cards, 24, own, space=4))
        middle = row(None, inside, None)
        self.setLayout(column(None, middle, None, None))
        state.worded.connect(self.refresh)
        state.looked.connect(self.refresh)
        self.refresh()

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
        self.open.setText(say("Open…"))
        self.own.setText(say("Opens a programme of your own, as a JSON file."))
        empty(self.cards)
        if self.samples is None:
            self.cards.addWidget(label(say("Reading the samples…"), "quiet"))
        elif not self.samples:
            self.cards.addWidget(label(self.fault, "must", wrap=True))
        for n, programme in enumerate(self.samples or ()):
            self.cards.addWidget(self._card(n, programme, say), 1)

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
        if participants:
            numbers.append(say.plural("{n} participant", "{n} participants", participants))
        title = label(names.cities(setting, say), "title", wrap=True)
        dates = label(say.dates(edition.first_day, edition.last_day), "quiet")
        theme = edition.theme.in_language(language) or edition.name.in_language(language)
        about = label(theme, "", wrap=True)
        counted = label(" · ".join(numbers), "second", wrap=True)
        name = f"sample-{edition.id}"
        card = Card("sample", name, title, dates, 6, about, None, 10, counted, margins=(18, 16, 18, 16))
        card.setMinimumHeight(168)
        card.setAccessibleName(f"{title.text()}, {dates.text()}, {counted.text()}")
        card.clicked.connect(lambda _checked=False: self.chosen.emit(number))
        return card
