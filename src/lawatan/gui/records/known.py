"""Ways between the programme's cities that are known beforehand: a menu of them, from which one is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from lawatan.gui.parts import button
from lawatan.gui.records.edits import called
from lawatan.gui.records.sending import send
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.gui.records.page import Page
    from lawatan.jobs.known_ways import KnownWay

WAYS = "ride_options"
"""The table that has them."""


def known_button(page: Page, name: str) -> QPushButton:
    """A button that opens the menu below itself."""

    def popup() -> None:
        known_menu(page).popup(made.mapToGlobal(made.rect().bottomLeft()))

    made = button("", name, popup)
    return made


def known_menu(page: Page) -> QMenu:
    """The known ways that run on the programme's days and that it does not have, by the cities that they join."""
    from lawatan.jobs.known_ways import told, ways_for

    names, say = page.names(), page.state.say
    menu = QMenu(page)
    menu.setObjectName("known-ways")
    menu.setToolTipsVisible(True)
    cities = tuple(names.table("cities"))
    for begins, ends in ((a, b) for a in cities for b in cities if a != b):
        found = ways_for(names.edition, begins, ends)
        if not found:
            continue
        if not menu.isEmpty():
            menu.addSeparator()
        # no addSection: the style of the desk shows no text in it
        menu.addAction(f"{names.of('cities', begins)} → {names.of('cities', ends)}").setEnabled(False)
        for known in found:
            action = menu.addAction(known.way.name.in_language(say.language).replace("&", "&&"))
            action.setToolTip("\n".join(told(known, say)))
            action.triggered.connect(lambda _checked=False, known=known: add_known(page, known))
    if menu.isEmpty():
        menu.addAction(say("None is known between these cities on these days")).setEnabled(False)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def add_known(page: Page, known: KnownWay) -> None:
    """Add a known way, with the stations that the programme lacks, and go to it."""
    from lawatan.jobs.known_ways import Lacking, adding

    names = page.names()
    page.bar.hide()
    try:
        changes = adding(names.edition, known, names.say)
    except Lacking as lacking:
        page.bar.tell("note-must", str(lacking), [])
        return
    message = Message(mark("Add {what}"), {"what": called(names.edition, WAYS, known.way)})
    if send(page.state, page.bar, message, changes):
        page.reveal(next(key for table, key in changes if table == WAYS))
        page.look_soon()
