"""Something that the planner's process is asked once, as a job: which vehicles, which runs. Planning itself has ``plan``."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from lawatan.child import Child, Failure, planner
from lawatan.domain import Plan
from lawatan.jobs.broken import LOADING_SECONDS, reason
from lawatan.rules import Edition
from lawatan.words import Message

Answer = TypeVar("Answer")

PATIENCE_SECONDS = 120.0
"""How long an answer may take beside the loading; vehicles for 200 ways took 7 s."""


class NoAnswer(Exception):
    """The planner's process broke down; ``reason`` says why, to be put into a sentence."""

    def __init__(self, failure: Failure | None) -> None:
        super().__init__()
        self.reason: Message = reason(failure)


class Question:
    """Asks once, a ``child`` that was started early or a new one; ``stop``, from any thread, ends it without an answer."""

    def __init__(self, child: Child | None = None) -> None:
        self._child = child
        self._stopped = False
        self._lock = threading.Lock()

    def ask(self, edition: Edition, **request: Any) -> Plan:
        """The plan that a process of its own answers; NoAnswer where it breaks down, hangs or is stopped."""
        return self.answer("plan", Plan.model_validate, edition, **request)

    def answer(self, key: str, read: Callable[[Any], Answer], edition: Edition, **request: Any) -> Answer:
        """What a process of its own answers under ``key``, as ``read`` makes it of JSON; NoAnswer as ``ask``."""
        with self._lock:
            child = self._child = self._child or planner()
            if self._stopped:
                child.kill()
        found: list[Answer] = []
        child.give(LOADING_SECONDS + PATIENCE_SECONDS)
        try:
            child.send({"edition": edition.model_dump(mode="json", by_alias=True), **request})
            for message in child.lines():
                if isinstance(message, Mapping) and key in message:
                    found.append(read(message[key]))
        except (ValidationError, KeyError, TypeError):
            child.fail(Failure("garbled"))
        except BaseException:
            child.kill()  # interrupted
            raise
        finally:
            failure = child.finish()
        if not found:
            raise NoAnswer(failure)
        return found[-1]

    def stop(self) -> None:
        """End it at once: nobody waits for the answer any more."""
        with self._lock:
            self._stopped = True
            if self._child is not None:
                self._child.kill()


__all__ = ["NoAnswer", "Question"]
