"""Suggested fixes: edits that cure what stands in the way, each tried before it is shown, the least consequence first."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from lawatan.child import Child, Failure, planner
from lawatan.domain import PLAN_TABLES, Changes, Plan, Record, apply, with_plan
from lawatan.jobs.at_hand import at_hand
from lawatan.jobs.broken import LOADING_SECONDS
from lawatan.jobs.changes import Changes as ToTell
from lawatan.jobs.explain import ExplainReport, explain, firm
from lawatan.jobs.fixing import MOVE, Candidate, Fixing
from lawatan.jobs.question import NoAnswer, Question
from lawatan.jobs.replan import promised, promising
from lawatan.rules import Breach, Edition, cases_of, cost, judge
from lawatan.rules.conflict import Explained
from lawatan.schedule import Setting, View, ride_prices
from lawatan.words import Words

FIXES_SECONDS = 12.0
"""What looking for fixes may take in all; the first comes much sooner."""

AT_HAND_SHARE = 0.4
"""Of that time what may go into what is at hand."""

MOST_FIXES = 8
"""So many are shown; who wants others takes one of them and looks again."""


MOST_MOVES = 3
"""So much that changes for people is told one by one."""


@dataclass(frozen=True)
class Fix:
    """An edit that cures it, tried: ``edition`` is what it makes, with the plan that keeps all that must hold.

    ``moved``: the items of which people know something else than what is so then. ``to_tell``: who has to be told.
    """

    rank: int
    says: str
    changes: Changes
    edition: Edition
    to_tell: ToTell
    travel_minutes: int
    minutes: int = 0
    alternative: str = ""
    """The name of the alternative that it is."""

    @property
    def moved(self) -> tuple[str, ...]:
        """What changes its time or place."""
        return self.to_tell.items

    @property
    def price(self) -> tuple[int, int, int, int, int]:
        """By what the fixes are in order: the consequence, what is asked, who is to be told, how much moves, the ways."""
        return self.rank, self.minutes, len(self.to_tell.by_name), len(self.moved), self.travel_minutes


class FixJob:
    """Looks for what cures an edition, or some breaches of its plan. ``run`` yields fixes as they come.

    Of preferences that are not kept: what moves so that they are, and costs less in all; else ``reasons`` tells what
    keeps them from it, or what it would cost. What is not planned yet is planned as well. ``explained`` says what stood
    in the way, once that is known. ``cancel``, from any thread, ends it; the fixes that came are good. ``children`` may
    be two processes started early with ``planner()``.
    """

    def __init__(
        self,
        edition: Edition,
        say: Words,
        breaches: Collection[Breach] = (),
        time_limit: float = FIXES_SECONDS,
        seed: int = 0,
        most: int = MOST_FIXES,
        children: tuple[Child, Child] | None = None,
    ) -> None:
        self.edition, self.say = edition, say
        self.about = tuple(dict.fromkeys(item for breach in breaches for item in breach.about))
        self._to_cure = cases_of(breaches)
        self._broken = cases_of(breach for breach in judge(View(Setting(edition))) if breach.hard)
        self.wished = [breach for breach in breaches if not breach.hard] if not self._to_cure & self._broken else []
        """The preferences that are to be kept, where no more is wrong."""
        self.explained: Explained | None = None
        self.dearer: tuple[int, Fix] | None = None
        """Where a preference could be kept by planning again, but others would pay for it: what it costs more, and how."""
        self.fixes: tuple[Fix, ...] = ()
        self._known = View(Setting(with_plan(edition, promised(edition))))
        self._time_limit, self._seed, self._until = time_limit, seed, 0.0
        self._most = most
        self._lock = threading.Lock()
        self._cancelled = threading.Event()
        self._children: list[Child] = list(children or ())
        self._question: Question | None = None

    def run(self) -> Iterator[Fix]:
        """Yield each fix that was found to cure it, by rank as far as they are tried; NoAnswer if a process broke down.

        At the end ``fixes`` has all of them by their price.
        """
        found: list[Fix] = []
        with self._lock:
            if self._cancelled.is_set():
                return
            self._children = self._children or [planner(), planner()]  # both load at once
            asked, tries = self._children
            self._question = Question(asked)
        self._until = time.monotonic() + self._time_limit
        try:
            for fix in self._all(tries):
                if self._cancelled.is_set():
                    break
                if any(fix.edition == other.edition for other in found):
                    continue
                found.append(fix)
                self.fixes = tuple(sorted(found, key=lambda each: each.price))
                yield fix
                if len(found) >= self._most:
                    break
        finally:
            self.cancel()
            for child in (asked, tries):
                child.finish()

    def cancel(self) -> None:
        """End it soon."""
        with self._lock:
            self._cancelled.set()
            for child in self._children:
                child.kill()

    def _all(self, tries: Child) -> Iterator[Fix]:
        yield from self._at_hand()
        assert self._question is not None
        asked = firm(self.edition, self.wished) if self.wished else self.edition
        try:
            explained = explain(asked, self.about, time_limit=self._left, seed=self._seed, question=self._question)
        except NoAnswer:
            if self._cancelled.is_set():
                return
            raise
        self.explained = explained
        if self.wished:
            yield from self._tried([self._insisting(asked)], tries)
            return
        fixing = Fixing(self.edition, self.say)
        candidates = list(fixing.candidates(explained.conflicts))
        if self.about or not explained.conflicts:
            candidates.insert(0, Candidate(MOVE, self.say("Plan again, moving little."), {}))
        if any(self.edition.rules[rule].fleet for rule, *_ in self._to_cure):
            candidates += fixing.more_vehicles()
        yield from self._tried(candidates, tries)

    def _insisting(self, firmly: Edition) -> Candidate:
        """Planning again with the preferences to cure kept."""
        kept: dict[tuple[str, str], Record | None] = {
            ("rules", breach.rule): firmly.rules[breach.rule] for breach in self.wished
        }
        return Candidate(MOVE, self.say("Plan again, moving little."), {}, tried=kept)

    def _at_hand(self) -> Iterator[Fix]:
        """One decision otherwise, all else as it is: no planning at all."""
        view = View(Setting(self.edition))
        for item in self.about:
            for choices in at_hand(view, item, self.say):
                if self._cancelled.is_set() or self._left < self._time_limit * (1 - AT_HAND_SHARE):
                    return
                found = (
                    self._fix(Candidate(rank, says, {}), self.edition, view.deciding({item: decision}).plan)
                    for rank, says, decision in choices
                    if not self._cancelled.is_set()
                )
                if (first := next(filter(None, found), None)) is not None:
                    yield first

    @property
    def _left(self) -> float:
        """Seconds of those that it has in all."""
        return max(0.1, self._until - time.monotonic())

    def _tried(self, candidates: Sequence[Candidate], child: Child) -> Iterator[Fix]:
        told = promising(self.edition, promised(self.edition))
        edited = [apply(told, {**candidate.changes, **candidate.tried}) for candidate in candidates]
        base = told.model_dump(mode="json", by_alias=True)
        child.give(LOADING_SECONDS + 2 * self._time_limit)
        child.send(
            {
                "edition": base,
                "tries": [_differing(base, each) for each in edited],
                "try": {"time_limit": self._left, "seed": self._seed},
            }
        )
        ended = False
        for message in child.lines():
            match message:
                case {"layer": "end"}:
                    ended = True
                    break
                case {"try": int(n), "plan": dict(plan)} if n < len(candidates):
                    after = apply(self.edition, candidates[n].changes)
                    try:
                        fix = self._fix(candidates[n], after, Plan.model_validate(plan))
                    except ValidationError:
                        child.fail(Failure("garbled"))
                        break
                    if fix is not None:
                        yield fix
        if not ended and not self._cancelled.is_set():
            raise NoAnswer(child.finish())

    def _fix(self, candidate: Candidate, edition: Edition, plan: Plan) -> Fix | None:
        """The candidate with its plan, if that keeps all that must hold by the checker."""
        after = with_plan(edition, plan)
        view = View(Setting(after))
        found = judge(view)
        hard = cases_of(breach for breach in found if breach.hard)
        if not hard <= (self._broken if self._to_cure else set()) or cases_of(found) & self._to_cure:
            return None
        if candidate.changes and _fits_without(candidate, self.edition, plan):
            return None  # the edit is not what cures it
        to_tell = ToTell(self._known, view, self.say)
        fix = Fix(
            candidate.rank, candidate.says, candidate.changes, after, to_tell, view.travel_minutes, candidate.minutes
        )
        if self._to_cure <= self._broken:
            return fix
        more = _worth(view) - _worth(View(Setting(self.edition)))
        if more < 0:
            return fix
        if self.dearer is None or more < self.dearer[0]:
            self.dearer = more, fix  # others would pay for it
        return None


def _worth(view: View) -> int:
    """What a plan costs in minutes of travel: the ways, what rides cost, and the preferences that it does not keep."""
    return view.travel_minutes + ride_prices(view) + cost(view)


def _fits_without(candidate: Candidate, edition: Edition, plan: Plan) -> bool:
    """Whether a plan keeps all that must hold without the edit that it was made for."""
    if any(table in PLAN_TABLES or table == "vehicles" for table, _ in candidate.changes):
        return False
    return not any(breach.hard for breach in judge(View(Setting(with_plan(edition, plan)))))


class Told:
    """What taking a fix changes for whom, in the form in which planning again tells it (``jobs.compare.Comparison``)."""

    def __init__(self, fix: Fix, say: Words) -> None:
        self.fix, self.say, self.changes = fix, say, fix.to_tell.said(say)

    def said(self, say: Words) -> Told:
        """The same in another language."""
        return Told(self.fix, say)

    def headline(self) -> str:
        """The fix, and how much it changes."""
        return f"{self.fix.says} {consequences(self.fix, self.say)[0]}"


def consequences(fix: Fix, say: Words) -> list[str]:
    """What else a fix changes: in one line how much and for whom, then what, where it is little enough."""
    readers = fix.to_tell.by_name
    if not fix.to_tell.before.entries:
        return [say("With it everything that must happen has its place.")]
    if not fix.moved:
        return [say("Nothing that people know of changes.")]
    moved = say.plural("{n} thing changes for people", "{n} things change for people", len(fix.moved))
    named = say.list(fix.to_tell.called(reader) for reader in readers[:4])
    if (more := len(readers) - 4) > 0:
        named = say.plural("{names} and {n} more", "{names} and {n} more", more, names=named)
    lines = [say("{moved}; to tell: {names}.", moved=moved, names=named)]
    if len(fix.moved) <= MOST_MOVES:
        first = {change.item: change for change in reversed(fix.to_tell.told)}
        lines += [fix.to_tell.sentence(first[item]) for item in fix.moved]
    return lines


def reasons(job: FixJob) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Why it is not so already: headings, each with its sentences; empty while that is not known."""
    say, found = job.say, []
    if job.explained is not None:
        report = ExplainReport(job.edition, job.explained, say)
        found += [(report.heading(conflict), tuple(report.told(conflict))) for conflict in job.explained.conflicts]
    if job.dearer is not None and not job.fixes:
        more, fix = job.dearer
        price = say("In all that costs {length} of travel more.", length=say.duration(more))
        lines = (fix.says, *consequences(fix, say), price if more else say("In all that costs as much."))
        found.append((say("It could be kept, but others would pay for it:"), lines))
    return tuple(found)


class FixReport:
    """The fixes that were found, for people and for programs."""

    def __init__(self, job: FixJob) -> None:
        self.job, self.say, self.fixes = job, job.say, job.fixes

    def lines(self) -> Iterator[str]:
        """For people: each fix with its number, what moves and who has to be told."""
        say = self.say
        if not self.fixes:
            yield say("No fix was found in the time.")
        for n, fix in enumerate(self.fixes, 1):
            yield f"{n}. {fix.says}"
            yield from (f"   {line}" for line in consequences(fix, say))
        for heading, told in reasons(self.job) if self.job.wished else ():
            yield heading
            yield from (f"  – {line}" for line in told)

    def as_object(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "fixes": [
                {
                    "says": fix.says,
                    "rank": fix.rank,
                    "edits": {f"{table}/{key}": _dumped(record) for (table, key), record in fix.changes.items()},
                    "moved": list(fix.moved),
                    "travel_minutes": fix.travel_minutes,
                    "to_tell": fix.to_tell.as_object(),
                }
                for fix in self.fixes
            ],
            "reasons": [{"heading": heading, "told": list(told)} for heading, told in reasons(self.job)],
        }


def _differing(base: Mapping[str, Any], edition: Edition) -> dict[str, Any]:
    """The tables of an edition that are not as in ``base``."""
    made = edition.model_dump(mode="json", by_alias=True)
    return {table: value for table, value in made.items() if value != base[table]}


def _dumped(record: Any) -> Any:
    return None if record is None else record.model_dump(mode="json", exclude_defaults=True)


__all__ = ["Fix", "FixJob", "FixReport", "Told", "consequences", "reasons"]
