"""F1: opens the guide at the page of the panel that has the focus, or at a page that is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lawatan.gui.panels import PANELS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lawatan.gui.desk import Desk
    from lawatan.gui.guide.window import Guide


class Helping(QObject):
    """Keeps the one window of the guide; it is made when first asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.guide: Guide | None = None
        desk.state.guided.connect(self.open)

    def open(self, page: str = "") -> None:
        """Open the guide at a page by its name (``rules/lunch``); empty: at that of the panel in use."""
        if self.guide is None:
            from lawatan.gui.guide.keys import table  # the guide comes with the rules, and these with pydantic
            from lawatan.gui.guide.window import Guide

            self.guide = Guide(self.desk, self.desk.state, partial(table, self.desk.menuBar()))
        self.guide.open(page or self.page_in_use())
        self.guide.show()
        self.guide.activateWindow()
        self.guide.paper.setFocus()

    def page_in_use(self) -> str:
        """The page of the panel that has the focus, else of the one in the middle; of the start, where that is shown."""
        from lawatan.gui.guide.contents import FIRST

        desk = self.desk
        if desk.state.programme is None:
            return FIRST
        pages = {panel.name: panel.page for panel in PANELS}
        panels = {panel: pages[name] for name, panel in desk.panels.items()}
        widget: QWidget | None = desk.focusWidget()
        while widget is not None:
            if widget in panels and widget.isVisible():
                return panels[widget]
            widget = widget.parentWidget()
        shown = desk.middle.currentWidget()
        return panels.get(shown, FIRST) if shown is not None else FIRST
