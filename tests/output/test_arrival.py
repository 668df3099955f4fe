"""When groups arrive at a host: by their own papers, with the break that they have there, and when that is news."""

from __future__ import annotations

from builders import activity, one_city, planned, with_fields
from lawatan.output.account import Account
from lawatan.output.appointments import told
from lawatan.output.arrival import arrivals, break_before
from lawatan.output.visitors import Visitors
from lawatan.rules import Edition, FridayBreak, Lunch
from lawatan.schedule import Setting, View

LUNCH = Lunch(id="lunch")


def day(first: str, then: str = "wed 15:00", rules: tuple[object, ...] = ()) -> View:
    """A museum and then a show at the firm's own house."""
    made = one_city(activity("museum", "MUSEUM", 60), activity("show", "UDJO", 60, hosts=("FIRM",)), rules=[*rules])
    made = with_fields(made, "hosts", "FIRM", venue="UDJO")
    edition: Edition = planned(made, {"museum": first, "show": then})
    return View(Setting(edition))


def at(view: View) -> list[str]:
    return [each.strftime("%H:%M") for each in arrivals(view, view.entries["show@ALL"])]


def told_to_host(before: View, after: View) -> list[str]:
    return [change.kind for change in told(before, after) if change.reader == ("hosts", "FIRM")]


def test_guests_who_come_much_sooner_than_told_are_news_for_their_host_and_later_ones_are_not() -> None:
    morning, noon = day("wed 09:00"), day("wed 13:00")
    assert at(morning) < at(noon) < ["15:00"]

    assert told_to_host(noon, morning) == ["otherwise"]
    assert told_to_host(morning, noon) == []
    assert told_to_host(noon, day("wed 12:45")) == [], "a quarter of an hour is within what “at about” says"
    assert told_to_host(day("wed 12:45"), morning) == ["otherwise"]


def test_a_group_does_not_stand_at_the_door_through_lunch_where_it_need_not() -> None:
    assert at(day("wed 10:00", rules=(LUNCH,))) > ["12:30"]
    soon = day("wed 10:00", "wed 13:00", (LUNCH,))
    assert at(soon) < ["12:00"], "after lunch it would be late"
    pause = break_before(soon, soon.entries["show@ALL"])
    assert pause is not None and pause.kind == "lunch"
    said = Visitors(Account(soon, "en"), soon.entries["show@ALL"]).arriving()
    assert said.startswith("at about 11:") and "; before it begins they have lunch, 12:00–13:00" in said


def test_the_friday_break_too_is_told_to_who_receives_them() -> None:
    friday = day("fri 09:00", "fri 13:35", (FridayBreak(id="friday"),))

    said = Visitors(Account(friday, "id"), friday.entries["show@ALL"]).arriving()

    assert at(friday) < ["11:30"] and "jeda Jumat untuk salat dan makan siang, 11.30–13.30" in said
