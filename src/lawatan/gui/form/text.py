"""A field for a bilingual text: a box for each language, the one on screen first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lawatan.domain import Text
from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.box import Lines
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import Editor, redden
from lawatan.words import LANGUAGES, mark

ASKED = {"en": mark("{field} in English"), "id": mark("{field} in Indonesian")}
"""What an empty box in the language that is not on screen asks for."""


class TextField(Editor):
    """Two boxes below each other; the second one comes as soon as there is anything to translate."""

    wide = True

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        super().__init__(context, field, shape)
        first = context.say.language
        self.languages = (first, *(other for other in LANGUAGES if other != first))
        self.boxes: dict[str, Lines] = {}
        self._name = self._help = ""
        self._box(first)

    def _box(self, language: str) -> Lines:
        """The box of a language; made when it is first needed."""
        if language not in self.boxes:
            box = self.boxes[language] = Lines(f"field-{self.field.name}-{language}")
            box.end_with(language.upper())
            self.body.insertWidget(len(self.boxes) - 1, box)
            box.finished.connect(self._finished)
            box.textChanged.connect(self._unfold)
            self._name_box(language, box)
        return self.boxes[language]

    def part(self) -> QWidget:
        return self.boxes[self.languages[0]]

    def named(self, name: str, help_: str) -> None:
        self._name, self._help = name, help_
        for language, box in self.boxes.items():
            self._name_box(language, box)

    def _name_box(self, language: str, box: Lines) -> None:
        own = LANGUAGES[language]
        box.setAccessibleName(f"{self._name} ({own})")
        box.setAccessibleDescription(self._help)
        box.setToolTip(self._help)
        if language != self.languages[0]:
            box.setPlaceholderText(self.context.say(ASKED[language], field=self._name))

    @property
    def pending(self) -> bool:
        return any(box.pending for box in self.boxes.values())

    def typed(self) -> object:
        return {code: box.toPlainText() for code, box in self.boxes.items() if box.pending} or None

    def type_again(self, typed: object) -> None:
        for code, text in typed.items() if isinstance(typed, dict) else ():
            self._box(code).setPlainText(text)

    def value(self) -> object:
        return Text.model_validate({language: box.toPlainText().strip() for language, box in self.boxes.items()})

    def show_value(self, value: object, whatever: bool = False) -> None:
        text = value if isinstance(value, Text) else Text()
        for language in self.languages:
            if getattr(text, language) or language in self.boxes:
                self._box(language).keep(getattr(text, language), whatever)
        self._unfold()

    def _unfold(self) -> None:
        """Show the second box where there is anything to translate."""
        filled = any(box.toPlainText() for box in self.boxes.values())
        second = self.languages[1]
        if filled:
            self._box(second).show()
        elif second in self.boxes and not self.boxes[second].hasFocus():
            self.boxes[second].hide()

    def _finished(self) -> None:
        if self.pending or self.faulty:
            self.committed.emit()

    def show_wrong(self, wrong: bool) -> None:
        for box in self.boxes.values():
            redden(box, wrong)
