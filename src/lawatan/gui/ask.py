"""Asks for files and folders with Qt's own dialogs, their buttons in the language of the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from lawatan.words import Words


def ask_file(parent: QWidget, say: Words) -> str:
    """Ask for an edition to open; empty where the person thinks better of it."""
    return _ask(_dialog(parent, say, say("Open a programme"), QFileDialog.FileMode.ExistingFile, say("Open")))


def ask_copy(parent: QWidget, say: Words, proposed: Path) -> str:
    """Ask where to save: a document, or a copy as JSON text."""
    kinds = {"lawatan": say("Programme"), "json": say("Copy as JSON text")}
    return _ask(_saving(parent, say, say("Save as"), kinds, proposed))


def ask_pdf(parent: QWidget, say: Words, proposed: Path) -> str:
    """Ask where to save a paper."""
    return _ask(_saving(parent, say, say("Save as PDF"), {"pdf": say("PDF papers")}, proposed))


def ask_folder(parent: QWidget, say: Words, proposed: str) -> str:
    """Ask for a folder to write into."""
    dialog = _dialog(parent, say, say("Choose a folder"), QFileDialog.FileMode.Directory, say("Choose"))
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    if Path(proposed).is_dir():
        dialog.setDirectory(proposed)
    return _ask(dialog)


def _saving(parent: QWidget, say: Words, title: str, kinds: dict[str, str], proposed: Path) -> QFileDialog:
    """The dialog that saves, as one of the kinds (name by suffix); the suffix is that of the kind that is chosen."""
    dialog = _dialog(parent, say, title, QFileDialog.FileMode.AnyFile, say("Save"))
    filters = {f"{name} (*.{suffix})": suffix for suffix, name in kinds.items()}
    dialog.setNameFilters(list(filters))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, say("Save"))  # the mode above has put its own there
    usual = next(iter(kinds))
    dialog.setDefaultSuffix(usual)
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters.get(chosen, usual)))
    dialog.setDirectory(str(proposed.parent))
    dialog.selectFile(proposed.name)
    return dialog


def _dialog(parent: QWidget, say: Words, title: str, mode: QFileDialog.FileMode, accept: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(mode)
    if mode != QFileDialog.FileMode.Directory:
        dialog.setNameFilters([say("Programmes") + " (*.lawatan *.json)", say("All files") + " (*)"])
    for part, text in (
        (QFileDialog.DialogLabel.Accept, accept),
        (QFileDialog.DialogLabel.Reject, say("Cancel")),
        (QFileDialog.DialogLabel.LookIn, say("Look in:")),
        (QFileDialog.DialogLabel.FileName, say("Name:")),
        (QFileDialog.DialogLabel.FileType, say("Files of type:")),
    ):
        dialog.setLabelText(part, text)
    return dialog


def _ask(dialog: QFileDialog) -> str:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""
