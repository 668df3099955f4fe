"""The late bus: what it runs into by the new hour's traffic, what gives way, and whom to call first."""

from __future__ import annotations

from functools import cache

import pytest

from builders import (
    activity,
    coach,
    flight,
    locking,
    moment,
    one_city,
    planned,
    span,
    standing_rules,
    train,
    two_cities,
    with_fields,
)
from lawatan.domain import Contact, Hours, Table, changed, replace, with_plan
from lawatan.jobs.delay import DelayJob, NotLate
from lawatan.jobs.delay_report import DelayReport
from lawatan.jobs.replan import told_now
from lawatan.rules import Edition, judge
from lawatan.rules.must_happen import MustHappen
from lawatan.rules.timetable import Timetable
from lawatan.rules.venue_open import VenueOpen
from lawatan.schedule import Setting, View
from lawatan.words import words

EN = words("en")


def day(shortest: tuple[int | None, int | None] = (None, None)) -> Edition:
    """Two visits before lunch and a talk after it, as people know them."""
    made = one_city(
        activity("visit", "UDJO", 90, shortest_minutes=shortest[0], hosts=("FIRM",)),
        activity("museum", "MUSEUM", 60, shortest_minutes=shortest[1]),
        activity("talk", "HOTEL", 90, resource_persons=("EXPERT",)),
        rules=[*standing_rules(), VenueOpen(id="open")],
    )
    hours = Hours(weekdays=("tue",), open=(span("08:00-17:00"),))
    for venue in ("UDJO", "MUSEUM"):
        made = with_fields(made, "venues", venue, hours=(hours,))
    told = planned(made, {"visit": "tue 09:00", "museum": "tue 11:10", "talk": "tue 14:10"})
    assert not any(breach.hard for breach in judge(View(Setting(told))))
    return told_now(told)


@cache
def late_with_room() -> DelayReport:
    """The bus is 75 minutes late, and there is room in the shortest durations."""
    return late(day((60, 30)))


def late(edition: Edition, item: str = "visit@ALL", minutes: int = 75, bus: bool = True) -> DelayReport:
    """What a delay comes to."""
    job = DelayJob(edition, item, minutes, EN, on_the_way=bus)
    job.run()
    return DelayReport(job)


def starts(report: DelayReport) -> dict[str, str]:
    """When each thing stands by now: its hours in Bandung."""
    view = report.view
    return {item.partition("@")[0]: f"{EN.times(view.starts(e), view.ends(e))}" for item, e in view.entries.items()}


def test_with_room_in_the_shortest_durations_nothing_after_lunch_moves() -> None:
    report = late_with_room()

    assert not report.fails
    found = starts(report)
    assert found["talk"] == "14:10–15:40"
    assert found["visit"].startswith("10:00–")  # 40 min from 09:20 on; in the peak it had been 55
    lengths = {e.id: e.minutes for e in report.view.entries.values()}
    assert lengths["visit@ALL"] + lengths["museum@ALL"] < 150  # no more is cut than has to be
    assert lengths["visit@ALL"] >= 60 and lengths["museum@ALL"] >= 30
    again = judge(View(report.view.setting, report.view.plan))
    assert not any(breach.hard for breach in again)


def test_no_more_is_cut_than_has_to_be() -> None:
    report = late_with_room()

    for item in ("visit@ALL", "museum@ALL"):
        slot = report.view.plan.placements[item]
        usual = report.view.edition.activities[item.partition("@")[0]].duration_minutes
        if (slot.minutes or usual) < usual:
            longer = report.view.deciding({item: slot.model_copy(update={"minutes": (slot.minutes or usual) + 5})})
            assert any(breach.hard for breach in judge(longer))


def test_without_it_what_gives_way_is_named() -> None:
    report = late(day())

    assert not report.fails
    moved = {line.partition("”")[0].strip("“") for line in report.gives_way()}
    assert {"Visit"} < moved
    assert any("→" in line for line in report.gives_way())


def test_the_way_is_that_of_the_new_hour_not_the_old_one_and_the_delay() -> None:
    report = late_with_room()
    found = report.as_object()

    assert (found["way_minutes"], found["way_minutes_as_planned"]) == (40, 55)
    assert report.headline() == (
        "The bus to “Visit” leaves at 09:20 instead of 08:05 and is there at 10:00: at that hour the way takes 40 min "
        "instead of 55 min."
    )


def test_an_activity_that_begins_late_and_what_has_begun_stays() -> None:
    edition = day((60, 30))

    report = late(edition, "talk@ALL", 20, bus=False)

    assert starts(report) == {"visit": "09:00–10:30", "museum": "11:10–12:10", "talk": "14:30–16:00"}
    assert report.headline() == "“Talk” is 20 min late: it cannot begin before 14:30."
    assert report.gives_way() == ["“Talk”: Tue 24 Jul, 14:10–15:40 → Tue 24 Jul, 14:30–16:00."]
    assert report.view.edition.now == moment(edition, "tue 14:10", "BDG")


def test_those_are_called_first_whose_time_comes_first_with_their_number() -> None:
    edition = day()
    contact = Contact(name="Ms Sari", phone="+62 22 1")
    edition = with_fields(edition, "hosts", "FIRM", contacts=(contact,))
    edition = with_fields(edition, "persons", "EXPERT", phone="+62 811 2")

    report = late(edition, minutes=240)

    calls = [who for _, who, _ in report.calls()]
    assert calls[0] == "Firm (Ms Sari, +62 22 1)"
    assert report.calls()[0][2].startswith("“Visit”: ")


def test_a_train_that_is_late_leaves_at_a_time_that_is_written_down() -> None:
    made = two_cities(
        activity("talk", "OFFICE", groups=("A", "B")),
        activity("rest", "RESORT", groups=("A",)),
        rules=[MustHappen(id="must"), Timetable(id="timetable")],
        ride_options=[coach(), flight(), train()],
    )
    change = made.city_changes["to-bali"]
    made = replace(made, city_changes=Table([changed(change, groups=("A",), options=("train",))]))
    edition = planned(made, {"talk": "mon 10:00", "rest": "wed 16:00"}, {"to-bali@A": ("train", "wed 08:30")})

    report = late(edition, "to-bali@A", 60, bus=False)

    assert not report.fails
    ride = report.view.plan.rides["to-bali@A"]
    assert ride.departure == moment(edition, "wed 09:30", "JKT")
    added = report.view.edition.ride_options["train"].service.departures[-1]
    assert (str(added.leaves), added.weekdays) == ("09:30:00", ("wed",))


def test_what_stands_nowhere_or_is_reached_on_foot_cannot_be_late() -> None:
    made = planned(
        one_city(activity("talk", "HOTEL"), activity("visit", "UDJO"), rules=standing_rules()), {"talk": "tue 09:00"}
    )

    with pytest.raises(NotLate, match="is not scheduled: nothing can be late"):
        DelayJob(made, "visit@ALL", 10, EN)
    with pytest.raises(NotLate, match="No way by road leads to “Talk” on that day"):
        DelayJob(made, "talk@ALL", 10, EN, on_the_way=True)


@pytest.mark.deep
def test_a_lock_does_not_hold_what_is_late_but_what_is_locked_after_it_is_told() -> None:
    late_itself = late(locking(day((60, 30)), "visit@ALL"))
    assert starts(late_itself)["visit"].startswith("10:00–")

    after = late(locking(day((60, 30)), "museum@ALL"), minutes=240)
    assert after.fails
    assert any(line.startswith("“Museum” is locked and cannot be reached before ") for line in after.gives_way())


def test_the_bus_to_the_second_thing_at_a_place_is_that_to_the_first() -> None:
    made = one_city(activity("first", "UDJO", 60), activity("second", "UDJO", 60), rules=standing_rules())
    told = told_now(planned(made, {"first": "tue 09:00", "second": "tue 10:00"}))

    job = DelayJob(told, "second@ALL", 30, EN, on_the_way=True)

    assert job.late.not_before["first@ALL"] > View(Setting(told)).entries["first@ALL"].start


def test_what_was_not_scheduled_before_stays_so_and_other_days_stand() -> None:
    made = one_city(
        *(activity("visit", "UDJO", 60), activity("talk", "HOTEL", 60), activity("extra", "MUSEUM", 60)),
        rules=standing_rules(),
    )
    told = told_now(planned(made, {"visit": "tue 09:00", "talk": "thu 09:00"}))

    report = late(told, minutes=30)

    assert set(report.view.entries) == {"visit@ALL", "talk@ALL"}
    assert starts(report)["talk"] == "09:00–10:00"


def test_beyond_a_ride_nothing_is_reached_by_road() -> None:
    made = two_cities(
        activity("talk", "OFFICE", groups=("A",)),
        activity("rest", "RESORT", groups=("A",)),
        rules=[MustHappen(id="must")],
    )
    edition = planned(made, {"talk": "wed 06:00", "rest": "wed 20:00"}, {"to-bali@A": ("flight", "wed 08:00")})

    job = DelayJob(edition, "talk@A", 15, EN)

    assert "rest@A" not in job.late.not_before


def test_what_has_begun_cannot_be_late_and_what_nobody_knows_of_can() -> None:
    begun = replace(day(), now=moment(day(), "tue 09:30", "BDG"))
    with pytest.raises(NotLate, match="has begun by now"):
        DelayJob(begun, "visit@ALL", 10, EN)

    known = day()
    more = planned(known, {"visit": "tue 09:00", "museum": "tue 11:10", "talk": "tue 14:10"})
    forgotten = replace(more, promised=Table(p for p in known.promised.values() if p.id != "talk@ALL"))
    assert (
        late(forgotten, "talk@ALL", 20, bus=False).headline() == "“Talk” is 20 min late: it cannot begin before 14:30."
    )


def test_what_is_moved_by_hand_is_no_longer_confirmed() -> None:
    told = day((60, 30))
    slots = {item: changed(slot, confirmation="confirmed") for item, slot in told.plan.placements.items()}
    firm = told_now(with_plan(told, told.plan.model_copy(update={"placements": Table(slots.values())})))

    report = late(firm)

    now = report.view.plan.placements
    assert (now["visit@ALL"].confirmation, now["talk@ALL"].confirmation) == ("idea", "confirmed")
