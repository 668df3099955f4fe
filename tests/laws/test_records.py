"""Whatever a record says, its file says: JSON text reads back equal, and the published schema accepts it."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from everything import everything, heading_bodies, kind_of, kinds, kinds_by_depth, record_bodies, table_in, with_body
from lawatan.domain import HEADING, PLAN_TABLES, Heading, records
from lawatan.jobs.files import edition_schema, edition_text, read_edition
from lawatan.rules import Edition

EXAMPLES = 5
"""Random records of each kind."""


@cache
def judge() -> jsonschema.Draft202012Validator:
    """The published schema."""
    return jsonschema.Draft202012Validator(edition_schema())


def reads_back(body: dict[str, Any], only: tuple[str, str] | None = None) -> Edition:
    """The edition of a body, after making sure that what is written of it is the same again and keeps to the schema.

    Judging by the schema takes time: where ``only`` names a record, it alone is judged, with the edition's own fields.
    """
    edition = Edition.model_validate_json(json.dumps(body))
    written = edition_text(edition)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "edition.json")
        path.write_text(written, encoding="utf-8")
        again = read_edition(path)
    assert again == edition
    assert records(again) == records(edition)
    assert edition_text(again) == written
    told = json.loads(written)
    if only is not None:
        table, key = only
        record = {table: {key: table_in(told, table)[key]}}
        told = {name: value for name, value in told.items() if name in Heading.model_fields}
        told |= {"plan": record} if table in PLAN_TABLES else record
    assert [error.message for error in judge().iter_errors(told)] == []
    return edition


@pytest.mark.parametrize(("table", "record_id"), kinds_by_depth(), ids=lambda part: str(part))
def test_a_record_of_any_kind_reads_back_equal(table: str, record_id: str) -> None:
    whole = everything()

    @settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
    @given(record_bodies(table, record_id))
    def law(made: tuple[str, dict[str, Any]]) -> None:
        key, body = made
        edition = reads_back(with_body(whole, table, key, body), (table, key))
        assert (table, key) in records(edition)

    law()


@settings(max_examples=EXAMPLES)
@given(heading_bodies())
def test_what_an_edition_says_of_itself_reads_back_equal(body: dict[str, Any]) -> None:
    edition = reads_back({**everything(), **body}, ("countries", "lao"))

    assert edition.first_day.isoformat() == body["first_day"]


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_random_records_of_several_kinds_together_read_back_equal(data: st.DataObject) -> None:
    body = everything()
    tables = ["organisers", "countries", "hosts", "persons", "vehicles", "travel_times", "duties", "rules", "promised"]
    for table, record_id in data.draw(st.lists(st.sampled_from([k for k in kinds() if k[0] in tables]), max_size=3)):
        key, made = data.draw(record_bodies(table, record_id))
        body = with_body(body, table, key, made)

    reads_back(body)


def test_in_the_edition_with_everything_no_field_is_left_out() -> None:
    """Else the laws would pass over it."""
    edition = reads_back(everything())
    written = json.loads(edition_text(edition))

    missing = []
    for table, record_id in kinds():
        kind = kind_of(table, record_id)
        weightless = not getattr(kind, "weighable", True)
        wanted = {field.alias or name for name, field in kind.model_fields.items() if name != "id"}
        wanted -= {"weight"} if weightless else set()
        missing += [f"{table}.{n}" for n in sorted(wanted - set(table_in(written, table)[record_id]))]
    assert missing == []
    assert set(Heading.model_fields) <= set(written)
    assert records(edition)[HEADING] == edition.heading
