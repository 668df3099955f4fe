"""Editions for benchmarks, by fixed seeds: ``generate(days, k, groups, seed)``.

Each resembles the edition of 2018: lectures in Jakarta, a ride by coach (slow on Fridays) or timetabled train, workshops
and visits in Bandung with the opening hours of 2018, a museum closed on Mondays, a show at 15:30, the Friday break,
lunches, resource persons who are there on some days only, order and dates. ``k`` multiplies the visits: 7 + 24 k
activities. Venues stand where the real ones do, shifted by the seed by up to a kilometre; travel is reckoned from there.

Each can be solved by construction: first a plan is made, greedily day by day (the *witness*); dates, availability and
order are read off it; then ``rules.judge`` has to find no hard breach in it, or ``generate`` raises.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from builders import WORKDAYS, activity, span, text
from lawatan.domain import Availability, Group, Host, Person, Placement, Plan, Ride, Table, Venue, changed, replace
from lawatan.jobs.files import read_edition
from lawatan.rules import (
    After,
    AllowedWindow,
    Before,
    Capacity,
    DayLimits,
    Edition,
    First,
    FixedStart,
    FridayBreak,
    Last,
    Lunch,
    MustHappen,
    OnePlace,
    RideBuffers,
    RightCity,
    Rule,
    Timetable,
    TravelFits,
    VenueOpen,
    WithinDates,
    active_rules,
    judge,
)
from lawatan.rules.day_span import DaySpan
from lawatan.rules.hours_a_day import HoursADay
from lawatan.rules.idle import Idle
from lawatan.rules.moving import allowed
from lawatan.rules.road_hours import RoadHours
from lawatan.rules.sitting import Sitting
from lawatan.schedule import Occurrence, Setting, View, Window

SAMPLE = Path(__file__).parents[2] / "samples" / "jakarta-bandung-2018.json"
FIRST_DAY = dt.date(2018, 7, 18)
SHIFT_DEGREES = 0.009
"""How far a seed moves a venue at most, north or east: a kilometre."""
SIZES = {31: (13, 1), 55: (27, 2), 103: (52, 4), 151: (60, 6)}
"""Days and multiples of the visits, by the number of activities; the last is tightly packed."""

JAKARTA: tuple[tuple[str, str, int], ...] = (
    ("lecture_policy", "HOTEL_JKT", 90),
    ("lecture_finance", "HOTEL_JKT", 90),
    ("lecture_design", "HOTEL_JKT", 90),
    ("ministry", "KEMENPERIN", 120),
    ("standards", "KEMENPERIN", 60),
)
BANDUNG: tuple[tuple[str, str, int], ...] = (
    ("show", "UDJO", 90),
    ("bbt_workshop", "BBT", 120),
    ("bbt_lecture", "BBT", 60),
    ("bbk_workshop", "BBK", 90),
    ("bblm_cnc", "BBLM", 90),
    ("b4t_visit", "B4T", 90),
    ("b4t_testing", "B4T", 60),
    ("bbpk_visit", "BBPK", 90),
    ("btp", "BTP", 90),
    ("btp_incubator", "BTP", 60),
    ("ptdi", "PTDI", 90),
    ("museum", "MKAA", 60),
    ("komar", "KOMAR", 90),
    ("komar_lecture", "KOMAR", 60),
    ("hanjuang", "HANJUANG", 60),
    ("matoa", "MATOA", 60),
    ("elina", "ELINA", 60),
    ("elina_kiln", "ELINA", 60),
    ("review", "HOTEL_BDG", 60),
)
"""What is done in each round of visits: name, venue, minutes; shorter than in 2018, as there are more of them."""
WHOLE_DAY: tuple[Any, ...] = (RoadHours, Sitting, HoursADay, DaySpan, Idle)
"""The rules on whole days: on the road, sitting, at work, from the first thing to the last, with nothing to do."""
ROTATED = ("hanjuang", "matoa", "ptdi", "museum")
"""Visits that take one group at a time, where there are several."""
GROUP_SIZE, VISIT_CAPACITY = 20, 22


@dataclass(frozen=True)
class Generated:
    """An edition without a plan, and a plan of it that breaks no rule that must hold."""

    edition: Edition
    witness: Plan


def generate(days: int, k: int, groups: int = 1, seed: int = 0, whole_day: bool = False, slack: int = 1) -> Generated:
    """An edition of ``days`` days, ``7 + 24 k`` activities and so many groups; ``whole_day``: with the rules of ``WHOLE_DAY``.

    ``slack``: days by which what is read off the witness is wider than the witness. ValueError where the days are too
    few for it, or where the witness breaks one of the rules.
    """
    rng = random.Random(f"{days} {k} {groups} {seed}")
    edition = _bare(days, k, groups, rng)
    setting = Setting(edition)
    witness = _Greedy(setting, days).plan()
    edition = _bound(edition, View(setting, witness), rng, slack)
    if whole_day:
        edition = replace(edition, rules=Table([*edition.rules.values(), *_whole_day(edition, witness)]))
    hard = [breach for breach in judge(View(Setting(edition), witness)) if breach.hard]
    if hard:
        raise ValueError(f"the witness of {days} days, {k}, {groups} groups, seed {seed} breaks {hard}")
    return Generated(edition, witness)


def _bare(days: int, k: int, groups: int, rng: random.Random) -> Edition:
    """The edition before anything is read off a witness: what is there, and the rules that need no date."""
    sample = read_edition(SAMPLE)
    first, last = FIRST_DAY, FIRST_DAY + dt.timedelta(days=days - 1)
    venues: dict[str, Venue] = {v.id: changed(v, capacity=None, **_moved(v, rng)) for v in sample.venues.values()}
    hosts, persons = [], [Person(id="DIRECTOR", name="Director", role="official")]
    made = [
        activity("opening", "HOTEL_JKT", 90, kind="ceremony", officials=("DIRECTOR",)),
        activity("lecture_industry", "HOTEL_JKT", 90, resource_persons=("R1",)),
        activity("lecture_west_java", "HOTEL_JKT", 90, resource_persons=("R2",)),
        activity("lecture_export", "HOTEL_JKT", 90, resource_persons=("R3",)),
        activity("country_reports", "HOTEL_JKT", 180, kind="working_session"),
        activity("action_plan", "HOTEL_BDG", 240, kind="working_session"),
        activity("closing", "HOTEL_BDG", 90, kind="ceremony"),
    ]
    persons += [Person(id=f"R{n}", name=f"R{n}", role="resource") for n in (1, 2, 3)]
    for n in range(1, k + 1):
        for name, where, minutes in (*JAKARTA, *BANDUNG):
            venue = _copy(venues, where, n, rng)
            host, rotated = f"{where}_{n}", groups > 1 and name in ROTATED
            if host not in {h.id for h in hosts}:
                hosts.append(Host(id=host, name=text(host.title())))
            speakers: tuple[str, ...] = ()
            if name.startswith("lecture"):
                speakers = (f"{name}_{n}_speaker",)
                persons.append(Person(id=speakers[0], name=speakers[0], role="resource"))
            if rotated:
                venues[venue] = changed(venues[venue], capacity=VISIT_CAPACITY)
            fields = {"kind": "site_visit", "hosts": (host,), "resource_persons": speakers, "apart": rotated}
            if rotated:
                fields["groups"] = tuple(f"G{g}" for g in range(1, groups + 1))
            made.append(activity(f"{name}_{n}", venue, minutes, **fields))
    made = [changed(a, order=n) for n, a in enumerate(made)]
    return Edition(
        id=f"bench-{days}-{k}-{groups}",
        name=text("Benchmark"),
        first_day=first,
        last_day=last,
        boarding_minutes=sample.boarding_minutes,
        cities=sample.cities,
        venues=Table(venues.values()),
        hosts=Table(hosts),
        persons=Table(persons),
        groups=Table(_groups(groups)),
        activities=Table(made),
        ride_options=sample.ride_options,
        city_changes=Table(changed(c, facts={}) for c in sample.city_changes.values()),
        rules=Table(_standing(k)),
    )


def _groups(groups: int) -> list[Group]:
    if groups == 1:
        return [Group(id="ALL", name=text("All"), participants=GROUP_SIZE, staff=2, city="JKT")]
    parts = [
        Group(id=f"G{g}", name=text(f"Group {g}"), parent="ALL", participants=GROUP_SIZE, staff=1)
        for g in range(1, groups + 1)
    ]
    return [Group(id="ALL", name=text("All"), city="JKT"), *parts]


def _standing(k: int) -> list[Rule]:
    turns = range(1, k + 1)
    lectures = tuple(f"{name}_{n}" for n in turns for name, _, _ in JAKARTA if name.startswith("lecture"))
    return [
        WithinDates(id="within-dates"),
        MustHappen(id="must-happen"),
        VenueOpen(id="venue-open"),
        OnePlace(id="one-place"),
        TravelFits(id="travel-fits"),
        RightCity(id="right-city"),
        Capacity(id="capacity"),
        DayLimits(id="day-limits"),
        Lunch(id="lunch"),
        FridayBreak(id="friday-break"),
        RideBuffers(id="ride-buffers"),
        Timetable(id="timetable"),
        FixedStart(id="opening-date", activity="opening", date=FIRST_DAY),
        AllowedWindow(id="opening-morning", activities=("opening",), span=span("08:30-12:00")),
        First(id="opening-first", activity="opening"),
        Last(id="closing-last", activity="closing"),
        AllowedWindow(
            id="lectures-on-weekdays",
            activities=("lecture_industry", "lecture_west_java", "lecture_export", *lectures),
            weekdays=WORKDAYS,
        ),
        *(FixedStart(id=f"show-{n}", activity=f"show_{n}", time=dt.time(15, 30)) for n in turns),
    ]


def _moved(venue: Venue, rng: random.Random) -> dict[str, float]:
    return {
        "latitude": venue.latitude + rng.uniform(-SHIFT_DEGREES, SHIFT_DEGREES),
        "longitude": venue.longitude + rng.uniform(-SHIFT_DEGREES, SHIFT_DEGREES),
    }


def _copy(venues: dict[str, Venue], where: str, n: int, rng: random.Random) -> str:
    """The venue of the ``n``-th round: a firm of its own near the real one; hotels stay what they are."""
    if n == 1 or where.startswith("HOTEL"):
        return where
    copy = f"{where}_{n}"
    if copy not in venues:
        venues[copy] = changed(venues[where], id=copy, **_moved(venues[where], rng))
    return copy


def _whole_day(edition: Edition, witness: Plan) -> Iterator[Rule]:
    """Rules on whole days that must hold: each with its usual number, or where the witness needs more with that."""
    view = View(Setting(edition), witness)
    for kind in WHOLE_DAY:
        usual = kind(id=f"whole-day-{kind.model_fields['kind'].default}")
        beyond = max((breach.amount for breach in usual.breaches(view)), default=0)
        yield changed(usual, minutes=usual.minutes + -(-beyond // 15) * 15)


def _bound(edition: Edition, view: View, rng: random.Random, slack: int) -> Edition:
    """The edition with what is read off the witness: dates, days on which people are there, order."""
    dates = {e.occurrence.activity.id: view.date(e) for e in view.entries.values() if e.occurrence is not None}
    ends = {e.occurrence.activity.id: e.end for e in view.entries.values() if e.occurrence is not None}
    starts = {e.occurrence.activity.id: e.start for e in view.entries.values() if e.occurrence is not None}
    plenary = [a.id for a in edition.activities.values() if not a.apart]
    rules: list[Rule] = [
        FixedStart(id="closing-date", activity="closing", date=edition.last_day),
        Before(id="plan-before-closing", activity="action_plan", others=("closing",)),
        After(
            id="action-plan-after-visits",
            activity="action_plan",
            others=tuple(a for a in edition.activities if a not in ("action_plan", "closing")),
        ),
    ]
    visits = [a for a in plenary if a.rpartition("_")[2].isdigit() and "lecture" not in a]
    for visit in rng.sample(visits, len(visits) // 8):
        rules.append(FixedStart(id=f"date-{visit}", activity=visit, date=dates[visit]))
    mornings = [v for v in visits if view.entries[f"{v}@ALL"].end % (24 * 60) <= 5 * 60]  # noon in WIB, in UTC
    for visit in rng.sample(mornings, len(mornings) // 6):
        rules.append(AllowedWindow(id=f"morning-{visit}", activities=(visit,), span=span("08:00-12:00")))
    for lecture in (a for a in plenary if "_lecture_" in a):
        firm, _, n = lecture.partition("_lecture_")
        others = [a for a in plenary if a.startswith(f"{firm}_") and a.endswith(f"_{n}") and a != lecture]
        others = [a for a in others if ends[lecture] <= starts[a]]
        if others:
            rules.append(Before(id=f"before-{lecture}", activity=lecture, others=tuple(others)))
    speaks = {p: a for a in edition.activities.values() for p in a.resource_persons}
    persons = [
        changed(p, available=_around(dates[speaks[p.id].id], slack)) if p.id in speaks else p
        for p in edition.persons.values()
    ]
    return replace(edition, rules=Table([*edition.rules.values(), *rules]), persons=Table(persons))


def _around(date: dt.date, slack: int) -> tuple[Availability, ...]:
    zone = dt.timezone(dt.timedelta(hours=7))
    midnight = dt.datetime.combine(date, dt.time(), zone)
    days = dt.timedelta(days=slack)
    return (Availability(begins=midnight - days, ends=midnight + days + dt.timedelta(days=1)),)


@dataclass
class _Greedy:
    """Fills one day after another with what comes soonest and nearest; every way is taken as long as in the peak."""

    setting: Setting
    days: int
    slots: dict[str, int] = field(default_factory=dict)
    _of_day: dict[dt.date, list[tuple[int, Occurrence]]] = field(default_factory=dict)

    def plan(self) -> Plan:
        """A plan of everything; ValueError where the days do not suffice."""
        setting = self.setting
        rules = active_rules(setting)
        self._windows = {o.id: allowed(setting, o, rules) for o in setting.occurrences.values()}
        of_city = {c: [o for o in setting.occurrences.values() if o.city == c] for c in ("JKT", "BDG")}
        last = setting.edition.last_day
        one_day = dt.timedelta(days=1)
        ends_with = [o for o in of_city["BDG"] if o.activity.id in ("action_plan", "closing")]
        begins_with = [o for o in of_city["JKT"] if o.activity.id == "opening"]
        day = setting.edition.first_day
        if not self._put(begins_with[0], day):
            raise ValueError("no time for the opening")
        day = self._fill([o for o in of_city["JKT"] if o not in begins_with], day, last)
        rides, day = self._rides(day + one_day)
        day = self._fill([o for o in of_city["BDG"] if o not in ends_with], day + one_day, last - one_day)
        plenary, closing = ends_with
        if not any(self._put(plenary, d, afterwards=True) for d in (day, day + one_day) if d <= last):
            raise ValueError("no time for the action plan")
        if not self._put(closing, last, afterwards=True):
            raise ValueError("no time for the closing")
        zone = setting.zone("BDG")
        placed = [Placement(id=key, start=setting.clock.moment(at, zone)) for key, at in self.slots.items()]
        return Plan(placements=Table(placed), rides=Table(rides))

    def _rides(self, day: dt.date) -> tuple[list[Ride], dt.date]:
        """The first coach that all rules allow and that arrives for lunch, alone on its day."""
        setting = self.setting
        rules = active_rules(setting)
        while True:
            crossings = list(setting.crossings.values())
            noon = setting.clock.at(day, dt.time(13), setting.zone("BDG"))
            for run in setting.runs(crossings[0]):
                on_day = setting.clock.date(run.start, setting.zone("JKT")) == day
                if on_day and run.option == "coach" and run.end <= noon:
                    if all(rule.allows(setting, crossings[0], run) for rule in rules):
                        leaves = setting.clock.moment(run.departure, setting.zone("JKT"))
                        return [Ride(id=c.id, option="coach", departure=leaves) for c in crossings], day
            day += dt.timedelta(days=1)

    def _fill(self, left: list[Occurrence], day: dt.date, last: dt.date) -> dt.date:
        """Place all of ``left`` from ``day`` on; the last day that is used."""
        left = sorted(left, key=lambda o: not o.activity.id.startswith("show"))
        while left:
            if day > last:
                raise ValueError(f"{self.days} days are too few: {len(left)} things are left over")
            shows = [o for o in left if o.activity.id.startswith("show")]
            for show in shows[:1]:
                if self._put(show, day):
                    left.remove(show)
            while best := self._soonest(left, day):
                one, at = best
                self._place(one, at, day)
                left.remove(one)
            day += dt.timedelta(days=1)
        return day - dt.timedelta(days=1)

    def _soonest(self, left: list[Occurrence], day: dt.date) -> tuple[Occurrence, int] | None:
        """What can start first on a day; of what can start alike, what may stand on the fewest days."""
        best: tuple[int, int, Occurrence] | None = None
        for one in left:
            at = self._first(one, day, until=best[0] if best else None)
            if at is not None and (best is None or (at, len(self._windows[one.id])) < best[:2]):
                best = at, len(self._windows[one.id]), one
        return (best[2], best[0]) if best else None

    def _put(self, one: Occurrence, day: dt.date, afterwards: bool = False) -> bool:
        at = self._first(one, day, afterwards)
        if at is not None:
            self._place(one, at, day)
        return at is not None

    def _place(self, one: Occurrence, at: int, day: dt.date) -> None:
        self.slots[one.id] = at
        self._of_day.setdefault(day, []).append((at, one))

    def _first(self, one: Occurrence, day: dt.date, afterwards: bool = False, until: int | None = None) -> int | None:
        """The first start of the day, by quarters of an hour, at which it fits to what is there."""
        begins, ends = self.setting.clock.span(day, dt.time(), dt.time(), self.setting.zone_of(one))
        there = self._of_day.get(day, [])
        if afterwards:
            begins = max([begins, *(at + o.minutes for at, o in there)])
        ends = ends if until is None else min(ends, until)
        for opens, closes in self._windows[one.id]:
            if opens <= ends and begins <= closes:
                for at in range(-(-max(opens, begins) // 15) * 15, min(closes, ends) + 1, 15):
                    if self._fits(one, at, there, day):
                        return at
        return None

    def _fits(self, one: Occurrence, at: int, there: list[tuple[int, Occurrence]], day: dt.date) -> bool:
        for start, other in there:
            if start < at + one.minutes and at < start + other.minutes and set(one.resources) & set(other.resources):
                return False
        for leaf in one.leaves:
            mine = [(start, other) for start, other in there if leaf in other.leaves]
            entries = sorted([*mine, (at, one)], key=lambda e: e[0])
            if any(self._spare(a, b) < 0 for a, b in pairwise(entries)) or not self._lunch(entries, day):
                return False
        return True

    def _spare(self, a: tuple[int, Occurrence], b: tuple[int, Occurrence]) -> int:
        return b[0] - a[0] - a[1].minutes - self.setting.travel.way(a[1].venue, b[1].venue).longest

    def _lunch(self, entries: list[tuple[int, Occurrence]], day: dt.date) -> bool:
        """An hour from 11:30 to 14:00 beyond the ways; on Fridays the break is kept by the windows, this comes on top."""
        clock, zone = self.setting.clock, self.setting.zone("BDG")
        opens, closes = clock.at(day, dt.time(11, 30), zone), clock.at(day, dt.time(14), zone)
        frees: Iterable[Window] = [
            (0, entries[0][0] - 60),
            *((a[0] + a[1].minutes, a[0] + a[1].minutes + self._spare(a, b)) for a, b in pairwise(entries)),
            (entries[-1][0] + entries[-1][1].minutes, closes + 60),
        ]
        return any(min(e, closes) - max(b, opens) >= 60 for b, e in frees)
