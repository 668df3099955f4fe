"""Why something stands where it does: what holds it, where else it could stand, what keeps it from the rest."""

from __future__ import annotations

from builders import activity, locking, moment, one_city, planned, standing_rules
from lawatan.domain import replace
from lawatan.jobs.replan import told_now
from lawatan.jobs.why_here import WhyHere
from lawatan.rules import Edition, judge
from lawatan.schedule import Setting, View
from lawatan.words import words

EN = words("en")


def edition() -> Edition:
    """A talk and a visit on one day."""
    made = one_city(activity("talk", "HOTEL", 60), activity("visit", "UDJO", 90), rules=standing_rules())
    return planned(made, {"talk": "tue 09:00", "visit": "tue 13:00"})


def here(made: Edition, item: str = "talk@ALL") -> WhyHere:
    """Why an item stands where it does."""
    return WhyHere(View(Setting(made)), item, EN)


def test_what_holds_it_is_a_lock_the_past_or_what_people_were_told() -> None:
    made = edition()

    assert list(here(made).held()) == []
    assert list(here(locking(made, "talk@ALL")).held()) == ["It is locked: planning never moves it."]
    begun = replace(made, now=moment(made, "tue 09:30", "BDG"))
    assert list(here(begun).held()) == ["It has begun: planning never moves what is past."]
    assert list(here(told_now(made)).held()) == [
        "People were told this time: planning again moves it only where it must."
    ]


def test_where_else_it_could_begin_the_checker_agrees_and_the_ways_are_counted() -> None:
    made = edition()
    view = View(Setting(made))

    found = here(made)

    assert found.elsewhere
    for one in found.elsewhere:
        slot = made.plan.placements["talk@ALL"].model_copy(update={"start": one.stretch.first})
        after = view.deciding({slot.id: slot})
        assert not any(breach.hard for breach in judge(after))
        assert after.travel_minutes - view.travel_minutes == one.longer
    here_now = view.starts(view.entries["talk@ALL"])
    assert not any(one.stretch.first <= here_now <= one.stretch.last for one in found.elsewhere)
    assert (
        found.tried == sum(found.kept_away.values()) + sum(one.stretch.minutes // 5 + 1 for one in found.elsewhere) + 1
    )


def test_in_words() -> None:
    lines = list(here(edition()).lines())

    assert lines[0] == "“Talk” stands on Tue 24 Jul, 09:00–10:00."
    assert lines[1] == "As the rest stands, it could also begin:"
    assert any(line.startswith("What keeps it from the rest, of ") for line in lines)
