"""Alternatives follow the facts of the current edition, say what they do otherwise, and are adopted as one edit."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import activity, one_city, planned, standing_rules, text, two_cities, with_fields
from lawatan.domain import PLAN_TABLES, Duty, Vehicle, apply, changed, difference
from lawatan.jobs.accidents import away
from lawatan.jobs.documents import write_copy
from lawatan.jobs.following import adopted, as_fix, following, otherwise, unused
from lawatan.jobs.replan import told_now
from lawatan.jobs.variants import variants
from lawatan.rules import Edition
from lawatan.solver.budget import Options
from lawatan.solver.replanning import Replanner
from lawatan.store import Document
from lawatan.words import words

EN = words("en")
STARTS = {"visit": "wed 09:00", "museum": "thu 15:00"}


def programme() -> Edition:
    made = one_city(
        activity("visit", "UDJO", 90, hosts=("FIRM",)), activity("museum", "MUSEUM", 60), rules=standing_rules()
    )
    return planned(made, STARTS)


def cancelled(edition: Edition) -> Edition:
    """The firm cannot receive anybody on the first day."""
    begins = dt.datetime.combine(edition.first_day, dt.time(), dt.timezone(dt.timedelta(hours=7)))
    return away(edition, ("hosts", "FIRM"), begins, begins + dt.timedelta(days=1))


def test_a_fact_that_changes_changes_in_every_alternative() -> None:
    before = programme()
    others = variants(before, EN)
    after = cancelled(before)

    found = following(before, after, others)

    assert set(found) == set(others)
    assert all(each.hosts["FIRM"] == after.hosts["FIRM"] for each in found.values())
    assert {otherwise(after, each, EN) for each in found.values()} == {
        otherwise(before, each, EN) for each in others.values()
    }


def test_what_an_alternative_says_otherwise_stays_field_by_field() -> None:
    before = programme()
    shorter = with_fields(before, "activities", "visit", duration_minutes=60)
    after = with_fields(before, "activities", "visit", duration_minutes=120, name=text("Angklung show"))

    found = following(before, after, {"Shorter": shorter})["Shorter"].activities["visit"]

    assert (found.duration_minutes, found.name.en) == (60, "Angklung show")


def test_what_is_decided_in_an_alternative_is_its_own() -> None:
    before = programme()
    later = planned(before, {**STARTS, "visit": "fri 13:30"})
    moved = planned(before, {**STARTS, "museum": "fri 15:00"})

    assert following(before, moved, {"Later": later})["Later"] is later
    gone = apply(before, {("activities", "museum"): None, ("placements", "museum@ALL"): None})
    found = following(before, gone, {"Later": later})["Later"]
    assert (
        set(found.plan.placements) == {"visit@ALL"}
        and found.plan.placements["visit@ALL"] == later.plan.placements["visit@ALL"]
    )


def test_one_with_which_a_change_does_not_hold_together_stays_as_it_is() -> None:
    before = programme()
    lecture = apply(before, {("activities", "more"): activity("more", "MUSEUM", hosts=("FIRM",))})
    freed = apply(before, {("activities", "visit"): changed(before.activities["visit"], hosts=())})
    after = apply(freed, {("hosts", "FIRM"): None})

    assert following(freed, after, {"More": lecture}) == {"More": lecture}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["shorter", "away", "longer", "told", "name"]), max_size=5))
def test_an_alternative_that_says_nothing_otherwise_becomes_what_the_current_one_does(edits: list[str]) -> None:
    current = alternative = programme()
    for edit in edits:
        after = _edited(current, edit)
        alternative = following(current, after, {"Same": alternative})["Same"]
        current = after
    assert not [key for key in difference(current, alternative) if key[0] not in PLAN_TABLES]


def _edited(edition: Edition, edit: str) -> Edition:
    match edit:
        case "shorter":
            return with_fields(edition, "activities", "visit", duration_minutes=45)
        case "longer":
            return with_fields(edition, "activities", "museum", duration_minutes=90)
        case "away":
            return cancelled(edition)
        case "told":
            return told_now(edition)
    return with_fields(edition, "activities", "museum", name=text("The museum"))


def test_what_people_were_told_stays_so_when_an_alternative_is_adopted() -> None:
    before = programme()
    told = told_now(before)
    other = variants(before, EN)["A day less"]

    found = adopted(told, other)

    assert (found.promised, found.last_day) == (told.promised, before.last_day - dt.timedelta(days=1))
    fix = as_fix(told, "A day less", planned(other, {**STARTS, "visit": "thu 09:00"}), EN)
    assert fix.moved == ("visit@ALL",) and apply(told, fix.changes) == fix.edition


def test_names_are_numbered_where_they_are_taken() -> None:
    assert unused("By train", ()) == "By train"
    assert unused("By train", ("By train", "By train (2)")) == "By train (3)"


def test_each_tells_what_is_otherwise_in_both_languages() -> None:
    before = programme()
    made = {name: otherwise(before, each, EN) for name, each in variants(before, EN).items()}
    (rule,) = made["Without Fri"]
    assert rule.startswith("With Allowed window – Activities") and "Mon–Thu, Sat, Sun" in rule
    assert made["A day less"] == ("Last day: Thu 26 Jul 2018",) or made["A day less"][0].startswith("Last day: ")
    longer = with_fields(before, "activities", "visit", duration_minutes=120)
    (line,) = otherwise(before, longer, words("id"))
    assert line.endswith(": 120")


def test_a_command_that_writes_a_copy_of_a_document_changes_its_alternatives_too(tmp_path: Path) -> None:
    before = programme()
    source, target = tmp_path / "a.lawatan", tmp_path / "b.lawatan"
    with Document.create(source, before) as document:
        document.add_alternative("A day less", variants(before, EN)["A day less"], "Alternative")
    after = cancelled(before)

    write_copy(before, after, source, target, "A host cancels", "en", None)

    with Document.open(target) as document:
        assert document.edition == after
        assert document.alternatives["A day less"].hosts["FIRM"] == after.hosts["FIRM"]
        assert document.alternatives["A day less"].last_day < after.last_day


def test_what_is_deleted_goes_out_of_an_alternative_with_what_it_decided_about_it() -> None:
    bus, van = Vehicle(id="BUS", name=text("Bus"), seats=30), Vehicle(id="VAN", name=text("Van"), seats=9)
    before = apply(programme(), {("vehicles", each.id): each for each in (bus, van)})
    duty = Duty(id="d", date=before.first_day, vehicle="VAN", groups=("ALL",))
    other = apply(before, {("duties", "d"): duty})
    after = apply(before, {("vehicles", "VAN"): None})

    found = following(before, after, {"With the van": other})["With the van"]

    assert set(found.vehicles) == {"BUS"} and not found.plan.duties


def test_adopting_leaves_out_what_people_were_told_of_things_that_it_has_not() -> None:
    told = told_now(programme())
    other = apply(
        told, {("activities", "museum"): None, ("placements", "museum@ALL"): None, ("promised", "museum@ALL"): None}
    )

    found = adopted(told, other)

    assert set(found.promised) == {"visit@ALL"}
    assert type(found).model_validate(found.model_dump(by_alias=True)) == found


def test_a_way_that_people_were_told_is_not_taken_where_it_is_no_longer_offered() -> None:
    made = two_cities(activity("talk", "OFFICE", groups=("A",)), rules=standing_rules())
    rides = {"to-bali@A": ("coach", "wed 12:40"), "to-bali@B": ("coach", "thu 12:40")}
    told = told_now(planned(made, {"talk": "tue 09:00"}, rides))
    by_air = variants(told, EN)["By air"]

    found = Replanner(by_air, Options(time_limit=20.0, workers=1), lambda *_: None).run().plan

    assert found is not None
    change = by_air.city_changes["to-bali"]
    assert all(ride.option in change.options for ride in found.rides.values())
