"""Something that the planner's process is asked once, as a job: which vehicles, which runs. Planning itself has ``plan``."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from lawatan.child import Child, Failure, planner
from lawatan.domain import Plan
from lawatan.jobs.broken import LOADING_SECONDS, reason
from lawatan.rules import Edition
from lawatan.words import Message

PATIENCE_SECONDS = 120.0
"""How long an answer may take beside the loading; vehicles for 200 ways took 7 s."""


class NoAnswer(Exception):
    """The planner's process broke down; ``reason`` says why, to be put into a sentence."""

    def __init__(self, failure: Failure | None) -> None:
        super().__init__()
        self.reason: Message = reason(failure)


class Question:
    """Asks once; ``stop``, from any thread, ends it without an answer."""

    def __init__(self) -> None:
        self._child: Child | None = None
        self._stopped = False
        self._lock = threading.Lock()

    def ask(self, edition: Edition, **request: Any) -> Plan:
        """The plan that a process of its own answers; NoAnswer where it breaks down, hangs or is stopped."""
        with self._lock:
            child = self._child = planner()
            if self._stopped:
                child.kill()
        plan: Plan | None = None
        child.give(LOADING_SECONDS + PATIENCE_SECONDS)
        try:
            child.send({"edition": edition.model_dump(mode="json", by_alias=True), **request})
            for message in child.lines():
                if isinstance(message, Mapping) and "plan" in message:
                    plan = Plan.model_validate(message["plan"])
        except ValidationError:
            child.fail(Failure("garbled"))
        except BaseException:
            child.kill()  # interrupted
            raise
        finally:
            failure = child.finish()
        if plan is None:
            raise NoAnswer(failure)
        return plan

    def stop(self) -> None:
        """End it at once: nobody waits for the answer any more."""
        with self._lock:
            self._stopped = True
            if self._child is not None:
                self._child.kill()


__all__ = ["NoAnswer", "Question"]
