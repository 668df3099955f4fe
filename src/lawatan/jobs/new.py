"""A new edition: empty, but with one group and with the rules that hold for every programme."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from lawatan.domain import Group, Table, Text
from lawatan.jobs.blank import free_id
from lawatan.rules import RULES, Edition
from lawatan.words import mark, words

USUAL = (
    "must_happen",
    "within_dates",
    "day_limits",
    "venue_open",
    "one_place",
    "travel_fits",
    "right_city",
    "timetable",
    "ride_buffers",
    "lunch",
    "friday_break",
    "capacity",
)
"""The kinds of rules that every programme begins with, each with its usual numbers."""

OTHERWISE: Mapping[str, Mapping[str, Any]] = {"lunch": {"on_the_way": True}}
"""What is other than usual in them: whoever types a train over noon is not told that nobody may eat in it."""

DAYS = 5
NAME = mark("New programme")
FRESH = "programme"


def named_id(edition_id: str, name: str) -> str:
    """The id of a new programme with its name in it, once it has one; any other id stays as it is.

    What tells it apart from every other programme stays too.
    """
    found = re.fullmatch(rf"{FRESH}-([0-9a-f]{{8}})", edition_id)
    stem = free_id(name, ())
    return f"{stem}-{found[1]}" if found is not None and name else edition_id


def new_edition(today: dt.date, language: str = "en") -> Edition:
    """An edition of five days from the Monday after next week's, with nothing in it but a group and the usual rules.

    It is named in one language alone: what a person types over it then is its name in both.
    """
    monday = today + dt.timedelta(days=14 - today.weekday())
    kinds = {rule.model_fields["kind"].default: rule for rule in RULES}
    return Edition(
        id=f"{FRESH}-{uuid4().hex[:8]}",  # calendars tell programmes apart by it, so that no two may have the same
        name=Text.model_validate({language: words(language)(NAME)}),
        first_day=monday,
        last_day=monday + dt.timedelta(days=DAYS - 1),
        groups=Table([Group(id="ALL", name=Text(en="All participants", id="Seluruh peserta"))]),
        rules=Table(
            kinds[kind].model_validate({"id": kind.replace("_", "-"), **OTHERWISE.get(kind, {})}) for kind in USUAL
        ),
    )
