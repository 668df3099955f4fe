"""The ways that are known beforehand: what the table says, what is asked of it, and what adding one comes to."""

from __future__ import annotations

import datetime as dt

import pytest

from lawatan import resources
from lawatan.domain import CityChange, RideOption, apply, changed, replace
from lawatan.jobs.known_ways import (
    KnownWay,
    Lacking,
    adding,
    assumed,
    city_called,
    known_cities,
    known_ways,
    told,
    ways_for,
)
from lawatan.rules import Edition
from lawatan.schedule import Setting
from lawatan.words import words

EVERY = [way for a in known_cities() for b in known_cities() if a != b for way in known_ways(a, b)]
NAMES = [known.way.id for known in EVERY]
TODAY = dt.date(2026, 6, 9)
SAY = words("en")


def sample(name: str, **fields: object) -> Edition:
    return replace(Edition.model_validate_json(resources.sample(name).read_text("utf-8")), **fields)


def ids(from_city: str, to_city: str, date: dt.date | None = None) -> list[str]:
    return [known.way.id for known in known_ways(from_city, to_city, date)]


@pytest.mark.parametrize(("name", "city"), [("Jakarta", "JKT"), ("bali ", "BALI"), ("bdg", "BDG"), ("Bandoeng", None)])
def test_a_city_is_found_by_name_or_id(name: str, city: str | None) -> None:
    assert city_called(name) == city


@pytest.mark.parametrize("known", EVERY, ids=NAMES)
def test_every_way_tells_where_its_figures_come_from(known: KnownWay) -> None:
    way = known.way
    needed = {"service", "cost_per_person", "comfort"}
    needed |= {name for name in ("feeders", "onward", "before_minutes", "after_minutes") if getattr(way, name)}

    assert needed <= set(way.facts)
    assert all(fact.source or fact.basis == "assumed" for fact in way.facts.values())
    assert all(bool(fact.note.en) == bool(fact.note.id) for fact in way.facts.values())
    assert way.cost_per_person and way.name.en and way.name.id
    assert known.last_day is None or known.first_day < known.last_day


@pytest.mark.parametrize("known", EVERY, ids=NAMES)
@pytest.mark.parametrize("language", ["en", "id"])
def test_every_way_is_told_in_whole(known: KnownWay, language: str) -> None:
    head, text = told(known, words(language))

    assert known.way.name.in_language(language) in head
    assert text.count(";") == len(known.way.chain) + 1 + bool(assumed(known, SAY)) and "{" not in head + text


def test_each_date_has_its_ways() -> None:
    assert ids("JKT", "BDG", dt.date(2018, 7, 24)) == ["jakarta-bandung-coach-2018", "jakarta-bandung-train-2018"]
    assert ids("JKT", "BDG", dt.date(2022, 3, 1)) == ["jakarta-bandung-coach-2020", "jakarta-bandung-train-2020"]
    assert ids("BDG", "JKT", TODAY) == [
        "bandung-jakarta-coach-2020",
        "bandung-jakarta-train-2024",
        "bandung-jakarta-whoosh-padalarang",
        "bandung-jakarta-whoosh-tegalluar",
    ]
    assert ids("BDG", "BALI", dt.date(2016, 10, 24)) == ["bandung-bali-husein"]
    assert ids("BDG", "BALI", TODAY) == ["bandung-bali-kertajati", "bandung-bali-whoosh-halim"]
    assert not ids("JKT", "JKT")


def test_the_high_speed_train_runs_since_it_was_opened() -> None:
    days = {known.first_day for known in EVERY if any(s.mode == "fast_train" for s in known.way.chain)}

    assert min(days) == dt.date(2023, 10, 2)
    (tegalluar,) = (known.way for known in EVERY if known.way.id == "bandung-jakarta-whoosh-tegalluar")
    leaves = [f"{d.leaves:%H:%M}" for d in tegalluar.service.departures]
    assert (len(leaves), leaves[0], leaves[1], leaves[-1]) == (31, "06:05", "06:35", "21:05")
    assert not tegalluar.assumed("service")


def test_the_demonstration_and_the_table_know_the_same_flights() -> None:
    flights = sample("jakarta-bali").ride_options
    (known,) = (known.way for known in EVERY if known.way.id == "jakarta-bali-halim")

    assert known.service == flights["halim-bali"].service


@pytest.mark.parametrize(
    ("name", "day", "begins", "ends"),
    [
        ("jakarta-bandung-2018", dt.date(2018, 7, 18), "JKT", "BDG"),
        ("jakarta-bandung-2018", TODAY, "JKT", "BDG"),
        ("jakarta-bandung-2018", TODAY, "BDG", "JKT"),
        ("jakarta-bali", dt.date(2017, 6, 5), "JKT", "BALI"),
        ("jakarta-bali", TODAY, "BALI", "JKT"),
    ],
)
def test_every_way_can_be_added_and_is_offered_on_some_day(name: str, day: dt.date, begins: str, ends: str) -> None:
    edition = sample(name, first_day=day, last_day=day + dt.timedelta(days=6), ride_options={}, city_changes={})
    found = ways_for(edition, begins, ends)

    for known in found:
        changes = adding(edition, known, SAY)
        after = apply(edition, changes)
        (way,) = (record for record in changes.values() if isinstance(record, RideOption))
        change = CityChange(id="go", groups=("ALL",), from_city=begins, to_city=ends, options=(way.id,))
        ready = apply(after, {("city_changes", "go"): change})
        setting = Setting(ready)
        runs = setting.runs(next(iter(setting.crossings.values())))
        assert {(run.from_venue, run.to_venue) for run in runs} == {
            (edition.cities[begins].hotel, edition.cities[ends].hotel)
        }, known.way.id
    assert found


def test_a_way_that_is_there_already_is_not_offered_again() -> None:
    edition = sample("jakarta-bali")
    first = ways_for(edition, "JKT", "BALI")[0]

    after = apply(edition, adding(edition, first, SAY))

    assert first.way.name not in {known.way.name for known in ways_for(after, "JKT", "BALI")}


def test_adding_brings_the_stations_that_are_lacking_and_uses_those_there_are() -> None:
    edition = sample("jakarta-bandung-2018", first_day=TODAY, last_day=TODAY + dt.timedelta(days=3))
    (known,) = (k for k in ways_for(edition, "BDG", "JKT") if k.way.id == "bandung-jakarta-whoosh-padalarang")
    without = replace(edition, venues={v: r for v, r in edition.venues.items() if v != "PDL"}, travel_times={})

    assert list(adding(edition, known, SAY)) == [("ride_options", known.way.id)]
    assert list(adding(without, known, SAY)) == [("venues", "PDL"), ("ride_options", known.way.id)]


def test_a_change_of_city_may_then_go_by_it_beside_the_ways_it_had() -> None:
    edition = sample("jakarta-bandung-2018", first_day=TODAY, last_day=TODAY + dt.timedelta(days=3))
    there, back = (ways_for(edition, a, b)[0] for a, b in (("JKT", "BDG"), ("BDG", "JKT")))

    for known, options in ((there, ("coach", "train", there.way.id)), (back, ("coach", "train"))):
        assert apply(edition, adding(edition, known, SAY)).city_changes["to-bandung"].options == options


def test_what_is_lacking_is_said() -> None:
    edition = sample("jakarta-bandung-2018")
    (coach,) = (k for k in EVERY if k.way.id == "jakarta-bandung-coach-2018")
    (flight,) = (k for k in EVERY if k.way.id == "bandung-bali-husein")
    homeless = replace(
        edition, cities={c: changed(city, hotel=None, hotel_changes=()) for c, city in edition.cities.items()}
    )

    with pytest.raises(Lacking, match="at the hotel in Jakarta: choose one first"):
        adding(homeless, coach, SAY)
    with pytest.raises(Lacking, match="by Bali: add the city first"):
        adding(edition, flight, SAY)
