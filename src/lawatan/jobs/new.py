"""A new edition: empty, but with one group and with the rules that hold for every programme."""

from __future__ import annotations

import datetime as dt

from lawatan.domain import Group, Table, Text
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

DAYS = 5
NAME = mark("New programme")


def new_edition(today: dt.date, language: str = "en") -> Edition:
    """An edition of five days from the Monday after next week's, with nothing in it but a group and the usual rules.

    It is named in one language alone: what a person types over it then is its name in both.
    """
    monday = today + dt.timedelta(days=14 - today.weekday())
    kinds = {rule.model_fields["kind"].default: rule for rule in RULES}
    return Edition(
        id="programme",
        name=Text.model_validate({language: words(language)(NAME)}),
        first_day=monday,
        last_day=monday + dt.timedelta(days=DAYS - 1),
        groups=Table([Group(id="ALL", name=Text(en="All participants", id="Seluruh peserta"))]),
        rules=Table(kinds[kind].model_validate({"id": kind.replace("_", "-")}) for kind in USUAL),
    )
