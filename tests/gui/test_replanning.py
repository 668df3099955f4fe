"""“Plan again, moving little” on the desk: what people were told, what changes of it, and who has to be told."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from builders import activity, one_city, planned, standing_rules, text
from gui.conftest import Open
from gui.test_desk import label, press
from lawatan.domain import Closure, Group, changed
from lawatan.gui.desk import Desk
from lawatan.rules import Edition
from lawatan.rules.host_available import HostAvailable
from lawatan.words import Message


def programme() -> Edition:
    """A visit, a museum and a lecture on three days."""
    made = one_city(
        activity("visit", "UDJO", 90, hosts=("FIRM",)),
        activity("museum", "MUSEUM", 60),
        activity("lecture", "HOTEL", 60),
        rules=[*standing_rules(), HostAvailable(id="host-available")],
    )
    return planned(made, {"visit": "wed 09:00", "museum": "thu 09:00", "lecture": "fri 09:00"})


def now(desk: Desk) -> Edition:
    assert desk.state.programme is not None
    return desk.state.programme.edition


def cancels(desk: Desk) -> None:
    """The host receives nobody on Wednesday."""
    wednesday = Closure(begins=dt.date(2018, 7, 25), ends=dt.date(2018, 7, 25))
    host = changed(now(desk).hosts["FIRM"], closures=(wednesday,))
    desk.state.edit(Message("Firm cancels"), {("hosts", "FIRM"): host})


def again(qtbot: QtBot, desk: Desk) -> None:
    desk.planning.seconds = 3.0
    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        desk.menus.again.trigger()


def tell(qtbot: QtBot, desk: Desk) -> None:
    """Send the schedule as it stands."""
    assert desk.sending.send()
    qtbot.waitUntil(lambda: desk.sending.task is None, timeout=20_000)


def lines(desk: Desk) -> list[str]:
    return [one.text() for one in desk.comparing.telling.widget().findChildren(QLabel)]


def test_only_what_has_to_move_moves_and_those_to_tell_are_named(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(programme())
    tell(qtbot, desk)
    assert dict(now(desk).promised) == dict(now(desk).plan.placements)
    cancels(desk)
    again(qtbot, desk)

    assert "1 of 3 that people were told of changes; no plan that fits changes less." in label(desk, "comparing-text")
    assert desk.comparing.telling.isVisible()
    assert lines(desk)[0] == "Firm" and lines(desk)[1].startswith("“Visit”: Wed 25 Jul, 09:00–10:30 → ")
    assert "All" in lines(desk)

    desk.state.speak("id")
    assert "1 dari 3 yang sudah diberitahukan berubah" in label(desk, "comparing-text")
    assert lines(desk)[1].startswith("“Visit (id)”: Rab 25 Jul pukul 09.00–10.30 → ")

    before = programme().plan.placements
    press(qtbot, desk, "comparing-accept")
    after = now(desk).plan.placements
    assert {item for item in after if after[item].start != before[item].start} == {"visit@ALL"}
    assert dict(now(desk).promised) == dict(before), "people do not know yet"
    assert desk.state.to_undo is not None and desk.state.say.message(desk.state.to_undo) == "Susun ulang"


def test_nothing_to_change_says_so(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(programme())
    again(qtbot, desk)
    assert desk.state.programme is not None and desk.state.programme.proposal is None
    assert not desk.comparing.isVisible()


def test_there_is_nothing_to_plan_again_without_a_schedule(open_desk: Open) -> None:
    desk = open_desk(planned(programme(), {}))
    assert not desk.menus.again.isEnabled()


def test_what_was_moved_by_hand_and_locked_is_told_too(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(programme())
    tell(qtbot, desk)
    slot = now(desk).plan.placements["museum@ALL"]
    moved = changed(slot, start=slot.start + dt.timedelta(hours=5), locked=True)
    desk.state.edit(Message("Moved"), {("placements", "museum@ALL"): moved})
    again(qtbot, desk)
    assert "1 of 3 that people were told of changes" in label(desk, "comparing-text")
    assert any("→ 14:00–15:00" in line for line in lines(desk))


def test_what_people_were_told_goes_along_with_an_activity_that_has_other_groups(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(programme())
    tell(qtbot, desk)
    parts = [Group(id=f"G{n}", name=text(f"G{n}"), parent="ALL", participants=10) for n in (1, 2)]
    desk.state.edit(Message("Parts"), {("groups", part.id): part for part in parts})
    museum = changed(now(desk).activities["museum"], groups=("G1",))
    desk.state.edit(Message("Only one of them"), {("activities", "museum"): museum})
    assert "museum@G1" in now(desk).promised and "museum@ALL" not in now(desk).promised
