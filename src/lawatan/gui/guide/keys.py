"""The keys of the menus as a table, read from the menus themselves, so that the guide cannot tell old ones."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from lawatan.words import Words


def keys_of(menu: QMenuBar | QMenu) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each action that has keys: (menus that lead to it, its keys, its name), in the order of the menus."""
    yield from _walk(menu, "")


def _walk(menu: QMenuBar | QMenu, way: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _walk(inner, f"{way} → {plain(action)}" if way else plain(action))
        elif action.shortcuts():
            keys = (key.toString(QKeySequence.SequenceFormat.PortableText) for key in action.shortcuts())
            yield way, tuple(key for key in dict.fromkeys(keys) if key), plain(action)


def plain(action: QAction) -> str:
    """The name of an action as it is read: without the mark of its letter, what it is about now, and a question's dots."""
    text = action.text().partition(": ")[0]
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def table(menu: QMenuBar, say: Words) -> str:
    """The keys of the menus as a table in Markdown."""
    lines = [[say("Keys"), say("What they do"), say("Menu")], ["---"] * 3]
    lines += [[", ".join(f"`{key}`" for key in keys), name, way] for way, keys, name in keys_of(menu)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
