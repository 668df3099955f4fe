"""What a record's fields are, read from their annotations and metadata: forms, tables and workbooks are made from it.

Besides title, description, default and bounds, a field may carry in ``json_schema_extra``: ``unit`` (``min``) and
``choices`` (what its choices are called, where their code says too little). The headings under which a form shows fields
stand in the record's class (``sections``); a field that is named there nowhere comes first, under none.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from lawatan.domain.record import OfVenue, Refers, Text, Value

Sort = Literal[
    "flag", "integer", "number", "date", "time", "moment", "line", "id", "text", "choice", "reference", "room", "value",
    "many", "other",
]  # fmt: skip


ROOMS = "rooms"
"""In the place of a table, where rooms of a venue can stand: they are parts of its record."""


@dataclass(frozen=True)
class Shape:
    """What can stand in a field: one of a few sorts, with its bounds."""

    sort: Sort
    optional: bool = False
    """Whether it may be empty."""
    choices: tuple[str, ...] = ()
    table: str = ""
    """The table whose ids can stand here (``reference``); a ``room`` is one of the venue at which the record is held."""
    of: Shape | None = None
    """What each of ``many`` is."""
    fewest: int = 0
    value: type[Value] | None = None
    least: float | None = None
    most: float | None = None

    @property
    def of_venue(self) -> bool:
        """Whether rooms of a venue can stand here: what they are called depends on the record."""
        return self.sort == "room" or (self.of is not None and self.of.of_venue)


@dataclass(frozen=True)
class RecordField:
    """A field with what a person is told of it."""

    name: str
    title: str
    help: str
    unit: str
    section: str
    shape: Shape
    required: bool
    titles: Mapping[str, str]
    """What its choices are called, where their code says too little."""

    def choice(self, choice: str) -> str:
        """What a choice is called in English, to be translated: ``site_visit`` is “Site visit”."""
        return self.titles.get(choice) or choice.replace("_", " ").capitalize()


@cache
def record_fields(kind: type[Value]) -> tuple[RecordField, ...]:
    """The fields of a record or a part of one, in the order of its class; without those that say nothing to a person.

    Left out are ``facts``, which stand beside the other fields, tables, and a kind that can be one thing alone.
    """
    found = []
    headings = {name: heading for heading, names in getattr(kind, "sections", {}).items() for name in names}
    for name, field in kind.model_fields.items():
        shape = _shape(field.annotation, field.metadata)
        if name == "facts" or len(shape.choices) == 1:
            continue
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        titles = extra.get("choices", {})
        found.append(
            RecordField(
                name,
                field.title or name,
                field.description or "",
                str(extra.get("unit", "")),
                headings.get(name, ""),
                shape,
                field.is_required(),
                {str(k): str(v) for k, v in titles.items()} if isinstance(titles, dict) else {},
            )
        )
    return tuple(found)


def inner_values(kind: type[Value]) -> Iterator[type[Value]]:
    """The kinds of value that stand in the fields of ``kind``, and in theirs; each once."""
    seen: dict[type[Value], None] = {}

    def walk(shape: Shape) -> None:
        if shape.of is not None:
            walk(shape.of)
        if shape.value is not None and shape.value not in seen:
            seen[shape.value] = None
            for field in record_fields(shape.value):
                walk(field.shape)

    for field in record_fields(kind):
        walk(field.shape)
    yield from seen


_PLAIN: tuple[tuple[type, Sort], ...] = (
    (bool, "flag"),
    (int, "integer"),
    (float, "number"),
    (dt.datetime, "moment"),
    (dt.date, "date"),
    (dt.time, "time"),
    (Text, "text"),
)


def _shape(annotation: Any, marks: Iterable[Any] = ()) -> Shape:
    """What an annotation lets in; ``marks`` are the metadata that stand around it."""
    origin, marks = get_origin(annotation), tuple(marks)
    if origin is Annotated:
        inner, *own = get_args(annotation)
        return _shape(inner, (*_flat(own), *marks))
    if origin in (Union, types.UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return replace(_shape(parts[0], marks), optional=True) if len(parts) == 1 else Shape("other")
    if origin is Literal:
        return Shape("choice", choices=tuple(str(choice) for choice in get_args(annotation)))
    if origin is tuple:
        fewest = next((mark.min_length for mark in marks if getattr(mark, "min_length", None)), 0)
        return Shape("many", of=_shape(get_args(annotation)[0]), fewest=fewest)
    if not isinstance(annotation, type):
        return Shape("other")
    if annotation is str:
        return _text(marks)
    for kind, sort in _PLAIN:
        if issubclass(annotation, kind):
            return Shape(sort, least=_bound(marks, "ge", "gt"), most=_bound(marks, "le", "lt"))
    if issubclass(annotation, Value):
        return Shape("value", value=annotation)
    return Shape("other")


def _text(marks: tuple[Any, ...]) -> Shape:
    for mark in marks:
        if isinstance(mark, Refers):
            return Shape("reference", table=mark.table)
        if isinstance(mark, OfVenue):
            return Shape("room", table=ROOMS)
    return Shape("id" if any(getattr(mark, "pattern", None) for mark in marks) else "line")


def _flat(marks: Iterable[Any]) -> Iterator[Any]:
    """The marks, with those that a pydantic ``Field`` holds."""
    for mark in marks:
        yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)


def _bound(marks: tuple[Any, ...], *names: str) -> float | None:
    return next((getattr(m, n) for m in marks for n in names if getattr(m, n, None) is not None), None)
