"""Which paper is looked at: the paper, for whom, in which language; three choices in a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lawatan.gui.making import USUAL, PaperKey, Wanted
from lawatan.gui.parts import Choice, row
from lawatan.gui.readers import Readers
from lawatan.gui.state import State
from lawatan.words import LANGUAGES, Words

if TYPE_CHECKING:
    from lawatan.output.reader import Reader


def paper_names(say: Words) -> dict[PaperKey, str]:
    """What each paper of each format is called: the format, where it has one only."""
    from lawatan.output import OUTPUTS

    return {
        (output.name, paper.name): say(output.title)
        if len(output.papers) == 1
        else say("{paper} ({format})", paper=say(paper.title), format=output.name.upper())
        for output in OUTPUTS
        for paper in output.papers
    }


class PaperChoice(QWidget):
    """The three choices; the readers are those for whom the last paper could be made."""

    chosen = Signal()
    """Another paper, reader or language."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.paper, self.reader, self.language = Choice("preview-paper"), Readers("preview-reader"), _language()
        self.whom = "all"
        """For whom: an audience or one reader, as ``jobs.export`` takes it."""
        self.since: int | None = None
        self._by_hand = False
        line = row(self.paper, self.reader, self.language)
        line.setStretchFactor(self.paper, 2)
        line.setStretchFactor(self.reader, 3)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)
        self.reader.setMinimumContentsLength(18)
        self.paper.activated.connect(lambda _at: self.chosen.emit())
        self.reader.activated.connect(self._choose_reader)
        self.language.activated.connect(self._choose_language)

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        name, _, paper = (self.paper.currentData() or "/".join(USUAL)).partition("/")
        return Wanted((name, paper), self.whom, self.language.currentData(), self.since)

    def choose(self, paper: PaperKey, whom: str, since: int | None) -> None:
        """Choose a paper and readers, as another panel asks for them."""
        self.whom, self.since = whom, since
        self._word()
        self.paper.setCurrentIndex(max(0, self.paper.findData("/".join(paper))))

    def refresh(self, readers: Sequence[Reader]) -> None:
        """Write the choices anew in the language of the screen, with these readers."""
        say = self.state.say
        for box, name in ((self.paper, say("Paper")), (self.reader, say("For")), (self.language, say("Language"))):
            box.setAccessibleName(name)
            box.setStatusTip(name)
        self._word()
        if not self._by_hand:
            self.language.setCurrentIndex(self.language.findData(say.language))
        self.name_readers(readers)

    def _word(self) -> None:
        """Name the papers in the language of the screen; the first time the schedule to print is chosen."""
        first = self.paper.count() == 0
        self.paper.offer({"/".join(key): name for key, name in paper_names(self.state.say).items()})
        if first:
            self.paper.setCurrentIndex(self.paper.findData("/".join(USUAL)))

    def name_readers(self, readers: Sequence[Reader]) -> None:
        """List who may be chosen: the whole programme, its groups, hosts, persons, vehicles, the committee."""
        self.reader.offer_readers(readers, self.whom, self.state.say)

    def _choose_reader(self) -> None:
        self.whom = self.reader.whom
        self.chosen.emit()

    def _choose_language(self) -> None:
        self._by_hand = True
        self.chosen.emit()


def _language() -> Choice:
    made = Choice("preview-language")
    made.setMinimumContentsLength(12)
    made.offer(LANGUAGES)
    return made
