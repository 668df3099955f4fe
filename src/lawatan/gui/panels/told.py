"""Who still has to be told of what was sent, in the panel of versions: a box to tick for each, beside what left already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLayout, QWidget

from lawatan.gui.parts import column, label, row
from lawatan.words import Words

if TYPE_CHECKING:
    from lawatan.jobs.outbox import Due, Outbox

Tick = Callable[["Due", bool], None]
"""Note that a reader has been told, or has not been after all."""
MOST_READERS = 100
"""So many are listed, those who wait first; of more the number is told."""


def told(outbox: Outbox, say: Words, tick: Tick) -> Iterator[QWidget | QLayout]:
    """The lines: how many wait, then each reader, those who wait first."""
    yield label(outbox.headline(), "strong", wrap=True, name="versions-waiting")
    have = tuple(due for due in outbox.due if due.left is not None)
    every = (*outbox.waiting, *have)
    for due in every[:MOST_READERS]:
        box = QCheckBox()  # its own text would not wrap
        box.setObjectName(box_name(due))
        box.setChecked(due.left is not None)
        state = outbox.state(due)
        box.setAccessibleName(due.called)
        box.setAccessibleDescription(state)
        box.setToolTip(say("Ticked: has been told."))
        box.toggled.connect(lambda on, due=due: tick(due, on))
        lines = column(label(due.called, wrap=True), space=0)
        if due.left is not None or due.version != outbox.sent[-1].number:  # else the line above all of them says it
            lines.addWidget(label(state, "second", wrap=True))
        both = row(space=8)
        both.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(lines, 1)
        yield both
    if len(every) > MOST_READERS:
        yield label(say("… and {n} more", n=len(every) - MOST_READERS), "second")


def box_name(due: Due) -> str:
    """The name of a reader's box, by which it is found again."""
    return f"versions-told-{'-'.join(due.reader)}"


__all__ = ["Tick", "box_name", "told"]
