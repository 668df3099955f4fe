"""Where Tab and F6 lead: parts in the order in which they are seen, whenever they were made.

Qt's own order is that in which widgets were made: what a form or table adds later would come last of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLayout,
    QMenuBar,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)


def stops(inside: QWidget) -> list[QWidget]:
    """What Tab leads to in a widget, in the order in which it is laid out.

    Of buttons of which one is chosen that one alone: the arrow keys lead to the others. What scrolls is a stop where
    nothing in it is one and there is something to scroll.
    """
    return [stop for stop in _stops(inside) if not _beside_the_chosen(stop)]


def step(window: QWidget, forward: bool) -> bool:
    """Bring the next stop of a window into use, or the one before; after the last comes the first."""
    found = stops(window)
    if not found:
        return False
    at = _place(window.focusWidget(), found)
    further = found[(at + 1) % len(found)] if forward else found[at - 1 if at >= 0 else -1]
    further.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    area = further.parentWidget()
    while area is not None and area is not window:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(further)
        area = area.parentWidget()
    return True


def step_parts(window: QWidget, parts: Sequence[QWidget], forward: bool) -> None:
    """Bring the next of the large parts of a window into use: where one was in it last, else its first stop."""
    there = [part for part in parts if part.isVisible() and stops(part)]
    focus: QWidget | None = window.focusWidget()
    at = next(
        (n for n, part in enumerate(there) if focus is part or (focus is not None and part.isAncestorOf(focus))), -1
    )
    if not there:
        return
    part = there[(at + 1) % len(there)] if forward else there[at - 1 if at >= 0 else -1]
    found, last = stops(part), part.focusWidget()
    (last if last in found else found[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)


def _place(focus: QWidget | None, found: Sequence[QWidget]) -> int:
    """The position of the stop in use, or of that which holds it; -1 where there is none."""
    part = focus
    while part is not None:
        if part in found:
            return found.index(part)
        group = part.group() if isinstance(part, QAbstractButton) else None
        for n, stop in enumerate(found):
            if group is not None and isinstance(stop, QAbstractButton) and stop.group() is group:
                return n
        part = part.parentWidget()
    return -1


def _stops(part: QWidget) -> Iterator[QWidget]:
    if isinstance(part, QMenuBar) or part.isHidden() or not part.isEnabled():
        return
    if isinstance(part, QScrollArea):
        held: QWidget | None = part.widget()
        within = list(_stops(held)) if held is not None else []
        if not within and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.verticalScrollBar().maximum() > 0:
            within = [part]
        yield from within
        return
    choice = isinstance(part, QAbstractButton) and part.group() is not None and part.group().exclusive()
    if choice or part.focusPolicy() & Qt.FocusPolicy.TabFocus:  # Qt takes Tab from those that are not chosen
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield part
        return
    for inner in _inside(part):
        yield from _stops(inner)


def _inside(part: QWidget) -> Iterator[QWidget]:
    """The parts of which a widget is made up, from left to right and from above."""
    if isinstance(part, QStackedWidget):
        shown = part.currentWidget()
        yield from (shown,) if shown is not None else ()
    elif isinstance(part, QSplitter):
        yield from filter(None, (part.widget(n) for n in range(part.count())))
    elif (layout := part.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        grid = layout
        places = sorted(places, key=lambda n: grid.getItemPosition(n)[:2])  # type: ignore[assignment, index]
    for n in places:
        item = layout.itemAt(n)
        assert item is not None
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _beside_the_chosen(stop: QWidget) -> bool:
    group = stop.group() if isinstance(stop, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() not in (None, stop)
