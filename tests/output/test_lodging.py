"""Lodging: who leaves which hotel when, who comes to which, and from which night the room is kept."""

from __future__ import annotations

import datetime as dt

from lawatan.domain import replace
from lawatan.output.account import Account
from lawatan.output.lodging import Lodging, lodgings
from lawatan.output.reader import readers
from output.two_groups import WIB, WITA, at, planned, view

JAKARTA, MAKASSAR = "Asia/Jakarta", "Asia/Makassar"
NIGHT = dt.date(2018, 7, 21)


def test_groups_that_go_together_check_out_and_in_together() -> None:
    found = lodgings(view(), "AB")

    assert [(each.arriving, each.leaves, each.venue, each.at, each.zone, each.night) for each in found] == [
        (False, ("A",), "jkt_hotel", at(20, 7, 15), JAKARTA, None),
        (False, ("B",), "jkt_hotel", at(20, 9, 30), JAKARTA, None),
        (True, ("A",), "bdg_hotel", at(20, 11, 45), JAKARTA, None),
        (True, ("B",), "bdg_hotel", at(20, 14, 10), JAKARTA, None),
        (False, ("A", "B"), "bdg_hotel", at(21, 19, 45), JAKARTA, None),
        (True, ("A", "B"), "dps_hotel", at(22, 2, zone=WITA), MAKASSAR, NIGHT),
    ]


def test_a_city_without_a_hotel_has_no_lodging() -> None:
    edition = planned()
    bandung = type(edition.cities["bdg"]).model_validate({**dict(edition.cities["bdg"]), "hotel": None})

    found = lodgings(view(replace(edition, cities=edition.cities.with_record(bandung))), "A")

    assert [each.venue for each in found] == ["jkt_hotel", "dps_hotel"]


def test_only_those_who_go_along_read_of_it() -> None:
    seen = view()

    (group, _) = readers(seen, "groups", "en")
    (host, *_) = readers(seen, "hosts", "en")

    assert {each.leaves for each in group.lodgings(seen)} == {("A",)}
    assert host.lodgings(seen) == ()


def test_it_is_told_with_the_night_of_the_room() -> None:
    leaving = Lodging(False, ("A",), "bdg_hotel", at(21, 19, 45, WIB), JAKARTA)
    arriving = Lodging(True, ("A",), "dps_hotel", at(22, 2, zone=WITA), MAKASSAR, NIGHT)
    english, indonesian = Account(view(), "en"), Account(view(), "id")

    assert english.lodging(leaving) == "Check out: Venue bdg_hotel"
    assert english.lodging(arriving) == "Check in: Venue dps_hotel, room kept for the night of Sat 21 Jul"
    assert indonesian.lodging(arriving) == "Check-in: Venue dps_hotel, kamar dipesan mulai malam Sab 21 Jul"
