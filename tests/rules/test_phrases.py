"""Names and times as the sentences of breaches write them."""

from __future__ import annotations

from builders import activity, moment, two_cities
from lawatan.rules import phrases
from lawatan.schedule import Setting
from lawatan.words import words

EDITION = two_cities(
    activity("visit", "CERAMICS", groups=("A", "B"), apart=True), activity("lone", groups=("A",), apart=True)
)
SETTING = Setting(EDITION)
SAY, UCAP = words("en"), words("id")


def test_an_activity_is_named_with_its_group_where_there_are_several() -> None:
    assert phrases.name(SETTING, "visit@B", SAY) == "“Visit” (Group B)"
    assert phrases.name(SETTING, "visit@B", UCAP) == "“Visit (id)” (Group B (id))"
    assert phrases.name(SETTING, "lone@A", SAY) == "“Lone”"


def test_a_ride_is_named_by_its_cities() -> None:
    assert phrases.name(SETTING, "to-bali@A", SAY) == "the ride Jakarta–Bali"
    assert "Jakarta" in phrases.name(SETTING, "to-bali@A", UCAP)


def test_what_there_is_no_longer_keeps_its_id() -> None:
    assert phrases.name(SETTING, "gone@ALL", SAY) == "gone@ALL"


def test_a_sentence_begins_with_a_capital() -> None:
    assert [phrases.sentence_case(t) for t in ("the ride", "“Visit”", "")] == ["The ride", "“Visit”", ""]


def test_when_is_told_in_the_time_of_the_place() -> None:
    start = SETTING.clock.minute(moment(EDITION, "wed 09:00", "BALI"))

    assert phrases.when(SETTING, "visit@A", start, start + 90, SAY) == "Wed 25 Jul, 09:00–10:30"
    assert phrases.when(SETTING, "visit@A", start, start + 90, UCAP) == "Rab 25 Jul pukul 09.00–10.30"
    assert phrases.when(SETTING, "lone@A", start, start + 90, SAY) == "Wed 25 Jul, 08:00–09:30"
    assert phrases.date(SETTING, "visit@A", start, SAY) == "Wed 25 Jul"


def test_when_names_the_clocks_of_a_ride_between_zones() -> None:
    start = SETTING.clock.minute(moment(EDITION, "wed 09:00", "JKT"))

    assert phrases.when(SETTING, "to-bali@A", start, start + 180, SAY) == "Wed 25 Jul, 09:00 WIB – 13:00 WITA"
    assert phrases.when(SETTING, "to-bali@A", start, start + 180, UCAP) == "Rab 25 Jul pukul 09.00 WIB – 13.00 WITA"


def test_places_have_their_names() -> None:
    assert phrases.city(SETTING, "BALI", SAY) == "Bali"
    assert phrases.group(SETTING, "A", UCAP) == "Group A (id)"
    assert phrases.venue(SETTING, "visit@A", SAY) == "Ceramics"
