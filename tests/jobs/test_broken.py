"""The planner's process breaks, in every way: what was found is kept, what is said is plain, and planning goes on."""

from __future__ import annotations

import errno
import os
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from benchmarks.generator import SIZES, generate
from builders import activity, moment, one_city, planned, text, two_cities
from duties import bus
from lawatan import child
from lawatan.child import Failure, planner
from lawatan.domain import Group, Journey, Person, Plan
from lawatan.jobs import plan, question
from lawatan.jobs.broken import REASONS, reason
from lawatan.jobs.files import read_edition
from lawatan.jobs.plan import Outcome, PlanJob, PlanningFailed, Progress
from lawatan.jobs.plan_orders import plan_job
from lawatan.jobs.question import NoAnswer, Question
from lawatan.jobs.shuttles import NotGrouped, grouping
from lawatan.jobs.vehicles import NotChosen, choosing
from lawatan.resources import sample
from lawatan.rules import Edition
from lawatan.rules.carried import Carried
from lawatan.words import words
from sabotage import sabotage
from three_cities import star

linux = pytest.mark.skipif(sys.platform != "linux", reason="the cap is for Linux")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals in the manner of POSIX")


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The 2018 programme: its first plan comes at once, its last after the time limit."""
    return read_edition(sample("jakarta-bandung-2018"))


@contextmanager
def broken(monkeypatch: pytest.MonkeyPatch, how: str) -> Iterator[None]:
    """Planners break like that meanwhile, and nobody waits long for one that hangs."""
    with monkeypatch.context() as meanwhile:
        sabotage(meanwhile, how)
        if how.endswith(("hang", "SIGSTOP")):
            meanwhile.setattr(plan, "GRACE_SECONDS", 2.0)
            meanwhile.setattr(plan, "GRACE_SECONDS_EACH", 0.0)
            meanwhile.setattr(question, "PATIENCE_SECONDS", 3.0)
            meanwhile.setattr(question, "LOADING_SECONDS", 0.0)
        yield


def run(edition: Edition, time_limit: float = 1.0) -> tuple[list[Progress], Outcome]:
    job = PlanJob(edition, time_limit)
    found = list(job.run())
    assert job.outcome is not None
    return found, job.outcome


def said(outcome: Outcome, language: str = "en") -> str:
    assert outcome.broken is not None
    return words(language).message(outcome.broken)


BEFORE = {
    "1 SIGKILL": "the system ended it, as it does when memory runs out",
    "1 SIGSEGV": "it stopped on an error: Segmentation fault",
    "1 SIGABRT": "it stopped on an error: Aborted",
    "first SIGKILL": "the system ended it, as it does when memory runs out",
    "1 half a line": "the system ended it, as it does when memory runs out",
    "1 raise": "it stopped on an error: RuntimeError: the sum does not add up",
    "1 exit": "it ended without an answer",
    "1 no plan": "its answer could not be understood",
    "1 another plan": "its answer could not be understood",
}


def some(ways: dict[str, str], *plain: str) -> list[object]:
    """All of them; those that are not named only in a deep run."""
    return [pytest.param(way, marks=() if way in plain else pytest.mark.deep, id=way) for way in ways]


@pytest.mark.parametrize("how", some(BEFORE, "1 SIGKILL"))
def test_without_a_plan_it_fails_in_a_plain_sentence(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    sabotage(monkeypatch, how)
    job = PlanJob(edition, 1.0)

    with pytest.raises(PlanningFailed) as caught:
        list(job.run())

    assert (str(caught.value), job.outcome) == (BEFORE[how], None)


AFTER = {
    "SIGKILL": "the system ended it, as it does when memory runs out",
    "SIGSEGV": "it stopped on an error: Segmentation fault",
    "half a line": "the system ended it, as it does when memory runs out",
    "raise": "it stopped on an error: RuntimeError: the sum does not add up",
    "exit": "it ended without an answer",
    "no plan": "its answer could not be understood",
    "another plan": "its answer could not be understood",
    "endless line": "its answer could not be understood",
    "hang": "it had not ended after 3 s and was stopped",
    "SIGSTOP": "it had not ended after 3 s and was stopped",
}


@pytest.mark.parametrize("how", some(AFTER))
def test_the_best_plan_so_far_is_kept_and_the_next_planning_works(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    with broken(monkeypatch, f"end {how}"):
        found, outcome = run(edition)
    _, next_one = run(edition)

    assert found
    assert (outcome.status, outcome.plan, outcome.found) == ("broken", found[-1].plan, True)
    assert (said(outcome), outcome.repeatable, outcome.bound) == (AFTER[how], False, found[-1].bound)
    assert next_one.status in ("complete", "incomplete")  # a busy machine may need more than the second


@pytest.mark.parametrize("how", ["3 noise", "3 flood"])
@pytest.mark.deep
def test_what_does_no_harm_is_no_failure(edition: Edition, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    sabotage(monkeypatch, how)

    _, outcome = run(edition)

    assert outcome.status in ("complete", "incomplete")


@pytest.mark.parametrize("how", ["first hang", "first SIGSTOP", "1 hang"])
@pytest.mark.deep
def test_cancel_answers_at_once_while_it_hangs(edition: Edition, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """With an edition that is larger than the pipe holds, so that the planner hangs before it has read it all."""
    sabotage(monkeypatch, how)
    job = PlanJob(edition, 60.0)
    asked: list[float] = []
    cancel = threading.Timer(1.0, lambda: (asked.append(time.monotonic()), job.cancel()))
    cancel.start()

    assert list(job.run()) == []
    assert time.monotonic() - asked[0] < 1
    assert job.outcome is not None
    assert (job.outcome.status, job.outcome.plan, job.outcome.found) == ("cancelled", Plan(), False)


@pytest.mark.deep
def test_a_planner_that_hangs_as_it_ends_has_given_its_plan(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    with broken(monkeypatch, "last hang"):
        _, outcome = run(edition)

    assert outcome.status in ("complete", "incomplete")


def test_a_planner_that_cannot_be_started_is_told(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/python/here")

    with pytest.raises(PlanningFailed, match=re.escape(f"it could not be started: {os.strerror(errno.ENOENT)}")):
        run(edition)


@linux
def test_without_memory_it_says_so(edition: Edition) -> None:
    job = PlanJob(edition, 1.0, child=planner(150 * 2**20))

    with pytest.raises(PlanningFailed, match="it needed more memory than there is for it"):
        list(job.run())


@linux
@pytest.mark.deep
def test_memory_that_runs_out_on_the_way_leaves_the_best_plan(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    sabotage(monkeypatch, "end hog")
    job = PlanJob(edition, 1.0, child=planner(500 * 2**20))

    found = list(job.run())

    assert job.outcome is not None
    assert (job.outcome.status, job.outcome.plan) == ("broken", found[-1].plan)
    assert said(job.outcome) == "it needed more memory than there is for it"


@linux
@pytest.mark.deep
def test_however_little_memory_there_is_it_plans_or_says_so(edition: Edition) -> None:
    """Where it runs out differs: as libraries are loaded, models are made, a worker starts, a search goes on."""
    told = set[str]()
    for megabytes in range(40, 260, 20):
        job = PlanJob(edition, 0.6, child=planner(megabytes * 2**20))
        try:
            list(job.run())
        except PlanningFailed as failed:
            told.add(str(failed))
            continue
        assert job.outcome is not None
        told.add(said(job.outcome) if job.outcome.broken is not None else job.outcome.status)

    planned = {"complete", "incomplete"}
    assert told - planned == {"it needed more memory than there is for it"}
    assert told & planned


@linux
@pytest.mark.deep
@pytest.mark.slow
def test_with_the_memory_of_the_smallest_machine_the_largest_programme_is_planned() -> None:
    """151 activities over 60 days with two workers under the cap of a machine of two cores that has too little memory."""
    edition = generate(*SIZES[151], seed=1).edition
    least = child.LEAST_MEMORY_BYTES + 2 * child.LEAST_BYTES_A_CORE
    job = PlanJob(edition, 20.0, workers=2, child=planner(least))

    list(job.run())

    assert job.outcome is not None and job.outcome.broken is None


@pytest.mark.deep
def test_of_several_orders_the_best_so_far_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    job = plan_job(star(free="BD", minutes={"JB": 600, "BD": 600}), time_limit=1, workers=1)

    with broken(monkeypatch, "end SIGKILL"):
        found = list(job.run())

    assert job.outcome is not None and job.outcome.tried is not None
    assert (job.outcome.status, said(job.outcome)) == ("broken", BEFORE["1 SIGKILL"])
    assert job.outcome.plan in [progress.plan for progress in found]


VEHICLES = {
    "0 SIGKILL": "the system ended it, as it does when memory runs out",
    "0 exit": "it ended without an answer",
    "0 half a line": "the system ended it, as it does when memory runs out",
    "0 no plan": "its answer could not be understood",
    "0 hang": "it had not ended after 3 s and was stopped",
}


@pytest.mark.parametrize("how", some(VEHICLES))
def test_vehicles_are_left_as_they_were(monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    made = one_city(activity("museum", "MUSEUM", 60), rules=[Carried(id="carried")], vehicles=[bus()])
    edition = planned(made, {"museum": "mon 10:00"})

    with broken(monkeypatch, how), pytest.raises(NotChosen) as caught:
        choosing(edition, words("en"))

    assert str(caught.value) == f"No vehicles could be chosen: {VEHICLES[how]}. Nothing was changed."
    assert list(choosing(edition, words("en"))) == [("duties", "chosen-0723-bus")]


@pytest.mark.deep
def test_runs_are_left_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    lands = Journey(time=moment(two_cities(), "mon 10:00", "JKT"), venue="AIRPORT")
    guest = Person(id="guest", name="Guest", arrival=lands)
    edition = two_cities(persons=[guest], groups=[Group(id="ALL", name=text("All"), members=("guest",))])

    with broken(monkeypatch, "0 SIGKILL"), pytest.raises(NotGrouped) as caught:
        grouping(edition, words("en"))

    assert str(caught.value) == f"No runs could be made: {VEHICLES['0 SIGKILL']}. Nothing was changed."


def test_a_question_that_is_stopped_has_no_answer(edition: Edition) -> None:
    asked = Question()
    asked.stop()

    with pytest.raises(NoAnswer):
        asked.ask(edition, vehicles=True)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("kind", REASONS)
def test_every_reason_is_a_sentence_in_both_languages(kind: str, language: str) -> None:
    told = words(language).message(reason(Failure(kind, "what\nit said", 71.6)))  # type: ignore[arg-type]

    assert told and "{" not in told and "\n" not in told
    assert ("72" in told) == (kind == "silent")
