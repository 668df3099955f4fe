"""Records as the JSON text that stands in a row, and an edition put together from rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from lawatan.domain import HEADING, PLAN_TABLES, Record, Table
from lawatan.rules import Edition

_RECORDS: TypeAdapter[Table[Record]] = TypeAdapter(Table[Record])


def body_of(record: Record) -> str:
    """A record as JSON text, without the id, which is its key, and without defaults, which later versions may add."""
    if record.keyed:
        table = Table((record,))
        (written,) = _RECORDS.dump_python(table, mode="json", by_alias=True, exclude_defaults=True).values()
    else:
        always = record.model_dump(mode="json", by_alias=True, include=set(record.always_written))
        written = {**always, **record.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
    return text_of(written)


def text_of(body: dict[str, Any]) -> str:
    """The JSON text of a body: one line, no spaces, letters as they are."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def edition_of(rows: Iterable[tuple[str, str, dict[str, Any]]]) -> Edition:
    """Put an edition together from (kind, id, body); pydantic's ValidationError, with the path of each field, if it fails."""
    whole: dict[str, Any] = {}
    plan: dict[str, Any] = {}
    for kind, record_id, body in rows:
        if (kind, record_id) == HEADING:
            whole.update(body)
        else:
            (plan if kind in PLAN_TABLES else whole).setdefault(kind, {})[record_id] = body
    if plan:
        whole["plan"] = plan
    return Edition.model_validate_json(json.dumps(whole))
