"""Alternatives that the program makes: each differs in one respect, and is kept by its name in a document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from builders import activity, one_city, planned, standing_rules, text, two_cities
from lawatan.domain import Vehicle, apply
from lawatan.jobs.files import write_edition
from lawatan.jobs.variants import keep_alternatives, variants
from lawatan.rules.allowed_window import AllowedWindow
from lawatan.rules.must_happen import MustHappen
from lawatan.store import Document
from lawatan.words import words

EN = words("en")


def test_each_way_by_itself_and_what_went_another_way_is_planned_anew() -> None:
    made = two_cities(activity("visit", "OFFICE", groups=("A",)), rules=[MustHappen(id="must")])
    edition = planned(made, {}, {"to-bali@A": ("coach", "wed 10:00")})

    found = variants(edition, EN)

    assert {"By coach", "By air", "By train"} <= set(found)
    (option,) = found["By air"].city_changes["to-bali"].options
    assert found["By air"].ride_options[option].service.mode == "flight"
    assert not found["By air"].plan.rides
    assert found["By coach"].city_changes["to-bali"].options == ("coach",)


def test_one_vehicle_or_two_of_the_largest() -> None:
    made = one_city(activity("visit", "UDJO"), rules=standing_rules())
    bus, van = Vehicle(id="BUS", name=text("Bus"), seats=30), Vehicle(id="VAN", name=text("Van"), seats=9)
    edition = apply(made, {("vehicles", each.id): each for each in (bus, van)})

    found = variants(edition, EN)

    assert set(found["One vehicle: Bus"].vehicles) == {"BUS"}
    assert [each.seats for each in found["Two vehicles: Bus"].vehicles.values()] == [30, 30]
    assert not any("vehicle" in name for name in variants(made, EN))


def test_without_friday_and_a_day_less() -> None:
    made = one_city(activity("visit", "UDJO"), rules=standing_rules())

    found = variants(made, EN)

    (rule,) = [each for each in found["Without Fri"].rules.values() if isinstance(each, AllowedWindow)]
    assert (rule.activities, "fri" in rule.weekdays) == (("visit",), False)
    assert found["A day less"].last_day == made.last_day - dt.timedelta(days=1)


def test_they_are_kept_in_a_copy_and_one_that_is_there_stays(tmp_path: Path) -> None:
    made = one_city(activity("visit", "UDJO"), rules=standing_rules())
    source, target, again = tmp_path / "a.json", tmp_path / "b.lawatan", tmp_path / "c.lawatan"
    write_edition(made, source)
    alternatives = variants(made, EN)

    assert set(keep_alternatives(made, alternatives, source, target, "en")) == set(alternatives)
    with Document.open(target) as document:
        assert dict(document.alternatives) == alternatives
        assert document.edition == made
    assert keep_alternatives(made, alternatives, target, again, "en") == ()
