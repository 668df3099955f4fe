"""Rests: lunch and the Friday break as papers show them."""

from __future__ import annotations

import builders
from lawatan.output.rest import rests
from lawatan.rules.friday_break import FridayBreak
from lawatan.rules.lunch import Lunch
from lawatan.schedule import View
from output.two_groups import view, with_rules

RULES = (Lunch(id="lunch"), FridayBreak(id="friday"))

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""In English, whatever the machine speaks."""


def told(seen: View, *groups: str) -> list[tuple[str, tuple[str, ...], str]]:
    found = rests(seen, groups)
    return [(r.kind, r.leaves, f"{DAYS[r.start.weekday()]} {r.start:%H:%M}–{r.end:%H:%M %z}") for r in found]


def test_what_groups_have_together_is_one_and_what_they_have_apart_is_not() -> None:
    # no Friday break: that day each group is on its train then
    assert told(view(with_rules()), "A", "B") == [
        ("lunch", ("A", "B"), "Thu 12:00–13:00 +0700"),
        ("lunch", ("B",), "Sat 11:45–12:45 +0700"),
        ("lunch", ("A",), "Sat 12:00–13:00 +0700"),
        ("lunch", ("A", "B"), "Mon 12:00–13:00 +0800"),
    ]


def test_a_day_without_anything_has_no_rest_and_none_is_asked_for_by_no_rule() -> None:
    edition = builders.one_city(builders.activity("show"), rules=RULES)

    assert told(builders.view(edition, {"show": "wed 09:00"}), "ALL") == [("lunch", ("ALL",), "Wed 12:00–13:00 +0700")]
    assert told(view(), "A", "B") == []


def test_the_friday_break_begins_after_a_way_into_it_and_ends_before_one_out_of_it() -> None:
    talk, show = builders.activity("talk"), builders.activity("show", "UDJO")
    edition = builders.one_city(talk, show, rules=RULES)

    there = builders.view(edition, {"talk": "fri 10:30", "show": "fri 13:30"})
    later = builders.view(edition, {"show": "fri 13:30"})
    inside = builders.view(edition, {"talk": "fri 12:00"})

    assert told(there, "ALL") == [("friday_break", ("ALL",), "Fri 12:25–13:30 +0700")]
    assert told(later, "ALL") == [("friday_break", ("ALL",), "Fri 11:30–12:35 +0700")]
    assert told(inside, "ALL") == []
