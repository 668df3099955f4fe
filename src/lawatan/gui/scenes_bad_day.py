"""The scenes of what came in between: reasons and fixes, accidents, planning again; they are played among ``scenes``."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from lawatan.gui.panels.to_fix import ToFix
from lawatan.gui.stage import Stage, wait


def cures(stage: Stage) -> QWidget:
    """What would cure a sentence of the list, at the right."""
    desk = stage.desk
    to_fix = desk.panels["to_fix"]
    assert isinstance(to_fix, ToFix)
    to_fix.list.setCurrentRow(0)
    to_fix.cure.click()
    wait(lambda: desk.bad_day.cures.fixes, "the first fix")
    desk.bad_day.cures.curing.cancel()
    wait(lambda: desk.bad_day.cures.stop.isHidden(), "the end of the search")
    return desk


def cures_none(stage: Stage) -> QWidget:
    """Reasons and fixes before anything was asked."""
    desk = stage.desk
    desk.right.setCurrentWidget(desk.bad_day.cures)
    return desk


def fix(stage: Stage) -> QWidget:
    """A fix on the board, which waits for an answer."""
    stage.desk.proposing.show_fix(stage.desk.bad_day.cures.fixes[0])
    return stage.desk


def why_here(stage: Stage) -> QWidget:
    """Why a visit stands where it does."""
    desk = stage.desk
    desk.proposing.refuse()
    desk.state.select(stage.visit("ELINA"), seek=True)
    desk.bad_day.why_here(stage.visit("ELINA"))
    return desk


def where_else(stage: Stage) -> QWidget:
    """Where else a visit could stand."""
    desk = stage.desk
    desk.state.select(stage.visit("ELINA"), seek=True)
    desk.bad_day.where_else(stage.visit("ELINA"))
    wait(lambda: desk.bad_day.elsewhere.report, "every start of every day")
    return desk


def accident(stage: Stage) -> QWidget:
    """The form for what came in between: a host."""
    stage.desk.bad_day.happen("hosts", "ELINA")
    return stage.desk


def late(stage: Stage) -> QWidget:
    """The form for what came in between: a late bus."""
    stage.desk.bad_day.happen("late", stage.visit("ELINA"))
    return stage.desk


def again(stage: Stage) -> QWidget:
    """Planned again after a host has cancelled a day: what changes waits for an answer, with those who have to be told."""
    from lawatan.gui.proposing import Proposal
    from lawatan.jobs.accidents import away
    from lawatan.jobs.compare import compare
    from lawatan.jobs.replan import ReplanJob, ReplanReport

    desk, programme = stage.desk, stage.programme
    visit = programme.current.entries[stage.visit("PTDI")]
    day = programme.current.starts(visit).replace(hour=0, minute=0)
    hit = away(programme.edition, ("hosts", "PTDI"), day, day + dt.timedelta(days=1))
    job = ReplanJob(hit, programme.edition)
    for _ in job.run():
        pass
    assert job.outcome is not None
    comparison = compare(programme.edition, job.outcome.plan)
    comparison = replace(comparison, again=ReplanReport(job, desk.state.say))
    desk.state.put(
        desk.state.index,
        programme.proposing(Proposal(programme.edition, job.outcome, comparison, desk.state.language)),
    )
    return desk


def alternatives_none(stage: Stage) -> QWidget:
    """The panel of alternatives of a programme that has none."""
    stage.open(stage.sample())
    stage.desk.go("alternatives")
    return stage.desk


def alternatives(stage: Stage) -> QWidget:
    """Alternatives that were made and planned side by side, one of them chosen."""
    from lawatan.jobs.variants import variants

    desk, panel = stage.desk, stage.desk.bad_day.alternatives
    made = variants(stage.programme.edition, desk.state.say)
    panel.make(dict(list(made.items())[:4]))
    panel.varying.seconds = 2.0
    panel.plan()
    wait(lambda: not panel.varying.running and not panel.stop.isVisible(), "the alternatives planned")
    wait(lambda: panel.weighing.idle, "what they come to")
    panel.pick(panel.names[0])
    return desk


def adopting(stage: Stage) -> QWidget:
    """An alternative on the board, which waits to be adopted."""
    stage.desk.bad_day.alternatives.show_it.click()
    wait(lambda: stage.programme.proposal, "what it changes for whom")
    return stage.desk
