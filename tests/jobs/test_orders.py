"""The orders of the cities: which there are, what each makes of the changes of city, and what rules one out."""

from __future__ import annotations

import datetime as dt
import random
from itertools import pairwise
from typing import Any

import pytest

from builders import text, with_fields
from lawatan.domain import Group, Placement, Plan, Ride, Table, Text, apply, with_plan
from lawatan.jobs.faults import misplaced
from lawatan.jobs.orders import Order, Orders, orders, routes_told
from lawatan.jobs.routes import MOST
from lawatan.rules import Edition
from lawatan.schedule import Setting
from lawatan.words import words
from three_cities import FIRST, star, three_cities, visit

EN = words("en")


def found(edition: Edition, **options: Any) -> Orders:
    orders_found = orders(edition, **options)
    assert orders_found is not None
    return orders_found


def possible(edition: Edition, leaf: str = "ALL", **options: Any) -> list[str]:
    return ["".join(order.routes[leaf]) for order in found(edition, **options).possible]


def the(edition: Edition, route: str, leaf: str = "ALL") -> Order:
    return next(order for order in found(edition).possible if "".join(order.routes[leaf]) == route)


def changes(order: Order, leaf: str = "ALL") -> list[tuple[str, str, tuple[str, ...]]]:
    chain = [crossing.change for crossing in Setting(order.edition).crossings_of(leaf)]
    return [(change.id, change.from_city + change.to_city, change.options) for change in chain]


def at(day: int, hour: int) -> dt.datetime:
    zone = dt.timezone(dt.timedelta(hours=7))
    return dt.datetime.combine(FIRST + dt.timedelta(days=day), dt.time(hour), zone)


def locked(edition: Edition, placements: dict[str, dt.datetime], rides: dict[str, dt.datetime]) -> Edition:
    slots = [Placement(id=f"{key}@ALL", start=start, locked=True) for key, start in placements.items()]
    way = {ride: edition.city_changes[ride].options[0] for ride in rides}
    decided = [Ride(id=f"{key}@ALL", option=way[key], departure=start, locked=True) for key, start in rides.items()]
    return with_plan(edition, Plan(placements=Table(slots), rides=Table(decided)))


@pytest.mark.parametrize("free", ["", "B", "D"])
def test_order_is_fixed_unless_two_cities_may_change_places(free: str) -> None:
    assert orders(star(free=free)) is None


def test_two_cities_in_any_order_are_two_orders_the_own_first() -> None:
    assert possible(star(free="BD")) == ["JBD", "JDB"]
    assert possible(star("JDB", free="BD")) == ["JDB", "JBD"]


def test_first_city_is_free_as_well_unless_the_group_names_it() -> None:
    edition = star(free="JBD")

    assert possible(edition)[0] == "JBD"
    assert sorted(possible(edition)) == ["BDJ", "BJD", "DBJ", "DJB", "JBD", "JDB"]
    assert possible(with_fields(edition, "groups", "ALL", city="J")) == ["JBD", "JDB"]


def test_city_that_comes_twice_keeps_its_places() -> None:
    """The group begins in Jakarta and flies home from there."""
    assert possible(star("JBDJ", free="JBD")) == ["JBDJ", "JDBJ"]


def test_last_city_keeps_its_place_where_it_is_not_free() -> None:
    assert possible(star("JBDY", free="BD")) == ["JBDY", "JDBY"]


def test_command_can_free_all_cities_but_the_first_or_none() -> None:
    assert possible(star(), free=True) == ["JBD", "JDB"]
    assert orders(star(free="BD"), free=False) is None


def in_jakarta(edition: Edition) -> Edition:
    return with_fields(edition, "groups", "ALL", city="J")


def test_cities_to_which_no_change_leads_yet_come_into_every_order() -> None:
    """The coordinator says what is to happen in three cities and that they may come in any order; no change of city."""
    edition = in_jakarta(star("J", free="BD"))

    assert possible(edition) == ["JBD", "JDB"]
    assert [order.changes != {} for order in found(edition).possible] == [True, True]
    assert changes(the(edition, "JDB")) == [("j-d", "JD", ("by-JD",)), ("d-b", "DB", ("by-DB",))]


def test_one_city_to_which_no_change_leads_yet_is_one_order() -> None:
    assert possible(in_jakarta(star("J", free="B"))) == ["JB"]
    assert possible(in_jakarta(star("JD", free="B"))) == ["JBD"]  # Denpasar is to be the last
    assert possible(in_jakarta(star("JD", free="BD"))) == ["JDB", "JBD"]


def test_city_where_a_group_attends_nothing_is_none_of_its_cities() -> None:
    assert orders(in_jakarta(star("J", free="B", visits=[visit("J")]))) is None
    assert orders(in_jakarta(star("J", free="B", visits=[visit("J"), visit("B", day_trip=True)]))) is None
    assert orders(in_jakarta(star("J", free="B")), free=False) is None


def test_own_order_is_the_edition_as_it_is() -> None:
    edition = star(free="BD")

    assert found(edition).possible[0].edition is edition
    assert found(edition).possible[0].changes == {}


@pytest.mark.parametrize("cities", ["JBD", "JBDY", "JBDJ", "JBDYJ"])
def test_each_order_is_a_whole_edition_in_which_the_groups_go_so(cities: str) -> None:
    edition = star(cities, free="BDY")

    for order in found(edition).possible:
        again = Edition.model_validate(order.edition.model_dump(mode="json", by_alias=True))
        assert again == order.edition
        assert misplaced(order.edition, EN) == ""
        assert Setting(order.edition).cities("ALL") == order.routes["ALL"]
        chain = [(a, b) for _, (a, b), _ in changes(order)]
        assert chain == list(pairwise(order.routes["ALL"]))


def test_change_between_the_same_cities_stays_what_it_is() -> None:
    """Bandung to Denpasar is a step of both orders: its id, its one way and its dates stay."""
    edition = star("JBDY", free="BDY")
    dates = {"earliest": FIRST, "latest": FIRST + dt.timedelta(days=2)}
    edition = with_fields(edition, "city_changes", "to-BD", **dates)

    order = the(edition, "JYBD")

    assert changes(order) == [
        ("j-y", "JY", ("by-JY",)),
        ("y-b", "YB", ("by-YB",)),
        ("to-BD", "BD", ("by-BD",)),
    ]
    kept = order.edition.city_changes["to-BD"]
    assert (kept.earliest, kept.latest) == (dates["earliest"], dates["latest"])


def test_dates_hold_for_who_leaves_or_reaches_a_city_that_keeps_its_place() -> None:
    edition = star("JBDJ", free="BD", days=9)
    for n, change in enumerate(edition.city_changes):
        dates = {"earliest": FIRST + dt.timedelta(days=2 * n), "latest": FIRST + dt.timedelta(days=2 * n + 1)}
        edition = with_fields(edition, "city_changes", change, **dates)

    order = the(edition, "JDBJ")

    days = [
        (change.earliest and (change.earliest - FIRST).days, change.latest and (change.latest - FIRST).days)
        for change in order.edition.city_changes.values()
    ]
    assert days == [(0, 1), (None, None), (4, 5)]


def test_order_without_a_way_is_ruled_out_in_a_sentence() -> None:
    edition = star(free="BD")
    ways = [way for way in edition.ride_options.values() if way.id != "by-DB"]

    orders_found = found(edition.model_copy(update={"ride_options": Table(ways)}))

    assert ["".join(order.routes["ALL"]) for order in orders_found.possible] == ["JBD"]
    assert [(each.routes["ALL"], each.why) for each in orders_found.ruled_out] == [
        (("J", "D", "B"), "There is no way from City D to City B.")
    ]


def test_known_ways_are_added_where_the_programme_has_none() -> None:
    order = found(three_cities()).possible[1]

    assert order.routes == {"ALL": ("JKT", "BALI", "BDG")}
    assert order.added == ("jakarta-bali-soekarno-2016", "bali-bandung-husein")
    assert [options for _, _, options in changes(order)] == [(way,) for way in order.added]
    assert order.edition.ride_options["bali-bandung-husein"].service.from_venue == "DPS"
    assert "CGK" in order.edition.venues


def test_three_cities_without_any_way_or_change_go_by_the_known_ways() -> None:
    edition = three_cities()
    keys = [(table, key) for table in ("city_changes", "ride_options") for key in getattr(edition, table)]

    orders_found = found(apply(edition, dict.fromkeys(keys)))

    assert [(order.routes["ALL"], order.added) for order in orders_found.possible] == [
        (("JKT", "BALI", "BDG"), ("jakarta-bali-soekarno-2016", "bali-bandung-husein")),
        (("JKT", "BDG", "BALI"), ("jakarta-bandung-coach-2018", "jakarta-bandung-train-2018", "bandung-bali-husein")),
    ]


def test_locked_ride_rules_out_the_orders_without_it() -> None:
    edition = locked(star(free="BD"), {}, {"to-BD": at(1, 12)})

    orders_found = found(edition)

    assert ["".join(order.routes["ALL"]) for order in orders_found.possible] == ["JBD"]
    assert [each.why for each in orders_found.ruled_out] == ["The ride City B–City D is locked."]


def test_locked_time_slots_rule_out_the_orders_against_them() -> None:
    edition = locked(star(free="BD"), {"D": at(1, 15), "B": at(3, 9)}, {})

    orders_found = found(edition)

    assert ["".join(order.routes["ALL"]) for order in orders_found.possible] == ["JDB"]
    assert [each.why for each in orders_found.ruled_out] == [
        "“Visit D” is locked before “Visit B”, so City D comes before City B."
    ]


def test_where_locks_rule_out_every_order_the_own_one_is_planned() -> None:
    """Between the two visits to Bandung one to Denpasar is locked: the checker tells what that breaks."""
    visits = [visit("B", "first"), visit("D"), visit("B", "last")]
    edition = locked(star(free="BD", visits=visits), {"first": at(0, 9), "D": at(1, 9), "last": at(2, 9)}, {})

    assert possible(edition) == ["JBD"]
    assert ["".join(each.routes["ALL"]) for each in found(edition).ruled_out] == ["JDB"]


def test_rides_that_are_no_more_go_with_their_changes_and_others_stay() -> None:
    edition = star("JBDYJ", free="BDY")
    rides = [Ride(id=f"{c}@ALL", option=f"by-{c[3:]}", departure=at(n, 12)) for n, c in enumerate(edition.city_changes)]
    slot = Placement(id="B@ALL", start=at(2, 9))
    edition = with_plan(edition, Plan(placements=Table([slot]), rides=Table(rides)))

    order = the(edition, "JYBDJ")

    assert list(order.edition.plan.rides) == ["to-BD@ALL"]
    assert list(order.edition.plan.placements.values()) == [slot]


def two_groups(*visits: Any, free: str = "BD") -> Edition:
    groups = [Group(id="ALL", name=text("All"))]
    groups += [Group(id=g, name=text(f"Group {g}"), parent="ALL", participants=10) for g in ("A", "C")]
    return star(free=free, visits=visits, groups=groups)


def test_groups_that_meet_in_a_city_whose_place_is_free_go_together() -> None:
    """They meet in Jakarta as well, but that is the first city of both, whatever comes then."""
    apart = {"groups": ("A", "C"), "apart": True}
    edition = two_groups(visit("J"), visit("B", **apart), visit("D"))

    assert [set(order.routes.values()) for order in found(edition).possible] == [
        {("J", "B", "D")},
        {("J", "D", "B")},
    ]


def test_groups_that_meet_nowhere_else_may_go_in_different_orders() -> None:
    apart = {"groups": ("A", "C"), "apart": True}
    edition = two_groups(visit("J"), visit("B", **apart), visit("D", **apart))

    orders_found = found(edition)

    assert {tuple("".join(route) for route in order.routes.values()) for order in orders_found.possible} == {
        ("JBD", "JBD"),
        ("JBD", "JDB"),
        ("JDB", "JBD"),
        ("JDB", "JDB"),
    }
    assert not orders_found.alike
    mixed = next(order for order in orders_found.possible if order.routes == {"A": (*"JBD",), "C": (*"JDB",)})
    assert changes(mixed, "A") == [("to-JB", "JB", ("by-JB",)), ("to-BD", "BD", ("by-BD",))]
    assert changes(mixed, "C") == [("j-d", "JD", ("by-JD",)), ("d-b", "DB", ("by-DB",))]
    assert mixed.edition.city_changes["to-JB"].groups == ("A",)
    assert routes_told(edition, mixed.routes, EN) == (
        "Group A: City J → City B → City D; Group C: City J → City D → City B"
    )


def test_groups_in_one_other_order_share_their_changes_as_before() -> None:
    apart = {"groups": ("A", "C"), "apart": True}
    edition = two_groups(visit("J"), visit("B", **apart), visit("D", **apart))

    alike = next(order for order in found(edition).possible if set(order.routes.values()) == {(*"JDB",)})

    assert [change.groups for change in alike.edition.city_changes.values()] == [("ALL",), ("ALL",)]


def test_same_step_of_groups_in_different_orders_is_a_change_of_each() -> None:
    apart = {"groups": ("A", "C"), "apart": True}
    groups = [Group(id="ALL", name=text("All"))]
    groups += [Group(id=g, name=text(f"Group {g}"), parent="ALL", participants=10) for g in ("A", "C")]
    edition = star("JBDY", free="BDY", groups=groups, visits=[visit(each, **apart) for each in "BDY"])

    for order in found(edition).possible:
        assert misplaced(order.edition, EN) == ""
        assert {leaf: Setting(order.edition).cities(leaf) for leaf in ("A", "C")} == order.routes


def test_groups_go_alike_where_there_would_be_too_many_orders() -> None:
    groups = [Group(id="ALL", name=text("All"))]
    groups += [Group(id=f"G{n}", name=text(f"Group {n}"), parent="ALL", participants=5) for n in range(6)]
    edition = star(free="BD", groups=groups, visits=[visit("J")])

    orders_found = found(edition)

    assert (len(orders_found.possible), orders_found.alike, orders_found.number) == (2, True, 2)


def test_of_too_many_orders_those_with_the_shortest_rides_are_tried() -> None:
    """120 orders; that through the alphabet backwards is by far the quickest."""
    backwards = {f"{a}{b}": 10 for a, b in pairwise("JHGFED")}
    edition = star("JDEFGH", free="DEFGH", minutes=backwards)

    orders_found = found(edition)

    assert (len(orders_found.possible), orders_found.beyond, orders_found.number) == (MOST, 120 - MOST, 120)
    assert ["".join(order.routes["ALL"]) for order in orders_found.possible[:2]] == ["JDEFGH", "JHGFED"]


def drawn(seed: int) -> Edition:
    """Up to four cities in any order, some home again, groups that meet or do not, dates and locks here and there."""
    rng = random.Random(seed)
    cities = "J" + "".join(rng.sample("BDYK", rng.randint(2, 4))) + rng.choice(("", "J"))
    leaves = ["A", "C", "E"][: rng.randint(1, 3)]
    groups = [Group(id="ALL", name=text("All"))]
    groups += [Group(id=leaf, name=text(leaf), parent="ALL", participants=9) for leaf in leaves]
    together = {"groups": ("ALL",)} if rng.random() < 0.5 else {"groups": tuple(leaves), "apart": True}
    visits = [visit(city, **together) for city in sorted(set(cities))]
    edition = star(cities, free=rng.choice(("BDYK", "BDYKJ", "BD")), groups=groups, visits=visits, days=9)
    for change in edition.city_changes:
        earliest = FIRST + dt.timedelta(days=rng.randrange(5))
        edition = with_fields(edition, "city_changes", change, earliest=rng.choice((None, earliest)))
    rides = [
        Ride(id=f"{change}@{leaf}", option=f"by-{change[3:]}", departure=at(n, 12), locked=rng.random() < 0.1)
        for n, change in enumerate(edition.city_changes)
        for leaf in leaves
    ]
    return with_plan(edition, Plan(rides=Table(rides)))


@pytest.mark.parametrize("seed", range(6))
def test_every_order_of_drawn_programmes_holds_together_and_changes_nothing_else(seed: int) -> None:
    all_hold_together(drawn(seed))


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(6, 150))
def test_every_order_of_many_drawn_programmes_holds_together_too(seed: int) -> None:
    all_hold_together(drawn(seed))


def all_hold_together(edition: Edition) -> None:
    orders_found = orders(edition)

    for order in orders_found.possible if orders_found is not None else ():
        setting = Setting(order.edition)
        assert Edition.model_validate_json(order.edition.model_dump_json(by_alias=True)) == order.edition
        assert misplaced(order.edition, EN) == ""
        assert {leaf: setting.cities(leaf) for leaf in setting.leaves} == order.routes
        assert {table for table, _ in order.changes} <= {"city_changes", "rides"}
        assert decided(order.edition, locked=True) == decided(edition, locked=True)
        assert decided(order.edition) <= decided(edition)
        assert found(order.edition).number == orders_found.number


def decided(edition: Edition, locked: bool = False) -> set[tuple[str, str, dt.datetime]]:
    """The rides, or those locked alone: group, way and departure."""
    rides = edition.plan.rides.values()
    return {(ride.id.partition("@")[2], ride.option, ride.departure) for ride in rides if ride.locked or not locked}


def test_changes_that_do_not_follow_each_other_have_no_other_order() -> None:
    edition = star(free="BD")
    turned = with_fields(edition, "city_changes", "to-JB", order=9)

    assert orders(turned) is None


def test_a_group_that_cannot_choose_keeps_its_changes_though_they_do_not_follow_each_other() -> None:
    groups = [Group(id="ALL", name=text("All"))]
    groups += [
        Group(id=g, name=text(g), parent="ALL", city=city, participants=9) for g, city in (("A", "B"), ("C", "J"))
    ]
    edition = star(free="BD", groups=groups, visits=[visit(each, groups=("C",)) for each in "JBD"])

    assert possible(edition, "C") == ["JBD", "JDB"]
    other = the(edition, "JDB", "C")
    assert changes(other, "A") == changes(found(edition).possible[0], "A")
    assert changes(other, "C") == [("j-d", "JD", ("by-JD",)), ("d-b", "DB", ("by-DB",))]


def test_why_is_told_in_the_language_asked_for() -> None:
    edition = locked(
        with_fields(star(free="BD"), "cities", "B", name=Text(en="B", id="Kota B")), {}, {"to-BD": at(1, 12)}
    )

    (ruled_out,) = found(edition, language="id").ruled_out

    assert "Kota B" in ruled_out.why
    assert ruled_out.why != "The ride Kota B–City D is locked."
