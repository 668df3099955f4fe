"""An edition in which every field of every kind of record is filled, and random records of each kind: for laws.

Both are made from the records' own fields, so that a new field is in them by itself. What no single field tells (the end
lies after the beginning, a hotel lies in its city) stands in ``_mended``.
"""

from __future__ import annotations

import base64
import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest
from hypothesis import strategies as st

from lawatan.domain import PLAN_TABLES, PROMISED, TABLES, Fact, Heading, Plan, Record, Value
from lawatan.domain.fields import RecordField, Shape, record_fields
from lawatan.jobs.new import USUAL
from lawatan.rules import RULES, Edition

Body = dict[str, Any]

VENUES = {"vX": "X", "vX2": "X", "vY": "Y"}
"""Venues and their cities."""

_TOLD: dict[str, dict[str, Body]] = {
    "organisers": {"org": {}},
    "countries": {"lao": {}},
    "cities": {
        "X": {"hotel": "vX", "hotel_changes": [{"date": "2018-07-19", "hotel": "vX2"}]},
        "Y": {"hotel": "vY", "hotel_changes": [{"date": "2018-07-19", "hotel": "vY"}]},
    },
    "venues": {venue: {"city": city} for venue, city in VENUES.items()},
    "hosts": {"host": {}},
    "persons": {"p": {}, "q": {}},
    "groups": {"A": {"parent": "ALL"}, "ALL": {"parent": None}},
    "vehicles": {"bus": {}},
    "activities": {"day": {"part_of": None}, "talk": {}},
    "travel_times": {"road": {"and": "vX2"}},
    "ride_options": {"way": {"to_city": "Y"}},
    "city_changes": {"to-y": {"to_city": "Y"}},
    "rules": {str(rule.model_fields["kind"].default): {} for rule in RULES},
    "placements": {"talk@A": {}},
    "rides": {"to-y@A": {}},
    "duties": {"duty": {}},
    "shuttles": {"run": {}},
    "promised": {"talk@A": {}},
    "promised_rides": {"to-y@A": {}},
}
"""The records, with what their fields do not tell by themselves; None: left empty."""


def kind_of(table: str, record_id: str) -> type[Record]:
    """The class of a record of a table; of a rule by its kind, which is its id here."""
    if table == "rules":
        return next(rule for rule in RULES if rule.model_fields["kind"].default == record_id)
    (kind,) = get_args((Plan if table in PLAN_TABLES else Edition).model_fields[table].annotation)
    assert issubclass(kind, Record)
    return kind


def everything() -> Body:
    """The edition as its JSON: on the last record of each table nothing is left empty that can be filled."""
    body = _filled(Heading) | {"id": "all"}
    body["last_day"] = "2018-07-24"
    for table in (*TABLES, *PLAN_TABLES, *PROMISED):
        records = {}
        for record_id, told in _TOLD[table].items():
            made = _filled(kind_of(table, record_id)) | told
            records[record_id] = {name: value for name, value in made.items() if value is not None}
            records[record_id].pop("id", None)
        (body.setdefault("plan", {}) if table in PLAN_TABLES else body)[table] = records
    way = body["ride_options"]["way"]
    for service in (way["service"], *way["onward"]):
        service["to_venue"] = "vY"
    way["onward"][0]["from_venue"] = "vY"
    return body


def kinds() -> tuple[tuple[str, str], ...]:
    """(table, id) of a filled record of each kind."""
    rules = [("rules", rule) for rule in _TOLD["rules"]]
    others = [table for table in (*TABLES, *PLAN_TABLES, *PROMISED) if table != "rules"]
    return (*((table, _most_filled(table)) for table in others), *rules)


def kinds_by_depth() -> list[Any]:
    """The same as parameters of a test: rules but those of a new programme are tried among the deep ones, as they are many."""
    return [
        pytest.param(*one, marks=pytest.mark.deep if one[0] == "rules" and one[1] not in USUAL else ())
        for one in kinds()
    ]


def table_in(body: Body, table: str) -> Body:
    """The records of a table in an edition's JSON."""
    found: Body = (body["plan"] if table in PLAN_TABLES else body)[table]
    return found


def _most_filled(table: str) -> str:
    return next(key for key, told in _TOLD[table].items() if None not in told.values())


# ------------------------------------------------------------------------------------------------------- filled


def _filled(kind: type[Value]) -> Body:
    """A value of a kind with every field filled: dates and times rise, so that what begins also ends."""
    hours, days = itertools.count(7), itertools.count(18)
    body: Body = {}
    for field in record_fields(kind):
        given = _given(kind, field)
        if given is None and field.shape.sort == "flag":
            given = not kind.model_fields[field.name].default
        body[_alias(kind, field)] = given if given is not None else _fill(field.shape, hours, days)
    if issubclass(kind, Record):
        body["facts"] = {next(name for name in kind.model_fields if name not in ("id", "facts")): _filled(Fact)}
    if "weight" in body and not getattr(kind, "weighable", True):
        del body["weight"]
    if "kind" in kind.model_fields and len(get_args(kind.model_fields["kind"].annotation)) == 1:
        body["kind"] = kind.model_fields["kind"].default
    return body


def _alias(kind: type[Value], field: RecordField) -> str:
    return kind.model_fields[field.name].alias or field.name


def _given(kind: type[Value], field: RecordField) -> Any:
    """What a field needs that its shape does not tell."""
    return {
        ("City", "zone"): "Asia/Makassar",
        ("Heading", "calendar_address"): "https://calendars.example.org",
        ("Picture", "data"): base64.b64encode(b"picture").decode(),
        ("Availability", "ends"): "2018-07-20T09:00:00+07:00",
        ("Absence", "ends"): "2018-07-20T09:00:00+07:00",
        ("Away", "ends"): "2018-07-20T09:00:00+07:00",
    }.get((kind.__name__, field.name))


def _fill(shape: Shape, hours: Iterator[int], days: Iterator[int]) -> Any:
    match shape.sort:
        case "integer":
            return int(max(shape.least or 0, 1)) + 1
        case "number":
            return max(shape.least or 0, 1) + 0.5
        case "date":
            return f"2018-07-{next(days)}"
        case "time":
            return f"{next(hours):02}:30"
        case "moment":
            return "2018-07-19T09:00:00+07:00"
        case "line":
            return "a line"
        case "id" | "room":
            return "R"
        case "text":
            return {"en": "text", "id": "teks"}
        case "choice":
            return shape.choices[-1] if shape.choices[-1] != "fri" else shape.choices[0]
        case "reference":
            return next(iter(_TOLD[shape.table]))
        case "value":
            assert shape.value is not None
            return _filled(shape.value)
        case "many":
            assert shape.of is not None
            return [_fill(shape.of, hours, days) for _ in range(max(shape.fewest, 1))]
    raise AssertionError(f"say how to fill a field of the sort {shape.sort}")


# ------------------------------------------------------------------------------------------------------- random

_TURNED = (
    ("Span", "begins"),
    ("DayLimits", "begins"),
    ("FridayBreak", "begins"),
    ("Lunch", "earliest"),
    ("TransferHours", "earliest"),
    ("Tea", "earliest"),
)
"""Beginnings that lie before their ends; where one is given alone it may turn the other's default."""

_ID = st.text("abcXYZ019_.-", min_size=1, max_size=8).map(lambda rest: f"n{rest}")
_LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.sampled_from("\n\t"), max_size=12
)
_WHOLE_MINUTES = st.times().map(lambda time: time.strftime("%H:%M"))
_MOMENTS = st.tuples(
    st.datetimes(dt.datetime(1971, 1, 1), dt.datetime(2199, 1, 1)), st.integers(-12 * 60, 14 * 60)
).map(lambda m: m[0].replace(second=0, microsecond=0, tzinfo=dt.timezone(dt.timedelta(minutes=m[1]))).isoformat())


def record_bodies(table: str, record_id: str) -> st.SearchStrategy[tuple[str, Body]]:
    """Random records of a kind as (id, JSON): each can stand in ``everything`` in the place of what has its id."""
    ids = st.just(record_id)
    if table in (
        "activities",
        "cities",
        "venues",
        "groups",
        "persons",
        "hosts",
        "vehicles",
        "duties",
        "shuttles",
        *PROMISED,
    ):
        ids |= _ID
    if table == "cities":
        ids = st.sampled_from(["X", "Y"]) | _ID
    return st.tuples(ids, _bodies(kind_of(table, record_id))).map(lambda made: (made[0], _fitted(table, *made)))


def heading_bodies() -> st.SearchStrategy[Body]:
    """Random fields of an edition itself."""
    first = st.dates(dt.date(1970, 1, 1), dt.date(2199, 1, 1))
    dates = st.tuples(first, st.integers(0, 365)).map(
        lambda d: {"first_day": d[0].isoformat(), "last_day": (d[0] + dt.timedelta(days=d[1])).isoformat()}
    )
    return st.tuples(_bodies(Heading), dates).map(lambda parts: {**parts[0], **parts[1]})


def _bodies(kind: type[Value]) -> st.SearchStrategy[Body]:
    needed: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for field in record_fields(kind):
        if field.name == "id" and issubclass(kind, Record) and kind is not Heading:
            continue
        (needed if field.required else optional)[_alias(kind, field)] = _random(kind, field)
    if issubclass(kind, Record):
        names = st.sampled_from([name for name in kind.model_fields if name != "facts"])
        optional["facts"] = st.dictionaries(names, _bodies(Fact), max_size=2)
    if "kind" in kind.model_fields and len(get_args(kind.model_fields["kind"].annotation)) == 1:
        needed["kind"] = st.just(kind.model_fields["kind"].default)
    if not getattr(kind, "weighable", True):
        del optional["weight"]
    return st.fixed_dictionaries(needed, optional=optional).map(lambda body: _mended(kind, body))


def _random(kind: type[Value], field: RecordField) -> st.SearchStrategy[Any]:
    if (kind.__name__, field.name) == ("City", "zone"):
        return st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/London"])
    if (kind.__name__, field.name) == ("Heading", "calendar_address"):
        return st.sampled_from(["", "https://calendars.example.org/2018/", "webcal://x"])
    if (kind.__name__, field.name) == ("Picture", "data"):
        return st.binary(max_size=20).map(lambda data: base64.b64encode(data).decode())
    return _of(
        field.shape, any(getattr(mark, "gt", None) is not None for mark in kind.model_fields[field.name].metadata)
    )


def _of(shape: Shape, above: bool = False) -> st.SearchStrategy[Any]:
    found = _plain(shape, above)
    return st.none() | found if shape.optional else found


def _plain(shape: Shape, above: bool) -> st.SearchStrategy[Any]:
    match shape.sort:
        case "flag":
            return st.booleans()
        case "integer":
            least = None if shape.least is None else int(shape.least)
            return st.integers(-(10**9) if least is None else least, int(shape.most or 10**9))
        case "number":
            return st.floats(
                shape.least, shape.most, exclude_min=above, allow_nan=False, allow_infinity=False, allow_subnormal=False
            )
        case "date":
            return st.dates().map(dt.date.isoformat)
        case "time":
            return _WHOLE_MINUTES
        case "moment":
            return _MOMENTS
        case "line":
            return _LINE
        case "id":
            return _ID
        case "room":
            return st.just("R")
        case "text":
            return st.fixed_dictionaries({}, optional={"en": _LINE, "id": _LINE})
        case "choice":
            return st.sampled_from(shape.choices)
        case "reference":
            return st.sampled_from(list(_TOLD[shape.table]))
        case "value":
            assert shape.value is not None
            return _bodies(shape.value)
        case "many":
            assert shape.of is not None
            return st.lists(_of(shape.of), min_size=shape.fewest, max_size=2)
    raise AssertionError(f"say how to draw a field of the sort {shape.sort}")


def _mended(kind: type[Value], body: Body) -> Body:
    """The body with what its fields have to say together: ends after beginnings, the most not below the least."""
    for begins, ends in (("begins", "ends"), ("earliest", "latest")):
        pair = (kind.__name__, begins)
        if pair in _TURNED:
            given = [body.pop(name) for name in (begins, ends) if name in body]
            if len(given) == 2 and given[0] != given[1]:
                body |= {begins: min(given), ends: max(given)}
            elif kind.__name__ == "Span":
                body |= {begins: given[0], ends: "00:00"}
    if kind.__name__ in ("Availability", "Absence", "Away"):
        begins, ends = sorted(map(dt.datetime.fromisoformat, (body["begins"], body["ends"])))
        later = ends if ends > begins else ends + dt.timedelta(minutes=1)
        body |= {"begins": begins.isoformat(), "ends": later.isoformat()}
    if kind.__name__ == "RamadanHours":
        hours = sorted(body.pop(name) for name in ("opens", "closes", "friday_closes") if name in body)
        days = sorted(day for name in ("begins", "ends") if (day := body.pop(name, None)))
        if len(set(hours)) == 3:
            body |= dict(zip(("opens", "closes", "friday_closes"), hours, strict=True))
        body |= dict(zip(("begins", "ends"), days, strict=False))
    if kind.__name__ == "PreferredStarts" and not body.get("slots") and not body.get("times", True):
        del body["times"]
    if kind.__name__ == "OptIn" and body.get("maximum") is not None:
        body["maximum"] = max(body["maximum"], body.get("minimum", 1))
    if kind.__name__ in ("DaysBetween", "NightsAt") and body.get("most") is not None:
        body["most"] = max(body["most"], body.get("least", kind.model_fields["least"].default))
    if kind.__name__ == "Balance":  # one given alone may turn the other's default
        least, most = sorted((body.get("least_percent", 20), body.get("most_percent", 70)))
        body |= {"least_percent": least, "most_percent": most}
    if kind.__name__ == "Prayers" and "prayers" in body:
        body["prayers"] = list(dict.fromkeys(body["prayers"]))
    if kind.__name__ == "FreeHalfDay" and body.get("noon", "12:00") <= "06:00":
        del body["noon"]
    if kind.__name__ == "Activity":
        usual = body["duration_minutes"]
        for name, choose in (("shortest_minutes", min), ("longest_minutes", max)):
            if body.get(name) is not None:
                body[name] = choose(usual, body[name])
    return body


def _fitted(table: str, record_id: str, body: Body) -> Body:
    """The body as the rest of ``everything`` lets it stand under an id."""

    def there(venue: str | None, city: str) -> bool:
        return venue is not None and VENUES[venue] == city

    if table == "activities":
        city = VENUES[body["venue"]]
        body["alternatives"] = [venue for venue in body.get("alternatives", ()) if there(venue, city)]
        body["rain_venue"] = body.get("rain_venue") if there(body.get("rain_venue"), city) else None
        body["part_of"] = body.get("part_of") and "day"
        if record_id == "talk":
            body["groups"] = ["A"]
    elif table == "cities":
        body["hotel"] = body.get("hotel") if there(body.get("hotel"), record_id) else None
        body["hotel_changes"] = [h for h in body.get("hotel_changes", ()) if there(h["hotel"], record_id)]
    elif table == "venues":
        body["city"] = VENUES.get(record_id, body["city"])
        body["rooms"] = [*body.get("rooms", ()), {"id": "R", "name": {}}]
    elif table == "groups":
        body["parent"] = "ALL" if record_id == "A" or body.get("parent") else None
        body["city"] = "X"
        if body.get("by") == "capacity" and body["parent"] is None:
            body["capacity"] = body.get("capacity") or 1
    elif table == "ride_options":
        body |= {
            "from_city": "X",
            "to_city": "Y",
            "service": {**body["service"], "from_venue": "vX2", "to_venue": "vY"},
            "feeders": [{**each, "from_venue": "vX", "to_venue": "vX2"} for each in body.get("feeders", ())],
            "onward": [{**each, "from_venue": "vY", "to_venue": "vY"} for each in body.get("onward", ())],
        }
    elif table == "city_changes":
        body |= {"from_city": "X", "to_city": "Y", "groups": ["ALL"]}
    return body


def with_body(whole: Body, table: str, record_id: str, body: Mapping[str, Any]) -> Body:
    """The edition's JSON with a record put into it."""
    changed = {**table_in(whole, table), record_id: body}
    if table in PLAN_TABLES:
        return {**whole, "plan": {**whole["plan"], table: changed}}
    return {**whole, table: changed}
