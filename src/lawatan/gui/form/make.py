"""Which editor a field gets, by the shape of what it holds."""

from __future__ import annotations

from lawatan.domain import Picture
from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.choice import ChoiceField
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import Editor
from lawatan.gui.form.flag import Flag
from lawatan.gui.form.line import Line
from lawatan.gui.form.many import Many
from lawatan.gui.form.moment import MomentField
from lawatan.gui.form.picture import PictureField
from lawatan.gui.form.reference import Reference
from lawatan.gui.form.references import References
from lawatan.gui.form.text import TextField
from lawatan.gui.form.toggles import Toggles
from lawatan.gui.form.value import ValueField

EDITORS: dict[str, type[Editor]] = {
    "flag": Flag,
    "integer": Line,
    "number": Line,
    "date": Line,
    "time": Line,
    "moment": MomentField,
    "line": Line,
    "id": Line,
    "text": TextField,
    "choice": ChoiceField,
    "reference": Reference,
    "room": Reference,
    "value": ValueField,
    "many": Many,
    "other": Line,
}
"""The editor of each sort of field; what holds several records or choices has one of its own."""


def editor_for(context: Context, field: RecordField, shape: Shape) -> Editor:
    """Make the editor of a field, or of one of its parts."""
    if shape.sort == "many" and shape.of is not None and shape.of.sort in ("reference", "room", "choice"):
        return (Toggles if shape.of.sort == "choice" else References)(context, field, shape)
    if shape.value is Picture:
        return PictureField(context, field, shape)
    return EDITORS[shape.sort](context, field, shape)
