"""Each group has time for the prayers that fall into its day. In Bandung on 27 July 2018: Dhuhr 11:56, Asr 15:18."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Edition, Prayers
from lawatan.schedule import Setting
from lawatan.words import Words

TALK = ("talk@ALL",)


def edition(**fields: Any) -> Edition:
    return one_city(
        activity("talk", minutes=180),
        activity("museum", "MUSEUM"),
        activity("free", minutes=240, kind="free_time"),
        rules=[Prayers(id="prayers", **fields)],
    )


@pytest.mark.parametrize(
    ("talk", "found"),
    [
        ("fri 10:26", []),  # until 13:26
        ("fri 10:27", [(TALK, 1)]),
        ("fri 11:00", [(TALK, 34)]),
        ("fri 12:16", []),
        ("fri 12:15", [(TALK, 1)]),
        ("fri 13:48", []),  # Asr until 16:48
        ("fri 13:49", [(TALK, 1)]),
        ("fri 15:38", []),
        ("fri 15:37", [(TALK, 1)]),
    ],
)
def test_there_is_time_after_the_prayer_begins(talk: str, found: Amounts) -> None:
    assert amounts(edition(), {"talk": talk}) == found


def test_only_the_prayers_named() -> None:
    assert amounts(edition(prayers=("asr",)), {"talk": "fri 11:00"}) == []
    assert amounts(edition(prayers=("dhuhr",)), {"talk": "fri 15:00"}) == []


def test_it_is_beyond_the_way_and_not_asked_of_free_time() -> None:
    made = edition(within_minutes=60)
    both = ("museum@ALL", "talk@ALL")

    assert amounts(made, {"museum": "fri 11:10", "talk": "fri 13:05"}) == []  # 55 between, 35 for the way
    assert amounts(made, {"museum": "fri 11:10", "talk": "fri 13:04"}) == [(both, 1)]
    assert amounts(made, {"free": "fri 11:00"}) == []


def test_the_time_is_that_of_the_city_and_who_rides_prays_on_the_way() -> None:
    """In Bali Dhuhr begins at 12:26 by its clock."""
    made = two_cities(activity("work", "RESORT", 120), rules=[Prayers(id="prayers", prayers=("dhuhr",))])

    (breach,) = breaches(made, {"work": "fri 12:45"})[:1]

    assert (breach.amount, breach.cases[0]) == (1, ("A", "2018-07-27", "dhuhr"))
    assert amounts(made, {"work": "fri 12:46"}) == []
    assert amounts(made, {}, {"to-bali@A": ("coach", "fri 11:00")}) == []


def test_each_prayer_is_named_once() -> None:
    with pytest.raises(ValidationError):
        Prayers(id="prayers", prayers=("asr", "asr"))


def test_the_sentence() -> None:
    (breach,) = breaches(edition(), {"talk": "fri 11:00"})

    assert said(edition(), breach) == (
        "There is no time for Dhuhr for All on Fri 27 Jul, which begins at 11:56 in Bandung: 20 min free have to begin until "
        "13:26, beyond the ways; it fails by 34 min."
    )
    assert Prayers(id="prayers").numbers(Setting(edition()), Words("en")) == "Dhuhr and Asr: 20 min within 1 h 30 min"
