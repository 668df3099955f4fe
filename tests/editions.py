"""Random editions for laws: ``@given(editions())``."""

from __future__ import annotations

from hypothesis import strategies as st

from builders import MONDAY, WEEK, activity, one_city, planned, span, standing_rules, text, two_cities, with_fields
from lawatan.domain import Closure, Fact, Hours, Step
from lawatan.rules import AllowedWindow, Edition, FixedStart


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Editions of one or two cities with activities, rules, hours, facts and plans of many forms."""
    bilingual = st.builds(text, st.text("aé日\n“", max_size=5))
    times = st.times().map(lambda t: t.replace(second=0, microsecond=0))
    where = draw(st.sampled_from([(one_city, "UDJO", ["ALL"]), (two_cities, "CERAMICS", ["A", "B"])]))
    build, place, groups = where
    visit = activity(
        "visit",
        place,
        draw(st.integers(5, 1440)),
        order=draw(st.integers(-5, 5)),
        name=draw(bilingual),
        note=draw(bilingual),
        groups=tuple(groups),
        apart=draw(st.booleans()),
        must_happen=draw(st.booleans()),
        hosts=draw(st.sampled_from([(), ("FIRM",)])),
        resource_persons=draw(st.sampled_from([(), ("EXPERT",)])),
        steps=tuple(draw(st.lists(st.builds(Step, name=bilingual, minutes=st.integers(1, 60)), max_size=2))),
        facts=draw(st.dictionaries(st.sampled_from(["name", "venue"]), st.builds(Fact), max_size=2)),
    )
    rules = [
        *draw(st.lists(st.sampled_from(standing_rules()), unique_by=lambda r: r.id)),
        FixedStart(id="fixed", activity="visit", date=MONDAY, time=draw(st.none() | times), active=draw(st.booleans())),
        AllowedWindow(id="window", activities=("visit",), weekdays=draw(st.sampled_from([(), WEEK, ("fri",)]))),
    ]
    edition = build(visit, rules=rules, batch=draw(st.none() | st.integers(1, 9)), note=draw(bilingual))
    hours = Hours(weekdays=WEEK, open=(span("08:00-00:00"),), valid_until=draw(st.none() | st.dates()))
    edition = with_fields(edition, "venues", place, hours=(hours,), closures=(Closure(begins=draw(st.dates())),))
    starts = {f"visit@{g}": "fri 09:05" for g in groups} if visit.apart else {"visit": "sat 23:55"}
    rides = {"to-bali@A": ("flight", "wed 22:00")} if build is two_cities else {}
    return planned(edition, starts if draw(st.booleans()) else {}, rides if draw(st.booleans()) else {})
