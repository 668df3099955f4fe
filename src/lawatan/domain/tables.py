"""The names of an edition's tables, and how a record is named across them."""

from __future__ import annotations

Key = tuple[str, str]
"""A record of an edition: its table and its id. The edition's own fields are ``HEADING``."""

TABLES = (
    "organisers",
    "countries",
    "cities",
    "venues",
    "hosts",
    "persons",
    "groups",
    "vehicles",
    "activities",
    "travel_times",
    "ride_options",
    "city_changes",
    "rules",
)
"""The edition's tables, in display order."""

PLAN_TABLES = ("placements", "rides", "duties", "shuttles")
"""The tables of the edition's plan."""

PROMISED = ("promised", "promised_rides")
"""The tables of what people were told: time slots, and rides."""

HEADING: Key = ("edition", "")
"""The edition's own fields, as though they were a record."""
