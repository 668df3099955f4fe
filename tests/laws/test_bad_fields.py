"""Of whatever field is spoilt in a file, the message names the path, in words of each language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from everything import Body, everything, kind_of, kinds, kinds_by_depth, table_in
from lawatan.domain import PLAN_TABLES, Fact, Heading, Text, Value
from lawatan.domain.fields import RecordField, Shape, record_fields
from lawatan.jobs.files import Unreadable, read_edition

Spoilt = tuple[tuple[str | int, ...], Any, tuple[str | int, ...]]
"""Where something is put, what, and the path that the message has to name."""

MISSING = object()
CONTROL = "a\u0001b"

WRONG: dict[str, tuple[Any, ...]] = {
    "flag": ("perhaps", 7, []),
    "integer": ("many", 2.5, {}),
    "number": ("far", [], {}),
    "date": ("24/10/2016", 5.5, "2016-13-01", True),
    "time": ("noon", [], "25:00", "07:30:15", "07:30+07:00"),
    "moment": ("tomorrow", "2018-07-25T09:00", "2018-07-25T09:00:01+07:00", "1900-01-01T09:00+07:00", {}),
    "line": (5, CONTROL, {}),
    "id": (5, "a b", ""),
    "text": ("words", 5),
    "choice": ("dreadful", 5, []),
    "reference": ("nobody", 5, {}),
    "room": ("a b", 5, {}),
    "value": ("words", [5]),
    "many": ("words", {"a": 1}, 5),
}
"""What cannot stand in a field of each sort."""


def spoiling(kind: type[Value], body: Body, at: tuple[str | int, ...] = ()) -> Iterator[Spoilt]:
    """Every way in which the fields of a value, in which all are filled, are spoilt one at a time."""
    yield (*at, "colour"), "red", (*at, "colour")
    for field in record_fields(kind):
        name = kind.model_fields[field.name].alias or field.name
        if name not in body or (field.name == "id" and not at and kind is not Heading):
            continue
        path = (*at, name)
        if field.required and kind.model_fields[field.name].is_required():
            yield path, MISSING, path
        if not field.shape.optional:
            yield path, None, path
        yield from _of_field(field, kind, body[name], path)
    if "facts" in body:
        (told,) = body["facts"]
        yield (*at, "facts"), "words", (*at, "facts")
        yield (*at, "facts", "nothing"), {}, (*at, "facts", "nothing")
        if at[:1] in ((), ("organisers",), ("rules",)) and at[1:] in ((), ("org",), ("lunch",)):  # alike in all kinds
            yield from spoiling(Fact, body["facts"][told], (*at, "facts", told))


def _of_field(field: RecordField, kind: type[Value], value: Any, path: tuple[str | int, ...]) -> Iterator[Spoilt]:
    shape = field.shape
    if shape.sort in ("integer", "number"):
        for bound, step in ((shape.least, -1), (shape.most, 1)):
            if bound is not None:
                yield path, bound + step, path
    if (kind.__name__, field.name) == ("City", "zone"):
        yield path, "Asia/Nowhere", path
    if (kind.__name__, field.name) == ("Picture", "data"):
        yield path, "?", path
    if shape.fewest:
        yield path, [], path
    if (kind, field.name) == (Fact, "note"):  # the words alone will do
        yield from ((path, wrong, path) for wrong in (CONTROL, 5))
        yield from spoiling(Text, value, path)
        return
    yield from _of_shape(shape, value, path)


def _of_shape(shape: Shape, value: Any, path: tuple[str | int, ...]) -> Iterator[Spoilt]:
    for wrong in WRONG[shape.sort]:
        yield path, wrong, path
    if shape.sort == "many":
        assert shape.of is not None
        yield from _of_shape(shape.of, value[0], (*path, 0))
    elif shape.sort == "text":
        yield from spoiling(Text, value, path)
    elif shape.sort == "value":
        assert shape.value is not None
        yield from spoiling(shape.value, value, path)


def put(body: Body, path: tuple[str | int, ...], value: Any) -> None:
    """Put a value at a path, or take away what stands there."""
    at: Any = body
    for part in path[:-1]:
        at = at[part]
    if value is MISSING:
        del at[path[-1]]
    else:
        at[path[-1]] = value


def cases(table: str, record_id: str) -> tuple[Spoilt, ...]:
    """Every way to spoil the record of a kind; of the edition itself where there is no table."""
    if not table:
        return tuple(spoiling(Heading, everything()))
    where = ("plan", table, record_id) if table in PLAN_TABLES else (table, record_id)
    return tuple(spoiling(kind_of(table, record_id), table_in(everything(), table)[record_id], where))


def said(path: Path, language: str) -> str:
    """What is said of a file, without its name; nothing if it is read."""
    try:
        read_edition(path, language)
    except Unreadable as fault:
        return str(fault).removeprefix(f"{path}: ")
    return ""


@pytest.mark.parametrize(("table", "record_id"), [("", ""), *kinds_by_depth()], ids=lambda part: str(part))
def test_a_spoilt_field_is_named_with_its_path(table: str, record_id: str, tmp_path: Path) -> None:
    whole, path = everything(), tmp_path / "spoilt.json"
    whole["rules"] = {key: rule for key, rule in whole["rules"].items() if key == record_id}  # the fewer, the faster
    silent, elsewhere, foreign = [], [], []
    indonesian: dict[str, str] = {}
    for where, value, expected in cases(table, record_id):
        body = deepcopy(whole)
        put(body, where, value)
        path.write_text(json.dumps(body), encoding="utf-8")
        name = ".".join(map(str, expected))
        case = f"{name} = {'(missing)' if value is MISSING else json.dumps(value)}"
        told = said(path, "en")
        if not told:
            silent.append(case)
        elif not told.startswith(f"{name}: "):
            elsewhere.append(f"{case}: {told}")
        else:
            what = told.removeprefix(name)
            if what not in indonesian:  # once a sentence is enough: reading takes its time
                indonesian[what] = said(path, "id")
                if not indonesian[what].startswith(f"{name}: "):
                    elsewhere.append(f"{case}: {indonesian[what]}")
            if indonesian[what] == told or "Input" in told or "\n" in told:
                foreign.append(f"{case}: {told}")

    assert silent == []
    assert elsewhere == []
    assert foreign == []


def test_every_kind_is_spoilt_in_many_ways() -> None:
    """Else the law would hold of nothing."""
    found = {table or "edition": len(cases(table, record_id)) for table, record_id in [("", ""), *kinds()]}

    assert min(found.values()) >= 15
    assert found["activities"] > 200
