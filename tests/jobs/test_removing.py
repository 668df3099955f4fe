"""Removing a record takes its references along, and what cannot be without it."""

from __future__ import annotations

from builders import activity, one_city
from lawatan.domain import Host, Person, Text
from lawatan.domain.edit import apply, referrers
from lawatan.jobs.removing import removal
from lawatan.rules.before import Before

EDITION = one_city(
    activity("udjo", "UDJO", resource_persons=("EXPERT",), hosts=("FIRM",)),
    activity("museum", "MUSEUM", pic="EXPERT"),
    rules=[Before(id="first", activity="udjo", others=("museum",))],
)


def test_what_may_be_empty_forgets_the_record() -> None:
    done = removal(EDITION, ("persons", "EXPERT"))

    after = apply(EDITION, done.changes)
    assert "EXPERT" not in after.persons
    assert after.activities["udjo"].resource_persons == ()
    assert after.activities["museum"].pic is None
    assert set(done.forgetting) == {("activities", "udjo"), ("activities", "museum")}
    assert done.with_it == []


def test_what_cannot_be_without_it_goes_as_well_and_what_refers_to_that() -> None:
    done = removal(EDITION, ("venues", "UDJO"))

    after = apply(EDITION, done.changes)
    assert "UDJO" not in after.venues
    assert "udjo" not in after.activities
    assert "first" not in after.rules
    assert "museum" in after.activities
    assert ("activities", "udjo") in done.with_it and ("rules", "first") in done.with_it


def test_several_at_once() -> None:
    base = apply(EDITION, {("persons", "aide"): Person(id="aide", name="Aide", host="FIRM")})

    done = removal(base, ("hosts", "FIRM"), ("persons", "aide"))

    after = apply(base, done.changes)
    assert "FIRM" not in after.hosts and "aide" not in after.persons
    assert after.activities["udjo"].hosts == ()


def test_nothing_refers_to_it_any_more() -> None:
    base = apply(EDITION, {("hosts", "NEW"): Host(id="NEW", name=Text(en="New"), venue="MUSEUM")})

    after = apply(base, removal(base, ("venues", "MUSEUM")).changes)

    assert after.hosts["NEW"].venue is None
    assert referrers(after, ("venues", "MUSEUM")) == ()
