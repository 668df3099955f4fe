"""The base of every record, and the table that holds them; what the records say stands in their own files."""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from lawatan.domain.fault import wrong
from lawatan.words import mark

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def _no_control_characters(text: str) -> str:
    found = _CONTROL.search(text)
    if found:
        raise wrong(
            "control_character",
            mark("the text holds the control character U+{code}, which no paper can show: remove it"),
            code=f"{ord(found.group()):04X}",
        )
    return text


Line = Annotated[str, AfterValidator(_no_control_characters)]
"""Text shown to people: any script, no control characters but the line feed and the tab."""

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.@+-]*$", max_length=1000)]
"""The name of a record within its table: letters, digits and ``_ . @ + -``."""


def _wall_clock(time: dt.time) -> dt.time:
    if time.tzinfo is not None:
        raise wrong("local", mark("the time is local: write it as 07:30, without an offset"))
    if time.second or time.microsecond:
        raise wrong("whole_minute", mark("the time must be a whole minute, as 07:30"))
    return time


Time = Annotated[
    dt.time,
    AfterValidator(_wall_clock),
    PlainSerializer(lambda time: time.isoformat("minutes"), when_used="json"),
]
"""A wall-clock time of day, to the minute."""


@dataclass(frozen=True)
class Refers:
    """Marks a field whose text is the id of a record in the edition's table ``table``."""

    table: str


@dataclass(frozen=True)
class OfVenue:
    """Marks a field whose text is the id of a room of the venue at which the record is held."""


class Value(BaseModel):
    """An immutable part of an edition; unknown fields are refused, so that nothing in a file is lost unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False, allow_inf_nan=False)


class Text(Value):
    """A text shown to others, in English and in Indonesian; an empty language falls back to the other one."""

    en: Line = Field("", title="English")
    id: Line = Field("", title="Indonesian")

    def in_language(self, language: str) -> str:
        """Return the text in ``language`` (``en`` or ``id``), or in the other where that is empty."""
        return (self.id or self.en) if language == "id" else (self.en or self.id)


def _of_both_languages(told: object) -> object:
    """A plain string as a text without a translation, which either language falls back to; anything else as it is."""
    return {"en": _no_control_characters(told)} if isinstance(told, str) else told


_Words = Annotated[str, Field(description="The words for both languages; written back as their English.")]

PlainOrText = Annotated[Text, BeforeValidator(_of_both_languages, json_schema_input_type=Text | _Words)]
"""A text of which a file may give the words alone: they are shown in both languages. So all notes once stood in files."""


def _is_base64(text: str) -> str:
    try:
        base64.b64decode(text, validate=True)
    except ValueError:
        raise wrong("base64", mark("the picture is not written in base64")) from None
    return text


class Picture(Value):
    """A picture that travels with the edition: a logo."""

    name: Line = Field("", title="File name")
    media_type: Literal["image/png", "image/jpeg", "image/svg+xml"] = Field("image/png", title="Kind of picture")
    data: Annotated[str, Field(max_length=2_000_000), AfterValidator(_is_base64)] = Field(
        title="Picture", description="Its bytes in base64, at most 1.5 MB."
    )


class Claim(Value):
    """What one source says about a field on which sources differ."""

    says: Line = Field(title="What it says")
    source: Line = Field(title="Source")
    date: Line = Field("", title="Date of the source")


class Fact(Value):
    """Where the value of a field comes from; an assumed one is shown as unconfirmed."""

    basis: Literal["source", "computed", "assumed"] = Field("source", title="Basis")
    source: Line = Field("", title="Source")
    date: Line = Field("", title="Date of the source")
    note: PlainOrText = Field(Text(), title="Note")
    claims: tuple[Claim, ...] = Field((), title="What the sources say", description="All of them, where they differ.")
    chosen: int | None = Field(None, ge=0, title="Chosen claim", description="Position in the claims, from 0.")


class Record(Value):
    """A record of one of the edition's tables."""

    keyed: ClassVar[bool] = True
    always_written: ClassVar[tuple[str, ...]] = ()
    sections: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Fields that a form shows below the others, by the heading over them."""

    id: Id = Field("", title="Id")
    order: int = Field(0, title="Order", description="Position in lists; equal ones stand by id.")
    facts: Mapping[str, Fact] = Field(
        default_factory=dict,
        title="Sources",
        description="Where each field comes from, by the field's name.",
    )

    def assumed(self, field: str) -> bool:
        """Say whether the value of ``field`` is an assumption, to be shown as unconfirmed."""
        fact = self.facts.get(field)
        return fact is not None and fact.basis == "assumed"

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Leave out the id: in JSON it is the key under which the record stands."""
        schema = handler.resolve_ref_schema(handler(core))
        if cls.keyed:
            schema.get("properties", {}).pop("id", None)
        return schema


R = TypeVar("R", bound=Record)


class Table(Mapping[str, R], Generic[R]):
    """Records by id, in display order (``order``, then id); refuses change. In JSON: an object by id, sorted."""

    __slots__ = ("_records", "_referring")

    def __init__(self, records: Iterable[R] = ()) -> None:
        self._records = {r.id: r for r in sorted(records, key=lambda r: (r.order, r.id))}
        self._referring: dict[tuple[str, str], frozenset[str]] | None = None

    def __getitem__(self, key: str) -> R:
        return self._records[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._records == other._records

    def __hash__(self) -> int:
        return hash(tuple(self._records))

    def __repr__(self) -> str:
        return f"Table({list(self._records.values())!r})"

    def with_record(self, record: R) -> Table[R]:
        """Return the table with ``record`` added, or in the place of the one with its id."""
        return Table([*(r for r in self._records.values() if r.id != record.id), record])

    def without(self, record_id: str) -> Table[R]:
        """Return the table without the record ``record_id`` (no error if there is none)."""
        return Table(r for r in self._records.values() if r.id != record_id)

    def changed(self, put: Mapping[str, R | None]) -> Table[R]:
        """Return the table with records put under their ids, and without those that are None."""
        made = Table([*(r for r in self._records.values() if r.id not in put), *(r for r in put.values() if r)])
        if self._referring is not None:
            made._referring = dict(self._referring)
            for record_id, record in put.items():
                _note(made._referring, self._records.get(record_id), record, record_id)
        return made

    def referring(self, table: str, record_id: str) -> frozenset[str]:
        """The ids of the records here that refer to a record of ``table``.

        Found by walking through all of them once; a table made from this one by ``changed`` takes over what was found.
        """
        if self._referring is None:
            self._referring = {}
            for each in self._records.values():
                _note(self._referring, None, each, each.id)
        return self._referring.get((table, record_id), frozenset())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        (record,) = get_args(source) or (Record,)

        def keyed(value: Any) -> Any:
            if isinstance(value, Table):
                return dict(value)
            if isinstance(value, Mapping):
                return {key: _under_its_key(key, body) for key, body in value.items()}
            return value

        def dump(table: Table[Any], info: core_schema.SerializationInfo) -> dict[str, Any]:
            return {key: _dumped(table[key], info) for key in sorted(table)}

        records = core_schema.dict_schema(core_schema.str_schema(), handler(record))
        return core_schema.no_info_after_validator_function(
            lambda d: cls(d.values()),
            core_schema.no_info_before_validator_function(keyed, records),
            serialization=core_schema.plain_serializer_function_ser_schema(dump, info_arg=True),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(core["schema"]["schema"])


def _note(
    referring: dict[tuple[str, str], frozenset[str]], before: Record | None, after: Record | None, record_id: str
) -> None:
    """Write down to what a record refers now, in the place of what it referred to before."""
    was = {(table, found) for _, table, found in references(before)} if before is not None else set()
    now = {(table, found) for _, table, found in references(after)} if after is not None else set()
    for key in was - now:
        referring[key] = referring.get(key, frozenset()) - {record_id}
    for key in now - was:
        referring[key] = referring.get(key, frozenset()) | {record_id}


def _under_its_key(key: Any, body: Any) -> Any:
    """The body with its key for an id; an error where it names another."""
    told = body.get("id", key) if isinstance(body, Mapping) else getattr(body, "id", key)
    if told != key:
        raise wrong(
            "key",
            mark("the record {key} calls itself {told}: leave out the id, its key is enough"),
            key=str(key),
            told=str(told),
        )
    return {**body, "id": key} if isinstance(body, Mapping) else body


def _dumped(record: Record, info: core_schema.SerializationInfo) -> dict[str, Any]:
    """The record without its id, which is its key; with the fields that a file tells even where they are defaults."""
    body = record.model_dump(mode=info.mode, exclude={"id"}, exclude_defaults=info.exclude_defaults, by_alias=True)
    if not (info.exclude_defaults and record.always_written):
        return body
    told = record.model_dump(mode=info.mode, include=set(record.always_written), by_alias=True)
    return {**{name: value for name, value in told.items() if value not in (None, "", [], {})}, **body}


def references(value: Value) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield (path of the field, table, id) for everything that ``value`` refers to."""
    for name, shape in _fields_to_walk(type(value)):
        yield from _walk(getattr(value, name), shape, (name,))


def _walk(
    value: Any, table: str | None, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    if isinstance(value, str):
        if table is not None and value:
            yield path, table, value
    elif isinstance(value, Value):
        for inner, table_id, record_id in references(value):
            yield path + inner, table_id, record_id
    elif isinstance(value, tuple):
        for position, entry in enumerate(value):
            yield from _walk(entry, table, (*path, position))


@cache
def _fields_to_walk(kind: type[Value]) -> tuple[tuple[str, str | None], ...]:
    """The fields that can hold references: (name, table or None where the value's own fields tell)."""
    found = []
    for name, field in kind.model_fields.items():
        tables = [m.table for m in field.metadata if isinstance(m, Refers)] or _marks(field.annotation)
        if tables or _holds_values(field.annotation):
            found.append((name, tables[0] if tables else None))
    return tuple(found)


def _marks(annotation: Any) -> list[str]:
    marks = [m.table for m in getattr(annotation, "__metadata__", ()) if isinstance(m, Refers)]
    for part in get_args(annotation):
        marks += _marks(part)
    return marks


def _holds_values(annotation: Any) -> bool:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return issubclass(annotation, Value)
    return any(_holds_values(part) for part in get_args(annotation))


def referred_tables(annotation: Any) -> frozenset[str]:
    """The tables to which values of a type can refer, through whatever it holds."""
    found = {mark.table for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Refers)}
    for part in get_args(annotation):
        found |= referred_tables(part)
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, Value):
        for field in annotation.model_fields.values():
            found |= {mark.table for mark in field.metadata if isinstance(mark, Refers)}
            found |= referred_tables(field.annotation)
    return frozenset(found)
