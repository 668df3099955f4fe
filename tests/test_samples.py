"""The editions that come with the program: what their sources tell is there, and what is assumed says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from lawatan import resources
from lawatan.domain import WEEKDAYS, Record, Table, Text, Value
from lawatan.jobs.files import edition_text
from lawatan.rules import Edition

NAMES = ("bali-2016", "jakarta-bandung-2018")
EDITIONS = {name: Edition.model_validate_json(resources.sample(name).read_text("utf-8")) for name in NAMES}
BALI, JAKARTA = EDITIONS["bali-2016"], EDITIONS["jakarta-bandung-2018"]
DEMONSTRATION = Edition.model_validate_json(resources.sample("jakarta-bali").read_text("utf-8"))
EVERY = {**EDITIONS, "jakarta-bali": DEMONSTRATION}

every = pytest.mark.parametrize("edition", EVERY.values(), ids=EVERY)
both = pytest.mark.parametrize("edition", EDITIONS.values(), ids=NAMES)


def ids(text: str) -> set[str]:
    return set(text.split())


def durations(edition: Edition) -> dict[str, int]:
    return {activity.id: activity.duration_minutes for activity in edition.activities.values()}


def by_name(minutes: dict[str, list[int]]) -> dict[str, int]:
    """One entry a name, of rows that hold several."""
    return {name: n for names, row in minutes.items() for name, n in zip(names.split(), row, strict=True)}


def records(edition: Edition) -> Iterator[Record]:
    """Every record of every table."""
    for name in type(edition).model_fields:
        table = getattr(edition, name)
        if isinstance(table, Table):
            yield from table.values()


def texts(value: Any) -> Iterator[Text]:
    """Every bilingual text in a record, however deep."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, (tuple, Mapping)):
        for entry in value.values() if isinstance(value, Mapping) else value:
            yield from texts(entry)


def claims(record: Record, field: str) -> tuple[list[str], int | None]:
    """What the sources say of a field, and which of it was chosen."""
    fact = record.facts[field]
    return [claim.says for claim in fact.claims], fact.chosen


def open_on(edition: Edition, venue: str, date: dt.date) -> list[tuple[str, str]]:
    """The spans in which ``venue`` is open on ``date`` by its hours."""
    return [
        (f"{span.begins:%H:%M}", f"{span.ends:%H:%M}")
        for hours in edition.venues[venue].hours
        if hours.valid_on(date)
        for span in hours.open
    ]


def by_kind(edition: Edition, kind: str) -> dict[str, Any]:
    return {rule.id: rule for rule in edition.rules.values() if rule.kind == kind}


# The files.


def test_there_are_two_real_programmes_and_a_demonstration() -> None:
    assert {path.stem for path in resources.samples()} == set(EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_a_sample_is_written_as_the_model_writes_it(name: str) -> None:
    text = resources.sample(name).read_text("utf-8")
    edition = EVERY[name]

    assert edition.id == name
    assert text == edition_text(edition)


@every
def test_an_edition_is_unplanned(edition: Edition) -> None:
    assert not edition.plan.placements
    assert not edition.plan.rides
    assert all(activity.must_happen for activity in edition.activities.values())


@every
def test_what_is_shown_has_both_languages(edition: Edition) -> None:
    for record in [edition, *records(edition)]:
        for text in texts(record):
            assert bool(text.en) == bool(text.id), (record.id, text)
    for table in ("organisers", "countries", "cities", "venues", "hosts", "groups", "activities", "ride_options"):
        for record in getattr(edition, table).values():
            assert all((record.name.en, record.name.id)), record.id


# The programme.


def test_bali_2016() -> None:
    assert (BALI.first_day, BALI.last_day) == (dt.date(2016, 10, 24), dt.date(2016, 10, 28))
    assert (BALI.batch, BALI.place.en, BALI.theme.en) == (1, "Ramada Bintang Bali Resort, Kuta", "")
    assert " ".join(BALI.countries) == "bt bd fj mm np lk pk pg my la th mv id"
    assert set(BALI.venues) == ids("CGK HLP DPS RAMADA BCIC COFFEE CHOC CHOC2 SPA CERAMIC UBUD TABANAN")
    assert set(BALI.hosts) == ids("DITJEN_IKM SETNEG COLOMBO_PLAN DISPERINDAG_BALI BCIC COFFEE CHOC SPA CERAMIC")
    assert durations(BALI) == by_name(
        {
            "opening country_reports action_plan closing": [90, 120, 180, 60],
            "lec_policy lec_market lec_clusters lec_ovop lec_bali lec_finance": [90] * 6,
            "coffee chocolate spa ceramic bcic": [120, 120, 90, 90, 120],
        }
    )
    assert BALI.cities["BALI"].zone == "Asia/Makassar"
    assert not BALI.city_changes
    assert not BALI.ride_options
    assert len(BALI.travel_times) == 46


def test_jakarta_bandung_2018() -> None:
    assert (JAKARTA.first_day, JAKARTA.last_day) == (dt.date(2018, 7, 18), dt.date(2018, 7, 30))
    assert JAKARTA.batch == 3
    assert JAKARTA.theme.en == "Small and Medium Industry Acceleration Through Research and Development"
    assert " ".join(JAKARTA.countries) == "af bd bt in la mm np pk lk id"
    assert set(JAKARTA.venues) == ids(
        "CGK HLP GMR HLM KEMENPERIN HOTEL_JKT HOTEL_BDG BDO BD PDL TGL BBT BBK BBLM B4T BBPK "
        "KOMAR HANJUANG MATOA ELINA PTDI BTP MKAA UDJO"
    )
    assert set(JAKARTA.hosts) == ids(
        "KEMENPERIN DITJEN_IKM SETNEG COLOMBO_PLAN DISPERINDAG_JABAR EKSPOR BBT BBLM BBPK B4T BBK "
        "KOMAR HANJUANG MATOA ELINA PTDI BTP MKAA UDJO"
    )
    assert durations(JAKARTA) == by_name(
        {
            "opening country_reports action_plan closing": [90, 180, 240, 90],
            "lec_kemenperin lec_setneg lec_disperindag_jabar lec_export": [90] * 4,
            "bbt_workshop bblm_cnc bbpk_visit b4t_visit bbk_workshop": [150, 120, 120, 120, 120],
            "komar hanjuang matoa elina ptdi btp mkaa udjo": [120, 90, 90, 90, 120, 120, 60, 90],
        }
    )
    assert {city.zone for city in JAKARTA.cities.values()} == {"Asia/Jakarta"}
    assert len(JAKARTA.travel_times) == 15 + 153


@both
def test_the_organisers_stand_in_rank_order(edition: Edition) -> None:
    assert list(edition.organisers) == ["DITJEN_IKM", "SETNEG", "COLOMBO_PLAN"]


@pytest.mark.parametrize(
    ("activity", "words"),
    [
        ("bbt_workshop", "jumputan"),
        ("bblm_cnc", "CNC"),
        ("bbpk_visit", "aseptic"),
        ("b4t_visit", "lithium-ion"),
        ("bbk_workshop", "ceramic ornaments"),
        ("ptdi", "aircraft"),
    ],
)
def test_what_is_done_at_each_visit_is_told(activity: str, words: str) -> None:
    assert words in JAKARTA.activities[activity].topic.en


def test_who_lectured_in_2018() -> None:
    lectures = [a for a in JAKARTA.activities.values() if a.kind == "session"]

    assert [a.hosts for a in lectures] == [("KEMENPERIN",), ("SETNEG",), ("DISPERINDAG_JABAR",), ("EKSPOR",)]
    for lecture in lectures:
        (person,) = lecture.resource_persons
        assert JAKARTA.persons[person].host == lecture.hosts[0]


@every
def test_every_lecture_has_a_resource_person(edition: Edition) -> None:
    for activity in edition.activities.values():
        if activity.kind == "session":
            assert [edition.persons[p].role for p in activity.resource_persons] == ["resource"], activity.id


# People.


@pytest.mark.parametrize(
    ("edition", "named", "participants"),
    [(BALI, ["Setya Utama", "Roy Sianipar"], 19), (JAKARTA, ["Gati Wibawaningsih", "Gogor Oko Nurhayoko"], 20)],
    ids=NAMES,
)
def test_only_officials_whom_the_sources_name_are_named(edition: Edition, named: list[str], participants: int) -> None:
    officials = [person for person in edition.persons.values() if person.role == "official"]
    others = [person for person in edition.persons.values() if person.role != "official"]

    assert [person.name for person in officials] == named
    assert all(person.position.en and person.host for person in officials)
    assert set(edition.activities["opening"].officials) == {person.id for person in officials}
    assert all(re.fullmatch(r"P\d\d", person.id) and person.name == person.id for person in others)
    assert sum(person.role == "participant" for person in others) == participants
    assert all(person.country is None for person in others)


@both
def test_one_group_holds_participants_and_staff(edition: Edition) -> None:
    (group,) = edition.groups.values()

    roles = [edition.persons[member].role for member in group.members]

    assert (group.id, group.participants, group.staff) == ("ALL", roles.count("participant"), roles.count("staff"))
    assert group.head_count == len(group.members)
    assert group.assumed("staff")
    assert all(activity.groups == ("ALL",) for activity in edition.activities.values())


def test_the_guests_of_the_opening_of_2016() -> None:
    guests = [guest.en for guest in BALI.activities["opening"].guests]

    assert guests == [
        "Echelon II and III officials of both ministries",
        "Industry and Trade Office of Bali Province",
        "SMI entrepreneurs",
    ]


# Dates.


@pytest.mark.parametrize(
    ("edition", "rule", "activity", "date", "time", "assumed"),
    [
        (BALI, "opening-date", "opening", dt.date(2016, 10, 24), None, True),
        (BALI, "closing-date", "closing", dt.date(2016, 10, 28), None, True),
        (JAKARTA, "opening-date", "opening", dt.date(2018, 7, 19), None, False),
        (JAKARTA, "bbk-date", "bbk_workshop", dt.date(2018, 7, 27), None, False),
        (JAKARTA, "udjo-show", "udjo", None, dt.time(15, 30), False),
        (JAKARTA, "closing-date", "closing", dt.date(2018, 7, 30), None, True),
    ],
)
def test_fixed_starts(
    edition: Edition, rule: str, activity: str, date: dt.date | None, time: dt.time | None, assumed: bool
) -> None:
    fixed: Any = edition.rules[rule]

    assert (fixed.activity, fixed.date, fixed.time) == (activity, date, time)
    assert fixed.assumed("date" if date else "time") is assumed


@both
def test_every_kind_of_rule_is_there(edition: Edition) -> None:
    kinds = ids(
        "within_dates must_happen venue_open one_place travel_fits right_city capacity day_limits lunch friday_break "
        "timetable ride_buffers fixed_start allowed_window before after first last"
    )

    assert {rule.kind for rule in edition.rules.values()} == kinds
    assert [rule.activity for rule in by_kind(edition, "first").values()] == ["opening"]
    assert [rule.activity for rule in by_kind(edition, "last").values()] == ["closing"]
    everything = set(edition.activities) - {"opening", "closing", "action_plan"}
    assert set(by_kind(edition, "after")["action-plan-after-visits"].others) == everything


# Hours and capacity.


@pytest.mark.parametrize(
    ("edition", "venue"),
    [(BALI, "BCIC"), *((JAKARTA, v) for v in ("KEMENPERIN", "BBT", "BBLM", "BBPK", "B4T", "BBK"))],
)
def test_offices_keep_their_breaks(edition: Edition, venue: str) -> None:
    days = {
        WEEKDAYS[day.weekday()]: open_on(edition, venue, day) for day in (dt.date(2018, 7, 23 + n) for n in range(7))
    }

    noon = [("07:30", "12:00"), ("13:00", "16:00")]
    assert [days[day] for day in ("mon", "tue", "wed", "thu")] == [noon] * 4
    assert days["fri"] == [("07:30", "11:30"), ("13:00", "16:30")]
    assert days["sat"] == days["sun"] == []


def test_hours_are_those_of_their_year() -> None:
    assert open_on(JAKARTA, "MKAA", dt.date(2018, 7, 26)) == [("08:00", "12:00"), ("13:00", "16:00")]
    assert open_on(JAKARTA, "MKAA", dt.date(2018, 7, 27)) == [("14:00", "16:00")]
    assert open_on(JAKARTA, "MKAA", dt.date(2018, 7, 23)) == []
    assert open_on(JAKARTA, "MKAA", dt.date(2023, 2, 18)) == [("09:00", "12:00"), ("13:00", "15:00")]
    assert open_on(JAKARTA, "MKAA", dt.date(2023, 2, 22)) == []
    (closed,) = JAKARTA.venues["MATOA"].closures
    assert closed.covers(dt.date(2026, 1, 1))
    assert not closed.covers(dt.date(2018, 7, 26))


def test_tours_stay_within_the_capacity_and_the_duration() -> None:
    for name, length in (("ptdi", 45), ("elina", 40)):
        visit = JAKARTA.activities[name]
        capacity = JAKARTA.venues[visit.venue].capacity
        assert capacity == 20
        assert [tour.minutes for tour in visit.tours] == [length, length]
        assert sum(tour.people for tour in visit.tours) == JAKARTA.groups["ALL"].head_count
        assert max(tour.people for tour in visit.tours) <= capacity
    assert JAKARTA.venues["ELINA"].assumed("capacity")
    assert not JAKARTA.venues["PTDI"].assumed("capacity")


@every
def test_steps_and_tours_fit_into_their_activity(edition: Edition) -> None:
    for activity in edition.activities.values():
        inside = sum(s.minutes for s in activity.steps) + sum(t.minutes for t in activity.tours)
        assert inside <= activity.duration_minutes, activity.id


# Travel.


@every
def test_travel_times_join_venues_of_one_city_once(edition: Edition) -> None:
    pairs = [frozenset((road.between, road.and_)) for road in edition.travel_times.values()]

    assert len(set(pairs)) == len(pairs)
    for road in edition.travel_times.values():
        assert road.id == f"{road.between}-{road.and_}"
        assert edition.venues[road.between].city == edition.venues[road.and_].city
        assert road.off_peak_minutes <= road.peak_minutes
        assert {road.facts[f].basis for f in ("off_peak_minutes", "peak_minutes")} <= {"computed", "assumed"}


def test_the_way_to_bandung() -> None:
    (change,) = JAKARTA.city_changes.values()
    coach, train = (JAKARTA.ride_options[option].service for option in change.options)

    assert (change.from_city, change.to_city, change.earliest, change.latest) == ("JKT", "BDG", None, None)
    assert (coach.from_venue, coach.to_venue, coach.minutes, coach.departures) == ("HOTEL_JKT", "HOTEL_BDG", 180, ())
    assert {slow.minutes for slow in coach.slow} == {240, 300}
    assert (train.from_venue, train.to_venue, train.minutes) == ("GMR", "BD", 205)
    assert len(train.departures) == 9
    assert all(option.assumed("service") for option in JAKARTA.ride_options.values())


# What is assumed, and what is contested.


@pytest.mark.parametrize(
    ("edition", "places"),
    [
        (BALI, "COFFEE CHOC CHOC2 SPA CERAMIC"),
        (JAKARTA, "HOTEL_JKT HOTEL_BDG MATOA"),
    ],
    ids=NAMES,
)
def test_places_that_nobody_names_are_marked(edition: Edition, places: str) -> None:
    for place in ids(places):
        venue = edition.venues[place]
        assert all(venue.assumed(field) for field in ("latitude", "longitude", "address")), place


def test_durations_that_no_source_gives_are_marked() -> None:
    sourced = {a.id for a in JAKARTA.activities.values() if not a.assumed("duration_minutes")}

    assert sourced == {"komar", "ptdi", "mkaa", "udjo"}
    assert all(a.assumed("duration_minutes") for a in BALI.activities.values())


@both
def test_each_activity_says_where_it_comes_from(edition: Edition) -> None:
    assumed = {a.id for a in edition.activities.values() if a.assumed("name")}

    assert assumed == ({"country_reports", "closing"} | ({"action_plan"} if edition is JAKARTA else set()))
    assert all("name" in a.facts and "duration_minutes" in a.facts for a in edition.activities.values())


@pytest.mark.parametrize("field", ["hotel", "off_peak_kmh", "detour"])
@both
def test_the_assumptions_about_the_cities_are_marked(edition: Edition, field: str) -> None:
    assert all(city.assumed(field) for city in edition.cities.values() if city.hotel)


def test_19_people_or_19_countries() -> None:
    says = ["19 countries", "19 participants (19 peserta)", "19 participants"]

    assert claims(BALI, "countries") == (says, 2)
    assert claims(BALI.groups["ALL"], "participants") == (says, 2)
    assert BALI.groups["ALL"].participants == 19


def test_laos_or_fiji() -> None:
    assert claims(JAKARTA, "countries") == (["… Laos …, and not Fiji", "… Fiji …, and not Laos"], 0)
    assert claims(JAKARTA.countries["la"], "name") == (["Laos", "Fiji in its place"], 0)
    assert "fj" not in JAKARTA.countries


@every
def test_a_note_on_a_source_gives_the_same_figures_in_both_languages(edition: Edition) -> None:
    found = {fact.note for record in [edition, *records(edition)] for fact in record.facts.values() if fact.note.en}

    assert len(found) > 10
    for note in found:
        told, again = (sorted(re.findall(r"\d+", words)) for words in (note.en, note.id))
        assert told == again, note


@pytest.mark.parametrize(
    ("record", "field", "says", "chosen"),
    [
        (JAKARTA.activities["closing"], "venue", ["Bandung", "Jakarta"], 0),
        (JAKARTA.rules["udjo-show"], "time", ["15:30", "16:00"], 0),
        (JAKARTA.venues["KOMAR"], "address", ["Timur I No. 5", "Timur I No. 1"], 0),
        (JAKARTA.venues["ELINA"], "address", ["Taman Pramuka 181", "R.E. Martadinata 181"], 0),
        (BALI.rules["opening-date"], "date", ["not stated", "Monday 24 October"], 1),
        (BALI, "first_day", ["without a year", "2016", "2016"], 1),
    ],
)
def test_contested_facts_are_kept_as_claims(record: Record, field: str, says: list[str], chosen: int) -> None:
    found, picked = claims(record, field)

    assert all(part in claim for part, claim in zip(says, found, strict=True))
    assert picked == chosen


# The demonstration: nothing in it is real but its venues and two flights.


def test_the_demonstration_says_that_it_is_one() -> None:
    assert DEMONSTRATION.name.en.startswith("Demonstration")
    assert DEMONSTRATION.name.id.startswith("Peragaan")
    assert "not a real programme" in DEMONSTRATION.note.en
    assert "bukan kegiatan sesungguhnya" in DEMONSTRATION.note.id
    assert DEMONSTRATION.batch is None
    assert all(DEMONSTRATION.assumed(field) for field in ("name", "place", "first_day", "last_day", "persons"))


def test_two_groups_of_twelve_and_their_committee_have_no_names() -> None:
    whole, a, b = DEMONSTRATION.groups.values()

    assert [(g.id, g.parent, g.participants, g.staff, len(g.members)) for g in (a, b)] == [
        ("A", "ALL", 12, 2, 14),
        ("B", "ALL", 12, 2, 14),
    ]
    assert (whole.city, set(a.members) & set(b.members)) == ("JKT", set())
    assert all(re.fullmatch(r"P\d\d", p.id) and p.name == p.id for p in DEMONSTRATION.persons.values())


def test_the_venues_of_the_demonstration_are_those_of_the_real_programmes() -> None:
    def facts(venue: Any) -> dict[str, Any]:
        return {name: getattr(venue, name) for name in type(venue).model_fields if name != "order"}

    real = {**BALI.venues, **JAKARTA.venues}

    assert {v.id: facts(v) for v in DEMONSTRATION.venues.values()} == {v: facts(real[v]) for v in DEMONSTRATION.venues}
    minutes = {r.id: (r.off_peak_minutes, r.peak_minutes) for e in (BALI, JAKARTA) for r in e.travel_times.values()}
    own = {r.id: (r.off_peak_minutes, r.peak_minutes) for r in DEMONSTRATION.travel_times.values()}
    assert own == {road: minutes[road] for road in own}


def test_what_happens_in_the_demonstration_is_assumed() -> None:
    for activity in DEMONSTRATION.activities.values():
        told = ["name", "venue", "duration_minutes", "groups", *(["topic"] if activity.topic.en else [])]
        assert all(activity.assumed(field) for field in told), activity.id
    for change in DEMONSTRATION.city_changes.values():
        assert all(change.assumed(field) for field in ("groups", "earliest", "latest", "options"))


def test_two_flights_are_known_and_the_others_assumed() -> None:
    ways = {
        way.id: (
            way.service.from_venue,
            way.service.to_venue,
            [(d.name, f"{d.leaves:%H:%M}", d.minutes) for d in way.service.departures],
        )
        for way in DEMONSTRATION.ride_options.values()
    }

    known = {
        "halim-bali": ("HLP", "DPS", [("GA462", "17:25", 125)]),
        "bali-halim": ("DPS", "HLP", [("GA463", "20:40", 115)]),
    }
    assert {way: ways.pop(way) for way in known} == known
    assert {way.id for way in DEMONSTRATION.ride_options.values() if way.assumed("service")} == set(ways)
    assert ("", "22:00", 115) in ways["soekarno-bali"][2]
    assert not any(name for _, _, departures in ways.values() for name, _, _ in departures), (
        "no flight number is made up"
    )


def test_the_demonstration_allows_rides_after_midnight() -> None:
    day: Any = DEMONSTRATION.rules["day-limits"]

    assert (day.rides_until, day.assumed("rides_until")) == (dt.time(2, 30), True)
