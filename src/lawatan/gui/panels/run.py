"""A run of a panel that can be stopped: its button, and the line that says how far it is and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from lawatan.gui.parts import button, label, restyle
from lawatan.gui.state import State
from lawatan.gui.work import Go, Stoppable
from lawatan.words import Message, Words, mark

if TYPE_CHECKING:
    from lawatan.gui.programme import Programme


class Run(QObject):
    """One at a time, about the programme that was on show as it began, of which alone it speaks."""

    def __init__(self, state: State, name: str) -> None:
        super().__init__(state)
        self.state = state
        self.stop = button("", f"{name}-stop", self._stop)
        self.answer = label(wrap=True, name=f"{name}-answer")
        self.stop.hide()
        self._task: Stoppable | None = None
        self._about: Programme | None = None
        self._counted = ""
        self._said = Message("")
        state.worded.connect(self._word)
        self._word()

    @property
    def busy(self) -> bool:
        """Whether it goes on."""
        return self._task is not None

    def begin(
        self,
        work: Callable[[Go], Any],
        meanwhile: tuple[str, str],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Begin; ``meanwhile`` is what is said at first, and with numbers. ``done`` and ``failed`` are to ``tell``."""
        self._about, self._counted = self.state.programme, meanwhile[1]
        self._task = Stoppable(work)
        self._task.progressed.connect(self._tell_progress)
        self._task.done.connect(partial(self._end, done))
        self._task.failed.connect(partial(self._end, failed))
        self.tell("quiet", Message(meanwhile[0]))
        self._task.start()

    def tell(self, role: str, message: Message) -> None:
        """Say how far it is, or what came of it; by its name where another programme is on show than it was about."""
        about, now, told = self._about, self.state.programme, message
        if about is not None and (now is None or now.number != about.number):
            fields: dict[str, Callable[[Words], str]] = {
                "programme": lambda say: about.edition.name.in_language(say.language) or about.edition.id,
                "what": lambda say: say.message(told),
            }
            message = Message(mark("{programme}: {what}"), fields)
        self._said = message
        restyle(self.answer, role)
        self._word()

    def forget(self) -> None:
        """What came of it is no longer about what is on show; what goes on still is told."""
        if not self.busy:
            self._about, self._said = None, Message("")
            self._word()

    def _end(self, told: Callable[[Any], None], outcome: object) -> None:
        self._task = None
        self._word()
        told(outcome)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()
            self.tell("quiet", Message(mark("Stopping…")))

    def _tell_progress(self, told: tuple[int, int]) -> None:
        done, of = told
        if self._task is not None and not self._task.stopped and of > 1:
            self.tell("quiet", Message(self._counted, {"done": done, "of": of}))

    def _word(self) -> None:
        say = self.state.say
        stopping = self._task is not None and self._task.stopped
        self.stop.setText(say("Stopping…") if stopping else say("Stop"))
        self.answer.setText(say.message(self._said))
        self.answer.setVisible(bool(self._said.text))


__all__ = ["Run"]
