"""Why a child process failed, as people read it; and how long one may take to begin."""

from __future__ import annotations

from lawatan.child import Failure
from lawatan.words import Message, mark

LOADING_SECONDS = 60.0
"""How long a child may take to load its libraries and read what it is asked; that takes a second or two."""

REASONS = {
    "memory": mark("it needed more memory than there is for it"),
    "killed": mark("the system ended it, as it does when memory runs out"),
    "crashed": mark("it stopped on an error: {said}"),
    "silent": mark("it had not ended after {length} and was stopped"),
    "garbled": mark("its answer could not be understood"),
    "unanswered": mark("it ended without an answer"),
    "unstarted": mark("it could not be started: {said}"),
}


def reason(failure: Failure | None) -> Message:
    """Why a child failed, to be put into a sentence; None is one that ended well, but without its answer."""
    if failure is None:
        failure = Failure("unanswered")
    seconds = max(1, round(failure.seconds))
    return Message(
        REASONS[failure.kind],
        {
            "said": " ".join(failure.said.split()),
            "length": lambda say: say("{n} s", n=seconds),
        },
    )
