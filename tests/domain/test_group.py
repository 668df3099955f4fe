"""Groups: made up by list, by country, by capacity; how many they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builders import one_city, text
from lawatan.domain import Country, Group, Person, head_count, members, upward
from lawatan.rules import Edition

NEPAL, LAOS = Country(id="np", name=text("Nepal")), Country(id="la", name=text("Laos"))
PEOPLE = tuple(Person(id=f"P{n}", name=f"P{n}", country="np" if n <= 3 else "la") for n in range(1, 8))
WIFE = Person(id="P8", name="P8", role="companion", companion_of="P1")


def edition(*groups: Group, **fields: object) -> Edition:
    given = {"countries": [NEPAL, LAOS], "persons": [*PEOPLE, WIFE], **fields}
    return one_city(groups=list(groups), **given)


def group(group_id: str, **fields: object) -> Group:
    return Group.model_validate({"id": group_id, "name": text(group_id), **fields})


def test_a_list_names_its_members_and_a_group_without_one_has_those_of_its_parts() -> None:
    found = edition(
        group("ALL"), group("A", parent="ALL", members=("P1", "P2")), group("B", parent="ALL", members=("P3",))
    )

    assert members(found, "A") == ("P1", "P2")
    assert members(found, "ALL") == ("P1", "P2", "P3")
    assert head_count(found, "ALL") == 3


def test_upward_leads_from_a_part_to_the_whole() -> None:
    found = edition(group("ALL"), group("A", parent="ALL"), group("A1", parent="A"), group("B", parent="ALL"))

    assert upward(found, "A1") == ("A1", "A", "ALL")
    assert upward(found, "ALL") == ("ALL",)


def test_a_country_takes_those_of_the_parent_who_come_from_there_and_their_companions() -> None:
    everybody = tuple(p.id for p in (*PEOPLE, WIFE))
    found = edition(
        group("ALL", members=everybody),
        group("NP", parent="ALL", by="country", countries=("np",)),
        group("LA", parent="ALL", by="country", countries=("la",), staff=1),
    )

    assert members(found, "NP") == ("P1", "P2", "P3", "P8")
    assert members(found, "LA") == ("P4", "P5", "P6", "P7")
    assert [head_count(found, g) for g in ("ALL", "NP", "LA")] == [8, 4, 5]


def test_capacity_shares_evenly_what_lists_and_countries_leave() -> None:
    everybody = tuple(p.id for p in PEOPLE)
    found = edition(
        group("ALL", members=everybody),
        group("LIST", parent="ALL", members=("P2",)),
        group("ONE", parent="ALL", by="capacity", capacity=4),
        group("TWO", parent="ALL", by="capacity", capacity=2),
    )

    assert members(found, "ONE") == ("P1", "P3", "P4", "P5")
    assert members(found, "TWO") == ("P6", "P7")


def test_numbers_are_shared_where_nobody_is_named() -> None:
    found = edition(
        group("ALL", participants=40, staff=2),
        group("ONE", parent="ALL", by="capacity", capacity=20, staff=1),
        group("TWO", parent="ALL", by="capacity", capacity=20, staff=1),
    )

    assert [head_count(found, g) for g in ("ALL", "ONE", "TWO")] == [42, 21, 21]


@given(st.integers(0, 60), st.lists(st.one_of(st.none(), st.integers(1, 30)), min_size=1, max_size=4))
def test_shares_by_capacity_lose_nobody_and_keep_within_it_while_there_is_room(
    people: int, capacities: list[int | None]
) -> None:
    parts = [group(f"G{n}", parent="ALL", by="capacity", capacity=held) for n, held in enumerate(capacities)]
    found = edition(group("ALL", participants=people or 1), *parts)

    sizes = [head_count(found, part.id) for part in parts]

    assert sum(sizes) == (people or 1)
    if None in capacities or sum(c for c in capacities if c) >= people:
        assert all(held is None or size <= held for size, held in zip(sizes, capacities, strict=True))
