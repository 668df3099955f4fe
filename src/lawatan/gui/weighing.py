"""What alternatives come to, worked out beside the window; what is known of an edition is not worked out again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lawatan.gui.work import Latest

if TYPE_CHECKING:
    from lawatan.jobs.alternatives import Figures
    from lawatan.rules import Edition
    from lawatan.words import Words

Weighed = dict[str, tuple["Edition", "Figures"]]


class Weighing(QObject):
    """The figures of some editions by name, of which the first is the one that people know."""

    changed = Signal()
    """More is known than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Weighed = {}
        self._told: tuple[object, object] = (None, None)
        self._asked: Mapping[str, Edition] = {}
        self._latest = Latest(self)
        self._latest.came.connect(self._came)

    @property
    def idle(self) -> bool:
        """Whether nothing is still worked out."""
        return self._latest.idle

    def figures(self, name: str, edition: Edition) -> Figures | None:
        """What this very edition comes to; None while that is not known."""
        of, found = self._found.get(name, (None, None))
        return found if of is edition else None

    def forget(self) -> None:
        """These are no longer the editions."""
        self._found, self._asked = {}, {}
        self._latest.forget()

    def look(self, editions: Mapping[str, Edition], say: Words) -> None:
        """Work out what is not known yet of these."""
        current = next(iter(editions.values()))
        told = current.promised, current.promised_rides
        if told[0] is not self._told[0] or told[1] is not self._told[1]:
            self._found, self._told = {}, told
        new = {name: edition for name, edition in editions.items() if self.figures(name, edition) is None}
        if not new or (not self.idle and all(self._asked.get(name) is edition for name, edition in new.items())):
            return
        self._asked = new

        def work() -> Weighed:
            from lawatan.jobs.alternatives import figures, known_of  # the rules: after the first paint

            known = known_of(current)
            return {name: (edition, figures(name, edition, known, say)) for name, edition in new.items()}

        self._latest.ask(work)

    def _came(self, found: Weighed) -> None:
        self._found |= found
        self.changed.emit()
