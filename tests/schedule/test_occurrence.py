"""What has to be placed."""

from __future__ import annotations

from builders import activity, one_city, text, two_cities, with_fields, with_records
from lawatan.domain import Group, OptIn, Person, Room, head_count
from lawatan.schedule import Setting, leaf_groups, leaves
from lawatan.schedule.occurrence import crossings, occurrences

DEEP = with_records(two_cities(), "groups", *(Group(id=g, name=text(g), parent="A") for g in ("A2", "A1")))


def test_groups_come_down_to_those_without_parts() -> None:
    assert leaf_groups(DEEP) == ("A1", "A2", "B")
    assert leaves(DEEP, "ALL") == ("A1", "A2", "B")
    assert leaves(DEEP, "A") == ("A1", "A2")
    assert leaves(DEEP, "B") == ("B",)


def test_heads_are_a_groups_own_number_or_that_of_its_parts() -> None:
    assert [head_count(DEEP, group) for group in ("A", "B", "ALL", "A1")] == [11, 11, 22, 0]
    assert head_count(with_fields(DEEP, "groups", "ALL", participants=30), "ALL") == 30


def test_all_together_are_one_occurrence() -> None:
    (together,) = occurrences(two_cities(activity("opening", groups=("B", "A"))))

    assert (together.id, together.groups, together.leaves) == ("opening@A+B", ("A", "B"), ("A", "B"))
    assert (together.head_count, together.city, together.minutes) == (22, "JKT", 60)


def test_of_those_who_want_to_come_only_the_enrolled_are_counted() -> None:
    def heads(*enrolled: str, **fields: object) -> list[int]:
        edition = one_city(
            activity("rafting", opt_in=OptIn(minimum=2, enrolled=enrolled), **fields),
            persons=[Person(id=p, name=p) for p in ("P1", "P2", "P3")],
            groups=[
                Group(id="ALL", name=text("All"), participants=20, staff=2),
                Group(id="A", name=text("A"), parent="ALL", members=("P1", "P2")),
                Group(id="B", name=text("B"), parent="ALL", members=("P3",)),
            ],
        )
        return [o.head_count for o in occurrences(edition)]

    assert heads() == [22]
    assert heads("P1", "P3", "P1") == [2]
    assert heads("P1", "P2", "P3", groups=("A", "B"), apart=True) == [2, 1]


def test_each_by_itself_is_one_occurrence_a_group() -> None:
    found = occurrences(two_cities(activity("visit", "CERAMICS", groups=("ALL", "B"), apart=True)))

    assert [(o.id, o.leaves, o.head_count, o.city) for o in found] == [
        ("visit@ALL", ("A", "B"), 22, "BALI"),
        ("visit@B", ("B",), 11, "BALI"),
    ]


def test_nobody_is_counted_twice() -> None:
    whole_and_part, twice = occurrences(
        two_cities(activity("a", groups=("B", "ALL")), activity("b", groups=("B", "B"), apart=True))
    )

    assert (whole_and_part.id, whole_and_part.leaves, whole_and_part.head_count) == ("a@ALL+B", ("A", "B"), 22)
    assert (twice.id, twice.head_count) == ("b@B", 11)


def test_occurrences_stand_in_the_order_of_the_activities() -> None:
    found = occurrences(one_city(activity("b", order=1), activity("a", order=2), activity("c", order=1)))

    assert [o.id for o in found] == ["b@ALL", "c@ALL", "a@ALL"]


def test_what_an_occurrence_needs_for_itself() -> None:
    edition = one_city(
        activity(
            "opening",
            room="BALLROOM",
            hosts=("FIRM",),
            resource_persons=("EXPERT",),
            officials=("DIRECTOR", "EXPERT"),
            pic="DIRECTOR",
        )
    )

    (opening,) = occurrences(edition)

    assert opening.resources == (
        "group/ALL",
        "person/EXPERT",
        "person/DIRECTOR",
        "host/FIRM",
        "room/HOTEL/BALLROOM",
    )
    assert edition.venues["HOTEL"].rooms == (Room(id="BALLROOM", name=text("Ballroom"), capacity=60),)


def test_every_leaf_group_has_its_own_change_of_city() -> None:
    found = crossings(DEEP)

    assert [(c.id, c.leaf, c.head_count, c.resources) for c in found] == [
        ("to-bali@A1", "A1", 0, ("group/A1",)),
        ("to-bali@A2", "A2", 0, ("group/A2",)),
        ("to-bali@B", "B", 11, ("group/B",)),
    ]


def test_a_group_that_is_named_twice_changes_city_once() -> None:
    twice = with_fields(two_cities(), "city_changes", "to-bali", groups=("A", "ALL", "B"))

    assert [c.id for c in crossings(twice)] == ["to-bali@A", "to-bali@B"]
    assert list(Setting(twice).crossings) == ["to-bali@A", "to-bali@B"]
