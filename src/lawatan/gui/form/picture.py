"""A field that is a picture which travels with the edition: a logo."""

from __future__ import annotations

import base64
from pathlib import Path as FilePath

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from lawatan.domain import Picture
from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import Editor
from lawatan.gui.parts import Elided, button, label, row

KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
MOST_BYTES = 1_500_000
SHOWN = QSize(96, 40)


class PictureField(Editor):
    """The picture, small, with its name; a button to choose another file."""

    wide = True

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        super().__init__(context, field, shape)
        say = context.say
        self.picture: Picture | None = None
        self.shown, self.name = label(), Elided("small")
        self.choose = button("", f"field-{field.name}", self._choose)
        self.choose.setText(say("Choose a picture…"))
        self.remove = button("link", f"remove-{field.name}", self._remove)
        self.remove.setText(say("Remove"))
        self.body.addLayout(row(self.shown, self.name))
        self.body.addLayout(row(self.choose, self.remove, None))

    def part(self) -> QWidget:
        return self.choose

    def value(self) -> object:
        return self.picture

    def show_value(self, value: object, whatever: bool = False) -> None:
        self.picture = value if isinstance(value, Picture) else None
        pixmap = QPixmap()
        if self.picture is not None:
            pixmap.loadFromData(base64.b64decode(self.picture.data))
            self.name.setText(self.picture.name)
        if not pixmap.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.shown.setPixmap(pixmap.scaled(SHOWN, keep, smooth))
        for part in (self.shown, self.name, self.remove):
            part.setVisible(self.picture is not None)

    def _choose(self) -> None:
        say, chosen = self.context.say, self.context.ask_picture()
        if not chosen:
            return
        path = FilePath(chosen)
        kind = KINDS.get(path.suffix.lower())
        try:
            data = path.read_bytes()
        except OSError as fault:
            self.show_fault((), say("{file} cannot be read: {why}.", file=path.name, why=fault.strerror or str(fault)))
            return
        if kind is None or QPixmap().loadFromData(data) is False:
            self.show_fault((), say("{file} is no picture: choose a PNG, JPEG or SVG.", file=path.name))
            return
        if len(data) > MOST_BYTES:
            self.show_fault((), say("{file} is too large: at most 1.5 MB.", file=path.name))
            return
        self.picture = Picture.model_validate(
            {"name": path.name, "media_type": kind, "data": base64.b64encode(data).decode("ascii")}
        )
        self.committed.emit()

    def _remove(self) -> None:
        self.picture = None
        self.committed.emit()
