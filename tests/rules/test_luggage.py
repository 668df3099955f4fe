"""The luggage of those who change city goes with them."""

from __future__ import annotations

from builders import activity, said, text, two_cities
from duties import amounts, bus, duty, found, seen
from lawatan.domain import Group, Person
from lawatan.rules import Edition, Luggage

RIDE = {"to-bali@A": ("coach", "wed 13:00")}
WEDNESDAY = (("bus", "2018-07-25"),)


def edition(luggage: int | None, members: tuple[str, ...] = ()) -> Edition:
    groups = two_cities().groups.with_record(
        Group(id="A", name=text("Group A"), parent="ALL", participants=10, staff=1, members=members)
    )
    return two_cities(
        activity("talk", "OFFICE", 60, groups=("A",)),
        rules=[Luggage(id="r")],
        vehicles=[bus(luggage=luggage)],
        groups=list(groups.values()),
        persons=[Person(id="P", name="P", luggage=3), Person(id="Q", name="Q", luggage=0)],
    )


def test_a_piece_for_each_who_is_not_named() -> None:
    for luggage, over in ((None, 0), (11, 0), (10, 1), (0, 11)):
        view = seen(edition(luggage), {}, duty("wed"), rides=RIDE)
        assert amounts(view) == ([(WEDNESDAY, over)] if over else [])


def test_each_person_has_as_much_as_is_filled_in() -> None:
    """3 and 0, and nine others with one each."""
    for luggage, over in ((12, 0), (11, 1)):
        view = seen(edition(luggage, ("P", "Q")), {}, duty("wed"), rides=RIDE)
        assert amounts(view) == ([(WEDNESDAY, over)] if over else [])


def test_on_other_days_it_stays_at_the_hotel() -> None:
    assert amounts(seen(edition(0), {"talk": "tue 10:00"}, duty("tue"))) == []
    assert amounts(seen(edition(0), {"talk": "wed 09:00"}, duty("wed", hours="-11:00"), rides=RIDE)) != []


def test_the_sentence() -> None:
    (breach,) = found(seen(edition(8), {}, duty("wed"), rides=RIDE))

    assert said(edition(8), breach) == (
        "On Wed 25 Jul, Bus takes 8 pieces of luggage, but Group A have 11: 3 stay behind."
    )
