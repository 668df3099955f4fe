"""The edition: read back as it was written, and refused, with the path, where its records do not hold together."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from builders import activity, one_city, two_cities
from editions import editions
from lawatan.domain import PLAN_TABLES, PROMISED, TABLES, Table, Value
from lawatan.rules import After, Edition, FixedStart


def faults(body: Any) -> list[tuple[str, str]]:
    """Path and sentence of each fault in an edition's JSON."""
    try:
        Edition.model_validate_json(json.dumps(body))
    except ValidationError as error:
        return [(".".join(map(str, found["loc"])), found["msg"]) for found in error.errors()]
    return []


def body(edition: Edition) -> dict[str, Any]:
    """The edition as its JSON has it."""
    return edition.model_dump(mode="json", exclude_defaults=True, by_alias=True)


# Reading and writing.


def test_records_are_written_by_id_sorted_without_their_id() -> None:
    edition = one_city(
        activity("zebra", minutes=30, order=1),
        activity("apple", "UDJO", minutes=45, order=2),
        rules=[FixedStart(id="show", activity="apple", time=dt.time(15, 30))],
    )

    written = body(edition)

    assert list(edition.activities) == ["zebra", "apple"]
    assert list(written["activities"].items()) == [
        (
            "apple",
            {
                "order": 2,
                "name": {"en": "Apple", "id": "Apple (id)"},
                "venue": "UDJO",
                "duration_minutes": 45,
                "groups": ["ALL"],
            },
        ),
        (
            "zebra",
            {
                "order": 1,
                "name": {"en": "Zebra", "id": "Zebra (id)"},
                "venue": "HOTEL",
                "duration_minutes": 30,
                "groups": ["ALL"],
            },
        ),
    ]
    assert written["rules"] == {"show": {"kind": "fixed_start", "activity": "apple", "time": "15:30"}}
    assert written["travel_times"]["HOTEL-UDJO"] == {
        "between": "HOTEL",
        "and": "UDJO",
        "off_peak_minutes": 30,
        "peak_minutes": 45,
    }
    assert list(written) == [
        *("id", "name", "first_day", "last_day", "cities", "venues", "hosts"),
        *("persons", "groups", "activities", "travel_times", "rules"),
    ]


@settings(max_examples=40)
@given(editions())
def test_an_edition_is_read_back_as_it_was_written(edition: Edition) -> None:
    whole = edition.model_dump_json(by_alias=True)
    short = edition.model_dump_json(by_alias=True, exclude_defaults=True)

    for written in (whole, short):
        read = Edition.model_validate_json(written)
        assert read == edition
        assert [list(getattr(read, table)) for table in TABLES] == [list(getattr(edition, table)) for table in TABLES]
    assert Edition.model_validate(edition.model_dump(by_alias=True)) == edition
    assert Edition.model_validate(edition) == edition


def test_all_that_is_a_table_is_named_among_the_tables() -> None:
    edition = one_city()

    assert tuple(n for n in type(edition).model_fields if isinstance(getattr(edition, n), Table)) == (
        *TABLES,
        *PROMISED,
    )
    assert tuple(type(edition.plan).model_fields) == PLAN_TABLES


def test_an_edition_refuses_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        one_city().batch = 2


# What is refused, and where it says that it is.


def changed(path: str, value: Any) -> dict[str, Any]:
    """The JSON of an edition of two cities with one field set."""
    edition = two_cities(
        activity("visit", "OFFICE", groups=("A",)), rules=[After(id="order", activity="visit", others=("visit",))]
    )
    whole = body(edition)
    *way, last = path.split(".")
    inner: Any = whole
    for part in way:
        inner = inner[int(part) if isinstance(inner, list) else part]
    inner[int(last) if isinstance(inner, list) else last] = value
    return whole


def test_the_edition_that_these_tests_break_is_sound() -> None:
    assert faults(changed("batch", 3)) == []


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("first_day", "2018-07-32", "Input should be a valid date or datetime, day value is outside expected range"),
        ("last_day", "2018-07-22", "the last day lies before the first"),
        ("last_day", "2028-07-29", "the programme lasts longer than 366 days"),
        ("boarding_minutes", 10**12, "Input should be less than or equal to 1440"),
        ("ride_options.coach.service.minutes", 10**12, "Input should be less than or equal to 10080"),
        ("batch", 0, "Input should be greater than or equal to 1"),
        ("note", {"en": "a\x07bell"}, None),
        ("title", "x", "Extra inputs are not permitted"),
        ("cities.JKT.zone", "Asia", None),
        ("venues.OFFICE.latitude", 91, "Input should be less than or equal to 90"),
        ("activities.visit.duration_minutes", 4, "Input should be greater than or equal to 5"),
        ("activities.visit.kind", "picnic", None),
        ("ride_options.coach.service.slow.0.span.ends", "09:30:30", "the time must be a whole minute, as 07:30"),
    ],
)
def test_a_bad_field_is_named(path: str, value: Any, sentence: str | None) -> None:
    (found,) = faults(changed(path, value))

    where = f"{path}.en" if path == "note" else path
    assert found == (where, sentence or found[1])


@pytest.mark.parametrize(
    ("path", "value", "table"),
    [
        ("cities.JKT.hotel", "NOWHERE", "venues"),
        ("venues.OFFICE.city", "NOWHERE", "cities"),
        ("hosts.FIRM.venue", "NOWHERE", "venues"),
        ("persons.EXPERT.host", "NOBODY", "hosts"),
        ("persons.EXPERT.country", "zz", "countries"),
        ("groups.A.members.0", "NOBODY", "persons"),
        ("activities.visit.groups.0", "NOBODY", "groups"),
        ("ride_options.flight.service.from_venue", "NOWHERE", "venues"),
        ("city_changes.to-bali.options.1", "submarine", "ride_options"),
        ("rules.order.others.0", "nothing", "activities"),
    ],
)
def test_a_dangling_reference_is_named(path: str, value: str, table: str) -> None:
    whole = changed("groups.A.members", ["EXPERT"])
    *way, last = path.split(".")
    inner: Any = whole
    for part in way:
        inner = inner[int(part) if isinstance(inner, list) else part]
    inner[int(last) if isinstance(inner, list) else last] = value

    expected = f"there is no “{value}” among the {table.replace('_', ' ')} of this edition"
    assert faults(whole) == [(path, expected)]


def test_a_group_whose_parent_is_unknown_is_named() -> None:
    assert faults(changed("groups.A.parent", "NOBODY")) == [
        ("groups.A.parent", "there is no “NOBODY” among the groups of this edition")
    ]


def test_a_group_is_no_part_of_itself() -> None:
    sentence = "the group is a part of itself"

    assert faults(changed("groups.ALL.parent", "A")) == [("groups.A.parent", sentence), ("groups.ALL.parent", sentence)]


def test_a_room_belongs_to_its_venue() -> None:
    assert faults(changed("activities.visit.room", "BALLROOM")) == [
        ("activities.visit.room", "OFFICE has no room “BALLROOM”")
    ]
    assert faults(changed("activities.visit.rooms", ["BALLROOM"])) == [
        ("activities.visit.rooms.0", "OFFICE has no room “BALLROOM”")
    ]


@pytest.mark.parametrize("path", ["facts", "venues.OFFICE.facts"])
def test_a_source_is_of_a_field(path: str) -> None:
    whole = changed(path, {"colour": {"source": "x"}, "name": {"source": "y"}})

    assert faults(whole) == [(f"{path}.colour", "a source is given for a field that there is not")]


def test_a_record_under_another_key_than_its_id_is_refused() -> None:
    assert faults(changed("hosts.FIRM.id", "OTHER")) == [
        ("hosts", "the record FIRM calls itself OTHER: leave out the id, its key is enough")
    ]
    assert faults(changed("hosts.FIRM.id", "FIRM")) == []


def test_a_year_lies_within_reason() -> None:
    ancient = changed("first_day", "0001-01-01")

    assert faults({**ancient, "last_day": "0001-01-05"}) == [("first_day", "the year must lie between 1970 and 2200")]


def test_all_faults_are_told_at_once() -> None:
    whole = changed("cities.JKT.hotel", "NOWHERE")
    whole["venues"]["OFFICE"]["city"] = "NOWHERE"

    assert [path for path, _ in faults(whole)] == ["cities.JKT.hotel", "venues.OFFICE.city"]


def test_a_rule_of_no_kind_that_there_is_is_refused() -> None:
    ((path, sentence),) = faults(changed("rules.order.kind", "be_happy"))

    assert path == "rules.order"
    assert sentence.startswith("Input tag 'be_happy' found using 'kind' does not match any of the expected tags")


@pytest.mark.parametrize("body", [[], "text", 3, None, {}, {"activities": []}, {"activities": {"a": 1}}])
def test_what_is_no_edition_is_refused(body: Any) -> None:
    assert faults(body)


# The schema.


def test_the_schema_leaves_out_ids_that_are_keys() -> None:
    schema = Edition.model_json_schema()
    definitions = schema["$defs"]

    assert "id" in schema["properties"]
    for name, definition in definitions.items():
        keeps_its_id = name in {"Room", "Text"}
        assert ("id" in definition.get("properties", {})) is keeps_its_id, name
    assert schema["properties"]["venues"]["additionalProperties"] == {"$ref": "#/$defs/Venue"}
    assert definitions["TravelTime"]["required"] == ["between", "and", "off_peak_minutes", "peak_minutes"]


def kinds(base: type[Value]) -> list[type[Value]]:
    """All our kinds of values below one."""
    return [found for kind in base.__subclasses__() for found in (kind, *kinds(kind))]


def test_every_field_has_a_title() -> None:
    untitled = {
        f"{kind.__name__}.{name}"
        for kind in kinds(Value)
        if kind.__module__.startswith("lawatan.") and "[" not in kind.__name__
        for name, field in kind.model_fields.items()
        if name != "kind" and not field.title
    }

    assert untitled == set()
