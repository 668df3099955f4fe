"""The schedule by hand: a person drags blocks and edges, brings in what is not scheduled, and is told what it breaks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from builders import activity, one_city, planned
from gui.conftest import Open
from gui.hands import LEFT, carry, days_right, drag, edge, middle, minutes_down, take
from gui.two_lanes import two_lanes
from large import large
from lawatan.domain import WEEKDAYS, Placement
from lawatan.gui.board.canvas import Canvas
from lawatan.gui.desk import Desk
from lawatan.gui.panels.waiting import WaitingCard
from lawatan.gui.tokens import ZOOMS
from lawatan.rules import Edition
from lawatan.rules.one_place import OnePlace
from lawatan.rules.travel_fits import TravelFits


def slots(desk: Desk) -> dict[str, str]:
    """When everything stands, local time of its offset."""
    assert desk.state.programme is not None
    slots = desk.state.programme.edition.plan.placements.values()
    return {p.id: f"{WEEKDAYS[p.start.weekday()].title()} {p.start:%H:%M}" for p in slots}


def slot(desk: Desk, item: str) -> Placement:
    assert desk.state.programme is not None
    return desk.state.programme.edition.plan.placements[item]


def hint(canvas: Canvas) -> str:
    said = canvas.hands.hint()
    return said.text if said is not None else ""


def card(desk: Desk, item: str) -> WaitingCard:
    found = desk.sidebar.findChild(WaitingCard, f"waiting-{item}")
    assert isinstance(found, WaitingCard)
    return found


def two_visits() -> Edition:
    """Two visits on Wednesday in Bandung, the second one stretchable; a third that is not scheduled."""
    visits = [
        activity("udjo", "UDJO", 60),
        activity("museum", "MUSEUM", 60, shortest_minutes=45, longest_minutes=120),
        activity("lecture", "HOTEL", 90),
    ]
    edition = one_city(*visits, rules=[OnePlace(id="one-place"), TravelFits(id="travel-fits")])
    return planned(edition, {"udjo": "wed 09:00", "museum": "wed 11:00"})


@pytest.fixture
def visits(open_desk: Open) -> Desk:
    return open_desk(two_visits())


# Dragging.


def test_a_block_follows_the_pointer_in_steps_of_five_minutes(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas

    drag(qtbot, canvas, middle(canvas, "udjo@ALL"), 0, minutes_down(canvas, -62))

    assert slots(visits)["udjo@ALL"] == "Wed 08:00"
    assert visits.menus.undo.text().startswith("&Undo: Move ")
    assert visits.menus.undo.text().endswith(" to Wed 25 Jul, 08:00–09:00")
    assert visits.state.selection == "udjo@ALL"


def test_a_block_goes_to_another_day(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas

    drag(qtbot, canvas, middle(canvas, "museum@ALL"), days_right(canvas, "museum@ALL", 1), minutes_down(canvas, 31))

    assert slots(visits)["museum@ALL"] == "Thu 11:30"
    assert slots(visits)["udjo@ALL"] == "Wed 09:00"


@pytest.mark.parametrize("zoom", ZOOMS)
def test_at_every_zoom_and_wherever_it_is_scrolled_to(qtbot: QtBot, visits: Desk, zoom: int) -> None:
    canvas = visits.board.canvas
    visits.resize(960, 600)
    qtbot.waitUntil(lambda: canvas.viewport().height() < 520)
    canvas.set_zoom(zoom)
    for bar in (canvas.verticalScrollBar(), canvas.horizontalScrollBar()):
        bar.setValue(bar.maximum() // 3)
    at = middle(canvas, "udjo@ALL", 0.4)

    drag(qtbot, canvas, at, 0, minutes_down(canvas, 45))

    assert slots(visits)["udjo@ALL"] == "Wed 09:45"


def test_a_small_movement_is_a_click(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas

    drag(qtbot, canvas, middle(canvas, "udjo@ALL"), 3, 4)

    assert visits.state.to_undo is None
    assert visits.state.selection == "udjo@ALL"


def test_while_it_is_dragged_the_pointer_says_whether_it_fits(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas

    there = take(qtbot, canvas, middle(canvas, "udjo@ALL"), 0, minutes_down(canvas, 120))
    clash = hint(canvas)
    qtbot.mouseMove(canvas.viewport(), pos=there + QPoint(0, minutes_down(canvas, 180)))
    free = hint(canvas)

    assert clash.startswith("Does not fit. Wed 25 Jul, 11:00–12:00.")
    assert "at the same time" in clash
    assert free == "Fits. Wed 25 Jul, 14:00–15:00"
    assert slots(visits)["udjo@ALL"] == "Wed 09:00"  # nothing is changed before it is let go
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)


def test_the_days_are_shaded_by_where_it_fits_and_the_nearest_such_start_is_told(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas

    take(qtbot, canvas, middle(canvas, "udjo@ALL"), 0, minutes_down(canvas, 120))
    before = canvas.grab().toImage()
    assert canvas.hands.shading is not None and canvas.sheet is not None
    days = len(canvas.sheet.columns)
    # It is made between events, and begun anew where the board is: a busy machine takes its time.
    qtbot.waitUntil(
        lambda: canvas.hands.shading is not None and len(canvas.hands.shading.complete) == days, timeout=30_000
    )
    qtbot.waitUntil(lambda: not canvas.hands._shading.isActive(), timeout=30_000)
    said = hint(canvas)
    assert canvas.grab().toImage() != before
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)

    near = said.partition("Nearest that fits: ")[2]
    assert near.startswith("Wed 25 Jul, ")
    assert canvas.hands.shading is None


def test_the_days_are_shaded_anew_where_more_is_known_while_the_pointer_rests(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas
    take(qtbot, canvas, middle(canvas, "udjo@ALL"), 0, minutes_down(canvas, 120))
    first, programme = canvas.hands.shading, visits.state.programme
    assert first is not None and programme is not None

    visits.state.put(0, programme.explaining({}, "en"))

    qtbot.waitUntil(lambda: canvas.hands.shading not in (None, first), timeout=30_000)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)


def test_into_a_clash_it_is_to_fix_and_undo_puts_it_back(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas
    assert visits.state.programme is not None
    before = visits.state.programme.must_fix

    drag(qtbot, canvas, middle(canvas, "udjo@ALL"), 0, minutes_down(canvas, 120))

    assert slots(visits)["udjo@ALL"] == "Wed 11:00"
    assert visits.state.programme.must_fix > before
    assert visits.sidebar.counts["to_fix"].text() == str(len(visits.state.programme.breaches))
    visits.menus.undo.trigger()
    assert slots(visits)["udjo@ALL"] == "Wed 09:00"
    assert visits.state.programme.must_fix == before


def test_escape_gives_it_up(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas

    there = take(qtbot, canvas, middle(canvas, "udjo@ALL"), 0, 100)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)

    assert canvas.hands.dragging is None and visits.state.to_undo is None
    assert visits.state.selection == "udjo@ALL"


def test_let_go_beside_the_board_nothing_changes(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas

    drag(qtbot, canvas, middle(canvas, "udjo@ALL"), -canvas.viewport().width(), 40)

    assert visits.state.to_undo is None


def test_what_is_locked_stays_and_says_so(qtbot: QtBot, lanes: Desk) -> None:
    canvas = lanes.board.canvas

    there = take(qtbot, canvas, middle(canvas, "spa@ALL"), 0, -100)
    said = hint(canvas)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)

    assert said == "Closing is locked: unlock it (L) before you move it."
    assert lanes.state.to_undo is None


def test_what_was_agreed_for_another_time_is_an_idea_again(qtbot: QtBot, lanes: Desk) -> None:
    canvas = lanes.board.canvas
    assert slot(lanes, "coffee@A").confirmation == "requested"

    there = take(qtbot, canvas, middle(canvas, "coffee@A"), 0, minutes_down(canvas, 30))
    said = hint(canvas)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)

    assert "Requested for another time: becomes an idea again." in said
    assert slot(lanes, "coffee@A").confirmation == "idea"


def test_across_the_clock_the_pointer_tells_both_times(qtbot: QtBot, lanes: Desk) -> None:
    """In Bali an activity keeps Bali's clock; the axis is that of Jakarta."""
    canvas = lanes.board.canvas
    assert slot(lanes, "coffee@A").start.strftime("%H:%M %z") == "10:00 +0800"

    there = take(qtbot, canvas, middle(canvas, "coffee@A"), 0, minutes_down(canvas, 30))
    said = hint(canvas)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)

    assert "10:30–12:30 WITA (09:30–11:30 WIB)" in said
    assert f"{slot(lanes, 'coffee@A').start:%d %H:%M %z}" == "28 10:30 +0800"


def test_a_ride_goes_from_departure_to_departure(qtbot: QtBot, lanes: Desk) -> None:
    canvas = lanes.board.canvas
    assert lanes.state.programme is not None
    crossing = lanes.state.programme.setting.crossings["to-bali@B"]
    before = lanes.state.programme.edition.plan.rides["to-bali@B"]
    offered = {run.departure for run in lanes.state.programme.setting.runs(crossing)}

    drag(qtbot, canvas, middle(canvas, "to-bali@B", 0.2), 0, minutes_down(canvas, -300))

    after = lanes.state.programme.edition.plan.rides["to-bali@B"]
    assert after.departure < before.departure
    assert lanes.state.programme.setting.clock.minute(after.departure) in offered


def test_at_the_rim_the_board_scrolls_on(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas
    canvas.set_zoom(200)
    canvas.verticalScrollBar().setValue(0)
    at = middle(canvas, "udjo@ALL")
    bottom = canvas.viewport().height() - 5

    with qtbot.waitSignal(canvas.verticalScrollBar().valueChanged):
        there = take(qtbot, canvas, at, 0, bottom - at.y())
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)

    assert slots(visits)["udjo@ALL"] > "Wed 09:00"


# Edges.


def test_the_lower_edge_makes_it_longer(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas

    drag(qtbot, canvas, edge(canvas, "museum@ALL", "bottom"), 0, minutes_down(canvas, 31))

    assert (slot(visits, "museum@ALL").minutes, slots(visits)["museum@ALL"]) == (90, "Wed 11:00")


def test_the_upper_edge_moves_the_start(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas

    drag(qtbot, canvas, edge(canvas, "museum@ALL", "top"), 0, minutes_down(canvas, -31))

    assert (slot(visits, "museum@ALL").minutes, slots(visits)["museum@ALL"]) == (90, "Wed 10:30")


def test_a_length_stays_within_the_shortest_and_the_longest(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas

    there = take(qtbot, canvas, edge(canvas, "museum@ALL", "bottom"), 0, minutes_down(canvas, 200))
    said = hint(canvas)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)
    longest = slot(visits, "museum@ALL").minutes
    drag(qtbot, canvas, edge(canvas, "museum@ALL", "bottom"), 0, minutes_down(canvas, -110))
    shortest = slot(visits, "museum@ALL").minutes

    assert (longest, shortest) == (120, 45)
    assert "It takes 45 min at least and 2 h at most." in said


def test_the_usual_length_is_no_decision(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas
    drag(qtbot, canvas, edge(canvas, "museum@ALL", "bottom"), 0, minutes_down(canvas, 31))

    drag(qtbot, canvas, edge(canvas, "museum@ALL", "bottom"), 0, minutes_down(canvas, -31))

    assert slot(visits, "museum@ALL").minutes is None


def test_a_fixed_length_says_where_it_is_changed(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas

    there = take(qtbot, canvas, edge(canvas, "udjo@ALL", "bottom"), 0, 60)
    said = hint(canvas)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)

    assert "It always takes 1 h" in said
    assert visits.state.to_undo is None


def test_the_pointer_shows_what_it_would_take_hold_of(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas
    shapes = []
    for point in (edge(canvas, "museum@ALL", "bottom"), middle(canvas, "museum@ALL")):
        qtbot.mouseMove(canvas.viewport(), pos=point)
        shapes.append(canvas.viewport().cursor().shape())

    assert shapes == [Qt.CursorShape.SizeVerCursor, Qt.CursorShape.PointingHandCursor]


# From the list, and back to it.


def point_at(canvas: Canvas, day: int, minute: int) -> QPoint:
    """Where a minute of a column lies."""
    canvas.verticalScrollBar().setValue(int(canvas.scale_.y(minute - 120)))
    x = canvas.axis - canvas.horizontalScrollBar().value() + canvas.scale_.x(day) + 30
    y = canvas.head + 8 - canvas.verticalScrollBar().value() + canvas.scale_.y(minute)
    return QPoint(round(x), round(y))


def test_what_is_not_scheduled_is_dragged_in(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas
    assert canvas.sheet is not None
    thursday = next(n for n, c in enumerate(canvas.sheet.columns) if c.date.weekday() == 3)

    carry(qtbot, card(visits, "lecture@ALL"), canvas, point_at(canvas, thursday, 14 * 60 + 10))

    assert slots(visits)["lecture@ALL"] == "Thu 14:00"
    assert visits.state.selection == "lecture@ALL"
    assert visits.sidebar.heading.text() == "Everything is scheduled"


def test_from_another_panel_it_is_dragged_onto_the_board_too(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas
    visits.go("to_fix")

    carry(qtbot, card(visits, "lecture@ALL"), canvas, point_at(canvas, 2, 14 * 60), drop=False)

    assert visits.middle.currentWidget() is visits.board
    assert canvas.hands.dragging is not None
    qtbot.keyClick(card(visits, "lecture@ALL"), Qt.Key.Key_Escape)
    assert canvas.hands.dragging is None and visits.state.to_undo is None


def test_a_press_in_the_list_goes_on_over_the_board(qtbot: QtBot, visits: Desk) -> None:
    """Where the window system hands the pointer over from the list to the board."""
    canvas = visits.board.canvas
    there = point_at(canvas, 2, 14 * 60 + 10)

    qtbot.mousePress(card(visits, "lecture@ALL"), LEFT)
    qtbot.mouseMove(canvas.viewport(), pos=there)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)

    assert slots(visits)["lecture@ALL"].endswith("14:00")


def test_a_click_on_a_card_only_selects(qtbot: QtBot, visits: Desk) -> None:
    qtbot.mouseClick(card(visits, "lecture@ALL"), LEFT)

    assert visits.state.selection == "lecture@ALL"
    assert card(visits, "lecture@ALL").isChecked()
    assert visits.state.to_undo is None


def test_a_double_click_puts_it_where_it_fits_first(qtbot: QtBot, visits: Desk) -> None:
    qtbot.mouseDClick(card(visits, "lecture@ALL"), LEFT)

    assert visits.state.programme is not None
    assert "lecture@ALL" in slots(visits)
    assert visits.state.programme.about("lecture@ALL") == ()


# While a plan is on show that is not the programme's own.


def test_a_plan_that_is_only_shown_cannot_be_edited(qtbot: QtBot, visits: Desk) -> None:
    programme = visits.state.programme
    assert programme is not None
    visits.state.put(visits.state.index, programme.showing(programme.edition.plan, None))
    canvas = visits.board.canvas

    there = take(qtbot, canvas, middle(canvas, "udjo@ALL"), 0, 100)
    said = hint(canvas)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)

    assert said.startswith("The board shows a schedule that is still being planned.")
    assert visits.state.to_undo is None and not visits.board.actions_.lock.isEnabled()


def test_a_ghost_is_painted_in_both_looks_and_languages(qtbot: QtBot, open_desk: Open) -> None:
    for appearance, language, word in (
        ("light", "en", "Fits. Thu 26 Jul, 09:15"),
        ("dark", "id", "Sesuai. Kam 26 Jul, 09.15"),
    ):
        desk = open_desk(two_lanes(), appearance=appearance, language=language)
        canvas = desk.board.canvas
        before = canvas.grab().toImage()
        there = take(qtbot, canvas, middle(canvas, "finance@ALL"), 0, minutes_down(canvas, -60))
        during = canvas.grab().toImage()
        assert hint(canvas).startswith(word)
        assert during != before
        qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)
        desk.close()


def test_a_large_programme_is_dragged_without_a_stutter(qtbot: QtBot, open_desk: Open) -> None:
    """A step is judged in less than a frame as a rule; one that takes longer waits until the pointer rests."""
    desk = open_desk(large(120, 40, groups=4, days=10))
    canvas = desk.board.canvas
    assert canvas.sheet is not None
    at = middle(canvas, canvas.sheet.order[0])
    take(qtbot, canvas, at, 0, 40)
    costs = []
    for down in range(60, 300, 10):
        qtbot.mouseMove(canvas.viewport(), pos=at + QPoint(0, down))
        dragging = canvas.hands.dragging
        assert dragging is not None
        qtbot.waitUntil(lambda dragging=dragging: dragging.verdict != "open")
        costs.append(dragging.cost)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)

    assert sorted(costs)[len(costs) // 2] < 0.016
