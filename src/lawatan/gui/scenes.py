"""Brings every panel of the desk on show, one scene after another, for pictures of it: see ``pictures`` for the command.

A scene is a function that changes the desk and gives the window to grab; they run in the order of ``SCENES`` on one
desk, so that what one leaves behind is there for the next.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from lawatan.gui import scenes_bad_day, scenes_papers
from lawatan.gui.panels.find import Find
from lawatan.gui.panels.inspector import Inspector
from lawatan.gui.panels.records import PLACES, tables_of
from lawatan.gui.panels.rules import RulesPanel
from lawatan.gui.pictures import COMBINATIONS, Combination
from lawatan.gui.stage import SIZE, Stage, wait

SMALL = 960, 600
"""The smallest that the window gets."""
SHOWN = {
    "activities": "lithium",
    "persons": "P-ACHMAD",
}
"""The record at the right in the picture of a table, where that is not the first one."""


def start(stage: Stage) -> QWidget:
    """The start page."""
    desk = stage.desk
    wait(lambda: desk.start.samples is not None, "the samples")
    return desk


def fresh(panel: str, stage: Stage) -> QWidget:
    """A panel of a new programme, with nothing in it."""
    from lawatan.jobs.new import new_edition

    if stage.desk.state.programme is None:
        stage.open(new_edition(dt.date(2026, 6, 1), stage.desk.state.language))
    stage.desk.go(panel)
    return stage.desk


def unplanned(panel: str, stage: Stage) -> QWidget:
    """A panel of the sample before it is planned."""
    if panel == "board":
        stage.open(stage.sample(planned=False))
    stage.desk.go(panel)
    return stage.desk


def board(stage: Stage) -> QWidget:
    """A week of the board, with a visit selected."""
    stage.open(stage.sample())
    stage.desk.board.turn(1)
    stage.desk.state.select(stage.visit("PTDI"), seek=True)
    return stage.desk


def board_all(stage: Stage) -> QWidget:
    """All days on the board."""
    stage.desk.board.turn_all()
    return stage.desk


def board_first(stage: Stage) -> QWidget:
    """The first week, with nothing selected."""
    stage.desk.board.turn(0)
    stage.desk.state.select("")
    return stage.desk


def several(stage: Stage) -> QWidget:
    """Several activities selected together."""
    sheet = stage.desk.board.canvas.sheet
    assert sheet is not None
    stage.desk.state.select_all(sheet.order[:3])
    return stage.desk


def small(stage: Stage) -> QWidget:
    """The window as small as it gets."""
    stage.desk.resize(*SMALL)
    return stage.desk


def edit(stage: Stage) -> QWidget:
    """The form of a visit on the board."""
    stage.desk.resize(*SIZE)
    stage.desk.board.turn(1)
    stage.desk.state.select(stage.visit("PTDI"), seek=True)
    _inspector(stage).edit()
    return stage.desk


def _inspector(stage: Stage) -> Inspector:
    inspector = stage.desk.panels["inspector"]
    assert isinstance(inspector, Inspector)
    return inspector


def table(stage: Stage) -> QWidget:
    """The schedule as a table."""
    _inspector(stage).ways.buttons()[0].click()
    stage.desk.board.show_form(1)
    return stage.desk


def drag(stage: Stage) -> QWidget:
    """A visit is dragged onto another, and held there."""
    desk, canvas = stage.desk, stage.desk.board.canvas
    desk.board.show_form(0)
    canvas.bring(stage.visit("PTDI"))
    sheet = canvas.sheet
    assert sheet is not None
    box = canvas.box(sheet.of(stage.visit("PTDI"))[0])
    at = QPointF(box.center().x(), box.top() + 30).toPoint()
    there = at + QPoint(round(canvas.scale_.x(2) - canvas.scale_.x(0)), round(canvas.scale_.hour_height * 1.5))
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, at)
    for point in (at + QPoint(20, 20), there - QPoint(2, 0), there):
        _move(canvas.viewport(), point)
    wait(lambda: canvas.hands.shading is not None and not canvas.hands._shading.isActive(), "the shading")
    return desk


def _move(port: QWidget, to: QPoint) -> None:
    """Move the pointer with the left button down: QTest sends moves without buttons."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(port.mapToGlobal(to))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), where, Qt.MouseButton.NoButton, left, none)
    QApplication.sendEvent(port, event)


def clash(panel: str, stage: Stage) -> QWidget:
    """What was dragged is let go: there is something to fix, told at the visit and in the list."""
    from lawatan.gui import scheduling

    canvas = stage.desk.board.canvas
    if canvas.hands.dragging is not None:
        decisions = canvas.hands.dragging.decisions
        canvas.hands.stop()
        scheduling.decide(stage.desk.state, decisions)
        wait(lambda: stage.programme.fresh and stage.programme.must_fix, "what there is to fix")
    stage.desk.go(panel)
    return stage.desk


def comparing(stage: Stage) -> QWidget:
    """Planned again: the new schedule waits for an answer."""
    from lawatan.gui.proposing import Proposal
    from lawatan.jobs.compare import compare
    from lawatan.jobs.plan import Outcome

    desk, programme = stage.desk, stage.programme
    plan = stage.sample().plan
    outcome = Outcome("complete", plan, (), None, 4.0, 0.5, False)
    comparison = compare(programme.edition, plan)
    desk.go("board")
    desk.state.put(
        desk.state.index, programme.proposing(Proposal(programme.edition, outcome, comparison, desk.state.language))
    )
    return desk


def kept(stage: Stage) -> QWidget:
    """The old schedule was kept."""
    stage.desk.proposing.refuse()
    return stage.desk


def answered(stage: Stage) -> QWidget:
    """The new schedule was taken."""
    stage.desk.proposing.accept()
    return stage.desk


def records(panel: str, at: int, stage: Stage) -> QWidget:
    """A table with the form of one record."""
    desk, shown = stage.desk, stage.records(panel)
    desk.go(panel)
    shown.show_table(at)
    if shown.page is not None:
        rows = shown.page.model.rows
        wanted = SHOWN.get(shown.tables[at], "")
        shown.page.setFocus()
        if rows:
            shown.reveal((shown.tables[at], wanted if wanted in rows else rows[0]))
            wait(lambda: desk.state.record is not None, "the record's form")
    return desk


def rules(stage: Stage) -> QWidget:
    """The rules."""
    stage.desk.go("rules")
    return stage.desk


def rule(stage: Stage) -> QWidget:
    """The rules, with one of them in the form."""
    panel = stage.desk.panels["rules"]
    assert isinstance(panel, RulesPanel)
    panel.look_at(next(key for key in panel.rows if "lunch" in key))
    return stage.desk


def calm(panel: str, stage: Stage) -> QWidget:
    """Nothing is left to fix, or to schedule."""
    stage.desk.go(panel)
    return stage.desk


def find(stage: Stage) -> QWidget:
    """What a word finds."""
    stage.desk.go("find")
    panel = stage.desk.panels["find"]
    assert isinstance(panel, Find)
    panel.sought.setText("batik")
    wait(panel.list.count, "what is found")
    return stage.desk


def guide(page: str, stage: Stage) -> QWidget:
    """A page of the guide."""
    helping = stage.desk.helping
    helping.open(page)
    assert helping.guide is not None
    return helping.guide


def lanes(stage: Stage) -> QWidget:
    """Two groups side by side, across the clock."""
    stage.open(stage.sample("jakarta-bali"))
    return stage.desk


def lanes_ride(stage: Stage) -> QWidget:
    """A ride with its sections."""
    stage.desk.state.select(next(iter(stage.programme.edition.plan.rides)), seek=True)
    return stage.desk


def about(stage: Stage) -> QWidget:
    """What the program is."""
    from lawatan.gui.about import About

    stage.desk.show_about()
    return stage.desk.findChildren(About)[-1]


def menu(stage: Stage) -> QWidget:
    """What can be done to a row."""
    shown = stage.records("activities")
    stage.desk.go("activities")
    shown.show_table(0)
    assert shown.page is not None
    opened = shown.page.menu()
    opened.popup(stage.desk.mapToGlobal(QPoint(400, 300)))
    return opened


SCENES: dict[str, Callable[[Stage], QWidget]] = {
    "start": start,
    **{f"new-{name}": partial(fresh, name) for name in (*PLACES, "board", "rules", "to_fix", "waiting", "find")},
    "unplanned": partial(unplanned, "board"),
    "to-fix-unplanned": partial(unplanned, "to_fix"),
    "waiting": partial(unplanned, "waiting"),
    "board": board,
    "board-all": board_all,
    "board-first-week": board_first,
    "board-several": several,
    "board-small": small,
    "board-edit": edit,
    "table": table,
    "drag": drag,
    "board-clash": partial(clash, "board"),
    "to-fix": partial(clash, "to_fix"),
    "cures-none": scenes_bad_day.cures_none,
    "cures": scenes_bad_day.cures,
    "fix": scenes_bad_day.fix,
    "why-here": scenes_bad_day.why_here,
    "elsewhere": scenes_bad_day.where_else,
    "accidents": scenes_bad_day.accident,
    "late": scenes_bad_day.late,
    "alternatives-none": scenes_bad_day.alternatives_none,
    "alternatives": scenes_bad_day.alternatives,
    "alternatives-adopt": scenes_bad_day.adopting,
    "versions": scenes_papers.versions,
    "comparing": comparing,
    "accepted": answered,
    "again": scenes_bad_day.again,
    "kept": kept,
    **{
        (panel if at == 0 else name.replace("_", "-")): partial(records, panel, at)
        for panel in PLACES
        for at, name in enumerate(tables_of(panel))
    },
    "rules": rules,
    "rule": rule,
    "nothing-to-fix": partial(calm, "to_fix"),
    "nothing-waiting": partial(calm, "waiting"),
    "find": find,
    "export": scenes_papers.export,
    "preview": scenes_papers.preview,
    "preview-text": scenes_papers.preview_text,
    "messages": scenes_papers.messages,
    "publish": scenes_papers.publish,
    "guide": partial(guide, "index"),
    "guide-rule": partial(guide, "rules/lunch"),
    "menu": menu,
    "about": about,
    "lanes": lanes,
    "lanes-ride": lanes_ride,
}
"""Every scene by the name of its picture, in the order in which they are played."""


def play(combination: Combination, kept: Path, folder: Path) -> Iterator[Path]:
    """Take the picture of every scene; yield each file."""
    stage = Stage(combination, kept)
    for name, scene in SCENES.items():
        window = scene(stage)
        wait(stage.kept, "the programme kept")
        QTest.qWait(80)
        window.grab()  # what is painted for the first time may still ask for another layout
        QTest.qWait(80)
        path = folder / f"{name.replace('_', '-')}-{combination.name}.png"
        window.grab().save(str(path))
        if window is not stage.desk:
            window.close()
        yield path
    for programme in stage.desk.state.programmes:
        stage.desk.remove(programme)
    stage.desk.close()


def main() -> int:
    """``python -m lawatan.gui.scenes FOLDER COMBINATION KEPT``: one combination; ``pictures`` starts it."""
    folder, name, kept = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    with tempfile.TemporaryDirectory(prefix="lawatan-settings-") as settings:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        for path in play(COMBINATIONS[name], kept, folder):
            print(path, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
