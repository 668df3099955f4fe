"""The orders that were tried, in words and as JSON."""

from __future__ import annotations

from dataclasses import replace

from lawatan.domain import Plan, Table
from lawatan.jobs.orders import Orders, orders
from lawatan.jobs.orders_told import as_object, remarks, rows
from lawatan.jobs.plan_orders import Look, Tried
from lawatan.rules import Edition
from lawatan.rules.worth import Worth
from lawatan.words import words
from three_cities import star, three_cities

EN = words("en")


def found(edition: Edition) -> Orders:
    orders_found = orders(edition)
    assert orders_found is not None
    return orders_found


def tried(edition: Edition) -> Tried:
    possible = found(edition)
    first, second, *rest = possible.possible
    looks = [
        Look(second, Plan(), Worth(0, 0, 1, 250), 190, 60, ("B@ALL",)),
        Look(first, Plan(), Worth(2, 1, 0, 600), 600, 0, ("D@ALL", "to-BD@ALL")),
        *(Look(order, None, None) for order in rest),
    ]
    return Tried(possible, second, tuple(looks))


def without_way(edition: Edition, way: str) -> Edition:
    return edition.model_copy(
        update={"ride_options": Table(each for each in edition.ride_options.values() if each.id != way)}
    )


def test_row_an_order_the_one_taken_first_and_why_one_was_not_planned() -> None:
    edition = without_way(star("JBDY", free="BDY"), "by-DB")

    told = rows(edition, tried(edition), EN)

    assert [(row.state, row.cells, row.why) for row in told][:2] == [
        ("taken", ("City J → City B → City Y → City D", "1", "0", "3 h 10 min", "1 h"), ""),
        ("tried", ("City J → City B → City D → City Y (as now)", "2", "1", "10 h", "0 min"), ""),
    ]
    assert [(row.state, row.why) for row in told][2:] == [
        ("not_tried", "There was no time to look at it."),
        ("not_tried", "There was no time to look at it."),
        ("ruled_out", "There is no way from City D to City B."),
        ("ruled_out", "There is no way from City D to City B."),
    ]


def test_json_has_the_routes_of_each_group_and_what_each_order_comes_to() -> None:
    edition = without_way(star("JBDY", free="BDY"), "by-DB")

    body = as_object(edition, tried(edition), EN)

    assert body["orders"][0] == {
        "state": "taken",
        "routes": {"ALL": ["J", "B", "Y", "D"]},
        "left_out": ["B@ALL"],
        "broken": 0,
        "travel_minutes": 190,
        "price": 60,
        "added": [],
    }
    assert body["orders"][2] == {"state": "not_tried", "routes": {"ALL": ["J", "D", "Y", "B"]}}
    assert body["orders"][5] == {
        "state": "ruled_out",
        "routes": {"ALL": ["J", "Y", "D", "B"]},
        "why": "There is no way from City D to City B.",
    }
    assert body["remarks"] == []


def test_remarks_tell_what_is_added() -> None:
    edition = three_cities()

    assert list(remarks(edition, tried(edition), EN)) == [
        "This order needs ways that the programme does not have yet; they are added: Flight, Jakarta Soekarno-Hatta to Bali "
        "(times assumed) and Flight, Bali to Bandung Husein (times assumed)."
    ]


def test_remarks_tell_what_was_left_untried() -> None:
    many = found(star("JDEFGH", free="DEFGH"))

    assert list(remarks(star("JDEFGH"), Tried(replace(many, alike=True), many.possible[0], ()), EN)) == [
        "All groups go in the same order: in different ones there would be too many to try.",
        "84 further orders were not tried, as their rides take longer.",
    ]
